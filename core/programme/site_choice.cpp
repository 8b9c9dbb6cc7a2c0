// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/site_choice.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace rw {

namespace {

using optimise::SiteCandidate;

/// Sites that a portfolio holds at most, equal ones each for itself.
constexpr std::int64_t kMostSites = 2000;
constexpr std::int64_t kMostBuildings = 100'000;  ///< of a candidate
/// A quotient this little above a whole number is that number.
constexpr double kQuotientSlack = 1e-12;

Error fault(const char* code, std::string path, std::string found, std::string allowed = {})
{
    Error error;
    error.code = code;
    error.path = std::move(path);
    error.found = std::move(found);
    error.allowed = std::move(allowed);
    return error;
}

/// W that one site delivers in each period; empty: no limit.
std::vector<double> limitsByPeriod(const CandidateNumbers& c, std::span<const PeriodTarget> targets)
{
    std::vector<double> limits;
    if (c.limits.empty()) return limits;
    for (const PeriodTarget& target : targets) {
        double power = 0.0;
        for (const DatedLimit& limit : c.limits)
            if (!limit.day.set() || !target.end.set() || limit.day <= target.end) power = limit.power;
        limits.push_back(power);
    }
    return limits;
}

double wholeUp(double quotient)
{
    return std::ceil(quotient * (1.0 - kQuotientSlack));
}

/// How many equal sites can be of use: as many as meet all targets alone with buildings that deliver in full.
double sitesOfUse(const SiteCandidate& c, const optimise::PortfolioProblem& problem, bool ownRegion)
{
    double most = c.mustHave ? 1.0 : 0.0;
    for (std::size_t t = static_cast<std::size_t>(c.ready); t < problem.targets.size(); ++t) {
        double each = c.unitCapacity * c.mostBuildings;
        if (!c.capacityLimits.empty() && c.capacityLimits[t] < each) {
            const double limit = c.capacityLimits[t];
            each = limit < c.unitCapacity ? limit : c.unitCapacity * std::floor(limit / c.unitCapacity);
        }
        if (each <= 0.0) continue;
        most = std::max(most, wholeUp(problem.targets[t] / each));
        if (problem.criticalTargets.empty() || problem.criticalTargets[t] <= 0.0) continue;
        most = std::max(most, wholeUp(problem.criticalTargets[t] / each) + (ownRegion ? 1.0 : 0.0));
    }
    return most;
}

/// Years from the end of each period to that of the next; from the last to the horizon.
std::vector<double> durationsOf(const Plan& plan, std::span<const PeriodTarget> targets)
{
    const double horizon = unit::year.fromSi(plan.economics.horizon.si.value_or(*defaultEconomics().horizon.si));
    std::vector<double> years;
    for (std::size_t t = 0; t + 1 < targets.size(); ++t) {
        const bool dated = targets[t].end.set() && targets[t + 1].end.set();
        years.push_back(dated ? targets[t + 1].end.years() - targets[t].end.years() : 1.0);
    }
    const double built = targets.front().end.set() && targets.back().end.set() ? targets.back().end.years() - targets.front().end.years() : 0.0;
    years.push_back(std::max(1.0, horizon - built));
    return years;
}

optimise::PortfolioGoal goalOf(SelectionGoal goal)
{
    switch (goal) {
    case SelectionGoal::FewestSites: break;
    case SelectionGoal::LeastCost: return optimise::PortfolioGoal::LeastCost;
    case SelectionGoal::Earliest: return optimise::PortfolioGoal::Earliest;
    case SelectionGoal::LeastCarbon: return optimise::PortfolioGoal::LeastCarbon;
    case SelectionGoal::LeastWater: return optimise::PortfolioGoal::LeastWater;
    case SelectionGoal::Weighted: return optimise::PortfolioGoal::Weighted;
    }
    return optimise::PortfolioGoal::FewestSites;
}

Status checkInput(const Plan& plan, std::span<const CandidateNumbers> candidates, std::span<const PeriodTarget> targets)
{
    if (candidates.empty()) return fault("selection.no-sites", "sites", "0");
    if (targets.empty() || !(targets.back().power > 0.0))
        return fault("selection.no-target", "programme.phases", targets.empty() ? "" : readableNumber(targets.back().power));
    for (std::size_t t = 1; t < targets.size(); ++t) {
        const Date& before = targets[t - 1].end;
        if (targets[t].end.set() && (!before.set() || targets[t].end < before))
            return fault("selection.dates", "programme.phases[" + targets[t].phase + "]", targets[t].end.text(),
                         before.set() ? before.text() : "");
    }
    std::set<std::string> regions, capped;
    std::string known;
    for (const CandidateNumbers& c : candidates) {
        RW_ASSERT(c.site < plan.sites.size());
        const std::string& region = plan.sites[c.site].region;
        if (!region.empty() && regions.insert(region).second) known += (known.empty() ? "" : ", ") + region;
    }
    for (const RegionLimit& limit : plan.programme.selection.regionLimits)
        if (!regions.count(limit.region) || !capped.insert(limit.region).second)
            return fault("selection.region", "programme.selection.region_limits[" + limit.id + "].region", limit.region, known);
    return Done{};
}

SiteCandidate candidateOf(const Site& site, const CandidateNumbers& numbers, std::span<const PeriodTarget> targets)
{
    SiteCandidate c;
    c.id = site.id;
    c.mostBuildings = static_cast<int>(std::clamp<std::int64_t>(numbers.mostBuildings, 0, kMostBuildings));
    // A site that holds nothing is told as one without capacity.
    c.unitCapacity = c.mostBuildings == 0 && numbers.perBuilding == 0.0 ? 1.0 : numbers.perBuilding;
    c.capacityLimits = limitsByPeriod(numbers, targets);
    const auto fed = std::find_if(c.capacityLimits.begin(), c.capacityLimits.end(), [](double w) { return w > 0.0; });
    c.ready = static_cast<int>(fed - c.capacityLimits.begin());
    c.fixedCost = numbers.openingCost;
    c.costPerBuilding = numbers.costPerBuilding;
    c.carbonPerBuilding = numbers.carbonPerBuilding;
    c.waterPerBuilding = numbers.waterPerBuilding;
    c.mustHave = site.selection == SiteWish::Must;
    c.mustNot = site.selection == SiteWish::Never;
    return c;
}

std::optional<double> optionalMoney(const MoneyDatum& datum)
{
    return datum.set() ? std::optional(*datum.si) : std::nullopt;
}

}  // namespace

