// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/generator.h"

#include "power/electrical/refusal.h"

namespace rw::electrical {

template <Number N>
Result<Power<N>> generatorPower(const GeneratorNeed<N>& need)
{
    if (const auto error = Refusal()
                               .notNegative("it", need.it)
                               .efficiency("chain_efficiency", need.chainEfficiency)
                               .notNegative("essential_cooling", need.essentialCooling)
                               .notNegative("house", need.house)
                               .notNegative("recharge", need.recharge)
                               .first())
        return *error;
    return step("P_gen", "step.electrical.generator_need", unit::MW,
                need.it / need.chainEfficiency + need.essentialCooling + need.house
                    + need.recharge);
}

double maxMeanLoad(GeneratorRating rating)
{
    switch (rating) {
    case GeneratorRating::DataCentre: return 0.9;
    case GeneratorRating::EmergencyStandby: return 0.7;
    case GeneratorRating::LimitedTime: return 1.0;
    case GeneratorRating::Prime: return 0.7;
    case GeneratorRating::Continuous: return 1.0;
    }
    return 0.7;
}

template <Number N>
Derating<N> assumedGeneratorDerating()
{
    return {Length<N>::fromSi(N(1000.0)),
            Quantity<dim::none / dim::length, N>::fromSi(N(0.01 / 100.0)),
            Temperature<N>::of(40.0, unit::C),
            Quantity<dim::none / dim::temperatureDelta, N>::fromSi(N(0.015 / 5.0))};
}

template <Number N>
Result<GeneratorSizing<N>> sizeGenerators(const Power<N>& need, const GeneratorSet<N>& set,
                                          const Count<N>& spares)
{
    if (const auto error = Refusal()
                               .notNegative("need", need)
                               .positive("rating", set.rating)
                               .efficiency("max_load", set.maxLoad)
                               .efficiency("derating", set.derating)
                               .fraction("minimum_load", set.minimumLoad)
                               .first())
        return *error;
    GeneratorSizing<N> sizing;
    const Power<N> derated = set.rating * set.derating;
    sizing.usableEach =
        step("P_us", "step.electrical.usable_each", unit::kW, derated * set.maxLoad);
    const auto sets = unitsWithSpares(need, sizing.usableEach, spares);
    if (!sets)
        return sets.error();
    sizing.sets = *sets;
    if (sizing.sets.value() == 0.0)
        return sizing;
    sizing.loadAll =
        step("x_all", "step.electrical.load_all", unit::percent, need / (sizing.sets * derated));
    sizing.loadWorst = step("x_worst", "step.electrical.load_worst", unit::percent,
                            need / ((sizing.sets - spares) * derated));
    sizing.belowMinimum = sizing.loadAll < set.minimumLoad;
    return sizing;
}

template <Number N>
FuelCurve<N> assumedDieselCurve(const Power<N>& rating)
{
    const auto perKilowattHour = [](double litres) {
        return Quantity<dim::volumePerEnergy, N>::of(N(litres), unit::LkWh);
    };
    return {VolumeFlow<N>::fromSi(perKilowattHour(0.02).si() * rating.si()), perKilowattHour(0.24)};
}

template <Number N>
Result<VolumeFlow<N>> fuelFlow(const FuelCurve<N>& curve, const Power<N>& load,
                               const Count<N>& sets)
{
    if (const auto error = Refusal()
                               .notNegative("idle_fuel", curve.idle)
                               .notNegative("fuel_per_energy", curve.perEnergy)
                               .notNegative("load", load)
                               .wholeNumber("sets", sets, 1)
                               .first())
        return *error;
    const VolumeFlow<N> burnt = curve.perEnergy * load;
    return step("V_fuel", "step.electrical.fuel_flow", unit::Lh, sets * curve.idle + burnt);
}

template <Number N>
Result<Duration<N>> autonomy(const Quantity<dim::volume, N>& usable, const VolumeFlow<N>& flow)
{
    if (const auto error =
            Refusal().notNegative("usable_fuel", usable).positive("fuel_flow", flow).first())
        return *error;
    return step("t_fuel", "step.electrical.autonomy", unit::h, usable / flow);
}

template <Number N>
Result<LeadingCheck<N>> checkLeading(const ComplexPower<N>& load,
                                     const ApparentPower<N>& ratingEach, const Count<N>& sets,
                                     const Scalar<N>& leadingLimit)
{
    if (const auto error = Refusal()
                               .notNegative("power", load.active)
                               .finite("reactive_power", load.reactive)
                               .positive("rating", ratingEach)
                               .wholeNumber("sets", sets, 1)
                               .fraction("leading_limit", leadingLimit)
                               .first())
        return *error;
    LeadingCheck<N> check;
    check.taken = step("Q_lead", "step.electrical.leading_taken", unit::kvar,
                       larger(-load.reactive, ReactivePower<N>{}) / sets);
    check.allowed = step("Q_max", "step.electrical.leading_allowed", unit::kvar,
                         ReactivePower<N>::fromSi((ratingEach * leadingLimit).si()));
    check.holds = check.taken <= check.allowed;
    return check;
}

#define RW_FOR(N) \
    template Result<Power<N>> generatorPower<N>(const GeneratorNeed<N>&); \
    template Derating<N> assumedGeneratorDerating<N>(); \
    template Result<GeneratorSizing<N>> sizeGenerators<N>(const Power<N>&, const GeneratorSet<N>&, \
                                                          const Count<N>&); \
    template FuelCurve<N> assumedDieselCurve<N>(const Power<N>&); \
    template Result<VolumeFlow<N>> fuelFlow<N>(const FuelCurve<N>&, const Power<N>&, \
                                               const Count<N>&); \
    template Result<Duration<N>> autonomy<N>(const Quantity<dim::volume, N>&, \
                                             const VolumeFlow<N>&); \
    template Result<LeadingCheck<N>> checkLeading<N>( \
        const ComplexPower<N>&, const ApparentPower<N>&, const Count<N>&, const Scalar<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
