// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/york_calc.h"

#include <array>
#include <cmath>

namespace rw::cooling {

namespace {

// c[i][j][k] of (water/air)^i range^j wetBulb^k, in degC and K. EnergyPlus Engineering Reference, variable
// speed towers, YorkCalc.
constexpr std::array<std::array<std::array<double, 3>, 3>, 3> kTerms{{
    {{{{-0.359741205, -0.055053608, 0.0023850432}},
      {{0.173926877, -0.0248473764, 0.00048430224}},
      {{-0.005589849456, 0.0005770079712, -1.342427256e-5}}}},
    {{{{2.84765801111111, -0.121765149, 0.0014599242}},
      {{1.680428651, -0.0166920786, -0.0007190532}},
      {{-0.025485194448, 4.87491696e-5, 2.719234152e-5}}}},
    {{{{-0.0653766255555556, -0.002278167, 2.500254e-4}},
      {{-0.0910565458, 0.00318176316, 3.8621772e-5}},
      {{-0.0034285382352, 8.56589904e-6, -1.516821552e-6}}}},
}};

double along(const std::array<std::array<double, 3>, 3>& terms, double range, double wet)
{
    const auto inWet = [wet](const std::array<double, 3>& c) { return c[0] + wet * (c[1] + wet * c[2]); };
    return inWet(terms[0]) + range * (inWet(terms[1]) + range * inWet(terms[2]));
}

}  // namespace

YorkCalc::YorkCalc(Temperature<> wetBulb, TemperatureDelta<> range)
{
    const double wet = wetBulb.si() - kZeroCelsius;
    c0 = along(kTerms[0], range.si(), wet);
    c1 = along(kTerms[1], range.si(), wet);
    c2 = along(kTerms[2], range.si(), wet);
}

TemperatureDelta<> YorkCalc::approach(double waterToAir) const
{
    return TemperatureDelta<>::fromSi(c0 + waterToAir * (c1 + waterToAir * c2));
}

std::optional<double> YorkCalc::waterToAirFor(TemperatureDelta<> approach, double most) const
{
    const double c = c0 - approach.si();
    // More water for each kilogram of air means a wider approach until the parabola's top, if it has one.
    const double top = c2 < 0.0 ? -c1 / (2.0 * c2) : most;
    const double reach = top < most ? top : most;
    if (c + reach * (c1 + reach * c2) <= 0.0) return reach;
    const double root = c1 * c1 - 4.0 * c2 * c;
    if (c >= 0.0 || root < 0.0) return std::nullopt;
    // The rising branch, in the form that does not cancel.
    return -2.0 * c / (c1 + std::sqrt(root));
}

bool withinYorkCalc(Temperature<> wetBulb, TemperatureDelta<> range, double waterRatio, double waterToAir,
                    TemperatureDelta<> approach)
{
    const double wet = wetBulb.si() - kZeroCelsius;
    // The last digits of a design at the very limit are no reason to doubt it.
    constexpr double kRounding = 1e-9;
    const auto between = [](double x, double low, double high) {
        return x >= low - kRounding && x <= high + kRounding;
    };
    return between(wet, -34.4, 26.67) && between(range.si(), 1.1, 22.2) && between(waterRatio, 0.75, 1.25) &&
           waterToAir <= kYorkMostRatio + kRounding && between(approach.si(), 1.1, 40.0);
}

}  // namespace rw::cooling
