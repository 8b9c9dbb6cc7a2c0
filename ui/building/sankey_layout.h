// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/energy_flow.h"

#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace rw::ui {

/// An energy flow as ribbons between bars: where each stands and how its words are set.
struct SankeyLayout {
    struct Label {
        QRectF rect;
        QStringList name;      ///< bold, a line each; empty for a ribbon's that says its value alone
        QString value;         ///< value and share, or the value alone where room is scarce
        bool stacked = false;  ///< the value stands beneath the name, not behind it
    };
    struct Bar {
        std::size_t node = 0;
        QRectF rect;
        Label label;
    };
    struct Ribbon {
        std::size_t link = 0;
        QPainterPath path;
        std::vector<QPointF> middles;  ///< of its thickness, from where it leaves to where it arrives; level at each
        QPointF middle;    ///< a point of it that nothing covers, where there is one
        double thickness = 0.0;
        Label label;       ///< empty rect: what it says stands at one of its ends, or there is no room

        /// The middle of its thickness above or below \p x.
        [[nodiscard]] double middleAt(double x) const;
    };
    std::vector<Bar> bars;        ///< one a node
    std::vector<Ribbon> ribbons;  ///< one a link
    QSizeF size;
    double scale = 0.0;  ///< px for each W, or J
};

/// What the layout asks of fonts and words.
struct SankeyMetrics {
    double line = 15.0;  ///< height of a line of small text
    std::function<double(const QString&, bool bold)> width;
    std::function<QString(double)> value;  ///< "12.3 MW · 4.5 %"
    std::function<QString(double)> brief;  ///< "12.3 MW"
};

/// Lays a flow out within \p room; higher where there are too many lines for it. What is useful stands on top, losses
/// leave it downwards and go straight to the right, each in a lane of its own below all bars that it passes.
SankeyLayout sankeyLayout(const EnergyFlow& flow, const QSizeF& room, const SankeyMetrics& metrics);

}  // namespace rw::ui
