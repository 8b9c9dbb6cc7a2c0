// SPDX-License-Identifier: GPL-3.0-or-later
// What holds whenever a hall's air loses its cooling.
#include "evaluate/cooling_ride.h"
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace rw;
using namespace rw::test;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
const char* const kCooling = "buildings[standard-building].cooling.";

struct Halls {
    Plan plan;
    Evaluation evaluation;
    HallRide ride;

    explicit Halls(Plan p) : plan(std::move(p)), evaluation(evaluate(plan)), ride(HallRide::of(plan, evaluation.buildings.front()).value()) {}
    AirStudy study() const { return airStudy(plan, ride, *findById(plan.buildings, evaluation.buildings.front().id), nullptr); }
};

/// Fans that run warm the air themselves: without that the laws are exact.
Plan withoutFanHeat(Plan plan)
{
    for (AirUnit& unit : plan.airUnits) unit.fanPower.si = 0.0;
    return plan;
}

/// The template, with its air units on the sets alone.
Plan bare() { return withSet(example("openai-amd-6gw"), std::string(kCooling) + "outage.air_on_ups", "false"); }

Plan with(const char* key, const std::string& value)
{
    return withSet(bare(), std::string(kCooling) + "outage." + key, value);
}

double limitOf(const AirCase& one) { return one.secondsToLimit.value_or(kNever); }

const AirCase* caseOf(const AirStudy& study, CoolingLoss loss, bool onUps = false)
{
    for (const AirCase& one : study.cases)
        if (one.loss == loss && one.onUps == onUps) return &one;
    return nullptr;
}

CoolingOutage airOut(std::initializer_list<const char*> parts, double from, double until, double share = 1.0)
{
    CoolingOutage outage;
    for (const char* part : parts) outage.air.push_back({part, share, from, until});
    return outage;
}

cooling::AirRide simple()
{
    cooling::AirRide ride;
    ride.cold = ride.hot = cooling::HeatCapacity<>::of(50, unit::kJK);
    ride.water = cooling::HeatCapacity<>::of(1000, unit::kJK);
    ride.racks = cooling::Conductance<>::fromSi(10e3 / 12.0);
    ride.inlet = Temperature<>::of(24, unit::C);
    ride.behind = Temperature<>::of(36, unit::C);
    ride.chilled = Temperature<>::of(18, unit::C);
    ride.limit = Temperature<>::of(35, unit::C);
    return ride;
}

cooling::AirPhase phaseOf(double seconds, double coils, double water, double sink)
{
    return {Duration<>::fromSi(seconds), Heat<>::fromSi(10e3), coils, water, Heat<>::fromSi(sink)};
}

}  // namespace

TEST_CASE("a hall that has lost nothing stays as it is, and with an outage its energy closes", "[laws][ride-through]")
{
    Halls halls(bare());
    const cooling::AirRide still = halls.ride.rideOf({}, false);
    const auto steady = cooling::airRide(still).value();
    CHECK_FALSE(steady.limit);
    CHECK(steady.points.back().inlet.si() == Approx(still.inlet.si()).margin(1e-6));
    CHECK(steady.points.back().chilled.si() == Approx(still.chilled.si()).margin(1e-6));

    for (const CoolingOutage& outage :
         {airOut({"air_units"}, 0.0, 60.0), airOut({"chilled_pumps"}, 5.0, 300.0), airOut({"air_units"}, 0.0, kNever, 0.7),
          airOut({"air_chillers"}, 0.0, 0.0), airOut({"air_units", "chilled_pumps", "air_rejection", "air_chillers"}, 0.0, 900.0)})
        for (const bool onUps : {false, true}) {
            const cooling::AirRide ride = halls.ride.rideOf(outage, onUps);
            const auto result = cooling::airRide(ride).value();
            const cooling::AirPoint& end = result.points.back();
            const double stored = ride.cold.si() * (end.inlet - ride.inlet).si() + ride.hot.si() * (end.behind - ride.behind).si() +
                                  ride.metal.si() * (end.metal - ride.behind).si() + ride.water.si() * (end.chilled - ride.chilled).si();
            CHECK(stored == Approx(result.brought.si() - result.rejected.si()).margin(1e-9 * result.brought.si()));
        }
}

