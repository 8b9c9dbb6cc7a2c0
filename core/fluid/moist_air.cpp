// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluid/moist_air.h"

#include "quantity/celsius.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

constexpr double kTriplePoint = 273.16;
constexpr double kMassRatio = 0.621945;   // molar mass of water over dry air, ASHRAE
constexpr double kLeastRatio = 1e-7;      // of humidity, below which no dew point is told
constexpr double kAirHeat = 1006.0;       // J/(kg K)
constexpr double kVapourHeat = 1860.0;    // J/(kg K)
constexpr double kVapourEnthalpy = 2501e3;  // J/kg at 0 °C

double lnSaturationPressure(double kelvin)
{
    const double T = kelvin;
    if (T <= kTriplePoint)
        return -5.6745359e3 / T + 6.3925247 - 9.677843e-3 * T + 6.2215701e-7 * T * T +
               2.0747825e-9 * T * T * T - 9.484024e-13 * T * T * T * T + 4.1635019 * std::log(T);
    return -5.8002206e3 / T + 1.3914993 - 4.8640239e-2 * T + 4.1764768e-5 * T * T -
           1.4452093e-8 * T * T * T + 6.5459673 * std::log(T);
}

double slopeOfLnSaturationPressure(double kelvin)
{
    const double T = kelvin;
    if (T <= kTriplePoint)
        return 5.6745359e3 / (T * T) - 9.677843e-3 + 2.0 * 6.2215701e-7 * T + 3.0 * 2.0747825e-9 * T * T -
               4.0 * 9.484024e-13 * T * T * T + 4.1635019 / T;
    return 5.8002206e3 / (T * T) - 4.8640239e-2 + 2.0 * 4.1764768e-5 * T - 3.0 * 1.4452093e-8 * T * T +
           6.5459673 / T;
}

bool inRange(double kelvin) { return kelvin >= kColdestAir && kelvin <= kHottestAir; }

double vapourPressure(const MoistAir& air)
{
    const double w = std::max(air.humidityRatio, kLeastRatio);
    return air.pressure.si() * w / (kMassRatio + w);
}

Error outside(double kelvin)
{
    return {.code = "air.range", .found = readable(kelvin, unit::C),
            .allowed = readable(kColdestAir, unit::C) + " to " + readable(kHottestAir, unit::C)};
}

Status checkPressure(Pressure<> pressure, double vapour)
{
    if (pressure.si() > vapour) return Done{};
    return Error{.code = "air.range", .found = readable(pressure.si(), unit::kPa),
                 .allowed = "> " + readable(vapour, unit::kPa)};
}

/// The humidity ratio that air of this dry bulb has when its wet bulb is \p wet.
double ratioOfWetBulb(double dryCelsius, double wetCelsius, Pressure<> pressure)
{
    const double saturated = saturatedHumidityRatio(Temperature<>::fromSi(wetCelsius + kZeroCelsius), pressure);
    const double below = dryCelsius - wetCelsius;
    if (wetCelsius >= 0.0)
        return ((2501.0 - 2.326 * wetCelsius) * saturated - 1.006 * below) /
               (2501.0 + 1.86 * dryCelsius - 4.186 * wetCelsius);
    return ((2830.0 - 0.24 * wetCelsius) * saturated - 1.006 * below) /
           (2830.0 + 1.86 * dryCelsius - 2.1 * wetCelsius);
}

}  // namespace

Pressure<> saturationPressure(Temperature<> t)
{
    RW_ASSERT(inRange(t.si()));
    return Pressure<>::fromSi(std::exp(lnSaturationPressure(t.si())));
}

double saturatedHumidityRatio(Temperature<> t, Pressure<> pressure)
{
    const double vapour = saturationPressure(t).si();
    RW_ASSERT(pressure.si() > vapour);
    return kMassRatio * vapour / (pressure.si() - vapour);
}

MoistAir saturatedAir(Temperature<> t, Pressure<> pressure)
{
    return {t, pressure, saturatedHumidityRatio(t, pressure)};
}

Pressure<> standardPressure(Length<> elevation)
{
    RW_ASSERT(elevation.si() >= -5000.0 && elevation.si() <= 11000.0);
    return Pressure<>::fromSi(101325.0 * std::pow(1.0 - 2.25577e-5 * elevation.si(), 5.2559));
}

Temperature<> standardTemperature(Length<> elevation)
{
    RW_ASSERT(elevation.si() >= -5000.0 && elevation.si() <= 11000.0);
    return Temperature<>::fromSi(kZeroCelsius + 15.0 - 0.0065 * elevation.si());
}

Result<MoistAir> airOfRelativeHumidity(Temperature<> dryBulb, double relativeHumidity, Pressure<> pressure)
{
    if (!inRange(dryBulb.si())) return outside(dryBulb.si());
    if (!(relativeHumidity >= 0.0 && relativeHumidity <= 1.0))
        return Error{.code = "air.humidity", .found = readableNumber(relativeHumidity), .allowed = "0 to 1"};
    const double vapour = relativeHumidity * saturationPressure(dryBulb).si();
    if (const Status s = checkPressure(pressure, vapour); !s.ok()) return s.error();
    return MoistAir{dryBulb, pressure, kMassRatio * vapour / (pressure.si() - vapour)};
}

