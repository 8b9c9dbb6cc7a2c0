// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "layout/dxf.h"
#include "layout/dxf_text.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>
#include <random>

using namespace rw;
using namespace rw::layout;

namespace {

/// Pairs as a file has them.
std::string pairs(std::initializer_list<std::pair<int, std::string>> list)
{
    std::string out;
    for (const auto& [code, value] : list) out += std::to_string(code) + "\n" + value + "\n";
    return out;
}

std::string section(const std::string& name, const std::string& body)
{
    return pairs({{0, "SECTION"}, {2, name}}) + body + pairs({{0, "ENDSEC"}});
}

std::string file(const std::string& entities, const std::string& blocks = {}, const std::string& header = {}, const std::string& layers = {})
{
    std::string out;
    if (!header.empty()) out += section("HEADER", header);
    if (!layers.empty()) out += section("TABLES", pairs({{0, "TABLE"}, {2, "LAYER"}}) + layers + pairs({{0, "ENDTAB"}}));
    if (!blocks.empty()) out += section("BLOCKS", blocks);
    return out + section("ENTITIES", entities) + pairs({{0, "EOF"}});
}

std::string line(double x1, double y1, double x2, double y2, const std::string& layer = "walls")
{
    return pairs({{0, "LINE"}, {8, layer}, {10, std::to_string(x1)}, {20, std::to_string(y1)}, {11, std::to_string(x2)}, {21, std::to_string(y2)}});
}

std::string block(const std::string& name, const std::string& body, const std::string& x = "0", const std::string& y = "0")
{
    return pairs({{0, "BLOCK"}, {2, name}, {10, x}, {20, y}}) + body + pairs({{0, "ENDBLK"}, {8, "0"}});
}

std::string units(int code) { return pairs({{9, "$ACADVER"}, {1, "AC1027"}, {9, "$INSUNITS"}, {70, std::to_string(code)}}); }

DxfDrawing drawn(const std::string& text)
{
    const auto d = readDxf(text, "plan.dxf");
    INFO((d ? std::string() : d.error().message()));
    REQUIRE(d.ok());
    return *d;
}

Error refused(const std::string& text, const DxfLimits& limits = {})
{
    const auto d = readDxf(text, "plan.dxf", limits);
    REQUIRE_FALSE(d.ok());
    CHECK(d.error().file == "plan.dxf");
    CHECK(hasText("error." + d.error().code));
    return d.error();
}

double lengthOf(const DxfPolyline& p)
{
    double all = 0.0;
    for (std::size_t i = 1; i < p.points.size(); ++i) all += std::hypot(p.points[i].x - p.points[i - 1].x, p.points[i].y - p.points[i - 1].y);
    if (p.closed) all += std::hypot(p.points.front().x - p.points.back().x, p.points.front().y - p.points.back().y);
    return all;
}

void check(const DxfPoint& p, double x, double y)
{
    CHECK(p.x == Approx(x).margin(1e-6));
    CHECK(p.y == Approx(y).margin(1e-6));
}

/// A drawing with one of everything that is read.
std::string everything()
{
    const std::string frame = pairs({{0, "LWPOLYLINE"}, {8, "walls"}, {90, "4"}, {70, "1"}, {10, "0"}, {20, "0"}, {10, "10"}, {20, "0"}, {42, "0.5"},
                                     {10, "10"}, {20, "6"}, {10, "0"}, {20, "6"}});
    const std::string old = pairs({{0, "POLYLINE"}, {8, "walls"}, {66, "1"}, {70, "0"}, {0, "VERTEX"}, {8, "walls"}, {10, "1"}, {20, "1"},
                                   {0, "VERTEX"}, {8, "walls"}, {10, "2"}, {20, "3"}, {42, "-1"}, {0, "VERTEX"}, {8, "walls"}, {10, "4"}, {20, "3"},
                                   {0, "SEQEND"}, {8, "walls"}});
    const std::string round = pairs({{0, "CIRCLE"}, {8, "columns"}, {10, "5"}, {20, "3"}, {40, "0.25"}, {0, "ARC"}, {8, "doors"}, {10, "2"}, {20, "0"},
                                     {40, "1"}, {50, "0"}, {51, "90"}, {0, "ELLIPSE"}, {8, "0"}, {10, "5"}, {20, "3"}, {11, "2"}, {21, "0"}, {40, "0.5"}});
    const std::string words = pairs({{0, "TEXT"}, {8, "names"}, {10, "1"}, {20, "5"}, {40, "0.2"}, {1, "Hall 30%%d"}, {50, "90"}, {0, "MTEXT"}, {8, "names"},
                                     {10, "2"}, {20, "5"}, {40, "0.2"}, {3, "{\\fArial|b0;Row "}, {1, "A}\\Pcold"}});
    const std::string inserts = pairs({{0, "INSERT"}, {8, "racks"}, {2, "Rack"}, {10, "1"}, {20, "2"}, {41, "2"}, {42, "1"}, {50, "90"}, {70, "3"}, {44, "0.6"}});
    const std::string other = pairs({{0, "HATCH"}, {8, "walls"}, {70, "1"}, {0, "HATCH"}, {8, "walls"}, {0, "SPLINE"}, {8, "walls"}});
    return file(frame + old + round + words + inserts + other + line(0, 0, 10, 6),
                block("*Model_Space", {}) + block("RACK", line(0, 0, 0.6, 1.2, "0")), units(6),
                pairs({{0, "LAYER"}, {2, "walls"}, {70, "0"}, {62, "7"}, {0, "LAYER"}, {2, "Names"}, {70, "1"}, {62, "3"}, {0, "LAYER"}, {2, "doors"}, {62, "-5"}}));
}

}  // namespace

