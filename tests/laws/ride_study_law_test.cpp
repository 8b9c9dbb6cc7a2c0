// SPDX-License-Identifier: GPL-3.0-or-later
// What holds whenever a building loses its cooling.
#include "evaluate/cooling_ride.h"
#include "evaluate/failures.h"
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <initializer_list>
#include <limits>

using namespace rw;
using namespace rw::test;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
const char* const kCooling = "buildings[standard-building].cooling.";

/// A plan with its evaluation and the ride of its first building.
struct Ready {
    Plan plan;
    Evaluation evaluation;
    CoolingRide ride;

    explicit Ready(Plan p)
        : plan(std::move(p)), evaluation(evaluate(plan)), ride(CoolingRide::of(plan, evaluation, evaluation.buildings.front()).value())
    {}
    RideStudy study() const
    {
        return rideStudy(plan, ride, *findById(plan.buildings, evaluation.buildings.front().id), nullptr);
    }
};

/// The template, with its pumps on the sets alone.
Plan bare() { return withSet(example("openai-amd-6gw"), std::string(kCooling) + "pumps_on_ups", "false"); }

Plan with(const char* key, const std::string& value) { return withSet(bare(), std::string(kCooling) + key, value); }

double throttle(const RideCase& ride)
{
    return firstThrottle(ride).value_or(kNever);
}

const RideCase* caseOf(const RideStudy& study, CoolingLoss loss, bool onUps = false)
{
    for (const RideCase& ride : study.cases)
        if (ride.loss == loss && ride.pumpsOnUps == onUps) return &ride;
    return nullptr;
}

CoolingOutage out(std::initializer_list<const char*> parts, double from, double until, double share = 1.0)
{
    CoolingOutage outage;
    for (const char* part : parts) outage.parts.push_back({part, share, from, until});
    return outage;
}

}  // namespace

TEST_CASE("pumps on UPS never shorten the time to throttle", "[laws][ride-through]")
{
    for (const std::string& name : exampleNames())
        for (unsigned seed = 0; seed < 6; ++seed) {
            Plan plan = seed ? shaken(name, seed) : example(name);
            // Pumps that run warm the water themselves: without that the law is exact.
            for (Cdu& cdu : plan.cdus) cdu.power.si = 0.0;
            CAPTURE(name, seed);
            const Evaluation e = evaluate(plan);
            for (const auto& b : e.buildings) {
                const auto ride = CoolingRide::of(plan, e, b);
                if (!ride) continue;
                for (const double until : {3.0, 12.0, 120.0, 900.0, kNever}) {
                    CAPTURE(until);
                    const CoolingOutage all =
                        out({"cdu", "facility_pumps", "heat_rejection", "rejection_pumps", "trim_chillers"}, 0.0, until);
                    CHECK(throttle(ride->ride(all, true)) >= throttle(ride->ride(all, false)) * (1.0 - 1e-6));
                }
            }
        }
}

TEST_CASE("a larger tank never shortens the time to throttle", "[laws][ride-through]")
{
    std::vector<RideStudy> studies;
    for (const char* tank : {"0", "50", "500", "5000"}) studies.push_back(Ready(with("tank", tank)).study());
    for (std::size_t i = 1; i < studies.size(); ++i)
        for (std::size_t k = 0; k < studies[i].cases.size(); ++k) {
            CAPTURE(i, name(studies[i].cases[k].loss), studies[i].cases[k].pumpsOnUps);
            CHECK(throttle(studies[i].cases[k]) >= throttle(studies[i - 1].cases[k]) * (1.0 - 1e-9));
        }
    // It does help where water still flows.
    const RideCase* none = caseOf(studies.front(), CoolingLoss::HeatRejection);
    const RideCase* large = caseOf(studies[2], CoolingLoss::HeatRejection);
    REQUIRE(none);
    REQUIRE(large);
    CHECK(throttle(*large) > throttle(*none) + 100.0);
}

TEST_CASE("losing everything never takes longer to throttle than losing a part of it", "[laws][ride-through]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        for (const auto& b : e.buildings) {
            const auto ride = CoolingRide::of(plan, e, b);
            if (!ride) continue;
            const RideStudy study = rideStudy(plan, *ride, *findById(plan.buildings, b.id), nullptr);
            const RideCase* all = caseOf(study, CoolingLoss::Everything);
            REQUIRE(all);
            for (const RideCase& part : study.cases) CHECK(throttle(*all) <= throttle(part) * (1.0 + 1e-9));
            CHECK(throttle(*all) < kNever);
        }
    }
}

