// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/dxf.h"

#include "layout/dxf_content.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace rw::layout {

namespace {

constexpr double kFarthest = 1e12;  // mm

/// Opens a file's blocks and puts all into one list.
class Flattening {
public:
    Flattening(const DxfFile& file, std::string_view fileName, const DxfLimits& limits, DxfDrawing& out)
        : m_file(file), m_name(fileName), m_limits(limits), m_out(out)
    {
    }

    /// False once there is an error.
    bool add(const DxfContent& content, const DxfMap& map, std::size_t layer, int depth)
    {
        for (const DxfPolyline& line : content.polylines) {
            m_points += line.points.size();
            if (m_points > m_limits.points) return fail("dxf.points", 0, std::to_string(m_points), std::to_string(m_limits.points));
            DxfPolyline placed = line;
            for (DxfPoint& p : placed.points) {
                p = map(p);
                if (!near(p)) return false;
            }
            if (placed.layer == 0) placed.layer = layer;
            m_out.polylines.push_back(std::move(placed));
        }
        for (const DxfText& text : content.texts) {
            // Words cost as points do.
            if (++m_points > m_limits.points) return fail("dxf.points", 0, std::to_string(m_points), std::to_string(m_limits.points));
            DxfText placed = text;
            placed.at = map(text.at);
            const double turn = text.angle * std::numbers::pi / 180.0;
            const double x = map.a * std::cos(turn) + map.c * std::sin(turn), y = map.b * std::cos(turn) + map.d * std::sin(turn);
            placed.angle = std::atan2(y, x) * 180.0 / std::numbers::pi;
            placed.height = text.height * std::sqrt(std::abs(map.a * map.d - map.b * map.c));
            if (!near(placed.at)) return false;
            if (placed.layer == 0) placed.layer = layer;
            m_out.texts.push_back(std::move(placed));
        }
        return std::all_of(content.inserts.begin(), content.inserts.end(),
                           [&](const DxfInsert& insert) { return open(insert, map, layer, depth); });
    }

    const std::optional<Error>& error() const { return m_error; }

private:
    bool open(const DxfInsert& insert, const DxfMap& map, std::size_t layer, int depth)
    {
        const auto block = m_file.blocks.find(insert.block);
        if (block == m_file.blocks.end()) {  // of another file that was not bound in
            ++m_out.skipped["INSERT without its block"];
            return true;
        }
        if (depth >= m_limits.depth) return fail("dxf.depth", insert.line, insert.block, std::to_string(m_limits.depth));
        const DxfPoint& base = block->second.base;
        const DxfMap scaled{insert.scaleX, 0.0, 0.0, insert.scaleY, -insert.scaleX * base.x, -insert.scaleY * base.y};
        const DxfMap placed = map.after(insert.map);
        for (int row = 0; row < insert.rows; ++row)
            for (int column = 0; column < insert.columns; ++column) {
                if (++m_inserts > m_limits.inserts)
                    return fail("dxf.inserts", insert.line, std::to_string(m_inserts), std::to_string(m_limits.inserts));
                const DxfMap shifted{1.0, 0.0, 0.0, 1.0, column * insert.columnPitch, row * insert.rowPitch};
                if (!add(block->second.content, placed.after(shifted.after(scaled)), insert.layer == 0 ? layer : insert.layer, depth + 1))
                    return false;
            }
        return true;
    }

    bool near(const DxfPoint& p)
    {
        if (std::abs(p.x) <= kFarthest && std::abs(p.y) <= kFarthest) return true;  // not a number neither
        return fail("dxf.range", 0, std::to_string(std::isfinite(p.x) ? p.x : p.y), "±1e12 mm");
    }

    bool fail(const char* code, std::size_t line, std::string found, std::string allowed)
    {
        m_error = Error{.code = code, .file = m_name, .line = line, .path = line > 0 ? "group 2" : "",
                        .found = std::move(found), .allowed = std::move(allowed)};
        return false;
    }

    const DxfFile& m_file;
    std::string m_name;
    const DxfLimits& m_limits;
    DxfDrawing& m_out;
    std::size_t m_points = 0;
    std::size_t m_inserts = 0;
    std::optional<Error> m_error;
};

struct Box {
    double left = std::numeric_limits<double>::infinity();
    double right = -std::numeric_limits<double>::infinity();
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    void add(const DxfPoint& p)
    {
        left = std::min(left, p.x);
        right = std::max(right, p.x);
        low = std::min(low, p.y);
        high = std::max(high, p.y);
    }
    bool empty() const { return left > right; }
};

Box boxOf(const DxfDrawing& d, bool hidden)
{
    Box box;
    for (const DxfPolyline& line : d.polylines)
        if (hidden || d.layers[line.layer].shown)
            for (const DxfPoint& p : line.points) box.add(p);
    for (const DxfText& text : d.texts)
        if (hidden || d.layers[text.layer].shown) box.add(text.at);
    return box;
}

/// Down is up: a hall's y runs down from its upper left corner.
void moveToCorner(DxfDrawing& d)
{
    Box box = boxOf(d, false);
    if (box.empty()) box = boxOf(d, true);
    const auto moved = [&](DxfPoint& p) { p = {p.x - box.left, box.high - p.y}; };
    for (DxfPolyline& line : d.polylines)
        for (DxfPoint& p : line.points) moved(p);
    for (DxfText& text : d.texts) moved(text.at);
    d.width = box.right - box.left;
    d.height = box.high - box.low;
}

std::string listOf(const std::map<std::string, std::size_t>& kinds)
{
    std::string all;
    for (const auto& [kind, n] : kinds) {
        if (all.size() > 200) return all + ", …";
        all += (all.empty() ? "" : ", ") + std::to_string(n) + " " + kind;
    }
    return all.empty() ? "–" : all;
}

}  // namespace

Result<DxfDrawing> readDxf(std::string_view bytes, std::string_view fileName, const DxfLimits& limits)
{
    const auto refuse = [&](const char* code, std::string found, std::string allowed) {
        return Error{.code = code, .file = std::string(fileName), .found = std::move(found), .allowed = std::move(allowed)};
    };
    if (bytes.size() > limits.bytes) return refuse("dxf.size", std::to_string(bytes.size()), std::to_string(limits.bytes));
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (bytes.substr(0, kMark.size()) == kMark) bytes.remove_prefix(kMark.size());
    if (bytes.substr(0, 18) == "AutoCAD Binary DXF") return refuse("dxf.binary", "", "");
    if (bytes.substr(0, 4) == "AC10") return refuse("dxf.dwg", std::string(bytes.substr(0, 6)), "");
    auto file = parseDxf(bytes, fileName, limits);
    if (!file) return file.error();
    DxfDrawing drawing;
    drawing.layers = file->layers;
    drawing.unit = file->unit;
    drawing.unitStated = file->unitStated;
    drawing.skipped = file->skipped;
    Flattening flattening(*file, fileName, limits, drawing);
    if (!flattening.add(file->model, {file->unit, 0.0, 0.0, file->unit, 0.0, 0.0}, 0, 0)) return *flattening.error();
    if (drawing.polylines.empty() && drawing.texts.empty()) return refuse("dxf.empty", listOf(drawing.skipped), "");
    moveToCorner(drawing);
    return drawing;
}

}  // namespace rw::layout
