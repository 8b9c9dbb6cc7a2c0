// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/hall_needs.h"

#include "cooling/cdus.h"

namespace rw {

namespace {

/// The units of all stages of a kind that stand in the halls of a building.
double unitsInHalls(const Plan& plan, const Building& building, const BuildingResult<double>& r, ConverterKind kind)
{
    double units = 0.0;
    for (std::size_t i = 0; i < building.chain.size() && i < r.chain.size(); ++i) {
        const Converter* c = findById(plan.converters, building.chain[i].converter);
        if (building.chain[i].location == StageLocation::Hall && c && c->kind == kind) units += r.chain[i].units.value();
    }
    return units;
}

}  // namespace

HallNeeds hallNeeds(const Plan& plan, const Evaluation& e, const BuildingResult<double>& r)
{
    HallNeeds needs;
    needs.racks = r.racks.value();
    for (const auto& [id, n] : r.parts)
        if (const ClusterResult<double>* c = findById(e.clusters, id); c && c->racks.value() > 0.0)
            needs.networkRacks += static_cast<double>(n) * c->networkRacks.value() / c->racks.value();
    const PowerDatum& each = plan.assumptions.supportRackPower;
    if (each.set() && *each.si > 0.0) needs.storageRacks = r.storagePower.value() / *each.si;
    const Building* building = findById(plan.buildings, r.id);
    const Cdu* cdu = building ? findById(plan.cdus, building->cooling.cdu) : nullptr;
    for (const CoolingPart<double>& part : r.plant.parts) {
        if (part.id == "cdu" && cdu && !cooling::inRack(*cdu)) needs.cdus = part.units.value();
        if (part.id == "air_units") needs.airUnits = part.units.value();
    }
    if (building) {
        needs.busways = unitsInHalls(plan, *building, r, ConverterKind::Busway);
        needs.panels = unitsInHalls(plan, *building, r, ConverterKind::Pdu);
    }
    return needs;
}

std::optional<HallNeeds> hallNeeds(const Plan& plan, const Evaluation& e, std::string_view hall)
{
    for (const BuildingResult<double>& r : e.buildings) {
        const Building* building = findById(plan.buildings, r.id);
        if (building && building->hall == hall && r.racks.value() > 0.0) return hallNeeds(plan, e, r);
    }
    return std::nullopt;
}

}  // namespace rw
