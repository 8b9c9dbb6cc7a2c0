// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "base/text.h"
#include "evaluate/site_candidates.h"
#include "report/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace rw::cli {

namespace {

struct Options {
    std::string goal;
    bool json = false;
    bool why = false;
};

Tree counts(const std::vector<std::int64_t>& values)
{
    Tree::List list;
    for (const std::int64_t n : values) list.emplace_back(n);
    return Tree(std::move(list));
}

Tree known(const std::optional<double>& value)
{
    return value ? Tree(*value) : Tree();
}

Tree candidateTree(const Plan& plan, const SiteChoice& choice, const ChoiceRow& row, const PlanCandidate& c)
{
    const Site& site = plan.sites[row.site];
    Tree one;
    one.set("id", Tree(row.id));
    one.set("name", Tree(site.name));
    one.set("region", Tree(site.region));
    one.set("chosen", Tree(row.chosen));
    one.set("sites", Tree(row.sites));
    one.set("buildings", Tree(row.buildings.back()));
    one.set("buildings_by_phase", counts(row.buildings));
    one.set("needed_by", row.firstPeriod ? Tree(choice.periods[*row.firstPeriod].end.text()) : Tree());
    one.set("it_W", Tree(row.delivered));
    one.set("it_W_per_building", Tree(c.numbers.perBuilding));
    one.set("buildings_per_site_at_most", Tree(c.numbers.mostBuildings));
    one.set("binding_limit", Tree(name(c.limit)));
    one.set("cost_USD", Tree(row.cost));
    one.set("opening_cost_USD", Tree(c.numbers.openingCost));
    one.set("building_cost_USD", Tree(c.numbers.costPerBuilding));
    one.set("building_co2_kg_per_year", c.carbonKnown ? Tree(c.numbers.carbonPerBuilding) : Tree());
    one.set("building_water_m3_per_year", c.waterKnown ? Tree(c.numbers.waterPerBuilding) : Tree());
    if (row.reason) {
        one.set("reason", Tree(row.why));
        one.set("change_at_least", Tree(row.changeAtLeast));
        one.set("change_at_most", std::isfinite(row.changeAtMost) ? Tree(row.changeAtMost) : Tree());
    }
    return one;
}

Tree choiceTree(const Plan& plan, const SiteChoice& choice, const std::vector<PlanCandidate>& candidates, const std::string& goal)
{
    Tree tree;
    tree.set("goal", Tree(goal));
    tree.set("state", Tree(optimise::name(choice.state)));
    tree.set("has_choice", Tree(choice.hasChoice));
    tree.set("objective", choice.hasChoice ? Tree(choice.objective) : Tree());
    tree.set("bound", known(choice.bound));
    tree.set("gap", known(choice.gap));
    tree.set("nodes", Tree(static_cast<std::int64_t>(choice.nodes)));
    tree.set("why_not", choice.hasChoice ? Tree() : Tree(choice.whyNot));
    tree.set("sites", choice.hasChoice ? Tree(choice.measures.sites) : Tree());
    tree.set("buildings", choice.hasChoice ? Tree(static_cast<std::int64_t>(choice.measures.buildings)) : Tree());
    tree.set("cost_USD", choice.hasChoice ? Tree(choice.measures.cost) : Tree());
    tree.set("co2_kg_per_year", choice.hasChoice ? Tree(choice.carbonPerYear) : Tree());
    tree.set("water_m3_per_year", choice.hasChoice ? Tree(choice.waterPerYear) : Tree());
    Tree::List phases;
    for (std::size_t t = 0; t < choice.periods.size(); ++t) {
        Tree one;
        one.set("name", Tree(choice.periods[t].phase));
        one.set("end", choice.periods[t].end.set() ? Tree(choice.periods[t].end.text()) : Tree());
        one.set("needed_it_W", Tree(choice.periods[t].power));
        if (choice.hasChoice) {
            one.set("it_W", Tree(choice.measures.delivered[t]));
            one.set("it_W_without_largest_region", Tree(choice.measures.remaining[t]));
        }
        phases.push_back(std::move(one));
    }
    tree.set("phases", Tree(std::move(phases)));
    Tree::List rows;
    for (std::size_t i = 0; i < choice.rows.size(); ++i) rows.push_back(candidateTree(plan, choice, choice.rows[i], candidates[i]));
    tree.set("candidates", Tree(std::move(rows)));
    Tree::List order;
    for (const OpenedSite& site : choice.order) {
        Tree one;
        one.set("id", Tree(plan.sites[site.site].id));
        one.set("buildings_by_phase", counts(site.buildings));
        order.push_back(std::move(one));
    }
    tree.set("order", Tree(std::move(order)));
    return tree;
}

/// Sites of which a number is not known or stands on an assumption.
std::string named(const Plan& plan, const std::vector<PlanCandidate>& candidates, bool (*which)(const PlanCandidate&))
{
    std::string list;
    for (const PlanCandidate& c : candidates)
        if (c.numbers.mostBuildings > 0 && which(c)) list += (list.empty() ? "" : ", ") + plan.sites[c.numbers.site].id;
    return list;
}

void printChoice(const Plan& plan, const SiteChoice& choice, const std::vector<PlanCandidate>& candidates)
{
    std::size_t width = 4;
    for (const ChoiceRow& row : choice.rows) width = std::max(width, row.id.size());
    print(fmt::format("{:<{}}  {}", text("cli.sites.id"), width, text("cli.sites.head")));
    for (std::size_t i = 0; i < choice.rows.size(); ++i) {
        const ChoiceRow& row = choice.rows[i];
        const PlanCandidate& c = candidates[i];
        const std::string from = row.firstPeriod ? choice.periods[*row.firstPeriod].end.text() : "";
        const std::string capacity = row.chosen ? report::alone(row.delivered, unit::MW) : "";
        const std::string cost = row.chosen ? report::alone(row.cost, unit::MUSD) : "";
        std::string line = fmt::format("{:<{}}  {:<4} {:>6} {:>10}  {:<11} {:>11}  {:>15}  {:<16} {}", row.id, width,
                                       text(row.chosen ? "cli.sites.in" : "cli.sites.out"), row.sites, row.buildings.back(), from, capacity,
                                       cost, text("limit." + std::string(name(c.limit))), row.why);
        line.erase(line.find_last_not_of(' ') + 1);
        print(line);
    }
    print("");
    print(stateLine(choice));
    if (choice.hasChoice)
        print(text("cli.sites.sum", {{"sites", std::to_string(choice.measures.sites)},
                                     {"buildings", std::to_string(choice.measures.buildings)},
                                     {"it", report::alone(choice.measures.delivered.back(), unit::MW)},
                                     {"needed", report::alone(choice.periods.back().power, unit::MW)},
                                     {"cost", report::alone(choice.measures.cost, unit::MUSD)},
                                     {"carbon", readableNumber(choice.carbonPerYear / 1000.0)},
                                     {"water", readableNumber(choice.waterPerYear)}}));
    const std::pair<const char*, std::string> notes[] = {
        {"cli.sites.carbon-assumed", named(plan, candidates, [](const PlanCandidate& c) { return c.carbonAssumed; })},
        {"cli.sites.carbon-unknown", named(plan, candidates, [](const PlanCandidate& c) { return !c.carbonKnown; })},
        {"cli.sites.water-unknown", named(plan, candidates, [](const PlanCandidate& c) { return !c.waterKnown; })}};
    for (const auto& [key, sites] : notes)
        if (!sites.empty()) say(text(key, {{"sites", sites}}));
}

int runSites(const PlanArguments& arguments, const Options& options)
{
    auto opened = arguments.open();
    Plan& plan = opened.plan;
    const std::vector<const char*>& goals = typeOf<SiteSelection>().find("goal")->choices;
    if (!options.goal.empty())
        plan.programme.selection.goal =
            static_cast<SelectionGoal>(std::find(goals.begin(), goals.end(), options.goal) - goals.begin());
    if (plan.programme.targetKind == TargetKind::Fill)
        throw Stop{{.code = "selection.fill", .path = "programme.target_kind"}};
    const Evaluation evaluation = evaluate(plan, opened.scenario);
    const std::vector<PlanCandidate> candidates = siteCandidates(plan, evaluation);
    const SiteChoice choice = orStop(chooseSites(plan, candidatesOf(candidates), periodTargets(evaluation),
                                                 options.why ? ChoiceDepth::Reasons : ChoiceDepth::Exact));
    if (options.json)
        printJson(choiceTree(plan, choice, candidates, goals[static_cast<std::size_t>(choice.goal)]));
    else
        printChoice(plan, choice, candidates);
    return choice.hasChoice ? kDone : kFindings;
}

}  // namespace

void addSites(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("sites", "Choose the sites to build on among those of a plan");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<Options>();
    const std::vector<const char*>& goals = typeOf<SiteSelection>().find("goal")->choices;
    command->add_option("--goal", options->goal, "What the choice is best in, in place of the plan's goal")
        ->check(CLI::IsMember(std::vector<std::string>(goals.begin(), goals.end())));
    command->add_flag("--why", options->why, "Why each site is in or out; takes as many searches again");
    command->add_flag("--json", options->json, "Everything in SI units, as one JSON document");
    command->callback([plan, options, &run] { run = [plan, options] { return runSites(*plan, *options); }; });
}

}  // namespace rw::cli