TEST_CASE("a line in a file's units lies in millimetres, with its origin in the upper left corner", "[dxf]")
{
    const std::pair<int, double> kUnits[] = {{0, 1.0}, {1, 25.4}, {2, 304.8}, {4, 1.0}, {5, 10.0}, {6, 1000.0}, {14, 100.0}, {21, 304.80060960121920}};
    for (const auto& [code, mm] : kUnits) {
        const DxfDrawing d = drawn(file(line(100, 50, 104, 47), {}, units(code)));
        CAPTURE(code);
        CHECK(d.unit == Approx(mm).epsilon(1e-12));
        CHECK(d.unitStated == (code != 0));
        REQUIRE(d.polylines.size() == 1);
        check(d.polylines[0].points[0], 0.0, 0.0);
        check(d.polylines[0].points[1], 4.0 * mm, 3.0 * mm);
        CHECK(d.width == Approx(4.0 * mm));
        CHECK(d.height == Approx(3.0 * mm));
        CHECK_FALSE(d.polylines[0].closed);
        CHECK(d.layers[d.polylines[0].layer].name == "walls");
    }
    CHECK_FALSE(drawn(file(line(0, 0, 1, 1))).unitStated);
}

TEST_CASE("arcs, circles, bulges and ellipses stay within an eighth of a percent of their curves", "[dxf]")
{
    const double pi = std::numbers::pi;
    const DxfDrawing circle = drawn(file(pairs({{0, "CIRCLE"}, {8, "c"}, {10, "1000"}, {20, "1000"}, {40, "500"}})));
    CHECK(circle.polylines[0].closed);
    CHECK(lengthOf(circle.polylines[0]) == Approx(1000.0 * pi).epsilon(1e-3));
    for (const DxfPoint& p : circle.polylines[0].points) CHECK(std::hypot(p.x - 500.0, p.y - 500.0) == Approx(500.0));

    // From 350 over 0 to 80 degrees: a quarter.
    const DxfDrawing arc = drawn(file(pairs({{0, "ARC"}, {8, "c"}, {10, "0"}, {20, "0"}, {40, "100"}, {50, "350"}, {51, "80"}})));
    CHECK_FALSE(arc.polylines[0].closed);
    CHECK(lengthOf(arc.polylines[0]) == Approx(50.0 * pi).epsilon(1e-3));

    // A bulge of 1 is half a circle to the left's far side: below a chord that runs right.
    const DxfDrawing half = drawn(file(pairs({{0, "LWPOLYLINE"}, {8, "c"}, {70, "0"}, {10, "0"}, {20, "0"}, {42, "1"}, {10, "200"}, {20, "0"}})));
    CHECK(lengthOf(half.polylines[0]) == Approx(100.0 * pi).epsilon(1e-3));
    CHECK(half.height == Approx(100.0).epsilon(1e-3));
    check(half.polylines[0].points.front(), 0.0, 0.0);  // its ends lie on top
    check(half.polylines[0].points.back(), 200.0, 0.0);
    // A quarter to the other side: tan(90°/4).
    const DxfDrawing quarter =
        drawn(file(pairs({{0, "LWPOLYLINE"}, {8, "c"}, {10, "0"}, {20, "0"}, {42, std::to_string(-std::tan(pi / 8.0))}, {10, "100"}, {20, "100"}})));
    CHECK(lengthOf(quarter.polylines[0]) == Approx(50.0 * pi).epsilon(1e-3));
    // A closed one bulges on its way back too.
    const DxfDrawing two = drawn(file(pairs({{0, "LWPOLYLINE"}, {8, "c"}, {70, "1"}, {10, "0"}, {20, "0"}, {42, "1"}, {10, "200"}, {20, "0"}, {42, "1"}})));
    CHECK(two.polylines[0].closed);
    CHECK(lengthOf(two.polylines[0]) == Approx(200.0 * pi).epsilon(1e-3));
    CHECK(two.height == Approx(200.0).epsilon(1e-3));

    const DxfDrawing ellipse = drawn(file(pairs({{0, "ELLIPSE"}, {8, "c"}, {10, "0"}, {20, "0"}, {11, "0"}, {21, "300"}, {40, "0.5"}})));
    CHECK(ellipse.polylines[0].closed);
    CHECK(ellipse.height == Approx(600.0).epsilon(1e-3));
    CHECK(ellipse.width == Approx(300.0).epsilon(1e-3));
}

