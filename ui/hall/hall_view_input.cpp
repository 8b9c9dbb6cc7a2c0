// SPDX-License-Identifier: GPL-3.0-or-later
// Pointer and keys of the canvas.
#include "hall_view.h"

#include "hall_ruler.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kStep = 1.25;  // of one notch of the wheel
constexpr double kFine = 10.0;  // mm of a fine step

QPointF direction(int key)
{
    switch (key) {
    case Qt::Key_Left: return {-1.0, 0.0};
    case Qt::Key_Right: return {1.0, 0.0};
    case Qt::Key_Up: return {0.0, -1.0};
    default: return {0.0, 1.0};
    }
}

bool isArrow(int key)
{
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

}  // namespace

void HallView::mousePressEvent(QMouseEvent* event)
{
    if (!m_editor->drawing()) return;
    m_pressed = event->position();
    m_pressedFloor = toFloor(event->position());
    m_crossShown = false;
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space)) {
        m_drag = Drag::Pan;
        m_spaceUsed = true;
        m_panFrom = event->position().toPoint();
        updateCursor();
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    if (m_carrying) endCarrying(false);
    if (m_tool != HallTool::Select) {
        // A second click ends what a first one began, as the end of a drag does.
        m_drag = m_tool == HallTool::Point ? Drag::None : Drag::Draw;
        press(m_pressedFloor);
        return;
    }
    const std::size_t none = m_editor->drawing()->size();
    m_pressedOn = m_editor->drawing()->hit(m_pressedFloor, reach() / 3.0);
    m_narrowOnRelease = false;
    const bool adds = event->modifiers().testFlag(Qt::ControlModifier) || event->modifiers().testFlag(Qt::ShiftModifier);
    if (m_pressedOn == none) {
        m_drag = Drag::Band;
        m_band = QRectF(m_pressedFloor, QSizeF());
        if (!adds) m_editor->select({});
        return;
    }
    if (adds) {
        std::vector<std::size_t> selected = m_editor->selected();
        const auto at = std::lower_bound(selected.begin(), selected.end(), m_pressedOn);
        if (at != selected.end() && *at == m_pressedOn) selected.erase(at);
        else selected.insert(at, m_pressedOn);
        m_editor->select(std::move(selected), m_pressedOn);
    } else if (!m_editor->isSelected(m_pressedOn)) {
        m_editor->select({m_pressedOn}, m_pressedOn);
    } else {
        // A press on one of several may begin to move them all.
        m_narrowOnRelease = m_editor->selected().size() > 1;
    }
    m_drag = Drag::Pending;
}

