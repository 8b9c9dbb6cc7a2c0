// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/hall_ride.h"

#include "evaluate/ride_inputs.h"

#include <algorithm>

namespace rw {

Result<HallRide> HallRide::of(const Plan& plan, const BuildingResult<double>& result)
{
    const Building* building = findById(plan.buildings, result.id);
    RW_ASSERT(building);
    const CoolingPlant& c = building->cooling;
    const PlantResult<double>& plant = result.plant;
    const std::string path = "buildings[" + result.id + "].cooling";
    const double moved = dutyOf(plant, "air_units");
    if (!(moved > 0.0) || !(plant.airFlow.si() > 0.0) || !c.rackAirRise.set()) return Error{.code = "ride.no-air", .path = path};

    HallRide r;
    r.m_fans = powerOf(plant, "air_units");
    r.m_heat = moved - r.m_fans;
    r.m_onUps = c.outage.airOnUps;
    r.m_battery = c.outage.battery.si.value_or(0.0);
    r.m_horizon = c.outage.horizon.si.value_or(*OutageRules{}.horizon.si);
    r.m_limit = limitsOf(c.airClass).warmest.si();
    r.m_units = spared(c, plant.sizes.airUnits);
    r.m_sink = {"chilled_pumps", "air_rejection", "air_rejection_pumps", "air_chillers"};
    r.m_sink.takeFrom(c, plant, plant.sizes.chilled);

    const auto or0 = [](const Datum& d) { return d.si.value_or(0.0); };
    const Hall* hall = findById(plan.halls, building->hall);
    r.m_masses.measured = hall && hall->width.set() && hall->depth.set() && or0(hall->width) > 0.0 && or0(hall->depth) > 0.0;
    const double area = r.m_masses.measured ? or0(hall->width) * or0(hall->depth) * result.halls.value()
                                            : or0(c.outage.rackArea) * result.racks.value();
    r.m_masses.airM3 = area * or0(c.outage.hallHeight) * or0(c.outage.freeShare);
    r.m_masses.metalJK = or0(c.outage.rackMetal) * result.racks.value();
    r.m_masses.chilledM3 = or0(c.outage.chilledWater) * moved;
    // The air's density at the design hour, as the plant's own balance has it.
    const double density = moved / (plant.airFlow.si() * cooling::kDryAirHeat * (plant.airReturn - plant.airSupply).si());
    const double air = r.m_masses.airM3 * density * cooling::kDryAirHeat;
    const double hot = or0(c.outage.hotShare);
    const double rise = *c.rackAirRise.si;
    cooling::AirRide& start = r.m_start;
    start.cold = cooling::HeatCapacity<>::fromSi((1.0 - hot) * air);
    start.hot = cooling::HeatCapacity<>::fromSi(hot * air);
    start.metal = cooling::HeatCapacity<>::fromSi(r.m_masses.metalJK);
    start.water = cooling::HeatCapacity<>::fromSi(r.m_masses.chilledM3 *
                                                  heatOfVolume(liquidNamed(plan, c.facilityCoolant), plant.chilled.supply.si()));
    start.racks = cooling::Conductance<>::fromSi(moved / rise);
    start.toMetal = cooling::Conductance<>::fromSi(or0(c.outage.metalLag) > 0.0 ? r.m_masses.metalJK / or0(c.outage.metalLag) : 0.0);
    start.inlet = plant.rackInlet;
    start.behind = plant.rackInlet + TemperatureDelta<>::fromSi(rise);
    start.chilled = plant.chilled.supply;
    start.limit = Temperature<>::fromSi(r.m_limit);
    if (const auto possible = cooling::airRide(start); !possible) return possible.error();
    return r;
}

std::vector<cooling::AirPhase> HallRide::phases(const CoolingOutage& outage, bool onUps) const
{
    const std::vector<OutageSpan> spans = onUps ? heldSpans(outage.air, {"air_units", "chilled_pumps"}, m_battery) : outage.air;
    OutageTimes times(m_horizon);
    times.mark(spans);
    times.mark(outage.racks);
    const std::vector<OutageSpan> chillers = m_sink.chillersOut(spans, times);

    std::vector<cooling::AirPhase> phases;
    for (const OutageTimes::Stretch& stretch : times.stretches()) {
        const double t = stretch.middle();
        cooling::AirPhase phase;
        phase.length = Duration<>::fromSi(stretch.length());
        phase.coils = std::min(1.0, m_units.left(shareOut(spans, "air_units", t)));
        phase.water = m_sink.flow(spans, t);
        phase.heat = Heat<>::fromSi((1.0 - shareOut(outage.racks, "", t)) * m_heat + phase.coils * m_fans);
        phase.sink = Heat<>::fromSi(m_sink.able(spans, chillers, t));
        phases.push_back(phase);
    }
    return phases;
}

cooling::AirRide HallRide::rideOf(const CoolingOutage& outage, bool onUps) const
{
    cooling::AirRide ride = m_start;
    ride.phases = phases(outage, onUps);
    return ride;
}

AirCase HallRide::ride(const CoolingOutage& outage, bool onUps) const
{
    AirCase out;
    out.onUps = onUps;
    for (const OutageSpan& s : outage.air) out.outageSeconds = std::max(out.outageSeconds, s.until);
    const auto result = cooling::airRide(rideOf(outage, onUps));
    if (!result) return out;
    if (result->limit) out.secondsToLimit = result->limit->si();
    for (const cooling::AirPoint& p : result->points)
        out.moments.push_back({p.time.si(), p.inlet.si(), p.behind.si(), p.chilled.si()});
    return out;
}

std::optional<double> HallRide::secondsToLimit(const CoolingOutage& outage)
{
    if (!outage.touchesAir()) return std::nullopt;
    const CoolingOutage key{{}, outage.air, outage.racks};
    const auto known = m_known.find(key);
    if (known != m_known.end()) return known->second;
    const auto result = cooling::airRide(rideOf(outage, m_onUps), cooling::AirRideEnd::AtLimit);
    const std::optional<double> time = result && result->limit ? std::optional<double>(result->limit->si()) : std::nullopt;
    m_known.emplace(key, time);
    return time;
}

}  // namespace rw
