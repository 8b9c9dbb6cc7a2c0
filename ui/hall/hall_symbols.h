// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hall_colors.h"

#include <QPainter>
#include <QRectF>

namespace rw::ui {

/// The plain signs of what stands in a hall, after IEC 60617 and ISO 14617: a circle with a zigzag exchanges heat, a
/// circle with a blade moves air, a divided square converts power, a half-filled box distributes it.
void paintEquipmentSign(QPainter& painter, PlacementKind kind, const QRectF& rect, const QColor& ink);
/// A leaf and the quarter circle it sweeps. \p angle as a placement's: at 0 it opens to greater y.
void paintDoor(QPainter& painter, const QRectF& rect, std::int64_t angle, const Theme& theme);
void paintColumn(QPainter& painter, const QRectF& rect, const HallStyle& style, const Theme& theme);
/// An area in the hatching of its use: cold aisles lean one way, hot ones the other, what is kept clear is crossed.
void paintArea(QPainter& painter, const Placement& area, const QRectF& rect, const HallStyle& style, const Theme& theme);
void paintBusway(QPainter& painter, const Placement& busway, const QRectF& rect, const HallStyle& style, const Theme& theme);
/// Words on a light ground, so that they read over any drawing. Answers the rectangle they take.
QRectF paintTag(QPainter& painter, const QPointF& centre, const QString& text, const QColor& ink, const QColor& ground,
                const QFont& font);
/// A distance between two points with end marks and its length in the middle.
void paintDimension(QPainter& painter, const QPointF& from, const QPointF& to, const QString& text, const QColor& ink,
                    const QColor& ground, const QFont& font);

}  // namespace rw::ui
