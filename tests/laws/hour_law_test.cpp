// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/settle.h"
#include "programme/building.h"
#include "programme/chain_curve.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <random>

using namespace rw;
using namespace rw::test;

namespace {

/// What a building carries in an evaluation, apart from its cooling.
BuildingSums<double> sumsOf(const BuildingResult<double>& b)
{
    BuildingSums<double> s;
    s.racks = b.racks;
    s.halls = b.halls;
    s.it = b.itPower;
    s.rack = b.rackPower;
    s.house = b.housePower;
    return s;
}

}  // namespace

TEST_CASE("a chain laid as a curve over its cooling power is the chain, within rounding")
{
    std::mt19937_64 random(41);
    int held = 0;
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        for (const Site& site : plan.sites) {
            const BuildingResult<double>* b = findById(e.buildings, site.building);
            if (!b) continue;
            const BuildingSetting setting = buildingSetting(plan, site);
            const BuildingPlace place{plan, setting.building, *setting.machines, buildingChainPlace(setting.building, *setting.chain)};
            const BuildingSums<double> sums = sumsOf(*b);
            const double most = 1.5 * b->coolingPower.value();
            const ChainCurve curve(place, sums, most);
            held += curve.holds();
            const double enough = 2e-12 * sums.it.value();
            std::uniform_real_distribution<double> any(-0.1 * most, 1.2 * most);
            for (int i = 0; i < 200; ++i) {
                const double power = std::max(0.0, any(random));
                const ChainPoint chain = chainPoint(place, sums, power);
                const ChainPoint laid = curve.at(power);
                INFO(name << ", " << site.id << ", " << power << " W of " << most);
                CHECK(std::abs(laid.loss - chain.loss) <= enough);
                CHECK(std::abs(laid.hallHeat - chain.hallHeat) <= enough);
                CHECK(std::abs(laid.electricalHeat - chain.electricalHeat) <= enough);
                CHECK(std::abs(laid.reactive - chain.reactive) <= enough);
            }
        }
    }
    CHECK(held > 0);
}

TEST_CASE("the power of a building alone is that of the whole building, to the bit")
{
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        for (const Site& site : plan.sites) {
            if (!buildingProblem(plan, findById(plan.buildings, site.building), site).empty()) continue;
            const BuildingSetting setting = buildingSetting(plan, site);
            for (const double racks : {1.0, 40.0, 337.0}) {
                BuildingLoad<double> load;
                load.racks = count<double>(static_cast<int>(racks));
                load.rack.systems = Power<>::of(140.0, unit::kW);
                load.rack.network = Power<>::of(9.0, unit::kW);
                load.rack.liquidHeat = Heat<>::of(110.0, unit::kWheat);
                const auto alone = buildingDemand(setting, {load}, count<double>(4)).power;
                const auto whole = evaluateBuilding<double>(setting, {load}, count<double>(4));
                INFO(name << ", " << site.id << ", " << racks << " racks");
                CHECK(alone.active.value() == whole.facilityPower.value());
                CHECK(alone.reactive.value() == whole.facilityReactive.value());
            }
        }
    }
}
