// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/network_file.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::hydraulics;

namespace {

const std::string kInp = R"([TITLE]
small
[JUNCTIONS]
;id elevation demand pattern
 a 5 10
 b 0 4 half ; comment
[RESERVOIRS]
 R 50
[TANKS]
 T 20 5 0 10 10 0
[PIPES]
 p1 R a 100 200 0.1 1.5 Open
 p2 a b 80 150 0.1 CV
 p3 b T 60 100 0.1 0 Closed
 p4 a T 60 100 0.1
[PUMPS]
 u T b HEAD c SPEED 0.9
[VALVES]
 v a b 100 PRV 20 2
[CURVES]
 c 20 30
[PATTERNS]
 half 0.5 2
[DEMANDS]
 a 3
 a 2 half
[STATUS]
 u Closed
[OPTIONS]
 UNITS LPS
 HEADLOSS D-W
 VISCOSITY 1.0
 SPECIFIC GRAVITY 1.02
 DEMAND MULTIPLIER 2
[COORDINATES]
 a 1 1
[END]
)";

const std::string kJson = R"({
  "liquid": {"kind": "water", "temperature_C": 30},
  "nodes": [
    {"id": "R", "head_m": 30},
    {"id": "a", "demand_L_min": 60, "elevation_ft": 10},
    {"id": "V", "elevation_m": 2, "pressure_kPa": 100}
  ],
  "links": [
    {"id": "p", "from": "R", "to": "a", "type": "pipe", "length_m": 20, "size": "DN100", "material": "commercial_steel",
     "fittings": {"elbow_90": 2, "exit": 1}, "minor_loss": 0.5},
    {"id": "q", "from": "a", "to": "V", "type": "valve", "kv_m3_h": 40, "status": "closed"},
    {"id": "e", "from": "a", "to": "V", "type": "equipment", "flow_L_min": 100, "drop_kPa": 50}
  ]
})";

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}
const Link& linkOf(const Network& n, std::string_view id)
{
    for (const Link& l : n.links)
        if (l.id == id) return l;
    FAIL("no link " << id);
    return n.links.front();
}

}  // namespace

TEST_CASE("an .inp file is read in its units", "[hydraulics]")
{
    const auto file = readInp(kInp, "x.inp");
    INFO((file ? std::string() : file.error().message()));
    REQUIRE(file);
    const Network& n = file->network;
    CHECK(n.friction == Friction::SwameeJain);
    CHECK(n.liquid.density.value() == Approx(1020));
    CHECK(n.liquid.viscosity.value() == Approx(1.0219e-6 * 1020));
    CHECK(n.nodes[0].demand.in(unit::Ls) == Approx(2.0 * (3.0 + 2.0 * 0.5)));  // [DEMANDS] replaces
    CHECK(n.nodes[1].demand.in(unit::Ls) == Approx(2.0 * 4.0 * 0.5));
    CHECK(n.nodes[3].fixedHead->value() == Approx(25));
    const Pipe& p1 = std::get<Pipe>(linkOf(n, "p1").part);
    CHECK(p1.innerDiameter.in(unit::mm) == Approx(200));
    CHECK(p1.roughness.in(unit::mm) == Approx(0.1));
    CHECK(p1.minorLoss == 1.5);
    CHECK(std::get<Pipe>(linkOf(n, "p2").part).checkValve);
    CHECK_FALSE(linkOf(n, "p3").open);
    CHECK(linkOf(n, "p4").open);
    CHECK_FALSE(linkOf(n, "u").open);
    CHECK(std::get<Pump>(linkOf(n, "u").part).group.speed == 0.9);
    CHECK(headOf(std::get<Valve>(linkOf(n, "v").part).pressure, Density<>::fromSi(1000)).value() == Approx(20));
    CHECK(file->notices.empty());
    CHECK(solve(n));
}

TEST_CASE("US units of .inp files", "[hydraulics]")
{
    const std::string text = replaced(replaced(kInp, "UNITS LPS", "UNITS CFS"), "HEADLOSS D-W", "HEADLOSS C-M");
    const auto file = readInp(text, "x.inp");
    REQUIRE(file);
    CHECK(file->network.friction == Friction::ChezyManning);
    CHECK(file->network.nodes[1].demand.value() == Approx(4.0 * 0.0283168466));
    CHECK(std::get<Pipe>(file->network.links[0].part).length.in(unit::ft) == Approx(100));
    CHECK(std::get<Pipe>(file->network.links[0].part).innerDiameter.in(unit::mm) == Approx(200 * 25.4));
}

TEST_CASE("what an .inp file gets wrong is told with its line", "[hydraulics]")
{
    struct Case {
        const char* what;
        const char* with;
        const char* code;
        std::size_t line;
    };
    const Case cases[] = {
        {"p1 R a 100", "p1 R z 100", "inp.unknown-node", 12},
        {"p1 R a 100", "p1 R a x100", "inp.number", 12},
        {"p1 R a 100", "p1 R a -100", "inp.range", 12},
        {"p1 R a 100 200 0.1 1.5 Open", "p1 R a 100", "inp.missing", 12},
        {"0.1 1.5 Open", "0.1 1.5 Ajar", "inp.choice", 12},
        {"p2 a b", "p1 a b", "inp.duplicate-id", 13},
        {"u T b HEAD c", "u T b HEAD nine", "inp.unknown-curve", 17},
        {"u T b HEAD c", "u T b FOOT c", "inp.choice", 17},
        {"PRV 20", "XYZ 20", "inp.choice", 19},
        {"b 0 4 half", "b 0 4 quarter", "inp.unknown-pattern", 6},
        {"u Closed", "w Closed", "inp.unknown-link", 28},
        {"UNITS LPS", "UNITS BARRELS", "inp.choice", 30},
        {"HEADLOSS D-W", "HEADLOSS A-B", "inp.choice", 31},
        {"VISCOSITY 1.0", "VISCOSITY -1", "inp.range", 32},
        {"[TITLE]", "pipe", "inp.outside", 1},
        {"p2 a b 80", "p2 a a 80", "hydraulics.same-node", 13},
        {"a 1 1\n", "a 1 1\n[EMITTERS]\n a 3\n", "inp.refused", 38},
    };
    for (const Case& c : cases) {
        CAPTURE(c.with);
        const auto file = readInp(replaced(kInp, c.what, c.with), "x.inp");
        REQUIRE_FALSE(file);
        CHECK(file.error().code == c.code);
        CHECK(file.error().line == c.line);
        CHECK(file.error().file == "x.inp");
        CHECK(file.error().message().find('{') == std::string::npos);
    }
}

