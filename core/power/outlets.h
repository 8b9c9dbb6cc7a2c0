// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/power.h"
#include "power/graph/graph.h"

#include <cstdint>
#include <vector>

namespace rw {

/// One place that a unit of the next stage, or a rack, can draw from.
struct Outlet {
    std::int32_t component = -1;
    std::vector<std::int32_t> standby;  ///< in order, where the component is dead
};
/// The outlets of a stage, system by system.
using Outlets = std::vector<std::vector<Outlet>>;

/// Where a unit stands among those of its stage.
struct UnitPlace {
    std::size_t system = 0;
    std::size_t systems = 1;
    std::size_t unit = 0;   ///< in its system
    std::size_t units = 1;  ///< of its system
};

/// Feeds of a unit: from its own system's outlets, or in turn from all systems where their numbers differ.
void feedUnit(power::ComponentSpec& spec, const Outlets& above, const UnitPlace& place);

/// The circuits that racks hang on: by two outlets of different systems, or by one.
std::vector<std::vector<Outlet>> circuitsOf(const Outlets& outlets, Cords cords);

/// Feeds of a load: all outlets of its circuit, of a single one its standby too.
void feedLoad(power::ComponentSpec& spec, const std::vector<Outlet>& circuit);

}  // namespace rw
