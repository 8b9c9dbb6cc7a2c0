// SPDX-License-Identifier: GPL-3.0-or-later
// What is dragged into the elevation, and how it scrolls while something is dragged in it.
#include "elevation_view.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTimerEvent>

#include <cmath>

namespace rw::ui {
namespace {

constexpr double kEdge = 28.0;    // px of the canvas's end, at which it scrolls under what is dragged
constexpr int kScrollTime = 90;   // ms a mounting unit

}  // namespace

// --- scrolling -----------------------------------------------------------------------------------

/// A drag at the upper or lower end brings the places beyond it into view.
void ElevationView::scrollAt(const QPointF& point)
{
    m_draggedAt = point;
    const QScrollBar* bar = verticalScrollBar();
    const bool up = point.y() < kEdge && bar->value() > bar->minimum();
    const bool down = point.y() > viewport()->height() - kEdge && bar->value() < bar->maximum();
    if (!up && !down) m_edge.stop();
    else if (!m_edge.isActive()) m_edge.start(kScrollTime, this);
}

void ElevationView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_edge.timerId()) return QAbstractScrollArea::timerEvent(event);
    const int before = verticalScrollBar()->value();
    const int step = static_cast<int>(std::ceil(unitHeight()));
    verticalScrollBar()->setValue(before + (m_draggedAt.y() < kEdge ? -step : step));
    const int gone = verticalScrollBar()->value() - before;
    if (m_dragging) {
        // The tray was taken hold of where that place is now.
        m_pressedAt.ry() -= gone;
        const int by = static_cast<int>(std::lround((m_pressedAt.y() - m_draggedAt.y()) / unitHeight()));
        if (m_carrying && by != m_carriedBy) carryTo(by);
    } else if (const auto offer = m_finder ? m_finder(m_dragged) : std::nullopt; offer) {
        ghostOfDrag(*offer, m_draggedAt);
    }
    if (gone == 0) m_edge.stop();
}

// --- drops ---------------------------------------------------------------------------------------

void ElevationView::ghostOfDrag(const TrayOffer& offer, const QPointF& point)
{
    // The tray hangs by its middle under the pointer, and stops at the frame's ends.
    const int position = unitAt(point.y()) - (offer.height - 1) / 2;
    m_ghosts = {{position, offer.height, offer.name, offer.kind}};
    const QString refusal = m_elevation.obstacle(position, offer.height);
    if (refusal != m_refusal && !refusal.isEmpty()) announce(refusal);
    m_refusal = refusal;
    viewport()->update();
}

void ElevationView::dragEnterEvent(QDragEnterEvent* event)
{
    const QString key = QString::fromUtf8(event->mimeData()->data(QLatin1String(kTrayMimeType)));
    if (key.isEmpty() || !m_finder || !m_finder(key)) return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void ElevationView::dragMoveEvent(QDragMoveEvent* event)
{
    const QString key = QString::fromUtf8(event->mimeData()->data(QLatin1String(kTrayMimeType)));
    const auto offer = m_finder ? m_finder(key) : std::nullopt;
    if (!offer) {
        event->ignore();
        return;
    }
    ghostOfDrag(*offer, event->position());
    m_dragged = key;
    scrollAt(event->position());
    event->setDropAction(Qt::CopyAction);
    // While places come by below the pointer, a drop is answered by what is there then.
    if (m_refusal.isEmpty() || m_edge.isActive())
        event->accept();
    else
        event->ignore();
}

void ElevationView::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dragged.clear();
    clearGhost();
}

void ElevationView::dropEvent(QDropEvent* event)
{
    const QString key = QString::fromUtf8(event->mimeData()->data(QLatin1String(kTrayMimeType)));
    const auto offer = m_finder ? m_finder(key) : std::nullopt;
    m_edge.stop();
    m_dragged.clear();
    if (!offer) return;
    ghostOfDrag(*offer, event->position());
    const QString refusal = m_refusal;
    const int position = m_ghosts.front().position;
    clearGhost();
    if (!refusal.isEmpty()) {
        event->ignore();
        announce(tr("Not placed. %1").arg(refusal));
        return;
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setFocus(Qt::MouseFocusReason);
    emit dropRequested(key, position);
}

}  // namespace rw::ui
