// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/site_weather.h"

#include "quantity/quantity.h"
#include "weather/weather_year.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace rw {

namespace {

constexpr std::size_t kDays = kHoursOfYear / kHoursOfDay;
constexpr int kExtremeYears = 20;  // methods 0a

void appendGroup(std::string& line, std::span<const HourRecord> day, double HourRecord::*member)
{
    const bool same = std::all_of(day.begin(), day.end(), [&](const HourRecord& r) { return r.*member == day.front().*member; });
    const std::size_t count = same ? 1 : day.size();
    for (std::size_t i = 0; i < count; ++i) line += fmt::format("{}{}", i == 0 ? "" : " ", day[i].*member);
}

constexpr double HourRecord::*kGroups[] = {&HourRecord::dryBulb, &HourRecord::dewPoint, &HourRecord::pressure};

/// "-3.2 -3.5 …;-4 …;101300" into 24 records; false where it is anything else.
bool readDay(std::string_view line, std::span<HourRecord> day)
{
    const char* at = line.data();
    const char* const end = at + line.size();
    for (std::size_t group = 0; group < std::size(kGroups); ++group) {
        std::size_t count = 0;
        for (;;) {
            double value = 0.0;
            const auto [next, error] = std::from_chars(at, end, value);
            if (error != std::errc() || count == kHoursOfDay) return false;
            day[count++].*kGroups[group] = value;
            at = next;
            if (at == end || *at == ';') break;
            if (*at++ != ' ') return false;
        }
        if (count == 1)
            for (HourRecord& record : day) record.*kGroups[group] = day.front().*kGroups[group];
        else if (count != kHoursOfDay) return false;
        const bool last = group + 1 == std::size(kGroups);
        if (last != (at == end)) return false;
        if (!last) ++at;
    }
    // What weatherHour() takes; a NaN fails as well.
    return std::all_of(day.begin(), day.end(), [](const HourRecord& r) {
        return r.dryBulb >= -70.0 && r.dryBulb <= 70.0 && r.dewPoint >= -70.0 && r.dewPoint <= r.dryBulb &&
               r.pressure >= 30e3 && r.pressure <= 120e3;
    });
}

template <class D>
void measured(D& datum, double si, const std::string& source)
{
    datum.si = si;
    datum.grade = Grade::Measured;
    datum.source = source;
}

/// What a climate's data come from: the place and its file.
std::string sourceOf(const WeatherImport& import)
{
    return import.year.source.empty() ? import.fileName : import.year.source + " (" + import.fileName + ")";
}

Climate climateOf(const WeatherImport& import)
{
    const WeatherStatistics s = statisticsOf(import.year);
    const std::string source = sourceOf(import);
    Climate climate;
    climate.name = import.year.name;
    measured(climate.latitude, import.year.latitude, source);
    measured(climate.longitude, import.year.longitude, source);
    measured(climate.elevation, import.year.elevation.si(), source);
    const auto fill = [&](TemperatureDatum& datum, double kelvin, Grade grade, const std::string& from, std::string note) {
        datum.si = kelvin;
        datum.grade = grade;
        datum.source = from;
        datum.note = std::move(note);
    };
    const auto design = [&](TemperatureDatum& datum, double kelvin, const std::optional<DesignTemperature>& told) {
        std::string note = "exceeded in 0.4 % of the hours";
        if (told) note += "; " + import.design->source + ": " + readable(told->temperature, unit::C);
        fill(datum, kelvin, Grade::Derived, source, note);
    };
    design(climate.designDryBulb, s.dryBulb[0].temperature, import.design ? import.design->dryBulb[0] : std::nullopt);
    design(climate.designWetBulb, s.wetBulb[0].temperature, import.design ? import.design->wetBulb[0] : std::nullopt);

    const auto ofOneYear = [&](TemperatureDatum& datum, double highest) {
        const ExtremeTemperature extreme = extremeOf(std::vector<double>{highest}, kExtremeYears, Extreme::Highest);
        fill(datum, extreme.temperature, extreme.grade, source, "highest of the one year, and 2 K");
    };
    const std::vector<ReturnPeriod> periods = import.design ? import.design->returnPeriods : std::vector<ReturnPeriod>{};
    const auto twenty = std::find_if(periods.begin(), periods.end(), [](const ReturnPeriod& p) { return p.years == kExtremeYears; });
    if (twenty != periods.end())
        fill(climate.extremeDryBulb, twenty->highest, Grade::Standard, import.design->source, "highest of 20 years");
    else ofOneYear(climate.extremeDryBulb, s.highestDryBulb);
    if (import.design && import.design->highestWetBulb)
        fill(climate.extremeWetBulb, *import.design->highestWetBulb, Grade::Standard, import.design->source, "highest on record");
    else ofOneYear(climate.extremeWetBulb, s.highestWetBulb);
    return climate;
}

}  // namespace

