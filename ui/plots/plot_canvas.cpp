// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_canvas.h"

#include "plot_table_model.h"
#include "plot_tickers.h"
#include "plot_words.h"
#include "shell/theme.h"

#include <qcustomplot.h>

#include <QHelpEvent>
#include <QSvgGenerator>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace rw::ui {
namespace {

constexpr double kHeadroom = 1.08; // over the largest value, so that no line lies on the frame
constexpr int kLabelGap = 4;
constexpr double kFlagOffset = 6.0; // px
constexpr int kKeyRoom = 40;        // px, for samples and space beside names
constexpr int kWidestKey = 170;
constexpr int kSample = 16;
constexpr double kBarWidth = 0.72;  // of the distance of two bars

QString axisText(const PlotAxis& axis)
{
    return axis.unit.isEmpty() ? axis.label : QStringLiteral("%1 (%2)").arg(axis.label, axis.unit);
}

QString number(double value)
{
    return QLocale().toString(value, 'g', std::abs(value) >= 1000.0 ? 6 : 4);
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

static int plotsAsVectors = 0;  // only the window's thread paints widgets

PlotsAsVectors::PlotsAsVectors()
{
    ++plotsAsVectors;
}

PlotsAsVectors::~PlotsAsVectors()
{
    --plotsAsVectors;
}

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

PlotCanvas::PlotCanvas(QWidget* parent) : PlotSurface(parent), m_parts(std::make_unique<Parts>())
{
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* plot = new QCustomPlot;
    m_parts->plot = plot;
    row->addWidget(plot);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setMinimumSize(80, 60);
    plot->setAttribute(Qt::WA_TransparentForMouseEvents, false);
    plot->installEventFilter(this);
    plot->setNoAntialiasingOnDrag(false);
    plot->setAutoAddPlottableToLegend(false);
    plot->plotLayout()->setMargins({});
    plot->axisRect()->setMinimumMargins(QMargins(8, 10, 8, 8));
    plot->setInteraction(QCP::iRangeDrag, false);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->yAxis2}) {
        axis->setTickLength(0, 4);
        axis->setSubTickLength(0, 2);
        axis->setTickLabelPadding(4);
        axis->setLabelPadding(4);
        axis->setNumberFormat(QStringLiteral("gbc"));
        axis->ticker()->setTickCount(5);
    }
    plot->yAxis->setSubTicks(false);
    plot->yAxis2->setSubTicks(false);
    plot->yAxis->grid()->setZeroLinePen(Qt::NoPen);
    connect(&Theme::of(this), &Theme::changed, this, [this] {
        rebuild();
    });
    applyColors();
}

PlotCanvas::~PlotCanvas() = default;

void PlotCanvas::setPlot(const PlotData& plot)
{
    if (plot == m_plot) return;
    m_plot = plot;
    rebuild();
}

void PlotCanvas::setSideMargins(int left, int right)
{
    m_parts->leftMargin = left;
    m_parts->rightMargin = right;
    fitAxes();
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
}

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
    p.keys.clear();
    applyColors();

    plot->xAxis->setLabel(axisText(m_plot.x));
    plot->yAxis->setLabel(axisText(m_plot.y));
    plot->yAxis2->setLabel(axisText(m_plot.right));
    const bool second = std::any_of(m_plot.series.begin(), m_plot.series.end(),
                                    [](const PlotSeries& s) { return s.right; });
    plot->yAxis2->setVisible(second);
    if (m_plot.x.years) plot->xAxis->setTicker(QSharedPointer<YearTicker>::create());
    if (m_plot.x.months) {
        if (!p.months) p.months = QSharedPointer<MonthTicker>::create();
        plot->xAxis->setTicker(p.months);
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
        // A label in the line's own colour where that can be read; ink otherwise.
        label->setColor(contrastRatio(color, c.surface) >= 4.5 ? color : c.text);
        label->setClipToAxisRect(false);
        label->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
        label->position->setAxes(plot->xAxis, y);
        label->setPadding(QMargins(2, 0, 2, 2));
        p.labels.append(label);
        if (!m_plot.key) continue;
        label->setText(series.name);
        label->position->setType(QCPItemPosition::ptAbsolute);
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        auto* sample = new QCPItemLine(plot);
        sample->setPen(QPen(color, 3.0));
        sample->setClipToAxisRect(false);
        sample->start->setType(QCPItemPosition::ptAbsolute);
        sample->end->setType(QCPItemPosition::ptAbsolute);
        p.keys.append(sample);
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
        auto* text = new QCPItemText(plot);
        text->setText(flag.label);
        text->setFont(small);
        text->setColor(c.text);
        text->setClipToAxisRect(false);
        text->setPadding(QMargins(3, 0, 3, 0));
        QColor paper = c.surface;
        paper.setAlphaF(0.8F);
        if (!flag.label.isEmpty()) text->setBrush(paper);
        // A little off the point, so that the words do not cover it.
        text->position->setParentAnchor(foot->position);
        text->position->setCoords(kFlagOffset, -kFlagOffset);
        p.flags.append({foot, text});
    }
    if (!p.zoomed) fitAxes();
    placeLabels();
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
    int key = 0;
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    if (m_plot.key)
        for (const PlotSeries& series : m_plot.series) key = std::max(key, metrics.horizontalAdvance(series.name));
    plot->axisRect()->setMinimumMargins(QMargins(8, 10, key > 0 ? std::min(key, kWidestKey) + kKeyRoom : 8, 8));
    if (m_parts->leftMargin >= 0) {
        plot->axisRect()->setAutoMargins(QCP::msTop | QCP::msBottom);
        plot->axisRect()->setMargins(QMargins(m_parts->leftMargin, 0, m_parts->rightMargin, 0));
    }
}

