// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "evaluate/hall_needs.h"
#include "layout/generate.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace rw;
using namespace rw::test;

namespace {

bool tells(const Evaluation& e, const std::string& code)
{
    return std::any_of(e.findings.begin(), e.findings.end(), [&](const Finding& f) { return f.code == code; });
}

bool isOfNeeds(const std::string& code)
{
    return code == "layout.cdus-short" || code == "layout.air-units-short" || code == "layout.busways-short" || code == "layout.panels-short"
           || code == "layout.support-short";
}

std::vector<Placement> without(const Block<Placement>& from, PlacementKind kind, std::size_t kept)
{
    std::vector<Placement> all;
    for (const Placement& p : from)
        if (p.kind != kind || kept > 0) {
            if (p.kind == kind) --kept;
            all.push_back(p);
        }
    return all;
}

}  // namespace

TEST_CASE("halls as they are shipped draw what their buildings need", "[laws][layout]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        for (const Finding& f : evaluate(example(name)).findings) {
            CAPTURE(f.code, f.message());
            CHECK_FALSE(isOfNeeds(f.code));
        }
    }
}

TEST_CASE("fewer of what is drawn than a building needs is told", "[laws][layout]")
{
    const Plan plan = example("openai-fleet");
    const struct {
        PlacementKind kind;
        const char* code;
    } cases[]{{PlacementKind::Cdu, "layout.cdus-short"}, {PlacementKind::FanWall, "layout.air-units-short"}, {PlacementKind::Network, "layout.support-short"}};
    for (const auto& [kind, code] : cases) {
        CAPTURE(code);
        Plan less = plan;
        less.halls.front().layout = Block<Placement>(without(plan.halls.front().layout, kind, 2));
        CHECK(tells(evaluate(less), code));
    }
    // What is not drawn at all is counted.
    Plan none = plan;
    none.halls.front().layout = Block<Placement>(without(plan.halls.front().layout, PlacementKind::Cdu, 0));
    CHECK_FALSE(tells(evaluate(none), "layout.cdus-short"));
}

TEST_CASE("a typed length that a drawing contradicts is told, and rules", "[laws][layout]")
{
    Plan plan = example("openai-fleet");
    Placement gear;
    gear.kind = PlacementKind::Power;
    gear.id = "gear";
    gear.x = 1500;
    Placement busway;
    busway.kind = PlacementKind::Busway;
    busway.id = "busway";
    busway.x = 4800;
    busway.y = 3000;
    busway.width = 12000;
    busway.depth = 150;
    std::vector<Placement> layout(plan.halls.front().layout.begin(), plan.halls.front().layout.end());
    layout.push_back(gear);
    layout.push_back(busway);
    plan.halls.front().layout = Block<Placement>(layout);
    const Evaluation typed = evaluate(plan);
    CHECK(tells(typed, "layout.length-typed"));
    bool cleared = false;
    for (ChainStage& stage : plan.buildings.front().chain)
        if (stage.location == StageLocation::Hall && stage.conductorLength.set()) {
            stage.conductorLength = {};
            cleared = true;
        }
    CHECK(cleared);
    CHECK_FALSE(tells(evaluate(plan), "layout.length-typed"));
}

TEST_CASE("a hall drawn from counts holds the racks it is drawn with, and all that goes with them", "[laws][layout]")
{
    for (const std::string& name : exampleNames()) {
        Plan plan = example(name);
        const Evaluation before = evaluate(plan);
        Hall& hall = plan.halls.front();
        const auto needs = hallNeeds(plan, before, hall.id);
        if (!needs) continue;
        CAPTURE(name);
        layout::HallBrief brief = layout::briefFor(plan, hall, "", before.platforms.front().itPerRack.value());
        // The hall as it must be for its racks: of any size.
        brief.width = {};
        brief.depth = {};
        brief.racks = std::llround(before.platforms.front().racksPerHall.value());
        brief.fanWalls.reset();
        brief.networkPerRack = needs->networkRacks / needs->racks;
        brief.storagePerRack = needs->storageRacks / needs->racks;
        brief.cdusPerRack = needs->cdus / needs->racks;
        brief.fanWallsPerRack = needs->airUnits / needs->racks;
        brief.buswaysPerRack = needs->busways / needs->racks;
        FreshIds ids(plan);
        const Result<layout::GeneratedHall> made = layout::generate(brief, ids);
        REQUIRE(made.ok());
        CHECK(made->racks == *brief.racks);
        hall.layout = Block<Placement>(made->placements);
        hall.width = LengthDatum(static_cast<double>(made->width), unit::mm);
        hall.depth = LengthDatum(static_cast<double>(made->depth), unit::mm);
        const Evaluation after = evaluate(plan);
        // Kinds that share a hall ask for unlike parts of network and storage: of them the drawing has room for the mix.
        const bool mixed = before.buildings.front().parts.size() > 1;
        const double held = after.platforms.front().racksPerHall.value(), wanted = before.platforms.front().racksPerHall.value();
        CHECK((mixed ? held >= wanted : held == wanted));
        for (const Finding& f : after.findings) {
            CAPTURE(f.code, f.message());
            // Its walls may be too short for all its fan walls, which is told.
            const bool walls = f.code == "layout.air-units-short" && made->fanWalls > 0;
            CHECK((walls || !isOfNeeds(f.code)));
        }
    }
}
