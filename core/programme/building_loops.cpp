// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building_loops.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// What of a building's plant its loops are laid out for.
struct PlantNumbers {
    std::int64_t cdus = 0;   ///< on duty, without spares
    std::int64_t units = 0;  ///< of heat rejection
    double facilityHeat = 0.0;  ///< W
    double facilitySupply = 0.0;  ///< K
};

template <Number N>
PlantNumbers numbersOf(const Building& building, const BuildingResult<N>& result)
{
    PlantNumbers n;
    n.facilitySupply = result.plant.facility.supply.value();
    for (const CoolingPart<N>& part : result.plant.parts) {
        if (part.id == "cdu") n.cdus = result.plant.sizes.cdus;
        if (part.id == "heat_rejection") n.units = std::max<std::int64_t>(0, std::llround(part.units.value()) - building.cooling.spareUnits);
        if (part.id == "facility_pumps") n.facilityHeat = part.duty.value();
    }
    return n;
}

struct Share {
    const RackDesign* design;
    std::int64_t racks;
    double flow;  ///< m3/s of one
    Heat<> heat;  ///< of one, of the accelerator rack alone
};

/// Racks of each design with their flow at the building's supply, scaled so that together they take what the plant was
/// sized for: network and storage racks are in it.
std::vector<Share> rackShares(const Plan& plan, const std::vector<DesignRacks>& racks, VolumeFlow<> all, Temperature<> supply)
{
    std::vector<Share> shares;
    double total = 0.0;
    for (const auto& [design, n] : racks) {
        if (!design || n <= 0) continue;
        const RackResult<double> rack = evaluateRack<double>(plan, *design);
        const auto flow = rack.liquidHeat ? coolantFlow<double>(plan, *design, *rack.liquidHeat, supply) : std::nullopt;
        if (!flow) continue;
        shares.push_back({design, n, flow->flow.si(), *rack.liquidHeat});
        total += flow->flow.si() * static_cast<double>(n);
    }
    for (Share& s : shares) s.flow *= all.si() / total;
    return shares;
}

template <Number N>
std::vector<DesignRacks> designsOf(const Plan& plan, const BuildingResult<N>& result)
{
    std::vector<DesignRacks> racks;
    for (const auto& [clusterId, n] : result.parts) {
        const Cluster* cluster = findById(plan.clusters, clusterId);
        racks.push_back({cluster ? findById(plan.rackDesigns, cluster->rackDesign) : nullptr, n});
    }
    return racks;
}

/// As many racks as the fullest CDU has, in the building's mix; what does not divide goes to those that take most.
std::vector<cooling::LoopRacks> racksOfOne(std::vector<Share> shares, std::int64_t cdus)
{
    std::sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.flow > b.flow; });
    std::int64_t all = 0;
    for (const Share& s : shares) all += s.racks;
    std::int64_t left = (all + cdus - 1) / cdus;
    for (const Share& s : shares) left -= s.racks / cdus;
    std::vector<cooling::LoopRacks> racks;
    for (const Share& s : shares) {
        std::int64_t n = s.racks / cdus;
        const std::int64_t more = std::min(left, s.racks % cdus > 0 ? std::int64_t{1} : std::int64_t{0});
        n += more;
        left -= more;
        if (n > 0) racks.push_back({s.design, n, VolumeFlow<>::fromSi(s.flow)});
    }
    return racks;
}

/// The loop of the CDU with most racks; of CDUs in racks, that of the rack with most flow.
Result<cooling::CoolantTask> fullestLoop(const Plan& plan, const Building& building, const std::vector<DesignRacks>& racks, const CoolantDuty& duty)
{
    const std::string path = "buildings[" + building.id + "].cooling";
    const Cdu* cdu = findById(plan.cdus, building.cooling.cdu);
    if (!cdu || duty.cdus <= 0 || !building.cooling.supplyTemperature.set()) return Error{.code = "loop.none", .path = path};
    const auto supply = Temperature<>::fromSi(*building.cooling.supplyTemperature.si);
    const std::vector<Share> shares = rackShares(plan, racks, duty.flow, supply);
    if (shares.empty() || !(duty.flow.si() > 0.0)) return Error{.code = "loop.flow", .path = path};
    const Coolant* known = findById(plan.coolants, shares.front().design->coolant);
    const Liquid coolant = known ? liquidOf(*known) : Liquid{};
    if (const Status good = checkTemperature(coolant, supply); !good) return good.error();
    const double rate = duty.flow.si() * density(coolant, supply).si() * specificHeat(coolant, supply).si();
    cooling::CoolantTask task{{}, supply, Temperature<>::fromSi(supply.si() + duty.heat.si() / rate)};
    if (!cooling::inRack(*cdu) || !cdu->capacity.set()) {
        task.racks = racksOfOne(shares, duty.cdus);
        return task;
    }
    const Share& most = *std::max_element(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.flow < b.flow; });
    task.racks = {{most.design, 1, VolumeFlow<>::fromSi(most.flow)}};
    task.cdus = std::max<std::int64_t>(1, std::llround(cooling::cdusFor<double>(*cdu, most.heat, VolumeFlow<>::fromSi(most.flow)).si()));
    return task;
}

}  // namespace

