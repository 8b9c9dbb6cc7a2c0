// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "evaluate/settle.h"
#include "evaluate/take_off.h"
#include "power/hall_runs.h"
#include "programme/all_loops.h"
#include "programme/built.h"
#include "report/take_off_tables.h"
#include "support/drawn_halls.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

std::map<TakeOffItem, double> sums(const TakeOff& bill, std::optional<TakeOffPlace> place = std::nullopt)
{
    std::map<TakeOffItem, double> all;
    for (const TakeOffRow& row : bill.rows)
        if (!place || row.place == *place) all[row.item] += row.quantity;
    return all;
}

void equal(const std::map<TakeOffItem, double>& a, const std::map<TakeOffItem, double>& b, double times = 1.0)
{
    REQUIRE(a.size() == b.size());
    for (const auto& [item, quantity] : a) {
        CAPTURE(name(item));
        REQUIRE(b.count(item) == 1);
        CHECK(times * quantity == Approx(b.at(item)).epsilon(1e-9));
    }
}

/// Lengths and masses are shared evenly; of pieces a hall has whole ones, and no more than a part of one too many.
void closes(const TakeOff& hall, const TakeOff& building)
{
    const auto halls = static_cast<double>(hall.count);
    using Key = std::tuple<TakeOffPlace, TakeOffItem, std::string, double, std::string, TakeOffWay, Grade>;
    std::map<Key, double> rest;
    for (const TakeOffRow& row : building.rows)
        if (row.place == TakeOffPlace::Hall) rest[Key(row.key())] += row.quantity;
    for (const TakeOffRow& row : hall.rows) {
        CAPTURE(name(row.item), row.size, row.quantity);
        REQUIRE(rest.count(Key(row.key())) == 1);
        const double all = rest.at(Key(row.key()));
        rest.erase(Key(row.key()));
        if (row.unit != &unit::one) {
            CHECK(halls * row.quantity == Approx(all).epsilon(1e-9));
            continue;
        }
        CHECK(row.quantity == std::round(row.quantity));
        CHECK(halls * row.quantity >= all * (1.0 - 1e-9));
        CHECK(halls * (row.quantity - 1.0) < all);
    }
    CHECK(rest.empty());
}

}  // namespace

TEST_CASE("bills close: halls are buildings, buildings are sites, sites are the programme", "[take-off][laws]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        const TakeOffs bills(plan, e);
        REQUIRE(bills.buildings().size() == e.buildings.size());
        std::int64_t count = 0;
        for (const TakeOff& b : bills.buildings()) {
            CAPTURE(b.id);
            count += b.count;
            const Building& building = *findById(plan.buildings, b.id);
            const TakeOff hall = bills.hall(building.hall).value();
            CHECK(static_cast<double>(hall.count) == findById(e.buildings, b.id)->halls.value());
            closes(hall, b);
            CHECK(sums(b, TakeOffPlace::Site).empty());
            for (const TakeOffRow& row : b.rows) CHECK(row.quantity > 0.0);
        }
        CHECK(static_cast<double>(count) == e.programme.buildings->value());
        CHECK(bills.programme().sum(TakeOffItem::Racks) == Approx(e.programme.racksPlaced->value()).epsilon(1e-12));
        TakeOff all;
        std::int64_t sites = 0;
        std::map<std::pair<std::string, std::size_t>, std::int64_t> runs;
        for (const BuiltBuildings& built : builtBuildings({plan, e.racks, e.clusters, YearDetail::None})) {
            addRows(all, takeOffOf(plan, built.result, e.clusters), static_cast<double>(built.sites * built.buildings));
            runs[{built.site, built.run}] = built.sites;
        }
        for (const auto& [run, n] : runs) sites += n;
        CHECK(static_cast<double>(sites) == e.programme.sites->value());
        equal(sums(bills.programme(), TakeOffPlace::Building), sums(all, TakeOffPlace::Building));
        equal(sums(bills.programme(), TakeOffPlace::Hall), sums(all, TakeOffPlace::Hall));
        if (bills.sites().size() == 1 && runs.size() == 1) equal(sums(bills.sites().front()), sums(bills.programme()), static_cast<double>(sites));
    }
}

