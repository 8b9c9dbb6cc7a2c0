// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/adiabatic.h"
#include "cooling/rejection/chiller.h"
#include "cooling/rejection/tower.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace rw;
using namespace rw::cooling;

namespace {

class Dice {
public:
    double between(double low, double high)
    {
        return low + (high - low) * std::generate_canonical<double, 53>(m_engine);
    }
    /// Spread evenly over powers of ten.
    double over(double low, double high) { return std::exp(between(std::log(low), std::log(high))); }
    bool coin() { return between(0, 1) < 0.5; }

private:
    std::mt19937_64 m_engine{20240607};
};

Temperature<> celsius(double t) { return Temperature<>::of(t, unit::C); }

Outdoors anyWeather(Dice& dice)
{
    const auto pressure = Pressure<>::fromSi(dice.between(60e3, 105e3));
    return outdoorsOf(airOfRelativeHumidity(celsius(dice.between(-45, 52)), dice.between(0.0, 1.0), pressure).value());
}

void checkHour(const RejectionHour& hour, double heat, double rate, double wanted)
{
    for (const double x : {hour.entering.si(), hour.leaving.si(), hour.fanSpeed, hour.fanShare, hour.fanPower.si(),
                           hour.evaporation.si(), hour.drift.si(), hour.blowdown.si(), hour.makeUp.si()})
        REQUIRE(std::isfinite(x));
    CHECK(rate * (hour.entering - hour.leaving).si() == Approx(heat).epsilon(1e-6));
    CHECK(hour.fanSpeed >= 0.0);
    CHECK(hour.fanSpeed <= 1.0 + 1e-9);
    CHECK(hour.fanShare >= 0.0);
    CHECK(hour.fanShare <= 1.0);
    CHECK(hour.fanPower.si() >= 0.0);
    CHECK(hour.evaporation.si() >= 0.0);
    CHECK(hour.blowdown.si() >= 0.0);
    CHECK(hour.makeUp.si() == Approx((hour.evaporation + hour.drift + hour.blowdown).si()).margin(1e-12));
    CHECK(hour.reached == (hour.leaving.in(unit::C) <= wanted + 1e-5));
    if (!hour.reached) CHECK(hour.fans == FanState::Full);
}

}  // namespace

TEST_CASE("any tower in any weather gives a finite hour that keeps the laws", "[cooling][tower][robust]")
{
    Dice dice;
    int towers = 0;
    for (int i = 0; i < 20000; ++i) {
        TowerRating r;
        r.model = dice.coin() ? TowerModel::Merkel : TowerModel::YorkCalc;
        r.water = MassFlow<>::fromSi(dice.over(1.0, 1000.0));
        r.range = TemperatureDelta<>::fromSi(dice.between(2, 15));
        r.approach = TemperatureDelta<>::fromSi(dice.between(2, 8));
        r.wetBulb = celsius(dice.between(14, 26.6));
        r.waterToAir = dice.between(0.6, 2.0);
        r.fanPower = Power<>::fromSi(dice.over(1e3, 1e5));
        r.leastSpeed = dice.between(0.0, 0.5);
        const auto tower = makeTower(r, static_cast<int>(dice.between(1, 20)));
        if (!tower.ok()) continue;
        ++towers;
        const Outdoors o = anyWeather(dice);
        const double water = r.water.si() * tower->cells * dice.over(0.02, 1.05);
        const double heat = water * kTowerWaterHeat * r.range.si() * dice.over(0.001, 1.5);
        const double wanted = dice.between(5, 45);
        CAPTURE(i, static_cast<int>(r.model), o.air.dryBulb.in(unit::C), o.wetBulb.in(unit::C), heat, water, wanted);
        const RejectionHour hour =
            towerHour(*tower, Heat<>::fromSi(heat), MassFlow<>::fromSi(water), o, celsius(wanted));
        checkHour(hour, heat, water * kTowerWaterHeat, wanted);
        // At light load the approach is lost in rounding.
        if (r.model == TowerModel::Merkel) CHECK(hour.leaving.si() >= o.wetBulb.si() - 1e-9);
        CHECK(hour.running >= 1);
        CHECK(hour.running <= tower->cells);
        const Heat<> free =
            towerHeat(*tower, MassFlow<>::fromSi(water), o, {celsius(wanted), {}}, Heat<>::fromSi(heat));
        CHECK(free.si() >= 0.0);
        CHECK(free.si() <= heat);
        if (hour.reached && r.model == TowerModel::Merkel) CHECK(free.si() >= heat * (1 - 1e-6));
    }
    CHECK(towers > 10000);
}

