// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/cooling_ride.h"

#include "evaluate/ride_inputs.h"
#include "programme/building_loops.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// Pipes of both loops, m3. Where they cannot be laid out: supply and return to the far end and back, at the velocity
/// that the piping's rules allow.
struct PipeVolumes {
    double technology = 0.0;
    double facility = 0.0;
    bool byLoops = false;
};
PipeVolumes pipeVolumes(const Building& building, const BuildingResult<double>& result, const BuildingLoops* loops)
{
    const Piping& p = building.cooling.piping;
    if (loops && loops->facility) {
        const cooling::LoopDesign& tcs = loops->coolant;
        const double content = p.rackContent.si.value_or(0.0) * static_cast<double>(tcs.branches.size());
        const PipeVolumes v{static_cast<double>(tcs.count) * (tcs.volume.si() - content),
                            static_cast<double>(loops->facility->count) * loops->facility->volume.si(), true};
        if (v.technology > 0.0 && v.facility > 0.0) return v;
    }
    const auto or0 = [](const Datum& d) { return d.si.value_or(0.0); };
    const double along = or0(p.cduDistance) + or0(p.hoseLength) + or0(p.rackPitch) * static_cast<double>(p.racksPerRow);
    const double outside = or0(p.mainLength) + or0(p.branchLength) + or0(p.rejectionDistance);
    const auto volume = [](double flow, double length, const Datum& velocity) {
        return velocity.si && *velocity.si > 0.0 ? 2.0 * flow * length / *velocity.si : 0.0;
    };
    return {volume(result.plant.coolant.flow.si(), along, p.smallVelocity),
            volume(result.plant.facility.flow.si(), outside, p.largeVelocity), false};
}

std::optional<double> seconds(const std::optional<Duration<>>& time)
{
    return time ? std::optional<double>(time->si()) : std::nullopt;
}

}  // namespace

std::optional<double> firstThrottle(const RideCase& ride)
{
    std::optional<double> first;
    for (const RideOfRacks& r : ride.racks)
        if (r.secondsToThrottle && (!first || *r.secondsToThrottle < *first)) first = r.secondsToThrottle;
    return first;
}

Result<CoolingRide> CoolingRide::of(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& result)
{
    const auto loops = buildingLoops<double>(plan, result);
    return of(plan, evaluation, result, loops ? &*loops : nullptr);
}

