// SPDX-License-Identifier: GPL-3.0-or-later
#include "scheme_view.h"

#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QGraphicsScene>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kLeastZoom = 0.3;
constexpr double kZoomStep = 1.2;

}  // namespace

SchemeView::SchemeView(double mostZoom, QWidget* parent) : QGraphicsView(parent), m_mostZoom(mostZoom)
{
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setDragMode(QGraphicsView::ScrollHandDrag);
    setTransformationAnchor(QGraphicsView::AnchorUnderMouse);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    viewport()->setCursor(Qt::ArrowCursor);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);  // the ring of the focus does not scroll along
    viewport()->setMouseTracking(true);
    setBackgroundBrush(Theme::of(this).colors().canvas);
    connect(&Theme::of(this), &Theme::changed, this, [this] {
        setBackgroundBrush(Theme::of(this).colors().canvas);
        showStates();
        viewport()->update();
    });
}

double SchemeView::lineHeight() const
{
    return QFontMetricsF(Theme::of(this).font(TextSize::Small)).height();
}

void SchemeView::drawingChanged(const QRectF& boundsBefore)
{
    if (!keys().contains(m_current))
        m_current.clear();
    scene()->setSceneRect(bounds());
    showStates();
    if (bounds() != boundsBefore && !m_ownZoom)
        fit();
}

void SchemeView::fit()
{
    m_ownZoom = false;
    if (bounds().isEmpty())
        return;
    const double scale = fittingScale();
    setTransform(QTransform::fromScale(scale, scale));
    horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
    verticalScrollBar()->setValue(verticalScrollBar()->minimum());
    if (!m_current.isEmpty())
        ensureVisible(boxOf(m_current), space::kM, space::kM);
}

void SchemeView::zoomBy(double factor)
{
    const double wanted = std::clamp(zoom() * factor, kLeastZoom, m_mostZoom);
    m_ownZoom = true;
    scale(wanted / zoom(), wanted / zoom());
}

void SchemeView::setCurrent(const QString& key)
{
    const QString wanted = !key.isEmpty() && keys().contains(key) ? key : QString();
    if (wanted == m_current)
        return;
    m_current = wanted;
    showStates();
    if (!m_current.isEmpty()) {
        ensureVisible(boxOf(m_current), space::kM, space::kM);
        announce(spoken(m_current));
    }
    emit currentChanged(m_current);
}

/// Nobody is told: what is chosen stays so.
void SchemeView::setChoiceShown(bool shown)
{
    if (shown == m_choiceShown)
        return;
    m_choiceShown = shown;
    std::swap(m_current, m_unshown);
    showStates();
}

void SchemeView::announce(const QString& text)
{
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    emit statusText(text);
}

/// The nearest that way; what lies aside counts twice.
QString SchemeView::neighbour(int key) const
{
    const QStringList all = keys();
    if (m_current.isEmpty())
        return all.value(0);
    const bool vertical = key == Qt::Key_Up || key == Qt::Key_Down;
    const double sign = key == Qt::Key_Down || key == Qt::Key_Right ? 1.0 : -1.0;
    const QPointF from = anchorOf(m_current);
    QString best;
    double least = 0.0;
    for (const QString& to : all) {
        const QPointF way = anchorOf(to) - from;
        const double ahead = sign * (vertical ? way.y() : way.x());
        if (ahead <= 1.0 || (vertical && !isOnTheWay(to)))
            continue;
        const double distance = ahead + 2.0 * std::abs(vertical ? way.x() : way.y());
        if (!best.isEmpty() && distance >= least)
            continue;
        best = to;
        least = distance;
    }
    return best;
}

void SchemeView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->pos();
    const QString key = event->button() == Qt::LeftButton ? keyAt(event->pos()) : QString();
    if (key.isEmpty())
        QGraphicsView::mousePressEvent(event);
    else
        setCurrent(key);
}

void SchemeView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    viewport()->setCursor(Qt::ArrowCursor);
    const bool still = (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (event->button() == Qt::LeftButton && still && keyAt(event->pos()).isEmpty())
        setCurrent({});
}

void SchemeView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const QString key = keyAt(event->pos()); !key.isEmpty())
        emit activated(key);
}

void SchemeView::wheelEvent(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps == 0.0)
        return QGraphicsView::wheelEvent(event);
    zoomBy(std::pow(kZoomStep, steps));
    event->accept();
}

void SchemeView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (const QString key = neighbour(event->key()); !key.isEmpty())
            setCurrent(key);
        return;
    case Qt::Key_Home:
        if (const QStringList all = keys(); !all.isEmpty())
            setCurrent(all.front());
        return;
    case Qt::Key_End:
        if (const QStringList all = keys(); !all.isEmpty())
            setCurrent(all.back());
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
    case Qt::Key_Equal: zoomBy(kZoomStep); return;
    case Qt::Key_Minus: zoomBy(1.0 / kZoomStep); return;
    case Qt::Key_0: fit(); return;
    default: break;
    }
    QGraphicsView::keyPressEvent(event);
}

void SchemeView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_ownZoom)
        fit();
}

/// Where keys go is seen also while nothing is chosen.
void SchemeView::paintEvent(QPaintEvent* event)
{
    QGraphicsView::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paint::focusRing(&painter, QRectF(viewport()->rect()).adjusted(1.0, 1.0, -1.0, -1.0), kRadius, Theme::of(this).colors().focus);
}

void SchemeView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    showStates();
    viewport()->update();
}

void SchemeView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    showStates();
    viewport()->update();
}

bool SchemeView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QGraphicsView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString key = keyAt(help->pos());
    const QString words = key.isEmpty() ? QString() : explained(key);
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), words, viewport());
    return true;
}

}  // namespace rw::ui