void HallView::mouseMoveEvent(QMouseEvent* event)
{
    m_across->setPointer(event->position().x());
    m_down->setPointer(event->position().y());
    if (!m_editor->drawing()) return;
    const QPointF floor = toFloor(event->position());
    switch (m_drag) {
    case Drag::Pan: {
        const QPoint way = event->position().toPoint() - m_panFrom;
        m_panFrom = event->position().toPoint();
        m_fitting = false;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
        return;
    }
    case Drag::Band:
        m_band = QRectF(m_pressedFloor, floor).normalized();
        viewport()->update();
        return;
    case Drag::Pending:
        if ((event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
        if (m_editor->selected().empty()) return;
        m_drag = Drag::Move;
        viewport()->setCursor(Qt::ClosedHandCursor);
        startCarrying();
        [[fallthrough]];
    case Drag::Move: carryTo(floor - m_pressedFloor, event->modifiers().testFlag(Qt::AltModifier) ? 0.0 : reach()); return;
    case Drag::Draw: hover(floor); return;
    case Drag::None: break;
    }
    if (m_tool != HallTool::Select) {
        m_crossShown = false;
        hover(floor);
        return;
    }
    const std::size_t i = m_editor->drawing()->hit(floor, reach() / 3.0);
    viewport()->setCursor(m_space ? Qt::OpenHandCursor : i < m_editor->drawing()->size() && m_editor->isSelected(i) ? Qt::SizeAllCursor : Qt::ArrowCursor);
}

void HallView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_editor->drawing() || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)) return;
    const Drag was = m_drag;
    m_drag = Drag::None;
    const QPointF floor = toFloor(event->position());
    switch (was) {
    case Drag::Band: {
        const QRectF band = m_band;
        m_band = {};
        viewport()->update();
        if ((event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance()) break;
        std::vector<std::size_t> chosen = m_editor->drawing()->within(band);
        if (event->modifiers().testFlag(Qt::ControlModifier) || event->modifiers().testFlag(Qt::ShiftModifier)) {
            std::vector<std::size_t> both;
            std::set_union(chosen.begin(), chosen.end(), m_editor->selected().begin(), m_editor->selected().end(), std::back_inserter(both));
            chosen = std::move(both);
        }
        m_editor->select(std::move(chosen));
        break;
    }
    case Drag::Move: endCarrying(true); break;
    case Drag::Draw:
        if ((event->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) finish(floor);
        else if (m_tool == HallTool::Row) finish(floor);
        break;
    case Drag::Pending:
        if (m_narrowOnRelease) m_editor->select({m_pressedOn}, m_pressedOn);
        break;
    case Drag::Pan:
    case Drag::None: break;
    }
    updateCursor();
}

void HallView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_tool != HallTool::Select || event->button() != Qt::LeftButton || !m_editor->drawing()) return mousePressEvent(event);
    if (m_editor->drawing()->hit(toFloor(event->position()), reach() / 3.0) < m_editor->drawing()->size()) emit editRequested();
}

void HallView::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0.0) zoomAbout(event->position(), std::pow(kStep, notches));
    event->accept();
}

void HallView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_editor->drawing()) return;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const std::size_t i = m_editor->drawing()->hit(toFloor(viewport()->mapFromGlobal(event->globalPos())), reach() / 3.0);
        if (i < m_editor->drawing()->size() && !m_editor->isSelected(i)) m_editor->select({i}, i);
    } else if (!m_editor->selected().empty()) {
        at = viewport()->mapToGlobal(toViewport(m_editor->selectedBox().center()));
    }
    emit menuRequested(at);
}

/// The nearest thing that way; what lies straight ahead counts as nearer.
void HallView::walk(int key, bool extend)
{
    const HallDrawing& drawing = *m_editor->drawing();
    if (drawing.size() == 0) return;
    const std::size_t from = m_editor->current();
    const QPointF way = direction(key);
    const QPointF start = from < drawing.size() ? drawing.rect(from).center()
                                                : viewportTransform().inverted().map(QRectF(viewport()->rect()).center());
    std::size_t best = drawing.size();
    double least = 0.0;
    const auto look = [&](std::size_t i) {
        if (i == from) return;
        const QPointF off = drawing.rect(i).center() - start;
        const double ahead = off.x() * way.x() + off.y() * way.y();
        const double aside = std::abs(off.x() * way.y()) + std::abs(off.y() * way.x());
        if (from < drawing.size() && (ahead <= 1.0 || aside > 1.5 * ahead)) return;
        const double cost = from < drawing.size() ? ahead + 2.0 * aside : std::hypot(off.x(), off.y());
        if (best < drawing.size() && cost >= least) return;
        best = i;
        least = cost;
    };
    // Near things first: the whole hall is looked through only where nothing is near.
    for (double side = 6000.0; best == drawing.size() && side < 1e7; side *= 4.0) {
        const QRectF where(start.x() - side, start.y() - side, 2.0 * side, 2.0 * side);
        drawing.visitSolids(where, look);
        drawing.visitFlats(where, look);
        if (where.contains(drawing.bounds())) break;
    }
    if (best == drawing.size()) return;
    std::vector<std::size_t> selected = extend ? m_editor->selected() : std::vector<std::size_t>{};
    const auto at = std::lower_bound(selected.begin(), selected.end(), best);
    if (at == selected.end() || *at != best) selected.insert(at, best);
    m_editor->select(std::move(selected), best);
    ensureVisible(drawing.rect(best), 40, 40);
}

