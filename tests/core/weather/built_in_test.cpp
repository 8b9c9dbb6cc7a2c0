// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "fluid/moist_air.h"
#include "weather/climate.h"
#include "weather/weather_statistics.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <numeric>

using namespace rw;

TEST_CASE("hours and days of the calendar go both ways", "[weather]")
{
    CHECK(calendar(0) == CalendarHour{1, 1, 0});
    CHECK(calendar(31 * 24) == CalendarHour{2, 1, 0});
    CHECK(calendar(59 * 24) == CalendarHour{3, 1, 0});  // no 29 February
    CHECK(calendar(8759) == CalendarHour{12, 31, 23});
    for (std::size_t h = 0; h < kHoursOfYear; ++h) REQUIRE(hourOfYear(calendar(h)) == h);
    CHECK_THROWS(calendar(8760));
}

TEST_CASE("every climate of the catalogue has its hours, and every built-in one its record", "[weather]")
{
    const auto ids = builtInWeatherIds();
    CHECK(ids.size() == 23);
    const auto& climates = builtInCatalogue().equipment.climates;
    CHECK(climates.size() == ids.size());
    for (const std::string& id : ids) {
        CAPTURE(id);
        const Climate* record = findById(climates, id);
        REQUIRE(record);
        const auto climate = builtInClimate(id).value();
        CHECK(climate->id == id);
        CHECK(climate->name == record->name);
        CHECK(climate->year.elevation.si() == Approx(*record->elevation.si));
        // The record's design temperatures are those that the year gives.
        const WeatherStatistics s = statisticsOf(climate->year);
        CHECK(s.dryBulb[0].temperature == Approx(*record->designDryBulb.si).epsilon(0).margin(0.05));
        CHECK(s.wetBulb[0].temperature == Approx(*record->designWetBulb.si).epsilon(0).margin(0.05));
        CHECK(!climate->attribution.empty());
        CHECK(!climate->licence.empty());
        CHECK(!climate->year.source.empty());
    }
    CHECK(builtInWeather("atlantis").error().code == "weather.unknown");
}

TEST_CASE("a rebuilt year has the percentiles, means and counts of its file", "[weather]")
{
    for (const std::string& id : builtInWeatherIds()) {
        CAPTURE(id);
        const auto climate = builtInClimate(id).value();
        const WeatherYear& year = climate->year;
        const ClimateFigures& told = climate->told;
        const WeatherStatistics s = statisticsOf(year);
        // Within a bin of 1 K hours are spread evenly; where a station reads whole Fahrenheit or rarely,
        // the mean of a bin lies up to 0.15 K off its middle.
        CHECK(s.meanDryBulb == Approx(told.meanDryBulb).epsilon(0).margin(0.15));
        CHECK(s.meanWetBulb == Approx(told.meanWetBulb).epsilon(0).margin(0.05));
        CHECK(s.highestDryBulb == Approx(told.highestDryBulb).epsilon(1e-12));
        CHECK(s.lowestDryBulb == Approx(told.lowestDryBulb).epsilon(1e-12));
        CHECK(s.highestWetBulb == Approx(told.highestWetBulb).epsilon(1e-12));
        for (const ShareAt& at : told.dryBulbShares)
            CHECK(percentile(column(year, &WeatherHour::dryBulb), at.share) == Approx(at.temperature).epsilon(0).margin(0.03));
        for (const ShareAt& at : told.wetBulbShares)
            CHECK(percentile(column(year, &WeatherHour::wetBulb), at.share) == Approx(at.temperature).epsilon(0).margin(0.03));
        // Counts: those of the dry bulb exactly; a wet bulb above its dry bulb was cut (20 hours in a year).
        for (const HoursAt& at : told.dryBulbHours)
            CHECK(hoursAtMost(year, &WeatherHour::dryBulb, at.temperature) == at.hours);
        for (const HoursAt& at : told.wetBulbHours)
            CHECK(std::abs(hoursAtMost(year, &WeatherHour::wetBulb, at.temperature) - at.hours) <= 20);
    }
}

