// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/epw.h"

#include "quantity/celsius.h"
#include "weather/text_table.h"

#include <algorithm>

namespace rw {

namespace {

constexpr std::size_t kColumns = 35;
constexpr std::size_t kFewestColumns = 29;  // older files leave off snow, albedo and rain
constexpr std::size_t kMostHeadLines = 20;  // eight, and some more comments

// Columns as numbered from 0, and how a missing value is marked.
constexpr std::size_t kMonth = 1, kDay = 2, kHour = 3, kDryBulb = 6, kDewPoint = 7, kHumidity = 8, kPressure = 9;
constexpr double kNoTemperature = 99.9;
constexpr double kNoHumidity = 999.0;
constexpr double kNoPressure = 999999.0;

using Cells = std::vector<std::string_view>;

std::optional<double> temperatureAt(std::span<const std::string_view> cells, std::size_t index)
{
    if (index >= cells.size()) return std::nullopt;
    const auto celsius = numberOf(cells[index]);
    // A value that no weather has shows a layout that is not known.
    if (!celsius || *celsius < -90.0 || *celsius > 70.0) return std::nullopt;
    return *celsius + kZeroCelsius;
}

std::optional<DesignTemperature> pairAt(std::span<const std::string_view> cells, std::size_t index)
{
    const auto value = temperatureAt(cells, index);
    const auto coincident = temperatureAt(cells, index + 1);
    if (!value || !coincident) return std::nullopt;
    return DesignTemperature{*value, *coincident};
}

/// The cells between a word and the next one of the three.
std::span<const std::string_view> sectionOf(const Cells& cells, std::string_view word)
{
    const auto isWord = [](std::string_view cell) { return cell == "Heating" || cell == "Cooling" || cell == "Extremes"; };
    const auto begin = std::find(cells.begin(), cells.end(), word);
    if (begin == cells.end()) return {};
    const auto end = std::find_if(begin + 1, cells.end(), isWord);
    return {&*begin + 1, static_cast<std::size_t>(end - begin - 1)};
}

Result<RawYear> readLocation(const Cells& cells, const std::string& fileName)
{
    const auto refuse = [&](const std::string& found) {
        return Error{.code = "weather.header", .file = fileName, .line = 1, .found = found,
                     .allowed = "LOCATION,city,state,country,source,WMO,latitude,longitude,UTC offset,elevation"};
    };
    if (cells.size() < 10) return refuse(text("weather.cells", {{"n", std::to_string(cells.size())}}));
    RawYear raw;
    for (std::size_t i = 1; i <= 3; ++i) {
        const std::string_view part = cells[i];
        if (part.empty() || part == "-") continue;
        raw.name += (raw.name.empty() ? "" : ", ") + utf8Of(part);
    }
    raw.source = utf8Of(cells[4]);
    if (!cells[5].empty()) raw.source += (raw.source.empty() ? "WMO " : ", WMO ") + utf8Of(cells[5]);
    double* const numbers[] = {&raw.latitude, &raw.longitude, &raw.utcOffset, &raw.elevation};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto value = numberOf(cells[6 + i]);
        if (!value) return refuse(utf8Of(cells[6 + i]));
        *numbers[i] = *value;
    }
    if (const Status s = checkPlace(raw, fileName, 1); !s.ok()) return s.error();
    return raw;
}

/// One period of one value an hour. Errors: weather.header, weather.steps.
Status checkPeriods(const Cells& cells, const std::string& fileName, std::size_t line)
{
    const int periods = cells.size() > 1 ? integerOf(cells[1]).value_or(-1) : -1;
    const int steps = cells.size() > 2 ? integerOf(cells[2]).value_or(-1) : -1;
    if (periods < 0 || steps < 0)
        return Error{.code = "weather.header", .file = fileName, .line = line,
                     .found = text("weather.cells", {{"n", std::to_string(cells.size())}}),
                     .allowed = "DATA PERIODS,1,1,name,weekday,1/1,12/31"};
    if (periods != 1 || steps != 1)
        return Error{.code = "weather.steps", .file = fileName, .line = line,
                     .found = std::to_string(periods) + ", " + std::to_string(steps), .allowed = "1, 1"};
    return Done{};
}

Result<RawHour> readRow(const Cells& cells, const std::string& fileName, std::size_t line)
{
    RawHour row;
    row.line = line;
    int* const whole[] = {&row.month, &row.day, &row.hour};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto value = integerOf(cells[kMonth + i]);
        if (!value)
            return Error{.code = "weather.number", .file = fileName, .line = line, .column = kMonth + i + 1,
                         .found = utf8Of(cells[kMonth + i]), .allowed = text("weather.whole-number")};
        *whole[i] = *value;
    }
    const struct {
        std::size_t column;
        double missing;
        std::optional<double> RawHour::*member;
    } values[] = {{kDryBulb, kNoTemperature, &RawHour::dryBulb}, {kDewPoint, kNoTemperature, &RawHour::dewPoint},
                  {kHumidity, kNoHumidity, &RawHour::humidity}, {kPressure, kNoPressure, &RawHour::pressure}};
    for (const auto& [column, missing, member] : values) {
        if (cells[column].empty()) continue;
        const auto value = numberOf(cells[column]);
        if (!value)
            return Error{.code = "weather.number", .file = fileName, .line = line, .column = column + 1,
                         .found = utf8Of(cells[column]), .allowed = text("weather.number")};
        if (*value != missing) row.*member = *value;
    }
    return row;
}

}  // namespace

