// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/tmy3.h"

#include "weather/text_table.h"

#include <algorithm>

namespace rw {

namespace {

constexpr double kMillibar = 100.0;  // Pa
constexpr double kMissing = -9900.0;  // and below, users manual NREL/TP-581-43156

using Cells = std::vector<std::string_view>;

/// "MM/DD/YYYY" and "HH:MM" of 01:00 to 24:00.
bool readMoment(std::string_view date, std::string_view time, RawHour& row)
{
    const std::size_t slash = date.find('/');
    const std::size_t second = slash == std::string_view::npos ? slash : date.find('/', slash + 1);
    const std::size_t colon = time.find(':');
    if (second == std::string_view::npos || colon == std::string_view::npos) return false;
    const auto month = integerOf(date.substr(0, slash));
    const auto day = integerOf(date.substr(slash + 1, second - slash - 1));
    const auto hour = integerOf(time.substr(0, colon));
    const auto minute = integerOf(time.substr(colon + 1));
    if (!month || !day || !hour || !minute || *minute != 0) return false;
    row.month = *month;
    row.day = *day;
    row.hour = *hour;
    return true;
}

}  // namespace

bool looksLikeTmy3(std::string_view bytes)
{
    LineReader lines(bytes);
    lines.next();
    return beginsWith(lines.next().value_or(""), "Date (MM/DD/YYYY)");
}

Result<RawYear> readTmy3(std::string_view bytes, const std::string& fileName, WeatherImport& import)
{
    import.format = "TMY3";
    LineReader lines(bytes);
    Cells cells;
    splitCells(lines.next().value_or(""), cells);
    RawYear raw;
    raw.pressureUnit = kMillibar;
    double* const numbers[] = {&raw.utcOffset, &raw.latitude, &raw.longitude, &raw.elevation};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto value = cells.size() > 3 + i ? numberOf(cells[3 + i]) : std::nullopt;
        if (!value)
            return Error{.code = "weather.header", .file = fileName, .line = 1,
                         .found = cells.size() > 3 + i ? utf8Of(cells[3 + i]) : text("weather.cells", {{"n", std::to_string(cells.size())}}),
                         .allowed = "station,name,state,UTC offset,latitude,longitude,elevation"};
        *numbers[i] = *value;
    }
    raw.name = utf8Of(cells[1]) + (cells[2].empty() ? "" : ", " + utf8Of(cells[2]));
    raw.source = "TMY3, " + utf8Of(cells[0]);
    if (const Status s = checkPlace(raw, fileName, 1); !s.ok()) return s.error();

    const std::string_view head = lines.next().value_or("");
    splitCells(head, cells);
    const std::size_t columns = cells.size();
    const struct {
        const char* name;
        double factor;
        std::optional<double> RawHour::*member;
    } wanted[] = {{"Dry-bulb (C)", 1.0, &RawHour::dryBulb}, {"Dew-point (C)", 1.0, &RawHour::dewPoint},
                  {"RHum (%)", 1.0, &RawHour::humidity}, {"Pressure (mbar)", kMillibar, &RawHour::pressure}};
    std::array<std::size_t, 4> at{};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto found = std::find(cells.begin(), cells.end(), wanted[i].name);
        if (found == cells.end())
            return Error{.code = "weather.header", .file = fileName, .line = 2, .found = text("weather.no-column"),
                         .allowed = wanted[i].name};
        at[i] = static_cast<std::size_t>(found - cells.begin());
    }
    raw.rows.reserve(kHoursOfYear + 24);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty()) continue;
        splitCells(*line, cells);
        if (cells.size() < columns)
            return Error{.code = "weather.columns", .file = fileName, .line = lines.line(), .found = std::to_string(cells.size()),
                         .allowed = text("weather.tmy3-columns", {{"n", std::to_string(columns)}})};
        RawHour row;
        row.line = lines.line();
        if (!readMoment(cells[0], cells[1], row))
            return Error{.code = "weather.number", .file = fileName, .line = lines.line(), .column = 1,
                         .found = utf8Of(cells[0]) + " " + utf8Of(cells[1]), .allowed = "01/01/1990 01:00"};
        for (std::size_t i = 0; i < 4; ++i) {
            if (cells[at[i]].empty()) continue;
            const auto value = numberOf(cells[at[i]]);
            if (!value)
                return Error{.code = "weather.number", .file = fileName, .line = lines.line(), .column = at[i] + 1,
                             .found = utf8Of(cells[at[i]]), .allowed = text("weather.number")};
            if (*value > kMissing) row.*(wanted[i].member) = *value * wanted[i].factor;
        }
        raw.rows.push_back(row);
        if (raw.rows.size() > 100 * kHoursOfYear) break;  // told as a wrong count
    }
    return raw;
}

}  // namespace rw
