// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/loops/loop_design.h"

namespace rw::cooling {

/// What is poor in a loop as laid out: pipe.velocity, pipe.gradient, pump.npsh, pump.beyond-curve, loop.unbalanced,
/// loop.below-air, loop.vessel, cdu.external-head. One finding a code, with the worst place.
std::vector<Finding> loopFindings(const Building& building, const LoopDesign& design);

}  // namespace rw::cooling
