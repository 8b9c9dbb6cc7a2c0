// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/migration.h"
#include "file/plan_file.h"
#include "plan/edit.h"
#include "support/random_plan.h"

#include <catch2/catch.hpp>

using namespace rw;
using rw::test::randomPlan;

namespace {
const std::string kHead = "{\n  \"format\": \"rackwright-plan\",\n  \"format_version\": 1,\n";

Plan read(const std::string& text)
{
    Result<Plan> plan = readPlan(text, "a.rackwright");
    INFO(text);
    if (!plan)
        FAIL(plan.error().message());
    return *plan;
}

Error refused(const std::string& text)
{
    const Result<Plan> plan = readPlan(text, "a.rackwright");
    REQUIRE(!plan.ok());
    CHECK(plan.error().file == "a.rackwright");
    INFO(plan.error().message());
    CHECK(plan.error().message().find('{') == std::string::npos);  // every argument is filled in
    return plan.error();
}
}  // namespace

TEST_CASE("a written plan reads back equal and is written again byte for byte", "[file]")
{
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const Plan plan = randomPlan(seed);
        const std::string text = writePlan(plan);
        const Result<Plan> back = readPlan(text, "a.rackwright");
        if (!back)
            FAIL(back.error().message());
        CHECK((*back == plan));
        CHECK(writePlan(*back) == text);
    }
}

TEST_CASE("an empty plan is a file too", "[file]")
{
    const Plan plan;
    CHECK((read(writePlan(plan)) == plan));
    CHECK((read(kHead + "\"written_by\": \"hand\"}") == plan));
}

TEST_CASE("a file has its keys in order, one value a line, units in the keys and sources last",
          "[file]")
{
    Plan plan;
    plan.programme.target = PowerDatum(6, unit::GW, Grade::Press, "AMD, 6 October 2025");
    Hall hall;
    hall.id = "a";
    hall.layout = Block<Placement>({{"r-1", PlacementKind::Rack, "", "A", 0, 1200, 0, 600, 1200},
                                    {"r-2", PlacementKind::Cdu, "", "", 600, 1200, 90, 600, 1200}});
    plan.halls.push_back(hall);
    const std::string text = writePlan(plan);
    CHECK(text.substr(0, kHead.size()) == kHead);
    CHECK(text.find("  \"programme\": {\n"
                    "    \"target_kind\": \"power\",\n"
                    "    \"target_GW\": 6,\n"
                    "    \"basis\": \"systems\",\n"
                    "    \"count_unit\": \"racks\",\n"
                    "    \"deal_status\": \"none\",\n"
                    "    \"delivery\": {\n"
                    "      \"commissioning_weeks\": 8\n"
                    "    },\n")
          != std::string::npos);
    CHECK(text.find("    },\n"
                    "    \"sources\": [\n"
                    "      {\n"
                    "        \"field\": \"target\",\n"
                    "        \"grade\": \"press\",\n"
                    "        \"source\": \"AMD, 6 October 2025\"\n"
                    "      }\n"
                    "    ]\n"
                    "  },\n")
          != std::string::npos);
    CHECK(
        text.find(
            "      \"layout\": [\n"
            "        {\"id\": \"r-1\", \"kind\": \"rack\", \"row\": \"A\", \"x_mm\": 0, \"y_mm\": 1200, "
            "\"angle\": 0, \"width_mm\": 600, \"depth_mm\": 1200, \"use\": \"free\"},\n"
            "        {\"id\": \"r-2\", \"kind\": \"cdu\", \"x_mm\": 600, ")
        != std::string::npos);
    CHECK(text.back() == '\n');
}

