// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "command.h"

#include "evaluate/compare_scenarios.h"
#include "report/compare_tree.h"

#include <algorithm>
#include <memory>

namespace rw::cli {

namespace {


struct CompareCall {
    std::string scenarios;
    std::string figure;
    bool all = false;
    bool hours = false;
    bool json = false;
};

/// "A,B" at the comma that parts two scenarios of the plan; names may hold commas themselves.
std::pair<std::string, std::string> twoScenarios(const Plan& plan, const std::string& pair)
{
    std::optional<Error> unknown;
    for (std::size_t comma = pair.find(','); comma != std::string::npos; comma = pair.find(',', comma + 1)) {
        const auto a = scenarioId(plan, pair.substr(0, comma));
        const auto b = scenarioId(plan, pair.substr(comma + 1));
        if (a && b) return {*a, *b};
        if (!unknown) unknown = a ? b.error() : a.error();
    }
    const auto commas = std::count(pair.begin(), pair.end(), ',');
    // With one comma it is known which of the two is meant by the name that is none.
    if (commas == 1) throw Stop{*unknown};
    std::string known = "base";
    for (const Scenario& scenario : plan.scenarios) known += ", " + scenario.id;
    throw Stop{Error{.code = "compare.scenarios", .path = "--scenarios",
                     .found = text("cli.compare.found", {{"n", std::to_string(commas + 1)}, {"text", pair}}), .allowed = known}};
}

std::string titleOf(const Plan& plan, const std::string& id)
{
    const Scenario* scenario = findById(plan.scenarios, id);
    if (!scenario) return text("compare.base");
    return displayName(*scenario);
}

std::string comparisonText(const Plan& plan, const ScenarioComparison& c)
{
    std::string out = text("compare.title", {{"a", titleOf(plan, c.a)}, {"b", titleOf(plan, c.b)}}) + "\n\n";
    if (c.inputs.empty()) return out + text("compare.no-inputs") + "\n";
    out += tableText(report::inputTable(c)) + "\n";
    if (c.rows.empty()) return out + text("compare.no-rows") + "\n";
    out += tableText(report::differenceTable(c)) + "\n";
    const bool shapley = c.method == compare::AttributionMethod::Shapley;
    return out + text("compare.foot", {{"n", std::to_string(c.evaluations)},
                                       {"method", text(shapley ? "compare.method.shapley" : "compare.method.in-order")},
                                       {"closing", readableNumber(report::largestClosing(c), 2)}});
}

/// Error findings of one scenario are told, because nothing else here shows them.
bool hasErrors(const Plan& plan, const std::string& id)
{
    const Evaluation e = evaluate(orStop(planUnder(plan, id)).plan, id);
    if (exitCode(e) == kDone) return false;
    const auto n = std::count_if(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.severity == Severity::Error; });
    say(text("cli.compare.errors", {{"scenario", titleOf(plan, id)}, {"n", std::to_string(n)}}));
    return true;
}

int runCompare(const PlanArguments& arguments, const CompareCall& options)
{
    const auto opened = arguments.open();
    const Plan& plan = opened.plan;
    const auto [a, b] = twoScenarios(plan, options.scenarios);
    CompareOptions asked;
    asked.changedOnly = !options.all;
    asked.tier = options.hours ? YearTier::Hours : YearTier::Bins;
    if (!options.figure.empty()) {
        const auto table = figureTable();
        const auto all = figures(evaluate(plan));
        const bool known =
            std::any_of(table.begin(), table.end(), [&](const auto& f) { return figureMatches(f.pattern, options.figure); }) ||
            std::any_of(all.begin(), all.end(), [&](const auto& f) { return figureMatches(f.path, options.figure); });
        if (!known) throw Stop{Error{.code = "compare.figure", .path = "--figure", .found = options.figure}};
        asked.only = [&options](const std::string& path) { return figureMatches(path, options.figure); };
    }
    const ScenarioComparison comparison = orStop(compareScenarios(plan, a, b, asked));
    for (const std::string& path : comparison.lost) say(text("cli.compare.lost", {{"path", path}}));
    if (options.json) printJson(report::compareTree(comparison));
    else print(comparisonText(plan, comparison));
    const bool errorsA = hasErrors(plan, a);
    const bool errorsB = a != b && hasErrors(plan, b);
    return errorsA || errorsB ? kFindings : kDone;
}

}  // namespace

void addCompare(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("compare", "Compare two scenarios, with what each changed input contributes");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<CompareCall>();
    command->add_option("--scenarios", options->scenarios, "Two scenarios by id or name; “base” is the plan itself")
        ->required()
        ->type_name("A,B");
    command->add_option("--figure", options->figure,
                        "Only these figures: a path or its beginning, [] for any element, * for any text")
        ->type_name("PATTERN");
    command->add_flag("--all", options->all, "Also figures that are the same in both");
    command->add_flag("--hours", options->hours, "The year by 8,760 hours in every evaluation, not by bins");
    command->add_flag("--json", options->json, "One JSON document");
    command->callback([plan, options, &run] { run = [plan, options] { return runCompare(*plan, *options); }; });
}

}  // namespace rw::cli