TEST_CASE("controls and unknown sections of an .inp file are told and left out", "[hydraulics]")
{
    const auto file = readInp(replaced(kInp, "[COORDINATES]", "[CONTROLS]\n LINK u OPEN AT TIME 5\n[WEATHER]\n rain\n[COORDINATES]"), "x.inp");
    REQUIRE(file);
    REQUIRE(file->notices.size() == 2);
    CHECK(file->notices[0].code == "inp.not-followed");
    CHECK(file->notices[1].found == "[WEATHER]");
}

TEST_CASE("mangled .inp files never do worse than an error", "[hydraulics]")
{
    for (std::size_t cut = 0; cut < kInp.size(); cut += 3) {
        (void)readInp(kInp.substr(0, cut), "x.inp");
        std::string hurt = kInp;
        hurt[cut] = static_cast<char>('\x80' + cut % 100);
        (void)readInp(hurt, "x.inp");
        hurt.erase(cut, 7);
        const auto file = readInp(hurt, "x.inp");
        if (file) (void)solve(file->network);
    }
    SUCCEED("nothing was thrown");
}

TEST_CASE("a JSON network is read in the units of its keys", "[hydraulics]")
{
    const auto file = readNetworkJson(kJson, "x.json");
    INFO((file ? std::string() : file.error().message()));
    REQUIRE(file);
    const Network& n = file->network;
    CHECK(n.liquid.density.value() == Approx(995.7848).epsilon(5e-4));
    CHECK(n.nodes[1].demand.in(unit::Ls) == Approx(1.0));
    CHECK(n.nodes[1].elevation.value() == Approx(3.048));
    CHECK(n.nodes[2].fixedHead->value() == Approx(2.0 + 1e5 / (n.liquid.density.value() * kGravity)));
    const Pipe& pipe = std::get<Pipe>(n.links[0].part);
    CHECK(pipe.innerDiameter.in(unit::mm) == Approx(102.26));
    CHECK(pipe.minorLoss == Approx(0.5 + 2.0 * 30.0 * craneFactor(pipe.innerDiameter) + 1.0));
    CHECK_FALSE(n.links[1].open);
    CHECK(solve(n));
}

TEST_CASE("what a JSON network gets wrong is told with its place", "[hydraulics]")
{
    struct Case {
        const char* what;
        const char* with;
        const char* code;
        const char* path;
        std::size_t line;
    };
    const Case cases[] = {
        {"\"length_m\": 20, ", "", "network.missing-quantity", "links[p]", 9},
        {"\"length_m\": 20", "\"length_m\": 20, \"length_ft\": 3", "network.twice", "links[p].length_ft", 9},
        {"\"length_m\": 20", "\"length_m\": \"long\"", "field.type", "links[p].length_m", 9},
        {"\"length_m\": 20", "\"length_m\": 0", "quantity.positive", "links[p].length", 9},
        {"\"length_m\": 20", "\"length_s\": 20", "network.missing-quantity", "links[p]", 9},
        {"DN100", "DN101", "network.size", "links[p].size", 9},
        {"commercial_steel", "wood", "field.choice", "links[p].material", 9},
        {"\"minor_loss\": 0.5", "\"minor_loss\": -1", "field.range", "links[p].minor_loss", 10},
        {"\"type\": \"valve\"", "\"type\": \"tap\"", "field.choice", "links[q].type", 11},
        {"\"to\": \"a\", ", "", "network.missing", "links[p]", 9},
        {"\"kind\": \"water\"", "\"kind\": \"milk\"", "field.choice", "liquid.kind", 2},
        {"\"temperature_C\": 30", "\"temperature_C\": 300", "fluid.range", "liquid.temperature_C", 2},
        {"\"head_m\": 30", "\"head_m\": 30, \"pressure_kPa\": 3", "network.twice", "nodes[R]", 4},
        {"\"id\": \"q\"", "\"id\": \"p\"", "hydraulics.duplicate-id", "links", 1},
        {"\"nodes\": [", "\"nodes\": 5, \"knots\": [", "field.type", "nodes", 3},
    };
    for (const Case& c : cases) {
        CAPTURE(c.with);
        const auto file = readNetworkJson(replaced(kJson, c.what, c.with), "x.json");
        REQUIRE_FALSE(file);
        CHECK(file.error().code == c.code);
        CHECK(file.error().path == c.path);
        CHECK(file.error().line == c.line);
        CHECK(file.error().message().find('{') == std::string::npos);
    }
    const auto file = readNetworkJson(replaced(kJson, "\"head_m\": 30", "\"head_m\": 30, \"colour\": 1"), "x.json");
    REQUIRE(file);
    REQUIRE(file->notices.size() == 1);
    CHECK(file->notices[0].found == "colour");
    CHECK(file->notices[0].line == 4);
}
