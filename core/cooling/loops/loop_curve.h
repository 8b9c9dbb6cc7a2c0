// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

namespace rw::cooling {

/// Head that a loop needs against its flow, for use in every hour: SI doubles, no allocation.
/// h = held + y(Q)^2, y through some loads by a monotone cubic (Fritsch and Carlson 1980): where friction goes about
/// with the square of flow, y is nearly straight. Past the last load y goes on straight.
struct LoopCurve {
    static constexpr std::array kShares{0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 1.0, 1.2};

    double designFlow = 0.0;  ///< m3/s
    double designHead = 0.0;  ///< Pa
    double held = 0.0;        ///< Pa, at no flow
    std::array<double, kShares.size()> roots{};   ///< y at the shares
    std::array<double, kShares.size()> slopes{};  ///< dy/dshare

    /// Through heads (Pa) at kShares; heads that do not rise are held level.
    static LoopCurve through(double designFlow, const std::vector<double>& heads);
    /// Pa, at a flow >= 0.
    double headAt(double flow) const;
};

}  // namespace rw::cooling