TEST_CASE("air without coils warms at its heat over its mass, and chilled water at its heat over its own", "[laws][ride-through]")
{
    // Two equal masses of air with 10 kW: 0.1 K/s for both, once the gap between them has settled.
    cooling::AirRide ride = simple();
    ride.phases = {phaseOf(1200.0, 0.0, 1.0, 0.0)};
    const auto still = cooling::airRide(ride).value();
    const auto& p = still.points;
    const auto rate = [&](std::size_t from) {
        return (p.back().inlet - p[from].inlet).si() / (p.back().time - p[from].time).si();
    };
    CHECK(rate(p.size() / 2) == Approx(0.1).epsilon(1e-9));
    // The hot air spreads over both within seconds: on the mean they warm along one line from the start.
    CHECK(0.5 * (p.back().inlet.si() + p.back().behind.si()) == Approx(0.5 * (ride.inlet.si() + ride.behind.si()) + 120.0).epsilon(1e-12));
    // At rest the gap between equal masses is half of what flow alone would make of the heat.
    CHECK((p.back().behind - p.back().inlet).si() == Approx(6.0).epsilon(1e-9));
    // Solved by hand: gap 6 + 6 e^(-2 t/T), T = C/G = 60 s; inlet = mean - gap / 2 reaches 35 C.
    REQUIRE(still.limit);
    const double t = still.limit->si();
    CHECK(30.0 + 0.1 * t - 0.5 * (6.0 + 6.0 * std::exp(-2.0 * t / 60.0)) == Approx(35.0).epsilon(1e-6));

    // With the coils at work and nothing that takes heat from the water, all masses warm together.
    ride.phases = {phaseOf(4000.0, 1.0, 1.0, 0.0)};
    const auto warm = cooling::airRide(ride).value().points;
    const double all = (ride.cold + ride.hot + ride.water).si();
    const auto& a = warm[warm.size() / 2];
    const auto& b = warm.back();
    CHECK((b.inlet - a.inlet).si() / (b.time - a.time).si() == Approx(10e3 / all).epsilon(1e-6));
    CHECK((b.chilled - a.chilled).si() / (b.time - a.time).si() == Approx(10e3 / all).epsilon(1e-6));

    // As soon as the sink does, the water comes back to where it was held and goes no further.
    ride.phases = {phaseOf(300.0, 1.0, 1.0, 0.0), phaseOf(4000.0, 1.0, 1.0, 30e3)};
    const auto back = cooling::airRide(ride).value().points.back();
    CHECK(back.chilled.si() == Approx(ride.chilled.si()).margin(1e-9));
    CHECK(back.inlet.si() == Approx(ride.inlet.si()).margin(1e-6));
}

TEST_CASE("more air, more metal, more chilled water and a UPS never shorten the time to the air's limit", "[laws][ride-through]")
{
    const auto notShorter = [](const char* key, std::initializer_list<const char*> values) {
        std::vector<AirStudy> studies;
        for (const char* value : values) studies.push_back(Halls(withoutFanHeat(with(key, value))).study());
        for (std::size_t i = 1; i < studies.size(); ++i)
            for (std::size_t k = 0; k < studies[i].cases.size(); ++k) {
                CAPTURE(key, i, name(studies[i].cases[k].loss), studies[i].cases[k].onUps);
                CHECK(limitOf(studies[i].cases[k]) >= limitOf(studies[i - 1].cases[k]) * (1.0 - 1e-9));
            }
        const AirCase* less = caseOf(studies.front(), CoolingLoss::Everything);
        const AirCase* more = caseOf(studies.back(), CoolingLoss::Everything);
        REQUIRE(less);
        REQUIRE(more);
        return limitOf(*more) > limitOf(*less);
    };
    CHECK(notShorter("hall_height", {"3 m", "4 m", "8 m"}));
    CHECK(notShorter("free_share", {"0.5", "0.75", "1"}));
    CHECK(notShorter("rack_metal", {"0 kJ/K", "150 kJ/K", "1500 kJ/K"}));
    notShorter("chilled_water", {"1 L/kW", "3.2 L/kW", "20 L/kW"});
    const AirStudy study = Halls(withoutFanHeat(bare())).study();
    for (const CoolingLoss loss : {CoolingLoss::UntilGenerators, CoolingLoss::Everything}) {
        const AirCase* bare = caseOf(study, loss, false);
        const AirCase* held = caseOf(study, loss, true);
        REQUIRE(bare);
        REQUIRE(held);
        CHECK(limitOf(*held) >= limitOf(*bare));
    }
    CHECK(limitOf(*caseOf(study, CoolingLoss::Everything)) < kNever);
}

