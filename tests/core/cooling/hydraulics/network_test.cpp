// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/network_report.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <limits>

using namespace rw;
using namespace rw::hydraulics;

namespace {

Length<> m(double x) { return Length<>::fromSi(x); }
VolumeFlow<> flow(double m3s) { return VolumeFlow<>::fromSi(m3s); }
Pressure<> metresOf(const Network& n, double head) { return pressureOf(m(head), n.liquid.density); }
Pipe pipe(double length = 20.0, double bore = 0.1) { return {m(length), m(bore), Length<>::of(0.045, unit::mm), 0.0, 1.0, false}; }
Link link(std::string id, std::string from, std::string to, LinkPart part)
{
    return {std::move(id), std::move(from), std::move(to), std::move(part), true, {}, {}, false};
}
Valve valve(Valve::Kind kind, double kv = 200.0)
{
    Valve v;
    v.kind = kind;
    v.kv = kv;
    return v;
}

/// reservoir A (50 m) - a - valve - b - reservoir B, or demand at b.
Network line(LinkPart part, double endHead)
{
    Network n;
    n.nodes = {{"A", {}, {}, m(50)}, {"a", {}, {}, {}}, {"b", {}, {}, {}}, {"B", {}, {}, m(endHead)}};
    n.links = {link("in", "A", "a", pipe()), link("x", "a", "b", std::move(part)), link("out", "b", "B", pipe())};
    return n;
}
bool tells(const NetworkReport& r, std::string_view code)
{
    return std::any_of(r.findings.begin(), r.findings.end(), [&](const Finding& f) { return f.code == code; });
}
NetworkSolution solved(const Network& n)
{
    auto s = solve(n);
    INFO((s ? std::string() : s.error().message()));
    REQUIRE(s);
    return s.value();
}

}  // namespace

TEST_CASE("a reducing valve holds its pressure, opens below it and shuts against backflow", "[hydraulics]")
{
    Valve v = valve(Valve::Kind::PressureReducing);
    Network n = line(v, 10.0);
    std::get<Valve>(n.links[1].part).pressure = metresOf(n, 20.0);
    auto s = solved(n);
    CHECK(s.links[1].status == LinkStatus::Active);
    CHECK(s.nodes[2].head.value() == Approx(20.0).margin(1e-4));
    CHECK(s.massResidual.value() < 1e-9);
    CHECK(s.links[1].flow.value() > 0.0);
    std::get<Valve>(n.links[1].part).pressure = metresOf(n, 60.0);
    s = solved(n);
    CHECK(s.links[1].status == LinkStatus::Unreached);
    CHECK(s.links[1].headLoss.value() > 0.0);
    n.nodes[3].fixedHead = m(70);
    s = solved(n);
    CHECK(s.links[1].status == LinkStatus::Closed);
    CHECK(s.links[1].flow.value() == 0.0);
}

TEST_CASE("a sustaining valve holds the pressure before it", "[hydraulics]")
{
    Network n = line(valve(Valve::Kind::PressureSustaining), 10.0);
    std::get<Valve>(n.links[1].part).pressure = metresOf(n, 45.0);
    auto s = solved(n);
    CHECK(s.links[1].status == LinkStatus::Active);
    CHECK(s.nodes[1].head.value() == Approx(45.0).margin(1e-4));
    std::get<Valve>(n.links[1].part).pressure = metresOf(n, 5.0);
    s = solved(n);
    CHECK(s.links[1].status == LinkStatus::Open);
}

TEST_CASE("a flow control passes its flow, or what it can", "[hydraulics]")
{
    Network n = line(valve(Valve::Kind::FlowControl), 10.0);
    std::get<Valve>(n.links[1].part).flow = flow(0.005);
    auto s = solved(n);
    CHECK(s.links[1].status == LinkStatus::Active);
    CHECK(s.links[1].flow.value() == Approx(0.005));
    std::get<Valve>(n.links[1].part).flow = flow(5.0);
    s = solved(n);
    CHECK(s.links[1].status == LinkStatus::Unreached);
    CHECK(tells(report(n, s), "network.unreached"));
}

TEST_CASE("a breaker takes its pressure", "[hydraulics]")
{
    Network n = line(valve(Valve::Kind::PressureBreaker), 10.0);
    std::get<Valve>(n.links[1].part).pressure = metresOf(n, 15.0);
    const auto s = solved(n);
    CHECK(s.links[1].headLoss.value() == Approx(15.0).margin(1e-4));
}

