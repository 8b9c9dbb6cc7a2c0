// SPDX-License-Identifier: GPL-3.0-or-later
// How the elevation is laid out and drawn; what it does stands in elevation_view.cpp.
#include "elevation_view.h"

#include "document/format.h"
#include "elevation_sizes.h"
#include "shell/style_paint.h"
#include "shell/theme.h"
#include "tray_paint.h"

#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kLane = 16.0;       // for busbar and manifolds, beside the trays
constexpr double kRearLane = 26.0;   // for a cord and a manifold at each side
constexpr double kSmallestUnit = 14.0;
constexpr double kLargestUnit = 30.0;
constexpr double kSheetUnit = 22.0;    // of a rack by itself in a file
constexpr int kSheetWidth = 520;       // px

}  // namespace

int ElevationView::rows() const
{
    int top = m_elevation.units;
    for (const ElevationTray& tray : m_elevation.trays) top = std::max(top, tray.top());
    return std::max(top, 1);
}

double ElevationView::unitHeight() const
{
    const double room = viewport()->height() - kCap - entryHeight() - kFoot - legendHeight() - 2.0 * space::kS;
    return std::clamp(std::floor(room / rows() * 2.0) / 2.0, kSmallestUnit, kLargestUnit) * m_zoom;
}

QRectF ElevationView::insideRect() const
{
    const double width = std::min(viewport()->width() - kRuler - 2.0 * kRail - space::kM, kWidest);
    const double left = (viewport()->width() - width - kRuler) / 2.0 + kRuler;
    const double height = unitHeight() * rows();
    const double all = height + kCap + entryHeight() + kFoot + legendHeight();
    const double spare = std::max(0.0, (viewport()->height() - all) / 2.0);
    return {std::floor(left), std::floor(kCap + entryHeight() + std::min(spare, static_cast<double>(space::kXl))) - verticalScrollBar()->value(),
            std::floor(width), height};
}

QRectF ElevationView::trayRect(int position, int height) const
{
    const QRectF inside = insideRect();
    const double unit = unitHeight();
    const bool rear = m_face == RackFace::Rear;
    const double left = rear ? kRearLane : m_elevation.busbar.isEmpty() ? 2.0 : kLane;
    const double right = rear ? kRearLane : m_elevation.liquid ? kLane : 2.0;
    return {inside.left() + left, inside.bottom() - unit * (position - 1 + height) + 0.5,
            inside.width() - left - right, unit * height - 1.0};
}

QRect ElevationView::placeRect(int position, int height) const
{
    return trayRect(position, height).toRect();
}

int ElevationView::unitAt(double y) const
{
    return 1 + static_cast<int>(std::floor((insideRect().bottom() - y) / unitHeight()));
}

const ElevationTray* ElevationView::trayAt(const QPointF& point) const
{
    // The last drawn lies on top.
    for (auto tray = m_elevation.trays.rbegin(); tray != m_elevation.trays.rend(); ++tray)
        if (trayRect(tray->position, tray->height).contains(point)) return &*tray;
    return nullptr;
}

QSize ElevationView::sizeHint() const
{
    return {380, 640};
}

QSize ElevationView::minimumSizeHint() const
{
    return {200, 200};
}

void ElevationView::layoutRack()
{
    const double all = unitHeight() * rows() + kCap + entryHeight() + kFoot + legendHeight() + space::kS;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(static_cast<int>(unitHeight()));
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(all)) - viewport()->height()));
}

void ElevationView::showHighest()
{
    int top = 0;
    for (const ElevationTray& tray : m_elevation.trays) top = std::max(top, tray.top());
    const double above = unitHeight() * (rows() - top - 1);
    verticalScrollBar()->setValue(top == 0 || above < 0.0 ? 0 : static_cast<int>(above));
    m_highestWanted = !isVisible();
}

void ElevationView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layoutRack();
    if (m_highestWanted) showHighest();
}

void ElevationView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setZoom(m_zoom * (event->angleDelta().y() > 0 ? 1.15 : 1.0 / 1.15));
    event->accept();
}

void ElevationView::setZoom(double zoom)
{
    const double wanted = std::clamp(zoom, 1.0, 3.0);
    if (wanted == m_zoom) return;
    m_zoom = wanted;
    layoutRack();
    viewport()->update();
    emit zoomChanged(m_zoom);
}

void ElevationView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::of(this).colors().surface);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    if (m_face == RackFace::Front) paintLines(painter);
    paintTrays(painter);
    if (m_face == RackFace::Rear) paintServices(painter);
    paintGhosts(painter);
    paintLegend(painter);
    // With no tray that the keys are at, they are at the rack itself.
    if (hasFocus() && !m_elevation.find(m_current))
        paint::focusRing(&painter, QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), kRadius, Theme::of(this).colors().focus);
}

