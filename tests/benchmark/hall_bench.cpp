// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/check.h"
#include "layout/generate.h"
#include "layout/patch.h"
#include "layout/snap.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

using namespace rw;
using namespace rw::layout;

namespace {

/// A generated hall of about as many placements, in a plan of its own.
Plan planOf(std::int64_t racks)
{
    Plan plan;
    RackDesign design;
    design.id = "a-rack-design-of-some-length";
    plan.rackDesigns.push_back(design);
    HallBrief brief = defaultBrief();
    brief.rackDesign = design.id;
    brief.racks = racks;
    brief.racksPerRow = 100;
    brief.cduReach = LengthDatum(12.0, unit::m);
    FreshIds ids(plan);
    GeneratedHall made = generate(brief, ids).value();
    Hall hall;
    hall.id = "h";
    hall.width = LengthDatum(static_cast<double>(made.width), unit::mm);
    hall.depth = LengthDatum(static_cast<double>(made.depth), unit::mm);
    hall.frontClear = brief.coldAisle;
    hall.rearClear = brief.hotAisle;
    hall.serviceClear = brief.serviceClear;
    hall.cduReach = brief.cduReach;
    hall.cordReach = LengthDatum(3.0, unit::m);
    hall.floorLoad = PressureDatum(100.0, unit::kPa);
    hall.layout = Block<Placement>(std::move(made.placements));
    plan.halls.push_back(hall);
    plan.nextId = ids.next();
    return plan;
}

HallLimits limitsOf100(const Plan& plan)
{
    HallLimits limits = limitsOf(plan.halls[0]);
    limits.rackMass[plan.rackDesigns[0].id] = 1800.0;
    return limits;
}

/// Least processor time of some runs, ms: what else the machine does only adds.
template <class F>
double milliseconds(int runs, F&& f)
{
    double best = 1e9;
    for (int i = 0; i < runs; ++i) {
        const std::clock_t start = std::clock();
        f();
        best = std::min(best, 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return best;
}

void tell(const std::string& what, double ms) { WARN(what << ": " << ms << " ms"); }

std::vector<Placement> some(const Plan& plan, std::size_t n, std::size_t step, Point by)
{
    std::vector<Placement> out;
    const Block<Placement>& layout = plan.halls[0].layout;
    for (std::size_t i = 0; i < layout.size() && out.size() < n; i += step) out.push_back(layout[i]);
    return moved(out, by);
}

}  // namespace

TEST_CASE("edits of a large hall", "[benchmark]")
{
    for (std::int64_t racks : {100, 1000, 100000}) {
        Plan plan = planOf(racks);
        const std::string of = " of " + std::to_string(plan.halls[0].layout.size());
        for (const auto& [n, step] : {std::pair<std::size_t, std::size_t>{1, 1}, {5000, 1}, {5000, 20}}) {
            if (n * step > plan.halls[0].layout.size()) continue;
            const std::vector<Placement> now = some(plan, n, step, {100, 0});
            const std::string what = std::to_string(n) + (step > 1 ? " scattered" : "") + of;
            tell("make a patch, " + what, milliseconds(9, [&] { layoutPatch(plan.halls[0], now); }));
            const Edit patch = layoutPatch(plan.halls[0], now);
            tell("apply a patch, " + what, milliseconds(9, [&] {
                const Plan shared = plan;  // as the evaluation holds it
                EditList list{"edit.set", {patch}};
                REQUIRE(apply(plan, list).ok());
            }));
            tell("apply a patch and take it back, " + what, milliseconds(9, [&] {
                EditList list{"edit.set", {patch}};
                REQUIRE(apply(plan, list).ok());
                EditList back = inverse(list);
                REQUIRE(apply(plan, back).ok());
            }));
            EditList first{"edit.set", {patch}};
            REQUIRE(apply(plan, first).ok());
            EditList second{"edit.set", {layoutPatch(plan.halls[0], some(plan, n, step, {150, 0}))}};
            REQUIRE(apply(plan, second).ok());
            tell("merge two patches, " + what, milliseconds(9, [&] {
                EditList merged = first;
                mergeEdits(merged, second);
            }));
        }
        Edit one = Edit::set("halls[h].layout[" + plan.halls[0].layout[plan.halls[0].layout.size() / 2].id + "].x_mm", 100);
        tell("set a field of one" + of, milliseconds(9, [&] { REQUIRE(apply(plan, one).ok()); }));
        tell("a thousand new ids" + of, milliseconds(9, [&] {
            FreshIds ids(plan);
            for (int i = 0; i < 1000; ++i) ids.make("rack");
        }));
        tell("lost references" + of, milliseconds(9, [&] { REQUIRE(lostReferences(plan).empty()); }));
    }
}

TEST_CASE("checks of a large hall", "[benchmark]")
{
    for (std::int64_t racks : {100, 1000, 100000}) {
        const Plan plan = planOf(racks);
        const Block<Placement>& layout = plan.halls[0].layout;
        const HallLimits limits = limitsOf100(plan);
        const std::string of = " of " + std::to_string(layout.size());
        tell("make a checker" + of, milliseconds(5, [&] { HallChecker(layout, limits); }));
        const HallChecker checker(layout, limits);
        tell("check all" + of, milliseconds(5, [&] { checker.all(); }));
        for (std::size_t n : {std::size_t{1}, std::size_t{100}, std::size_t{1000}}) {
            if (n > layout.size()) continue;
            const std::vector<Placement> now = some(plan, n, 1, {0, 300});
            tell("check " + std::to_string(n) + " moving" + of, milliseconds(9, [&] { checker.changed(now); }));
        }
        tell("make an index" + of, milliseconds(5, [&] { LayoutIndex{layout}; }));
        LayoutIndex index(layout);
        tell("find in 20 m x 20 m" + of, milliseconds(50, [&] { index.in({10000, 10000, 20000, 20000}); }));
        tell("snap one" + of, milliseconds(50, [&] { snap({10010, 10010, 600, 1200}, index, {}); }));
        Plan changed = plan;
        EditList list{"edit.set", {layoutPatch(plan.halls[0], some(plan, 1000, 1, {100, 0}))}};
        REQUIRE(apply(changed, list).ok());
        tell("index follows 1000 moved" + of, milliseconds(9, [&] {
            index.update(changed.halls[0].layout);
            index.update(layout);
        }));
        tell("generate" + of, milliseconds(3, [&] { planOf(racks); }));
    }
}