/// Names of lines stand at their right ends, above them, and give way downwards to each other; names
/// of filled layers stand inside, where the layer is thickest.
void PlotCanvas::placeLabels()
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    const QCPRange range = plot->xAxis->range();
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    if (p.months) p.months->setInitials(plot->axisRect()->width() / range.size() < metrics.horizontalAdvance(QStringLiteral("Mmm")) + kLabelGap);
    placeMarks();
    if (m_plot.key) {
        placeKey();
        placeFlags();
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
    placeFlags();
}

void PlotCanvas::placeFlags()
{
    Parts& p = *m_parts;
    QCustomPlot* plot = p.plot;
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    for (int i = 0; i < p.flags.size(); ++i) {
        const PlotFlag& flag = m_plot.flags.at(i);
        // Words lean towards the middle, where there is room.
        const bool rightHalf = plot->xAxis->coordToPixel(flag.x) > plot->axisRect()->center().x();
        const bool leftward = flag.lean == PlotFlag::Lean::Middle ? rightHalf : flag.lean == PlotFlag::Lean::Left;
        // Near the top they stand below the point: above it is the frame.
        const bool high = (flag.right ? plot->yAxis2 : plot->yAxis)->coordToPixel(flag.y) < plot->axisRect()->top() + 3 * metrics.height();
        p.flags.at(i).text->setPositionAlignment((leftward ? Qt::AlignRight : Qt::AlignLeft) |
                                                 (high ? Qt::AlignTop : Qt::AlignBottom));
        p.flags.at(i).text->position->setCoords(leftward ? -kFlagOffset : kFlagOffset, high ? kFlagOffset : -kFlagOffset);
    }
}

/// Words of upright lines stand right of them at the top, left where the frame is near, and below those of a neighbour.
void PlotCanvas::placeMarks()
{
    Parts& p = *m_parts;
    QCPAxisRect* frame = p.plot->axisRect();
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    QList<QRectF> taken;
    for (int i = 0; i < p.marks.size(); ++i) {
        const PlotMark& mark = m_plot.marks.at(i);
        if (mark.orientation == Qt::Horizontal) continue;
        const double at = p.plot->xAxis->coordToPixel(mark.at);
        const double width = metrics.horizontalAdvance(mark.label) + 2 * kLabelGap;
        const bool left = at + width > frame->right();
        QRectF room(left ? at - width : at, frame->top(), width, metrics.height() + 2);
        for (int row = 0; row < p.marks.size(); ++row) {
            const bool free = std::none_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(room); });
            if (free) break;
            room.translate(0.0, metrics.height() + 2);
        }
        taken << room;
        p.marks.at(i).text->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
        p.marks.at(i).text->position->setCoords(mark.at, frame->height() > 0 ? (room.top() - frame->top()) / frame->height() : 0.0);
    }
}

