// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/thermal.h"
#include "fluid/moist_air.h"

#include <cstdint>

namespace rw::cooling {

/// The air that heat rejection stands in, with what every model asks of it: found once an hour, because the
/// wet bulb is a search.
struct Outdoors {
    MoistAir air;
    Temperature<> wetBulb;
    SpecificEnthalpy wetEnthalpy;  ///< of air saturated at the wet bulb, for each kilogram of dry air
    Density<> density;

    double kelvin() const { return air.dryBulb.si(); }
};
Outdoors outdoorsOf(const MoistAir& air);

/// Air taken from the state by letting water evaporate into it at constant wet bulb until its dry bulb is
/// \p dryBulb, between wet bulb and dry bulb: its humidity ratio.
double humidityRatioWhenCooledTo(const Outdoors& air, Temperature<> dryBulb);

/// Dry bulb of saturated air of an enthalpy, from \p guess; above -60 degC. To 1e-7 K.
Temperature<> saturatedAt(SpecificEnthalpy h, Pressure<> pressure, Temperature<> guess);

enum class FanState : std::uint8_t {
    Off,         ///< nothing to do, or the draught alone does it
    Cycling,     ///< off and on at the slowest speed
    Modulating,  ///< between the slowest and full speed
    Full
};

/// What heat rejection does in an hour, of all its units together.
struct RejectionHour {
    FanState fans = FanState::Off;
    bool reached = true;        ///< false: short of capacity, leaves warmer than wanted
    bool outsideCurve = false;  ///< beyond what the model was fitted to; the figure is the fit's, no clamp
    bool wet = false;           ///< water is being evaporated
    bool freezing = false;      ///< the air is below 2 degC: the fluid needs glycol, drain-back or heat
    int running = 0;            ///< units with fluid in them
    Temperature<> entering;     ///< fluid to the units
    Temperature<> leaving;      ///< fluid from the units, after any bypass
    double fanSpeed = 0.0;      ///< of full speed; while cycling, the slowest
    double fanShare = 0.0;      ///< of the hour that fans turn: below 1 while cycling
    Power<> fanPower;           ///< mean of the hour
    MassFlow<> evaporation;
    MassFlow<> drift;
    MassFlow<> blowdown;
    MassFlow<> makeUp;
};

/// What is asked of heat rejection at full speed when the heat is not known beforehand: a leaving temperature that
/// falls with the heat taken. A slope of 0 asks for the capacity at one leaving temperature; a loop that comes back
/// at T_r with a rate C and is cooled in series, through an exchanger's approach a, has T_r - a and 1/C.
struct LeavingLine {
    Temperature<> atNoHeat;
    Quantity<dim::none / kWattPerKelvin> slope;  ///< K/W, 0 or more
};

inline constexpr double kFreezingLimit = kZeroCelsius + 2.0;  // K, methods 4.2

}  // namespace rw::cooling
