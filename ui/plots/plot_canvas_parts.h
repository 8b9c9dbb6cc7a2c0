// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_canvas.h"
#include "plot_tickers.h"

#include <qcustomplot.h>

#include <optional>

namespace rw::ui {

inline constexpr double kFlagOffset = 6.0;  ///< px, of words from their point
inline constexpr int kWidestKey = 170;  ///< px, of names beside their samples

/// What a plot is drawn with; of the canvas's own files alone.
struct PlotCanvas::Parts {
    QCustomPlot* plot = nullptr;
    QList<QCPItemText*> labels;
    QList<QCPItemTracer*> dots;
    struct Mark {
        QCPItemStraightLine* line;
        QCPItemText* text;
    };
    QList<Mark> marks;
    struct Flag {
        QCPItemTracer* foot;
        QCPItemText* text;
    };
    QList<Flag> flags;
    QList<QCPItemLine*> keys;  ///< samples of lines beside their names
    QSharedPointer<MonthTicker> months;
    QCPItemStraightLine* reader = nullptr;
    std::optional<double> at;
    bool zoomed = false;
    int leftMargin = -1;
    int rightMargin = -1;
};

}  // namespace rw::ui