bool looksLikeEpw(std::string_view bytes)
{
    return beginsWith(bytes, "LOCATION,");
}

std::optional<DesignConditions> readDesignConditions(std::string_view line)
{
    Cells cells;
    splitCells(line, cells);
    const auto heating = sectionOf(cells, "Heating");
    const auto cooling = sectionOf(cells, "Cooling");
    const auto extremes = sectionOf(cells, "Extremes");
    if (cells.size() < 3 || (heating.empty() && cooling.empty() && extremes.empty())) return std::nullopt;
    DesignConditions design;
    design.source = utf8Of(cells[2]);
    design.heating996 = temperatureAt(heating, 1);
    design.heating99 = temperatureAt(heating, 2);
    for (std::size_t i = 0; i < 3; ++i) {
        design.dryBulb[i] = pairAt(cooling, 2 + 2 * i);
        design.wetBulb[i] = pairAt(cooling, 8 + 2 * i);
    }
    // Three wind speeds; the highest wet bulb up to 2013, then moved behind the cooling conditions; mean and deviation
    // of the annual extremes; pairs for 5, 10, 20 and 50 years.
    const bool wetAmongExtremes = extremes.size() >= 16;
    if (wetAmongExtremes) design.highestWetBulb = temperatureAt(extremes, 3);
    else if (extremes.size() == 15 && cooling.size() >= 32) design.highestWetBulb = temperatureAt(cooling, 31);
    std::size_t at = wetAmongExtremes ? 8 : 7;
    for (const int years : {5, 10, 20, 50}) {
        const auto lowest = temperatureAt(extremes, at);
        const auto highest = temperatureAt(extremes, at + 1);
        if (lowest && highest && *lowest < *highest) design.returnPeriods.push_back({years, *lowest, *highest});
        at += 2;
    }
    return design;
}

Result<RawYear> readEpw(std::string_view bytes, const std::string& fileName, WeatherImport& import)
{
    import.format = "EPW";
    LineReader lines(bytes);
    Cells cells;
    splitCells(lines.next().value_or(""), cells);
    auto location = readLocation(cells, fileName);
    if (!location) return location.error();
    RawYear raw = std::move(location).value();

    bool data = false;
    while (!data) {
        const auto line = lines.next();
        if (!line || lines.line() > kMostHeadLines)
            return Error{.code = "weather.header", .file = fileName, .line = lines.line(), .found = text("weather.no-periods"),
                         .allowed = "DATA PERIODS"};
        if (beginsWith(*line, "DESIGN CONDITIONS")) import.design = readDesignConditions(*line);
        if (beginsWith(*line, "DATA PERIODS")) {
            splitCells(*line, cells);
            if (const Status s = checkPeriods(cells, fileName, lines.line()); !s.ok()) return s.error();
            data = true;
        }
    }
    raw.rows.reserve(kHoursOfYear + 24);
    std::size_t columns = 0;
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty()) continue;
        splitCells(*line, cells);
        if (columns == 0) columns = std::clamp(cells.size(), kFewestColumns, kColumns);
        if (cells.size() < columns)
            return Error{.code = "weather.columns", .file = fileName, .line = lines.line(), .found = std::to_string(cells.size()),
                         .allowed = text("weather.epw-columns", {{"most", std::to_string(kColumns)},
                                                                 {"fewest", std::to_string(kFewestColumns)}})};
        auto row = readRow(cells, fileName, lines.line());
        if (!row) return row.error();
        raw.rows.push_back(row.value());
        if (raw.rows.size() > 100 * kHoursOfYear) break;  // told as a wrong count
    }
    return raw;
}

}  // namespace rw
