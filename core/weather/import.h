// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/finding.h"
#include "base/result.h"
#include "weather/weather_statistics.h"

#include <optional>
#include <string_view>

namespace rw {

/// What was mended or left aside while a weather file was read.
struct WeatherNotice {
    Severity severity = Severity::Note;
    std::string code;  ///< "weather.notice.pressure"
    TextArgs args;

    bool operator==(const WeatherNotice&) const = default;
    std::string message() const { return text(code, args); }
};

/// One hour at the precision of its file: °C, °C, Pa.
struct HourRecord {
    double dryBulb = 0.0;
    double dewPoint = 0.0;
    double pressure = 0.0;

    bool operator==(const HourRecord&) const = default;
};

/// The temperatures (K) reached once in some years, as an EPW header tells them.
struct ReturnPeriod {
    int years = 0;
    double lowest = 0.0;
    double highest = 0.0;

    bool operator==(const ReturnPeriod&) const = default;
};
/// The DESIGN CONDITIONS of an EPW header, K; what is not there is unset.
struct DesignConditions {
    std::string source;
    std::optional<double> heating996;
    std::optional<double> heating99;
    /// Exceeded in 0.4, 1 and 2 % of the hours, with the mean coincident other one.
    std::array<std::optional<DesignTemperature>, 3> dryBulb{};
    std::array<std::optional<DesignTemperature>, 3> wetBulb{};
    std::optional<double> highestWetBulb;     ///< of the whole record
    std::vector<ReturnPeriod> returnPeriods;  ///< dry bulb; 5, 10, 20 and 50 years

    bool operator==(const DesignConditions&) const = default;
};

struct ImportOptions {
    bool strict = false;  ///< refuses what would be mended by the elevation's standard pressure
};

struct WeatherImport {
    std::string format;    ///< "EPW", "TMY3"
    std::string fileName;  ///< without its folder
    std::string digest;    ///< SHA-256 of the file
    std::vector<HourRecord> records;  ///< 8,760, after mending
    WeatherYear year;                 ///< of these records; its id is made from the file's name
    std::vector<WeatherNotice> notices;
    std::optional<DesignConditions> design;
};

/// The most that a weather file may hold; they are 2 MB.
inline constexpr std::size_t kMaxWeatherBytes = std::size_t{64} << 20;

/// Reads a weather file, whichever of the known formats it has; all of it or nothing.
/// Errors: weather.empty, weather.format, weather.size, weather.header, weather.columns, weather.number, weather.rows,
/// weather.order, weather.unit, weather.range, weather.dew-point, weather.gap, weather.pressure (strict
/// only), weather.steps; each with file and line.
Result<WeatherImport> importWeather(std::string_view bytes, const std::string& fileName, const ImportOptions& options = {});

/// Hours with their wet bulbs from records; 8,760 of them, values as weatherHour() takes them (asserted).
std::vector<WeatherHour> hoursOf(std::span<const HourRecord> records);

}  // namespace rw
