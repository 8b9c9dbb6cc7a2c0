// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"
#include "programme/building_memo.h"
#include "support/many_sites.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

TEST_CASE("evaluating the 16.75 GW fleet with all figures", "[bench]")
{
    const Plan plan = example("openai-fleet");
    BENCHMARK("openai-fleet, all figures") { return figures(evaluate(plan)).size(); };
    BENCHMARK("openai-fleet, one derivation") { return explain(plan, "programme.facility_power_W").value().nodes.size(); };
}

TEST_CASE("time does not grow with the count of equal racks", "[bench]")
{
    // One phase of one platform: only the count of equal racks changes.
    Plan base = withSet(example("openai-amd-6gw"), "programme.phases[phase-1].target", "null");
    base.programme.phases.resize(1);
    for (const char* target : {"2.25 MW", "225 MW", "22.5 GW"}) {
        const Plan plan = withSet(base, "programme.target", target);
        BENCHMARK(std::string("10, 1,000, 100,000 racks: ") + target) { return figures(evaluate(plan)).size(); };
    }
}

TEST_CASE("copying a plan", "[bench]")
{
    const Plan plan = example("openai-amd-6gw");
    BENCHMARK("copy of the 6 GW plan") { return Plan(plan); };
}

TEST_CASE("10 GW with 60 candidate sites, 20 phases and 4 platforms", "[bench]")
{
    for (const int sites : {20, 60}) {
        const Plan plan = manySites(sites);
        BENCHMARK(std::to_string(sites) + " candidate sites, all figures") { return figures(evaluate(plan)).size(); };
        BuildingMemo memo;
        Plan dragged = plan;
        double target = 9e9;
        BENCHMARK(std::to_string(sites) + " candidate sites, all figures while the target is dragged")
        {
            target = target < 10e9 ? target + 7e6 : 9e9;
            dragged.programme.target.si = target;
            return figures(evaluate(dragged, {}, memo)).size();
        };
    }
}
