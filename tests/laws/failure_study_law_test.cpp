// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan promises when something fails, over every template.
#include "evaluate/figures.h"
#include "evaluate/failures.h"
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;
using namespace rw::test;

TEST_CASE("in no template does a single failure lose load or overload anything", "[laws][failures]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Evaluation e = evaluateSettled(example(name));
        CHECK(e.settled);
        REQUIRE(e.failures.size() == e.buildings.size());
        for (const FailureStudy& study : e.failures) {
            CHECK(study.problems.empty());
            CHECK(study.components > 10);
            CHECK(study.overloading == 0);
            CHECK(study.losing == 0);
        }
    }
}

TEST_CASE("settling adds failures and changes no figure but those of the year", "[laws][failures]")
{
    const Plan plan = example("hgx-hall");
    const Evaluation instant = evaluate(plan);
    Evaluation settled = instant;
    REQUIRE(settle(plan, settled));
    const auto before = figures(instant);
    const auto after = figures(settled);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!before[i].about->year) CHECK(before[i].si == after[i].si);
    CHECK(settled.findings.size() >= instant.findings.size());

    Evaluation cancelled = instant;
    std::stop_source stop;
    stop.request_stop();
    SettleOptions options;
    options.cancel = stop.get_token();
    CHECK_FALSE(settle(plan, cancelled, options));
    CHECK_FALSE(cancelled.settled);
    CHECK(cancelled.failures.empty());
    CHECK(cancelled.findings == instant.findings);
}

TEST_CASE("a study's lines are the failures one by one", "[laws][failures]")
{
    const Plan plan = withSet(example("hgx-hall"), "buildings[hgx-building].power.lineups", "null");
    const Evaluation e = evaluateSettled(plan);
    const FailureStudy& study = e.failures.front();
    CHECK(study.overloading > 0);  // without lineups loads fall between units
    const auto built = oneLineOf(plan, e, study.building);
    REQUIRE(built.ok());
    REQUIRE(built->graph);
    for (const FailureLine& line : study.lines) {
        const std::int32_t component = built->graph->find(line.components.front());
        REQUIRE(component >= 0);
        const power::Solution alone = power::solve(*built->graph, std::vector<std::int32_t>{component});
        CAPTURE(line.components.front());
        CHECK(alone.lostW == Approx(line.lostW).epsilon(1e-9));
        CHECK(alone.worstLoadFraction == Approx(line.worstLoadFraction).epsilon(1e-9));
        CHECK(alone.overloads.size() == line.overloads.size());
    }
    const bool found = std::any_of(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "failure.overloads"; });
    CHECK(found);
}

TEST_CASE("what is too full without a failure is told once, of its stage", "[laws][failures]")
{
    // Racks that the planner counts stay where they are; else as many would fit as three units carry.
    const Plan three = withSet(example("hgx-hall"), "buildings[hgx-building].chain[lv].units", "3");
    const Plan plan = withSet(three, "halls[hall-20mw].racks", "329");
    const Evaluation e = evaluateSettled(plan);
    CHECK(evaluate(three).programme.racks->value() < 329.0);
    CHECK(evaluate(three).platforms.front().hallLimit == Limit::Electrical);
    const auto told = [&](const std::string& code) {
        return std::count_if(e.findings.begin(), e.findings.end(), [&](const Finding& f) { return f.code == code; });
    };
    CHECK(e.failures.front().normalLoadFraction > 1.0);
    CHECK(told("chain.overload") == 1);
    CHECK(told("failure.overloads") == 0);
    CHECK(told("failure.system-overloads") == 0);
}

TEST_CASE("a second system taken away is a single point of failure, and said so", "[laws][failures]")
{
    const Plan plan = withSet(example("hgx-hall"), "buildings[hgx-building].chain[busway].redundancy", "n");
    const Evaluation e = evaluateSettled(plan);
    CHECK(e.failures.front().losing > 0);
    const bool found = std::any_of(e.findings.begin(), e.findings.end(), [](const Finding& f) {
        return f.code == "failure.loses-load" && f.subject == "buildings[hgx-building].chain[busway]";
    });
    CHECK(found);
    const Evaluation whole = evaluateSettled(example("hgx-hall"));
    CHECK(e.failures.front().outages.front().minutesPerYear > whole.failures.front().outages.front().minutesPerYear);
}

