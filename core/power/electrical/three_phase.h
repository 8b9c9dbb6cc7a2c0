// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "power/electrical/breaker.h"
#include "quantity/quantity.h"

#include <array>
#include <cstdint>

// Steady currents and powers of balanced circuits (methods 2.1, 2.2).
namespace rw::electrical {

enum class Supply : std::uint8_t { ThreePhase, SinglePhase, Direct };

/// What feeds a load. The voltage is between lines for three-phase, across the load for
/// single-phase and between poles for direct current. Lagging power factor; not used with direct
/// current.
template <Number N = double>
struct Circuit {
    Supply supply = Supply::ThreePhase;
    Voltage<N> voltage;
    Scalar<N> powerFactor = scalar<N>(1.0);
};

/// A low-voltage system as it is named.
struct NominalSystem {
    const char* name;
    Voltage<> lineToLine;
    Voltage<> lineToNeutral;
};
inline constexpr std::array<NominalSystem, 4> kNominalSystems{{
    {"415/240 V", Voltage<>::fromSi(415.0), Voltage<>::fromSi(240.0)},
    {"400/230 V", Voltage<>::fromSi(400.0), Voltage<>::fromSi(230.0)},
    {"480/277 V", Voltage<>::fromSi(480.0), Voltage<>::fromSi(277.0)},
    {"208/120 V", Voltage<>::fromSi(208.0), Voltage<>::fromSi(120.0)},
}};

/// Volts times amperes of a supply become apparent power by this: sqrt(3), 1, 1.
double supplyFactor(Supply supply);

/// Line current, A: P/(sqrt3 V PF), P/(V PF), P/V. Refuses P < 0, V <= 0, PF outside (0, 1].
template <Number N>
Result<Current<N>> loadCurrent(const Circuit<N>& circuit, const Power<N>& power);

/// S = P/PF, VA. Refuses P < 0, PF outside (0, 1].
template <Number N>
Result<ApparentPower<N>> apparentPower(const Power<N>& power, const Scalar<N>& powerFactor);

/// What a feed may carry continuously, W: k sqrt3 V I PF (V I PF, V I), k by the rule.
/// Refuses a rating <= 0, V <= 0, PF outside (0, 1].
template <Number N>
Result<Power<N>> feedCapacity(const Circuit<N>& circuit, const Current<N>& rating,
                              BreakerRule rule);

/// Active and reactive power together; reactive power is positive where current lags.
template <Number N = double>
struct ComplexPower {
    Power<N> active;
    ReactivePower<N> reactive;

    friend ComplexPower operator+(const ComplexPower& a, const ComplexPower& b)
    {
        return {a.active + b.active, a.reactive + b.reactive};
    }
};
enum class Sense : std::uint8_t { Lagging, Leading };

/// P and Q = P tan(acos PF), negative where current leads. Refuses P < 0, PF outside (0, 1].
template <Number N>
Result<ComplexPower<N>> complexPower(const Power<N>& power, const Scalar<N>& powerFactor,
                                     Sense sense = Sense::Lagging);
/// sqrt(P^2 + Q^2), VA.
template <Number N>
ApparentPower<N> apparentPower(const ComplexPower<N>& load);
/// |P|/S. Refuses a load of zero.
template <Number N>
Result<Scalar<N>> powerFactor(const ComplexPower<N>& load);

}  // namespace rw::electrical
