// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/graph.h"
#include "power/graph/solve.h"
#include "support/one_lines.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>

using namespace rw::test;

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

const ComponentFlow& flow(const PowerGraph& graph, const Solution& s, std::string_view id)
{
    return s.components[at(graph.find(id))];
}

Solution failing(const PowerGraph& graph, const std::vector<std::string>& ids)
{
    std::vector<std::int32_t> failed;
    for (const std::string& id : ids)
        failed.push_back(graph.find(id));
    return solve(graph, failed);
}

/// Utility and a standby set on a board, a UPS that holds 30 s at 100 kW, a load of 50 kW.
OneLineBuilder backedUp(double startS)
{
    OneLineBuilder b;
    const auto utility = b.add(unit("utility", ComponentKind::Source, {}));
    ComponentSpec set = unit("set", ComponentKind::Generator, {});
    set.standby = true;
    set.startS = startS;
    set.a0 = 500.0;
    const auto generator = b.add(set);
    const auto board =
        b.add(unit("board", ComponentKind::Board, {{utility}, {generator}}, FeedRule::Transfer));
    ComponentSpec u = unit("ups", ComponentKind::Ups, {{board}});
    u.rating = 100e3;
    u.rideThroughS = 30.0;
    const auto ups = b.add(u);
    ComponentSpec l = unit("rack", ComponentKind::Load, {{ups}});
    l.load = {50e3, 1.0, "row", 1};
    b.add(l);
    return b;
}

/// Builds a source, a board and a load, with the board changed.
std::vector<GraphProblem> problems(const std::function<void(ComponentSpec&)>& change)
{
    OneLineBuilder b;
    const auto source = b.add(unit("utility", ComponentKind::Source, {}));
    ComponentSpec board = unit("board", ComponentKind::Board, {{source}});
    board.rating = 1e6;
    change(board);
    const auto second = b.add(board);
    ComponentSpec load = unit("rack", ComponentKind::Load, {{second}});
    load.load = {1e5, 1.0, "row", 1};
    b.add(load);
    const BuiltOneLine built = b.build();
    CHECK(built.graph.has_value() == built.problems.empty());
    return built.problems;
}

bool only(const std::vector<GraphProblem>& found, GraphProblemCode code, const std::string& id)
{
    return found.size() == 1 && found[0].code == code
           && found[0].components == std::vector<std::string>{id} && !found[0].allowed().empty()
           && found[0].allowed() != "graph.allowed." + std::string(name(code));
}

}  // namespace

TEST_CASE("each wrong number of a component is a problem that names it", "[power][graph]")
{
    const double nan = std::nan("");
    using C = GraphProblemCode;
    using S = ComponentSpec;
    CHECK(problems([](S&) {}).empty());
    for (double bad : {0.0, -1.0, nan})
        CHECK(only(problems([&](S& c) { c.rating = bad; }), C::Rating, "board"));
    for (double bad : {-1.0, nan, kNoLimit}) {
        CHECK(only(problems([&](S& c) { c.a0 = bad; }), C::NegativeLoss, "board"));
        CHECK(only(problems([&](S& c) { c.a2 = bad; }), C::NegativeLoss, "board"));
        CHECK(only(problems([&](S& c) { c.q0Var = bad; }), C::Reactive, "board"));
        CHECK(only(problems([&](S& c) { c.q2PerVa = bad; }), C::Reactive, "board"));
        CHECK(only(problems([&](S& c) { c.load.loadW = bad; }), C::Load, "board"));
        CHECK(only(problems([&](S& c) { c.rideThroughS = bad; }), C::RideThrough, "board"));
        CHECK(only(problems([&](S& c) { c.startS = bad; }), C::Start, "board"));
        CHECK(
            only(problems([&](S& c) { c.reliability.mttrHours = bad; }), C::Reliability, "board"));
        CHECK(only(problems([&](S& c) { c.feeds[0].weight = bad; }), C::Weight, "board"));
        CHECK(only(problems([&](S& c) { c.sourceVoltagePu = bad; }), C::Voltage, "board"));
        CHECK(only(problems([&](S& c) {
                       c.nominalVoltageV = 400.0;
                       c.resistanceOhm = bad;
                   }),
                   C::Impedance, "board"));
    }
    CHECK(only(problems([](S& c) { c.a1 = -0.01; }), C::NegativeLoss, "board"));
    CHECK(problems([](S& c) { c.a0 = 100.0, c.a1 = -1e-4, c.a2 = 1e-9; }).empty());
    CHECK(only(problems([](S& c) { c.a0 = 1.0, c.a1 = -1e-4, c.a2 = 1e-9; }), C::NegativeLoss,
               "board"));
    CHECK(only(problems([](S& c) { c.resistanceOhm = 0.1; }), C::Voltage, "board"));
    for (double bad : {0.0, -0.1, 1.1, nan}) {
        CHECK(only(problems([&](S& c) { c.inputPowerFactor = bad; }), C::PowerFactor, "board"));
        CHECK(only(problems([&](S& c) { c.load.powerFactor = bad; }), C::PowerFactor, "board"));
    }
    for (std::int32_t bad : {0, -1, 2})
        CHECK(only(problems([&](S& c) { c.required = bad; }), C::Required, "board"));
    CHECK(only(problems([](S& c) { c.load.racks = -1; }), C::Load, "board"));
    CHECK(only(problems([](S& c) { c.rideThroughS = 5.0, c.ratedInVa = true; }), C::RideThrough,
               "board"));
    CHECK(only(problems([](S& c) { c.startS = 5.0; }), C::Start, "board"));
    CHECK(only(problems([](S& c) { c.reliability.mtbfHours = 0.0; }), C::Reliability, "board"));
    CHECK(only(problems([](S& c) { c.reliability.beta = 0.1; }), C::Reliability, "board"));
    CHECK(only(problems([](S& c) { c.reliability.beta = 1.1, c.reliability.commonCause = "x"; }),
               C::Reliability, "board"));
}

