// SPDX-License-Identifier: GPL-3.0-or-later
#include "equal_earth.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rw::ui {
namespace {

// The coefficients of the paper's equation 7.
constexpr double kA1 = 1.340264;
constexpr double kA2 = -0.081106;
constexpr double kA3 = 0.000893;
constexpr double kA4 = 0.003796;
constexpr double kRadians = std::numbers::pi / 180.0;

}  // namespace

QPointF equalEarth(double latitude, double longitude)
{
    const double m = std::sqrt(3.0) / 2.0;
    const double t = std::asin(std::clamp(m * std::sin(latitude * kRadians), -1.0, 1.0));
    const double t2 = t * t;
    const double t6 = t2 * t2 * t2;
    const double slope = kA1 + 3.0 * kA2 * t2 + t6 * (7.0 * kA3 + 9.0 * kA4 * t2);
    return {longitude * kRadians * std::cos(t) / (m * slope), t * (kA1 + kA2 * t2 + t6 * (kA3 + kA4 * t2))};
}

double equalEarthHalfWidth()
{
    return equalEarth(0.0, 180.0).x();
}

double equalEarthHalfHeight()
{
    return equalEarth(90.0, 0.0).y();
}

}  // namespace rw::ui
