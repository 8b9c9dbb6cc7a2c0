// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/fault_summary.h"
#include "layout/generate.h"
#include "layout/snap.h"
#include "support/random_hall.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

using namespace rw;
using namespace rw::layout;
using test::RandomHall;

namespace {

auto keyOf(const LayoutFault& f)
{
    return std::tuple(f.subject, f.kind, f.other, f.feed, f.measured, f.allowed, f.where.x, f.where.y);
}

void sortFaults(std::vector<LayoutFault>& faults)
{
    std::sort(faults.begin(), faults.end(), [](const LayoutFault& a, const LayoutFault& b) { return keyOf(a) < keyOf(b); });
}

std::vector<std::size_t> bruteIn(const std::vector<Placement>& drawn, const Rect& area)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < drawn.size(); ++i)
        if (footprint(drawn[i]).overlaps(area)) out.push_back(i);
    return out;
}

std::vector<std::string> idsOf(const std::vector<Placement>& placements)
{
    std::vector<std::string> out;
    for (const Placement& p : placements) out.push_back(p.id);
    return out;
}

}  // namespace

TEST_CASE("the grid finds what a look at every rectangle finds, after any changes", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        RandomHall random(seed);
        std::vector<Placement> drawn = random.placements(static_cast<std::size_t>(random.integer(0, 300)));
        LayoutIndex index{Block<Placement>(drawn)};
        for (int step = 0; step < 20; ++step) {
            CAPTURE(seed, step);
            if (!drawn.empty() && random.chance(0.7)) {
                // Far outside as well.
                Placement& p = drawn[static_cast<std::size_t>(random.integer(0, static_cast<std::int64_t>(drawn.size()) - 1))];
                p.x = random.integer(-100000, 100000);
                p.width = random.integer(1, 60000);
            } else {
                drawn.push_back(random.placement("new-" + std::to_string(step)));
            }
            index.update(Block<Placement>(drawn));
            const Rect area{random.integer(-30000, 30000), random.integer(-30000, 30000), random.integer(1, 30000), random.integer(1, 30000)};
            CHECK(index.in(area) == bruteIn(drawn, area));
        }
    }
}

