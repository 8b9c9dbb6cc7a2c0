// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "evaluate/evaluation.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

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
