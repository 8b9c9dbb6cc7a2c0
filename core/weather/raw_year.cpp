// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/raw_year.h"

#include "base/slug.h"
#include "fluid/moist_air.h"
#include "weather/text_table.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

constexpr double kColdest = -70.0;  // °C, methods 5
constexpr double kHottest = 70.0;
constexpr double kMostHumid = 110.0;  // %, EPW data dictionary; above 100 counts as saturated
constexpr double kDewMargin = 0.5;    // K
constexpr std::size_t kLongestGap = 6;  // h
constexpr double kLeastPressure = 31e3;  // Pa, methods 4.1
constexpr double kMostPressure = 120e3;
constexpr double kPressureMargin = 0.06;

std::string number(double value) { return readableNumber(value); }

/// Median and 99th percentile of the values there are; nothing where there are none.
struct Middle {
    double median = 0.0;
    double high = 0.0;
};
std::optional<Middle> middleOf(const std::vector<RawHour>& rows, std::optional<double> RawHour::*member)
{
    std::vector<double> values;
    for (const RawHour& row : rows)
        if (row.*member) values.push_back(*(row.*member));
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    return Middle{values[values.size() / 2], values[values.size() * 99 / 100]};
}

std::string dayText(int month, int day, int hour)
{
    return text("weather.hour", {{"month", std::to_string(month)}, {"day", std::to_string(day)}, {"hour", std::to_string(hour)}});
}

/// Counts on through a year of rows; nothing for what it stands on when the year is over.
struct Cursor {
    std::size_t next = 0;  ///< hour of the year that should follow

    std::string wanted() const
    {
        if (next >= kHoursOfYear) return text("weather.end");
        const CalendarHour at = calendar(next);
        return dayText(at.month, at.day, at.hour + 1);
    }
};

/// Rows in order, 29 February left out. Errors: weather.rows, weather.order.
Result<std::vector<const RawHour*>> inOrder(const std::vector<RawHour>& rows, const std::string& fileName)
{
    std::vector<const RawHour*> kept;
    kept.reserve(kHoursOfYear);
    Cursor cursor;
    int leapHours = 0;
    constexpr std::size_t kFirstOfMarch = 59 * 24;
    for (const RawHour& row : rows) {
        const bool leapDay = row.month == 2 && row.day == 29 && cursor.next == kFirstOfMarch && row.hour == leapHours + 1;
        const bool next = cursor.next < kHoursOfYear && (leapHours == 0 || leapHours == 24) &&
                          calendar(cursor.next) == CalendarHour{row.month, row.day, row.hour - 1};
        if (leapDay && leapHours < 24) {
            ++leapHours;
        } else if (next) {
            kept.push_back(&row);
            ++cursor.next;
        } else {
            const std::string found = dayText(row.month, row.day, row.hour);
            const std::string wanted = leapHours > 0 && leapHours < 24 ? dayText(2, 29, leapHours + 1) : cursor.wanted();
            if (rows.size() == kHoursOfYear || rows.size() == kHoursOfYear + 24)
                return Error{.code = "weather.order", .file = fileName, .line = row.line, .found = found, .allowed = wanted};
            return Error{.code = "weather.rows", .file = fileName, .line = row.line, .found = std::to_string(rows.size()),
                         .allowed = text("weather.rows-break", {{"found", found}, {"wanted", wanted}})};
        }
    }
    if (kept.size() != kHoursOfYear)
        return Error{.code = "weather.rows", .file = fileName, .found = std::to_string(rows.size()),
                     .allowed = text("weather.rows-end", {{"wanted", cursor.wanted()}})};
    return kept;
}

