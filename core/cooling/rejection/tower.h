// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/rejection/outdoors.h"

#include <cstdint>

// Open cooling towers (methods 4.4).
namespace rw::cooling {

enum class TowerModel : std::uint8_t {
    Merkel,   ///< effectiveness and NTU with an equivalent gas
    YorkCalc  ///< the 27-term correlation, scaled to the design's approach
};

/// Power over full power at a share of full air flow, between the points of methods 4.4 by a monotone
/// cubic; \p speed in 0.1..1, and the cube law joins it to 0 below.
double towerFanPower(double speed);

/// A tower of equal cells by its design point, of one cell.
struct TowerRating {
    TowerModel model = TowerModel::Merkel;
    MassFlow<> water;
    TemperatureDelta<> range;
    TemperatureDelta<> approach;
    Temperature<> wetBulb;
    Pressure<> pressure = Pressure<>::fromSi(kSeaLevel);
    double waterToAir = 1.2;     ///< kg of water for each kg of dry air at the design point
    Power<> fanPower;            ///< at full speed
    double leastSpeed = 0.1;     ///< of the fans
    double draught = 0.1;        ///< air flow with fans off, of design
    double leastWater = 0.5;     ///< of a cell's design flow, below which fill runs dry
    double driftShare = 8e-5;    ///< of the circulated flow (EnergyPlus's default)
    double cycles = 5.0;         ///< of concentration
};

struct CoolingTower {
    TowerRating rating;
    int cells = 1;
    MassFlow<> air;              ///< of a cell at full speed and the design's density
    Density<> airDensity;        ///< of the design
    double ua = 0.0;             ///< Merkel: UA at the design point for a gas of dry air's heat capacity, W/K
    double approachScale = 1.0;  ///< YorkCalc: design approach over the correlation's
    double mostHeat = 0.0;       ///< J/kg: what a kilogram of air may take before it nears boiling
};

/// Water's heat capacity in towers, J/(kg K): within 0.2 % from 10 to 60 degC.
inline constexpr double kTowerWaterHeat = 4180.0;

/// Errors: quantity.* for impossible numbers, exchanger.effectiveness when no counterflow tower reaches the design
/// point, tower.cycles (not above 1), tower.outside-curve when a YorkCalc design lies outside the correlation.
Result<CoolingTower> makeTower(const TowerRating& rating, int cells);

/// The tower under a heat, with a water flow through it and a leaving temperature asked for: fans turn as
/// slowly as gives it. All cells with at least their least water run, because n fans at 1/n of the speed take
/// less. Water is what the air takes from inlet to saturated outlet, drift and blowdown; nothing is clamped.
RejectionHour towerHour(const CoolingTower& tower, Heat<> heat, MassFlow<> water, const Outdoors& outdoors,
                        Temperature<> wanted);

/// Heat that the tower takes with all its fans at full speed, W, where its leaving water meets a line, up to \p most;
/// 0 where the wet bulb is too warm for it.
Heat<> towerHeat(const CoolingTower& tower, MassFlow<> water, const Outdoors& outdoors, const LeavingLine& line,
                 Heat<> most);

/// Leaving temperature with the fans at a speed (in draught..1), of \p cells running cells.
struct TowerPoint {
    Temperature<> leaving;
    bool outsideCurve = false;
};
TowerPoint towerAtSpeed(const CoolingTower& tower, int cells, Heat<> heat, MassFlow<> water, const Outdoors& outdoors,
                        double speed);

/// Merkel's integral KaV/L = int cpw dTw/(hs - ha) by Chebyshev's four nodes (CTI), water falling by
/// \p range to \p leaving against air that enters at an enthalpy.
/// Error tower.merkel when the air's enthalpy reaches that of the water's surface.
Result<double> merkelNumber(Temperature<> leaving, TemperatureDelta<> range, SpecificEnthalpy airIn, double waterToAir,
                            Pressure<> pressure);

}  // namespace rw::cooling
