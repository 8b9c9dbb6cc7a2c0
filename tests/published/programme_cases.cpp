// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "evaluate/evaluation.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;
using namespace rw::test;

namespace {
/// A programme of one rack design and nothing around it: no network, no storage, no losses.
Plan bare(double rackWatts, std::int64_t accelerators, double targetWatts)
{
    Plan plan;
    RackDesign d;
    d.id = "rack";
    d.powerRule = PowerRule::Maker;
    d.makerDesignPower = PowerDatum(rackWatts, unit::W);
    d.makerAccelerators = accelerators;
    d.liquidShare = FractionDatum(1.0, unit::one);
    plan.rackDesigns.push_back(d);
    Cluster c;
    c.id = "cluster";
    c.rackDesign = "rack";
    plan.clusters.push_back(c);
    Phase p;
    p.id = "phase";
    p.mix.push_back({"mix", "cluster", FractionDatum(1.0, unit::one)});
    plan.programme.phases.push_back(p);
    plan.programme.target = PowerDatum(targetWatts, unit::W);
    plan.assumptions.storageShare.si = 0.0;
    return plan;
}
}  // namespace

TEST_CASE("V40 10 GW of 72-accelerator racks: accelerators by the reading of the gigawatts", "[published]")
{
    // OpenAI and NVIDIA: at least 10 GW are 4–5 million GPUs. Read as systems, or as facility at 1.25 and no network.
    struct Case {
        double rack, systems, facility;  // W, million accelerators
    };
    for (const Case& c : {Case{135e3, 5.33, 4.27}, Case{190e3, 3.79, 3.03}, Case{230e3, 3.13, 2.50}}) {
        CAPTURE(c.rack);
        const auto million = [&](double target) {
            return evaluate(bare(c.rack, 72, target)).programme.accelerators->value() / 1e6;
        };
        CHECK(million(10e9) == Approx(c.systems).margin(0.006));
        CHECK(million(10e9 / 1.25) == Approx(c.facility).margin(0.006));
    }
    // The reading is named wherever it matters.
    const Evaluation e = evaluate(example("openai-nvidia-10gw"));
    CHECK(std::any_of(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "basis.reading"; }));
}

TEST_CASE("V50 30 % more inference racks than their supply was planned for, through a plan", "[published]")
{
    // POLCA: the supply is that of 100 servers at their peak of 6.5 kW. 130 stand under it, each planned with what
    // is left to it when all are capped.
    Plan plan = example("openai-amd-6gw");
    RackDesign& rack = *std::find_if(plan.rackDesigns.begin(), plan.rackDesigns.end(),
                                     [](const RackDesign& d) { return d.id == "helios"; });
    rack.trays.clear();
    rack.slots.clear();
    rack.makerAccelerators = 8;
    rack.powerRule = PowerRule::Maker;
    rack.liquidShare = FractionDatum(0.8, unit::one);
    rack.makerPeakPower = PowerDatum(6.5, unit::kW);
    rack.makerDesignPower = PowerDatum(5.0, unit::kW);
    rack.makerTypicalPower = PowerDatum(0.72 * 6.5, unit::kW);
    rack.makerIdlePower = PowerDatum(1.0, unit::kW);
    for (Cluster& cluster : plan.clusters) cluster.networkSwitch.clear();
    for (Phase& phase : plan.programme.phases)
        for (MixShare& share : phase.mix)
            share.cluster = std::find_if(plan.clusters.begin(), plan.clusters.end(), [](const Cluster& c) {
                                return c.rackDesign == "helios";
                            })->id;
    plan.assumptions.storageShare.si = 0.0;
    for (Hall& hall : plan.halls) {
        hall.itLimit = PowerDatum(650, unit::kW);
        hall.rackPlaces = 1000;
        hall.racks.reset();
    }
    for (Building& building : plan.buildings) building.halls = 1;
    Workload& workload = plan.assumptions.workload;
    workload.kind = WorkloadKind::Inference;
    workload.correlation.si = 0.3;
    workload.deviation.si = 0.12 / 0.72;
    workload.quantile.si = 0.999;

    const Evaluation e = evaluate(plan);
    REQUIRE(e.buildings.size() == 1);
    const BuildingResult<double>& b = e.buildings.front();
    REQUIRE(b.racks.value() == 130);
    REQUIRE(b.behaviour.oversubscription);
    CHECK(b.behaviour.limit->in(unit::kW) == Approx(650).epsilon(1e-12));
    CHECK(b.behaviour.oversubscription->value() == Approx(1.30).epsilon(1e-12));
    CHECK(*b.behaviour.coincident > *b.behaviour.limit);
    CHECK(b.behaviour.overProbability->value() > 0.001);
    CHECK(b.behaviour.meanCapped->value() > 0.0);
    // The finding names how many would need no capping.
    const auto found = std::find_if(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "load.over-limit"; });
    REQUIRE(found != e.findings.end());
    CHECK(found->severity == Severity::Warning);
    const std::string fit = std::find_if(found->args.begin(), found->args.end(), [](const auto& a) { return a.first == "fit"; })->second;
    CHECK(std::stoi(fit) >= 100);
    CHECK(std::stoi(fit) < 130);
    // As training it has no diversity to give away.
    plan.assumptions.workload.kind = WorkloadKind::Training;
    const Evaluation training = evaluate(plan);
    CHECK(training.buildings.front().behaviour.coincidenceFactor->value() == Approx(1.0).epsilon(1e-12));
    CHECK(*training.buildings.front().behaviour.overProbability > *b.behaviour.overProbability);
}

TEST_CASE("V41 Abilene: eight buildings and 1.2 GW hold up to 50,000 accelerators each", "[published]")
{
    // Announced: 400,000 GB200 in 1.2 GW; the acceptance band for this template is a quarter either way.
    const Evaluation e = evaluate(example("abilene-campus"));
    CHECK(e.programme.buildings->value() == 8);
    CHECK(e.programme.accelerators->value() > 300e3);
    CHECK(e.programme.accelerators->value() < 500e3);
    CHECK(e.programme.gridPower->in(unit::GW) <= 1.2);
    CHECK(e.programme.gridPower->in(unit::GW) > 0.75);
}

TEST_CASE("V45 10,000 accelerators of 700 W: 9,100 kW, 11.83 MW, 13.01 MW", "[published]")
{
    // aiinframap's worked example: 1.3 for everything around the accelerators, PUE 1.30, 10 % margin.
    const double it = 10000 * 700.0 * 1.3;
    CHECK(Power<>::fromSi(it).in(unit::kW) == Approx(9100).epsilon(1e-3));
    Plan plan = bare(700.0 * 1.3, 1, it);
    const Evaluation e = evaluate(plan);
    CHECK(e.programme.accelerators->value() == 10000);
    const double facility = e.phases.at(0).power.si() * 1.30;
    CHECK(Power<>::fromSi(facility).in(unit::MW) == Approx(11.83).epsilon(1e-3));
    CHECK(Power<>::fromSi(facility * 1.1).in(unit::MW) == Approx(13.01).epsilon(1e-3));
    const auto year = Energy<>::of(facility / 1e6 * 8760, unit::MWh);
    CHECK(year.in(unit::GWh) == Approx(103.6).epsilon(1e-3));
    CHECK(year.in(unit::kWh) * 0.08 / 1e6 == Approx(8.29).epsilon(1e-3));
}
