// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <memory>
#include <string_view>
#include <vector>

namespace rw {

/// What the values of a kind are told in, and between which they may lie.
struct SeriesRange {
    const char* unit;  ///< "g/kWh"; empty for a share
    double minimum;
    double maximum;
    double toSi;       ///< factor to 1, kg/J or USD/J
};
SeriesRange rangeOf(SeriesKind kind);
std::string_view name(SeriesKind kind);  ///< "load", "carbon", "price"

/// The 8,760 values of a series in its own unit. Errors: series.record, with the day it is in.
Result<std::vector<double>> valuesOf(const PlanSeries& series);

/// Values for each hour of a year, SI; nobody changes them.
using HourValues = std::shared_ptr<const std::vector<double>>;
/// The hours of the series that a plan's field names. The last few are kept; from any thread.
/// \p path: of that field. Errors: series.none (it names no series of the plan), series.kind, series.record.
Result<HourValues> hoursOfSeries(const Plan& plan, const std::string& id, SeriesKind kind, const std::string& path);

}  // namespace rw