TEST_CASE("numbers keep the digits that were typed", "[file]")
{
    Plan plan;
    Site site;
    site.id = "s";
    for (const char* typed : {"0.1", "9.2", "225", "1e-05", "123456.789", "0.3", "1e+22"}) {
        CAPTURE(typed);
        site.gridLimit = PowerDatum(std::stod(typed), unit::MW);
        plan.sites = {site};
        if (*site.gridLimit.si > 1e13)
            plan.sites[0].gridLimit.si = unit::MW.toSi(1e7);
        const std::string text = writePlan(plan);
        if (*site.gridLimit.si <= 1e13)
            CHECK(text.find(std::string("\"grid_limit_MW\": ") + typed + ",") != std::string::npos);
    }
    for (int tenths = 20; tenths < 800; ++tenths) {
        plan.buildings.resize(1);
        plan.buildings[0].id = "b";
        plan.buildings[0].cooling.supplyTemperature = TemperatureDatum(tenths / 10.0, unit::C);
        const std::string text = writePlan(plan);
        const std::string key = "\"supply_temperature_C\": ";
        const std::size_t at = text.find(key) + key.size();
        CHECK(text.substr(at, text.find(',', at) - at).size()
              <= 4);  // "45.3", never 45.30000000000001
    }
}

TEST_CASE("a value that the file's unit cannot hold exactly comes back exactly all the same",
          "[file]")
{
    // 40 US gallons a minute and the like, in L/min, do not always divide back.
    int inexact = 0;
    for (int i = 1; i <= 500; ++i) {
        Plan plan;
        RackDesign rack;
        rack.id = "r";
        rack.flow = FlowDatum(0.37 * i, unit::gpm);
        rack.flow.low = unit::gpm.toSi(0.11 * i);
        plan.rackDesigns.push_back(rack);
        const std::string text = writePlan(plan);
        if (text.find("_si\"") != std::string::npos)
            ++inexact;
        const Plan back = read(text);
        REQUIRE(*back.rackDesigns[0].flow.si == *rack.flow.si);
        REQUIRE(*back.rackDesigns[0].flow.low == *rack.flow.low);
        REQUIRE(writePlan(back) == text);
    }
    CHECK(inexact > 0);  // else this test shows nothing
    CHECK(inexact < 250);
    // A number changed by hand rules over the exact one beside it.
    const Plan changed = read(kHead + R"("rack_designs": [{"id": "r", "flow_L_min": 5,
        "sources": [{"field": "flow", "value_si": 0.001}]}]})");
    CHECK(*changed.rackDesigns[0].flow.si == unit::Lmin.toSi(5));
}

TEST_CASE("what is absent is the default, and null is not", "[file]")
{
    const Plan plan = read(kHead + R"("sites": [{"id": "a"}, {"id": "b", "generation_MW": null}],
        "assumptions": {"typical_fraction": 0.5}})");
    CHECK(*plan.sites[0].generation.si == 0.0);
    CHECK(!plan.sites[1].generation.set());
    CHECK(plan.assumptions.idleFraction == defaultAssumptions().idleFraction);
    // A number in a file has no source but the one beside it.
    CHECK(plan.assumptions.typicalFraction == FractionDatum(0.5, unit::one));
}

TEST_CASE("provenance may stand without a value", "[file]")
{
    const Plan plan = read(kHead + R"("accelerators": [{"id": "mi", "sources": [
        {"field": "power", "grade": "unknown", "source": "not published", "low_W": 1000, "high_W": 2000}]}]})");
    const Datum& d = plan.accelerators[0].power;
    CHECK(!d.set());
    CHECK(d.grade == Grade::Unknown);
    CHECK(*d.low == 1000);
    CHECK((read(writePlan(plan)) == plan));
}

