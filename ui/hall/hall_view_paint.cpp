// SPDX-License-Identifier: GPL-3.0-or-later
// How the canvas looks beside the hall itself: what is drawn, carried and measured at the moment.
#include "hall_view.h"

#include "hall_item.h"
#include "hall_ruler.h"
#include "hall_symbols.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr std::size_t kToldFaults = 3;

}  // namespace

void HallView::drawBackground(QPainter* painter, const QRectF& rect)
{
    painter->fillRect(rect, Theme::of(this).colors().sunken);
}

void HallView::paintGhosts(QPainter& painter, const QTransform& toPixels) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const bool refused = !m_trial.faults.empty();
    const QRectF& box = m_ghostBox;
    QList<QRectF> rects;
    for (const Placement& p : m_ghosts) rects << toPixels.mapRect(placementRect(p)).adjusted(0.5, 0.5, -0.5, -0.5);
    if (rects.isEmpty()) rects << toPixels.mapRect(box);
    QColor wash = refused ? c.error : c.accent;
    wash.setAlphaF(0.16F);
    painter.setBrush(wash);
    painter.setPen(QPen(refused ? c.error : c.accent, 1.5));
    painter.drawRects(rects);
    if (refused && m_trial.faults.front().severity == Severity::Error) {
        QColor ink = c.error;
        ink.setAlphaF(0.5F);
        paint::hatch(&painter, toPixels.mapRect(box), ink);
    }
    painter.setPen(QPen(refused ? c.error : c.accent, 2.5, Qt::SolidLine, Qt::FlatCap));
    for (const Placement& p : m_ghosts) {
        if (!isSolid(p.kind) || p.kind == PlacementKind::Wall || p.kind == PlacementKind::Column) continue;
        const QRectF r = toPixels.mapRect(placementRect(p)).adjusted(3.0, 3.0, -3.0, -3.0);
        if (r.width() < 2.0 || r.height() < 2.0) continue;
        const QPointF front = frontOf(p);
        if (front.y() > 0.5) painter.drawLine(r.bottomLeft(), r.bottomRight());
        else if (front.y() < -0.5) painter.drawLine(r.topLeft(), r.topRight());
        else if (front.x() > 0.5) painter.drawLine(r.topRight(), r.bottomRight());
        else painter.drawLine(r.topLeft(), r.bottomLeft());
    }
    // How far it is to the hall's upper left walls: what a planner would write into the drawing.
    const QRectF outline = m_editor->drawing()->outline();
    const QFont font = theme.font(TextSize::Small);
    if (!outline.isEmpty() && outline.intersects(box)) {
        const QPointF left = toPixels.map(QPointF(outline.left(), box.center().y()));
        const QPointF right = toPixels.map(QPointF(box.left(), box.center().y()));
        if (right.x() - left.x() > 30.0)
            paintDimension(painter, left, right, lengthText(box.left() - outline.left(), m_editor->units()), c.textMuted, c.canvas, font);
        const QPointF up = toPixels.map(QPointF(box.center().x(), outline.top()));
        const QPointF down = toPixels.map(QPointF(box.center().x(), box.top()));
        if (down.y() - up.y() > 24.0)
            paintDimension(painter, up, down, lengthText(box.top() - outline.top(), m_editor->units()), c.textMuted, c.canvas, font);
    }
}

void HallView::paintTrial(QPainter& painter, const QTransform& toPixels) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    painter.setPen(QPen(c.accent, 1.0, Qt::DashLine));
    for (const QLineF& guide : m_trial.guides) painter.drawLine(toPixels.map(guide));
    const QFont font = theme.font(TextSize::Small, true);
    // Of neighbours that say the same, one says it: their words would lie over each other.
    QStringList said;
    for (const HallFault& fault : m_trial.faults) {
        if (fault.measured.isNull() || fault.measure.isEmpty()) continue;
        const bool again = said.contains(fault.measure);
        if (!again) said << fault.measure;
        paintDimension(painter, toPixels.map(fault.measured.p1()), toPixels.map(fault.measured.p2()), again ? QString() : fault.measure, c.error, c.canvas, font);
    }
    const QRectF at = toPixels.mapRect(m_ghostBox);
    QStringList lines;
    if (const QString size = drawnSize(); !size.isEmpty()) lines << size;
    const std::size_t told = std::min(m_trial.faults.size(), kToldFaults);
    for (std::size_t i = 0; i < told; ++i) lines << m_trial.faults[i].text;
    if (m_trial.faults.size() > told) lines << tr("and %1 more").arg(formatCount(static_cast<qint64>(m_trial.faults.size() - told)));
    if (m_trial.checking) lines << tr("checking…");
    if (lines.isEmpty()) return;
    const QFont plain = theme.font(TextSize::Small);
    const QFontMetricsF metrics(plain);
    double wide = 0.0;
    for (const QString& line : lines) wide = std::max(wide, metrics.horizontalAdvance(line));
    QRectF note(0.0, 0.0, wide + 16.0, metrics.height() * static_cast<double>(lines.size()) + 10.0);
    note.moveTopLeft({at.center().x() - note.width() / 2.0, at.bottom() + 10.0});
    const QRectF room = QRectF(viewport()->rect()).adjusted(6.0, 6.0, -6.0, -6.0);
    if (note.bottom() > room.bottom()) note.moveBottom(std::max(at.top() - 10.0, room.top() + note.height()));
    note.moveLeft(std::clamp(note.left(), room.left(), std::max(room.left(), room.right() - note.width())));
    const bool bad = !m_trial.faults.empty();
    paint::box(&painter, note, kRadiusSmall, bad ? c.errorSoft : c.raised, bad ? c.error : c.lineStrong);
    painter.setPen(bad ? c.error : c.text);
    painter.setFont(plain);
    painter.drawText(note.adjusted(8.0, 5.0, -8.0, -5.0), Qt::AlignLeft | Qt::AlignVCenter, lines.join(QLatin1Char('\n')));
}

void HallView::drawForeground(QPainter* painter, const QRectF&)
{
    if (!m_editor->drawing()) return;
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const QTransform toPixels = painter->worldTransform();
    painter->save();
    painter->setWorldTransform(QTransform());
    painter->setRenderHint(QPainter::Antialiasing);
    if (!m_ghostBox.isNull()) paintGhosts(*painter, toPixels);
    if (!m_ghostBox.isNull() || !m_trial.guides.empty()) paintTrial(*painter, toPixels);
    if (!m_band.isEmpty()) {
        QColor wash = c.accent;
        wash.setAlphaF(0.1F);
        painter->setBrush(wash);
        painter->setPen(QPen(c.accent, 1.0));
        painter->drawRect(toPixels.mapRect(m_band));
    }
    if (m_measure) {
        const QPointF a = toPixels.map(m_measure->p1());
        const QPointF b = toPixels.map(m_measure->p2());
        painter->setPen(QPen(c.outline, 1.0, Qt::DotLine));
        painter->drawPolyline(QPolygonF({a, QPointF(b.x(), a.y()), b}));
        paintDimension(*painter, a, b, lengthText(m_measure->length(), m_editor->units()), c.accent, c.canvas,
                       theme.font(TextSize::Small, true));
    }
    if (m_crossShown && m_tool != HallTool::Select) {
        const QPointF at = toPixels.map(m_cross);
        painter->setPen(QPen(c.focus, 1.5));
        painter->drawLine(at - QPointF(12.0, 0.0), at + QPointF(12.0, 0.0));
        painter->drawLine(at - QPointF(0.0, 12.0), at + QPointF(0.0, 12.0));
    }
    painter->restore();
}

}  // namespace rw::ui
