// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_view.h"

#include "carpet_canvas.h"
#include "plot_canvas.h"
#include "plot_table_model.h"
#include "shell/painted_picture.h"
#include "shell/theme.h"
#include "widgets/elided_label.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QSaveFile>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rw::ui {

namespace {
constexpr double kFootLines = 4.0;  // by how much a plot grows for words beneath it
}  // namespace

PlotView::PlotView(QWidget* parent)
    : QWidget(parent), m_fileStem(QStringLiteral("plot")), m_head(new QVBoxLayout), m_title(new ElidedLabel),
      m_subtitle(new ElidedLabel), m_stack(new QStackedWidget), m_table(new QTableView),
      m_model(new PlotTableModel(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setTextSize(m_title, TextSize::Body, true);
    setTextSize(m_subtitle, TextSize::Small);
    setMuted(m_subtitle);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setAlternatingRowColors(true);
    m_table->setContextMenuPolicy(Qt::NoContextMenu);
    // T closes the table from within, where letters would search.
    auto* back = new QShortcut(Qt::Key_T, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(back, &QShortcut::activated, this, [this] { setTableShown(false); });
    m_table->setAccessibleName(tr("Values"));
    m_stack->addWidget(m_table);
    m_head->setSpacing(2);
    m_head->addWidget(m_title);
    m_head->addWidget(m_subtitle);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(m_head);
    column->addWidget(m_stack, 1);
}

PlotCanvas* PlotView::lines()
{
    if (m_lines == nullptr) {
        m_lines = new PlotCanvas;
        m_stack->addWidget(m_lines);
        connect(m_lines, &PlotCanvas::reading, this, &PlotView::showReading);
        // Not while it is being laid out.
        connect(m_lines, &PlotCanvas::footWanted, this, &PlotView::takeFoot, Qt::QueuedConnection);
        if (!m_plot.isCarpet() && m_carpet == nullptr) m_stack->setCurrentWidget(m_lines);
    }
    return m_lines;
}

void PlotView::takeFoot(int height)
{
    QStringList words;
    for (const PlotSeries& series : m_plot.series) words << series.name;
    for (const PlotFlag& flag : m_plot.flags) words << flag.label;
    const bool other = width() != m_footWidth || words != m_footWords;
    m_footWidth = width();
    m_footWords = words;
    const int most = static_cast<int>(kFootLines * QFontMetricsF(Theme::of(this).font(TextSize::Small)).height());
    const int wanted = std::min(most, other ? height : std::max(height, m_foot));
    if (wanted == m_foot) return;
    m_foot = wanted;
    updateGeometry();
    emit footChanged();
}

PlotSurface* PlotView::surface() const
{
    return m_plot.isCarpet() ? static_cast<PlotSurface*>(m_carpet) : m_lines;
}

void PlotView::setPlot(const PlotData& plot)
{
    if (plot == m_plot && surface() != nullptr) return;
    const bool table = surface() != nullptr && isTableShown();
    m_plot = plot;
    m_title->setText(plot.title);
    m_subtitle->setText(plot.subtitle);
    if (plot.isCarpet() && m_carpet == nullptr) {
        m_carpet = new CarpetCanvas;
        m_stack->addWidget(m_carpet);
        connect(m_carpet, &CarpetCanvas::reading, this, &PlotView::showReading);
    }
    if (!plot.isCarpet()) lines();
    surface()->setPlot(plot);
    m_model->setPlot(plot);
    m_stack->setCurrentWidget(table ? static_cast<QWidget*>(m_table) : surface());
    describe();
}

void PlotView::setCompact(bool compact)
{
    m_compact = compact;
    m_head->setDirection(compact ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_head->setSpacing(compact ? space::kM : 2);
    m_head->setStretch(0, compact ? 1 : 0);
    m_subtitle->setAlignment(compact ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    updateGeometry();
}

void PlotView::describe()
{
    setAccessibleName(m_plot.title);
    QStringList words{m_plot.subtitle};
    for (const PlotFlag& flag : m_plot.flags) words << flag.label;
    words << tr("Arrow keys read values, plus and minus zoom, 0 shows all, T shows the table.");
    words.removeAll(QString());
    setAccessibleDescription(words.join(QStringLiteral(". ")));
    m_table->setAccessibleName(tr("Values of: %1").arg(m_plot.title));
}

void PlotView::setSideMargins(int left, int right)
{
    lines()->setSideMargins(left, right);
}

void PlotView::setTableShown(bool shown)
{
    if (surface() == nullptr) return;
    const bool hadFocus = hasFocus() || m_table->hasFocus();
    m_stack->setCurrentWidget(shown ? static_cast<QWidget*>(m_table) : surface());
    if (hadFocus) (shown ? static_cast<QWidget*>(m_table) : this)->setFocus();
}

bool PlotView::isTableShown() const
{
    return surface() != nullptr && m_stack->currentWidget() == m_table;
}

QSize PlotView::minimumSizeHint() const
{
    return m_compact ? QSize(220, 104 + m_foot) : QSize(220, 160 + m_foot);
}

QSize PlotView::sizeHint() const
{
    return m_compact ? QSize(420, 128 + m_foot) : QSize(420, 240 + m_foot);
}

void PlotView::showReading(const QString& reading)
{
    m_subtitle->setText(reading.isEmpty() ? m_plot.subtitle : reading);
    if (!reading.isEmpty() && hasFocus()) {
        setAccessibleDescription(reading);
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

void PlotView::resetZoom()
{
    if (surface() != nullptr) surface()->resetZoom();
}

QString PlotView::csv() const
{
    return m_model->csv();
}

/// Title and conditions are part of the message, so they go along, whole: in lines where they are long.
double PlotView::paintHead(QPainter* painter, double width) const
{
    const Theme& theme = Theme::of(this);
    const auto line = [&](const QString& words, const QFont& font, const QColor& color, double top) {
        if (words.isEmpty()) return top;
        const QRectF room(space::kS, top, width - 2.0 * space::kS, 1e4);
        const double height = std::ceil(QFontMetricsF(font).boundingRect(room, Qt::AlignLeft | Qt::TextWordWrap, words).height());
        if (painter != nullptr) {
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(QRectF(room.topLeft(), QSizeF(room.width(), height + 1.0)), Qt::AlignLeft | Qt::TextWordWrap, words);
        }
        return top + height;
    };
    const double under = line(m_plot.title, theme.font(TextSize::Body, true), theme.colors().text, space::kXs);
    return line(m_plot.subtitle, theme.font(TextSize::Small), theme.colors().textMuted, under) + space::kXs;
}

QImage PlotView::picture(const QSize& size, double scale) const
{
    const int top = static_cast<int>(std::ceil(paintHead(nullptr, size.width())));
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::of(this).colors().surface);
    QPainter painter(&image);
    paintHead(&painter, size.width());
    if (surface() != nullptr) painter.drawImage(QPoint(0, top), surface()->picture(size - QSize(0, top), scale));
    return image;
}

QSizeF PlotView::sheetSize() const
{
    const QSizeF shown = surface() != nullptr ? QSizeF(surface()->size()) : QSizeF();
    return {shown.width(), shown.height() + std::ceil(paintHead(nullptr, shown.width()))};
}

void PlotView::paintSheet(QPainter& painter) const
{
    const QSizeF size = sheetSize();
    painter.fillRect(QRectF(QPointF(), size), Theme::of(this).colors().surface);
    const double top = std::ceil(paintHead(&painter, size.width()));
    painter.save();
    painter.translate(0.0, top);
    if (surface() != nullptr) surface()->paintVectors(painter);
    painter.restore();
}

QByteArray PlotView::svg() const
{
    return svgOf(paintedPicture(m_plot.title, sheetSize(), [this](QPainter& painter) { paintSheet(painter); }));
}

void PlotView::copyPicture() const
{
    QApplication::clipboard()->setImage(picture(m_stack->size(), 2.0));
}

void PlotView::copyData() const
{
    QApplication::clipboard()->setText(csv());
}

bool PlotView::save(const QString& fileName, QString* problem) const
{
    QSaveFile file(fileName);
    bool good = file.open(QIODevice::WriteOnly);
    if (good && fileName.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        good = file.write(svg()) >= 0;
    else if (good && fileName.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        good = file.write(QByteArrayLiteral("\xef\xbb\xbf") + csv().toUtf8()) >= 0;  // or Excel reads it in the letters of its country
    else if (good)
        good = picture(m_stack->size().expandedTo(m_compact ? QSize(640, 120) : QSize(640, 360)), 2.0).save(&file, "PNG");
    good = good && file.commit();
    if (!good && problem != nullptr) *problem = tr("%1 could not be written: %2").arg(fileName, file.errorString());
    return good;
}

void PlotView::saveAs(const QString& filter, const QString& suffix)
{
    QString name = QFileDialog::getSaveFileName(this, tr("Save plot"), m_fileStem + suffix, filter);
    if (name.isEmpty()) return;
    if (!name.endsWith(suffix, Qt::CaseInsensitive)) name += suffix;
    QString problem;
    if (!save(name, &problem)) QMessageBox::warning(this, tr("Save plot"), problem);
}

void PlotView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy picture"), this, &PlotView::copyPicture);
    menu.addAction(tr("Copy data"), this, &PlotView::copyData);
    menu.addSeparator();
    menu.addAction(tr("Save as SVG…"), this, [this] { saveAs(tr("SVG picture (*.svg)"), QStringLiteral(".svg")); });
    menu.addAction(tr("Save as PNG…"), this, [this] { saveAs(tr("PNG picture (*.png)"), QStringLiteral(".png")); });
    menu.addAction(tr("Save as CSV…"), this, [this] { saveAs(tr("CSV table (*.csv)"), QStringLiteral(".csv")); });
    menu.addSeparator();
    QAction* table = menu.addAction(tr("Show as table"), this, &PlotView::setTableShown);
    table->setCheckable(true);
    table->setChecked(isTableShown());
    menu.addAction(tr("Reset zoom"), this, &PlotView::resetZoom);
    menu.exec(event->globalPos());
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    PlotSurface* plot = surface();
    if (plot == nullptr || (isTableShown() && event->key() != Qt::Key_T)) {
        QWidget::keyPressEvent(event);
        return;
    }
    constexpr int kMonth = 30;  // days
    const bool carpet = m_plot.isCarpet();
    switch (event->key()) {
    case Qt::Key_Left: plot->stepReading(-1); return;
    case Qt::Key_Right: plot->stepReading(1); return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (carpet) plot->stepReading(0, event->key() == Qt::Key_Up ? 1 : -1);
        else QWidget::keyPressEvent(event);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (carpet) plot->stepReading(event->key() == Qt::Key_PageUp ? -kMonth : kMonth);
        else QWidget::keyPressEvent(event);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: plot->zoom(0.8); return;
    case Qt::Key_Minus: plot->zoom(1.25); return;
    case Qt::Key_0: resetZoom(); return;
    case Qt::Key_T: setTableShown(!isTableShown()); return;
    case Qt::Key_Escape:
        plot->clearReading();
        event->ignore();
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void PlotView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && surface() != nullptr && !isTableShown()) surface()->stepReading(1);
}

void PlotView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (surface() != nullptr) surface()->clearReading();
}

}  // namespace rw::ui
