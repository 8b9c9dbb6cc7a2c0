// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/weather_year.h"

#include "fluid/moist_air.h"
#include "quantity/celsius.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace rw {

namespace {
constexpr double kRounding = 1e-6;  // K, that going to kelvin and back may leave
}  // namespace

CalendarHour calendar(std::size_t hour)
{
    RW_ASSERT(hour < kHoursOfYear);
    int day = static_cast<int>(hour / 24);
    CalendarHour at{1, 1, static_cast<int>(hour % 24)};
    for (const int days : kDaysOfMonth) {
        if (day < days) break;
        day -= days;
        ++at.month;
    }
    at.day = day + 1;
    return at;
}

std::size_t hourOfYear(const CalendarHour& at)
{
    RW_ASSERT(at.month >= 1 && at.month <= 12 && at.hour >= 0 && at.hour < 24);
    RW_ASSERT(at.day >= 1 && at.day <= kDaysOfMonth[static_cast<std::size_t>(at.month - 1)]);
    int day = at.day - 1;
    for (int month = 1; month < at.month; ++month) day += kDaysOfMonth[static_cast<std::size_t>(month - 1)];
    return static_cast<std::size_t>(day * 24 + at.hour);
}

WeatherHour weatherHour(double dryBulb, double dewPoint, double pressure)
{
    RW_ASSERT(pressure >= 30e3 && pressure <= 120e3);
    RW_ASSERT(dryBulb <= kZeroCelsius + 70.0 && dewPoint >= kColdestAir);
    const double dew = std::min(dewPoint, dryBulb);
    const auto air = airOfDewPoint(Temperature<>::fromSi(dryBulb), Temperature<>::fromSi(dew), Pressure<>::fromSi(pressure));
    const double wet = rw::wetBulb(air.value()).si();
    return {dryBulb, std::clamp(wet, dew, dryBulb), dew, pressure};
}

std::vector<JointBin> jointBins(const WeatherYear& year, double width, std::vector<std::size_t>* binOf)
{
    RW_ASSERT(width >= 1.0 && width <= 2.8);
    const auto step = [&](double kelvin) {
        return static_cast<int>(std::floor((kelvin - kZeroCelsius + kRounding) / width));
    };
    std::map<std::pair<int, int>, JointBin> bins;
    for (const WeatherHour& hour : year.hours) {
        JointBin& bin = bins[{step(hour.dryBulb), step(hour.wetBulb)}];
        bin.dryBulb += hour.dryBulb;
        bin.wetBulb += hour.wetBulb;
        ++bin.hours;
    }
    std::vector<JointBin> list;
    list.reserve(bins.size());
    for (const auto& [at, bin] : bins) list.push_back({bin.dryBulb / bin.hours, bin.wetBulb / bin.hours, bin.hours});
    if (!binOf) return list;
    std::map<std::pair<int, int>, std::size_t> places;
    for (const auto& [at, bin] : bins) places.emplace(at, places.size());
    binOf->clear();
    for (const WeatherHour& hour : year.hours) binOf->push_back(places.at({step(hour.dryBulb), step(hour.wetBulb)}));
    return list;
}

int hoursAtMost(const WeatherYear& year, double WeatherHour::*member, double limit)
{
    return static_cast<int>(std::count_if(year.hours.begin(), year.hours.end(), [&](const WeatherHour& hour) {
        return hour.*member <= limit + kRounding;
    }));
}

int hoursAtMost(std::span<const JointBin> bins, double JointBin::*member, double limit)
{
    int hours = 0;
    for (const JointBin& bin : bins)
        if (bin.*member <= limit + kRounding) hours += bin.hours;
    return hours;
}

}  // namespace rw
