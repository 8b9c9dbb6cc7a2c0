// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_view.h"

#include "plots/plot_table_model.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace rw::ui {
namespace {

constexpr double kBar = 18.0;
constexpr double kRowGap = 8.0;
constexpr double kLabelGap = 6.0;
constexpr double kGrip = 6.0;      // px at a bar's end that stretch it
constexpr double kShortest = 3.0;  // px of a phase without length
constexpr double kFlagRow = 22.0;

double rowHeight(const QFontMetricsF& small)
{
    return std::max(kBar, small.height()) + kRowGap;
}

QDate monthStart(const QDate& day)
{
    const QDate first(day.year(), day.month(), 1);
    return day.day() > 15 ? first.addMonths(1) : first;
}

QDate monthEnd(const QDate& day)
{
    return monthStart(day.addDays(1)).addDays(-1);
}

}  // namespace

TimelineView::TimelineView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline of phases"));
    setWhatsThis(tr("Drag a phase to move it, its ends to stretch it, a milestone’s flag to move that. Up and Down choose, Left and Right move by a "
                    "month; with Shift the end, with Ctrl the start. Alt with Up or Down changes the order."));
    connect(&Theme::of(this), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimelineView::setTimeline(const Timeline& timeline)
{
    if (timeline == m_timeline) return;
    const bool size = timeline.phases.size() != m_timeline.phases.size() ||
                      timeline.flags.isEmpty() != m_timeline.flags.isEmpty();
    m_timeline = timeline;
    if (indexOf(m_current) < 0) m_current.clear();
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
    if (phase == m_current || (!phase.isEmpty() && indexOf(phase) < 0)) return;
    m_current = phase;
    update();
    if (const qsizetype row = indexOf(phase); row >= 0) {
        const TimelinePhase& p = m_timeline.phases.at(row);
        announce(QStringLiteral("%1, %2, %3").arg(p.name, p.target, periodText(p.start, p.end)));
    }
    emit currentChanged(phase);
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

MovedPhase TimelineView::shifted(const MovedPhase& from, Grip grip, int months)
{
    MovedPhase to = from;
    // The last day of a month stays the last day.
    const auto endBy = [months](const QDate& end) {
        return end.isValid() ? end.addDays(1).addMonths(months).addDays(-1) : QDate();
    };
    if (grip != Grip::End && to.start.isValid()) to.start = to.start.addMonths(months);
    if (grip != Grip::Start) to.end = endBy(to.end);
    if (to.start.isValid() && to.end.isValid() && to.start > to.end) return from;
    return to;
}

MovedPhase TimelineView::draggedTo(double years, bool days) const
{
    MovedPhase to = m_carry->from;
    const double by = years - m_pressedAt;
    const auto moved = [by](const QDate& date) { return dateAt(yearsOf(date) + by); };
    switch (m_carry->grip) {
    case Grip::Start:
        to.start = moved(to.start);
        if (!days) to.start = monthStart(to.start);
        if (to.end.isValid()) to.start = std::min(to.start, to.end);
        break;
    case Grip::End:
        to.end = moved(to.end.isValid() ? to.end : to.start);
        if (!days) to.end = monthEnd(to.end);
        if (to.start.isValid()) to.end = std::max(to.end, to.start);
        break;
    case Grip::Whole: {
        const QDate anchor = to.start.isValid() ? to.start : to.end;
        if (!days) return shifted(to, Grip::Whole, static_cast<int>(std::lround(by * 12.0)));
        const qint64 n = anchor.daysTo(moved(anchor));
        if (to.start.isValid()) to.start = to.start.addDays(n);
        if (to.end.isValid()) to.end = to.end.addDays(n);
        break;
    }
    case Grip::None: break;
    }
    return to;
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
    setCurrent(m_pressed.first);
}

/// The day under the pointer, at a month's begin unless days are wanted; never off the axis.
void TimelineView::carryFlag(double years, bool days)
{
    const auto flag = std::find_if(m_timeline.flags.begin(), m_timeline.flags.end(),
                                   [this](const TimelineFlag& f) { return f.id == m_flag; });
    if (flag == m_timeline.flags.end()) return;
    const double to = std::clamp(yearsOf(flag->day) + years - m_pressedAt, m_timeline.from, m_timeline.to);
    const QDate day = days ? dateAt(to) : monthStart(dateAt(to));
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
            from.start = monthStart(dateAt(m_timeline.from));
            from.end = from.start.addYears(1).addDays(-1);
        }
        m_carry = Carry{from, from, m_pressed.second, false};
        setCursor(m_pressed.second == Grip::Whole ? Qt::ClosedHandCursor : Qt::SizeHorCursor);
    }
    carry(draggedTo(yearsAt(event->position().x()), event->modifiers().testFlag(Qt::AltModifier)));
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
        setCurrent(m_timeline.phases.at(next).id);
        return;
    }
    case Qt::Key_Left:
    case Qt::Key_Right: {
        if (row < 0) break;
        const int months = event->key() == Qt::Key_Left ? -1 : 1;
        if (m_carry) {
            carry(shifted(m_carry->now, grip, months));
            return;
        }
        const MovedPhase from = datesOf(row);
        const MovedPhase to = shifted(from, grip, months);
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
        if (row >= 0 && !m_carry) emit removeRequested(m_current);
        return;
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

bool TimelineView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const qsizetype flag = flagAt(help->pos()); flag >= 0) {
            QToolTip::showText(help->globalPos(), m_timeline.flags.at(flag).explanation, this);
            return true;
        }
        if (const qsizetype row = indexOf(gripAt(help->pos()).first); row >= 0) {
            const TimelinePhase& phase = m_timeline.phases.at(row);
            QStringList lines{QStringLiteral("<b>%1</b>").arg(phase.name.toHtmlEscaped()), phase.target,
                              periodText(phase.start, phase.end)};
            for (const TimelineShare& share : phase.mix)
                lines << QStringLiteral("%1 %2").arg(formatPercent(share.share), share.name.toHtmlEscaped());
            QToolTip::showText(help->globalPos(), lines.join(QStringLiteral("<br>")), this);
            return true;
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

// --- drawing -------------------------------------------------------------------------------------

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::of(this).font(TextSize::Small));
    paintAxis(painter);
    for (qsizetype row = 0; row < m_timeline.phases.size(); ++row) paintPhase(painter, row);
    paintFlags(painter);
}

