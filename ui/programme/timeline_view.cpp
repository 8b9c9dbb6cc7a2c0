// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_view.h"

#include "plots/plot_table_model.h"
#include "shell/style_paint.h"
#include "shell/theme.h"

#include <QAccessible>

#include <algorithm>
#include <cmath>

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

}  // namespace rw::ui
