// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/generate.h"
#include "layout/copy_names.h"
#include "layout/operations.h"
#include "layout/patch.h"
#include "layout/snap.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::layout;

namespace {

Placement rack(const char* id, Mm x, Mm y, std::int64_t angle = 0)
{
    Placement p;
    p.id = id;
    p.x = x;
    p.y = y;
    p.angle = angle;
    return p;
}

}  // namespace

TEST_CASE("a row takes as many racks as fit between two points, in either direction", "[layout]")
{
    Plan plan;
    FreshIds ids(plan);
    RowOf of;
    of.rackDesign = "helios";
    of.row = "C";
    auto row = rowBetween({1000, 2000}, {4100, 2500}, of, ids).value();
    REQUIRE(row.size() == 5);
    CHECK(row[4].x == 3400);
    CHECK(row[4].y == 2000);
    CHECK(row[4].angle == 0);
    CHECK(row[0].id == "rack-1");
    CHECK(row[0].row == "C");
    CHECK(row[0].rackDesign == "helios");
    row = rowBetween({4100, 2000}, {1000, 2000}, of, ids).value();
    CHECK(bounds(row) == Rect{1100, 2000, 3000, 1200});
    of.gap = 25;
    CHECK(rowExtent({0, 0}, {2499, 0}, of).count == 4);
    CHECK(rowExtent({0, 0}, {2474, 0}, of).count == 3);
    CHECK(rowExtent({0, 0}, {0, 0}, of).count == 1);
    // Along y fronts turn to the side.
    row = rowBetween({0, 0}, {100, 3000}, of, ids).value();
    CHECK(row.front().angle == 270);
    CHECK(footprint(row.front()) == Rect{0, 0, 1200, 600});
    of.width = 0;
    CHECK(rowBetween({0, 0}, {100, 3000}, of, ids).error().code == "layout.row");
}

TEST_CASE("an array is copies at its pitches with ids of their own", "[layout]")
{
    Plan plan;
    FreshIds ids(plan);
    const std::vector<Placement> one{rack("r", 100, 200)};
    const auto copies = arrayOf(one, 3, 2, 600, -2400, ids).value();
    REQUIRE(copies.size() == 5);
    CHECK(copies[0].x == 700);
    CHECK(copies[4].x == 1300);
    CHECK(copies[4].y == -2200);
    CHECK(copies[4].id == "rack-5");
    CHECK(arrayOf(one, 0, 1, 600, 0, ids).error().code == "layout.array");
    CHECK(arrayOf(one, 1000, 1000, 600, 600, ids).error().code == "layout.array");
}

TEST_CASE("a half turn puts the front of a row to the other side", "[layout]")
{
    const std::vector<Placement> row{rack("a", 0, 0), rack("b", 600, 0)};
    const auto turned = rotated(row, 2);
    CHECK(turned[0].x == 600);
    CHECK(turned[1].x == 0);
    CHECK(turned[0].angle == 180);
    const auto quarter = rotated(row, 1);
    CHECK(bounds(quarter).width == 1200);
    CHECK(quarter[0].angle == 90);
    CHECK(quarter[0].y < quarter[1].y);  // clockwise: the left one comes to the top
    const auto across = mirrored(row, Axis::Y);
    CHECK(across[0].x == 0);
    CHECK(across[0].angle == 180);
}

TEST_CASE("rows are named in reading order, cut where a gap is too wide", "[layout]")
{
    CHECK(rowName(0) == "A");
    CHECK(rowName(25) == "Z");
    CHECK(rowName(26) == "AA");
    CHECK(rowName(701) == "ZZ");
    CHECK(rowName(702) == "AAA");
    const std::vector<Placement> drawn{rack("d", 0, 4000), rack("a", 0, 0), rack("b", 600, 50), rack("c", 8000, 0)};
    const auto named = rowsNamed(drawn);
    CHECK(named[1].row == "A");
    CHECK(named[2].row == "A");
    CHECK(named[3].row == "B");
    CHECK(named[0].row == "C");
}

