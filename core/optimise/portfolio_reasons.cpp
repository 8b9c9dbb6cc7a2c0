// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "optimise/portfolio_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace rw::optimise {

namespace {

/// Objectives this near, of their size, are as good as each other: ten times what the solver tells apart.
constexpr double kSame = 1e-6;

bool anyChoice(const Result<PortfolioAnswer>& answer)
{
    return answer && answer->hasChoice;
}

/// Whether another candidate of the region does all that this one could, at no more of anything.
bool dominates(const PortfolioAnswer& answer, const std::vector<SiteCandidate>& candidates, const Rooms& rooms, std::size_t better,
               std::size_t worse)
{
    const SiteCandidate& a = candidates[better];
    const SiteCandidate& b = candidates[worse];
    const bool asGood = a.region == b.region && a.unitCapacity == b.unitCapacity && a.ready <= b.ready && a.fixedCost <= b.fixedCost &&
                        a.costPerBuilding <= b.costPerBuilding && a.carbonPerBuilding <= b.carbonPerBuilding &&
                        a.waterPerBuilding <= b.waterPerBuilding && a.capacityLimits.empty() && !a.mustNot;
    const int standing = answer.buildings[better].back();
    return better != worse && asGood && rooms[better].most - standing >= rooms[worse].most;
}

/// The change of the objective as far as two searches tell it.
void setChange(SiteWhy& why, const PortfolioAnswer& answer, const PortfolioAnswer& forced, SiteReason changed, SiteReason same)
{
    const auto least = [](const PortfolioAnswer& a) { return a.state == PortfolioState::Optimal ? a.objective : a.bound; };
    const double noise = kSame * std::max(std::abs(answer.objective), std::abs(forced.objective));
    why.changeAtLeast = std::max(0.0, least(forced) - answer.objective);
    why.changeAtMost = forced.hasChoice ? std::max(0.0, forced.objective - least(answer)) : kInfinity;
    if (why.changeAtLeast > noise) why.reason = changed;
    else if (why.changeAtMost <= noise) why.reason = same;
    else why.reason = SiteReason::Open;
    if (why.reason == same) why.changeAtLeast = why.changeAtMost = 0.0;
}

}  // namespace

WhyNot certainShortage(const PortfolioProblem& problem, const Rooms& rooms)
{
    for (std::size_t s = 0; s < rooms.size(); ++s)
        if (rooms[s].least > rooms[s].most) return {Shortage::MustHave, -1, problem.candidates[s].id, 0.0};
    const std::vector<std::string> regions = regionsOf(problem);
    for (std::size_t t = 0; t < periodsOf(problem); ++t) {
        const int period = static_cast<int>(t);
        std::vector<double> power(regions.size(), 0.0), capped;
        for (std::size_t s = 0; s < rooms.size(); ++s) {
            const auto at = std::find(regions.begin(), regions.end(), problem.candidates[s].region) - regions.begin();
            power[static_cast<std::size_t>(at)] += delivered(problem.candidates[s], rooms[s].most, t);
        }
        capped = power;
        for (const RegionCap& cap : problem.regionCaps) {
            const auto at = static_cast<std::size_t>(std::find(regions.begin(), regions.end(), cap.region) - regions.begin());
            capped[at] = std::min(capped[at], cap.capacity);
        }
        double all = 0.0, allCapped = 0.0;
        for (std::size_t r = 0; r < regions.size(); ++r) {
            all += power[r];
            allCapped += capped[r];
        }
        const double target = targetsAreSoft(problem) ? 0.0 : problem.targets[t];
        if (!meets(all, target)) return {Shortage::Capacity, period, {}, target - all};
        if (!meets(allCapped, target)) return {Shortage::RegionCaps, period, {}, target - allCapped};
        if (problem.criticalTargets.empty()) continue;
        for (std::size_t r = 0; r < regions.size(); ++r)
            if (!meets(allCapped - capped[r], problem.criticalTargets[t]))
                return {Shortage::RegionLoss, period, regions[r], problem.criticalTargets[t] - (allCapped - capped[r])};
    }
    return {};
}

Result<WhyNot> whyInfeasible(const PortfolioProblem& problem, const PortfolioLimits& limits)
{
    if (problem.budget) {
        PortfolioProblem free = problem;
        free.budget.reset();
        free.goal = PortfolioGoal::LeastCost;
        // A soft goal holds no target: what it needs at least is what else is asked.
        if (targetsAreSoft(problem)) std::fill(free.targets.begin(), free.targets.end(), 0.0);
        const auto cheapest = solveWithin(free, roomsOf(problem), limits);
        if (!cheapest) return cheapest.error();
        if (cheapest->hasChoice) {
            const double cost = cheapest->state == PortfolioState::Optimal ? cheapest->objective : cheapest->bound;
            return WhyNot{Shortage::Budget, -1, {}, std::max(0.0, cost - *problem.budget)};
        }
    }
    if (!problem.regionCaps.empty()) {
        PortfolioProblem free = problem;
        free.regionCaps.clear();
        if (anyChoice(solveWithin(free, roomsOf(problem), limits))) return WhyNot{Shortage::RegionCaps, -1, {}, 0.0};
    }
    if (!problem.criticalTargets.empty()) {
        PortfolioProblem free = problem;
        free.criticalTargets.clear();
        if (anyChoice(solveWithin(free, roomsOf(problem), limits))) return WhyNot{Shortage::RegionLoss, -1, {}, 0.0};
    }
    return WhyNot{Shortage::Together, -1, {}, 0.0};
}

