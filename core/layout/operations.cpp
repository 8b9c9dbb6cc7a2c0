// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/operations.h"

#include <algorithm>
#include <numeric>

namespace rw::layout {

namespace {

constexpr std::int64_t kMostCopies = 100000;

void setPlace(Placement& p, const Rect& r)
{
    p.x = r.x;
    p.y = r.y;
}

const char* stemOf(PlacementKind kind)
{
    switch (kind) {
    case PlacementKind::Rack: return "rack";
    case PlacementKind::Network: return "network";
    case PlacementKind::Storage: return "storage";
    case PlacementKind::Cdu: return "cdu";
    case PlacementKind::FanWall: return "fan-wall";
    case PlacementKind::Power: return "power";
    case PlacementKind::Other: return "other";
    case PlacementKind::Rpp: return "rpp";
    case PlacementKind::Busway: return "busway";
    case PlacementKind::Containment: return "containment";
    case PlacementKind::Column: return "column";
    case PlacementKind::Wall: return "wall";
    case PlacementKind::Door: return "door";
    case PlacementKind::Zone: return "zone";
    }
    return "thing";
}

}  // namespace

std::string newPlacementId(PlacementKind kind, FreshIds& ids) { return ids.make(stemOf(kind)); }

std::vector<Placement> align(std::span<const Placement> of, AlignTo to)
{
    const Rect all = bounds(of);
    std::vector<Placement> out(of.begin(), of.end());
    for (Placement& p : out) {
        const Rect r = footprint(p);
        switch (to) {
        case AlignTo::Left: p.x = all.x; break;
        case AlignTo::Right: p.x = all.right() - r.width; break;
        case AlignTo::Top: p.y = all.y; break;
        case AlignTo::Bottom: p.y = all.bottom() - r.depth; break;
        case AlignTo::MiddleX: p.x = all.x + (all.width - r.width) / 2; break;
        case AlignTo::MiddleY: p.y = all.y + (all.depth - r.depth) / 2; break;
        }
    }
    return out;
}

std::vector<Placement> distribute(std::span<const Placement> of, Axis along, std::optional<Mm> gap)
{
    std::vector<Placement> out(of.begin(), of.end());
    const std::size_t n = out.size();
    if (n < 2) return out;
    const auto low = [&](std::size_t i) { return along == Axis::X ? out[i].x : out[i].y; };
    const auto length = [&](std::size_t i) {
        const Rect r = footprint(out[i]);
        return along == Axis::X ? r.width : r.depth;
    };
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return 2 * low(a) + length(a) < 2 * low(b) + length(b);
    });
    Mm lengths = 0;
    for (std::size_t i : order) lengths += length(i);
    const Mm from = low(order.front());
    const Mm free = low(order.back()) + length(order.back()) - from - lengths;
    const auto gaps = static_cast<Mm>(n - 1);
    const Mm each = free >= 0 ? free / gaps : -((-free + gaps - 1) / gaps);  // rounded down
    const Mm longer = free - each * gaps;  // gaps of a mm more
    Mm at = from;
    for (std::size_t k = 0; k < n; ++k) {
        (along == Axis::X ? out[order[k]].x : out[order[k]].y) = at;
        at += length(order[k]) + (gap ? *gap : each + (static_cast<Mm>(k) < longer ? 1 : 0));
    }
    return out;
}

std::vector<Placement> moved(std::span<const Placement> of, const Point& by)
{
    std::vector<Placement> out(of.begin(), of.end());
    for (Placement& p : out) setPlace(p, {p.x + by.x, p.y + by.y, 0, 0});
    return out;
}