TEST_CASE("any dry cooler in any weather gives a finite hour that keeps the laws", "[cooling][dry-cooler][robust]")
{
    Dice dice;
    int coolers = 0;
    for (int i = 0; i < 20000; ++i) {
        DryCoolerRating r;
        r.model = dice.coin() ? DryCoolerModel::Effectiveness : DryCoolerModel::Approach;
        r.heat = Heat<>::fromSi(dice.over(1e5, 5e6));
        r.airIn = celsius(dice.between(20, 40));
        r.fluidOut = r.airIn + TemperatureDelta<>::fromSi(dice.between(3, 12));
        r.fluidIn = r.fluidOut + TemperatureDelta<>::fromSi(dice.between(3, 15));
        r.fanPower = Power<>::fromSi(dice.over(1e3, 2e5));
        r.leastSpeed = dice.between(0.0, 0.5);
        r.airRise = dice.between(0.3, 0.8);
        const auto cooler = makeDryCooler(r, static_cast<int>(dice.between(1, 40)));
        if (!cooler.ok()) continue;
        ++coolers;
        AdiabaticPad pad;
        pad.effectiveness = dice.between(0.5, 0.95);
        pad.wetAbove = celsius(dice.between(-5, 30));
        pad.onlyWhenShort = dice.coin();
        const Outdoors o = anyWeather(dice);
        const double rate = cooler->fluidRate.si() * cooler->units * dice.over(0.05, 1.5);
        const double heat = r.heat.si() * cooler->units * dice.over(1e-3, 1.5);
        const double wanted = dice.between(5, 50);
        CAPTURE(i, static_cast<int>(r.model), o.air.dryBulb.in(unit::C), heat, rate, wanted);
        const RejectionHour dry =
            dryCoolerHour(*cooler, Heat<>::fromSi(heat), Conductance<>::fromSi(rate), o, celsius(wanted));
        checkHour(dry, heat, rate, wanted);
        CHECK(dry.leaving > o.air.dryBulb);
        const RejectionHour wet =
            adiabaticHour(*cooler, pad, Heat<>::fromSi(heat), Conductance<>::fromSi(rate), o, celsius(wanted));
        checkHour(wet, heat, rate, wanted);
        CHECK(wet.leaving > o.wetBulb);
        if (wet.wet) CHECK(wet.leaving.si() <= dry.leaving.si() + 1e-5);
    }
    CHECK(coolers > 10000);
}

TEST_CASE("any chiller at any temperatures gives a finite hour that keeps the laws", "[cooling][chiller][robust]")
{
    Dice dice;
    for (int i = 0; i < 20000; ++i) {
        const auto sets = chillerCurves();
        const auto& set = sets[static_cast<std::size_t>(dice.between(0, static_cast<double>(sets.size()) - 1e-9))];
        const ChillerModel chiller = makeChiller(ratingOf(set)).value();
        const auto leaving = celsius(dice.between(2, 40));
        const auto entering = celsius(dice.between(-30, 55));
        const double heat = set.capacity * dice.over(1e-3, 6.0);
        CAPTURE(i, set.key, leaving.in(unit::C), entering.in(unit::C), heat);
        const ChillerHour hour =
            stageChillers(chiller, 4, Heat<>::fromSi(heat), leaving, entering, ChillerStaging::LeastPower);
        for (const double x : {hour.heat.si(), hour.power.si(), hour.condenserHeat.si(), hour.load, hour.cycling})
            REQUIRE(std::isfinite(x));
        CHECK(hour.power.si() > 0.0);
        CHECK(hour.heat.si() <= heat * (1 + 1e-9));
        CHECK(hour.reached == (hour.heat.si() >= heat * (1 - 1e-9)));
        CHECK(hour.condenserHeat.si() == Approx(hour.heat.si() + hour.power.si()));
        if (entering > leaving) CHECK(hour.heat.si() / hour.power.si() < leaving.si() / (entering - leaving).si());
    }
}
