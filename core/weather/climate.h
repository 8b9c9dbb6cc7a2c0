// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "weather/weather_year.h"

#include <string_view>
#include <utility>

namespace rw {

/// A temperature (K) and the share of the year's hours that are at most so warm, or their number.
struct ShareAt {
    double share = 0.0;
    double temperature = 0.0;
};
struct HoursAt {
    double temperature = 0.0;
    int hours = 0;
};

/// What the makers of a climate file computed from the full hours, K.
struct ClimateFigures {
    double meanDryBulb = 0.0;
    double lowestDryBulb = 0.0;
    double highestDryBulb = 0.0;
    double meanWetBulb = 0.0;
    double highestWetBulb = 0.0;
    std::vector<ShareAt> dryBulbShares;
    std::vector<ShareAt> wetBulbShares;
    std::vector<HoursAt> dryBulbHours;
    std::vector<HoursAt> wetBulbHours;
};

/// A built-in climate: what its file says, and the year of hours rebuilt from it.
/// Dry bulbs follow the day table and the month's hour shape, without a step at midnight, and dew points the
/// day's mean; both are then moved, their order kept, onto the file's own distribution of dry and of wet bulb.
/// So counts of hours and percentiles are those of the full data; which hour is how warm is rebuilt.
struct BuiltInClimate {
    std::string id;
    std::string name;
    std::string country;
    std::string attribution;
    std::string licence;
    double pressure = 0.0;  ///< Pa, mean of the year
    ClimateFigures told;
    std::vector<JointBin> bins;  ///< exact, 1 K wide, at the middle of each bin
    WeatherYear year;
};

/// Ids of the climates that are compiled in, in order; the catalogue's climates bear the same.
std::vector<std::string> builtInWeatherIds();
/// A built-in climate, kept from the first call on; from any thread. Errors: weather.unknown.
Result<std::shared_ptr<const BuiltInClimate>> builtInClimate(std::string_view id);
/// Its year alone.
Result<SharedWeather> builtInWeather(std::string_view id);
/// Its bins alone: with them a year's sums take a few hundred evaluations.
Result<std::vector<JointBin>> builtInBins(std::string_view id);

}  // namespace rw