TEST_CASE("pipes, hoses and liquid are those of the loops", "[take-off][laws]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        for (const BuildingResult<double>& b : e.buildings) {
            const TakeOff bill = takeOffOf(plan, b, e.clusters);
            const auto loops = allLoops(plan, b);
            if (!loops) {
                CHECK(bill.sum(TakeOffItem::Pipe) == 0.0);
                continue;
            }
            const auto fullest = buildingLoops<double>(plan, b);
            double volume = 0.0, hose = 0.0, pipe = 0.0, racks = 0.0, cdus = 0.0;
            for (const cooling::LoopDesign& d : loops->coolant) {
                const auto n = static_cast<double>(d.count);
                volume += n * d.volume.si();
                racks += n * static_cast<double>(d.branches.size());
                cdus += n;
                for (const cooling::TakeOffLine& l : d.takeOff)
                    (l.part == cooling::LoopPart::Hose ? hose : pipe) += n * l.length.si();
                CHECK(d.branches.size() <= fullest->coolant.branches.size());
            }
            double liquid = 0.0;  // racks that give heat to the coolant; others may stand beside them
            for (const auto& [cluster, count] : b.parts) {
                const RackDesign* design = findById(plan.rackDesigns, findById(plan.clusters, cluster)->rackDesign);
                if (const auto heat = evaluateRack<double>(plan, *design).liquidHeat; heat && heat->value() > 0.0) liquid += static_cast<double>(count);
            }
            CHECK(racks == liquid);
            CHECK(cdus == static_cast<double>(fullest->coolant.count));
            CHECK(bill.sum(TakeOffItem::Coolant) == Approx(volume).epsilon(1e-12));
            CHECK(volume <= fullest->coolant.volume.si() * cdus * (1.0 + 1e-9));
            if (loops->coolant.size() == 1) CHECK(volume == Approx(fullest->coolant.volume.si() * cdus).epsilon(1e-12));
            CHECK(bill.sum(TakeOffItem::Hose) == Approx(hose).epsilon(1e-12));
            CHECK(bill.sum(TakeOffItem::Couplings) >= 2.0 * racks);
            CHECK(bill.sum(TakeOffItem::BalancingValves) >= racks);
            if (loops->facility) {
                const auto& f = *loops->facility;
                CHECK(bill.sum(TakeOffItem::FacilityWater) == Approx(f.volume.si() * static_cast<double>(f.count)).epsilon(1e-12));
                for (const cooling::TakeOffLine& l : f.takeOff)
                    if (l.part == cooling::LoopPart::Main) pipe += l.length.si() * static_cast<double>(f.count);
            }
            CHECK(bill.sum(TakeOffItem::Pipe) == Approx(pipe).epsilon(1e-12));
        }
    }
}

TEST_CASE("more racks never need less hose, fewer couplings or less coolant in racks", "[take-off][laws]")
{
    Plan plan = example("openai-amd-6gw");
    TakeOff before;
    for (std::int64_t racks = 5; racks <= 100; racks += 5) {
        for (Hall& hall : plan.halls) hall.racks = racks;
        const Evaluation e = evaluate(plan);
        const TakeOff bill = takeOffOf(plan, e.buildings.front(), e.clusters);
        CAPTURE(racks);
        CHECK(bill.sum(TakeOffItem::Racks) == e.buildings.front().racks.value());
        const Piping& piping = plan.buildings.front().cooling.piping;
        CHECK(bill.sum(TakeOffItem::Hose) >= 2.0 * *piping.hoseLength.si * bill.sum(TakeOffItem::Racks) * (1.0 - 1e-12));
        for (const TakeOffItem item : {TakeOffItem::Racks, TakeOffItem::Hose, TakeOffItem::Couplings, TakeOffItem::BalancingValves})
            CHECK(bill.sum(item) >= before.sum(item) * (1.0 - 1e-12));
        before = bill;
    }
}

TEST_CASE("glycol is weighed by its share, and water has none", "[take-off]")
{
    Plan plan = example("openai-amd-6gw");
    const auto bill = [&] {
        const Evaluation e = evaluate(plan);
        return takeOffOf(plan, e.buildings.front(), e.clusters);
    };
    const auto inWater = [](const TakeOff& b) {
        double kg = 0.0;
        for (const TakeOffRow& row : b.rows)
            if (row.item == TakeOffItem::Glycol && row.place == TakeOffPlace::Building) kg += row.quantity;
        return kg;
    };
    const TakeOff mixed = bill();
    // pg40: some 40 % of a liquid a little heavier than water.
    CHECK(inWater(mixed) / (1040.0 * mixed.sum(TakeOffItem::FacilityWater)) == Approx(0.40).epsilon(0.06));
    plan.buildings.front().cooling.facilityCoolant.clear();
    const TakeOff water = bill();
    CHECK(water.sum(TakeOffItem::FacilityWater) > 0.0);
    CHECK(inWater(water) == 0.0);
}