TEST_CASE("coolant at rest throttles when what stands in the racks has taken their heat", "[laws][ride-through]")
{
    Ready ready(with("piping.rack_content", "40"));
    const BuildingResult<double>& b = ready.evaluation.buildings.front();
    const RideStudy study = ready.study();
    const RideCase* stop = caseOf(study, CoolingLoss::CoolantPumps);
    REQUIRE(stop);
    const RideOfRacks& racks = stop->racks.front();
    const double supply = b.plant.coolant.supply.si();
    const RackDesign& design = *findById(ready.plan.rackDesigns, findById(ready.plan.clusters, racks.cluster)->rackDesign);
    const Coolant* coolant = findById(ready.plan.coolants, design.coolant);
    const Liquid liquid = coolant ? liquidOf(*coolant) : Liquid{};
    const double capacity = 0.040 * b.racks.value() * density(liquid, b.plant.coolant.supply).si() * specificHeat(liquid, b.plant.coolant.supply).si();
    CHECK(racks.throttleK == Approx(*design.supplyTemperatureMax.si + *OutageRules{}.throttleMargin.si));
    CHECK(*racks.secondsToThrottle == Approx(capacity * (racks.throttleK - supply) / b.liquidHeat.si()).epsilon(1e-6));
    CHECK(*racks.secondsToLimit == Approx(capacity * (racks.supplyLimitK - supply) / b.liquidHeat.si()).epsilon(1e-6));
}

TEST_CASE("a plant that has lost nothing stays as it is, and with an outage its energy closes", "[laws][ride-through]")
{
    Ready ready(with("tank", "200"));
    const cooling::RideThrough still = ready.ride.rideOf({}, false, 0);
    const auto steady = cooling::rideThrough(still).value();
    CHECK(steady.points.back().technology.si() == Approx(still.technologyStart.si()).margin(1e-6));
    CHECK(steady.points.back().facility.si() == Approx(still.facilityStart.si()).margin(1e-6));

    for (const CoolingOutage& outage :
         {out({"cdu", "facility_pumps", "heat_rejection", "trim_chillers"}, 0.0, 12.0), out({"heat_rejection"}, 30.0, 400.0),
          out({"facility_pumps"}, 0.0, kNever, 0.6), out({"trim_chillers"}, 0.0, 0.0)})
        for (const bool onUps : {false, true}) {
            const cooling::RideThrough ride = ready.ride.rideOf(outage, onUps, 0);
            const auto result = cooling::rideThrough(ride).value();
            const cooling::RidePoint& end = result.points.back();
            const double stored = ride.plates.si() * (end.plates - ride.technologyStart).si() +
                                  ride.technology.si() * (end.technology - ride.technologyStart).si() +
                                  ride.facility.si() * (end.facility - ride.facilityStart).si() + ride.tank.si() - end.tank.si();
            CHECK(stored == Approx(result.brought.si() - result.rejected.si()).margin(1e-9 * result.brought.si()));
        }
}

TEST_CASE("spares stand in for pumps without power, and racks that are dark do not throttle", "[laws][ride-through]")
{
    Ready ready(bare());
    const auto first = [&](const CoolingOutage& outage) { return ready.ride.secondsToThrottle(outage).value_or(kNever); };
    const double cdus = ready.evaluation.buildings.front().plant.sizes.cdus;
    CHECK(first(out({"cdu"}, 0.0, kNever, 0.9 / (cdus + 1.0))) == kNever);
    CHECK(first(out({"cdu"}, 0.0, kNever, 1.5 / (cdus + 1.0))) == first(out({"cdu"}, 0.0, kNever)));
    CHECK(first(out({"cdu"}, 60.0, kNever)) == Approx(60.0 + first(out({"cdu"}, 0.0, kNever))));
    CHECK(first({}) == kNever);
    CoolingOutage dark = out({"cdu"}, 0.0, kNever);
    dark.racks.push_back({"", 1.0, 0.0, power::kNoLimit});
    CHECK(first(dark) == kNever);
    dark.racks.back().share = 0.5;
    CHECK(first(dark) == first(out({"cdu"}, 0.0, kNever)));
}

TEST_CASE("a settled plan tells when racks throttle before the sets run, and a UPS for the pumps mends it", "[laws][ride-through]")
{
    const auto has = [](const Evaluation& e, const char* code) {
        return std::any_of(e.findings.begin(), e.findings.end(), [&](const Finding& f) { return f.code == code; });
    };
    const Plan plan = bare();
    const Evaluation early = evaluateSettled(plan);
    REQUIRE(early.rides.size() == early.buildings.size());
    REQUIRE(early.rides.front().utilities);
    CHECK(early.rides.front().transferSeconds == Approx(*findById(plan.generators, plan.buildings.front().power.generator)->start.si));
    CHECK(throttle(*early.rides.front().utilities) < early.rides.front().transferSeconds);
    CHECK(has(early, "cooling.throttle-before-generators"));
    const Evaluation mended = evaluateSettled(with("pumps_on_ups", "true"));
    CHECK_FALSE(has(mended, "cooling.throttle-before-generators"));
}