TEST_CASE("unknown keys are kept where they stood, by id, and go with their object", "[file]")
{
    const std::string text = kHead + R"("written_by": "a later one",
  "moods": {"nested": [1, 2.50, 12345678901234567890123], "text": "é\u00e9"},
  "rack_designs": [{"id": "a", "colour": "red", "trays": [{"id": "t", "power_kW": 1, "odd key.": -0,
      "sources": [{"field": "power", "grade": "press", "page": 7}, {"field": "mood", "grade": "press"}]}]},
    {"id": "b", "colour": "blue"}],
  "halls": [{"id": "h", "layout": [{"id": "r", "lamp": true}]}]
})";
    Plan plan = read(text);
    CHECK(plan.unknown.size() == 7);
    std::string out = writePlan(plan);
    for (const char* kept :
         {"\"moods\": {\"nested\": [1, 2.50, 12345678901234567890123], \"text\": \"é\\u00e9\"}",
          "\"colour\": \"red\"", "\"colour\": \"blue\"", "\"odd key.\": -0", "\"page\": 7",
          "{\"field\": \"mood\", \"grade\": \"press\"}", "\"lamp\": true}"})
        CHECK(out.find(kept) != std::string::npos);
    CHECK((read(out) == plan));
    CHECK(writePlan(read(out)) == out);

    Edit move = Edit::move("rack_designs[a]", 1);
    REQUIRE(apply(plan, move).ok());
    out = writePlan(plan);
    CHECK(out.find("\"blue\"") < out.find("\"red\""));
    CHECK((read(out) == plan));

    Edit gone = Edit::remove("rack_designs[a]");
    REQUIRE(apply(plan, gone).ok());
    out = writePlan(plan);
    CHECK(out.find("\"red\"") == std::string::npos);
    CHECK(out.find("odd key") == std::string::npos);
    CHECK(out.find("blue") != std::string::npos);
}

TEST_CASE("an unknown key beside a source is kept where the source says nothing else", "[file]")
{
    const Plan plan = read(
        kHead + R"("accelerators": [{"id": "mi", "sources": [{"field": "power", "page": 7}]}]})");
    REQUIRE(plan.unknown.size() == 1);
    CHECK(plan.unknown[0].path == "accelerators[mi].sources[power].page");
    CHECK((read(writePlan(plan)) == plan));
}

TEST_CASE("a quantity under a bare key or in another unit is refused, not lost", "[file]")
{
    Error e = refused(kHead + R"("programme": {"target_MW": 6}})");
    CHECK(e.code == "record.unit");
    CHECK(e.allowed == "target_GW");
    CHECK(e.path == "programme.target_MW");
    CHECK(e.line == 4);
    e = refused(kHead + R"("programme": {"target": 6}})");
    CHECK(e.code == "record.unit");
}

TEST_CASE("bad fields are told with their line, path, what was found and what is allowed", "[file]")
{
    struct Case {
        const char* rest;
        const char* code;
        const char* path;
        std::size_t line;
        std::size_t column;
        const char* found;
    };
    const std::vector<Case> cases{
        {"\"programme\": {\n  \"target_GW\": -6}}", "field.range", "programme.target", 5, 16,
         "-6 GW"},
        {"\"programme\": {\n  \"target_GW\": \"six\"}}", "field.type", "programme.target", 5, 16,
         "\"six\""},
        {"\"programme\": {\n  \"target_GW\": {}}}", "field.type", "programme.target", 5, 16,
         "an object"},
        {"\"programme\": {\"basis\":\n \"moon\"}}", "field.choice", "programme.basis", 5, 2,
         "\"moon\""},
        {"\"project\": {\"date\": \"2026-02-30\"}}", "field.day", "project.date", 4, 21,
         "2026-02-30"},
        {"\"project\": []}", "field.type", "project", 4, 12, "a list"},
        {"\"halls\": {}}", "field.type", "halls", 4, 10, "an object"},
        {"\"halls\": [1]}", "field.type", "halls[0]", 4, 11, "1"},
        {"\"halls\": [{\"name\": \"no id\"}]}", "record.no-id", "halls[0]", 4, 11, ""},
        {"\"halls\": [{\"id\": \"A B\"}]}", "field.id", "halls[A B].id", 4, 18, "A B"},
        {"\"halls\": [{\"id\": \"a\"},\n{\"id\": \"a\"}]}", "field.duplicate-id", "halls[a]", 5, 8,
         "a"},
        {"\"halls\": [{\"id\": \"a\", \"racks\": 1.5}]}", "field.type", "halls[a].racks", 4, 32,
         "1.5"},
        {"\"halls\": [{\"id\": \"a\", \"layout\": [{\"id\": \"x\", \"angle\": 360}]}]}",
         "field.range", "halls[a].layout[x].angle", 4, 55, "360"},
        {"\"halls\": [{\"id\": \"a\", \"layout\": [{\"id\": \"x\"}, {\"id\": \"x\"}]}]}",
         "field.duplicate-id", "halls[a].layout[x]", 4, 54, "x"},
        {"\"clusters\": [{\"id\": \"a\", \"rack_design\": \"gone\"}]}", "file.reference",
         "clusters[a].rack_design", 4, 41, "gone"},
        {"\"sites\": [{\"id\": \"a\", \"generation_MW\": 1, \"sources\": [{\"field\": \"generation\", \"grade\": \"best\"}]}]}",
         "field.choice", "sites[a].generation.grade", 4, 40, "\"best\""},
        {"\"sites\": [{\"id\": \"a\", \"sources\": [{\"grade\": \"press\"}]}]}", "record.no-field",
         "sites[a].sources[0]", 4, 35, ""},
        {"\"sites\": [{\"id\": \"a\", \"sources\": 3}]}", "field.type", "sites[a].sources", 4, 34,
         "3"},
        {"\"next_id\": 0}", "field.range", "next_id", 4, 12, "0"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rest);
        const Error e = refused(kHead + c.rest);
        CHECK(e.code == c.code);
        CHECK(e.path == c.path);
        CHECK(e.line == c.line);
        CHECK(e.column == c.column);
        CHECK(e.found == c.found);
    }
}

