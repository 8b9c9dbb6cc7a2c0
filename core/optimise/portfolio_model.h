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

/// W that n buildings deliver in a period.
double delivered(const SiteCandidate& candidate, int buildings, std::size_t period);
/// Enough but for the rounding of sums.
bool meets(double have, double want);

PortfolioMeasures measure(const PortfolioProblem& problem, const Buildings& buildings);
double goalValue(const PortfolioProblem& problem, const PortfolioMeasures& measures);
/// The constraint that a choice breaks first; none when it is good. Soft targets are not looked at.
WhyNot breach(const PortfolioProblem& problem, const Rooms& rooms, const Buildings& buildings);
/// W missing in a period: of the target, and of the critical target with the largest region lost.
double missing(const PortfolioProblem& problem, const Buildings& buildings, std::size_t period);
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
Buildings buildingsOf(const PortfolioProblem& problem, const PortfolioModel& model, const std::vector<double>& values);

/// The answer within the rooms, without looking for why there is none.
Result<PortfolioAnswer> solveWithin(const PortfolioProblem& problem, const Rooms& rooms, const PortfolioLimits& limits);
PortfolioAnswer greedyWithin(const PortfolioProblem& problem, const Rooms& rooms);
/// The answer by counting when all candidates are alike and nothing but targets and budget holds them; else none.
std::optional<PortfolioAnswer> equalPortfolio(const PortfolioProblem& problem);
/// Sums that no choice can pass: none when they suffice.
WhyNot certainShortage(const PortfolioProblem& problem, const Rooms& rooms);
/// Why a problem without answer has none, by leaving constraints out.
Result<WhyNot> whyInfeasible(const PortfolioProblem& problem, const PortfolioLimits& limits);

}  // namespace rw::optimise
