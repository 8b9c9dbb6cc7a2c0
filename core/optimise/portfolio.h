// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "optimise/milp.h"

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// Which of several unequal sites to build on, with how many buildings and from when: plain numbers in, plain numbers out.
/// Periods count from 0; capacities are W of one basis, money of one currency.
namespace rw::optimise {

struct SiteCandidate {
    std::string id{};
    std::string region{};
    double unitCapacity = 0.0;  ///< W of one building, above 0
    int mostBuildings = 1;      ///< 0..100,000
    std::vector<double> capacityLimits{};  ///< W that the site delivers at most, one a period (dates of its grid); empty: no limit
    double fixedCost = 0.0;          ///< of opening the site
    double costPerBuilding = 0.0;
    int ready = 0;                   ///< first period in which a building stands, 0 or more
    double carbonPerBuilding = 0.0;  ///< kg in each period that a building stands, for each unit of its duration
    double waterPerBuilding = 0.0;   ///< m³ likewise
    bool mustHave = false;           ///< at least one building, in the last period at the latest
    bool mustNot = false;
};

/// Buildings of a region count with all their capacity, delivered or not.
struct RegionCap {
    std::string region{};
    double capacity = 0.0;  ///< W
};

enum class PortfolioGoal { FewestSites, LeastCost, Earliest, LeastCarbon, LeastWater, Weighted };
const char* name(PortfolioGoal goal);

/// Of the weighted goal. Each measure is divided by what it would be with every candidate built in full as soon as it is ready (unmet:
/// with nothing built), which does not depend on the answer; a measure of which that is 0 counts nothing.
struct GoalWeights {
    double sites = 0.0;
    double cost = 0.0;
    double unmet = 0.0;  ///< above 0: targets may be missed
    double carbon = 0.0;
    double water = 0.0;
};

struct PortfolioProblem {
    std::vector<SiteCandidate> candidates{};
    std::vector<double> targets{};          ///< W to be delivered, one a period, never falling
    std::vector<double> criticalTargets{};  ///< W that stay when any one region is lost, one a period; empty: none. Always kept
    std::vector<double> unmetWeights{};     ///< of a watt missing in each period; empty: 1
    std::vector<double> durations{};        ///< of each period, in whatever carbon and water are counted by; empty: 1
    std::optional<double> budget{};         ///< of all fixed costs and buildings
    std::vector<RegionCap> regionCaps{};
    PortfolioGoal goal = PortfolioGoal::LeastCost;
    GoalWeights weights{};  ///< of the weighted goal
};

/// See MilpLimits.
struct PortfolioLimits {
    double relativeGap = 0.0;
    long nodes = 200'000;
    std::stop_token cancel{};
};

/// Buildings standing, [candidate][period], never falling.
using Buildings = std::vector<std::vector<int>>;

/// What a choice comes to.
struct PortfolioMeasures {
    int sites = 0;
    long buildings = 0;
    double cost = 0.0;
    double carbon = 0.0;  ///< kg over all periods
    double water = 0.0;   ///< m³ over all periods
    double unmet = 0.0;   ///< W missing, weighted, over all periods
    std::vector<double> delivered{};  ///< W, one a period
    std::vector<double> remaining{};  ///< W when the largest region is lost, one a period
};

enum class Shortage {
    None,
    MustHave,    ///< the site `subject` must be, and cannot
    Capacity,    ///< all candidates together miss the target of `period`
    RegionCaps,  ///< so they do under the caps of regions
    RegionLoss,  ///< what the loss of region `subject` leaves misses the critical target of `period`
    Budget,      ///< the cheapest choice costs more
    Together,    ///< no single constraint is at fault: without the budget, or the caps, or the loss of a region, it could be done
    NotFound,    ///< no choice was found, and none is proved to be missing
};

/// Why there is no answer.
struct WhyNot {
    Shortage shortage = Shortage::None;
    int period = -1;        ///< -1: all
    std::string subject{};  ///< candidate or region
    double missing = 0.0;   ///< W, or money; 0 where it is not known
};
/// One English sentence, empty for Shortage::None.
std::string words(const WhyNot& why);

enum class PortfolioState { Optimal, GapReached, NodeLimit, Greedy, Infeasible, NotFound, Cancelled };
const char* name(PortfolioState state);

struct PortfolioAnswer {
    PortfolioState state = PortfolioState::NotFound;
    bool hasChoice = false;
    Buildings buildings{};  ///< each built as late as targets allow
    PortfolioMeasures measures{};
    double objective = 0.0;     ///< in the goal's unit: sites, money, W, kg, m³ or a share
    double bound = -kInfinity;  ///< no choice can be below it
    double gap = kInfinity;     ///< (objective - bound) / objective
    long nodes = 0;
    WhyNot why{};
};

/// First fault of the input. Errors: portfolio.empty, portfolio.id, portfolio.number, portfolio.length, portfolio.falling,
/// portfolio.contradiction, portfolio.region.
Status check(const PortfolioProblem& problem);
/// The best choice. Candidates all equal in every number are counted, not searched; some equal ones are taken in their order.
Result<PortfolioAnswer> solvePortfolio(const PortfolioProblem& problem, const PortfolioLimits& limits = {});
/// A choice found at once, kept to the same constraints; its bound is unknown. State Greedy, Infeasible or NotFound.
Result<PortfolioAnswer> greedyPortfolio(const PortfolioProblem& problem);

enum class SiteReason {
    MustHave,
    Needed,       ///< there is no answer without it
    Saves,        ///< without it the objective is worse by the change
    Replaceable,  ///< there is an answer as good without it
    MustNot,
    NotReady,     ///< in none of the periods
    NoCapacity,   ///< no building, or its limits are 0 throughout
    Dominated,    ///< `other`, in the same region, is as good in every number and has room
    RegionCap,    ///< there is no answer with it, and there would be without the caps of regions
    Budget,       ///< there is no answer with it, and there would be without the budget
    Conflict,     ///< there is no answer with it
    Worse,        ///< with it the objective is worse by the change
    Equal,        ///< there is an answer as good with it
    Open,         ///< the node limit came first: the change is between its bounds
};

/// Why a candidate is in or out. The change is that of the objective when its choice is forced the other way.
struct SiteWhy {
    bool chosen = false;
    SiteReason reason = SiteReason::Open;
    double changeAtLeast = 0.0;
    double changeAtMost = kInfinity;
    std::string other{};
};
/// One a candidate, by solving again with its choice forced; the limits are those of each. Needs an answer with a choice.
Result<std::vector<SiteWhy>> explainPortfolio(const PortfolioProblem& problem, const PortfolioAnswer& answer,
                                              const PortfolioLimits& limits = {});
/// Why candidates that are alike are in, any of them, or all out; the change is that of having none, or one.
Result<SiteWhy> explainSites(const PortfolioProblem& problem, const PortfolioAnswer& answer, const std::vector<std::size_t>& equals,
                             const PortfolioLimits& limits = {});
std::string words(const SiteWhy& why);

/// Equal sites, counted exactly. `target` 0 or more, W; `unitCapacity` above 0, W; `buildingsPerSite` 1 or more.
struct EqualSites {
    long buildings = 0;
    long sites = 0;
};
Result<EqualSites> equalSites(double target, double unitCapacity, long buildingsPerSite);

}  // namespace rw::optimise
