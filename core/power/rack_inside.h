// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

namespace rw {

/// Where a rack's power goes behind its input, plain W: what supplies, shelves and busbar lose, what fans and pumps in
/// the rack draw, and what is left for the compute inside (methods 5: ITUE).
struct InsidePower {
    double supplyLoss = 0.0;
    double cooling = 0.0;
    double compute = 0.0;
};

/// How a rack design splits its power at any load. Its shelves, its busbar and its trays' own converters are followed at
/// the load they have; of supplies and fans that a design does not tell, the plan's assumptions stand in.
struct RackInside {
    // Of all shelves together: a0 + a1 P + a2 P² at their output P, W; of the busbar k I², told over what the trays draw, 1/W.
    double a0 = 0.0;
    double a1 = 0.0;
    double a2 = 0.0;
    double busbar = 0.0;
    double nodeLoss = 0.0;    ///< of what the trays draw, lost in converters of their own
    double pumps = 0.0;       ///< of what the trays draw, drawn by cooling trays
    double fans = 0.0;        ///< of the heat that leaves by air
    double efficiency = 1.0;  ///< of supplies that the design does not tell

    bool told = false;        ///< supplies are the design's own

    /// \p input at the rack's input, \p airHeat of it leaving by air; both W, at least 0.
    InsidePower at(double input, double airHeat) const;
};

RackInside rackInside(const Plan& plan, const RackDesign& design);
/// Racks of which nothing is known but what they draw: network, storage.
RackInside plainInside(const Plan& plan);

}  // namespace rw
