// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/take_off.h"

namespace rw {

/// What one building's bill is counted from.
struct TakeOffInput {
    const Plan& plan;
    const Building& building;
    const Hall* hall;  ///< null: the plan has none
    const BuildingResult<double>& result;
};

/// Both pipe loops: pipes, hoses, valves, what is filled in. What keeps a loop from being laid out goes to the problems.
void addLoopRows(const TakeOffInput& in, TakeOff& out);
/// The building's chain, its conductors, busways and standby sets. \p drawn: the hall's drawing has been counted already.
void addPowerRows(const TakeOffInput& in, const TakeOff& drawn, TakeOff& out);
/// Units and conductors of a chain at a place that is not in halls.
void addChainRows(const Plan& plan, const std::vector<ChainStage>& chain, const std::vector<StageResult<double>>& results, TakeOffPlace place,
                  TakeOff& out);

/// Equal lines into one, in their order; lines of nothing go.
void mergeRows(TakeOff& of);

}  // namespace rw
