// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/full_solve.h"

#include "power/graph/index.h"

#include <algorithm>
#include <cmath>

namespace rw::power {

namespace {

}  // namespace

Convergence solveStates(const Network& network, Phase phase, const SolveLimits& limits,
                        std::vector<NetworkState>& states)
{
    for (std::int32_t r = 0; r < network.size(); ++r) {
        network.energise(r, phase, states);
        network.voltage(r, states);  // at no load, as the first guess
    }
    Convergence result;
    while (true) {
        ++result.iterations;
        for (std::int32_t r = network.size() - 1; r >= 0; --r)
            network.draw(r, states);
        if (!network.hasImpedance())
            return result;
        double change = 0.0;
        bool collapse = false;
        for (std::int32_t r = 0; r < network.size(); ++r) {
            const double before = states[at(r)].u;
            network.voltage(r, states);
            collapse = collapse || states[at(r)].collapsed;
            change = std::max(change, std::abs(states[at(r)].u - before));
        }
        // Once no voltage moves the next powers are the same: u is near 1, so this is relative.
        if (change < limits.tolerance) {
            result.converged = !collapse;
            return result;
        }
        if (result.iterations >= limits.iterations) {
            result.converged = false;
            return result;
        }
    }
}

}  // namespace rw::power
