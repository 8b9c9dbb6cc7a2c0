// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/adiabatic.h"
#include "cooling/rejection/dry_cooler.h"
#include "cooling/staging.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace rw;
using namespace rw::cooling;

namespace {

Temperature<> celsius(double t) { return Temperature<>::of(t, unit::C); }
Outdoors outdoors(double dry, double humidity = 0.4, double pressure = 101325.0)
{
    return outdoorsOf(airOfRelativeHumidity(celsius(dry), humidity, Pressure<>::fromSi(pressure)).value());
}

DryCoolerRating rating(DryCoolerModel model = DryCoolerModel::Effectiveness)
{
    DryCoolerRating r;
    r.model = model;
    r.heat = Heat<>::of(1000, unit::kWheat);
    r.airIn = celsius(35);
    r.fluidIn = celsius(50);
    r.fluidOut = celsius(43);
    r.fanPower = Power<>::of(40, unit::kW);
    return r;
}

}  // namespace

TEST_CASE("a dry cooler closes its energy and never passes the dry bulb", "[cooling][dry-cooler][laws]")
{
    for (const DryCoolerModel model : {DryCoolerModel::Effectiveness, DryCoolerModel::Approach}) {
        const DryCooler cooler = makeDryCooler(rating(model), 4).value();
        for (const double dry : {-20.0, 0.0, 15.0, 30.0, 45.0})
            for (const double load : {0.02, 0.3, 0.7, 1.0, 1.3})
                for (const double want : {20.0, 32.0, 43.0}) {
                    CAPTURE(static_cast<int>(model), dry, load, want);
                    const auto heat = Heat<>::fromSi(4e6 * load);
                    const auto rate = 4.0 * cooler.fluidRate;
                    const RejectionHour hour = dryCoolerHour(cooler, heat, rate, outdoors(dry), celsius(want));
                    CHECK(rate.si() * (hour.entering - hour.leaving).si() == Approx(heat.si()).epsilon(1e-9));
                    CHECK(hour.leaving.in(unit::C) > dry);
                    CHECK(hour.reached == (hour.leaving.in(unit::C) <= want + 1e-5));
                    CHECK(hour.fanPower.si() > 0.0);
                    CHECK(hour.evaporation.si() == 0.0);
                    CHECK(hour.freezing == (dry < 2.0));
                }
    }
}

TEST_CASE("fan power falls with the wanted temperature and rises with load and dry bulb", "[cooling][dry-cooler][laws]")
{
    for (const DryCoolerModel model : {DryCoolerModel::Effectiveness, DryCoolerModel::Approach}) {
        const DryCooler cooler = makeDryCooler(rating(model), 1).value();
        const auto power = [&](double load, double dry, double want) {
            return dryCoolerHour(cooler, Heat<>::fromSi(1e6 * load), cooler.fluidRate, outdoors(dry, 0.0),
                                 celsius(want))
                .fanPower.si();
        };
        for (double x = 0.0; x < 20.0; x += 0.5) {
            CAPTURE(static_cast<int>(model), x);
            CHECK(power(0.8, 20, 30 + x) >= power(0.8, 20, 30.5 + x));
            CHECK(power(0.2 + 0.04 * x, 20, 35) <= power(0.22 + 0.04 * x, 20, 35) + 1e-6);
            if (model == DryCoolerModel::Effectiveness && x < 14)
                CHECK(power(0.8, 10 + x, 43) <= power(0.8, 10.5 + x, 43) + 1e-6);
        }
    }
}

TEST_CASE("the solved speed leaves what was asked for", "[cooling][dry-cooler]")
{
    const DryCooler cooler = makeDryCooler(rating(), 2).value();
    for (const double dry : {-10.0, 5.0, 25.0, 33.0})
        for (const double load : {0.5, 0.9}) {
            const auto heat = Heat<>::fromSi(2e6 * load);
            const RejectionHour hour = dryCoolerHour(cooler, heat, 2.0 * cooler.fluidRate, outdoors(dry), celsius(42));
            if (hour.fans != FanState::Modulating) continue;
            CAPTURE(dry, load, hour.fanSpeed);
            CHECK(dryCoolerAtSpeed(cooler, heat, 2.0 * cooler.fluidRate, outdoors(dry), hour.fanSpeed).in(unit::C) ==
                  Approx(42.0).margin(1e-5));
        }
}