Result<CoolingRide> CoolingRide::of(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& result,
                                    const BuildingLoops* loops)
{
    const Building* building = findById(plan.buildings, result.id);
    RW_ASSERT(building);
    const std::string path = "buildings[" + result.id + "].cooling";
    const CoolingPlant& c = building->cooling;
    const PlantResult<double>& plant = result.plant;
    if (!(result.liquidHeat.si() > 0.0) || !(plant.facility.flow.si() > 0.0) || !(plant.approach.si() > 0.0))
        return Error{.code = "ride.none", .path = path};

    CoolingRide r;
    r.m_heat = result.liquidHeat.si();
    r.m_coolantPumps = powerOf(plant, "cdu");
    r.m_supply = plant.coolant.supply.si();
    r.m_facilitySupply = plant.facility.supply.si();
    r.m_pumpsOnUps = c.pumpsOnUps;
    r.m_throttleMargin = c.outage.throttleMargin.si.value_or(0.0);
    r.m_battery = c.outage.battery.si.value_or(0.0);
    r.m_horizon = c.outage.horizon.si.value_or(OutageRules{}.horizon.si.value());
    r.m_cdus = spared(c, plant.sizes.cdus);
    // One in a rack stops with its rack and has no spare beside it.
    if (const Cdu* cdu = findById(plan.cdus, c.cdu); cdu && cooling::inRack(*cdu)) r.m_cdus.spare = 0.0;
    r.m_sink = {"facility_pumps", "heat_rejection", "rejection_pumps", "trim_chillers"};
    r.m_sink.takeFrom(c, plant, plant.sizes.facility);

    // Racks of each kind: their part of the liquid heat, and what coolant stands in them.
    struct Part {
        const RackDesign* design;
        std::string cluster;
        double racks;
        double heat;
    };
    std::vector<Part> parts;
    double all = 0.0;
    for (const auto& [clusterId, racks] : result.parts) {
        const Cluster* cluster = findById(plan.clusters, clusterId);
        const RackDesign* design = cluster ? findById(plan.rackDesigns, cluster->rackDesign) : nullptr;
        const RackResult<double>* rack = design ? findById(evaluation.racks, design->id) : nullptr;
        if (!rack || !rack->liquidHeat || racks <= 0 || !(rack->liquidHeat->si() > 0.0)) continue;
        const auto n = static_cast<double>(racks);
        parts.push_back({design, clusterId, n, n * rack->liquidHeat->si()});
        all += parts.back().heat;
    }
    double coolantHeat = 0.0;
    for (const Part& p : parts) {
        const double share = p.heat / all;
        const double content = c.piping.rackContent.si && *c.piping.rackContent.si > 0.0 ? *c.piping.rackContent.si * p.racks
                                                                                         : c.outage.rackCoolant.si.value_or(0.0) * r.m_heat * share;
        const double heat = heatOfVolume(liquidNamed(plan, p.design->coolant), r.m_supply);
        r.m_masses.racksM3 += content;
        coolantHeat += share * heat;
        if (p.design->supplyTemperatureMax.set() && heat > 0.0)
            r.m_kinds.push_back({p.cluster, *p.design->supplyTemperatureMax.si, content / share * heat});
    }
    if (r.m_kinds.empty()) return Error{.code = "ride.no-limit", .path = path};

    const PipeVolumes pipes = pipeVolumes(*building, result, loops);
    const Liquid water = liquidNamed(plan, c.facilityCoolant);
    const double waterHeat = heatOfVolume(water, r.m_facilitySupply);
    r.m_masses.technologyM3 = pipes.technology;
    r.m_masses.facilityM3 = pipes.facility;
    r.m_masses.byLoops = pipes.byLoops;
    r.m_technology = pipes.technology * coolantHeat;
    r.m_facility = pipes.facility * waterHeat;
    if (!(r.m_technology > 0.0) || !(r.m_facility > 0.0)) return Error{.code = "ride.none", .path = path};
    // At given flows an exchanger's heat goes with the difference of the two supplies.
    r.m_masses.exchangerWK = (r.m_heat + r.m_coolantPumps) / plant.approach.si();
    if (c.tank.set() && c.facilityRise.set())
        r.m_masses.tankJ = cooling::tankEnergy<double>(Quantity<dim::volume>::fromSi(*c.tank.si),
                                                       density(water, plant.facility.supply), specificHeat(water, plant.facility.supply),
                                                       TemperatureDelta<>::fromSi(*c.facilityRise.si),
                                                       Scalar<>::fromSi(c.tankUseful.si.value_or(1.0))).si();
    return r;
}

std::vector<cooling::RidePhase> CoolingRide::phases(const CoolingOutage& outage, bool pumpsOnUps) const
{
    const std::vector<OutageSpan> spans =
        pumpsOnUps ? heldSpans(outage.parts, {"cdu", "facility_pumps"}, m_battery) : outage.parts;
    OutageTimes times(m_horizon);
    times.mark(spans);
    times.mark(outage.racks);
    const std::vector<OutageSpan> chillers = m_sink.chillersOut(spans, times);

    std::vector<cooling::RidePhase> phases;
    for (const OutageTimes::Stretch& stretch : times.stretches()) {
        const double middle = stretch.middle();
        const double lit = 1.0 - shareOut(outage.racks, "", middle);
        cooling::RidePhase phase;
        phase.length = Duration<>::fromSi(stretch.length());
        phase.technologyFlow = m_cdus.left(shareOut(spans, "cdu", middle)) >= 1.0 - kShareSlack;
        // Racks without flow warm on their own: one that is lit is enough.
        phase.racks = Heat<>::fromSi(phase.technologyFlow ? lit * m_heat : (lit > kShareSlack ? m_heat : 0.0));
        phase.pumps = Heat<>::fromSi(m_coolantPumps);
        phase.facilityFlow = m_sink.flow(spans, middle) > kShareSlack;
        phase.rejectionStart = phase.rejectionEnd = Heat<>::fromSi(m_sink.able(spans, chillers, middle));
        phases.push_back(phase);
    }
    return phases;
}

