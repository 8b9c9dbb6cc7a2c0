// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace rw::ui {

/// A round symbol on a map: where it belongs and where it is drawn.
struct MapCircle {
    QPointF anchor;
    double radius = 0.0;
    QPointF centre;
};

/// Moves circles that lie on each other apart, as little as it takes; the others stay at their anchors.
/// The same circles always come to lie at the same places.
void spreadCircles(QList<MapCircle>& circles);

/// A place for a label beside each circle that takes none of another's room, in the order given; a null
/// rectangle where there is none. All circles are kept free, and so is what lies outside \p room. The label of
/// \p always, if any, stands where it covers least when nothing is free.
[[nodiscard]] QList<QRectF> placeLabels(const QList<MapCircle>& circles, const QList<QSizeF>& sizes,
                                        const QList<qsizetype>& order, const QRectF& room, qsizetype always = -1);

}  // namespace rw::ui
