// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/coil.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>

namespace rw::cooling {

namespace {

constexpr auto kArrangement = FlowArrangement::CrossflowUnmixed;

SpecificHeat<> heatOf(const MoistAir& air)
{
    return SpecificHeat<>::fromSi((kDryAirHeat + 1860.0 * air.humidityRatio) / (1.0 + air.humidityRatio));
}

/// Of the resistance between air and water, the part that lies on the water's side of the fins.
double waterSide(const RatedExchanger& coil, MassFlow<> air, MassFlow<> water)
{
    const double ua = coil.ua(air, water).si();
    if (!(ua > 0.0)) return 0.0;
    const double airFilm = coil.films.hot.si() / std::pow(air.si() / coil.hotFlow.si(), coil.hotExponent);
    return 1.0 - std::clamp(airFilm * ua, 0.0, 1.0);
}

}  // namespace

int airUnitsFor(VolumeFlow<> need, VolumeFlow<> one, int spare)
{
    RW_ASSERT(spare >= 0);
    return static_cast<int>(wholeUnitsFor(need, one).si()) + spare;
}

AirUnitsHour airUnitsHour(const AirUnits& u, VolumeFlow<> need, Density<> density)
{
    AirUnitsHour hour;
    hour.staging = stageEqual(u.installed, need.si() / u.flow.si(), u.leastSpeed);
    hour.fanPower = u.fanPower * (hour.staging.power * density.si() / u.ratedDensity.si());
    return hour;
}

Result<RatedExchanger> makeCoil(Heat<> heat, MassFlow<> air, MassFlow<> water, SpecificHeat<> waterHeatCapacity,
                                TemperatureDelta<> inletDifference)
{
    if (const auto error = Refusal().positive("heat", heat).positive("air", air).positive("water", water)
                               .positive("inlet_difference", inletDifference).first())
        return *error;
    const auto airHeat = SpecificHeat<>::fromSi(kDryAirHeat);
    const auto approach = inletDifference - TemperatureDelta<>::fromSi(heat.si() / (air * airHeat).si());
    ExchangerRating r;
    r.arrangement = kArrangement;
    r.heat = heat;
    r.approach = approach;
    r.hotFlow = air;
    r.coldFlow = water;
    r.hotHeatCapacity = airHeat;
    r.coldHeatCapacity = waterHeatCapacity;
    r.hotShare = 0.7;  // finned side, as of a dry cooler (assumed)
    return makeExchanger(r);
}

CoilHour coilHour(const RatedExchanger& coil, Heat<> heat, const MoistAir& airIn, MassFlow<> air, Temperature<> waterIn,
                  SpecificHeat<> waterHeatCapacity, MassFlow<> most)
{
    const Stream hot{airIn.dryBulb, air, heatOf(airIn)};
    CoilHour hour;
    const FlowNeed need = coldFlowFor(coil, heat, hot, {waterIn, MassFlow<>{}, waterHeatCapacity}, most);
    hour.reached = need.reached;
    hour.water = need.flow;
    const Exchange x = exchange(coil, hot, {waterIn, need.flow, waterHeatCapacity});
    hour.heat = x.heat;
    hour.airOut = x.hotOut;
    hour.waterOut = x.coldOut;
    if (!(hour.water.si() > 0.0)) {
        hour.surface = airIn.dryBulb;
        return hour;
    }
    hour.surface = waterIn + (hour.airOut - waterIn) * waterSide(coil, air, hour.water);
    hour.wet = hour.surface < dewPoint(airIn);
    return hour;
}

RearDoorHour rearDoorHour(const RatedExchanger& door, Heat<> rackHeat, const MoistAir& room, MassFlow<> air,
                          Temperature<> waterIn, MassFlow<> water, SpecificHeat<> waterHeatCapacity)
{
    RW_ASSERT(air.si() > 0.0);
    RearDoorHour hour;
    const SpecificHeat<> heatCapacity = heatOf(room);
    hour.rackOut = room.dryBulb + TemperatureDelta<>::fromSi(rackHeat.si() / (air * heatCapacity).si());
    const Exchange x = exchange(door, {hour.rackOut, air, heatCapacity}, {waterIn, water, waterHeatCapacity});
    hour.taken = x.heat;
    hour.toRoom = rackHeat - x.heat;
    hour.airOut = x.hotOut;
    hour.waterOut = x.coldOut;
    const double share = waterSide(door, air, water);
    hour.wet = water.si() > 0.0 && waterIn + (hour.airOut - waterIn) * share < dewPoint(room);
    return hour;
}

TemperatureDelta<> condensationMargin(const MoistAir& air, Temperature<> surface, TemperatureDelta<> margin)
{
    return surface - (dewPoint(air) + margin);
}

}  // namespace rw::cooling
