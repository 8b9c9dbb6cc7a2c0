// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/portfolio.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <random>

using namespace rw::optimise;

namespace {

/// 60 sites in 8 regions over 20 periods, as a programme of several gigawatts would choose from: blocks of 24 to 120 MW, money in
/// dollars, a third of the sites with dates, a quarter held by what their grid delivers.
PortfolioProblem candidates(PortfolioGoal goal, unsigned seed)
{
    constexpr int kPeriods = 20;
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    PortfolioProblem problem;
    problem.goal = goal;
    double all = 0.0;
    for (int s = 0; s < 60; ++s) {
        SiteCandidate c;
        c.id = "site-" + std::to_string(s);
        c.region = "region-" + std::to_string(below(8));
        c.unitCapacity = (24 + below(97)) * 1e6;
        c.mostBuildings = 1 + below(8);
        c.fixedCost = (50 + below(400)) * 1e6;
        c.costPerBuilding = c.unitCapacity * (9.0 + 0.01 * below(500));
        c.ready = below(3) == 0 ? below(12) : 0;
        c.carbonPerBuilding = c.unitCapacity * 0.001 * (50 + below(500));
        c.waterPerBuilding = c.unitCapacity * 0.001 * below(20);
        if (below(4) == 0)
            for (int t = 0; t < kPeriods; ++t)
                c.capacityLimits.push_back(c.unitCapacity * c.mostBuildings * std::min(1.0, 0.25 * (1 + t / (2 + s % 4))));
        all += c.unitCapacity * c.mostBuildings;
        problem.candidates.push_back(c);
    }
    for (int t = 0; t < kPeriods; ++t) {
        problem.targets.push_back(0.45 * all * (t + 1) / kPeriods);
        problem.criticalTargets.push_back(0.3 * all * (t + 1) / kPeriods);
    }
    problem.regionCaps = {{"region-0", 0.08 * all}, {"region-1", 0.08 * all}};
    problem.weights = {1.0, 1.0, 0.0, 1.0, 1.0};
    return problem;
}

double secondsOf(const std::chrono::steady_clock::time_point& from)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

}  // namespace

TEST_CASE("60 candidates over 20 periods", "[benchmark]")
{
    // A thousandth of the objective is far below what costs are known to. Goals that count the periods in which buildings stand have
    // 20 times the columns: they come within some percent in as many subproblems as the window can wait for.
    const PortfolioLimits limits{1e-3, 2000, {}}, timed{1e-3, 100, {}};
    for (const PortfolioGoal goal : {PortfolioGoal::FewestSites, PortfolioGoal::LeastCost, PortfolioGoal::Earliest, PortfolioGoal::LeastCarbon,
                                     PortfolioGoal::LeastWater, PortfolioGoal::Weighted})
        for (const unsigned seed : {1U, 2U, 3U}) {
            const PortfolioProblem problem = candidates(goal, seed);
            auto start = std::chrono::steady_clock::now();
            const auto greedy = greedyPortfolio(problem);
            const double greedyTime = secondsOf(start);
            REQUIRE(greedy);
            start = std::chrono::steady_clock::now();
            const auto answer = solvePortfolio(problem, goal < PortfolioGoal::LeastCarbon ? limits : timed);
            const double time = secondsOf(start);
            REQUIRE(answer);
            WARN(name(goal) << " " << seed << ": " << time << " s, " << name(answer->state) << ", objective " << answer->objective
                            << ", gap " << answer->gap << ", " << answer->nodes << " nodes; greedy " << greedyTime << " s, "
                            << "objective " << greedy->objective);
        }
    const PortfolioProblem problem = candidates(PortfolioGoal::LeastCost, 1);
    const auto answer = solvePortfolio(problem, limits);
    const auto start = std::chrono::steady_clock::now();
    REQUIRE(explainPortfolio(problem, *answer, {1e-3, 50, {}}));
    WARN("reasons of 60 candidates, 50 nodes each: " << secondsOf(start) << " s");
}
