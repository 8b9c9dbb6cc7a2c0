// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/network.h"

#include <span>

namespace rw::hydraulics {

/// Each number and part of a network on its own; no places. Part of check().
Status checkValues(const Network& network);

/// A network's links between nodes by number, checked to hang together.
struct Topology {
    std::vector<int> from;
    std::vector<int> to;
    std::vector<int> high;       ///< nodes that a differential-pressure control senses; -1 elsewhere
    std::vector<int> low;
    std::vector<char> isolated;  ///< of each node: cut off from every fixed head by links shut by hand

    /// Errors as check(Network).
    static Result<Topology> of(const Network& network);
};

/// Nodes that a fixed head reaches over links of which \p passes holds.
std::vector<char> reached(const Network& network, std::span<const int> from, std::span<const int> to,
                          const std::vector<char>& passes);

}  // namespace rw::hydraulics