std::vector<Placement> rotated(std::span<const Placement> of, int quarters)
{
    std::vector<Placement> out(of.begin(), of.end());
    const int turns = ((quarters % 4) + 4) % 4;
    if (turns == 0) return out;
    const Rect all = bounds(of);
    const Mm twiceX = 2 * all.x + all.width;
    Mm twiceY = 2 * all.y + all.depth;
    if (turns != 2 && (twiceX + twiceY) % 2 != 0) --twiceY;  // else corners would fall between two mm
    for (Placement& p : out) {
        const Rect r = footprint(p);
        Rect now = r;
        switch (turns) {
        case 1: now = {(twiceX + twiceY) / 2 - r.bottom(), (twiceY - twiceX) / 2 + r.x, r.depth, r.width}; break;
        case 2: now = {twiceX - r.right(), twiceY - r.bottom(), r.width, r.depth}; break;
        case 3: now = {(twiceX - twiceY) / 2 + r.y, (twiceX + twiceY) / 2 - r.right(), r.depth, r.width}; break;
        }
        setPlace(p, now);
        p.angle = angleOf(turned(front(p), turns));
    }
    return out;
}

std::vector<Placement> mirrored(std::span<const Placement> of, Axis across)
{
    const Rect all = bounds(of);
    return mirrored(of, across, across == Axis::X ? all.x + all.right() : all.y + all.bottom());
}

std::vector<Placement> mirrored(std::span<const Placement> of, Axis across, Mm twiceAt)
{
    std::vector<Placement> out(of.begin(), of.end());
    for (Placement& p : out) {
        const Rect r = footprint(p);
        const Side side = front(p);
        const bool lies = side == Side::Left || side == Side::Right;
        if (across == Axis::X) p.x = twiceAt - r.right();
        else p.y = twiceAt - r.bottom();
        p.angle = angleOf(lies == (across == Axis::X) ? opposite(side) : side);
    }
    return out;
}

std::vector<Placement> copied(std::span<const Placement> of, const Point& by, FreshIds& ids)
{
    std::vector<Placement> out = moved(of, by);
    for (Placement& p : out) p.id = newPlacementId(p.kind, ids);
    return out;
}

Result<std::vector<Placement>> arrayOf(std::span<const Placement> of, std::int64_t columns, std::int64_t rows, Mm pitchX,
                                       Mm pitchY, FreshIds& ids)
{
    const auto most = kMostCopies / std::max<std::int64_t>(1, static_cast<std::int64_t>(of.size()));
    if (columns < 1 || rows < 1 || columns > kMostCopies || rows > kMostCopies || columns * rows - 1 > most)
        return Error{.code = "layout.array", .found = std::to_string(columns) + " × " + std::to_string(rows),
                     .allowed = std::to_string(kMostCopies)};
    std::vector<Placement> out;
    out.reserve(static_cast<std::size_t>(columns * rows - 1) * of.size());
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t column = 0; column < columns; ++column) {
            if (row == 0 && column == 0) continue;
            std::vector<Placement> copies = copied(of, {column * pitchX, row * pitchY}, ids);
            std::move(copies.begin(), copies.end(), std::back_inserter(out));
        }
    return out;
}

RowExtent rowExtent(const Point& from, const Point& to, const RowOf& of)
{
    const Mm dx = to.x - from.x, dy = to.y - from.y;
    RowExtent out;
    out.alongX = std::abs(dx) >= std::abs(dy);
    if (of.width <= 0 || of.depth <= 0 || of.gap < 0) return out;
    const Mm way = out.alongX ? dx : dy;
    out.count = std::max<Mm>(1, (std::abs(way) + of.gap) / (of.width + of.gap));
    const Mm length = out.count * of.width + (out.count - 1) * of.gap;
    const Mm start = (out.alongX ? from.x : from.y) - (way < 0 ? length : 0);
    out.floor = out.alongX ? Rect{start, from.y, length, of.depth} : Rect{from.x, start, of.depth, length};
    return out;
}