TEST_CASE("copies have names and rows of their own", "[layout]")
{
    const auto named = [](Placement p, const char* row, const char* name) {
        p.row = row;
        p.name = name;
        return p;
    };
    const std::vector<Placement> drawn{named(rack("a", 0, 0), "A", "A01"), named(rack("b", 600, 0), "A", "A02"), named(rack("c", 0, 9000), "B", "B01"),
                                       named(rack("d", 6000, 0), "", "Pump")};
    const Block<Placement> among(drawn);
    const std::vector<Placement> row{drawn[0], drawn[1]};
    SECTION("in line with their row they make it longer")
    {
        const auto copies = copiesNamed(moved(row, {1200, 0}), among, CopiedRows::Joined);
        CHECK(copies[0].row == "A");
        CHECK(copies[0].name == "A03");
        CHECK(copies[1].name == "A04");
    }
    SECTION("in other lines they are rows of their own, and names follow")
    {
        std::vector<Placement> two = moved(row, {0, 3000});
        for (const Placement& p : moved(row, {0, 6000})) two.push_back(p);
        const auto copies = copiesNamed(two, among, CopiedRows::Joined);
        CHECK(copies[0].row == "C");
        CHECK(copies[0].name == "C01");
        CHECK(copies[1].name == "C02");
        CHECK(copies[2].row == "D");
        CHECK(copies[3].name == "D02");
    }
    SECTION("pasted, a row whose name is taken is another one wherever it stands")
    {
        const auto copies = copiesNamed(moved(row, {1200, 0}), among, CopiedRows::Anew);
        CHECK(copies[0].row == "C");
        CHECK(copies[1].row == "C");
        CHECK(copies[1].name == "C02");
        const auto free = copiesNamed({named(rack("e", 0, 0), "K", "K01")}, among, CopiedRows::Anew);
        CHECK(free[0].row == "K");
        CHECK(free[0].name == "K01");
    }
    SECTION("what has no number gets one, and no name stays without")
    {
        const auto copies = copiesNamed({drawn[3], drawn[3], rack("f", 0, 0)}, among, CopiedRows::Joined);
        CHECK(copies[0].name == "Pump 2");
        CHECK(copies[1].name == "Pump 3");
        CHECK(copies[2].name.empty());
    }
    FreeNames names(among);
    CHECK(names.take("A09") == "A09");
    CHECK(names.take("A09") == "A10");
    CHECK(names.take("x99") == "x99");
    CHECK(names.take("x99") == "x100");
    CHECK(names.take("1234567890") == "1234567890");
    CHECK(names.take("1234567890") == "1234567890 2");
}

TEST_CASE("a moving rack snaps to its neighbour rather than to a tile as near", "[layout]")
{
    const LayoutIndex index{Block<Placement>({rack("a", 620, 0)})};
    SnapRules rules;
    rules.tile = 600;
    const Snap s = snap({1250, 40, 600, 1200}, index, rules);
    CHECK(s.by == Point{-30, -40});  // to the neighbour's right edge and top; the tile at 1200 is farther
    REQUIRE(!s.guides.empty());
    CHECK(s.guides[0].upright);
    CHECK(s.guides[0].at == 1220);
    rules.things = false;
    CHECK(snap({1250, 40, 600, 1200}, index, rules).by == Point{-50, -40});
    rules.within = 0;
    CHECK(snap({1250, 40, 600, 1200}, index, rules).by == Point{});
    CHECK(snap({1250, 40, 600, 1200}, index, SnapRules{}, [](std::size_t) { return true; }).by == Point{});
    CHECK(toTile({890, -310}, 600) == Point{600, -600});
}

TEST_CASE("a point finds the rack rather than the busway above and the zone below", "[layout]")
{
    Placement zone = rack("z", 0, 0), busway = rack("b", 0, 500);
    zone.kind = PlacementKind::Zone;
    zone.width = 9000;
    zone.depth = 9000;
    busway.kind = PlacementKind::Busway;
    busway.width = 5000;
    busway.depth = 150;
    const LayoutIndex index{Block<Placement>({rack("r", 0, 0), busway, zone})};
    CHECK(index.at({100, 550}) == 0);
    CHECK(index.at({900, 550}) == 1);
    CHECK(index.at({900, 900}) == 2);
    CHECK(index.at({-50, 100}) == 3);
    CHECK(index.at({-50, 100}, 60) == 0);
}

TEST_CASE("the hall of the default brief is as large as its rows and aisles", "[layout]")
{
    Plan plan;
    FreshIds ids(plan);
    HallBrief b = defaultBrief();
    b.rows = 2;
    b.racksPerRow = 10;
    b.cdus = 1;
    const GeneratedHall h = generate(b, ids).value();
    CHECK(h.racks == 20);
    CHECK(h.cdus == 2);
    CHECK(h.width == 1200 + 10 * 600 + 800 + 1200);
    CHECK(h.depth == 1200 + 1200 + 1000 + 1200 + 1200);
    for (const LengthDatum* clear : {&b.coldAisle, &b.hotAisle, &b.way, &b.serviceClear}) CHECK(clear->grade == Grade::Standard);
    b.width = LengthDatum(3.0, unit::m);
    const Error e = generate(b, ids).error();
    CHECK(e.code == "layout.no-room");
    CHECK(e.found == "3000 mm");
    CHECK(e.allowed == "9200 mm");
}

