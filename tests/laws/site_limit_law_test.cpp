// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "support/many_sites.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

/// One site with every kind of bound set loosely, filled with racks of four kinds.
Plan mixedPlan(unsigned seed)
{
    std::mt19937_64 random(seed);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
    Plan plan = manySites(1, 2, 0.2);
    Site& site = plan.sites.front();
    site.count.reset();
    site.climate = plan.climates[seed % plan.climates.size()].id;
    site.buildings = static_cast<std::int64_t>(between(2, 12));
    site.gridLimit = PowerDatum(between(200, 2000), unit::MW);
    site.electricalLimit = PowerDatum(between(200, 2000), unit::MW);
    site.land = DatumOf<dim::area>(between(20, 200), unit::ha);
    plan.buildings.front().landArea = DatumOf<dim::area>(12, unit::ha);
    return plan;
}

/// The same filled with racks of one kind.
Plan boundedPlan(unsigned seed)
{
    Plan plan = mixedPlan(seed);
    for (Phase& phase : plan.programme.phases) {
        phase.mix.resize(1);
        phase.mix.front().share = FractionDatum(1, unit::one);
    }
    return plan;
}

const SiteResult<double>& site(const Evaluation& e) { return e.sites.front(); }

}  // namespace

TEST_CASE("a site holds what its tightest bound allows, and its bounds are told in order", "[laws][sites]")
{
    for (unsigned seed = 0; seed < 24; ++seed) {
        const Plan plan = boundedPlan(seed);
        const Evaluation e = evaluate(plan);
        REQUIRE(!e.sites.empty());
        const SiteResult<double>& s = site(e);
        CAPTURE(seed, name(s.limit), s.racks.value());
        REQUIRE(s.limits.size() >= 3);
        CHECK(s.limits.front().binding);
        CHECK(s.limits.front().racks.value() == s.racks.value());
        CHECK(s.limit == s.limits.front().kind);
        CHECK(!s.shared);
        for (std::size_t i = 1; i < s.limits.size(); ++i) CHECK(s.limits[i].racks.value() >= s.limits[i - 1].racks.value());
        CHECK(s.capacityGrid.value() <= *plan.sites.front().gridLimit.si * (1.0 + 1e-12));
    }
}

TEST_CASE("a site shared by kinds of rack is told as they fill it, within its bounds", "[laws][sites]")
{
    int alone = 0;
    for (unsigned seed = 0; seed < 24; ++seed) {
        const Plan plan = mixedPlan(seed);
        const Evaluation e = evaluate(plan);
        REQUIRE(!e.sites.empty());
        const SiteResult<double>& s = site(e);
        CAPTURE(seed, name(s.limit), s.racks.value());
        CHECK(s.capacityGrid.value() <= *plan.sites.front().gridLimit.si * (1.0 + 1e-12));
        REQUIRE(e.programme.racksPlaced);
        if (e.programme.sites->value() > 1.0) continue;
        ++alone;
        CHECK(s.shared);
        CHECK(s.racks.value() == e.programme.racksPlaced->value());
        CHECK(s.capacityIt.value() == Approx(e.programme.itPower->value()).epsilon(1e-9));
    }
    CHECK(alone > 6);
}

TEST_CASE("each bound alone gives the racks it was told with", "[laws][sites]")
{
    for (unsigned seed = 0; seed < 8; ++seed) {
        const Plan plan = boundedPlan(seed);
        const Evaluation all = evaluate(plan);
        for (const SiteLimit<double>& limit : site(all).limits) {
            if (limit.kind != Limit::Grid && limit.kind != Limit::Electrical) continue;
            Plan alone = plan;
            Site& s = alone.sites.front();
            s.buildings = 2000;
            s.land = {};
            if (limit.kind != Limit::Grid) s.gridLimit = {};
            if (limit.kind != Limit::Electrical) s.electricalLimit = {};
            CAPTURE(seed, name(limit.kind));
            CHECK(site(evaluate(alone)).racks.value() == limit.racks.value());
        }
    }
}

