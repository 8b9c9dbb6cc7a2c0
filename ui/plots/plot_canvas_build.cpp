// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_canvas_parts.h"
#include "shell/theme.h"

#include <algorithm>

namespace rw::ui {

namespace {

constexpr double kHeadroom = 1.08;  // over the largest value, so that no line lies on the frame
constexpr int kKeyRoom = 40;        // px, for samples and space beside names
constexpr double kBarWidth = 0.72;  // of the distance of two bars

QString axisText(const PlotAxis& axis)
{
    return axis.unit.isEmpty() ? axis.label : QStringLiteral("%1 (%2)").arg(axis.label, axis.unit);
}

struct Reach {
    double low = 0.0;
    double high = 0.0;
    bool any = false;
    void take(double v)
    {
        low = any ? std::min(low, v) : v;
        high = any ? std::max(high, v) : v;
        any = true;
    }
};

}  // namespace

void PlotCanvas::applyColors()
{
    const Colors& c = Theme::of(this).colors();
    const QFont small = Theme::of(this).font(TextSize::Small);
    QCustomPlot* plot = m_parts->plot;
    plot->setBackground(c.surface);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->yAxis2}) {
        axis->setBasePen(QPen(c.lineStrong));
        axis->setTickPen(QPen(c.lineStrong));
        axis->setSubTickPen(QPen(c.lineStrong));
        axis->setTickLabelColor(c.textMuted);
        axis->setLabelColor(c.textMuted);
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->grid()->setPen(QPen(c.line));
    }
    plot->xAxis->grid()->setPen(QPen(mixed(c.surface, c.line, 0.6)));
    // The frame of a vertical axis says nothing that its grid does not.
    plot->yAxis->setBasePen(Qt::NoPen);
    plot->yAxis2->setBasePen(Qt::NoPen);
    plot->yAxis->setTickPen(Qt::NoPen);
    plot->yAxis2->setTickPen(Qt::NoPen);
}

