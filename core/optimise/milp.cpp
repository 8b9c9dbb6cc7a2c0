// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/milp.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>

namespace rw::optimise {

namespace {

/// GLPK's own limit on names.
constexpr std::size_t kLongestName = 255;
/// Of what a row adds up; GLPK holds rows to 1e-7 of their scaled size.
constexpr double kRowTolerance = 1e-6;

std::string shown(double value)
{
    return std::isnan(value) ? "NaN" : fmt::format("{}", value);
}

Error numberFault(std::string path, double value)
{
    Error error;
    error.code = "milp.number";
    error.path = std::move(path);
    error.found = shown(value);
    return error;
}

Error boundsFault(std::string path, double lower, double upper)
{
    Error error;
    error.code = "milp.bounds";
    error.path = std::move(path);
    error.found = shown(lower) + " .. " + shown(upper);
    return error;
}

Error nameFault(std::string path, std::string found)
{
    Error error;
    error.code = "milp.name";
    error.path = std::move(path);
    error.found = std::move(found);
    return error;
}

bool goodName(const std::string& name)
{
    return !name.empty() && name.size() <= kLongestName &&
           std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool goodNumber(double value)
{
    return std::isfinite(value) && std::abs(value) <= kLargestCoefficient;
}

bool goodBounds(double lower, double upper)
{
    const bool low = lower == -kInfinity || goodNumber(lower);
    const bool high = upper == kInfinity || goodNumber(upper);
    return low && high && lower <= upper;
}

}  // namespace

const char* name(MilpStatus status)
{
    switch (status) {
    case MilpStatus::Optimal: return "optimal";
    case MilpStatus::GapReached: return "gap-reached";
    case MilpStatus::NodeLimit: return "node-limit";
    case MilpStatus::Infeasible: return "infeasible";
    case MilpStatus::Unbounded: return "unbounded";
    case MilpStatus::Cancelled: return "cancelled";
    }
    return "";
}

Status check(const MilpProblem& problem, const MilpLimits& limits)
{
    if (problem.columns.empty()) {
        Error error;
        error.code = "milp.empty";
        return error;
    }
    std::unordered_set<std::string_view> names;
    for (const MilpColumn& column : problem.columns) {
        const std::string path = "column " + column.name;
        if (!goodName(column.name) || !names.insert(column.name).second) return nameFault("column", column.name);
        if (!goodBounds(column.lower, column.upper)) return boundsFault(path, column.lower, column.upper);
        if (!goodNumber(column.cost)) return numberFault(path + ": cost", column.cost);
    }
    names.clear();
    std::vector<std::size_t> seenBy(problem.columns.size(), problem.rows.size());
    for (std::size_t r = 0; r < problem.rows.size(); ++r) {
        const MilpRow& row = problem.rows[r];
        const std::string path = "row " + row.name;
        if (!goodName(row.name) || !names.insert(row.name).second) return nameFault("row", row.name);
        if (!goodBounds(row.lower, row.upper)) return boundsFault(path, row.lower, row.upper);
        for (const MilpTerm& term : row.terms) {
            if (term.column >= problem.columns.size() || seenBy[term.column] == r) {
                Error error;
                error.code = "milp.term";
                error.path = path;
                error.found = term.column < problem.columns.size() ? problem.columns[term.column].name
                                                                   : std::to_string(term.column);
                error.allowed = std::to_string(problem.columns.size());
                return error;
            }
            seenBy[term.column] = r;
            if (!goodNumber(term.coefficient))
                return numberFault(path + ": " + problem.columns[term.column].name, term.coefficient);
        }
    }
    if (!(limits.relativeGap >= 0.0) || !std::isfinite(limits.relativeGap) || limits.nodes < 1 ||
        (!limits.start.empty() && limits.start.size() != problem.columns.size())) {
        Error error;
        error.code = "milp.limit";
        error.found = "gap " + shown(limits.relativeGap) + ", nodes " + std::to_string(limits.nodes) + ", start " +
                      std::to_string(limits.start.size());
        return error;
    }
    return Done{};
}

bool feasible(const MilpProblem& problem, const std::vector<double>& values)
{
    if (values.size() != problem.columns.size()) return false;
    for (std::size_t c = 0; c < values.size(); ++c) {
        const MilpColumn& column = problem.columns[c];
        const double slack = kRowTolerance * std::max(1.0, std::abs(values[c]));
        if (!(values[c] >= column.lower - slack && values[c] <= column.upper + slack)) return false;
        if (column.kind != ColumnKind::Continuous && values[c] != std::round(values[c])) return false;
        if (column.kind == ColumnKind::Binary && (values[c] < 0.0 || values[c] > 1.0)) return false;
    }
    for (const MilpRow& row : problem.rows) {
        double sum = 0.0, size = 1.0;
        for (const MilpTerm& term : row.terms) {
            sum += term.coefficient * values[term.column];
            size = std::max(size, std::abs(term.coefficient * values[term.column]));
        }
        if (!(sum >= row.lower - kRowTolerance * size && sum <= row.upper + kRowTolerance * size)) return false;
    }
    return true;
}

double objectiveOf(const MilpProblem& problem, const std::vector<double>& values)
{
    double sum = 0.0;
    for (std::size_t c = 0; c < problem.columns.size(); ++c) sum += problem.columns[c].cost * values[c];
    return sum;
}

}  // namespace rw::optimise
