// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "catalogue/display_name.h"
#include "evaluate/energy_flow_builder.h"

namespace rw {

namespace {

using Kind = EnergyFlow::Kind;

/// What a year's sums tell, J.
struct YearParts {
    double it = 0.0;
    double compute = 0.0;
    double rackCooling = 0.0;
    double cooling = 0.0;
    double house = 0.0;
    double chainLoss = 0.0;
    double facility = 0.0;
    double siteLoss = 0.0;
    double grid = 0.0;
    double generation = 0.0;
    double reuse = 0.0;
    std::optional<double> heat;  ///< through the plant's loops to the sky; unset: not told
    double chilled = 0.0;
    double evaporation = 0.0;
    double makeUp = 0.0;
};

YearParts partsOf(const YearSums& y)
{
    return {y.it,   y.compute,    y.rackCooling, y.cooling, y.house,   y.chainLoss,   y.facility, y.siteLoss,
            y.grid, y.generation, y.reuse,       y.heat,    y.chilled, y.evaporation, y.makeUp()};
}

YearParts partsOf(const YearFigures<double>& y)
{
    constexpr double kWater = 1000.0;  // kg/m3, as in every metric of water
    YearParts p;
    p.it = y.it.si();
    p.compute = y.compute.si();
    p.rackCooling = y.rackCooling.si();
    p.cooling = y.cooling.si();
    p.house = y.house.si();
    p.chainLoss = y.chainLoss.si();
    p.facility = y.facility.si();
    p.reuse = y.reuse.si();
    p.evaporation = kWater * y.evaporation.si();
    p.makeUp = kWater * y.water.si();
    return p;
}

EnergyFlow flowOf(const Evaluation& evaluation, const YearParts& p, const std::string& name, const std::string& path, const std::string& stem,
                  bool metered)
{
    EnergyFlowBuilder b;
    b.flow.year = true;
    b.flow.evaporated = p.evaporation;
    b.flow.makeUp = p.makeUp;
    const auto figure = [&](const char* key) { return stem + "." + key; };
    std::size_t from = b.node("facility", metered ? text("flow.facility") : name, Kind::Power, kBuildings, path,
                              figure("facility_energy_J_per_year"));
    const std::size_t heat = b.node("heat", text("flow.heat"), Kind::Air, kFirstLoops);
    b.flow.in = p.facility;
    if (metered) {
        const std::size_t site = b.node("site", name, Kind::Power, kSite, path);
        b.flow.in = p.grid + p.generation;
        b.link(b.node("grid", text("flow.grid"), Kind::Power, kSources, path, figure("energy_J_per_year")), site, p.grid, Kind::Power,
               text("flow.grid"));
        b.link(b.node("generation", text("flow.generation"), Kind::Power, kSources, path, figure("generation_J_per_year")), site, p.generation,
               Kind::Power, text("flow.generation"));
        b.link(site, from, p.facility, Kind::Power, text("flow.facility"));
        const std::size_t loss = b.node("site-loss", text("flow.site-losses"), Kind::Loss, kBuildings, path, figure("site_loss_J_per_year"));
        b.link(site, loss, p.siteLoss, Kind::Loss, text("flow.site-losses"));
        b.link(loss, heat, p.siteLoss, Kind::Loss, text("flow.site-losses"));
    }
    const auto use = [&](const char* id, double value, Kind kind, const char* key) {
        const std::string words = text(std::string("flow.") + id);
        const std::size_t node = b.node(id, words, kind, kUses, {}, figure(key));
        b.link(from, node, value, kind, words);
        return node;
    };
    const std::size_t it = use("it", p.it, Kind::It, "it_energy_J_per_year");
    b.link(use("cooling", p.cooling, Kind::Cooling, "cooling_energy_J_per_year"), heat, p.cooling, Kind::Cooling, text("flow.cooling"));
    b.link(use("chain-losses", p.chainLoss, Kind::Loss, "chain_loss_J_per_year"), heat, p.chainLoss, Kind::Loss, text("flow.chain-losses"));
    b.link(use("house", p.house, Kind::House, "house_energy_J_per_year"), heat, p.house, Kind::House, text("flow.house"));
    const auto inside = [&](const char* id, double value, const char* key) {
        const std::string words = text(std::string("flow.") + id);
        const std::size_t node = b.node(id, words, Kind::It, kInside, {}, key ? figure(key) : std::string());
        b.link(it, node, value, Kind::It, words);
        b.link(node, heat, value, Kind::It, words);
    };
    inside("compute", p.compute, "compute_energy_J_per_year");
    inside("rack-cooling", p.rackCooling, "rack_cooling_energy_J_per_year");
    inside("supplies", p.it - p.compute - p.rackCooling, nullptr);

    const std::size_t sky = b.node("sky", text("flow.sky"), Kind::Sky, kSinks);
    const std::size_t reuse = b.node("reuse", text("flow.reuse"), Kind::Reuse, kSinks, {}, figure("reused_heat_J_per_year"));
    b.link(heat, reuse, p.reuse, Kind::Reuse, text("flow.reuse"));
    const double rest = b.flow.in - p.reuse - p.heat.value_or(0.0);
    if (!p.heat) {
        b.link(heat, sky, rest, Kind::Sky, text("flow.sky"));
        return b.finish(evaluation);
    }
    const auto out = [&](const char* id, double value) {
        const std::string words = text(std::string("flow.") + id);
        const std::size_t node = b.node(id, words, Kind::Sky, kRejection);
        b.link(heat, node, value, Kind::Liquid, words);
        b.link(node, sky, value, Kind::Sky, words);
    };
    out("free", *p.heat - p.chilled);
    out("chilled", p.chilled);
    out("direct", rest);
    return b.finish(evaluation);
}

}  // namespace

std::optional<EnergyFlow> yearFlow(const Plan& plan, const Evaluation& evaluation, FlowScope scope, std::string_view id)
{
    switch (scope) {
    case FlowScope::Building: {
        const BuildingResult<double>* result = findById(evaluation.buildings, id);
        const Building* kind = findById(plan.buildings, id);
        if (!result || !kind || !result->year || result->year->facility.si() <= 0.0) return std::nullopt;
        EnergyFlow flow = flowOf(evaluation, partsOf(*result->year), text("flow.buildings", {{"building", displayName(*kind)}}),
                                 "buildings[" + kind->id + "]", "buildings[" + kind->id + "]", false);
        for (const SiteResult<double>& s : evaluation.sites)
            if (const Site* site = findById(plan.sites, s.id); site && site->building == id) flow.buildings += s.powers.buildings;
        return flow;
    }
    case FlowScope::Site: {
        const Site* site = findById(plan.sites, id);
        const SiteResult<double>* result = findById(evaluation.sites, id);
        for (const SiteYear& year : evaluation.years) {
            if (year.site != id || !site || !result || year.result.total.facility <= 0.0) continue;
            EnergyFlow flow = flowOf(evaluation, partsOf(year.result.total), text("flow.site", {{"site", displayName(*site)}}),
                                     "sites[" + site->id + "]", "programme.sites_by_name[" + site->id + "]", true);
            flow.sites = result->powers.sites;
            flow.buildings = result->powers.buildings;
            return flow;
        }
        return std::nullopt;
    }
    case FlowScope::Programme: break;
    }
    if (evaluation.allYears.total.facility <= 0.0) return std::nullopt;
    EnergyFlow flow = flowOf(evaluation, partsOf(evaluation.allYears.total), text("flow.all-sites"), "sites", "programme", true);
    for (const SiteResult<double>& s : evaluation.sites) {
        flow.sites += s.powers.sites;
        flow.buildings += s.powers.buildings;
    }
    return flow;
}

}  // namespace rw
