// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/behaviour/normal.h"

#include "base/text.h"
#include "quantity/unit.h"

#include <cmath>
#include <numbers>

namespace rw::behaviour {

double normalDensity(double z)
{
    return std::exp(-z * z / 2.0) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double normalTail(double z) { return std::erfc(z / std::numbers::sqrt2) / 2.0; }

Result<double> normalQuantileOfTail(double p)
{
    if (!(p > 0.0 && p < 1.0))
        return Error{.code = "quantity.range",
                     .path = "probability",
                     .found = shortestNumber(p),
                     .allowed = text("range.inside-zero-one")};
    if (p == 0.5)
        return 0.0;
    if (p > 0.5) {
        const auto mirrored = normalQuantileOfTail(1.0 - p);
        return mirrored ? Result<double>(-*mirrored) : mirrored;
    }
    const double target = std::log(p);
    double z = std::sqrt(-2.0 * std::log(2.0 * p));
    constexpr int kMost = 60;
    for (int i = 0; i < kMost; ++i) {
        const double tail = normalTail(z);
        const double next = z + (std::log(tail) - target) * tail / normalDensity(z);
        if (!(std::abs(next - z) > 1e-15 * (1.0 + std::abs(z))))
            return next;
        z = next;
    }
    return z;
}

}  // namespace rw::behaviour
