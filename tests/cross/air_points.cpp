// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluid/moist_air.h"

#include <cstdio>

/// Reads lines of dry bulb (°C), relative humidity (0..1) and pressure (Pa); writes wet bulb and dew point (°C)
/// and humidity ratio.
int main()
{
    using namespace rw;
    double dryBulb = 0.0, humidity = 0.0, pressure = 0.0;
    while (std::scanf("%lf %lf %lf", &dryBulb, &humidity, &pressure) == 3) {
        const auto air = airOfRelativeHumidity(Temperature<>::of(dryBulb, unit::C), humidity, Pressure<>::fromSi(pressure));
        if (!air) return 1;
        std::printf("%.9f %.9f %.12g\n", wetBulb(*air).in(unit::C), dewPoint(*air).in(unit::C), air->humidityRatio);
    }
}
