// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "evaluate/figures.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {
double valueOf(const Evaluation& e, const std::string& path)
{
    return figure(e, path).value().si.value();
}
}  // namespace

TEST_CASE("1 GW of Helios systems is 4,445 racks and 320,040 accelerators", "[laws][programme]")
{
    Plan plan = withSet(example("openai-amd-6gw"), "programme.target", "1 GW");
    const Evaluation e = evaluate(plan);
    CHECK(valueOf(e, "programme.racks") == 4445);
    CHECK(valueOf(e, "programme.accelerators") == 320040);
    CHECK(valueOf(e, "racks[helios].power_W.design") == 225e3);
}

TEST_CASE("where a programme is one building, what is told of the building is what is told of the programme", "[laws][programme]")
{
    std::size_t mixed = 0;
    for (const std::string& name : exampleNames()) {
        const Evaluation e = evaluate(example(name));
        if (!e.programme.buildings || e.programme.buildings->value() != 1.0) continue;
        INFO(name);
        const BuildingResult<double>& b = e.buildings.front();
        mixed += b.parts.size() > 1 ? 1 : 0;
        CHECK(b.racks.value() == e.programme.racksPlaced->value());
        CHECK(b.itPower.value() == Approx(e.programme.itPower->value()).epsilon(1e-12));
        CHECK(b.facilityPower.value() == Approx(e.programme.facilityPower->value()).epsilon(1e-12));
        CHECK(b.liquidHeat.value() == Approx(e.programme.liquidHeat->value()).epsilon(1e-12));
        // A site of one building that is shared by kinds of rack has what they make of it.
        if (b.parts.size() < 2) continue;
        const SiteResult<double>& s = e.sites.front();
        CHECK(s.racks.value() == b.racks.value());
        CHECK(s.capacityIt.value() == Approx(b.itPower.value()).epsilon(1e-12));
        CHECK(s.capacityGrid.value() == Approx(e.programme.gridPower->value()).epsilon(1e-12));
    }
    CHECK(mixed > 0);
}

TEST_CASE("sites needed fall or stay from systems to IT to facility to grid", "[laws][programme]")
{
    std::size_t tried = 0;
    for (const std::string& name : exampleNames()) {
        for (unsigned seed = 0; seed < 25; ++seed) {
            const Evaluation e = evaluate(seed == 0 ? example(name) : shaken(name, seed));
            if (!e.programme.sitesNeeded) continue;
            CAPTURE(name, seed);
            const CountByBasis<double>& n = *e.programme.sitesNeeded;
            CHECK(n.systems >= n.it);
            CHECK(n.it >= n.facility);
            CHECK(n.facility >= n.grid);
            CHECK(n.grid.value() >= 1.0);
            REQUIRE(e.programme.racksNeeded);
            const CountByBasis<double>& racks = *e.programme.racksNeeded;
            CHECK(racks.systems >= racks.it);
            CHECK(racks.it >= racks.facility);
            CHECK(racks.facility >= racks.grid);
            CHECK(racks.of(e.basis).value() == e.programme.racks->value());
            ++tried;
        }
    }
    CHECK(tried > 50);
}

TEST_CASE("a larger target never needs fewer racks, halls, buildings or sites", "[laws][programme]")
{
    const Plan base = example("openai-amd-6gw");
    for (const char* basis : {"systems", "it", "facility", "grid"}) {
        double racks = 0.0, halls = 0.0, buildings = 0.0, sites = 0.0;
        for (const char* target : {"1 MW", "100 MW", "1 GW", "1.7 GW", "3 GW", "6 GW", "9 GW"}) {
            CAPTURE(basis, target);
            const Evaluation e = evaluate(withSet(withSet(base, "programme.target", target), "programme.basis", basis));
            CHECK(valueOf(e, "programme.racks") >= racks);
            CHECK(valueOf(e, "programme.halls") >= halls);
            CHECK(valueOf(e, "programme.buildings") >= buildings);
            CHECK(valueOf(e, "programme.sites") >= sites);
            racks = valueOf(e, "programme.racks");
            halls = valueOf(e, "programme.halls");
            buildings = valueOf(e, "programme.buildings");
            sites = valueOf(e, "programme.sites");
        }
    }
}

