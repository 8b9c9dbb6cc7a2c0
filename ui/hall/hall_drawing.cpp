// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_drawing.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::HallDrawing)
};

constexpr double kLeastBounds = 6000.0;  // mm, of a hall without size and drawing

/// What a row has of something, if all of its racks tell it.
struct Sum {
    double value = 0.0;
    bool known = true;

    void add(const std::optional<double>& of)
    {
        if (of) value += *of;
        else known = false;
    }
    bool over(const Datum& limit) const { return known && limit.si && value > *limit.si * (1.0 + 1e-9); }
};

}  // namespace

layout::Rect toRect(const QRectF& r)
{
    const auto left = static_cast<layout::Mm>(std::floor(r.left()));
    const auto top = static_cast<layout::Mm>(std::floor(r.top()));
    return {left, top, static_cast<layout::Mm>(std::ceil(r.right())) - left, static_cast<layout::Mm>(std::ceil(r.bottom())) - top};
}

QPointF frontOf(const Placement& placement)
{
    switch (layout::front(placement)) {
    case layout::Side::Down: return {0.0, 1.0};
    case layout::Side::Left: return {-1.0, 0.0};
    case layout::Side::Up: return {0.0, -1.0};
    case layout::Side::Right: return {1.0, 0.0};
    }
    return {};
}

HallDrawing::HallDrawing(const Hall& hall, std::vector<HallDesign> designs, HallColor by, const Theme& theme, UnitSystem units,
                         const HallDrawing* before)
    : m_designs(std::move(designs)), m_units(units)
{
    if (before) m_index = before->m_index;
    m_index.update(hall.layout);
    m_look = hallLook(hall.layout, m_designs, by, theme, units);
    m_outline = toQRect(layout::hallRect(hall));
    m_bounds = m_outline;
    if (size() > 0) m_bounds |= toQRect(m_index.bounds());
    if (m_bounds.isEmpty()) m_bounds = QRectF(0.0, 0.0, kLeastBounds, kLeastBounds);
    m_tile = hall.tile.si ? static_cast<double>(layout::toMm(*hall.tile.si)) : 600.0;
    makeRows(hall);
}

void HallDrawing::makeRows(const Hall& hall)
{
    struct Row {
        QRectF box;
        bool any = false;  ///< CDUs alone are no row
        std::int64_t racks = 0;
        Sum power, flow, mass;
    };
    std::map<std::string, Row> rows;
    std::size_t i = 0;
    auto last = rows.end();
    for (const Placement& p : layout()) {
        const QRectF floor = rect(i++);
        if (p.row.empty() || (!layout::isRack(p.kind) && p.kind != PlacementKind::Cdu)) continue;
        // Things of a row mostly follow each other.
        if (last == rows.end() || last->first != p.row) last = rows.try_emplace(p.row).first;
        Row& row = last->second;
        row.box |= floor;
        row.any = row.any || layout::isRack(p.kind);
        if (p.kind != PlacementKind::Rack) continue;
        ++row.racks;
        for (const HallDesign& d : m_designs) {
            if (p.rackDesign.empty() ? !d.comes : d.id != p.rackDesign) continue;
            row.power.add(d.power);
            row.flow.add(d.flow);
            row.mass.add(d.mass);
            break;
        }
    }
    const auto told = [this](double is, const Unit& unit, const Datum& limit) {
        const Unit& shown = unitFor(unit, m_units);
        return Tr::tr("%1 of %2").arg(formatIn(is, shown).number, formatIn(*limit.si, shown).text());
    };
    for (auto& [name, row] : rows) {
        if (!row.any) continue;
        HallRow made{toQString(name), row.box, row.box.width() >= row.box.height(), row.racks, {}};
        if (row.power.over(hall.rowPower)) made.overload = told(row.power.value, unit::kW, hall.rowPower);
        else if (row.flow.over(hall.rowFlow)) made.overload = told(row.flow.value, unit::Lmin, hall.rowFlow);
        else if (row.mass.over(hall.rowMass)) made.overload = told(row.mass.value, unit::kg, hall.rowMass);
        m_rows.push_back(std::move(made));
    }
}

std::size_t HallDrawing::hit(const QPointF& point, double reach) const
{
    return m_index.at({std::llround(std::floor(point.x())), std::llround(std::floor(point.y()))}, std::llround(reach));
}

std::vector<std::size_t> HallDrawing::within(const QRectF& where) const
{
    std::vector<std::size_t> found = m_index.in(toRect(where));
    // A large area is meant only where it is taken in whole; of what stands a touch is enough.
    std::erase_if(found, [&](std::size_t i) { return !isSolid(at(i).kind) && !where.contains(rect(i)); });
    return found;
}

}  // namespace rw::ui
