// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_rows.h"

#include <QPointF>
#include <QRectF>

#include <memory>

namespace rw::ui {

inline QRectF toQRect(const layout::Rect& r)
{
    return {static_cast<double>(r.x), static_cast<double>(r.y), static_cast<double>(r.width), static_cast<double>(r.depth)};
}
/// The least rectangle of whole mm around one.
layout::Rect toRect(const QRectF& r);
/// The floor that a placement covers, mm.
inline QRectF placementRect(const Placement& placement) { return toQRect(layout::footprint(placement)); }
/// Where the front of a placement looks: a unit vector, y grows downwards.
QPointF frontOf(const Placement& placement);

/// What is drawn as a filled thing, against areas, what hangs above, and doors.
constexpr bool isSolid(PlacementKind kind)
{
    return layout::isSolid(kind) && kind != PlacementKind::Door;
}

/// A hall as it is shown: an unchanging picture of plan and figures, with what finds things by their place.
class HallDrawing {
public:
    /// \p classes: of this hall's drawing. \p before: a former picture of the same hall, of which is kept what has not
    /// changed; may be null.
    HallDrawing(const Hall& hall, HallClasses classes, std::vector<HallDesign> designs, HallColor by, const Theme& theme, UnitSystem units,
                const HallDrawing* before);

    [[nodiscard]] const Block<Placement>& layout() const { return m_index.layout(); }
    [[nodiscard]] const layout::LayoutIndex& index() const { return m_index; }
    [[nodiscard]] const Placement& at(std::size_t i) const { return layout().items()[i]; }
    [[nodiscard]] QRectF rect(std::size_t i) const { return toQRect(m_index.rect(i)); }
    [[nodiscard]] std::size_t size() const { return layout().size(); }
    [[nodiscard]] const HallClasses& classes() const { return m_classes; }
    [[nodiscard]] PlacementKind kind(std::size_t i) const { return m_classes.kind(i); }
    [[nodiscard]] const HallStyle& style(std::size_t i) const { return m_look.styles[m_classes.of(i)]; }
    [[nodiscard]] const HallLook& look() const { return m_look; }
    [[nodiscard]] const std::vector<HallDesign>& designs() const { return m_designs; }
    [[nodiscard]] const std::vector<HallRow>& rows() const { return m_rows; }
    /// The hall's inside; empty where width or depth is not set.
    [[nodiscard]] const QRectF& outline() const { return m_outline; }
    /// Outline and all that is drawn.
    [[nodiscard]] const QRectF& bounds() const { return m_bounds; }
    [[nodiscard]] double tile() const { return m_tile; }  ///< mm; 0: none
    [[nodiscard]] UnitSystem units() const { return m_units; }

    /// Filled things, and all others, whose floor meets a rectangle; each once.
    template <class F>
    void visitSolids(const QRectF& where, F&& visit) const
    {
        m_index.each(toRect(where), [&](std::size_t i) {
            if (isSolid(kind(i))) visit(i);
        });
    }
    template <class F>
    void visitFlats(const QRectF& where, F&& visit) const
    {
        const layout::Rect area = toRect(where);
        for (const std::size_t i : m_flats)
            if (m_index.rect(i).overlaps(area)) visit(i);
    }
    /// The topmost placement at a point; none: size().
    [[nodiscard]] std::size_t hit(const QPointF& point, double reach) const;
    /// What lies wholly within a rectangle, rising.
    [[nodiscard]] std::vector<std::size_t> within(const QRectF& where) const;

private:
    layout::LayoutIndex m_index;
    HallClasses m_classes;
    HallRowNumbers m_rowNumbers;
    std::vector<std::size_t> m_flats;  ///< what is no filled thing: few, and drawn apart; rising
    std::vector<HallDesign> m_designs;
    HallLook m_look;
    std::vector<HallRow> m_rows;
    QRectF m_outline;
    QRectF m_bounds;
    double m_tile = 0.0;
    UnitSystem m_units;
};

}  // namespace rw::ui