TEST_CASE("all kinds are read, with layers, words, blocks and what is left out", "[dxf]")
{
    const DxfDrawing d = drawn(everything());
    CHECK(d.polylines.size() == 2 + 3 + 3 + 1);
    REQUIRE(d.texts.size() == 2);
    CHECK(d.texts[0].text == "Hall 30°");
    CHECK(d.texts[0].height == Approx(200.0));
    CHECK(d.texts[0].angle == Approx(90.0));
    CHECK(d.texts[1].text == "Row A\ncold");
    CHECK(d.skipped == std::map<std::string, std::size_t>{{"HATCH", 2}, {"SPLINE", 1}});
    const auto shown = [&](const std::string& name) {
        for (const DxfLayer& l : d.layers)
            if (l.name == name) return l.shown;
        FAIL(name);
        return false;
    };
    CHECK(shown("walls"));
    CHECK_FALSE(shown("Names"));  // frozen, and one with "names"
    CHECK_FALSE(shown("doors"));
    CHECK(d.layers[d.texts[0].layer].name == "Names");
    CHECK(d.height == Approx(6000.0));
    // Three racks on the layer of their insert, scaled to 1.2 by 1.2 and turned by 90 degrees, 0.6 apart along the turned axis.
    std::vector<const DxfPolyline*> racks;
    for (const DxfPolyline& p : d.polylines)
        if (d.layers[p.layer].name == "racks") racks.push_back(&p);
    REQUIRE(racks.size() == 3);
    const DxfPoint origin = racks[0]->points[0];
    check(racks[0]->points[1], origin.x - 1200.0, origin.y - 1200.0);
    check(racks[1]->points[0], origin.x, origin.y - 600.0);
    check(racks[2]->points[0], origin.x, origin.y - 1200.0);
}

TEST_CASE("blocks lie in blocks about their base points, and a drawing on a plane's back is mirrored", "[dxf]")
{
    const std::string blocks = block("inner", line(10, 10, 20, 10, "0"), "10", "10")
        + block("outer", pairs({{0, "INSERT"}, {8, "0"}, {2, "INNER"}, {10, "5"}, {20, "0"}, {50, "90"}}));
    const DxfDrawing d = drawn(file(pairs({{0, "INSERT"}, {8, "deep"}, {2, "Outer"}, {10, "100"}, {20, "100"}, {41, "3"}, {42, "2"}}) + line(0, 0, 0, 0.0, "o"),
                                    blocks));
    CHECK(d.layers[d.polylines[1].layer].name == "deep");
    // (0, 0) to (10, 0) turned to (0, 10), then stretched: from (115, 100) to (115, 120); the page's top is at 120.
    check(d.polylines[1].points[0], 115.0, 20.0);
    check(d.polylines[1].points[1], 115.0, 0.0);

    const DxfDrawing back = drawn(file(pairs({{0, "LWPOLYLINE"}, {8, "m"}, {230, "-1"}, {10, "-10"}, {20, "0"}, {10, "-30"}, {20, "0"}}) + line(0, 0, 10, 0)));
    CHECK(back.width == Approx(30.0));
    check(back.polylines[0].points[0], 10.0, 0.0);
    // Paper's own things are not of the building.
    CHECK(drawn(file(line(0, 0, 10, 0) + pairs({{0, "LINE"}, {67, "1"}, {8, "m"}, {10, "0"}, {20, "0"}, {11, "900"}, {21, "0"}}))).polylines.size() == 1);
    // What a layer hides does not move the corner.
    const std::string hidden = pairs({{0, "LAYER"}, {2, "far"}, {62, "-1"}});
    const DxfDrawing near = drawn(file(line(0, 0, 10, 10) + line(-500, 0, 900, 900, "far"), {}, {}, hidden));
    CHECK(near.width == Approx(10.0));
    check(near.polylines[0].points[0], 0.0, 10.0);
}