TEST_CASE("an index that followed many moves equals one built from nothing", "[laws][layout]")
{
    constexpr std::size_t kSize = 10'000;
    for (std::uint32_t seed = 0; seed < 3; ++seed) {
        RandomHall random(seed);
        std::vector<Placement> drawn = random.placements(kSize);
        const LayoutIndex first{Block<Placement>(drawn)};
        const std::vector<Placement> asBuilt = drawn;
        LayoutIndex index = first;
        const auto equal = [&](const LayoutIndex& followed, const std::vector<Placement>& placements) {
            const LayoutIndex fresh{Block<Placement>(placements)};
            REQUIRE(followed.size() == fresh.size());
            std::size_t elsewhere = 0;
            for (std::size_t i = 0; i < fresh.size(); ++i) elsewhere += followed.rect(i) != fresh.rect(i) ? 1 : 0;
            CHECK(elsewhere == 0);
            CHECK(followed.bounds() == fresh.bounds());
            for (int asked = 0; asked < 20; ++asked) {
                const Rect area{random.integer(-30000, 30000), random.integer(-30000, 30000), random.integer(1, 20000), random.integer(1, 20000)};
                const std::vector<std::size_t> found = followed.in(area);
                CHECK(found == fresh.in(area));
                CHECK(found == bruteIn(placements, area));
                const Point at{area.x, area.y};
                CHECK(followed.at(at, 500) == fresh.at(at, 500));
            }
        };
        // So many at a time: few, just what an index keeps beside its base, one more, far more, and all; the same ones
        // again, others, and back to where they stood.
        for (const std::size_t moves : {std::size_t{1'000}, std::size_t{1'000}, std::size_t{2'048}, std::size_t{2'049}, std::size_t{3'500}, kSize}) {
            for (const bool others : {false, true}) {
                CAPTURE(seed, moves, others);
                const std::vector<Placement> before = drawn;
                const LayoutIndex held = index;
                const std::size_t from = others ? kSize / 2 : 0;
                for (std::size_t k = 0; k < moves; ++k) {
                    Placement& p = drawn[(from + k) % kSize];
                    p.x += random.integer(-40'000, 40'000);
                    p.y += random.integer(-40'000, 40'000);
                }
                index.update(Block<Placement>(drawn));
                equal(index, drawn);
                // What was copied before does not move along.
                equal(held, before);
            }
        }
        index.update(Block<Placement>(asBuilt));
        equal(index, asBuilt);
        equal(first, asBuilt);
        // In small steps past what it keeps, each of them looked at.
        drawn = asBuilt;
        for (std::size_t step = 0; step < 5; ++step) {
            CAPTURE(seed, step);
            for (std::size_t k = step * 700; k < (step + 1) * 700; ++k) drawn[k].x += 600;
            index.update(Block<Placement>(drawn));
            equal(index, drawn);
        }
    }
}

TEST_CASE("the grid's nearest is the nearest of all", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        RandomHall random(seed);
        const std::vector<Placement> drawn = random.placements(static_cast<std::size_t>(random.integer(1, 60)));
        std::vector<Rect> rects;
        for (const Placement& p : drawn) rects.push_back(footprint(p));
        const Grid grid(rects);
        const Rect from{random.integer(-90000, 90000), random.integer(-90000, 90000), random.integer(1, 3000), random.integer(1, 3000)};
        const auto found = grid.nearest(from, [&](Grid::Key key, const Rect& r) { return key % 3 == 1 ? Mm{-1} : 2 * gap(from, r); });
        std::optional<Grid::Nearest> best;
        for (std::size_t i = 0; i < rects.size(); ++i)
            if (i % 3 != 1 && (!best || 2 * gap(from, rects[i]) < best->twice))
                best = Grid::Nearest{static_cast<Grid::Key>(i), 2 * gap(from, rects[i])};
        CAPTURE(seed);
        REQUIRE(found.has_value() == best.has_value());
        if (best) CHECK(std::pair(found->key, found->twice) == std::pair(best->key, best->twice));
    }
}

TEST_CASE("what a change does to the faults is what a check of all finds", "[laws][layout]")
{
    std::set<FaultKind> met;
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        RandomHall random(seed);
        std::vector<Placement> drawn = random.placements(static_cast<std::size_t>(random.integer(1, 150)));
        if (random.chance(0.1))
            drawn.erase(std::remove_if(drawn.begin(), drawn.end(), [](const Placement& p) { return p.kind == PlacementKind::Cdu; }),
                        drawn.end());
        const HallLimits limits = random.limits();
        const HallChecker checker(Block<Placement>(drawn), limits);

        std::vector<Placement> now;
        std::vector<std::string> gone;
        std::vector<Placement> after;
        for (const Placement& p : drawn) {
            if (random.chance(0.05)) {
                gone.push_back(p.id);
                continue;
            }
            after.push_back(p);
            if (!random.chance(0.1)) continue;
            after.back() = random.placement(p.id);
            now.push_back(after.back());
        }
        for (int n = 0; n < 3; ++n)
            if (random.chance(0.5)) {
                after.push_back(random.placement("new-" + std::to_string(n)));
                now.push_back(after.back());
            }
        std::vector<LayoutFault> whole = HallChecker(Block<Placement>(after), limits).all();
        for (const LayoutFault& f : whole) met.insert(f.kind);

        const HallChecker::Change change = checker.changed(now, gone);
        const std::set<std::string> checked(change.checked.begin(), change.checked.end());
        std::vector<LayoutFault> pieced = change.faults;
        for (const LayoutFault& f : change.faults) CHECK(checked.count(f.subject) == 1);
        for (const LayoutFault& f : checker.all())
            if (checked.count(f.subject) == 0) pieced.push_back(f);
        sortFaults(whole);
        sortFaults(pieced);
        CAPTURE(seed);
        CHECK((whole == pieced));
    }
    CHECK(met.size() == 14);  // every kind of fault was met
}

TEST_CASE("faults stay when the whole drawing is moved, and when it is mirrored", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        RandomHall random(seed);
        std::vector<Placement> drawn = random.placements(80);
        for (Placement& p : drawn) p.angle -= p.angle % 90;  // what is askew turns by other angles
        HallLimits limits = random.limits();
        limits.hall = {};
        const auto countsOf = [&](const std::vector<Placement>& of) {
            std::map<FaultKind, std::size_t> counts;
            for (const LayoutFault& f : HallChecker(Block<Placement>(of), limits).all()) ++counts[f.kind];
            return counts;
        };
        const auto counts = countsOf(drawn);
        CAPTURE(seed);
        CHECK(countsOf(moved(drawn, {123457, -9876})) == counts);
        CHECK(countsOf(mirrored(drawn, Axis::X)) == counts);
        CHECK(countsOf(mirrored(drawn, Axis::Y)) == counts);
        CHECK(countsOf(rotated(drawn, 1)) == counts);
        CHECK(countsOf(rotated(drawn, 3)) == counts);
    }
}

