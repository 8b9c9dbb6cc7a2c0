// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

TEST_CASE("a site-year, plant and power chain closed in each of its hours", "[bench]")
{
    // One building in one site: the programme is cut to what fills it.
    Plan plan = withSet(example("openai-amd-6gw"), "programme.phases[phase-1].target", "null");
    plan.programme.phases.resize(1);
    plan = withSet(plan, "programme.target", "100 MW");
    (void)evaluateHours(plan);  // the climate is read once
    BENCHMARK("dry coolers, 8,760 hours") { return evaluateHours(plan).programme.year->pue.value(); };
    BENCHMARK("the same without its year") { return evaluate(plan).programme.pueDesign->value(); };
    Plan towers = withSet(plan, "heat_rejection[dry-cooler-1500].kind", "tower");
    towers = withSet(towers, "heat_rejection[dry-cooler-1500].approach", "4 K");
    BENCHMARK("towers, 8,760 hours") { return evaluateHours(towers).programme.year->pue.value(); };
    Plan wave = withSet(plan, "assumptions.profile.kind", "diurnal");
    BENCHMARK("dry coolers and a daily wave of load, 8,760 hours") { return evaluateHours(wave).programme.year->pue.value(); };
}
