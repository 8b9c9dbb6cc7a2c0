// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "layout/patch.h"
#include "plan/edit_tree.h"
#include "plan/fresh_ids.h"
#include "schema/json.h"
#include "support/random_hall.h"
#include "support/random_plan.h"

#include <catch2/catch.hpp>

using namespace rw;
using test::RandomHall;

namespace {

constexpr const char* kPath = "halls[h].layout";

Plan planWith(RandomHall& random, std::size_t n)
{
    Plan plan;
    for (const char* id : {"heavy", "light"}) {
        RackDesign design;
        design.id = id;
        plan.rackDesigns.push_back(design);
    }
    Hall hall;
    hall.id = "h";
    hall.layout = Block<Placement>(random.placements(n));
    plan.halls.push_back(hall);
    return plan;
}

/// A patch of all that patches do, at random, and what it makes of a list by a walk over it.
struct Step {
    Edit edit;
    std::vector<Placement> after;
};

Step randomStep(RandomHall& random, const Hall& hall, int& next)
{
    Step out;
    BlockPatch patch;
    std::vector<Placement> kept;
    for (const Placement& p : hall.layout) {
        if (random.chance(0.1)) {
            patch.drop.push_back(p.id);
            continue;
        }
        kept.push_back(p);
        if (!random.chance(0.2)) continue;
        kept.back().x = random.integer(0, 5000);
        Tree::Object put{{"id", p.id}, {"x_mm", Tree(kept.back().x)}};
        if (random.chance(0.3)) {
            kept.back().rackDesign = random.chance(0.5) ? "light" : "";
            put.emplace_back("rack_design", kept.back().rackDesign.empty() ? Tree() : Tree(kept.back().rackDesign));
        }
        if (random.chance(0.3)) {
            kept.back().kind = PlacementKind::Storage;
            put.emplace_back("kind", "storage");
        }
        patch.put.emplace_back(std::move(put));
    }
    std::vector<Placement> fresh;
    for (std::int64_t n = random.integer(0, 4); n > 0; --n) fresh.push_back(random.placement("n-" + std::to_string(next++)));
    // One that is dropped may come again as another.
    if (!patch.drop.empty() && random.chance(0.4)) fresh.push_back(random.placement(patch.drop.front()));
    const bool atEnd = random.chance(0.3);
    if (atEnd) {
        out.after = kept;
        for (const Placement& p : fresh) out.after.push_back(p);
    } else {
        std::size_t used = 0, k = 0;
        while (used < fresh.size() || k < kept.size()) {
            const bool insert = used < fresh.size() && (k == kept.size() || random.chance(0.2));
            if (insert) patch.at.push_back(out.after.size());
            out.after.push_back(insert ? fresh[used++] : kept[k++]);
        }
    }
    for (const Placement& p : fresh) patch.insert.push_back(readObject(typeOf<Placement>(), &p));
    out.edit = Edit::patch(kPath, patch.tree());
    return out;
}

}  // namespace

TEST_CASE("a patch makes what a walk over the list makes, and its inverse restores the plan byte for byte", "[laws][patch]")
{
    for (std::uint32_t seed = 0; seed < 120; ++seed) {
        RandomHall random(seed);
        Plan plan = planWith(random, static_cast<std::size_t>(random.integer(0, 700)));
        int next = 0;
        std::vector<std::pair<Plan, EditList>> history;
        for (int step = 0; step < 6; ++step) {
            CAPTURE(seed, step);
            const Plan before = plan;
            Step s = randomStep(random, plan.halls[0], next);
            EditList list{"edit.set", {s.edit}};
            REQUIRE(apply(plan, list).ok());
            CHECK((plan.halls[0].layout == Block<Placement>(s.after)));
            EditList back = inverse(list);
            Plan undone = plan;
            REQUIRE(apply(undone, back).ok());
            CHECK((undone == before));
            CHECK(writePlan(undone) == writePlan(before));
            REQUIRE(apply(undone, list).ok());
            CHECK((undone == plan));
            // The inverse of the inverse is the patch again.
            EditList again = inverse(back);
            Plan redone = before;
            REQUIRE(apply(redone, again).ok());
            CHECK((redone == plan));
            history.emplace_back(before, list);
        }
        for (auto h = history.rbegin(); h != history.rend(); ++h) {
            EditList back = inverse(h->second);
            REQUIRE(apply(plan, back).ok());
            CHECK((plan == h->first));
        }
    }
}

