// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/network.h"
#include "power/graph/solve.h"

#include <vector>

namespace rw::power {

struct Convergence {
    bool converged = true;
    std::int32_t iterations = 0;
};

/// All components of a network from scratch; \p states by rank with only `failed` set.
Convergence solveStates(const Network& network, Phase phase, const SolveLimits& limits,
                        std::vector<NetworkState>& states);

}  // namespace rw::power
