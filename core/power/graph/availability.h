// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/graph.h"
#include "power/graph/sweep.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rw::power {

/// How often the loads of one rack group, or of the whole building, have no source.
struct GroupAvailability {
    std::string group;
    double loadW = 0.0;
    double unavailability = 0.0;     ///< expected share of its load that is out, 0..1
    double minutesPerYear = 0.0;     ///< the same: of its average kilowatt
    double anyUnavailability = 0.0;  ///< share of time in which any of its load is out, 0..1
    double anyMinutesPerYear = 0.0;
};

/// A component, or a common cause, and its part in the expected lost load.
struct Contribution {
    std::int32_t component = -1;  ///< -1 for a common cause
    std::int64_t count = 0;       ///< equal components the row stands for
    std::string commonCause;
    double share = 0.0;  ///< of the building's expected lost load; pairs count half for each
    double minutesPerYear = 0.0;  ///< share x the building's minutes
};

struct AvailabilityResult {
    std::vector<GroupAvailability> groups;  ///< in order of PowerGraph::groups()
    GroupAvailability building;
    std::vector<Contribution> contributions;  ///< largest first; those above 0
    double firstOrderShare = 0.0;             ///< of the expected lost load: single failures
    double secondOrderShare = 0.0;            ///< pairs of independent failures
    double commonCauseShare = 0.0;
    double neglectedBound = 0.0;  ///< probability of three or more independent failures at
        ///< once: unavailability is wrong by no more than a few times this
    bool cancelled = false;
};

/// Availability of the loads from MTBF and MTTR, each component with its own repair crew.
///
/// With u_i = x / (1 + x), x = (1 - beta) MTTR / MTBF, and L(S) the load lost for good while the components
/// of S are out, the expected lost load is a polynomial in the u_i whose terms of first and second order are
///     sum_i u_i L(i) + sum_{i<j} u_i u_j (L(i,j) - L(i) - L(j)).
/// For independent repairable components that is exact to second order; what needs three coinciding
/// failures is left out. Time in which any load of a group is out is by its minimal cuts of one and two
/// components, 1 - prod_i (1 - u_i) prod_{i<j} (1 - u_i u_j) (Esary and Proschan's bound), exact to second
/// order too. A common-cause group adds the event that all its members are out, of unavailability
/// beta MTTR / MTBF (the largest of its members), to first order. Load is lost as in Solution::lostW:
/// an overload or a gap until a standby source runs is none, and a standby source always starts unless failed.
AvailabilityResult availabilityOf(const PowerGraph& graph, const SweepOptions& options = {});

}  // namespace rw::power
