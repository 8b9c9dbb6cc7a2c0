// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"

namespace rw {

/// Moist air after ASHRAE Fundamentals, ch. 1 (psychrometrics). One state: dry bulb, total pressure and
/// humidity ratio (kg of water vapour for each kg of dry air).
struct MoistAir {
    Temperature<> dryBulb;
    Pressure<> pressure;
    double humidityRatio = 0.0;

    bool operator==(const MoistAir&) const = default;
};

/// Enthalpy for each kilogram of dry air, J/kg.
using SpecificEnthalpy = Quantity<Dimension{.m = 2, .s = -2}>;
/// Volume for each kilogram of dry air, m3/kg.
using SpecificVolume = Quantity<Dimension{.kg = -1, .m = 3}>;

/// Where the saturation fits hold: -100 to 200 °C.
inline constexpr double kColdestAir = 173.15;  // K
inline constexpr double kHottestAir = 473.15;  // K

/// Saturation pressure of water vapour: over ice below the triple point, over water above it.
/// \p t within -100..200 °C (asserted).
Pressure<> saturationPressure(Temperature<> t);
/// Humidity ratio of saturated air; \p pressure above the saturation pressure (asserted).
double saturatedHumidityRatio(Temperature<> t, Pressure<> pressure);
/// Saturated air at a temperature.
MoistAir saturatedAir(Temperature<> t, Pressure<> pressure);

/// ICAO standard atmosphere, elevation -5,000 to 11,000 m (asserted).
Pressure<> standardPressure(Length<> elevation);
Temperature<> standardTemperature(Length<> elevation);

/// A state from dry bulb and one more. Errors: air.range (temperature outside -100..200 °C, pressure not
/// above saturation), air.wet-bulb and air.dew-point (above the dry bulb), air.humidity (outside 0..1).
Result<MoistAir> airOfRelativeHumidity(Temperature<> dryBulb, double relativeHumidity, Pressure<> pressure);
Result<MoistAir> airOfDewPoint(Temperature<> dryBulb, Temperature<> dewPoint, Pressure<> pressure);
Result<MoistAir> airOfWetBulb(Temperature<> dryBulb, Temperature<> wetBulb, Pressure<> pressure);

/// Properties of a state.
double relativeHumidity(const MoistAir& air);
/// Dew (or frost) point: where the vapour's pressure saturates. Air with a humidity ratio below 1e-7 is
/// taken to hold 1e-7.
Temperature<> dewPoint(const MoistAir& air);
/// Thermodynamic wet bulb, bracketed between dew point and dry bulb, to 1e-9 K; ice below 0 °C. The balance
/// jumps at 0 °C between ice and water: a state within the jump has its wet bulb there.
Temperature<> wetBulb(const MoistAir& air);
SpecificEnthalpy enthalpy(const MoistAir& air);
/// Enthalpy of air that is saturated at a temperature.
SpecificEnthalpy saturatedEnthalpy(Temperature<> t, Pressure<> pressure);
SpecificVolume specificVolume(const MoistAir& air);
/// Mass of the mix in a cubic metre.
Density<> density(const MoistAir& air);
/// Dry bulb of a state given by enthalpy and humidity ratio.
Temperature<> dryBulbOf(SpecificEnthalpy h, double humidityRatio);

}  // namespace rw