/// Columns in another unit than the format's are told by what is usual in a year.
Status checkUnits(const RawYear& raw, const std::string& fileName)
{
    const auto refuse = [&](const char* what, double value, const char* looksLike, const char* wanted) {
        return Error{.code = "weather.unit", .file = fileName,
                     .found = text("weather.unit-found", {{"what", text(what)}, {"value", number(value)}, {"unit", text(looksLike)}}),
                     .allowed = wanted};
    };
    for (const auto& [member, what] : {std::pair{&RawHour::dryBulb, "weather.dry-bulb"},
                                       std::pair{&RawHour::dewPoint, "weather.dew-point"}}) {
        const auto middle = middleOf(raw.rows, member);
        if (!middle) continue;
        if (middle->median > 180.0 && middle->median < 340.0) return refuse(what, middle->median, "weather.kelvin", "°C");
        // No place on Earth has half its hours above 40 °C, or one in a hundred above 60 °C.
        if (middle->median > 40.0 || middle->high > 60.0) return refuse(what, middle->median, "weather.fahrenheit", "°C");
    }
    if (const auto humidity = middleOf(raw.rows, &RawHour::humidity); humidity && humidity->high <= 1.0 && humidity->median > 0.0)
        return refuse("weather.humidity", humidity->median, "weather.fraction", "%");
    if (const auto pressure = middleOf(raw.rows, &RawHour::pressure)) {
        const double inFile = pressure->median / raw.pressureUnit;
        const char* wanted = raw.pressureUnit == 1.0 ? "Pa" : "mbar";
        const auto unitOf = [&]() -> const char* {
            if (inFile >= 30e3 && inFile <= 120e3) return raw.pressureUnit == 1.0 ? nullptr : "weather.pascal";
            if (inFile >= 300.0 && inFile <= 1200.0) return raw.pressureUnit == 1.0 ? "weather.hectopascal" : nullptr;
            if (inFile >= 31.0 && inFile <= 120.0) return "weather.kilopascal";
            if (inFile >= 9.0 && inFile <= 32.0) return "weather.inches";
            return nullptr;
        };
        if (const char* unit = unitOf()) return refuse("weather.pressure", inFile, unit, wanted);
    }
    return Done{};
}

Status checkRanges(const std::vector<const RawHour*>& rows, const std::string& fileName)
{
    for (const RawHour* row : rows) {
        const auto refuse = [&](const char* what, double value, const std::string& unitText, double low, double high) {
            return Error{.code = "weather.range", .file = fileName, .line = row->line,
                         .found = text("weather.value", {{"what", text(what)}, {"value", number(value) + unitText}}),
                         .allowed = number(low) + " … " + number(high) + unitText};
        };
        const auto outside = [](const std::optional<double>& value, double low, double high) {
            return value && !(*value >= low && *value <= high);
        };
        if (outside(row->dryBulb, kColdest, kHottest))
            return refuse("weather.dry-bulb", *row->dryBulb, " °C", kColdest, kHottest);
        if (outside(row->dewPoint, kColdest, kHottest))
            return refuse("weather.dew-point", *row->dewPoint, " °C", kColdest, kHottest);
        if (outside(row->humidity, 0.0, kMostHumid))
            return refuse("weather.humidity", *row->humidity, " %", 0.0, kMostHumid);
        if (row->dryBulb && row->dewPoint && *row->dewPoint > *row->dryBulb + kDewMargin)
            return Error{.code = "weather.dew-point", .file = fileName, .line = row->line,
                         .found = number(*row->dewPoint) + " °C",
                         .allowed = "≤ " + number(*row->dryBulb + kDewMargin) + " °C"};
    }
    return Done{};
}

/// To a decimal, so that its shortest text is short.
double rounded(double value, double perUnit) { return std::round(value * perUnit) / perUnit; }

