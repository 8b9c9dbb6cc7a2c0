// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/cooling_ride.h"

#include "programme/building_loops.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace rw {

namespace {

constexpr double kSlack = 1e-9;  // of a share

Liquid liquidNamed(const Plan& plan, const std::string& id)
{
    const Coolant* coolant = findById(plan.coolants, id);
    return coolant ? liquidOf(*coolant) : Liquid{};
}
/// J/(m3 K); 0 where the liquid has no properties.
double heatOfVolume(const Liquid& liquid, double kelvin)
{
    const auto t = Temperature<>::fromSi(kelvin);
    return checkTemperature(liquid, t).ok() ? density(liquid, t).si() * specificHeat(liquid, t).si() : 0.0;
}

double dutyOf(const PlantResult<double>& plant, std::string_view part)
{
    for (const CoolingPart<double>& p : plant.parts)
        if (p.id == part) return p.duty.si();
    return 0.0;
}
double powerOf(const PlantResult<double>& plant, std::string_view part)
{
    for (const CoolingPart<double>& p : plant.parts)
        if (p.id == part) return p.power.si();
    return 0.0;
}

/// Pipes of both loops, m3. Where they cannot be laid out: supply and return to the far end and back, at the velocity
/// that the piping's rules allow.
struct PipeVolumes {
    double technology = 0.0;
    double facility = 0.0;
    bool byLoops = false;
};
PipeVolumes pipeVolumes(const Plan& plan, const Building& building, const BuildingResult<double>& result)
{
    const Piping& p = building.cooling.piping;
    if (const auto loops = buildingLoops<double>(plan, result); loops && loops->facility) {
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

/// Of a part, what has no power at a time.
double shareOut(const std::vector<OutageSpan>& spans, std::string_view part, double at)
{
    double out = 0.0;
    for (const OutageSpan& s : spans)
        if (s.part == part && s.from <= at && at < s.until) out += s.share;
    return std::min(out, 1.0);
}

/// Spans of pumps begin later, or not at all, where a UPS holds them.
std::vector<OutageSpan> held(std::vector<OutageSpan> spans)
{
    const auto onUps = [](const OutageSpan& s) { return s.part == "cdu" || s.part == "facility_pumps"; };
    spans.erase(std::remove_if(spans.begin(), spans.end(),
                               [&](const OutageSpan& s) { return onUps(s) && s.until - s.from <= kPumpBattery; }),
                spans.end());
    for (OutageSpan& s : spans)
        if (onUps(s)) s.from += kPumpBattery;
    return spans;
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
    r.m_facilityPumps = powerOf(plant, "facility_pumps");
    r.m_free = dutyOf(plant, "heat_rejection");
    r.m_chilled = dutyOf(plant, "trim_chillers");
    r.m_supply = plant.coolant.supply.si();
    r.m_facilitySupply = plant.facility.supply.si();
    r.m_restart = c.chillerRestart.si.value_or(0.0);
    r.m_pumpsOnUps = c.pumpsOnUps;
    const PlantSizes& sizes = plant.sizes;
    const auto units = [&](auto duty) {
        return Units{std::max(1.0, static_cast<double>(duty)), static_cast<double>(c.spareUnits)};
    };
    r.m_cdus = units(sizes.cdus);
    r.m_pumps = r.m_rejectionPumps = units(c.piping.facilityPumps);
    r.m_rejection = units(sizes.facility.rejection + sizes.facility.condenserRejection);
    r.m_chillers = units(sizes.facility.chillers);
    r.m_wetCondensers = sizes.facility.condenserRejection > 0;

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
                                                                                         : kRackContent * r.m_heat * share;
        const double heat = heatOfVolume(liquidNamed(plan, p.design->coolant), r.m_supply);
        r.m_masses.racksM3 += content;
        coolantHeat += share * heat;
        if (p.design->supplyTemperatureMax.set() && heat > 0.0)
            r.m_kinds.push_back({p.cluster, *p.design->supplyTemperatureMax.si, content / share * heat});
    }
    if (r.m_kinds.empty()) return Error{.code = "ride.no-limit", .path = path};

    const PipeVolumes pipes = pipeVolumes(plan, *building, result);
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
    const std::vector<OutageSpan> spans = pumpsOnUps ? held(outage.parts) : outage.parts;
    std::set<double> times{0.0, kRideHorizon};
    const auto mark = [&](double t) {
        if (t > 0.0 && t < kRideHorizon) times.insert(t);
    };
    for (const auto& list : {spans, outage.racks})
        for (const OutageSpan& s : list)
            for (const double t : {s.from, s.until}) mark(t);
    // Chillers trip with their power, with the facility water, and with the towers that cool their condensers.
    const auto runs = [&](double t) {
        if (m_pumps.left(shareOut(spans, "facility_pumps", t)) <= kSlack) return false;
        if (m_wetCondensers && m_rejection.left(shareOut(spans, "heat_rejection", t)) <= kSlack) return false;
        return !(m_wetCondensers && m_rejectionPumps.left(shareOut(spans, "rejection_pumps", t)) <= kSlack);
    };
    std::vector<OutageSpan> chillers;
    for (const OutageSpan& s : spans)
        if (s.part == "trim_chillers") chillers.push_back({s.part, s.share, s.from, s.until + m_restart});
    for (auto at = times.begin(); std::next(at) != times.end(); ++at)
        if (const double end = *std::next(at); !runs(0.5 * (*at + end)))
            chillers.push_back({"trim_chillers", 1.0, *at, end + m_restart});
    for (const OutageSpan& s : chillers) mark(s.until);

    std::vector<cooling::RidePhase> phases;
    for (auto at = times.begin(); std::next(at) != times.end(); ++at) {
        const double end = *std::next(at);
        const double middle = 0.5 * (*at + end);
        const double lit = 1.0 - shareOut(outage.racks, "", middle);
        cooling::RidePhase phase;
        phase.length = Duration<>::fromSi(end - *at);
        phase.technologyFlow = m_cdus.left(shareOut(spans, "cdu", middle)) >= 1.0 - kSlack;
        // Racks without flow warm on their own: one that is lit is enough.
        phase.racks = Heat<>::fromSi(phase.technologyFlow ? lit * m_heat : (lit > kSlack ? m_heat : 0.0));
        phase.pumps = Heat<>::fromSi(m_coolantPumps);
        const double flow = std::min(1.0, m_pumps.left(shareOut(spans, "facility_pumps", middle)));
        phase.facilityFlow = flow > kSlack;
        const double towers = m_rejection.left(shareOut(spans, "heat_rejection", middle)) *
                              std::min(1.0, m_rejectionPumps.left(shareOut(spans, "rejection_pumps", middle)));
        const double chilled = m_chillers.left(shareOut(chillers, "trim_chillers", middle)) * (m_wetCondensers ? std::min(1.0, towers) : 1.0);
        const double able = flow * (m_free * towers + m_chilled * chilled - m_facilityPumps);
        phase.rejectionStart = phase.rejectionEnd = Heat<>::fromSi(std::max(0.0, able));
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
    ride.plateLimit = ride.technologyLimit = Temperature<>::fromSi(k.supplyLimit + kThrottleMargin);
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
    if (!outage.touchesCooling()) return std::nullopt;
    const auto known = m_known.find(outage);
    if (known != m_known.end()) return known->second;
    std::optional<double> first;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        const auto result = cooling::rideThrough(rideOf(outage, m_pumpsOnUps, i));
        const std::optional<double> time = result ? seconds(result->plateLimit) : std::nullopt;
        if (time && (!first || *time < *first)) first = time;
    }
    m_known.emplace(outage, first);
    return first;
}

}  // namespace rw
