// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/exchanger.h"
#include "cooling/rejection/chiller.h"
#include "cooling/rejection/dry_cooler.h"
#include "cooling/rejection/tower.h"
#include "cooling/rejection/water.h"
#include "cooling/rejection/york_calc.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::cooling;

namespace {
Temperature<> celsius(double t) { return Temperature<>::of(t, unit::C); }
TemperatureDelta<> kelvins(double dT) { return TemperatureDelta<>::fromSi(dT); }
Outdoors dryAir(double t) { return outdoorsOf({celsius(t), Pressure<>::fromSi(101325.0), 0.0}); }
}  // namespace

// The tests of the Python package ht, which follow Incropera's table 11.3.
TEST_CASE("V20a effectiveness of six arrangements at NTU 5 and Cr 0.7", "[published]")
{
    constexpr double kTolerance = 1e-6;
    CHECK(effectiveness(FlowArrangement::Counterflow, 5, 0.7) == Approx(.9206704).epsilon(kTolerance));
    CHECK(effectiveness(FlowArrangement::Parallel, 5, 0.7) == Approx(.5881156).epsilon(kTolerance));
    CHECK(effectiveness(FlowArrangement::CrossflowUnmixed, 5, 0.7) == Approx(.8444822).epsilon(kTolerance));
    CHECK(effectiveness(FlowArrangement::CrossflowMaxMixed, 5, 0.7) == Approx(.7158100).epsilon(kTolerance));
    CHECK(effectiveness(FlowArrangement::CrossflowMinMixed, 5, 0.7) == Approx(.7497844).epsilon(kTolerance));
    CHECK(effectiveness(FlowArrangement::Counterflow, 5, 0.0) == Approx(.9932621).epsilon(kTolerance));
}

// Evaluated from the published coefficients at each set's reference point.
TEST_CASE("V22 chiller curves at their reference points", "[published]")
{
    struct Row {
        const char* key;
        double capacity, input, byLoad, copFull, copHalf;
    };
    const Row rows[] = {{"mcquay-wsc-471", .99854, 1.00379, 1.00010, 5.867, 5.676},
                        {"carrier-19xr-1558", .99302, .99806, .99893, 5.828, 9.467},
                        {"trane-cvhf-2799", 1.00364, 1.00403, .99965, 6.377, 6.789},
                        {"york-yk-4396", .95224, .97043, 1.00012, 6.831, 7.053},
                        {"mcquay-pfh-4020", .99471, .98733, 1.00140, 7.434, 8.408}};
    for (const Row& row : rows) {
        CAPTURE(row.key);
        const cooling::ChillerCurveSet* set = findChillerCurves(row.key);
        REQUIRE(set);
        const double leaving = set->referenceLeaving, entering = set->referenceEntering;
        CHECK(biquadratic(set->capacityByTemperature, leaving, entering) == Approx(row.capacity).epsilon(1e-4));
        CHECK(biquadratic(set->inputByTemperature, leaving, entering) == Approx(row.input).epsilon(1e-4));
        CHECK(quadratic(set->inputByLoad, 1.0) == Approx(row.byLoad).epsilon(1e-4));
        const ChillerModel chiller = makeChiller(ratingOf(*set)).value();
        const auto cop = [&](double load) {
            const ChillerPoint point = chillerPoint(chiller, celsius(leaving), celsius(entering));
            const ChillerHour hour = chillerAt(chiller, point, point.available * load);
            return hour.heat.si() / hour.power.si();
        };
        CHECK(cop(1.0) == Approx(row.copFull).epsilon(1e-4));
        CHECK(cop(0.5) == Approx(row.copHalf).epsilon(1e-4));
    }
}

