// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/check.h"

#include <cstddef>
#include <vector>

namespace rw::layout {

/// All faults of one kind in a hall, told by their number and the worst of them.
struct FaultSummary {
    std::size_t count = 0;
    LayoutFault worst;  ///< by how far it is from what is allowed, or by the floor it concerns; the first among equals
};
/// One for each kind there is, in the order of FaultKind. Cord reaches and missing feeds of all feeds together.
std::vector<FaultSummary> summarised(const std::vector<LayoutFault>& faults);

/// The summaries of a whole drawing. Large ones are remembered by drawing and limits, so that asking again after an edit
/// elsewhere in the plan costs nothing. May be called from several threads.
std::vector<FaultSummary> checkedHall(const Block<Placement>& layout, const HallLimits& limits);

}  // namespace rw::layout
