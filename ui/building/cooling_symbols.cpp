// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling_symbols.h"

#include <QPainter>
#include <QPainterPath>

#include <initializer_list>

namespace rw::ui {
namespace {

// All signs are drawn in a square of 48.
constexpr double kSide = 48.0;

void polyline(QPainter& painter, std::initializer_list<QPointF> points)
{
    QPainterPath path(*points.begin());
    for (auto at = points.begin() + 1; at != points.end(); ++at)
        path.lineTo(*at);
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.restore();
}

/// A fan: two blades on an axis.
void fan(QPainter& painter, QPointF middle, double radius)
{
    QPainterPath blade(middle);
    blade.cubicTo(middle + QPointF(-radius * 0.7, -radius * 0.75), middle + QPointF(radius * 0.7, -radius * 0.75), middle);
    painter.save();
    painter.setBrush(Qt::NoBrush);
    for (const double turn : {90.0, 270.0}) {
        painter.save();
        painter.translate(middle);
        painter.rotate(turn);
        painter.translate(-middle);
        painter.drawPath(blade);
        painter.restore();
    }
    painter.drawEllipse(middle, radius * 0.1, radius * 0.1);
    painter.restore();
}

/// A coil: a pipe that winds through air.
void coil(QPainter& painter, double left, double right, double middle, double height)
{
    const double step = (right - left) / 6.0;
    QPainterPath path(QPointF(left, middle));
    for (int i = 0; i < 6; ++i)
        path.lineTo(left + step * (i + 0.5), middle + (i % 2 == 0 ? -height : height));
    path.lineTo(right, middle);
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.restore();
}

void drops(QPainter& painter, double y)
{
    for (const double x : {15.0, 24.0, 33.0})
        painter.drawLine(QPointF(x, y), QPointF(x - 2.0, y + 4.0));
}

}  // namespace

void paintSymbol(QPainter& painter, CoolingSymbol symbol, const QRectF& square)
{
    painter.save();
    painter.translate(square.topLeft());
    painter.scale(square.width() / kSide, square.height() / kSide);
    switch (symbol) {
    case CoolingSymbol::Sky: break;
    case CoolingSymbol::Racks:
        painter.drawRect(QRectF(6, 2, 36, 44));
        for (const double y : {9.0, 18.0, 27.0, 36.0}) {
            painter.drawRect(QRectF(11, y, 26, 5));
            painter.drawLine(QPointF(15, y + 2.5), QPointF(33, y + 2.5));
        }
        break;
    case CoolingSymbol::Exchanger:
        painter.drawRect(QRectF(4, 4, 40, 40));
        polyline(painter, {{4, 14}, {15, 14}, {19, 8}, {29, 20}, {33, 14}, {44, 14}});
        polyline(painter, {{4, 34}, {15, 34}, {19, 28}, {29, 40}, {33, 34}, {44, 34}});
        painter.drawLine(QPointF(4, 24), QPointF(44, 24));
        break;
    case CoolingSymbol::LiquidToAir:
        painter.drawRect(QRectF(4, 4, 40, 40));
        fan(painter, {24, 15}, 13);
        coil(painter, 8, 40, 34, 5);
        break;
    case CoolingSymbol::Pump:
        painter.drawEllipse(QRectF(4, 4, 40, 40));
        polyline(painter, {{6.7, 34}, {24, 4}, {41.3, 34}});
        break;
    case CoolingSymbol::DryCooler:
    case CoolingSymbol::Adiabatic:
        painter.drawRect(QRectF(4, 14, 40, 30));
        coil(painter, 8, 40, symbol == CoolingSymbol::Adiabatic ? 37 : 30, symbol == CoolingSymbol::Adiabatic ? 4 : 7);
        if (symbol == CoolingSymbol::Adiabatic)
            drops(painter, 22);
        painter.drawLine(QPointF(12, 14), QPointF(12, 10));
        painter.drawLine(QPointF(36, 14), QPointF(36, 10));
        fan(painter, {24, 8}, 13);
        break;
    case CoolingSymbol::Tower:
        painter.drawPolygon(QPolygonF({QPointF(4, 44), QPointF(44, 44), QPointF(37, 14), QPointF(11, 14)}));
        painter.drawLine(QPointF(13, 22), QPointF(35, 22));
        drops(painter, 26);
        drops(painter, 34);
        fan(painter, {24, 8}, 13);
        break;
    case CoolingSymbol::Chiller:
        painter.drawRect(QRectF(4, 4, 40, 40));
        painter.drawEllipse(QRectF(13, 13, 22, 22));
        polyline(painter, {{15, 30}, {24, 13}});
        polyline(painter, {{33, 30}, {24, 13}});
        painter.drawLine(QPointF(24, 4), QPointF(24, 13));
        painter.drawLine(QPointF(24, 35), QPointF(24, 44));
        break;
    case CoolingSymbol::AirUnit:
        painter.drawRect(QRectF(4, 4, 40, 40));
        coil(painter, 8, 40, 13, 5);
        painter.drawEllipse(QRectF(14, 22, 20, 20));
        fan(painter, {24, 32}, 10);
        break;
    case CoolingSymbol::RearDoor:
        painter.drawRect(QRectF(8, 2, 14, 44));
        painter.drawRect(QRectF(28, 2, 12, 44));
        polyline(painter, {{34, 6}, {30, 12}, {38, 18}, {30, 24}, {38, 30}, {30, 36}, {34, 42}});
        break;
    case CoolingSymbol::Room:
        polyline(painter, {{4, 44}, {4, 12}, {44, 12}, {44, 44}, {4, 44}});
        for (const double x : {12.0, 22.0, 32.0})
            painter.drawRect(QRectF(x, 22, 6, 22));
        break;
    }
    painter.restore();
}

}  // namespace rw::ui