TEST_CASE("a differential-pressure control keeps the pressure over its circuit while others open and close", "[hydraulics]")
{
    Network n;
    n.nodes = {{"vessel", {}, {}, m(15)}, {"s", {}, {}, {}}, {"s1", {}, {}, {}}, {"r1", {}, {}, {}}, {"r1v", {}, {}, {}},
               {"s2", {}, {}, {}}, {"r2", {}, {}, {}}, {"r", {}, {}, {}}};
    Pump pump;
    pump.group.curve = PumpCurve::through({{flow(0.02), m(30)}}).value();
    Valve control = valve(Valve::Kind::DifferentialPressure, 100.0);
    control.pressure = Pressure<>::of(60, unit::kPa);
    control.high = "s1", control.low = "r1";
    const RatedDrop rack{flow(0.005), Pressure<>::of(60, unit::kPa), 1.9, {}};
    n.links = {link("pump", "vessel", "s", pump), link("a", "s", "s1", pipe()), link("rack1", "s1", "r1", rack),
               link("control", "r1", "r1v", control), link("b", "r1v", "r", pipe()), link("c", "s", "s2", pipe()),
               link("rack2", "s2", "r2", rack), link("d", "r2", "r", pipe()), link("back", "r", "vessel", pipe())};
    for (const bool otherOpen : {true, false}) {
        n.links[6].open = otherOpen;
        const auto s = solved(n);
        CHECK(s.links[3].status == LinkStatus::Active);
        CHECK((s.nodes[2].pressure - s.nodes[3].pressure).in(unit::kPa) == Approx(60.0).epsilon(1.1e-3));
        CHECK(s.links[2].flow.value() == Approx(0.005).epsilon(1e-3));
    }
}

TEST_CASE("check valves let flow pass one way only", "[hydraulics]")
{
    Network n = line(valve(Valve::Kind::Check), 10.0);
    CHECK(solved(n).links[1].flow.value() > 0.0);
    n.nodes[3].fixedHead = m(70);
    CHECK(solved(n).links[1].flow.value() == 0.0);
    n = line(pipe(), 70.0);
    CHECK(solved(n).links[1].flow.value() < 0.0);
    std::get<Pipe>(n.links[1].part).checkValve = true;
    CHECK(solved(n).links[1].status == LinkStatus::Closed);
}

TEST_CASE("a pump that cannot lift stands still and is told", "[hydraulics]")
{
    Pump pump;
    pump.group.curve = PumpCurve::through({{flow(0.01), m(15)}}).value();  // shut-off 20 m
    Network n = line(pump, 65.0);
    CHECK(solved(n).links[1].flow.value() > 0.0);
    n.nodes[3].fixedHead = m(75);
    const auto s = solved(n);
    CHECK(s.links[1].status == LinkStatus::Closed);
    CHECK(tells(report(n, s), "network.pump-shut"));
}

TEST_CASE("a constant-power pump turns its power into flow and head", "[hydraulics]")
{
    const Network n = line(PowerPump{Power<>::fromSi(2000)}, 70.0);
    const auto s = solved(n);
    CHECK((pressureOf(Length<>{} - s.links[1].headLoss, n.liquid.density) * s.links[1].flow).value() == Approx(2000).epsilon(1e-6));
}

TEST_CASE("a loss curve is followed", "[hydraulics]")
{
    const Network n = line(LossCurve{{{{}, {}}, {flow(0.01), m(5)}, {flow(0.02), m(20)}}}, 10.0);
    const auto s = solved(n);
    const double q = s.links[1].flow.value();
    REQUIRE(q > 0.01);
    CHECK(s.links[1].headLoss.value() == Approx(5.0 + 15.0 * (q - 0.01) / 0.01).margin(1e-4));
}