Result<std::vector<SiteWhy>> explainPortfolio(const PortfolioProblem& problem, const PortfolioAnswer& answer,
                                              const PortfolioLimits& limits)
{
    std::vector<SiteWhy> reasons;
    for (std::size_t s = 0; s < problem.candidates.size() || s == 0; ++s) {
        const auto why = explainSites(problem, answer, {s}, limits);
        if (!why) return why.error();
        reasons.push_back(*why);
    }
    return reasons;
}

Result<SiteWhy> explainSites(const PortfolioProblem& problem, const PortfolioAnswer& answer, const std::vector<std::size_t>& equals,
                             const PortfolioLimits& limits)
{
    if (const Status good = check(problem); !good) return good.error();
    if (!answer.hasChoice || answer.buildings.size() != problem.candidates.size()) {
        Error error;
        error.code = "portfolio.no-answer";
        return error;
    }
    RW_ASSERT(!equals.empty() && *std::max_element(equals.begin(), equals.end()) < problem.candidates.size());
    const Rooms rooms = roomsOf(problem);
    const std::size_t first = equals.front();
    const SiteCandidate& c = problem.candidates[first];
    const auto among = [&](std::size_t s) { return std::find(equals.begin(), equals.end(), s) != equals.end(); };
    SiteWhy why;
    why.chosen = std::any_of(equals.begin(), equals.end(), [&](std::size_t s) { return answer.buildings[s].back() > 0; });
    const auto settled = [&]() -> std::optional<SiteReason> {
        if (std::any_of(equals.begin(), equals.end(), [&](std::size_t s) { return problem.candidates[s].mustHave; }))
            return SiteReason::MustHave;
        if (c.mustNot) return SiteReason::MustNot;
        if (why.chosen) return {};
        if (static_cast<std::size_t>(c.ready) >= periodsOf(problem)) return SiteReason::NotReady;
        const bool fed = c.capacityLimits.empty() ||
                         std::any_of(c.capacityLimits.begin() + c.ready, c.capacityLimits.end(), [](double w) { return w > 0.0; });
        if (c.mostBuildings == 0 || !fed) return SiteReason::NoCapacity;
        for (std::size_t other = 0; other < rooms.size(); ++other)
            if (!among(other) && dominates(answer, problem.candidates, rooms, other, first)) {
                why.other = problem.candidates[other].id;
                return SiteReason::Dominated;
            }
        return {};
    }();
    if (settled) {
        why.reason = *settled;
        return why;
    }
    Rooms forced = rooms;
    if (why.chosen) {
        for (const std::size_t s : equals) forced[s].most = 0;
    } else {
        // A target of zero leaves no room of use; one building is what forcing it means.
        forced[first] = {1, std::max(1, rooms[first].most)};
    }
    const auto other = solveWithin(problem, forced, limits);
    if (!other) return other.error();
    if (other->state == PortfolioState::Infeasible) {
        why.reason = why.chosen ? SiteReason::Needed : SiteReason::Conflict;
        if (!why.chosen && problem.budget) {
            PortfolioProblem free = problem;
            free.budget.reset();
            if (anyChoice(solveWithin(free, forced, limits))) why.reason = SiteReason::Budget;
        }
        if (why.reason == SiteReason::Conflict && !problem.regionCaps.empty()) {
            PortfolioProblem free = problem;
            free.regionCaps.clear();
            if (anyChoice(solveWithin(free, forced, limits))) why.reason = SiteReason::RegionCap;
        }
    } else {
        setChange(why, answer, *other, why.chosen ? SiteReason::Saves : SiteReason::Worse,
                  why.chosen ? SiteReason::Replaceable : SiteReason::Equal);
    }
    return why;
}

std::string words(const WhyNot& why)
{
    const TextArgs args = {{"period", std::to_string(why.period + 1)}, {"subject", why.subject}, {"missing", fmt::format("{}", why.missing)}};
    switch (why.shortage) {
    case Shortage::None: return {};
    case Shortage::MustHave: return text("portfolio.short.must-have", args);
    case Shortage::Capacity: return text("portfolio.short.capacity", args);
    case Shortage::RegionCaps: return text(why.missing > 0.0 ? "portfolio.short.region-caps" : "portfolio.short.region-caps-with", args);
    case Shortage::RegionLoss: return text(why.missing > 0.0 ? "portfolio.short.region-loss" : "portfolio.short.region-loss-with", args);
    case Shortage::Budget: return text("portfolio.short.budget", args);
    case Shortage::Together: return text("portfolio.short.together", args);
    case Shortage::NotFound: return text("portfolio.short.not-found", args);
    }
    return {};
}

std::string words(const SiteWhy& why)
{
    const TextArgs args = {{"other", why.other},
                           {"least", fmt::format("{}", why.changeAtLeast)},
                           {"most", fmt::format("{}", why.changeAtMost)}};
    switch (why.reason) {
    case SiteReason::MustHave: return text("portfolio.site.must-have", args);
    case SiteReason::Needed: return text("portfolio.site.needed", args);
    case SiteReason::Saves: return text("portfolio.site.saves", args);
    case SiteReason::Replaceable: return text("portfolio.site.replaceable", args);
    case SiteReason::MustNot: return text("portfolio.site.must-not", args);
    case SiteReason::NotReady: return text("portfolio.site.not-ready", args);
    case SiteReason::NoCapacity: return text("portfolio.site.no-capacity", args);
    case SiteReason::Dominated: return text("portfolio.site.dominated", args);
    case SiteReason::RegionCap: return text("portfolio.site.region-cap", args);
    case SiteReason::Budget: return text("portfolio.site.budget", args);
    case SiteReason::Conflict: return text("portfolio.site.conflict", args);
    case SiteReason::Worse: return text("portfolio.site.worse", args);
    case SiteReason::Equal: return text("portfolio.site.equal", args);
    case SiteReason::Open: return text("portfolio.site.open", args);
    }
    return {};
}

}  // namespace rw::optimise
