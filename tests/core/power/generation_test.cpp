// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/battery.h"
#include "power/electrical/generator.h"
#include "power/electrical/onsite.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace rw;
using namespace rw::electrical;

namespace {

Power<> MW(double x) { return Power<>::of(x, unit::MW); }
Temperature<> celsius(double x) { return Temperature<>::of(x, unit::C); }
Length<> metres(double x) { return Length<>::fromSi(x); }

}  // namespace

TEST_CASE("generators carry IT through the chain, cooling, house and recharge",
          "[power][generator]")
{
    GeneratorNeed<> need{MW(9.5), scalar<double>(0.95), MW(1.5), MW(0.1), MW(0.4)};
    CHECK(generatorPower(need)->in(unit::MW) == Approx(12.0));
    need.chainEfficiency = scalar<double>(0.0);
    CHECK(generatorPower(need).error().code == "quantity.efficiency");
    need.chainEfficiency = scalar<double>(1.2);
    CHECK(generatorPower(need).error().path == "chain_efficiency");
}

TEST_CASE("a set's rating falls with altitude and heat", "[power][generator]")
{
    const auto derating = assumedGeneratorDerating<double>();
    const auto at = [&](double m, double t) {
        return deratingFactor(derating, metres(m), celsius(t));
    };
    CHECK(at(0, 25)->value() == 1.0);
    CHECK(at(1000, 40)->value() == 1.0);
    CHECK(at(1500, 40)->value() == Approx(0.95));
    CHECK(at(1500, 45)->value() == Approx(0.95 * 0.985));
    CHECK(at(6000, 25).error().path == "altitude");
    CHECK(at(0, 61).error().code == "quantity.range");
    Derating<> steep = derating;
    steep.perMetre = decltype(steep.perMetre)::fromSi(0.001);
    CHECK(deratingFactor(steep, metres(2500), celsius(20)).error().code == "generator.derate");
}

TEST_CASE("sets are counted N + k, and light loads are told", "[power][generator]")
{
    GeneratorSet<> set;
    set.rating = MW(3.0);
    set.maxLoad = scalar<double>(maxMeanLoad(GeneratorRating::DataCentre));
    const auto sized = sizeGenerators(MW(12.0), set, count<double>(1)).value();
    CHECK(sized.usableEach.in(unit::MW) == Approx(2.7));
    CHECK(sized.sets.value() == 6.0);
    CHECK(sized.loadAll.value() == Approx(12.0 / 18.0));
    CHECK(sized.loadWorst.value() == Approx(12.0 / 15.0));
    CHECK(!sized.belowMinimum);
    CHECK(sizeGenerators(MW(0.5), set, count<double>(1))->belowMinimum);
    CHECK(sizeGenerators(MW(0.0), set, count<double>(1))->sets.value() == 0.0);
    CHECK(sizeGenerators(MW(1.0), set, scalar<double>(0.5)).error().code == "quantity.count");
    set.rating = MW(0.0);
    CHECK(sizeGenerators(MW(1.0), set, count<double>(1)).error().path == "rating");
    CHECK(maxMeanLoad(GeneratorRating::Prime) == 0.7);
}

TEST_CASE("fuel flow and autonomy follow the load", "[power][generator]")
{
    const auto curve = assumedDieselCurve(MW(2.0));
    const auto flow = [&](double load, int sets) {
        return fuelFlow(curve, MW(load), count<double>(sets)).value();
    };
    CHECK(flow(2.0, 1).in(unit::Lh) == Approx(520.0));
    CHECK(flow(1.0, 1).in(unit::Lh) == Approx(280.0));
    CHECK(flow(2.0, 2).in(unit::Lh) == Approx(560.0));
    const auto tank = Quantity<dim::volume>::of(10400.0, unit::L);
    CHECK(autonomy(tank, flow(2.0, 1))->in(unit::h) == Approx(20.0));
    CHECK(autonomy(tank, VolumeFlow<>{}).error().code == "quantity.positive");
    CHECK(fuelFlow(curve, MW(1.0), count<double>(0)).error().path == "sets");
}

TEST_CASE("leading loads are held against the sets' capability", "[power][generator]")
{
    const auto rating = ApparentPower<>::of(3.75, unit::MVA);
    const auto check = [&](double kvar) {
        return checkLeading(ComplexPower<>{MW(5), ReactivePower<>::of(kvar, unit::kvar)}, rating,
                            count<double>(2), scalar<double>(0.2))
            .value();
    };
    CHECK(check(500).holds);
    CHECK(check(500).taken.value() == 0.0);
    CHECK(check(-1400).holds);
    CHECK(!check(-1600).holds);
    CHECK(check(-1600).taken.in(unit::kvar) == Approx(800.0));
    CHECK(check(-1600).allowed.in(unit::kvar) == Approx(750.0));
}

