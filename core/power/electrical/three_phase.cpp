// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/three_phase.h"

#include "power/electrical/refusal.h"

#include <cmath>
#include <numbers>

namespace rw::electrical {

double supplyFactor(Supply supply)
{
    return supply == Supply::ThreePhase ? std::numbers::sqrt3 : 1.0;
}

namespace {
/// Direct current has no power factor, whatever the circuit says.
template <Number N>
Scalar<N> usedPowerFactor(const Circuit<N>& circuit)
{
    return circuit.supply == Supply::Direct ? scalar<N>(1.0) : circuit.powerFactor;
}
}  // namespace

template <Number N>
Result<Current<N>> loadCurrent(const Circuit<N>& circuit, const Power<N>& power)
{
    const Scalar<N> pf = usedPowerFactor(circuit);
    if (const auto error = Refusal()
                               .notNegative("power", power)
                               .positive("voltage", circuit.voltage)
                               .powerFactor(pf)
                               .first())
        return *error;
    const Voltage<N> effective = supplyFactor(circuit.supply) * circuit.voltage;
    const Current<N> current =
        circuit.supply == Supply::Direct ? power / effective : power / (effective * pf);
    return step("I", "step.electrical.current", unit::A, current);
}

template <Number N>
Result<ApparentPower<N>> apparentPower(const Power<N>& power, const Scalar<N>& pf)
{
    if (const auto error = Refusal().notNegative("power", power).powerFactor(pf).first())
        return *error;
    return step("S", "step.electrical.apparent", unit::kVA,
                ApparentPower<N>::fromSi((power / pf).si()));
}

template <Number N>
Result<Power<N>> feedCapacity(const Circuit<N>& circuit, const Current<N>& rating, BreakerRule rule)
{
    const Scalar<N> pf = usedPowerFactor(circuit);
    if (const auto error = Refusal()
                               .positive("voltage", circuit.voltage)
                               .positive("rating", rating)
                               .powerFactor(pf)
                               .first())
        return *error;
    const Power<N> full = (supplyFactor(circuit.supply) * circuit.voltage) * rating;
    return step("P_feed", "step.electrical.feed_capacity", unit::kW,
                continuousFraction(rule) * (full * pf));
}

template <Number N>
Result<ComplexPower<N>> complexPower(const Power<N>& power, const Scalar<N>& pf, Sense sense)
{
    if (const auto error = Refusal().notNegative("power", power).powerFactor(pf).first())
        return *error;
    const auto sine = Scalar<N>::fromSi(math::sqrt(N(1.0) - pf.si() * pf.si()));
    const auto lagging = ReactivePower<N>::fromSi((power * (sine / pf)).si());
    return ComplexPower<N>{power, step("Q", "step.electrical.reactive", unit::kvar,
                                       sense == Sense::Lagging ? lagging : -lagging)};
}

template <Number N>
ApparentPower<N> apparentPower(const ComplexPower<N>& load)
{
    const N& p = load.active.si();
    const N& q = load.reactive.si();
    return step("S", "step.electrical.apparent", unit::kVA,
                ApparentPower<N>::fromSi(math::sqrt(p * p + q * q)));
}

template <Number N>
Result<Scalar<N>> powerFactor(const ComplexPower<N>& load)
{
    const ApparentPower<N> apparent = apparentPower(load);
    if (const auto error = Refusal().positive("apparent_power", apparent).first())
        return *error;
    const Power<N> magnitude = load.active.value() < 0.0 ? -load.active : load.active;
    return step("PF", "step.electrical.power_factor", unit::one,
                Scalar<N>::fromSi(magnitude.si() / apparent.si()));
}

#define RW_FOR(N) \
    template Result<Current<N>> loadCurrent<N>(const Circuit<N>&, const Power<N>&); \
    template Result<ApparentPower<N>> apparentPower<N>(const Power<N>&, const Scalar<N>&); \
    template Result<Power<N>> feedCapacity<N>(const Circuit<N>&, const Current<N>&, BreakerRule); \
    template Result<ComplexPower<N>> complexPower<N>(const Power<N>&, const Scalar<N>&, Sense); \
    template ApparentPower<N> apparentPower<N>(const ComplexPower<N>&); \
    template Result<Scalar<N>> powerFactor<N>(const ComplexPower<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
