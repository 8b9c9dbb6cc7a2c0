// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/portfolio.h"
#include "support/random_portfolio.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

using namespace rw;
using namespace rw::optimise;

namespace {

/// Validation case V43 as sites.
PortfolioProblem publishedSites()
{
    PortfolioProblem problem;
    const auto add = [&](const char* id, double unit, int most, double fixed, double each) {
        SiteCandidate c;
        c.id = c.region = id;
        c.unitCapacity = unit * 1e6;
        c.mostBuildings = most;
        c.fixedCost = fixed;
        c.costPerBuilding = each;
        problem.candidates.push_back(c);
    };
    add("A", 96, 8, 900, 100);
    add("B", 60, 6, 500, 64);
    add("C", 28, 10, 300, 31);
    problem.targets = {1000e6};
    return problem;
}

double deliveredBy(const SiteCandidate& c, int n, std::size_t t)
{
    if (t < static_cast<std::size_t>(c.ready)) return 0.0;
    return c.capacityLimits.empty() ? n * c.unitCapacity : std::min(n * c.unitCapacity, c.capacityLimits[t]);
}

/// Written apart from the engine: the goal of a choice, infinite if it breaks a constraint.
double valueOf(const PortfolioProblem& p, const Buildings& n)
{
    const std::size_t periods = p.targets.size();
    const bool soft = p.goal == PortfolioGoal::Earliest || (p.goal == PortfolioGoal::Weighted && p.weights.unmet > 0.0);
    double sites = 0, cost = 0, carbon = 0, water = 0, unmet = 0;
    double sites1 = 0, cost1 = 0, carbon1 = 0, water1 = 0, unmet1 = 0;
    std::map<std::string, double> built;
    for (std::size_t s = 0; s < n.size(); ++s) {
        const SiteCandidate& c = p.candidates[s];
        if ((c.mustHave && n[s].back() == 0) || (c.mustNot && n[s].back() > 0)) return kInfinity;
        if (n[s].back() > 0) {
            sites += 1;
            cost += c.fixedCost + n[s].back() * c.costPerBuilding;
        }
        built[c.region] += n[s].back() * c.unitCapacity;
        const bool can = !c.mustNot && c.mostBuildings > 0 && c.ready < static_cast<int>(periods);
        if (can) {
            sites1 += 1;
            cost1 += c.fixedCost + c.mostBuildings * c.costPerBuilding;
        }
        for (std::size_t t = 0; t < periods; ++t) {
            if (static_cast<int>(t) < c.ready && n[s][t] > 0) return kInfinity;
            const double lasts = p.durations.empty() ? 1.0 : p.durations[t];
            carbon += n[s][t] * c.carbonPerBuilding * lasts;
            water += n[s][t] * c.waterPerBuilding * lasts;
            if (can && static_cast<int>(t) >= c.ready) {
                carbon1 += c.mostBuildings * c.carbonPerBuilding * lasts;
                water1 += c.mostBuildings * c.waterPerBuilding * lasts;
            }
        }
    }
    for (std::size_t t = 0; t < periods; ++t) {
        double all = 0.0;
        std::map<std::string, double> region;
        for (std::size_t s = 0; s < n.size(); ++s) {
            all += deliveredBy(p.candidates[s], n[s][t], t);
            region[p.candidates[s].region] += deliveredBy(p.candidates[s], n[s][t], t);
        }
        const double weight = p.unmetWeights.empty() ? 1.0 : p.unmetWeights[t];
        unmet += weight * std::max(0.0, p.targets[t] - all);
        unmet1 += weight * p.targets[t];
        if (!soft && all < p.targets[t]) return kInfinity;
        for (const auto& [name, power] : region)
            if (!p.criticalTargets.empty() && all - power < p.criticalTargets[t]) return kInfinity;
    }
    for (const RegionCap& cap : p.regionCaps)
        if (built[cap.region] > cap.capacity) return kInfinity;
    if (p.budget && cost > *p.budget) return kInfinity;
    switch (p.goal) {
    case PortfolioGoal::FewestSites: return sites;
    case PortfolioGoal::LeastCost: return cost;
    case PortfolioGoal::Earliest: return unmet;
    case PortfolioGoal::LeastCarbon: return carbon;
    case PortfolioGoal::LeastWater: return water;
    case PortfolioGoal::Weighted: break;
    }
    const auto share = [](double w, double v, double norm) { return norm > 0.0 ? w * v / norm : 0.0; };
    return share(p.weights.sites, sites, sites1) + share(p.weights.cost, cost, cost1) + share(p.weights.unmet, unmet, unmet1) +
           share(p.weights.carbon, carbon, carbon1) + share(p.weights.water, water, water1);
}

/// The least goal over every way to build, in two periods.
double leastByTrying(const PortfolioProblem& p)
{
    Buildings n(p.candidates.size(), std::vector<int>(2, 0));
    double least = kInfinity;
    const std::function<void(std::size_t)> from = [&](std::size_t s) {
        if (s == n.size()) {
            least = std::min(least, valueOf(p, n));
            return;
        }
        for (int last = 0; last <= p.candidates[s].mostBuildings; ++last)
            for (int first = 0; first <= last; ++first) {
                n[s] = {first, last};
                from(s + 1);
            }
    };
    from(0);
    return least;
}

}  // namespace