TEST_CASE("without a hall's size every count is drawn as it was asked for, and none is refused for a room that is not there", "[layout]")
{
    Plan plan;
    using Count = std::optional<std::int64_t>;
    const Count counts[] = {std::nullopt, 1, 2, 7};
    std::size_t drawn = 0;
    for (const CduPlace place : {CduPlace::None, CduPlace::RowEnds, CduPlace::Rows, CduPlace::Gallery})
        for (const Count& rows : counts)
            for (const Count& perRow : counts)
                for (const Count& racks : counts) {
                    HallBrief b = defaultBrief();
                    b.cduPlace = place;
                    b.rows = rows;
                    b.racksPerRow = perRow;
                    b.racks = racks;
                    CAPTURE(static_cast<int>(place), rows.value_or(0), perRow.value_or(0), racks.value_or(0));
                    FreshIds ids(plan);
                    const Result<GeneratedHall> hall = generate(b, ids);
                    if (!hall) {
                        CHECK(hall.error().code != "layout.no-room");
                        continue;
                    }
                    ++drawn;
                    CHECK(hall->racks >= 1);
                    if (racks) CHECK(hall->racks <= *racks);
                    if (rows) CHECK(hall->rows <= *rows);
                }
    CHECK(drawn > 100);
    for (const std::int64_t none : {std::int64_t{0}, std::int64_t{-3}}) {
        HallBrief b = defaultBrief();
        b.rows = 2;
        b.racksPerRow = none;
        FreshIds ids(plan);
        CHECK(generate(b, ids).error().code == "layout.brief");
        b.racksPerRow.reset();
        b.racks = none;
        CHECK(generate(b, ids).error().code == "layout.brief");
    }
}

TEST_CASE("as many CDUs stand in a row as their reach asks for", "[layout]")
{
    Plan plan;
    FreshIds ids(plan);
    HallBrief b = defaultBrief();
    b.rows = 1;
    b.racksPerRow = 40;
    b.cduReach = LengthDatum(5.0, unit::m);
    const GeneratedHall h = generate(b, ids).value();
    CHECK(h.cdus > 1);
    CHECK(HallChecker(Block<Placement>(h.placements), limitsOf(b, h)).all().empty());
    b.cduPlace = CduPlace::RowEnds;
    CHECK(generate(b, ids).error().code == "layout.no-reach");
}

TEST_CASE("a brief takes over what the hall says", "[layout]")
{
    Plan plan;
    Frame frame;
    frame.id = "f";
    frame.width = LengthDatum(1200, unit::mm);
    frame.depth = LengthDatum(1400, unit::mm);
    plan.frames.push_back(frame);
    RackDesign design;
    design.id = "d";
    design.frame = "f";
    plan.rackDesigns.push_back(design);
    Hall hall;
    hall.id = "h";
    hall.itLimit = PowerDatum(2.0, unit::MW);
    hall.frontClear = LengthDatum(1800, unit::mm);
    hall.rowLength = LengthDatum(12.0, unit::m);
    const HallBrief b = briefFor(plan, hall, "d", 190e3);
    CHECK(b.racks == 10);
    CHECK(b.racksPerRow == 10);
    CHECK(b.rackWidth.in(unit::mm) == Approx(1200));
    CHECK(b.coldAisle.in(unit::mm) == Approx(1800));
    FreshIds ids(plan);
    CHECK(generate(b, ids).value().racks == 10);
    CHECK(rackSize(plan, "d").depth == 1400);
    CHECK(rackSize(plan, "none").width == 0);
}

TEST_CASE("a patch of what is drawn names only what differs", "[layout]")
{
    Hall hall;
    hall.id = "h";
    hall.layout = Block<Placement>({rack("a", 0, 0), rack("b", 600, 0)});
    const std::vector<Placement> now{rack("a", 0, 0), rack("b", 650, 0), rack("c", 1300, 0)};
    const std::vector<std::string> gone{"none"};
    const Edit edit = layoutPatch(hall, now, gone);
    CHECK(edit.path == "halls[h].layout");
    REQUIRE(edit.value.find("put"));
    CHECK(*edit.value.find("put") == Tree(Tree::List{Tree::Object{{"id", "b"}, {"x_mm", 650}}}));
    CHECK(edit.value.find("insert")->list()->size() == 1);
    CHECK(!edit.value.find("drop"));
}
