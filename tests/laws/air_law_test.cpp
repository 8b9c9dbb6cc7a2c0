// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluid/moist_air.h"

#include <catch2/catch.hpp>

#include <random>

using namespace rw;

TEST_CASE("any two of dry bulb, wet bulb, dew point and humidity give the same air", "[law][air]")
{
    std::mt19937 random(7);
    std::uniform_real_distribution<> temperature(-45.0, 60.0), humidity(0.01, 1.0), elevation(-400.0, 4500.0);
    for (int i = 0; i < 20000; ++i) {
        const auto t = Temperature<>::of(temperature(random), unit::C);
        const auto p = standardPressure(Length<>::fromSi(elevation(random)));
        const MoistAir air = airOfRelativeHumidity(t, humidity(random), p).value();
        const auto wet = wetBulb(air);
        const auto dew = dewPoint(air);
        CAPTURE(t.in(unit::C), p.si(), relativeHumidity(air), wet.in(unit::C), dew.in(unit::C));
        REQUIRE(dew <= wet + TemperatureDelta<>::fromSi(1e-9));
        REQUIRE(wet <= t);
        REQUIRE(airOfDewPoint(t, dew, p).value().humidityRatio == Approx(air.humidityRatio).epsilon(1e-8));
        // Where the balance jumps from ice to water no other state has that wet bulb.
        if (std::abs(wet.in(unit::C)) > 1e-6)
            REQUIRE(airOfWetBulb(t, wet, p).value().humidityRatio == Approx(air.humidityRatio).epsilon(1e-6).margin(1e-10));
        REQUIRE(dryBulbOf(enthalpy(air), air.humidityRatio).si() == Approx(t.si()).epsilon(1e-12));
    }
}

TEST_CASE("wet bulb rises with dry bulb, humidity and pressure's fall", "[law][air]")
{
    const auto at = [](double t, double ratio, double pascal) {
        return wetBulb({Temperature<>::of(t, unit::C), Pressure<>::fromSi(pascal), ratio}).si();
    };
    for (double t = -20.0; t < 45.0; t += 2.5)
        for (double rh = 0.1; rh < 0.9; rh += 0.1) {
            const double w = airOfRelativeHumidity(Temperature<>::of(t, unit::C), rh, Pressure<>::fromSi(101325.0))->humidityRatio;
            CAPTURE(t, rh);
            CHECK(at(t + 1.0, w, 101325.0) > at(t, w, 101325.0) - 1e-8);
            CHECK(at(t, w * 1.05, 101325.0) > at(t, w, 101325.0) - 1e-8);
        }
}

TEST_CASE("air outside what can be is refused with the place named", "[law][air]")
{
    const auto sea = Pressure<>::fromSi(101325.0);
    const auto warm = Temperature<>::of(30, unit::C);
    CHECK(airOfRelativeHumidity(warm, 1.2, sea).error().code == "air.humidity");
    CHECK(airOfRelativeHumidity(Temperature<>::of(250, unit::C), 0.5, sea).error().code == "air.range");
    CHECK(airOfDewPoint(warm, Temperature<>::of(31, unit::C), sea).error().code == "air.dew-point");
    CHECK(airOfWetBulb(warm, Temperature<>::of(31, unit::C), sea).error().code == "air.wet-bulb");
    // Drier than bone dry: 30 °C air cannot have its wet bulb at 2 °C.
    CHECK(airOfWetBulb(warm, Temperature<>::of(2, unit::C), sea).error().code == "air.wet-bulb");
    CHECK(airOfRelativeHumidity(Temperature<>::of(120, unit::C), 1.0, sea).error().code == "air.range");
    CHECK(airOfWetBulb(warm, Temperature<>::of(2, unit::C), sea).error().allowed.find("°C") != std::string::npos);
}
