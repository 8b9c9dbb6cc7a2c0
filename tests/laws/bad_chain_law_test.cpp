// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"
#include "evaluate/failures.h"
#include "evaluate/settle.h"
#include "report/report.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>

using namespace rw;
using namespace rw::test;

namespace {

const std::string kChain = "buildings[standard-building].chain";

/// The findings of a plan once it was evaluated, settled, reported and had a unit fail: all of that must stand.
std::vector<Finding> findingsOfAll(const Plan& plan)
{
    const Evaluation e = evaluateSettled(plan);
    for (const Figure& f : figures(e)) {
        CAPTURE(f.path);
        if (f.si) CHECK(std::isfinite(*f.si));
    }
    CHECK(e.racks.size() == plan.rackDesigns.size());
    const std::string words = report::renderText(report::buildReport(plan, e));
    CHECK(words.size() > 1000);
    CHECK(words.find(" nan") == std::string::npos);
    for (const BuildingResult<double>& b : e.buildings) {
        const auto built = oneLineOf(plan, e, b.id);
        REQUIRE(built.ok());
        if (!built.value().graph) {
            CHECK_FALSE(built.value().problems.empty());
            continue;
        }
        const power::PowerGraph& graph = *built.value().graph;
        const auto chosen = chooseComponents(plan, e, {graph[graph.order().front()].id});
        REQUIRE(chosen.ok());
        CHECK(std::isfinite(power::solve(chosen.value().graph, chosen.value().components).inW));
    }
    return e.findings;
}

bool tells(const std::vector<Finding>& findings, const std::string& code, const std::string& subject)
{
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) {
        return f.code == code && f.subject == subject && !f.message().empty() && !f.mend().empty();
    });
}

struct Case {
    std::string what;
    std::function<void(Plan&)> spoil;
    std::string code;
    std::string subject;
};

void check(const std::vector<Case>& cases)
{
    const Plan base = example("openai-amd-6gw");
    for (const Case& c : cases) {
        CAPTURE(c.what);
        Plan plan = base;
        c.spoil(plan);
        const std::vector<Finding> findings = findingsOfAll(plan);
        for (const Finding& f : findings) UNSCOPED_INFO(f.code << " " << f.subject);
        CHECK(tells(findings, c.code, c.subject));
    }
}

ChainStage& stage(Plan& plan, const std::string& id)
{
    for (ChainStage& s : plan.buildings.front().chain)
        if (s.id == id) return s;
    throw std::runtime_error("no stage " + id);
}

Converter& converter(Plan& plan, const std::string& id)
{
    for (Converter& c : plan.converters)
        if (c.id == id) return c;
    throw std::runtime_error("no converter " + id);
}

ChainStage branch(const std::string& id, const std::string& feed)
{
    ChainStage s;
    s.id = id;
    s.name = "Branch " + id;
    s.converter = "busway-1200a";
    s.feed = feed;
    s.redundancy = Redundancy::TwoN;
    return s;
}

}  // namespace

TEST_CASE("values that no chain can have are refused where they are entered, with their path", "[laws][bad-chain]")
{
    const Plan plan = example("openai-amd-6gw");
    const std::vector<std::pair<std::string, std::string>> refused{
        {"converters[busway-1200a].rating", "0 kW"},
        {"converters[busway-1200a].rating", "-690 kW"},
        {"converters[ups-eaton-9395xr-1500].efficiency_50", "1.02"},
        {"converters[ups-eaton-9395xr-1500].eco_efficiency", "101 %"},
        {"converters[ups-eaton-9395xr-1500].input_power_factor", "1.1"},
        {kChain + "[ups].units", "0"},
        {kChain + "[ups].units", "-3"},
        {kChain + "[ups].share", "-0.1"},
        {kChain + "[substation].voltage", "-415 V"},
        {kChain + "[substation].conductor_length", "-5 m"},
        {kChain + "[substation].conductor_runs", "0"},
        {"conductors[cu-400].area", "0 mm²"},
    };
    for (const auto& [path, value] : refused) {
        CAPTURE(path, value);
        const Result<Edit> edit = parseAssignment(plan, path, value);
        REQUIRE_FALSE(edit.ok());
        CHECK(edit.error().path == path);
        CHECK(edit.error().message().size() > 10);
    }
    for (const auto& [path, value] : {std::pair<std::string, std::string>{kChain + "[ups].feed", "nowhere"},
                                      {"buildings[standard-building].power.generator_feeds", "nowhere"},
                                      {kChain + "[ups].converter", "nowhere"},
                                      {kChain + "[busway].conductor", "nowhere"}}) {
        CAPTURE(path);
        Plan copy = plan;
        Result<Edit> edit = parseAssignment(copy, path, value);
        const Status s = edit ? apply(copy, edit.value()) : Status(edit.error());
        REQUIRE_FALSE(s.ok());
        CHECK(s.error().path == path);
        CHECK(copy == plan);
    }
}

