// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/energy_flow.h"

#include <QPainterPath>
#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

namespace rw::ui {

/// An energy flow as ribbons between bars: where each stands and how its words are set.
struct SankeyLayout {
    struct Label {
        QRectF rect;
        QString name;   ///< bold; empty for a ribbon's
        QString value;  ///< value and share, or the value alone where room is scarce
        bool twoLines = false;
    };
    struct Bar {
        std::size_t node = 0;
        QRectF rect;
        Label label;
    };
    struct Ribbon {
        std::size_t link = 0;
        QPainterPath path;
        QPointF middle;    ///< a point within it
        double thickness = 0.0;
        Label label;       ///< empty rect: what it says stands at one of its ends, or there is no room
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

/// Lays a flow out within \p room; higher where there are too many lines for it.
SankeyLayout sankeyLayout(const EnergyFlow& flow, const QSizeF& room, const SankeyMetrics& metrics);

}  // namespace rw::ui
