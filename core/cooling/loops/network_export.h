// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/loops/loop_design.h"

namespace rw::cooling {

/// A loop as a network file that hydraulics::readNetworkJson reads and a planner can edit: one node or link a line,
/// steel pipes by their size.
std::string networkJson(const LoopDesign& design);

}  // namespace rw::cooling
