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
constexpr double kBarNames = 0.3;  // of the width, at most
constexpr int kFootTries = 5;  // what goes beneath leaves less room for the rest
}  // namespace

/// Names of lines stand at their right ends, above them, and give way downwards to each other; names
/// of filled layers stand inside, where the layer is thickest.
void PlotCanvas::placeLabels()
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    fitBarNames();
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
    const Parts::Placed now{p.build, plot->viewport(), plot->axisRect()->rect(), plot->xAxis->range(), plot->yAxis->range(), plot->yAxis2->range()};
    if (now == p.placed) return;
    QStringList words;
    for (const PlotSeries& series : m_plot.series) words << (series.filled ? series.name : QString());
    for (const PlotFlag& flag : m_plot.flags) words << flag.label;
    // While a value is dragged what stands beneath the plot stays there: names do not jump in and out.
    if (words != p.words || plot->viewport().size() != p.wordsSize) {
        p.areasBelow.clear();
        p.flagsBelow.clear();
        p.words = words;
        p.wordsSize = plot->viewport().size();
    }
    for (int i = 0; i < m_plot.series.size(); ++i)
        if (m_plot.series.at(i).bars && !p.barsBelow) p.areasBelow.remove(i);
        else if (m_plot.series.at(i).bars && m_plot.series.at(i).labelled && !m_plot.series.at(i).x.isEmpty()) p.areasBelow << i;
    if (m_plot.key) {
        placeKey();
        placeAround();
    } else {
        for (int i = 0; i <= kFootTries; ++i) {
            // What still finds no room then goes beneath with all others, where there is no end of giving way.
            if (i == kFootTries) {
                for (int k = 0; k < m_plot.series.size(); ++k)
                    if (m_plot.series.at(k).filled && !p.labels.at(k)->text().isEmpty()) p.areasBelow << k;
                for (int k = 0; k < m_plot.flags.size(); ++k)
                    if (m_plot.flags.at(k).shape == PlotFlag::Shape::Flag && !m_plot.flags.at(k).label.isEmpty()) p.flagsBelow << k;
            }
            setFoot(layFoot(false));
            const bool named = placeNames();
            if (placeAround() && named) break;
        }
        layFoot(true);
        const int foot = p.areasBelow.isEmpty() && p.flagsBelow.isEmpty() ? 0 : p.wantedFoot;
        if (plot->viewport() == plot->rect() && (foot != p.toldFoot || plot->width() != p.toldWidth)) {
            p.toldFoot = foot;
            p.toldWidth = plot->width();
            emit footWanted(foot);
        }
    }
    p.placed = now;
    p.placed.frame = plot->axisRect()->rect();
}

/// Bars give way to their names, which stand beside the last of them, or beneath the plot where it is narrow.
void PlotCanvas::fitBarNames()
{
    Parts& p = *m_parts;
    p.barsBelow = p.barsBelow && p.zoomed;
    if (p.zoomed || m_plot.key) return;
    double names = 0.0;
    double last = 0.0;
    for (int i = 0; i < p.labels.size(); ++i) {
        const PlotSeries& series = m_plot.series.at(i);
        if (!series.bars || !series.labelled || series.name.isEmpty() || series.x.isEmpty()) continue;
        p.labels.at(i)->setText(series.name);
        names = std::max(names, kChip + kWordGap + rectOf(*p.labels.at(i)).width());
        last = series.x.last() + 0.5;
    }
    const double wide = p.plot->axisRect()->width();
    const QCPRange range = p.plot->xAxis->range();
    if (names <= 0.0) return;
    p.barsBelow = names > kBarNames * wide;
    const double upper = p.barsBelow ? last + 0.1 : range.lower + (last - range.lower) * wide / (wide - names);
    if (std::abs(upper - range.upper) * wide / range.size() < 1.0) return;
    p.plot->xAxis->setRange(range.lower, upper);
    layOut();
}

