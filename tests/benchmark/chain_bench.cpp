// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/failures.h"
#include "evaluate/settle.h"
#include "power/architecture.h"
#include "power/chain.h"
#include "power/graph/availability.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <iostream>

using namespace rw;
using namespace rw::test;

namespace {

double millisecondsSince(std::chrono::steady_clock::time_point t)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - t).count();
}

/// The 6 GW plan's chain at 100 MW of IT load, with a quarter of that for cooling.
ChainLoads<double> loadsOf100Mw(const PowerSystem& system)
{
    const auto at = [](double watts, double factor) {
        return electrical::ComplexPower<double>{Power<>::fromSi(watts),
                                                ReactivePower<>::fromSi(watts * std::sqrt(1.0 / (factor * factor) - 1.0))};
    };
    return {at(100e6, *system.loadPowerFactor.si), at(25e6, *system.mechanicalPowerFactor.si), Power<>::fromSi(240e3)};
}

}  // namespace

TEST_CASE("one 100 MW building's chain", "[bench]")
{
    for (const SupplyKind supply : supplies()) {
        Plan plan = example("openai-amd-6gw");
        EditList edits = applySupply(plan, builtInCatalogue(), plan.buildings.front().id, supply).value();
        if (!edits.edits.empty()) REQUIRE(apply(plan, edits).ok());
        const Building& building = plan.buildings.front();
        const PowerSystem& system = building.power;
        const ChainLoads<double> loads = loadsOf100Mw(system);
        const ReadyChain ready(plan, building.chain, &building.power);
        ChainPlace place{building.chain, "buildings[" + building.id + "]", &system, &system.supplyVoltage, "power.supply_voltage",
                         &system.faultLevel, "power.fault_level", &ready};
        const std::string name = "supply " + std::to_string(static_cast<int>(supply));
        BENCHMARK(name + ", powers, drops and faults") { return evaluateChain<double>(plan, place, loads).in.value(); };
        BENCHMARK(name + ", powers only")
        {
            return evaluateChain<double>(plan, place, loads, ChainDetail::Powers).in.value();
        };
    }
}

TEST_CASE("the 6 GW building settled", "[bench]")
{
    using Clock = std::chrono::steady_clock;
    for (const SupplyKind supply : supplies()) {
        Plan plan = example("openai-amd-6gw");
        EditList edits = applySupply(plan, builtInCatalogue(), plan.buildings.front().id, supply).value();
        if (!edits.edits.empty()) REQUIRE(apply(plan, edits).ok());
        Clock::time_point t = Clock::now();
        Evaluation e = evaluate(plan);
        std::cout << "supply " << static_cast<int>(supply) << ": evaluated in " << millisecondsSince(t) << " ms";
        t = Clock::now();
        REQUIRE(settle(plan, e));
        std::cout << ", settled in " << millisecondsSince(t) << " ms";
        const auto built = oneLineOf(plan, e, plan.buildings.front().id);
        REQUIRE(built.value().graph);
        t = Clock::now();
        const power::AvailabilityResult a = power::availabilityOf(*built.value().graph);
        std::cout << ", of that availability " << millisecondsSince(t) << " ms; " << built.value().graph->size()
                  << " components, " << a.building.minutesPerYear << " min/a of the mean kilowatt out, chain loss "
                  << 100.0 * e.buildings.front().chainLoss.value() / e.buildings.front().itPower.value() << " % of IT\n";
        CHECK(e.failures.front().problems.empty());
    }
}
