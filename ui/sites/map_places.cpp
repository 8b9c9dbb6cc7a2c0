// SPDX-License-Identifier: GPL-3.0-or-later
#include "map_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace rw::ui {
namespace {

constexpr int kRounds = 80;
constexpr double kApart = 2.0;     // px between neighbours
constexpr double kLabelGap = 4.0;  // px between a circle and its label

bool overlaps(const QRectF& rect, const MapCircle& circle)
{
    const QPointF nearest(std::clamp(circle.centre.x(), rect.left(), rect.right()),
                          std::clamp(circle.centre.y(), rect.top(), rect.bottom()));
    return std::hypot(nearest.x() - circle.centre.x(), nearest.y() - circle.centre.y()) < circle.radius + 1.0;
}

}  // namespace

void spreadCircles(QList<MapCircle>& circles)
{
    for (MapCircle& circle : circles) circle.centre = circle.anchor;
    for (int round = 0; round < kRounds; ++round) {
        bool moved = false;
        for (qsizetype i = 0; i < circles.size(); ++i) {
            for (qsizetype j = i + 1; j < circles.size(); ++j) {
                MapCircle& a = circles[i];
                MapCircle& b = circles[j];
                const double wanted = a.radius + b.radius + kApart;
                QPointF way = b.centre - a.centre;
                double distance = std::hypot(way.x(), way.y());
                if (distance >= wanted - 0.05) continue;
                if (distance < 0.01) {
                    // At one place: each pair in a direction of its own, by the golden angle.
                    const double angle = static_cast<double>(i + j) * std::numbers::pi * (3.0 - std::sqrt(5.0));
                    way = QPointF(std::cos(angle), std::sin(angle));
                    distance = 0.0;
                } else {
                    way /= distance;
                }
                const double push = (wanted - distance) / 2.0;
                a.centre -= way * push;
                b.centre += way * push;
                moved = true;
            }
        }
        if (!moved) return;
    }
}

QList<QRectF> placeLabels(const QList<MapCircle>& circles, const QList<QSizeF>& sizes, const QList<qsizetype>& order,
                          const QRectF& room, qsizetype always)
{
    QList<QRectF> labels(circles.size());
    for (const qsizetype i : order) {
        const MapCircle& circle = circles.at(i);
        const QSizeF size = sizes.at(i);
        const double off = circle.radius + kLabelGap;
        const double slant = off * 0.75;
        const double x = circle.centre.x();
        const double y = circle.centre.y();
        const double w = size.width();
        const double h = size.height();
        const std::array<QPointF, 8> corners{
            QPointF(x + off, y - h / 2.0),       QPointF(x - off - w, y - h / 2.0), QPointF(x - w / 2.0, y - off - h),
            QPointF(x - w / 2.0, y + off),       QPointF(x + slant, y - slant - h / 2.0),
            QPointF(x + slant, y + slant - h / 2.0), QPointF(x - slant - w, y - slant - h / 2.0),
            QPointF(x - slant - w, y + slant - h / 2.0)};
        qsizetype least = -1;
        for (const QPointF& corner : corners) {
            const QRectF rect(corner, size);
            if (!room.contains(rect)) continue;
            const qsizetype taken =
                std::count_if(labels.begin(), labels.end(), [&](const QRectF& other) { return other.intersects(rect); })
                + std::count_if(circles.begin(), circles.end(), [&](const MapCircle& c) { return overlaps(rect, c); });
            if (taken > 0 && (i != always || (least >= 0 && taken >= least))) continue;
            labels[i] = rect;
            least = taken;
            if (taken == 0) break;
        }
    }
    return labels;
}

}  // namespace rw::ui
