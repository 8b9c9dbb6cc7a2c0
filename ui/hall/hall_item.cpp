// SPDX-License-Identifier: GPL-3.0-or-later
// The hall's floor and what lies flat on it; what stands on it and is marked is painted in hall_item_solids.cpp.
#include "hall_item.h"

#include "hall_symbols.h"
#include "shell/theme.h"

#include <QFontMetricsF>
#include <QGraphicsScene>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kLeastGrid = 5.0;    // px between lines
constexpr int kTilesPerMajor = 5;

/// Room round a hall that belongs to the canvas, mm.
constexpr double kMargin = 3000.0;

}  // namespace

QRectF HallItem::View::pixels(const QRectF& mm) const
{
    // Edges on whole pixels: neighbours meet without a seam, and nothing swims while it is moved.
    const QRectF r = toPixels.mapRect(mm);
    const double left = std::round(r.left());
    const double top = std::round(r.top());
    return {left, top, std::max(1.0, std::round(r.right()) - left), std::max(1.0, std::round(r.bottom()) - top)};
}

HallItem::HallItem(const Theme& theme) : m_theme(theme)
{
    setFlag(ItemUsesExtendedStyleOption);
}

void HallItem::setDrawing(std::shared_ptr<const HallDrawing> drawing, bool everything)
{
    m_raster.setDrawing(drawing.get(), everything);
    m_drawing = std::move(drawing);
    const QRectF bounds = m_drawing ? m_drawing->bounds().adjusted(-kMargin, -kMargin, kMargin, kMargin) : QRectF();
    if (bounds != m_bounds) {
        prepareGeometryChange();
        m_bounds = bounds;
    }
    update();
}

void HallItem::setSelected(std::vector<std::size_t> selected)
{
    m_selected = std::move(selected);
    m_selectedBox = {};
    if (m_drawing)
        for (const std::size_t i : m_selected) m_selectedBox |= m_drawing->rect(i);
    update();
}

void HallItem::setFaulty(std::vector<std::size_t> faulty)
{
    m_faulty = std::move(faulty);
    update();
}

void HallItem::setLifted(bool lifted)
{
    if (lifted == m_lifted) return;
    m_lifted = lifted;
    update();
}

void HallItem::setUnderlay(std::shared_ptr<const UnderlayPicture> picture, const Underlay& place)
{
    m_underlay = std::move(picture);
    placeUnderlay(place);
}

void HallItem::placeUnderlay(const Underlay& place)
{
    m_underlayPlace = place;
    m_underlayPlace.parts = {};
    update();
}

QRectF HallItem::boundingRect() const
{
    return m_bounds;
}

void HallItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget)
{
    if (!m_drawing) return;
    View view;
    view.toPixels = painter->worldTransform();
    view.scale = view.toPixels.m11();
    view.exposed = option->exposedRect & m_bounds;
    if (view.exposed.isEmpty() || view.scale <= 0.0) return;
    painter->save();
    painter->setWorldTransform(QTransform());
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintFloor(*painter, view);
    paintUnderlay(*painter, view);
    paintOutline(*painter, view);
    paintFlats(*painter, view, false);
    if (600.0 * view.scale < kFarTile) {
        const double ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        if (!m_raster.paint(*painter, view.toPixels, view.exposed, ratio) && scene())
            QTimer::singleShot(0, scene(), [this] { update(); });
    } else {
        paintSolids(*painter, view);
    }
    paintFlats(*painter, view, true);
    paintRows(*painter, view);
    paintMarks(*painter, view);
    painter->restore();
    Q_UNUSED(widget);
}

void HallItem::paintFloor(QPainter& painter, const View& view) const
{
    const Colors& c = m_theme.colors();
    const QRectF inside = m_drawing->outline().isEmpty() ? m_drawing->bounds() : m_drawing->outline();
    const QRectF floor = view.pixels(inside);
    painter.fillRect(floor, c.canvas);
    const double tile = m_drawing->tile();
    const auto lines = [&](double step, const QColor& color) {
        if (step * view.scale < kLeastGrid) return;
        QVector<QLineF> grid;
        const QRectF seen = view.exposed & inside;
        for (double x = inside.left() + std::ceil((seen.left() - inside.left()) / step) * step; x < seen.right(); x += step) {
            const double at = std::round(view.toPixels.m11() * x + view.toPixels.dx());
            grid << QLineF(at, std::max(floor.top(), view.toPixels.map(seen.topLeft()).y()), at,
                           std::min(floor.bottom(), view.toPixels.map(seen.bottomRight()).y()));
        }
        for (double y = inside.top() + std::ceil((seen.top() - inside.top()) / step) * step; y < seen.bottom(); y += step) {
            const double at = std::round(view.toPixels.m22() * y + view.toPixels.dy());
            grid << QLineF(std::max(floor.left(), view.toPixels.map(seen.topLeft()).x()), at,
                           std::min(floor.right(), view.toPixels.map(seen.bottomRight()).x()), at);
        }
        painter.setPen(QPen(color, 1.0));
        painter.drawLines(grid);
    };
    if (tile > 0.0) {
        lines(tile, c.canvasGrid);
        lines(tile * kTilesPerMajor, c.canvasGridMajor);
    }
}

