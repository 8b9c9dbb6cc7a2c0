// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/generate.h"

#include "base/assert.h"

#include <fmt/format.h>

#include <cstdlib>
#include <limits>

namespace rw::layout {

namespace {

constexpr Mm kDoorThickness = 100;  // mm, as drawn: assumed
constexpr std::int64_t kMostDoors = 4;

/// What stands in a row from its head to its end, without the panels.
struct Row {
    std::vector<bool> isCdu;
    Mm length = 0;
};

class Draft {
public:
    Draft(const HallBrief& brief, FreshIds& ids) : m_brief(brief), m_ids(ids) {}

    Result<GeneratedHall> make();

private:
    Status readBrief();
    Status chooseRow();
    Status chooseRows();
    Status chooseGallery();
    Row rowOf(std::int64_t racks, std::int64_t cdus) const;
    Mm worstReach(const Row& row) const;
    void draw();
    void drawRow(std::int64_t n, Mm y, Side side);
    void drawBuilding();
    Placement& add(PlacementKind kind, const Rect& floor, Side side);

    Mm sidePanels() const { return m_brief.panels ? 2 * m_panelWidth : 0; }
    bool cdusInRow() const { return m_brief.cduPlace == CduPlace::RowEnds || m_brief.cduPlace == CduPlace::Rows; }
    bool gallery() const { return m_brief.cduPlace == CduPlace::Gallery; }
    Mm left() const { return (gallery() ? m_cduDepth : 0) + m_leftWay; }  ///< where rows begin
    Mm right() const { return m_rightWay + (m_brief.fanWalls > 0 ? m_fanDepth : 0); }  ///< what they leave behind them
    Mm depthOf(std::int64_t rows) const;

    const HallBrief& m_brief;
    FreshIds& m_ids;
    GeneratedHall m_out;

