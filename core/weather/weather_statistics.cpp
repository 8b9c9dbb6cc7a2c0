// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/weather_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace rw {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double sortedPercentile(const std::vector<double>& sorted, double share)
{
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (at - static_cast<double>(below));
}

/// Mean of one temperature over the hours in which the other is within half a kelvin of a value; over the
/// nearest hours where none is.
double coincidentMean(const WeatherYear& year, double WeatherHour::*of, double WeatherHour::*other, double value)
{
    double nearest = kInfinity;
    for (const WeatherHour& hour : year.hours) nearest = std::min(nearest, std::abs(hour.*of - value));
    const double within = std::max(nearest, 0.5);
    double sum = 0.0;
    int n = 0;
    for (const WeatherHour& hour : year.hours)
        if (std::abs(hour.*of - value) <= within) {
            sum += hour.*other;
            ++n;
        }
    return sum / n;
}

}  // namespace

std::vector<double> column(const WeatherYear& year, double WeatherHour::*member)
{
    std::vector<double> values;
    values.reserve(year.hours.size());
    for (const WeatherHour& hour : year.hours) values.push_back(hour.*member);
    return values;
}

double percentile(std::vector<double> values, double share)
{
    RW_ASSERT(!values.empty() && share >= 0.0 && share <= 1.0);
    std::sort(values.begin(), values.end());
    return sortedPercentile(values, share);
}

WeatherStatistics statisticsOf(const WeatherYear& year)
{
    RW_ASSERT(year.hours.size() == kHoursOfYear);
    const auto n = static_cast<double>(kHoursOfYear);
    std::vector<double> dry = column(year, &WeatherHour::dryBulb);
    std::vector<double> wet = column(year, &WeatherHour::wetBulb);
    WeatherStatistics s;
    s.highestDewPoint = -kInfinity;
    for (const WeatherHour& hour : year.hours) {
        s.meanDryBulb += hour.dryBulb / n;
        s.meanWetBulb += hour.wetBulb / n;
        s.meanDewPoint += hour.dewPoint / n;
        s.meanPressure += hour.pressure / n;
        s.highestDewPoint = std::max(s.highestDewPoint, hour.dewPoint);
    }
    std::sort(dry.begin(), dry.end());
    std::sort(wet.begin(), wet.end());
    s.lowestDryBulb = dry.front();
    s.highestDryBulb = dry.back();
    s.lowestWetBulb = wet.front();
    s.highestWetBulb = wet.back();
    for (std::size_t i = 0; i < kCoolingShares.size(); ++i) {
        const double dryAt = sortedPercentile(dry, 1.0 - kCoolingShares[i]);
        const double wetAt = sortedPercentile(wet, 1.0 - kCoolingShares[i]);
        s.dryBulb[i] = {dryAt, coincidentMean(year, &WeatherHour::dryBulb, &WeatherHour::wetBulb, dryAt)};
        s.wetBulb[i] = {wetAt, coincidentMean(year, &WeatherHour::wetBulb, &WeatherHour::dryBulb, wetAt)};
    }
    s.heating996 = sortedPercentile(dry, 0.004);
    s.heating99 = sortedPercentile(dry, 0.01);

    std::size_t h = 0;
    for (std::size_t m = 0; m < s.months.size(); ++m) {
        MonthStatistics& month = s.months[m];
        month.lowestDryBulb = kInfinity;
        month.highestDryBulb = month.highestWetBulb = -kInfinity;
        const auto count = static_cast<std::size_t>(kDaysOfMonth[m]) * 24;
        for (std::size_t i = 0; i < count; ++i, ++h) {
            const WeatherHour& hour = year.hours[h];
            month.meanDryBulb += hour.dryBulb / static_cast<double>(count);
            month.meanWetBulb += hour.wetBulb / static_cast<double>(count);
            month.meanDewPoint += hour.dewPoint / static_cast<double>(count);
            month.lowestDryBulb = std::min(month.lowestDryBulb, hour.dryBulb);
            month.highestDryBulb = std::max(month.highestDryBulb, hour.dryBulb);
            month.highestWetBulb = std::max(month.highestWetBulb, hour.wetBulb);
        }
    }
    return s;
}

ExtremeTemperature extremeOf(std::span<const double> annual, double years, Extreme which)
{
    RW_ASSERT(!annual.empty() && years > 1.0);
    const double sign = which == Extreme::Highest ? 1.0 : -1.0;
    constexpr double kOneYearMargin = 2.0;  // K, methods 0a
    if (annual.size() == 1) return {annual.front() + sign * kOneYearMargin, Grade::Assumed};
    const auto n = static_cast<double>(annual.size());
    const double mean = std::accumulate(annual.begin(), annual.end(), 0.0) / n;
    double squares = 0.0;
    for (const double value : annual) squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / (n - 1.0));
    const double factor = -(std::sqrt(6.0) / std::numbers::pi) * (0.5772 + std::log(std::log(years / (years - 1.0))));
    return {mean + sign * factor * deviation, Grade::Derived};
}

}  // namespace rw