TEST_CASE("patches read back from the journal's form do the same", "[laws][patch]")
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        RandomHall random(seed);
        Plan plan = planWith(random, 60);
        Plan replayed = plan;
        int next = 0;
        for (int step = 0; step < 8; ++step) {
            EditList list{"edit.set", {randomStep(random, plan.halls[0], next).edit}};
            REQUIRE(apply(plan, list).ok());
            const Result<Tree> line = parseJson(writeJson(toTree(list), JsonStyle::Line), "j");
            REQUIRE(line.ok());
            EditList read = editListFrom(*line).value();
            REQUIRE(apply(replayed, read).ok());
            CAPTURE(seed, step);
            CHECK((replayed == plan));
        }
    }
}

TEST_CASE("merged edits do what they did one after the other, forwards and back", "[laws][patch]")
{
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        RandomHall random(seed);
        const Plan start = planWith(random, static_cast<std::size_t>(random.integer(0, 120)));
        Plan plan = start;
        int next = 0;
        EditList merged{"edit.set", {}};
        const bool onlyPatches = random.chance(0.5);
        for (int step = 0; step < 7; ++step) {
            EditList list{"edit.set", {}};
            if (!onlyPatches && random.chance(0.3) && !plan.halls[0].layout.empty()) {
                const std::string id = plan.halls[0].layout[0].id;
                list.edits.push_back(Edit::set("halls[h].layout[" + id + "].y_mm", Tree(random.integer(0, 900))));
                list.edits.push_back(Edit::set("next_id", Tree(random.integer(1, 900))));
            } else {
                list.edits.push_back(randomStep(random, plan.halls[0], next).edit);
            }
            REQUIRE(apply(plan, list).ok());
            mergeEdits(merged, list);
        }
        CAPTURE(seed);
        if (onlyPatches) CHECK(merged.edits.size() == 1);
        Plan once = start;
        EditList forward = merged;
        REQUIRE(apply(once, forward).ok());
        CHECK((once == plan));
        // What stands merged is also what takes it back, without being applied anew.
        EditList back = inverse(merged);
        REQUIRE(apply(plan, back).ok());
        CHECK((plan == start));
    }
}

TEST_CASE("single edits of a block's elements do what patches do, and come back", "[laws][patch]")
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        RandomHall random(seed);
        Plan plan = planWith(random, 300);
        const Plan before = plan;
        const auto at = static_cast<std::size_t>(random.integer(0, 299));
        const std::string element = std::string(kPath) + "[p-" + std::to_string(at) + "]";
        Placement fresh = random.placement("fresh");
        EditList list{"edit.set", {Edit::set(element + ".x_mm", 4711), Edit::insert(kPath, at, readObject(typeOf<Placement>(), &fresh)),
                                   Edit::move(std::string(kPath) + "[fresh]", 7), Edit::remove(element)}};
        REQUIRE(apply(plan, list).ok());
        std::vector<Placement> expected(before.halls[0].layout.begin(), before.halls[0].layout.end());
        expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(at));
        expected.insert(expected.begin() + (at < 7 ? 6 : 7), fresh);
        CAPTURE(seed, at);
        CHECK((plan.halls[0].layout == Block<Placement>(expected)));
        EditList back = inverse(list);
        REQUIRE(apply(plan, back).ok());
        CHECK((plan == before));
    }
}

TEST_CASE("many fresh ids are those that come one by one", "[laws][patch]")
{
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
        Plan plan = test::randomPlan(seed);
        plan.nextId = seed % 2 == 0 ? 1 : plan.nextId;
        if (plan.halls.empty()) continue;
        RandomHall random(seed);
        plan.halls[0].layout = Block<Placement>({random.placement("rack-2"), random.placement("id-3")});
        FreshIds ids(plan);
        Plan one = plan;
        for (int k = 0; k < 8; ++k) {
            const char* stem = k % 2 == 0 ? "rack" : "id";
            CHECK(ids.make(stem) == freshId(one, stem));
        }
        CHECK(ids.next() == one.nextId);
    }
}

TEST_CASE("a patch of a hall's drawing gives the placements it was made from", "[laws][patch]")
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        RandomHall random(seed);
        Plan plan = planWith(random, 200);
        std::vector<Placement> now = random.placements(150);  // ids that are there
        now.push_back(random.placement("other"));
        const Plan before = plan;
        EditList list{"edit.set", {layout::layoutReplaced(plan.halls[0], now)}};
        REQUIRE(apply(plan, list).ok());
        CHECK((plan.halls[0].layout == Block<Placement>(now)));
        EditList back = inverse(list);
        REQUIRE(apply(plan, back).ok());
        CHECK((plan == before));
        EditList nothing{"edit.set", {layout::layoutPatch(plan.halls[0], std::vector<Placement>(before.halls[0].layout.begin(),
                                                                                               before.halls[0].layout.end()))}};
        REQUIRE(apply(plan, nothing).ok());
        CHECK((plan == before));
        CHECK(nothing.edits[0].value.find("put") == nullptr);
    }
}
