// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/check.h"
#include "layout/floor.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::layout;

namespace {

Placement at(const char* id, PlacementKind kind, Mm x, Mm y, Mm width, Mm depth, std::int64_t angle = 0)
{
    Placement p;
    p.id = id;
    p.kind = kind;
    p.x = x;
    p.y = y;
    p.angle = angle;
    p.width = width;
    p.depth = depth;
    return p;
}
Placement rack(const char* id, Mm x, Mm y, std::int64_t angle = 0) { return at(id, PlacementKind::Rack, x, y, 600, 1200, angle); }

HallLimits hall()
{
    HallLimits l;
    l.hall = {0, 0, 20000, 10000};
    return l;
}

std::vector<LayoutFault> check(std::vector<Placement> drawn, const HallLimits& limits)
{
    return HallChecker(Block<Placement>(std::move(drawn)), limits).all();
}

}  // namespace

TEST_CASE("a front looks down at 0 degrees and turns clockwise; a turned rack lies", "[layout]")
{
    CHECK(front(rack("a", 0, 0, 0)) == Side::Down);
    CHECK(front(rack("a", 0, 0, 90)) == Side::Left);
    CHECK(front(rack("a", 0, 0, 180)) == Side::Up);
    CHECK(front(rack("a", 0, 0, 270)) == Side::Right);
    CHECK(footprint(rack("a", 10, 20, 180)) == Rect{10, 20, 600, 1200});
    CHECK(footprint(rack("a", 10, 20, 270)) == Rect{10, 20, 1200, 600});
    CHECK(strip({10, 20, 600, 1200}, Side::Up, 100) == Rect{10, -80, 600, 100});
    CHECK(strip({10, 20, 600, 1200}, Side::Left, 100) == Rect{-90, 20, 100, 1200});
    CHECK(gap({0, 0, 10, 10}, {13, 14, 5, 5}) == 7);
    CHECK(gap({0, 0, 10, 10}, {10, 0, 5, 5}) == 0);
}

TEST_CASE("racks side by side do not overlap, one millimetre nearer they do", "[layout]")
{
    CHECK(check({rack("a", 0, 0), rack("b", 600, 0)}, {}).empty());
    const auto faults = check({rack("a", 0, 0), rack("b", 599, 0)}, {});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::Overlap);
    CHECK(faults[0].subject == "a");
    CHECK(faults[0].other == "b");
    CHECK(faults[0].where == Rect{599, 0, 1, 1200});
}

TEST_CASE("overhead things and areas may lie over racks; columns, walls and doors may not", "[layout]")
{
    for (PlacementKind kind : {PlacementKind::Busway, PlacementKind::Containment, PlacementKind::Zone})
        CHECK(check({rack("a", 0, 0), at("b", kind, 0, 0, 3000, 3000)}, {}).empty());
    for (PlacementKind kind : {PlacementKind::Column, PlacementKind::Wall})
        CHECK(check({rack("a", 0, 0), at("b", kind, 0, 0, 3000, 300)}, {}).size() == 1);
    CHECK(check({at("w", PlacementKind::Wall, 0, 0, 3000, 200), at("d", PlacementKind::Door, 500, 0, 1000, 200)}, {}).empty());
}

TEST_CASE("what is drawn past the hall's edge is outside by so much; walls and doors stand there", "[layout]")
{
    const auto faults = check({rack("a", -250, 0), rack("b", 19700, 0), at("w", PlacementKind::Wall, -200, 0, 200, 10000)}, hall());
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].kind == FaultKind::Outside);
    CHECK(faults[0].measured == 250.0);
    CHECK(faults[1].kind == FaultKind::Overlap);  // the wall stands where the first rack does
    CHECK(faults[2].measured == 300.0);
}

