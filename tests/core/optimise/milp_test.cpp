// SPDX-License-Identifier: GPL-3.0-or-later
#include "optimise/milp.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <random>
#include <stdexcept>
#include <thread>

using namespace rw;
using namespace rw::optimise;

namespace {

/// Whole columns in small boxes, rows of small whole coefficients: every point can be tried.
MilpProblem randomProblem(unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    MilpProblem problem;
    const int columns = 2 + below(4);
    for (int c = 0; c < columns; ++c) {
        const int lower = below(4) - 2;
        problem.columns.push_back({"x" + std::to_string(c), static_cast<double>(lower), static_cast<double>(lower + below(5)),
                                   static_cast<double>(below(21) - 10), ColumnKind::Integer});
    }
    const int rows = 1 + below(3);
    for (int r = 0; r < rows; ++r) {
        MilpRow row;
        row.name = "r" + std::to_string(r);
        for (int c = 0; c < columns; ++c)
            if (below(4) > 0) row.terms.push_back({static_cast<std::size_t>(c), static_cast<double>(below(15) - 5)});
        if (below(3) > 0) row.lower = below(20) - 8;
        if (below(3) > 0) row.upper = (row.lower > -kInfinity ? row.lower : 0.0) + below(12);
        problem.rows.push_back(row);
    }
    return problem;
}

/// The least objective of all points, infinite if none is feasible.
double leastByTrying(const MilpProblem& problem)
{
    std::vector<double> x;
    for (const MilpColumn& column : problem.columns) x.push_back(column.lower);
    double least = kInfinity;
    for (;;) {
        if (feasible(problem, x)) least = std::min(least, objectiveOf(problem, x));
        std::size_t c = 0;
        while (c < x.size() && x[c] == problem.columns[c].upper) {
            x[c] = problem.columns[c].lower;
            ++c;
        }
        if (c == x.size()) return least;
        x[c] += 1.0;
    }
}

/// A market split: how near to half of each product's demand a choice of shops can come. The relaxation is 0 for ever, so that the
/// search is longer than any test waits.
MilpProblem longSearch(MilpLimits& limits)
{
    std::mt19937 random(7);
    MilpProblem problem;
    for (int c = 0; c < 40; ++c) problem.columns.push_back({"x" + std::to_string(c), 0.0, 1.0, 0.0, ColumnKind::Binary});
    limits.start.assign(problem.columns.size(), 0.0);
    for (int r = 0; r < 5; ++r) {
        MilpRow row{"product" + std::to_string(r), 0.0, 0.0, {}};
        for (std::size_t c = 0; c < 40; ++c) {
            const double demand = static_cast<double>(random() % 100);
            row.terms.push_back({c, demand});
            row.lower += demand;
        }
        row.lower = row.upper = std::floor(row.lower / 2.0);
        for (const double sign : {1.0, -1.0}) {
            row.terms.push_back({problem.columns.size(), sign});
            problem.columns.push_back({(sign > 0 ? "less" : "more") + std::to_string(r), 0.0, kInfinity, 1.0, ColumnKind::Continuous});
            limits.start.push_back(sign > 0 ? row.lower : 0.0);
        }
        problem.rows.push_back(row);
    }
    return problem;
}

}  // namespace

TEST_CASE("the published site count comes out of the solver", "[optimise][milp]")
{
    // Validation case V43: HiGHS, GLPK and CBC agree.
    MilpProblem problem;
    problem.columns = {{"A", 0, kInfinity, 100, ColumnKind::Integer}, {"B", 0, kInfinity, 64, ColumnKind::Integer},
                       {"C", 0, kInfinity, 31, ColumnKind::Integer},  {"yA", 0, 1, 900, ColumnKind::Binary},
                       {"yB", 0, 1, 500, ColumnKind::Binary},         {"yC", 0, 1, 300, ColumnKind::Binary}};
    problem.rows = {{"target", 1000, kInfinity, {{0, 96}, {1, 60}, {2, 28}}},
                    {"openA", -kInfinity, 0, {{0, 1}, {3, -8}}},
                    {"openB", -kInfinity, 0, {{1, 1}, {4, -6}}},
                    {"openC", -kInfinity, 0, {{2, 1}, {5, -10}}}};
    const auto result = solve(problem);
    REQUIRE(result);
    CHECK(result->status == MilpStatus::Optimal);
    CHECK(result->objective == 2279.0);
    CHECK(result->bound == Approx(2279.0).epsilon(1e-7));
    CHECK(result->gap <= 1e-7);
    CHECK(result->values == std::vector<double>{8, 0, 9, 1, 0, 1});
}

