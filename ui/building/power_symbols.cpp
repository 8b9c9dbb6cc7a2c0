// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_symbols.h"

#include <QPainter>
#include <QPainterPath>

namespace rw::ui {
namespace {

// All signs are drawn in a square of 28.
constexpr double kSide = 28.0;

/// One period of alternating current.
void wave(QPainter& painter, QPointF middle, double width)
{
    const double h = width * 0.32;
    QPainterPath path(middle - QPointF(width / 2.0, 0.0));
    path.cubicTo(middle + QPointF(-width / 4.0, -2.0 * h), middle + QPointF(-width / 4.0, -h),
                 middle);
    path.cubicTo(middle + QPointF(width / 4.0, h), middle + QPointF(width / 4.0, 2.0 * h),
                 middle + QPointF(width / 2.0, 0.0));
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.restore();
}

/// Direct current: a line above a broken one.
void direct(QPainter& painter, QPointF middle, double width)
{
    const double half = width / 2.0;
    painter.drawLine(middle + QPointF(-half, -2.0), middle + QPointF(half, -2.0));
    const double dash = width / 5.0;
    for (int i = 0; i < 3; ++i) {
        const double x = -half + 2.0 * i * dash;
        painter.drawLine(middle + QPointF(x, 2.0), middle + QPointF(x + dash, 2.0));
    }
}

void halves(QPainter& painter)
{
    painter.drawRect(QRectF(2, 2, 24, 24));
    painter.drawLine(QPointF(2, 26), QPointF(26, 2));
}

/// Two plates, the long one at plus.
void cell(QPainter& painter, QPointF middle)
{
    painter.drawLine(middle + QPointF(-1.5, -5), middle + QPointF(-1.5, 5));
    painter.drawLine(middle + QPointF(1.5, -2.5), middle + QPointF(1.5, 2.5));
}

void lead(QPainter& painter, double from, double to)
{
    painter.drawLine(QPointF(14, from), QPointF(14, to));
}

}  // namespace

void paintSymbol(QPainter& painter, PowerSymbol symbol, const QRectF& square)
{
    painter.save();
    painter.translate(square.topLeft());
    painter.scale(square.width() / kSide, square.height() / kSide);
    switch (symbol) {
    case PowerSymbol::Utility:
        painter.drawRect(QRectF(3, 2, 22, 20));
        painter.drawLine(QPointF(3, 2), QPointF(25, 22));
        painter.drawLine(QPointF(25, 2), QPointF(3, 22));
        lead(painter, 22, 28);
        break;
    case PowerSymbol::Generator: {
        painter.drawEllipse(QRectF(1, 1, 26, 26));
        QFont font = painter.font();
        font.setPixelSize(12);
        painter.setFont(font);
        painter.drawText(QRectF(1, 2, 26, 15), Qt::AlignCenter, QStringLiteral("G"));
        wave(painter, QPointF(14, 20), 10);
        break;
    }
    case PowerSymbol::Transformer:
        painter.drawEllipse(QPointF(14, 9), 8.5, 8.5);
        painter.save();
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(14, 19), 8.5, 8.5);
        painter.restore();
        break;
    case PowerSymbol::Ups:
        halves(painter);
        wave(painter, QPointF(8.5, 8), 8);
        direct(painter, QPointF(19.5, 21), 9);
        cell(painter, QPointF(14, 14));
        break;
    case PowerSymbol::Rectifier:
        halves(painter);
        wave(painter, QPointF(8.5, 8), 8);
        direct(painter, QPointF(19.5, 21), 9);
        break;
    case PowerSymbol::DcDc:
        halves(painter);
        direct(painter, QPointF(8.5, 8), 8);
        direct(painter, QPointF(19.5, 21), 9);
        break;
    case PowerSymbol::Switchgear:
        // A breaker: the cross stands at its contact.
        lead(painter, 0, 8);
        painter.drawLine(QPointF(14, 20), QPointF(7, 8));
        painter.drawLine(QPointF(11, 5), QPointF(17, 11));
        painter.drawLine(QPointF(17, 5), QPointF(11, 11));
        lead(painter, 20, 28);
        break;
    case PowerSymbol::Busway: {
        lead(painter, 0, 12);
        QPen thick = painter.pen();
        thick.setWidthF(4.0);
        thick.setCapStyle(Qt::FlatCap);
        painter.save();
        painter.setPen(thick);
        painter.drawLine(QPointF(0, 14), QPointF(28, 14));
        painter.restore();
        for (const double x : {4.0, 14.0, 24.0})
            painter.drawLine(QPointF(x, 16), QPointF(x, x == 14.0 ? 28.0 : 22.0));
        break;
    }
    case PowerSymbol::Pdu:
        painter.drawRect(QRectF(2, 4, 24, 20));
        lead(painter, 0, 4);
        painter.drawLine(QPointF(6, 11), QPointF(22, 11));
        for (const double x : {8.0, 14.0, 20.0})
            painter.drawLine(QPointF(x, 11), QPointF(x, 20));
        lead(painter, 24, 28);
        break;
    case PowerSymbol::TransferSwitch:
        painter.drawEllipse(QPointF(7, 6), 2.0, 2.0);
        painter.drawEllipse(QPointF(21, 6), 2.0, 2.0);
        painter.drawLine(QPointF(7, 0), QPointF(7, 4));
        painter.drawLine(QPointF(21, 0), QPointF(21, 4));
        painter.drawLine(QPointF(14, 22), QPointF(8, 8));
        lead(painter, 22, 28);
        break;
    case PowerSymbol::Cable:
        lead(painter, 0, 28);
        painter.drawLine(QPointF(10, 11), QPointF(18, 7));
        painter.drawLine(QPointF(10, 16), QPointF(18, 12));
        painter.drawLine(QPointF(10, 21), QPointF(18, 17));
        break;
    case PowerSymbol::Shelf:
        painter.drawRect(QRectF(1, 7, 26, 14));
        for (const double x : {10.0, 18.0})
            painter.drawLine(QPointF(x, 7), QPointF(x, 21));
        lead(painter, 0, 7);
        lead(painter, 21, 28);
        break;
    case PowerSymbol::Battery:
        painter.drawRect(QRectF(3, 5, 22, 18));
        cell(painter, QPointF(11, 14));
        cell(painter, QPointF(17, 14));
        lead(painter, 0, 5);
        lead(painter, 23, 28);
        break;
    case PowerSymbol::Nothing:
    case PowerSymbol::Load: painter.drawRect(QRectF(3, 3, 22, 22)); break;
    }
    painter.restore();
}

}  // namespace rw::ui
