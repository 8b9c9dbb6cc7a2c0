// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_view.h"

#include "plots/plot_table_model.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace rw::ui {
namespace {

constexpr double kBar = 18.0;
constexpr double kRowGap = 8.0;
constexpr double kGrip = 6.0;      // px at a bar's end that stretch it
constexpr double kShortest = 3.0;  // px of a phase without length
constexpr double kFlagRow = 22.0;
constexpr double kLateInset = 3.0;  // px, by which what is late is slimmer than its bar

double rowHeight(const QFontMetricsF& small)
{
    return std::max(kBar, small.height()) + kRowGap;
}

}  // namespace

TimelineView::TimelineView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline of phases"));
    setWhatsThis(tr("Drag a phase to move it, its ends to stretch it, a milestone’s flag to move that. Up and Down choose, Left and Right move by a "
                    "month; with Shift the end, with Ctrl the start. Shift with Up or Down chooses several, Ctrl+A all. Alt with Up or Down changes the order. R changes how power comes on: "
                    "even, as a step at the end, as an S-curve. The hatched rest behind a phase is how late it is."));
    connect(&Theme::of(this), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineView::setTimeline(const Timeline& timeline)
{
    if (timeline == m_timeline) return;
    const bool size = timeline.phases.size() != m_timeline.phases.size() ||
                      timeline.flags.isEmpty() != m_timeline.flags.isEmpty();
    m_timeline = timeline;
    m_selected.removeIf([this](const QString& phase) { return indexOf(phase) < 0; });
    if (indexOf(m_current) < 0) m_current = m_selected.isEmpty() ? QString() : m_selected.last();
    if (size) updateGeometry();
    update();
}

void TimelineView::setSideMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    update();
}

void TimelineView::setCurrent(const QString& phase)
{
    setSelection(phase.isEmpty() ? QStringList() : QStringList{phase});
}

void TimelineView::setSelection(const QStringList& phases)
{
    QStringList known;
    for (const QString& phase : phases)
        if (indexOf(phase) >= 0 && !known.contains(phase)) known << phase;
    if (known == m_selected || (known.isEmpty() && !phases.isEmpty())) return;
    m_selected = known;
    m_current = known.isEmpty() ? QString() : known.last();
    update();
    if (known.size() > 1) announce(tr("%1 and %2 more are chosen").arg(m_timeline.phases.at(indexOf(m_current)).name, formatCount(known.size() - 1)));
    else if (const qsizetype row = indexOf(m_current); row >= 0) {
        const TimelinePhase& p = m_timeline.phases.at(row);
        QStringList words{p.name, p.target, periodText(p.start, p.end), rampWord(p.ramp)};
        if (!p.held.isEmpty()) words << p.held;
        announce(words.join(QStringLiteral(", ")));
    }
    emit selectionChanged(m_selected);
}

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

void TimelineView::announce(const QString& text)
{
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    emit statusText(text);
}

// --- where things are ----------------------------------------------------------------------------

double TimelineView::xOf(double years) const
{
    const double room = width() - m_left - m_right;
    return m_left + (years - m_timeline.from) / (m_timeline.to - m_timeline.from) * room;
}

double TimelineView::yearsAt(double x) const
{
    const double room = std::max(1, width() - m_left - m_right);
    return m_timeline.from + (x - m_left) / room * (m_timeline.to - m_timeline.from);
}

qsizetype TimelineView::indexOf(const QString& phase) const
{
    for (qsizetype i = 0; i < m_timeline.phases.size(); ++i)
        if (m_timeline.phases.at(i).id == phase) return i;
    return -1;
}

QRectF TimelineView::rowRect(qsizetype row) const
{
    const double height = rowHeight(QFontMetricsF(Theme::of(this).font(TextSize::Small)));
    return {0.0, static_cast<double>(row) * height, static_cast<double>(width()), height};
}

