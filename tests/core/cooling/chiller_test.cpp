// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/chiller.h"
#include "cooling/rejection/economiser.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;
using namespace rw::cooling;

namespace {

Temperature<> celsius(double t) { return Temperature<>::of(t, unit::C); }
ChillerModel model(const char* key) { return makeChiller(ratingOf(*findChillerCurves(key))).value(); }

ChillerRating carnotRating()
{
    ChillerRating r;
    r.capacity = Heat<>::fromSi(1e6);
    r.leaving = celsius(27);
    r.entering = celsius(35);
    return r;
}

}  // namespace

TEST_CASE("a chiller closes its energy at every load and never passes what it has", "[cooling][chiller][laws]")
{
    for (const cooling::ChillerCurveSet& set : chillerCurves()) {
        const ChillerModel chiller = model(std::string(set.key).c_str());
        for (const double leaving : {5.0, 7.0, 9.0, 18.0, 32.0})
            for (const double entering : {2.0, 15.0, 23.0, 30.0, 42.0})
                for (const double load : {0.01, 0.1, 0.3, 0.6, 1.0, 1.2}) {
                    CAPTURE(set.key, leaving, entering, load);
                    const ChillerPoint point = chillerPoint(chiller, celsius(leaving), celsius(entering));
                    const ChillerHour hour = chillerAt(chiller, point, point.available * load);
                    CHECK(hour.condenserHeat.si() == Approx(hour.heat.si() + hour.power.si()).epsilon(1e-9));
                    CHECK(hour.heat.si() <= point.available.si() * (1 + 1e-9));
                    CHECK(hour.reached == (load <= 1.0));
                    CHECK(hour.power.si() > 0.0);
                    CHECK(hour.falseLoad.si() == 0.0);
                    CHECK(hour.outsideCurve == (leaving < set.leavingLow || leaving > set.leavingHigh ||
                                                entering < set.enteringLow || entering > set.enteringHigh));
                    // No machine beats Carnot between the two waters.
                    if (entering > leaving && load <= 1.0)
                        CHECK(hour.heat.si() / hour.power.si() < (leaving + 273.15) / (entering - leaving));
                }
    }
}

TEST_CASE("capacity and power pass the limits of a curve without a jump", "[cooling][chiller][laws]")
{
    for (const cooling::ChillerCurveSet& set : chillerCurves()) {
        const ChillerModel chiller = model(std::string(set.key).c_str());
        const double middleL = 0.5 * (set.leavingLow + set.leavingHigh);
        const double middleE = 0.5 * (set.enteringLow + set.enteringHigh);
        const double edges[][4] = {{set.leavingLow, middleE, -1e-7, 0}, {set.leavingHigh, middleE, 1e-7, 0},
                                   {middleL, set.enteringLow, 0, -1e-7}, {middleL, set.enteringHigh, 0, 1e-7},
                                   {set.leavingHigh, set.enteringHigh, 1e-7, 1e-7}};
        for (const auto& [leaving, entering, dl, de] : edges) {
            CAPTURE(set.key, leaving, entering);
            const ChillerPoint in = chillerPoint(chiller, celsius(leaving), celsius(entering));
            const ChillerPoint out = chillerPoint(chiller, celsius(leaving + dl), celsius(entering + de));
            CHECK_FALSE(in.outsideCurve);
            CHECK(chillerPoint(chiller, celsius(leaving + 1e5 * dl), celsius(entering + 1e5 * de)).outsideCurve);
            CHECK(out.available.si() == Approx(in.available.si()).epsilon(1e-6));
            CHECK(out.fullLoad.si() == Approx(in.fullLoad.si()).epsilon(1e-6));
        }
    }
}