TEST_CASE("a drawn hall's bill is what its drawing says", "[take-off][laws]")
{
    // By itself.
    const Plan none;
    const TakeOff alone = takeOffOf(none, smallHall(), nullptr);
    CHECK(alone.sum(TakeOffItem::RackPlaces) == 6.0);
    CHECK(alone.sum(TakeOffItem::Busways) == 2.0);
    CHECK(alone.sum(TakeOffItem::BuswayLength) == Approx(8.0));
    CHECK(alone.sum(TakeOffItem::Panels) == 2.0);
    CHECK(alone.sum(TakeOffItem::PowerGear) == 1.0);
    CHECK(alone.sum(TakeOffItem::Cords) == Approx(18.0));
    CHECK(alone.sum(TakeOffItem::Containment) == Approx(2.4));
    CHECK(alone.sum(TakeOffItem::Doors) == 1.0);
    for (const TakeOffRow& row : alone.rows) CHECK(row.way == TakeOffWay::Drawn);

    // In a building.
    Plan plan = withBusways("openai-amd-6gw");
    stageOf(plan, "busway").conductorLength = {};
    const Evaluation e = evaluate(plan);
    const TakeOffs bills(plan, e);
    const Hall& hall = plan.halls.front();
    const TakeOff bill = bills.hall(hall.id).value();
    const auto drawn = [&](PlacementKind kind) {
        return static_cast<double>(std::count_if(hall.layout.begin(), hall.layout.end(), [&](const Placement& p) { return p.kind == kind; }));
    };
    CHECK(bill.sum(TakeOffItem::RackPlaces) == Approx(drawn(PlacementKind::Rack)));
    CHECK(bill.sum(TakeOffItem::Cdus) == Approx(drawn(PlacementKind::Cdu)));
    CHECK(bill.sum(TakeOffItem::AirUnits) == Approx(drawn(PlacementKind::FanWall)));
    CHECK(bill.sum(TakeOffItem::NetworkRacks) == Approx(drawn(PlacementKind::Network)));
    CHECK(bill.sum(TakeOffItem::StorageRacks) == Approx(drawn(PlacementKind::Storage)));
    CHECK(bill.sum(TakeOffItem::Busways) == Approx(drawn(PlacementKind::Busway)));
    CHECK(bill.sum(TakeOffItem::Panels) == Approx(drawn(PlacementKind::Rpp)));
    const HallRuns runs = hallRuns(hall, plan.buildings.front().power.cords);
    CHECK(bill.sum(TakeOffItem::BuswayLength) == Approx(runs.busways.total));
    CHECK(bill.sum(TakeOffItem::Cords) == Approx(runs.rackCords.total + runs.supportCords.total));
    // Feeders: three phases of two runs of 400 mm² copper, 3.556 kg a metre each.
    double metres = 0.0, copper = 0.0;
    for (const TakeOffRow& row : bill.rows) {
        if (row.item == TakeOffItem::Conductor && row.way == TakeOffWay::Drawn) metres += row.quantity;
        if (row.item == TakeOffItem::Copper) copper += row.quantity;
    }
    CHECK(metres == Approx(6.0 * runs.feeders.total));
    CHECK(copper == Approx(metres * 400e-6 * 8890.0));
}

TEST_CASE("a bill's forms tell the same figures, and unknown names what there is", "[take-off]")
{
    const Plan plan = example("hgx-hall");
    const Evaluation e = evaluate(plan);
    const TakeOffs bills(plan, e);
    const TakeOff& bill = bills.programme();
    const Tree tree = report::takeOffTree(bill);
    REQUIRE(tree.find("lines"));
    CHECK(tree.find("lines")->list()->size() == bill.rows.size());
    CHECK(report::takeOffTable(bill, "x").rows.size() >= bill.rows.size());
    const std::string csv = report::takeOffCsv({bill});
    CHECK(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')) == bill.rows.size() + 1);
    for (std::size_t i = 0; i < kTakeOffItems; ++i) CHECK(hasText("take-off.item." + std::string(name(static_cast<TakeOffItem>(i)))));
    for (const TakeOffWay way : {TakeOffWay::Drawn, TakeOffWay::LaidOutDrawn, TakeOffWay::LaidOut, TakeOffWay::Typed, TakeOffWay::Counted, TakeOffWay::Rule,
                                 TakeOffWay::Derived})
        CHECK(hasText("take-off.way." + std::string(name(way))));
    CHECK(bills.hall("nowhere").error().message().find(plan.halls.front().id) != std::string::npos);
    CHECK(bills.building("nowhere").error().message().find(plan.buildings.front().id) != std::string::npos);
    CHECK(bills.site("nowhere").error().message().find(plan.sites.front().id) != std::string::npos);
    // The settled tier counts the same.
    const Evaluation settled = evaluateSettled(plan);
    CHECK(report::takeOffCsv({TakeOffs(plan, settled).programme()}) == csv);
}
