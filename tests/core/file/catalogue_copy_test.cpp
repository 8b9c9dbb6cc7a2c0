// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "file/templates.h"
#include "plan/catalogue_copy.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using rw::test::fileText;

namespace {

const char* kFile = R"({"format": "rackwright-catalogue", "format_version": 1,
  "rack_designs": [{"id": "big", "name": "Big rack", "frame": "wide", "coolant": "pg25",
    "trays": [{"id": "compute", "accelerator": "gpu", "converter": "node", "power_kW": 9}],
    "slots": [{"id": "slot-1", "tray": "compute", "position": 3}]}],
  "accelerators": [{"id": "gpu", "power_W": 1200}],
  "frames": [{"id": "wide"}, {"id": "narrow"}],
  "converters": [{"id": "node"}],
  "coolants": [{"id": "pg25"}]})";

Catalogue catalogueOf(const std::string& text, const std::string& version = "1")
{
    const Result<Equipment> equipment = readCatalogueFile(text, "c.json");
    if (!equipment)
        FAIL(equipment.error().message());
    Catalogue c = withUserCatalogue(Catalogue(), *equipment).value();
    c.version = version;
    return c;
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    return text.replace(text.find(what), what.size(), by);
}

}  // namespace

TEST_CASE("a catalogue file is read with the place of what is wrong in it", "[catalogue]")
{
    CHECK(catalogueOf(kFile).equipment.accelerators[0].power == PowerDatum(1200, unit::W));
    const Equipment e = catalogueOf(kFile).equipment;
    CHECK(readCatalogueFile(writeCatalogueFile(e), "").value() == e);
    const auto code = [](const std::string& text) {
        return readCatalogueFile(text, "c.json").error().code;
    };
    CHECK(code(replaced(kFile, "\"power_kW\"", "\"powr_kW\"")) == "path.unknown");
    CHECK(readCatalogueFile(replaced(kFile, "\"power_kW\"", "\"powr_kW\""), "c.json").error().line
          == 3);
    CHECK(code(replaced(kFile, "rackwright-catalogue", "rackwright-plan")) == "file.format");
    CHECK(code(replaced(kFile, "\"power_kW\": 9", "\"power_kW\": -9")) == "field.range");
    const auto lost =
        readCatalogueFile(replaced(kFile, "\"frame\": \"wide\"", "\"frame\": \"gone\""), "c.json");
    REQUIRE(lost.ok());  // it may be meant for another file
    const Error reference = withUserCatalogue(Catalogue(), *lost).error();
    CHECK(reference.code == "file.reference");
    CHECK(reference.path == "rack_designs[big].frame");
    CHECK(reference.allowed == "narrow, wide");
    CHECK(withUserCatalogue(catalogueOf(kFile), e).error().code == "catalogue.duplicate-id");
}

TEST_CASE("using an entry copies it and all it refers to, once", "[catalogue]")
{
    const Catalogue catalogue = catalogueOf(kFile, "2026.11");
    Plan plan;
    Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, "rack_designs", "big");
    REQUIRE(use.ok());
    CHECK(use->id == "big");
    REQUIRE(apply(plan, use.value().edits).ok());
    CHECK(plan.frames.size() == 1);
    CHECK(plan.accelerators.size() == 1);
    CHECK(plan.converters.size() == 1);
    CHECK(plan.coolants.size() == 1);
    const RackDesign& copy = plan.rackDesigns.at(0);
    CHECK(copy.trays.at(0).power == PowerDatum(9, unit::kW));
    CHECK(copy.catalogueId == "big");
    CHECK(copy.catalogueVersion == "2026.11");
    CHECK(copy.catalogueHash
          == entryHash(typeOf<RackDesign>(), &catalogue.equipment.rackDesigns[0]));
    CHECK((readPlan(writePlan(plan), "").value() == plan));

    use = useCatalogueEntry(plan, catalogue, "rack_designs", "big");
    CHECK(use->edits.edits.empty());
    CHECK(use->id == "big");
    CHECK(freshId(plan, "slot") == "slot-2");
    CHECK(useCatalogueEntry(plan, catalogue, "rack_designs", "none").error().code
          == "catalogue.unknown-entry");
    CHECK(useCatalogueEntry(plan, catalogue, "racks", "big").error().code
          == "catalogue.unknown-entry");
}

