// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/standby.h"

#include "power/electrical/battery.h"
#include "power/electrical/generator.h"

namespace rw {

template <Number N>
StandbyResult<N> evaluateStandby(const Plan& plan, const Building& building, const Climate& climate,
                                 const BuildingResult<N>& result)
{
    StandbyResult<N> r;
    const PowerSystem& system = building.power;
    const Generator* set = findById(plan.generators, system.generator);
    if (!set) return r;
    r.generator = set->id;
    r.name = set->name;
    const std::string path = "buildings[" + building.id + "].power";
    const std::string record = "generators[" + set->id + "]";

    Power<N> carried = result.facilityPower;
    for (const StageResult<N>& stage : result.chain)
        if (stage.id == system.generatorFeeds) carried = stage.out;
    Power<N> recharge;
    for (std::size_t i = 0; i < building.chain.size() && system.recharge.set(); ++i) {
        const ChainStage& stage = building.chain[i];
        if (!stage.battery.set() || *stage.battery.si <= 0.0) continue;
        const auto time = given<N>("t_b", stage.battery, [&] { return "buildings[" + building.id + "].chain[" + stage.id + "].battery"; });
        const auto back = given<N>("t_r", system.recharge, [&] { return path + ".recharge"; });
        const auto efficiency = system.batteryEfficiency.set()
            ? given<N>("η_b", system.batteryEfficiency, [&] { return path + ".battery_efficiency"; })
            : scalar<N>(1.0);
        if (const auto power = electrical::rechargePower<N>(Energy<N>(result.chain[i].out * time), back, efficiency))
            recharge += power.value();
    }
    r.recharge = step("P_rech", "step.standby.recharge", unit::MW, recharge);
    r.need = step("P_need", "step.standby.need", unit::MW, carried + r.recharge);
    if (!set->rating.set()) return r;

    electrical::GeneratorSet<N> sized;
    sized.rating = given<N>("P_r", set->rating, [&] { return record + ".rating"; });
    sized.maxLoad = set->maximumLoad.set() ? given<N>("L_max", set->maximumLoad, [&] { return record + ".maximum_load"; })
                                           : scalar<N>(1.0);
    sized.minimumLoad = set->minimumLoad.set() ? given<N>("L_min", set->minimumLoad, [&] { return record + ".minimum_load"; })
                                               : scalar<N>(0.0);
    electrical::Derating<N> derating;
    if (set->derateAltitude.set() && set->altitudeDerate.set()) {
        derating.altitudeFrom = given<N>("z_0", set->derateAltitude, [&] { return record + ".derate_altitude"; });
        derating.perMetre = given<N>("d_z", set->altitudeDerate, [&] { return record + ".altitude_derate"; }) /
                            Length<N>::of(100.0, unit::m);
    }
    if (set->derateTemperature.set() && set->temperatureDerate.set()) {
        derating.temperatureFrom = given<N>("T_0", set->derateTemperature, [&] { return record + ".derate_temperature"; });
        derating.perKelvin = given<N>("d_T", set->temperatureDerate, [&] { return record + ".temperature_derate"; }) /
                             TemperatureDelta<N>::of(1.0, unit::K);
    }
    const TemperatureDatum& hottest = climate.extremeDryBulb.set() ? climate.extremeDryBulb : climate.designDryBulb;
    if (climate.elevation.set() && hottest.set())
        if (const auto factor = electrical::deratingFactor<N>(
                derating, given<N>("z", climate.elevation, [&] { return "climates[" + climate.id + "].elevation"; }),
                given<N>("T_db", hottest, [&] { return "climates[" + climate.id + "].extreme_dry_bulb"; })))
            sized.derating = step("k_d", "step.standby.derating", unit::one, factor.value());
    const auto sizing = electrical::sizeGenerators<N>(r.need, sized, count<N>(system.generatorSpares));
    if (!sizing) return r;
    r.usableEach = step("P_g", "step.standby.usable_each", unit::MW, sizing.value().usableEach);
    r.sets = step("n_g", "step.standby.sets", unit::one, sizing.value().sets);
    if (system.generatorUnits)
        r.sets = datum<Count<N>>("n_g", "step.standby.sets", unit::one, static_cast<double>(*system.generatorUnits),
                                 [&] { return Origin{path + ".generator_units", "", Grade::Assumed}; });
    if (r.sets.value() < 1.0) return r;
    r.loadFraction = step("x_g", "step.standby.load", unit::percent, r.need / (r.sets * sized.rating * sized.derating));
    r.spares = static_cast<std::int64_t>(r.sets.value()) -
               static_cast<std::int64_t>(wholeUnitsFor(r.need, sizing.value().usableEach).value());
    r.belowMinimum = r.loadFraction < sized.minimumLoad;
    if (!set->fuel.set()) return r;
    const auto full = given<N>("V_f", set->fuel, [&] { return record + ".fuel"; });
    const auto idle = set->noLoadFuel.set() ? given<N>("V_0", set->noLoadFuel, [&] { return record + ".no_load_fuel"; })
                                            : VolumeFlow<N>{};
    const electrical::FuelCurve<N> curve{idle, (full - idle) / sized.rating};
    if (const auto flow = electrical::fuelFlow<N>(curve, r.need, r.sets)) {
        r.fuelFlow = step("V_fuel", "step.standby.fuel_flow", unit::Lh, flow.value());
        if (system.autonomy.set())
            r.fuel = step("V_tank", "step.standby.fuel", unit::m3,
                          r.fuelFlow * given<N>("t_f", system.autonomy, [&] { return path + ".autonomy"; }));
    }
    return r;
}

#define RW_FOR(N) \
    template StandbyResult<N> evaluateStandby<N>(const Plan&, const Building&, const Climate&, const BuildingResult<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