TEST_CASE("the published sites are chosen", "[optimise][portfolio]")
{
    const PortfolioProblem problem = publishedSites();
    const auto answer = solvePortfolio(problem);
    REQUIRE(answer);
    CHECK(answer->state == PortfolioState::Optimal);
    CHECK(answer->objective == 2279.0);
    CHECK(answer->bound == Approx(2279.0).epsilon(1e-6));
    CHECK(answer->bound <= 2279.0);
    CHECK(answer->buildings == Buildings{{8}, {0}, {9}});
    CHECK(answer->measures.sites == 2);
    CHECK(answer->measures.delivered.front() == 1020e6);

    const auto why = explainPortfolio(problem, *answer);
    REQUIRE(why);
    // By hand: without A at most 640 MW; without C, and with B, the cheapest is 8 A and 4 B: 900 + 800 + 500 + 256 = 2456.
    CHECK((*why)[0].reason == SiteReason::Needed);
    CHECK((*why)[1].reason == SiteReason::Worse);
    CHECK((*why)[1].changeAtLeast == Approx(177.0).epsilon(1e-6));
    CHECK((*why)[2].reason == SiteReason::Saves);
    CHECK((*why)[2].changeAtMost == Approx(177.0).epsilon(1e-6));
    for (const SiteWhy& w : *why) CHECK(words(w).find('{') == std::string::npos);

    const auto greedy = greedyPortfolio(problem);
    REQUIRE(greedy);
    CHECK(greedy->state == PortfolioState::Greedy);
    CHECK(greedy->objective >= 2279.0);
}

TEST_CASE("small portfolios give what trying every choice gives", "[optimise][portfolio]")
{
    int solved = 0, refused = 0, greedyFound = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        const PortfolioProblem problem = randomPortfolio(seed, 4, 2, 3);
        const double least = leastByTrying(problem);
        const auto answer = solvePortfolio(problem);
        const auto greedy = greedyPortfolio(problem);
        CAPTURE(seed, name(problem.goal), least);
        REQUIRE(answer);
        REQUIRE(greedy);
        if (least == kInfinity) {
            CHECK(answer->state == PortfolioState::Infeasible);
            CHECK(answer->why.shortage != Shortage::None);
            CHECK(!words(answer->why).empty());
            CHECK(!greedy->hasChoice);
            CHECK(greedy->why.shortage != Shortage::None);
            ++refused;
            continue;
        }
        ++solved;
        REQUIRE(answer->state == PortfolioState::Optimal);
        CHECK(answer->objective == Approx(least).epsilon(1e-9));
        CHECK(valueOf(problem, answer->buildings) == Approx(answer->objective).epsilon(1e-12));
        CHECK(answer->bound <= least * (1.0 + 1e-9));
        CHECK(answer->gap <= 1e-6);
        CHECK(greedy->state != PortfolioState::Infeasible);
        if (greedy->hasChoice) {
            ++greedyFound;
            CHECK(valueOf(problem, greedy->buildings) == Approx(greedy->objective).epsilon(1e-12));
            CHECK(greedy->objective >= answer->bound * (1.0 - 1e-12));
        }
    }
    CHECK(solved > 150);
    CHECK(refused > 50);
    WARN(solved << " with an answer, of which the greedy one finds " << greedyFound << "; " << refused << " without");
    CHECK(greedyFound > solved * 9 / 10);
}

