// SPDX-License-Identifier: GPL-3.0-or-later
#include "elevation_view.h"

#include "document/format.h"
#include "shell/icons.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace rw::ui {

ElevationView::ElevationView(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    viewport()->setAcceptDrops(true);
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Rack elevation"));
    setWhatsThis(tr("Drag trays from the palette into the rack. Arrow keys choose a tray, Space picks it up and "
                    "puts it down, Delete removes it, Ctrl+D copies it, Enter edits it."));
    connect(&Theme::of(this), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ElevationView::setFace(RackFace face)
{
    m_face = face;
    m_legendHeight = {};
    setAccessibleName(face == RackFace::Front ? tr("Rack elevation, front") : tr("Rack elevation, rear"));
    viewport()->update();
}

void ElevationView::alignWith(const ElevationView* other)
{
    m_aligned = other;
    layoutRack();
    viewport()->update();
}

void ElevationView::setElevation(const Elevation& elevation)
{
    if (elevation == m_elevation) return;
    m_elevation = elevation;
    m_legendHeight = {};
    QStringList kept;
    for (const QString& slot : m_selected)
        if (m_elevation.find(slot)) kept << slot;
    if (!m_elevation.find(m_current)) m_current = kept.isEmpty() ? QString() : kept.last();
    layoutRack();
    if (m_carrying) endCarrying(false);
    if (kept != m_selected) {
        m_selected = kept;
        emit selectionChanged(m_selected);
    }
    viewport()->update();
}

void ElevationView::setOfferFinder(std::function<std::optional<TrayOffer>(const QString&)> finder)
{
    m_finder = std::move(finder);
}

void ElevationView::setSelection(const QStringList& slotIds)
{
    QStringList known;
    for (const QString& slot : slotIds)
        if (m_elevation.find(slot)) known << slot;
    if (known == m_selected) return;
    m_selected = known;
    m_current = known.isEmpty() ? QString() : known.last();
    if (const ElevationTray* tray = m_elevation.find(m_current)) {
        reveal(tray->position, tray->height);
        announce(describe(*tray));
    }
    viewport()->update();
    emit selectionChanged(m_selected);
}

QString ElevationView::describe(const ElevationTray& tray) const
{
    QStringList words{tray.name, m_elevation.place(tray)};
    if (tray.name != kindName(tray.kind)) words.insert(1, kindName(tray.kind));
    if (tray.power) words << formatValue(*tray.power, unit::W);
    if (m_face == RackFace::Rear) {
        if (tray.liquidHeat) words << tr("%1 to the coolant").arg(formatValue(*tray.liquidHeat, unit::Wheat));
        if (!tray.cords.isEmpty()) words << tr("cords %1").arg(cordWords(tray.cords));
        if (tray.onBusbar) words << tr("on the busbar");
    }
    if (!tray.fault.isEmpty()) words << tray.fault;
    return words.join(QStringLiteral(", "));
}

void ElevationView::announce(const QString& text)
{
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    emit statusText(text);
}

// --- selecting -----------------------------------------------------------------------------------

void ElevationView::select(const QString& slot, Qt::KeyboardModifiers modifiers)
{
    QStringList chosen;
    if (modifiers.testFlag(Qt::ControlModifier)) {
        chosen = m_selected;
        if (!chosen.removeOne(slot)) chosen << slot;
    } else if (modifiers.testFlag(Qt::ShiftModifier) && m_elevation.find(m_current)) {
        const int a = m_elevation.find(m_current)->position;
        const int b = m_elevation.find(slot)->position;
        for (const ElevationTray& tray : m_elevation.trays)
            if (tray.position >= std::min(a, b) && tray.position <= std::max(a, b)) chosen << tray.slot;
    } else {
        chosen = {slot};
    }
    setSelection(chosen);
}

void ElevationView::stepSelection(int direction, bool extend)
{
    std::vector<const ElevationTray*> order;
    for (const ElevationTray& tray : m_elevation.trays) order.push_back(&tray);
    if (order.empty()) return;
    std::stable_sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->position < b->position; });
    const auto at = std::find_if(order.begin(), order.end(), [&](auto* t) { return t->slot == m_current; });
    const ElevationTray* next = direction > 0 ? order.front() : order.back();
    if (at != order.end()) {
        const auto last = static_cast<std::ptrdiff_t>(order.size()) - 1;
        next = order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>((at - order.begin()) + direction, 0, last))];
    }
    QStringList chosen = extend ? m_selected : QStringList();
    chosen.removeOne(next->slot);
    chosen << next->slot;
    setSelection(chosen);
}

void ElevationView::reveal(int position, int height)
{
    const QRectF rect = trayRect(position, height);
    QScrollBar* bar = verticalScrollBar();
    if (rect.top() < space::kXl) bar->setValue(bar->value() + static_cast<int>(rect.top()) - space::kXl);
    if (rect.bottom() > viewport()->height() - space::kXl)
        bar->setValue(bar->value() + static_cast<int>(rect.bottom()) - viewport()->height() + space::kXl);
}

// --- carrying ------------------------------------------------------------------------------------

void ElevationView::startCarrying()
{
    if (m_selected.isEmpty()) return;
    m_carrying = true;
    carryTo(0);
}

void ElevationView::carryTo(int by)
{
    m_carriedBy = by;
    m_ghosts.clear();
    m_refusal.clear();
    for (const QString& slot : m_selected) {
        const ElevationTray* tray = m_elevation.find(slot);
        if (!tray) continue;
        const int position = tray->position + by;
        m_ghosts.push_back({position, tray->height, tray->name, tray->kind});
        if (m_refusal.isEmpty()) m_refusal = m_elevation.obstacle(position, tray->height, m_selected);
    }
    if (!m_ghosts.empty())
        announce(m_refusal.isEmpty()
                     ? tr("Carrying to %1").arg(m_elevation.place(m_ghosts.back().position, m_ghosts.back().height))
                     : m_refusal);
    viewport()->update();
}

