// SPDX-License-Identifier: GPL-3.0-or-later
#include "style_paint.h"

#include <QPainterPath>
#include <QPolygonF>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace rw::ui::paint {

Guard::Guard(QPainter* painter) : m_painter(painter)
{
    m_painter->save();
    m_painter->setRenderHint(QPainter::Antialiasing);
}

Guard::~Guard() { m_painter->restore(); }

void box(QPainter* painter, const QRectF& rect, double radius, const QColor& fill,
         const QColor& outline, double width)
{
    const Guard guard(painter);
    const bool outlined = outline.isValid() && outline.alpha() > 0;
    const double inset = outlined ? width / 2.0 : 0.0;
    painter->setPen(outlined ? QPen(outline, width) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double r = std::min({radius, rect.width() / 2.0, rect.height() / 2.0});
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), r - inset, r - inset);
}

void hairline(QPainter* painter, const QRect& rect, const QColor& color)
{
    // At 1.5x a pixel would be one or two device pixels wide by chance; it is always one here.
    const QTransform device = painter->deviceTransform();
    const double scale = device.m11();
    if (device.type() > QTransform::TxScale || scale == std::floor(scale) || scale <= 1.0) {
        painter->fillRect(rect, color);
        return;
    }
    QRectF snapped = device.mapRect(QRectF(rect));
    snapped.moveTo(std::round(snapped.left()), std::round(snapped.top()));
    if (rect.width() <= rect.height()) {
        snapped.setWidth(std::floor(rect.width() * scale));
    } else {
        snapped.setHeight(std::floor(rect.height() * scale));
    }
    painter->fillRect(device.inverted().mapRect(snapped), color);
}

void focusRing(QPainter* painter, const QRectF& rect, double radius, const QColor& color)
{
    box(painter, rect, radius, QColor(), color, 2.0);
}

void chevron(QPainter* painter, const QRectF& rect, Direction direction, const QColor& color)
{
    const Guard guard(painter);
    painter->translate(rect.center());
    switch (direction) {
    case Direction::Down: break;
    case Direction::Up: painter->rotate(180.0); break;
    case Direction::Left: painter->rotate(90.0); break;
    case Direction::Right: painter->rotate(-90.0); break;
    }
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({{-3.5, -1.75}, {0.0, 1.75}, {3.5, -1.75}}));
}

void checkMark(QPainter* painter, const QRectF& rect, const QColor& color)
{
    const Guard guard(painter);
    painter->translate(rect.topLeft());
    painter->scale(rect.width() / 16.0, rect.height() / 16.0);
    painter->setPen(QPen(color, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF({{4.0, 8.2}, {6.9, 11.0}, {12.0, 5.2}}));
}

void hatch(QPainter* painter, const QRectF& rect, const QColor& color, double radius)
{
    if (rect.isEmpty()) {
        return;
    }
    constexpr double kStep = 5.0;
    const Guard guard(painter);
    QPainterPath clip;
    clip.addRoundedRect(rect, radius, radius);
    painter->setClipPath(clip, Qt::IntersectClip);
    painter->setPen(QPen(color, 1.5));
    // Anchored to the rectangle, so a bar that grows does not make its hatching crawl.
    for (double x = rect.left() - rect.height(); x < rect.right(); x += kStep) {
        painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    }
}

void sign(QPainter* painter, const QRectF& rect, Sign which, const QColor& color)
{
    const Guard guard(painter);
    painter->translate(rect.topLeft());
    painter->scale(rect.width() / 16.0, rect.height() / 16.0);
    painter->setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    switch (which) {
    case Sign::Close:
    case Sign::Clear:
        painter->drawLine(QPointF(4.5, 4.5), QPointF(11.5, 11.5));
        painter->drawLine(QPointF(11.5, 4.5), QPointF(4.5, 11.5));
        break;
    case Sign::Float:
        painter->drawRoundedRect(QRectF(3.5, 6.0, 6.5, 6.5), 1.0, 1.0);
        painter->drawPolyline(QPolygonF({{6.5, 3.5}, {12.5, 3.5}, {12.5, 9.5}}));
        break;
    case Sign::Chevrons:
        painter->drawPolyline(QPolygonF({{4.0, 4.5}, {7.5, 8.0}, {4.0, 11.5}}));
        painter->drawPolyline(QPolygonF({{8.5, 4.5}, {12.0, 8.0}, {8.5, 11.5}}));
        break;
    }
}

}  // namespace rw::ui::paint
