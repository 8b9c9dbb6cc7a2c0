// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_view.h"

#include "plot_canvas.h"
#include "plot_table_model.h"
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
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace rw::ui {

PlotView::PlotView(QWidget* parent)
    : QWidget(parent), m_fileStem(QStringLiteral("plot")), m_title(new ElidedLabel), m_subtitle(new ElidedLabel),
      m_stack(new QStackedWidget), m_canvas(new PlotCanvas), m_table(new QTableView),
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
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addWidget(m_stack, 1);
    connect(m_canvas, &PlotCanvas::reading, this, &PlotView::showReading);
}

void PlotView::setPlot(const PlotData& plot)
{
    if (plot == m_plot) return;
    m_plot = plot;
    m_title->setText(plot.title);
    m_subtitle->setText(plot.subtitle);
    m_canvas->setPlot(plot);
    m_model->setPlot(plot);
    describe();
}

void PlotView::describe()
{
    setAccessibleName(m_plot.title);
    QStringList words{m_plot.subtitle};
    for (const PlotFlag& flag : m_plot.flags) words << flag.label;
    words << tr("Arrow keys read values, plus and minus zoom, 0 shows all, T shows the table.");
    setAccessibleDescription(words.join(QStringLiteral(". ")));
    m_table->setAccessibleName(tr("Values of: %1").arg(m_plot.title));
}

void PlotView::setSideMargins(int left, int right)
{
    m_canvas->setSideMargins(left, right);
}

void PlotView::setTableShown(bool shown)
{
    m_stack->setCurrentIndex(shown ? 1 : 0);
    if (shown && hasFocus()) m_table->setFocus();
}

bool PlotView::isTableShown() const
{
    return m_stack->currentIndex() == 1;
}

QSize PlotView::minimumSizeHint() const
{
    return {220, 160};
}

QSize PlotView::sizeHint() const
{
    return {420, 240};
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
    m_canvas->resetZoom();
}

QString PlotView::csv() const
{
    return m_model->csv();
}

QImage PlotView::picture(const QSize& size, double scale) const
{
    // The title is part of the message, so it goes along.
    const Theme& theme = Theme::of(this);
    const QFont font = theme.font(TextSize::Body, true);
    const int top = QFontMetrics(font).height() + space::kS;
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(theme.colors().surface);
    QPainter painter(&image);
    painter.setFont(font);
    painter.setPen(theme.colors().text);
    painter.drawText(QRect(space::kS, 0, size.width() - 2 * space::kS, top), Qt::AlignLeft | Qt::AlignVCenter,
                     m_plot.title);
    painter.drawImage(QPoint(0, top), m_canvas->picture(size - QSize(0, top), scale));
    return image;
}

void PlotView::copyPicture() const
{
    QApplication::clipboard()->setImage(picture(m_canvas->size(), 2.0));
}

void PlotView::copyData() const
{
    QApplication::clipboard()->setText(csv());
}

bool PlotView::save(const QString& fileName, QString* problem) const
{
    if (fileName.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        if (m_canvas->saveSvg(fileName, m_plot.title)) return true;
        if (problem != nullptr) *problem = tr("%1 could not be written.").arg(fileName);
        return false;
    }
    QSaveFile file(fileName);
    bool good = file.open(QIODevice::WriteOnly);
    if (good && fileName.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        good = file.write(csv().toUtf8()) >= 0;
    else if (good)
        good = picture(m_canvas->size().expandedTo({640, 360}), 2.0).save(&file, "PNG");
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
    switch (event->key()) {
    case Qt::Key_Left: m_canvas->stepReading(-1); return;
    case Qt::Key_Right: m_canvas->stepReading(1); return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_canvas->zoom(0.8); return;
    case Qt::Key_Minus: m_canvas->zoom(1.25); return;
    case Qt::Key_0: resetZoom(); return;
    case Qt::Key_T: setTableShown(!isTableShown()); return;
    case Qt::Key_Escape:
        m_canvas->clearReading();
        event->ignore();
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void PlotView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) m_canvas->stepReading(1);
}

void PlotView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_canvas->clearReading();
}

}  // namespace rw::ui
