// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/outdoors.h"

#include <algorithm>
#include <cmath>

namespace rw::cooling {

Outdoors outdoorsOf(const MoistAir& air)
{
    const Temperature<> wet = wetBulb(air);
    return {air, wet, saturatedEnthalpy(wet, air.pressure), density(air)};
}

double humidityRatioWhenCooledTo(const Outdoors& o, Temperature<> dryBulb)
{
    // On a line of constant wet bulb the ratio falls from saturation by the sensible heat, in the very form
    // that the wet bulb is defined by; a state at the dry bulb itself gives its own ratio back.
    const double wet = o.wetBulb.si() - kZeroCelsius;
    const double t = dryBulb.si() - kZeroCelsius;
    const double saturated = saturatedHumidityRatio(o.wetBulb, o.air.pressure);
    const double ratio = wet >= 0.0
        ? ((2501.0 - 2.326 * wet) * saturated - 1.006 * (t - wet)) / (2501.0 + 1.86 * t - 4.186 * wet)
        : ((2830.0 - 0.24 * wet) * saturated - 1.006 * (t - wet)) / (2830.0 + 1.86 * t - 2.1 * wet);
    return std::max(ratio, o.air.humidityRatio);
}

Temperature<> saturatedAt(SpecificEnthalpy h, Pressure<> pressure, Temperature<> guess)
{
    constexpr double kVapourGas = 461.5;  // J/(kg K), water vapour
    // Nothing is saturated at boiling: Newton may overshoot, and must not get there. The line through 100 degC by
    // Clausius and Clapeyron's law lies below the boiling point at less than the sea's pressure.
    const double boiling = 1.0 / (1.0 / 373.15 - std::log(pressure.si() / kSeaLevel) / 4890.0);
    double kelvin = guess.si();
    for (int pass = 0; pass < 40; ++pass) {
        const double t = kelvin - kZeroCelsius;
        const double w = saturatedHumidityRatio(Temperature<>::fromSi(kelvin), pressure);
        const double latent = 2501e3 + 1860.0 * t;
        const double value = kDryAirHeat * t + w * latent;
        // Clausius and Clapeyron's slope is within 1 % of the fit's: each pass gains two digits, so
        // that what is left after a step of 1e-5 K is 1e-7 K.
        const double slope = kDryAirHeat + 1860.0 * w +
                             latent * w * (1.0 + w / 0.621945) * (latent - 4186.0 * t) / (kVapourGas * kelvin * kelvin);
        const double step = std::clamp((h.si() - value) / slope, -10.0, 10.0);
        kelvin = std::min(kelvin + step, boiling - 1.0);
        if (std::abs(step) < 1e-5) break;
    }
    return Temperature<>::fromSi(kelvin);
}

}  // namespace rw::cooling
