// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

#include <cstdint>

// What generating sets and blocks have in common: rating lost to altitude and heat, and their
// number.
namespace rw::electrical {

/// Straight-line loss of rating above an altitude and above an air temperature. A maker's table
/// goes before it.
template <Number N = double>
struct Derating {
    Length<N> altitudeFrom;                         ///< m
    Quantity<dim::none / dim::length, N> perMetre;  ///< of rating, a metre
    Temperature<N> temperatureFrom = Temperature<N>::of(25.0, unit::C);
    Quantity<dim::none / dim::temperatureDelta, N> perKelvin;  ///< of rating, a kelvin
};

/// The part of the rating that is left: (1 - a dh)(1 - b dT). Refuses altitudes outside -500 to
/// 5,000 m, temperatures outside -60 to 60 degC, slopes < 0, and as generator.derate where nothing
/// is left.
template <Number N>
Result<Scalar<N>> deratingFactor(const Derating<N>& derating, const Length<N>& altitude,
                                 const Temperature<N>& ambient);

/// Whole units for a need, and spares beside them; none where nothing is needed.
/// Refuses need < 0, unit <= 0, spares that are not whole or < 0.
template <Number N>
Result<Count<N>> unitsWithSpares(const Power<N>& need, const Power<N>& unitPower,
                                 const Count<N>& spares);

}  // namespace rw::electrical