void ElevationView::paintFrame(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const QRectF inside = insideRect();
    const QRectF outer = inside.adjusted(-kRail, -kCap, kRail, kFoot);
    // Feet first, so that the frame stands on them.
    for (const double x : {outer.left() + 14.0, outer.right() - 30.0})
        paint::box(&painter, QRectF(x, outer.bottom() - 2, 16, 6), 2.0, c.rackFrame);
    paint::box(&painter, outer, 5.0, c.rackFrame);
    painter.fillRect(inside, c.rackInside);

    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(readableOn(c.rackFrame));
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QRectF(outer.left() + space::kS, outer.top(), outer.width() - 2 * space::kS, kCap), Qt::AlignCenter,
                     metrics.elidedText(m_elevation.frameName, Qt::ElideRight, outer.width() - 2 * space::kS));

    // What lies above the frame's last unit is no room at all.
    const double unit = unitHeight();
    if (rows() > m_elevation.units) {
        const QRectF beyond(inside.left(), inside.top(), inside.width(), unit * (rows() - m_elevation.units));
        painter.fillRect(beyond, c.errorSoft);
        paint::hatch(&painter, beyond, mixed(c.errorSoft, c.error, 0.4));
    }
    painter.setPen(c.textMuted);
    const QPen line(mixed(c.rackInside, c.text, theme.isDark() ? 0.10 : 0.08), 1.0);
    for (int u = 1; u <= rows(); ++u) {
        const double bottom = inside.bottom() - unit * (u - 1);
        const bool chosen = std::any_of(m_ghosts.begin(), m_ghosts.end(), [&](const Ghost& g) {
            return u >= g.position && u < g.position + g.height;
        });
        painter.setPen(chosen ? (m_refusal.isEmpty() ? c.accent : c.error) : c.textMuted);
        painter.drawText(QRectF(outer.left() - kRuler, bottom - unit, kRuler - 6.0, unit), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(u));
        if (u > 1) {
            painter.setPen(line);
            painter.drawLine(QPointF(inside.left(), bottom), QPointF(inside.right(), bottom));
        }
        // Mounting holes in the uprights.
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(c.rackFrame, c.rackInside, 0.45));
        for (const double x : {inside.left() - kRail / 2.0, inside.right() + kRail / 2.0})
            painter.drawEllipse(QPointF(x, bottom - unit / 2.0), 1.3, 1.3);
    }
    painter.setPen(c.textMuted);
    painter.drawText(QRectF(outer.left() - kRuler, inside.top() - kCap, kRuler - 6.0, kCap), Qt::AlignRight | Qt::AlignVCenter,
                     m_elevation.unitName);
}

/// Busbar left and manifolds right: at the back in the real rack, beside the trays here, with a stub
/// to each tray that uses them. Their own side shows where each tray is joined to them.
void ElevationView::paintLines(QPainter& painter) const
{
    const Colors& c = Theme::of(this).colors();
    const QRectF inside = insideRect();
    const QColor copper = copperOf(c);
    if (!m_elevation.busbar.isEmpty()) {
        const QRectF bar(inside.left() + 4, inside.top() + 3, 5, inside.height() - 6);
        for (const ElevationTray& tray : m_elevation.trays) {
            if (!tray.onBusbar) continue;
            const QRectF r = trayRect(tray.position, tray.height);
            painter.fillRect(QRectF(bar.right(), r.center().y() - 1, r.left() - bar.right() + 1, 2.0), copper);
        }
        paint::box(&painter, bar, 1.5, copper);
    }
    if (m_elevation.liquid) {
        const double cold = inside.right() - 11.0;
        const double warm = inside.right() - 5.0;
        for (const ElevationTray& tray : m_elevation.trays) {
            if (!tray.liquid) continue;
            const QRectF r = trayRect(tray.position, tray.height);
            const double lift = std::min(3.0, r.height() / 4.0);
            painter.fillRect(QRectF(r.right() - 1, r.center().y() - lift - 0.75, cold - r.right() + 1, 1.5), c.liquidCold);
            painter.fillRect(QRectF(r.right() - 1, r.center().y() + lift - 0.75, warm - r.right() + 1, 1.5), c.liquidWarm);
        }
        painter.fillRect(QRectF(cold - 1.25, inside.top() + 3, 2.5, inside.height() - 6), c.liquidCold);
        painter.fillRect(QRectF(warm - 1.25, inside.top() + 3, 2.5, inside.height() - 6), c.liquidWarm);
    }
}