TEST_CASE("beyond its curves a chiller gets weaker and thirstier with lift, and never blows up", "[cooling][chiller]")
{
    // The McQuay WSC's fits turn negative a few kelvin past 26.67 degC.
    const ChillerModel chiller = model("mcquay-wsc-471");
    double capacity = 1e12, cop = 1e12;
    for (double entering = 26.67; entering < 50.0; entering += 0.25) {
        const ChillerPoint p = chillerPoint(chiller, celsius(8), celsius(entering));
        const double now = p.available.si() / p.fullLoad.si();
        CAPTURE(entering);
        CHECK(p.available.si() <= capacity + 1e-6);
        CHECK(now <= cop + 1e-9);
        CHECK(now > 2.0);
        capacity = p.available.si();
        cop = now;
    }
}

TEST_CASE("a Carnot fraction follows lift down to the least the compressor needs", "[cooling][chiller]")
{
    const ChillerModel chiller = makeChiller(carnotRating()).value();
    const auto cop = [&](double leaving, double entering) {
        const ChillerHour hour = chillerHour(chiller, Heat<>::fromSi(5e5), celsius(leaving), celsius(entering));
        CHECK(hour.byCarnot);
        CHECK_FALSE(hour.outsideCurve);
        return hour.heat.si() / hour.power.si();
    };
    // 0.55 x 298.15 / (35 + 7 - 25).
    CHECK(cop(27, 35) == Approx(0.55 * 298.15 / 17.0));
    CHECK(cop(27, 40) < cop(27, 35));
    CHECK(cop(20, 35) < cop(27, 35));
    CHECK(cop(27, 20) == Approx(0.55 * 298.15 / 10.0));
    CHECK(cop(27, 5) == Approx(cop(27, 20)));
    CHECK(chillerPoint(chiller, celsius(27), celsius(45)).available.si() < 1e6);
    CHECK(chillerPoint(chiller, celsius(27), celsius(20)).available.si() == Approx(1e6));
    ChillerRating told = carnotRating();
    told.cop = 7.0;
    const ChillerHour hour = chillerHour(makeChiller(told).value(), Heat<>::fromSi(1e6), celsius(27), celsius(35));
    CHECK(hour.heat.si() / hour.power.si() == Approx(7.0));
}

TEST_CASE("below its least load a chiller cycles; hot gas loads it falsely above that", "[cooling][chiller]")
{
    const ChillerModel cycling = model("york-yk-4396");
    const ChillerPoint point = chillerPoint(cycling, celsius(6), celsius(20));
    const auto power = [&](const ChillerModel& c, double load) {
        return chillerAt(c, point, point.available * load).power.si();
    };
    CHECK(chillerAt(cycling, point, point.available * 0.205).cycling == Approx(0.5));
    CHECK(power(cycling, 0.205) == Approx(0.5 * power(cycling, 0.41)));
    ChillerRating r = ratingOf(*findChillerCurves("trane-cvhf-2799"));
    r.leastUnloading = 0.4;
    const ChillerModel loaded = makeChiller(r).value();
    const ChillerHour half = chillerAt(loaded, point, point.available * 0.25);
    CHECK(half.cycling == 1.0);
    CHECK(half.falseLoad.si() == Approx(0.15 * point.available.si()));
    CHECK(half.power.si() == Approx(power(loaded, 0.4)));
    CHECK(half.condenserHeat.si() == Approx(half.heat.si() + half.power.si()));
    // Energy for less load is never more.
    for (double load = 0.02; load < 1.0; load += 0.02)
        CHECK(power(cycling, load) <= power(cycling, load + 0.02) + 1e-9);
}