cooling::RideThrough CoolingRide::rideOf(const CoolingOutage& outage, bool pumpsOnUps, std::size_t kind) const
{
    const Kind& k = m_kinds.at(kind);
    cooling::RideThrough ride;
    ride.plates = cooling::HeatCapacity<>::fromSi(k.plates);
    ride.technology = cooling::HeatCapacity<>::fromSi(m_technology);
    ride.facility = cooling::HeatCapacity<>::fromSi(m_facility);
    ride.exchanger = cooling::Conductance<>::fromSi(m_masses.exchangerWK);
    ride.tank = Energy<>::fromSi(m_masses.tankJ);
    ride.technologyStart = Temperature<>::fromSi(m_supply);
    ride.facilityStart = Temperature<>::fromSi(m_facilitySupply);
    ride.plateLimit = ride.technologyLimit = Temperature<>::fromSi(k.supplyLimit + m_throttleMargin);
    ride.facilityLimit = ride.facilityStart + (ride.plateLimit - ride.technologyStart);
    ride.phases = phases(outage, pumpsOnUps);
    return ride;
}

RideCase CoolingRide::ride(const CoolingOutage& outage, bool pumpsOnUps) const
{
    RideCase out;
    out.pumpsOnUps = pumpsOnUps;
    for (const OutageSpan& s : outage.parts) out.outageSeconds = std::max(out.outageSeconds, s.until);
    std::optional<double> first;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        cooling::RideThrough ride = rideOf(outage, pumpsOnUps, i);
        const auto throttle = cooling::rideThrough(ride);
        RideOfRacks racks{m_kinds[i].cluster, m_kinds[i].supplyLimit, ride.plateLimit.si(), {}, {}};
        // The coolant in the racks is never colder than what comes to them: it reaches a limit first, or with it.
        ride.plateLimit = Temperature<>::fromSi(racks.supplyLimitK);
        const auto limit = cooling::rideThrough(ride);
        if (throttle && limit) {
            racks.secondsToThrottle = seconds(throttle->plateLimit);
            racks.secondsToLimit = seconds(limit->plateLimit);
            const bool sooner = racks.secondsToThrottle && (!first || *racks.secondsToThrottle < *first);
            if (sooner) first = racks.secondsToThrottle;
            if (sooner || out.moments.empty()) {
                out.moments.clear();
                for (const cooling::RidePoint& p : throttle->points)
                    out.moments.push_back({p.time.si(), p.plates.si(), p.technology.si(), p.facility.si(), p.tank.si()});
            }
        }
        out.racks.push_back(std::move(racks));
    }
    return out;
}

std::optional<double> CoolingRide::secondsToThrottle(const CoolingOutage& outage)
{
    if (!outage.touchesCoolant()) return std::nullopt;
    const CoolingOutage key{outage.parts, {}, outage.racks};
    const auto known = m_known.find(key);
    if (known != m_known.end()) return known->second;
    std::optional<double> first;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        const auto result = cooling::rideThrough(rideOf(outage, m_pumpsOnUps, i));
        const std::optional<double> time = result ? seconds(result->plateLimit) : std::nullopt;
        if (time && (!first || *time < *first)) first = time;
    }
    m_known.emplace(key, first);
    return first;
}

}  // namespace rw
