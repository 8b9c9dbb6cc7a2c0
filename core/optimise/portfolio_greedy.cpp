// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/portfolio_model.h"

#include <algorithm>
#include <cmath>

namespace rw::optimise {

namespace {

/// What a choice has spent of what is limited.
struct Spent {
    double cost = 0.0;
    std::vector<double> built{};  ///< W, one a region cap
};

Spent spentOn(const PortfolioProblem& problem, const Buildings& buildings)
{
    Spent spent;
    spent.cost = measure(problem, buildings).cost;
    for (const RegionCap& cap : problem.regionCaps) {
        double built = 0.0;
        for (std::size_t s = 0; s < buildings.size(); ++s)
            if (problem.candidates[s].region == cap.region) built += problem.candidates[s].unitCapacity * buildings[s].back();
        spent.built.push_back(built);
    }
    return spent;
}

bool affordable(const PortfolioProblem& problem, const Spent& spent, std::size_t site, bool closed, int more)
{
    const SiteCandidate& c = problem.candidates[site];
    if (problem.budget && !meets(*problem.budget, spent.cost + (closed ? c.fixedCost : 0.0) + more * c.costPerBuilding)) return false;
    for (std::size_t r = 0; r < problem.regionCaps.size(); ++r)
        if (problem.regionCaps[r].region == c.region && !meets(problem.regionCaps[r].capacity, spent.built[r] + more * c.unitCapacity))
            return false;
    return true;
}

void build(Tally& tally, const Buildings& buildings, std::size_t site, std::size_t from, int more)
{
    for (std::size_t t = from; t < buildings[site].size(); ++t) tally.set(site, t, buildings[site][t] + more);
}

}  // namespace

/// Period by period, whatever buys what is missing at the least of the goal for each watt; then what is too much goes again.
PortfolioAnswer greedyWithin(const PortfolioProblem& problem, const Rooms& rooms, Buildings buildings)
{
    const std::size_t periods = periodsOf(problem), sites = problem.candidates.size();
    PortfolioAnswer answer;
    buildings.resize(sites, std::vector<int>(periods, 0));
    Tally tally(problem, buildings);
    for (std::size_t s = 0; s < sites; ++s)
        if (buildings[s].back() < rooms[s].least) build(tally, buildings, s, std::min(static_cast<std::size_t>(problem.candidates[s].ready), periods - 1), rooms[s].least - buildings[s].back());
    // What is missing is bought with the rest of the goal; where that is all of it, with money.
    Prices price = pricesOf(problem);
    if (problem.goal == PortfolioGoal::Earliest) price.cost = 1.0;
    const auto priceOf = [&](const SiteCandidate& c, bool closed, int more, std::size_t from) {
        double standing = 0.0;
        for (std::size_t t = from; t < periods; ++t) standing += more * durationOf(problem, t);
        return (closed ? price.sites + price.cost * c.fixedCost : 0.0) + price.cost * more * c.costPerBuilding +
               standing * (price.carbon * c.carbonPerBuilding + price.water * c.waterPerBuilding);
    };
    for (std::size_t t = 0; t < periods; ++t) {
        for (;;) {
            const double short0 = tally.missing(t);
            if (short0 == 0.0) break;
            const Spent spent = spentOn(problem, buildings);
            std::size_t best = sites;
            int bestMore = 0;
            double bestRatio = kInfinity, bestGain = 0.0;
            for (std::size_t s = 0; s < sites; ++s) {
                const SiteCandidate& c = problem.candidates[s];
                if (t < static_cast<std::size_t>(c.ready)) continue;
                const int room = rooms[s].most - buildings[s].back();
                const int wanted = static_cast<int>(std::min<double>(room, std::ceil(short0 / c.unitCapacity)));
                int tried = 0;
                for (int more : {wanted, wanted - 1, wanted / 2, 1}) {
                    if (more < 1 || more > room || more == tried || !affordable(problem, spent, s, buildings[s].back() == 0, more)) continue;
                    tried = more;
                    const double gain = short0 - tally.missingWith(s, t, buildings[s][t] + more);
                    const double ratio = priceOf(c, buildings[s].back() == 0, more, t) / gain;
                    if (gain > 0.0 && (ratio < bestRatio || (ratio == bestRatio && gain > bestGain))) {
                        best = s;
                        bestMore = more;
                        bestRatio = ratio;
                        bestGain = gain;
                    }
                }
            }
            if (best == sites) break;
            build(tally, buildings, best, t, bestMore);
        }
    }
    postpone(problem, rooms, buildings);
    answer.why = breach(problem, rooms, buildings);
    if (answer.why.shortage != Shortage::None) {
        answer.why.shortage = Shortage::NotFound;
        return answer;
    }
    answer.state = PortfolioState::Greedy;
    answer.hasChoice = true;
    answer.measures = measure(problem, buildings);
    answer.objective = goalValue(problem, answer.measures);
    answer.buildings = std::move(buildings);
    return answer;
}

Result<PortfolioAnswer> greedyPortfolio(const PortfolioProblem& problem)
{
    if (const Status good = check(problem); !good) return good.error();
    const Rooms rooms = roomsOf(problem);
    PortfolioAnswer answer;
    answer.why = certainShortage(problem, rooms);
    if (answer.why.shortage == Shortage::None) return greedyWithin(problem, rooms);
    answer.state = PortfolioState::Infeasible;
    return answer;
}

}  // namespace rw::optimise
