// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/compute.h"

#include "evaluate/evaluation.h"
#include "evaluate/explain.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;
using namespace rw::test;

namespace {

const PlatformCompute<double>& platformOf(const Evaluation& e, const std::string& cluster)
{
    return *std::find_if(e.compute.platforms.begin(), e.compute.platforms.end(), [&](const auto& p) { return p.cluster == cluster; });
}

Grade gradeOf(const ComputeFigures<double>& f, ComputeKind kind)
{
    return f.grades[static_cast<std::size_t>(kind)];
}

/// Of a single platform, so that all of the programme is known.
Plan helios()
{
    Plan plan = example("openai-amd-6gw");
    for (Phase& phase : plan.programme.phases)
        for (MixShare& share : phase.mix) share.cluster = "helios-32";
    return plan;
}

}  // namespace

TEST_CASE("a rack computes what its accelerators do, and a megawatt as many racks as it feeds", "[compute]")
{
    const Plan plan = helios();
    const Evaluation e = evaluate(plan);
    const ComputeFigures<double>& f = platformOf(e, "helios-32").figures;
    // 72 MI455X: 20 PFLOPS FP8, 40 FP4, 432 GB, 23.3 TB/s each, as the catalogue has them.
    CHECK(f.whole.accelerators->value() == 72);
    CHECK(f.whole.fp8->in(unit::PFLOPS) == Approx(1440.0).epsilon(1e-12));
    CHECK(f.whole.fp4->in(unit::PFLOPS) == Approx(2880.0).epsilon(1e-12));
    CHECK(f.whole.memory->in(unit::TB) == Approx(31.104).epsilon(1e-12));
    CHECK(f.whole.memoryBandwidth->in(unit::TBs) == Approx(1677.6).epsilon(1e-12));
    // 225 kW a rack.
    CHECK(f.perSystems.fp8->in(unit::PFLOPSMW) == Approx(1440.0 / 0.225).epsilon(1e-12));
    CHECK(f.perSystems.accelerators->in(unit::perMW) == Approx(320.0).epsilon(1e-12));
    CHECK(f.perSystems.memory->in(unit::TBMW) == Approx(31.104 / 0.225).epsilon(1e-12));
    CHECK(f.perSystems.memoryBandwidth->in(unit::TBsMW) == Approx(1677.6 / 0.225).epsilon(1e-12));
    // The further out the power is counted, the less a megawatt of it computes.
    CHECK(*f.perSystems.fp4 > *f.perIt.fp4);
    CHECK(*f.perIt.fp4 > *f.perFacility.fp4);
    CHECK(gradeOf(f, ComputeKind::Fp8) == Grade::Vendor);
}

TEST_CASE("the programme computes what all its racks do", "[compute]")
{
    const Evaluation e = evaluate(helios());
    const ComputeFigures<double>& f = e.compute.programme;
    const ComputeFigures<double>& rack = platformOf(e, "helios-32").figures;
    const double racks = e.programme.racks->value();
    CHECK(*f.whole.accelerators == *e.programme.accelerators);
    CHECK(f.whole.fp8->value() == Approx(racks * rack.whole.fp8->value()).epsilon(1e-12));
    CHECK(f.whole.memory->value() == Approx(racks * rack.whole.memory->value()).epsilon(1e-12));
    CHECK((*f.perFacility.fp8 * *e.programme.facilityPower).si() == Approx(f.whole.fp8->si()).epsilon(1e-12));
    CHECK((*f.perIt.memoryBandwidth * *e.programme.itPower).si() == Approx(f.whole.memoryBandwidth->si()).epsilon(1e-12));
    // On systems power a programme of one platform is as its rack.
    CHECK(f.perSystems.fp4->value() == Approx(rack.perSystems.fp4->value()).epsilon(1e-12));
}

TEST_CASE("what a maker does not tell stays unset, and a finding names it", "[compute]")
{
    const Evaluation e = evaluate(example("openai-amd-6gw"));
    const ComputeFigures<double>& mi500 = platformOf(e, "mi500-32").figures;
    CHECK(!mi500.whole.fp8);
    CHECK(!mi500.perFacility.fp8);
    CHECK(mi500.whole.accelerators);
    CHECK(gradeOf(mi500, ComputeKind::Fp8) == Grade::Unknown);
    // A sum with an unknown part is unknown; the rest is told.
    CHECK(!e.compute.programme.whole.fp8);
    CHECK(e.compute.programme.whole.accelerators);
    CHECK(platformOf(e, "helios-32").figures.whole.fp8);
    const auto found = std::find_if(e.findings.begin(), e.findings.end(), [](const Finding& f) {
        return f.code == "compute.unknown" && f.subject == "accelerators[mi500]";
    });
    REQUIRE(found != e.findings.end());
    CHECK(found->severity == Severity::Note);
    CHECK(found->message().find("FP8, dense") != std::string::npos);
}

