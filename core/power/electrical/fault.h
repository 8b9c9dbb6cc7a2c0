// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/electrical/conductor.h"

#include <optional>
#include <vector>

// Prospective fault currents: bolted three-phase faults at the first half-cycle, and bolted faults
// between poles of direct current (methods 2.1a). Arc flash, earth faults and decay are not
// calculated. Power supplies and drives feed no fault; motors fed direct do and are not counted.
namespace rw::electrical {

/// All impedances of a network are in per unit of this one power.
inline constexpr auto kFaultBase = ApparentPower<>::of(100.0, unit::MVA);

template <Number N = double>
struct FaultImpedance {
    Scalar<N> r;
    Scalar<N> x;

    friend FaultImpedance operator+(const FaultImpedance& a, const FaultImpedance& b)
    {
        return {a.r + b.r, a.x + b.x};  // in series
    }
};

/// A grid of a short-circuit power: |z| = base/S_k. Refuses S_k <= 0, X/R < 0.
template <Number N>
Result<FaultImpedance<N>> gridImpedance(const ApparentPower<N>& shortCircuitPower,
                                        const Scalar<N>& reactanceToResistance);
/// |z| = uk base/Sr with the resistance of its load loss. Refuses Sr <= 0, uk outside (0, 1],
/// Pk < 0, and as electrical.impedance uk Sr < Pk.
template <Number N>
Result<FaultImpedance<N>> transformerImpedance(const ApparentPower<N>& rating,
                                               const Scalar<N>& impedance,
                                               const Power<N>& loadLoss);
/// x = X''d base/Sr, r = x / (X/R). Refuses Sr <= 0, X''d outside (0, 1], X/R <= 0.
template <Number N>
Result<FaultImpedance<N>> generatorImpedance(const ApparentPower<N>& rating,
                                             const Scalar<N>& subtransientReactance,
                                             const Scalar<N>& reactanceToResistance);
/// A cable or busway at its line-to-line voltage: Z base/V^2. Refuses V <= 0, R < 0.
template <Number N>
Result<FaultImpedance<N>> lineImpedance(const Impedance<N>& impedance, const Voltage<N>& voltage);

/// Two sources, or two equal ways, side by side: complex z1 z2/(z1 + z2). Refuses one of zero.
template <Number N>
Result<FaultImpedance<N>> inParallel(const FaultImpedance<N>& a, const FaultImpedance<N>& b);

template <Number N = double>
struct FaultAt {
    Current<N> current;      ///< initial symmetrical rms
    ApparentPower<N> power;  ///< sqrt3 V I; falls along a path whatever its voltages
    Current<N> peak;         ///< kappa sqrt2 I, kappa = 1.02 + 0.98 e^(-3R/X) (IEC 60909-0)
};

/// The fault at a node of a line-to-line voltage: I = c base/(sqrt3 V |z|). c is 1 for a
/// prospective value at nominal voltage, 1.05 or 1.10 for the greatest by IEC 60909-0 table 1.
/// Refuses |z| = 0, V <= 0, c outside 0.9 to 1.1.
template <Number N>
Result<FaultAt<N>> faultAt(const FaultImpedance<N>& impedance, const Voltage<N>& voltage,
                           const Scalar<N>& voltageFactor = scalar<N>(1.0));

/// One part of a radial path and the voltage at its far end.
template <Number N = double>
struct PathPart {
    FaultImpedance<N> impedance;
    Voltage<N> voltage;
};
/// The faults at the far end of each part, from the source on. Errors name the part by its number.
template <Number N>
Result<std::vector<FaultAt<N>>> faultsAlong(const FaultImpedance<N>& source,
                                            const std::vector<PathPart<N>>& path,
                                            const Scalar<N>& voltageFactor = scalar<N>(1.0));

template <Number N = double>
struct DirectBattery {
    Voltage<N> openVoltage;
    Resistance<N> resistance;  ///< cells and links, > 0
};
/// Steady fault between poles, A: rectifiers at their limit beside a battery, through the loop's
/// resistance (both conductors), (I_lim R_b + E)/(R_b + R), and never above the higher of bus and
/// battery voltage over R, where the rectifiers would leave their limit. The discharge of
/// capacitors comes before it and is not counted. Refuses V <= 0, I_lim < 0, R < 0, R_b <= 0.
template <Number N>
Result<Current<N>> directFaultCurrent(const Voltage<N>& bus, const Current<N>& rectifierLimit,
                                      const std::optional<DirectBattery<N>>& battery,
                                      const Resistance<N>& loop);

}  // namespace rw::electrical
