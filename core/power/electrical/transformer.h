// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/electrical/conductor.h"

// Losses, reactive demand and regulation of transformers (methods 2.1).
namespace rw::electrical {

/// Losses of one unit: no-load, and load loss at rating and at the reference temperature.
template <Number N = double>
struct TransformerLosses {
    ApparentPower<N> rating;
    Power<N> noLoad;
    Power<N> loadLoss;
};

/// Kt = (C + T)/(C + T_ref): C 235 degC for copper, 225 degC for aluminium (IEC 60076-1). Applies
/// to ohmic loss; stray loss falls with temperature and is counted as ohmic. -50 to 250 degC.
template <Number N>
Result<Scalar<N>> windingTemperatureFactor(ConductorMaterial winding,
                                           const Temperature<N>& temperature,
                                           const Temperature<N>& reference);

/// P0 + Pk (S/Sr)^2 Kt, W. A load above the rating is calculated; judging it is the caller's.
/// Refuses a rating <= 0, losses or load < 0, Kt <= 0.
template <Number N>
Result<Power<N>> transformerLoss(const TransformerLosses<N>& transformer,
                                 const ApparentPower<N>& load,
                                 const Scalar<N>& temperatureFactor = scalar<N>(1.0));

/// The load, of rating, at which efficiency is greatest: sqrt(P0/Pk). Refuses Pk = 0.
template <Number N>
Result<Scalar<N>> bestLoad(const TransformerLosses<N>& transformer);

/// A loss known at one load only, taken apart into a no-load part and one that grows with the
/// square: {share of it, the rest / b^2}. Half and half puts the greatest efficiency at b. b > 0;
/// not checked.
template <class Q>
struct LossParts {
    Q noLoad;
    Q atRating;
};
template <class Q>
LossParts<Q> splitLoss(const Q& loss, double b, double noLoadShare = 0.5)
{
    return {noLoadShare * loss, (1.0 - noLoadShare) * loss / (b * b)};
}

/// The one-point rule: losses from the efficiency at a fraction b of rating and power factor 1,
/// P_loss = b Sr (1/eta - 1), split as splitLoss does (an estimate, to be marked so).
/// Refuses a rating <= 0, eta outside (0, 1], b outside (0, 1], a share outside [0, 1].
Result<TransformerLosses<>> lossesFromEfficiency(const ApparentPower<>& rating,
                                                 const Scalar<>& efficiency, const Scalar<>& load,
                                                 double noLoadShare = 0.5);

/// When a transformer was made, for the least efficiency that US law asked of it.
enum class DoePeriod : std::uint8_t { Made2007To2015, Made2016To2029 };
/// The load at which that efficiency holds.
inline constexpr double kDoeLoad = 0.35;
/// Least efficiency of a three-phase low-voltage dry-type transformer at 35 % load, between the
/// table's ratings by straight line (10 CFR 431.196(a)). Refuses what is outside 15 to 1,000 kVA.
Result<Scalar<>> doeLowVoltageDryEfficiency(const ApparentPower<>& rating, DoePeriod period);

/// What a transformer has besides losses: impedance voltage and no-load current, of rating.
template <Number N = double>
struct TransformerReactance {
    Scalar<N> impedance;      ///< uk, 0.04 to 0.15 as a rule
    Scalar<N> noLoadCurrent;  ///< i0, 0.002 to 0.02 as a rule
};

/// Reactive power it draws, var: sqrt((i0 Sr)^2 - P0^2) + sqrt((uk Sr)^2 - Pk^2) (S/Sr)^2.
/// Refuses, besides impossible input, uk Sr < Pk and i0 Sr < P0 with electrical.impedance.
template <Number N>
Result<ReactivePower<N>> transformerReactivePower(const TransformerLosses<N>& transformer,
                                                  const TransformerReactance<N>& reactance,
                                                  const ApparentPower<N>& load);

/// Drop of the secondary voltage from no load, of rated voltage, at a load of rating b and a
/// lagging power factor: b (ur cos f + ux sin f) + b^2 (ux cos f - ur sin f)^2 / 2. Good to 1e-4 at
/// b uk < 0.1.
template <Number N>
Result<Scalar<N>> voltageRegulation(const TransformerLosses<N>& transformer,
                                    const Scalar<N>& impedance, const ApparentPower<N>& load,
                                    const Scalar<N>& powerFactor);

}  // namespace rw::electrical
