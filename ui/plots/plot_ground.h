// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plot_data.h"

#include <QLineF>
#include <QRectF>

#include <vector>

class QCustomPlot;

namespace rw::ui {

/// What of a plot is in the way of words: lines, marks across it, and other words. Lines are looked at once, column by column.
class PlotGround {
public:
    PlotGround(const PlotData& data, QCustomPlot& plot);

    void take(const QRectF& room) { m_taken << room; }
    [[nodiscard]] bool isTaken(const QRectF& room) const;
    /// Over how many pixels of its width lines run through \p room; an upright one is in the way of a letter or two only.
    /// \p own: the mark whose words they are.
    [[nodiscard]] double crossed(const QRectF& room, int own = -1) const;
    /// Whether a line of points runs through \p room.
    [[nodiscard]] bool meetsLine(const QRectF& room) const { return crossedByLines(room.adjusted(0.0, kAir, 0.0, -kAir)) > 0.0; }
    /// Whether a leader runs over a line, but for the one that it ends on.
    [[nodiscard]] bool crosses(const QLineF& leader) const;
    /// Whether a leader runs over words.
    [[nodiscard]] bool strikes(const QLineF& leader) const;

    static constexpr double kColumn = 2.0;  // px, from one look at a line to the next
    static constexpr double kAir = 2.0;     // px, above and below letters

private:
    struct Column {
        float top;
        float bottom;
    };
    [[nodiscard]] double crossedByLines(const QRectF& room) const;
    [[nodiscard]] int columnOf(double x) const;

    const PlotData& m_data;
    QCustomPlot& m_plot;
    QList<QRectF> m_taken;
    std::vector<std::vector<Column>> m_lines;
    double m_left = 0.0;
    int m_columns = 0;
};

}  // namespace rw::ui
