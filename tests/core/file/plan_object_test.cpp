// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "file/plan_object.h"
#include "file/standard_building.h"
#include "file/templates.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;

namespace {

Plan example()
{
    return planFromTemplate("openai-amd-6gw").value();
}

Plan pastedInto(Plan plan, const std::string& text, const std::string& at, std::vector<std::string>* paths = nullptr)
{
    Result<PastedObjects> pasted = pasteObjects(plan, text, at, "clipboard");
    if (!pasted) FAIL(pasted.error().message());
    if (Status s = apply(plan, pasted.value().edits); !s) FAIL(s.error().message());
    if (paths) *paths = pasted->paths;
    return plan;
}

Error refused(const Plan& plan, const std::string& text, const std::string& at = "")
{
    const Result<PastedObjects> pasted = pasteObjects(plan, text, at, "clipboard");
    REQUIRE_FALSE(pasted.ok());
    return pasted.error();
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    REQUIRE(text.find(what) != std::string::npos);
    return text.replace(text.find(what), what.size(), by);
}

}  // namespace

TEST_CASE("a copied object pastes into an empty plan with all that it names", "[file][clipboard]")
{
    const Plan plan = example();
    const std::string text = writeObjects(plan, {"rack_designs[" + plan.rackDesigns[0].id + "]"}).value();
    std::vector<std::string> paths;
    const Plan into = pastedInto(Plan(), text, "", &paths);
    REQUIRE(into.rackDesigns.size() == 1);
    CHECK(paths == std::vector<std::string>{"rack_designs[" + into.rackDesigns[0].id + "]"});
    CHECK(into.rackDesigns[0].id != plan.rackDesigns[0].id);
    CHECK(into.rackDesigns[0].trays == plan.rackDesigns[0].trays);
    CHECK(into.rackDesigns[0].slots == plan.rackDesigns[0].slots);
    CHECK(findById(into.coolants, into.rackDesigns[0].coolant) != nullptr);
    CHECK(*findById(into.coolants, into.rackDesigns[0].coolant) == *findById(plan.coolants, plan.rackDesigns[0].coolant));
    CHECK(lostReferences(into).empty());
    // A file of it reads back.
    CHECK(readPlan(writePlan(into), "p").value() == into);
}

TEST_CASE("pasting beside the original copies the object alone", "[file][clipboard]")
{
    const Plan plan = example();
    const std::string path = "rack_designs[" + plan.rackDesigns[0].id + "]";
    std::vector<std::string> paths;
    const Plan into = pastedInto(plan, writeObjects(plan, {path}).value(), path, &paths);
    REQUIRE(into.rackDesigns.size() == plan.rackDesigns.size() + 1);
    CHECK(into.rackDesigns[1].id != plan.rackDesigns[0].id);
    CHECK(into.rackDesigns[1].name == plan.rackDesigns[0].name + " 2");
    CHECK(into.coolants == plan.coolants);
    CHECK(into.accelerators == plan.accelerators);
    CHECK(into.rackDesigns[1].coolant == plan.rackDesigns[0].coolant);
}

TEST_CASE("what the plan has under the same id but otherwise is brought along under a new id", "[file][clipboard]")
{
    const Plan plan = example();
    const RackDesign& design = plan.rackDesigns[0];
    Plan other = example();
    Coolant& changed = *std::find_if(other.coolants.begin(), other.coolants.end(),
                                     [&](const Coolant& c) { return c.id == design.coolant; });
    changed.name += " of another make";
    const Plan into = pastedInto(other, writeObjects(plan, {"rack_designs[" + design.id + "]"}).value(), "");
    CHECK(into.coolants.size() == other.coolants.size() + 1);
    CHECK(into.rackDesigns.back().coolant != design.coolant);
    CHECK(findById(into.coolants, into.rackDesigns.back().coolant)->name == findById(plan.coolants, design.coolant)->name);
}

TEST_CASE("two objects pasted together keep naming each other", "[file][clipboard]")
{
    const Plan plan = example();
    const Cluster& cluster = plan.clusters[0];
    const std::string text =
        writeObjects(plan, {"clusters[" + cluster.id + "]", "rack_designs[" + cluster.rackDesign + "]"}).value();
    const Plan into = pastedInto(plan, text, "");
    CHECK(into.clusters.back().rackDesign == into.rackDesigns.back().id);
    CHECK(into.clusters.back().rackDesign != cluster.rackDesign);
}

TEST_CASE("a part of a list goes into the list around what is chosen", "[file][clipboard]")
{
    const Plan plan = example();
    const RackDesign& design = plan.rackDesigns[0];
    const std::string tray = "rack_designs[" + design.id + "].trays[" + design.trays[0].id + "]";
    const std::string text = writeObjects(plan, {tray}).value();
    const std::string other = "rack_designs[" + plan.rackDesigns[1].id + "]";
    const Plan into = pastedInto(plan, text, other);
    CHECK(into.rackDesigns[1].trays.size() == plan.rackDesigns[1].trays.size() + 1);
    // Behind the one that is chosen, where that is of its kind.
    const Plan beside = pastedInto(plan, text, tray);
    CHECK(beside.rackDesigns[0].trays[1].name == design.trays[0].name + " 2");
    const std::string slot = "rack_designs[" + design.id + "].slots[" + design.slots[0].id + "]";
    const Error nowhere = refused(plan, writeObjects(plan, {slot}).value(), "programme");
    CHECK(nowhere.code == "object.no-place");
    CHECK(nowhere.found == "slot");
    CHECK(nowhere.allowed == "rack_design");
}

