// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_canvas.h"

#include "plot_canvas_parts.h"
#include "plot_table_model.h"
#include "plot_words.h"
#include "shell/theme.h"

#include <qcustomplot.h>

#include <QHelpEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {

constexpr double kNearLine = 4.0;  // px, from which the pointer means a line

int plotsAsVectors = 0;  // only the window's thread paints widgets

/// Takes what is read off a plot away for as long as it lives: a picture to keep shows none of it.
class Unread {
public:
    Unread(QCPAbstractItem* reader, const QList<QCPItemTracer*>& dots)
    {
        hide(reader);
        for (QCPItemTracer* dot : dots) hide(dot);
    }
    ~Unread()
    {
        for (QCPAbstractItem* item : m_hidden) item->setVisible(true);
    }
    Unread(const Unread&) = delete;
    Unread& operator=(const Unread&) = delete;

private:
    void hide(QCPAbstractItem* item)
    {
        if (item == nullptr || !item->visible()) return;
        item->setVisible(false);
        m_hidden << item;
    }
    QList<QCPAbstractItem*> m_hidden;
};

}  // namespace

PlotsAsVectors::PlotsAsVectors()
{
    ++plotsAsVectors;
}

PlotsAsVectors::~PlotsAsVectors()
{
    --plotsAsVectors;
}

PlotCanvas::PlotCanvas(QWidget* parent) : PlotSurface(parent), m_parts(std::make_unique<Parts>())
{
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* plot = new QCustomPlot;
    m_parts->plot = plot;
    row->addWidget(plot);
    plot->setFocusPolicy(Qt::NoFocus);
    plot->setMinimumSize(80, 60);
    plot->setAttribute(Qt::WA_NoMousePropagation, false);  // menus are the view's, and the plain wheel the page's
    plot->installEventFilter(this);
    plot->setNoAntialiasingOnDrag(false);
    plot->setAutoAddPlottableToLegend(false);
    plot->plotLayout()->setMargins({});
    plot->plotLayout()->setRowSpacing(0);
    m_parts->footRoom = new QCPLayoutElement(plot);
    m_parts->footRoom->setMinimumSize(0, 0);
    m_parts->footRoom->setMaximumSize(QWIDGETSIZE_MAX, 0);
    plot->plotLayout()->addElement(1, 0, m_parts->footRoom);
    plot->axisRect()->setMinimumMargins(QMargins(8, 10, 8, 8));
    plot->setInteraction(QCP::iRangeDrag, false);
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis, plot->yAxis2}) {
        axis->setTicker(QSharedPointer<NumberTicker>::create());
        axis->setTickLength(0, 4);
        axis->setSubTickLength(0, 2);
        axis->setTickLabelPadding(4);
        axis->setLabelPadding(4);
        axis->setNumberFormat(QStringLiteral("gbc"));
    }
    plot->yAxis->setSubTicks(false);
    plot->yAxis2->setSubTicks(false);
    plot->yAxis->grid()->setZeroLinePen(Qt::NoPen);
    // Words are placed by the room that axes leave, which is known with each layout, also that of a picture to save.
    connect(plot, &QCustomPlot::afterLayout, this, &PlotCanvas::placeLabels);
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
    fitMargins();
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitMargins();
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::resetZoom()
{
    m_parts->zoomed = false;
    fitAxes();
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);
}

void PlotCanvas::zoom(double factor)
{
    QCPAxis* axis = m_parts->plot->xAxis;
    axis->scaleRange(factor, m_parts->at.value_or(axis->range().center()));
    m_parts->zoomed = true;
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
                                        : (plotNumber(x) + QLatin1Char(' ') + m_plot.x.unit).trimmed()};
    bool any = false;
    for (int i = 0; i < m_plot.series.size(); ++i) {
        const PlotSeries& series = m_plot.series.at(i);
        const auto y = PlotTableModel::valueAt(series, x);
        p.dots.at(i)->setVisible(y.has_value() && !series.bars);
        if (!y) continue;
        any = true;
        p.dots.at(i)->position->setCoords(x, *y);
        const QString& unit = series.right ? m_plot.right.unit : m_plot.y.unit;
        words << QStringLiteral("%1 %2 %3").arg(series.name, plotNumber(*y), unit).trimmed();
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
        for (const PlotMark& mark : m_plot.marks) {
            const bool flat = mark.orientation == Qt::Horizontal;
            const double off = flat ? p.plot->yAxis->coordToPixel(mark.at) - help->pos().y() : p.plot->xAxis->coordToPixel(mark.at) - help->pos().x();
            if (std::abs(off) > kNearLine || !p.plot->axisRect()->rect().contains(help->pos())) continue;
            const PlotAxis& axis = flat ? m_plot.y : m_plot.x;
            QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2 %3").arg(mark.label, plotNumber(mark.at), axis.unit).trimmed(), this);
            return true;
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
    const Unread unread(m_parts->reader, m_parts->dots);
    QCPPainter painter(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    m_parts->plot->toPainter(&painter, size.width(), size.height());
    m_parts->plot->replot(QCustomPlot::rpQueuedReplot);  // laid out for the window again
    return image;
}

void PlotCanvas::paintVectors(QPainter& painter) const
{
    QCustomPlot* plot = m_parts->plot;
    // The library draws onto painters of its own, which know that lines are wanted and no pictures.
    const PlotsAsVectors vectors;
    const Unread unread(m_parts->reader, m_parts->dots);
    plot->render(&painter, QPoint(), QRegion(), QWidget::DrawChildren);
}

}  // namespace rw::ui
