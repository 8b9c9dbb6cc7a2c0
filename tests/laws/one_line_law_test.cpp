// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/failures.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

power::PowerGraph graphOf(const Plan& plan, const Evaluation& e, const std::string& building)
{
    auto built = oneLineOf(plan, e, building);
    REQUIRE(built.ok());
    if (!built.value().graph) FAIL(built.value().problems.front().message());
    return std::move(*built.value().graph);
}

}  // namespace

TEST_CASE("every template's building expands to a one-line that carries what the evaluation says", "[laws][one-line]")
{
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        for (const BuildingResult<double>& b : e.buildings) {
            CAPTURE(name, b.id);
            const power::PowerGraph graph = graphOf(plan, e, b.id);
            const power::Solution s = power::solve(graph);
            CHECK(s.converged);
            CHECK(s.lostW == 0.0);
            const double useful = b.itPower.value() + b.coolingPower.value() + b.housePower.value();
            CHECK(s.usefulW == Approx(useful).epsilon(1e-9));
            CHECK(s.inW == Approx(s.usefulW + s.lossW).epsilon(1e-9));
            // Whole racks on whole circuits load units unevenly; the chain spreads them evenly.
            CHECK(s.lossW == Approx(b.chainLoss.value()).epsilon(0.05));
        }
    }
}

TEST_CASE("a one-line whose units pair off loses to 1e-9 what the chain does", "[laws][one-line]")
{
    Plan plan = example("hgx-hall");
    Building& building = plan.buildings.front();
    building.power.generator.clear();
    for (ChainStage& stage : building.chain) {
        stage.redundancy = Redundancy::N;
        stage.units = 7;
        stage.carries = StageCarries::All;
        stage.conductor.clear();
    }
    building.power.cords = Cords::One;
    // Without conductors there is no voltage drop, which the chain leaves out of its currents.
    for (Hall& hall : plan.halls) hall.racks = 70;
    plan.programme.targetKind = TargetKind::Count;
    plan.programme.countUnit = CountUnit::Racks;
    plan.programme.targetCount = 70;
    plan.programme.phases.resize(1);
    plan.programme.phases[0].mix.resize(1);
    const Evaluation e = evaluate(plan);
    REQUIRE(e.buildings.size() == 1);
    const power::PowerGraph graph = graphOf(plan, e, e.buildings[0].id);
    const power::Solution s = power::solve(graph);
    CHECK(s.lossW == Approx(e.buildings[0].chainLoss.value()).epsilon(1e-9));
    CHECK(s.inW == Approx(e.buildings[0].facilityPower.value()).epsilon(1e-9));
}

TEST_CASE("losing a utility feed of the 6 GW plan's building moves its load and loses none", "[laws][one-line]")
{
    const Plan plan = example("openai-amd-6gw");
    const Evaluation e = evaluate(plan);
    const auto chosen = chooseComponents(plan, e, {"standard-building/utility-a"});
    REQUIRE(chosen.ok());
    const power::Solution s = power::solve(chosen.value().graph, chosen.value().components);
    CHECK(s.lostW == 0.0);
    const double before = power::solve(chosen.value().graph).inW;
    CHECK(s.inW == Approx(before).epsilon(0.01));
    CHECK(s.components[static_cast<std::size_t>(chosen.value().graph.find("standard-building/utility-b"))].outW == Approx(s.inW).epsilon(1e-9));

    const auto unknown = chooseComponents(plan, e, {"standard-building/ups-z9"});
    REQUIRE_FALSE(unknown.ok());
    CHECK(unknown.error().code == "fail.unknown-component");
    CHECK(chooseComponents(plan, e, {"elsewhere/ups-a1"}).error().code == "fail.no-building");
}

TEST_CASE("both utility feeds out: batteries hold until the sets carry, and no rack is lost", "[laws][one-line]")
{
    const Plan plan = example("openai-amd-6gw");
    const Evaluation e = evaluate(plan);
    const auto chosen = chooseComponents(plan, e, {"standard-building/utility-a", "standard-building/utility-b"});
    REQUIRE(chosen.ok());
    const power::Solution s = power::solve(chosen.value().graph, chosen.value().components);
    CHECK(s.lostW == 0.0);
    for (const power::GroupFlow& g : s.groups) {
        CAPTURE(g.group);
        if (g.group.find("Helios") != std::string::npos) CHECK(g.interruptedW == 0.0);
    }
}

TEST_CASE("a chain that loops is told and still evaluated", "[laws][one-line]")
{
    Plan plan = example("openai-amd-6gw");
    auto& chain = plan.buildings.front().chain;
    chain[1].feed = chain[3].id;
    const Evaluation e = evaluate(plan);
    CHECK(std::any_of(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "chain.loop"; }));
    CHECK(e.programme.racks->value() > 0.0);
}
