// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/ride_through.h"

// How long a hall's air carries the heat when its units or their chilled water fail (methods 3.9).
namespace rw::cooling {

/// One stretch of a failure: what runs, and what heat comes and goes.
struct AirPhase {
    Duration<> length;
    Heat<> heat;         ///< into the halls' air
    double coils = 1.0;  ///< share of the racks' air that passes coils; the rest comes round as it left them
    double water = 1.0;  ///< share of the chilled water that flows
    Heat<> sink;         ///< what chillers or heat rejection can take out of it
};

/// Air before and behind racks whose fans run on, metal that follows the air behind them, and a loop of chilled water.
/// A coil brings the air by a fixed share from its own temperature to the water's, so that the start is at rest.
struct AirRide {
    HeatCapacity<> cold;    ///< of the air before the racks
    HeatCapacity<> hot;     ///< of the air behind them
    HeatCapacity<> metal;   ///< 0: none
    HeatCapacity<> water;
    Conductance<> racks;    ///< heat that the racks' air takes for each kelvin
    Conductance<> toMetal;
    Temperature<> inlet;    ///< at the start, as the two below
    Temperature<> behind;
    Temperature<> chilled;  ///< below the inlet; also what the sink holds the water at
    Temperature<> limit;    ///< of the inlet
    std::vector<AirPhase> phases;
};

struct AirPoint {
    Duration<> time;
    Temperature<> inlet;
    Temperature<> behind;
    Temperature<> metal;
    Temperature<> chilled;
};

struct AirRideResult {
    std::vector<AirPoint> points;    ///< start, end of each phase, and some between
    std::optional<Duration<>> limit; ///< when first passed; nothing: not within the phases
    Energy<> brought;
    Energy<> rejected;
};

enum class AirRideEnd { AtLimit, AfterPhases };

/// Explicit steps (Runge and Kutta, fourth order) of at most a twentieth of the shortest time constant; the limit is found
/// within its step. The sink never cools the water below its start. Errors: quantity.* for impossible numbers;
/// ride.steps when a time constant is a millionth of a phase or less.
Result<AirRideResult> airRide(const AirRide& ride, AirRideEnd end = AirRideEnd::AfterPhases);

}  // namespace rw::cooling