TEST_CASE("a file of another format or of a newer version is named as such", "[file]")
{
    CHECK(refused("[]").code == "file.format");
    CHECK(refused("{}").code == "file.format");
    CHECK(refused("{\"format\": \"rackwright-catalogue\", \"format_version\": 1}").found
          == "\"rackwright-catalogue\"");
    const Error newer = refused("{\"format\": \"rackwright-plan\",\n \"format_version\": 7}");
    CHECK(newer.code == "file.version");
    CHECK(newer.found == "7");
    CHECK(newer.line == 2);
    CHECK(newer.message().find("7") != std::string::npos);
    CHECK(refused("{\"format\": \"rackwright-plan\", \"format_version\": 0}").code
          == "file.no-version");
    CHECK(refused("{\"format\": \"rackwright-plan\", \"format_version\": \"1\"}").code
          == "file.no-version");
    CHECK(refused("{\"format\": \"rackwright-plan\"}").code == "file.no-version");
}

TEST_CASE("older files run through every step from their version to the newest", "[file]")
{
    const std::vector<MigrationStep> steps{
        {2,
         [](Tree& file) -> Status {
             file.set("c", *file.find("b"));
             return Done{};
         }},
        {1,
         [](Tree& file) -> Status {
             file.set("b", *file.find("a"));
             return Done{};
         }},
    };
    Tree file = Tree::Object{{"format_version", 1}, {"a", "value"}};
    REQUIRE(migrate(file, 1, 3, steps).ok());
    CHECK(*file.find("c")->string() == "value");
    CHECK(*file.find("format_version")->integer() == 3);
    CHECK_THROWS_AS(migrate(file, 3, 4, steps), ProgramError);
    // The shipped steps lead from version 1 to the newest without a gap.
    for (int v = 1; v < kPlanFormatVersion; ++v)
        CHECK(std::any_of(planMigrations().begin(), planMigrations().end(),
                          [&](const MigrationStep& s) { return s.from == v; }));
}

TEST_CASE("new ids begin after every id of a file written by hand", "[file]")
{
    CHECK(read(kHead + R"("halls": [{"id": "hall-41"}, {"id": "nvl-99999999999"}]})").nextId == 42);
    CHECK(read(kHead + R"("halls": [{"id": "hall-41"}], "next_id": 7})").nextId == 7);
}