void PlotCanvas::placeKey()
{
    Parts& p = *m_parts;
    QCPAxisRect* frame = p.plot->axisRect();
    const QFontMetrics metrics(Theme::of(this).font(TextSize::Small));
    const double line = metrics.height() * 1.35;
    const double left = frame->right() + kLabelGap * 3;
    for (int i = 0; i < p.labels.size(); ++i) {
        const double y = frame->top() + line * (i + 0.5);
        p.keys.at(i)->start->setCoords(left, y);
        p.keys.at(i)->end->setCoords(left + kSample, y);
        p.labels.at(i)->setText(metrics.elidedText(m_plot.series.at(i).name, Qt::ElideRight, kWidestKey));
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

void PlotCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    m_parts->plot->replot(QCustomPlot::rpImmediateRefresh);
    placeLabels();
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::resetZoom()
{
    m_parts->zoomed = false;
    fitAxes();
    placeLabels();
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::zoom(double factor)
{
    QCPAxis* axis = m_parts->plot->xAxis;
    axis->scaleRange(factor, m_parts->at.value_or(axis->range().center()));
    m_parts->zoomed = true;
    placeLabels();
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::stepReading(int across, int)
{
    QList<double> all;
    for (const PlotSeries& series : m_plot.series) all += series.x;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (all.isEmpty()) return;
    qsizetype i = across > 0 ? 0 : all.size() - 1;
    if (m_parts->at) {
        i = std::lower_bound(all.begin(), all.end(), *m_parts->at) - all.begin();
        i = std::clamp<qsizetype>(i + across, 0, all.size() - 1);
    }
    readAt(all.at(i));
}

void PlotCanvas::clearReading()
{
    m_parts->at.reset();
    if (m_parts->reader != nullptr) m_parts->reader->setVisible(false);
    for (QCPItemTracer* dot : m_parts->dots) dot->setVisible(false);
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
    emit reading({});
}

void PlotCanvas::readAt(double x)
{
    Parts& p = *m_parts;
    if (m_plot.x.months) x = std::clamp(std::round(x), 1.0, 12.0);
    QStringList words{m_plot.x.years    ? quarterText(x)
                      : m_plot.x.months ? monthText(static_cast<int>(x))
                                        : (number(x) + QLatin1Char(' ') + m_plot.x.unit).trimmed()};
    bool any = false;
    for (int i = 0; i < m_plot.series.size(); ++i) {
        const PlotSeries& series = m_plot.series.at(i);
        const auto y = PlotTableModel::valueAt(series, x);
        p.dots.at(i)->setVisible(y.has_value() && !series.bars);
        if (!y) continue;
        any = true;
        p.dots.at(i)->position->setCoords(x, *y);
        const QString& unit = series.right ? m_plot.right.unit : m_plot.y.unit;
        words << QStringLiteral("%1 %2 %3").arg(series.name, number(*y), unit).trimmed();
    }
    if (!any) {
        clearReading();
        return;
    }
    p.at = x;
    p.reader->point1->setCoords(x, 0.0);
    p.reader->point2->setCoords(x, 1.0);
    p.reader->setVisible(true);
    p.plot->replot(QCustomPlot::rpQueuedReplot);
    emit reading(words.join(QStringLiteral("  ·  ")));
}

bool PlotCanvas::eventFilter(QObject* watched, QEvent* event)
{
    Parts& p = *m_parts;
    if (watched != p.plot) return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::Paint: {
        if (plotsAsVectors == 0) break;
        QCPPainter painter(p.plot);
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        p.plot->toPainter(&painter, p.plot->width(), p.plot->height());
        return true;
    }
    case QEvent::MouseMove: {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (p.plot->axisRect()->rect().contains(mouse->position().toPoint()))
            readAt(p.plot->xAxis->pixelToCoord(mouse->position().x()));
        else
            clearReading();
        break;
    }
    case QEvent::Leave: clearReading(); break;
    case QEvent::Wheel: {
        // Only with Ctrl: the plain wheel scrolls the page.
        auto* wheel = static_cast<QWheelEvent*>(event);
        if (!wheel->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore();
            return true;
        }
        p.at = p.plot->xAxis->pixelToCoord(wheel->position().x());
        zoom(wheel->angleDelta().y() > 0 ? 0.8 : 1.25);
        return true;
    }
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (int i = 0; i < p.flags.size(); ++i) {
            const bool near = p.flags.at(i).foot->selectTest(help->pos(), false) < 10.0;
            const bool onText = p.flags.at(i).text->selectTest(help->pos(), false) < 4.0;
            if ((near || onText) && !m_plot.flags.at(i).explanation.isEmpty()) {
                QToolTip::showText(help->globalPos(), m_plot.flags.at(i).explanation, this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

QImage PlotCanvas::picture(const QSize& size, double scale) const
{
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::of(this).colors().surface);
    QCPPainter painter(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    m_parts->plot->toPainter(&painter, size.width(), size.height());
    return image;
}

bool PlotCanvas::saveSvg(const QString& fileName, const QString& title) const
{
    QSvgGenerator svg;
    svg.setFileName(fileName);
    svg.setSize(m_parts->plot->size());
    svg.setViewBox(QRect({0, 0}, m_parts->plot->size()));
    svg.setTitle(title);
    QCPPainter painter;
    if (!painter.begin(&svg)) return false;
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    m_parts->plot->toPainter(&painter, m_parts->plot->width(), m_parts->plot->height());
    return painter.end();
}

}  // namespace rw::ui
