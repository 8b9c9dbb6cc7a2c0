// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "base/text.h"
#include "evaluate/site_candidates.h"
#include "report/number_text.h"
#include "report/site_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace rw::cli {

namespace {

struct SitesCall {
    std::string goal;
    bool json = false;
    bool why = false;
};

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
        {"cli.sites.cost-unknown", named(plan, candidates, [](const PlanCandidate& c) { return !c.costKnown; })},
        {"cli.sites.carbon-assumed", named(plan, candidates, [](const PlanCandidate& c) { return c.carbonAssumed; })},
        {"cli.sites.carbon-unknown", named(plan, candidates, [](const PlanCandidate& c) { return !c.carbonKnown; })},
        {"cli.sites.water-unknown", named(plan, candidates, [](const PlanCandidate& c) { return !c.waterKnown; })}};
    for (const auto& [key, sites] : notes)
        if (!sites.empty()) say(text(key, {{"sites", sites}}));
}

int runSites(const PlanArguments& arguments, const SitesCall& options)
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
        printJson(report::siteChoiceTree(plan, choice, candidates));
    else
        printChoice(plan, choice, candidates);
    return choice.hasChoice ? kDone : kFindings;
}

}  // namespace

void addSites(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("sites", "Choose the sites to build on among those of a plan");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<SitesCall>();
    const std::vector<const char*>& goals = typeOf<SiteSelection>().find("goal")->choices;
    command->add_option("--goal", options->goal, "What the choice is best in, in place of the plan's goal")
        ->check(CLI::IsMember(std::vector<std::string>(goals.begin(), goals.end())));
    command->add_flag("--why", options->why, "Why each site is in or out; takes as many searches again");
    command->add_flag("--json", options->json, "Everything in SI units, as one JSON document");
    command->callback([plan, options, &run] { run = [plan, options] { return runSites(*plan, *options); }; });
}

}  // namespace rw::cli
