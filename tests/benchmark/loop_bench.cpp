// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/loop_findings.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::cooling;

TEST_CASE("both loops of a building of 100 MW are laid out, balanced and solved", "[benchmark]")
{
    const Plan plan = test::example("openai-amd-6gw");
    const Building& building = plan.buildings.front();
    // 100 MW at 1,350 kW a CDU and 10 K: 75 CDUs, 1.5 L/min for each kilowatt on both sides.
    const CoolantTask coolant{{{&plan.rackDesigns.front(), 8, VolumeFlow<>::of(250.0, unit::Lmin)}},
                              Temperature<>::of(40.0, unit::C), Temperature<>::of(50.0, unit::C)};
    FacilityTask facility{75, 50, 4, VolumeFlow<>::of(150000.0, unit::Lmin), Temperature<>::of(35.0, unit::C), Temperature<>::of(45.0, unit::C)};
    const auto run = [&] {
        const LoopDesign tcs = coolantLoop(plan, building, coolant).value();
        const LoopDesign fws = facilityLoop(plan, building, facility).value();
        return loopFindings(building, tcs).size() + loopFindings(building, fws).size();
    };
    const LoopDesign tcs = coolantLoop(plan, building, coolant).value();
    WARN("racks' loop: " << tcs.loop.links.size() << " links, " << tcs.solution.iterations << " steps, " << readable(tcs.head.value(), unit::kPa));
    for (const std::int64_t halls : {4, 1}) {
        facility.halls = halls;
        const LoopDesign fws = facilityLoop(plan, building, facility).value();
        WARN("facility water of " << fws.count << " loops: " << fws.loop.links.size() << " links, " << fws.solution.iterations << " steps, "
                                  << readable(fws.head.value(), unit::kPa));
        BENCHMARK("one of the racks' loops and " + std::to_string(halls) + " facility loops") { return run(); };
    }
    const LoopDesign fws = facilityLoop(plan, building, facility).value();
    BENCHMARK("head at a part load") { return fws.curve.headAt(0.37 * fws.flow.si()); };
}
