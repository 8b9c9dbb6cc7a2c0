// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building.h"

#include "programme/building_loop.h"

#include "base/text.h"

#include <fmt/format.h>

#include <cmath>

namespace rw {

std::string buildingProblem(const Plan& plan, const Building* building, const Site& site)
{
    if (!building) return "sites[" + site.id + "].building";
    if (!findById(plan.halls, building->hall)) return "buildings[" + building->id + "].hall";
    const std::string plant = plantProblem(plan, *building, findById(plan.climates, site.climate));
    return plant == "climates" ? "sites[" + site.id + "].climate" : plant;
}

ChainPlace siteChain(const Site& site)
{
    return {site.chain, "sites[" + site.id + "]", nullptr, &site.gridVoltage, "grid_voltage", &site.faultLevel, "fault_level"};
}

BuildingSetting buildingSetting(const Plan& plan, const Site& site)
{
    const Building* building = findById(plan.buildings, site.building);
    RW_ASSERT(building);
    return {plan, *building, *findById(plan.climates, site.climate), site.id, plantMachines(plan, *building).value(), {plan, building->chain}};
}

ChainPlace buildingChainPlace(const Building& building, const ReadyChain& ready)
{
    const PowerSystem& system = building.power;
    return {building.chain,     "buildings[" + building.id + "]", &system, &system.supplyVoltage, "power.supply_voltage",
            &system.faultLevel, "power.fault_level",              &ready};
}

electrical::ComplexPower<double> buildingPower(const BuildingSetting& setting, const std::vector<BuildingLoad<double>>& loads,
                                               const Count<double>& halls)
{
    const BuildingPlace place{setting.plan, setting.building, setting.machines, buildingChainPlace(setting.building, setting.chain)};
    BuildingSums<double> s = buildingSums<double>(setting.plan, setting.building, loads, halls);
    s.pumpHead = neededHead<double>(place, loads, s);
    const CoolingLoop closed = closeCooling(place, *designAir<double>(setting.climate, DesignAir::Design), s);
    const ChainResult<double> chain = buildingChain<double>(place, s, Power<>::fromSi(closed.power), ChainDetail::Powers);
    return {chain.in, chain.reactive};
}

template <Number N>
BuildingResult<N> evaluateBuilding(const BuildingSetting& setting, const std::vector<BuildingLoad<N>>& loads, const Count<N>& halls)
{
    const Building& building = setting.building;
    const Climate& climate = setting.climate;
    BuildingSums<N> s = buildingSums<N>(setting.plan, building, loads, halls);
    const BuildingPlace place{setting.plan, building, setting.machines, buildingChainPlace(building, setting.chain)};
    s.pumpHead = neededHead<N>(place, loads, s);
    const CoolingLoop closed = closeCooling(place, *designAir<double>(climate, DesignAir::Design), plainSums(s));
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
    if constexpr (std::is_same_v<N, double>) {
        if (const auto extreme = designAir<double>(climate, DesignAir::Extreme)) {
            constexpr auto kPowers = BuildingDetail::Powers;
            const BuildingPass<double> worst = buildingPass<double>(
                place, *extreme, s, liquidSide<double>(place, *extreme, s, kPowers, &p.plant.sizes), cooling, kPowers, &p.plant.sizes);
            r.extremeReached = worst.plant.supplyReached;
            r.extremeAirReached = worst.plant.airReached;
        }
    }
    if (s.it.value() > 0.0)
        r.pueDesign = step("PUE", "step.building.pue", unit::one, r.facilityPower / s.it);
    const double out = s.it.value() + p.plant.power.value() + s.house.value() + p.chain.loss.value();
    r.coolingResidual = closed.residual;
    r.closure = p.chain.in.value() > 0.0 ? std::abs(p.chain.in.value() - out) / p.chain.in.value() : 0.0;
    return r;
}

template BuildingResult<double> evaluateBuilding<double>(const BuildingSetting&, const std::vector<BuildingLoad<double>>&, const Count<double>&);
template BuildingResult<Recorded> evaluateBuilding<Recorded>(const BuildingSetting&, const std::vector<BuildingLoad<Recorded>>&,
                                                             const Count<Recorded>&);

}  // namespace rw
