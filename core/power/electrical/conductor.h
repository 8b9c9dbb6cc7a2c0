// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/electrical/three_phase.h"

#include <cstdint>

// Resistance, loss and voltage drop of cables, busway and busbars (methods 1.3, 2.1, 2.1a).
namespace rw::electrical {

enum class ConductorMaterial : std::uint8_t { Copper, Aluminium };

/// Resistivity at 20 degC, ohm m: 1.7241e-8 annealed copper (IEC 60028), 2.826e-8 aluminium (61 %
/// IACS, IEC 60889).
template <Number N>
Quantity<dim::resistivity, N> resistivity(ConductorMaterial material);
/// Temperature coefficient at 20 degC, 1/K: 0.00393 and 0.00403, the same standards.
template <Number N>
Quantity<dim::none / dim::temperatureDelta, N> temperatureCoefficient(ConductorMaterial material);

/// Reactance of one conductor where its geometry is not known: 0.08 mohm/m (assumed; closely laid
/// low-voltage cables lie at 0.07 to 0.09).
inline constexpr auto kReactancePerLength = ResistancePerLength<>::of(0.08, unit::mohmm);

/// R/L = factor rho (1 + alpha (T - 20 degC)) / A, ohm/m. \p factor carries stranding, skin and
/// proximity effects: a stranded conductor at its largest IEC 60228 resistance has about 1.06, and
/// 1,000 mm2 at 50 Hz more than 1.2. Area > 0, -50 to 250 degC, factor >= 1.
template <Number N>
Result<ResistancePerLength<N>> resistancePerLength(ConductorMaterial material, const Area<N>& area,
                                                   const Temperature<N>& temperature,
                                                   const Scalar<N>& factor = scalar<N>(1.0));

/// Of one conductor, one way.
template <Number N = double>
struct Impedance {
    Resistance<N> resistance;
    Resistance<N> reactance;
};

/// Impedance of parallel runs of a length. Resistance and length >= 0, whole runs >= 1.
template <Number N>
Result<Impedance<N>> runImpedance(const ResistancePerLength<N>& resistance,
                                  const ResistancePerLength<N>& reactance, const Length<N>& length,
                                  const Count<N>& runs = scalar<N>(1.0));

/// 3 I^2 R for three-phase, 2 I^2 R else, W. Refuses I < 0, R < 0.
template <Number N>
Result<Power<N>> conductorLoss(Supply supply, const Current<N>& current,
                               const Impedance<N>& impedance);

/// Voltage drop by the usual approximation, V: sqrt3 I (R cos f + X sin f), 2 I (R cos f + X sin
/// f), 2 I R. Below the exact drop by the part that turns the phasor: a few parts in a thousand of
/// the voltage at a drop of 5 %. The circuit's voltage is not used. Refuses I < 0, R < 0, PF
/// outside (0, 1].
template <Number N>
Result<Voltage<N>> voltageDrop(const Circuit<N>& circuit, const Current<N>& current,
                               const Impedance<N>& impedance);

/// The drop of magnitude between a sending voltage (the circuit's) and the receiving end, V, for a
/// current whose power factor holds at the receiving end. Exact. Refuses also, as
/// electrical.collapse, a current that the sending voltage cannot drive through the impedance.
template <Number N>
Result<Voltage<N>> exactVoltageDrop(const Circuit<N>& circuit, const Current<N>& current,
                                    const Impedance<N>& impedance);

/// The same for a load that draws its power whatever its voltage, as AI power supplies do: the
/// higher root of V^4 + (2(PR + QX) - Vs^2) V^2 + (P^2 + Q^2) Z^2 = 0. Refuses as
/// electrical.collapse a load beyond the greatest power that the impedance lets through.
template <Number N>
Result<Voltage<N>> voltageDropOfPower(Supply supply, const Voltage<N>& sending,
                                      const ComplexPower<N>& load, const Impedance<N>& impedance);

/// How current enters and leaves a busbar.
enum class BusbarLoad : std::uint8_t {
    EndSingle,     ///< fed at one end, one load at the other: I^2 R
    EndUniform,    ///< fed at one end, tapped evenly: I^2 R / 3
    CentreUniform  ///< fed in the middle, tapped evenly: I^2 R / 12
};

/// Loss of a busbar, W, of the resistance of its whole length, both poles together where it has
/// two. Not checked: for data that have been.
template <Number N>
Power<N> busbarLoss(const Resistance<N>& resistance, const Current<N>& current, BusbarLoad load)
{
    const Power<N> single = resistance * current * current;
    switch (load) {
    case BusbarLoad::EndSingle: return single;
    case BusbarLoad::EndUniform: return single / 3.0;
    case BusbarLoad::CentreUniform: return single / 12.0;
    }
    return single;
}

/// Resistance of a bar, ohm; of both poles with \p pair. Refuses as resistancePerLength; length >=
/// 0.
template <Number N>
Result<Resistance<N>> busbarResistance(ConductorMaterial material, const Area<N>& area,
                                       const Length<N>& length, const Temperature<N>& temperature,
                                       bool pair);

}  // namespace rw::electrical