TEST_CASE("wrong wiring is a problem that names the components", "[power][graph]")
{
    using C = GraphProblemCode;
    using S = ComponentSpec;
    CHECK(only(problems([](S& c) { c.feeds = {{7}}; }), C::UnknownFeed, "board"));
    CHECK(only(problems([](S& c) { c.feeds = {{-1}}; }), C::UnknownFeed, "board"));
    CHECK(only(problems([](S& c) { c.feeds = {{1}}; }), C::Loop, "board"));
    CHECK(only(problems([](S& c) { c.id = "utility"; }), C::DuplicateId, "utility"));
    CHECK(only(problems([](S& c) { c.id.clear(); }), C::EmptyId, ""));
    CHECK(only(problems([](S& c) { c.kind = ComponentKind::Source; }), C::SourceFed, "board"));
    const auto twice = problems([](S& c) { c.feeds = {{0}, {0}}; });
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].code == C::DuplicateFeed);
    const auto loop = problems([](S& c) { c.feeds = {{0}, {2}}; });
    REQUIRE(loop.size() == 1);
    CHECK(loop[0].code == C::Loop);
    CHECK(loop[0].components == std::vector<std::string>{"board", "rack"});
    const auto unfed = problems([](S& c) { c.feeds.clear(); });
    REQUIRE(unfed.size() == 2);
    CHECK(unfed[0].code == C::NoFeed);
    CHECK(unfed[1].code == C::Island);
    const auto battery = problems([](S& c) {
        c.feeds.clear();
        c.kind = ComponentKind::Battery;
        c.rideThroughS = 60.0;
    });
    REQUIRE(battery.size() == 1);
    CHECK(battery[0].code == C::Island);
    CHECK(battery[0].components == std::vector<std::string>{"rack"});
    REQUIRE(OneLineBuilder().build().problems.size() == 1);
    CHECK(OneLineBuilder().build().problems[0].code == C::NoSource);
}

TEST_CASE("a standby set joins a shared bus by transfer only", "[power][graph]")
{
    OneLineBuilder b;
    const auto utility = b.add(unit("utility", ComponentKind::Source, {}));
    ComponentSpec set = unit("set", ComponentKind::Generator, {});
    set.standby = true;
    const auto generator = b.add(set);
    b.add(unit("bus", ComponentKind::Bus, {{utility}, {generator}}));
    const BuiltOneLine built = b.build();
    REQUIRE(built.problems.size() == 1);
    CHECK(built.problems[0].code == GraphProblemCode::StandbyShared);
    CHECK(built.problems[0].components == std::vector<std::string>{"bus"});
}

TEST_CASE("losing feed A moves its load to feed B", "[power][graph]")
{
    const PowerGraph graph = built(lineups({1, 2, 3, 6, 100e3, false}));
    const Solution whole = solve(graph);
    CHECK(whole.lostW == 0.0);
    CHECK(whole.overloads.empty());
    CHECK(flow(graph, whole, "ups-a0").outW
          == Approx(flow(graph, whole, "ups-b0").outW).epsilon(1e-12));
    const Solution s = failing(graph, {"ups-a0"});
    CHECK(s.lostW == 0.0);
    CHECK(s.interruptedW == 0.0);
    CHECK(s.heldS == kNoLimit);
    CHECK(flow(graph, s, "ups-a0").outW == 0.0);
    CHECK(flow(graph, s, "shelf-0-0-0-0").outW == 0.0);
    CHECK(flow(graph, s, "shelf-0-0-0-1").outW == Approx(100e3 / 3.0).epsilon(1e-12));
    CHECK(flow(graph, s, "ups-b0").outW > 1.98 * flow(graph, whole, "ups-b0").outW);
    const Solution both = failing(graph, {"ups-a0", "ups-b0"});
    CHECK(both.lostW == graph.totalLoadW());
    CHECK(both.heldS == 0.0);
}