double TimelineView::axisTop() const
{
    return rowRect(m_timeline.phases.size()).top() + (m_timeline.flags.isEmpty() ? 0.0 : kFlagRow) + 2.0;
}

MovedPhase TimelineView::datesOf(qsizetype row) const
{
    const TimelinePhase& phase = m_timeline.phases.at(row);
    if (m_carry && m_carry->now.id == phase.id) return m_carry->now;
    return {phase.id, phase.start, phase.end};
}

QRectF TimelineView::barOf(qsizetype row) const
{
    const QRectF room = rowRect(row);
    const MovedPhase at = datesOf(row);
    // Without dates a phase still stands somewhere, to be dragged to where it belongs.
    const double start = at.start.isValid() ? yearsOf(at.start) : at.end.isValid() ? yearsOf(at.end) : m_timeline.from;
    const double end = at.end.isValid() ? yearsOf(at.end.addDays(1)) : start;
    const double x = xOf(start);
    return {x, room.center().y() - kBar / 2.0, std::max(xOf(end) - x, kShortest), kBar};
}

QRectF TimelineView::barRect(const QString& phase) const
{
    const qsizetype row = indexOf(phase);
    return row < 0 ? QRectF() : barOf(row);
}

QRectF TimelineView::lateOf(qsizetype row) const
{
    const TimelinePhase& phase = m_timeline.phases.at(row);
    if (!phase.never && !phase.complete.isValid()) return {};
    const QRectF bar = barOf(row);
    const double to = phase.never ? width() - m_right : xOf(yearsOf(phase.complete.addDays(1)));
    return {bar.right(), bar.top() + kLateInset, std::max(to - bar.right(), 0.0), bar.height() - 2.0 * kLateInset};
}

QRectF TimelineView::lateRect(const QString& phase) const
{
    const qsizetype row = indexOf(phase);
    return row < 0 ? QRectF() : lateOf(row);
}

std::pair<QString, TimelineView::Grip> TimelineView::gripAt(const QPointF& point) const
{
    for (qsizetype row = 0; row < m_timeline.phases.size(); ++row) {
        const QRectF bar = barOf(row);
        if (!bar.adjusted(-kGrip, -2, kGrip, 2).contains(point)) {
            if (rowRect(row).contains(point)) return {m_timeline.phases.at(row).id, Grip::None};
            continue;
        }
        const double inner = std::min(kGrip, bar.width() / 4.0);
        const Grip grip = point.x() < bar.left() + inner ? Grip::Start : point.x() > bar.right() - inner ? Grip::End : Grip::Whole;
        return {m_timeline.phases.at(row).id, grip};
    }
    return {QString(), Grip::None};
}

qsizetype TimelineView::flagAt(const QPointF& point) const
{
    const double top = rowRect(m_timeline.phases.size()).top();
    if (point.y() < top || point.y() > top + kFlagRow) return -1;
    for (qsizetype i = 0; i < m_timeline.flags.size(); ++i) {
        const TimelineFlag& flag = m_timeline.flags.at(i);
        if (flag.day.isValid() && std::abs(xOf(yearsOf(flag.day)) + 6.0 - point.x()) < 10.0) return i;
    }
    return -1;
}

QDate TimelineView::dayOf(const TimelineFlag& flag) const
{
    return flag.id == m_flag && m_flagDay.isValid() ? m_flagDay : flag.day;
}

QRectF TimelineView::flagRect(const QString& milestone) const
{
    const double top = rowRect(m_timeline.phases.size()).top();
    for (const TimelineFlag& flag : m_timeline.flags)
        if (flag.id == milestone && flag.day.isValid()) return {xOf(yearsOf(flag.day)), top, 12.0, kFlagRow};
    return {};
}

QSize TimelineView::sizeHint() const
{
    const double axis = QFontMetricsF(Theme::of(this).font(TextSize::Small)).height() + 8.0;
    return {480, static_cast<int>(std::ceil(axisTop() + axis))};
}

QSize TimelineView::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

// --- moving --------------------------------------------------------------------------------------

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