TEST_CASE("small problems give what trying every point gives", "[optimise][milp]")
{
    int solved = 0, refused = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        const MilpProblem problem = randomProblem(seed);
        const double least = leastByTrying(problem);
        const auto result = solve(problem);
        CAPTURE(seed, least);
        REQUIRE(result);
        if (least == kInfinity) {
            CHECK(result->status == MilpStatus::Infeasible);
            ++refused;
        } else {
            REQUIRE(result->status == MilpStatus::Optimal);
            CHECK(result->objective == least);
            CHECK(feasible(problem, result->values));
            CHECK(result->bound <= least);
            ++solved;
        }
    }
    CHECK(solved > 100);
    CHECK(refused > 30);
}

TEST_CASE("a problem without whole columns is solved as it stands", "[optimise][milp]")
{
    MilpProblem problem;
    problem.columns = {{"x", 0, kInfinity, 2, ColumnKind::Continuous}, {"y", 0, 4, 3, ColumnKind::Continuous}};
    problem.rows = {{"need", 10, kInfinity, {{0, 1}, {1, 2}}}};
    const auto result = solve(problem);
    REQUIRE(result);
    CHECK(result->status == MilpStatus::Optimal);
    CHECK(result->objective == Approx(16.0).epsilon(1e-12));  // y = 4, x = 2
    CHECK(result->values[1] == Approx(4.0).epsilon(1e-12));
}

TEST_CASE("a problem without end is told from one without answer", "[optimise][milp]")
{
    MilpProblem problem;
    problem.columns = {{"x", 0, kInfinity, -1, ColumnKind::Integer}, {"y", 0, kInfinity, 0, ColumnKind::Integer}};
    CHECK(solve(problem)->status == MilpStatus::Unbounded);
    // 2x - 2y = 1 has real answers without end, and no whole one in a box.
    problem.rows = {{"odd", 1, 1, {{0, 2}, {1, -2}}}};
    problem.columns[0].upper = problem.columns[1].upper = 20;
    CHECK(solve(problem)->status == MilpStatus::Infeasible);
    problem.columns = {{"x", 0.2, 0.8, 1, ColumnKind::Integer}};
    problem.rows.clear();
    CHECK(solve(problem)->status == MilpStatus::Infeasible);
}

TEST_CASE("bad problems are refused with the place", "[optimise][milp]")
{
    const MilpProblem good{{{"x", 0, 5, 1, ColumnKind::Integer}, {"y", 0, 5, 1, ColumnKind::Continuous}},
                           {{"need", 1, kInfinity, {{0, 1}, {1, 1}}}}};
    REQUIRE(check(good));
    const auto refused = [&](const char* code, const char* place, auto&& spoil) {
        MilpProblem problem = good;
        MilpLimits limits;
        spoil(problem, limits);
        const auto result = solve(problem, limits);
        CAPTURE(code, place);
        REQUIRE(!result);
        CHECK(result.error().code == code);
        CHECK(result.error().message().find(place) != std::string::npos);
    };
    const double nan = std::nan("");
    refused("milp.empty", "at least one", [](auto& p, auto&) { p = {}; });
    refused("milp.name", "x", [](auto& p, auto&) { p.columns[1].name = "x"; });
    refused("milp.name", "column", [](auto& p, auto&) { p.columns[1].name = ""; });
    refused("milp.name", "row", [](auto& p, auto&) { p.rows.push_back(p.rows[0]); });
    refused("milp.name", "column", [](auto& p, auto&) { p.columns[0].name = std::string(256, 'a'); });
    refused("milp.bounds", "column x", [](auto& p, auto&) { p.columns[0].lower = 6; });
    refused("milp.bounds", "column y", [&](auto& p, auto&) { p.columns[1].upper = nan; });
    refused("milp.bounds", "column y", [](auto& p, auto&) { p.columns[1].lower = kInfinity; });
    refused("milp.bounds", "row need", [](auto& p, auto&) { p.rows[0].upper = 0; });
    refused("milp.number", "column x: cost", [&](auto& p, auto&) { p.columns[0].cost = nan; });
    refused("milp.number", "column x: cost", [](auto& p, auto&) { p.columns[0].cost = kInfinity; });
    refused("milp.number", "row need: y", [](auto& p, auto&) { p.rows[0].terms[1].coefficient = kInfinity; });
    refused("milp.number", "row need: y", [](auto& p, auto&) { p.rows[0].terms[1].coefficient = 1e30; });
    refused("milp.term", "row need", [](auto& p, auto&) { p.rows[0].terms[1].column = 0; });
    refused("milp.term", "row need", [](auto& p, auto&) { p.rows[0].terms[1].column = 2; });
    refused("milp.limit", "gap", [&](auto&, auto& l) { l.relativeGap = nan; });
    refused("milp.limit", "gap", [](auto&, auto& l) { l.relativeGap = -0.1; });
    refused("milp.limit", "nodes", [](auto&, auto& l) { l.nodes = 0; });
    refused("milp.limit", "start", [](auto&, auto& l) { l.start = {1.0}; });
}

