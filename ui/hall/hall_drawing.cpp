// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_drawing.h"

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kLeastBounds = 6000.0;  // mm, of a hall without size and drawing

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

HallDrawing::HallDrawing(const Hall& hall, HallClasses classes, std::vector<HallDesign> designs, HallColor by, const Theme& theme,
                         UnitSystem units, const HallDrawing* before)
    : m_classes(std::move(classes)), m_designs(std::move(designs)), m_units(units)
{
    if (before) {
        m_index = before->m_index;
        m_rowNumbers = before->m_rowNumbers;
    }
    m_index.update(hall.layout);
    m_rowNumbers.update(hall.layout);
    for (std::size_t i = 0; i < size(); ++i)
        if (!isSolid(kind(i))) m_flats.push_back(i);
    m_look = hallLook(m_classes, m_designs, by, theme, units);
    m_outline = toQRect(layout::hallRect(hall));
    m_bounds = m_outline;
    if (size() > 0) m_bounds |= toQRect(m_index.bounds());
    if (m_bounds.isEmpty()) m_bounds = QRectF(0.0, 0.0, kLeastBounds, kLeastBounds);
    m_tile = hall.tile.si ? static_cast<double>(layout::toMm(*hall.tile.si)) : 600.0;
    m_rows = hallRows(hall, m_index, m_rowNumbers, m_classes, m_designs, units);
}

std::size_t HallDrawing::hit(const QPointF& point, double reach) const
{
    return m_index.at({std::llround(std::floor(point.x())), std::llround(std::floor(point.y()))}, std::llround(reach));
}

std::vector<std::size_t> HallDrawing::within(const QRectF& where) const
{
    std::vector<std::size_t> found = m_index.in(toRect(where));
    // A large area is meant only where it is taken in whole; of what stands a touch is enough.
    std::erase_if(found, [&](std::size_t i) { return !isSolid(kind(i)) && !where.contains(rect(i)); });
    return found;
}

}  // namespace rw::ui
