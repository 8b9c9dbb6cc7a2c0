// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/failure_study.h"
#include "plan/plan.h"
#include "power/graph/graph.h"

namespace rw {

/// For each stage of the building's chain that has several systems, the worst of losing one of them whole, all its
/// units at once.
std::vector<SystemLoss> systemLosses(const power::PowerGraph& graph, const Building& building);

}  // namespace rw
