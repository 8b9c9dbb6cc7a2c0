// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/compare_scenarios.h"
#include "evaluate/solve_input.h"
#include "support/examples.h"
#include "support/random_plan.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>
#include <set>

using namespace rw;
using namespace rw::test;

namespace {

/// Numbers of a plan, by path, with what stands there in the file's unit.
struct Knob {
    std::string path;
    const Field* field;
    double value;
};
std::vector<Knob> numbersOf(const Plan& plan)
{
    std::vector<Knob> out;
    for (const std::string& path : inputPaths(plan, InputKinds::Numbers)) {
        const Field* field = fieldAt(plan, path).value();
        const Tree tree = fieldValue(plan, path);
        const Tree* number = field->kind == FieldKind::Quantity ? tree.find("value") : &tree;
        if (number && number->isNumber()) out.push_back({path, field, field->unit->fromSi(number->number())});
    }
    return out;
}

/// A number moved by some percent, within its limits, as somebody would type it.
std::string moved(const Knob& n, std::mt19937& random)
{
    const double factor = std::uniform_real_distribution<double>(0.85, 1.2)(random);
    const double low = n.field->unit->fromSi(n.field->minimum);
    const double high = n.field->unit->fromSi(n.field->maximum);
    if (n.field->kind == FieldKind::Integer)
        return shortestNumber(std::clamp(std::floor(n.value * factor) + 1.0, low, high));
    return shortestNumber(std::clamp(n.value * factor, low, high));
}

Scenario randomScenario(const Plan& plan, const std::string& id, std::size_t inputs, std::mt19937& random)
{
    Scenario scenario{id, id, {}};
    const std::vector<Knob> numbers = numbersOf(plan);
    for (std::size_t i = 0; i < inputs && !numbers.empty(); ++i) {
        const Knob& n = numbers[std::uniform_int_distribution<std::size_t>(0, numbers.size() - 1)(random)];
        scenario.overrides.push_back({"o-" + std::to_string(i), n.path, moved(n, random)});
    }
    return scenario;
}

/// Plans of all kinds with two scenarios each; every third on numbers that reach many figures.
Plan planWithScenarios(unsigned seed, std::size_t inputs)
{
    std::mt19937 random(seed);
    const std::vector<std::string> names = exampleNames();
    Plan plan = seed % 2 == 0 ? randomPlan(seed) : shaken(names[seed % names.size()], seed);
    plan.scenarios = {randomScenario(plan, "first", inputs, random), randomScenario(plan, "second", inputs, random)};
    if (seed % 3 == 1) {
        const Knob target{"programme.target", fieldAt(plan, "programme.target").value(), 2.0};
        plan.scenarios[0].overrides.push_back({"o-t", target.path, moved(target, random)});
        plan.scenarios[1].overrides.push_back({"o-m", "assumptions.grid_margin", "0.07"});
    }
    return plan;
}

double scaleOf(const ComparedFigure& row)
{
    double scale = std::max(std::abs(*row.a), std::abs(*row.b));
    for (const double part : row.contributions) scale = std::max(scale, std::abs(part));
    return scale;
}

double valueOf(const Plan& plan, const std::string& path)
{
    return figure(evaluate(plan), path).value().si.value();
}

}  // namespace

TEST_CASE("what changed inputs contribute sums to the difference of two scenarios", "[laws][compare]")
{
    std::size_t rows = 0, shared = 0;
    for (unsigned seed = 1; seed <= 24; ++seed) {
        const std::size_t inputs = 1 + seed % 4;
        const Plan plan = planWithScenarios(seed, inputs);
        for (const auto& [a, b] : {std::pair<std::string, std::string>{"", "first"}, {"first", "second"}}) {
            CAPTURE(seed, a, b);
            const auto c = compareScenarios(plan, a, b);
            REQUIRE(c.ok());
            for (const ComparedFigure& row : c->rows) {
                CAPTURE(row.path);
                CHECK((row.a || row.b));
                CHECK(row.a != row.b);
                if (row.contributions.empty() || !row.difference) continue;
                REQUIRE(row.contributions.size() == c->inputs.size());
                double sum = 0.0;
                for (const double part : row.contributions) sum += part;
                // Rounding of sums of at most 2^8 doubles, far above 1e-16 and far below what anybody reads.
                CHECK(std::abs(sum - *row.difference) <= 1e-9 * scaleOf(row));
                CHECK(row.closing == sum - *row.difference);
                ++rows;
                if (std::count_if(row.contributions.begin(), row.contributions.end(), [](double p) { return p != 0.0; }) > 1) ++shared;
            }
        }
    }
    CHECK(rows > 500);
    CHECK(shared > 50);
}

