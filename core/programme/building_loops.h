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

/// Racks of one design in a building.
struct DesignRacks {
    const RackDesign* design;
    std::int64_t racks;
};
/// What a building's coolant carries, and the CDUs that it runs through.
struct CoolantDuty {
    std::int64_t cdus;
    VolumeFlow<> flow;
    Heat<> heat;
};
/// The head that the coolant's loop asks of its pumps: of the fullest CDU, or of the rack with most flow where CDUs stand in
/// racks. Unset where it cannot be laid out.
std::optional<cooling::PumpHead> coolantPumpHead(const Plan& plan, const Building& building, const std::vector<DesignRacks>& racks,
                                                 const CoolantDuty& duty);
/// Puts it into a result whose plant did not need it.
template <Number N>
void tellCoolantHead(const Plan& plan, BuildingResult<N>& result);

/// Lays out both loops for what the building's plant carries. Errors: loop.none (no CDU, or no liquid heat), loop.flow (no
/// rack tells its flow), and those of cooling::coolantLoop and facilityLoop.
template <Number N>
Result<BuildingLoops> buildingLoops(const Plan& plan, const BuildingResult<N>& result);
/// Of both.
std::vector<Finding> loopFindings(const Plan& plan, const BuildingLoops& loops);

}  // namespace rw