TEST_CASE("equal candidates among others, and periods of unequal length, give what trying every choice gives", "[optimise][portfolio]")
{
    int solved = 0, apart = 0;
    for (unsigned seed = 1; seed <= 500; ++seed) {
        PortfolioProblem problem = randomPortfolio(seed, 4, 2, 3);
        for (const std::size_t s : {1U, 2U}) {
            const std::string region = problem.candidates[s].region;
            problem.candidates[s] = problem.candidates[0];
            problem.candidates[s].id = "s" + std::to_string(s);
            if (seed % 3 == 0) problem.candidates[s].region = region;
        }
        if (seed % 3 == 1)
            for (SiteCandidate& c : problem.candidates) c.region = c.id;
        if (seed % 3 == 1) problem.regionCaps.clear();
        problem.durations = {0.5, 13.0};
        const double least = leastByTrying(problem);
        const auto answer = solvePortfolio(problem);
        CAPTURE(seed, name(problem.goal), least);
        REQUIRE(answer);
        if (least == kInfinity) {
            CHECK(answer->state == PortfolioState::Infeasible);
            continue;
        }
        REQUIRE(answer->state == PortfolioState::Optimal);
        CHECK(answer->objective == Approx(least).epsilon(1e-9));
        CHECK(valueOf(problem, answer->buildings) == Approx(answer->objective).epsilon(1e-12));
        CHECK(answer->bound <= least * (1.0 + 1e-9));
        ++solved;
        if (!problem.criticalTargets.empty()) ++apart;
        // All three without, or one of them with.
        const auto why = explainSites(problem, *answer, {0, 1, 2});
        REQUIRE(why);
        PortfolioProblem other = problem;
        if (why->reason == SiteReason::Saves && problem.goal != PortfolioGoal::Weighted) {
            for (const std::size_t s : {0U, 1U, 2U}) other.candidates[s].mostBuildings = 0;
            CHECK(why->changeAtMost == Approx(leastByTrying(other) - least).epsilon(1e-6).margin(1e-6 * (1.0 + std::abs(least))));
        }
        if (why->reason == SiteReason::Worse) {
            other.candidates[0].mustHave = true;
            CHECK(why->changeAtMost == Approx(leastByTrying(other) - least).epsilon(1e-6).margin(1e-6 * (1.0 + std::abs(least))));
        }
    }
    CHECK(solved > 150);
    CHECK(apart > 20);
}

TEST_CASE("reasons say what forcing a site changes", "[optimise][portfolio]")
{
    int changes = 0;
    for (unsigned seed = 1; seed <= 100; ++seed) {
        const PortfolioProblem problem = randomPortfolio(seed, 4, 2, 2);
        const auto answer = solvePortfolio(problem);
        REQUIRE(answer);
        if (!answer->hasChoice) continue;
        const auto reasons = explainPortfolio(problem, *answer);
        REQUIRE(reasons);
        for (std::size_t s = 0; s < reasons->size(); ++s) {
            const SiteWhy& why = (*reasons)[s];
            CHECK(why.chosen == (answer->buildings[s].back() > 0));
            const SiteReason tried[] = {SiteReason::Needed, SiteReason::Saves, SiteReason::Replaceable, SiteReason::RegionCap,
                                        SiteReason::Budget, SiteReason::Conflict, SiteReason::Worse, SiteReason::Equal};
            if (std::find(std::begin(tried), std::end(tried), why.reason) == std::end(tried)) continue;
            // What a weighted goal is divided by would change with the most buildings.
            if (why.chosen && problem.goal == PortfolioGoal::Weighted) continue;
            PortfolioProblem other = problem;
            if (why.chosen) other.candidates[s].mostBuildings = 0;
            else other.candidates[s].mustHave = true;
            const double least = leastByTrying(other), change = least - answer->objective;
            CAPTURE(seed, s, name(problem.goal), static_cast<int>(why.reason));
            switch (why.reason) {
            case SiteReason::Needed:
            case SiteReason::Conflict: CHECK(least == kInfinity); break;
            case SiteReason::Budget:
                CHECK(least == kInfinity);
                other.budget.reset();
                CHECK(leastByTrying(other) < kInfinity);
                break;
            case SiteReason::RegionCap:
                CHECK(least == kInfinity);
                other.regionCaps.clear();
                CHECK(leastByTrying(other) < kInfinity);
                break;
            default:
                CHECK(why.changeAtLeast == Approx(change).epsilon(1e-6).margin(1e-6 * (1.0 + std::abs(least))));
                CHECK(why.changeAtMost == Approx(change).epsilon(1e-6).margin(1e-6 * (1.0 + std::abs(least))));
            }
            ++changes;
        }
    }
    CHECK(changes > 60);
}

