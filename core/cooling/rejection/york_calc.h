// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/thermal.h"

#include <optional>

namespace rw::cooling {

/// The YorkCalc correlation of a tower's approach in wet bulb, range and the ratio of water to air, each
/// flow relative to the tower's design (methods 4.4a; 27 coefficients as in EnergyPlus).
/// At a wet bulb and a range it is a parabola in that ratio.
struct YorkCalc {
    double c0 = 0.0;
    double c1 = 0.0;
    double c2 = 0.0;

    YorkCalc(Temperature<> wetBulb, TemperatureDelta<> range);
    TemperatureDelta<> approach(double waterToAir) const;
    /// The greatest ratio (the least air) up to \p most that keeps an approach; nothing when none does.
    std::optional<double> waterToAirFor(TemperatureDelta<> approach, double most) const;
};

/// Where the fit holds: wet bulb -34.4..26.67 degC, range 1.1..22.2 K, water 0.75..1.25 of design,
/// ratio up to 8, approach 1.1..40 K.
inline constexpr double kYorkMostRatio = 8.0;
bool withinYorkCalc(Temperature<> wetBulb, TemperatureDelta<> range, double waterRatio, double waterToAir,
                    TemperatureDelta<> approach);

}  // namespace rw::cooling