PlanWeather planWeather(const WeatherImport& import, std::string id)
{
    RW_ASSERT(import.records.size() == kHoursOfYear);
    PlanWeather weather;
    weather.id = std::move(id);
    weather.name = import.year.name;
    weather.source = import.year.source;
    weather.fileName = import.fileName;
    weather.digest = import.digest;
    measured(weather.latitude, import.year.latitude, import.fileName);
    measured(weather.longitude, import.year.longitude, import.fileName);
    measured(weather.utcOffset, unit::h.toSi(import.year.utcOffset), import.fileName);
    measured(weather.elevation, import.year.elevation.si(), import.fileName);
    std::vector<WeatherDay> days(kDays);
    for (std::size_t d = 0; d < kDays; ++d) {
        const auto day = std::span(import.records).subspan(d * kHoursOfDay, kHoursOfDay);
        for (const auto group : kGroups) {
            if (!days[d].hours.empty()) days[d].hours += ';';
            appendGroup(days[d].hours, day, group);
        }
    }
    weather.days = Block<WeatherDay>(std::move(days));
    return weather;
}

Result<std::vector<HourRecord>> recordsOf(const PlanWeather& weather)
{
    const std::string path = "weather[" + weather.id + "].days";
    if (weather.days.size() != kDays)
        return Error{.code = "weather.record", .path = path, .found = text("weather.days", {{"n", std::to_string(weather.days.size())}}),
                     .allowed = text("weather.days", {{"n", std::to_string(kDays)}})};
    std::vector<HourRecord> records(kHoursOfYear);
    for (std::size_t d = 0; d < kDays; ++d)
        if (!readDay(weather.days.items()[d].hours, std::span(records).subspan(d * kHoursOfDay, kHoursOfDay)))
            return Error{.code = "weather.record", .path = path + "[" + std::to_string(d) + "]",
                         .found = weather.days.items()[d].hours.substr(0, 40), .allowed = text("weather.day-form")};
    return records;
}

Result<SharedWeather> weatherYearOf(const PlanWeather& weather)
{
    const auto records = recordsOf(weather);
    if (!records) return records.error();
    auto year = std::make_shared<WeatherYear>();
    year->id = weather.id;
    year->name = weather.name;
    year->source = weather.source;
    year->latitude = weather.latitude.si.value_or(0.0);
    year->longitude = weather.longitude.si.value_or(0.0);
    year->utcOffset = unit::h.fromSi(weather.utcOffset.si.value_or(0.0));
    year->elevation = Length<>::fromSi(weather.elevation.si.value_or(0.0));
    year->hours = hoursOf(records.value());
    return SharedWeather(std::move(year));
}

Result<SharedWeather> siteWeather(const Plan& plan, const Site& site)
{
    if (const PlanWeather* own = findById(plan.weather, site.weather)) return weatherYearOf(*own);
    const Climate* climate = findById(plan.climates, site.climate);
    // A copy of a catalogue's climate may bear another id in the plan.
    Result<SharedWeather> year = builtInWeather(climate && !climate->catalogueId.empty() ? climate->catalogueId : site.climate);
    if (year) return year;
    Error error = year.error();
    error.path = "sites[" + site.id + "].weather";
    return error;
}

WeatherUse weatherImportEdits(const Plan& plan, const WeatherImport& import, const std::vector<std::string>& sites)
{
    WeatherUse use;
    use.edits.labelKey = "edit.import-weather";
    auto& edits = use.edits.edits;
    std::int64_t next = plan.nextId;
    for (const PlanWeather& known : plan.weather)
        if (known.digest == import.digest) use.weather = known.id;
    if (use.weather.empty()) {
        use.weather = findById(plan.weather, import.year.id) ? freshId(plan, next, import.year.id) : import.year.id;
        const PlanWeather weather = planWeather(import, use.weather);
        edits.push_back(Edit::insert("weather", plan.weather.size(), readObject(typeOf<PlanWeather>(), &weather)));
    }
    // A climate of the same year bears its id; one of another year gets a number behind it.
    Climate climate = climateOf(import);
    const Climate* known = findById(plan.climates, use.weather);
    climate.id = use.weather;
    if (known && !(*known == climate)) climate.id = freshId(plan, next, use.weather);
    if (!known || climate.id != known->id)
        edits.push_back(Edit::insert("climates", plan.climates.size(), readObject(typeOf<Climate>(), &climate)));
    use.climate = climate.id;
    for (const std::string& site : sites) {
        edits.push_back(Edit::set("sites[" + site + "].weather", use.weather));
        edits.push_back(Edit::set("sites[" + site + "].climate", use.climate));
    }
    if (next != plan.nextId) edits.push_back(Edit::set("next_id", next));
    return use;
}

}  // namespace rw
