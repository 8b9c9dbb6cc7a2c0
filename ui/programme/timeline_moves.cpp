// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_moves.h"

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

QDate nearestMonthEnd(const QDate& day)
{
    return nearestMonthStart(day.addDays(1)).addDays(-1);
}

}  // namespace

QDate nearestMonthStart(const QDate& day)
{
    const QDate first(day.year(), day.month(), 1);
    return day.day() > 15 ? first.addMonths(1) : first;
}

MovedPhase shiftedBy(const MovedPhase& from, TimelineGrip grip, int months)
{
    MovedPhase to = from;
    // The last day of a month stays the last day.
    const auto endBy = [months](const QDate& end) {
        return end.isValid() ? end.addDays(1).addMonths(months).addDays(-1) : QDate();
    };
    if (grip != TimelineGrip::End && to.start.isValid()) to.start = to.start.addMonths(months);
    if (grip != TimelineGrip::Start) to.end = endBy(to.end);
    if (to.start.isValid() && to.end.isValid() && to.start > to.end) return from;
    return to;
}

MovedPhase draggedBy(const MovedPhase& from, TimelineGrip grip, double years, bool days)
{
    MovedPhase to = from;
    const auto moved = [years](const QDate& date) { return dateAt(yearsOf(date) + years); };
    switch (grip) {
    case TimelineGrip::Start:
        to.start = moved(to.start);
        if (!days) to.start = nearestMonthStart(to.start);
        if (to.end.isValid()) to.start = std::min(to.start, to.end);
        break;
    case TimelineGrip::End:
        to.end = moved(to.end.isValid() ? to.end : to.start);
        if (!days) to.end = nearestMonthEnd(to.end);
        if (to.start.isValid()) to.end = std::max(to.end, to.start);
        break;
    case TimelineGrip::Whole: {
        const QDate anchor = to.start.isValid() ? to.start : to.end;
        if (!days) return shiftedBy(to, grip, static_cast<int>(std::lround(years * 12.0)));
        const qint64 n = anchor.daysTo(moved(anchor));
        if (to.start.isValid()) to.start = to.start.addDays(n);
        if (to.end.isValid()) to.end = to.end.addDays(n);
        break;
    }
    case TimelineGrip::None: break;
    }
    return to;
}

}  // namespace rw::ui
