// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/all_loops.h"

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

/// What all of a building's coolant loops have in common.
struct CoolantLoad {
    const Cdu* cdu;
    std::vector<Share> shares;
    cooling::CoolantTask task;  ///< with no racks yet

    bool inRacks() const { return cooling::inRack(*cdu) && cdu->capacity.set(); }
    /// The loop of a rack that holds its own CDUs.
    cooling::CoolantTask ofRack(const Share& s) const
    {
        cooling::CoolantTask one = task;
        one.racks = {{s.design, 1, VolumeFlow<>::fromSi(s.flow)}};
        one.cdus = std::max<std::int64_t>(1, std::llround(cooling::cdusFor<double>(*cdu, s.heat, VolumeFlow<>::fromSi(s.flow)).si()));
        return one;
    }
};
Result<CoolantLoad> coolantLoad(const Plan& plan, const Building& building, const std::vector<DesignRacks>& racks, const CoolantDuty& duty)
{
    const std::string path = "buildings[" + building.id + "].cooling";
    const Cdu* cdu = findById(plan.cdus, building.cooling.cdu);
    if (!cdu || duty.cdus <= 0 || !building.cooling.supplyTemperature.set()) return Error{.code = "loop.none", .path = path};
    const auto supply = Temperature<>::fromSi(*building.cooling.supplyTemperature.si);
    std::vector<Share> shares = rackShares(plan, racks, duty.flow, supply);
    if (shares.empty() || !(duty.flow.si() > 0.0)) return Error{.code = "loop.flow", .path = path};
    const Coolant* known = findById(plan.coolants, shares.front().design->coolant);
    const Liquid coolant = known ? liquidOf(*known) : Liquid{};
    if (const Status good = checkTemperature(coolant, supply); !good) return good.error();
    const double rate = duty.flow.si() * density(coolant, supply).si() * specificHeat(coolant, supply).si();
    return CoolantLoad{cdu, std::move(shares), {{}, supply, Temperature<>::fromSi(supply.si() + duty.heat.si() / rate)}};
}

/// The loop of the CDU with most racks; of CDUs in racks, that of the rack with most flow.
Result<cooling::CoolantTask> fullestLoop(const Plan& plan, const Building& building, const std::vector<DesignRacks>& racks, const CoolantDuty& duty)
{
    auto load = coolantLoad(plan, building, racks, duty);
    if (!load) return load.error();
    if (load->inRacks())
        return load->ofRack(*std::max_element(load->shares.begin(), load->shares.end(), [](const Share& a, const Share& b) { return a.flow < b.flow; }));
    cooling::CoolantTask task = load->task;
    task.racks = racksOfOne(load->shares, duty.cdus);
    return task;
}

/// Every loop that differs, and how many there are of it. What does not divide goes round: first to the designs that take
/// most, each beginning with the CDU where the one before stopped, so that CDUs differ by a rack at most.
std::vector<std::pair<cooling::CoolantTask, std::int64_t>> everyLoop(const CoolantLoad& load, std::int64_t cdus)
{
    std::vector<std::pair<cooling::CoolantTask, std::int64_t>> loops;
    if (load.inRacks()) {
        for (const Share& s : load.shares) loops.emplace_back(load.ofRack(s), s.racks);
        return loops;
    }
    std::vector<Share> shares = load.shares;
    std::sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.flow > b.flow; });
    std::vector<std::int64_t> cuts{0, cdus};
    std::int64_t next = 0;
    for (const Share& s : shares) {
        cuts.push_back(next);
        next = (next + s.racks % cdus) % cdus;
    }
    cuts.push_back(next);
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 1; i < cuts.size(); ++i) {
        if (cuts[i] == cuts[i - 1]) continue;
        cooling::CoolantTask task = load.task;
        std::int64_t from = 0;
        for (const Share& s : shares) {
            const std::int64_t more = s.racks % cdus;
            const bool extra = (cuts[i - 1] - from + cdus) % cdus < more;
            if (const std::int64_t n = s.racks / cdus + (extra ? 1 : 0); n > 0) task.racks.push_back({s.design, n, VolumeFlow<>::fromSi(s.flow)});
            from = (from + more) % cdus;
        }
        if (!task.racks.empty()) loops.emplace_back(std::move(task), cuts[i] - cuts[i - 1]);
    }
    return loops;
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

Result<AllLoops> allLoops(const Plan& plan, const BuildingResult<double>& result)
{
    auto known = buildingLoops<double>(plan, result);
    if (!known) return known.error();
    const Building& building = *findById(plan.buildings, result.id);
    const CoolantDuty duty{numbersOf<double>(building, result).cdus, result.coolantFlow, result.liquidHeat};
    const auto load = coolantLoad(plan, building, designsOf<double>(plan, result), duty);
    if (!load) return load.error();
    AllLoops all{{}, std::move(known.value().facility)};
    for (const auto& [task, count] : everyLoop(*load, duty.cdus)) {
        auto loop = cooling::coolantLoop(plan, building, task);
        if (!loop) return loop.error();
        loop.value().count = count;
        all.coolant.push_back(std::move(loop).value());
    }
    return all;
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