TEST_CASE("the fan power does not jump where fans begin to cycle", "[cooling][dry-cooler]")
{
    const DryCooler cooler = makeDryCooler(rating(), 1).value();
    double before = -1.0;
    bool cycled = false, modulated = false;
    for (double load = 0.01; load < 0.6; load += 0.001) {
        const RejectionHour hour =
            dryCoolerHour(cooler, Heat<>::fromSi(1e6 * load), cooler.fluidRate, outdoors(20), celsius(43));
        cycled |= hour.fans == FanState::Cycling;
        modulated |= hour.fans == FanState::Modulating;
        if (before >= 0.0)
            CHECK(std::abs(hour.fanPower.si() - before) < 200.0);  // of 40 kW, each tenth of a percent of load
        before = hour.fanPower.si();
    }
    CHECK(cycled);
    CHECK(modulated);
}

TEST_CASE("thin air carries less: the same cooler leaves warmer at altitude", "[cooling][dry-cooler]")
{
    const DryCooler cooler = makeDryCooler(rating(), 1).value();
    const auto at = [&](double pressure) {
        return dryCoolerAtSpeed(cooler, Heat<>::fromSi(1e6), cooler.fluidRate, outdoors(35, 0.0, pressure), 1.0)
            .in(unit::C);
    };
    CHECK(at(101325.0) == Approx(43.0).margin(1e-6));
    CHECK(at(83000.0) > 43.5);
    CHECK(at(83000.0) < 47.0);
}

TEST_CASE("a dry cooler that cannot be is refused", "[cooling][dry-cooler]")
{
    DryCoolerRating r = rating();
    r.fluidOut = celsius(34);
    CHECK(makeDryCooler(r, 1).error().code == "cooler.order");
    r = rating();
    r.airRise = 1.1;
    CHECK(makeDryCooler(r, 1).error().code == "exchanger.effectiveness");
    CHECK(makeDryCooler(rating(), 0).error().code == "quantity.count");
    AdiabaticPad pad;
    pad.bleedShare = 1.0;
    CHECK(checkPad(pad).error().code == "cooler.bleed");
    pad = {};
    pad.fanFactor = 0.9;
    CHECK(checkPad(pad).error().code == "cooler.fan-factor");
    CHECK(checkPad({}).ok());
}

TEST_CASE("wet pads cool the air toward its wet bulb, take water, and always cost fan power", "[cooling][adiabatic]")
{
    const DryCooler cooler = makeDryCooler(rating(), 3).value();
    AdiabaticPad pad;
    const auto heat = Heat<>::fromSi(2.8e6);
    const auto rate = 3.0 * cooler.fluidRate;
    const Outdoors hot = outdoors(40, 0.2);
    const RejectionHour dry = dryCoolerHour(cooler, heat, rate, hot, celsius(42));
    const RejectionHour wet = adiabaticHour(cooler, pad, heat, rate, hot, celsius(42));
    CHECK_FALSE(dry.reached);
    CHECK(wet.reached);
    CHECK(wet.wet);
    CHECK(wet.evaporation.si() > 0.0);
    CHECK(wet.makeUp.si() == Approx(wet.evaporation.si() / 0.75));
    CHECK(wet.blowdown.si() == Approx(wet.makeUp.si() - wet.evaporation.si()));

    // The pad adds no heat: what the air loses it takes back as vapour.
    const Temperature<> on = airOffPad<double>(hot.air.dryBulb, hot.wetBulb, scalar<double>(pad.effectiveness));
    const MoistAir off{on, hot.air.pressure, humidityRatioWhenCooledTo(hot, on)};
    CHECK(wetBulb(off).si() == Approx(hot.wetBulb.si()).margin(1e-6));
    CHECK(humidityRatioWhenCooledTo(hot, hot.air.dryBulb) == Approx(hot.air.humidityRatio).epsilon(1e-6));

    // Below the switch it is dry, and still pays for the pad.
    const RejectionHour cool = adiabaticHour(cooler, pad, heat, rate, outdoors(18), celsius(42));
    const RejectionHour bare = dryCoolerHour(cooler, heat, rate, outdoors(18), celsius(42));
    CHECK_FALSE(cool.wet);
    CHECK(cool.makeUp.si() == 0.0);
    CHECK(cool.fanPower.si() == Approx(pad.fanFactor * bare.fanPower.si()));

    // Wet only when short: at 30 degC the dry coil still does it.
    pad.onlyWhenShort = true;
    CHECK_FALSE(adiabaticHour(cooler, pad, heat, rate, outdoors(30), celsius(42)).wet);
    CHECK(adiabaticHour(cooler, pad, heat, rate, hot, celsius(42)).wet);

    // Never colder than the lowest temperature of use.
    pad.onlyWhenShort = false;
    pad.wetAbove = celsius(-10);
    pad.lowest = celsius(5);
    CHECK_FALSE(adiabaticHour(cooler, pad, heat, rate, outdoors(4), celsius(42)).wet);
    const RejectionHour partly = adiabaticHour(cooler, pad, heat, rate, outdoors(7, 0.2), celsius(42));
    CHECK(partly.wet);
    CHECK(partly.evaporation.si() > 0.0);
}