TEST_CASE("load groups never carry more than equal ones would, and unequal ones strand power", "[laws][failures]")
{
    for (const char* lineups : {"null", "5", "6", "7"}) {
        const Plan plan = withSet(example("hgx-hall"), "buildings[hgx-building].power.lineups", lineups);
        const Evaluation e = evaluateSettled(plan);
        const FailureStudy& study = e.failures.front();
        CAPTURE(lineups);
        REQUIRE(study.systems.size() == 4);
        for (const SystemLoss& loss : study.systems) {
            CAPTURE(loss.stage);
            CHECK(loss.usable <= loss.byCount * (1 + 1e-9));
            CHECK(loss.usable > 0.5 * loss.byCount);
            CHECK(loss.lostW == 0.0);
        }
    }
    const Plan one = withSet(example("hgx-hall"), "buildings[hgx-building].power.cords", "one");
    const Evaluation alone = evaluateSettled(one);
    const bool loses = std::any_of(alone.findings.begin(), alone.findings.end(),
                                   [](const Finding& f) { return f.code == "failure.system-loses"; });
    CHECK(loses);  // racks with one cord go down with their system
}

TEST_CASE("shares of the outage add up to all of it", "[laws][failures]")
{
    for (const char* name : {"openai-amd-6gw", "groq-pod"}) {
        const Evaluation e = evaluateSettled(example(name));
        const FailureStudy& study = e.failures.front();
        double share = 0.0, minutes = 0.0;
        for (const OutageCause& cause : study.causes) {
            share += cause.share;
            minutes += cause.minutesPerYear;
        }
        CAPTURE(name);
        CHECK(share == Approx(1.0).epsilon(1e-6));
        CHECK(minutes == Approx(study.outages.front().minutesPerYear).epsilon(1e-6));
    }
}

TEST_CASE("a building too large for a one-line says so and keeps its figures", "[laws][failures]")
{
    const Plan plan = withSet(example("groq-pod"), "buildings[pod-building].chain[busway].units", "400000");
    const Evaluation e = evaluateSettled(plan);
    REQUIRE(e.failures.size() == 1);
    CHECK(e.failures.front().problems.size() == 1);
    const bool told = std::any_of(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "failure.no-one-line"; });
    CHECK(told);
    CHECK(e.programme.facilityPower);
}

TEST_CASE("with lineups every count in a system is a multiple or a divisor of them", "[laws][power]")
{
    for (const std::int64_t lineups : {1, 4, 6, 26, 30}) {
        for (std::int64_t needed = 1; needed < 200; ++needed) {
            for (const RedundancyScheme& scheme : {RedundancyScheme{1, 0, 0}, {2, 0, 0}, {3, 0, 0}, {5, 0, 0}}) {
                const std::int64_t free = installedUnits(scheme, needed);
                const std::int64_t paired = installedUnits(scheme, needed, lineups);
                CAPTURE(lineups, needed, scheme.systems);
                CHECK(paired >= free);
                const std::int64_t inSystem = paired / scheme.systems;
                CHECK((inSystem % lineups == 0 || lineups % inSystem == 0));
                CHECK(usableUnits(scheme, paired) >= needed);
            }
        }
    }
    CHECK(installedUnits({1, 2, 0}, 7, 4) == 9);  // units on a common bus pair off with nothing
}

TEST_CASE("units that feed racks are as many as whole racks ask for", "[laws][power]")
{
    const Plan plan = withSet(example("openai-amd-6gw"), "buildings[standard-building].power.lineups", "null");
    const Evaluation e = evaluate(plan);
    const BuildingResult<double>& b = e.buildings.front();
    const StageResult<double>& busway = *findById(b.chain, "busway");
    const Converter& c = *findById(plan.converters, findById(plan.buildings.front().chain, "busway")->converter);
    const double apparent = b.rackPower.value() / *plan.buildings.front().power.loadPowerFactor.si;
    const double racksEach = std::floor(*c.rating.si / apparent);
    REQUIRE(racksEach >= 1.0);
    // 2N: either half of the busways carries all racks, each whole on one of them.
    CHECK(0.5 * busway.units.value() * racksEach >= b.racks.value());
    CHECK((0.5 * busway.units.value() - 1.0) * racksEach < b.racks.value());
    const Plan small = withSet(plan, "converters[" + c.id + "].rating", "100 kW");
    const Evaluation tooSmall = evaluate(small);
    const bool found = std::any_of(tooSmall.findings.begin(), tooSmall.findings.end(),
                                   [](const Finding& f) { return f.code == "chain.rack-too-large"; });
    CHECK(found);
}
