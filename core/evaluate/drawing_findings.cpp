// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"
#include "evaluate/hall_needs.h"
#include "power/hall_runs.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rw {

namespace {

/// Parts of a unit that rounding leaves.
constexpr double kPart = 1e-9;

std::string wholeNumber(double n) { return readableNumber(n, 12); }

std::map<PlacementKind, double> drawnIn(const Hall& hall)
{
    std::map<PlacementKind, double> drawn;
    for (const Placement& p : hall.layout) ++drawn[p.kind];
    return drawn;
}

/// Lengths of conductors that are typed where the drawing gives others: what is typed rules.
void typedLengths(const Plan& plan, const Building& building, const Hall& hall, std::vector<Finding>& out)
{
    const auto typed = [&](const ChainStage& s) { return s.location == StageLocation::Hall && !s.conductor.empty() && s.conductorLength.set(); };
    const auto feeds = [](const Placement& p) { return p.kind == PlacementKind::Busway || p.kind == PlacementKind::Rpp || p.kind == PlacementKind::Power; };
    if (std::none_of(building.chain.begin(), building.chain.end(), typed) || std::none_of(hall.layout.begin(), hall.layout.end(), feeds)) return;
    const HallRuns runs = hallRuns(hall, building.power.cords);
    for (std::size_t i = 0; i < building.chain.size(); ++i) {
        const ChainStage& stage = building.chain[i];
        const auto run = typed(stage) ? stageRun(plan, building, i, runs) : std::nullopt;
        if (!run) continue;
        const std::string is = readable(*stage.conductorLength.si, unit::m, 3), drawn = readable(run->mean, unit::m, 3);
        if (is == drawn) continue;
        out.push_back({Severity::Note, "layout.length-typed", "buildings[" + building.id + "].chain[" + stage.id + "].conductor_length",
                       {{"stage", displayName(stage)}, {"hall", displayName(hall)}, {"typed", is}, {"drawn", drawn}}, {}});
    }
}

}  // namespace

/// What is drawn in halls against what their building needs. What is not drawn at all is counted, not missed.
void drawingFindings(const Plan& plan, const Evaluation& e, std::vector<Finding>& out)
{
    for (const BuildingResult<double>& r : e.buildings) {
        const Building* building = findById(plan.buildings, r.id);
        const Hall* hall = building ? findById(plan.halls, building->hall) : nullptr;
        const double halls = r.halls.value();
        if (!hall || hall->layout.empty() || halls < 1.0) continue;
        const auto drawn = drawnIn(*hall);
        const auto here = [&](PlacementKind kind) {
            const auto found = drawn.find(kind);
            return found == drawn.end() ? 0.0 : found->second;
        };
        const auto compare = [&](Severity severity, const char* code, double has, double need) {
            if (has * halls >= need - kPart) return;
            out.push_back({severity, code, "halls[" + hall->id + "].layout",
                           {{"hall", displayName(*hall)}, {"building", r.name}, {"drawn", wholeNumber(has)}, {"halls", wholeNumber(halls)},
                            {"all", wholeNumber(has * halls)}, {"need", wholeNumber(std::ceil(need - kPart))},
                            {"each", wholeNumber(std::ceil(need / halls - kPart))}}, {}});
        };
        const auto unitsOf = [&](const char* code, PlacementKind kind, double need) {
            if (here(kind) > 0.0) compare(Severity::Warning, code, here(kind), need);
        };
        typedLengths(plan, *building, *hall, out);
        const HallNeeds needs = hallNeeds(plan, e, r);
        unitsOf("layout.cdus-short", PlacementKind::Cdu, needs.cdus);
        unitsOf("layout.air-units-short", PlacementKind::FanWall, needs.airUnits);
        unitsOf("layout.busways-short", PlacementKind::Busway, needs.busways);
        unitsOf("layout.panels-short", PlacementKind::Rpp, needs.panels);
        // A hall whose places are given by number is not counted by its drawing.
        if (!hall->rackPlaces && here(PlacementKind::Rack) > 0.0)
            compare(Severity::Note, "layout.support-short", here(PlacementKind::Network) + here(PlacementKind::Storage),
                    needs.networkRacks + needs.storageRacks);
    }
}

}  // namespace rw