TEST_CASE("more room makes no fault, more demand takes none away", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        RandomHall random(seed);
        const Block<Placement> drawn(random.placements(100));
        const HallLimits limits = random.limits();
        HallLimits easier = limits;
        for (std::optional<Mm>* clear : {&easier.frontClear, &easier.rearClear, &easier.serviceClear})
            if (*clear) *clear = **clear / 2;
        for (std::optional<Mm>* reach : {&easier.cduReach, &easier.cordReach})
            if (*reach) *reach = **reach * 2;
        if (easier.floorLoad) *easier.floorLoad *= 2;
        std::set<std::tuple<FaultKind, std::string, std::string>> hard;
        for (const LayoutFault& f : HallChecker(drawn, limits).all()) hard.emplace(f.kind, f.subject, f.feed);
        CAPTURE(seed);
        for (const LayoutFault& f : HallChecker(drawn, easier).all()) CHECK(hard.count({f.kind, f.subject, f.feed}) == 1);
    }
}

TEST_CASE("aligned things share an edge and keep the other axis", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        RandomHall random(seed);
        const std::vector<Placement> drawn = random.placements(static_cast<std::size_t>(random.integer(1, 20)));
        const Rect all = bounds(drawn);
        CAPTURE(seed);
        for (int to = 0; to < 6; ++to) {
            const std::vector<Placement> out = align(drawn, static_cast<AlignTo>(to));
            REQUIRE(out.size() == drawn.size());
            const std::vector<Placement> again = align(out, static_cast<AlignTo>(to));
            for (std::size_t i = 0; i < out.size(); ++i) {
                const Rect r = footprint(out[i]);
                CHECK(all.contains(r));
                switch (static_cast<AlignTo>(to)) {
                case AlignTo::Left: CHECK(r.x == all.x); break;
                case AlignTo::Right: CHECK(r.right() == all.right()); break;
                case AlignTo::Top: CHECK(r.y == all.y); break;
                case AlignTo::Bottom: CHECK(r.bottom() == all.bottom()); break;
                case AlignTo::MiddleX: CHECK(std::abs(r.x + r.right() - all.x - all.right()) <= 1); break;
                case AlignTo::MiddleY: CHECK(std::abs(r.y + r.bottom() - all.y - all.bottom()) <= 1); break;
                }
                const bool alongX = to < 2 || static_cast<AlignTo>(to) == AlignTo::MiddleX;
                CHECK((alongX ? out[i].y == drawn[i].y : out[i].x == drawn[i].x));
                // Done already; only a middle between two mm may round once more.
                const Mm rounding = to < 4 ? 0 : 1;
                CHECK(std::abs(again[i].x - out[i].x) <= rounding);
                CHECK(std::abs(again[i].y - out[i].y) <= rounding);
            }
        }
    }
}

TEST_CASE("distributed things have equal gaps to a millimetre, and the outermost stay", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        RandomHall random(seed);
        const std::vector<Placement> drawn = random.placements(static_cast<std::size_t>(random.integer(2, 20)));
        for (Axis axis : {Axis::X, Axis::Y}) {
            const auto span = [&](const Placement& p) {
                const Rect r = footprint(p);
                return axis == Axis::X ? std::pair(r.x, r.right()) : std::pair(r.y, r.bottom());
            };
            const auto middle = [&](const Placement& p) { return span(p).first + span(p).second; };
            std::vector<std::size_t> order(drawn.size());
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return middle(drawn[a]) < middle(drawn[b]); });
            const std::vector<Placement> out = distribute(drawn, axis);
            CAPTURE(seed);
            CHECK(span(out[order.front()]) == span(drawn[order.front()]));
            CHECK(span(out[order.back()]) == span(drawn[order.back()]));
            std::vector<Mm> gaps;
            for (std::size_t k = 1; k < order.size(); ++k) gaps.push_back(span(out[order[k]]).first - span(out[order[k - 1]]).second);
            const auto [least, most] = std::minmax_element(gaps.begin(), gaps.end());
            CHECK(*most - *least <= 1);
            const std::vector<Placement> fixed = distribute(drawn, axis, 250);
            for (std::size_t k = 1; k < order.size(); ++k)
                CHECK(span(fixed[order[k]]).first - span(fixed[order[k - 1]]).second == 250);
        }
    }
}