TEST_CASE("a place in a rack brings its tray where the rack has none of that id", "[file][clipboard]")
{
    const Plan plan = example();
    const RackDesign& design = plan.rackDesigns[0];
    const std::string slot = "rack_designs[" + design.id + "].slots[" + design.slots[0].id + "]";
    const std::string text = writeObjects(plan, {slot}).value();
    Plan other = example();
    other.rackDesigns[1].slots.clear();
    other.rackDesigns[1].trays.clear();
    const Plan into = pastedInto(other, text, "rack_designs[" + other.rackDesigns[1].id + "]");
    REQUIRE(into.rackDesigns[1].slots.size() == 1);
    REQUIRE(into.rackDesigns[1].trays.size() == 1);
    CHECK(into.rackDesigns[1].slots[0].tray == into.rackDesigns[1].trays[0].id);
}

TEST_CASE("a part of which there is one replaces the one that is chosen", "[file][clipboard]")
{
    Plan plan = example();
    const std::string from = "buildings[" + plan.buildings[0].id + "].cooling";
    const std::string text = writeObjects(plan, {from}).value();
    Plan other = example();
    other.buildings[0].cooling = {};
    REQUIRE_FALSE(other.buildings[0].cooling == plan.buildings[0].cooling);
    const Plan into = pastedInto(other, text, "buildings[" + other.buildings[0].id + "]");
    CHECK(into.buildings[0].cooling == plan.buildings[0].cooling);
}

TEST_CASE("every object of a plan can be copied and pasted, and taken back", "[file][clipboard]")
{
    const Plan plan = example();
    std::size_t count = 0;
    for (const Field& list : typeOf<Plan>().fields()) {
        void* root = const_cast<Plan*>(&plan);
        if (list.kind != FieldKind::List) continue;
        for (std::size_t i = 0; i < std::min<std::size_t>(list.size(root), 3); ++i) {
            const std::string id = *list.type->find("id")->get(list.at(root, i)).string();
            const std::string path = std::string(list.key) + "[" + id + "]";
            INFO(path);
            const std::string text = writeObjects(plan, {path}).value();
            Plan into;
            Result<PastedObjects> pasted = pasteObjects(into, text, "", "clipboard");
            if (!pasted) FAIL(pasted.error().message());
            REQUIRE(apply(into, pasted.value().edits).ok());
            CHECK(lostReferences(into).empty());
            EditList back = inverse(pasted->edits);
            REQUIRE(apply(into, back).ok());
            CHECK(into == Plan());
            ++count;
        }
    }
    CHECK(count > 20);
}

TEST_CASE("pasted ids are never used again", "[file][clipboard]")
{
    const Plan plan = example();
    Plan into = pastedInto(plan, writeObjects(plan, {"halls[" + plan.halls[0].id + "]"}).value(), "");
    CHECK(into.nextId > plan.nextId);
    const std::string pasted = into.halls.back().id;
    CHECK(freshId(into, "hall") != pasted);
}

TEST_CASE("a bad paste is told with its place", "[file][clipboard]")
{
    const Plan plan = example();
    const std::string text = writeObjects(plan, {"halls[" + plan.halls[0].id + "]"}).value();
    CHECK(refused(plan, "hello").code == "object.none");
    CHECK(refused(plan, "").code == "object.none");
    CHECK(refused(plan, "{}").code == "object.none");
    CHECK(refused(plan, "[1, 2]").code == "object.none");
    const Error cut = refused(plan, text.substr(0, text.size() / 2));
    CHECK(cut.code.rfind("json.", 0) == 0);
    CHECK(cut.line > 3);
    const Error newer = refused(plan, replaced(text, "\"format_version\": 1", "\"format_version\": 99"));
    CHECK(newer.code == "file.version");
    CHECK(newer.line == 3);
    const Error other = refused(plan, replaced(text, "\"id\": \"" + plan.halls[0].id, "\"id\": \"other"));
    CHECK(other.code == "path.unknown");
    const Error key = refused(plan, replaced(text, "\"name\"", "\"title\""));
    CHECK(key.code == "path.unknown");
    CHECK(key.found == "title");
    CHECK(key.line > 3);
    CHECK_THAT(key.message(), Catch::Contains("clipboard"));
}

TEST_CASE("only objects are copied", "[file][clipboard]")
{
    const Plan plan = example();
    CHECK(writeObjects(plan, {"programme.target"}).error().code == "object.not-an-object");
    CHECK(writeObjects(plan, {""}).error().code == "object.not-an-object");
    CHECK(writeObjects(plan, {"halls[none]"}).error().code == "path.unknown");
}

TEST_CASE("the standard building goes into any plan, with its hall and no rack of the template's", "[file][object]")
{
    std::vector<Plan> plans{Plan{}};
    for (const TemplateInfo& info : templates()) plans.push_back(planFromTemplate(info.name).value());
    for (const Plan& before : plans) {
        Result<PastedObjects> standard = standardBuilding(before);
        REQUIRE(standard.ok());
        Plan plan = before;
        REQUIRE(apply(plan, standard.value().edits).ok());
        REQUIRE(plan.buildings.size() == before.buildings.size() + 1);
        const Building& building = plan.buildings.back();
        CHECK(standard->paths == std::vector<std::string>{"buildings[" + building.id + "]"});
        CHECK(findById(plan.halls, building.hall) != nullptr);
        CHECK(plan.rackDesigns == before.rackDesigns);
        CHECK(plan.clusters == before.clusters);
        CHECK(plan.sites == before.sites);
    }
}