TEST_CASE("a rebuilt year is air that can be, without steps at midnight", "[weather]")
{
    for (const std::string& id : builtInWeatherIds()) {
        CAPTURE(id);
        const SharedWeather year = builtInWeather(id).value();
        REQUIRE(year->hours.size() == kHoursOfYear);
        double midnight = 0.0, other = 0.0;
        for (std::size_t h = 0; h < kHoursOfYear; ++h) {
            const WeatherHour& hour = year->hours[h];
            CAPTURE(h, hour.dryBulb, hour.wetBulb, hour.dewPoint);
            REQUIRE(hour.dewPoint <= hour.wetBulb);
            REQUIRE(hour.wetBulb <= hour.dryBulb);
            REQUIRE(hour.dewPoint > 220.0);
            const MoistAir air = airOfDewPoint(Temperature<>::fromSi(hour.dryBulb), Temperature<>::fromSi(hour.dewPoint),
                                               Pressure<>::fromSi(hour.pressure)).value();
            REQUIRE(rw::wetBulb(air).si() == Approx(hour.wetBulb).epsilon(0).margin(0.002));
            const double step = std::abs(hour.dryBulb - year->hours[(h + 1) % kHoursOfYear].dryBulb);
            (h % 24 == 23 ? midnight : other) = std::max(h % 24 == 23 ? midnight : other, step);
        }
        // A day's range may be rushed through in a morning; midnight is no worse.
        CHECK(midnight <= 1.5 * other);
        CHECK(other < 12.0);
    }
}

TEST_CASE("joint bins hold every hour, and the means of their year", "[weather]")
{
    for (const std::string& id : builtInWeatherIds()) {
        CAPTURE(id);
        const auto climate = builtInClimate(id).value();
        int told = 0;
        for (const JointBin& bin : climate->bins) {
            told += bin.hours;
            REQUIRE(bin.wetBulb <= bin.dryBulb);
            REQUIRE(bin.hours > 0);
        }
        CHECK(told == 8760);
        for (const double width : {1.0, 1.5, 2.8}) {
            int hours = 0;
            double dry = 0.0, wet = 0.0;
            for (const JointBin& bin : jointBins(climate->year, width)) {
                hours += bin.hours;
                dry += bin.dryBulb * bin.hours;
                wet += bin.wetBulb * bin.hours;
                REQUIRE(bin.wetBulb <= bin.dryBulb);
            }
            CHECK(hours == 8760);
            CHECK(dry / 8760 == Approx(statisticsOf(climate->year).meanDryBulb).epsilon(1e-12));
            CHECK(wet / 8760 == Approx(statisticsOf(climate->year).meanWetBulb).epsilon(1e-12));
        }
    }
    CHECK_THROWS(jointBins(*builtInWeather("london").value(), 0.5));
}

TEST_CASE("percentiles rise with their share, design temperatures with their rarity", "[weather]")
{
    for (const std::string& id : builtInWeatherIds()) {
        CAPTURE(id);
        const SharedWeather year = builtInWeather(id).value();
        const auto dry = column(*year, &WeatherHour::dryBulb);
        double last = 0.0;
        for (int i = 0; i <= 100; i += 5) {
            const double at = percentile(dry, i / 100.0);
            CHECK(at >= last);
            last = at;
        }
        const WeatherStatistics s = statisticsOf(*year);
        CHECK(s.dryBulb[0].temperature >= s.dryBulb[1].temperature);
        CHECK(s.dryBulb[1].temperature >= s.dryBulb[2].temperature);
        CHECK(s.heating996 <= s.heating99);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(s.dryBulb[i].coincident <= s.dryBulb[i].temperature);
            CHECK(s.wetBulb[i].coincident >= s.wetBulb[i].temperature);
            CHECK(s.wetBulb[i].temperature >= s.dryBulb[i].coincident - 1e-9);
        }
        double mean = 0.0;
        for (std::size_t m = 0; m < 12; ++m) mean += s.months[m].meanDryBulb * kDaysOfMonth[m] / 365.0;
        CHECK(mean == Approx(s.meanDryBulb).epsilon(1e-12));
    }
}

TEST_CASE("extremes of several years follow Gumbel; one year gets 2 K on top", "[weather]")
{
    const std::vector<double> annual = {310.0, 312.0, 314.0};  // mean 312, deviation 2
    // F = -(sqrt6/pi)(0.5772 + ln ln(20/19)) = 1.8658 (ASHRAE Fundamentals, ch. 14).
    const ExtremeTemperature highest = extremeOf(annual, 20.0, Extreme::Highest);
    CHECK(highest.temperature == Approx(312.0 + 2.0 * 1.8658).epsilon(0).margin(2e-4));
    CHECK(highest.grade == Grade::Derived);
    CHECK(extremeOf(annual, 20.0, Extreme::Lowest).temperature == Approx(312.0 - 2.0 * 1.8658).epsilon(0).margin(2e-4));
    CHECK(extremeOf(annual, 50.0, Extreme::Highest).temperature > highest.temperature);
    const ExtremeTemperature one = extremeOf(std::vector<double>{310.0}, 20.0, Extreme::Highest);
    CHECK(one.temperature == 312.0);
    CHECK(one.grade == Grade::Assumed);
    CHECK(extremeOf(std::vector<double>{250.0}, 20.0, Extreme::Lowest).temperature == 248.0);
    CHECK_THROWS(extremeOf({}, 20.0, Extreme::Highest));
}