TEST_CASE("the clear floor before a rack ends at the nearest thing or at the hall's edge", "[layout]")
{
    HallLimits l = hall();
    l.frontClear = 1200;
    CHECK(check({rack("a", 5000, 5000), rack("b", 5000, 7400, 180)}, l).empty());
    auto faults = check({rack("a", 5000, 5000), rack("b", 5500, 7399, 180)}, l);
    REQUIRE(faults.size() == 2);  // each stands before the other
    CHECK(faults[0].kind == FaultKind::FrontClear);
    CHECK(faults[0].measured == 1199.0);
    CHECK(faults[0].allowed == 1200.0);
    CHECK(faults[0].other == "b");
    CHECK(faults[0].where == Rect{5000, 6200, 600, 1200});
    CHECK(check({rack("a", 5000, 5000), rack("b", 5600, 6300)}, l).empty());  // beside the floor before it

    l.frontClear = {};
    l.rearClear = 900;
    faults = check({rack("a", 5000, 800)}, l);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::RearClear);
    CHECK(faults[0].measured == 800.0);
    CHECK(faults[0].other.empty());
}

TEST_CASE("panels and CDUs need clear floor before them, not behind", "[layout]")
{
    HallLimits l = hall();
    l.serviceClear = 1067;
    CHECK(check({at("p", PlacementKind::Rpp, 5000, 0, 600, 600)}, l).empty());
    const auto faults = check({at("p", PlacementKind::Rpp, 5000, 0, 600, 600, 180)}, l);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::ServiceClear);
    CHECK(faults[0].measured == 0.0);
}

TEST_CASE("ways and spaces to be kept clear are entered by what stands there, not by doors or aisles", "[layout]")
{
    Placement way = at("way", PlacementKind::Zone, 0, 3000, 20000, 1500);
    way.use = AreaUse::Way;
    const auto faults = check({way, rack("a", 0, 2000), at("d", PlacementKind::Door, 5000, 3000, 1000, 100)}, {});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::ZoneEntered);
    CHECK(faults[0].subject == "a");
    CHECK(faults[0].other == "way");
    CHECK(faults[0].where == Rect{0, 3000, 600, 200});
    way.use = AreaUse::Free;
    CHECK(check({way, rack("a", 0, 2000)}, {}).empty());
}

TEST_CASE("a door is blocked by what stands on the square it swings over", "[layout]")
{
    const Placement door = at("d", PlacementKind::Door, 5000, -100, 1000, 100);
    CHECK(doorSwing(door) == Rect{5000, 0, 1000, 1000});
    CHECK(check({door, rack("a", 5000, 1000)}, {}).empty());
    const auto faults = check({door, rack("a", 5900, 999)}, {});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::DoorBlocked);
    CHECK(faults[0].subject == "d");
}

TEST_CASE("a drawn aisle is measured across to the racks beside it", "[layout]")
{
    HallLimits l;
    l.frontClear = 1200;
    Placement aisle = at("c", PlacementKind::Containment, 0, 1200, 600, 1300);
    aisle.use = AreaUse::ColdAisle;
    CHECK(check({rack("a", 0, 0), aisle, rack("b", 0, 2500, 180)}, l).empty());
    aisle.depth = 1100;
    const auto faults = check({rack("a", 0, 0), aisle}, l);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::Aisle);
    CHECK(faults[0].measured == 1100.0);
}

TEST_CASE("a rack loads its floor and half of the aisles as they are drawn, at most those of 1.2 m", "[layout]")
{
    HallLimits l;
    Placement heavy = rack("a", 0, 0);
    heavy.rackDesign = "heavy";
    l.rackMass = {{"heavy", 2000.0}};
    const double open = 2000.0 * 9.80665 / (0.6 * (1.2 + 1.2));
    CHECK(floorLoad(2000.0, 0.6, 1.2, 1.2, 1.2) == Approx(open).epsilon(1e-12));
    l.floorLoad = open * 1.0001;
    CHECK(check({heavy}, l).empty());
    l.floorLoad = open * 0.9999;
    auto faults = check({heavy}, l);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::FloorLoad);
    CHECK(faults[0].measured == Approx(open).epsilon(1e-12));
    // A neighbour 0.4 m before it leaves less floor to bear it.
    l.floorLoad = open * 1.0001;
    faults = check({heavy, at("o", PlacementKind::Other, 0, 1600, 600, 600)}, l);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].measured == Approx(2000.0 * 9.80665 / (0.6 * (1.2 + 0.8))).epsilon(1e-12));
    // What nobody weighs is not checked; places for any rack by the heaviest.
    Placement any = rack("a", 0, 0);
    l.floorLoad = 1.0;
    CHECK(check({any}, l).empty());
    l.openRackMass = 500.0;
    CHECK(check({any}, l).size() == 1);
}

