// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/edit.h"
#include "plan/edit_tree.h"
#include "schema/path.h"

#include <catch2/catch.hpp>

using namespace rw;

namespace {

Plan drawnPlan(std::size_t n)
{
    Plan plan;
    RackDesign design;
    design.id = "helios";
    plan.rackDesigns.push_back(design);
    Hall hall;
    hall.id = "h";
    std::vector<Placement> drawn;
    for (std::size_t i = 0; i < n; ++i) {
        Placement p;
        p.id = "r-" + std::to_string(i);
        p.x = static_cast<std::int64_t>(600 * i);
        drawn.push_back(p);
    }
    hall.layout = Block<Placement>(std::move(drawn));
    plan.halls.push_back(hall);
    return plan;
}

Error refused(Plan& plan, Edit edit)
{
    const Plan before = plan;
    const Status s = apply(plan, edit);
    REQUIRE(!s.ok());
    CHECK((plan == before));
    return s.error();
}

Tree element(const char* id) { return Tree::Object{{"id", id}}; }

}  // namespace

TEST_CASE("a change of one element leaves the rest of the block shared", "[plan][block]")
{
    const Plan before = drawnPlan(2000);
    Plan plan = before;
    Edit e = Edit::set("halls[h].layout[r-1000].x_mm", 7);
    REQUIRE(apply(plan, e).ok());
    CHECK(before.halls[0].layout[1000].x == 600000);
    CHECK(plan.halls[0].layout[1000].x == 7);
    CHECK(&plan.halls[0].layout[0] == &before.halls[0].layout[0]);
    CHECK(&plan.halls[0].layout[1999] == &before.halls[0].layout[1999]);
    CHECK(&plan.halls[0].layout[1001] != &before.halls[0].layout[1001]);  // of the same piece
    std::vector<std::size_t> differ;
    plan.halls[0].layout.differences(before.halls[0].layout, [&](std::size_t i) {
        differ.push_back(i);
        return true;
    });
    CHECK(differ == std::vector<std::size_t>{1000});
}

TEST_CASE("an element of a block is found by its path, and a value set by name", "[plan][block]")
{
    Plan plan = drawnPlan(300);
    CHECK(parseAssignment(plan, "halls[h].layout[r-7].x_mm", "1200").value().value == Tree(1200));
    CHECK(parseAssignment(plan, "halls[h].layout[r-7].kind", "moon").error().code == "field.choice");
    const Error none = parseAssignment(plan, "halls[h].layout[r-999].x_mm", "1").error();
    CHECK(none.code == "path.unknown");
    CHECK(none.allowed == "r-0, r-1, r-2, r-3, r-4, ... (300)");
    const auto at = locate(typeOf<Plan>(), static_cast<const void*>(&plan), "halls[h].layout[r-7]");
    REQUIRE(at.ok());
    CHECK(at->index == 7);
    CHECK(at->object == &plan.halls[0].layout[7]);
    CHECK(at->block != nullptr);
}

TEST_CASE("a patch that does not fit is refused and changes nothing", "[plan][block]")
{
    Plan plan = drawnPlan(10);
    const std::string path = "halls[h].layout";
    const auto patch = [&](BlockPatch p) { return Edit::patch(path, p.tree()); };
    CHECK(refused(plan, patch({{element("none")}, {}, {}, {}})).code == "path.unknown");
    CHECK(refused(plan, patch({{element("r-1"), element("r-1")}, {}, {}, {}})).code == "field.duplicate-id");
    CHECK(refused(plan, patch({{element("r-1")}, {}, {}, {"r-1"}})).code == "field.duplicate-id");
    CHECK(refused(plan, patch({{}, {element("r-1")}, {}, {}})).code == "field.duplicate-id");
    CHECK(refused(plan, patch({{}, {element("n"), element("n")}, {}, {}})).code == "field.duplicate-id");
    CHECK(refused(plan, patch({{}, {element("n")}, {11}, {}})).code == "edit.index");
    CHECK(refused(plan, patch({{}, {element("n"), element("m")}, {4, 4}, {}})).code == "edit.index");
    CHECK(refused(plan, patch({{}, {element("n")}, {1, 2}, {}})).code == "edit.form");
    CHECK(refused(plan, patch({{}, {element("Not A Slug")}, {}, {}})).code == "field.id");
    CHECK(refused(plan, patch({{}, {}, {}, {"none"}})).code == "path.unknown");
    const Error range = refused(plan, patch({{Tree::Object{{"id", "r-2"}, {"width_mm", 0}}}, {}, {}, {}}));
    CHECK(range.code == "field.range");
    CHECK(range.path == "halls[h].layout[r-2].width_mm");
    const Error lost = refused(plan, patch({{Tree::Object{{"id", "r-2"}, {"rack_design", "gone"}}}, {}, {}, {}}));
    CHECK(lost.code == "file.reference");
    CHECK(lost.path == "halls[h].layout[r-2].rack_design");
    CHECK(lost.allowed == "helios");
    CHECK(refused(plan, Edit::patch(path, "text")).code == "edit.form");
    CHECK(refused(plan, Edit::patch(path, Tree::Object{{"put", Tree::List{1}}})).code == "edit.no-id");
    CHECK(refused(plan, Edit::patch(path, Tree::Object{{"push", Tree::List{}}})).code == "edit.form");
    CHECK(refused(plan, Edit::patch("halls", patch({}).value)).code == "edit.not-a-list");
    CHECK(refused(plan, Edit::set(path + "[r-2].id", "r-77")).code == "edit.id");
}

TEST_CASE("a rack design that a drawing names cannot be removed", "[plan][block]")
{
    Plan plan = drawnPlan(10);
    Edit name = Edit::set("halls[h].layout[r-3].rack_design", "helios");
    REQUIRE(apply(plan, name).ok());
    const Error e = refused(plan, Edit::remove("rack_designs[helios]"));
    CHECK(e.code == "edit.in-use");
    CHECK(e.path == "halls[h].layout[r-3].rack_design");
    // In one list with what frees it, it can.
    EditList both{"edit.set", {Edit::patch("halls[h].layout", BlockPatch{{}, {}, {}, {"r-3"}}.tree()), Edit::remove("rack_designs[helios]")}};
    CHECK(apply(plan, both).ok());
}

TEST_CASE("many small inserts keep a block in few pieces and in order", "[plan][block]")
{
    Block<Placement> block;
    std::vector<Placement> expected;
    for (int i = 0; i < 3000; ++i) {
        Placement p;
        p.id = "n-" + std::to_string(i);
        const auto at = static_cast<std::size_t>((i * 7919) % (i + 1));
        std::vector<std::pair<std::size_t, Placement>> fresh;
        fresh.emplace_back(at, p);
        block.splice({}, std::move(fresh));
        expected.insert(expected.begin() + static_cast<std::ptrdiff_t>(at), p);
    }
    CHECK((block == Block<Placement>(expected)));
    const std::vector<std::string_view> ids{"n-2999", "n-0", "none"};
    const std::vector<std::size_t> places = block.find(ids);
    CHECK(block[places[0]].id == "n-2999");
    CHECK(block[places[1]].id == "n-0");
    CHECK(places[2] == block.size());
}