void ElevationView::endCarrying(bool drop)
{
    const QStringList carried = m_selected;
    const int by = m_carriedBy;
    const QString refused = m_refusal;
    m_carrying = false;
    clearGhost();
    if (!drop) return;
    if (!refused.isEmpty())
        announce(tr("Not moved. %1").arg(refused));
    else if (by != 0)
        emit moveRequested(carried, by);
}

void ElevationView::clearGhost()
{
    m_ghosts.clear();
    m_refusal.clear();
    m_carriedBy = 0;
    m_edge.stop();
    viewport()->update();
}

void ElevationView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    m_pressedAt = event->position();
    m_dragging = false;
    const ElevationTray* tray = trayAt(event->position());
    m_pressed = tray != nullptr;
    m_narrowOnRelease = false;
    if (!tray) {
        setSelection({});
        return;
    }
    // A press on one of several chosen trays may begin to move them all.
    if (event->modifiers() == Qt::NoModifier && m_selected.contains(tray->slot)) {
        m_narrowOnRelease = m_selected.size() > 1;
        m_current = tray->slot;
    } else {
        select(tray->slot, event->modifiers());
    }
}

void ElevationView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed || !event->buttons().testFlag(Qt::LeftButton)) {
        viewport()->setCursor(trayAt(event->position()) ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    const double distance = m_pressedAt.y() - event->position().y();
    if (!m_dragging && std::abs(distance) < QApplication::startDragDistance()) return;
    if (!m_dragging) {
        m_dragging = true;
        viewport()->setCursor(Qt::ClosedHandCursor);
        startCarrying();
    }
    const int by = static_cast<int>(std::lround(distance / unitHeight()));
    if (m_carrying && by != m_carriedBy) carryTo(by);
    scrollAt(event->position());
}

void ElevationView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (m_dragging && m_carrying)
        endCarrying(true);
    else if (m_narrowOnRelease)
        setSelection({m_current});
    m_pressed = m_dragging = false;
    m_edge.stop();
    viewport()->setCursor(trayAt(event->position()) ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void ElevationView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const ElevationTray* tray = trayAt(event->position())) emit editRequested(tray->slot);
}

void ElevationView::keyPressEvent(QKeyEvent* event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (m_carrying) {
        switch (event->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down: {
            const bool up = event->key() == Qt::Key_Up;
            carryTo(m_carriedBy + (up ? 1 : -1) * (control ? 5 : 1));
            // The foremost of what is carried stays in view.
            const auto foremost = std::max_element(m_ghosts.begin(), m_ghosts.end(), [up](const Ghost& a, const Ghost& b) {
                return up ? a.position + a.height < b.position + b.height : a.position > b.position;
            });
            if (foremost != m_ghosts.end()) reveal(foremost->position, foremost->height);
            return;
        }
        case Qt::Key_Space:
        case Qt::Key_Return:
        case Qt::Key_Enter: endCarrying(true); return;
        case Qt::Key_Escape:
            endCarrying(false);
            announce(tr("Left where it was"));
            return;
        default: return;
        }
    }
    switch (event->key()) {
    case Qt::Key_Up: stepSelection(1, shift); return;
    case Qt::Key_Down: stepSelection(-1, shift); return;
    case Qt::Key_Home:
        m_current.clear();
        stepSelection(-1, shift);
        return;
    case Qt::Key_End:
        m_current.clear();
        stepSelection(1, shift);
        return;
    case Qt::Key_Space: startCarrying(); return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_selected.isEmpty()) emit removeRequested(m_selected);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (!m_current.isEmpty()) emit editRequested(m_current);
        return;
    case Qt::Key_Escape:
        if (m_selected.isEmpty()) break;
        setSelection({});
        return;
    case Qt::Key_A:
        if (!control) break;
        {
            QStringList all;
            for (const ElevationTray& tray : m_elevation.trays) all << tray.slot;
            setSelection(all);
        }
        return;
    case Qt::Key_D:
        if (!control || m_selected.isEmpty()) break;
        emit duplicateRequested(m_selected);
        return;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void ElevationView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const ElevationTray* tray = trayAt(viewport()->mapFromGlobal(event->globalPos()));
        if (tray && !m_selected.contains(tray->slot)) setSelection({tray->slot});
    } else if (const ElevationTray* tray = m_elevation.find(m_current)) {
        at = viewport()->mapToGlobal(trayRect(tray->position, tray->height).center().toPoint());
    }
    if (m_selected.isEmpty()) return;
    const Theme& theme = Theme::of(this);
    QMenu menu(this);
    menu.addAction(icon(QStringLiteral("edit"), theme), tr("Edit"), this,
                   [this] { emit editRequested(m_current.isEmpty() ? m_selected.last() : m_current); });
    menu.addAction(icon(QStringLiteral("duplicate"), theme), tr("Duplicate"), this,
                   [this] { emit duplicateRequested(m_selected); });
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("delete"), theme), tr("Delete"), this,
                   [this] { emit removeRequested(m_selected); });
    menu.exec(at);
}

void ElevationView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ElevationView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (m_carrying) endCarrying(false);
    viewport()->update();
}

bool ElevationView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const ElevationTray* tray = trayAt(help->pos()))
            QToolTip::showText(help->globalPos(), describe(*tray), viewport(),
                               trayRect(tray->position, tray->height).toRect());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace rw::ui
