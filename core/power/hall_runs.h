// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <optional>
#include <vector>

namespace rw {

/// Ways of one kind on a hall's drawing, m: along the walls, on the floor, without what rises and falls.
struct DrawnWays {
    std::int64_t count = 0;
    double total = 0.0;
    double longest = 0.0;

    bool drawn() const { return count > 0; }
    double mean() const { return drawn() ? total / static_cast<double>(count) : 0.0; }
};

/// What of a hall's power is drawn. Everything hangs on what stands nearest: on its own feed ("A", "B") where both name
/// one. Racks with two cords hang on two feeds where two are drawn, else twice on the same.
struct HallRuns {
    DrawnWays busways;       ///< from end to end
    DrawnWays feeders;       ///< from a panel, or a side rack where none is drawn, to the nearer end of a busway
    DrawnWays panels;        ///< from a side rack, UPS or switchgear to a panel
    DrawnWays rackCords;     ///< from an accelerator rack to the line of the busway, or the panel, that feeds it
    DrawnWays supportCords;  ///< of network and storage racks
};
HallRuns hallRuns(const Hall& hall, Cords cords);

/// What a drawing says of the conductor that brings a stage its power.
struct StageRun {
    double mean = 0.0;     ///< m, over which it loses as much
    double longest = 0.0;  ///< m, over which its voltage drops at the farthest load
    double total = 0.0;    ///< m of way in one hall, all that are drawn
    bool cords = false;    ///< it ends in racks
};
/// Of a stage in the hall that names a conductor: to a busway, to a panel, or from one of them to the racks. A busway whose
/// record loses nothing is that conductor itself, evenly tapped: it loses what a third of it would and drops what half of
/// it would (methods 2.1a). Unset: nothing of it is drawn.
std::optional<StageRun> stageRun(const Plan& plan, const Building& building, std::size_t stage, const HallRuns& runs);

/// A building's chain with the lengths of its drawing where the plan gives none: mean, with the longest as the upper end of
/// its range.
std::vector<ChainStage> drawnChain(const Plan& plan, const Building& building);
/// The plan with the chains of all its buildings so; unset where that changes nothing.
std::optional<Plan> withDrawnLengths(const Plan& plan);

}  // namespace rw