TEST_CASE("fewer shelves than the load needs are an overload, not a loss", "[power][graph]")
{
    const PowerGraph graph = built(lineups({1, 1, 1, 6, 100e3, false}));
    const std::vector<std::string> shelves{"shelf-0-0-0-0", "shelf-0-0-0-1", "shelf-0-0-0-2",
                                           "shelf-0-0-0-3"};
    const Solution s = failing(graph, shelves);
    CHECK(s.lostW == 0.0);
    REQUIRE(s.overloads.size() == 2);
    CHECK(graph[s.overloads[0].component].id == "shelf-0-0-0-4");
    CHECK(s.overloads[0].loadFraction == Approx(50.0 / (2.2 * 100.0 / 6.0)));
}

TEST_CASE("a bus that needs three of four shelves is dead with two", "[power][graph]")
{
    OneLineBuilder b;
    const auto utility = b.add(unit("utility", ComponentKind::Source, {}));
    ComponentSpec bus = unit("bus", ComponentKind::Bus, {});
    bus.required = 3;
    bus.load = {90e3, 1.0, "row", 1};
    for (const char* id : {"s1", "s2", "s3", "s4"})
        bus.feeds.push_back({b.add(unit(id, ComponentKind::Shelf, {{utility}}))});
    b.add(bus);
    const PowerGraph graph = built(b);
    CHECK(flow(graph, failing(graph, {"s1"}), "s2").outW == Approx(30e3));
    CHECK(failing(graph, {"s1"}).lostW == 0.0);
    CHECK(failing(graph, {"s1", "s3"}).lostW == 90e3);
}

TEST_CASE("a battery holds until the standby set is ready, or not", "[power][graph]")
{
    const PowerGraph graph = built(backedUp(45.0));
    const Solution normal = solve(graph);
    CHECK(normal.heldS == kNoLimit);
    CHECK(normal.lossW == 0.0);  // the set does not run
    CHECK(flow(graph, normal, "set").inW == 0.0);

    const Solution held = failing(graph, {"utility"});
    CHECK(held.lostW == 0.0);
    CHECK(held.interruptedW == 0.0);
    CHECK(flow(graph, held, "ups").batteryS == Approx(60.0));  // 30 s at 100 kW is 60 s at 50 kW
    CHECK(flow(graph, held, "set").outW == Approx(50e3));
    CHECK(held.lossW == Approx(500.0));

    const PowerGraph slow = built(backedUp(75.0));
    const Solution gap = failing(slow, {"utility"});
    CHECK(gap.lostW == 0.0);
    CHECK(gap.interruptedW == 50e3);
    CHECK(gap.heldS == Approx(60.0));
    CHECK(gap.loads[0].backS == Approx(75.0));

    const Solution lost = failing(graph, {"utility", "set"});
    CHECK(lost.lostW == 50e3);
    CHECK(lost.heldS == Approx(60.0));
    CHECK(lost.loads[0].backS == kNoLimit);
    CHECK(lost.groups[0].lostW == 50e3);
    CHECK(failing(graph, {"ups"}).heldS == 0.0);
}

TEST_CASE("a transfer switch takes the first live feed in its order", "[power][graph]")
{
    OneLineBuilder b;
    const auto a = b.add(unit("a", ComponentKind::Source, {}));
    const auto c = b.add(unit("b", ComponentKind::Source, {}));
    ComponentSpec sts = unit("sts", ComponentKind::TransferSwitch, {{a}, {c}}, FeedRule::Transfer);
    sts.load = {10e3, 1.0, "row", 1};
    b.add(sts);
    const PowerGraph graph = built(b);
    CHECK(flow(graph, solve(graph), "a").outW == 10e3);
    CHECK(flow(graph, solve(graph), "b").outW == 0.0);
    CHECK(flow(graph, failing(graph, {"a"}), "b").outW == 10e3);
    CHECK(failing(graph, {"a"}).lostW == 0.0);
    CHECK(failing(graph, {"a", "a"}).lostW == 0.0);
}

TEST_CASE("power that no voltage can carry is reported as not converged", "[power][graph]")
{
    OneLineBuilder b;
    const auto source = b.add(unit("utility", ComponentKind::Source, {}));
    ComponentSpec cable = unit("cable", ComponentKind::Cable, {{source}});
    cable.nominalVoltageV = 400.0;
    cable.resistanceOhm = 1.0;  // at most V^2 / 4R = 40 kW
    cable.load = {41e3, 1.0, "row", 1};
    b.add(cable);
    CHECK_FALSE(solve(built(b)).converged);
}
