// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/dxf.h"

namespace rw::layout {

/// A map of the plane onto itself: x' = a x + c y + e, y' = b x + d y + f.
struct DxfMap {
    double a = 1.0;
    double b = 0.0;
    double c = 0.0;
    double d = 1.0;
    double e = 0.0;
    double f = 0.0;

    DxfPoint operator()(const DxfPoint& p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
    /// First the other, then this one.
    DxfMap after(const DxfMap& o) const
    {
        return {a * o.a + c * o.b, b * o.a + d * o.b, a * o.c + c * o.d, b * o.c + d * o.d, a * o.e + c * o.f + e, b * o.e + d * o.f + f};
    }
};

/// A block put into a drawing, once or in rows and columns.
struct DxfInsert {
    std::string block;
    std::size_t layer = 0;
    DxfMap map;        ///< of its turned axes; what it draws is scaled first
    double scaleX = 1.0;
    double scaleY = 1.0;
    int columns = 1;
    int rows = 1;
    double columnPitch = 0.0;
    double rowPitch = 0.0;
    std::size_t line = 0;  ///< of the file
};

/// What a block or the model space holds, in the file's units and axes.
struct DxfContent {
    std::vector<DxfPolyline> polylines;
    std::vector<DxfText> texts;
    std::vector<DxfInsert> inserts;
};

struct DxfBlock {
    DxfPoint base;
    DxfContent content;
};

/// A file read, blocks closed. Layer 0 is the file's layer "0", which in a block stands for that of its insert.
struct DxfFile {
    std::vector<DxfLayer> layers;
    std::map<std::string, DxfBlock> blocks;  ///< by name in capitals
    DxfContent model;
    double unit = 1.0;
    bool unitStated = false;
    std::map<std::string, std::size_t> skipped;
};

/// Points of an arc from its beginning over a sweep (rad, positive counter-clockwise), both ends among them.
std::vector<DxfPoint> dxfArc(const DxfPoint& centre, double radius, double from, double sweep);
/// Goes on from the last point to another one by a bulge: the tangent of a quarter of the arc's sweep.
void addDxfBulge(std::vector<DxfPoint>& points, const DxfPoint& to, double bulge);

Result<DxfFile> parseDxf(std::string_view bytes, std::string_view fileName, const DxfLimits& limits);

}  // namespace rw::layout
