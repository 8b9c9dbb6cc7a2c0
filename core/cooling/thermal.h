// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/celsius.h"
#include "quantity/quantity.h"

// Names for what flows of fluid carry, shared by exchangers, coils and heat rejection.
namespace rw::cooling {

inline constexpr Dimension kWattPerKelvin{.kg = 1, .m = 2, .s = -3, .K = -1};

template <Number N = double> using MassFlow = Quantity<dim::massFlow, N>;
/// Of a stream: mass flow times specific heat. Of an exchanger: UA. W/K.
template <Number N = double> using Conductance = Quantity<kWattPerKelvin, N>;

using rw::kZeroCelsius;
inline constexpr double kSeaLevel = 101325.0;     // Pa
inline constexpr double kDryAirHeat = 1006.0;     // J/(kg K), ASHRAE Fundamentals, ch. 1

}  // namespace rw::cooling
