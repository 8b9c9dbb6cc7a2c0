// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "programme/row_packing.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;
using namespace rw::test;
using packing::Demand;

namespace {

constexpr std::array<Demand, packing::kDimensions> kDemands{Demand::Power, Demand::Flow, Demand::Mass, Demand::Length};

/// Rows of some size in every hall, some of them short of places.
Plan withRows(Plan plan, unsigned seed)
{
    std::mt19937_64 random(seed);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
    for (Hall& hall : plan.halls) {
        hall.rows = std::uniform_int_distribution<std::int64_t>(2, 40)(random);
        if (seed % 4 != 1) hall.rowPower = PowerDatum(between(500.0, 3000.0), unit::kW);
        if (seed % 4 != 2) hall.rowLength = LengthDatum(between(6.0, 20.0), unit::m);
        if (seed == 6) hall.rowPower = PowerDatum(20.0, unit::kW);  // that no rack of the examples fits
        if (seed % 3 == 0) hall.rowFlow = FlowDatum(between(1500.0, 6000.0), unit::Lmin);
        if (seed % 3 == 1) hall.rowMass = MassDatum(between(8e3, 40e3), unit::kg);
    }
    return plan;
}

void checkRows(const PackingResult& r)
{
    std::vector<std::int64_t> placed(r.racks.size());
    std::int64_t halls = 0, rows = 0;
    for (const PackedHalls& h : r.halls) {
        halls += h.halls;
        rows += h.halls * h.rows;
        std::int64_t here = 0;
        double power = 0.0;
        for (const packing::BinGroup& g : h.groups) {
            here += g.bins;
            for (std::size_t k = 0; k < placed.size(); ++k) placed[k] += g.items[k] * g.bins * h.halls;
            for (const Demand d : kDemands) {
                double sum = 0.0;
                for (std::size_t k = 0; k < placed.size(); ++k) sum += r.racks[k].each.si(d) * static_cast<double>(g.items[k]);
                CHECK(sum <= r.rowLimit.si(d) * (1.0 + 2e-12));
                CHECK(g.used.si(d) == Approx(sum).epsilon(1e-12));
                if (d == Demand::Power) power += sum * static_cast<double>(g.bins);
            }
        }
        CHECK(here == h.rows);
        CHECK(h.rows <= r.places);
        CHECK(h.power.value() == Approx(power).epsilon(1e-12));
        CHECK(power <= r.hallLimit.value() * (1.0 + 2e-9));
    }
    for (std::size_t k = 0; k < placed.size(); ++k) CHECK(placed[k] == r.racks[k].count);
    CHECK(halls == r.hallsNeeded);
    CHECK(rows == r.rows);
    CHECK(r.rowBound <= r.rows);
    CHECK(r.rowBound <= r.firstFit);
    CHECK(r.hallBound <= r.hallsNeeded);
    for (const std::int64_t bound : r.rowBounds) CHECK(bound <= r.rowBound);
    if (r.stranded) CHECK(r.stranded->value() >= 0.0);
}

}  // namespace

TEST_CASE("no row is over any limit, every rack is placed once, and no bound is above what is used", "[laws][packing]")
{
    int packed = 0, tooLarge = 0, rowsShort = 0;
    for (const std::string& name : exampleNames())
        for (unsigned seed = 1; seed <= 6; ++seed) {
            CAPTURE(name, seed);
            const Plan plan = withRows(shaken(name, seed), seed);
            const Evaluation e = evaluate(plan);
            const auto all = packRows(plan, e.racks, e.clusters, e.buildings, {}, {.nodes = 2'000});
            const auto again = packRows(plan, e.racks, e.clusters, e.buildings, {}, {.nodes = 2'000});
            REQUIRE(all.size() == e.buildings.size());
            for (std::size_t i = 0; i < all.size(); ++i) {
                const PackingResult& r = all[i];
                CHECK(r.problem == "");
                // Racks, network and storage are all that the building feeds.
                Power<> power{};
                VolumeFlow<> flow{};
                for (const PackedRack& rack : r.racks) {
                    power += static_cast<double>(rack.count) * rack.each.power;
                    flow += static_cast<double>(rack.count) * rack.each.flow;
                }
                CHECK(power.value() == Approx(e.buildings[i].itPower.value()).epsilon(1e-9));
                CHECK(flow.value() == Approx(e.buildings[i].coolantFlow.value()).epsilon(1e-9));
                tooLarge += r.misfits.empty() ? 0 : 1;
                if (!r.packed()) continue;
                ++packed;
                rowsShort += r.rowsShort() ? 1 : 0;
                checkRows(r);
                CHECK(again[i].rows == r.rows);
                CHECK(again[i].nodes == r.nodes);
                CHECK(again[i].halls.size() == r.halls.size());
            }
        }
    CHECK(packed > 20);
    CHECK(tooLarge > 0);
    CHECK(rowsShort > 0);
    CHECK(rowsShort < packed);
}