TEST_CASE("the same target in another unit is the same plan", "[laws][programme]")
{
    const Plan base = example("openai-amd-6gw");
    const auto at = [&](const char* target) { return figures(evaluate(withSet(base, "programme.target", target))); };
    const auto a = at("6 GW");
    const auto b = at("6000 MW");
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        CAPTURE(a[i].path);
        CHECK(a[i].si == b[i].si);
    }
}

TEST_CASE("what is placed fits: halls, buildings, grid contract", "[laws][programme]")
{
    for (const std::string& name : exampleNames()) {
        for (unsigned seed = 0; seed < 25; ++seed) {
            CAPTURE(name, seed);
            const Plan plan = seed == 0 ? example(name) : shaken(name, seed);
            const Evaluation e = evaluate(plan);
            for (const PlatformResult<double>& p : e.platforms) {
                const Site& site = plan.sites.at(0);
                const Hall& hall = *findById(plan.halls, findById(plan.buildings, site.building)->hall);
                if (hall.itLimit.set())
                    CHECK(p.racksPerHall.value() * p.itPerRack.si() <= *hall.itLimit.si * (1.0 + 1e-9));
            }
            for (const SiteResult<double>& s : e.sites)
                if (s.gridLimit.si() > 0.0) CHECK(s.capacityGrid.si() <= s.gridLimit.si() * (1.0 + 1e-9));
            if (e.programme.racksPlaced && e.programme.systemsPower) {
                CHECK(*e.programme.racksPlaced <= *e.programme.racks);
                if (!e.tooFewSites) CHECK(*e.programme.racksPlaced == *e.programme.racks);
            }
        }
    }
}

TEST_CASE("phases are tranches in order: the one that crosses the target is cut, later ones are zero", "[laws][programme]")
{
    const Evaluation e = evaluate(withSet(example("openai-amd-6gw"), "programme.target", "2.5 GW"));
    CHECK(e.phases.at(0).target.si() == 1e9);
    CHECK(e.phases.at(1).target.si() == 1e9);
    CHECK(e.phases.at(2).target.si() == Approx(0.5e9).epsilon(1e-12));
    for (std::size_t i = 3; i < e.phases.size(); ++i) {
        CHECK(e.phases[i].target.si() == 0.0);
        CHECK(e.phases[i].racks.value() == 0.0);
    }
}

TEST_CASE("what the phases leave open is filled with the last mix, and a finding says so", "[laws][programme]")
{
    const Evaluation e = evaluate(withSet(example("openai-amd-6gw"), "programme.target", "7 GW"));
    REQUIRE(e.phases.size() == 7);
    CHECK(e.phases.back().target.si() == Approx(1e9).epsilon(1e-12));
    CHECK(e.phases.back().racks.value() == 2500);
    CHECK(std::any_of(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "target.open-filled"; }));
}

TEST_CASE("sites that are given and too few leave the target short, and a finding says by how much", "[laws][programme]")
{
    const Evaluation e = evaluate(withSet(example("openai-amd-6gw"), "sites[standard].count", "3"));
    CHECK(valueOf(e, "programme.sites_by_name[standard].count") == 3);
    CHECK(valueOf(e, "programme.racks_placed") < valueOf(e, "programme.racks"));
    const auto f = std::find_if(e.findings.begin(), e.findings.end(), [](const Finding& x) { return x.code == "target.short"; });
    REQUIRE(f != e.findings.end());
    CHECK(f->severity == Severity::Error);
}

TEST_CASE("a grid contract that binds before the buildings is named and kept", "[laws][programme]")
{
    const Evaluation e = evaluate(withSet(example("openai-amd-6gw"), "sites[standard].grid_limit", "500 MW"));
    const SiteResult<double>& s = e.sites.at(0);
    CHECK(s.limit == Limit::Grid);
    CHECK(s.capacityGrid.si() <= 500e6 * (1.0 + 1e-9));
    // One more rack would not fit: the site is used to within one rack's grid power.
    CHECK(s.capacityGrid.si() > 500e6 - 2.0 * e.platforms.at(0).gridPerRack.si());
}

