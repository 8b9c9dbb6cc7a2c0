// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "file/templates.h"
#include "plan/edit.h"
#include "schema/path.h"

#include <catch2/catch.hpp>

using namespace rw;

namespace {
Plan smallPlan()
{
    Plan plan;
    RackDesign rack;
    rack.id = "helios";
    Tray tray;
    tray.id = "compute";
    tray.power = PowerDatum(9.0, unit::kW, Grade::Press, "a magazine");
    rack.trays.push_back(tray);
    rack.slots.push_back({"slot-1", "compute", 1});
    plan.rackDesigns.push_back(rack);
    Cluster cluster;
    cluster.id = "pod";
    cluster.rackDesign = "helios";
    plan.clusters.push_back(cluster);
    return plan;
}
void everyField(const ObjectType& type, std::vector<const Field*>& out, int depth = 0)
{
    for (const Field& f : type.fields()) {
        out.push_back(&f);
        if (f.type && depth < 8) everyField(*f.type, out, depth + 1);
    }
}
}  // namespace

TEST_CASE("every field of a plan has words in the text table", "[plan][text]")
{
    std::vector<const Field*> fields;
    everyField(typeOf<Plan>(), fields);
    CHECK(fields.size() > 200);
    for (const Field* f : fields) {
        CAPTURE(f->label);
        CHECK(hasText(f->label));
    }
}

TEST_CASE("an edit is applied, inverted and applied again to the same plan", "[plan][edit]")
{
    const Plan before = smallPlan();
    const std::vector<Edit> edits{
        Edit::set("rack_designs[helios].trays[compute].power", 12e3),
        Edit::set("rack_designs[helios].trays[compute].power.source", "measured here"),
        Edit::set("programme.target", 6e9),
        Edit::set("programme.basis", "facility"),
        Edit::insert("rack_designs[helios].slots", 1,
                     Tree::Object{{"id", "slot-2"}, {"tray", "compute"}, {"position", 2}}),
        Edit::remove("rack_designs[helios].slots[slot-1]"),
        Edit::remove("clusters[pod]"),
    };
    for (const Edit& e : edits) {
        CAPTURE(e.path);
        Plan plan = before;
        EditList list{"edit.set", {e}};
        REQUIRE(apply(plan, list).ok());
        CHECK(!(plan == before));
        const Plan after = plan;
        EditList back = inverse(list);
        REQUIRE(apply(plan, back).ok());
        CHECK(plan == before);
        REQUIRE(apply(plan, list).ok());
        CHECK(plan == after);
    }
}

TEST_CASE("a reference may be set to nothing", "[plan][edit]")
{
    Plan plan = rw::planFromTemplate("openai-amd-6gw").value();
    Edit edit = Edit::set("buildings[" + plan.buildings.front().id + "].power.generator", Tree(""));
    REQUIRE(apply(plan, edit).ok());
    CHECK(plan.buildings.front().power.generator.empty());
    Edit wrong = Edit::set(edit.path, Tree("no-such-set"));
    const Status refused = apply(plan, wrong);
    REQUIRE(!refused.ok());
    CHECK(refused.error().code == "file.reference");
}

TEST_CASE("a number set by hand loses the source of the number it replaces", "[plan][edit]")
{
    Plan plan = smallPlan();
    Edit e = Edit::set("rack_designs[helios].trays[compute].power", 12e3);
    REQUIRE(apply(plan, e).ok());
    const Datum& d = plan.rackDesigns[0].trays[0].power;
    CHECK(*d.si == 12e3);
    CHECK(d.grade == Grade::Assumed);
    CHECK(d.source == kEnteredSource);
}

TEST_CASE("a failing list of edits leaves the plan as it was", "[plan][edit]")
{
    const Plan before = smallPlan();
    Plan plan = before;
    EditList list{"edit.set", {Edit::set("programme.target", 6e9), Edit::set("programme.target", -1.0)}};
    const Status s = apply(plan, list);
    REQUIRE(!s.ok());
    CHECK(s.error().code == "field.range");
    CHECK(s.error().path == "programme.target");
    CHECK(plan == before);
}

TEST_CASE("what others name cannot be removed", "[plan][edit]")
{
    const Plan before = smallPlan();
    Plan plan = before;
    Edit e = Edit::remove("rack_designs[helios]");
    const Status s = apply(plan, e);
    REQUIRE(!s.ok());
    CHECK(s.error().code == "edit.in-use");
    CHECK(s.error().path == "clusters[pod].rack_design");
    CHECK(s.error().allowed == "clusters[pod]");
    CHECK(plan == before);
}

TEST_CASE("what cannot be removed is told with every object that names it, each once", "[plan][edit]")
{
    Plan plan = smallPlan();
    plan.clusters.push_back(plan.clusters.front());
    plan.clusters.back().id = "second";
    plan.halls.push_back({});
    plan.halls.back().id = "h";
    std::vector<Placement> racks(2);
    racks[0].id = "a";
    racks[1].id = "b";
    for (Placement& rack : racks) rack.rackDesign = "helios";
    plan.halls.back().layout = Block<Placement>(std::move(racks));
    Edit e = Edit::remove("rack_designs[helios]");
    const Status s = apply(plan, e);
    REQUIRE(!s.ok());
    CHECK(s.error().found == "helios");
    CHECK(s.error().allowed.find("clusters[pod], clusters[second]") != std::string::npos);
    const std::size_t hall = s.error().allowed.find("halls[h]");
    CHECK(hall != std::string::npos);
    CHECK(s.error().allowed.find("halls[h]", hall + 1) == std::string::npos);
}

TEST_CASE("assignments read values with units and refuse what does not fit", "[plan][edit]")
{
    const Plan plan = smallPlan();
    CHECK(parseAssignment(plan, "programme.target", "6 GW").value().value == Tree(6e9));
    CHECK(parseAssignment(plan, "programme.target_GW", "6").value().value == Tree(6e9));
    CHECK(parseAssignment(plan, "clusters[pod].size", "64").value().value == Tree(64));
    CHECK(parseAssignment(plan, "programme.target", "6 kg").error().code == "quantity.dimension");
    CHECK(parseAssignment(plan, "programme.tarfet", "6").error().code == "path.unknown");
    CHECK(parseAssignment(plan, "clusters[pud].size", "6").error().allowed == "pod");
    CHECK(parseAssignment(plan, "programme.basis", "moon").error().code == "field.choice");
    CHECK(parseAssignment(plan, "clusters[pod].size", "6.5").error().code == "field.type");
}
