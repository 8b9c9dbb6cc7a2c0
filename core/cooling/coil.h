// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/exchanger.h"
#include "cooling/staging.h"
#include "fluid/moist_air.h"

// The air side of a hall (methods 4.7): how much air, at what temperatures, and what coils and fans make of it.
namespace rw::cooling {

/// Air that carries a heat over a rise: V = Q/(rho cp dT). rho at the hall's altitude.
template <Number N>
VolumeFlow<N> airFlowFor(const Heat<N>& heat, const TemperatureDelta<N>& rise, const Density<N>& density,
                         const SpecificHeat<N>& heatCapacity)
{
    return VolumeFlow<N>::fromSi(heat.si() / (density.si() * heatCapacity.si() * rise.si()));
}

/// A hall between its units' supply and return.
template <Number N>
struct HallAir {
    MassFlow<N> rackFlow;
    MassFlow<N> unitFlow;
    Temperature<N> rackInlet;
    Temperature<N> unitReturn;
};

/// \p bypass: of the units' air, back without passing a rack; \p recirculation: of a rack's air, from racks' outlets;
/// both 0 to below 1 (asserted), default 5 % each in a contained hall. A rack takes Q/(cp dT); a share r of its own air
/// warms its inlet by r/(1 - r) of the rise.
template <Number N>
HallAir<N> hallAir(const Heat<N>& heat, const TemperatureDelta<N>& rackRise, const Temperature<N>& supply,
                   const SpecificHeat<N>& heatCapacity, const Scalar<N>& bypass, const Scalar<N>& recirculation)
{
    RW_ASSERT(bypass.value() >= 0.0 && bypass.value() < 1.0);
    RW_ASSERT(recirculation.value() >= 0.0 && recirculation.value() < 1.0);
    const Scalar<N> one = scalar<N>(1.0);
    HallAir<N> h;
    h.rackFlow = MassFlow<N>::fromSi(heat.si() / (heatCapacity.si() * rackRise.si()));
    h.unitFlow = h.rackFlow * ((one - recirculation) / (one - bypass));
    h.rackInlet = supply + rackRise * (recirculation / (one - recirculation));
    h.unitReturn = supply + rackRise * ((one - bypass) / (one - recirculation));
    return h;
}

/// Air units that stand in one room: a fan wall, or room units.
struct AirUnits {
    int installed = 1;
    VolumeFlow<> flow;       ///< of one at full speed
    Power<> fanPower;        ///< of one at full speed and the rated density
    Density<> ratedDensity;
    double leastSpeed = 0.3;
};
/// Units for a need, with spares by integer count: ceil(need/one) + spare.
int airUnitsFor(VolumeFlow<> need, VolumeFlow<> one, int spare);

struct AirUnitsHour {
    Staging staging;
    Power<> fanPower;  ///< ends as heat in the air
};
/// All installed units turn, spares too, unless that takes them below their least speed.
AirUnitsHour airUnitsHour(const AirUnits& units, VolumeFlow<> need, Density<> density);

/// A coil in the air, by its rating: a crossflow exchanger whose hot side is air. Exponents are those of the films.
Result<RatedExchanger> makeCoil(Heat<> heat, MassFlow<> air, MassFlow<> water, SpecificHeat<> waterHeatCapacity,
                                TemperatureDelta<> inletDifference);

struct CoilHour {
    bool reached = true;      ///< false: even \p most water leaves the air too warm
    bool wet = false;         ///< the coldest surface is below the air's dew point
    Heat<> heat;
    MassFlow<> water;
    Temperature<> airOut;
    Temperature<> waterOut;
    Temperature<> surface;    ///< coldest: by the films where leaving air meets entering water
};
/// The water flow that a coil needs to take a heat out of air, up to \p most. Sensible heat only: a wet coil is said
/// to be one.
CoilHour coilHour(const RatedExchanger& coil, Heat<> heat, const MoistAir& airIn, MassFlow<> air, Temperature<> waterIn,
                  SpecificHeat<> waterHeatCapacity, MassFlow<> most);

/// A rear door: a coil in series with the rack, at the rack's own air flow and the door's water flow.
struct RearDoorHour {
    Heat<> taken;             ///< by the door
    Heat<> toRoom;            ///< the rest; below 0 where the door cools the room as well
    Temperature<> rackOut;    ///< air between rack and door
    Temperature<> airOut;     ///< air to the room
    Temperature<> waterOut;
    bool wet = false;
};
RearDoorHour rearDoorHour(const RatedExchanger& door, Heat<> rackHeat, const MoistAir& room, MassFlow<> air,
                          Temperature<> waterIn, MassFlow<> water, SpecificHeat<> waterHeatCapacity);

/// Whether a surface lets water fall out: its temperature less the dew point and a margin, K; below 0 it does.
TemperatureDelta<> condensationMargin(const MoistAir& air, Temperature<> surface, TemperatureDelta<> margin);

}  // namespace rw::cooling