void TimelineView::paintAxis(QPainter& painter) const
{
    const Colors& c = Theme::of(this).colors();
    const QFontMetricsF metrics(painter.font());
    const double bottom = axisTop();
    const double quarter = xOf(m_timeline.from + 0.25) - xOf(m_timeline.from);
    const bool named = quarter > metrics.horizontalAdvance(QStringLiteral("2026")) + 6.0;
    for (double at = std::ceil(m_timeline.from * 4.0) / 4.0; at <= m_timeline.to + 1e-9; at += 0.25) {
        const double x = std::round(xOf(at)) + 0.5;
        const bool year = std::abs(at - std::round(at)) < 1e-9;
        painter.setPen(QPen(year ? c.lineStrong : mixed(c.surface, c.line, 0.7), 1.0));
        if (year || quarter > 10.0) painter.drawLine(QPointF(x, 0), QPointF(x, bottom + (year ? 5.0 : 3.0)));
        painter.setPen(c.textMuted);
        if (year)
            painter.drawText(QRectF(x - 40, bottom + 5, 80, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                             QString::number(static_cast<int>(std::round(at))));
        else if (named)
            painter.drawText(QRectF(x - 20, bottom + 5, 40, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                             quarterText(at).section(QLatin1Char(' '), 1));
    }
    painter.setPen(QPen(c.lineStrong, 1.0));
    painter.drawLine(QPointF(m_left, bottom + 0.5), QPointF(width() - m_right, bottom + 0.5));
}

void TimelineView::paintPhase(QPainter& painter, qsizetype row) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    const TimelinePhase& phase = m_timeline.phases.at(row);
    const QRectF room = rowRect(row);
    const QRectF bar = barOf(row);
    const bool current = phase.id == m_current;
    const bool carried = m_carry && m_carry->now.id == phase.id;
    if (current) paint::box(&painter, room.adjusted(1, 1, -1, -1), kRadius, c.accentSoft);

    const QFont small = theme.font(TextSize::Small);
    const QFont strong = theme.font(TextSize::Small, true);
    const QFontMetricsF metrics(small);
    double sum = 0.0;
    for (const TimelineShare& share : phase.mix) sum += share.share;
    const auto shareWords = [&](const TimelineShare& share) {
        return phase.mix.size() > 1 ? QStringLiteral("%1 %2").arg(share.name, formatPercent(share.share)) : share.name;
    };
    const auto shareFits = [&](const TimelineShare& share) {
        return metrics.horizontalAdvance(shareWords(share)) + 12.0 <= bar.width() * share.share / std::max(sum, 1.0);
    };
    // Name and tranche stand right of the bar, left of it where the right has no room; platforms
    // that find no place inside the bar stand with them.
    const MovedPhase at = datesOf(row);
    QStringList words{phase.target};
    if (carried) {
        words << periodText(at.start, at.end);
    } else {
        for (const TimelineShare& share : phase.mix)
            if (!shareFits(share)) words << shareWords(share);
    }
    const QString rest = QStringLiteral("  ") + words.join(QStringLiteral(" · "));
    const QFontMetricsF strongMetrics(strong);
    const double nameWidth = strongMetrics.horizontalAdvance(phase.name);
    const double all = nameWidth + metrics.horizontalAdvance(rest);
    const double roomRight = width() - 4.0 - bar.right() - kLabelGap;
    const double roomLeft = bar.left() - kLabelGap - 4.0;
    const bool right = roomRight >= all || roomRight >= roomLeft;
    const double textWidth = std::min(all, right ? roomRight : roomLeft);
    const double left = right ? bar.right() + kLabelGap : bar.left() - kLabelGap - textWidth;
    const double base = room.center().y() + (metrics.ascent() - metrics.descent()) / 2.0;
    // Paper under the words, so that grid lines do not cross them.
    painter.fillRect(QRectF(left - 2.0, room.top() + 2.0, textWidth + 4.0, room.height() - 4.0), current ? c.accentSoft : c.surface);
    painter.setFont(strong);
    painter.setPen(c.text);
    painter.drawText(QPointF(left, base), strongMetrics.elidedText(phase.name, Qt::ElideRight, textWidth));
    painter.setFont(small);
    painter.setPen(carried ? c.accent : c.textMuted);
    if (textWidth > nameWidth)
        painter.drawText(QPointF(left + nameWidth, base), metrics.elidedText(rest, Qt::ElideRight, textWidth - nameWidth + 1.0));

    painter.save();
    QPainterPath outline;
    outline.addRoundedRect(bar, kRadiusSmall, kRadiusSmall);
    painter.setClipPath(outline);
    painter.fillRect(bar, c.hover);
    double x = bar.left();
    for (const TimelineShare& share : phase.mix) {
        const double width = sum > 0.0 ? bar.width() * share.share / std::max(sum, 1.0) : 0.0;
        const QRectF part(x, bar.top(), std::max(width - 1.0, 0.5), bar.height());
        painter.fillRect(part, share.color);
        painter.setPen(readableOn(share.color));
        const QString percent = formatPercent(share.share);
        if (shareFits(share))
            painter.drawText(part.adjusted(6, 0, -6, 0), Qt::AlignLeft | Qt::AlignVCenter, shareWords(share));
        else if (phase.mix.size() > 1 && metrics.horizontalAdvance(percent) + 4.0 <= part.width())
            painter.drawText(part, Qt::AlignCenter, percent);
        x += width;
    }
    if (sum < 1.0 - 1e-9 && bar.width() > 8.0) {
        // What the mix leaves open.
        paint::hatch(&painter, QRectF(x, bar.top(), bar.right() - x, bar.height()), c.outline);
    }
    painter.restore();
    if (current || carried) {
        painter.setPen(QPen(c.accent, 2.0, carried ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(bar.adjusted(-1.5, -1.5, 1.5, 1.5), kRadiusSmall + 1, kRadiusSmall + 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.accent);
        for (const double grip : {bar.left(), bar.right()})
            painter.drawRoundedRect(QRectF(grip - 2.5, bar.center().y() - 6.0, 5.0, 12.0), 2.0, 2.0);
    }
    if (current && hasFocus()) paint::focusRing(&painter, room.adjusted(1, 1, -1, -1), kRadius, c.focus);
}

void TimelineView::paintFlags(QPainter& painter) const
{
    const Theme& theme = Theme::of(this);
    const Colors& c = theme.colors();
    painter.setFont(theme.font(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    const double top = rowRect(m_timeline.phases.size()).top() + 2.0;
    QList<const TimelineFlag*> order;
    for (const TimelineFlag& flag : m_timeline.flags)
        if (flag.day.isValid()) order << &flag;
    std::sort(order.begin(), order.end(), [this](auto* a, auto* b) { return dayOf(*a) < dayOf(*b); });
    double taken = 4.0;  // px from the left that words stand on already
    for (qsizetype i = 0; i < order.size(); ++i) {
        const double x = std::round(xOf(yearsOf(dayOf(*order.at(i))))) + 0.5;
        const double next = i + 1 < order.size() ? xOf(yearsOf(dayOf(*order.at(i + 1)))) - 4.0 : width() - 2.0;
        const bool carried = m_flagDay.isValid() && order.at(i)->id == m_flag;
        const QColor ink = carried ? c.accent : c.text;
        painter.setPen(QPen(ink, 1.2));
        painter.drawLine(QPointF(x, top), QPointF(x, axisTop()));
        QPainterPath cloth;
        cloth.moveTo(x, top);
        cloth.lineTo(x + 11.0, top + 4.5);
        cloth.lineTo(x, top + 9.0);
        cloth.closeSubpath();
        painter.fillPath(cloth, ink);
        const double roomRight = next - (x + 14.0);
        const double roomLeft = x - 6.0 - taken;
        const double wanted = metrics.horizontalAdvance(order.at(i)->name);
        const bool right = roomRight >= wanted || roomRight >= roomLeft;
        const double room = std::min(wanted, right ? roomRight : roomLeft);
        taken = x + 14.0;
        if (room < 28.0) continue;
        const double left = right ? x + 14.0 : x - 6.0 - room;
        if (right) taken = left + room + 8.0;
        painter.fillRect(QRectF(left - 2.0, top - 2.0, room + 4.0, metrics.height() + 2.0), c.surface);
        painter.setPen(c.text);
        painter.drawText(QPointF(left, top + metrics.ascent() - 2.0),
                         metrics.elidedText(order.at(i)->name, Qt::ElideRight, room + 1.0));
    }
}

}  // namespace rw::ui
