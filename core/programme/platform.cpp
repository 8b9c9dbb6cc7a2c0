// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/platform.h"

#include "programme/building_loops.h"

#include <limits>

namespace rw {

std::string_view name(Limit limit)
{
    switch (limit) {
    case Limit::None: return "none";
    case Limit::HallPower: return "hall_power";
    case Limit::HallPlaces: return "hall_places";
    case Limit::HallRacksGiven: return "hall_racks_given";
    case Limit::Buildings: return "buildings";
    case Limit::OneBuilding: return "one_building";
    case Limit::Grid: return "grid";
    case Limit::Electrical: return "electrical";
    case Limit::Cooling: return "cooling";
    case Limit::Water: return "water";
    case Limit::Land: return "land";
    case Limit::Generation: return "generation";
    }
    return "";
}

namespace {

/// CDUs in the rack draw from its busbar: what their pumps take is IT, and goes into the coolant (methods 0a). Network and
/// storage racks have theirs alike, in proportion to their liquid heat.
template <Number N>
void addInRackPump(const Plan& plan, const RackResult<N>& rack, const RackDesign& design, const Building& building, RackLoad<N>& load)
{
    const CoolingPlant& plant = building.cooling;
    const Cdu* cdu = findById(plan.cdus, plant.cdu);
    if (!cdu || !cooling::inRack(*cdu) || !cdu->capacity.set() || *cdu->capacity.si <= 0.0 || !plant.controlHead.set() ||
        !plant.pumpEfficiency.set() || rack.liquidHeat->value() <= 0.0 || load.coolantFlow.value() <= 0.0)
        return;
    const Scalar<N> own = *rack.liquidHeat / load.liquidHeat;
    const VolumeFlow<N> flow = own * load.coolantFlow;
    load.inRackCdus = step("n_cdu", "step.platform.in_rack_cdus", unit::one, cooling::cdusFor<N>(*cdu, *rack.liquidHeat, flow));
    load.inRackPumpLaw.held = *plant.controlHead.si;
    load.inRackPumpLaw.load = flow.value() / (load.inRackCdus.value() * cooling::ratedFlow(*cdu));
    std::optional<cooling::PumpHead> head;
    if (!cdu->power.set()) {
        head = coolantPumpHead(plan, building, {{&design, 1}},
                               {1, VolumeFlow<>::fromSi(flow.value()), Heat<>::fromSi(rack.liquidHeat->value())});
        if (head) load.inRackPumpLaw.curve = head->curve;
    }
    const Power<N> drawn = cooling::cduPower<N>(plant, building.id, *cdu, {load.inRackCdus, flow, flow.value()}, head ? &*head : nullptr);
    const Power<N> pumps = step("P_cdu", "step.platform.in_rack_busbar", unit::W, drawn / own);
    load.inRackPumpHeat = asHeat(pumps);
    load.inRackPump = step("P_pump", "step.platform.in_rack_pump", unit::W, inputForMore<N>(plan, design, rack, pumps));
}

}  // namespace

template <Number N>
std::optional<RackLoad<N>> rackLoad(const Plan& plan, const RackResult<N>& rack, const ClusterResult<N>& cluster,
                                    const Building& building)
{
    if (!rack.power || !rack.liquidHeat) return std::nullopt;
    const RackDesign* design = findById(plan.rackDesigns, rack.id);
    RackLoad<N> load;
    load.design = design;
    load.systems = rack.power->design;
    load.typical = rack.power->typical;
    load.idle = rack.power->idle;
    load.inside = design ? rackInside(plan, *design) : plainInside(plan);
    load.supportInside = plainInside(plan);
    load.systemsLiquidHeat = *rack.liquidHeat;
    const Count<N> racks = larger(cluster.racks, count<N>(1));
    load.network = step("P_net/rack", "step.platform.network", unit::kW, cluster.networkPower / racks);
    Heat<N> liquid = *rack.liquidHeat + cluster.networkLiquidHeat / racks;
    const Assumptions& a = plan.assumptions;
    if (a.storageShare.set()) {
        load.storage = step("P_st/rack", "step.platform.storage", unit::kW,
                            given<N>("f_st", a.storageShare, [] { return std::string("assumptions.storage_share"); }) *
                                load.systems);
        if (a.storageLiquidShare.set())
            liquid += given<N>("φ_st", a.storageLiquidShare,
                               [] { return std::string("assumptions.storage_liquid_share"); }) * asHeat(load.storage);
    }
    load.liquidHeat = step("Q_l/rack", "step.platform.liquid", unit::kWheat, liquid);
    if (design && building.cooling.supplyTemperature.set()) {
        const auto supply = given<N>("T_s", building.cooling.supplyTemperature, [&] {
            return "buildings[" + building.id + "].cooling.supply_temperature";
        });
        if (const auto flow = coolantFlow<N>(plan, *design, load.liquidHeat, supply)) {
            load.coolantFlow = flow->flow;
            load.coolantRise = flow->rise;
        }
        load.fixedFlow = design->flowRule == FlowRule::FixedFlow;
        if (const auto own = coolantFlow<N>(plan, *design, *rack.liquidHeat, supply))
            load.plate = caseTemperature<N>(plan, *design, *rack.liquidHeat, supply, *own);
        addInRackPump(plan, rack, *design, building, load);
    }
    return load;
}

std::int64_t DrawnPlaces::forDesign(const std::string& design) const
{
    const auto own = byDesign.find(design);
    return open + (own == byDesign.end() ? 0 : own->second);
}

DrawnPlaces drawnPlaces(const Hall& hall)
{
    DrawnPlaces places;
    for (const Placement& p : hall.layout) {
        const bool rack = p.kind == PlacementKind::Rack;
        if (!rack && p.kind != PlacementKind::Network && p.kind != PlacementKind::Storage) continue;
        ++places.all;
        if (rack && p.rackDesign.empty()) ++places.open;
        else if (rack) ++places.byDesign[p.rackDesign];
    }
    return places;
}

template <Number N>
HallCapacity<N> hallCapacity(const Plan& plan, const Hall& hall, const RackLoad<N>& load,
                             const ClusterResult<N>& cluster)
{
    const std::string path = "halls[" + hall.id + "]";
    const auto whole = [&](const char* symbol, const char* label, std::int64_t n, const char* key) {
        return datum<Count<N>>(symbol, label, unit::one, static_cast<double>(n),
                               [&] { return Origin{path + "." + key, "", Grade::Assumed}; });
    };
    struct Candidate {
        Count<N> racks;
        Limit limit;
    };
    std::vector<Candidate> candidates;
    if (hall.racks)
        candidates.push_back({whole("n_given", "step.hall.given", *hall.racks, "racks"), Limit::HallRacksGiven});
    const Power<N> itPerRack = load.it();
    if (hall.itLimit.set() && itPerRack.value() > 0.0)
        candidates.push_back({wholeUnitsIn(given<N>("P_hall", hall.itLimit, [&] { return path + ".it_limit"; }),
                                           step("P_it/rack", "step.platform.it", unit::kW, itPerRack)),
                              Limit::HallPower});
    const DrawnPlaces places = hall.rackPlaces ? DrawnPlaces{} : drawnPlaces(hall);
    const bool drawn = places.all > 0;
    if (hall.rackPlaces || drawn) {
        const auto n = whole("n_places", "step.hall.places", hall.rackPlaces.value_or(places.all),
                             drawn ? "layout" : "rack_places");
        // Each accelerator rack brings its part of the network and storage racks.
        Scalar<N> perRack = scalar<N>(1.0) + cluster.networkRacks / larger(cluster.racks, count<N>(1));
        if (plan.assumptions.supportRackPower.set() && *plan.assumptions.supportRackPower.si > 0.0)
            perRack += load.storage / given<N>("P_sr", plan.assumptions.supportRackPower,
                                               [] { return std::string("assumptions.support_rack_power"); });
        candidates.push_back({wholeUnitsIn(Scalar<N>(n), step("n_pl/rack", "step.hall.places_per_rack", unit::one, perRack)),
                              Limit::HallPlaces});
    }
    HallCapacity<N> capacity;
    if (candidates.empty()) return capacity;
    capacity.shared = std::numeric_limits<std::int64_t>::max();
    for (const Candidate& c : candidates)
        capacity.shared = std::min(capacity.shared, static_cast<std::int64_t>(c.racks.value()));
    if (places.rackByRack()) {
        capacity.ownPlaces = places.forDesign(cluster.rackDesign);
        candidates.push_back({whole("n_own", "step.hall.own_places", *capacity.ownPlaces, "layout"), Limit::HallPlaces});
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i)
        if (candidates[i].racks < candidates[best].racks) best = i;
    capacity.racks = step("n_hall", "step.hall.racks", unit::one, candidates[best].racks);
    capacity.limit = candidates[best].limit;
    for (std::size_t i = 0, next = best; i < candidates.size(); ++i) {
        if (i == best || (next != best && !(candidates[i].racks < candidates[next].racks))) continue;
        next = i;
        capacity.next = candidates[i].limit;
    }
    return capacity;
}

#define RW_FOR(N)                                                                                          \
    template std::optional<RackLoad<N>> rackLoad<N>(const Plan&, const RackResult<N>&, const ClusterResult<N>&, \
                                                    const Building&);                                      \
    template HallCapacity<N> hallCapacity<N>(const Plan&, const Hall&, const RackLoad<N>&, const ClusterResult<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
