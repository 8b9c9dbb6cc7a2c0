// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/own_series.h"

#include "base/text.h"
#include "weather/weather_year.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <mutex>
#include <span>

namespace rw {

namespace {

constexpr std::size_t kDaysOfWeek = 7;
constexpr std::size_t kDaysOfYear = kHoursOfYear / kHoursOfDay;

/// "0.7 0.72 …" into 24 values; false where it is anything else.
bool readDay(std::string_view line, const SeriesRange& range, std::span<double> day)
{
    const char* at = line.data();
    const char* const end = at + line.size();
    std::size_t count = 0;
    for (;;) {
        double value = 0.0;
        const auto [next, error] = std::from_chars(at, end, value);
        if (error != std::errc() || count == kHoursOfDay) return false;
        if (!(value >= range.minimum && value <= range.maximum)) return false;  // a NaN is no value either
        day[count++] = value;
        at = next;
        if (at == end) break;
        if (*at++ != ' ') return false;
    }
    if (count == 1)
        for (double& value : day) value = day.front();
    return count == 1 || count == kHoursOfDay;
}

}  // namespace

SeriesRange rangeOf(SeriesKind kind)
{
    // Limits as those of the annual figures; exchanges cap their prices at some USD 5 for a kilowatt-hour, either way.
    switch (kind) {
    case SeriesKind::Load: return {"", 0.0, 1.0, 1.0};
    case SeriesKind::Carbon: return {"g/kWh", 0.0, 3000.0, 1e-3 / 3.6e6};
    case SeriesKind::Price: return {"USD/kWh", -10.0, 100.0, 1.0 / 3.6e6};
    }
    return {"", 0.0, 0.0, 1.0};
}

std::string_view name(SeriesKind kind)
{
    switch (kind) {
    case SeriesKind::Load: return "load";
    case SeriesKind::Carbon: return "carbon";
    case SeriesKind::Price: return "price";
    }
    return "";
}

Result<std::vector<double>> valuesOf(const PlanSeries& series)
{
    const std::string path = "series[" + series.id + "].days";
    const std::size_t count = series.days.size();
    if (count != 1 && count != kDaysOfWeek && count != kDaysOfYear)
        return Error{.code = "series.record", .path = path, .found = text("series.days", {{"n", std::to_string(count)}}),
                     .allowed = text("series.days-allowed")};
    const SeriesRange range = rangeOf(series.kind);
    std::vector<double> values(kHoursOfYear);
    for (std::size_t d = 0; d < kDaysOfYear; ++d) {
        const auto day = std::span(values).subspan(d * kHoursOfDay, kHoursOfDay);
        if (d >= count) {
            const auto same = values.begin() + static_cast<std::ptrdiff_t>(d % count * kHoursOfDay);
            std::copy_n(same, kHoursOfDay, day.begin());
        } else if (!readDay(series.days.items()[d].values, range, day)) {
            return Error{.code = "series.record", .path = path + "[" + std::to_string(d) + "]",
                         .found = series.days.items()[d].values.substr(0, 40),
                         .allowed = text("series.day-form", {{"low", fmt::format("{:g}", range.minimum)}, {"high", fmt::format("{:g}", range.maximum)},
                                                             {"unit", range.unit}})};
        }
    }
    return values;
}

Result<HourValues> hoursOfSeries(const Plan& plan, const std::string& id, SeriesKind kind, const std::string& path)
{
    const PlanSeries* series = findById(plan.series, id);
    if (!series) {
        std::string known;
        for (const PlanSeries& s : plan.series)
            if (s.kind == kind) known += (known.empty() ? "" : ", ") + s.id;
        return Error{.code = "series.none", .path = path, .found = id, .allowed = known.empty() ? text("series.no-such") : known};
    }
    if (series->kind != kind)
        return Error{.code = "series.kind", .path = path, .found = text("choice.kind." + std::string(name(series->kind))),
                     .allowed = text("choice.kind." + std::string(name(kind)))};

    // A series is known by the block that holds its days: whoever changes it has another block.
    struct Known {
        SeriesKind kind;
        Block<SeriesDay> days;
        HourValues values;
    };
    constexpr std::size_t kKept = 64;
    static std::mutex mutex;
    static std::deque<Known> known;
    {
        const std::lock_guard lock(mutex);
        for (const Known& k : known)
            if (k.kind == kind && k.days == series->days) return k.values;
    }
    auto values = valuesOf(*series);
    if (!values) return values.error();
    for (double& value : values.value()) value *= rangeOf(kind).toSi;
    const HourValues hours = std::make_shared<const std::vector<double>>(std::move(values).value());
    const std::lock_guard lock(mutex);
    known.push_front({kind, series->days, hours});
    if (known.size() > kKept) known.pop_back();
    return hours;
}

}  // namespace rw