/// False where the name of an area has no room in it, and goes beneath the plot.
bool PlotCanvas::placeNames()
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    const QCPRange range = plot->xAxis->range();
    const QFontMetricsF metrics(Theme::of(this).font(TextSize::Small));
    struct Place {
        int i;
        double left;   // of the sample
        double middle;
    };
    QList<Place> places;
    const PlotSeries* below = nullptr;
    double stacked = 0.0;  // of bars, at the last of them
    bool named = true;
    for (int i = 0; i < p.labels.size(); ++i) {
        const PlotSeries& series = m_plot.series.at(i);
        const PlotSeries* under = series.filled ? std::exchange(below, &series) : nullptr;
        QCPItemText* label = p.labels.at(i);
        label->setText(series.labelled ? series.name : QString());
        const bool shown = series.labelled && !series.name.isEmpty() && !series.x.isEmpty();
        label->setVisible(shown);
        p.chips.at(i)->setVisible(shown && !series.filled);
        if (!shown) continue;
        QCPAxis* axis = series.right ? plot->yAxis2 : plot->yAxis;
        if (series.filled) {
            if (p.areasBelow.contains(i)) {
                label->setVisible(false);
            } else if (!placeInside(i, series, under, axis)) {
                p.areasBelow << i;
                named = false;
            }
            continue;
        }
        const double wide = rectOf(*label).width();
        if (series.bars && p.barsBelow) {
            label->setVisible(false);
            p.chips.at(i)->setVisible(false);
            continue;
        }
        if (series.bars) {
            // Beside the last stack, at its own part of it.
            const double middle = stacked + series.y.last() / 2.0;
            stacked += series.y.last();
            places.append({i, plot->xAxis->coordToPixel(series.x.last() + 0.5), axis->coordToPixel(middle)});
            continue;
        }
        const double x = std::clamp(series.x.last(), range.lower, range.upper);
        const auto y = PlotTableModel::valueAt(series, x);
        if (!y) {
            label->setVisible(false);
            p.chips.at(i)->setVisible(false);
            continue;
        }
        places.append({i, plot->xAxis->coordToPixel(x) - wide - kSample - kWordGap, axis->coordToPixel(*y) - metrics.height() / 2.0 - 2.0});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.middle < b.middle; });
    double lowest = -1e9;
    for (const Place& place : places) {
        const double middle = std::max(place.middle, lowest + metrics.height() + kLabelGap);
        const bool bars = m_plot.series.at(place.i).bars;
        const double sample = bars ? kChip : kSample;
        standAt(*p.chips.at(place.i), place.left, middle, sample);
        standAt(*p.labels.at(place.i), {place.left + sample + kWordGap - 2.0, middle, 0.0, 0.0});
        lowest = middle;
    }
    return named;
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
        standAt(*p.chips.at(i), left, y, kSample);
        p.labels.at(i)->setText(metrics.elidedText(m_plot.series.at(i).name, Qt::ElideRight, static_cast<int>(room)));
        standAt(*p.labels.at(i), {left + kSample + kLabelGap, y, 0.0, 0.0});
    }
}

/// False where the whole name lies nowhere in the layer over its whole length: a growing layer is thin as well.
bool PlotCanvas::placeInside(int i, const PlotSeries& series, const PlotSeries* under, QCPAxis* axis)
{
    Parts& p = *m_parts;
    QCPAxis* xAxis = p.plot->xAxis;
    QCPItemText* label = p.labels.at(i);
    const double high = rectOf(*label).height();
    const double needed = rectOf(*label).width() + kLabelGap;
    struct Band {
        double low;
        double high;
    };
    const auto bandAt = [&](double pixel) {
        const double x = xAxis->pixelToCoord(pixel);
        return Band{under ? PlotTableModel::valueAt(*under, x).value_or(0.0) : 0.0, PlotTableModel::valueAt(series, x).value_or(0.0)};
    };
    const double right = xAxis->coordToPixel(xAxis->range().upper);
    const double left = xAxis->coordToPixel(xAxis->range().lower) + needed;
    double best = 0.0;
    QPointF at;
    for (double pixel = right - kLabelGap; pixel >= left; pixel -= 8.0) {
        const Band a = bandAt(pixel);
        const Band b = bandAt(pixel - needed);
        const double bottom = axis->coordToPixel(std::max(a.low, b.low));
        const double top = axis->coordToPixel(std::min(a.high, b.high));
        if (bottom - top <= best + 0.5) continue;
        best = bottom - top;
        at = {pixel - needed + kLabelGap, (bottom + top) / 2.0};
    }
    const bool fits = best >= high;
    label->setVisible(fits);
    if (fits) standAt(*label, {at, QSizeF()});
    return fits;
}

}  // namespace rw::ui
