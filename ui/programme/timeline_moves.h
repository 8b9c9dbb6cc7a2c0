// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline.h"

namespace rw::ui {

/// By what a bar is held while it moves.
enum class TimelineGrip { None, Start, Whole, End };

/// The first day of the month that is nearest.
[[nodiscard]] QDate nearestMonthStart(const QDate& day);
/// By whole months; the last day of a month stays one. As it was where start and end would pass each other.
[[nodiscard]] MovedPhase shiftedBy(const MovedPhase& from, TimelineGrip grip, int months);
/// As far as the pointer has gone, in years; to whole months unless \p days.
[[nodiscard]] MovedPhase draggedBy(const MovedPhase& from, TimelineGrip grip, double years, bool days);

}  // namespace rw::ui