std::vector<DatedLimit> datedLimits(const Site& site, double capacityIt, double capacityGrid, double firm)
{
    std::vector<DatedLimit> limits;
    if (site.gridSteps.empty() && !site.gridDate.set()) return limits;
    const double fed = capacityGrid + firm;
    for (const GridStep& step : site.gridSteps)
        if (step.power.set()) limits.push_back({step.day, fed > 0.0 ? std::min(capacityIt, capacityIt * (*step.power.si + firm) / fed) : 0.0});
    std::stable_sort(limits.begin(), limits.end(), [](const DatedLimit& a, const DatedLimit& b) { return a.day < b.day; });
    if (site.gridDate.set()) {
        // Steps are what comes before the contract.
        limits.erase(std::remove_if(limits.begin(), limits.end(), [&](const DatedLimit& l) { return l.day >= site.gridDate; }), limits.end());
        limits.push_back({site.gridDate, capacityIt});
    }
    return limits;
}

Result<SitePortfolio> portfolioProblem(const Plan& plan, std::span<const CandidateNumbers> candidates,
                                       std::span<const PeriodTarget> targets)
{
    if (const Status good = checkInput(plan, candidates, targets); !good) return good.error();
    const SiteSelection& wish = plan.programme.selection;
    SitePortfolio portfolio;
    optimise::PortfolioProblem& problem = portfolio.problem;
    problem.goal = goalOf(wish.goal);
    const auto weight = [](const FractionDatum& d) { return d.si.value_or(0.0); };
    problem.weights = {weight(wish.siteWeight), weight(wish.costWeight), weight(wish.lateWeight), weight(wish.carbonWeight),
                       weight(wish.waterWeight)};
    const optimise::GoalWeights& w = problem.weights;
    if (wish.goal == SelectionGoal::Weighted && w.sites + w.cost + w.unmet + w.carbon + w.water <= 0.0)
        return fault("selection.weights", "programme.selection", "0");
    problem.budget = optionalMoney(wish.budget);
    problem.durations = durationsOf(plan, targets);
    problem.unmetWeights = problem.durations;
    for (const PeriodTarget& target : targets) {
        problem.targets.push_back(target.power);
        if (wish.withoutRegion.set()) problem.criticalTargets.push_back(*wish.withoutRegion.si * target.power);
    }
    for (const RegionLimit& limit : wish.regionLimits)
        if (limit.power.set()) problem.regionCaps.push_back({limit.region, *limit.power.si});

    std::set<std::string> regions;
    for (const CandidateNumbers& c : candidates) regions.insert(plan.sites[c.site].region);
    for (const CandidateNumbers& numbers : candidates) {
        const Site& site = plan.sites[numbers.site];
        SiteCandidate c = candidateOf(site, numbers, targets);
        const double useful = sitesOfUse(c, problem, site.region.empty());
        const bool all = numbers.copies && c.mustHave;
        double count = all ? static_cast<double>(*numbers.copies) : useful;
        if (numbers.copies) count = std::min(count, static_cast<double>(std::max<std::int64_t>(0, *numbers.copies)));
        if (numbers.copies && *numbers.copies <= 0) c.mostBuildings = 0;
        // What is of no use keeps its row.
        count = std::max(count, 1.0);
        if (count + static_cast<double>(problem.candidates.size()) > static_cast<double>(kMostSites))
            return fault("selection.copies", "sites[" + site.id + "].count", readableNumber(count), std::to_string(kMostSites));
        std::vector<std::size_t>& copies = portfolio.copies.emplace_back();
        for (int k = 0; k < static_cast<int>(count); ++k) {
            if (k > 0) c.id = site.id + "#" + std::to_string(k + 1);
            if (k > 0 && !all) c.mustHave = false;
            c.region = site.region;
            if (c.region.empty()) {
                c.region = c.id;
                while (regions.count(c.region)) c.region += "#";
            }
            copies.push_back(problem.candidates.size());
            problem.candidates.push_back(c);
        }
    }
    if (const Status good = optimise::check(problem); !good) return good.error();
    return portfolio;
}

