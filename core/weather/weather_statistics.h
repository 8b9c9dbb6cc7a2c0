// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"
#include "weather/weather_year.h"

namespace rw {

/// A design temperature and the mean of the other one in the hours around it (within 0.5 K), both K.
struct DesignTemperature {
    double temperature = 0.0;
    double coincident = 0.0;

    bool operator==(const DesignTemperature&) const = default;
};

struct MonthStatistics {
    double meanDryBulb = 0.0;
    double lowestDryBulb = 0.0;
    double highestDryBulb = 0.0;
    double meanWetBulb = 0.0;
    double highestWetBulb = 0.0;
    double meanDewPoint = 0.0;
};

/// What a plant's designer reads off a weather year; K and Pa.
struct WeatherStatistics {
    double meanDryBulb = 0.0;
    double lowestDryBulb = 0.0;
    double highestDryBulb = 0.0;
    double meanWetBulb = 0.0;
    double lowestWetBulb = 0.0;
    double highestWetBulb = 0.0;
    double meanDewPoint = 0.0;
    double highestDewPoint = 0.0;
    double meanPressure = 0.0;
    /// Exceeded in 0.4, 1 and 2 % of the hours: dry bulb with its wet bulb, wet bulb with its dry bulb.
    std::array<DesignTemperature, 3> dryBulb{};
    std::array<DesignTemperature, 3> wetBulb{};
    double heating996 = 0.0;  ///< dry bulb exceeded in 99.6 % of the hours
    double heating99 = 0.0;
    std::array<MonthStatistics, 12> months{};
};
inline constexpr std::array<double, 3> kCoolingShares = {0.004, 0.01, 0.02};

/// Of a year with hours (asserted).
WeatherStatistics statisticsOf(const WeatherYear& year);

/// The value that a share of all values does not exceed, 0..1 (asserted), straight between neighbours.
double percentile(std::vector<double> values, double share);
std::vector<double> column(const WeatherYear& year, double WeatherHour::*member);

enum class Extreme { Highest, Lowest };
/// The temperature (K) reached once in some years, and how well it is known.
struct ExtremeTemperature {
    double temperature = 0.0;
    Grade grade = Grade::Assumed;
};
/// From the extreme of each of several years by Gumbel's distribution (methods 5): M + I F s, with
/// F = -(sqrt6 / pi)(0.5772 + ln ln(n / (n - 1))), graded derived. One year alone gives its extreme and 2 K,
/// graded assumed. \p annual not empty, \p years above 1 (asserted).
ExtremeTemperature extremeOf(std::span<const double> annual, double years, Extreme which);

}  // namespace rw
