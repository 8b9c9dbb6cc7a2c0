// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace rw {

inline constexpr std::size_t kHoursOfDay = 24;
inline constexpr std::size_t kHoursOfWeek = 7 * kHoursOfDay;
inline constexpr std::size_t kHoursOfYear = 8760;

/// Outdoor air of one hour, plain SI: the hourly loop reads millions of them. K, K, K, Pa.
/// Always dewPoint <= wetBulb <= dryBulb.
struct WeatherHour {
    double dryBulb = 0.0;
    double wetBulb = 0.0;
    double dewPoint = 0.0;
    double pressure = 0.0;

    bool operator==(const WeatherHour&) const = default;
};

/// A year of 8,760 hours in local standard time, without 29 February; hour 0 is 1 January, 00:00 to 01:00.
struct WeatherYear {
    std::string id;
    std::string name;
    std::string source;
    double latitude = 0.0;   ///< degrees north
    double longitude = 0.0;  ///< degrees east
    double utcOffset = 0.0;  ///< hours ahead of UTC
    Length<> elevation;
    std::vector<WeatherHour> hours;

    bool operator==(const WeatherYear&) const = default;
};
/// A year as it is handed on: 280 kB that nobody changes.
using SharedWeather = std::shared_ptr<const WeatherYear>;

/// Month 1..12, day 1..31, hour of the day 0..23.
struct CalendarHour {
    int month = 1;
    int day = 1;
    int hour = 0;

    bool operator==(const CalendarHour&) const = default;
};
inline constexpr std::array<int, 12> kDaysOfMonth = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
CalendarHour calendar(std::size_t hour);                ///< of hour 0..8759 (asserted)
std::size_t hourOfYear(const CalendarHour& calendar);  ///< back again; asserted

/// Outdoor air from dry bulb and dew point; a dew point above the dry bulb counts as equal to it.
/// Temperatures within -100..70 °C, pressure within 30..120 kPa (asserted).
WeatherHour weatherHour(double dryBulb, double dewPoint, double pressure);

/// Hours in which the air was much alike: the mean of their temperatures (K), and how many.
struct JointBin {
    double dryBulb = 0.0;
    double wetBulb = 0.0;
    int hours = 0;

    bool operator==(const JointBin&) const = default;
};
/// Joint bins of dry and wet bulb, 1 to 2.8 K wide (asserted), in order of dry, then wet bulb. Edges stand at
/// whole multiples of the width from 0 °C. The hours sum to those of the year; so do the means.
/// \p binOf: gets the bin that each hour of the year is in.
std::vector<JointBin> jointBins(const WeatherYear& year, double width = 1.0, std::vector<std::size_t>* binOf = nullptr);

/// Hours with a temperature at most so high; a difference of rounding (1e-6 K) does not count.
int hoursAtMost(const WeatherYear& year, double WeatherHour::*member, double limit);
/// Hours of the bins whose mean lies at most so high.
int hoursAtMost(std::span<const JointBin> bins, double JointBin::*member, double limit);

}  // namespace rw
