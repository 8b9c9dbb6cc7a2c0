// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rw {

/// A component above its rating.
struct OverloadedUnit {
    std::string id;
    double loadFraction = 0.0;  ///< > 1
};

/// One failure, or several that are the same but for which of equal units they strike.
struct FailureLine {
    std::vector<std::string> components;  ///< ids of one representative, "building/unit"
    std::string stage;                    ///< id of the first one's stage in the chain; empty where it has none
    std::int64_t count = 0;
    double lostW = 0.0;
    double interruptedW = 0.0;
    double worstLoadFraction = 0.0;
    double heldS = 0.0;                      ///< s until the first load goes dark; endless where none does
    std::optional<double> secondsToThrottle; ///< of the first racks; unset: cooling is not touched, or suffices
    std::optional<double> secondsToAirLimit; ///< of the air before the racks; unset likewise
    std::vector<OverloadedUnit> overloads;   ///< worst first
};

/// How long the loads of a group have no source, on average over many years.
struct OutageTime {
    std::string group;  ///< empty: the building
    double loadW = 0.0;
    double minutesPerYear = 0.0;     ///< of its average kilowatt
    double anyMinutesPerYear = 0.0;  ///< in which any of its load is out
};

/// The components of one kind in a stage, or a common cause, and their part in the expected outage.
struct OutageCause {
    std::string component;    ///< id of one that the line stands for; empty for a common cause
    std::string stage;        ///< id in the chain; empty: none of its stages
    std::string kind;         ///< "ups", "rack-feed", as power::name(ComponentKind)
    std::string commonCause;  ///< its group
    std::int64_t count = 0;
    double share = 0.0;
    double minutesPerYear = 0.0;
};

/// What the loss of a whole system of a stage does to those that stay: the redistribution by the load groups there
/// are (methods 2.3).
struct SystemLoss {
    std::string stage;  ///< id in the chain
    std::int64_t systems = 0;
    double lostW = 0.0;              ///< of the worst system to lose
    double worstLoadFraction = 0.0;  ///< of the units of the stage that stay
    std::string worstUnit;
    double installed = 0.0;  ///< W or VA, all units
    double usable = 0.0;     ///< that can be carried before any loss overloads a unit; as the load is shared now
    double byCount = 0.0;    ///< that equal load groups would let be carried: (n - 1) / n of what is installed
};

/// What every single failure does to a building kind as it is filled first, and how often its loads go dark.
struct FailureStudy {
    std::string building;
    std::vector<std::string> problems;  ///< what keeps the building from having a one-line; then all else is empty
    std::int64_t components = 0;
    double loadW = 0.0;
    double normalLoadFraction = 0.0;  ///< of the fullest component while nothing is out
    std::int64_t examined = 0;
    std::int64_t losing = 0;
    std::int64_t interrupting = 0;
    std::int64_t overloading = 0;
    std::vector<FailureLine> lines;  ///< worst first; a study keeps the worst only
    std::int64_t different = 0;      ///< lines that there would be without that limit
    std::vector<SystemLoss> systems;  ///< of the stages that have more than one, in the chain's order
    std::vector<OutageTime> outages;  ///< the building, then its load groups
    std::vector<OutageCause> causes;  ///< largest first
    double pairShare = 0.0;           ///< of the expected outage: pairs of independent failures
    double commonCauseShare = 0.0;
    double neglectedBound = 0.0;  ///< probability of three or more independent failures at once, which are left out
};

}  // namespace rw
