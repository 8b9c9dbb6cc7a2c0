// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include "fluid/moist_air.h"

#include <algorithm>

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
                            {"fewer", tiers > 2 ? text("cluster.fewer-tiers", {{"n", std::to_string(tiers - 1)}}) : text("cluster.single-tier")}, {"most", most(tiers - 1)}}, {}});
        if (!sw->power.set())
            out.push_back({Severity::Warning, "switch.unset-power", "switches[" + sw->id + "]", {{"name", sw->name}}, {}});
    }
}

namespace {

/// What a hour of a climate is wrong in, as a code; empty where there is such air. What is unset is told elsewhere.
const char* airProblem(const Climate& climate, const TemperatureDatum& dry, const TemperatureDatum& wet)
{
    if (!dry.set() || !wet.set() || !climate.elevation.set()) return "";
    if (*wet.si > *dry.si) return "climate.wet-above-dry";
    const auto pressure = standardPressure(Length<>::fromSi(std::clamp(*climate.elevation.si, -5000.0, 11000.0)));
    return airOfWetBulb(Temperature<>::fromSi(*dry.si), Temperature<>::fromSi(*wet.si), pressure) ? "" : "climate.no-such-air";
}

/// Whether a site is planned for air that there is. Without it the design hour cannot be calculated, and the extreme
/// one is left out.
bool climateFindings(const Climate& climate, const Site& site, std::vector<Finding>& out)
{
    bool possible = true;
    const auto check = [&](const TemperatureDatum& dry, const TemperatureDatum& wet, const char* key, const char* hour) {
        const char* code = airProblem(climate, dry, wet);
        if (!*code) return;
        possible = false;
        out.push_back({Severity::Error, code, "climates[" + climate.id + "]." + key,
                       {{"hour", text(hour)}, {"climate", displayName(climate)}, {"site", site.name},
                        {"wet", readable(*wet.si, unit::C)}, {"dry", readable(*dry.si, unit::C)}}, {}});
    };
    check(climate.extremeDryBulb, climate.extremeWetBulb, "extreme_wet_bulb", "climate.extreme-hour");
    possible = true;
    check(climate.designDryBulb, climate.designWetBulb, "design_wet_bulb", "climate.design-hour");
    return possible;
}

}  // namespace

void buildingFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    BuildingProblems problems(plan);
    for (const Site& site : plan.sites) {
        const Climate* climate = findById(plan.climates, site.climate);
        if (climate && !climateFindings(*climate, site, out)) continue;
        if (const std::string problem = problems.at(site); !problem.empty())
            out.push_back({Severity::Error, "plant.incomplete", problem, {{"site", site.name}}, {}});
    }
    coolingFindings(plan, evaluation, out);
}

}  // namespace rw
