// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity/celsius.h"
#include "weather/climate.h"

#include <catch2/catch.hpp>

using namespace rw;

namespace {

int hours(const char* id, double wetBulbCelsius)
{
    return hoursAtMost(*builtInWeather(id).value(), &WeatherHour::wetBulb, wetBulbCelsius + kZeroCelsius);
}
double share(const char* id)
{
    // A tower with an approach of 4 K gives 21 °C: wet bulbs up to 17 °C.
    const std::vector<JointBin> bins = builtInBins(id).value();
    int below = 0;
    for (const JointBin& bin : bins)
        if (bin.wetBulb + 4.0 <= 21.0 + kZeroCelsius) below += bin.hours;
    // Counted in hours and in bins alike.
    CHECK(hours(id, 17.0) / 8760.0 == Approx(below / 8760.0).margin(0.002));
    return below / 8760.0;
}
}  // namespace

TEST_CASE("V34 hours of free cooling around Summit's supply, from the shipped climates", "[published]")
{
    CHECK(share("atlanta-ga") >= 0.60);
    CHECK(share("atlanta-ga") <= 0.66);
    CHECK(share("memphis-tn") >= 0.57);
    CHECK(share("memphis-tn") <= 0.63);
    // 4,567 and 6,258 hours of the full TMY3 file; a day table rebuilt keeps them within 2 %.
    const auto memphis = builtInClimate("memphis-tn").value();
    for (const HoursAt& at : memphis->told.wetBulbHours) {
        if (at.temperature == 15.0 + kZeroCelsius) CHECK(at.hours == 4567);
        if (at.temperature == 20.0 + kZeroCelsius) CHECK(at.hours == 6258);
    }
    CHECK(hours("memphis-tn", 15.0) == Approx(4567).epsilon(0.02));
    CHECK(hours("memphis-tn", 20.0) == Approx(6258).epsilon(0.02));
    // The bins are of the same hours; one on a limit falls in the bin above.
    const auto bins = builtInBins("memphis-tn").value();
    CHECK(hoursAtMost(bins, &JointBin::wetBulb, 15.0 + kZeroCelsius) == Approx(4567).margin(5));
    CHECK(hoursAtMost(bins, &JointBin::wetBulb, 20.0 + kZeroCelsius) == Approx(6258).margin(5));
}
