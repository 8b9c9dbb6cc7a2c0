// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/coil.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::cooling;

namespace {

Temperature<> celsius(double t) { return Temperature<>::of(t, unit::C); }
MoistAir air(double dry, double humidity)
{
    return airOfRelativeHumidity(celsius(dry), humidity, Pressure<>::fromSi(101325.0)).value();
}
MassFlow<> kgs(double flow) { return MassFlow<>::fromSi(flow); }
const auto kWater = SpecificHeat<>::fromSi(4180.0);

/// 100 kW out of 9 kg/s of air, water 12 K colder than the air.
RatedExchanger coil()
{
    return makeCoil(Heat<>::fromSi(1e5), kgs(9.0), kgs(4.0), kWater, TemperatureDelta<>::fromSi(18.0)).value();
}

}  // namespace

TEST_CASE("a hall's air closes on the heat whatever goes astray", "[cooling][coil][laws]")
{
    const auto cp = SpecificHeat<>::fromSi(1006.0);
    const auto heat = Heat<>::fromSi(5e5);
    const auto rise = TemperatureDelta<>::fromSi(12.0);
    for (const double b : {0.0, 0.05, 0.3})
        for (const double r : {0.0, 0.05, 0.3}) {
            const HallAir<double> h =
                hallAir<double>(heat, rise, celsius(24), cp, scalar<double>(b), scalar<double>(r));
            CAPTURE(b, r);
            CHECK((h.unitFlow * cp * (h.unitReturn - celsius(24))).si() == Approx(5e5).epsilon(1e-12));
            CHECK((h.rackFlow * cp * rise).si() == Approx(5e5).epsilon(1e-12));
            // Mixed before the rack: fresh air and what comes back.
            CHECK(h.rackInlet.in(unit::C) == Approx((1 - r) * 24.0 + r * (h.rackInlet.in(unit::C) + 12.0)));
            if (r == 0.0) CHECK(h.rackInlet.in(unit::C) == Approx(24.0));
        }
    const auto flow = airFlowFor<double>(heat, rise, Density<>::fromSi(1.2), cp);
    CHECK(flow.si() == Approx(5e5 / (1.2 * 1006.0 * 12.0)));
    CHECK(airFlowFor<double>(heat, rise, Density<>::fromSi(1.0), cp) > flow);  // thin air: more of it
}

TEST_CASE("air units share a need with their spares and stop at a floor", "[cooling][coil]")
{
    const auto one = VolumeFlow<>::fromSi(10.0);
    CHECK(airUnitsFor(VolumeFlow<>::fromSi(45.0), one, 1) == 6);
    CHECK(airUnitsFor(VolumeFlow<>::fromSi(50.0), one, 1) == 6);
    const AirUnits wall{6, one, Power<>::fromSi(8e3), Density<>::fromSi(1.2), 0.3};
    const AirUnitsHour hour = airUnitsHour(wall, VolumeFlow<>::fromSi(45.0), Density<>::fromSi(1.2));
    CHECK(hour.staging.running == 6);
    CHECK(hour.fanPower.si() == Approx(6 * 8e3 * 0.75 * 0.75 * 0.75));
    CHECK(airUnitsHour(wall, VolumeFlow<>::fromSi(45.0), Density<>::fromSi(1.0)).fanPower < hour.fanPower);
    CHECK(airUnitsHour(wall, VolumeFlow<>::fromSi(2.0), Density<>::fromSi(1.2)).staging.floored);
    CHECK(airUnitsHour(wall, VolumeFlow<>{}, Density<>::fromSi(1.2)).fanPower.si() == 0.0);
}

TEST_CASE("a coil finds its water, closes its energy and says when it is short or wet", "[cooling][coil]")
{
    const RatedExchanger c = coil();
    const CoilHour rated = coilHour(c, Heat<>::fromSi(1e5), {celsius(36), Pressure<>::fromSi(101325.0), 0.0}, kgs(9.0),
                                    celsius(18), kWater, kgs(6.0));
    CHECK(rated.reached);
    CHECK(rated.water.si() == Approx(4.0).epsilon(1e-4));
    CHECK(rated.airOut > celsius(18));
    CHECK(rated.water.si() * 4180.0 * (rated.waterOut - celsius(18)).si() == Approx(rated.heat.si()));
    double before = 0.0;
    for (double heat = 1e4; heat < 1.05e5; heat += 5e3) {
        const CoilHour hour = coilHour(c, Heat<>::fromSi(heat), air(36, 0.2), kgs(9.0), celsius(18), kWater, kgs(6.0));
        CAPTURE(heat);
        CHECK(hour.heat.si() == Approx(heat).epsilon(1e-7));
        CHECK(hour.water.si() > before);
        before = hour.water.si();
        CHECK_FALSE(hour.wet);
    }
    CHECK_FALSE(coilHour(c, Heat<>::fromSi(2e5), air(36, 0.2), kgs(9.0), celsius(18), kWater, kgs(6.0)).reached);
    CHECK(coilHour(c, Heat<>::fromSi(8e4), air(30, 0.7), kgs(9.0), celsius(8), kWater, kgs(6.0)).wet);
    CHECK(makeCoil(Heat<>::fromSi(1e5), kgs(9.0), kgs(4.0), kWater, TemperatureDelta<>::fromSi(10.0)).error().code ==
          "quantity.positive");
    CHECK(condensationMargin(air(25, 0.5), celsius(18), TemperatureDelta<>::fromSi(2.0)).si() ==
          Approx(18.0 - 13.864 - 2.0).margin(0.01));
}

TEST_CASE("a rear door takes the rack's heat in series, or more, or only some of it", "[cooling][coil]")
{
    const RatedExchanger door =
        makeCoil(Heat<>::fromSi(3e4), kgs(2.0), kgs(1.2), kWater, TemperatureDelta<>::fromSi(20.0)).value();
    const auto at = [&](double rack, double water, double flow) {
        return rearDoorHour(door, Heat<>::fromSi(rack), air(25, 0.4), kgs(2.0), celsius(water), kgs(flow), kWater);
    };
    const RearDoorHour hour = at(3e4, 20, 1.2);
    CHECK((hour.taken + hour.toRoom).si() == Approx(3e4));
    CHECK(hour.rackOut > hour.airOut);
    CHECK(hour.airOut > celsius(20));
    CHECK_FALSE(hour.wet);
    CHECK(hour.toRoom.si() > 0.0);
    CHECK(at(3e4, 12, 1.2).toRoom < hour.toRoom);
    CHECK(at(5e3, 14, 1.2).toRoom.si() < 0.0);
    CHECK(at(3e4, 5, 1.2).wet);
    CHECK(at(3e4, 20, 0.0).taken.si() == 0.0);
    CHECK(at(3e4, 20, 0.0).airOut == at(3e4, 20, 0.0).rackOut);
}