template <Number N>
Result<BuildingLoops> buildingLoops(const Plan& plan, const BuildingResult<N>& result)
{
    const Building* building = findById(plan.buildings, result.id);
    RW_ASSERT(building);
    const CoolingPlant& c = building->cooling;
    const PlantNumbers n = numbersOf<N>(*building, result);
    const std::vector<DesignRacks> racks = designsOf<N>(plan, result);
    const auto task = fullestLoop(plan, *building, racks,
                                  {n.cdus, VolumeFlow<>::fromSi(result.coolantFlow.value()), Heat<>::fromSi(result.liquidHeat.value())});
    if (!task) return task.error();
    const Cdu* cdu = findById(plan.cdus, c.cdu);
    auto tcs = cooling::coolantLoop(plan, *building, *task);
    if (!tcs) return tcs.error();
    BuildingLoops loops{std::move(tcs).value(), std::nullopt};
    loops.coolant.count = n.cdus;
    if (cooling::inRack(*cdu)) {
        loops.coolant.count = 0;
        for (const DesignRacks& r : racks) loops.coolant.count += r.racks;
    }
    if (cdu->kind == CduKind::LiquidToAir || n.units <= 0 || !c.facilityRise.set()) return loops;

    const Coolant* known = findById(plan.coolants, c.facilityCoolant);
    const Liquid water = known ? liquidOf(*known) : Liquid{};
    cooling::FacilityTask facility{n.cdus, n.units, std::max<std::int64_t>(1, std::llround(result.halls.value())), {},
                                   Temperature<>::fromSi(n.facilitySupply), Temperature<>::fromSi(n.facilitySupply + *c.facilityRise.si)};
    for (const Temperature<>& t : {facility.supply, facility.returns})
        if (const Status good = checkTemperature(water, t); !good) return good.error();
    const auto mean = Temperature<>::fromSi(0.5 * (facility.supply.si() + facility.returns.si()));
    facility.flow = VolumeFlow<>::fromSi(n.facilityHeat / (density(water, mean).si() * specificHeat(water, mean).si() * *c.facilityRise.si));
    auto fws = cooling::facilityLoop(plan, *building, facility);
    if (!fws) return fws.error();
    loops.facility = std::move(fws).value();
    return loops;
}

std::optional<cooling::PumpHead> coolantPumpHead(const Plan& plan, const Building& building, const std::vector<DesignRacks>& racks,
                                                 const CoolantDuty& duty)
{
    const auto task = fullestLoop(plan, building, racks, duty);
    if (!task) return std::nullopt;
    const auto head = cooling::coolantHead(plan, building, *task);
    if (!head) return std::nullopt;
    return cooling::PumpHead{head->curve, head->available ? std::optional(head->available->si()) : std::nullopt};
}

template <Number N>
void tellCoolantHead(const Plan& plan, BuildingResult<N>& result)
{
    PlantResult<N>& plant = result.plant;
    if (plant.coolant.head.value() > 0.0 || plant.sizes.cdus <= 0) return;
    const auto head = coolantPumpHead(plan, *findById(plan.buildings, result.id), designsOf<N>(plan, result),
                                      {plant.sizes.cdus, VolumeFlow<>::fromSi(result.coolantFlow.value()),
                                       Heat<>::fromSi(result.liquidHeat.value())});
    if (!head) return;
    plant.coolant.head = solved<Pressure<N>>("Δp_tcs", "step.plant.coolant_head", unit::kPa, head->curve.designHead,
                                             [] { return text("method.coolant-loop"); }, {plant.coolant.flow.si()});
    if (head->available)
        plant.offeredHead = solved<Pressure<N>>("Δp_cdu", "step.plant.coolant_head_available", unit::kPa, *head->available,
                                                [] { return text("method.cdu-head"); }, {plant.coolant.flow.si()});
}
template void tellCoolantHead<double>(const Plan&, BuildingResult<double>&);
template void tellCoolantHead<Recorded>(const Plan&, BuildingResult<Recorded>&);

template Result<BuildingLoops> buildingLoops<double>(const Plan&, const BuildingResult<double>&);
template Result<BuildingLoops> buildingLoops<Recorded>(const Plan&, const BuildingResult<Recorded>&);

std::vector<Finding> loopFindings(const Plan& plan, const BuildingLoops& loops)
{
    const Building* building = findById(plan.buildings, loops.coolant.building);
    RW_ASSERT(building);
    std::vector<Finding> all = cooling::loopFindings(*building, loops.coolant);
    if (!loops.facility) return all;
    for (Finding& f : cooling::loopFindings(*building, *loops.facility)) all.push_back(std::move(f));
    return all;
}

}  // namespace rw
