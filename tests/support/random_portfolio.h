// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "optimise/portfolio.h"

#include <cmath>
#include <random>
#include <string>

/// Candidates in three regions with whole numbers, some with dates, limits of their grid, musts; now and then a budget, a cap, a
/// critical target. About one in four has no answer.
inline rw::optimise::PortfolioProblem randomPortfolio(unsigned seed, int candidates, int periods, int mostBuildings)
{
    using namespace rw::optimise;
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    PortfolioProblem problem;
    double all = 0.0;
    for (int s = 0; s < candidates; ++s) {
        SiteCandidate c;
        c.id = "s" + std::to_string(s);
        c.region = std::string(1, static_cast<char>('a' + below(3)));
        c.unitCapacity = (20 + below(100)) * 1e6;
        c.mostBuildings = below(mostBuildings + 1);
        c.fixedCost = below(900) * 1e6;
        c.costPerBuilding = (20 + below(150)) * 1e6;
        c.ready = below(3) == 0 ? below(periods + 1) : 0;
        c.carbonPerBuilding = below(500) * 1e3;
        c.waterPerBuilding = below(500) * 1e2;
        c.mustHave = below(12) == 0;
        c.mustNot = !c.mustHave && below(10) == 0;
        if (below(4) == 0)
            for (int t = 0; t < periods; ++t)
                c.capacityLimits.push_back((t == 0 ? 0.0 : c.capacityLimits.back()) + below(2) * below(150) * 1e6);
        all += c.unitCapacity * c.mostBuildings;
        problem.candidates.push_back(c);
    }
    double target = 0.0;
    for (int t = 0; t < periods; ++t) {
        target += static_cast<double>(below(60)) * 1e-2 * all / periods;
        problem.targets.push_back(std::floor(target));
    }
    if (below(4) == 0)
        for (int t = 0; t < periods; ++t) problem.criticalTargets.push_back(std::floor(problem.targets[static_cast<std::size_t>(t)] / (2 + below(4))));
    if (below(4) == 0)
        for (int t = 0; t < periods; ++t) problem.unmetWeights.push_back(below(4));
    if (below(3) == 0) problem.budget = (200 + below(300 * candidates)) * 1e6;
    if (below(4) == 0) problem.regionCaps.push_back({problem.candidates[0].region, static_cast<double>(below(300)) * 1e6});
    problem.goal = static_cast<PortfolioGoal>(below(6));
    problem.weights = {static_cast<double>(below(3)), static_cast<double>(below(3)), static_cast<double>(below(2)),
                       static_cast<double>(below(3)), 1.0};
    return problem;
}
