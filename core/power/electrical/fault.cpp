// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/fault.h"

#include "power/electrical/refusal.h"

#include <numbers>

namespace rw::electrical {

namespace {

template <Number N>
Scalar<N> baseOver(const ApparentPower<N>& power)
{
    return ApparentPower<N>::fromSi(N(kFaultBase.si())) / power;
}

template <Number N>
Scalar<N> squareRoot(const Scalar<N>& square)
{
    return Scalar<N>::fromSi(math::sqrt(square.si()));
}

template <Number N>
Scalar<N> magnitude(const FaultImpedance<N>& z)
{
    return squareRoot(z.r * z.r + z.x * z.x);
}

template <Number N>
Refusal checked(const FaultImpedance<N>& z)
{
    Refusal refusal;
    refusal.notNegative("resistance", z.r).finite("reactance", z.x);
    if (!refusal.first())
        refusal.positive("impedance",
                         scalar<double>(z.r.value() * z.r.value() + z.x.value() * z.x.value()));
    return refusal;
}

}  // namespace

template <Number N>
Result<FaultImpedance<N>> gridImpedance(const ApparentPower<N>& shortCircuitPower,
                                        const Scalar<N>& reactanceToResistance)
{
    if (const auto error = Refusal()
                               .positive("short_circuit_power", shortCircuitPower)
                               .notNegative("x_over_r", reactanceToResistance)
                               .first())
        return *error;
    const Scalar<N> z = baseOver(shortCircuitPower);
    const Scalar<N>& k = reactanceToResistance;
    const Scalar<N> r = z / squareRoot(scalar<N>(1.0) + k * k);
    return FaultImpedance<N>{r, k * r};
}

template <Number N>
Result<FaultImpedance<N>> transformerImpedance(const ApparentPower<N>& rating,
                                               const Scalar<N>& impedance, const Power<N>& loadLoss)
{
    if (const auto error = Refusal()
                               .positive("rating", rating)
                               .efficiency("impedance", impedance)
                               .notNegative("load_loss", loadLoss)
                               .first())
        return *error;
    const auto ur = Scalar<N>::fromSi(loadLoss.si() / rating.si());
    if (ur > impedance)
        return Error{.code = "electrical.impedance",
                     .path = "impedance",
                     .found = shortestNumber(impedance.value()),
                     .allowed = shortestNumber(ur.value())};
    const Scalar<N> ux = squareRoot(impedance * impedance - ur * ur);
    const Scalar<N> base = baseOver(rating);
    return FaultImpedance<N>{ur * base, ux * base};
}

template <Number N>
Result<FaultImpedance<N>> generatorImpedance(const ApparentPower<N>& rating,
                                             const Scalar<N>& subtransientReactance,
                                             const Scalar<N>& reactanceToResistance)
{
    if (const auto error = Refusal()
                               .positive("rating", rating)
                               .efficiency("subtransient_reactance", subtransientReactance)
                               .positive("x_over_r", reactanceToResistance)
                               .first())
        return *error;
    const Scalar<N> x = subtransientReactance * baseOver(rating);
    return FaultImpedance<N>{x / reactanceToResistance, x};
}

template <Number N>
Result<FaultImpedance<N>> lineImpedance(const Impedance<N>& impedance, const Voltage<N>& voltage)
{
    if (const auto error = Refusal()
                               .positive("voltage", voltage)
                               .notNegative("resistance", impedance.resistance)
                               .finite("reactance", impedance.reactance)
                               .first())
        return *error;
    const N perOhm = N(kFaultBase.si()) / (voltage.si() * voltage.si());
    return FaultImpedance<N>{Scalar<N>::fromSi(impedance.resistance.si() * perOhm),
                             Scalar<N>::fromSi(impedance.reactance.si() * perOhm)};
}

template <Number N>
Result<FaultImpedance<N>> inParallel(const FaultImpedance<N>& a, const FaultImpedance<N>& b)
{
    for (const FaultImpedance<N>* z : {&a, &b})
        if (const auto error = checked(*z).first())
            return *error;
    const FaultImpedance<N> sum = a + b;
    const Scalar<N> productR = a.r * b.r - a.x * b.x;
    const Scalar<N> productX = a.r * b.x + a.x * b.r;
    const Scalar<N> square = sum.r * sum.r + sum.x * sum.x;
    if (const auto error = Refusal().positive("impedance", square).first())
        return *error;
    return FaultImpedance<N>{(productR * sum.r + productX * sum.x) / square,
                             (productX * sum.r - productR * sum.x) / square};
}

template <Number N>
Result<FaultAt<N>> faultAt(const FaultImpedance<N>& impedance, const Voltage<N>& voltage,
                           const Scalar<N>& voltageFactor)
{
    if (const auto error = checked(impedance)
                               .positive("voltage", voltage)
                               .within("voltage_factor", voltageFactor, 0.9, 1.1, unit::one)
                               .first())
        return *error;
    const Scalar<N> z =
        step("|z|", "step.electrical.fault_impedance", unit::one, magnitude(impedance));
    FaultAt<N> fault;
    fault.power = step("S_k", "step.electrical.fault_power", unit::MVA,
                       voltageFactor * (ApparentPower<N>::fromSi(N(kFaultBase.si())) / z));
    fault.current =
        step("I_k", "step.electrical.fault_current", unit::kA,
             Current<N>::fromSi(fault.power.si() / (N(std::numbers::sqrt3) * voltage.si())));
    // A purely resistive path has no offset; one without resistance has the greatest.
    N kappa(1.02);
    if (impedance.x.value() > 0.0)
        kappa = N(1.02) + N(0.98) * math::exp(N(-3.0) * (impedance.r / impedance.x).si());
    fault.peak = step("i_p", "step.electrical.fault_peak", unit::kA,
                      Current<N>::fromSi(kappa * N(std::numbers::sqrt2) * fault.current.si()));
    return fault;
}

template <Number N>
Result<std::vector<FaultAt<N>>> faultsAlong(const FaultImpedance<N>& source,
                                            const std::vector<PathPart<N>>& path,
                                            const Scalar<N>& voltageFactor)
{
    std::vector<FaultAt<N>> faults;
    FaultImpedance<N> sum = source;
    for (const PathPart<N>& part : path) {
        Refusal refusal;
        refusal.notNegative("resistance", part.impedance.r).finite("reactance", part.impedance.x);
        sum = sum + part.impedance;
        auto fault = refusal.first() ? Result<FaultAt<N>>(*refusal.first())
                                     : faultAt(sum, part.voltage, voltageFactor);
        if (!fault) {
            Error error = fault.error();
            error.path = "path[" + std::to_string(faults.size()) + "]." + error.path;
            return error;
        }
        faults.push_back(std::move(*fault));
    }
    return faults;
}

template <Number N>
Result<Current<N>> directFaultCurrent(const Voltage<N>& bus, const Current<N>& rectifierLimit,
                                      const std::optional<DirectBattery<N>>& battery,
                                      const Resistance<N>& loop)
{
    Refusal refusal;
    refusal.positive("voltage", bus)
        .notNegative("rectifier_limit", rectifierLimit)
        .notNegative("loop_resistance", loop);
    if (battery)
        refusal.notNegative("battery_voltage", battery->openVoltage)
            .positive("battery_resistance", battery->resistance);
    if (refusal.first())
        return *refusal.first();
    Current<N> current = rectifierLimit;
    if (battery)
        current = (rectifierLimit * battery->resistance + battery->openVoltage)
                  / (battery->resistance + loop);
    if (loop.value() > 0.0) {
        // The loop's own limit: at the bus voltage, or at the battery's where that is higher.
        const Voltage<N> highest = battery ? larger(bus, battery->openVoltage) : bus;
        current = smaller(current, Current<N>(highest / loop));
    }
    return step("I_k,DC", "step.electrical.direct_fault", unit::kA, current);
}

#define RW_FOR(N) \
    template Result<FaultImpedance<N>> gridImpedance<N>(const ApparentPower<N>&, \
                                                        const Scalar<N>&); \
    template Result<FaultImpedance<N>> transformerImpedance<N>(const ApparentPower<N>&, \
                                                               const Scalar<N>&, const Power<N>&); \
    template Result<FaultImpedance<N>> generatorImpedance<N>(const ApparentPower<N>&, \
                                                             const Scalar<N>&, const Scalar<N>&); \
    template Result<FaultImpedance<N>> lineImpedance<N>(const Impedance<N>&, const Voltage<N>&); \
    template Result<FaultImpedance<N>> inParallel<N>(const FaultImpedance<N>&, \
                                                     const FaultImpedance<N>&); \
    template Result<FaultAt<N>> faultAt<N>(const FaultImpedance<N>&, const Voltage<N>&, \
                                           const Scalar<N>&); \
    template Result<std::vector<FaultAt<N>>> faultsAlong<N>( \
        const FaultImpedance<N>&, const std::vector<PathPart<N>>&, const Scalar<N>&); \
    template Result<Current<N>> directFaultCurrent<N>(const Voltage<N>&, const Current<N>&, \
                                                      const std::optional<DirectBattery<N>>&, \
                                                      const Resistance<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
