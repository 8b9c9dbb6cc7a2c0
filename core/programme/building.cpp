// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building.h"

#include "programme/building_loop.h"

#include "base/text.h"
#include "power/redundancy.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

namespace rw {

std::string buildingProblem(const Plan& plan, const Building* building, const Site& site)
{
    if (!building) return "sites[" + site.id + "].building";
    if (!findById(plan.halls, building->hall)) return "buildings[" + building->id + "].hall";
    const std::string plant = plantProblem(plan, *building, findById(plan.climates, site.climate));
    return plant == "climates" ? "sites[" + site.id + "].climate" : plant;
}

std::string BuildingProblems::at(const Site& site)
{
    auto kind = std::pair(site.building, site.climate);
    if (m_sound.contains(kind)) return {};
    std::string problem = buildingProblem(m_plan, findById(m_plan.buildings, site.building), site);
    if (problem.empty()) m_sound.insert(std::move(kind));
    return problem;
}

ChainPlace siteChain(const Site& site)
{
    return {site.chain, "sites[" + site.id + "]", nullptr, &site.gridVoltage, "grid_voltage", &site.faultLevel, "fault_level"};
}

BuildingSetting buildingSetting(const Plan& plan, const Site& site, const std::vector<BuildingSetting>& known)
{
    const Building* building = findById(plan.buildings, site.building);
    RW_ASSERT(building);
    const Climate& climate = *findById(plan.climates, site.climate);
    const PlantAir<double> air = *designAir<double>(climate, DesignAir::Design);
    for (const BuildingSetting& other : known)
        if (&other.building == building) return {plan, *building, climate, site.id, other.machines, other.chain, air};
    return {plan, *building, climate, site.id, std::make_shared<const PlantMachines>(plantMachines(plan, *building).value()),
            std::make_shared<const ReadyChain>(plan, building->chain, &building->power), air};
}

ChainPlace buildingChainPlace(const Building& building, const ReadyChain& ready)
{
    const PowerSystem& system = building.power;
    return {building.chain,     "buildings[" + building.id + "]", &system, &system.supplyVoltage, "power.supply_voltage",
            &system.faultLevel, "power.fault_level",              &ready};
}

namespace {

/// The highest load among stages whose units are given, of what they carry with their redundancy kept.
double worstGivenStage(const std::vector<ChainStage>& chain, const std::vector<StageResult<double>>& stages)
{
    double worst = 0.0;
    for (std::size_t i = 0; i < chain.size() && i < stages.size(); ++i) {
        if (chain[i].units.value_or(0) < 1) continue;
        const double limit = redundancyLimit(chain[i], *chain[i].units).value_or(1.0);
        const double load = stages[i].loadFraction.value();
        worst = std::max(worst, limit > 0.0 ? load / limit : std::numeric_limits<double>::infinity());
    }
    return worst;
}

}  // namespace

BuildingDemand buildingDemand(const BuildingSetting& setting, const std::vector<BuildingLoad<double>>& loads, const Count<double>& halls)
{
    const BuildingPlace place{setting.plan, setting.building, *setting.machines, buildingChainPlace(setting.building, *setting.chain)};
    BuildingSums<double> s = buildingSums<double>(setting.plan, setting.building, loads, halls);
    s.pumpHead = neededHead<double>(place, loads, s);
    PlantResult<double> plant;
    const CoolingLoop closed = closeCooling(place, setting.air, s, &plant);
    const ChainResult<double> chain = buildingChain<double>(place, s, Power<>::fromSi(closed.power), ChainDetail::Powers);
    const double water = plant.evaporation.si() + plant.drift.si() + plant.blowdown.si();
    return {{chain.in, chain.reactive}, water / kWaterDensity, closed, plant.sizes, worstGivenStage(setting.building.chain, chain.stages)};
}

template <Number N>
BuildingResult<N> evaluateBuilding(const BuildingSetting& setting, const std::vector<BuildingLoad<N>>& loads, const Count<N>& halls,
                                   const CoolingLoop* known)
{
    const Building& building = setting.building;
    const Climate& climate = setting.climate;
    BuildingSums<N> s = buildingSums<N>(setting.plan, building, loads, halls);
    const BuildingPlace place{setting.plan, building, *setting.machines, buildingChainPlace(building, *setting.chain)};
    s.pumpHead = neededHead<N>(place, loads, s);
    const CoolingLoop closed = known ? *known : closeCooling(place, setting.air, plainSums(s));
    const auto cooling = solved<Power<N>>("P_cool", "step.building.cooling_solved", unit::MW, closed.power, [&] {
        return text("method.plant-fixed-point", {{"passes", std::to_string(closed.passes)},
                                                 {"residual", fmt::format("{:.1e}", closed.residual)}});
    }, {s.it.si(), s.liquidHeat.si(), s.house.si()});
    const PlantAir<N> air = *designAir<N>(climate, DesignAir::Design);
    const BuildingPass<N> p = buildingPass<N>(place, air, s, liquidSide<N>(place, air, s, BuildingDetail::All), cooling, BuildingDetail::All);

    BuildingResult<N> r;
    r.id = building.id;
    r.name = building.name;
    r.site = setting.site;
    r.racks = stepOf("n_racks", s.of, "step.building.racks", unit::one, s.racks);
    r.halls = stepOf("n_halls", s.of, "step.building.halls", unit::one, s.halls);
    r.systemsPower = s.systems;
    r.networkPower = s.network;
    r.storagePower = s.storage;
    r.inRackPump = s.inRackPump;
    r.itPower = s.it;
    r.rackPower = s.rack;
    r.coolingPower = p.plant.power;
    r.housePower = s.house;
    r.chainLoss = p.chain.loss;
    r.facilityPower = stepOf("P_fac", s.of, "step.building.facility", unit::MW, p.chain.in);
    r.liquidHeat = s.inRackPumpHeat.value() > 0.0 ? s.liquidHeat + s.inRackPumpHeat : s.liquidHeat;
    r.airHeat = step("Q_a,all", "step.building.air_all", unit::MWheat, p.hallHeat + p.chain.electricalHeat);
    r.coolantFlow = s.coolantFlow;
    r.facilityReactive = stepOf("Q_fac", s.of, "step.building.reactive", unit::Mvar, p.chain.reactive);
    r.chain = p.chain.stages;
    r.plant = p.plant;
    r.compute = s.compute;
    r.rackCooling = s.rackCooling;
    if (s.it.value() > 0.0)
        r.pueDesign = step("PUE", "step.building.pue", unit::one, r.facilityPower / s.it);
    const double out = s.it.value() + p.plant.power.value() + s.house.value() + p.chain.loss.value();
    r.coolingResidual = closed.residual;
    r.closure = p.chain.in.value() > 0.0 ? std::abs(p.chain.in.value() - out) / p.chain.in.value() : 0.0;
    return r;
}

void checkExtreme(const BuildingSetting& setting, const std::vector<BuildingLoad<double>>& loads, BuildingResult<double>& r)
{
    const auto extreme = designAir<double>(setting.climate, DesignAir::Extreme);
    if (!extreme) return;
    constexpr auto kAll = BuildingDetail::All;
    const BuildingPlace place{setting.plan, setting.building, *setting.machines, buildingChainPlace(setting.building, *setting.chain)};
    BuildingSums<double> s = buildingSums<double>(setting.plan, setting.building, loads, r.halls);
    s.pumpHead = neededHead<double>(place, loads, s);
    const PlantSizes* built = &r.plant.sizes;
    BuildingPass<double> worst =
        buildingPass<double>(place, *extreme, s, liquidSide<double>(place, *extreme, s, kAll, built), r.coolingPower, kAll, built);
    r.extremeReached = worst.plant.supplyReached;
    r.extremeAirReached = worst.plant.airReached;
    r.extreme = std::make_shared<const PlantResult<double>>(std::move(worst.plant));
}

template BuildingResult<double> evaluateBuilding<double>(const BuildingSetting&, const std::vector<BuildingLoad<double>>&, const Count<double>&,
                                                         const CoolingLoop*);
template BuildingResult<Recorded> evaluateBuilding<Recorded>(const BuildingSetting&, const std::vector<BuildingLoad<Recorded>>&,
                                                             const Count<Recorded>&, const CoolingLoop*);

}  // namespace rw
