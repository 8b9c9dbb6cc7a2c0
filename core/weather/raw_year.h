// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "weather/import.h"

namespace rw {

/// One row as a weather file has it. What the file marks as missing is unset.
struct RawHour {
    std::size_t line = 0;
    int month = 0;
    int day = 0;
    int hour = 0;  ///< 1..24
    std::optional<double> dryBulb;   ///< °C
    std::optional<double> dewPoint;  ///< °C
    std::optional<double> humidity;  ///< %
    std::optional<double> pressure;  ///< Pa
};

/// All rows of a file and what its head says of the place.
struct RawYear {
    std::string name;
    std::string source;
    double latitude = 0.0;
    double longitude = 0.0;
    double utcOffset = 0.0;
    double elevation = 0.0;  ///< m
    double pressureUnit = 1.0;  ///< Pa, of the file's own unit: to name a wrong one
    std::vector<RawHour> rows;
};

/// Checks the head's numbers. Errors: weather.header.
Status checkPlace(const RawYear& raw, const std::string& fileName, std::size_t line);
/// Checks, mends and completes the rows: the records and the year of an import, and its notices. See importWeather().
Status assemble(const RawYear& raw, const std::string& fileName, const ImportOptions& options, WeatherImport& import);

}  // namespace rw