TEST_CASE("the heat found for a leaving line leaves the coolers on that line", "[cooling][dry-cooler]")
{
    for (const DryCoolerModel model : {DryCoolerModel::Effectiveness, DryCoolerModel::Approach}) {
        const DryCooler cooler = makeDryCooler(rating(model), 3).value();
        const auto rate = 2.5 * cooler.fluidRate;
        for (const double dry : {-5.0, 12.0, 30.0})
            for (const double slope : {1e-7, 4e-6}) {
                CAPTURE(static_cast<int>(model), dry, slope);
                const LeavingLine line{celsius(42.0), Quantity<dim::none / kWattPerKelvin>::fromSi(slope)};
                const Heat<> heat = dryCoolerHeat(cooler, rate, outdoors(dry), celsius(dry), line);
                REQUIRE(heat.si() > 0.0);
                CHECK(dryCoolerAtSpeed(cooler, heat, rate, outdoors(dry), 1.0).in(unit::C) ==
                      Approx(42.0 - slope * heat.si()).margin(1e-6));
            }
        CHECK(dryCoolerHeat(cooler, rate, outdoors(42), celsius(42), {celsius(42.0), {}}).si() == 0.0);
    }
    // At the rated point the capacity at the rated leaving temperature is the rated heat.
    const DryCooler one = makeDryCooler(rating(), 1).value();
    CHECK(dryCoolerHeat(one, one.fluidRate, outdoors(35, 0.0), celsius(35), {celsius(43), {}}).si()
          == Approx(1e6).epsilon(1e-9));
    const AdiabaticPad pad;
    CHECK(adiabaticHeat(one, pad, one.fluidRate, outdoors(40, 0.2), {celsius(43), {}}).si() >
          2.0 * dryCoolerHeat(one, one.fluidRate, outdoors(40, 0.2), celsius(40), {celsius(43), {}}).si());
    CHECK(adiabaticHeat(one, pad, one.fluidRate, outdoors(15, 0.2), {celsius(43), {}}).si() ==
          dryCoolerHeat(one, one.fluidRate, outdoors(15, 0.2), celsius(15), {celsius(43), {}}).si());
}

TEST_CASE("equal units share a flow so that none is below its floor", "[cooling][staging]")
{
    // Four fans of one each, floor a half.
    CHECK(stageEqual(4, 0.0, 0.5).running == 0);
    CHECK(stageEqual(4, 0.3, 0.5).floored);
    CHECK(stageEqual(4, 0.3, 0.5).power == Approx(0.125));
    CHECK(stageEqual(4, 0.9, 0.5).running == 1);
    CHECK(stageEqual(4, 1.0, 0.5).running == 2);
    CHECK(stageEqual(4, 1.99, 0.5).running == 3);
    CHECK(stageEqual(4, 2.0, 0.5).running == 4);
    CHECK(stageEqual(4, 2.0, 0.5).power == Approx(4 * 0.125));
    CHECK(stageEqual(4, 4.0, 0.5).power == Approx(4.0));
    CHECK(stageEqual(4, 4.0, 0.5).reached);
    CHECK_FALSE(stageEqual(4, 4.1, 0.5).reached);
    CHECK(stageEqual(4, 0.9, 0.0).running == 4);
    // A high floor: two at the least must run for 1.2 flows, though their speed is below it.
    const Staging high = stageEqual(3, 1.2, 0.9);
    CHECK(high.running == 2);
    CHECK(high.floored);
    for (double flow = 0.05; flow <= 4.0; flow += 0.05) {
        const Staging s = stageEqual(4, flow, 0.5);
        CHECK(s.running * s.speed >= flow - 1e-9);
        CHECK(s.power <= std::ceil(flow) + 1e-9);
    }
}
