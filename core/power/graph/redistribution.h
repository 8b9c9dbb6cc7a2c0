// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rw::power {

/// One of the systems that a load group hangs on.
struct GroupFeed {
    std::int32_t system = -1;  ///< 0..n-1
    double split = 0.5;  ///< share it carries while all are there, >= 0; 0 stands by (a catcher)
};

/// Loads with the same feeds. One feed is single-corded.
struct FeedGroup {
    std::string name;
    double loadW = 0.0;  ///< W, >= 0
    std::vector<GroupFeed> feeds;
};

/// The systems' load after a loss.
struct SystemLoss {
    std::vector<std::int32_t> lost;    ///< the systems that are out; none = the normal state
    std::vector<double> loadW;         ///< by system
    std::vector<double> loadFraction;  ///< of its capacity, by system
    double lostW = 0.0;                ///< load of groups that have no feed left
    double worstFraction = 0.0;
    double usableScale = 0.0;  ///< the largest factor on all loads at which no system is overloaded
};

struct Redistribution {
    SystemLoss normal;
    std::vector<SystemLoss> single;  ///< one for each system
    std::vector<SystemLoss> pairs;   ///< one for each pair, when asked for
    std::vector<double> requiredW;   ///< capacity each system needs for all states above, W
    double installedW = 0.0;         ///< sum of capacities
    double loadW = 0.0;              ///< sum of groups
    double usableW = 0.0;  ///< the largest load in the given proportions that every state above
                           ///< carries without overload; what is lost with its last feed is
                           ///< in unprotectedW and does not limit it
    double usableFraction = 0.0;  ///< of installedW
    double strandedW = 0.0;       ///< installedW - usableW
    double unprotectedW = 0.0;    ///< the most load that one loss takes with it (single-corded)
    double imbalance = 0.0;       ///< highest normal load fraction over that of all together, - 1
    bool survives = false;        ///< no state overloads a system or loses load
};

/// The general distributed check (methods 2.3): S_i = sum of splits times loads; on a loss the load of its
/// groups moves to their other feeds in proportion to their splits (equally when these are 0).
/// \p capacityW of each system > 0. With \p pairs every two systems are lost too, and capacities hold for
/// that. Errors: "redistribution.capacity", ".load", ".feed" (no such system, or twice), ".split".
Result<Redistribution> redistribute(const std::vector<double>& capacityW,
                                    const std::vector<FeedGroup>& groups, bool pairs = false);

}  // namespace rw::power
