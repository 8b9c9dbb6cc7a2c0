// SPDX-License-Identifier: GPL-3.0-or-later
// What comes to a rack at its back.
#include "elevation_sizes.h"
#include "elevation_view.h"
#include "shell/style_paint.h"

#include <QPainter>

#include <algorithm>

namespace rw::ui {

/// Cords at the sides, manifolds beside them, the busbar in the middle, and where each tray is joined to them. Which cord
/// feeds which tray, what is liquid-cooled and what hangs on the busbar is the plan's; left and right are a convention.
void ElevationView::paintServices(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const QRectF inside = insideRect();
    const QColor copper = copperOf(c);
    if (!m_elevation.busbar.isEmpty()) {
        const double middle = inside.center().x();
        paint::box(&painter, QRectF(middle - 3.0, inside.top() + 3, 6.0, inside.height() - 6), 1.5, copper, mixed(copper, c.text, 0.3));
        for (const ElevationTray& tray : m_elevation.trays) {
            if (!tray.onBusbar) continue;
            const QPointF at = trayRect(tray.position, tray.height).center();
            paint::box(&painter, QRectF(middle - 7.0, at.y() - 3.5, 14.0, 7.0), 1.5, copper, mixed(copper, c.text, 0.45));
        }
    }
    if (m_elevation.liquid) {
        const double cold = inside.left() + 17.0, warm = inside.right() - 17.0;
        for (const ElevationTray& tray : m_elevation.trays) {
            if (!tray.liquid) continue;
            const QRectF r = trayRect(tray.position, tray.height);
            const double y = r.center().y() + std::min(3.0, r.height() / 5.0);
            painter.fillRect(QRectF(cold, y - 1.0, r.left() - cold + 2.0, 2.0), c.liquidCold);
            painter.fillRect(QRectF(r.right() - 2.0, y - 1.0, warm - r.right() + 2.0, 2.0), c.liquidWarm);
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.liquidCold);
            painter.drawEllipse(QPointF(r.left() + 2.0, y), 2.6, 2.6);
            painter.setBrush(c.liquidWarm);
            painter.drawEllipse(QPointF(r.right() - 2.0, y), 2.6, 2.6);
        }
        paint::box(&painter, QRectF(cold - 2.5, inside.top() + 3, 5.0, inside.height() - 6), 2.0, c.liquidCold);
        paint::box(&painter, QRectF(warm - 2.5, inside.top() + 3, 5.0, inside.height() - 6), 2.0, c.liquidWarm);
    }
    const QColor ink = mixed(c.rackInside, c.text, 0.8);
    painter.setFont(theme.font(TextSize::Small, true));
    const double entry = inside.top() - kCap - kEntry;
    for (int cord = 0; cord < m_elevation.cords; ++cord) {
        const bool left = cord % 2 == 0;
        const double x = left ? inside.left() + 6.0 : inside.right() - 6.0;
        double lowest = inside.top();
        for (const ElevationTray& tray : m_elevation.trays) {
            if (!tray.cords.contains(cord)) continue;
            const QRectF r = trayRect(tray.position, tray.height);
            const double y = r.center().y() - std::min(3.5, r.height() / 5.0);
            lowest = std::max(lowest, y);
            const double to = left ? r.left() + 1.0 : r.right() - 1.0;
            painter.setPen(QPen(ink, 1.2));
            painter.drawLine(QPointF(x, y), QPointF(to, y));
            painter.fillRect(QRectF(to - 2.5, y - 2.5, 5.0, 5.0), ink);
        }
        painter.setPen(QPen(ink, 2.0, left ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap));
        painter.drawLine(QPointF(x, inside.top()), QPointF(x, lowest));
        // Above the frame it is seen against the page.
        painter.setPen(QPen(c.text, 2.0, left ? Qt::SolidLine : Qt::DashLine, Qt::FlatCap));
        painter.drawLine(QPointF(x, entry + 2.0), QPointF(x, inside.top() - kCap));
        painter.setPen(c.text);
        painter.drawText(QRectF(left ? x + 5.0 : x - 25.0, entry - 2.0, 20.0, kEntry),
                         (left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, cordName(cord));
    }
    paintDoor(painter);
}

/// A coil in front of all of it: its outline, so that what lies behind stays to be seen.
void ElevationView::paintDoor(QPainter& painter) const
{
    if (m_elevation.rearDoor.isEmpty()) return;
    const Colors& c = Theme::of(this).colors();
    const QRectF door = insideRect().adjusted(-kRail - 3.0, -kCap - 3.0, kRail + 3.0, kFoot + 3.0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c.liquidCold, 2.0, Qt::DashLine));
    painter.drawRoundedRect(door, 7.0, 7.0);
}

}  // namespace rw::ui
