// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/solve.h"
#include "power/graph/sweep.h"
#include "power/graph/symmetry.h"
#include "support/one_lines.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <iostream>

using namespace rw::test;

namespace {

/// One run each: a double sweep of an unsymmetrical building is too long to be repeated.
void report(const std::string& title, const LineupPlan& plan, bool doubles)
{
    using Clock = std::chrono::steady_clock;
    const auto since = [](Clock::time_point t) {
        return std::chrono::duration<double, std::milli>(Clock::now() - t).count();
    };
    Clock::time_point t = Clock::now();
    const PowerGraph graph = built(lineups(plan));
    std::cout << title << ": " << graph.size() << " components, built in " << since(t) << " ms\n";
    t = Clock::now();
    const Solution s = solve(graph);
    std::cout << "  full solve " << since(t) << " ms, " << s.iterations << " iterations\n";
    t = Clock::now();
    const Symmetry symmetric(graph);
    std::cout << "  symmetry " << since(t) << " ms, " << symmetric.orbits().size() << " classes\n";
    t = Clock::now();
    const Sweep singles = sweepSingles(graph);
    std::cout << "  single sweep " << since(t) << " ms, " << singles.totals.solved << " solved\n";
    CHECK(singles.totals.examined == graph.size());
    if (!doubles)
        return;
    t = Clock::now();
    const DoubleSweep pairs = sweepDoubles(graph);
    std::cout << "  double sweep " << since(t) << " ms, " << pairs.totals.solved << " solved of "
              << pairs.totals.examined << ", " << pairs.totals.losing << " lose load\n";
    CHECK(pairs.totals.notConverged == 0);
}

}  // namespace

TEST_CASE("sweeps of a building of about 5,000 components", "[bench]")
{
    LineupPlan plan{9, 6, 13, 6, 132e3, false};
    report("equal lineups", plan, true);
    plan.unequal = true;
    plan.lineups = 2;
    report("no two racks alike, a quarter of the building", plan, true);
    plan.lineups = 9;
    report("no two racks alike", plan, true);
}
