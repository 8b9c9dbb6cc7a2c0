// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_line_view.h"

#include "one_line_items.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QGraphicsScene>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kLeastZoom = 0.3;
constexpr double kMostZoom = 4.0;
constexpr double kReadable = 0.76;  // rather than smaller one scrolls from grid to racks
constexpr double kLeastFit = 0.6;
constexpr double kMostFit = 1.15;
constexpr double kStep = 1.2;

}  // namespace

OneLineView::OneLineView(QWidget* parent) : QGraphicsView(parent)
{
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    setRenderHint(QPainter::Antialiasing);
    viewport()->setCursor(Qt::ArrowCursor);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("One-line of the building’s power"));
    setWhatsThis(tr(
        "The way of power from the grid to the racks. Arrow keys choose a stage, Enter shows how its loss "
        "comes about, F looks at the failure of a unit, the wheel and + − zoom, 0 shows all of it."));
    const auto recolour = [this] {
        setBackgroundBrush(Theme::of(this).colors().canvas);
        viewport()->update();
    };
    connect(&Theme::of(this), &Theme::changed, this, recolour);
    recolour();
}

OneLineView::~OneLineView() = default;

double OneLineView::lineHeight() const
{
    return QFontMetricsF(Theme::of(this).font(TextSize::Small)).height();
}

void OneLineView::setOneLine(OneLine drawing)
{
    const QRectF before = m_drawing.bounds;
    m_drawing = std::move(drawing);
    if (!m_drawing.find(m_current))
        m_current.clear();
    rebuild();
    if (m_drawing.bounds != before && !m_ownZoom)
        fit();
}

void OneLineView::rebuild()
{
    m_items.clear();
    scene()->clear();
    if (m_drawing.nodes.empty())
        return;
    scene()->addItem(new OneLineWires(m_drawing, Theme::of(this)));
    for (const OneLineNode& node : m_drawing.nodes) {
        m_items.push_back(new OneLineItem(node, m_drawing.unit, Theme::of(this)));
        scene()->addItem(m_items.back());
    }
    scene()->setSceneRect(m_drawing.bounds);
    showStates();
}

void OneLineView::showStates()
{
    for (OneLineItem* item : m_items)
        item->setState(item->node().key == m_current, hasFocus());
}

void OneLineView::fit()
{
    m_ownZoom = false;
    if (m_drawing.bounds.isEmpty())
        return;
    const QSize room = maximumViewportSize();
    const double high = room.height() / m_drawing.bounds.height();
    const bool scrolls = high < kReadable;
    const int width = room.width() - (scrolls ? verticalScrollBar()->sizeHint().width() : 0);
    const double wide = width / m_drawing.bounds.width();
    const double scale = std::clamp(std::min(wide, std::max(high, kReadable)), kLeastFit, kMostFit);
    setTransform(QTransform::fromScale(scale, scale));
    horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
    verticalScrollBar()->setValue(verticalScrollBar()->minimum());
}

void OneLineView::zoomBy(double factor)
{
    const double wanted = std::clamp(zoom() * factor, kLeastZoom, kMostZoom);
    m_ownZoom = true;
    scale(wanted / zoom(), wanted / zoom());
}

void OneLineView::setCurrent(const QString& key)
{
    const OneLineNode* node = m_drawing.find(key);
    const QString wanted = node ? key : QString();
    if (wanted == m_current)
        return;
    m_current = wanted;
    showStates();
    if (node) {
        ensureVisible(node->box, space::kM, space::kM);
        announce(describe(*node));
    }
    emit currentChanged(m_current);
}

QRect OneLineView::nodeRect(const QString& key) const
{
    const OneLineNode* node = m_drawing.find(key);
    return node ? mapFromScene(node->box).boundingRect() : QRect();
}