void HallView::nudge(int key, bool fine)
{
    const double step = fine || m_editor->drawing()->tile() <= 0.0 ? kFine : m_editor->drawing()->tile();
    m_editor->moveSelected(direction(key) * step);
}

void HallView::moveCross(int key, bool fine)
{
    const double tile = m_editor->drawing()->tile();
    const double step = fine || tile <= 0.0 ? kFine : tile;
    if (!m_crossShown) {
        m_crossShown = true;
        const QPointF middle = m_editor->snapped(toFloor(QRectF(viewport()->rect()).center()));
        if (!viewportTransform().mapRect(QRectF(m_cross, QSizeF(1, 1))).intersects(QRectF(viewport()->rect()))) m_cross = middle;
    } else {
        m_cross += direction(key) * step;
    }
    ensureVisible(QRectF(m_cross, QSizeF(1.0, 1.0)), 40, 40);
    hover(m_cross);
    viewport()->update();
}

void HallView::keyPressEvent(QKeyEvent* event)
{
    if (!m_editor->drawing()) return QGraphicsView::keyPressEvent(event);
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const int key = event->key();
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomBy(kStep);
    case Qt::Key_Minus: return zoomBy(1.0 / kStep);
    case Qt::Key_F:
        if (control) break;
        return fit();
    case Qt::Key_Escape:
        if (m_carrying || m_drag != Drag::None || m_first) return cancel();
        if (m_tool != HallTool::Select) return emit toolFinished();
        if (!m_editor->selected().empty()) return m_editor->select({});
        break;
    default: break;
    }
    if (m_tool != HallTool::Select) {
        if (isArrow(key)) return moveCross(key, shift);
        if (key == Qt::Key_R && !control) return turn();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (!m_crossShown) return moveCross(Qt::Key_Down, false);
            if (m_first) finish(m_cross);
            else press(m_cross);
            return;
        }
    } else {
        if (isArrow(key)) {
            const double tile = m_editor->drawing()->tile();
            if (m_carrying) return carryTo(m_carriedBy + direction(key) * (shift || tile <= 0.0 ? kFine : tile), 0.0);
            if (control) return nudge(key, shift);
            return walk(key, shift);
        }
        if (m_carrying && (key == Qt::Key_Return || key == Qt::Key_Enter)) return endCarrying(true);
        if (key == Qt::Key_Return || key == Qt::Key_Enter) return emit editRequested();
        if ((key == Qt::Key_Home || key == Qt::Key_End) && m_editor->drawing()->size() > 0) {
            const std::size_t i = key == Qt::Key_Home ? 0 : m_editor->drawing()->size() - 1;
            m_editor->select({i}, i);
            ensureVisible(m_editor->drawing()->rect(i), 40, 40);
            return;
        }
    }
    if (key == Qt::Key_Space && !event->isAutoRepeat()) {
        m_space = true;
        m_spaceUsed = false;
        updateCursor();
        return;
    }
    if (key == Qt::Key_Space) return;
    QGraphicsView::keyPressEvent(event);
}

/// Space alone picks up and puts down; held with a drag it has moved the plan.
void HallView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Space || event->isAutoRepeat()) return QGraphicsView::keyReleaseEvent(event);
    m_space = false;
    updateCursor();
    if (m_spaceUsed || !m_editor->drawing()) return;
    if (m_tool != HallTool::Select) {
        if (m_crossShown) {
            if (m_first) finish(m_cross);
            else press(m_cross);
        }
        return;
    }
    if (m_carrying) endCarrying(true);
    else startCarrying();
}

}  // namespace rw::ui