/// Above an underlay, or the picture of another floor would hide where this one ends.
void HallItem::paintOutline(QPainter& painter, const View& view) const
{
    if (m_drawing->outline().isEmpty()) return;
    const Colors& c = m_theme.colors();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(mixed(c.canvas, c.canvasInk, 0.75), 2.0, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(view.pixels(m_drawing->outline()).adjusted(-1.0, -1.0, 1.0, 1.0));
}

void HallItem::paintUnderlay(QPainter& painter, const View& view) const
{
    if (!m_underlay || m_underlay->isNull() || m_underlayPlace.opacity <= 0) return;
    const double own = m_underlay->toScale || m_drawing->outline().isEmpty() ? m_underlay->size.width() : m_drawing->outline().width();
    const double width = m_underlayPlace.width > 0 ? static_cast<double>(m_underlayPlace.width) : own;
    painter.save();
    painter.setOpacity(static_cast<double>(m_underlayPlace.opacity) / 100.0);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setWorldTransform(view.toPixels);
    painter.translate(static_cast<double>(m_underlayPlace.x), static_cast<double>(m_underlayPlace.y));
    painter.rotate(static_cast<double>(m_underlayPlace.angle));
    const double scale = width / m_underlay->size.width();
    painter.scale(scale, scale);
    if (!m_underlay->image.isNull())
        painter.drawImage(QRectF(QPointF(), m_underlay->size), m_underlay->image);
    else
        painter.drawPicture(QPointF(), m_underlay->lines);
    painter.restore();
}

/// Areas lie under what stands; busways hang above it, and doors open before it.
void HallItem::paintFlats(QPainter& painter, const View& view, bool above) const
{
    std::vector<std::size_t> found;
    m_drawing->visitFlats(view.exposed, [&](std::size_t i) {
        const PlacementKind kind = m_drawing->kind(i);
        if ((kind == PlacementKind::Busway || kind == PlacementKind::Door) == above) found.push_back(i);
    });
    const QFont small = m_theme.font(TextSize::Small);
    const QFontMetricsF metrics(small);
    for (const std::size_t i : found) {
        const Placement& p = m_drawing->at(i);
        const QRectF rect = view.pixels(placementRect(p));
        const HallStyle& style = m_drawing->style(i);
        if (p.kind == PlacementKind::Busway) {
            paintBusway(painter, p, rect, style, m_theme);
            const QString side = toQString(p.feed);
            const bool wide = rect.width() >= rect.height();
            if (!side.isEmpty() && std::max(rect.width(), rect.height()) > 90.0 && 600.0 * view.scale > 8.0)
                paintTag(painter, wide ? QPointF(rect.left() + 14.0, rect.center().y()) : QPointF(rect.center().x(), rect.top() + 14.0),
                         side, style.fill, m_theme.colors().canvas, m_theme.font(TextSize::Small, true));
            continue;
        }
        if (p.kind == PlacementKind::Door) {
            paintDoor(painter, rect, p.angle, m_theme);
            continue;
        }
        paintArea(painter, p, rect, style, m_theme);
        const QString words = p.name.empty() && p.use != AreaUse::Free ? areaUseName(p.use) : toQString(p.name);
        if (words.isEmpty()) continue;
        const double wide = metrics.horizontalAdvance(words) + 10.0;
        const QColor ground = mixed(m_theme.colors().canvas, style.fill, 0.08);
        if (rect.width() > wide && rect.height() > metrics.height() + 2.0) {
            paintTag(painter, QPointF(rect.center().x(), rect.center().y()), words, style.ink, ground, small);
        } else if (rect.height() > wide && rect.width() > metrics.height() + 2.0) {
            painter.save();
            painter.translate(rect.center());
            painter.rotate(-90.0);
            paintTag(painter, QPointF(), words, style.ink, ground, small);
            painter.restore();
        }
    }
}

}  // namespace rw::ui
