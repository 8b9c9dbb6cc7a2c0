// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"

namespace rw::hydraulics {

inline constexpr double kPi = 3.14159265358979323846;
inline constexpr double kGravity = 9.80665;         ///< m/s2, standard
inline constexpr double kAtmosphere = 101325.0;     ///< Pa, standard

/// Head of a pressure in a liquid: h = p / (rho g).
inline Length<> headOf(Pressure<> p, Density<> rho) { return Length<>::fromSi(p.si() / (rho.si() * kGravity)); }
/// Pressure of a head in a liquid: p = rho g h.
inline Pressure<> pressureOf(Length<> h, Density<> rho) { return Pressure<>::fromSi(h.si() * rho.si() * kGravity); }

}  // namespace rw::hydraulics
