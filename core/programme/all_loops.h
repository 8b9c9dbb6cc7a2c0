// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building_loops.h"

namespace rw {

/// The pipe loops of a building one by one, for whoever counts what they are built of: BuildingLoops has the fullest of the
/// coolant's alone.
struct AllLoops {
    std::vector<cooling::LoopDesign> coolant;  ///< every different one with its count; their racks together are the building's
    std::optional<cooling::LoopDesign> facility{};
};
/// Errors as buildingLoops.
Result<AllLoops> allLoops(const Plan& plan, const BuildingResult<double>& result);

}  // namespace rw