TEST_CASE("losing everything never takes longer to the air's limit than losing a part of it", "[laws][ride-through]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Plan plan = withoutFanHeat(example(name));
        const Evaluation e = evaluate(plan);
        for (const auto& b : e.buildings) {
            const auto ride = HallRide::of(plan, b);
            REQUIRE(ride.ok());
            const AirStudy study = airStudy(plan, *ride, *findById(plan.buildings, b.id), nullptr);
            const AirCase* all = caseOf(study, CoolingLoss::Everything);
            REQUIRE(all);
            // Phases of other lengths take other steps, which are true to 1e-7.
            for (const AirCase& part : study.cases) CHECK(limitOf(*all) <= limitOf(part) * (1.0 + 1e-6));
        }
    }
}

TEST_CASE("spare air units stand in, and racks that are dark do not warm the air", "[laws][ride-through]")
{
    Halls halls(bare());
    const auto first = [&](const CoolingOutage& outage) { return halls.ride.secondsToLimit(outage).value_or(kNever); };
    const double units = halls.evaluation.buildings.front().plant.sizes.airUnits;
    CHECK(first(airOut({"air_units"}, 0.0, kNever, 0.9 / (units + 1.0))) == kNever);
    CHECK(first(airOut({"air_units"}, 0.0, kNever)) < kNever);
    CHECK(first(airOut({"air_units"}, 60.0, kNever)) == Approx(60.0 + first(airOut({"air_units"}, 0.0, kNever))));
    CHECK(first({}) == kNever);
    CoolingOutage dark = airOut({"air_units"}, 0.0, kNever);
    dark.racks.push_back({"", 1.0, 0.0, power::kNoLimit});
    CHECK(first(dark) >= first(airOut({"air_units"}, 0.0, kNever)));
}

TEST_CASE("a settled plan tells when the air gets too warm before the sets run, and a UPS for the units mends it", "[laws][ride-through]")
{
    const auto has = [](const Evaluation& e, const char* code) {
        return std::any_of(e.findings.begin(), e.findings.end(), [&](const Finding& f) { return f.code == code; });
    };
    // Little air, no metal, and a slow set.
    Plan plan = withSet(with("hall_height", "2 m"), std::string(kCooling) + "outage.rack_metal", "0 kJ/K");
    for (Generator& set : plan.generators) set.start.si = 300.0;
    const Evaluation early = evaluateSettled(plan);
    REQUIRE(early.airRides.size() == early.buildings.size());
    REQUIRE(early.airRides.front().utilities);
    CHECK(early.airRides.front().transferSeconds == Approx(300.0));
    CHECK(has(early, "air.limit-before-generators"));
    const Evaluation held = evaluateSettled(withSet(plan, std::string(kCooling) + "outage.air_on_ups", "true"));
    CHECK_FALSE(has(held, "air.limit-before-generators"));
    // Chillers that are slow to come back are another matter: fans alone do not help.
    Plan slow = withSet(withSet(plan, std::string(kCooling) + "outage.air_on_ups", "true"), std::string(kCooling) + "chiller_restart", "3600 s");
    CHECK(has(evaluateSettled(slow), "air.limit-in-outage"));
}

TEST_CASE("an air side whose numbers are impossible is an error that names the place", "[laws][ride-through]")
{
    cooling::AirRide ride = simple();
    ride.chilled = Temperature<>::of(30, unit::C);
    const auto warm = cooling::airRide(ride);
    REQUIRE_FALSE(warm.ok());
    CHECK(warm.error().path == "inlet");
    ride = simple();
    ride.phases = {phaseOf(10.0, 1.5, 1.0, 0.0)};
    CHECK(cooling::airRide(ride).error().path == "phases.coils");
    ride = simple();
    ride.toMetal = cooling::Conductance<>::fromSi(10.0);
    CHECK(cooling::airRide(ride).error().path == "metal");
}
