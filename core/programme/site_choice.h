// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "optimise/portfolio.h"
#include "plan/plan.h"

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

/// Which of a plan's unequal sites to build on: the plan's wishes and plain numbers of its sites, as a portfolio.
namespace rw {

/// What a site delivers at most from a day on.
struct DatedLimit {
    Date day;            ///< unset: from the first
    double power = 0.0;  ///< W of IT
};

/// One entry of the plan's sites, in numbers.
struct CandidateNumbers {
    std::size_t site = 0;            ///< index in the plan's sites
    double perBuilding = 0.0;        ///< W of IT
    std::int64_t mostBuildings = 0;  ///< on one site
    std::vector<DatedLimit> limits{};  ///< of one site, in order of their days; before the first nothing is delivered. Empty: no limit
    double openingCost = 0.0;          ///< USD
    double costPerBuilding = 0.0;      ///< USD
    double carbonPerBuilding = 0.0;    ///< kg a year
    double waterPerBuilding = 0.0;     ///< m³ a year
    std::optional<std::int64_t> copies{};  ///< equal sites there are; unset: as many as are of use
};

/// What stands at the end of a phase, with all phases before it.
struct PeriodTarget {
    std::string phase{};
    Date end{};          ///< unset: when all limits have come
    double power = 0.0;  ///< W of IT
};

/// A site's grid steps and its contract, as IT power. `capacityIt` and `capacityGrid`: of one full site, W. A contract without a day
/// is there from the first, or, where there are steps, never comes on top of them. `firm`: generated on site beside the grid, W.
/// Empty where nothing is dated.
std::vector<DatedLimit> datedLimits(const Site& site, double capacityIt, double capacityGrid, double firm = 0.0);

/// The portfolio of a plan, and which of its candidates are one entry's equal sites.
struct SitePortfolio {
    optimise::PortfolioProblem problem{};
    std::vector<std::vector<std::size_t>> copies{};  ///< of each CandidateNumbers, indices into the problem's candidates
};

/// Errors: selection.no-sites, selection.no-target, selection.dates, selection.copies, selection.region, selection.weights, and
/// those of optimise::check. An entry that must be in: all its sites where their count is given, else one. Carbon and water count
/// from the end of each phase to the next, and from the last to the plan's horizon.
Result<SitePortfolio> portfolioProblem(const Plan& plan, std::span<const CandidateNumbers> candidates,
                                       std::span<const PeriodTarget> targets);

enum class ChoiceDepth {
    Greedy,   ///< at once
    Exact,    ///< by search, to the plan's gap and nodes
    Reasons,  ///< and why each site is in or out, by as many searches again; cancelled, the rest stay without
};

/// What becomes of one CandidateNumbers.
struct ChoiceRow {
    std::size_t site = 0;  ///< index in the plan's sites
    std::string id{};
    bool chosen = false;
    std::int64_t sites = 0;                ///< opened of the entry
    std::vector<std::int64_t> buildings{};  ///< standing on all of them at each period's end
    std::optional<std::size_t> firstPeriod{};
    double delivered = 0.0;  ///< W of IT, in the last period
    double cost = 0.0;       ///< USD
    std::optional<optimise::SiteReason> reason{};  ///< at depth Reasons
    double changeAtLeast = 0.0;                    ///< of the objective, when the choice is forced the other way
    double changeAtMost = 0.0;
    std::string why{};       ///< the reason in words
};

/// One site that is built on.
struct OpenedSite {
    std::size_t site = 0;                  ///< index in the plan's sites
    std::vector<std::int64_t> buildings{};  ///< standing at each period's end
};

struct SiteChoice {
    SelectionGoal goal = SelectionGoal::FewestSites;
    optimise::PortfolioState state = optimise::PortfolioState::NotFound;
    bool hasChoice = false;
    double objective = 0.0;  ///< sites, USD, W years, kg or m³ to the horizon, or a share
    std::optional<double> bound{};  ///< no choice can be below it; unset: not known
    std::optional<double> gap{};    ///< (objective - bound) / objective
    long nodes = 0;
    optimise::WhyNot why{};
    std::string whyNot{};  ///< in words; empty where there is a choice
    std::vector<PeriodTarget> periods{};
    std::vector<double> durations{};  ///< years that each period lasts
    optimise::PortfolioMeasures measures{};
    double carbonPerYear = 0.0;  ///< kg, of what stands at the end
    double waterPerYear = 0.0;   ///< m³
    std::vector<ChoiceRow> rows{};    ///< one a candidate, in their order
    std::vector<OpenedSite> order{};  ///< by when they begin, then as in the plan
};

/// Deterministic: gap and nodes end the search, never a clock. Errors: those of portfolioProblem, milp.solver.
Result<SiteChoice> chooseSites(const Plan& plan, std::span<const CandidateNumbers> candidates, std::span<const PeriodTarget> targets,
                               ChoiceDepth depth, std::stop_token cancel = {});

/// An amount of a goal with its unit: "3 sites", "1.2 bn USD".
std::string goalAmount(SelectionGoal goal, double amount);
/// Why there is no choice, with phases and units.
std::string whyNotWords(const SiteChoice& choice);
/// Why a site is in or out.
std::string reasonWords(SelectionGoal goal, const optimise::SiteWhy& why);
/// How good the choice is known to be, or why there is none, in one sentence.
std::string stateLine(const SiteChoice& choice);

}  // namespace rw
