// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/chain.h"
#include "power/graph/graph.h"
#include "power/rack.h"

#include <string>
#include <vector>

namespace rw {

/// Racks of one design in a building, with what stands behind them.
struct RackGroup {
    const RackDesign* design = nullptr;
    std::string name;
    std::int64_t racks = 0;
    double rackW = 0.0;     ///< input of one rack, W
    double supportW = 0.0;  ///< its part of network, storage and management, W
    double busbarW = 0.0;   ///< what its shelves deliver; 0 where it has none
};

/// One kind of mechanical or house load.
struct MechanicalLoad {
    std::string id;  ///< "cdu", "chiller", "house"
    double watts = 0.0;
};

/// What hangs on a building's chain, beside the plan.
struct OneLineLoads {
    std::vector<RackGroup> racks;
    std::vector<MechanicalLoad> mechanical;
    std::vector<std::int64_t> units;  ///< of each stage of the chain, as evaluated
    std::int64_t generators = 0;
};

/// A building's chain unit by unit: sources, every unit of every stage with the systems it belongs to, buses
/// where units run in parallel, cables, standby sets, rack feeds, shelves and loads. Ids are "building/unit",
/// as "dc-1/ups-a3".
///
/// Stages with as many systems are joined system by system and unit by unit; units with spares meet on a bus;
/// two systems below more are fed by each pair of them in turn; where numbers differ otherwise a unit takes from
/// one system and can be switched to the others; behind a block-redundant stage a unit that fails is replaced by a reserve unit. Racks hang on the last stage that
/// carries IT: by two cords on two systems, over all pairs of systems where there are more than two, or by one.
power::BuiltOneLine expandOneLine(const Plan& plan, const Building& building, const OneLineLoads& loads);

}  // namespace rw
