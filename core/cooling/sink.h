// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/machines.h"

namespace rw {

/// What carries a loop's heat to the sky: units on duty, spares apart, and the flow they were chosen for.
struct SinkSizes {
    int rejection = 0;
    int chillers = 0;
    int condenserRejection = 0;  ///< for the condensers of water-cooled chillers
    double rate = 0.0;           ///< W/K, of the rejection loop
    double heat = 0.0;           ///< W
    double condenserHeat = 0.0;  ///< W

    bool operator==(const SinkSizes&) const = default;
};

/// A loop that is to be cooled: what it brings, how much of it flows, how cold it is to go back.
struct SinkTask {
    Heat<> heat;
    cooling::Conductance<> rate;  ///< of the loop
    Temperature<> wanted;
    const Chiller* chiller = nullptr;  ///< null: heat rejection alone
};

struct SinkHour {
    Heat<> free;       ///< by heat rejection
    Heat<> chilled;    ///< by chillers
    Heat<> condenser;  ///< of water-cooled chillers, to heat rejection again
    Power<> fans;
    Power<> pumps;     ///< of towers' and condensers' own loops
    Power<> chillers;
    Temperature<> outlet;   ///< that heat rejection alone would give the loop with all its heat
    Temperature<> supply;   ///< that the loop gets
    double fanSpeed = 0.0;
    cooling::MassFlow<> evaporation;
    cooling::MassFlow<> drift;
    cooling::MassFlow<> blowdown;
    double cop = 0.0;
    bool reached = true;
    bool outsideCurve = false;
    bool wet = false;
    bool freezing = false;
};

/// The units that a loop takes at its design hour, whole and without spares.
SinkSizes sizeSink(const PlantMachines& machines, const SinkTask& task, const cooling::Outdoors& outdoors);

/// A loop in an hour. Heat rejection stands before the chillers (methods 4.6): it turns its fans as slowly as gives the
/// wanted temperature; where full speed does not, chillers take what is left, or all of it, as the economiser says.
SinkHour sinkHour(const PlantMachines& machines, const SinkSizes& sizes, const SinkTask& task, const cooling::Outdoors& outdoors);

}  // namespace rw
