// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagram_view.h"

#include "shell/painted_picture.h"
#include "shell/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QSaveFile>
#include <QScrollBar>

#include <algorithm>

namespace rw::ui {
namespace {

constexpr double kMostZoom = 5.0;
constexpr double kMostFit = 1.3;

}  // namespace

const DiagramItem* Diagram::find(const QString& key) const
{
    for (const DiagramItem& item : items)
        if (item.key == key)
            return &item;
    return nullptr;
}

/// All of the diagram in one item: it is drawn again as a whole when anything of it changes.
class DiagramView::Picture : public QGraphicsItem {
public:
    explicit Picture(const DiagramView& view) : m_view(view) {}

    void boundsChange() { prepareGeometryChange(); }
    [[nodiscard]] QRectF boundingRect() const override { return m_view.m_diagram.bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        if (!m_view.m_diagram.paint)
            return;
        painter->setRenderHint(QPainter::Antialiasing);
        m_view.m_diagram.paint(*painter, m_view.state());
    }

private:
    const DiagramView& m_view;
};

DiagramView::DiagramView(const QString& fileStem, QWidget* parent)
    : SchemeView(kMostZoom, parent), m_picture(new Picture(*this)), m_fileStem(fileStem)
{
    scene()->addItem(m_picture);
}

DiagramView::~DiagramView() = default;

Diagram::State DiagramView::state() const
{
    return isChoiceShown() ? Diagram::State{current(), m_hovered, hasFocus()} : Diagram::State{};
}

void DiagramView::setDiagram(Diagram diagram)
{
    const QRectF before = m_diagram.bounds;
    m_picture->boundsChange();
    m_diagram = std::move(diagram);
    if (!m_diagram.find(m_hovered))
        m_hovered.clear();
    drawingChanged(before);
}

void DiagramView::showStates() { m_picture->update(); }

double DiagramView::fittingScale() const
{
    const QSize room = maximumViewportSize();
    const double high = room.height() / m_diagram.bounds.height();
    const double wide = room.width() / m_diagram.bounds.width();
    const double scale = std::min({wide, high, kMostFit});
    if (scale >= m_leastFit)
        return scale;
    // Who asks for larger letters gets them, and scrolls both ways.
    if (Theme::of(this).textScale() > 1.0)
        return m_leastFit;
    // Scrolled along one side, all of the other is seen.
    const int bar = verticalScrollBar()->sizeHint().width();
    return std::clamp(high < wide ? (room.width() - bar) / m_diagram.bounds.width() : (room.height() - bar) / m_diagram.bounds.height(), scale,
                      m_leastFit);
}

QStringList DiagramView::keys() const
{
    QStringList all;
    for (const DiagramItem& item : m_diagram.items)
        all << item.key;
    return all;
}

QRectF DiagramView::boxOf(const QString& key) const
{
    const DiagramItem* item = m_diagram.find(key);
    return item ? item->box : QRectF();
}

QString DiagramView::spoken(const QString& key) const
{
    const DiagramItem* item = m_diagram.find(key);
    return item ? item->spoken : QString();
}

QString DiagramView::explained(const QString& key) const
{
    const DiagramItem* item = m_diagram.find(key);
    return item ? item->more : QString();
}

QPoint DiagramView::itemPoint(const QString& key) const
{
    const DiagramItem* item = m_diagram.find(key);
    return item ? mapFromScene(item->box.center()) : QPoint();
}

/// What stands last is on top.
QString DiagramView::keyAt(const QPointF& scenePoint) const
{
    for (auto item = m_diagram.items.rbegin(); item != m_diagram.items.rend(); ++item)
        if (item->contains ? item->contains(scenePoint) : item->box.contains(scenePoint))
            return item->key;
    return {};
}

void DiagramView::setHovered(const QString& key)
{
    if (key == m_hovered)
        return;
    m_hovered = key;
    m_picture->update();
    viewport()->setCursor(key.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (const DiagramItem* item = m_diagram.find(key))
        emit statusText(item->spoken);
    emit hoveredChanged(key);
}

void DiagramView::mouseMoveEvent(QMouseEvent* event)
{
    SchemeView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        setHovered(keyAt(event->pos()));
}

void DiagramView::leaveEvent(QEvent* event)
{
    SchemeView::leaveEvent(event);
    setHovered({});
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event)
{
    SchemeView::mouseReleaseEvent(event);
    viewport()->setCursor(keyAt(event->pos()).isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void DiagramView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    SchemeView::keyPressEvent(event);
}

QImage DiagramView::picture(double scale) const
{
    const QSize size = m_diagram.bounds.size().toSize().expandedTo({1, 1});
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Theme::of(this).colors().canvas);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-m_diagram.bounds.topLeft());
    if (m_diagram.paint)
        m_diagram.paint(painter, {});
    return image;
}

void DiagramView::copy() const
{
    auto* both = new QMimeData;
    both->setImageData(picture(2.0));
    if (m_csv)
        both->setText(m_csv());
    QApplication::clipboard()->setMimeData(both);
}

bool DiagramView::save(const QString& fileName, QString* problem) const
{
    QSaveFile file(fileName);
    bool good = file.open(QIODevice::WriteOnly);
    if (good && fileName.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        good = file.write(svgOf(paintedPicture(accessibleName(), m_diagram.bounds.size(), [this](QPainter& painter) {
                   painter.setRenderHint(QPainter::Antialiasing);
                   painter.translate(-m_diagram.bounds.topLeft());
                   painter.fillRect(m_diagram.bounds, Theme::of(this).colors().canvas);
                   if (m_diagram.paint)
                       m_diagram.paint(painter, {});
               })))
               >= 0;
    } else if (good && fileName.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        good = m_csv && file.write(QByteArrayLiteral("\xef\xbb\xbf") + m_csv().toUtf8()) >= 0;  // or Excel reads it in the letters of its country
    } else if (good) {
        good = picture(2.0).save(&file, "PNG");
    }
    good = good && file.commit();
    if (!good && problem)
        *problem = tr("%1 could not be written: %2").arg(fileName, file.errorString());
    return good;
}

void DiagramView::saveAs(const QString& filter, const QString& suffix)
{
    QString name = QFileDialog::getSaveFileName(this, tr("Save picture"), m_fileStem + suffix, filter);
    if (name.isEmpty())
        return;
    if (!name.endsWith(suffix, Qt::CaseInsensitive))
        name += suffix;
    QString problem;
    if (!save(name, &problem))
        QMessageBox::warning(this, tr("Save picture"), problem);
}

void DiagramView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    if (const QString key = byMouse ? keyAt(event->pos()) : QString(); !key.isEmpty())
        setCurrent(key);
    QMenu menu(this);
    if (!current().isEmpty()) {
        menu.addAction(tr("How it comes about"), this, [this] { emit activated(current()); });
        menu.addSeparator();
    }
    menu.addAction(tr("Copy"), this, &DiagramView::copy);
    menu.addAction(tr("Save as SVG…"), this, [this] { saveAs(tr("SVG picture (*.svg)"), QStringLiteral(".svg")); });
    menu.addAction(tr("Save as PNG…"), this, [this] { saveAs(tr("PNG picture (*.png)"), QStringLiteral(".png")); });
    menu.addAction(tr("Save as CSV…"), this, [this] { saveAs(tr("CSV table (*.csv)"), QStringLiteral(".csv")); });
    menu.addSeparator();
    menu.addAction(tr("Show all of it"), this, &DiagramView::fit);
    menu.exec(byMouse || current().isEmpty() ? event->globalPos() : viewport()->mapToGlobal(itemPoint(current())));
}

}  // namespace rw::ui
