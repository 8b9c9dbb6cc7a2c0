// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

namespace rw::cooling {

/// How racks and CDUs of a hall stand to each other, m.
struct LoopDistances {
    std::int64_t racksPerRow = 1;  ///< along one manifold
    double rackPitch = 0.0;
    double rowPitch = 0.0;     ///< from where one manifold begins to the next
    double cduDistance = 0.0;  ///< from a CDU to where its first manifold begins; of a drawing, the longest there is
    double cduPitch = 0.0;
    bool racksDrawn = false;
    bool cdusDrawn = false;
};

/// From the building's hall where it is drawn: rows by their names, or by where racks stand in line; every rack hangs on
/// its nearest CDU, with a manifold to each side. What the drawing does not tell (one row only, no CDUs) comes from the
/// piping's rules.
LoopDistances loopDistances(const Plan& plan, const Building& building);

}  // namespace rw::cooling
