// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/loop_distances.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace rw::cooling {

namespace {

struct Point {
    double x;  // m, of a placement's middle
    double y;
};

Point middle(const Placement& p)
{
    const bool turned = p.angle % 180 != 0;
    return {1e-3 * (static_cast<double>(p.x) + 0.5 * static_cast<double>(turned ? p.depth : p.width)),
            1e-3 * (static_cast<double>(p.y) + 0.5 * static_cast<double>(turned ? p.width : p.depth))};
}

/// Along pipes that run square to the walls.
double between(const Point& a, const Point& b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); }

/// Whether points spread more along x than along y.
bool alongX(const std::vector<Point>& points)
{
    const auto [left, right] = std::minmax_element(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.x < b.x; });
    const auto [low, high] = std::minmax_element(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
    return right->x - left->x >= high->y - low->y;
}

void sortAlong(std::vector<Point>& points, bool x)
{
    std::sort(points.begin(), points.end(), [x](const Point& a, const Point& b) { return x ? a.x < b.x : a.y < b.y; });
}

struct Row {
    std::vector<Point> racks;  ///< along it
    bool x = true;
    double across = 0.0;
};

std::vector<Row> rowsOf(const Hall& hall)
{
    // Racks without a row's name stand in line where their middles do, to the millimetre.
    std::map<std::string, Row> byName;
    for (const Placement& p : hall.layout) {
        if (p.kind != PlacementKind::Rack) continue;
        const bool turned = p.angle % 180 != 0;
        const Point at = middle(p);
        const std::string key = !p.row.empty() ? "row " + p.row
                                : turned       ? "x " + std::to_string(std::llround(1e3 * at.x))
                                               : "y " + std::to_string(std::llround(1e3 * at.y));
        Row& row = byName[key];
        row.x = !turned;
        row.racks.push_back(at);
    }
    std::vector<Row> rows;
    for (auto& [key, row] : byName) {
        if (row.racks.size() > 1) row.x = alongX(row.racks);
        sortAlong(row.racks, row.x);
        for (const Point& p : row.racks) row.across += (row.x ? p.y : p.x) / static_cast<double>(row.racks.size());
        rows.push_back(std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.x != b.x ? a.x : a.across < b.across; });
    return rows;
}

/// Racks of one row on one side of the CDU they stand nearest to.
struct Stretch {
    std::size_t racks = 0;
    Point nearest{};       ///< rack
    double distance = std::numeric_limits<double>::infinity();  ///< of that from the CDU
};

/// Every rack hangs on its nearest CDU. What a CDU's header and manifolds run over: its longest stretch, the farthest
/// beginning of one, and how far apart they begin.
void measure(LoopDistances& d, const std::vector<Row>& rows, const std::vector<Point>& cdus)
{
    std::vector<std::vector<Stretch>> stretches(cdus.size());
    for (const Row& row : rows) {
        std::map<std::pair<std::size_t, bool>, Stretch> parts;
        for (const Point& rack : row.racks) {
            const auto near = std::min_element(cdus.begin(), cdus.end(),
                                               [&](const Point& a, const Point& b) { return between(a, rack) < between(b, rack); });
            const bool behind = row.x ? rack.x < near->x : rack.y < near->y;
            Stretch& part = parts[{static_cast<std::size_t>(near - cdus.begin()), behind}];
            ++part.racks;
            if (between(*near, rack) >= part.distance) continue;
            part.distance = between(*near, rack);
            part.nearest = rack;
        }
        for (const auto& [key, part] : parts) stretches[key.first].push_back(part);
    }
    std::size_t most = 1;
    double farthest = 0.0, apart = 0.0;
    std::size_t gaps = 0;
    for (std::vector<Stretch>& of : stretches) {
        std::sort(of.begin(), of.end(), [](const Stretch& a, const Stretch& b) { return a.distance < b.distance; });
        for (std::size_t i = 0; i < of.size(); ++i) {
            most = std::max(most, of[i].racks);
            if (i == 0) {
                farthest = std::max(farthest, of[i].distance);
                continue;
            }
            apart += between(of[i - 1].nearest, of[i].nearest);
            ++gaps;
        }
    }
    d.racksPerRow = static_cast<std::int64_t>(most);
    if (farthest > 0.0) d.cduDistance = farthest;
    if (apart > 0.0) d.rowPitch = apart / static_cast<double>(gaps);
}

}  // namespace

LoopDistances loopDistances(const Plan& plan, const Building& building)
{
    const Piping& rules = building.cooling.piping;
    LoopDistances d{rules.racksPerRow, *rules.rackPitch.si, *rules.rowPitch.si, *rules.cduDistance.si, *rules.cduPitch.si, false, false};
    const Hall* hall = findById(plan.halls, building.hall);
    if (!hall) return d;
    const std::vector<Row> rows = rowsOf(*hall);
    if (rows.empty()) return d;
    d.racksDrawn = true;
    std::size_t most = 0, gaps = 0, steps = 0;
    double along = 0.0, across = 0.0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        most = std::max(most, row.racks.size());
        gaps += row.racks.size() - 1;
        along += between(row.racks.front(), row.racks.back());
        if (i == 0 || rows[i - 1].x != row.x) continue;
        ++steps;
        across += row.across - rows[i - 1].across;
    }
    d.racksPerRow = static_cast<std::int64_t>(most);
    if (along > 0.0) d.rackPitch = along / static_cast<double>(gaps);
    if (across > 0.0) d.rowPitch = across / static_cast<double>(steps);

    std::vector<Point> cdus;
    for (const Placement& p : hall->layout)
        if (p.kind == PlacementKind::Cdu) cdus.push_back(middle(p));
    if (cdus.empty()) return d;
    d.cdusDrawn = true;
    measure(d, rows, cdus);
    // The main goes from each to a neighbour.
    double apart = 0.0;
    for (std::size_t i = 0; i < cdus.size() && cdus.size() > 1; ++i) {
        double nearest = std::numeric_limits<double>::infinity();
        for (std::size_t j = 0; j < cdus.size(); ++j)
            if (j != i) nearest = std::min(nearest, between(cdus[i], cdus[j]));
        apart += nearest / static_cast<double>(cdus.size());
    }
    if (apart > 0.0) d.cduPitch = apart;
    return d;
}

}  // namespace rw::cooling
