// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/portfolio_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace rw::optimise {

namespace {

constexpr int kMostBuildings = 100'000;
constexpr std::size_t kMostPeriods = 10'000;
/// The solver holds rows to 1e-7 of their size. Where a choice misses a target by that, targets are raised by more than it once.
constexpr double kSolverSlack = 1e-6;
constexpr double kLessThanOne = 0.999;

Error numberFault(std::string path, const char* allowed, double found)
{
    Error error;
    error.code = "portfolio.number";
    error.path = std::move(path);
    error.found = std::isnan(found) ? "NaN" : fmt::format("{}", found);
    error.allowed = allowed;
    return error;
}

Error lengthFault(std::string path, std::size_t found, std::size_t allowed)
{
    Error error;
    error.code = "portfolio.length";
    error.path = std::move(path);
    error.found = std::to_string(found);
    error.allowed = std::to_string(allowed);
    return error;
}

Error idFault(std::string path, std::string found)
{
    Error error;
    error.code = "portfolio.id";
    error.path = std::move(path);
    error.found = std::move(found);
    return error;
}

bool amount(double value)
{
    return value >= 0.0 && value <= kLargestCoefficient;
}

/// A list of one amount a period; optional ones may be empty.
Status checkList(const std::vector<double>& list, const std::string& path, std::size_t periods, bool optional)
{
    if (optional && list.empty()) return Done{};
    if (list.size() != periods) return lengthFault(path, list.size(), periods);
    for (std::size_t t = 0; t < list.size(); ++t)
        if (!amount(list[t])) return numberFault(path + "[" + std::to_string(t) + "]", "0..1e15", list[t]);
    return Done{};
}

Status checkCandidate(const SiteCandidate& c, std::size_t periods)
{
    if (!(c.unitCapacity > 0.0) || !amount(c.unitCapacity)) return numberFault(c.id + ".unitCapacity", "above 0, up to 1e15", c.unitCapacity);
    if (c.mostBuildings < 0 || c.mostBuildings > kMostBuildings) return numberFault(c.id + ".mostBuildings", "0..100000", c.mostBuildings);
    if (c.ready < 0) return numberFault(c.id + ".ready", "0 or more", c.ready);
    const std::pair<const char*, double> amounts[] = {{".fixedCost", c.fixedCost},
                                                      {".costPerBuilding", c.costPerBuilding},
                                                      {".carbonPerBuilding", c.carbonPerBuilding},
                                                      {".waterPerBuilding", c.waterPerBuilding}};
    for (const auto& [key, value] : amounts)
        if (!amount(value)) return numberFault(c.id + key, "0..1e15", value);
    if (c.mustHave && c.mustNot) {
        Error error;
        error.code = "portfolio.contradiction";
        error.path = c.id;
        return error;
    }
    return checkList(c.capacityLimits, c.id + ".capacityLimits", periods, true);
}

double gapOf(double objective, double bound)
{
    const double away = std::max(0.0, objective - bound);
    return away == 0.0 ? 0.0 : away / std::abs(objective);
}

}  // namespace

const char* name(PortfolioGoal goal)
{
    switch (goal) {
    case PortfolioGoal::FewestSites: return "fewest-sites";
    case PortfolioGoal::LeastCost: return "least-cost";
    case PortfolioGoal::Earliest: return "earliest";
    case PortfolioGoal::LeastCarbon: return "least-carbon";
    case PortfolioGoal::LeastWater: return "least-water";
    case PortfolioGoal::Weighted: return "weighted";
    }
    return "";
}

const char* name(PortfolioState state)
{
    switch (state) {
    case PortfolioState::Optimal: return "optimal";
    case PortfolioState::GapReached: return "gap-reached";
    case PortfolioState::NodeLimit: return "node-limit";
    case PortfolioState::Greedy: return "greedy";
    case PortfolioState::Infeasible: return "infeasible";
    case PortfolioState::NotFound: return "not-found";
    case PortfolioState::Cancelled: return "cancelled";
    }
    return "";
}

Status check(const PortfolioProblem& problem)
{
    const std::size_t periods = problem.targets.size();
    if (problem.candidates.empty() || periods == 0 || periods > kMostPeriods) {
        Error error;
        error.code = "portfolio.empty";
        error.found = std::to_string(problem.candidates.size()) + ", " + std::to_string(periods);
        return error;
    }
    if (const Status s = checkList(problem.targets, "targets", periods, false); !s) return s;
    for (std::size_t t = 1; t < periods; ++t)
        if (problem.targets[t] < problem.targets[t - 1]) {
            Error error;
            error.code = "portfolio.falling";
            error.path = "targets[" + std::to_string(t) + "]";
            error.found = fmt::format("{}", problem.targets[t]);
            return error;
        }
    if (const Status s = checkList(problem.criticalTargets, "criticalTargets", periods, true); !s) return s;
    if (const Status s = checkList(problem.durations, "durations", periods, true); !s) return s;
    if (const Status s = checkList(problem.unmetWeights, "unmetWeights", periods, true); !s) return s;
    std::set<std::string> ids, regions, capped;
    for (const SiteCandidate& c : problem.candidates) {
        if (c.id.empty() || !ids.insert(c.id).second) return idFault("candidates", c.id);
        if (const Status s = checkCandidate(c, periods); !s) return s;
        regions.insert(c.region);
    }
    for (const RegionCap& cap : problem.regionCaps) {
        if (!regions.count(cap.region) || !capped.insert(cap.region).second) return idFault("regionCaps", cap.region);
        if (!amount(cap.capacity)) return numberFault("regionCaps." + cap.region, "0..1e15", cap.capacity);
    }
    if (problem.budget && !amount(*problem.budget)) return numberFault("budget", "0..1e15", *problem.budget);
    if (problem.goal == PortfolioGoal::Weighted) {
        const GoalWeights& w = problem.weights;
        for (const double weight : {w.sites, w.cost, w.unmet, w.carbon, w.water})
            if (!amount(weight)) return numberFault("weights", "0..1e15", weight);
        if (w.sites + w.cost + w.unmet + w.carbon + w.water == 0.0) return numberFault("weights", "one of them above 0", 0.0);
    }
    return Done{};
}

