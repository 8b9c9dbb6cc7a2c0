// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building.h"

#include "base/text.h"

#include <cmath>

#include <fmt/format.h>

namespace rw {

std::string buildingProblem(const Plan& plan, const Building* building, const Site& site)
{
    if (!building) return "sites[" + site.id + "].building";
    if (!findById(plan.halls, building->hall)) return "buildings[" + building->id + "].hall";
    const std::string plant = plantProblem(plan, *building, findById(plan.climates, site.climate));
    return plant == "climates" ? "sites[" + site.id + "].climate" : plant;
}

namespace {

/// Everything of a building that does not depend on its own cooling power.
template <Number N>
struct Sums {
    std::string of;  ///< recording only
    Count<N> racks;
    Count<N> halls;
    Power<N> systems;
    Power<N> network;
    Power<N> storage;
    Power<N> it;
    Power<N> rack;  ///< the largest, with its part of network and storage
    Power<N> house;
    Heat<N> liquidHeat;
    VolumeFlow<N> coolantFlow;
    ChainLayout layout;
};

template <Number N>
Sums<N> sumsOf(const Plan& plan, const Building& building, const std::vector<BuildingLoad<N>>& loads,
               const Count<N>& halls)
{
    Sums<N> s;
    s.layout = ChainLayout(building.chain);
    s.halls = halls;
    for (const BuildingLoad<N>& load : loads) {
        s.racks += load.racks;
        s.systems += load.racks * load.rack.systems;
        s.network += load.racks * load.rack.network;
        s.storage += load.racks * load.rack.storage;
        s.liquidHeat += load.racks * load.rack.liquidHeat;
        s.coolantFlow += load.racks * load.rack.coolantFlow;
        s.rack = larger(s.rack, load.rack.it());
    }
    // Buildings of one kind differ by their fill, so a derivation names them by it.
    if constexpr (std::is_same_v<N, Recorded>) s.of = fmt::format("{}, {:.0f} racks", building.id, s.racks.value());
    s.systems = stepOf("P_sys", s.of, "step.building.systems", unit::MW, s.systems);
    s.network = stepOf("P_net", s.of, "step.building.network", unit::MW, s.network);
    s.storage = stepOf("P_st", s.of, "step.building.storage", unit::MW, s.storage);
    s.it = stepOf("P_it", s.of, "step.building.it", unit::MW, s.systems + s.network + s.storage);
    s.liquidHeat = stepOf("Q_l", s.of, "step.building.liquid", unit::MWheat, s.liquidHeat);
    s.coolantFlow = stepOf("V", s.of, "step.building.flow", unit::Ls, s.coolantFlow);

    const Assumptions& a = plan.assumptions;
    if (a.houseShare.set())
        s.house += given<N>("f_house", a.houseShare, [] { return std::string("assumptions.house_share"); }) * s.it;
    const Hall* hall = findById(plan.halls, building.hall);
    if (a.houseDensity.set() && hall && hall->width.set() && hall->depth.set()) {
        const std::string path = "halls[" + hall->id + "]";
        const auto area = given<N>("w", hall->width, [&] { return path + ".width"; }) *
                          given<N>("d", hall->depth, [&] { return path + ".depth"; });
        s.house += Power<N>(s.halls * area *
                            given<N>("p_house", a.houseDensity, [] { return std::string("assumptions.house_density"); }));
    }
    s.house = step("P_house", "step.building.house", unit::kW, s.house);
    return s;
}

template <Number N>
struct Pass {
    ChainResult<N> chain;
    PlantResult<N> plant;
    Heat<N> airHeat;
};

/// Chain and plant once, for a cooling power.
template <Number N>
Pass<N> pass(const Plan& plan, const Building& building, const Climate& climate, const Sums<N>& s,
             const Power<N>& cooling, ChainDetail detail)
{
    Pass<N> p;
    const PowerSystem& system = building.power;
    const auto loadAt = [&](const Power<N>& power, const FractionDatum& factor, const char* symbol, const char* key) {
        electrical::ComplexPower<N> load{power, {}};
        if (!factor.set()) return load;
        const auto pf = given<N>(symbol, factor, [&] { return "buildings[" + building.id + "].power." + key; });
        if (const auto both = electrical::complexPower<N>(power, pf)) load = both.value();
        return load;
    };
    p.chain = evaluateChain<N>(plan,
                               {building.chain, "buildings[" + building.id + "]", &system, &system.supplyVoltage,
                                "power.supply_voltage", &system.faultLevel, "power.fault_level",
                                &s.layout},
                               {loadAt(s.it, system.loadPowerFactor, "PF_IT", "load_power_factor"),
                                loadAt(cooling + s.house, system.mechanicalPowerFactor, "PF_m", "mechanical_power_factor"),
                                s.rack},
                               detail);
    p.airHeat = step("Q_a", "step.building.air", unit::MWheat, asHeat(s.it) - s.liquidHeat + p.chain.roomHeat);
    p.plant = evaluatePlant<N>(plan, building, climate, PlantLoad<N>{s.liquidHeat, p.airHeat, s.coolantFlow});
    return p;
}

Sums<double> plainSums(const Sums<double>& s) { return s; }
Sums<double> plainSums(const Sums<Recorded>& s)
{
    Sums<double> out;
    out.layout = s.layout;
    out.racks = Count<>::fromSi(s.racks.value());
    out.halls = Count<>::fromSi(s.halls.value());
    out.systems = Power<>::fromSi(s.systems.value());
    out.network = Power<>::fromSi(s.network.value());
    out.storage = Power<>::fromSi(s.storage.value());
    out.it = Power<>::fromSi(s.it.value());
    out.rack = Power<>::fromSi(s.rack.value());
    out.house = Power<>::fromSi(s.house.value());
    out.liquidHeat = Heat<>::fromSi(s.liquidHeat.value());
    out.coolantFlow = VolumeFlow<>::fromSi(s.coolantFlow.value());
    return out;
}

struct FixedPoint {
    double power = 0.0;
    double residual = 0.0;
    int passes = 0;
};

/// Cooling power that closes on itself. The loop's gain is a few per cent (losses cooled at a COP) and nearly
/// constant, so that steps along it (Steffensen) close in a few passes; where whole units make it jump, plain
/// iteration, which gains more than a digit a pass, goes on.
FixedPoint solveCooling(const Plan& plan, const Building& building, const Climate& climate, const Sums<double>& s)
{
    constexpr double kClosed = 1e-14;
    constexpr double kSteepest = 0.5;
    FixedPoint f;
    double before = 0.0;
    double gaveBefore = 0.0;
    for (f.passes = 1; f.passes <= 60; ++f.passes) {
        const double gave = pass<double>(plan, building, climate, s, Power<>::fromSi(f.power), ChainDetail::Powers).plant.power.si();
        f.residual = std::abs(gave - f.power) / std::max(1.0, std::abs(gave));
        double next = gave;
        if (f.passes > 1 && f.power != before) {
            const double gain = (gave - gaveBefore) / (f.power - before);
            if (std::abs(gain) < kSteepest) next = f.power + (gave - f.power) / (1.0 - gain);
        }
        before = f.power;
        gaveBefore = gave;
        f.power = next;
        if (f.residual < kClosed) break;
    }
    return f;
}

}  // namespace

ChainPlace siteChain(const Site& site)
{
    return {site.chain, "sites[" + site.id + "]", nullptr, &site.gridVoltage, "grid_voltage", &site.faultLevel, "fault_level"};
}

template <Number N>
BuildingResult<N> evaluateBuilding(const Plan& plan, const Building& building, const Site& site,
                                   const std::vector<BuildingLoad<N>>& loads, const Count<N>& halls)
{
    const Climate& climate = *findById(plan.climates, site.climate);
    const Sums<N> s = sumsOf<N>(plan, building, loads, halls);
    const FixedPoint fixed = solveCooling(plan, building, climate, plainSums(s));
    const auto cooling = solved<Power<N>>("P_cool", "step.building.cooling_solved", unit::MW, fixed.power, [&] {
        return text("method.plant-fixed-point", {{"passes", std::to_string(fixed.passes)},
                                                 {"residual", fmt::format("{:.1e}", fixed.residual)}});
    }, {s.it.si(), s.liquidHeat.si(), s.house.si()});
    const Pass<N> p = pass<N>(plan, building, climate, s, cooling, ChainDetail::All);

    BuildingResult<N> r;
    r.id = building.id;
    r.name = building.name;
    r.site = site.id;
    r.racks = stepOf("n_racks", s.of, "step.building.racks", unit::one, s.racks);
    r.halls = stepOf("n_halls", s.of, "step.building.halls", unit::one, s.halls);
    r.systemsPower = s.systems;
    r.networkPower = s.network;
    r.storagePower = s.storage;
    r.itPower = s.it;
    r.rackPower = s.rack;
    r.coolingPower = p.plant.power;
    r.housePower = s.house;
    r.chainLoss = p.chain.loss;
    r.facilityPower = stepOf("P_fac", s.of, "step.building.facility", unit::MW, p.chain.in);
    r.liquidHeat = s.liquidHeat;
    r.airHeat = p.airHeat;
    r.coolantFlow = s.coolantFlow;
    r.facilityReactive = stepOf("Q_fac", s.of, "step.building.reactive", unit::Mvar, p.chain.reactive);
    r.chain = p.chain.stages;
    r.cooling = p.plant.parts;
    r.supplyReached = p.plant.supplyReached;
    r.airReached = p.plant.airReached;
    r.facilitySupply = p.plant.facilitySupply;
    r.rejectionOutlet = p.plant.rejectionOutlet;
    if (s.it.value() > 0.0)
        r.pueDesign = step("PUE", "step.building.pue", unit::one, r.facilityPower / s.it);
    const double out = s.it.value() + p.plant.power.value() + s.house.value() + p.chain.loss.value();
    r.coolingResidual = fixed.residual;
    r.closure = p.chain.in.value() > 0.0 ? std::abs(p.chain.in.value() - out) / p.chain.in.value() : 0.0;
    return r;
}

template BuildingResult<double> evaluateBuilding<double>(const Plan&, const Building&, const Site&,
                                                         const std::vector<BuildingLoad<double>>&,
                                                         const Count<double>&);
template BuildingResult<Recorded> evaluateBuilding<Recorded>(const Plan&, const Building&, const Site&,
                                                             const std::vector<BuildingLoad<Recorded>>&,
                                                             const Count<Recorded>&);

}  // namespace rw
