// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/geometry.h"

#include <cmath>

namespace rw::layout {

Rect united(const Rect& a, const Rect& b)
{
    if (a.empty()) return b;
    if (b.empty()) return a;
    const Mm x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

Rect common(const Rect& a, const Rect& b)
{
    const Mm x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max<Mm>(0, std::min(a.right(), b.right()) - x), std::max<Mm>(0, std::min(a.bottom(), b.bottom()) - y)};
}

Mm gap(const Rect& a, const Rect& b)
{
    const Mm across = std::max<Mm>({0, b.x - a.right(), a.x - b.right()});
    const Mm along = std::max<Mm>({0, b.y - a.bottom(), a.y - b.bottom()});
    return across + along;
}

Side opposite(Side side) { return turned(side, 2); }

Side turned(Side side, int quartersClockwise)
{
    return static_cast<Side>(((static_cast<int>(side) + quartersClockwise) % 4 + 4) % 4);
}

Side front(const Placement& p)
{
    return static_cast<Side>(((p.angle + 45) / 90) % 4);
}

std::int64_t angleOf(Side side) { return 90 * static_cast<std::int64_t>(side); }

Rect footprint(const Placement& p)
{
    const Side side = front(p);
    const bool lies = side == Side::Left || side == Side::Right;
    return {p.x, p.y, lies ? p.depth : p.width, lies ? p.width : p.depth};
}

Rect strip(const Rect& of, Side side, Mm depth)
{
    switch (side) {
    case Side::Down: return {of.x, of.bottom(), of.width, depth};
    case Side::Left: return {of.x - depth, of.y, depth, of.depth};
    case Side::Up: return {of.x, of.y - depth, of.width, depth};
    case Side::Right: return {of.right(), of.y, depth, of.depth};
    }
    return {};
}

Rect bounds(std::span<const Placement> placements)
{
    Rect all;
    for (const Placement& p : placements) all = united(all, footprint(p));
    return all;
}

Rect doorSwing(const Placement& door) { return strip(footprint(door), front(door), door.width); }

Mm toMm(double metres) { return std::llround(1000.0 * metres); }

Rect hallRect(const Hall& hall)
{
    if (!hall.width.set() || !hall.depth.set()) return {};
    return {0, 0, toMm(*hall.width.si), toMm(*hall.depth.si)};
}

}  // namespace rw::layout
