// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

#include <optional>
#include <string>
#include <vector>

namespace rw {

/// What comes to the back of a design's racks in the kind of building that is filled with most of them first: as the plan says,
/// and as the building's chain gives it.
struct RackServices {
    std::string building;         ///< id; empty: no cluster of the design stands in any, and what follows is not known
    bool othersDiffer = false;    ///< another kind of building brings something else
    int cords = 0;
    bool direct = false;          ///< current
    std::int64_t phases = 0;      ///< 0 with direct current
    std::optional<Voltage<>> voltage;      ///< between lines, or poles
    std::optional<Current<>> cordCurrent;  ///< of one cord that carries the rack's design power alone
    std::string rearDoor;         ///< id in air_units; empty: none
    std::string inRackCdu;        ///< id in cdus; empty: none
};
RackServices rackServices(const Plan& plan, const Evaluation& evaluation, const RackDesign& design);

/// Which cords feed what stands at a place of a design: 0 is cord A. Power shelves, and in racks without busbar and shelves
/// all that draws power; with N+N the shelves are dealt in the order of their places, else each takes from all cords, as
/// the one-line has it.
struct SlotFeed {
    std::string slot;
    std::vector<int> cords;
};
std::vector<SlotFeed> slotFeeds(const Plan& plan, const RackDesign& design, int cords);

}  // namespace rw
