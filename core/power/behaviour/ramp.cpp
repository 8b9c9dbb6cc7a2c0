// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/behaviour/ramp.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace rw::behaviour {

namespace {

template <Number N>
Refusal checked(const StepWave<N>& wave)
{
    Refusal refusal;
    refusal.notNegative("amplitude", wave.amplitude)
        .positive("period", wave.period)
        .fraction("duty", wave.duty);
    return refusal;
}

constexpr double kEndless = std::numeric_limits<double>::infinity();

}  // namespace

template <Number N>
Result<PowerRamp<N>> waveRamp(const StepWave<N>& wave)
{
    Refusal refusal = checked(wave);
    refusal.positive("rise", wave.rise);
    if (!refusal.first()) {
        const double d = wave.duty.value();
        const double half = std::min(d, 1.0 - d) * wave.period.value();
        // A wave that is always high or always low has no edge to fit.
        if (half > 0.0)
            refusal.within("rise", wave.rise, 0.0, half, unit::s);
    }
    if (refusal.first())
        return *refusal.first();
    return step("r", "step.behaviour.ramp", unit::MWs, PowerRamp<N>(wave.amplitude / wave.rise));
}

Result<std::vector<RampCheck>> checkRamp(const PowerRamp<>& ramp, std::span<const RampLimit> limits)
{
    if (const auto error = Refusal().notNegative("ramp", ramp).first())
        return *error;
    std::vector<RampCheck> checks;
    for (const RampLimit& limit : limits) {
        if (const auto error = Refusal().notNegative("limit", limit.limit).first())
            return *error;
        const double margin =
            ramp.value() > 0.0 ? limit.limit.value() / ramp.value() - 1.0 : kEndless;
        checks.push_back({limit.name, margin >= 0.0, margin});
    }
    return checks;
}

template <Number N>
Result<Smoothing<N>> smoothing(const StepWave<N>& wave, const Scalar<N>& roundTripEfficiency)
{
    if (const auto error =
            checked(wave).efficiency("round_trip_efficiency", roundTripEfficiency).first())
        return *error;
    const Scalar<N> low = scalar<N>(1.0) - wave.duty;
    Smoothing<N> s;
    // Above the mean for d T by (1 - d) dP; below it for (1 - d) T by d dP: the same energy.
    s.dischargePower = step("P_out", "step.behaviour.discharge", unit::MW, low * wave.amplitude);
    s.chargePower = step("P_store", "step.behaviour.charge", unit::MW, wave.duty * wave.amplitude);
    s.swing = step("E_swing", "step.behaviour.swing", unit::kWh,
                   Energy<N>(s.dischargePower * (wave.duty * wave.period)));
    s.loss = step("P_loss", "step.behaviour.smoothing_loss", unit::kW,
                  Power<N>(s.swing * (scalar<N>(1.0) - roundTripEfficiency) / wave.period));
    return s;
}

template <Number N>
Result<Power<N>> remainingAmplitude(const StepWave<N>& wave, const Energy<N>& storage)
{
    if (const auto error = checked(wave).notNegative("storage", storage).first())
        return *error;
    const Duration<N> weight = wave.duty * (scalar<N>(1.0) - wave.duty) * wave.period;
    if (weight.value() == 0.0)
        return Power<N>{};  // always high or always low: nothing swings
    const Power<N> taken = storage / weight;
    return step("ΔP'", "step.behaviour.remaining", unit::MW,
                larger(wave.amplitude - taken, Power<N>{}));
}

Result<Harmonic> greatestHarmonic(const StepWave<>& wave, const Quantity<dim::rate>& from,
                                  const Quantity<dim::rate>& to)
{
    if (const auto error = checked(wave).notNegative("from", from).positive("to", to).first())
        return *error;
    Harmonic greatest;
    if (wave.duty.value() == 0.0 || wave.duty.value() == 1.0)
        return greatest;
    const double fundamental = 1.0 / wave.period.value();
    const auto first = std::max(1.0, std::ceil(from.value() / fundamental * (1.0 - 1e-12)));
    const auto last = std::floor(to.value() / fundamental * (1.0 + 1e-12));
    constexpr double kPi = std::numbers::pi;
    // No harmonic past k can beat 2 dP / (pi k).
    for (double k = first; k <= last; k += 1.0) {
        const double bound = 2.0 * wave.amplitude.value() / (kPi * k);
        if (bound <= greatest.amplitude.value())
            break;
        const double amplitude = bound * std::abs(std::sin(kPi * k * wave.duty.value()));
        if (amplitude > greatest.amplitude.value())
            greatest = {Power<>::fromSi(amplitude), Quantity<dim::rate>::fromSi(k * fundamental)};
    }
    return greatest;
}

Result<ShortTimeCheck> checkShortTime(std::span<const ShortTimePoint> curve, const Scalar<>& load,
                                      const Duration<>& duration)
{
    Refusal refusal;
    refusal.notNegative("load", load).notNegative("duration", duration);
    for (const ShortTimePoint& point : curve)
        refusal.positive("curve.load", point.load - scalar<double>(1.0))
            .notNegative("curve.duration", point.duration);
    for (std::size_t i = 1; i < curve.size(); ++i)
        refusal.positive("curve.load", curve[i].load - curve[i - 1].load)
            .notNegative("curve.duration", curve[i - 1].duration - curve[i].duration);
    if (refusal.first())
        return *refusal.first();
    if (load.value() <= 1.0)
        return ShortTimeCheck{true, Duration<>::fromSi(kEndless)};
    for (const ShortTimePoint& point : curve) {
        // 1.6 of a rating is 1.6 also where it was divided out of watts.
        if (load.value() <= point.load.value() * (1.0 + 1e-12))
            return ShortTimeCheck{duration <= point.duration, point.duration};
    }
    return ShortTimeCheck{false, Duration<>{}};
}

#define RW_FOR(N) \
    template Result<PowerRamp<N>> waveRamp<N>(const StepWave<N>&); \
    template Result<Smoothing<N>> smoothing<N>(const StepWave<N>&, const Scalar<N>&); \
    template Result<Power<N>> remainingAmplitude<N>(const StepWave<N>&, const Energy<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::behaviour
