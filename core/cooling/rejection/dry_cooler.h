// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/exchanger.h"
#include "cooling/rejection/outdoors.h"

#include <cstdint>

// Dry coolers (methods 4.2). Leaving fluid is never colder than the dry bulb.
namespace rw::cooling {

enum class DryCoolerModel : std::uint8_t {
    Approach,      ///< a constant approach to the dry bulb
    Effectiveness  ///< effectiveness and NTU in crossflow, from the rated point
};

/// One unit at its rated point.
struct DryCoolerRating {
    DryCoolerModel model = DryCoolerModel::Effectiveness;
    Heat<> heat;
    Temperature<> airIn;
    Temperature<> fluidIn;
    Temperature<> fluidOut;
    Pressure<> pressure = Pressure<>::fromSi(kSeaLevel);
    VolumeFlow<> air;            ///< at full speed; 0: not told, then airRise gives it
    double airRise = 0.6;        ///< of the air over fluidIn - airIn, where its flow is not told (assumed)
    Power<> fanPower;            ///< at full speed
    double leastSpeed = 0.15;    ///< methods 4.2: 0.1-0.2
    double airShare = 0.7;       ///< of the clean resistance, on the finned side (assumed)
    double foulingShare = 0.0;
    double airExponent = 0.7;    ///< 0.6-0.8
    double fluidExponent = 0.7;  ///< 0.5-0.8
};

struct DryCooler {
    DryCoolerRating rating;
    int units = 1;
    RatedExchanger coil;    ///< of one unit; its cold side is air
    VolumeFlow<> air;       ///< of one unit at full speed
    Density<> airDensity;   ///< at the rated point
    Conductance<> fluidRate;
};

/// Errors: quantity.*; cooler.order when not airIn < fluidOut < fluidIn; exchanger.effectiveness when no crossflow
/// coil reaches the rated point (airRise of 1 or more, or too little air).
Result<DryCooler> makeDryCooler(const DryCoolerRating& rating, int units);

/// All units share heat and fluid alike, their fans at one speed: the slowest that leaves the fluid at
/// \p wanted. Below the slowest speed fans cycle. \p fluidRate: capacity rate of the fluid through all.
RejectionHour dryCoolerHour(const DryCooler& cooler, Heat<> heat, Conductance<> fluidRate, const Outdoors& outdoors,
                            Temperature<> wanted);

/// The same in air that is cooled before the coil: \p onCoil its dry bulb, \p fanFactor what a pad adds to fan power.
RejectionHour dryCoolerHourIn(const DryCooler& cooler, Heat<> heat, Conductance<> fluidRate, const Outdoors& outdoors,
                              Temperature<> onCoil, double fanFactor, Temperature<> wanted);

/// Leaving temperature with the fans at a speed above 0.
Temperature<> dryCoolerAtSpeed(const DryCooler& cooler, Heat<> heat, Conductance<> fluidRate, const Outdoors& outdoors,
                               double speed);

/// Heat that all units take at full speed, W, where their leaving fluid meets a line; 0 where air is too warm for it.
/// In air of \p onCoil. Closed form, no search.
Heat<> dryCoolerHeat(const DryCooler& cooler, Conductance<> fluidRate, const Outdoors& outdoors, Temperature<> onCoil,
                     const LeavingLine& line);

/// Approach relation of the plain model: T_out = max(T_set, T_db + app).
template <Number N>
Temperature<N> leavingByApproach(const Temperature<N>& dryBulb, const TemperatureDelta<N>& approach,
                                 const Temperature<N>& wanted)
{
    return larger(wanted, dryBulb + approach);
}

}  // namespace rw::cooling