TEST_CASE("mirroring twice and turning four times gives back what was", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        RandomHall random(seed);
        std::vector<Placement> drawn = random.placements(20);
        for (Placement& p : drawn) p.angle -= p.angle % 90;
        CAPTURE(seed);
        for (Axis axis : {Axis::X, Axis::Y}) {
            CHECK(mirrored(mirrored(drawn, axis), axis) == drawn);
            CHECK(bounds(mirrored(drawn, axis)) == bounds(drawn));
        }
        CHECK(rotated(rotated(drawn, 2), 2) == drawn);
        CHECK(rotated(drawn, 4) == drawn);
        const Rect once = bounds(rotated(drawn, 1));
        CHECK(once.width == bounds(drawn).depth);
        CHECK(once.depth == bounds(drawn).width);
        // A half turn is two quarter turns, to the mm that a quarter may round by.
        const std::vector<Placement> twice = rotated(rotated(drawn, 1), 1), half = rotated(drawn, 2);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            CHECK(std::abs(twice[i].x - half[i].x) <= 1);
            CHECK(std::abs(twice[i].y - half[i].y) <= 1);
            CHECK(twice[i].angle == half[i].angle);
        }
    }
}

TEST_CASE("snapping moves no farther than allowed, and where it moved lies on a line", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        RandomHall random(seed);
        const std::vector<Placement> drawn = random.placements(30);
        const LayoutIndex index{Block<Placement>(drawn)};
        const Rect moving = footprint(random.placement("m"));
        SnapRules rules;
        rules.within = random.integer(0, 200);
        rules.tile = random.chance(0.5) ? 600 : 0;
        rules.hall = {0, 0, 20000, 16000};
        const Snap s = snap(moving, index, rules);
        CAPTURE(seed);
        CHECK(std::max(std::abs(s.by.x), std::abs(s.by.y)) <= rules.within);
        const Rect settled = moving.moved(s.by);
        for (const GuideLine& g : s.guides) {
            const Mm low = g.upright ? settled.x : settled.y, high = g.upright ? settled.right() : settled.bottom();
            CHECK((g.at == low || g.at == high || 2 * g.at == low + high));
            CHECK(g.from < g.to);
        }
        const auto explained = [&](bool alongX) {
            const Mm by = alongX ? s.by.x : s.by.y;
            const Mm low = alongX ? settled.x : settled.y;
            if (by == 0 || (rules.tile > 0 && low % rules.tile == 0)) return true;
            // A middle on half a mm draws as well, though no guide can be drawn there.
            for (const GuideLine& g : s.guides)
                if (g.upright == alongX) return true;
            return (alongX ? settled.width : settled.depth) % 2 != 0;
        };
        CHECK(explained(true));
        CHECK(explained(false));
    }
}

