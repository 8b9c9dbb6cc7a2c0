// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/edit.h"
#include "weather/climate.h"
#include "weather/import.h"

namespace rw {

/// A weather year as a plan holds it: a line a day, at the file's precision.
PlanWeather planWeather(const WeatherImport& import, std::string id);
/// Its hours; about 5 ms, for whoever asks twice to keep. Errors: weather.record, with the day it is in.
Result<std::vector<HourRecord>> recordsOf(const PlanWeather& weather);
Result<SharedWeather> weatherYearOf(const PlanWeather& weather);

/// The hours outside a site: its own weather year, else the built-in one of its climate.
/// Errors: weather.record, weather.unknown (no year was chosen and the climate is none of ours).
Result<SharedWeather> siteWeather(const Plan& plan, const Site& site);

/// The edits that put an imported year into the plan, with a climate of its design temperatures, and have the named
/// sites use both. A year that the plan holds already, by its file's digest, is used again.
/// Design temperatures come from the hours (methods 5); extremes from the file's head where it tells the highest of
/// 20 years, else from the one year and 2 K, graded assumed (methods 0a).
struct WeatherUse {
    EditList edits;
    std::string weather;  ///< id in the plan's weather
    std::string climate;  ///< id in its climates
};
WeatherUse weatherImportEdits(const Plan& plan, const WeatherImport& import, const std::vector<std::string>& sites = {});

}  // namespace rw