TEST_CASE("a chain that is wired badly names the stage", "[laws][bad-chain]")
{
    check({
        {"loop of two", [](Plan& p) { stage(p, "substation").feed = "ups"; }, "chain.loop", kChain + "[substation]"},
        {"feeds itself", [](Plan& p) { stage(p, "ups").feed = "ups"; }, "chain.loop", kChain + "[ups]"},
        {"fed by what is not there", [](Plan& p) { stage(p, "busway").feed = "ghost"; }, "reference.missing",
         kChain + "[busway].feed"},
        {"sets that take over at what is not there", [](Plan& p) { p.buildings.front().power.generatorFeeds = "ghost"; },
         "reference.missing", "buildings[standard-building].power.generator_feeds"},
        {"sets that take over nowhere", [](Plan& p) { p.buildings.front().power.generatorFeeds.clear(); },
         "generator.feeds-nothing", "buildings[standard-building].power"},
        {"equipment that is not there", [](Plan& p) { stage(p, "busway").converter = "ghost"; }, "chain.no-converter",
         kChain + "[busway]"},
        {"empty chain", [](Plan& p) {
             p.buildings.front().chain.clear();
             p.buildings.front().power.generatorFeeds.clear();
         }, "chain.empty", "buildings[standard-building]"},
        {"a load that its feed does not carry", [](Plan& p) { stage(p, "busway").carries = StageCarries::Mechanical; },
         "chain.order", kChain + "[busway]"},
    });
}

TEST_CASE("a stage that feeds nothing is named", "[laws][bad-chain]")
{
    const auto branches = [](double a, double b) {
        return [a, b](Plan& p) {
            auto& chain = p.buildings.front().chain;
            chain.pop_back();
            for (const auto& [id, share] : {std::pair<std::string, double>{"left", a}, {"right", b}}) {
                chain.push_back(branch(id, "ups"));
                chain.back().share = FractionDatum(share, unit::one);
            }
        };
    };
    check({
        {"a branch without a share", branches(1.0, 0.0), "chain.feeds-nothing", kChain + "[right]"},
        {"shares that sum to nothing", branches(0.0, 0.0), "chain.feeds-nothing", kChain + "[left]"},
    });
    Plan plan = example("openai-amd-6gw");
    branches(0.5, 0.5)(plan);
    const std::vector<Finding> findings = findingsOfAll(plan);
    CHECK_FALSE(tells(findings, "chain.feeds-nothing", kChain + "[left]"));
}

TEST_CASE("equipment that cannot be is named, even where a plan was spoilt past the reader", "[laws][bad-chain]")
{
    const auto rating = [](double watts) {
        return [watts](Plan& p) { converter(p, "busway-1200a").rating.si = watts; };
    };
    check({
        {"rating of 0", rating(0.0), "converter.rating-impossible", "converters[busway-1200a]"},
        {"rating below 0", rating(-690e3), "converter.rating-impossible", "converters[busway-1200a]"},
        {"transformer of 0", [](Plan& p) { converter(p, "transformer-liquid-3150").rating.si = 0.0; },
         "converter.rating-impossible", "converters[transformer-liquid-3150]"},
        {"shelf of 0", [](Plan& p) { converter(p, "shelf-72").rating.si = 0.0; }, "converter.rating-impossible",
         "converters[shelf-72]"},
        {"efficiency above 1 at a point", [](Plan& p) { converter(p, "ups-eaton-9395xr-1500").efficiency50.si = 1.02; },
         "converter.efficiency-impossible", "converters[ups-eaton-9395xr-1500]"},
        {"efficiency of 0", [](Plan& p) { converter(p, "ups-eaton-9395xr-1500").efficiency50.si = 0.0; },
         "converter.efficiency-impossible", "converters[ups-eaton-9395xr-1500]"},
        {"eco efficiency above 1", [](Plan& p) {
             converter(p, "ups-eaton-9395xr-1500").ecoEfficiency.si = 1.05;
             stage(p, "ups").mode = UpsMode::Eco;
         }, "converter.efficiency-impossible", "converters[ups-eaton-9395xr-1500]"},
        {"constant efficiency above 1", [](Plan& p) {
             Converter& c = converter(p, "busway-1200a");
             c.form = ConverterForm::FixedProportional;
             c.efficiency = FractionDatum(1.2, unit::one);
         }, "converter.efficiency-impossible", "converters[busway-1200a]"},
        {"loss below 0", [](Plan& p) { converter(p, "busway-1200a").loadLoss.si = -4e3; }, "converter.loss-impossible",
         "converters[busway-1200a]"},
        {"power factor above 1", [](Plan& p) { converter(p, "ups-eaton-9395xr-1500").inputPowerFactor.si = 1.1; },
         "converter.power-factor-impossible", "converters[ups-eaton-9395xr-1500]"},
        {"power factor of 0", [](Plan& p) { converter(p, "ups-eaton-9395xr-1500").inputPowerFactor.si = 0.0; },
         "converter.power-factor-impossible", "converters[ups-eaton-9395xr-1500]"},
        {"no units", [](Plan& p) { stage(p, "ups").units = 0; }, "chain.no-units", kChain + "[ups]"},
        {"less than no units", [](Plan& p) { stage(p, "ups").units = -2; }, "chain.no-units", kChain + "[ups]"},
        {"more units than a one-line is drawn of", [](Plan& p) { stage(p, "busway").units = 10000000; },
         "failure.no-one-line", "buildings[standard-building]"},
        {"0 V", [](Plan& p) { stage(p, "substation").voltage.si = 0.0; }, "chain.zero-voltage", kChain + "[substation]"},
        {"fed at 0 V", [](Plan& p) { p.buildings.front().power.supplyVoltage.si = 0.0; }, "chain.no-voltage",
         kChain + "[substation]"},
        {"conductor without area", [](Plan& p) {
             for (Conductor& c : p.conductors) c.area = {};
         }, "chain.no-conductor-data", kChain + "[busway]"},
        {"conductor without length", [](Plan& p) { stage(p, "busway").conductorLength = {}; }, "chain.no-conductor-data",
         kChain + "[busway]"},
    });
}