TEST_CASE("what shut valves cut off has no head, and no demand may stand there", "[hydraulics]")
{
    Network n = line(valve(Valve::Kind::Throttle), 10.0);
    n.nodes.push_back({"c", {}, {}, {}});
    n.nodes.push_back({"d", {}, {}, {}});
    n.links.push_back(link("v1", "a", "c", valve(Valve::Kind::Throttle)));
    n.links.push_back(link("rack", "c", "d", pipe()));
    n.links.push_back(link("v2", "d", "b", valve(Valve::Kind::Throttle)));
    CHECK(solved(n).links[4].flow.value() > 0.0);
    n.links[3].open = n.links[5].open = false;
    const auto s = solved(n);
    CHECK(s.nodes[4].isolated);
    CHECK(s.nodes[5].isolated);
    CHECK(s.links[4].flow.value() == 0.0);
    CHECK_FALSE(s.nodes[2].isolated);
    n.nodes[4].demand = flow(0.001);
    const auto error = solve(n).error();
    CHECK(error.code == "hydraulics.unsupplied");
    CHECK(error.path == "nodes[c]");
}

TEST_CASE("a demand behind a check valve that shuts is refused", "[hydraulics]")
{
    Network n = line(valve(Valve::Kind::Check), 10.0);
    std::swap(n.links[1].from, n.links[1].to);  // now it lets pass b -> a
    n.links.pop_back();
    n.nodes.pop_back();
    n.nodes[2].demand = flow(0.001);
    CHECK(solve(n).error().code == "hydraulics.unsupplied");
}

TEST_CASE("networks that cannot be are refused with their place", "[hydraulics]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    struct Case {
        const char* code;
        const char* path;
        std::function<void(Network&)> spoil;
    };
    const auto first = [](Network& n) -> Pipe& { return std::get<Pipe>(n.links[0].part); };
    const Case cases[] = {
        {"hydraulics.empty", "links", [](Network& n) { n.links.clear(); }},
        {"hydraulics.duplicate-id", "nodes", [](Network& n) { n.nodes[1].id = "A"; }},
        {"hydraulics.duplicate-id", "links", [](Network& n) { n.links[1].id = "in"; }},
        {"hydraulics.no-id", "links[2]", [](Network& n) { n.links[1].id = ""; }},
        {"hydraulics.unknown-node", "links[x].to", [](Network& n) { n.links[1].to = "Z"; }},
        {"hydraulics.same-node", "links[x]", [](Network& n) { n.links[1].to = "a"; }},
        {"hydraulics.no-fixed-head", "nodes", [](Network& n) { n.nodes[0].fixedHead = n.nodes[3].fixedHead = std::nullopt; }},
        {"hydraulics.disconnected", "nodes[island]", [](Network& n) { n.nodes.push_back({"island", {}, {}, {}}); }},
        {"quantity.positive", "links[in].length", [&](Network& n) { first(n).length = {}; }},
        {"quantity.positive", "links[in].inner_diameter", [&](Network& n) { first(n).innerDiameter = m(-1); }},
        {"quantity.negative", "links[in].minor_loss", [&](Network& n) { first(n).minorLoss = -0.1; }},
        {"quantity.negative", "links[in].roughness", [&](Network& n) { first(n).roughness = m(-1e-5); }},
        {"quantity.finite", "links[in].length", [&](Network& n) { first(n).length = m(nan); }},
        {"quantity.range", "links[in].relative_roughness", [&](Network& n) { first(n).roughness = m(0.05); }},
        {"quantity.finite", "nodes[b].demand", [&](Network& n) { n.nodes[2].demand = flow(nan); }},
        {"quantity.finite", "nodes[A].head", [&](Network& n) { n.nodes[0].fixedHead = m(nan); }},
        {"quantity.positive", "liquid.viscosity", [](Network& n) { n.liquid.viscosity = {}; }},
        {"quantity.positive", "links[in].coefficient", [](Network& n) { n.friction = Friction::HazenWilliams; }},
        {"quantity.positive", "links[x].kv", [](Network& n) { n.links[1].part = valve(Valve::Kind::Throttle, 0.0); }},
        {"pump.points", "links[x]", [](Network& n) { n.links[1].part = Pump{}; }},
        {"hydraulics.held-node", "links[out].to", [](Network& n) { n.links[2].part = valve(Valve::Kind::PressureReducing); }},
        {"hydraulics.unknown-node", "links[x].high", [](Network& n) { n.links[1].part = valve(Valve::Kind::DifferentialPressure); }},
    };
    REQUIRE(solve(line(pipe(), 10.0)));
    for (const Case& c : cases) {
        Network n = line(pipe(), 10.0);
        c.spoil(n);
        CAPTURE(c.code, c.path);
        const auto result = solve(n);
        REQUIRE_FALSE(result);
        CHECK(result.error().code == c.code);
        CHECK(result.error().path == c.path);
        CHECK(result.error().message().find("{") == std::string::npos);
    }
}

