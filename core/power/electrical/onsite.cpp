// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/onsite.h"

#include "power/electrical/refusal.h"

namespace rw::electrical {

namespace {

/// What is assumed of a kind, in percent, kelvin, metres and minutes.
struct Assumed {
    double efficiency;  // LHV, of full load; 0 burns nothing
    double idleFuelShare;
    double minimumLoad;
    double altitudeFrom;  // m
    double per100Metres;
    double temperatureFrom;  // degC
    double perKelvin;
    double rampPerMinute;  // of rating
    double firmCredit;
};

// Grade assumed throughout: heavy and aeroderivative turbines lose about 0.7 % a kelvin above ISO's
// 15 degC and follow the density of air; engines hold to 35 degC and 500 m; fuel cells and storage
// hold to 40 degC and turn to a set point within seconds (storage) or hours (fuel cells).
Assumed assumedOf(OnsiteKind kind)
{
    switch (kind) {
    case OnsiteKind::GasTurbine: return {0.38, 0.20, 0.40, 0, 0.0112, 15, 0.007, 0.10, 1.0};
    case OnsiteKind::GasEngine: return {0.44, 0.08, 0.40, 500, 0.010, 35, 0.010, 0.20, 1.0};
    case OnsiteKind::FuelCell: return {0.54, 0.00, 0.30, 500, 0.010, 40, 0.005, 0.01, 1.0};
    case OnsiteKind::BatteryStorage: return {0.0, 0.0, 0.0, 2000, 0.005, 40, 0.010, 60.0, 1.0};
    case OnsiteKind::Solar: return {0.0, 0.0, 0.0, 5000, 0.0, 25, 0.004, 0.0, 0.0};
    }
    return {};
}

}  // namespace

template <Number N>
OnsiteBlock<N> assumedOnsiteBlock(OnsiteKind kind, const Power<N>& rating)
{
    const Assumed a = assumedOf(kind);
    OnsiteBlock<N> block;
    block.kind = kind;
    block.rating = rating;
    block.derating = {Length<N>::fromSi(N(a.altitudeFrom)),
                      Quantity<dim::none / dim::length, N>::fromSi(N(a.per100Metres / 100.0)),
                      Temperature<N>::of(a.temperatureFrom, unit::C),
                      Quantity<dim::none / dim::temperatureDelta, N>::fromSi(N(a.perKelvin))};
    block.heatRate = scalar<N>(a.efficiency > 0.0 ? 1.0 / a.efficiency : 0.0);
    block.idleFuelShare = scalar<N>(a.idleFuelShare);
    block.minimumLoad = scalar<N>(a.minimumLoad);
    block.ramp = Quantity<dim::rate, N>::fromSi(N(a.rampPerMinute / 60.0));
    block.firmCredit = scalar<N>(a.firmCredit);
    return block;
}

template <Number N>
Result<Power<N>> onsitePower(const OnsiteBlock<N>& block, const Length<N>& altitude,
                             const Temperature<N>& ambient)
{
    if (const auto error = Refusal().positive("rating", block.rating).first())
        return *error;
    const auto factor = deratingFactor(block.derating, altitude, ambient);
    if (!factor)
        return factor.error();
    return step("P_site", "step.electrical.site_power", unit::MW, block.rating * *factor);
}

template <Number N>
Result<Count<N>> onsiteBlocks(const Power<N>& need, const Power<N>& powerEach,
                              const Scalar<N>& firmCredit, const Count<N>& spares)
{
    if (const auto error = Refusal()
                               .positive("power_each", powerEach)
                               .efficiency("firm_credit", firmCredit)
                               .first())
        return *error;
    return unitsWithSpares(need, powerEach * firmCredit, spares);
}

template <Number N>
Result<Power<N>> firmContribution(const OnsiteBlock<N>& block, const Power<N>& powerEach,
                                  const Count<N>& blocks, const Count<N>& out, OnsiteMode mode,
                                  const Scalar<N>& reserve, const Duration<N>& duration)
{
    if (const auto error = Refusal()
                               .positive("power_each", powerEach)
                               .wholeNumber("blocks", blocks, 0)
                               .wholeNumber("out", out, 0)
                               .within("out", out, 0.0, blocks.value(), unit::one)
                               .fraction("firm_credit", block.firmCredit)
                               .fraction("reserve", reserve)
                               .notNegative("stored_energy", block.storedEnergy)
                               .positive("duration", duration)
                               .first())
        return *error;
    const Count<N> left = blocks - out;
    Power<N> each = powerEach * block.firmCredit;
    if (block.kind == OnsiteKind::BatteryStorage)
        each = smaller(each, Power<N>(block.storedEnergy / duration));
    Power<N> firm = left * each;
    if (mode == OnsiteMode::Islanded)
        firm = firm * (scalar<N>(1.0) - reserve);
    return step("P_firm", "step.electrical.firm", unit::MW, firm);
}

template <Number N>
Result<Heat<N>> fuelHeat(const OnsiteBlock<N>& block, const Power<N>& powerEach,
                         const Count<N>& running, const Power<N>& load)
{
    if (const auto error = Refusal()
                               .positive("power_each", powerEach)
                               .notNegative("heat_rate", block.heatRate)
                               .fraction("idle_fuel_share", block.idleFuelShare)
                               .wholeNumber("running", running, 1)
                               .notNegative("load", load)
                               .first())
        return *error;
    const Power<N> idle = block.idleFuelShare * (running * powerEach);
    const Power<N> burnt = (scalar<N>(1.0) - block.idleFuelShare) * load;
    return step("Q_fuel", "step.electrical.fuel_heat", unit::MWheat,
                asHeat(block.heatRate * (idle + burnt)));
}

template <Number N>
Result<Quantity<dim::massFlow, N>> emission(const Heat<N>& fuel,
                                            const Quantity<dim::massPerEnergy, N>& factor)
{
    if (const auto error =
            Refusal().notNegative("fuel", fuel).notNegative("emission_factor", factor).first())
        return *error;
    const Quantity<dim::massFlow, N> flow = factor * fuel;
    return step("m_em", "step.electrical.emission", unit::kgs, flow);
}

template <Number N>
Result<PowerRamp<N>> onsiteRamp(const OnsiteBlock<N>& block, const Count<N>& running)
{
    if (const auto error = Refusal()
                               .positive("rating", block.rating)
                               .notNegative("ramp", block.ramp)
                               .wholeNumber("running", running, 0)
                               .first())
        return *error;
    const PowerRamp<N> each = block.rating * block.ramp;
    return step("r_max", "step.electrical.ramp", unit::MWmin, running * each);
}

#define RW_FOR(N) \
    template OnsiteBlock<N> assumedOnsiteBlock<N>(OnsiteKind, const Power<N>&); \
    template Result<Power<N>> onsitePower<N>(const OnsiteBlock<N>&, const Length<N>&, \
                                             const Temperature<N>&); \
    template Result<Count<N>> onsiteBlocks<N>(const Power<N>&, const Power<N>&, const Scalar<N>&, \
                                              const Count<N>&); \
    template Result<Power<N>> firmContribution<N>(const OnsiteBlock<N>&, const Power<N>&, \
                                                  const Count<N>&, const Count<N>&, OnsiteMode, \
                                                  const Scalar<N>&, const Duration<N>&); \
    template Result<Heat<N>> fuelHeat<N>(const OnsiteBlock<N>&, const Power<N>&, const Count<N>&, \
                                         const Power<N>&); \
    template Result<Quantity<dim::massFlow, N>> emission<N>( \
        const Heat<N>&, const Quantity<dim::massPerEnergy, N>&); \
    template Result<PowerRamp<N>> onsiteRamp<N>(const OnsiteBlock<N>&, const Count<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