Result<std::vector<Placement>> rowBetween(const Point& from, const Point& to, const RowOf& of, FreshIds& ids)
{
    const RowExtent extent = rowExtent(from, to, of);
    if (extent.count < 1 || extent.count > kMostCopies)
        return Error{.code = "layout.row", .found = std::to_string(of.width) + " × " + std::to_string(of.depth) + " mm",
                     .allowed = std::to_string(kMostCopies)};
    const bool lies = of.front == Side::Left || of.front == Side::Right;
    const Side side = lies != extent.alongX ? of.front : turned(of.front, -1);
    std::vector<Placement> out;
    out.reserve(static_cast<std::size_t>(extent.count));
    for (Mm k = 0; k < extent.count; ++k) {
        const Mm along = k * (of.width + of.gap);
        Placement p;
        p.kind = of.kind;
        p.id = newPlacementId(of.kind, ids);
        p.rackDesign = of.kind == PlacementKind::Rack ? of.rackDesign : std::string();
        p.row = of.row;
        p.x = extent.floor.x + (extent.alongX ? along : 0);
        p.y = extent.floor.y + (extent.alongX ? 0 : along);
        p.angle = angleOf(side);
        p.width = of.width;
        p.depth = of.depth;
        p.feed = of.feed;
        out.push_back(std::move(p));
    }
    return out;
}

std::string rowName(std::int64_t n)
{
    std::string out;
    for (;; n = n / 26 - 1) {
        out.insert(out.begin(), static_cast<char>('A' + n % 26));
        if (n < 26) return out;
    }
}

std::vector<Placement> rowsNamed(std::span<const Placement> of, std::int64_t first, Mm apart)
{
    struct One {
        std::size_t at;
        bool alongX;
        Mm low, high;     // along the row
        Mm across, past;  // edges across it
    };
    std::vector<One> racks;
    for (std::size_t i = 0; i < of.size(); ++i) {
        if (!isRack(of[i].kind)) continue;
        const Rect r = footprint(of[i]);
        const bool alongX = front(of[i]) == Side::Down || front(of[i]) == Side::Up;
        racks.push_back(alongX ? One{i, true, r.x, r.right(), r.y, r.bottom()} : One{i, false, r.y, r.bottom(), r.x, r.right()});
    }
    std::sort(racks.begin(), racks.end(), [](const One& a, const One& b) {
        return std::tuple(!a.alongX, a.across, a.low, a.at) < std::tuple(!b.alongX, b.across, b.low, b.at);
    });
    // Lines: racks whose floors meet across the row; each line is then cut where a gap is too wide.
    struct Row {
        bool alongX;
        Mm across, low;
        std::vector<std::size_t> racks;
    };
    std::vector<Row> rows;
    for (std::size_t begin = 0; begin < racks.size();) {
        std::size_t end = begin + 1;
        while (end < racks.size() && racks[end].alongX == racks[begin].alongX && racks[end].across < racks[begin].past) ++end;
        std::vector<One> line(racks.begin() + static_cast<std::ptrdiff_t>(begin), racks.begin() + static_cast<std::ptrdiff_t>(end));
        std::stable_sort(line.begin(), line.end(), [](const One& a, const One& b) { return a.low < b.low; });
        Mm reached = 0;
        for (std::size_t k = 0; k < line.size(); ++k) {
            if (k == 0 || line[k].low - reached > apart) rows.push_back({line[k].alongX, line.front().across, line[k].low, {}});
            rows.back().racks.push_back(line[k].at);
            reached = k == 0 ? line[k].high : std::max(reached, line[k].high);
        }
        begin = end;
    }
    std::vector<Placement> out(of.begin(), of.end());
    for (std::size_t n = 0; n < rows.size(); ++n)
        for (std::size_t i : rows[n].racks) out[i].row = rowName(first + static_cast<std::int64_t>(n));
    return out;
}

RackSize rackSize(const Equipment& plan, std::string_view rackDesign)
{
    const RackDesign* design = findById(plan.rackDesigns, rackDesign);
    const Frame* frame = design ? findById(plan.frames, design->frame) : nullptr;
    if (!frame || !frame->width.set() || !frame->depth.set()) return {};
    return {toMm(*frame->width.si), toMm(*frame->depth.si)};
}

}  // namespace rw::layout
