// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/ramp.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;

namespace {

Power<> MW(double x)
{
    return Power<>::of(x, unit::MW);
}
const Date kFrom{2026, 10, 1};
const Date kTo{2028, 3, 1};
constexpr RampShape kShapes[] = {RampShape::Step, RampShape::Linear, RampShape::Smooth};

}  // namespace

TEST_CASE("days are counted as the calendar has them", "[ramp]")
{
    CHECK(dayNumber({1970, 1, 1}) == 0);
    CHECK(dayNumber({1969, 12, 31}) == -1);
    CHECK(dayNumber({2000, 3, 1}) == 11017);
    CHECK(dayNumber({2028, 3, 1}) - dayNumber({2028, 2, 28}) == 2);
    CHECK(dayNumber({2100, 3, 1}) - dayNumber({2100, 2, 28}) == 1);
    std::int64_t day = dayNumber({1900, 1, 1});
    Date before = dateOfDay(day - 1);
    for (; day <= dayNumber({2200, 12, 31}); ++day) {
        const Date date = dateOfDay(day);
        if (dayNumber(date) != day || !(before < date) || !Date::parse(date.text()).ok()) FAIL(date.text());
        before = date;
    }
    CHECK(before == Date{2200, 12, 31});
}

TEST_CASE("a ramp never falls, begins with nothing and ends with all", "[ramp]")
{
    for (const RampShape shape : kShapes) {
        const Ramp ramp{MW(1000.0), kFrom, kTo, shape};
        REQUIRE(checkRamp(ramp).ok());
        const auto from = static_cast<double>(dayNumber(kFrom)), to = static_cast<double>(dayNumber(kTo));
        CHECK(powerAt(ramp, from).value() == 0.0);
        CHECK(powerAt(ramp, from - 1000.0).value() == 0.0);
        CHECK(powerAt(ramp, to) == ramp.power);
        CHECK(powerAt(ramp, to + 1000.0) == ramp.power);
        Power<> last{};
        for (double day = from - 2.0; day < to + 2.0; day += 0.37) {
            const Power<> now = powerAt(ramp, day);
            CHECK(now >= last);
            last = now;
        }
    }
    const double middle = 0.5 * static_cast<double>(dayNumber(kFrom) + dayNumber(kTo));
    CHECK(powerAt({MW(10.0), kFrom, kTo, RampShape::Linear}, middle).in(unit::MW) == Approx(5.0).epsilon(1e-12));
    CHECK(powerAt({MW(10.0), kFrom, kTo, RampShape::Smooth}, middle).in(unit::MW) == Approx(5.0).epsilon(1e-12));
    CHECK(powerAt({MW(10.0), kFrom, kTo, RampShape::Step}, middle).value() == 0.0);
    const double quarter = 0.75 * static_cast<double>(dayNumber(kFrom)) + 0.25 * static_cast<double>(dayNumber(kTo));
    CHECK(powerAt({MW(10.0), kFrom, kTo, RampShape::Smooth}, quarter).in(unit::MW) == Approx(10.0 * 0.15625).epsilon(1e-12));
}

TEST_CASE("the moment of a power is where the ramp has it", "[ramp]")
{
    for (const RampShape shape : {RampShape::Linear, RampShape::Smooth}) {
        const Ramp ramp{MW(640.0), kFrom, kTo, shape};
        for (double share = 0.0; share <= 1.0; share += 1.0 / 64.0) {
            CAPTURE(share);
            const double moment = momentOf(ramp, MW(640.0) * share).value();
            CHECK(powerAt(ramp, moment).value() == Approx(640e6 * share).epsilon(1e-9).margin(1e-3));
        }
        CHECK(momentOf(ramp, MW(640.0)).value() == static_cast<double>(dayNumber(kTo)));
        CHECK_FALSE(momentOf(ramp, MW(641.0)).has_value());
    }
    CHECK(momentOf({MW(5.0), kFrom, kTo, RampShape::Step}, MW(0.1)).value() == static_cast<double>(dayNumber(kTo)));
}

TEST_CASE("phases add up, and the day of a power is the first that has it", "[ramp]")
{
    const std::vector<Ramp> phases{{MW(1000.0), {2026, 7, 1}, {2027, 7, 1}, RampShape::Smooth},
                                   {MW(2000.0), {2027, 1, 1}, {2028, 12, 31}, RampShape::Linear},
                                   {MW(500.0), {2028, 1, 1}, {2028, 1, 1}, RampShape::Linear},
                                   {MW(300.0), {2029, 1, 1}, {2030, 1, 1}, RampShape::Step}};
    for (double target = 1.0; target <= 3800.0; target += 7.3) {
        CAPTURE(target);
        const auto day = dayOf(phases, MW(target)).value();
        REQUIRE(day.has_value());
        const auto at = static_cast<double>(dayNumber(*day));
        CHECK(powerAt(phases, at).in(unit::MW) >= target * (1.0 - 1e-12));
        CHECK(powerAt(phases, at - 1.0).in(unit::MW) < target);
    }
    CHECK(*dayOf(phases, MW(3800.0)).value() == Date{2030, 1, 1});
    CHECK(*dayOf(phases, MW(0.0)).value() == Date{2026, 7, 1});
    CHECK_FALSE(dayOf(phases, MW(3801.0)).value().has_value());
    CHECK_FALSE(dayOf({}, MW(1.0)).value().has_value());

    const std::vector<RampPoint> curve = rampCurve(phases, 30).value();
    CHECK(curve.front().power.value() == 0.0);
    CHECK(curve.back().power == MW(3800.0));
    for (std::size_t i = 1; i < curve.size(); ++i) {
        CHECK(curve[i - 1].day < curve[i].day);
        CHECK(curve[i - 1].power <= curve[i].power);
    }
}

TEST_CASE("a ramp without days, or backwards, is refused", "[ramp]")
{
    CHECK(checkRamp({MW(1.0), kTo, kFrom, RampShape::Linear}).error().code == "ramp.dates");
    CHECK(checkRamp({MW(1.0), {}, kTo, RampShape::Linear}).error().code == "ramp.dates");
    CHECK(checkRamp({MW(-1.0), kFrom, kTo, RampShape::Linear}).error().code == "quantity.negative");
    const std::vector<Ramp> bad{{MW(1.0), kTo, kFrom, RampShape::Linear}};
    CHECK(dayOf(bad, MW(1.0)).error().code == "ramp.dates");
    CHECK(rampCurve({}, 0).error().path == "every_days");
}