Result<PortfolioAnswer> solveWithin(const PortfolioProblem& problem, const Rooms& rooms, const PortfolioLimits& limits)
{
    PortfolioAnswer answer;
    for (const Room& room : rooms)
        if (room.least > room.most) {
            answer.state = PortfolioState::Infeasible;
            return answer;
        }
    PortfolioAnswer greedy = greedyWithin(problem, rooms);
    const auto groups = interchangeable(problem, rooms);
    arrange(groups, greedy.buildings);
    // Sites are whole: a choice less than one above the bound is the best.
    const bool whole = problem.goal == PortfolioGoal::FewestSites;
    const double mostSites = greedy.hasChoice ? greedy.objective : static_cast<double>(rooms.size());
    const double gap = whole ? std::max(limits.relativeGap, kLessThanOne / std::max(1.0, mostSites)) : limits.relativeGap;
    double bound = 0.0;  // no goal is below zero
    for (const double margin : {0.0, kSolverSlack}) {
        const PortfolioModel model = modelOf(problem, rooms, margin);
        MilpLimits how{gap, limits.nodes, limits.cancel, {}, {}};
        // What a relaxation builds in full stays, and the greedy way finds the rest.
        how.round = [&](const std::vector<double>& relaxed) {
            PortfolioAnswer rounded = greedyWithin(problem, rooms, buildingsOf(problem, model, relaxed));
            arrange(groups, rounded.buildings);
            return rounded.hasChoice ? valuesOf(problem, model, rounded.buildings) : std::vector<double>{};
        };
        if (greedy.hasChoice) how.start = valuesOf(problem, model, greedy.buildings);
        Result<MilpResult> solved = solve(model.milp, how);
        if (!solved) return solved.error();
        answer.nodes += solved->nodes;
        if (margin == 0.0) bound = std::max(bound, solved->bound * model.objectiveScale);
        switch (solved->status) {
        case MilpStatus::Optimal: answer.state = PortfolioState::Optimal; break;
        case MilpStatus::GapReached: answer.state = PortfolioState::GapReached; break;
        case MilpStatus::NodeLimit: answer.state = PortfolioState::NodeLimit; break;
        case MilpStatus::Infeasible:
        case MilpStatus::Unbounded:  // not with costs of zero or more
            answer.state = PortfolioState::Infeasible;
            break;
        case MilpStatus::Cancelled: answer.state = PortfolioState::Cancelled; break;
        }
        answer.buildings = solved->hasValues ? buildingsOf(problem, model, solved->values) : greedy.buildings;
        answer.hasChoice = !answer.buildings.empty();
        if (!answer.hasChoice) {
            if (answer.state == PortfolioState::NodeLimit) answer.state = PortfolioState::NotFound;
            return answer;
        }
        postpone(problem, rooms, answer.buildings);
        if (breach(problem, rooms, answer.buildings).shortage == Shortage::None) break;
        answer.hasChoice = false;
    }
    if (!answer.hasChoice) {
        answer.state = PortfolioState::NotFound;
        answer.buildings.clear();
        return answer;
    }
    answer.measures = measure(problem, answer.buildings);
    answer.objective = goalValue(problem, answer.measures);
    if (whole) bound = std::ceil(bound - kSolverSlack);
    answer.bound = std::min(bound, answer.objective);
    if (whole && answer.bound == answer.objective) answer.state = PortfolioState::Optimal;
    answer.gap = gapOf(answer.objective, answer.bound);
    return answer;
}

Result<PortfolioAnswer> solvePortfolio(const PortfolioProblem& problem, const PortfolioLimits& limits)
{
    if (const Status good = check(problem); !good) return good.error();
    PortfolioAnswer answer;
    if (limits.cancel.stop_requested()) {
        answer.state = PortfolioState::Cancelled;
        return answer;
    }
    if (std::optional<PortfolioAnswer> counted = equalPortfolio(problem)) return std::move(*counted);
    const Rooms rooms = roomsOf(problem);
    answer.why = certainShortage(problem, rooms);
    if (answer.why.shortage != Shortage::None) {
        answer.state = PortfolioState::Infeasible;
        return answer;
    }
    Result<PortfolioAnswer> solved = solveWithin(problem, rooms, limits);
    if (!solved) return solved;
    if (solved->state == PortfolioState::Infeasible) {
        Result<WhyNot> why = whyInfeasible(problem, limits);
        if (!why) return why.error();
        solved.value().why = *why;
    } else if (solved->state == PortfolioState::NotFound) {
        solved.value().why.shortage = Shortage::NotFound;
    }
    return solved;
}

}  // namespace rw::optimise
