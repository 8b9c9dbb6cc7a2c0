// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace rw::ui {

/// One axis. Values and unit are those the eye reads: the plot converts nothing.
struct PlotAxis {
    QString label;      ///< "Coolant flow"
    QString unit;       ///< "L/min"; empty for a bare number
    bool years = false; ///< values are decimal years, ticks are years and quarters
    std::optional<double> from = {};
    std::optional<double> to = {}; ///< unset: the data decide
    bool months = false;           ///< values are months, 1 to 12

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
    bool bars = false;    ///< bars, which stand on those of the series before it

    bool operator==(const PlotSeries&) const = default;
};

/// A reference line across the plot: a limit, a target, today.
struct PlotMark {
    Qt::Orientation orientation = Qt::Horizontal;
    double at = 0.0;
    QString label;
    bool atEnd = false; ///< words of a flat line stand at its right end, in place of its left one
    QString brief = {}; ///< in place of the label where that has no room; empty: none

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
    enum class Lean { Middle, Left, Right };
    Lean lean = Lean::Middle; ///< to which side its words stand; else towards the middle of the plot

    bool operator==(const PlotFlag&) const = default;
};

/// A value for each hour of a year, drawn day by hour: a carpet. Hour 0 is the first of 1 January.
struct PlotCarpet {
    QString name;         ///< "Dry bulb"
    QString unit;
    QList<double> values; ///< 8,760; not finite: there is none
    QStringList kinds;    ///< where values are indices of kinds
    int decimals = 1;     ///< that a value is read with

    bool operator==(const PlotCarpet& o) const
    {
        // What is not a number equals itself here.
        return name == o.name && unit == o.unit && kinds == o.kinds && decimals == o.decimals
               && values.size() == o.values.size()
               && std::equal(values.begin(), values.end(), o.values.begin(),
                             [](double a, double b) { return a == b || (a != a && b != b); });
    }
};

/// All that one plot shows: lines and bars over axes, or a carpet.
struct PlotData {
    QString title;    ///< the message in words, not the names of the axes
    QString subtitle; ///< conditions; gives way to the values under the pointer
    PlotAxis x;
    PlotAxis y;
    PlotAxis right;
    QList<PlotSeries> series;
    QList<PlotMark> marks;
    QList<PlotFlag> flags;
    bool key = false;  ///< names of lines stand in a column beside the plot, for lines that end together
    PlotCarpet carpet; ///< without values: the plot is none

    [[nodiscard]] bool isCarpet() const { return !carpet.values.isEmpty(); }
    bool operator==(const PlotData&) const = default;
};

}  // namespace rw::ui