TEST_CASE("a failure's time to throttle is that of the outage it makes", "[laws][ride-through]")
{
    Ready ready(with("outage.air_on_ups", "false"));
    const std::string id = ready.evaluation.buildings.front().id;
    const auto built = oneLineOf(ready.plan, ready.evaluation, id);
    REQUIRE(built->graph);
    const power::PowerGraph& graph = *built->graph;
    ThrottleTimes times = throttleTimes(ready.plan, ready.evaluation, ready.evaluation.buildings.front());
    std::vector<std::int32_t> utilities;
    for (std::int32_t i = 0; i < graph.size(); ++i)
        if (graph[i].kind == power::ComponentKind::Source) utilities.push_back(i);
    const power::Solution grid = power::solve(graph, utilities);
    const CoolingOutage outage = coolingOutage(graph, grid);
    CHECK(outage.touchesCoolant());
    for (const OutageSpan& span : outage.parts) CHECK(span.share == 1.0);
    const OutageSeconds after = times.after(graph, grid);
    REQUIRE(after.throttle);
    CHECK(after.throttle == ready.ride.secondsToThrottle(outage));
    CHECK(after.throttle == times.after(graph, failureRow(grid, utilities)).throttle);
    CHECK_FALSE(times.after(graph, power::solve(graph)).throttle);
    REQUIRE(after.airLimit);
    CHECK(after.airLimit == times.hall()->secondsToLimit(outage));
    CHECK(after.airLimit == times.after(graph, failureRow(grid, utilities)).airLimit);
    CHECK_FALSE(times.after(graph, power::solve(graph)).airLimit);
}

TEST_CASE("what the ride through an outage assumes is the plan's to say", "[laws][ride-through]")
{
    const auto first = [](const std::string& key, const std::string& value, CoolingLoss loss, bool onUps) {
        Ready ready(key.empty() ? bare() : with(key.c_str(), value));
        const RideStudy study = ready.study();
        const RideCase* found = caseOf(study, loss, onUps);
        return found ? throttle(*found) : -1.0;
    };
    const double asShipped = first("", "", CoolingLoss::CoolantPumps, false);
    CHECK(first("outage.throttle_margin", "10 K", CoolingLoss::CoolantPumps, false) > asShipped);
    CHECK(first("outage.throttle_margin", "0 K", CoolingLoss::CoolantPumps, false) < asShipped);

    // The pumps' battery holds them for as much longer.
    const double five = first("outage.battery", "5 min", CoolingLoss::Everything, true);
    CHECK(first("outage.battery", "0 min", CoolingLoss::Everything, true) == Approx(first("", "", CoolingLoss::Everything, false)));
    CHECK(five >= first("outage.battery", "0 min", CoolingLoss::Everything, true));

    // Without a content told, coolant in racks goes with their heat.
    Plan plan = withSet(with("piping.rack_content", "0 L"), std::string(kCooling) + "outage.rack_coolant", "0.6 L/kW");
    Ready doubled(plan);
    CHECK(doubled.ride.masses().racksM3 == Approx(0.6e-6 * doubled.evaluation.buildings.front().liquidHeat.si()));

    Ready brief(with("outage.horizon", "1 min"));
    CHECK(brief.study().horizonSeconds == 60.0);
    for (const RideCase& ride : brief.study().cases) CHECK((throttle(ride) <= 60.0 || throttle(ride) == kNever));
}

TEST_CASE("a settled plan's loops are those of its buildings, laid out once", "[laws][ride-through]")
{
    const Plan plan = example("openai-nvidia-10gw");
    const Evaluation e = evaluateSettled(plan);
    REQUIRE(e.loops.size() == e.buildings.size());
    for (std::size_t i = 0; i < e.buildings.size(); ++i) {
        const auto loops = buildingLoops<double>(plan, e.buildings[i]);
        REQUIRE(loops.ok() == (e.loops[i].loops != nullptr));
        if (!loops) continue;
        CHECK(e.loops[i].loops->coolant.head == loops->coolant.head);
        CHECK(e.loops[i].loops->coolant.volume == loops->coolant.volume);
        REQUIRE(loops->facility.has_value() == e.loops[i].loops->facility.has_value());
        if (loops->facility) CHECK(e.loops[i].loops->facility->head == loops->facility->head);
    }
}