Result<MoistAir> airOfDewPoint(Temperature<> dryBulb, Temperature<> dewPoint, Pressure<> pressure)
{
    if (!inRange(dryBulb.si())) return outside(dryBulb.si());
    if (!inRange(dewPoint.si())) return outside(dewPoint.si());
    if (dewPoint > dryBulb)
        return Error{.code = "air.dew-point", .found = readable(dewPoint.si(), unit::C),
                     .allowed = "<= " + readable(dryBulb.si(), unit::C)};
    const double vapour = saturationPressure(dewPoint).si();
    if (const Status s = checkPressure(pressure, vapour); !s.ok()) return s.error();
    return MoistAir{dryBulb, pressure, kMassRatio * vapour / (pressure.si() - vapour)};
}

Result<MoistAir> airOfWetBulb(Temperature<> dryBulb, Temperature<> wetBulb, Pressure<> pressure)
{
    if (!inRange(dryBulb.si())) return outside(dryBulb.si());
    if (!inRange(wetBulb.si())) return outside(wetBulb.si());
    if (wetBulb > dryBulb)
        return Error{.code = "air.wet-bulb", .found = readable(wetBulb.si(), unit::C),
                     .allowed = "<= " + readable(dryBulb.si(), unit::C)};
    if (const Status s = checkPressure(pressure, saturationPressure(wetBulb).si()); !s.ok()) return s.error();
    const double ratio = ratioOfWetBulb(dryBulb.si() - kZeroCelsius, wetBulb.si() - kZeroCelsius, pressure);
    if (ratio < 0.0) {
        const MoistAir dry{dryBulb, pressure, 0.0};
        return Error{.code = "air.wet-bulb", .found = readable(wetBulb.si(), unit::C),
                     .allowed = ">= " + readable(rw::wetBulb(dry).si(), unit::C)};
    }
    return MoistAir{dryBulb, pressure, ratio};
}

double relativeHumidity(const MoistAir& air)
{
    const double vapour = air.pressure.si() * air.humidityRatio / (kMassRatio + air.humidityRatio);
    return vapour / saturationPressure(air.dryBulb).si();
}

Temperature<> dewPoint(const MoistAir& air)
{
    const double wanted = std::log(vapourPressure(air));
    // Newton in 1/T: ln p is nearly linear there, so that a few steps from the triple point suffice.
    const double atTriple = lnSaturationPressure(kTriplePoint);
    double T = 1.0 / (1.0 / kTriplePoint - (wanted - atTriple) / (wanted < atTriple ? 6140.0 : 5420.0));
    T = std::clamp(T, kColdestAir, kHottestAir);
    for (int pass = 0; pass < 50; ++pass) {
        // Each side keeps to its own fit, or a point near the triple point would hop between the two.
        const double at = wanted <= atTriple ? std::min(T, kTriplePoint) : std::max(T, std::nextafter(kTriplePoint, 1e3));
        const double step = (wanted - lnSaturationPressure(at)) / slopeOfLnSaturationPressure(at);
        T = std::clamp(at + step, kColdestAir, kHottestAir);
        if (std::abs(step) < 1e-10) break;
    }
    return smaller(Temperature<>::fromSi(T), air.dryBulb);
}

Temperature<> wetBulb(const MoistAir& air)
{
    const double dry = air.dryBulb.si() - kZeroCelsius;
    const double wanted = std::max(air.humidityRatio, kLeastRatio);
    double low = dewPoint(air).si() - kZeroCelsius;
    double high = dry;
    double atLow = ratioOfWetBulb(dry, low, air.pressure) - wanted;
    double atHigh = ratioOfWetBulb(dry, high, air.pressure) - wanted;
    if (atHigh <= 0.0) return air.dryBulb;
    if (atLow >= 0.0) return Temperature<>::fromSi(low + kZeroCelsius);
    // Regula falsi with halving (Illinois): bracketed, and quick where the balance is smooth.
    int kept = 0;
    for (int pass = 0; pass < 200 && high - low > 1e-9; ++pass) {
        const double guess = pass % 8 == 7 ? 0.5 * (low + high) : (low * atHigh - high * atLow) / (atHigh - atLow);
        const double t = guess > low && guess < high ? guess : 0.5 * (low + high);
        const double value = ratioOfWetBulb(dry, t, air.pressure) - wanted;
        if (value == 0.0) return Temperature<>::fromSi(t + kZeroCelsius);
        if (value < 0.0) {
            low = t;
            atLow = value;
            if (kept == -1) atHigh *= 0.5;
            kept = -1;
        } else {
            high = t;
            atHigh = value;
            if (kept == 1) atLow *= 0.5;
            kept = 1;
        }
    }
    return Temperature<>::fromSi(0.5 * (low + high) + kZeroCelsius);
}

SpecificEnthalpy enthalpy(const MoistAir& air)
{
    const double t = air.dryBulb.si() - kZeroCelsius;
    return SpecificEnthalpy::fromSi(kAirHeat * t + air.humidityRatio * (kVapourEnthalpy + kVapourHeat * t));
}

SpecificEnthalpy saturatedEnthalpy(Temperature<> t, Pressure<> pressure)
{
    return enthalpy(saturatedAir(t, pressure));
}

SpecificVolume specificVolume(const MoistAir& air)
{
    constexpr double kGasConstant = 287.042;  // J/(kg K), dry air
    return SpecificVolume::fromSi(kGasConstant * air.dryBulb.si() * (1.0 + 1.607858 * air.humidityRatio) / air.pressure.si());
}

Density<> density(const MoistAir& air)
{
    return Density<>::fromSi((1.0 + air.humidityRatio) / specificVolume(air).si());
}

Temperature<> dryBulbOf(SpecificEnthalpy h, double humidityRatio)
{
    const double celsius = (h.si() - humidityRatio * kVapourEnthalpy) / (kAirHeat + humidityRatio * kVapourHeat);
    return Temperature<>::fromSi(celsius + kZeroCelsius);
}

}  // namespace rw
