// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/generate.h"

#include "base/assert.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <limits>

namespace rw::layout {

namespace {

constexpr Mm kDoorThickness = 100;  // mm, as drawn: assumed
constexpr std::int64_t kMostDoors = 4;
constexpr double kMostPerRack = 1000.0;

enum class Slot { Rack, Support, Cdu };

/// What stands in a row from its head to its end, without the panels.
struct Row {
    std::vector<Slot> slots;
    Mm length = 0;
};

/// Whole ones of what goes with so many racks; what rounding leaves of one is none.
std::int64_t wholeFor(double perRack, std::int64_t racks)
{
    constexpr double kPart = 1e-9;
    return static_cast<std::int64_t>(std::ceil(std::min(perRack * static_cast<double>(racks), 1e9) - kPart));
}

class Draft {
public:
    Draft(const HallBrief& brief, FreshIds& ids) : m_brief(brief), m_ids(ids) {}

    Result<GeneratedHall> make();

private:
    Status readBrief();
    Status chooseRow();
    Status chooseRows();
    Status chooseSupport();
    Status chooseFanWalls();
    Status chooseGallery();
    Row rowOf(std::int64_t racks, std::int64_t cdus) const;
    Mm worstReach(const Row& row) const;
    void draw();
    void drawRow(std::int64_t n, Mm y, Side side);
    void drawBuilding();
    Placement& add(PlacementKind kind, const Rect& floor, Side side);

    Mm widthOf(Slot slot) const { return slot == Slot::Cdu ? m_cduWidth : slot == Slot::Support ? m_supportWidth : m_rackWidth; }
    std::int64_t wantedRacks() const
    {
        const std::int64_t all = m_rows * m_racksPerRow;
        return m_brief.racks ? std::min(all, *m_brief.racks) : all;
    }
    bool fansWanted() const { return m_brief.fanWalls ? *m_brief.fanWalls > 0 : m_brief.fanWallsPerRack > 0.0; }
    Mm sidePanels() const { return m_brief.panels ? 2 * m_panelWidth : 0; }
    bool cdusInRow() const { return m_brief.cduPlace == CduPlace::RowEnds || m_brief.cduPlace == CduPlace::Rows; }
    bool gallery() const { return m_brief.cduPlace == CduPlace::Gallery; }
    Mm atLeft() const { return gallery() ? m_cduDepth : m_fansLeft ? m_fanDepth : 0; }  ///< along the wall
    Mm left() const { return atLeft() + m_leftWay; }                                    ///< where rows begin
    Mm right() const { return m_rightWay + (fansWanted() ? m_fanDepth : 0); }           ///< what they leave behind them
    Mm depthOf(std::int64_t rows) const;

    const HallBrief& m_brief;
    FreshIds& m_ids;
    GeneratedHall m_out;

