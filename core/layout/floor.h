// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rw::layout {

/// Aisles of which half is counted to the rack beside them, before and behind it: assumed. A drawing's own aisles count
/// where they are narrower.
inline constexpr double kAisle = 1.2;  // m
inline constexpr double kStandardGravity = 9.80665;  // m/s² (ISO 80000-3)

/// A rack's load on its footprint and half of the aisles before and behind it, Pa. Lengths in m, mass in kg, > 0.
constexpr double floorLoad(double mass, double width, double depth, double aisleBefore, double aisleBehind)
{
    return mass * kStandardGravity / (width * (depth + 0.5 * (aisleBefore + aisleBehind)));
}

}  // namespace rw::layout
