// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "optimise/portfolio.h"

#include <cstddef>
#include <vector>

/// What the files of the portfolio share; nobody else includes it.
namespace rw::optimise {

/// Least and most buildings of each candidate in the last period; a choice is forced through them.
struct Room {
    int least = 0;
    int most = 0;
};
using Rooms = std::vector<Room>;
/// From must-have, must-not, ready, and what can be of use at all (more than target and critical target never is).
Rooms roomsOf(const PortfolioProblem& problem);

std::size_t periodsOf(const PortfolioProblem& problem);
std::vector<std::string> regionsOf(const PortfolioProblem& problem);
/// Targets may be missed, at a price.
bool targetsAreSoft(const PortfolioProblem& problem);
/// The goal counts the periods in which buildings stand.
bool countsPeriods(const PortfolioProblem& problem);

double durationOf(const PortfolioProblem& problem, std::size_t period);

/// Equal in every number; id and region are not looked at.
bool alike(const SiteCandidate& a, const SiteCandidate& b);
/// Candidates that may take each other's buildings with nothing changed, in groups of two and more.
std::vector<std::vector<std::size_t>> interchangeable(const PortfolioProblem& problem, const Rooms& rooms);
/// Gives the first of a group the most buildings.
void arrange(const std::vector<std::vector<std::size_t>>& groups, Buildings& buildings);

/// W that n buildings deliver in a period.
double delivered(const SiteCandidate& candidate, int buildings, std::size_t period);
/// Enough but for the rounding of sums.
bool meets(double have, double want);

PortfolioMeasures measure(const PortfolioProblem& problem, const Buildings& buildings);
double goalValue(const PortfolioProblem& problem, const PortfolioMeasures& measures);
/// The constraint that a choice breaks first; none when it is good. Soft targets are not looked at.
WhyNot breach(const PortfolioProblem& problem, const Rooms& rooms, const Buildings& buildings);
/// What one of each measure adds to the goal.
struct Prices {
    double sites = 0.0, cost = 0.0, unmet = 0.0, carbon = 0.0, water = 0.0;
};
Prices pricesOf(const PortfolioProblem& problem);

/// What a choice delivers, region by region, kept while buildings come and go. Refers to problem and buildings.
class Tally {
public:
    Tally(const PortfolioProblem& problem, Buildings& buildings);
    /// W missing in a period: of the target, and of the critical target with the largest region lost.
    double missing(std::size_t period) const { return missingOf(m_power[period], period); }
    double missingWith(std::size_t site, std::size_t period, int standing) const;
    void set(std::size_t site, std::size_t period, int standing);

private:
    double regionWith(std::size_t site, std::size_t period, int standing) const;
    double missingOf(const std::vector<double>& power, std::size_t period) const;

    const PortfolioProblem& m_problem;
    Buildings& m_buildings;
    std::vector<std::size_t> m_region{};                ///< of a candidate
    std::vector<std::vector<std::size_t>> m_members{};  ///< candidates of a region
    std::vector<std::vector<double>> m_power{};         ///< W of [period][region]
};

/// Leaves out, and builds later, what takes nothing from any period's target.
void postpone(const PortfolioProblem& problem, const Rooms& rooms, Buildings& buildings);

/// The portfolio as a linear program, in scaled units.
struct PortfolioModel {
    MilpProblem milp{};
    double objectiveScale = 1.0;  ///< goal = scale x the program's objective
    double powerScale = 1.0;      ///< W of the program's 1
    std::vector<std::vector<std::ptrdiff_t>> stand{};    ///< column of [candidate][period], -1: none stands
    std::vector<std::vector<std::ptrdiff_t>> deliver{};  ///< column where the site's limit may bind, else -1
    std::vector<std::ptrdiff_t> open{};                  ///< column, -1: none
    std::vector<std::ptrdiff_t> unmet{};                 ///< column of a period, -1: none
};
/// `margin` raises every target by that share.
PortfolioModel modelOf(const PortfolioProblem& problem, const Rooms& rooms, double margin = 0.0);
std::vector<double> valuesOf(const PortfolioProblem& problem, const PortfolioModel& model, const Buildings& buildings);
/// Counts between whole numbers are cut.
Buildings buildingsOf(const PortfolioProblem& problem, const PortfolioModel& model, const std::vector<double>& values);

/// The answer within the rooms, without looking for why there is none.
Result<PortfolioAnswer> solveWithin(const PortfolioProblem& problem, const Rooms& rooms, const PortfolioLimits& limits);
/// Goes on from buildings that keep budget and caps; empty: from none.
PortfolioAnswer greedyWithin(const PortfolioProblem& problem, const Rooms& rooms, Buildings buildings = {});
/// The answer by counting when all candidates are alike and nothing but targets and budget holds them; else none.
std::optional<PortfolioAnswer> equalPortfolio(const PortfolioProblem& problem);
/// Sums that no choice can pass: none when they suffice.
WhyNot certainShortage(const PortfolioProblem& problem, const Rooms& rooms);
/// Why a problem without answer has none, by leaving constraints out.
Result<WhyNot> whyInfeasible(const PortfolioProblem& problem, const PortfolioLimits& limits);

}  // namespace rw::optimise