TEST_CASE("what keeps a portfolio from being is named with its number", "[optimise][portfolio]")
{
    const auto whyOf = [](const PortfolioProblem& problem) {
        const auto answer = solvePortfolio(problem);
        REQUIRE(answer);
        CHECK(answer->state == PortfolioState::Infeasible);
        CHECK(!answer->hasChoice);
        return answer->why;
    };
    PortfolioProblem problem = publishedSites();
    problem.targets = {1500e6};
    WhyNot why = whyOf(problem);
    CHECK(why.shortage == Shortage::Capacity);
    CHECK(why.missing == 1500e6 - (8 * 96e6 + 6 * 60e6 + 10 * 28e6));
    CHECK(words(why) == "the target of period 1 exceeds all capacity by 92000000 W");

    problem = publishedSites();
    problem.budget = 2000.0;
    why = whyOf(problem);
    CHECK(why.shortage == Shortage::Budget);
    CHECK(why.missing == Approx(279.0).epsilon(1e-6));

    problem = publishedSites();
    problem.regionCaps = {{"A", 300e6}};
    why = whyOf(problem);
    CHECK(why.shortage == Shortage::RegionCaps);
    CHECK(why.missing == 1000e6 - (300e6 + 640e6));
    problem.regionCaps = {{"A", 383e6}};  // three whole buildings, 288 MW, where sums allow 383
    why = whyOf(problem);
    CHECK(why.shortage == Shortage::RegionCaps);
    CHECK(why.missing == 0.0);

    problem = publishedSites();
    problem.criticalTargets = {700e6};
    why = whyOf(problem);
    CHECK(why.shortage == Shortage::RegionLoss);
    CHECK(why.subject == "A");
    CHECK(why.missing == 60e6);

    problem = publishedSites();
    problem.candidates[1].mustHave = true;
    problem.candidates[1].ready = 1;
    why = whyOf(problem);
    CHECK(why.shortage == Shortage::MustHave);
    CHECK(why.subject == "B");

    problem = publishedSites();
    problem.budget = 2400.0;
    problem.candidates[1].mustHave = true;
    const auto forced = solvePortfolio(problem);
    CHECK(forced->why.shortage == Shortage::Budget);
    CHECK(forced->why.missing == Approx(56.0).epsilon(1e-6));
}

TEST_CASE("sites left out say why", "[optimise][portfolio]")
{
    PortfolioProblem problem = publishedSites();
    SiteCandidate like = problem.candidates[2];
    like.id = "late";
    like.ready = 1;
    problem.candidates.push_back(like);
    like.ready = 0;
    like.id = "banned";
    like.mustNot = true;
    problem.candidates.push_back(like);
    like.mustNot = false;
    like.id = "dark";
    like.capacityLimits = {0.0};
    problem.candidates.push_back(like);
    like = problem.candidates[0];
    like.id = "dear";
    like.fixedCost = 5000;
    problem.candidates.push_back(like);
    problem.budget = 2400.0;
    const auto answer = solvePortfolio(problem);
    REQUIRE(answer);
    CHECK(answer->objective == 2279.0);
    const auto why = explainPortfolio(problem, *answer);
    REQUIRE(why);
    CHECK((*why)[1].reason == SiteReason::Budget);  // 2456 with it
    CHECK((*why)[3].reason == SiteReason::NotReady);
    CHECK((*why)[4].reason == SiteReason::MustNot);
    CHECK((*why)[5].reason == SiteReason::NoCapacity);
    CHECK((*why)[6].reason == SiteReason::Budget);

    problem = publishedSites();
    like = problem.candidates[2];
    like.id = "twin";
    like.mostBuildings = 1;
    like.costPerBuilding = 40;
    problem.candidates.push_back(like);
    const auto twins = explainPortfolio(problem, *solvePortfolio(problem));
    CHECK((*twins)[3].reason == SiteReason::Dominated);
    CHECK((*twins)[3].other == "C");

    problem.candidates[3].costPerBuilding = 1.0;
    problem.candidates[3].region = "capped";
    problem.candidates[3].fixedCost = 0.0;
    problem.regionCaps = {{"capped", 20e6}};
    const auto capped = explainPortfolio(problem, *solvePortfolio(problem));
    CHECK((*capped)[3].reason == SiteReason::RegionCap);
}