TEST_CASE("staging keeps machines within their capacity and may take the thriftiest count", "[cooling][chiller]")
{
    const ChillerModel chiller = model("carrier-19xr-1558");
    const ChillerPoint one = chillerPoint(chiller, celsius(7), celsius(20));
    for (double load = 0.1; load <= 6.0; load += 0.1) {
        const auto heat = one.available * load;
        const ChillerHour fewest = stageChillers(chiller, 6, heat, celsius(7), celsius(20), ChillerStaging::Fewest);
        const ChillerHour least = stageChillers(chiller, 6, heat, celsius(7), celsius(20), ChillerStaging::LeastPower);
        CAPTURE(load);
        CHECK(fewest.running == static_cast<int>(std::ceil(load - 1e-9)));
        CHECK(least.power <= fewest.power);
        CHECK(least.running >= fewest.running);
        CHECK(least.heat.si() == Approx(heat.si()));
        CHECK(fewest.reached);
    }
    const ChillerHour over =
        stageChillers(chiller, 2, one.available * 3.0, celsius(7), celsius(20), ChillerStaging::Fewest);
    CHECK_FALSE(over.reached);
    CHECK(over.heat.si() == Approx(2.0 * one.available.si()));
    CHECK(stageChillers(chiller, 2, Heat<>{}, celsius(7), celsius(20), ChillerStaging::Fewest).power.si() == 0.0);
    // A variable-speed machine at half load is better than its full load: two halves beat one whole.
    CHECK(stageChillers(chiller, 2, one.available, celsius(7), celsius(20), ChillerStaging::LeastPower).running == 2);
}

TEST_CASE("a chiller's rating moves its curves and is refused outside them", "[cooling][chiller]")
{
    ChillerRating r = ratingOf(*findChillerCurves("trane-cvhf-2799"));
    r.capacity = Heat<>::fromSi(5e6);
    r.cop = 6.0;
    r.leaving = celsius(7);
    r.entering = celsius(28);
    const ChillerModel chiller = makeChiller(r).value();
    const ChillerPoint point = chillerPoint(chiller, celsius(7), celsius(28));
    CHECK(point.available.si() == Approx(5e6).epsilon(1e-9));
    const ChillerHour full = chillerAt(chiller, point, Heat<>::fromSi(5e6));
    CHECK(full.heat.si() / full.power.si() == Approx(6.0).epsilon(1e-9));
    CHECK(kilowattsPerTon(6.0) == Approx(0.58614).epsilon(1e-4));
    r.leaving = celsius(20);
    CHECK(makeChiller(r).error().code == "chiller.rated-point");
    r.leaving = celsius(7);
    r.cop = 0.0;
    CHECK(makeChiller(r).error().code == "quantity.positive");
}

TEST_CASE("IPLV weighs four points and says when one is outside the curves", "[cooling][chiller]")
{
    const PartLoadValue v = integratedPartLoadValue(model("trane-cvhf-2799"), false);
    CHECK(v.iplv == Approx(0.01 * v.cop[0] + 0.42 * v.cop[1] + 0.45 * v.cop[2] + 0.12 * v.cop[3]));
    CHECK_FALSE(v.outsideCurve);
    CHECK(v.iplv > v.cop[0]);
    CHECK(integratedPartLoadValue(model("mcquay-wsc-471"), false).outsideCurve);
    CHECK(integratedPartLoadValue(model("york-ycal-0033"), true).iplv > 2.5);
}

TEST_CASE("an economiser is free, shares or leaves it to the chillers", "[cooling][economiser]")
{
    const auto at = [](double reached, bool integrated) {
        return economise<double>(celsius(reached), TemperatureDelta<>::fromSi(2.0), celsius(20), celsius(30),
                                 integrated);
    };
    CHECK(at(18.0, true).mode == EconomiserMode::Free);
    CHECK(at(18.0, true).mechanicalShare.si() == 0.0);
    CHECK(at(23.0, true).mode == EconomiserMode::Partial);
    CHECK(at(23.0, true).mixed.in(unit::C) == Approx(25.0));
    CHECK(at(23.0, true).mechanicalShare.si() == Approx(0.5));
    CHECK(at(23.0, false).mode == EconomiserMode::Mechanical);
    CHECK(at(28.0, true).mode == EconomiserMode::Mechanical);
    double before = 0.0;
    for (double t = 10.0; t < 35.0; t += 0.1) {
        const double share = at(t, true).mechanicalShare.si();
        CHECK(share >= before);
        CHECK(share - before < 0.0101);  // no jump: 10 K of range in steps of 0.1 K
        before = share;
    }
    CHECK(before == 1.0);
}