// The published 27 coefficients, evaluated independently.
TEST_CASE("V24 approach by YorkCalc", "[published]")
{
    const double rows[][5] = {{25.56, 5.56, 1, 1, 3.8425}, {25.56, 5.56, 1, .8, 5.0523}, {20, 5.56, 1, 1, 5.0580},
                              {15, 5.56, 1, 1, 6.3297},    {10, 5.56, 1, 1, 7.7706},     {25.56, 10, 1, 1, 6.0389},
                              {20, 8, .75, 1, 4.7435},     {24, 5, 1, .6, 7.0058}};
    for (const auto& [wet, range, water, air, approach] : rows) {
        CAPTURE(wet, range, water, air);
        CHECK(YorkCalc(celsius(wet), kelvins(range)).approach(water / air).si() == Approx(approach).margin(1e-3));
    }
}

// Baltimore Aircoil TrilliumSeries TDFS1238N-C60ET40B, as the Modelica Buildings library records it.
TEST_CASE("V26 a dry cooler keeps its rated point and follows the inlet difference", "[published]")
{
    DryCoolerRating rating;
    rating.heat = Heat<>::of(2931, unit::kWheat);
    rating.airIn = celsius(35.0);
    rating.fluidIn = celsius(46.11);
    rating.fluidOut = celsius(40.55);
    rating.fanPower = Power<>::of(117.68, unit::kW);
    CHECK((rating.fluidOut - rating.airIn).si() == Approx(5.55).margin(1e-9));
    CHECK(rating.fanPower.si() / rating.heat.si() == Approx(0.04015).epsilon(1e-3));

    const DryCooler cooler = makeDryCooler(rating, 1).value();
    CHECK(cooler.fluidRate.si() / 4179.0 == Approx(126.0).epsilon(0.002));
    const auto rate = cooler.fluidRate;
    CHECK(dryCoolerAtSpeed(cooler, rating.heat, rate, dryAir(35.0), 1.0).in(unit::C) == Approx(40.55).margin(0.0055));
    const RejectionHour hour = dryCoolerHour(cooler, rating.heat, rate, dryAir(35.0), celsius(40.55));
    CHECK(hour.reached);
    CHECK(hour.fanPower.si() == Approx(117.68e3).epsilon(1e-3));

    // At 25 degC and equal flows the heat whose fluid enters at 46.11 degC.
    const double wanted = 2931e3 * (46.11 - 25.0) / (46.11 - 35.0);
    const auto heat = Heat<>::fromSi(wanted);
    const double entering = dryCoolerAtSpeed(cooler, heat, rate, dryAir(25.0), 1.0).in(unit::C) + wanted / rate.si();
    CHECK((entering - 25.0) / (46.11 - 25.0) == Approx(1.0).epsilon(0.05));
}

// A utility's water study: 9,900 gpm cooled by 8 degF, evaporation 1 % each 10 degF, windage 0.1 %.
TEST_CASE("V27 make-up of a tower at four and at eight cycles", "[published]")
{
    constexpr double kGallonsADay = 1440.0;  // of one gallon a minute
    const auto flow = MassFlow<>::fromSi(9900.0);  // gpm stand for kg/s: the balance is linear
    const auto factor = Quantity<dim::none / dim::temperatureDelta>::fromSi(0.001);
    const auto evaporation = evaporationByRule<double>(flow, kelvins(8.0), factor);
    const auto four = waterBalance<double>(evaporation, flow, scalar<double>(0.001), scalar<double>(4.0));
    CHECK(four.evaporation.si() * kGallonsADay == Approx(114048).margin(1));
    CHECK(four.drift.si() * kGallonsADay == Approx(14256).margin(1));
    CHECK(four.blowdown.si() * kGallonsADay == Approx(23760).margin(1));
    CHECK(four.makeUp.si() * kGallonsADay == Approx(152064).margin(1));
    const auto eight = waterBalance<double>(evaporation, flow, scalar<double>(0.001), scalar<double>(8.0));
    CHECK(eight.blowdown.si() * kGallonsADay == Approx(2037).margin(1));
    CHECK(eight.makeUp.si() * kGallonsADay == Approx(130341).margin(1));
}
