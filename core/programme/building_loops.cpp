// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building_loops.h"

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
        const auto onDuty = std::max<std::int64_t>(0, std::llround(part.units.value()) - building.cooling.spareUnits);
        if (part.id == "cdu") n.cdus = onDuty;
        if (part.id == "heat_rejection") n.units = onDuty;
        if (part.id == "facility_pumps") n.facilityHeat = part.duty.value();
    }
    return n;
}

struct Share {
    const RackDesign* design;
    std::int64_t racks;
    double flow;  ///< m3/s of one
};

/// Racks of each design with their flow at the building's supply, scaled so that together they take what the plant was
/// sized for: network and storage racks are in it.
template <Number N>
std::vector<Share> rackShares(const Plan& plan, const BuildingResult<N>& result, Temperature<> supply)
{
    std::vector<Share> shares;
    double total = 0.0;
    for (const auto& [clusterId, racks] : result.parts) {
        const Cluster* cluster = findById(plan.clusters, clusterId);
        const RackDesign* design = cluster ? findById(plan.rackDesigns, cluster->rackDesign) : nullptr;
        if (!design || racks <= 0) continue;
        const RackResult<double> rack = evaluateRack<double>(plan, *design);
        const auto flow = rack.liquidHeat ? coolantFlow<double>(plan, *design, *rack.liquidHeat, supply) : std::nullopt;
        if (!flow) continue;
        shares.push_back({design, racks, flow->flow.si()});
        total += flow->flow.si() * static_cast<double>(racks);
    }
    for (Share& s : shares) s.flow *= result.coolantFlow.value() / total;
    return shares;
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

}  // namespace

template <Number N>
Result<BuildingLoops> buildingLoops(const Plan& plan, const BuildingResult<N>& result)
{
    const Building* building = findById(plan.buildings, result.id);
    RW_ASSERT(building);
    const CoolingPlant& c = building->cooling;
    const std::string path = "buildings[" + building->id + "].cooling";
    const Cdu* cdu = findById(plan.cdus, c.cdu);
    const PlantNumbers n = numbersOf<N>(*building, result);
    if (!cdu || n.cdus <= 0 || !c.supplyTemperature.set()) return Error{.code = "loop.none", .path = path};
    const auto supply = Temperature<>::fromSi(*c.supplyTemperature.si);
    const std::vector<Share> shares = rackShares<N>(plan, result, supply);
    if (shares.empty() || !(result.coolantFlow.value() > 0.0)) return Error{.code = "loop.flow", .path = path};

    const Liquid coolant = [&] {
        const Coolant* known = findById(plan.coolants, shares.front().design->coolant);
        return known ? liquidOf(*known) : Liquid{};
    }();
    if (const Status good = checkTemperature(coolant, supply); !good) return good.error();
    const double rate = result.coolantFlow.value() * density(coolant, supply).si() * specificHeat(coolant, supply).si();
    cooling::CoolantTask task{racksOfOne(shares, n.cdus), supply, Temperature<>::fromSi(supply.si() + result.liquidHeat.value() / rate)};
    auto tcs = cooling::coolantLoop(plan, *building, task);
    if (!tcs) return tcs.error();
    BuildingLoops loops{std::move(tcs).value(), std::nullopt};
    loops.coolant.count = n.cdus;
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