TEST_CASE("a battery's energy and its time are each other's inverse", "[power][battery]")
{
    const BatteryUse<> use{scalar<double>(0.96), scalar<double>(0.9), scalar<double>(0.8),
                           scalar<double>(0.98)};
    const auto energy = batteryEnergy(MW(1.2), Duration<>::of(5.0, unit::min), use).value();
    CHECK(energy.in(unit::kWh) == Approx(100.0 / (0.96 * 0.9 * 0.8 * 0.98)));
    CHECK(batteryTime(energy, MW(1.2), use)->in(unit::min) == Approx(5.0));
    CHECK(batteryTime(energy, MW(0.6), use)->in(unit::min) == Approx(10.0));
    CHECK(batteryTime(energy, MW(0.0), use).error().path == "load");
    CHECK(
        rechargePower(Energy<>::of(100, unit::kWh), Duration<>::of(4, unit::h), scalar<double>(0.9))
            ->in(unit::kW)
        == Approx(100.0 / 3.6));
    BatteryUse<> wrong = use;
    wrong.aging = scalar<double>(1.1);
    CHECK(batteryEnergy(MW(1), Duration<>::fromSi(1.0), wrong).error().path == "aging");
    CHECK(rechargePower(Energy<>{}, Duration<>{}, scalar<double>(0.9)).error().path == "time");
}

TEST_CASE("blocks behind the meter are counted at what they give on site", "[power][onsite]")
{
    const auto turbine = assumedOnsiteBlock(OnsiteKind::GasTurbine, MW(40.0));
    CHECK(onsitePower(turbine, metres(0), celsius(15))->in(unit::MW) == Approx(40.0));
    const auto hot = onsitePower(turbine, metres(500), celsius(35)).value();
    CHECK(hot.in(unit::MW) == Approx(40.0 * (1 - 0.0112 * 5) * (1 - 0.007 * 20)));
    CHECK(onsiteBlocks(MW(100), hot, turbine.firmCredit, count<double>(1))->value() == 5.0);
    CHECK(onsiteBlocks(MW(100), MW(40), turbine.firmCredit, count<double>(2))->value() == 5.0);
    const auto solar = assumedOnsiteBlock(OnsiteKind::Solar, MW(100.0));
    CHECK(onsiteBlocks(MW(1), MW(100), solar.firmCredit, count<double>(0)).error().path
          == "firm_credit");
    for (const OnsiteKind kind :
         {OnsiteKind::GasTurbine, OnsiteKind::GasEngine, OnsiteKind::FuelCell,
          OnsiteKind::BatteryStorage, OnsiteKind::Solar})
        CHECK(onsitePower(assumedOnsiteBlock(kind, MW(1)), metres(1500), celsius(38)).value()
              <= MW(1));
}

TEST_CASE("firm is what is left with blocks out, and in an island without the reserve",
          "[power][onsite]")
{
    const auto engine = assumedOnsiteBlock(OnsiteKind::GasEngine, MW(10.0));
    const auto hour = Duration<>::of(1, unit::h);
    const auto firm = [&](OnsiteMode mode, double out) {
        return firmContribution(engine, MW(10), count<double>(6), scalar<double>(out), mode,
                                scalar<double>(0.1), hour);
    };
    CHECK(firm(OnsiteMode::GridParallel, 1)->in(unit::MW) == Approx(50.0));
    CHECK(firm(OnsiteMode::Islanded, 1)->in(unit::MW) == Approx(45.0));
    CHECK(firm(OnsiteMode::GridParallel, 7).error().path == "out");
    auto storage = assumedOnsiteBlock(OnsiteKind::BatteryStorage, MW(10.0));
    storage.storedEnergy = Energy<>::of(20, unit::MWh);
    const auto stored = [&](double hours) {
        return firmContribution(storage, MW(10), count<double>(1), count<double>(0),
                                OnsiteMode::GridParallel, scalar<double>(0.0),
                                Duration<>::of(hours, unit::h))
            ->in(unit::MW);
    };
    CHECK(stored(1) == Approx(10.0));
    CHECK(stored(2) == Approx(10.0));
    CHECK(stored(4) == Approx(5.0));
}

TEST_CASE("fuel and carbon follow the heat rate, and light load burns more a unit",
          "[power][onsite]")
{
    const auto turbine = assumedOnsiteBlock(OnsiteKind::GasTurbine, MW(38.0));
    const auto fuel = [&](double load) {
        return fuelHeat(turbine, MW(38), count<double>(1), MW(load)).value();
    };
    CHECK(fuel(38).in(unit::MWheat) == Approx(100.0));
    CHECK(fuel(19).in(unit::MWheat) == Approx(60.0));
    CHECK(fuel(19).value() / 19.0 > fuel(38).value() / 38.0);
    // 100 MW of gas for an hour is 360 GJ: 20.2 t of carbon dioxide.
    CHECK(emission(fuel(38), kNaturalGasCarbon)->value() * 3600.0 == Approx(360.0 * 56.1));
    CHECK(onsiteRamp(turbine, count<double>(2))->in(unit::MWmin) == Approx(7.6));
    CHECK(fuelHeat(turbine, MW(38), count<double>(0), MW(1)).error().path == "running");
}