    Mm m_rackWidth = 0, m_rackDepth = 0, m_cold = 0, m_hot = 0, m_leftWay = 0, m_rightWay = 0, m_service = 0;
    Mm m_cduWidth = 0, m_cduDepth = 0, m_fanWidth = 0, m_fanDepth = 0, m_panelWidth = 0, m_panelDepth = 0;
    Mm m_busway = 0, m_door = 0, m_rowDepth = 0, m_supportWidth = 0;
    std::optional<Mm> m_width, m_depth, m_reach;
    std::int64_t m_racksPerRow = 0, m_rows = 0, m_galleryCdus = 0;
    std::int64_t m_network = 0, m_storage = 0;  ///< in all rows
    std::int64_t m_support = 0;                 ///< of both, most in a row
    std::int64_t m_supportDrawn = 0;
    std::int64_t m_fanWalls = 0, m_fansAtRight = 0;
    bool m_fansLeft = false;
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
    m_supportWidth = length("support_width", b.supportWidth, 100);
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
    if (fansWanted()) {
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
    for (const auto& [what, n] : {std::pair("fan_walls", b.fanWalls), std::pair("network_racks", b.networkRacks), std::pair("storage_racks", b.storageRacks)})
        if (n && (*n < 0 || *n > kMostPlacements)) return outOfRange(what, *n, "0 to " + std::to_string(kMostPlacements));
    for (const auto& [what, n] : {std::pair("network_per_rack", b.networkPerRack), std::pair("storage_per_rack", b.storagePerRack),
                                  std::pair("cdus_per_rack", b.cdusPerRack), std::pair("busways_per_rack", b.buswaysPerRack), std::pair("fan_walls_per_rack", b.fanWallsPerRack)})
        if (!(n >= 0.0 && n <= kMostPerRack)) return outOfRange(what, std::isfinite(n) ? static_cast<std::int64_t>(n) : -1, "0 to 1000");
    if (!m_depth && !b.rows && !b.racks) return outOfRange("rows", 0, "a count of rows or racks, or the hall's depth");
    return Done{};
}

Row Draft::rowOf(std::int64_t racks, std::int64_t cdus) const
{
    Row row;
    row.length = racks * m_rackWidth + m_support * m_supportWidth + cdus * m_cduWidth;
    const auto put = [&row](Slot slot, std::int64_t n) { row.slots.insert(row.slots.end(), static_cast<std::size_t>(n), slot); };
    if (m_brief.cduPlace == CduPlace::RowEnds) {
        // Between two CDUs what needs none of them is farthest from both.
        const std::int64_t before = cdus > 1 ? racks / 2 : racks;
        put(Slot::Cdu, std::min<std::int64_t>(cdus, 1));
        put(Slot::Rack, before);
        put(Slot::Support, m_support);
        put(Slot::Rack, racks - before);
        put(Slot::Cdu, std::max<std::int64_t>(cdus - 1, 0));
        return row;
    }
    // Each in the middle of its part of the racks.
    const std::int64_t parts = std::max<std::int64_t>(cdus, 1);
    for (std::int64_t k = 0; k < parts; ++k) {
        const std::int64_t own = racks * (k + 1) / parts - racks * k / parts;
        put(Slot::Rack, own / 2);
        put(Slot::Cdu, cdus > 0 ? 1 : 0);
        put(Slot::Rack, own - own / 2);
    }
    put(Slot::Support, m_support);
    return row;
}

/// The farthest that a rack of a row has to a CDU of it, mm rounded up.
Mm Draft::worstReach(const Row& row) const
{
    std::vector<Mm> cdus, racks;  // twice the middles
    Mm x = 0;
    for (const Slot slot : row.slots) {
        if (slot != Slot::Support) (slot == Slot::Cdu ? cdus : racks).push_back(2 * x + widthOf(slot));
        x += widthOf(slot);
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
    const bool free = cdusInRow() && !b.cdus && (m_reach || b.cdusPerRack > 0.0);
    const std::int64_t most = !free ? least : b.cduPlace == CduPlace::RowEnds ? 2 : kMostPlacements;
    const Mm support = m_support * m_supportWidth;
    const Mm room = m_width ? *m_width - left() - right() - sidePanels() : std::numeric_limits<Mm>::max();
    for (std::int64_t cdus = least; cdus <= most; ++cdus) {
        std::int64_t racks = b.racksPerRow.value_or(kLongestRow);
        if (!b.racksPerRow && m_width) racks = (room - support - cdus * m_cduWidth) / m_rackWidth;
        else if (!b.racksPerRow && b.racks && b.rows) racks = (*b.racks + *b.rows - 1) / *b.rows;
        if (b.racks) racks = std::min(racks, *b.racks);
        const Mm needed = std::max<std::int64_t>(racks, 1) * m_rackWidth + support + cdus * m_cduWidth;
        if (m_width && (racks < 1 || needed > room)) return noRoom("width", *m_width, needed + left() + right() + sidePanels());
        RW_ASSERT(racks >= 1);  // only a width can leave room for none: counts are at least 1
        m_row = rowOf(racks, cdus);
        m_racksPerRow = racks;
        const bool carries = !free || cdus == most || cdus >= racks || cdus >= wholeFor(b.cdusPerRack, racks);
        if (carries && (!cdusInRow() || !m_reach || worstReach(m_row) <= *m_reach)) return Done{};
        if (cdus >= racks) break;
    }
    RW_ASSERT(m_reach.has_value());
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
    if (m_rows > kMostPlacements / static_cast<std::int64_t>(m_row.slots.size() + 5 + (m_brief.buswaysPerRack > 0.0 ? 2 * m_row.slots.size() : 0)))
        return outOfRange("racks", m_rows * m_racksPerRow, "at most " + std::to_string(kMostPlacements) + " placements");
    m_out.depth = m_depth.value_or(needed);
    m_out.width = m_width.value_or(left() + sidePanels() + m_row.length + right());
    return Done{};
}

/// Network and storage racks are spread over the rows, whose racks they leave the less room the more they are.
Status Draft::chooseSupport()
{
    for (;;) {
        if (Status s = chooseRow(); !s) return s;
        if (Status s = chooseRows(); !s) return s;
        m_network = m_brief.networkRacks.value_or(wholeFor(m_brief.networkPerRack, wantedRacks()));
        m_storage = m_brief.storageRacks.value_or(wholeFor(m_brief.storagePerRack, wantedRacks()));
        const std::int64_t each = (m_network + m_storage + m_rows - 1) / m_rows;
        if (each > kMostPlacements / m_rows) return outOfRange("network_racks", m_network + m_storage, "at most " + std::to_string(kMostPlacements) + " placements");
        if (each <= m_support) return Done{};
        ++m_support;
        if (!m_width) m_support = each;
    }
}

Status Draft::chooseFanWalls()
{
    if (!fansWanted()) return Done{};
    const std::int64_t fit = m_out.depth / m_fanWidth;
    const std::int64_t wanted = m_brief.fanWalls.value_or(wholeFor(m_brief.fanWallsPerRack, wantedRacks()));
    if (wanted > fit && !gallery() && !m_fansLeft) {
        m_fansLeft = true;
        m_leftWay = std::max(m_leftWay, m_service);
        m_support = 0;
        if (Status s = chooseSupport(); !s) return s;
        return chooseFanWalls();
    }
    const std::int64_t most = gallery() ? fit : 2 * fit;
    if (m_brief.fanWalls && wanted > most) return noRoom("depth", m_out.depth, (gallery() ? wanted : (wanted + 1) / 2) * m_fanWidth);
    m_fanWalls = std::min(wanted, most);
    m_fansAtRight = m_fansLeft ? (m_fanWalls + 1) / 2 : m_fanWalls;
    m_out.fanWalls = m_fanWalls;
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
    for (std::size_t i = 0; i < m_row.slots.size(); ++i) along += m_rackWidth;
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
    const std::int64_t carry = std::max<std::int64_t>(1, wholeFor(m_brief.cdusPerRack, wantedRacks()));
    if (carry > fit) return noRoom("depth", m_out.depth, carry * m_cduWidth);
    for (std::int64_t n = carry; n <= fit; ++n) {
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
    const std::int64_t all = m_network + m_storage;
    std::int64_t support = all * (n + 1) / m_rows - all * n / m_rows;
    for (const Slot slot : m_row.slots) {
        const Mm width = widthOf(slot);
        if (slot == Slot::Cdu) {
            named(PlacementKind::Cdu, x, width, m_cduDepth);
            ++m_out.cdus;
        } else if (slot == Slot::Support && support > 0) {
            --support;
            // Both kinds take turns, so that each row has of both.
            const bool network = (m_supportDrawn + 1) * m_network / all > m_supportDrawn * m_network / all;
            ++m_supportDrawn;
            ++(network ? m_out.networkRacks : m_out.storageRacks);
            named(network ? PlacementKind::Network : PlacementKind::Storage, x, width, m_rackDepth).name = fmt::format("{}{:02}", row, ++inRow);
        } else if (slot == Slot::Rack && (!m_brief.racks || m_out.racks < *m_brief.racks)) {
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
    const std::int64_t sections = std::clamp<std::int64_t>((wholeFor(m_brief.buswaysPerRack, m_racksPerRow) + 1) / 2, 1, m_racksPerRow);
    for (const auto& [feed, third] : {std::pair("A", 1), std::pair("B", 2)}) {
        const Mm middle = racks.y + racks.depth * third / 3;
        for (std::int64_t k = 0; k < sections; ++k) {
            const Mm from = racks.width * k / sections, to = racks.width * (k + 1) / sections;
            Placement& p = add(PlacementKind::Busway, {racks.x + from, middle - m_busway / 2, to - from, m_busway}, Side::Down);
            p.row = row;
            p.feed = feed;
            ++m_out.busways;
        }
    }
}

void Draft::drawBuilding()
{
    const Mm rowsEnd = left() + sidePanels() + m_row.length;
    const Mm fans = fansWanted() ? m_fanDepth : 0;
    const Rect leftWay{atLeft(), 0, m_leftWay, m_out.depth};
    const Rect rightWay{rowsEnd, 0, m_out.width - fans - rowsEnd, m_out.depth};
    for (const Rect& way : {leftWay, rightWay})
        if (!way.empty()) add(PlacementKind::Zone, way, Side::Down).use = AreaUse::Way;
    const Rect* ways[kMostDoors] = {&leftWay, &rightWay, &rightWay, &leftWay};
    for (std::int64_t d = 0; d < m_brief.doors; ++d) {
        const bool above = d == 0 || d == 2;
        const Mm x = ways[d]->x + (ways[d]->width - m_door) / 2;
        add(PlacementKind::Door, {x, above ? -kDoorThickness : m_out.depth, m_door, kDoorThickness}, above ? Side::Down : Side::Up);
    }
    for (std::int64_t k = 0; k < m_fansAtRight; ++k)
        add(PlacementKind::FanWall, {m_out.width - m_fanDepth, spread(k, m_fansAtRight, m_fanWidth, m_out.depth), m_fanDepth, m_fanWidth},
            Side::Left);
    for (std::int64_t k = 0, n = m_fanWalls - m_fansAtRight; k < n; ++k)
        add(PlacementKind::FanWall, {0, spread(k, n, m_fanWidth, m_out.depth), m_fanDepth, m_fanWidth}, Side::Right);
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
    for (const auto step : {&Draft::readBrief, &Draft::chooseSupport, &Draft::chooseFanWalls, &Draft::chooseGallery})
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
