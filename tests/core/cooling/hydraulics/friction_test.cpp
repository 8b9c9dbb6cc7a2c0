// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/friction.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace rw;
using namespace rw::hydraulics;

namespace {
const Friction kAll[] = {Friction::Colebrook, Friction::SwameeJain, Friction::Churchill};
double factor(Friction friction, double re, double roughness)
{
    return frictionFactor(friction, re, roughness).value().factor;
}
}  // namespace

TEST_CASE("Colebrook's factor satisfies Colebrook's equation", "[hydraulics]")
{
    for (double re = 4000.0; re < 2e8; re *= 1.7)
        for (const double k : {0.0, 1e-6, 1e-4, 3e-3, 0.05}) {
            CAPTURE(re, k);
            const double root = std::sqrt(colebrookFactor(re, k));
            CHECK(1.0 / root + 2.0 * std::log10(k / 3.7 + 2.51 / (re * root)) == Approx(0.0).margin(1e-12 / root));
        }
}

TEST_CASE("a near guess gives the same factor as none", "[hydraulics]")
{
    double guess = 0.0;
    for (double re = 5000.0; re < 1e7; re *= 1.1) CHECK(factorAndSlope(Friction::Colebrook, re, 1e-3, guess).factor == Approx(colebrookFactor(re, 1e-3)).epsilon(1e-12));
}

TEST_CASE("friction has no step where one regime becomes another", "[hydraulics]")
{
    for (const Friction friction : {Friction::Colebrook, Friction::SwameeJain})
        for (const double re : {kLaminarEnd, kTurbulentBegin})
            for (const double k : {0.0, 1e-4, 1e-2}) {
                CAPTURE(name(friction), re, k);
                // Dunlop's constants are rounded in their source: 2e-5 at the ends.
                CHECK(factor(friction, re * (1.0 + 1e-9), k) == Approx(factor(friction, re * (1.0 - 1e-9), k)).epsilon(5e-5));
            }
}

TEST_CASE("the slope of friction is its derivative", "[hydraulics]")
{
    for (const Friction friction : kAll)
        for (double re = 10.0; re < 1e8; re *= 1.37) {
            const double h = 1e-5 * re;
            const bool acrossAnEnd = (re - h < kLaminarEnd && re + h > kLaminarEnd) || (re - h < kTurbulentBegin && re + h > kTurbulentBegin);
            if (acrossAnEnd) continue;
            CAPTURE(name(friction), re);
            double guess = 0.0;
            const double numeric = (factor(friction, re + h, 1e-4) - factor(friction, re - h, 1e-4)) / (2.0 * h);
            CHECK(factorAndSlope(friction, re, 1e-4, guess).slope * re == Approx(numeric * re).margin(1e-7).epsilon(1e-4));
        }
}

TEST_CASE("rougher pipes rub more, and faster flow never loses less", "[hydraulics]")
{
    for (const Friction friction : kAll)
        for (double re = 100.0; re < 1e8; re *= 1.3) {
            CAPTURE(name(friction), re);
            // Between the regimes the joining curves cross.
            if (re > kTurbulentBegin) CHECK(factor(friction, re, 1e-3) > factor(friction, re, 1e-4));
            CHECK(factor(friction, 1.3 * re, 1e-3) * 1.69 > factor(friction, re, 1e-3));
        }
}

TEST_CASE("between laminar and turbulent flow the factor is told to be uncertain", "[hydraulics]")
{
    CHECK_FALSE(frictionFactor(Friction::Colebrook, 1999.0, 0.0)->uncertain);
    CHECK(frictionFactor(Friction::Colebrook, 3000.0, 0.0)->uncertain);
    CHECK_FALSE(frictionFactor(Friction::Colebrook, 4001.0, 0.0)->uncertain);
}

TEST_CASE("what no friction formula holds for is refused", "[hydraulics]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [re, k] : {std::pair{0.0, 0.0}, {-5.0, 0.0}, {nan, 0.0}, {1e5, -1e-3}, {1e5, 0.2}, {1e5, nan}}) {
        CAPTURE(re, k);
        CHECK(frictionFactor(Friction::Colebrook, re, k).error().code == "friction.range");
    }
    CHECK(frictionFactor(Friction::HazenWilliams, 1e5, 0.0).error().code == "friction.formula");
}
