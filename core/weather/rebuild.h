// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "weather/climate.h"

namespace rw {

/// One day of a climate file: K.
struct DayRow {
    double lowest = 0.0;
    double highest = 0.0;
    double dewPoint = 0.0;  ///< mean
};
/// How hours are spread within a range of whole degrees, from the joint bins: floor of the bin (K), hours.
struct MarginBin {
    double floor = 0.0;
    int hours = 0;
};
/// All that a climate file says about its hours.
struct ClimateTables {
    std::vector<std::array<double, 24>> months;  ///< fraction of the day's range, hour 1 first
    std::vector<DayRow> days;
    std::vector<MarginBin> dryBulbBins;  ///< in order, without gaps
    std::vector<MarginBin> wetBulbBins;
};

/// The year of hours of a climate's tables; see BuiltInClimate.
std::vector<WeatherHour> rebuildHours(const ClimateTables& tables, const ClimateFigures& told, double pressure);

}  // namespace rw
