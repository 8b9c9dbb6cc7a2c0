// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/battery.h"

#include "power/electrical/refusal.h"

namespace rw::electrical {

namespace {

template <Number N>
Refusal checked(const BatteryUse<N>& use)
{
    Refusal refusal;
    refusal.efficiency("inverter_efficiency", use.inverterEfficiency)
        .efficiency("depth_of_discharge", use.depthOfDischarge)
        .efficiency("aging", use.aging)
        .efficiency("temperature", use.temperature);
    return refusal;
}

template <Number N>
Scalar<N> usedShare(const BatteryUse<N>& use)
{
    return step("f_use", "step.electrical.battery_share", unit::percent,
                use.inverterEfficiency * use.depthOfDischarge * use.aging * use.temperature);
}

}  // namespace

template <Number N>
Result<Energy<N>> batteryEnergy(const Power<N>& load, const Duration<N>& time,
                                const BatteryUse<N>& use)
{
    if (const auto error = checked(use).notNegative("load", load).notNegative("time", time).first())
        return *error;
    const Energy<N> delivered = load * time;
    return step("E", "step.electrical.battery_energy", unit::kWh, delivered / usedShare(use));
}

template <Number N>
Result<Duration<N>> batteryTime(const Energy<N>& energy, const Power<N>& load,
                                const BatteryUse<N>& use)
{
    if (const auto error =
            checked(use).notNegative("energy", energy).positive("load", load).first())
        return *error;
    return step("t", "step.electrical.battery_time", unit::min, energy * usedShare(use) / load);
}

template <Number N>
Result<Power<N>> rechargePower(const Energy<N>& taken, const Duration<N>& time,
                               const Scalar<N>& efficiency)
{
    if (const auto error = Refusal()
                               .notNegative("energy", taken)
                               .positive("time", time)
                               .efficiency("efficiency", efficiency)
                               .first())
        return *error;
    return step("P_rech", "step.electrical.recharge", unit::kW,
                Power<N>(taken / (efficiency * time)));
}

#define RW_FOR(N) \
    template Result<Energy<N>> batteryEnergy<N>(const Power<N>&, const Duration<N>&, \
                                                const BatteryUse<N>&); \
    template Result<Duration<N>> batteryTime<N>(const Energy<N>&, const Power<N>&, \
                                                const BatteryUse<N>&); \
    template Result<Power<N>> rechargePower<N>(const Energy<N>&, const Duration<N>&, \
                                               const Scalar<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
