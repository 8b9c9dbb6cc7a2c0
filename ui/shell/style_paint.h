// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainter>
#include <QRectF>

namespace rw::ui::paint {

enum class Direction { Left, Right, Up, Down };
enum class Sign { Close, Float, Chevrons, Clear };

/// Saves the painter and turns on antialiasing for the life of the guard.
class Guard {
public:
    explicit Guard(QPainter* painter);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

private:
    QPainter* m_painter;
};

/// Filled rounded box with an optional one-pixel outline inside the rectangle.
void box(QPainter* painter, const QRectF& rect, double radius, const QColor& fill,
         const QColor& outline = QColor(), double width = 1.0);
/// Line of one logical pixel, not antialiased, so it is equally strong everywhere.
void hairline(QPainter* painter, const QRect& rect, const QColor& color);
void focusRing(QPainter* painter, const QRectF& rect, double radius, const QColor& color);
void chevron(QPainter* painter, const QRectF& rect, Direction direction, const QColor& color);
void checkMark(QPainter* painter, const QRectF& rect, const QColor& color);
/// Diagonal strokes clipped to `rect`: overload, impossible, assumed. Never colour alone.
void hatch(QPainter* painter, const QRectF& rect, const QColor& color, double radius = 0.0);
void sign(QPainter* painter, const QRectF& rect, Sign sign, const QColor& color);

}  // namespace rw::ui::paint
