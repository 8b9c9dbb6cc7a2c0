// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/loops/loop_findings.h"
#include "programme/building.h"

namespace rw {

/// The pipe loops of a building at its design hour.
struct BuildingLoops {
    cooling::LoopDesign coolant;  ///< of a CDU with as many racks as any has; its count is that of CDUs on duty
    std::optional<cooling::LoopDesign> facility{};  ///< unset: the CDUs give their heat to the air
};

/// Lays out both loops for what the building's plant carries. Errors: loop.none (no CDU, or no liquid heat), loop.flow (no
/// rack tells its flow), and those of cooling::coolantLoop and facilityLoop.
template <Number N>
Result<BuildingLoops> buildingLoops(const Plan& plan, const BuildingResult<N>& result);
/// Of both.
std::vector<Finding> loopFindings(const Plan& plan, const BuildingLoops& loops);

}  // namespace rw
