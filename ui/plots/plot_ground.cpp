// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_ground.h"

#include "plot_table_model.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {
constexpr double kOwnLine = 8.0;   // px, of a leader's end that lie on the line it points to
constexpr float kNowhere = 1e9F;
}  // namespace

PlotGround::PlotGround(const PlotData& data, QCustomPlot& plot) : m_data(data), m_plot(plot), m_left(plot.axisRect()->left())
{
    m_columns = static_cast<int>(std::ceil(plot.axisRect()->width() / kColumn)) + 1;
    for (const PlotSeries& series : data.series) {
        if (series.bars) continue;
        std::vector<Column> line(static_cast<std::size_t>(m_columns), Column{kNowhere, -kNowhere});
        const QCPAxis* axis = series.right ? plot.yAxis2 : plot.yAxis;
        double before = std::nan("");  // where there is no line, as before the first point
        for (int i = 0; i < m_columns; ++i) {
            const auto y = PlotTableModel::valueAt(series, plot.xAxis->pixelToCoord(m_left + i * kColumn));
            const double pixel = y ? axis->coordToPixel(*y) : std::nan("");
            if (y) {
                const double from = std::isnan(before) ? pixel : before;
                line[static_cast<std::size_t>(i)] = {static_cast<float>(std::min(from, pixel)), static_cast<float>(std::max(from, pixel))};
            }
            before = pixel;
        }
        m_lines.push_back(std::move(line));
    }
}

int PlotGround::columnOf(double x) const
{
    return std::clamp(static_cast<int>(std::floor((x - m_left) / kColumn)), 0, m_columns);
}

bool PlotGround::isTaken(const QRectF& room) const
{
    return std::any_of(m_taken.begin(), m_taken.end(), [&](const QRectF& other) { return other.intersects(room); });
}

double PlotGround::crossedByLines(const QRectF& room) const
{
    const int first = columnOf(room.left());
    const int last = std::min(columnOf(room.right()) + 2, m_columns);
    double sum = 0.0;
    for (const auto& line : m_lines)
        for (int i = first; i < last; ++i) {
            const Column& column = line[static_cast<std::size_t>(i)];
            if (column.bottom >= static_cast<float>(room.top()) && column.top <= static_cast<float>(room.bottom())) sum += kColumn;
        }
    return sum;
}

double PlotGround::crossed(const QRectF& whole, int own) const
{
    const QRectF room = whole.adjusted(0.0, kAir, 0.0, -kAir);
    double sum = crossedByLines(room);
    for (int i = 0; i < m_data.marks.size(); ++i) {
        if (i == own) continue;
        const PlotMark& mark = m_data.marks.at(i);
        if (mark.orientation == Qt::Vertical) {
            const double x = m_plot.xAxis->coordToPixel(mark.at);
            if (x > room.left() && x < room.right()) sum += kColumn;
        } else {
            const double y = m_plot.yAxis->coordToPixel(mark.at);
            if (y > room.top() && y < room.bottom()) sum += room.width();
        }
    }
    return sum;
}

bool PlotGround::crosses(const QLineF& leader) const
{
    const double length = leader.length();
    for (double at = 0.0; at < length - kOwnLine; at += kColumn) {
        const QPointF point = leader.pointAt(at / length);
        const int i = columnOf(point.x());
        if (i >= m_columns) continue;
        for (const auto& line : m_lines) {
            const Column& column = line[static_cast<std::size_t>(i)];
            if (column.bottom >= static_cast<float>(point.y() - kColumn) && column.top <= static_cast<float>(point.y() + kColumn)) return true;
        }
    }
    return false;
}

bool PlotGround::strikes(const QLineF& leader) const
{
    const QRectF about = QRectF(leader.p1(), leader.p2()).normalized().adjusted(-0.5, -0.5, 0.5, 0.5);
    for (const QRectF& words : m_taken) {
        if (!words.intersects(about)) continue;
        const QLineF sides[]{{words.topLeft(), words.topRight()}, {words.topRight(), words.bottomRight()}, {words.bottomRight(), words.bottomLeft()}, {words.bottomLeft(), words.topLeft()}};
        // What its end is about takes a little room of its own.
        if (words.contains(leader.p2())) continue;
        for (const QLineF& side : sides)
            if (side.intersects(leader, nullptr) == QLineF::BoundedIntersection) return true;
    }
    return false;
}

}  // namespace rw::ui
