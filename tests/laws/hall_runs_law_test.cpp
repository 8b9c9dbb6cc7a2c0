// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"
#include "evaluate/failures.h"
#include "power/hall_runs.h"
#include "support/drawn_halls.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

TEST_CASE("a hall's power is measured along the walls, each thing from what feeds it", "[hall-runs]")
{
    const HallRuns runs = hallRuns(smallHall(), Cords::Two);
    CHECK(runs.busways.count == 2);
    CHECK(runs.busways.total == Approx(8.0));
    // Panels' middles lie at 0.5 m, busways begin at 2 m and lie 0.1 m further down.
    CHECK(runs.feeders.count == 2);
    CHECK(runs.feeders.total == Approx(2 * (1.5 + 0.1)));
    CHECK(runs.feeders.longest == Approx(1.6));
    CHECK(runs.panels.count == 2);
    CHECK(runs.panels.total == Approx(3.0 + 6.0));
    CHECK(runs.panels.longest == Approx(6.0));
    // Under its own row's busway a rack has nothing to go, and three metres to the other feed.
    CHECK(runs.rackCords.count == 12);
    CHECK(runs.rackCords.total == Approx(6 * 3.0));
    CHECK(runs.rackCords.longest == Approx(3.0));
    CHECK_FALSE(runs.supportCords.drawn());
    CHECK(hallRuns(smallHall(), Cords::One).rackCords.total == Approx(0.0));

    // With no feed named both cords go to the nearest.
    Hall plain = smallHall();
    std::vector<Placement> layout(plain.layout.begin(), plain.layout.end());
    for (Placement& p : layout) p.feed.clear();
    plain.layout = Block<Placement>(layout);
    CHECK(hallRuns(plain, Cords::Two).rackCords.total == Approx(0.0));
    // Without busways racks hang on panels.
    layout.erase(std::remove_if(layout.begin(), layout.end(), [](const Placement& p) { return p.kind == PlacementKind::Busway; }), layout.end());
    plain.layout = Block<Placement>(layout);
    const HallRuns panels = hallRuns(plain, Cords::One);
    CHECK(panels.rackCords.total == Approx(2 * ((1.8 + 0.1) + (2.4 + 0.1) + (3.0 + 0.1))));
    CHECK_FALSE(panels.feeders.drawn());
}

TEST_CASE("the nearest busway is found among many, whichever way they run", "[hall-runs][laws]")
{
    std::mt19937_64 random(11);
    for (int round = 0; round < 60; ++round) {
        const auto between = [&](std::int64_t low, std::int64_t high) { return std::uniform_int_distribution<std::int64_t>(low, high)(random); };
        std::vector<Placement> layout, busways;
        for (int i = 0; i < 12; ++i) {
            const bool down = round % 3 == 0 ? false : round % 3 == 1 ? true : i % 2 == 0;
            busways.push_back(placed(PlacementKind::Busway, between(0, 30000), between(0, 30000), down ? 200 : between(300, 20000), down ? between(300, 20000) : 200));
            if (i % 5 == 4) busways.back().angle = 90;
        }
        const Placement rack = placed(PlacementKind::Rack, between(-5000, 40000), between(-5000, 40000), 600, 1200);
        double best = 1e9;
        for (const Placement& b : busways) {
            const bool turned = b.angle == 90;
            const double w = 1e-3 * static_cast<double>(turned ? b.depth : b.width), d = 1e-3 * static_cast<double>(turned ? b.width : b.depth);
            const double x = 1e-3 * static_cast<double>(b.x) + 0.5 * w, y = 1e-3 * static_cast<double>(b.y) + 0.5 * d;
            const double px = 1e-3 * static_cast<double>(rack.x) + 0.3, py = 1e-3 * static_cast<double>(rack.y) + 0.6;
            const double dx = std::max(0.0, std::abs(px - x) - (w >= d ? 0.5 * w : 0.0)), dy = std::max(0.0, std::abs(py - y) - (w >= d ? 0.0 : 0.5 * d));
            best = std::min(best, dx + dy);
        }
        layout = busways;
        layout.push_back(rack);
        Hall hall;
        hall.layout = Block<Placement>(layout);
        CHECK(hallRuns(hall, Cords::One).rackCords.total == Approx(best).margin(1e-9));
    }
}

TEST_CASE("a length drawn does what the same length typed does", "[hall-runs][laws]")
{
    Plan drawn = withBusways("groq-pod");
    const HallRuns runs = hallRuns(drawn.halls.front(), Cords::Two);
    REQUIRE(runs.feeders.drawn());
    // What the plan gives stays.
    CHECK_FALSE(withDrawnLengths(drawn).has_value());
    CHECK(resultOf(evaluate(drawn), "busway").conductorLoss.value() == resultOf(evaluate(example("groq-pod")), "busway").conductorLoss.value());

    stageOf(drawn, "busway").conductorLength = {};
    const Evaluation e = evaluate(drawn);
    Plan typed = drawn;
    stageOf(typed, "busway").conductorLength = LengthDatum(runs.feeders.mean(), unit::m);
    const Evaluation mean = evaluate(typed);
    stageOf(typed, "busway").conductorLength = LengthDatum(runs.feeders.longest, unit::m);
    const Evaluation longest = evaluate(typed);
    CHECK(runs.feeders.longest >= runs.feeders.mean());
    CHECK(resultOf(e, "busway").conductorLoss.value() > 0.0);
    CHECK(resultOf(e, "busway").conductorLoss.value() == Approx(resultOf(mean, "busway").conductorLoss.value()).epsilon(1e-12));
    CHECK(resultOf(e, "busway").drop.value() == Approx(resultOf(longest, "busway").drop.value()).epsilon(1e-6));
    CHECK(e.buildings.front().facilityPower.value() == Approx(mean.buildings.front().facilityPower.value()).epsilon(1e-12));

    const std::string told = derivationText(explain(drawn, "buildings[pod-building].chain_loss_W").value());
    CHECK(told.find("drawing of") != std::string::npos);
    CHECK(told.find("chain[busway].conductor_length") != std::string::npos);
    // The one-line unit by unit is fed through the same cables, and nothing is found missing.
    const auto graph = oneLineOf(drawn, e, "pod-building");
    const auto byMean = oneLineOf(typed, longest, "pod-building");
    REQUIRE(graph.ok());
    std::size_t cables = 0;
    for (const auto& c : graph->graph->components()) cables += c.id.find("busway") != std::string::npos && c.kind == power::ComponentKind::Cable ? 1 : 0;
    CHECK(cables > 0);
    CHECK(graph->graph->size() == byMean->graph->size());
    for (const Finding& f : e.findings) CHECK(f.code != "chain.no-conductor-data");

    // A busway that is its conductor: bars tapped evenly.
    for (Converter& c : drawn.converters)
        if (c.kind == ConverterKind::Busway) c.loadLoss = c.noLoadLoss = PowerDatum(0.0, unit::kW);
    const auto bars = stageRun(drawn, drawn.buildings.front(), drawn.buildings.front().chain.size() - 1, runs);
    REQUIRE(bars.has_value());
    CHECK(bars->mean == Approx(runs.feeders.mean() + runs.busways.mean() / 3.0));
    CHECK(bars->longest == Approx(runs.feeders.longest + runs.busways.longest / 2.0));
    CHECK(bars->total == Approx(runs.feeders.total + runs.busways.total));
}
