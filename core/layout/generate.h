// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/check.h"
#include "layout/operations.h"
#include "plan/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace rw::layout {

enum class CduPlace { None, RowEnds, Rows, Gallery };  ///< gallery: along the hall's left wall

/// What a hall is made of. Lengths carry where they come from; those that nobody publishes are assumed, and say so.
/// Rows run along x; the first looks up to a cold aisle along the upper wall, and rows stand back to back from there on.
struct HallBrief {
    std::string rackDesign;            ///< empty: places for whichever platform comes
    std::optional<std::int64_t> rows;  ///< unset: as many as fit the hall's depth
    std::optional<std::int64_t> racksPerRow;  ///< unset: as many as fit the hall's width
    std::optional<std::int64_t> racks;        ///< at most; the last row is cut short; unset: all of all rows
    LengthDatum width;                 ///< of the hall; unset: as wide as it needs to be
    LengthDatum depth;

    LengthDatum rackWidth;
    LengthDatum rackDepth;
    LengthDatum coldAisle;
    LengthDatum hotAisle;
    LengthDatum way;                   ///< at both ends of the rows
    LengthDatum serviceClear;          ///< before CDUs, fan walls and panels
    bool hotContainment = true;

    // Racks of network and storage, in the rows too; unset: as many as go with the racks.
    std::optional<std::int64_t> networkRacks;
    std::optional<std::int64_t> storageRacks;
    double networkPerRack = 0.0;
    double storagePerRack = 0.0;
    LengthDatum supportWidth;          ///< of either; they are as deep as the racks

    CduPlace cduPlace = CduPlace::Rows;
    std::optional<std::int64_t> cdus;  ///< in each row (1 or 2 at row ends), or in the gallery; unset: the fewest that reach and carry
    double cdusPerRack = 0.0;          ///< that carry a rack's heat; 2 in a row at its ends at most
    LengthDatum cduReach;              ///< unset: any
    LengthDatum cduWidth;
    LengthDatum cduDepth;

    /// Along the right wall, then the left one where it is free; unset: as many as go with the racks and find room.
    std::optional<std::int64_t> fanWalls = 0;
    double fanWallsPerRack = 0.0;
    LengthDatum fanWallWidth;
    LengthDatum fanWallDepth;

    bool panels = false;               ///< a remote power panel A at the head of each row, B at its end
    LengthDatum panelWidth;
    LengthDatum panelDepth;
    bool busways = true;               ///< a pair A and B above each row
    double buswaysPerRack = 0.0;       ///< of A and B together, that carry a rack: rows of many are fed in sections end to end
    LengthDatum buswayWidth;

    std::int64_t doors = 2;            ///< 0 to 4, in the walls at the ways' ends
    LengthDatum doorWidth;

    bool operator==(const HallBrief&) const = default;
};
/// Racks of a row at most where neither width nor counts bound it: circulation rules of data-centre directives.
inline constexpr std::int64_t kLongestRow = 20;
/// Placements of a generated hall at most.
inline constexpr std::int64_t kMostPlacements = 500000;

/// Every length with its source and grade: clearances by standards where one names them, sizes assumed.
HallBrief defaultBrief();
/// For a hall of a plan: its size, clearances, reaches and counts (rack_places, racks, rows, row length, IT power over
/// \p rackPower W, unset: unknown), the design's frame; the rest by default.
HallBrief briefFor(const Plan& plan, const Hall& hall, const std::string& rackDesign, std::optional<double> rackPower = {});

struct GeneratedHall {
    std::vector<Placement> placements;
    Mm width = 0;  ///< of the hall that holds them: the brief's, else what they need
    Mm depth = 0;
    std::int64_t racks = 0;
    std::int64_t networkRacks = 0;
    std::int64_t storageRacks = 0;
    std::int64_t rows = 0;
    std::int64_t cdus = 0;
    std::int64_t fanWalls = 0;
    std::int64_t busways = 0;
};
/// Draws a hall. It passes the checks with the brief's own clearances and reaches: law.
/// Errors: layout.brief (a count or a length out of range: names it), layout.no-room (the hall is smaller than what is asked
/// for: what it is, what is needed), layout.no-reach (CDUs in such places do not reach all racks).
Result<GeneratedHall> generate(const HallBrief& brief, FreshIds& ids);
/// The limits that a generated hall keeps.
HallLimits limitsOf(const HallBrief& brief, const GeneratedHall& hall);

}  // namespace rw::layout