TEST_CASE("evaluating twice gives the same bits", "[laws]")
{
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        const auto a = figures(evaluate(plan));
        const auto b = figures(evaluate(plan));
        REQUIRE(a.size() == b.size());
        for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i].si == b[i].si);
    }
}

TEST_CASE("a phase on another basis is counted on its own, and a finding says that bases are mixed", "[laws][programme]")
{
    const Plan base = example("meta-amd-6gw");
    const Plan mixed = withSet(base, "programme.phases[" + base.programme.phases.front().id + "].basis", "facility");
    const Evaluation a = evaluate(base);
    const Evaluation b = evaluate(mixed);
    CHECK(b.phases.at(0).racks < a.phases.at(0).racks);
    CHECK(b.phases.at(1).racks == a.phases.at(1).racks);
    const auto found = [](const Evaluation& e) {
        return std::any_of(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "basis.mixed"; });
    };
    CHECK(!found(a));
    CHECK(found(b));
}

TEST_CASE("a hall drawn rack by rack holds what is drawn, of each design in its own places", "[laws][programme]")
{
    // Two platforms, 500 and 300 racks, in halls of ten places for the one and six for the other.
    Plan plan = example("hgx-hall");
    RackDesign second = plan.rackDesigns.front();
    second.id = "second";
    plan.rackDesigns.push_back(second);
    Cluster other = plan.clusters.front();
    other.id = "other";
    other.rackDesign = "second";
    plan.clusters.push_back(other);
    const std::string first = plan.clusters.front().rackDesign;
    Phase phase = plan.programme.phases.front();
    phase.mix = {{"m-1", plan.clusters.front().id, {1.0, unit::one}}, {"m-2", "other", {1.0, unit::one}}};
    plan.programme.phases = {phase};
    plan.programme.targetKind = TargetKind::Count;
    plan.programme.countUnit = CountUnit::Racks;
    plan.programme.targetCount = 800;
    plan.programme.phases[0].mix[0].share.si = 5.0;
    plan.programme.phases[0].mix[1].share.si = 3.0;
    std::vector<Placement> layout;
    for (int i = 0; i < 10; ++i) layout.push_back({"a-" + std::to_string(i), PlacementKind::Rack, first, "", 600 * i, 0, 0, 600, 1200});
    for (int i = 0; i < 6; ++i) layout.push_back({"b-" + std::to_string(i), PlacementKind::Rack, "second", "", 600 * i, 4000, 0, 600, 1200});
    for (int i = 0; i < 8; ++i) layout.push_back({"n-" + std::to_string(i), PlacementKind::Network, "", "", 600 * i, 8000, 0, 600, 1200});
    for (Hall& hall : plan.halls) {
        hall.layout = Block<Placement>(layout);
        hall.rackPlaces.reset();
        hall.racks.reset();
        hall.itLimit.si.reset();
    }
    for (Building& building : plan.buildings) building.halls = 2;
    for (Site& site : plan.sites) {
        site.buildings = 2;
        site.count.reset();
        site.gridLimit.si.reset();
    }
    const Evaluation e = evaluate(plan);
    REQUIRE(e.platforms.size() == 2);
    CHECK(e.platforms[0].racksPerHall.value() == 10);
    CHECK(e.platforms[1].racksPerHall.value() == 6);
    CHECK(valueOf(e, "programme.racks_placed") == 800);
    // 500 racks at ten a hall open 50 halls; the 300 of the other design stand in the same halls.
    CHECK(valueOf(e, "programme.halls") == 50);
    CHECK(valueOf(e, "programme.buildings") == 25);
    CHECK(valueOf(e, "programme.sites") == 13);

    plan.programme.phases[0].mix.pop_back();
    const Evaluation alone = evaluate(plan);
    CHECK(valueOf(alone, "programme.halls") == 80);
    CHECK(std::any_of(alone.findings.begin(), alone.findings.end(),
                      [](const Finding& f) { return f.code == "layout.not-built"; }));

    // A drawn rack names a design of the plan.
    layout[0].rackDesign = "nothing";
    plan.halls[0].layout = Block<Placement>(layout);
    const auto lost = lostReferences(plan);
    REQUIRE(lost.size() == 1);
    CHECK(lost[0].path == "halls[" + plan.halls[0].id + "].layout[a-0].rack_design");
}