void PlotCanvas::rebuild()
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const QFont small = theme.font(TextSize::Small);
    plot->clearItems();
    plot->clearPlottables();
    p.labels.clear();
    p.dots.clear();
    p.marks.clear();
    p.flags.clear();
    p.chips.clear();
    ++p.build;
    applyColors();

    plot->xAxis->setLabel(axisText(m_plot.x));
    plot->yAxis->setLabel(axisText(m_plot.y));
    plot->yAxis2->setLabel(axisText(m_plot.right));
    const bool second = std::any_of(m_plot.series.begin(), m_plot.series.end(),
                                    [](const PlotSeries& s) { return s.right; });
    plot->yAxis2->setVisible(second);
    if (m_plot.x.years) {
        plot->xAxis->setTicker(QSharedPointer<YearTicker>::create());
    } else if (m_plot.x.months) {
        if (!p.months) p.months = QSharedPointer<MonthTicker>::create();
        plot->xAxis->setTicker(p.months);
    } else {
        plot->xAxis->setTicker(QSharedPointer<NumberTicker>::create());
    }

    p.reader = new QCPItemStraightLine(plot);
    p.reader->setPen(QPen(c.outline, 1, Qt::DotLine));
    p.reader->setVisible(false);

    int category = 0;
    QCPGraph* below = nullptr;
    QCPBars* under = nullptr;
    for (const PlotSeries& series : m_plot.series) {
        const QColor color = series.color.isValid() ? series.color : theme.category(category++);
        QCPAxis* y = series.right ? plot->yAxis2 : plot->yAxis;
        if (series.bars) {
            auto* bars = new QCPBars(plot->xAxis, y);
            bars->setData(QVector<double>(series.x), QVector<double>(series.y), true);
            bars->setWidth(kBarWidth);
            bars->setPen(QPen(c.surface, 1.0));
            bars->setBrush(color);
            if (under != nullptr) bars->moveAbove(under);
            under = bars;
        } else {
            QCPGraph* graph = plot->addGraph(plot->xAxis, y);
            graph->setData(QVector<double>(series.x), QVector<double>(series.y), true);
            QPen pen(color, 2.0, series.pen == PlotSeries::Pen::Dashed ? Qt::DashLine : Qt::SolidLine);
            pen.setJoinStyle(Qt::RoundJoin);
            graph->setPen(pen);
            if (series.filled) {
                graph->setBrush(mixed(c.surface, color, theme.isDark() ? 0.5 : 0.35));
                if (below != nullptr) graph->setChannelFillGraph(below);
                below = graph;
            }
        }

        auto* dot = new QCPItemTracer(plot);
        dot->setStyle(QCPItemTracer::tsCircle);
        dot->setSize(7);
        dot->setPen(QPen(color, 2));
        dot->setBrush(c.surface);
        dot->setVisible(false);
        dot->position->setAxes(plot->xAxis, y);
        p.dots.append(dot);

        auto* label = new QCPItemText(plot);
        label->setText(series.labelled ? series.name : QString());
        label->setFont(small);
        // Words are ink in any plot; a sample beside them has the colour.
        label->setColor(c.text);
        label->setClipToAxisRect(false);
        label->position->setType(QCPItemPosition::ptAbsolute);
        label->setPadding(QMargins(2, 0, 2, 0));
        p.labels.append(label);
        auto* chip = new QCPItemLine(plot);
        QPen pen(color, series.filled || series.bars ? kChip : 3.0, series.pen == PlotSeries::Pen::Dashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap);
        if (series.pen == PlotSeries::Pen::Dashed) pen.setDashPattern({2.0, 1.0});
        chip->setPen(pen);
        chip->setClipToAxisRect(false);
        chip->setVisible(false);
        chip->start->setType(QCPItemPosition::ptAbsolute);
        chip->end->setType(QCPItemPosition::ptAbsolute);
        p.chips.append(chip);
    }
    for (const PlotMark& mark : m_plot.marks) {
        auto* line = new QCPItemStraightLine(plot);
        line->setPen(QPen(c.text, 1.2, Qt::DashLine));
        const bool flat = mark.orientation == Qt::Horizontal;
        line->point1->setCoords(flat ? 0.0 : mark.at, flat ? mark.at : 0.0);
        line->point2->setCoords(flat ? 1.0 : mark.at, flat ? mark.at : 1.0);
        auto* text = new QCPItemText(plot);
        text->setText(mark.label);
        text->setFont(small);
        text->setColor(c.text);
        text->setClipToAxisRect(false);
        text->setPadding(QMargins(4, 1, 4, 1));
        if (flat) {
            text->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
            text->position->setTypeY(QCPItemPosition::ptPlotCoords);
            text->position->setCoords(mark.atEnd ? 1.0 : 0.0, mark.at);
            text->setPositionAlignment((mark.atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        } else {
            text->position->setTypeX(QCPItemPosition::ptPlotCoords);
            text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
            text->position->setCoords(mark.at, 0.0);
            text->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
            QColor paper = c.surface;
            paper.setAlphaF(0.8F);
            text->setBrush(paper);
        }
        p.marks.append({line, text});
    }
    for (const PlotFlag& flag : m_plot.flags) {
        QCPAxis* y = flag.right ? plot->yAxis2 : plot->yAxis;
        auto* foot = new QCPItemTracer(plot);
        foot->position->setAxes(plot->xAxis, y);
        foot->position->setCoords(flag.x, flag.y);
        foot->setStyle(flag.shape == PlotFlag::Shape::Dot ? QCPItemTracer::tsCircle : QCPItemTracer::tsSquare);
        foot->setSize(flag.shape == PlotFlag::Shape::Dot ? 9 : 7);
        foot->setPen(QPen(c.surface, 1.5));
        foot->setBrush(c.text);
        foot->setSelectable(false);
        const auto words = [&](const QString& what, bool strong) {
            auto* text = new QCPItemText(plot);
            text->setText(what);
            text->setFont(strong ? theme.font(TextSize::Small, true) : small);
            text->setColor(c.text);
            text->setClipToAxisRect(false);
            text->setPadding(QMargins(3, 0, 3, 0));
            text->position->setType(QCPItemPosition::ptAbsolute);
            text->setVisible(false);
            return text;
        };
        auto* leader = new QCPItemLine(plot);
        leader->setPen(QPen(c.textMuted, 1.0));
        leader->setClipToAxisRect(false);
        leader->setVisible(false);
        leader->start->setType(QCPItemPosition::ptAbsolute);
        leader->end->setType(QCPItemPosition::ptAbsolute);
        p.flags.append({foot, words(flag.label, false), leader, words({}, true), words({}, true)});
    }
    if (!p.zoomed) fitAxes();
    if (p.at) readAt(*p.at);
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::fitAxes()
{
    QCustomPlot* plot = m_parts->plot;
    Reach x, left, right;
    QMap<double, double> stacks;
    for (const PlotSeries& series : m_plot.series) {
        for (const double v : series.x) x.take(v);
        if (series.bars)
            for (qsizetype i = 0; i < series.x.size(); ++i) left.take(stacks[series.x.at(i)] += series.y.at(i));
        else
            for (const double v : series.y) (series.right ? right : left).take(v);
    }
    for (const PlotMark& mark : m_plot.marks) (mark.orientation == Qt::Horizontal ? left : x).take(mark.at);
    for (const PlotFlag& flag : m_plot.flags) {
        x.take(flag.x);
        (flag.right ? right : left).take(flag.y);
    }
    const auto set = [](QCPAxis* axis, const PlotAxis& about, const Reach& reach, bool vertical) {
        double from = about.from.value_or(vertical ? std::min(reach.low, 0.0) : reach.low);
        double to = about.to.value_or(vertical ? reach.high * kHeadroom : reach.high);
        if (!(to > from)) to = from + 1.0;
        axis->setRange(from, to);
    };
    set(plot->xAxis, m_plot.x, x, false);
    set(plot->yAxis, m_plot.y, left, true);
    set(plot->yAxis2, m_plot.right, right, true);
    fitMargins();
}

/// Room beside the plot for the names of its lines: no more of a narrow one than leaves the lines the larger part.
void PlotCanvas::fitMargins()
{
    QCustomPlot* plot = m_parts->plot;
    int key = 0;
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    if (m_plot.key)
        for (const PlotSeries& series : m_plot.series) key = std::max(key, metrics.horizontalAdvance(series.name));
    const int widest = std::min(kWidestKey, plot->width() * 2 / 5 - kKeyRoom);
    plot->axisRect()->setMinimumMargins(QMargins(8, 10, key > 0 ? std::clamp(key, 0, std::max(widest, 0)) + kKeyRoom : 8, 8));
    if (m_parts->leftMargin >= 0) {
        plot->axisRect()->setAutoMargins(QCP::msTop | QCP::msBottom);
        plot->axisRect()->setMargins(QMargins(m_parts->leftMargin, 0, m_parts->rightMargin, 0));
    }
}

}  // namespace rw::ui
