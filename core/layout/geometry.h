// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/hall.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace rw::layout {

/// Millimetres on a hall's floor: x to the right, y down, the hall's own corner at 0, 0.
using Mm = std::int64_t;

struct Point {
    Mm x = 0;
    Mm y = 0;

    bool operator==(const Point&) const = default;
};

/// An upright rectangle of the floor. Its right and lower edges are no part of it: neighbours that touch do not overlap.
struct Rect {
    Mm x = 0;
    Mm y = 0;
    Mm width = 0;  ///< along x; never negative
    Mm depth = 0;  ///< along y

    Mm right() const { return x + width; }
    Mm bottom() const { return y + depth; }
    bool empty() const { return width <= 0 || depth <= 0; }
    Point centre() const { return {x + width / 2, y + depth / 2}; }
    bool contains(const Point& p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    bool contains(const Rect& r) const { return r.x >= x && r.right() <= right() && r.y >= y && r.bottom() <= bottom(); }
    bool overlaps(const Rect& r) const { return r.x < right() && x < r.right() && r.y < bottom() && y < r.bottom(); }
    Rect moved(const Point& by) const { return {x + by.x, y + by.y, width, depth}; }
    Rect grown(Mm by) const { return {x - by, y - by, width + 2 * by, depth + 2 * by}; }

    bool operator==(const Rect&) const = default;
};

/// The least rectangle around both; an empty one adds nothing.
Rect united(const Rect& a, const Rect& b);
/// What both cover; empty where they do not overlap.
Rect common(const Rect& a, const Rect& b);
/// Least distance of two rectangles along walls (across plus along), mm; 0 where they touch or overlap.
Mm gap(const Rect& a, const Rect& b);

/// Where a front looks on the plan. Counts clockwise in quarter turns, as a placement's angle does.
enum class Side { Down, Left, Up, Right };
Side opposite(Side side);
Side turned(Side side, int quartersClockwise);

/// The quarter turn nearest to a placement's angle. Only quarter turns are drawn; checks tell of others.
Side front(const Placement& p);
/// The angle whose front looks there, degrees: 0, 90, 180, 270.
std::int64_t angleOf(Side side);
/// The floor that a placement covers, as it is turned.
Rect footprint(const Placement& p);
/// The strip that lies before one side of a rectangle, as deep as said.
Rect strip(const Rect& of, Side side, Mm depth);
/// The least rectangle around placements; empty without any.
Rect bounds(std::span<const Placement> placements);

/// What stands on the floor. Busways hang above it; containments and zones are areas of it.
constexpr bool isSolid(PlacementKind kind)
{
    return kind != PlacementKind::Busway && kind != PlacementKind::Containment && kind != PlacementKind::Zone;
}
/// Racks of any use: they have a front and a rear that must stay clear.
constexpr bool isRack(PlacementKind kind)
{
    return kind == PlacementKind::Rack || kind == PlacementKind::Network || kind == PlacementKind::Storage;
}
/// What is served from its front.
constexpr bool isServed(PlacementKind kind)
{
    return kind == PlacementKind::Cdu || kind == PlacementKind::FanWall || kind == PlacementKind::Power
           || kind == PlacementKind::Rpp;
}
/// Parts of the building that may meet each other, and stand in or beyond the hall's edge.
constexpr bool isBuilt(PlacementKind kind)
{
    return kind == PlacementKind::Column || kind == PlacementKind::Wall || kind == PlacementKind::Door;
}

/// The floor a door's leaf swings over, taken as a square before its front, as wide as the door is.
Rect doorSwing(const Placement& door);
/// The hall's inside from 0, 0; empty where width or depth is unset.
Rect hallRect(const Hall& hall);
/// A length of the plan in whole mm, to the nearest.
Mm toMm(double metres);

}  // namespace rw::layout