TEST_CASE("a comparison's ends are the figures of the two scenarios", "[laws][compare]")
{
    for (unsigned seed = 1; seed <= 9; ++seed) {
        CAPTURE(seed);
        const Plan plan = planWithScenarios(seed, 2);
        CompareOptions all;
        all.changedOnly = false;
        const auto c = compareScenarios(plan, "", "first", all);
        REQUIRE(c.ok());
        const Evaluation a = evaluate(plan);
        const Evaluation b = evaluate(withScenario(plan, "first").value().plan);
        std::set<std::string> paths;
        for (const ComparedFigure& row : c->rows) {
            CAPTURE(row.path);
            paths.insert(row.path);
            const auto of = [&](const Evaluation& e) {
                const auto f = figure(e, row.path);
                return f ? f->si : std::nullopt;
            };
            CHECK(row.a == of(a));
            CHECK(row.b == of(b));
        }
        for (const Evaluation* e : {&a, &b})
            for (const Figure& f : figures(*e))
                if (f.si) CHECK(paths.count(f.path) == 1);
        CHECK(c->evaluations == std::size_t{1} << c->inputs.size());
    }
}

TEST_CASE("two scenarios swapped give every part with the other sign", "[laws][compare]")
{
    std::size_t rows = 0;
    for (const std::size_t inputs : {std::size_t{3}, std::size_t{12}}) {
        for (unsigned seed = 1; seed <= 8; ++seed) {
            CAPTURE(inputs, seed);
            const Plan plan = planWithScenarios(seed, inputs);
            const auto there = compareScenarios(plan, "first", "second");
            const auto back = compareScenarios(plan, "second", "first");
            REQUIRE(there.ok());
            REQUIRE(back.ok());
            REQUIRE(there->rows.size() == back->rows.size());
            CHECK(there->method == back->method);
            if (there->inputs.size() > 8) CHECK(there->evaluations == there->inputs.size() + 1);
            for (std::size_t i = 0; i < there->rows.size(); ++i) {
                const ComparedFigure& x = there->rows[i];
                const ComparedFigure& y = back->rows[i];
                CAPTURE(x.path);
                REQUIRE(x.path == y.path);
                CHECK(x.a == y.b);
                if (x.difference) CHECK(*x.difference == -*y.difference);
                REQUIRE(x.contributions.size() == y.contributions.size());
                for (std::size_t k = 0; k < x.contributions.size(); ++k) CHECK(x.contributions[k] == -y.contributions[k]);
                ++rows;
            }
        }
    }
    CHECK(rows > 100);
}

TEST_CASE("an override that changes nothing gets nothing", "[laws][compare]")
{
    std::size_t rows = 0;
    for (unsigned seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        Plan plan = planWithScenarios(seed, 2);
        // Words reach no figure; what the plan says already is no change at all.
        plan.scenarios[0].overrides.push_back({"o-w", "project.notes", "other words"});
        plan.scenarios[0].overrides.push_back({"o-t", "programme.target", "3.3"});
        const std::string idle = "assumptions.grid_margin";
        plan.scenarios[1].overrides = {{"o-s", idle, "0.11"}};
        Plan same = withSet(plan, idle, "0.11");
        same.scenarios[0].overrides = {{"o-s", "assumptions.grid_margin", "11 %"}};
        const auto unchanged = compareScenarios(same, "", "first");
        REQUIRE(unchanged.ok());
        CHECK(unchanged->inputs.empty());
        CHECK(unchanged->rows.empty());

        const auto c = compareScenarios(plan, "", "first");
        REQUIRE(c.ok());
        const auto words = std::find_if(c->inputs.begin(), c->inputs.end(), [](const auto& i) { return i.path == "project.notes"; });
        REQUIRE(words != c->inputs.end());
        const auto at = static_cast<std::size_t>(words - c->inputs.begin());
        for (const ComparedFigure& row : c->rows) {
            if (row.contributions.empty()) continue;
            CHECK(row.contributions[at] == 0.0);
            ++rows;
        }
    }
    CHECK(rows > 50);
}

