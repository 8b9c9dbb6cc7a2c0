// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/portfolio_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace rw::optimise {

namespace {

/// Whole numbers below it are exact as doubles.
constexpr double kLargestCount = 9007199254740992.0;  // 2^53

}  // namespace

bool alike(const SiteCandidate& a, const SiteCandidate& b)
{
    return a.unitCapacity == b.unitCapacity && a.mostBuildings == b.mostBuildings && a.capacityLimits == b.capacityLimits &&
           a.fixedCost == b.fixedCost && a.costPerBuilding == b.costPerBuilding && a.ready == b.ready &&
           a.carbonPerBuilding == b.carbonPerBuilding && a.waterPerBuilding == b.waterPerBuilding && a.mustHave == b.mustHave &&
           a.mustNot == b.mustNot;
}

std::vector<std::vector<std::size_t>> interchangeable(const PortfolioProblem& problem, const Rooms& rooms)
{
    const bool regionsCount = !problem.criticalTargets.empty() || !problem.regionCaps.empty();
    std::map<std::string, int> members;
    for (const SiteCandidate& c : problem.candidates) ++members[c.region];
    for (const RegionCap& cap : problem.regionCaps) members[cap.region] += 2;  // under a cap a region is never like another
    const auto same = [&](std::size_t a, std::size_t b) {
        const SiteCandidate& x = problem.candidates[a];
        const SiteCandidate& y = problem.candidates[b];
        return rooms[a].least == rooms[b].least && rooms[a].most == rooms[b].most && alike(x, y) &&
               (!regionsCount || x.region == y.region || (members[x.region] == 1 && members[y.region] == 1));
    };
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t s = 0; s < problem.candidates.size(); ++s) {
        const auto known = std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return same(group.front(), s); });
        if (known != groups.end()) known->push_back(s);
        else groups.push_back({s});
    }
    groups.erase(std::remove_if(groups.begin(), groups.end(), [](const auto& group) { return group.size() < 2; }), groups.end());
    return groups;
}

void arrange(const std::vector<std::vector<std::size_t>>& groups, Buildings& buildings)
{
    if (buildings.empty()) return;
    for (const std::vector<std::size_t>& group : groups) {
        std::vector<std::vector<int>> taken;
        for (const std::size_t s : group) taken.push_back(buildings[s]);
        std::stable_sort(taken.begin(), taken.end(), [](const auto& a, const auto& b) { return a.back() > b.back(); });
        for (std::size_t i = 0; i < group.size(); ++i) buildings[group[i]] = taken[i];
    }
}

Result<EqualSites> equalSites(double target, double unitCapacity, long buildingsPerSite)
{
    if (!(target >= 0.0) || !(unitCapacity > 0.0) || !std::isfinite(target) || !std::isfinite(unitCapacity) || buildingsPerSite < 1 ||
        !(target / unitCapacity < kLargestCount)) {
        Error error;
        error.code = "portfolio.equal";
        error.found = fmt::format("{} / {} / {}", target, unitCapacity, buildingsPerSite);
        return error;
    }
    // The quotient is off by a rounding at most; the product's sign is exact through fma. A target counts as met as everywhere here.
    const auto enough = [&](double n) { return std::fma(n, unitCapacity, -target) >= 0.0 || meets(n * unitCapacity, target); };
    double n = std::floor(target / unitCapacity);
    while (!enough(n)) n += 1.0;
    while (n >= 1.0 && enough(n - 1.0)) n -= 1.0;
    const long buildings = static_cast<long>(n);
    return EqualSites{buildings, buildings / buildingsPerSite + (buildings % buildingsPerSite != 0 ? 1 : 0)};
}

std::optional<PortfolioAnswer> equalPortfolio(const PortfolioProblem& problem)
{
    const SiteCandidate& first = problem.candidates.front();
    const bool plain = !first.mustHave && !first.mustNot && first.mostBuildings > 0 && first.capacityLimits.empty() &&
                       problem.criticalTargets.empty() && problem.regionCaps.empty() && !targetsAreSoft(problem);
    if (!plain || !std::all_of(problem.candidates.begin(), problem.candidates.end(), [&](const SiteCandidate& c) { return alike(c, first); }))
        return {};
    const std::size_t periods = periodsOf(problem), sites = problem.candidates.size();
    PortfolioAnswer answer;
    answer.buildings.assign(sites, std::vector<int>(periods, 0));
    for (std::size_t t = 0; t < periods; ++t) {
        const auto counted = equalSites(problem.targets[t], first.unitCapacity, first.mostBuildings);
        if (!counted || counted->sites > static_cast<long>(sites)) return {};
        if (counted->buildings > 0 && t < static_cast<std::size_t>(first.ready)) return {};
        long left = counted->buildings;
        for (std::size_t s = 0; s < sites && left > 0; ++s) {
            answer.buildings[s][t] = static_cast<int>(std::min<long>(left, first.mostBuildings));
            left -= answer.buildings[s][t];
        }
    }
    answer.measures = measure(problem, answer.buildings);
    if (problem.budget && !meets(*problem.budget, answer.measures.cost)) return {};
    answer.state = PortfolioState::Optimal;
    answer.hasChoice = true;
    answer.objective = answer.bound = goalValue(problem, answer.measures);
    answer.gap = 0.0;
    return answer;
}

}  // namespace rw::optimise
