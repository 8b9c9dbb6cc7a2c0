// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

// 1e-9 relative is the promise; what is left is rounding in sums of some dozen terms.
constexpr double kClosure = 1e-9;

TEST_CASE("power in is useful power out and losses, in every building and at the meter", "[laws][energy]")
{
    std::size_t buildings = 0;
    for (const std::string& name : exampleNames()) {
        for (unsigned seed = 0; seed < 25; ++seed) {
            CAPTURE(name, seed);
            const Evaluation e = evaluate(seed == 0 ? example(name) : shaken(name, seed));
            for (const BuildingResult<double>& b : e.buildings) {
                ++buildings;
                CHECK(b.closure < kClosure);
                double losses = 0.0;
                for (const StageResult<double>& s : b.chain) {
                    CHECK(s.loss.si() >= 0.0);
                    CHECK(s.in.si() == Approx(s.out.si() + s.loss.si()).epsilon(kClosure));
                    losses += s.loss.si();
                }
                double cooling = 0.0;
                for (const CoolingPart<double>& c : b.plant.parts) {
                    CHECK(c.power.si() >= 0.0);
                    cooling += c.power.si();
                }
                CHECK(losses == Approx(b.chainLoss.si()).epsilon(kClosure));
                CHECK(cooling == Approx(b.coolingPower.si()).epsilon(kClosure));
                CHECK(b.itPower.si() == Approx(b.systemsPower.si() + b.networkPower.si() + b.storagePower.si()).epsilon(kClosure));
                CHECK(b.pueDesign.value() > 1.0);
            }
            CHECK(e.programme.closure < kClosure);
        }
    }
    CHECK(buildings > 100);
}

TEST_CASE("all power of a rack becomes heat, in liquid or in air", "[laws][energy]")
{
    for (const std::string& name : exampleNames()) {
        for (unsigned seed = 0; seed < 25; ++seed) {
            CAPTURE(name, seed);
            for (const RackResult<double>& r : evaluate(seed == 0 ? example(name) : shaken(name, seed)).racks) {
                if (!r.power || !r.liquidHeat) continue;
                CAPTURE(r.id);
                CHECK(r.liquidHeat->si() + r.airHeat->si() == Approx(r.power->design.si()).epsilon(1e-12));
                CHECK(r.liquidHeat->si() >= 0.0);
                CHECK(r.airHeat->si() >= -1e-9 * r.power->design.si());
                if (r.busbarPower)
                    CHECK(r.busbarPower->si() + r.busbarLoss->si() + r.shelfLoss->si() ==
                          Approx(r.power->design.si()).epsilon(kClosure));
            }
        }
    }
}

TEST_CASE("a hotter design hour never asks for less facility power", "[laws][energy]")
{
    Plan plan = example("openai-amd-6gw");
    double before = 0.0;
    for (double celsius = 10.0; celsius <= 48.0; celsius += 2.0) {
        plan.climates[0].designDryBulb.si = unit::C.toSi(celsius);
        plan.climates[0].designWetBulb.si = unit::C.toSi(0.7 * celsius);
        const double now = evaluate(plan).buildings.at(0).facilityPower.si();
        CAPTURE(celsius);
        CHECK(now >= before * (1.0 - 1e-12));
        before = now;
    }
}