TEST_CASE("spellings of one path are one input, and an object that is gone is told", "[compare]")
{
    Plan plan = example("openai-amd-6gw");
    plan.scenarios = {{"a", "a", {{"o-1", "programme.target_GW", "5"}, {"o-2", "racks_that_are_gone", "5"}}},
                      {"b", "b", {{"o-1", "programme.target", "5000 MW"}}},
                      {"c", "c", {{"o-1", "programme.target", "7"}, {"o-2", "programme.basis", "facility"}}}};
    const auto same = compareScenarios(plan, "a", "b");
    REQUIRE(same.ok());
    CHECK(same->inputs.empty());
    CHECK(same->lost == std::vector<std::string>{"racks_that_are_gone"});
    const auto other = compareScenarios(plan, "a", "c");
    REQUIRE(other.ok());
    REQUIRE(other->inputs.size() == 2);
    CHECK(other->inputs[0].path == "programme.target");
    CHECK(fieldValueWords(*other->inputs[0].field, other->inputs[0].a) == "5 GW");
    CHECK(fieldValueWords(*other->inputs[1].field, other->inputs[1].b) == "facility");
    CHECK(scenarioId(plan, "base").value().empty());
    CHECK(scenarioId(plan, "nobody").error().allowed == "base, a, b, c");
    CHECK(compareScenarios(plan, "", "nobody").error().code == "path.unknown");
}

TEST_CASE("figures of elements that only one scenario has are unset in the other", "[compare]")
{
    Plan plan = example("openai-amd-6gw");
    // Without power for the second platform its phases place no rack: elements in use differ.
    plan.scenarios = {{"small", "small", {{"o-1", "programme.target", "1 GW"}}}};
    CompareOptions options;
    options.only = [](const std::string& path) { return figureMatches(path, "programme.sites_by_name[]") || figureMatches(path, "buildings"); };
    const auto c = compareScenarios(plan, "", "small", options);
    REQUIRE(c.ok());
    for (const ComparedFigure& row : c->rows) {
        CHECK((figureMatches(row.path, "programme.sites_by_name[]") || figureMatches(row.path, "buildings")));
        if (!row.a || !row.b) CHECK((!row.difference && row.contributions.empty()));
    }
    const auto table = sideBySide(plan, {"", "small", ""}, options);
    REQUIRE(table.ok());
    REQUIRE(table->columns.size() == 3);
    CHECK(table->rows.size() == c->rows.size());
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        CHECK(table->rows[i].path == c->rows[i].path);
        CHECK(table->rows[i].values[0] == c->rows[i].a);
        CHECK(table->rows[i].values[1] == c->rows[i].b);
        CHECK(table->rows[i].values[2] == c->rows[i].a);
    }
}

TEST_CASE("a comparison that is stopped tells nothing", "[compare]")
{
    const Plan plan = planWithScenarios(1, 3);
    std::stop_source stop;
    CompareOptions options;
    options.cancel = stop.get_token();
    options.progress = [&](double done) {
        if (done > 0.0) stop.request_stop();
    };
    const auto c = compareScenarios(plan, "", "first", options);
    REQUIRE(c.ok());
    CHECK(c->cancelled);
    CHECK(c->rows.empty());
}

