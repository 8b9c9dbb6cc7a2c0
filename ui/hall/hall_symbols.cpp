// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_symbols.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kSignShare = 0.62;   // of the shorter side
constexpr double kLargestSign = 34.0; // px
constexpr double kHatchStep = 9.0;    // px between the lines of an area

QPen linePen(const QColor& ink, double width = 1.2)
{
    return QPen(ink, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void exchanger(QPainter& painter, const QPointF& c, double r)
{
    painter.drawEllipse(c, r, r);
    painter.drawPolyline(QPolygonF({c + QPointF(-1.35 * r, 0), c + QPointF(-0.55 * r, 0), c + QPointF(-0.25 * r, -0.5 * r),
                                    c + QPointF(0.25 * r, 0.5 * r), c + QPointF(0.55 * r, 0), c + QPointF(1.35 * r, 0)}));
}

void fan(QPainter& painter, const QPointF& c, double r)
{
    painter.drawEllipse(c, r, r);
    for (int blade = 0; blade < 3; ++blade) {
        const double turn = M_PI / 2.0 + blade * 2.0 * M_PI / 3.0;
        const QPointF tip(std::cos(turn), -std::sin(turn));
        const QPointF side(-tip.y(), tip.x());
        QPainterPath path(c);
        path.cubicTo(c + (tip * 0.35 + side * 0.45) * r, c + (tip * 0.75 + side * 0.4) * r, c + tip * 0.88 * r);
        path.cubicTo(c + (tip * 0.6 - side * 0.1) * r, c + (tip * 0.3) * r, c);
        painter.drawPath(path);
    }
}

/// Lines that stay where they are on the floor while a picture of it moves.
void hatchLines(QPainter& painter, const QRectF& rect, double step, bool rising)
{
    const double phase = rising ? std::fmod(rect.left() + rect.bottom(), step) : std::fmod(rect.left() - rect.top(), step);
    for (double x = -rect.height() - phase; x < rect.width(); x += step) {
        double x0 = x, x1 = x + rect.height();
        double y0 = 0.0, y1 = rect.height();
        if (x0 < 0.0) {
            y0 = -x0;
            x0 = 0.0;
        }
        if (x1 > rect.width()) {
            y1 -= x1 - rect.width();
            x1 = rect.width();
        }
        if (x1 <= x0) continue;
        if (rising)
            painter.drawLine(QPointF(rect.left() + x0, rect.bottom() - y0), QPointF(rect.left() + x1, rect.bottom() - y1));
        else
            painter.drawLine(QPointF(rect.left() + x0, rect.top() + y0), QPointF(rect.left() + x1, rect.top() + y1));
    }
}

}  // namespace

void paintEquipmentSign(QPainter& painter, PlacementKind kind, const QRectF& rect, const QColor& ink)
{
    const double side = std::min(rect.width(), rect.height());
    const double size = std::min(side * kSignShare, kLargestSign);
    const QPointF c = rect.center();
    const paint::Guard guard(&painter);
    painter.setPen(linePen(ink));
    painter.setBrush(Qt::NoBrush);
    switch (kind) {
    case PlacementKind::Cdu: exchanger(painter, c, size * 0.37); break;
    case PlacementKind::FanWall: {
        const bool wide = rect.width() >= rect.height();
        const double length = wide ? rect.width() : rect.height();
        // A quarter more than fits: walls of one size have as many fans wherever rounding to pixels puts their edges.
        const int count = std::clamp(static_cast<int>(length / std::max(side, 1.0) + 0.25), 1, 12);
        for (int i = 0; i < count; ++i) {
            const double at = length * (i + 0.5) / count;
            fan(painter, wide ? QPointF(rect.left() + at, c.y()) : QPointF(c.x(), rect.top() + at), size * 0.45);
        }
        break;
    }
    case PlacementKind::Power: {
        const QRectF box(c.x() - size * 0.45, c.y() - size * 0.45, size * 0.9, size * 0.9);
        painter.drawRect(box);
        painter.drawLine(box.bottomLeft(), box.topRight());
        const double u = size * 0.9;
        QPainterPath wave(box.topLeft() + QPointF(0.12 * u, 0.27 * u));
        wave.cubicTo(box.topLeft() + QPointF(0.22 * u, 0.08 * u), box.topLeft() + QPointF(0.3 * u, 0.46 * u),
                     box.topLeft() + QPointF(0.42 * u, 0.27 * u));
        painter.drawPath(wave);
        painter.drawLine(box.topLeft() + QPointF(0.6 * u, 0.7 * u), box.topLeft() + QPointF(0.88 * u, 0.7 * u));
        painter.drawLine(box.topLeft() + QPointF(0.6 * u, 0.8 * u), box.topLeft() + QPointF(0.88 * u, 0.8 * u));
        break;
    }
    case PlacementKind::Rpp: {
        const QRectF box(c.x() - size * 0.5, c.y() - size * 0.28, size, size * 0.56);
        painter.drawRect(box);
        QPainterPath half(box.bottomLeft());
        half.lineTo(box.topRight());
        half.lineTo(box.bottomRight());
        half.closeSubpath();
        painter.fillPath(half, ink);
        break;
    }
    case PlacementKind::Rack:
    case PlacementKind::Network:
    case PlacementKind::Storage:
    case PlacementKind::Other:
    case PlacementKind::Busway:
    case PlacementKind::Containment:
    case PlacementKind::Column:
    case PlacementKind::Wall:
    case PlacementKind::Door:
    case PlacementKind::Zone: break;
    }
}

void paintDoor(QPainter& painter, const QRectF& rect, std::int64_t angle, const Theme& theme)
{
    const Colors& c = theme.colors();
    const paint::Guard guard(&painter);
    painter.fillRect(rect, c.canvas);
    const bool turned = angle == 90 || angle == 270;
    const double span = turned ? rect.height() : rect.width();
    // In a frame in which the door is as at 0: it hangs at the left of its front and sweeps to greater y.
    painter.translate(rect.center());
    painter.rotate(static_cast<double>(angle));
    const double thick = turned ? rect.width() : rect.height();
    const QPointF hinge(-span / 2.0, thick / 2.0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(mixed(c.canvas, c.canvasInk, 0.55), 1.0, Qt::DashLine));
    painter.drawArc(QRectF(hinge.x() - span, hinge.y() - span, 2.0 * span, 2.0 * span), 0, -90 * 16);
    painter.setPen(linePen(c.canvasInk, 1.8));
    painter.drawLine(hinge, hinge + QPointF(0.0, span));
    painter.setPen(linePen(mixed(c.canvas, c.canvasInk, 0.62), 1.2));
    painter.drawLine(QPointF(-span / 2.0, -thick / 2.0), QPointF(-span / 2.0, thick / 2.0));
    painter.drawLine(QPointF(span / 2.0, -thick / 2.0), QPointF(span / 2.0, thick / 2.0));
}

void paintColumn(QPainter& painter, const QRectF& rect, const HallStyle& style, const Theme& theme)
{
    painter.fillRect(rect, style.fill);
    if (std::min(rect.width(), rect.height()) < 8.0) return;
    const paint::Guard guard(&painter);
    painter.setPen(QPen(theme.colors().canvas, 1.0));
    painter.drawLine(rect.topLeft(), rect.bottomRight());
    painter.drawLine(rect.topRight(), rect.bottomLeft());
}

void paintArea(QPainter& painter, const Placement& area, const QRectF& rect, const HallStyle& style, const Theme& theme)
{
    const bool dark = theme.isDark();
    const bool contained = area.kind == PlacementKind::Containment;
    QColor wash = style.fill;
    wash.setAlphaF(area.use == AreaUse::Free ? 0.05F : dark ? 0.14F : 0.09F);
    painter.fillRect(rect, wash);
    const paint::Guard guard(&painter);
    QColor line = style.fill;
    line.setAlphaF(dark ? 0.42F : 0.34F);
    if (std::min(rect.width(), rect.height()) >= 6.0) {
        painter.setPen(QPen(line, 1.0));
        const double step = area.use == AreaUse::Way ? 2.0 * kHatchStep : kHatchStep;
        if (area.use == AreaUse::ColdAisle || area.use == AreaUse::Way || area.use == AreaUse::KeepClear)
            hatchLines(painter, rect, step, true);
        if (area.use == AreaUse::HotAisle || area.use == AreaUse::KeepClear) hatchLines(painter, rect, step, false);
    }
    line.setAlphaF(0.85F);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(contained ? QPen(line, 2.0) : QPen(line, 1.0, Qt::DashLine));
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintBusway(QPainter& painter, const Placement& busway, const QRectF& rect, const HallStyle& style, const Theme& theme)
{
    const bool wide = rect.width() >= rect.height();
    constexpr double kHaloed = 3.0;  // px; thinner ones leave the racks beneath them to be seen
    const double thick = std::clamp(wide ? rect.height() : rect.width(), 1.5, 6.0);
    const paint::Guard guard(&painter);
    const QPointF c = rect.center();
    const QPointF from = wide ? QPointF(rect.left(), c.y()) : QPointF(c.x(), rect.top());
    const QPointF to = wide ? QPointF(rect.right(), c.y()) : QPointF(c.x(), rect.bottom());
    if (thick >= kHaloed) {
        painter.setPen(QPen(theme.colors().canvas, thick + 2.0, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(from, to);
    }
    // Sides are told apart by their line too, not by colour alone.
    QPen pen(style.fill, thick, Qt::SolidLine, Qt::FlatCap);
    if (busway.feed == "B") {
        pen.setDashPattern({6.0, 1.0});
    }
    painter.setPen(pen);
    painter.drawLine(from, to);
}

QRectF paintTag(QPainter& painter, const QPointF& centre, const QString& text, const QColor& ink, const QColor& ground,
                const QFont& font)
{
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(text) + 8.0, metrics.height() + 2.0);
    const QRectF rect(centre.x() - size.width() / 2.0, centre.y() - size.height() / 2.0, size.width(), size.height());
    const paint::Guard guard(&painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect, 3.0, 3.0);
    painter.setPen(ink);
    painter.setFont(font);
    painter.drawText(rect, Qt::AlignCenter, text);
    return rect;
}

void paintDimension(QPainter& painter, const QPointF& from, const QPointF& to, const QString& text, const QColor& ink,
                    const QColor& ground, const QFont& font)
{
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1.0) return;
    const paint::Guard guard(&painter);
    painter.setPen(QPen(ink, 1.2));
    painter.drawLine(from, to);
    const QPointF along = way / length;
    const QPointF across(-along.y() * 4.0, along.x() * 4.0);
    for (const QPointF& end : {from, to}) painter.drawLine(end - across, end + across);
    if (!text.isEmpty()) paintTag(painter, (from + to) / 2.0, text, ink, ground, font);
}

}  // namespace rw::ui
