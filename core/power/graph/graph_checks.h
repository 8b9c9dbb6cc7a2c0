// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/graph.h"

#include <vector>

namespace rw::power {

/// Adds what is wrong with the numbers of one component, apart from its wiring. NaN is never right.
void checkNumbers(const ComponentSpec& component, std::vector<GraphProblem>& problems);

}  // namespace rw::power
