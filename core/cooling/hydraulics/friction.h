// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string_view>

namespace rw::hydraulics {

/// How a pipe's head loss is counted: three ways to Darcy's friction factor, or an empirical formula of
/// water supply, which .inp files ask for.
enum class Friction { Colebrook, SwameeJain, Churchill, HazenWilliams, ChezyManning };
std::string_view name(Friction friction);  ///< "colebrook", "swamee-jain", ...
inline bool isDarcyWeisbach(Friction f) { return f != Friction::HazenWilliams && f != Friction::ChezyManning; }

/// Laminar flow ends at Re 2000; from 4000 it is turbulent; between them no formula is sure (methods 3.6).
inline constexpr double kLaminarEnd = 2000.0;
inline constexpr double kTurbulentBegin = 4000.0;

/// Darcy friction factors of a Reynolds number (> 0) and a relative roughness e/D (>= 0), unchecked.
/// Hagen-Poiseuille: 64/Re.
double laminarFactor(double reynolds);
/// Colebrook 1939: 1/sqrt f = -2 log10(e/(3.7 D) + 2.51/(Re sqrt f)), by Newton to 1e-12.
double colebrookFactor(double reynolds, double relativeRoughness);
/// Swamee and Jain 1976: f = 0.25 / log10(e/(3.7 D) + 5.74/Re^0.9)^2; fitted for Re 5e3..1e8, e/D 1e-6..1e-2.
double swameeJainFactor(double reynolds, double relativeRoughness);
/// Churchill 1977, for all regimes.
double churchillFactor(double reynolds, double relativeRoughness);
/// Dunlop's cubic between Re 2000 and 4000, as in EPANET: joins 64/Re to Swamee and Jain in value and slope.
double dunlopFactor(double reynolds, double relativeRoughness);
/// f_T, what Crane's loss coefficients count in: f at endless Reynolds number.
double fullyRoughFactor(double relativeRoughness);

/// Friction factor with its slope df/dRe.
struct FactorSlope {
    double factor = 0.0;
    double slope = 0.0;
};
/// The factor in any regime as the option says: Colebrook joins laminar flow through Churchill's curve,
/// scaled to meet both ends; Swamee-Jain through Dunlop's cubic (EPANET); Churchill is one curve.
/// \p guess in and out: 1/sqrt f of a point near by (0: none), which saves Colebrook its start.
FactorSlope factorAndSlope(Friction friction, double reynolds, double relativeRoughness, double& guess);

struct FrictionFactor {
    double factor = 0.0;
    bool uncertain = false;  ///< Re between 2000 and 4000
};
/// The same, checked: error friction.range for Re <= 0, e/D outside 0..0.1, or what is not finite, and
/// friction.formula for the two that know no friction factor.
Result<FrictionFactor> frictionFactor(Friction friction, double reynolds, double relativeRoughness);

}  // namespace rw::hydraulics