    Mm m_rackWidth = 0, m_rackDepth = 0, m_cold = 0, m_hot = 0, m_leftWay = 0, m_rightWay = 0, m_service = 0;
    Mm m_cduWidth = 0, m_cduDepth = 0, m_fanWidth = 0, m_fanDepth = 0, m_panelWidth = 0, m_panelDepth = 0;
    Mm m_busway = 0, m_door = 0, m_rowDepth = 0;
    std::optional<Mm> m_width, m_depth, m_reach;
    std::int64_t m_racksPerRow = 0, m_rows = 0, m_galleryCdus = 0;
    Row m_row;
};

Error outOfRange(const char* what, std::int64_t found, const std::string& allowed)
{
    return Error{.code = "layout.brief", .path = what, .found = std::to_string(found), .allowed = allowed};
}

Error noRoom(const char* what, Mm found, Mm needed)
{
    return Error{.code = "layout.no-room", .path = what, .found = std::to_string(found) + " mm", .allowed = std::to_string(needed) + " mm"};
}

Status Draft::readBrief()
{
    const HallBrief& b = m_brief;
    Status bad = Done{};
    const auto length = [&](const char* what, const LengthDatum& d, Mm least) {
        const Mm mm = d.set() ? toMm(std::clamp(*d.si, -1e6, 1e6)) : 0;
        if (bad && (!d.set() || mm < least || mm > 1000000)) bad = outOfRange(what, mm, std::to_string(least) + " to 1000000 mm");
        return mm;
    };
    m_rackWidth = length("rack_width", b.rackWidth, 100);
    m_rackDepth = length("rack_depth", b.rackDepth, 100);
    m_cold = length("cold_aisle", b.coldAisle, 0);
    m_hot = length("hot_aisle", b.hotAisle, 0);
    m_leftWay = m_rightWay = length("way", b.way, 0);
    m_service = length("service_clear", b.serviceClear, 0);
    m_rowDepth = m_rackDepth;
    if (b.cduPlace != CduPlace::None) {
        m_cduWidth = length("cdu_width", b.cduWidth, 100);
        m_cduDepth = length("cdu_depth", b.cduDepth, 100);
        if (b.cduReach.set()) m_reach = length("cdu_reach", b.cduReach, 0);
    }
    if (b.fanWalls > 0) {
        m_fanWidth = length("fan_wall_width", b.fanWallWidth, 100);
        m_fanDepth = length("fan_wall_depth", b.fanWallDepth, 100);
        m_rightWay = std::max(m_rightWay, m_service);
    }
    if (b.panels) {
        m_panelWidth = length("panel_width", b.panelWidth, 100);
        m_panelDepth = length("panel_depth", b.panelDepth, 100);
        m_rowDepth = std::max(m_rowDepth, m_panelDepth);
    }
    if (cdusInRow()) m_rowDepth = std::max(m_rowDepth, m_cduDepth);
    if (b.panels || cdusInRow()) m_cold = std::max(m_cold, m_service);
    if (gallery()) m_leftWay = std::max(m_leftWay, m_service);
    if (b.busways) m_busway = length("busway_width", b.buswayWidth, 1);
    if (b.doors > 0) {
        m_door = length("door_width", b.doorWidth, 100);
        m_leftWay = std::max(m_leftWay, m_door);
        m_rightWay = std::max(m_rightWay, m_door);
    }
    if (b.width.set()) m_width = length("width", b.width, 1);
    if (b.depth.set()) m_depth = length("depth", b.depth, 1);
    if (!bad) return bad;
    for (const auto& [what, n] : {std::pair("rows", b.rows), std::pair("racks_per_row", b.racksPerRow), std::pair("racks", b.racks),
                                  std::pair("cdus", b.cdus)})
        if (n && (*n < 1 || *n > kMostPlacements)) return outOfRange(what, *n, "1 to " + std::to_string(kMostPlacements));
    if (b.cduPlace == CduPlace::RowEnds && b.cdus.value_or(1) > 2) return outOfRange("cdus", *b.cdus, "1 or 2");
    if (b.doors < 0 || b.doors > kMostDoors) return outOfRange("doors", b.doors, "0 to 4");
    if (b.fanWalls < 0 || b.fanWalls > kMostPlacements) return outOfRange("fan_walls", b.fanWalls, "0 to " + std::to_string(kMostPlacements));
    if (!m_depth && !b.rows && !b.racks) return outOfRange("rows", 0, "a count of rows or racks, or the hall's depth");
    return Done{};
}

Row Draft::rowOf(std::int64_t racks, std::int64_t cdus) const
{
    Row row;
    row.length = racks * m_rackWidth + cdus * m_cduWidth;
    if (m_brief.cduPlace == CduPlace::RowEnds) {
        row.isCdu.assign(static_cast<std::size_t>(racks + cdus), false);
        if (cdus > 0) row.isCdu.front() = true;
        if (cdus > 1) row.isCdu.back() = true;
        return row;
    }
    // Each in the middle of its part of the racks.
    for (std::int64_t k = 0; k < std::max<std::int64_t>(cdus, 1); ++k) {
        const std::int64_t parts = std::max<std::int64_t>(cdus, 1);
        const std::int64_t own = racks * (k + 1) / parts - racks * k / parts;
        row.isCdu.insert(row.isCdu.end(), static_cast<std::size_t>(own / 2), false);
        if (cdus > 0) row.isCdu.push_back(true);
        row.isCdu.insert(row.isCdu.end(), static_cast<std::size_t>(own - own / 2), false);
    }
    return row;
}

/// The farthest that a rack of a row has to a CDU of it, mm rounded up.
Mm Draft::worstReach(const Row& row) const
{
    std::vector<Mm> cdus, racks;  // twice the middles
    Mm x = 0;
    for (bool cdu : row.isCdu) {
        (cdu ? cdus : racks).push_back(2 * x + (cdu ? m_cduWidth : m_rackWidth));
        x += cdu ? m_cduWidth : m_rackWidth;
    }
    Mm worst = 0;
    std::size_t near = 0;
    for (Mm rack : racks) {
        while (near + 1 < cdus.size() && std::abs(cdus[near + 1] - rack) <= std::abs(cdus[near] - rack)) ++near;
        worst = std::max(worst, std::abs(cdus[near] - rack));
    }
    return (worst + std::abs(m_rackDepth - m_cduDepth) + 1) / 2;
}

Status Draft::chooseRow()
{
    const HallBrief& b = m_brief;
    const std::int64_t least = cdusInRow() ? b.cdus.value_or(1) : 0;
    const std::int64_t most = !cdusInRow() || b.cdus || !m_reach ? least : b.cduPlace == CduPlace::RowEnds ? 2 : kMostPlacements;
    const Mm room = m_width ? *m_width - left() - right() - sidePanels() : std::numeric_limits<Mm>::max();
    for (std::int64_t cdus = least; cdus <= most; ++cdus) {
        std::int64_t racks = b.racksPerRow.value_or(kLongestRow);
        if (!b.racksPerRow && m_width) racks = (room - cdus * m_cduWidth) / m_rackWidth;
        else if (!b.racksPerRow && b.racks && b.rows) racks = (*b.racks + *b.rows - 1) / *b.rows;
        if (b.racks) racks = std::min(racks, *b.racks);
        const Mm needed = std::max<std::int64_t>(racks, 1) * m_rackWidth + cdus * m_cduWidth;
        if (m_width && (racks < 1 || needed > room)) return noRoom("width", *m_width, needed + left() + right() + sidePanels());
        RW_ASSERT(racks >= 1);  // only a width can leave room for none: counts are at least 1
        m_row = rowOf(racks, cdus);
        m_racksPerRow = racks;
        if (!cdusInRow() || !m_reach || worstReach(m_row) <= *m_reach) return Done{};
        if (cdus >= racks) break;
    }
    return Error{.code = "layout.no-reach", .path = "cdu_reach", .found = std::to_string(worstReach(m_row)) + " mm",
                 .allowed = std::to_string(*m_reach) + " mm"};
}

/// Of so many rows with their aisles, from wall to wall.
Mm Draft::depthOf(std::int64_t rows) const
{
    return m_cold + rows * m_rowDepth + (rows / 2) * (m_hot + m_cold) + (rows % 2) * m_hot;
}

Status Draft::chooseRows()
{
    const HallBrief& b = m_brief;
    if (b.rows) {
        m_rows = *b.rows;
    } else {
        m_rows = m_depth ? 0 : kMostPlacements;
        if (m_depth)
            while (depthOf(m_rows + 1) <= *m_depth && m_rows < kMostPlacements) ++m_rows;
        if (b.racks) m_rows = std::min(m_rows, (*b.racks + m_racksPerRow - 1) / m_racksPerRow);
    }
    if (b.racks) m_rows = std::min(m_rows, (*b.racks + m_racksPerRow - 1) / m_racksPerRow);
    const Mm needed = depthOf(std::max<std::int64_t>(m_rows, 1));
    if (m_depth && (m_rows < 1 || needed > *m_depth)) return noRoom("depth", *m_depth, needed);
    RW_ASSERT(m_rows >= 1);  // as for the racks of a row
    if (m_rows > kMostPlacements / static_cast<std::int64_t>(m_row.isCdu.size() + 5))
        return outOfRange("racks", m_rows * m_racksPerRow, "at most " + std::to_string(kMostPlacements) + " placements");
    m_out.depth = m_depth.value_or(needed);
    m_out.width = m_width.value_or(left() + sidePanels() + m_row.length + right());
    if (b.fanWalls * m_fanWidth > m_out.depth) return noRoom("depth", m_out.depth, b.fanWalls * m_fanWidth);
    return Done{};
}

/// Where things stand that are spread evenly along a wall: the edges of the first to the last.
static Mm spread(std::int64_t k, std::int64_t n, Mm each, Mm along)
{
    return (2 * k + 1) * along / (2 * n) - each / 2;
}

static Mm rowTop(std::int64_t n, Mm cold, Mm rowDepth, Mm hot)
{
    return cold + n * rowDepth + (n / 2) * (hot + cold) + (n % 2) * hot;
}

Status Draft::chooseGallery()
{
    if (!gallery()) return Done{};
    const std::int64_t fit = m_out.depth / m_cduWidth;
    if (m_brief.cdus) {
        m_galleryCdus = *m_brief.cdus;
        if (m_galleryCdus > fit) return noRoom("depth", m_out.depth, m_galleryCdus * m_cduWidth);
    }
    if (fit < 1) return noRoom("depth", m_out.depth, m_cduWidth);
    // The last racks of the rows are the farthest.
    Mm along = 0;
    for (std::size_t i = 0; i < m_row.isCdu.size(); ++i) along += m_rackWidth;
    const Mm twiceX = 2 * (left() + (m_brief.panels ? m_panelWidth : 0) + along) - m_rackWidth - m_cduDepth;
    const auto worst = [&](std::int64_t n) {
        Mm far = 0;
        for (std::int64_t r = 0; r < m_rows; ++r) {
            const Mm top = rowTop(r, m_cold, m_rowDepth, m_hot) + (r % 2 == 0 ? 0 : m_rowDepth - m_rackDepth);
            const Mm middle = 2 * top + m_rackDepth;
            // The nearest of evenly spread ones is that of its part, or a neighbour.
            const std::int64_t own = std::clamp<std::int64_t>(middle * n / (2 * m_out.depth), 0, n - 1);
            Mm near = -1;
            for (std::int64_t k = std::max<std::int64_t>(0, own - 1); k <= std::min(n - 1, own + 1); ++k) {
                const Mm d = std::abs(2 * spread(k, n, m_cduWidth, m_out.depth) + m_cduWidth - middle);
                near = near < 0 ? d : std::min(near, d);
            }
            far = std::max(far, near);
        }
        return (twiceX + far + 1) / 2;
    };
    if (m_brief.cdus) {
        if (m_reach && worst(m_galleryCdus) > *m_reach)
            return Error{.code = "layout.no-reach", .path = "cdu_reach", .found = std::to_string(worst(m_galleryCdus)),
                         .allowed = std::to_string(*m_reach)};
        return Done{};
    }
    for (std::int64_t n = 1; n <= fit; ++n) {
        m_galleryCdus = n;
        if (!m_reach || worst(n) <= *m_reach) return Done{};
    }
    return Error{.code = "layout.no-reach", .path = "cdu_reach", .found = std::to_string(worst(fit)), .allowed = std::to_string(*m_reach)};
}

Placement& Draft::add(PlacementKind kind, const Rect& floor, Side side)
{
    const bool lies = side == Side::Left || side == Side::Right;
    Placement p;
    p.kind = kind;
    p.id = newPlacementId(kind, m_ids);
    p.x = floor.x;
    p.y = floor.y;
    p.angle = angleOf(side);
    p.width = lies ? floor.depth : floor.width;
    p.depth = lies ? floor.width : floor.depth;
    m_out.placements.push_back(std::move(p));
    return m_out.placements.back();
}

void Draft::drawRow(std::int64_t n, Mm y, Side side)
{
    const std::string row = rowName(n);
    // Fronts are in one line along the cold aisle.
    const auto floorOf = [&](Mm x, Mm width, Mm depth) {
        return Rect{x, side == Side::Up ? y : y + m_rowDepth - depth, width, depth};
    };
    const auto named = [&](PlacementKind kind, Mm x, Mm width, Mm depth) -> Placement& {
        Placement& p = add(kind, floorOf(x, width, depth), side);
        p.row = row;
        return p;
    };
    Mm x = left();
    if (m_brief.panels) {
        named(PlacementKind::Rpp, x, m_panelWidth, m_panelDepth).feed = "A";
        x += m_panelWidth;
    }
    const Mm head = x;
    int inRow = 0;
    for (bool cdu : m_row.isCdu) {
        const Mm width = cdu ? m_cduWidth : m_rackWidth;
        if (cdu) {
            named(PlacementKind::Cdu, x, width, m_cduDepth);
            ++m_out.cdus;
        } else if (!m_brief.racks || m_out.racks < *m_brief.racks) {
            Placement& rack = named(PlacementKind::Rack, x, width, m_rackDepth);
            rack.rackDesign = m_brief.rackDesign;
            rack.name = fmt::format("{}{:02}", row, ++inRow);
            ++m_out.racks;
        }
        x += width;
    }
    if (m_brief.panels) named(PlacementKind::Rpp, x, m_panelWidth, m_panelDepth).feed = "B";
    if (!m_brief.busways) return;
    const Rect racks = floorOf(head, x - head, m_rackDepth);
    for (const auto& [feed, third] : {std::pair("A", 1), std::pair("B", 2)}) {
        const Mm middle = racks.y + racks.depth * third / 3;
        Placement& p = add(PlacementKind::Busway, {racks.x, middle - m_busway / 2, racks.width, m_busway}, Side::Down);
        p.row = row;
        p.feed = feed;
    }
}

void Draft::drawBuilding()
{
    const Mm rowsEnd = left() + sidePanels() + m_row.length;
    const Mm fans = m_brief.fanWalls > 0 ? m_fanDepth : 0;
    const Rect leftWay{gallery() ? m_cduDepth : 0, 0, m_leftWay, m_out.depth};
    const Rect rightWay{rowsEnd, 0, m_out.width - fans - rowsEnd, m_out.depth};
    for (const Rect& way : {leftWay, rightWay})
        if (!way.empty()) add(PlacementKind::Zone, way, Side::Down).use = AreaUse::Way;
    const Rect* ways[kMostDoors] = {&leftWay, &rightWay, &rightWay, &leftWay};
    for (std::int64_t d = 0; d < m_brief.doors; ++d) {
        const bool above = d == 0 || d == 2;
        const Mm x = ways[d]->x + (ways[d]->width - m_door) / 2;
        add(PlacementKind::Door, {x, above ? -kDoorThickness : m_out.depth, m_door, kDoorThickness}, above ? Side::Down : Side::Up);
    }
    for (std::int64_t k = 0; k < m_brief.fanWalls; ++k)
        add(PlacementKind::FanWall, {m_out.width - m_fanDepth, spread(k, m_brief.fanWalls, m_fanWidth, m_out.depth), m_fanDepth, m_fanWidth},
            Side::Left);
    for (std::int64_t k = 0; k < m_galleryCdus; ++k)
        add(PlacementKind::Cdu, {0, spread(k, m_galleryCdus, m_cduWidth, m_out.depth), m_cduDepth, m_cduWidth}, Side::Right);
    m_out.cdus += m_galleryCdus;
}

void Draft::draw()
{
    drawBuilding();
    m_out.rows = m_rows;
    for (std::int64_t n = 0; n < m_rows; ++n) {
        const Mm y = rowTop(n, m_cold, m_rowDepth, m_hot);
        const bool up = n % 2 == 0;
        if (up && m_brief.hotContainment && m_hot > 0) {
            Placement& aisle = add(PlacementKind::Containment, {left(), y + m_rowDepth, sidePanels() + m_row.length, m_hot}, Side::Down);
            aisle.use = AreaUse::HotAisle;
        }
        drawRow(n, y, up ? Side::Up : Side::Down);
    }
}

Result<GeneratedHall> Draft::make()
{
    for (const auto step : {&Draft::readBrief, &Draft::chooseRow, &Draft::chooseRows, &Draft::chooseGallery})
        if (Status s = (this->*step)(); !s) return s.error();
    draw();
    return std::move(m_out);
}

}  // namespace

Result<GeneratedHall> generate(const HallBrief& brief, FreshIds& ids) { return Draft(brief, ids).make(); }

HallLimits limitsOf(const HallBrief& brief, const GeneratedHall& hall)
{
    HallLimits l;
    l.hall = {0, 0, hall.width, hall.depth};
    l.frontClear = toMm(*brief.coldAisle.si);
    l.rearClear = toMm(*brief.hotAisle.si);
    l.serviceClear = toMm(*brief.serviceClear.si);
    if (brief.cduReach.set() && brief.cduPlace != CduPlace::None) l.cduReach = toMm(*brief.cduReach.si);
    return l;
}

}  // namespace rw::layout
