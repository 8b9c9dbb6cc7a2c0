// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// How finely a ride-through is worked out, of a phase: loops and air alike.
namespace rw::cooling {

inline constexpr double kMostSteps = 1e7;
inline constexpr double kLeastSteps = 50.0;     // so that no switch hides within one
inline constexpr double kPointsAPhase = 200.0;  // of the trace

}  // namespace rw::cooling