TEST_CASE("a generated hall has no fault by its own brief", "[laws][layout]")
{
    int made = 0;
    std::set<std::string> refused;
    for (std::uint32_t seed = 0; seed < 600; ++seed) {
        RandomHall random(seed);
        HallBrief b = defaultBrief();
        const auto mm = [&](std::int64_t low, std::int64_t high) {
            return LengthDatum(static_cast<double>(random.integer(low, high)), unit::mm);
        };
        if (random.chance(0.6)) b.rows = random.integer(1, 12);
        if (random.chance(0.6)) b.racksPerRow = random.integer(1, 30);
        if (random.chance(0.4)) b.racks = random.integer(1, 300);
        if (random.chance(0.4)) b.width = mm(3000, 40000);
        if (random.chance(0.4)) b.depth = mm(3000, 60000);
        b.rackWidth = mm(500, 1200);
        b.rackDepth = mm(900, 1500);
        b.coldAisle = mm(0, 2500);
        b.hotAisle = mm(0, 2500);
        b.way = mm(0, 2500);
        b.serviceClear = mm(0, 1500);
        b.hotContainment = random.chance(0.5);
        b.cduPlace = static_cast<CduPlace>(random.integer(0, 3));
        if (random.chance(0.4)) b.cdus = random.integer(1, b.cduPlace == CduPlace::RowEnds ? 2 : 5);
        if (random.chance(0.5)) b.cduReach = mm(1500, 30000);
        b.cduWidth = mm(300, 1500);
        b.cduDepth = mm(600, 2000);
        b.fanWalls = random.chance(0.5) ? random.integer(1, 4) : 0;
        b.panels = random.chance(0.5);
        b.panelDepth = mm(300, 1600);
        b.busways = random.chance(0.7);
        b.doors = random.integer(0, 4);
        b.doorWidth = mm(700, 2500);
        if (random.chance(0.3)) b.networkRacks = random.integer(0, 40);
        if (random.chance(0.3)) b.storageRacks = random.integer(0, 40);
        if (random.chance(0.5)) b.networkPerRack = static_cast<double>(random.integer(0, 80)) / 100.0;
        if (random.chance(0.5)) b.storagePerRack = static_cast<double>(random.integer(0, 80)) / 100.0;
        b.supportWidth = mm(500, 900);
        if (random.chance(0.5)) b.cdusPerRack = static_cast<double>(random.integer(0, 30)) / 100.0;
        if (random.chance(0.5)) b.buswaysPerRack = static_cast<double>(random.integer(0, 200)) / 100.0;
        if (random.chance(0.4)) {
            b.fanWalls.reset();
            b.fanWallsPerRack = static_cast<double>(random.integer(0, 20)) / 100.0;
        }
        Plan plan;
        FreshIds ids(plan);
        const Result<GeneratedHall> hall = generate(b, ids);
        CAPTURE(seed);
        if (!hall) {
            refused.insert(hall.error().code);
            continue;
        }
        ++made;
        HallLimits limits = limitsOf(b, *hall);
        if (b.busways) limits.cordReach = 0;  // they hang above the racks
        const std::vector<LayoutFault> faults = HallChecker(Block<Placement>(hall->placements), limits).all();
        for (const LayoutFault& f : faults) {
            CAPTURE(name(f.kind), f.subject, f.other, f.measured, f.allowed);
            CHECK(false);
        }
        const std::vector<std::string> all = idsOf(hall->placements);
        CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
        std::map<PlacementKind, std::int64_t> drawn;
        for (const Placement& p : hall->placements) ++drawn[p.kind];
        const std::int64_t racks = drawn[PlacementKind::Rack];
        const auto goWith = [&](double perRack) { return static_cast<std::int64_t>(std::ceil(perRack * static_cast<double>(racks) - 1e-9)); };
        CHECK(racks == hall->racks);
        CHECK(racks >= 1);
        CHECK(drawn[PlacementKind::Network] == hall->networkRacks);
        CHECK(drawn[PlacementKind::Storage] == hall->storageRacks);
        CHECK(drawn[PlacementKind::Cdu] == hall->cdus);
        CHECK(drawn[PlacementKind::FanWall] == hall->fanWalls);
        CHECK(drawn[PlacementKind::Busway] == hall->busways);
        if (b.busways) CHECK(hall->busways >= goWith(b.buswaysPerRack));
        CHECK(hall->networkRacks == b.networkRacks.value_or(goWith(b.networkPerRack)));
        CHECK(hall->storageRacks == b.storageRacks.value_or(goWith(b.storagePerRack)));
        if (!b.cdus && (b.cduPlace == CduPlace::Rows || b.cduPlace == CduPlace::Gallery)) CHECK(hall->cdus >= goWith(b.cdusPerRack));
        if (b.fanWalls) CHECK(hall->fanWalls == *b.fanWalls);
        else CHECK(hall->fanWalls <= goWith(b.fanWallsPerRack));
        if (b.racks) CHECK(racks <= *b.racks);
        if (b.width.set()) CHECK(hall->width == toMm(*b.width.si));
        if (b.depth.set()) CHECK(hall->depth == toMm(*b.depth.si));
    }
    CHECK(made > 150);
    CHECK(refused == std::set<std::string>{"layout.brief", "layout.no-reach", "layout.no-room"});
}

TEST_CASE("what is remembered of a hall's faults is what a check of it finds", "[laws][layout]")
{
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
        RandomHall random(seed);
        const Block<Placement> drawn(random.placements(600));
        const HallLimits limits = random.limits();
        const auto whole = HallChecker(drawn, limits).all();
        for (int again = 0; again < 2; ++again) {
            std::size_t count = 0;
            for (const FaultSummary& s : checkedHall(drawn, limits)) {
                count += s.count;
                CHECK(std::find(whole.begin(), whole.end(), s.worst) != whole.end());
            }
            CHECK(count == whole.size());
        }
    }
}