TEST_CASE("line ends, blanks, remarks, a mark and old code pages make no difference", "[dxf]")
{
    std::string text = everything();
    const DxfDrawing plain = drawn(text);
    std::string windows, padded;
    for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(drawn(windows).polylines.size() == plain.polylines.size());
    padded = "\xEF\xBB\xBF" + pairs({{999, "made by hand"}}) + text;
    CHECK(drawn(padded).texts.size() == plain.texts.size());
    CHECK(drawn(file(pairs({{0, "LINE"}, {8, "a"}, {10, "  0.0 "}, {20, "+1e1"}, {11, "5"}, {21, "5."}}))).height == Approx(5.0));
    CHECK(dxfText("K\xFChlung") == "Kühlung");
    CHECK(dxfText("K\\U+00FChlung") == "Kühlung");
    CHECK(dxfText("%%uÜber%%u 5%%p1 %%c20 100%%%") == "Über 5±1 ⌀20 100%");
    CHECK(dxfText("\\U+D800 \\U+12 %%") == "\\U+D800 \\U+12 %%");
    CHECK(dxfMText("\\A1;{\\H2.5x;\\C1;High} \\\\ \\{x\\} \\S1^2; \\~end\\") == "High \\ {x} 1/2  end\\");
    CHECK(dxfMText("\\fArial") == "");
}

TEST_CASE("a block that is missing is counted, and the rest is drawn", "[dxf]")
{
    const auto read = readDxf(file(line(0, 0, 1000, 1000) + pairs({{0, "INSERT"}, {2, "rack"}}) + pairs({{0, "INSERT"}, {2, "door"}})));
    REQUIRE(read.ok());
    CHECK(read->polylines.size() == 1);
    CHECK(read->skipped == std::map<std::string, std::size_t>{{"INSERT without its block", 2}});
}

TEST_CASE("what is wrong in a file is named with its line and group code, and nothing comes of it", "[dxf]")
{
    const auto at = [](const Error& e, const std::string& code, std::size_t lineNumber, int group) {
        CHECK(e.code == code);
        CHECK(e.line == lineNumber);
        CHECK(e.path == "group " + std::to_string(group));
    };
    CHECK(refused("").code == "dxf.cut");
    CHECK(refused("AutoCAD Binary DXF\r\n\x1a").code == "dxf.binary");
    CHECK(refused("AC1032").code == "dxf.dwg");
    at(refused("0\nHELLO\n0\nEOF\n"), "dxf.begin", 2, 0);
    at(refused("0\nEOF\n"), "dxf.begin", 2, 0);
    at(refused("%PDF-1.7\n"), "dxf.code", 1, 0);
    at(refused("0\nSECTION\n2\nENTITIES\n"), "dxf.cut", 4, 2);
    at(refused("0\nSECTION\n2\n"), "dxf.cut", 3, 2);
    at(refused(file(pairs({{0, "LINE"}, {8, "a"}, {10, "twelve"}}))), "dxf.number", 10, 10);
    at(refused(file(pairs({{0, "LINE"}, {8, "a"}, {10, "1e999"}}))), "dxf.number", 10, 10);
    at(refused(file(pairs({{0, "LINE"}, {8, "a"}, {10, "nan"}}))), "dxf.number", 10, 10);
    at(refused(file(pairs({{0, "LINE"}, {8, "a"}, {10, "1e13"}}))), "dxf.range", 10, 10);
    at(refused(file("7000\nx\n")), "dxf.code", 5, 7000);
    at(refused(file(pairs({{0, "LWPOLYLINE"}, {20, "1"}}))), "dxf.structure", 8, 20);
    at(refused(file(pairs({{0, "POLYLINE"}, {8, "a"}, {0, "VERTEX"}, {10, "1"}, {20, "1"}, {0, "LINE"}}))), "dxf.structure", 16, 0);
    at(refused(file(line(0, 0, 1, 1), {}, units(18))), "dxf.units", 12, 70);
    at(refused(pairs({{0, "SECTION"}, {2, "ENTITIES"}}) + line(0, 0, 1, 1) + pairs({{0, "EOF"}})), "dxf.structure", 18, 0);
    const Error blockless = refused(file(pairs({{0, "INSERT"}, {2, "rack"}})));
    CHECK(blockless.code == "dxf.empty");
    CHECK(blockless.found == "1 INSERT without its block");
    const Error itself = refused(file(pairs({{0, "INSERT"}, {2, "a"}}), block("a", pairs({{0, "INSERT"}, {2, "A"}}))));
    CHECK(itself.code == "dxf.depth");
    CHECK(itself.message().find("plan.dxf") != std::string::npos);
    const Error nothing = refused(file(pairs({{0, "HATCH"}, {8, "a"}})));
    CHECK(nothing.code == "dxf.empty");
    CHECK(nothing.found == "1 HATCH");
    CHECK(refused(file(line(0, 0, 1, 1)), {.bytes = 20}).code == "dxf.size");
}