/// Dew point of a row, told or from the relative humidity (rounded to 0.01 K).
std::optional<double> dewPointOf(const RawHour& row, double pressure)
{
    if (row.dewPoint) return row.dewPoint;
    if (!row.humidity || !row.dryBulb) return std::nullopt;
    // Below 1 % a dew point says nothing any more; stations do not measure there.
    const double humidity = std::clamp(*row.humidity / 100.0, 0.01, 1.0);
    const auto air = airOfRelativeHumidity(Temperature<>::of(*row.dryBulb, unit::C), humidity, Pressure<>::fromSi(pressure));
    return air ? std::optional(std::max(rounded(dewPoint(air.value()).in(unit::C), 100.0), kColdest)) : std::nullopt;
}

/// Fills runs of missing values along a straight line; at the year's ends the nearest value holds.
/// Gives the rows filled. Errors: weather.gap.
Result<std::vector<std::size_t>> fill(std::vector<std::optional<double>>& values, double perUnit,
                                      const std::vector<const RawHour*>& rows, const char* what, const std::string& fileName)
{
    std::vector<std::size_t> filled;
    for (std::size_t i = 0; i < values.size();) {
        if (values[i]) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < values.size() && !values[end]) ++end;
        if (end - i > kLongestGap)
            return Error{.code = "weather.gap", .file = fileName, .line = rows[i]->line,
                         .found = text("weather.gap-found", {{"what", text(what)}, {"hours", std::to_string(end - i)}}),
                         .allowed = "≤ " + std::to_string(kLongestGap) + " h"};
        for (std::size_t k = i; k < end; ++k) {
            filled.push_back(rows[k]->line);
            if (i == 0) values[k] = values[end];
            else if (end == values.size()) values[k] = values[i - 1];
            else {
                const double part = static_cast<double>(k + 1 - i) / static_cast<double>(end + 1 - i);
                values[k] = rounded(*values[i - 1] + (*values[end] - *values[i - 1]) * part, perUnit);
            }
        }
        i = end;
    }
    return filled;
}

}  // namespace

Status checkPlace(const RawYear& raw, const std::string& fileName, std::size_t line)
{
    const auto refuse = [&](const char* what, double value, double low, double high) {
        return Error{.code = "weather.header", .file = fileName, .line = line,
                     .found = text("weather.value", {{"what", text(what)}, {"value", number(value)}}),
                     .allowed = number(low) + " … " + number(high)};
    };
    const auto outside = [](double value, double low, double high) { return !(value >= low && value <= high); };
    if (outside(raw.latitude, -90.0, 90.0)) return refuse("weather.latitude", raw.latitude, -90.0, 90.0);
    if (outside(raw.longitude, -180.0, 180.0)) return refuse("weather.longitude", raw.longitude, -180.0, 180.0);
    if (outside(raw.utcOffset, -12.0, 14.0)) return refuse("weather.utc-offset", raw.utcOffset, -12.0, 14.0);
    // EPW data dictionary: -1,000 to 9,999.9 m; the highest town stands at 5,100 m.
    if (outside(raw.elevation, -500.0, 6000.0)) return refuse("weather.elevation", raw.elevation, -500.0, 6000.0);
    return Done{};
}

