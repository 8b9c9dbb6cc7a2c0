// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/findings.h"

namespace rw {

void clusterFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const ClusterResult<double>& r : evaluation.clusters) {
        const Cluster& c = *findById(plan.clusters, r.id);
        const std::string path = "clusters[" + c.id + "]";
        const NetworkSwitch* sw = findById(plan.switches, c.networkSwitch);
        if (!sw) {
            out.push_back({Severity::Warning, "cluster.no-switch", path, {{"name", c.name}}, {}});
            continue;
        }
        const double perAccelerator = r.endpoints.value() / std::max(1.0, r.accelerators.value());
        const LeafPorts ports = leafPorts(sw->radix, c.oversubscription.si.value_or(1.0));
        const auto most = [&](std::int64_t tiers) {
            const double endpoints = static_cast<double>(endpointsReached(tiers, sw->radix, ports));
            return std::to_string(static_cast<std::int64_t>(endpoints / std::max(1.0, perAccelerator)));
        };
        const auto tiers = static_cast<std::int64_t>(r.tiers.value());
        if (!r.reachable)
            out.push_back({Severity::Error, "cluster.unreachable", path,
                           {{"accelerators", readableNumber(r.accelerators.value(), 12)}, {"switch", sw->name},
                            {"tiers", std::to_string(tiers)}, {"most", most(std::max<std::int64_t>(1, tiers))}}, {}});
        else if (tiers > 1)
            out.push_back({Severity::Note, "cluster.tiers", path,
                           {{"accelerators", readableNumber(r.accelerators.value(), 12)}, {"tiers", std::to_string(tiers)},
                            {"fewer", std::to_string(tiers - 1)}, {"most", most(tiers - 1)}}, {}});
        if (!sw->power.set())
            out.push_back({Severity::Warning, "switch.unset-power", "switches[" + sw->id + "]", {{"name", sw->name}}, {}});
    }
}

void buildingFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const Site& site : plan.sites) {
        const Building* building = findById(plan.buildings, site.building);
        if (const std::string problem = buildingProblem(plan, building, site); !problem.empty())
            out.push_back({Severity::Error, "plant.incomplete", problem, {{"site", site.name}}, {}});
    }
    coolingFindings(plan, evaluation, out);
}

}  // namespace rw