TEST_CASE("an id that the plan uses for something else is left to it", "[catalogue]")
{
    const Catalogue catalogue = catalogueOf(kFile);
    Plan plan;
    Frame own;
    own.id = "wide";
    own.name = "my own";
    plan.frames.push_back(own);
    Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, "rack_designs", "big");
    REQUIRE(use.ok());
    REQUIRE(apply(plan, use.value().edits).ok());
    REQUIRE(plan.frames.size() == 2);
    CHECK(plan.frames[0].name == "my own");
    CHECK(plan.frames[1].id == "wide-2");
    CHECK(plan.rackDesigns[0].frame == "wide-2");
}

TEST_CASE("a newer catalogue changes nothing until its entry is accepted", "[catalogue]")
{
    const Catalogue old = catalogueOf(kFile, "1");
    Plan plan;
    Result<CatalogueUse> use = useCatalogueEntry(plan, old, "rack_designs", "big");
    REQUIRE(apply(plan, use.value().edits).ok());
    CHECK(catalogueNotices(plan, old).empty());
    Edit byHand = Edit::set("rack_designs[big].name", "renamed");
    REQUIRE(apply(plan, byHand).ok());
    CHECK(catalogueNotices(plan, old).empty());  // the planner's own change is no news

    const Catalogue fresh =
        catalogueOf(replaced(replaced(kFile, "\"power_kW\": 9", "\"power_kW\": 10"),
                             "\"frame\": \"wide\"", "\"frame\": \"narrow\""),
                    "2");
    const auto notices = catalogueNotices(plan, fresh);
    REQUIRE(notices.size() == 1);
    CHECK(notices[0] == CatalogueNotice{"rack_designs", "big", "big", "1", "2"});
    const Plan before = plan;
    Result<EditList> accept = acceptCatalogueEntry(plan, fresh, "rack_designs", "big");
    REQUIRE(accept.ok());
    REQUIRE(apply(plan, accept.value()).ok());
    CHECK(*plan.rackDesigns[0].trays[0].power.si == 10e3);
    CHECK(plan.rackDesigns[0].frame == "narrow");
    CHECK(plan.rackDesigns[0].name == "Big rack");
    CHECK(plan.frames.size() == 2);
    CHECK(catalogueNotices(plan, fresh).empty());
    EditList undo = inverse(*accept);
    REQUIRE(apply(plan, undo).ok());
    CHECK((plan == before));
    CHECK(acceptCatalogueEntry(plan, fresh, "rack_designs", "none").error().code == "path.unknown");
    CHECK(acceptCatalogueEntry(plan, Catalogue(), "rack_designs", "big").error().code
          == "catalogue.unknown-entry");
}

TEST_CASE("an entry's hash speaks of the entry alone", "[catalogue]")
{
    Frame frame;
    frame.id = "a";
    frame.mass = MassDatum(1, unit::kg);
    const std::string hash = entryHash(typeOf<Frame>(), &frame);
    CHECK(hash.size() == 64);
    Frame other = frame;
    other.catalogueId = "a";
    other.catalogueHash = "x";
    CHECK(entryHash(typeOf<Frame>(), &other) == hash);
    other.mass.source = "weighed";
    CHECK(entryHash(typeOf<Frame>(), &other) != hash);
}

TEST_CASE("a field at its default is no part of an entry's hash, and one away from it is", "[catalogue]")
{
    const ObjectType& type = typeOf<HeatRejection>();
    HeatRejection fresh;
    fresh.id = "a";
    const std::string hash = entryHash(type, &fresh);
    HeatRejection other = fresh;
    other.range = TemperatureDeltaDatum(6.0, unit::K);
    CHECK(entryHash(type, &other) == hash);
    other.range = TemperatureDeltaDatum(7.0, unit::K);
    CHECK(entryHash(type, &other) != hash);
    // Emptied is not the same as left alone.
    other.range = {};
    CHECK(entryHash(type, &other) != hash);
    RackDesign rack;
    rack.id = "a";
    rack.trays.push_back({});
    const std::string empty = entryHash(typeOf<RackDesign>(), &rack);
    rack.trays.back().height += 1;
    CHECK(entryHash(typeOf<RackDesign>(), &rack) != empty);
    CHECK(hasHash(typeOf<RackDesign>(), &rack, entryHash(typeOf<RackDesign>(), &rack)));
    CHECK_FALSE(hasHash(typeOf<RackDesign>(), &rack, empty));
    CHECK_FALSE(hasHash(typeOf<RackDesign>(), &rack, ""));
}

