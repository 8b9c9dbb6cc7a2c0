// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rw::layout {

/// mm, as on a hall's floor: x to the right, y down.
struct DxfPoint {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const DxfPoint&) const = default;
};

struct DxfLayer {
    std::string name;
    bool shown = true;  ///< neither off nor frozen

    bool operator==(const DxfLayer&) const = default;
};

/// Lines, and arcs cut into chords that stay within 0.13 % of their radius.
struct DxfPolyline {
    std::size_t layer = 0;
    std::vector<DxfPoint> points;
    bool closed = false;  ///< back to its first point
};

struct DxfText {
    std::size_t layer = 0;
    std::string text;     ///< without the codes of its form; lines are parted by \n
    DxfPoint at;          ///< where it is inserted
    double height = 0.0;  ///< mm
    double angle = 0.0;   ///< degrees, counter-clockwise as seen
};

/// What a DXF file draws in its model space, blocks opened, on one plane: its origin is the upper left corner of what
/// the shown layers draw.
struct DxfDrawing {
    std::vector<DxfLayer> layers;
    std::vector<DxfPolyline> polylines;
    std::vector<DxfText> texts;
    double width = 0.0;   ///< mm, of what the shown layers draw; of all where none of them draws anything
    double height = 0.0;
    double unit = 1.0;        ///< mm of one of the file's units
    bool unitStated = false;  ///< false: the file names none, and millimetres are taken
    std::map<std::string, std::size_t> skipped;  ///< kinds of entities that are not drawn, and how many there are
};

struct DxfLimits {
    std::size_t bytes = std::size_t{32} << 20;
    std::size_t points = 4'000'000;   ///< of all polylines, blocks opened
    std::size_t inserts = 1'000'000;  ///< blocks opened
    int depth = 16;                   ///< of blocks in blocks
};

/// Reads LINE, LWPOLYLINE, POLYLINE, ARC, CIRCLE, ELLIPSE, TEXT, MTEXT and INSERT of an ASCII DXF file of any version.
/// All or nothing. Errors name line and group code: dxf.size, dxf.binary, dxf.dwg, dxf.begin, dxf.code, dxf.number,
/// dxf.range, dxf.cut, dxf.structure, dxf.units, dxf.depth, dxf.points, dxf.inserts, dxf.empty.
Result<DxfDrawing> readDxf(std::string_view bytes, std::string_view fileName = {}, const DxfLimits& limits = {});

}  // namespace rw::layout