Result<SiteChoice> chooseSites(const Plan& plan, std::span<const CandidateNumbers> candidates, std::span<const PeriodTarget> targets,
                               ChoiceDepth depth, std::stop_token cancel)
{
    const Result<SitePortfolio> portfolio = portfolioProblem(plan, candidates, targets);
    if (!portfolio) return portfolio.error();
    const optimise::PortfolioProblem& problem = portfolio->problem;
    const SiteSelection& wish = plan.programme.selection;
    const optimise::PortfolioLimits limits{wish.gap.si.value_or(0.0), static_cast<long>(wish.nodes), cancel};
    const Result<optimise::PortfolioAnswer> answer =
        depth == ChoiceDepth::Greedy ? optimise::greedyPortfolio(problem) : optimise::solvePortfolio(problem, limits);
    if (!answer) return answer.error();

    SiteChoice choice;
    choice.goal = wish.goal;
    choice.state = answer->state;
    choice.hasChoice = answer->hasChoice;
    choice.nodes = answer->nodes;
    choice.why = answer->why;
    choice.periods.assign(targets.begin(), targets.end());
    choice.durations = problem.durations;
    choice.measures = answer->measures;
    if (answer->hasChoice) {
        choice.objective = answer->objective;
        if (std::isfinite(answer->bound)) choice.bound = answer->bound;
        if (std::isfinite(answer->gap)) choice.gap = answer->gap;
    } else {
        choice.whyNot = whyNotWords(choice);
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        ChoiceRow& row = choice.rows.emplace_back();
        row.site = candidates[i].site;
        row.id = plan.sites[row.site].id;
        row.buildings.assign(targets.size(), 0);
        if (!answer->hasChoice) continue;
        for (const std::size_t s : portfolio->copies[i]) {
            const std::vector<int>& standing = answer->buildings[s];
            const SiteCandidate& c = problem.candidates[s];
            if (standing.back() == 0) continue;
            ++row.sites;
            OpenedSite& opened = choice.order.emplace_back();
            opened.site = row.site;
            opened.buildings.assign(standing.begin(), standing.end());
            for (std::size_t t = 0; t < standing.size(); ++t) {
                row.buildings[t] += standing[t];
                if (standing[t] > 0 && (!row.firstPeriod || t < *row.firstPeriod)) row.firstPeriod = t;
            }
            const double built = c.unitCapacity * standing.back();
            row.delivered += c.capacityLimits.empty() ? built : std::min(built, c.capacityLimits.back());
            row.cost += c.fixedCost + standing.back() * c.costPerBuilding;
            choice.carbonPerYear += standing.back() * c.carbonPerBuilding;
            choice.waterPerYear += standing.back() * c.waterPerBuilding;
        }
        row.chosen = row.sites > 0;
    }
    const auto begins = [](const OpenedSite& site) {
        return std::find_if(site.buildings.begin(), site.buildings.end(), [](std::int64_t n) { return n > 0; }) - site.buildings.begin();
    };
    std::stable_sort(choice.order.begin(), choice.order.end(), [&](const OpenedSite& a, const OpenedSite& b) {
        return std::pair(begins(a), a.site) < std::pair(begins(b), b.site);
    });
    if (depth != ChoiceDepth::Reasons || !answer->hasChoice) return choice;
    for (std::size_t i = 0; i < choice.rows.size(); ++i) {
        if (cancel.stop_requested()) break;
        const Result<optimise::SiteWhy> why = optimise::explainSites(problem, *answer, portfolio->copies[i], limits);
        if (!why) return why.error();
        ChoiceRow& row = choice.rows[i];
        row.reason = why->reason;
        row.changeAtLeast = why->changeAtLeast;
        row.changeAtMost = why->changeAtMost;
        row.why = reasonWords(wish.goal, *why);
    }
    return choice;
}

}  // namespace rw