TEST_CASE("equal sites are counted exactly", "[optimise][portfolio]")
{
    for (long n : {0L, 1L, 2L, 7L, 100L, 99'999L})
        for (double unit : {1.0, 0.1, 1e9 / 3.0, 133.7e6}) {
            CAPTURE(n, unit);
            const double target = static_cast<double>(n) * unit;
            CHECK(equalSites(target, unit, 1)->buildings == n);
            CHECK(equalSites(target, unit, 4)->sites == (n + 3) / 4);
            if (n > 0) CHECK(equalSites(target * (1.0 + 1e-9), unit, 1)->buildings == n + 1);
        }
    CHECK(!equalSites(1.0, 0.0, 1));
    CHECK(!equalSites(-1.0, 1.0, 1));
    CHECK(!equalSites(1e300, 1e-9, 1));
    CHECK(!equalSites(std::nan(""), 1.0, 1));
    CHECK(!equalSites(1.0, 1.0, 0));

    PortfolioProblem problem;
    for (int s = 0; s < 12; ++s) {
        SiteCandidate c;
        c.id = "s" + std::to_string(s);
        c.unitCapacity = 100e6;
        c.mostBuildings = 3;
        c.fixedCost = 10;
        c.costPerBuilding = 1;
        problem.candidates.push_back(c);
    }
    problem.targets = {250e6, 1000e6, 3001e6};
    const auto counted = solvePortfolio(problem);
    REQUIRE(counted);
    CHECK(counted->nodes == 0);
    CHECK(counted->objective == 11 * 10 + 31);
    CHECK(counted->measures.sites == 11);
    CHECK(counted->measures.delivered == std::vector<double>{300e6, 1000e6, 3100e6});
    // A hair of difference sends the same to the solver, which must come to the same.
    problem.candidates[11].costPerBuilding = 1.0000001;
    const auto searched = solvePortfolio(problem);
    REQUIRE(searched);
    CHECK(searched->state == PortfolioState::Optimal);
    CHECK(searched->objective == Approx(141.0).epsilon(1e-6));
}

TEST_CASE("buildings come as late as targets allow, and dates are kept", "[optimise][portfolio]")
{
    PortfolioProblem problem = publishedSites();
    problem.targets = {28e6, 28e6, 1000e6};
    problem.candidates[0].ready = 1;
    const auto answer = solvePortfolio(problem);
    REQUIRE(answer);
    CHECK(answer->objective == 2279.0);
    CHECK(answer->buildings == Buildings{{0, 0, 8}, {0, 0, 0}, {1, 1, 9}});

    problem.goal = PortfolioGoal::Earliest;
    problem.targets = {500e6, 900e6, 1000e6};
    problem.candidates[0].ready = 2;
    const auto early = solvePortfolio(problem);
    REQUIRE(early);
    // B and C in full give 640 MW: nothing is missing in the first period, 260 MW in the second.
    CHECK(early->objective == Approx(260e6).epsilon(1e-9));
    CHECK(early->measures.delivered[1] == 640e6);
}

TEST_CASE("more capacity never needs more sites", "[optimise][portfolio]")
{
    int pairs = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        PortfolioProblem problem = randomPortfolio(seed, 6, 2, 4);
        problem.goal = PortfolioGoal::FewestSites;
        const auto few = solvePortfolio(problem);
        problem.regionCaps.clear();  // a cap counts capacity, so that a larger building may no longer fit under it
        for (SiteCandidate& c : problem.candidates) c.unitCapacity *= 1.25;
        const auto more = solvePortfolio(problem);
        REQUIRE(few);
        REQUIRE(more);
        if (!few->hasChoice) continue;
        CAPTURE(seed);
        REQUIRE(more->hasChoice);
        CHECK(more->objective <= few->objective);
        ++pairs;
    }
    CHECK(pairs > 20);
}

TEST_CASE("bad portfolios are refused with the place", "[optimise][portfolio]")
{
    REQUIRE(check(publishedSites()));
    const auto refused = [&](const char* code, const char* place, auto&& spoil) {
        PortfolioProblem problem = publishedSites();
        spoil(problem);
        CAPTURE(code, place);
        for (const auto& result : {solvePortfolio(problem), greedyPortfolio(problem)}) {
            REQUIRE(!result);
            CHECK(result.error().code == code);
            CHECK(result.error().message().find(place) != std::string::npos);
        }
    };
    const double nan = std::nan("");
    refused("portfolio.empty", "0, 1", [](auto& p) { p.candidates.clear(); });
    refused("portfolio.empty", "3, 0", [](auto& p) { p.targets.clear(); });
    refused("portfolio.id", "A", [](auto& p) { p.candidates[1].id = "A"; });
    refused("portfolio.id", "candidates", [](auto& p) { p.candidates[1].id = ""; });
    refused("portfolio.id", "nowhere", [](auto& p) { p.regionCaps = {{"nowhere", 1.0}}; });
    refused("portfolio.id", "A", [](auto& p) { p.regionCaps = {{"A", 1.0}, {"A", 2.0}}; });
    refused("portfolio.number", "A.unitCapacity", [](auto& p) { p.candidates[0].unitCapacity = 0.0; });
    refused("portfolio.number", "A.unitCapacity", [&](auto& p) { p.candidates[0].unitCapacity = nan; });
    refused("portfolio.number", "B.mostBuildings", [](auto& p) { p.candidates[1].mostBuildings = -1; });
    refused("portfolio.number", "B.ready", [](auto& p) { p.candidates[1].ready = -1; });
    refused("portfolio.number", "C.fixedCost", [](auto& p) { p.candidates[2].fixedCost = -5.0; });
    refused("portfolio.number", "C.costPerBuilding", [](auto& p) { p.candidates[2].costPerBuilding = kInfinity; });
    refused("portfolio.number", "targets[0]", [&](auto& p) { p.targets = {nan}; });
    refused("portfolio.number", "targets[0]", [](auto& p) { p.targets = {-1.0}; });
    refused("portfolio.number", "budget", [&](auto& p) { p.budget = nan; });
    refused("portfolio.number", "regionCaps.A", [](auto& p) { p.regionCaps = {{"A", -1.0}}; });
    refused("portfolio.number", "weights", [](auto& p) { p.goal = PortfolioGoal::Weighted; });
    refused("portfolio.falling", "targets[1]", [](auto& p) { p.targets = {5.0, 4.0}; });
    refused("portfolio.length", "A.capacityLimits", [](auto& p) { p.candidates[0].capacityLimits = {1.0, 2.0}; });
    refused("portfolio.length", "criticalTargets", [](auto& p) { p.criticalTargets = {1.0, 2.0}; });
    refused("portfolio.length", "durations", [](auto& p) { p.durations = {1.0, 2.0}; });
    refused("portfolio.number", "durations[0]", [](auto& p) { p.durations = {-1.0}; });
    refused("portfolio.length", "unmetWeights", [](auto& p) { p.unmetWeights = {1.0, 2.0}; });
    refused("portfolio.contradiction", "A", [](auto& p) { p.candidates[0].mustHave = p.candidates[0].mustNot = true; });
    const auto none = explainPortfolio(publishedSites(), PortfolioAnswer{});
    REQUIRE(!none);
    CHECK(none.error().code == "portfolio.no-answer");
}

TEST_CASE("a cancelled portfolio says so, and the same limits give the same answer", "[optimise][portfolio]")
{
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = solvePortfolio(publishedSites(), {0.0, 1000, stop.get_token()});
    REQUIRE(cancelled);
    CHECK(cancelled->state == PortfolioState::Cancelled);
    const PortfolioProblem large = randomPortfolio(3, 40, 6, 8);
    const auto once = solvePortfolio(large, {0.0, 200, {}});
    const auto twice = solvePortfolio(large, {0.0, 200, {}});
    REQUIRE(once);
    CHECK(once->buildings == twice->buildings);
    CHECK(once->nodes == twice->nodes);
    CHECK(once->bound == twice->bound);
}
