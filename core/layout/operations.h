// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "layout/geometry.h"
#include "plan/fresh_ids.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rw::layout {

// Operations on what is selected. Each takes placements and returns them as they become, in the same order; copies come
// with ids of their own. Nothing here knows the plan: layout/patch.h makes the edit.

/// An id for a new placement: "rack-12", "cdu-13".
std::string newPlacementId(PlacementKind kind, FreshIds& ids);

enum class AlignTo { Left, Right, Top, Bottom, MiddleX, MiddleY };
/// To the edge or the middle of the rectangle around them all.
std::vector<Placement> align(std::span<const Placement> of, AlignTo to);

enum class Axis { X, Y };
/// Equal gaps along an axis, in the order of their middles. Without \p gap the outermost stay and gaps differ by at most
/// 1 mm; they may be below 0 where there is no room. With \p gap (mm) the first stays.
std::vector<Placement> distribute(std::span<const Placement> of, Axis along, std::optional<Mm> gap = {});

std::vector<Placement> moved(std::span<const Placement> of, const Point& by);
/// Quarter turns clockwise about the middle of the rectangle around them all, to the mm; fronts turn with them.
std::vector<Placement> rotated(std::span<const Placement> of, int quarters);
/// Left becomes right (X) or top bottom (Y), within the rectangle around them all; fronts turn with them.
std::vector<Placement> mirrored(std::span<const Placement> of, Axis across);
/// About the line x = twiceAt / 2 or y = twiceAt / 2.
std::vector<Placement> mirrored(std::span<const Placement> of, Axis across, Mm twiceAt);

/// Copies with ids of their own, moved; of another hall's placements too. Rows and names stay as they are: see
/// copiesNamed().
std::vector<Placement> copied(std::span<const Placement> of, const Point& by, FreshIds& ids);
/// \p columns times \p rows of what is selected, itself being the first: the copies only, row by row. Pitches in mm,
/// of either sign. Errors: layout.array (counts below 1, more than 100,000 copies).
Result<std::vector<Placement>> arrayOf(std::span<const Placement> of, std::int64_t columns, std::int64_t rows, Mm pitchX,
                                       Mm pitchY, FreshIds& ids);

/// What fills a row.
struct RowOf {
    PlacementKind kind = PlacementKind::Rack;
    std::string rackDesign = {};
    std::string row = {};    ///< its name
    Mm width = 600;          ///< of one, mm, > 0
    Mm depth = 1200;         ///< mm, > 0
    Mm gap = 0;              ///< between two
    Side front = Side::Down; ///< of a row along x Down or Up, along y Left or Right; else turned to the nearer of these
    std::string feed = {};
};
/// As many as fit between two points, side by side along the longer way from the first to the second, which is a corner
/// where their fronts or backs begin: the row lies below a way along x and right of one along y. At least one.
/// Errors: layout.row (sizes).
Result<std::vector<Placement>> rowBetween(const Point& from, const Point& to, const RowOf& of, FreshIds& ids);
/// How many rowBetween() makes, and the floor they cover: while the pointer moves.
struct RowExtent {
    std::int64_t count = 0;
    Rect floor;
    bool alongX = true;
};
RowExtent rowExtent(const Point& from, const Point& to, const RowOf& of);

/// "A" to "Z", "AA", "AB", ...: 0 is "A". \p n >= 0.
std::string rowName(std::int64_t n);
/// Racks of one line (same turn of the row, floors that meet across it, at most \p apart mm between two) named as rows
/// in reading order, from \p first on; what is no rack stays as it is.
std::vector<Placement> rowsNamed(std::span<const Placement> of, std::int64_t first = 0, Mm apart = 3000);

/// The size of a rack design's frame, mm; 0 where the plan has no such design or its frame tells none.
struct RackSize {
    Mm width = 0;
    Mm depth = 0;
};
RackSize rackSize(const Equipment& plan, std::string_view rackDesign);

}  // namespace rw::layout