TEST_CASE("racks reach the nearest CDU along walls and each feed's nearest busway", "[layout]")
{
    HallLimits l;
    l.cduReach = 5000;
    const Placement near = at("c-1", PlacementKind::Cdu, 5000, 0, 600, 1200);
    CHECK(check({rack("a", 0, 0), near}, l).empty());
    auto faults = check({rack("a", 0, 0), at("c-1", PlacementKind::Cdu, 5000, 2, 600, 1200), at("c-2", PlacementKind::Cdu, 9000, 0, 600, 1200)}, l);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::CduReach);
    CHECK(faults[0].other == "c-1");
    CHECK(faults[0].measured == 5002.0);

    HallLimits cords;
    cords.cordReach = 1000;
    Placement a = at("b-a", PlacementKind::Busway, 0, 300, 5000, 150), b = at("b-b", PlacementKind::Busway, 0, 2200, 5000, 150);
    a.feed = "A";
    b.feed = "B";
    CHECK(check({rack("r", 0, 0), a, b}, cords).empty());
    b.y = 2201;
    faults = check({rack("r", 0, 0), a, b}, cords);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::CordReach);
    CHECK(faults[0].feed == "B");
    CHECK(faults[0].measured == 1001.0);
    Placement single = rack("r", 0, 0);
    single.feed = "A";
    CHECK(check({single, a, b}, cords).empty());
    b.feed = "";  // serves any
    faults = check({rack("r", 0, 0), b}, cords);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].feed.empty());
}

TEST_CASE("a reach that is asked for with nothing drawn is told once for the hall", "[layout]")
{
    HallLimits l;
    l.cduReach = 5000;
    l.cordReach = 1000;
    auto faults = check({rack("a", 0, 0), rack("b", 600, 0)}, l);
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].kind == FaultKind::NoCdu);
    CHECK(faults[0].measured == 2.0);
    CHECK(faults[1].kind == FaultKind::NoFeed);
    Placement c = rack("a", 0, 0), busway = at("w", PlacementKind::Busway, 0, 0, 5000, 150);
    c.feed = "C";
    busway.feed = "A";
    l.cduReach = {};
    faults = check({c, busway}, l);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].kind == FaultKind::NoFeed);
    CHECK(faults[0].feed == "C");
}

TEST_CASE("limits are read off the hall; what is unset is not checked", "[layout]")
{
    Hall h;
    CHECK(limitsOf(h) == HallLimits{});
    h.width = LengthDatum(30.0, unit::m);
    h.depth = LengthDatum(20.0, unit::m);
    h.frontClear = LengthDatum(1200, unit::mm);
    h.cordReach = LengthDatum(3.0, unit::m);
    h.floorLoad = PressureDatum(12.0, unit::kPa);
    const HallLimits l = limitsOf(h);
    CHECK(l.hall == Rect{0, 0, 30000, 20000});
    CHECK(l.frontClear == 1200);
    CHECK(l.cordReach == 3000);
    CHECK(!l.rearClear);
    CHECK(*l.floorLoad == Approx(12000.0));
}

TEST_CASE("a rack moved off another one takes its fault away, and a new one brings its own", "[layout]")
{
    const HallChecker checker(Block<Placement>({rack("a", 0, 0), rack("b", 300, 0), rack("c", 5000, 0)}), {});
    REQUIRE(checker.all().size() == 1);
    auto change = checker.changed(std::vector<Placement>{rack("b", 900, 0)});
    CHECK(change.faults.empty());
    CHECK(std::count(change.checked.begin(), change.checked.end(), "a") == 1);
    CHECK(std::count(change.checked.begin(), change.checked.end(), "c") == 0);
    change = checker.changed(std::vector<Placement>{rack("new", 5100, 0)});
    REQUIRE(change.faults.size() == 1);
    CHECK(change.faults[0].subject == "c");
    CHECK(change.faults[0].other == "new");
    change = checker.changed({}, std::vector<std::string>{"a"});
    CHECK(change.faults.empty());
}