TEST_CASE("patterns name figures", "[compare]")
{
    CHECK(figureMatches("racks[helios].power_W.design", "racks[helios].power_W"));
    CHECK(figureMatches("racks[helios].power_W.design", "racks[].power_W.design"));
    CHECK(figureMatches("racks[helios].power_W.design", "*power*"));
    CHECK(figureMatches("programme.pue_annual", "*pue_annual"));
    CHECK(!figureMatches("programme.pue_annual", "programme.pue"));
    CHECK(!figureMatches("racks[helios].mass_kg", "racks[other]"));
    CHECK(!figureMatches("programme.pue_annual_meter", "*pue_annual"));
}

TEST_CASE("what solve-for finds gives the wanted figure when it is put back", "[laws][solve]")
{
    struct Asked {
        const char* example;
        const char* input;
        const char* figure;
    };
    std::size_t found = 0;
    for (const Asked& asked : {Asked{"openai-amd-6gw", "programme.target", "programme.it_power_W"},
                               Asked{"openai-amd-6gw", "rack_designs[helios].maker_design_power", "racks[helios].power_W.design"},
                               Asked{"openai-amd-6gw", "sites[standard].grid_limit", "programme.sites"},
                               Asked{"openai-amd-6gw", "clusters[helios-32].size", "clusters[helios-32].network_power_W"},
                               Asked{"openai-nvidia-10gw", "assumptions.house_share", "programme.facility_power_W"},
                               Asked{"hgx-hall", "assumptions.rack_fan_share", "programme.itue"}}) {
        for (unsigned seed = 0; seed < 3; ++seed) {
            CAPTURE(asked.example, asked.input, seed);
            const Plan plan = example(asked.example);
            const Field& field = *fieldAt(plan, asked.input).value();
            // A wanted figure that can be had: that of some value of the input.
            std::mt19937 random(seed);
            const std::vector<Knob> numbers = numbersOf(plan);
            const auto at = std::find_if(numbers.begin(), numbers.end(), [&](const Knob& n) { return n.path == asked.input; });
            REQUIRE(at != numbers.end());
            const Plan other = withSet(plan, asked.input, moved(*at, random));
            SolveRequest request;
            request.input = asked.input;
            request.condition = {asked.figure, SolveGoal::Equal, valueOf(other, asked.figure), {}};
            const auto solved = solveInput(plan, request);
            REQUIRE(solved.ok());
            CAPTURE(solved->words());
            REQUIRE(solved->found());
            ++found;
            Plan answered = plan;
            EditList edits = solved->edits();
            REQUIRE(apply(answered, edits).ok());
            CHECK(valueOf(answered, asked.figure) == solved->result);
            const double wanted = request.condition.wanted;
            const auto taken = std::find_if(solved->crossings.begin(), solved->crossings.end(),
                                            [&](const auto& c) { return c.input == solved->value; });
            REQUIRE(taken != solved->crossings.end());
            const compare::Crossing& crossing = *taken;
            if (!crossing.jump && field.kind == FieldKind::Quantity) {
                // The search closes its bracket to 1e-12 of the range.
                CHECK(valueOf(answered, asked.figure) == Approx(wanted).epsilon(1e-9));
            } else {
                // Counts step: what is wanted lies between the two sides of the step.
                CHECK(std::min(crossing.result, crossing.resultBefore) <= wanted * (1 + 1e-12));
                CHECK(std::max(crossing.result, crossing.resultBefore) >= wanted * (1 - 1e-12));
            }
        }
    }
    CHECK(found == 18);
}

TEST_CASE("the border that solve-for finds satisfies, and a little beyond does not", "[laws][solve]")
{
    const Plan plan = example("openai-amd-6gw");
    SolveRequest request;
    request.input = "sites[standard].grid_limit";
    request.condition = {"programme.sites", SolveGoal::AtMost, 7.0, {}};
    const auto solved = solveInput(plan, request);
    REQUIRE(solved.ok());
    REQUIRE(solved->found());
    const auto sitesAt = [&](double watts) { return valueOf(withSet(plan, request.input, shortestNumber(watts) + " W"), "programme.sites"); };
    CHECK(sitesAt(solved->value) <= 7.0);
    CHECK(sitesAt(solved->value - 2e-9 * (solved->high - solved->low)) > 7.0);
}