TEST_CASE("an accelerator without FP4 is told to have none, and keeps its FP8", "[compute]")
{
    Plan plan = helios();
    Accelerator& a = *std::find_if(plan.accelerators.begin(), plan.accelerators.end(), [](const Accelerator& x) { return x.id == "mi455x"; });
    a.fp4Dense = {};
    const Evaluation e = evaluate(plan);
    CHECK(!e.compute.programme.whole.fp4);
    CHECK(!e.compute.programme.perSystems.fp4);
    CHECK(e.compute.programme.whole.fp8);
    REQUIRE(e.compute.unknown.size() == 1);
    CHECK(e.compute.unknown.front().missing == std::vector<ComputeKind>{ComputeKind::Fp4});
}

TEST_CASE("the weakest datum grades what rests on it", "[compute]")
{
    Plan plan = helios();
    Accelerator other = *findById(plan.accelerators, "mi455x");
    other.id = "other";
    other.fp8Dense = DatumOf<dim::rate>(1.0, unit::PFLOPS, Grade::Press);
    other.memory = DatumOf<dim::data>(100.0, unit::GB, Grade::Assumed);
    plan.accelerators.push_back(other);
    RackDesign& rack = *std::find_if(plan.rackDesigns.begin(), plan.rackDesigns.end(), [](const RackDesign& d) { return d.id == "helios"; });
    rack.trays.clear();
    rack.slots.clear();
    Tray tray;
    tray.accelerators = 4;
    for (const char* id : {"mi455x", "other"}) {
        tray.id = tray.accelerator = id;
        rack.trays.push_back(tray);
    }
    // Two trays of the one, one of the other.
    rack.slots = {{"s1", "mi455x", 1}, {"s2", "other", 2}, {"s3", "mi455x", 3}};
    const Compute<double> c = rackCompute<double>(plan, rack);
    CHECK(c.accelerators->value() == 12);
    CHECK(c.fp8->in(unit::PFLOPS) == Approx(8 * 20.0 + 4 * 1.0).epsilon(1e-12));
    CHECK(c.memory->in(unit::GB) == Approx(8 * 432.0 + 4 * 100.0).epsilon(1e-12));
    const Evaluation e = evaluate(plan);
    const ComputeFigures<double>& f = platformOf(e, "helios-32").figures;
    CHECK(gradeOf(f, ComputeKind::Fp8) == std::max(findById(plan.accelerators, "mi455x")->fp8Dense.grade, Grade::Press));
    CHECK(gradeOf(f, ComputeKind::Memory) == Grade::Assumed);
    // Of a tray that names no accelerator, what it computes is unknown.
    rack.trays.back().accelerator = "";
    rack.makerAccelerator = "";
    CHECK(!rackCompute<double>(plan, rack).fp8);
    const Evaluation nameless = evaluate(plan);
    CHECK(std::any_of(nameless.findings.begin(), nameless.findings.end(), [](const Finding& x) { return x.code == "compute.no-accelerator"; }));
}

TEST_CASE("a cost known makes compute for each dollar, and none without", "[compute]")
{
    const Plan plan = helios();
    const Evaluation e = evaluate(plan);
    REQUIRE(e.money.allIn);
    CHECK(e.compute.programme.perCost.fp8->si() == Approx(e.compute.programme.whole.fp8->si() / e.money.allIn->mode.si()).epsilon(1e-12));
    CHECK(!evaluateCompute<double>(plan, e.platforms, e.phases, e.programme).programme.perCost.fp8);
    const auto priced = evaluateCompute<double>(plan, e.platforms, e.phases, e.programme, Money<>::of(100.0, unit::GUSD));
    CHECK(priced.programme.perCost.fp8->in(unit::PFLOPSMUSD) == Approx(e.compute.programme.whole.fp8->in(unit::PFLOPS) / 1e5).epsilon(1e-12));
    CHECK(priced.programme.perCost.accelerators->in(unit::perMUSD) == Approx(e.programme.accelerators->value() / 1e5).epsilon(1e-12));
}

TEST_CASE("racks that find no place are not held against the power of those that do", "[compute]")
{
    Plan plan = helios();
    for (Site& site : plan.sites) site.count = 1;
    const Evaluation e = evaluate(plan);
    REQUIRE(e.tooFewSites);
    CHECK(e.compute.programme.whole.fp8);
    CHECK(!e.compute.programme.perFacility.fp8);
    CHECK(platformOf(e, "helios-32").figures.perFacility.fp8);
}

TEST_CASE("compute explains itself down to the accelerator's data", "[compute][explain]")
{
    const Plan plan = helios();
    const Result<Derivation> d = explain(plan, "programme.compute.fp8_FLOPS_per_W.facility");
    REQUIRE(d.ok());
    CHECK(d->nodes.front().si == evaluate(plan).compute.programme.perFacility.fp8->si());
    CHECK(std::any_of(d->nodes.begin(), d->nodes.end(), [](const auto& n) { return n.path == "accelerators[mi455x].fp8_dense"; }));
    CHECK(std::any_of(d->nodes.begin(), d->nodes.end(), [](const auto& n) { return n.figure == "platforms[helios-32].compute.fp8_FLOPS"; }));
}