TEST_CASE("too few steps are an error, not an answer", "[hydraulics]")
{
    SolveOptions options;
    options.mostIterations = 2;
    CHECK(solve(line(pipe(), 10.0), options).error().code == "hydraulics.not-converged");
}

TEST_CASE("links may carry a liquid of their own", "[hydraulics]")
{
    Network n = line(pipe(), 10.0);
    const double water = solved(n).links[0].flow.value();
    for (Link& l : n.links) l.liquid = NetworkLiquid{Density<>::fromSi(1040), Viscosity<>::of(5.0, unit::mPas)};
    CHECK(solved(n).links[0].flow.value() < water);
}

TEST_CASE("a report tells speed, friction, balance, volume and suction", "[hydraulics]")
{
    Network n = line(pipe(), 10.0);
    n.links[0].part = pipe(20.0, 0.05);
    n.links[0].wantedFlow = flow(0.1);
    Pump pump;
    pump.group.curve = PumpCurve::through({{flow(0.001), m(2)}}).value();
    pump.drive = PumpDrive{};
    pump.npshRequired = m(100);
    n.links[1].part = pump;
    Surroundings around;
    around.vapour = Pressure<>::of(2.3, unit::kPa);
    const auto s = solved(n);
    const NetworkReport r = report(n, s, around);
    for (const char* code : {"network.too-fast", "network.steep", "network.beyond-curve", "network.npsh", "network.short-flow"}) {
        CAPTURE(code);
        CHECK(tells(r, code));
    }
    for (const Finding& f : r.findings) {
        CHECK(f.message().find('{') == std::string::npos);
        CHECK_FALSE(f.mend().empty());
    }
    CHECK(r.volume.value() == Approx(20.0 * kPi / 4.0 * 0.05 * 0.05 + 20.0 * kPi / 4.0 * 0.1 * 0.1));
    REQUIRE(r.balance.size() == 1);
    CHECK(r.balance[0].share.value() == Approx(s.links[0].flow.value() / 0.1));
}

TEST_CASE("valves part a network into what can be shut off", "[hydraulics]")
{
    Network n = line(valve(Valve::Kind::Throttle), 10.0);
    std::get<Pipe>(n.links[2].part).length = m(50);
    const auto sections = isolationSections(n);
    REQUIRE(sections.size() == 2);
    CHECK(sections[0].volume.value() == Approx(50.0 * kPi / 4.0 * 0.01));
    CHECK(sections[1].volume.value() == Approx(20.0 * kPi / 4.0 * 0.01));
    CHECK(sections[0].valves == std::vector<std::size_t>{1});
}

TEST_CASE("a vessel takes what warmth adds", "[hydraulics]")
{
    ExpansionInput input;
    input.cold = Temperature<>::of(10, unit::C);
    input.hot = Temperature<>::of(50, unit::C);
    input.fill = Pressure<>::of(150, unit::kPa);
    input.most = Pressure<>::of(300, unit::kPa);
    const auto e = expansion(Volume<>::fromSi(10.0), input).value();
    const double growth = density({}, input.cold).value() / density({}, input.hot).value() - 1.0;
    CHECK(e.growth.value() == Approx(10.0 * growth));
    CHECK(e.growth.value() == Approx(0.117).epsilon(0.03));  // water grows by 1.2 % from 10 to 50 C
    CHECK(e.vessel.value() == Approx((e.growth.value() + 0.05) * (300 + 101.325) / 150.0));
    CHECK(e.yearlyMakeUp.value() == Approx(0.1));
    input.most = input.fill;
    CHECK(expansion(Volume<>::fromSi(10.0), input).error().code == "expansion.pressure");
    input.hot = Temperature<>::of(5, unit::C);
    CHECK(expansion(Volume<>::fromSi(10.0), input).error().code == "expansion.temperature");
    input.hot = Temperature<>::of(500, unit::C);
    CHECK(expansion(Volume<>::fromSi(10.0), input).error().code == "fluid.range");
}
