// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagram_view.h"

#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGraphicsItem>
#include <QGraphicsScene>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QSaveFile>
#include <QScrollBar>
#include <QSvgGenerator>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kLeastZoom = 0.3;
constexpr double kMostZoom = 5.0;
constexpr double kMostFit = 1.3;
constexpr double kStep = 1.2;

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
    : QGraphicsView(parent), m_picture(new Picture(*this)), m_fileStem(fileStem)
{
    setScene(new QGraphicsScene(this));
    scene()->addItem(m_picture);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    viewport()->setCursor(Qt::ArrowCursor);
    viewport()->setMouseTracking(true);
    const auto recolour = [this] {
        setBackgroundBrush(Theme::of(this).colors().canvas);
        m_picture->update();
        viewport()->update();
    };
    connect(&Theme::of(this), &Theme::changed, this, recolour);
    recolour();
}

DiagramView::~DiagramView() = default;

double DiagramView::lineHeight() const
{
    return QFontMetricsF(Theme::of(this).font(TextSize::Small)).height();
}

Diagram::State DiagramView::state() const
{
    return {m_current, m_hovered, hasFocus()};
}

void DiagramView::setDiagram(Diagram diagram)
{
    const QRectF before = m_diagram.bounds;
    m_picture->boundsChange();
    m_diagram = std::move(diagram);
    if (!m_diagram.find(m_current))
        m_current.clear();
    if (!m_diagram.find(m_hovered))
        m_hovered.clear();
    scene()->setSceneRect(m_diagram.bounds);
    m_picture->update();
    if (m_diagram.bounds != before && !m_ownZoom)
        fit();
}

void DiagramView::fit()
{
    m_ownZoom = false;
    if (m_diagram.bounds.isEmpty())
        return;
    const QSize room = maximumViewportSize();
    const double high = room.height() / m_diagram.bounds.height();
    const double wide = room.width() / m_diagram.bounds.width();
    double scale = std::min({wide, high, kMostFit});
    if (scale < m_leastFit) {
        // Scrolled along one side, all of the other is seen.
        const int bar = verticalScrollBar()->sizeHint().width();
        scale = std::clamp(high < wide ? (room.width() - bar) / m_diagram.bounds.width() : (room.height() - bar) / m_diagram.bounds.height(),
                           scale, m_leastFit);
    }
    setTransform(QTransform::fromScale(scale, scale));
    horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
    verticalScrollBar()->setValue(verticalScrollBar()->minimum());
}

void DiagramView::zoomBy(double factor)
{
    const double wanted = std::clamp(zoom() * factor, kLeastZoom, kMostZoom);
    m_ownZoom = true;
    scale(wanted / zoom(), wanted / zoom());
}

void DiagramView::setCurrent(const QString& key)
{
    const DiagramItem* item = m_diagram.find(key);
    const QString wanted = item ? key : QString();
    if (wanted == m_current)
        return;
    m_current = wanted;
    m_picture->update();
    if (item) {
        ensureVisible(item->box, space::kM, space::kM);
        announce(item->spoken);
    }
    emit currentChanged(m_current);
}

QPoint DiagramView::itemPoint(const QString& key) const
{
    const DiagramItem* item = m_diagram.find(key);
    return item ? mapFromScene(item->box.center()) : QPoint();
}

void DiagramView::announce(const QString& text)
{
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    emit statusText(text);
}

/// What stands last is on top.
const DiagramItem* DiagramView::itemAt(const QPoint& point) const
{
    const QPointF at = mapToScene(point);
    for (auto item = m_diagram.items.rbegin(); item != m_diagram.items.rend(); ++item)
        if (item->contains ? item->contains(at) : item->box.contains(at))
            return &*item;
    return nullptr;
}

/// The nearest item that way.
const DiagramItem* DiagramView::neighbour(int key) const
{
    const DiagramItem* from = m_diagram.find(m_current);
    if (!from)
        return m_diagram.items.empty() ? nullptr : &m_diagram.items.front();
    const bool vertical = key == Qt::Key_Up || key == Qt::Key_Down;
    const DiagramItem* best = nullptr;
    double least = 0.0;
    for (const DiagramItem& to : m_diagram.items) {
        const QPointF way = to.box.center() - from->box.center();
        const double ahead = vertical ? way.y() * (key == Qt::Key_Down ? 1.0 : -1.0)
                                      : way.x() * (key == Qt::Key_Right ? 1.0 : -1.0);
        const double aside = std::abs(vertical ? way.x() : way.y());
        if (ahead <= 1.0)
            continue;
        const double distance = ahead + 2.0 * aside;
        if (best && distance >= least)
            continue;
        best = &to;
        least = distance;
    }
    return best;
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

void DiagramView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->pos();
    if (event->button() == Qt::LeftButton)
        if (const DiagramItem* item = itemAt(event->pos())) {
            setCurrent(item->key);
            return;
        }
    QGraphicsView::mousePressEvent(event);
}