TEST_CASE("a small file cannot draw without end", "[dxf]")
{
    std::string many;
    for (int i = 0; i < 200; ++i) many += pairs({{0, "CIRCLE"}, {10, "0"}, {20, "0"}, {40, "1"}});
    CHECK(refused(file(many), {.points = 1000}).code == "dxf.points");
    // Ten levels of ten times the level below.
    std::string nested = block("b0", line(0, 0, 1, 1));
    std::string empty = block("e0", {});
    for (int i = 1; i <= 10; ++i) {
        const auto of = [&](const std::string& stem) {
            return pairs({{0, "INSERT"}, {2, stem + std::to_string(i - 1)}, {70, "5"}, {71, "2"}, {44, "1"}, {45, "1"}});
        };
        nested += block("b" + std::to_string(i), of("b"));
        empty += block("e" + std::to_string(i), of("e"));
    }
    CHECK(refused(file(pairs({{0, "INSERT"}, {2, "b10"}}), nested), {.points = 100000}).code == "dxf.points");
    CHECK(refused(file(pairs({{0, "INSERT"}, {2, "e10"}}), empty)).code == "dxf.inserts");
    CHECK(refused(file(pairs({{0, "INSERT"}, {2, "e0"}, {70, "32767"}, {71, "32767"}}), empty)).code == "dxf.inserts");
    // Far away by scaling upon scaling.
    std::string grown = block("g0", line(0, 0, 1, 1));
    for (int i = 1; i <= 4; ++i)
        grown += block("g" + std::to_string(i), pairs({{0, "INSERT"}, {2, "g" + std::to_string(i - 1)}, {41, "1e12"}, {42, "1e12"}}));
    CHECK(refused(file(pairs({{0, "INSERT"}, {2, "g4"}}), grown)).code == "dxf.range");
}

TEST_CASE("mangled drawings are read or refused, never worse", "[dxf]")
{
    const std::string whole = everything();
    std::mt19937_64 random(20261122);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::string kWords[] = {"0", "10", "-5", "1071", "42", "70", "LINE", "INSERT", "ENDBLK", "EOF", "SECTION", "1e308", "-1e300", "nan", "\\U+", "%%", "999"};
    const DxfLimits limits{.bytes = 1 << 20, .points = 20000, .inserts = 2000};
    std::size_t read = 0, refusals = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string text = whole;
        for (std::size_t change = 1 + below(6); change > 0 && !text.empty(); --change) {
            const std::size_t at = below(text.size());
            switch (below(5)) {
            case 0: text[at] = static_cast<char>(below(256)); break;
            case 1: text.erase(at, 1 + below(20)); break;
            case 2: text.insert(at, kWords[below(std::size(kWords))]); break;
            case 3: text.insert(at, "\n" + kWords[below(std::size(kWords))] + "\n" + kWords[below(std::size(kWords))] + "\n"); break;
            default: text.resize(at);
            }
        }
        const auto d = readDxf(text, "mangled.dxf", limits);
        if (!d) {
            ++refusals;
            CHECK(hasText("error." + d.error().code));
            continue;
        }
        ++read;
        CHECK(std::isfinite(d->width));
        CHECK(std::isfinite(d->height));
        for (const DxfPolyline& p : d->polylines) {
            CHECK(p.layer < d->layers.size());
            for (const DxfPoint& at : p.points) {
                if (std::isfinite(at.x) && std::isfinite(at.y)) continue;
                FAIL("a point at no place");
            }
        }
        for (const DxfText& t : d->texts) CHECK(t.layer < d->layers.size());
    }
    CHECK(read > 100);
    CHECK(refusals > 1000);
}
