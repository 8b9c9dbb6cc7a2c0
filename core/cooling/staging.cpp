// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/staging.h"

#include <algorithm>
#include <cmath>

namespace rw::cooling {

Staging stageEqual(int installed, double flow, double floor)
{
    RW_ASSERT(installed >= 1 && floor >= 0.0 && floor <= 1.0);
    if (!(flow > 0.0)) return {};
    Staging s;
    // A quotient within rounding of a whole number counts as that number.
    constexpr double kRounding = 1e-12;
    const int needed = flow >= installed ? installed : static_cast<int>(std::ceil(flow * (1.0 - kRounding)));
    const double slowest = floor > 0.0 ? std::floor(flow / floor * (1.0 + kRounding)) : installed;
    const int most = slowest >= installed ? installed : static_cast<int>(slowest);
    s.running = std::clamp(most, std::max(needed, 1), installed);
    const double speed = flow / s.running;
    s.reached = speed <= 1.0 + kRounding;
    s.floored = speed < floor * (1.0 - kRounding);
    s.speed = std::clamp(speed, floor, 1.0);
    s.power = s.running * s.speed * s.speed * s.speed;
    return s;
}

}  // namespace rw::cooling