TEST_CASE("more of any bound never holds fewer racks and never needs more sites", "[laws][sites]")
{
    for (unsigned seed = 0; seed < 12; ++seed) {
        Plan plan = boundedPlan(seed);
        plan.programme.target = PowerDatum(6, unit::GW);
        const Evaluation before = evaluate(plan);
        REQUIRE(before.programme.sites);
        const auto grown = [&](auto&& change) {
            Plan more = plan;
            change(more.sites.front());
            const Evaluation after = evaluate(more);
            CAPTURE(seed);
            CHECK(site(after).racks.value() >= site(before).racks.value());
            CHECK(after.programme.sites->value() <= before.programme.sites->value());
        };
        grown([](Site& s) { s.gridLimit.si = *s.gridLimit.si * 1.2; });
        grown([](Site& s) { s.electricalLimit.si = *s.electricalLimit.si * 1.2; });
        grown([](Site& s) { s.land.si = *s.land.si * 1.2; });
        grown([](Site& s) { s.buildings = *s.buildings + 1; });
        grown([](Site& s) { s.generation = PowerDatum(100, unit::MW); });
    }
}

TEST_CASE("a water permit bounds a site with towers and none with dry coolers", "[laws][sites]")
{
    Plan plan = example("openai-amd-6gw");
    plan.sites.front().waterLimit = FlowDatum(1000, unit::m3d);
    const Evaluation dry = evaluate(plan);
    CHECK(site(dry).limit != Limit::Water);
    for (const HeatRejection& record : builtInCatalogue().equipment.heatRejection) {
        if (record.kind != RejectionKind::Tower) continue;
        plan.heatRejection.push_back(record);
        plan.buildings.front().cooling.heatRejection = record.id;
        break;
    }
    const Evaluation wet = evaluate(plan);
    REQUIRE(!wet.sites.empty());
    CHECK(site(wet).limit == Limit::Water);
    CHECK(site(wet).racks.value() < site(dry).racks.value());
    plan.sites.front().waterLimit = FlowDatum(2000, unit::m3d);
    CHECK(site(evaluate(plan)).racks.value() == Approx(2.0 * site(wet).racks.value()).epsilon(0.1));
}

TEST_CASE("installed units of the plant bound the racks of a building", "[laws][sites]")
{
    Plan plan = example("openai-amd-6gw");
    const Evaluation free = evaluate(plan);
    const PlantSizes& sizes = free.buildings.front().plant.sizes;
    CoolingPlant& plant = plan.buildings.front().cooling;
    plant.cduUnits = sizes.cdus + plant.spareUnits;
    CHECK(evaluate(plan).platforms.front().racksPerSite.value() == free.platforms.front().racksPerSite.value());
    plant.cduUnits = sizes.cdus / 2 + plant.spareUnits;
    const Evaluation half = evaluate(plan);
    CHECK(half.platforms.front().hallLimit == Limit::Cooling);
    CHECK(half.platforms.front().racksPerBuilding.value() <= 0.5 * free.platforms.front().racksPerBuilding.value() + 4.0);
    CHECK(half.programme.sites->value() > free.programme.sites->value());
}

TEST_CASE("an island holds what its own power feeds, and a site with nothing is told with nothing", "[laws][sites]")
{
    Plan plan = example("openai-amd-6gw");
    plan.sites.front().connection = GridConnection::Islanded;
    plan.sites.front().generation = PowerDatum(300, unit::MW);
    const Evaluation island = evaluate(plan);
    REQUIRE(!island.sites.empty());
    CHECK(site(island).limit == Limit::Generation);
    CHECK(site(island).racks.value() > 0.0);
    plan.sites.front().generation = PowerDatum(0, unit::MW);
    const Evaluation none = evaluate(plan);
    REQUIRE(!none.sites.empty());
    CHECK(site(none).racks.value() == 0.0);
    CHECK(site(none).limit == Limit::Generation);
}

TEST_CASE("a site that is never to be taken holds nothing of the programme", "[laws][sites]")
{
    Plan plan = manySites(4, 3, 0.3);
    const Evaluation before = evaluate(plan);
    REQUIRE(before.sites.front().count.value() == 1.0);
    plan.sites.front().selection = SiteWish::Never;
    const Evaluation after = evaluate(plan);
    CHECK(after.sites.front().count.value() == 0.0);
    CHECK(after.programme.racksPlaced->value() == before.programme.racksPlaced->value());
}