void ElevationView::paintTrays(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    for (const ElevationTray& tray : m_elevation.trays) {
        const bool selected = m_selected.contains(tray.slot);
        QString figure;
        if (tray.power) figure = formatValue(*tray.power, unit::W);
        else if (tray.rating) figure = tr("%1 out").arg(formatValue(*tray.rating, unit::W));
        if (m_face == RackFace::Rear) {
            figure = tray.liquidHeat ? formatValue(*tray.liquidHeat, unit::Wheat) : QString();
            if (!tray.cords.isEmpty()) figure = cordWords(tray.cords);
        }
        const TrayFace face{tray.kind, tray.name, figure, tray.accelerators, tray.modules};
        const QRectF rect = trayRect(tray.position, tray.height);
        TrayState state = TrayState::Normal;
        if (selected) state = m_carrying ? TrayState::Lifted : TrayState::Selected;
        else if (!tray.fault.isEmpty()) state = TrayState::Faulty;
        if (m_face == RackFace::Rear)
            paintTrayBack(painter, rect, face, state, theme, !m_elevation.busbar.isEmpty());
        else
            paintTray(painter, rect, face, state, theme);
        if (selected && !tray.fault.isEmpty() && !m_carrying)
            paint::hatch(&painter, rect, theme.colors().error, 3.0);
        if (tray.slot == m_current && hasFocus() && !m_carrying)
            paint::focusRing(&painter, rect.adjusted(-2, -2, 2, 2), 4.0, theme.colors().focus);
    }
    if (m_elevation.trays.empty() && m_ghosts.empty()) {
        painter.setFont(theme.font());
        painter.setPen(theme.colors().textMuted);
        painter.drawText(insideRect().adjusted(space::kXl, 0, -space::kXl, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("An empty frame.\nDrag trays here from the palette, or choose one there and press Enter."));
    }
}

void ElevationView::paintGhosts(QPainter& painter) const
{
    if (m_ghosts.empty()) return;
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    QRectF all;
    for (const Ghost& ghost : m_ghosts) {
        const QRectF rect = trayRect(ghost.position, ghost.height);
        paintTray(painter, rect, {ghost.kind, ghost.name, m_elevation.place(ghost.position, ghost.height), 0, 0},
                  m_refusal.isEmpty() ? TrayState::GhostFits : TrayState::GhostRefused, theme);
        all = all.united(rect);
    }
    if (m_refusal.isEmpty()) return;
    // The reason, beside the ghost and always within sight.
    painter.setFont(theme.font(TextSize::Small, true));
    const QFontMetricsF metrics(painter.font());
    const double width = std::min(metrics.horizontalAdvance(m_refusal) + 2.0 * space::kS, viewport()->width() - 2.0 * space::kS);
    QRectF note(all.center().x() - width / 2.0, all.bottom() + space::kXs, width, metrics.height() + space::kS);
    if (note.bottom() > viewport()->height()) note.moveBottom(all.top() - space::kXs);
    note.moveLeft(std::clamp(note.left(), 4.0, viewport()->width() - width - 4.0));
    paint::box(&painter, note, kRadiusSmall, c.error);
    painter.setPen(readableOn(c.error));
    painter.drawText(note, Qt::AlignCenter, metrics.elidedText(m_refusal, Qt::ElideRight, width - space::kS));
}

double ElevationView::entryHeight() const
{
    return m_face == RackFace::Rear || m_aligned ? kEntry : 0.0;
}

QSizeF ElevationView::sheetSize(const Elevation& elevation, RackFace face)
{
    ElevationView view;
    view.setFace(face);
    view.setElevation(elevation);
    view.resize(kSheetWidth, kSheetWidth);
    const double all = kSheetUnit * view.rows() + kCap + view.entryHeight() + kFoot + view.legendHeight() + 3.0 * space::kS;
    return {kSheetWidth, std::ceil(all)};
}

PageExport elevationExport(const Elevation& elevation, RackFace face)
{
    PageExport part;
    part.name = face == RackFace::Front ? ElevationView::tr("Rack elevation, front") : ElevationView::tr("Rack elevation, rear");
    part.size = ElevationView::sheetSize(elevation, face);
    part.paint = [elevation, face, size = part.size.toSize()](QPainter& painter) {
        ElevationView view;
        view.setFace(face);
        view.setElevation(elevation);
        view.resize(size);
        view.render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
    };
    return part;
}

}  // namespace rw::ui