TEST_CASE("no solution names the range and the results at both ends, with units", "[solve]")
{
    const Plan plan = example("openai-amd-6gw");
    SolveRequest request;
    request.input = "programme.target";
    request.condition = {"racks[helios].power_W.design", SolveGoal::Equal, 1e6, {}};
    request.low = 1e9;
    request.high = 2e9;
    const auto none = solveInput(plan, request);
    REQUIRE(none.ok());
    CHECK(!none->found());
    for (const char* part : {"No solution", "1 GW", "2 GW", "225 kW", "1 MW"}) {
        CAPTURE(part, none->words());
        CHECK(none->words().find(part) != std::string::npos);
    }
    request.condition.goal = SolveGoal::AtLeast;
    CHECK(solveInput(plan, request)->words().find("at least 1 MW") != std::string::npos);
    request.input = "programme.basis";
    CHECK(solveInput(plan, request).error().code == "solve.not-a-number");
    request.input = "programme.target";
    request.high = 0.5e9;
    CHECK(solveInput(plan, request).error().code == "solve.bounds");
    request.condition.figure = "programme.nothing";
    CHECK(solveInput(plan, request).error().code == "path.unknown");
}

TEST_CASE("a range comes from the field's limits, or from the present value where those are far", "[solve]")
{
    const Plan plan = example("openai-amd-6gw");
    SolveRequest request;
    request.condition = {"programme.it_power_W", SolveGoal::Equal, 3e9, {}};
    request.input = "programme.target";
    const auto target = solveInput(plan, request);
    REQUIRE(target.ok());
    CHECK(target->high == Approx(60e9));
    CHECK(target->highFromPresent);
    CHECK(!target->rangeWords().empty());
    request.input = "assumptions.grid_margin";
    const auto margin = solveInput(plan, request);
    REQUIRE(margin.ok());
    CHECK(margin->low == 0.0);
    CHECK(margin->high == 1.0);
    CHECK(margin->present.has_value());
}

TEST_CASE("the questions of planners have answers that hold", "[solve]")
{
    Plan plan = withSet(example("openai-amd-6gw"), "sites[standard].count", "3");
    const auto ask = [&](const std::string& key) -> SolveRequest {
        const auto questions = solveQuestions(plan, evaluate(plan));
        const auto at = std::find_if(questions.begin(), questions.end(), [&](const SolveQuestion& q) { return q.key == key; });
        REQUIRE(at != questions.end());
        return at->request;
    };
    const auto largest = solveInput(plan, ask("largest-target"));
    REQUIRE(largest.ok());
    CAPTURE(largest->words());
    REQUIRE(largest->found());
    const Plan full = withSet(plan, "programme.target", shortestNumber(largest->value / 1e9));
    CHECK(valueOf(full, "programme.racks_placed") == valueOf(full, "programme.racks"));
    // One rack more has no place.
    const Plan more = withSet(plan, "programme.target", shortestNumber(largest->value / 1e9 + 1e-3));
    CHECK(valueOf(more, "programme.racks_placed") < valueOf(more, "programme.racks"));

    // Sites without a number take any target: then there is no largest, and the answer says why.
    plan = example("openai-amd-6gw");
    const auto endless = solveInput(plan, ask("largest-target"));
    REQUIRE(endless.ok());
    CAPTURE(endless->words());
    CHECK_FALSE(endless->found());
    CHECK(endless->words().rfind("No solution, because the plan builds “Standard site” as often as a target needs", 0) == 0);
    // An end that is given is one.
    SolveRequest bounded = ask("largest-target");
    bounded.high = 8e9;
    const auto within = solveInput(plan, bounded);
    REQUIRE(within.ok());
    CHECK(within->found());
    CHECK(within->value == 8e9);

    const auto least = solveInput(plan, ask("least-grid"));
    REQUIRE(least.ok());
    REQUIRE(least->found());
    const Plan smaller = withSet(plan, "sites[standard].grid_limit", shortestNumber(least->value) + " W");
    CHECK(valueOf(smaller, "programme.sites") <= valueOf(plan, "programme.sites"));
    CHECK(least->value <= plan.sites.front().gridLimit.si.value());
}