TEST_CASE("copies in plans of older forms are not changed by hand", "[catalogue][file]")
{
    for (const char* name : {"copies-before-the-plant", "copies-with-the-plant"}) {
        const Plan plan = readPlan(fileText(RW_SOURCE_DIR "/tests/formats/v1/" + std::string(name) + ".rackwright"), name).value();
        std::size_t copies = 0;
        std::size_t older = 0;
        for (const Field& list : typeOf<Equipment>().fields()) {
            const auto* owner = static_cast<const Equipment*>(&plan);
            for (std::size_t i = 0; i < list.size(owner); ++i) {
                const void* copy = list.at(const_cast<Equipment*>(owner), i);
                const std::string hash = *readField(*list.type->find("catalogue_hash"), copy).string();
                const std::string id = *readField(*list.type->find("id"), copy).string();
                CAPTURE(name, list.key, id);
                REQUIRE(hash.size() == 64);
                CHECK(hasHash(*list.type, copy, hash));
                ++copies;
                if (hash != entryHash(*list.type, copy)) ++older;
            }
        }
        CHECK(copies > 10);
        CHECK(older > 5);
        // What was changed by hand still shows.
        const HeatRejection& cooler = plan.heatRejection.at(0);
        HeatRejection changed = cooler;
        changed.capacity.si = 1.0;
        CHECK_FALSE(hasHash(typeOf<HeatRejection>(), &changed, cooler.catalogueHash));
        changed = cooler;
        changed.range = TemperatureDeltaDatum(9.0, unit::K);
        CHECK_FALSE(hasHash(typeOf<HeatRejection>(), &changed, cooler.catalogueHash));
    }
}

TEST_CASE("every entry of the built-in catalogue can be used in a plan", "[catalogue]")
{
    const Catalogue& catalogue = builtInCatalogue();
    CHECK(!catalogue.version.empty());
    std::size_t used = 0;
    for (const Field& list : typeOf<Equipment>().fields()) {
        const Tree entries = readField(list, &catalogue.equipment);
        for (const Tree& entry : *entries.list()) {
            const std::string id = *entry.find("id")->string();
            CAPTURE(list.key, id);
            Plan plan;
            Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, list.key, id);
            REQUIRE(use.ok());
            REQUIRE(apply(plan, use.value().edits).ok());
            REQUIRE((readPlan(writePlan(plan), "").value() == plan));
            ++used;
        }
    }
    CHECK(used > 50);
    const Equipment again = readCatalogueFile(writeCatalogueFile(catalogue.equipment), "").value();
    CHECK((again == catalogue.equipment));
}

TEST_CASE("every template is a plan without unknown keys or outdated copies", "[templates]")
{
    const std::vector<TemplateInfo> all = templates();
    CHECK(all.size() >= 5);
    for (const TemplateInfo& t : all) {
        CAPTURE(t.name);
        CHECK(!t.title.empty());
        CHECK(!t.summary.empty());
        const Plan plan = planFromTemplate(t.name).value();
        for (const UnknownKey& k : plan.unknown) {
            CAPTURE(k.path);
            CHECK(false);
        }
        CHECK((readPlan(writePlan(plan), "").value() == plan));
        for (const CatalogueNotice& n : catalogueNotices(plan, builtInCatalogue())) {
            CAPTURE(n.list, n.id);
            CHECK(false);
        }
    }
    const Error e = planFromTemplate("none").error();
    CHECK(e.code == "template.unknown");
    CHECK(e.allowed.find(all.front().name) != std::string::npos);
}

TEST_CASE("a new id is one that nothing in the plan has, wherever it stands", "[catalogue][plan]")
{
    Plan plan;
    plan.programme.phases.push_back({});
    plan.programme.phases.back().id = "mix-1";
    MixShare share;
    share.id = "mix-2";
    plan.programme.phases.back().mix.push_back(share);
    plan.nextId = 1;
    CHECK(freshId(plan, "mix") == "mix-3");
    CHECK(plan.nextId == 4);
}
