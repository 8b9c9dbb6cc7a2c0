// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/ride_through.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace rw;
using namespace rw::cooling;

namespace {

Temperature<> celsius(double t) { return Temperature<>::of(t, unit::C); }
HeatCapacity<> jk(double c) { return HeatCapacity<>::fromSi(c); }

/// 1 MW: 0.3 L/kW in the racks, a ton of coolant, ten of facility water, 5 K over the exchanger.
RideThrough hall()
{
    RideThrough r;
    r.plates = jk(3e5);
    r.technology = jk(4e6);
    r.facility = jk(4e7);
    r.exchanger = Conductance<>::fromSi(2e5);
    r.technologyStart = celsius(35);
    r.facilityStart = celsius(30);
    r.plateLimit = celsius(50);
    r.technologyLimit = celsius(45);
    r.facilityLimit = celsius(40);
    return r;
}
RidePhase phase(double seconds, double racks, double rejection)
{
    RidePhase p;
    p.length = Duration<>::fromSi(seconds);
    p.racks = Heat<>::fromSi(racks);
    p.rejectionStart = p.rejectionEnd = Heat<>::fromSi(rejection);
    return p;
}

/// Heat stored above the start, with what the tank has taken, J.
double stored(const RideThrough& r, const RidePoint& p)
{
    return r.plates.si() * (p.plates - r.technologyStart).si()
           + r.technology.si() * (p.technology - r.technologyStart).si()
           + r.facility.si() * (p.facility - r.facilityStart).si() + (r.tank.si() - p.tank.si());
}

}  // namespace

TEST_CASE("a steady plant stays where it is", "[cooling][ride-through]")
{
    RideThrough r = hall();
    r.phases = {phase(3600, 1e6, 1e6)};
    const RideResult result = rideThrough(r).value();
    CHECK(result.points.back().technology.in(unit::C) == Approx(35.0).margin(1e-9));
    CHECK(result.points.back().facility.in(unit::C) == Approx(30.0).margin(1e-9));
    CHECK_FALSE(result.technologyLimit);
    CHECK(result.rejected.si() == Approx(3.6e9));
}

TEST_CASE("with the technology pumps dead only the plates warm, by the closed form", "[cooling][ride-through]")
{
    RideThrough r = hall();
    RidePhase dead = phase(60, 1e6, 0);
    dead.technologyFlow = false;
    r.phases = {dead};
    const RideResult result = rideThrough(r).value();
    const double closed = timeToLimit<double>(r.plates, r.technologyStart, r.plateLimit, Heat<>::fromSi(1e6)).si();
    CHECK(closed == Approx(4.5));
    REQUIRE(result.plateLimit);
    CHECK(result.plateLimit->si() == Approx(closed).epsilon(1e-9));
    CHECK_FALSE(result.technologyLimit);
    CHECK(result.points.back().technology.in(unit::C) == Approx(35.0));
}

TEST_CASE("with the facility pumps dead the technology loop is one node, by the closed form", "[cooling][ride-through]")
{
    RideThrough r = hall();
    RidePhase dead = phase(120, 1e6, 1e6);
    dead.facilityFlow = false;
    dead.pumps = Heat<>::fromSi(2e4);
    r.phases = {dead};
    const RideResult result = rideThrough(r).value();
    const double closed =
        timeToLimit<double>(r.technology + r.plates, r.technologyStart, r.technologyLimit, Heat<>::fromSi(1.02e6)).si();
    REQUIRE(result.technologyLimit);
    CHECK(result.technologyLimit->si() == Approx(closed).epsilon(1e-9));
    CHECK(result.rejected.si() == 0.0);
}

TEST_CASE("two joined loops without rejection follow their exact solution", "[cooling][ride-through]")
{
    RideThrough r = hall();
    r.phases = {phase(900, 1e6, 0)};
    const RideResult result = rideThrough(r).value();
    // Difference of the nodes relaxes to Q/(UA) x Cf/(Ct + Cf), their mean rises by Q t/(Ct + Cf).
    const double ct = r.technology.si() + r.plates.si(), cf = r.facility.si(), ua = r.exchanger.si();
    const double settled = 1e6 / ua * cf / (ct + cf), tau = 1.0 / (ua * (1.0 / ct + 1.0 / cf));
    for (const RidePoint& p : result.points) {
        const double t = p.time.si();
        const double apart = settled + (5.0 - settled) * std::exp(-t / tau);
        const double mean = (ct * 35.0 + cf * 30.0 + 1e6 * t) / (ct + cf);
        CAPTURE(t);
        CHECK(p.technology.in(unit::C) == Approx(mean + apart * cf / (ct + cf)).margin(1e-5));
        CHECK(p.facility.in(unit::C) == Approx(mean - apart * ct / (ct + cf)).margin(1e-5));
        CHECK(stored(r, p) == Approx(1e6 * t).epsilon(1e-9).margin(1.0));
    }
    REQUIRE(result.facilityLimit);
    CHECK(result.facilityLimit->si() > 400.0);
    CHECK(result.facilityLimit->si() < 500.0);
}

