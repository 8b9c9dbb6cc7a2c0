// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/findings.h"

#include <set>

namespace rw {

namespace {

void coolingFindings(const Plan& plan, const BuildingResult<double>& b, const Building& building, std::vector<Finding>& out)
{
    const CoolingPlant& c = building.cooling;
    const std::string path = "buildings[" + building.id + "].cooling";
    const auto add = [&](Severity s, const char* code, TextArgs args) { out.push_back({s, code, path, std::move(args), {}}); };
    if (b.coolingResidual > 1e-9)
        add(Severity::Error, "plant.not-closed", {{"building", b.name}, {"residual", readableNumber(b.coolingResidual, 3)}});
    if (!b.supplyReached)
        add(Severity::Error, "plant.supply-unreachable",
            {{"outlet", readable(b.rejectionOutlet.value(), unit::C)}, {"wanted", readable(b.facilitySupply.value(), unit::C)}});
    if (!b.airReached)
        add(Severity::Error, "plant.air-unreachable",
            {{"outlet", readable(b.rejectionOutlet.value(), unit::C)}, {"wanted", readable(*c.chilledSupply.si, unit::C)}});

    std::set<std::string> designs;
    for (const Cluster& cluster : plan.clusters) designs.insert(cluster.rackDesign);
    const Cdu* cdu = findById(plan.cdus, c.cdu);
    for (const std::string& id : designs) {
        const RackDesign* d = findById(plan.rackDesigns, id);
        if (!d || !d->supplyTemperatureMax.set() || !c.supplyTemperature.set()) continue;
        if (*c.supplyTemperature.si > *d->supplyTemperatureMax.si + 1e-9)
            out.push_back({Severity::Error, "coolant.supply-above-max", "rack_designs[" + id + "]",
                           {{"supply", readable(*c.supplyTemperature.si, unit::C)},
                            {"max", readable(*d->supplyTemperatureMax.si, unit::C)}}, {}});
    }
    if (cdu && cdu->flow.set() && cdu->capacity.set() && b.liquidHeat.value() > 0.0) {
        const double heatUnits = b.liquidHeat.value() / *cdu->capacity.si;
        const double flowUnits = b.coolantFlow.value() / *cdu->flow.si;
        if (flowUnits > heatUnits * (1 + 1e-9))
            add(Severity::Warning, "cdu.flow",
                {{"cdu", cdu->name}, {"flow", readable(b.coolantFlow.value() / heatUnits, unit::Lmin)},
                 {"rated", readable(*cdu->flow.si, unit::Lmin)}});
    }
}

}  // namespace

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
    for (const BuildingResult<double>& b : evaluation.buildings) {
        const Building& building = *findById(plan.buildings, b.id);
        coolingFindings(plan, b, building, out);
    }
}

}  // namespace rw