Status assemble(const RawYear& raw, const std::string& fileName, const ImportOptions& options, WeatherImport& import)
{
    const auto ordered = inOrder(raw.rows, fileName);
    if (!ordered) return ordered.error();
    const std::vector<const RawHour*>& rows = ordered.value();
    if (const Status s = checkUnits(raw, fileName); !s.ok()) return s.error();
    if (const Status s = checkRanges(rows, fileName); !s.ok()) return s.error();
    const auto note = [&](const char* code, Severity severity, TextArgs args) {
        import.notices.push_back({severity, code, std::move(args)});
    };
    if (raw.rows.size() > kHoursOfYear) note("weather.notice.leap-day", Severity::Note, {});

    const double standard = rounded(standardPressure(Length<>::fromSi(raw.elevation)).si(), 1.0);
    std::vector<std::optional<double>> pressures, dry, dew;
    std::vector<std::size_t> replaced;  // lines with a pressure that cannot be of this place
    std::size_t gap = 0;
    for (const RawHour* row : rows) {
        const std::optional<double>& p = row->pressure;
        gap = p ? 0 : gap + 1;
        const bool fits = p && *p >= kLeastPressure && *p <= kMostPressure && std::abs(*p / standard - 1.0) <= kPressureMargin;
        if (p && !fits) replaced.push_back(row->line);
        pressures.push_back(!p ? std::nullopt : std::optional(fits ? *p : standard));
        // Longer gaps than may be bridged are filled like pressures that do not fit.
        if (gap > kLongestGap)
            for (std::size_t back = 0; back < gap; ++back) {
                const std::size_t at = pressures.size() - 1 - back;
                if (pressures[at]) break;
                pressures[at] = standard;
                replaced.push_back(rows[at]->line);
            }
    }
    std::sort(replaced.begin(), replaced.end());
    if (!replaced.empty()) {
        const auto first = std::find_if(rows.begin(), rows.end(), [&](const RawHour* r) { return r->line == replaced.front(); });
        const std::string found = (*first)->pressure ? readable(*(*first)->pressure, unit::kPa) : text("weather.missing");
        const std::string wanted = readable(standard, unit::kPa);
        if (options.strict)
            return Error{.code = "weather.pressure", .file = fileName, .line = replaced.front(), .found = found,
                         .allowed = text("weather.pressure-allowed", {{"standard", wanted}, {"elevation", readable(raw.elevation, unit::m)}})};
        note("weather.notice.pressure", Severity::Warning,
             {{"n", std::to_string(replaced.size())}, {"lines", lineRanges(replaced)}, {"found", found}, {"standard", wanted},
              {"elevation", readable(raw.elevation, unit::m)}});
    }
    std::vector<std::size_t> fromHumidity, capped;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        dry.push_back(rows[i]->dryBulb);
        dew.push_back(dewPointOf(*rows[i], pressures[i].value_or(standard)));
        if (!rows[i]->dewPoint && dew.back()) fromHumidity.push_back(rows[i]->line);
        if (dry.back() && dew.back() && *dew.back() > *dry.back()) {
            capped.push_back(rows[i]->line);
            dew.back() = dry.back();
        }
    }
    const auto bridge = [&](std::vector<std::optional<double>>& values, double perUnit, const char* what) -> Status {
        const auto filled = fill(values, perUnit, rows, what, fileName);
        if (!filled) return filled.error();
        if (!filled->empty())
            note("weather.notice.filled", Severity::Note,
                 {{"what", text(what)}, {"n", std::to_string(filled->size())}, {"lines", lineRanges(filled.value())}});
        return Done{};
    };
    if (const Status s = bridge(dry, 100.0, "weather.dry-bulb"); !s.ok()) return s.error();
    if (const Status s = bridge(dew, 100.0, "weather.dew-point"); !s.ok()) return s.error();
    if (const Status s = bridge(pressures, 1.0, "weather.pressure"); !s.ok()) return s.error();
    if (!fromHumidity.empty())
        note("weather.notice.humidity", Severity::Note,
             {{"n", std::to_string(fromHumidity.size())}, {"lines", lineRanges(fromHumidity)}});
    if (!capped.empty())
        note("weather.notice.capped", Severity::Note, {{"n", std::to_string(capped.size())}, {"lines", lineRanges(capped)}});

    for (std::size_t i = 0; i < rows.size(); ++i) import.records.push_back({*dry[i], std::min(*dew[i], *dry[i]), *pressures[i]});
    import.year.id = slug(raw.name, "weather");
    import.year.name = raw.name;
    import.year.source = raw.source;
    import.year.latitude = raw.latitude;
    import.year.longitude = raw.longitude;
    import.year.utcOffset = raw.utcOffset;
    import.year.elevation = Length<>::fromSi(raw.elevation);
    import.year.hours = hoursOf(import.records);
    return Done{};
}

}  // namespace rw
