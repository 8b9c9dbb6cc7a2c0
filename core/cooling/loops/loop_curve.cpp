// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/loop_curve.h"

#include "base/assert.h"

#include <algorithm>
#include <cmath>

namespace rw::cooling {

LoopCurve LoopCurve::through(double designFlow, const std::vector<double>& heads)
{
    constexpr std::size_t n = kShares.size();
    RW_ASSERT(designFlow > 0.0 && heads.size() == n);
    LoopCurve c;
    c.designFlow = designFlow;
    c.held = heads.front();
    double highest = c.held;
    for (std::size_t i = 0; i < n; ++i) {
        highest = std::max(highest, heads[i]);
        c.roots[i] = std::sqrt(highest - c.held);
    }
    std::array<double, n - 1> secants{};
    for (std::size_t i = 0; i + 1 < n; ++i) secants[i] = (c.roots[i + 1] - c.roots[i]) / (kShares[i + 1] - kShares[i]);
    c.slopes.front() = secants.front();
    c.slopes.back() = secants.back();
    for (std::size_t i = 1; i + 1 < n; ++i) {
        // Harmonic mean weighted by the intervals: monotone, and level where a secant is.
        const double left = kShares[i] - kShares[i - 1], right = kShares[i + 1] - kShares[i];
        const double w1 = 2.0 * right + left, w2 = right + 2.0 * left;
        c.slopes[i] = secants[i - 1] > 0.0 && secants[i] > 0.0 ? (w1 + w2) / (w1 / secants[i - 1] + w2 / secants[i]) : 0.0;
    }
    c.designHead = c.headAt(designFlow);
    return c;
}

double LoopCurve::headAt(double flow) const
{
    const double x = flow / designFlow;
    if (x >= kShares.back()) {
        const double y = roots.back() + slopes.back() * (x - kShares.back());
        return held + y * y;
    }
    const auto above = std::upper_bound(kShares.begin() + 1, kShares.end() - 1, x);
    const auto i = static_cast<std::size_t>(above - kShares.begin()) - 1;
    const double h = kShares[i + 1] - kShares[i];
    const double t = (x - kShares[i]) / h;
    const double y = (1.0 + 2.0 * t) * (1.0 - t) * (1.0 - t) * roots[i] + t * (1.0 - t) * (1.0 - t) * h * slopes[i] +
                     t * t * (3.0 - 2.0 * t) * roots[i + 1] + t * t * (t - 1.0) * h * slopes[i + 1];
    return held + y * y;
}

}  // namespace rw::cooling
