// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figures.h"
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;
using namespace rw::test;

namespace {

/// A campus of one of its clusters alone.
Plan campusOf(const std::string& cluster)
{
    Plan plan = example("abilene-campus");
    for (Phase& phase : plan.programme.phases)
        phase.mix = {{"mix", cluster, FractionDatum(1.0, unit::one)}};
    return plan;
}

}  // namespace

TEST_CASE("V49 a GW of facility with Blackwell racks costs 20 to 45 G USD, IT and facility, refresh excluded", "[published]")
{
    for (const char* cluster : {"gb200-32", "gb300-32"}) {
        CAPTURE(cluster);
        const Evaluation e = evaluate(campusOf(cluster));
        const auto value = [&](const char* path) { return figure(e, path).value().si.value(); };
        const double perGw = value("programme.capex_per_GW_facility_USD");
        CHECK(perGw > 20e9);
        CHECK(perGw < 45e9);
        CHECK(perGw == Approx(value("programme.capex_USD") / (value("programme.facility_power_W") / 1e9)).epsilon(1e-12));
        // The published 29 G USD stand beside it.
        const auto& all = e.money.announced;
        const auto epoch = std::find_if(all.begin(), all.end(), [](const AnnouncedCheck& c) { return c.id == "epoch"; });
        REQUIRE(epoch != all.end());
        CHECK(epoch->mode == 29e6);
        CHECK(epoch->ownMode == Approx(perGw / 1e3).epsilon(1e-12));
        CHECK(epoch->ratio == Approx(perGw / 29e9).epsilon(1e-12));
    }
}

TEST_CASE("V44 capital recovery through a plan's discount rate and lives", "[published]")
{
    struct Case {
        double rate, years, recovery;
    };
    for (const Case& c : {Case{0.07, 20, 0.0943929}, Case{0.05, 10, 0.1295046}, Case{0.08, 5, 0.2504565}, Case{0.10, 15, 0.1314738},
                          Case{0.03, 30, 0.0510193}, Case{0.07, 30, 0.0805864}, Case{0.0, 8, 0.125}}) {
        CAPTURE(c.rate, c.years);
        Plan plan = example("openai-amd-6gw");
        plan.economics.discountRate = FractionDatum(c.rate, unit::one);
        plan.economics.rackLife = TimeDatum(c.years, unit::year);
        for (CostLine line : defaultCostLines()) {
            line.life = TimeDatum(c.years, unit::year);
            plan.economics.lines.push_back(line);
        }
        const Evaluation e = evaluate(plan);
        REQUIRE(e.money.annualCapital);
        CHECK(e.money.annualCapital->value() / e.money.capex->mode.value() == Approx(c.recovery).margin(5e-8));
    }
}

TEST_CASE("V45 from 10,000 accelerators to a year's bill of energy, through a plan", "[published]")
{
    // 10,000 x 700 W x 1.3 is 9.1 MW of IT, at a PUE of 1.30 11.83 MW; 8,760 hours at 0.08 USD/kWh cost 8.29 M USD.
    Plan plan = example("openai-amd-6gw");
    RackDesign& rack = *std::find_if(plan.rackDesigns.begin(), plan.rackDesigns.end(), [](const RackDesign& d) { return d.id == "helios"; });
    rack.trays.clear();
    rack.slots.clear();
    rack.makerAccelerators = 8;
    rack.powerRule = PowerRule::Maker;
    rack.liquidShare = FractionDatum(0.5, unit::one);
    rack.makerDesignPower = PowerDatum(8 * 0.7 * 1.3, unit::kW);
    rack.makerTypicalPower = rack.makerDesignPower;
    rack.makerPeakPower = rack.makerDesignPower;
    for (Cluster& cluster : plan.clusters) cluster.networkSwitch.clear();
    plan.programme.phases.resize(1);
    plan.programme.phases[0].mix = {{"mix", "helios-32", FractionDatum(1.0, unit::one)}};
    plan.programme.targetKind = TargetKind::Count;
    plan.programme.targetCount = 10000;
    plan.programme.countUnit = CountUnit::Accelerators;
    plan.assumptions.storageShare.si = 0.0;
    plan.assumptions.profile.kind = ProfileKind::Flat;
    plan.assumptions.gridMargin.si = 0.10;
    plan.sites[0].energyPrice = DatumOf<dim::moneyPerEnergy>(80, unit::USDMWh);
    plan.sites[0].peakEnergyPrice = {};
    plan.sites[0].demandCharge = {};
    const Evaluation e = evaluate(plan);
    CHECK(e.programme.itPower->in(unit::kW) == Approx(9100).epsilon(1e-3));
    REQUIRE(e.programme.year);
    REQUIRE(e.money.energy);
    // The plan's own plant has another PUE than 1.30; at that, energy and bill are the published ones.
    const double toPublished = 1.30 / e.programme.year->pueMeter->value();
    CHECK(e.programme.year->grid->in(unit::GWh) * toPublished == Approx(103.6).epsilon(1e-3));
    CHECK(e.money.energy->in(unit::MUSD) * toPublished == Approx(8.29).epsilon(1e-3));
    CHECK(e.money.opex->value() == Approx(e.money.energy->value() + e.money.operation->value()).epsilon(1e-12));
}
