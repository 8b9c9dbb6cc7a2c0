// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/coil.h"
#include "cooling/rejection/adiabatic.h"
#include "cooling/rejection/chiller.h"
#include "cooling/rejection/tower.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <vector>

using namespace rw;
using namespace rw::cooling;

namespace {

/// Hours as a temperate year has them, without a weather file.
std::vector<Outdoors> hours()
{
    std::vector<Outdoors> all;
    for (int i = 0; i < 1000; ++i) {
        const auto dry = Temperature<>::of(-10.0 + 0.045 * i, unit::C);
        all.push_back(outdoorsOf(
            airOfRelativeHumidity(dry, 0.35 + 0.0006 * (i * 7919 % 1000), Pressure<>::fromSi(101325.0)).value()));
    }
    return all;
}

template <class F>
void told(const char* name, const std::vector<Outdoors>& all, F&& f)
{
    // The best of many passes: others use the machine too.
    double sum = 0.0;
    double best = 1e9;
    for (int pass = 0; pass < 200; ++pass) {
        const auto begin = std::chrono::steady_clock::now();
        for (const Outdoors& o : all) sum += f(o);
        const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - begin;
        best = std::min(best, spent.count() / static_cast<double>(all.size()));
    }
    std::cout << name << ": " << best << " ns an hour\n";
    CHECK(sum == sum);
}

Temperature<> celsius(double t) { return Temperature<>::of(t, unit::C); }

}  // namespace

TEST_CASE("an hour of heat rejection", "[bench]")
{
    const std::vector<Outdoors> all = hours();
    told("outdoors (wet bulb)", all, [](const Outdoors& o) { return outdoorsOf(o.air).wetBulb.si(); });

    for (const TowerModel model : {TowerModel::Merkel, TowerModel::YorkCalc}) {
        TowerRating r;
        r.model = model;
        r.water = MassFlow<>::fromSi(100.0);
        r.range = TemperatureDelta<>::fromSi(5.56);
        r.approach = TemperatureDelta<>::fromSi(3.89);
        r.wetBulb = celsius(25.56);
        r.fanPower = Power<>::of(30, unit::kW);
        const CoolingTower tower = makeTower(r, 4).value();
        const auto heat = Heat<>::fromSi(4 * 100.0 * kTowerWaterHeat * 5.0);
        told(model == TowerModel::Merkel ? "tower, Merkel" : "tower, YorkCalc", all, [&](const Outdoors& o) {
            return towerHour(tower, heat, MassFlow<>::fromSi(400.0), o, celsius(24)).makeUp.si();
        });
        const LeavingLine line{celsius(24), Quantity<dim::none / kWattPerKelvin>::fromSi(1e-7)};
        told("  heat at full speed", all, [&](const Outdoors& o) {
            return towerHeat(tower, MassFlow<>::fromSi(400.0), o, line, heat).si();
        });
    }

    DryCoolerRating d;
    d.heat = Heat<>::of(1000, unit::kWheat);
    d.airIn = celsius(35);
    d.fluidIn = celsius(50);
    d.fluidOut = celsius(43);
    d.fanPower = Power<>::of(40, unit::kW);
    const DryCooler cooler = makeDryCooler(d, 10).value();
    const auto rate = 10.0 * cooler.fluidRate;
    told("dry cooler", all, [&](const Outdoors& o) {
        return dryCoolerHour(cooler, Heat<>::fromSi(8e6), rate, o, celsius(35)).fanPower.si();
    });
    const LeavingLine line{celsius(35), Quantity<dim::none / kWattPerKelvin>::fromSi(1e-7)};
    told("  heat at full speed", all,
         [&](const Outdoors& o) { return dryCoolerHeat(cooler, rate, o, o.air.dryBulb, line).si(); });
    const AdiabaticPad pad;
    told("adiabatic cooler", all, [&](const Outdoors& o) {
        return adiabaticHour(cooler, pad, Heat<>::fromSi(8e6), rate, o, celsius(35)).makeUp.si();
    });

    const ChillerModel chiller = makeChiller(ratingOf(*findChillerCurves("york-yk-4396"))).value();
    told("chiller", all, [&](const Outdoors& o) {
        return chillerHour(chiller, Heat<>::fromSi(3e6), celsius(7), o.wetBulb + TemperatureDelta<>::fromSi(4))
            .power.si();
    });
    told("12 chillers staged for least power", all, [&](const Outdoors& o) {
        return stageChillers(chiller, 12, Heat<>::fromSi(20e6), celsius(7), o.wetBulb + TemperatureDelta<>::fromSi(4),
                             ChillerStaging::LeastPower)
            .power.si();
    });

    ExchangerRating x;
    x.heat = Heat<>::fromSi(1e6);
    x.approach = TemperatureDelta<>::fromSi(4.0);
    x.hotFlow = MassFlow<>::fromSi(25.0);
    x.coldFlow = MassFlow<>::fromSi(28.0);
    x.hotHeatCapacity = SpecificHeat<>::fromSi(3970.0);
    x.coldHeatCapacity = SpecificHeat<>::fromSi(4179.0);
    const RatedExchanger cdu = makeExchanger(x).value();
    told("CDU approach", all, [&](const Outdoors& o) {
        const Stream hot{o.wetBulb, MassFlow<>::fromSi(20.0), x.hotHeatCapacity};
        const Stream cold{o.wetBulb, MassFlow<>::fromSi(18.0 + 0.01 * o.wetBulb.si()), x.coldHeatCapacity};
        return approachFor(cdu, Heat<>::fromSi(7e5), hot, cold).si();
    });
    const RatedExchanger coil = makeCoil(Heat<>::fromSi(1e5), MassFlow<>::fromSi(9.0), MassFlow<>::fromSi(4.0),
                                         x.coldHeatCapacity, TemperatureDelta<>::fromSi(18.0))
                                    .value();
    told("coil, water flow sought", all, [&](const Outdoors& o) {
        const MoistAir in{celsius(36), o.air.pressure, 0.008};
        return coilHour(coil, Heat<>::fromSi(6e4 + 10.0 * o.wetBulb.si()), in, MassFlow<>::fromSi(9.0), celsius(18),
                        x.coldHeatCapacity, MassFlow<>::fromSi(6.0))
            .water.si();
    });
}