TEST_CASE("a tank holds the facility loop for V rho cp dT f over the heat", "[cooling][ride-through]")
{
    RideThrough r = hall();
    r.tank = tankEnergy<double>(Quantity<dim::volume>::of(20.0, unit::m3), Density<>::fromSi(995.0),
                                SpecificHeat<>::fromSi(4180.0), TemperatureDelta<>::fromSi(8.0), scalar<double>(0.9));
    CHECK(r.tank.si() == Approx(20.0 * 995.0 * 4180.0 * 8.0 * 0.9));
    r.phases = {phase(1800, 1e6, 0)};
    const RideResult result = rideThrough(r).value();
    REQUIRE(result.tankEmpty);
    CHECK(result.tankEmpty->si() == Approx(r.tank.si() / 1e6).epsilon(1e-9));
    RideThrough none = hall();
    none.phases = r.phases;
    const RideResult without = rideThrough(none).value();
    CHECK(result.facilityLimit->si() == Approx(without.facilityLimit->si() + result.tankEmpty->si()).epsilon(1e-6));
    for (const RidePoint& p : result.points) CHECK(stored(r, p) == Approx(1e6 * p.time.si()).epsilon(1e-9).margin(1.0));
}

TEST_CASE("chillers that come back cool the loops and refill the tank, and energy closes",
          "[cooling][ride-through][laws]")
{
    for (const double tank : {0.0, 1e8, 1e9}) {
        RideThrough r = hall();
        r.tank = Energy<>::fromSi(tank);
        RidePhase noPumps = phase(15, 1e6, 0);
        noPumps.technologyFlow = noPumps.facilityFlow = false;
        RidePhase restart = phase(180, 1e6, 0);
        restart.pumps = Heat<>::fromSi(1e4);
        restart.rejectionEnd = Heat<>::fromSi(1.3e6);
        RidePhase recovery = phase(7200, 1e6, 1.3e6);
        r.phases = {noPumps, phase(120, 1e6, 0), restart, recovery};
        const RideResult result = rideThrough(r).value();
        CAPTURE(tank);
        CHECK(result.brought.si() == Approx(1e6 * (15 + 120 + 180 + 7200) + 1e4 * 180));
        const RidePoint& end = result.points.back();
        CHECK(result.brought.si() == Approx(result.rejected.si() + stored(r, end)).epsilon(1e-9));
        CHECK(end.facility.in(unit::C) == Approx(30.0).margin(1e-6));
        CHECK(end.technology.in(unit::C) == Approx(35.0).margin(1e-3));
        CHECK(end.tank.si() == Approx(tank));
        CHECK(end.time.si() == Approx(7515.0));
        for (const RidePoint& p : result.points) {
            CHECK(p.facility.in(unit::C) >= 30.0 - 1e-6);
            CHECK(p.tank.si() >= 0.0);
            CHECK(p.tank.si() <= tank);
        }
    }
}

TEST_CASE("any run of phases keeps its energy, its tank and its clock", "[cooling][ride-through][robust]")
{
    std::mt19937_64 engine{7};
    const auto between = [&](double low, double high) {
        return low + (high - low) * std::generate_canonical<double, 53>(engine);
    };
    for (int i = 0; i < 400; ++i) {
        RideThrough r = hall();
        r.plates = jk(between(1e4, 1e6));
        r.technology = jk(between(1e5, 1e7));
        r.facility = jk(between(1e5, 1e8));
        r.exchanger = Conductance<>::fromSi(between(0.0, 5e5));
        r.tank = Energy<>::fromSi(i % 3 ? between(0.0, 1e9) : 0.0);
        r.technologyStart = celsius(between(20, 45));
        double brought = 0.0, length = 0.0;
        for (int k = 0; k < 6; ++k) {
            RidePhase p = phase(between(1, 900), between(0, 2e6), 0);
            p.pumps = Heat<>::fromSi(between(0, 5e4));
            p.technologyFlow = between(0, 1) < 0.7;
            p.facilityFlow = between(0, 1) < 0.7;
            p.rejectionStart = Heat<>::fromSi(between(0, 2e6));
            p.rejectionEnd = Heat<>::fromSi(between(0, 2e6));
            brought += (p.racks.si() + (p.technologyFlow ? p.pumps.si() : 0.0)) * p.length.si();
            length += p.length.si();
            r.phases.push_back(p);
        }
        CAPTURE(i);
        const RideResult result = rideThrough(r).value();
        const RidePoint& end = result.points.back();
        CHECK(end.time.si() == Approx(length));
        CHECK(result.brought.si() == Approx(brought));
        // The tank's level is set to empty or full exactly where it arrives there within rounding.
        CHECK(result.rejected.si() + stored(r, end) == Approx(brought).epsilon(1e-7).margin(100.0));
        double before = -1.0;
        for (const RidePoint& p : result.points) {
            REQUIRE(std::isfinite(p.plates.si()));
            CHECK(p.tank.si() >= 0.0);
            CHECK(p.tank.si() <= r.tank.si());
            CHECK(p.time.si() > before);
            before = p.time.si();
        }
        if (result.technologyLimit) CHECK(result.technologyLimit->si() <= length);
    }
}

TEST_CASE("impossible ride-throughs are refused", "[cooling][ride-through]")
{
    RideThrough r = hall();
    r.technology = jk(0.0);
    CHECK(rideThrough(r).error().code == "quantity.positive");
    r = hall();
    r.exchanger = Conductance<>::fromSi(1e16);
    r.phases = {phase(100, 1e6, 0)};
    CHECK(rideThrough(r).error().code == "ride.steps");
    r = hall();
    r.phases = {phase(0, 1e6, 0)};
    CHECK(rideThrough(r).error().code == "quantity.positive");
    // Already above a limit at the start.
    r = hall();
    r.technologyLimit = celsius(34);
    r.phases = {phase(10, 1e6, 1e6)};
    CHECK(rideThrough(r).value().technologyLimit->si() == 0.0);
}