QString OneLineView::describe(const OneLineNode& node) const
{
    QStringList words{node.name, node.outage, node.detail};
    if (node.load) {
        QString load = tr("load %1").arg(formatPercent(*node.load));
        if (node.isOverloaded())
            load = tr("overloaded, %1").arg(load);
        else if (node.isRedundancyLost())
            load = tr("no redundancy, %1").arg(load);
        words << load;
    }
    words << node.figures;
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

void OneLineView::announce(const QString& text)
{
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    emit statusText(text);
}

const OneLineNode* OneLineView::nodeAt(const QPoint& point) const
{
    const QPointF at = mapToScene(point);
    for (const OneLineNode& node : m_drawing.nodes)
        if (node.box.contains(at))
            return &node;
    return nullptr;
}

/// The nearest node that way; along the way of the power before across it.
const OneLineNode* OneLineView::neighbour(int key) const
{
    const OneLineNode* from = m_drawing.find(m_current);
    if (!from)
        return m_drawing.nodes.empty() ? nullptr : &m_drawing.nodes.front();
    const OneLineNode* best = nullptr;
    double least = 0.0;
    for (const OneLineNode& to : m_drawing.nodes) {
        const QPointF way =
            QPointF(to.axis, to.box.center().y()) - QPointF(from->axis, from->box.center().y());
        const bool vertical = key == Qt::Key_Up || key == Qt::Key_Down;
        const double ahead = vertical ? way.y() * (key == Qt::Key_Down ? 1.0 : -1.0)
                                      : way.x() * (key == Qt::Key_Right ? 1.0 : -1.0);
        const double aside = std::abs(vertical ? way.x() : way.y());
        if (ahead <= 1.0 || (vertical && to.symbol == PowerSymbol::Generator))
            continue;
        const double distance = ahead + 2.0 * aside;
        if (best && distance >= least)
            continue;
        best = &to;
        least = distance;
    }
    return best;
}

void OneLineView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->pos();
    if (event->button() == Qt::LeftButton)
        if (const OneLineNode* node = nodeAt(event->pos())) {
            setCurrent(node->key);
            return;
        }
    QGraphicsView::mousePressEvent(event);
}

void OneLineView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    viewport()->setCursor(Qt::ArrowCursor);
    const bool still =
        (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (event->button() == Qt::LeftButton && still && !nodeAt(event->pos()))
        setCurrent({});
}

void OneLineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const OneLineNode* node = nodeAt(event->pos()))
        emit activated(node->key);
}

void OneLineView::contextMenuEvent(QContextMenuEvent* event)
{
    QString key = m_current;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const OneLineNode* node = nodeAt(event->pos());
        key = node ? node->key : QString();
    } else if (!key.isEmpty()) {
        at = viewport()->mapToGlobal(nodeRect(key).center());
    }
    if (key.isEmpty())
        return;
    setCurrent(key);
    emit menuRequested(key, at);
}

void OneLineView::wheelEvent(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps == 0.0)
        return QGraphicsView::wheelEvent(event);
    zoomBy(std::pow(kStep, steps));
    event->accept();
}

void OneLineView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (const OneLineNode* node = neighbour(event->key()))
            setCurrent(node->key);
        return;
    case Qt::Key_Home:
        if (!m_drawing.nodes.empty())
            setCurrent(m_drawing.nodes.front().key);
        return;
    case Qt::Key_End:
        if (!m_drawing.nodes.empty())
            setCurrent(m_drawing.nodes.back().key);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_current.isEmpty())
            emit activated(m_current);
        return;
    case Qt::Key_Delete:
        if (!m_current.isEmpty())
            emit removeRequested(m_current);
        return;
    case Qt::Key_F:
        if (!m_current.isEmpty())
            emit failRequested(m_current);
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
    QGraphicsView::keyPressEvent(event);
}

void OneLineView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_ownZoom)
        fit();
}

void OneLineView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    showStates();
}

void OneLineView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    showStates();
}

bool OneLineView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QGraphicsView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const OneLineNode* node = nodeAt(help->pos());
    if (node && m_explainer)
        QToolTip::showText(help->globalPos(), m_explainer(*node), viewport(), nodeRect(node->key));
    else
        QToolTip::hideText();
    return true;
}

}  // namespace rw::ui
