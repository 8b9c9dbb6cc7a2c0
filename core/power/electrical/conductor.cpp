// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/conductor.h"

#include "power/electrical/refusal.h"

#include <numbers>

namespace rw::electrical {

namespace {

Origin conductorOrigin(ConductorMaterial material)
{
    return {"", material == ConductorMaterial::Copper ? "IEC 60028" : "IEC 60889", Grade::Standard};
}

/// What one conductor's drop is multiplied by to be that of the circuit.
double dropFactor(Supply supply)
{
    return supply == Supply::ThreePhase ? std::numbers::sqrt3 : 2.0;
}

/// The two parts of a drop along and across the receiving voltage, V.
template <Number N>
struct DropParts {
    Voltage<N> along;
    Voltage<N> across;
};

template <Number N>
DropParts<N> dropParts(const Circuit<N>& circuit, const Current<N>& current, const Impedance<N>& z)
{
    const double m = dropFactor(circuit.supply);
    if (circuit.supply == Supply::Direct)
        return {m * (current * z.resistance), Voltage<N>{}};
    const Scalar<N>& cosine = circuit.powerFactor;
    const auto sine = Scalar<N>::fromSi(math::sqrt(N(1.0) - cosine.si() * cosine.si()));
    return {m * (current * (z.resistance * cosine + z.reactance * sine)),
            m * (current * (z.reactance * cosine - z.resistance * sine))};
}

template <Number N>
Refusal checked(const Circuit<N>& circuit, const Current<N>& current, const Impedance<N>& z)
{
    Refusal refusal;
    refusal.notNegative("current", current)
        .notNegative("resistance", z.resistance)
        .finite("reactance", z.reactance);
    if (circuit.supply != Supply::Direct)
        refusal.powerFactor(circuit.powerFactor);
    return refusal;
}

Error collapse(double sending)
{
    return {
        .code = "electrical.collapse", .path = "impedance", .found = readable(sending, unit::V)};
}

}  // namespace

template <Number N>
Quantity<dim::resistivity, N> resistivity(ConductorMaterial material)
{
    return datum<Quantity<dim::resistivity, N>>("ρ_20", "step.electrical.resistivity", unit::ohmm,
                                                material == ConductorMaterial::Copper ? 1.7241e-8
                                                                                      : 2.826e-8,
                                                [material] { return conductorOrigin(material); });
}

template <Number N>
Quantity<dim::none / dim::temperatureDelta, N> temperatureCoefficient(ConductorMaterial material)
{
    return datum<Quantity<dim::none / dim::temperatureDelta, N>>(
        "α_20", "step.electrical.temperature_coefficient", unit::one,
        material == ConductorMaterial::Copper ? 0.00393 : 0.00403,
        [material] { return conductorOrigin(material); });
}

template <Number N>
Result<ResistancePerLength<N>> resistancePerLength(ConductorMaterial material, const Area<N>& area,
                                                   const Temperature<N>& temperature,
                                                   const Scalar<N>& factor)
{
    if (const auto error = Refusal()
                               .positive("area", area)
                               .within("temperature", temperature, -50.0, 250.0, unit::C)
                               .within("resistance_factor", factor, 1.0, 10.0, unit::one)
                               .first())
        return *error;
    const TemperatureDelta<N> above = temperature - Temperature<N>::of(20.0, unit::C);
    const Scalar<N> warm = scalar<N>(1.0) + temperatureCoefficient<N>(material) * above;
    return step("R'", "step.electrical.resistance_per_length", unit::ohmkm,
                factor * (warm * (resistivity<N>(material) / area)));
}

template <Number N>
Result<Impedance<N>> runImpedance(const ResistancePerLength<N>& resistance,
                                  const ResistancePerLength<N>& reactance, const Length<N>& length,
                                  const Count<N>& runs)
{
    if (const auto error = Refusal()
                               .notNegative("resistance", resistance)
                               .finite("reactance", reactance)
                               .notNegative("length", length)
                               .wholeNumber("runs", runs, 1)
                               .first())
        return *error;
    return Impedance<N>{
        step("R", "step.electrical.resistance", unit::mohm, resistance * length / runs),
        step("X", "step.electrical.reactance", unit::mohm, reactance * length / runs)};
}

template <Number N>
Result<Power<N>> conductorLoss(Supply supply, const Current<N>& current, const Impedance<N>& z)
{
    if (const auto error = Refusal()
                               .notNegative("current", current)
                               .notNegative("resistance", z.resistance)
                               .first())
        return *error;
    const double conductors = supply == Supply::ThreePhase ? 3.0 : 2.0;
    const Power<N> one = current * current * z.resistance;
    return step("P_loss", "step.electrical.conductor_loss", unit::kW, conductors * one);
}

template <Number N>
Result<Voltage<N>> voltageDrop(const Circuit<N>& circuit, const Current<N>& current,
                               const Impedance<N>& z)
{
    if (const auto error = checked(circuit, current, z).first())
        return *error;
    return step("ΔV", "step.electrical.voltage_drop", unit::V,
                dropParts(circuit, current, z).along);
}

template <Number N>
Result<Voltage<N>> exactVoltageDrop(const Circuit<N>& circuit, const Current<N>& current,
                                    const Impedance<N>& z)
{
    if (const auto error =
            checked(circuit, current, z).positive("voltage", circuit.voltage).first())
        return *error;
    const Voltage<N>& sending = circuit.voltage;
    const DropParts<N> drop = dropParts(circuit, current, z);
    const auto square = sending * sending - drop.across * drop.across;
    if (square.value() < 0.0)
        return collapse(sending.value());
    const auto receiving = Voltage<N>::fromSi(math::sqrt(square.si())) - drop.along;
    if (receiving.value() <= 0.0)
        return collapse(sending.value());
    return step("ΔV", "step.electrical.voltage_drop", unit::V, sending - receiving);
}

template <Number N>
Result<Voltage<N>> voltageDropOfPower(Supply supply, const Voltage<N>& sending,
                                      const ComplexPower<N>& load, const Impedance<N>& z)
{
    if (const auto error = Refusal()
                               .positive("voltage", sending)
                               .notNegative("power", load.active)
                               .finite("reactive_power", load.reactive)
                               .notNegative("resistance", z.resistance)
                               .finite("reactance", z.reactance)
                               .first())
        return *error;
    // Three-phase powers with line voltages see one conductor's impedance; two conductors are in
    // the loop else.
    const N conductors(supply == Supply::ThreePhase ? 1.0 : 2.0);
    const bool direct = supply == Supply::Direct;
    const N r = conductors * z.resistance.si();
    const N x = direct ? N(0.0) : conductors * z.reactance.si();
    const N p = load.active.si();
    const N q = direct ? N(0.0) : load.reactive.si();
    const N b = sending.si() * sending.si() - N(2.0) * (p * r + q * x);
    const N c = (p * p + q * q) * (r * r + x * x);
    const N discriminant = b * b - N(4.0) * c;
    if (plain(b) <= 0.0 || plain(discriminant) < 0.0)
        return collapse(sending.value());
    const auto receiving = Voltage<N>::fromSi(math::sqrt((b + math::sqrt(discriminant)) / N(2.0)));
    return step("ΔV", "step.electrical.voltage_drop", unit::V, sending - receiving);
}

template <Number N>
Result<Resistance<N>> busbarResistance(ConductorMaterial material, const Area<N>& area,
                                       const Length<N>& length, const Temperature<N>& temperature,
                                       bool pair)
{
    if (const auto error = Refusal().notNegative("length", length).first())
        return *error;
    const auto perLength = resistancePerLength(material, area, temperature);
    if (!perLength)
        return perLength.error();
    const Resistance<N> one = *perLength * length;
    return step("R_bus", "step.electrical.resistance", unit::mohm, pair ? 2.0 * one : one);
}

#define RW_FOR(N) \
    template Quantity<dim::resistivity, N> resistivity<N>(ConductorMaterial); \
    template Quantity<dim::none / dim::temperatureDelta, N> temperatureCoefficient<N>( \
        ConductorMaterial); \
    template Result<ResistancePerLength<N>> resistancePerLength<N>( \
        ConductorMaterial, const Area<N>&, const Temperature<N>&, const Scalar<N>&); \
    template Result<Impedance<N>> runImpedance<N>(const ResistancePerLength<N>&, \
                                                  const ResistancePerLength<N>&, const Length<N>&, \
                                                  const Count<N>&); \
    template Result<Power<N>> conductorLoss<N>(Supply, const Current<N>&, const Impedance<N>&); \
    template Result<Voltage<N>> voltageDrop<N>(const Circuit<N>&, const Current<N>&, \
                                               const Impedance<N>&); \
    template Result<Voltage<N>> exactVoltageDrop<N>(const Circuit<N>&, const Current<N>&, \
                                                    const Impedance<N>&); \
    template Result<Voltage<N>> voltageDropOfPower<N>( \
        Supply, const Voltage<N>&, const ComplexPower<N>&, const Impedance<N>&); \
    template Result<Resistance<N>> busbarResistance<N>( \
        ConductorMaterial, const Area<N>&, const Length<N>&, const Temperature<N>&, bool);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
