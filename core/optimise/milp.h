// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <functional>
#include <limits>
#include <stop_token>
#include <string>
#include <vector>

/// Mixed-integer linear programs: plain numbers in, plain numbers out. The least of a linear cost is sought.
namespace rw::optimise {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// GLPK takes coefficients up to about 1e300; beyond 1e15 a sum of doubles no longer counts in ones.
inline constexpr double kLargestCoefficient = 1e15;

enum class ColumnKind { Continuous, Integer, Binary };

struct MilpColumn {
    std::string name{};
    double lower = 0.0;  ///< -kInfinity: none
    double upper = kInfinity;
    double cost = 0.0;
    ColumnKind kind = ColumnKind::Continuous;  ///< Binary keeps its bounds, cut to 0..1
};

struct MilpTerm {
    std::size_t column = 0;  ///< index into the problem's columns
    double coefficient = 0.0;
};

/// lower <= sum of terms <= upper.
struct MilpRow {
    std::string name{};
    double lower = -kInfinity;
    double upper = kInfinity;
    std::vector<MilpTerm> terms{};
};

struct MilpProblem {
    std::vector<MilpColumn> columns{};
    std::vector<MilpRow> rows{};
};

/// What ends a search. No clock: the same problem and limits give the same answer on every machine.
struct MilpLimits {
    double relativeGap = 0.0;  ///< (objective - bound) / |objective| at which to stop, 0 or more; 0: the optimum
    long nodes = 200'000;      ///< subproblems looked into, 1 or more
    std::stop_token cancel{};
    std::vector<double> start{};  ///< an answer already known, one value a column; empty: none. Unless feasible, it is not used
    /// Makes whole values out of a relaxation's, now and then along the search; what is not feasible is not used. Empty: none.
    std::function<std::vector<double>(const std::vector<double>&)> round{};
};

enum class MilpStatus {
    Optimal,     ///< to the solver's tolerance: 1e-7 of the objective, rows to 1e-6 of their terms
    GapReached,  ///< values within the relative gap asked
    NodeLimit,   ///< values are there if `hasValues`
    Infeasible,
    Unbounded,
    Cancelled,   ///< values are there if `hasValues`
};
const char* name(MilpStatus status);

struct MilpResult {
    MilpStatus status = MilpStatus::Infeasible;
    bool hasValues = false;
    double objective = 0.0;      ///< of the values
    double bound = -kInfinity;   ///< no answer can be below it
    double gap = kInfinity;      ///< (objective - bound) / |objective|, 0 or more
    long nodes = 0;              ///< subproblems made
    std::vector<double> values{};  ///< one a column; whole for integer columns
};

/// Solves by branch and bound with GLPK. Errors: milp.empty, milp.name, milp.number, milp.bounds, milp.term, milp.limit (the
/// input), milp.solver (the solver gave up, in its words). Any thread, several at once.
Result<MilpResult> solve(const MilpProblem& problem, const MilpLimits& limits = {});

/// First fault of the input, as solve() tells it.
Status check(const MilpProblem& problem, const MilpLimits& limits = {});
/// Whether the values keep bounds, wholeness and rows, to 1e-6 of what a row adds up.
bool feasible(const MilpProblem& problem, const std::vector<double>& values);
double objectiveOf(const MilpProblem& problem, const std::vector<double>& values);

}  // namespace rw::optimise
