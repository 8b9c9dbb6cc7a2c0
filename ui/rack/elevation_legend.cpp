// SPDX-License-Identifier: GPL-3.0-or-later
// What the lines of an elevation are, below it.
#include "elevation_sizes.h"
#include "elevation_view.h"

#include <QPainter>

#include <algorithm>

namespace rw::ui {

std::vector<ElevationView::LegendEntry> ElevationView::legend() const
{
    using Sign = LegendEntry::Sign;
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    std::vector<LegendEntry> entries;
    const auto add = [&](Sign sign, const QColor& color, const QString& text) { entries.push_back({sign, color, text, {}}); };
    const bool rear = m_face == RackFace::Rear;
    if (!m_elevation.busbar.isEmpty()) add(Sign::Bar, copperOf(c), tr("Busbar %1").arg(m_elevation.busbar));
    if (m_elevation.liquid) {
        add(Sign::Bar, c.liquidCold, rear && !m_elevation.supply.isEmpty() ? tr("Supply %1").arg(m_elevation.supply) : tr("Supply"));
        add(Sign::Bar, c.liquidWarm, rear && !m_elevation.returns.isEmpty() ? tr("Return %1").arg(m_elevation.returns) : tr("Return"));
    }
    if (rear) {
        if (m_elevation.cords == 1) add(Sign::Line, c.text, tr("Cord A: %1").arg(m_elevation.feed));
        if (m_elevation.cords > 1) add(Sign::Line, c.text, tr("Cords A and B: %1").arg(m_elevation.feed));
        if (m_elevation.cords == 0) add(Sign::Words, {}, tr("No building takes this design: its cords are not known."));
        if (!m_elevation.rearDoor.isEmpty()) add(Sign::Dashed, c.liquidCold, tr("Rear door: %1").arg(m_elevation.rearDoor));
        if (!m_elevation.inRackCdu.isEmpty()) add(Sign::Words, {}, tr("CDU in the rack: %1").arg(m_elevation.inRackCdu));
        add(Sign::Words, {}, tr("Figures: heat to the coolant. Left and right are a convention."));
    }
    // In lines as wide as the rack.
    const QFontMetricsF metrics(theme.font(TextSize::Small));
    const double width = std::max(120.0, std::min(viewport()->width() - kRuler - space::kM, kWidest + 2.0 * kRail));
    double x = 0.0, y = space::kS;
    for (LegendEntry& entry : entries) {
        const double sign = entry.sign == Sign::Words ? 0.0 : entry.sign == Sign::Bar ? space::kS : 20.0;
        double wide = sign + metrics.horizontalAdvance(entry.text);
        if (x > 0.0 && x + wide > width) {
            x = 0.0;
            y += metrics.height() + 2.0;
        }
        wide = std::min(wide, width);
        entry.rect = {x, y, wide, metrics.height()};
        entry.text = metrics.elidedText(entry.text, Qt::ElideRight, wide - sign + 1.0);
        x += wide + space::kM;
    }
    return entries;
}

double ElevationView::legendHeight() const
{
    return std::max(ownLegendHeight(), m_aligned ? m_aligned->ownLegendHeight() : 0.0);
}

double ElevationView::ownLegendHeight() const
{
    const int width = viewport()->width();
    const double scale = Theme::of(this).textScale();
    if (m_legendHeight.width == width && m_legendHeight.textScale == scale) return m_legendHeight.height;
    double bottom = space::kS;
    for (const LegendEntry& entry : legend()) bottom = std::max(bottom, entry.rect.bottom());
    m_legendHeight = {width, scale, bottom + space::kXs};
    return m_legendHeight.height;
}

void ElevationView::paintLegend(QPainter& painter) const
{
    using Sign = LegendEntry::Sign;
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const QRectF inside = insideRect();
    painter.setFont(theme.font(TextSize::Small));
    for (const LegendEntry& entry : legend()) {
        const QRectF r = entry.rect.translated(inside.left() - kRail, inside.bottom() + kFoot + (m_elevation.rearDoor.isEmpty() ? 0.0 : 3.0));
        double x = r.left();
        if (entry.sign == Sign::Bar) {
            painter.fillRect(QRectF(x, r.center().y() - 4.0, 4.0, 8.0), entry.color);
            x += space::kS;
        } else if (entry.sign != Sign::Words) {
            painter.setPen(QPen(entry.color, 2.0, entry.sign == Sign::Dashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(QPointF(x, r.center().y()), QPointF(x + 14.0, r.center().y()));
            x += 20.0;
        }
        painter.setPen(c.textMuted);
        painter.drawText(QRectF(x, r.top(), r.right() - x + 2.0, r.height()), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
    }
}

}  // namespace rw::ui