TEST_CASE("a search stops at its nodes, at its gap and when it is cancelled", "[optimise][milp]")
{
    MilpLimits limits;
    const MilpProblem problem = longSearch(limits);
    limits.nodes = 50;
    const auto few = solve(problem, limits);
    REQUIRE(few);
    CHECK(few->status == MilpStatus::NodeLimit);
    REQUIRE(few->hasValues);
    CHECK(few->bound <= few->objective);
    CHECK(few->gap > 0.0);
    const auto again = solve(problem, limits);
    CHECK(again->values == few->values);
    CHECK(again->nodes == few->nodes);

    limits.relativeGap = 1.0;
    const auto near = solve(problem, limits);
    REQUIRE(near);
    CHECK(near->status == MilpStatus::GapReached);
    CHECK(near->gap <= 1.0);
    CHECK(near->nodes <= few->nodes);

    std::stop_source stop;
    limits.cancel = stop.get_token();
    limits.relativeGap = 0.0;
    limits.nodes = 1'000'000'000;
    MilpStatus status = MilpStatus::Infeasible;
    std::thread search([&] { status = solve(problem, limits)->status; });
    std::this_thread::sleep_for(std::chrono::milliseconds(20));  // so that it is mostly met while searching; either way it must end
    stop.request_stop();
    search.join();
    CHECK(status == MilpStatus::Cancelled);
}

TEST_CASE("a caller's rounding is taken up when it is feasible, and what it throws comes back", "[optimise][milp]")
{
    MilpLimits limits;
    const MilpProblem problem = longSearch(limits);
    limits.nodes = 20;
    const std::vector<double> known = limits.start;
    limits.start.clear();
    limits.round = [&](const std::vector<double>&) { return std::vector<double>(known.size(), -1.0); };
    const auto without = solve(problem, limits);
    REQUIRE(without);
    int asked = 0;
    limits.round = [&](const std::vector<double>& relaxed) {
        ++asked;
        REQUIRE(relaxed.size() == known.size());
        return known;
    };
    const auto with = solve(problem, limits);
    REQUIRE(with);
    CHECK(asked > 0);
    CHECK(with->hasValues);
    CHECK(with->objective <= objectiveOf(problem, known));
    limits.round = [](const std::vector<double>&) -> std::vector<double> { throw std::runtime_error("of the caller"); };
    CHECK_THROWS_WITH(solve(problem, limits), "of the caller");
    CHECK(solve(MilpProblem{{{"x", 2.5, 9.0, 1.0, ColumnKind::Integer}}, {}})->objective == 3.0);
}

TEST_CASE("problems are solved in several threads at once", "[optimise][milp]")
{
    std::vector<double> alone, together(40);
    for (unsigned seed = 0; seed < 40; ++seed) alone.push_back(solve(randomProblem(seed + 1))->objective);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (std::size_t seed = t; seed < 40; seed += 4)
                together[seed] = solve(randomProblem(static_cast<unsigned>(seed) + 1))->objective;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(together == alone);
}
