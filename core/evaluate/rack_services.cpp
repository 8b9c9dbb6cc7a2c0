// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/rack_services.h"

#include "cooling/cdus.h"
#include "power/electrical/three_phase.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// The stage that racks are plugged into: of those that carry IT themselves, the one with the largest part.
const StageResult<double>* lastStage(const Plan& plan, const Building& building, const BuildingResult<double>& result)
{
    const ReadyChain ready(plan, building.chain, &building.power);
    const StageResult<double>* last = nullptr;
    double most = 0.0;
    for (std::size_t i = 0; i < ready.stages.size() && i < result.chain.size(); ++i) {
        if (ready.stages[i].plugged <= most) continue;
        most = ready.stages[i].plugged;
        last = &result.chain[i];
    }
    return last;
}

RackServices servicesOf(const Plan& plan, const BuildingResult<double>& result, const Building& building, const RackDesign& design,
                        const RackResult<double>* rack)
{
    RackServices s;
    s.building = building.id;
    s.cords = building.power.cords == Cords::Two ? 2 : 1;
    s.phases = design.feedPhases.value_or(3);
    if (const StageResult<double>* stage = lastStage(plan, building, result)) {
        s.direct = stage->direct;
        if (stage->voltage.si() > 0.0) s.voltage = stage->voltage;
    }
    if (s.direct) s.phases = 0;
    if (s.voltage && rack && rack->power) {
        using electrical::Supply;
        const Supply supply = s.direct ? Supply::Direct : s.phases < 3 ? Supply::SinglePhase : Supply::ThreePhase;
        // One pole takes its power between a line and neutral.
        const Voltage<> across = supply == Supply::SinglePhase && s.phases == 1 ? *s.voltage / std::sqrt(3.0) : *s.voltage;
        const auto current = electrical::loadCurrent<double>(
            {supply, across, scalar<double>(building.power.loadPowerFactor.si.value_or(1.0))}, rack->power->design);
        if (current) s.cordCurrent = *current;
    }
    if (findById(plan.airUnits, building.cooling.rearDoor)) s.rearDoor = building.cooling.rearDoor;
    const Cdu* cdu = findById(plan.cdus, building.cooling.cdu);
    if (cdu && cooling::inRack(*cdu)) s.inRackCdu = cdu->id;
    return s;
}

bool alike(const RackServices& a, const RackServices& b)
{
    return a.cords == b.cords && a.direct == b.direct && a.phases == b.phases && a.voltage == b.voltage &&
           a.rearDoor == b.rearDoor && a.inRackCdu == b.inRackCdu;
}

}  // namespace

RackServices rackServices(const Plan& plan, const Evaluation& evaluation, const RackDesign& design)
{
    std::vector<RackServices> all;
    std::size_t chosen = 0;
    std::int64_t most = -1;
    const bool clustered = std::any_of(plan.clusters.begin(), plan.clusters.end(),
                                       [&](const Cluster& cluster) { return cluster.rackDesign == design.id; });
    for (const BuildingResult<double>& result : evaluation.buildings) {
        const Building* building = clustered ? findById(plan.buildings, result.id) : nullptr;
        if (!building) continue;
        // A building's result is of the one that is filled first: later ones of its kind may hold what it does not.
        std::int64_t racks = 0;
        for (const auto& [clusterId, n] : result.parts)
            if (const Cluster* cluster = findById(plan.clusters, clusterId); cluster && cluster->rackDesign == design.id) racks += n;
        if (racks > most) chosen = all.size();
        most = std::max(most, racks);
        all.push_back(servicesOf(plan, result, *building, design, findById(evaluation.racks, design.id)));
    }
    if (all.empty()) return {};
    RackServices services = all[chosen];
    services.othersDiffer = std::any_of(all.begin(), all.end(), [&](const RackServices& s) { return !alike(s, services); });
    return services;
}

std::vector<SlotFeed> slotFeeds(const Plan& plan, const RackDesign& design, int cords)
{
    std::vector<SlotFeed> feeds;
    if (cords <= 0) return feeds;
    const auto any = [&](auto&& wanted) {
        return std::any_of(design.slots.begin(), design.slots.end(), [&](const Slot& slot) {
            const Tray* tray = findById(design.trays, slot.tray);
            return tray && wanted(*tray);
        });
    };
    const bool shelves = any([](const Tray& tray) { return tray.kind == TrayKind::Power; });
    const Frame* frame = findById(plan.frames, design.frame);
    // A busbar without shelves is fed from outside the rack as a whole.
    if (!shelves && frame && frame->busbarFeed != BusbarFeed::None) return feeds;
    std::vector<int> all;
    for (int cord = 0; cord < cords; ++cord) all.push_back(cord);
    for (const Tray& tray : design.trays) {
        if (shelves ? tray.kind != TrayKind::Power : tray.kind == TrayKind::Cooling && !tray.power.set()) continue;
        std::vector<const Slot*> places;
        for (const Slot& slot : design.slots)
            if (slot.tray == tray.id) places.push_back(&slot);
        std::stable_sort(places.begin(), places.end(), [](const Slot* a, const Slot* b) { return a->position < b->position; });
        const bool dealt = shelves && design.shelfRedundancy == ShelfRedundancy::NPlusN;
        for (std::size_t k = 0; k < places.size(); ++k)
            feeds.push_back({places[k]->id, dealt ? std::vector<int>{all[k * all.size() / places.size()]} : all});
    }
    return feeds;
}

}  // namespace rw
