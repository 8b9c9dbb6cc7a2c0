// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluid/moist_air.h"

#include <catch2/catch.hpp>

using namespace rw;

namespace {
const auto kSeaLevel = Pressure<>::fromSi(101325.0);
Temperature<> celsius(double t) { return Temperature<>::of(t, unit::C); }
}  // namespace

// Figures of ASHRAE Fundamentals 2017, ch. 1, as the tests of psychrolib give them.
TEST_CASE("V01 saturation pressure follows ASHRAE's table 3", "[published]")
{
    CHECK(saturationPressure(celsius(-60)).si() == Approx(1.08).margin(0.01));
    const double rows[][2] = {{-20, 103.24}, {-5, 401.74}, {5, 872.6}, {25, 3169.7},
                              {50, 12351.3}, {100, 101418.0}, {150, 476101.4}};
    for (const auto& [t, pascal] : rows) {
        CAPTURE(t);
        CHECK(saturationPressure(celsius(t)).si() == Approx(pascal).epsilon(3e-4));
    }
}

TEST_CASE("V02 saturated air follows ASHRAE's table 2", "[published]")
{
    const double ratios[][3] = {{-50, 2.43e-5, 0.01}, {-20, 6.373e-4, 0.01}, {-5, 2.4863e-3, 0.005}, {5, 5.425e-3, 0.005},
                                {25, 0.020173, 0.005}, {50, 0.086863, 0.01}, {85, 0.838105, 0.02}};
    for (const auto& [t, ratio, tolerance] : ratios) {
        CAPTURE(t);
        CHECK(saturatedHumidityRatio(celsius(t), kSeaLevel) == Approx(ratio).epsilon(tolerance));
    }
    const double enthalpies[][2] = {{5, 18639}, {25, 76504}, {50, 275353}};
    for (const auto& [t, h] : enthalpies) {
        CAPTURE(t);
        CHECK(saturatedEnthalpy(celsius(t), kSeaLevel).si() == Approx(h).epsilon(0.01));
    }
}

TEST_CASE("V03 ASHRAE's first example, forth and back", "[published]")
{
    const MoistAir air = airOfWetBulb(celsius(40), celsius(20), kSeaLevel).value();
    CHECK(air.humidityRatio == Approx(0.0065).margin(1e-4));
    CHECK(relativeHumidity(air) == Approx(0.14).margin(0.01));
    CHECK(enthalpy(air).si() == Approx(56700).margin(100));
    CHECK(specificVolume(air).si() == Approx(0.896).epsilon(0.01));
    CHECK(dewPoint(air).in(unit::C) == Approx(7).margin(0.5));
    const MoistAir back = airOfDewPoint(celsius(40), dewPoint(air), kSeaLevel).value();
    CHECK(wetBulb(back).in(unit::C) == Approx(20).margin(0.1));
}

TEST_CASE("V04 the standard atmosphere", "[published]")
{
    const double rows[][3] = {{-500, 107478, 18.2}, {0, 101325, 15.0}, {500, 95461, 11.8},
                              {1000, 89875, 8.5}, {4000, 61640, -11.0}, {10000, 26436, -50.0}};
    for (const auto& [z, pascal, t] : rows) {
        CAPTURE(z);
        CHECK(standardPressure(Length<>::fromSi(z)).si() == Approx(pascal).margin(1.0));
        CHECK(standardTemperature(Length<>::fromSi(z)).in(unit::C) == Approx(t).margin(0.1));
    }
}

TEST_CASE("V05 wet bulb and dew point agree with psychrolib", "[published]")
{
    // psychrolib 1.1.1 at 101325 Pa.
    const double rows[][5] = {{35, .40, .01413165, 23.93420, 19.38465}, {30, .5, .01331020, 22.00524, 18.44664},
                              {25, .5, .00988104, 17.88943, 13.86397}, {20, .6, .00873448, 15.14370, 12.00747},
                              {10, .8, .00608910, 8.29030, 6.71301}, {0, .9, .00339463, -0.57175, -1.27345}};
    for (const auto& [t, rh, ratio, wet, dew] : rows) {
        CAPTURE(t, rh);
        const MoistAir air = airOfRelativeHumidity(celsius(t), rh, kSeaLevel).value();
        CHECK(air.humidityRatio == Approx(ratio).epsilon(5e-4));
        CHECK(wetBulb(air).in(unit::C) == Approx(wet).margin(0.005));
        CHECK(dewPoint(air).in(unit::C) == Approx(dew).margin(0.005));
    }
    const MoistAir cool = airOfRelativeHumidity(celsius(7), 0.61, Pressure<>::fromSi(100000.0)).value();
    CHECK(wetBulb(cool).in(unit::C) == Approx(3.9267).margin(0.005));
}
