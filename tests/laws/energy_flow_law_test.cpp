// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/energy_flow.h"
#include "evaluate/figures.h"
#include "evaluate/settle.h"
#include "support/examples.h"
#include "support/random_plan.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;
using namespace rw::test;

namespace {

// The promise; what is left is rounding in sums of some dozen terms, and how chain and plant close on each other (1e-13).
constexpr double kClosure = 1e-9;

/// All flows that an evaluation has.
std::vector<EnergyFlow> flowsOf(const Plan& plan, const Evaluation& e)
{
    std::vector<EnergyFlow> flows;
    const auto add = [&](FlowScope scope, const std::string& id) {
        for (const FlowTime time : {FlowTime::DesignHour, FlowTime::Year})
            if (auto flow = energyFlow(plan, e, scope, id, time)) flows.push_back(std::move(*flow));
    };
    for (const auto& b : e.buildings) add(FlowScope::Building, b.id);
    for (const auto& s : e.sites) add(FlowScope::Site, s.id);
    add(FlowScope::Programme, {});
    return flows;
}

void checkFlow(const EnergyFlow& flow)
{
    CAPTURE(flow.year, flow.sites, flow.buildings);
    REQUIRE(flow.in > 0.0);
    CHECK(std::abs(flow.difference()) <= kClosure * flow.in);
    CHECK(flow.worstNode() <= kClosure);
    double sources = 0.0;
    for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
        CHECK(flow.nodes[i].value > 0.0);
        if (flow.got(i) == 0.0) sources += flow.given(i);
    }
    CHECK(std::abs(sources - flow.in) <= kClosure * flow.in);
    for (const EnergyFlow::Link& l : flow.links) {
        CHECK(l.value > 0.0);
        CHECK(std::isfinite(l.value));
        CHECK(flow.nodes.at(l.from).column < flow.nodes.at(l.to).column);
        CHECK_FALSE(l.name.empty());
    }
}

}  // namespace

TEST_CASE("what the meters take in leaves as heat, and no node keeps any of it", "[laws][energy][flow]")
{
    std::size_t checked = 0;
    for (const std::string& name : exampleNames()) {
        for (unsigned seed = 0; seed < 25; ++seed) {
            CAPTURE(name, seed);
            const Plan plan = seed == 0 ? example(name) : shaken(name, seed);
            for (const EnergyFlow& flow : flowsOf(plan, evaluate(plan))) {
                ++checked;
                checkFlow(flow);
            }
        }
    }
    CHECK(checked > 500);
}

TEST_CASE("energy closes in whatever random plans can be calculated", "[laws][energy][flow]")
{
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const Plan plan = RandomPlan(seed).make();
        for (const EnergyFlow& flow : flowsOf(plan, evaluate(plan))) checkFlow(flow);
    }
}

TEST_CASE("a year of hours closes as its bins do", "[laws][energy][flow]")
{
    const Plan plan = example("hgx-hall");
    const Evaluation e = evaluateHours(plan);
    std::size_t years = 0;
    for (const EnergyFlow& flow : flowsOf(plan, e)) {
        checkFlow(flow);
        years += flow.year ? 1 : 0;
    }
    CHECK(years > 0);
}

TEST_CASE("the sum of the sites is the programme that the totals tell", "[laws][energy][flow]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        const auto flow = energyFlow(plan, e, FlowScope::Programme, {}, FlowTime::DesignHour);
        if (!e.programme.itPower || e.programme.itPower->si() <= 0.0) {
            CHECK_FALSE(flow);
            continue;
        }
        REQUIRE(flow);
        const auto value = [&](const char* id) { return flow->find(id) ? flow->find(id)->value : 0.0; };
        CHECK(value("it") == Approx(e.programme.itPower->si()).epsilon(kClosure));
        CHECK(value("coolant") >= e.programme.liquidHeat->si() * (1.0 - kClosure));
        CHECK(flow->in >= e.programme.facilityPower->si() * (1.0 - kClosure));
        CHECK(value("grid") + value("generation") == Approx(flow->in).epsilon(kClosure));
    }
}

TEST_CASE("heat that goes to a neighbour or past the loops is never below nothing in a year", "[laws][energy][flow]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        for (const SiteYear& year : e.years) {
            const YearSums& y = year.result.total;
            CHECK(y.heat + y.reuse <= (y.facility + y.siteLoss) * (1.0 + kClosure));
            CHECK(y.chilled <= y.heat * (1.0 + kClosure));
        }
    }
}

TEST_CASE("a flow names only figures of its own value", "[laws][energy][flow]")
{
    const Plan plan = example("openai-amd-6gw");
    const Evaluation e = evaluate(plan);
    std::size_t figures_ = 0;
    for (const EnergyFlow& flow : flowsOf(plan, e))
        for (const EnergyFlow::Node& node : flow.nodes) {
            if (node.figure.empty()) continue;
            ++figures_;
            CAPTURE(node.figure);
            CHECK(figure(e, node.figure).value().si.value() == Approx(node.value).epsilon(kClosure));
        }
    CHECK(figures_ > 10);
}

TEST_CASE("warmer air moves heat to the chillers and loses none of it", "[laws][energy][flow]")
{
    Plan plan = example("openai-amd-6gw");
    const auto through = [&] {
        const Evaluation e = evaluate(plan);
        const auto flow = energyFlow(plan, e, FlowScope::Building, e.buildings.at(0).id, FlowTime::DesignHour);
        REQUIRE(flow);
        checkFlow(*flow);
        return flow->find("chillers") ? flow->find("chillers")->value : 0.0;
    };
    plan.climates[0].designDryBulb.si = unit::C.toSi(5.0);
    plan.climates[0].designWetBulb.si = unit::C.toSi(2.0);
    const double cool = through();
    plan.climates[0].designDryBulb.si = unit::C.toSi(46.0);
    plan.climates[0].designWetBulb.si = unit::C.toSi(24.0);
    CHECK(through() >= cool);
}
