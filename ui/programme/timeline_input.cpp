// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

// Choosing and moving, by pointer and by keys.
namespace rw::ui {

/// Ctrl adds a phase or takes it out, Shift goes from the current one to it.
void TimelineView::select(const QString& phase, Qt::KeyboardModifiers modifiers)
{
    const qsizetype to = indexOf(phase);
    const qsizetype from = indexOf(m_current);
    if (to >= 0 && modifiers.testFlag(Qt::ControlModifier)) {
        QStringList chosen = m_selected;
        if (!chosen.removeOne(phase)) chosen << phase;
        if (!chosen.isEmpty()) setSelection(chosen);
        return;
    }
    if (to >= 0 && from >= 0 && modifiers.testFlag(Qt::ShiftModifier)) {
        QStringList chosen;
        for (qsizetype row = from; row != to; row += to > from ? 1 : -1) chosen << m_timeline.phases.at(row).id;
        setSelection(chosen << phase);
        return;
    }
    setCurrent(phase);
}

void TimelineView::carry(const MovedPhase& to)
{
    if (m_carry->now.start == to.start && m_carry->now.end == to.end) return;
    m_carry->now = to;
    announce(periodText(to.start, to.end));
    emit dragged(to);
    update();
}

void TimelineView::drop(bool keep)
{
    const Carry done = *m_carry;
    m_carry.reset();
    emit dragged({});
    if (keep && (done.now.start != done.from.start || done.now.end != done.from.end)) emit moveRequested(done.now);
    update();
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (const qsizetype flag = flagAt(event->position()); flag >= 0) {
        m_flag = m_timeline.flags.at(flag).id;
        m_flagDay = {};
        m_pressedPoint = event->position();
        m_pressedAt = yearsAt(event->position().x());
        emit flagActivated(m_flag);
        return;
    }
    m_pressed = gripAt(event->position());
    m_pressedPoint = event->position();
    m_pressedAt = yearsAt(event->position().x());
    select(m_pressed.first, event->modifiers());
    // With several being chosen nothing is about to be dragged.
    if (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) m_pressed.second = Grip::None;
}

/// The day under the pointer, at a month's begin unless days are wanted; never off the axis.
void TimelineView::carryFlag(double years, bool days)
{
    const auto flag = std::find_if(m_timeline.flags.begin(), m_timeline.flags.end(),
                                   [this](const TimelineFlag& f) { return f.id == m_flag; });
    if (flag == m_timeline.flags.end()) return;
    const double to = std::clamp(yearsOf(flag->day) + years - m_pressedAt, m_timeline.from, m_timeline.to);
    const QDate day = days ? dateAt(to) : nearestMonthStart(dateAt(to));
    if (day == m_flagDay) return;
    m_flagDay = day;
    announce(tr("%1, %2").arg(flag->name, QLocale().toString(day, QLocale::ShortFormat)));
    update();
}

void TimelineView::dropFlag(bool keep)
{
    const QString flag = std::exchange(m_flag, {});
    const QDate day = std::exchange(m_flagDay, {});
    if (keep && day.isValid()) emit flagMoveRequested(flag, day);
    update();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && !m_flag.isEmpty()) {
        const double moved = std::abs(event->position().x() - m_pressedPoint.x());
        if (!m_flagDay.isValid() && moved < QApplication::startDragDistance()) return;
        setCursor(Qt::ClosedHandCursor);
        carryFlag(yearsAt(event->position().x()), event->modifiers().testFlag(Qt::AltModifier));
        return;
    }
    if (!event->buttons().testFlag(Qt::LeftButton) || m_pressed.second == Grip::None) {
        const Grip grip = gripAt(event->position()).second;
        setCursor(grip == Grip::Start || grip == Grip::End ? Qt::SizeHorCursor
                  : grip == Grip::Whole                    ? Qt::OpenHandCursor
                  : flagAt(event->position()) >= 0         ? Qt::OpenHandCursor
                                                           : Qt::ArrowCursor);
        return;
    }
    if (!m_carry) {
        if (std::abs(event->position().x() - m_pressedPoint.x()) < QApplication::startDragDistance()) return;
        const qsizetype row = indexOf(m_pressed.first);
        if (row < 0) return;
        const TimelinePhase& phase = m_timeline.phases.at(row);
        MovedPhase from{phase.id, phase.start, phase.end};
        if (!from.start.isValid() && !from.end.isValid()) {
            from.start = nearestMonthStart(dateAt(m_timeline.from));
            from.end = from.start.addYears(1).addDays(-1);
        }
        m_carry = Carry{from, from, m_pressed.second, false};
        setCursor(m_pressed.second == Grip::Whole ? Qt::ClosedHandCursor : Qt::SizeHorCursor);
    }
    const double by = yearsAt(event->position().x()) - m_pressedAt;
    carry(draggedBy(m_carry->from, m_carry->grip, by, event->modifiers().testFlag(Qt::AltModifier)));
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_flag.isEmpty()) dropFlag(true);
    if (event->button() == Qt::LeftButton && m_carry && !m_carry->byKeys) drop(true);
    m_pressed.second = Grip::None;
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const QString phase = gripAt(event->position()).first; !phase.isEmpty()) emit editRequested(phase);
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const qsizetype row = indexOf(m_current);
    const auto modifiers = event->modifiers();
    const Grip grip = modifiers.testFlag(Qt::ShiftModifier)     ? Grip::End
                      : modifiers.testFlag(Qt::ControlModifier) ? Grip::Start
                                                                : Grip::Whole;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int by = event->key() == Qt::Key_Up ? -1 : 1;
        if (m_carry || m_timeline.phases.isEmpty()) return;
        if (modifiers.testFlag(Qt::AltModifier)) {
            if (row >= 0) emit reorderRequested(m_current, by);
            return;
        }
        const qsizetype next = row < 0 ? (by > 0 ? 0 : m_timeline.phases.size() - 1)
                                       : std::clamp<qsizetype>(row + by, 0, m_timeline.phases.size() - 1);
        const QString phase = m_timeline.phases.at(next).id;
        if (!modifiers.testFlag(Qt::ShiftModifier)) setCurrent(phase);
        else if (m_selected.contains(phase)) setSelection(m_selected.first(std::max<qsizetype>(m_selected.indexOf(phase) + 1, 1)));
        else setSelection(m_selected + QStringList{phase});
        return;
    }
    case Qt::Key_Left:
    case Qt::Key_Right: {
        if (row < 0) break;
        const int months = event->key() == Qt::Key_Left ? -1 : 1;
        if (m_carry) {
            carry(shiftedBy(m_carry->now, grip, months));
            return;
        }
        const MovedPhase from = datesOf(row);
        const MovedPhase to = shiftedBy(from, grip, months);
        if (to.start == from.start && to.end == from.end) return;
        announce(periodText(to.start, to.end));
        emit moveRequested(to);
        return;
    }
    case Qt::Key_Space:
        if (m_carry) {
            drop(true);
        } else if (row >= 0) {
            m_carry = Carry{datesOf(row), datesOf(row), Grip::Whole, true};
            announce(tr("Picked up %1").arg(m_timeline.phases.at(row).name));
            update();
        }
        return;
    case Qt::Key_Escape:
        if (!m_carry && !m_flagDay.isValid()) break;
        if (m_carry) drop(false);
        else dropFlag(false);
        announce(tr("Left where it was"));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (m_carry) drop(true);
        else if (row >= 0) emit editRequested(m_current);
        return;
    case Qt::Key_Delete:
        if (row >= 0 && !m_carry) emit removeRequested(m_selected);
        return;
    case Qt::Key_A: {
        if (!modifiers.testFlag(Qt::ControlModifier) || m_carry) break;
        QStringList all;
        for (const TimelinePhase& phase : m_timeline.phases) all << phase.id;
        setSelection(all);
        return;
    }
    case Qt::Key_R: {
        if (row < 0 || m_carry || modifiers != Qt::NoModifier) break;
        const RampShape next = nextRampShape(m_timeline.phases.at(row).ramp);
        announce(tr("%1: power comes on as %2").arg(m_timeline.phases.at(row).name, rampWord(next)));
        emit rampRequested(m_current, next);
        return;
    }
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void TimelineView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (m_carry && m_carry->byKeys) drop(false);
    update();
}

}  // namespace rw::ui
