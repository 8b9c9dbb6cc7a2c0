// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_canvas_parts.h"
#include "plot_table_model.h"
#include "shell/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rw::ui {

namespace {
constexpr int kLabelGap = 4;
constexpr int kSample = 16;
}  // namespace

/// Names of lines stand at their right ends, above them, and give way downwards to each other; names
/// of filled layers stand inside, where the layer is thickest.
void PlotCanvas::placeLabels()
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    const QCPRange range = plot->xAxis->range();
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    if (p.months && m_plot.x.months) {
        const double pitch = plot->axisRect()->width() / range.size();
        const auto fits = [&](const char* widest) { return pitch >= metrics.horizontalAdvance(QLatin1String(widest)) + kLabelGap; };
        const auto words = fits("Mmm") ? MonthTicker::Words::Short : fits("M") ? MonthTicker::Words::Initials : MonthTicker::Words::Quarters;
        // Labels were made before the layout was known.
        if (words != p.months->words()) {
            p.months->setWords(words);
            plot->replot(QCustomPlot::rpQueuedReplot);
        }
    }
    if (m_plot.key) {
        placeKey();
        placeAround();
        return;
    }
    struct Place {
        int i;
        double pixel;
    };
    QList<Place> places;
    const PlotSeries* below = nullptr;
    double stacked = 0.0;  // of bars, at the last of them
    for (int i = 0; i < p.labels.size(); ++i) {
        const PlotSeries& series = m_plot.series.at(i);
        const PlotSeries* under = series.filled ? std::exchange(below, &series) : nullptr;
        p.labels.at(i)->setVisible(series.labelled && !series.x.isEmpty());
        if (series.x.isEmpty() || !series.labelled) continue;
        QCPAxis* axis = series.right ? plot->yAxis2 : plot->yAxis;
        if (series.filled) {
            placeInside(i, series, under, axis);
            continue;
        }
        if (series.bars) {
            // Beside the last stack, at its own part of it.
            const double middle = stacked + series.y.last() / 2.0;
            stacked += series.y.last();
            p.labels.at(i)->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
            p.labels.at(i)->position->setCoords(series.x.last() + 0.5, middle);
            places.append({i, axis->coordToPixel(middle)});
            continue;
        }
        const double x = std::clamp(series.x.last(), range.lower, range.upper);
        const auto y = PlotTableModel::valueAt(series, x);
        if (!y) continue;
        p.labels.at(i)->position->setCoords(x, *y);
        places.append({i, axis->coordToPixel(*y)});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.pixel < b.pixel; });
    double lowest = -1e9;
    for (Place& place : places) {
        const double bottom = std::max(place.pixel, lowest + metrics.height() + kLabelGap);
        if (bottom > place.pixel) {
            const PlotSeries& series = m_plot.series.at(place.i);
            QCPAxis* axis = series.right ? plot->yAxis2 : plot->yAxis;
            p.labels.at(place.i)->position->setCoords(p.labels.at(place.i)->position->key(),
                                                     axis->pixelToCoord(bottom));
        }
        lowest = bottom;
    }
    placeAround();
}

void PlotCanvas::placeKey()
{
    Parts& p = *m_parts;
    QCPAxisRect* frame = p.plot->axisRect();
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    const double line = metrics.height() * 1.35;
    const double left = frame->right() + kLabelGap * 3;
    const double room = p.plot->viewport().width() - left - kSample - 2.0 * kLabelGap;
    for (int i = 0; i < p.labels.size(); ++i) {
        const double y = frame->top() + line * (i + 0.5);
        p.keys.at(i)->start->setCoords(left, y);
        p.keys.at(i)->end->setCoords(left + kSample, y);
        p.labels.at(i)->setText(metrics.elidedText(m_plot.series.at(i).name, Qt::ElideRight, static_cast<int>(room)));
        p.labels.at(i)->position->setCoords(left + kSample + kLabelGap, y);
        p.labels.at(i)->setVisible(true);
    }
}

void PlotCanvas::placeInside(int i, const PlotSeries& series, const PlotSeries* under, QCPAxis* axis)
{
    Parts& p = *m_parts;
    QCPAxis* xAxis = p.plot->xAxis;
    QCPItemText* label = p.labels.at(i);
    const QFontMetrics metrics(label->font());
    struct Band {
        double low;
        double high;
    };
    const auto bandAt = [&](double pixel) {
        const double x = xAxis->pixelToCoord(pixel);
        return Band{under ? PlotTableModel::valueAt(*under, x).value_or(0.0) : 0.0, PlotTableModel::valueAt(series, x).value_or(0.0)};
    };
    // The name must lie in the layer over its whole length, where a growing layer is thin as well.
    // One that does not fit is cut, down to half of itself.
    const double right = xAxis->coordToPixel(xAxis->range().upper);
    const double full = metrics.horizontalAdvance(series.name);
    double best = 0.0;
    for (const double share : {1.0, 0.75, 0.5}) {
        label->setText(metrics.elidedText(series.name, Qt::ElideRight, static_cast<int>(std::ceil(full * share))));
        const double needed = full * share + 2.0 * kLabelGap;
        const double left = xAxis->coordToPixel(xAxis->range().lower) + needed;
        for (double pixel = right - kLabelGap; pixel >= left; pixel -= 8.0) {
            const Band a = bandAt(pixel);
            const Band b = bandAt(pixel - needed);
            const double low = std::max(a.low, b.low);
            const double high = std::min(a.high, b.high);
            const double room = axis->coordToPixel(low) - axis->coordToPixel(high);
            if (room <= best + 0.5) continue;
            best = room;
            label->position->setCoords(xAxis->pixelToCoord(pixel), (low + high) / 2.0);
        }
        if (best >= metrics.height()) break;
    }
    label->setPositionAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setColor(Theme::of(this).colors().text);
    label->setVisible(best >= metrics.height());
}

}  // namespace rw::ui
