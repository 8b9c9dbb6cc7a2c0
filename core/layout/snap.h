// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/grid.h"

#include <functional>
#include <vector>

namespace rw::layout {

/// A line to show why something snapped: along y at x = at where upright, else along x at y = at.
struct GuideLine {
    bool upright = true;
    Mm at = 0;
    Mm from = 0;
    Mm to = 0;

    bool operator==(const GuideLine&) const = default;
};

struct SnapRules {
    Mm within = 100;      ///< mm that something may jump at most, along x and along y; 0: nothing snaps
    Mm tile = 0;          ///< of the floor, from 0, 0; 0: no tiles
    Rect hall;            ///< its edges draw things to them; empty: none
    bool things = true;   ///< edges and middles of neighbours
    Mm neighbours = 3000; ///< mm around, within which neighbours count
};

struct Snap {
    Point by;  ///< to be added to all that moves
    std::vector<GuideLine> guides;
};

/// Draws a moving rectangle (around all that moves, where the pointer has it) to edges and middles of what stands there,
/// to the hall's edges and to tiles: along each axis the nearest, things before tiles among equals.
/// \p moves: tells which placements of the index are those that move.
Snap snap(const Rect& moving, const LayoutIndex& index, const SnapRules& rules,
          const std::function<bool(std::size_t)>& moves = {});
/// A point to the nearest crossing of tiles; itself without tiles.
Point toTile(const Point& p, Mm tile);

}  // namespace rw::layout
