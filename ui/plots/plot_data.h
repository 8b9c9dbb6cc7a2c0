// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>

#include <optional>

namespace rw::ui {

/// One axis. Values and unit are those the eye reads: the plot converts nothing.
struct PlotAxis {
    QString label;      ///< "Coolant flow"
    QString unit;       ///< "L/min"; empty for a bare number
    bool years = false; ///< values are decimal years, ticks are years and quarters
    std::optional<double> from;
    std::optional<double> to; ///< unset: the data decide

    bool operator==(const PlotAxis&) const = default;
};

/// A line of points in the order of x.
struct PlotSeries {
    enum class Pen { Solid, Dashed };

    QString name;
    QList<double> x;
    QList<double> y;
    QColor color = {};    ///< invalid: the next Okabe–Ito category
    Pen pen = Pen::Solid;
    bool right = false;   ///< on the second axis
    bool filled = false;  ///< down to the series before it, or to zero for the first
    bool labelled = true; ///< its name stands at the line's end

    bool operator==(const PlotSeries&) const = default;
};

/// A reference line across the plot: a limit, a target, today.
struct PlotMark {
    Qt::Orientation orientation = Qt::Horizontal;
    double at = 0.0;
    QString label;

    bool operator==(const PlotMark&) const = default;
};

/// A point of its own with words: a milestone, the present working point.
struct PlotFlag {
    enum class Shape { Dot, Flag };

    double x = 0.0;
    double y = 0.0;
    QString label;
    QString explanation; ///< tooltip; may be rich text
    Shape shape = Shape::Flag;
    bool right = false;

    bool operator==(const PlotFlag&) const = default;
};

/// All that one plot shows.
struct PlotData {
    QString title;    ///< the message in words, not the names of the axes
    QString subtitle; ///< conditions; gives way to the values under the pointer
    PlotAxis x;
    PlotAxis y;
    PlotAxis right;
    QList<PlotSeries> series;
    QList<PlotMark> marks;
    QList<PlotFlag> flags;

    bool operator==(const PlotData&) const = default;
};

}  // namespace rw::ui