void DiagramView::mouseMoveEvent(QMouseEvent* event)
{
    QGraphicsView::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton)
        return;
    const DiagramItem* item = itemAt(event->pos());
    setHovered(item ? item->key : QString());
}

void DiagramView::leaveEvent(QEvent* event)
{
    QGraphicsView::leaveEvent(event);
    setHovered({});
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    const DiagramItem* item = itemAt(event->pos());
    viewport()->setCursor(item ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const bool still = (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (event->button() == Qt::LeftButton && still && !item)
        setCurrent({});
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const DiagramItem* item = itemAt(event->pos()))
        emit activated(item->key);
}

void DiagramView::wheelEvent(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps == 0.0)
        return QGraphicsView::wheelEvent(event);
    zoomBy(std::pow(kStep, steps));
    event->accept();
}

void DiagramView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (const DiagramItem* item = neighbour(event->key()))
            setCurrent(item->key);
        return;
    case Qt::Key_Home:
        if (!m_diagram.items.empty())
            setCurrent(m_diagram.items.front().key);
        return;
    case Qt::Key_End:
        if (!m_diagram.items.empty())
            setCurrent(m_diagram.items.back().key);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_current.isEmpty())
            emit activated(m_current);
        return;
    case Qt::Key_Escape:
        if (m_current.isEmpty())
            break;
        setCurrent({});
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(kStep); return;
    case Qt::Key_Minus: zoomBy(1.0 / kStep); return;
    case Qt::Key_0: fit(); return;
    default: break;
    }
    if (event->matches(QKeySequence::Copy))
        return copy();
    QGraphicsView::keyPressEvent(event);
}

void DiagramView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_ownZoom)
        fit();
}

void DiagramView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    m_picture->update();
}

void DiagramView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    m_picture->update();
}

bool DiagramView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QGraphicsView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const DiagramItem* item = itemAt(help->pos());
    if (item && !item->more.isEmpty())
        QToolTip::showText(help->globalPos(), item->more, viewport());
    else
        QToolTip::hideText();
    return true;
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
        QSvgGenerator svg;
        svg.setOutputDevice(&file);
        svg.setSize(m_diagram.bounds.size().toSize());
        svg.setViewBox(m_diagram.bounds);
        svg.setTitle(accessibleName());
        QPainter painter;
        good = painter.begin(&svg);
        if (good) {
            painter.fillRect(m_diagram.bounds, Theme::of(this).colors().canvas);
            if (m_diagram.paint)
                m_diagram.paint(painter, {});
        }
    } else if (good && fileName.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        good = m_csv && file.write(m_csv().toUtf8()) >= 0;
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
    if (const DiagramItem* item = byMouse ? itemAt(event->pos()) : nullptr)
        setCurrent(item->key);
    QMenu menu(this);
    if (!m_current.isEmpty()) {
        menu.addAction(tr("How it comes about"), this, [this] { emit activated(m_current); });
        menu.addSeparator();
    }
    menu.addAction(tr("Copy"), this, &DiagramView::copy);
    menu.addAction(tr("Save as SVG…"), this, [this] { saveAs(tr("SVG picture (*.svg)"), QStringLiteral(".svg")); });
    menu.addAction(tr("Save as PNG…"), this, [this] { saveAs(tr("PNG picture (*.png)"), QStringLiteral(".png")); });
    menu.addAction(tr("Save as CSV…"), this, [this] { saveAs(tr("CSV table (*.csv)"), QStringLiteral(".csv")); });
    menu.addSeparator();
    menu.addAction(tr("Show all of it"), this, &DiagramView::fit);
    menu.exec(byMouse || m_current.isEmpty() ? event->globalPos() : viewport()->mapToGlobal(itemPoint(m_current)));
}

}  // namespace rw::ui
