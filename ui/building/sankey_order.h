// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/energy_flow.h"

#include <vector>

namespace rw::ui {

/// The columns of a flow, each from top to bottom: first its bars, below them the lanes of ribbons that pass it.
struct SankeyOrder {
    /// What stands in a column: a bar, or a piece of a lane.
    struct Slot {
        bool bar = false;
        std::size_t of = 0;  ///< node, or link
        int layer = 0;
    };
    std::vector<Slot> slots;                        ///< bars first, as the nodes
    std::vector<std::vector<std::size_t>> layers;   ///< slots of each column
    std::vector<std::vector<std::size_t>> threads;  ///< slots of each link on its way; none to the next column
};

/// With as few and as thin crossings as exchanging neighbours finds. Lanes keep one order from left to right.
SankeyOrder sankeyOrder(const EnergyFlow& flow);

}  // namespace rw::ui
