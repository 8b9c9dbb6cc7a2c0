// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/thermal.h"

namespace rw::cooling {

/// How equal fans or pumps at variable speed share a flow.
struct Staging {
    int running = 0;
    double speed = 0.0;    ///< of each running unit, of full speed
    double power = 0.0;    ///< of all, in full-speed powers of one unit
    bool reached = true;   ///< false: all at full speed give less than asked for
    bool floored = false;  ///< one unit at its slowest gives more than asked for
};

/// As many units as keep their speed at or above \p floor, because n of them at 1/n of the speed take
/// n (1/n)^3 of the power: V ~ n, P ~ n^3, with no static head. \p flow in full-speed flows of one unit,
/// \p installed >= 1, \p floor in [0, 1] (asserted).
Staging stageEqual(int installed, double flow, double floor);

/// Power at a speed by the fan law, with the air's density against the rated one: P0 n^3 rho/rho0.
template <Number N>
Power<N> fanPower(const Power<N>& rated, const Scalar<N>& speed, const Scalar<N>& densityRatio)
{
    return rated * (speed * speed * speed) * densityRatio;
}

}  // namespace rw::cooling
