// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/thermal.h"

#include <optional>
#include <vector>

// How long coolant carries the heat when power or cooling fails (methods 3.9).
namespace rw::cooling {

template <Number N = double> using HeatCapacity = Quantity<dim::heatCapacity, N>;

/// Seconds until a mass that is heated reaches a limit: t = C (T_lim - T_0)/Q. With flow, C is that of all coolant and
/// metal in the loop; without flow, of the cold plates alone. \p net above 0 (asserted).
template <Number N>
Duration<N> timeToLimit(const HeatCapacity<N>& capacity, const Temperature<N>& start, const Temperature<N>& limit,
                        const Heat<N>& net)
{
    RW_ASSERT(net.value() > 0.0);
    return Duration<N>::fromSi(capacity.si() * (limit - start).si() / net.si());
}

/// What a stratified tank takes before it hands warm water on: V rho cp dT f. \p useful 0.85-0.95 of the volume.
template <Number N>
Energy<N> tankEnergy(const Quantity<dim::volume, N>& volume, const Density<N>& density,
                     const SpecificHeat<N>& heatCapacity, const TemperatureDelta<N>& rise, const Scalar<N>& useful)
{
    return Energy<N>::fromSi((volume * density * heatCapacity * rise * useful).si());
}

/// One stretch of a failure: what runs, and what heat comes and goes.
struct RidePhase {
    Duration<> length;
    Heat<> racks;
    Heat<> pumps;                 ///< into the technology loop while it flows
    bool technologyFlow = true;   ///< false: the racks' heat stays in their cold plates
    bool facilityFlow = true;     ///< false: nothing passes the exchanger, nothing is rejected
    Heat<> rejectionStart;        ///< what heat rejection can take, along a straight line to
    Heat<> rejectionEnd;
};

/// Two loops, each one temperature, with an exchanger between, a tank on the facility side and the cold plates as a
/// mass of their own while the technology loop stands still.
struct RideThrough {
    HeatCapacity<> plates;        ///< of plates and the coolant in them
    HeatCapacity<> technology;    ///< of the rest of the loop
    HeatCapacity<> facility;      ///< without the tank
    Conductance<> exchanger;      ///< heat for each kelvin between the loops, both flowing
    Energy<> tank;                ///< usable, at the start; tankEnergy()
    Temperature<> technologyStart;
    Temperature<> facilityStart;  ///< also what tank and rejection hold the facility loop at
    Temperature<> plateLimit;
    Temperature<> technologyLimit;
    Temperature<> facilityLimit;
    std::vector<RidePhase> phases;
};

struct RidePoint {
    Duration<> time;
    Temperature<> plates;
    Temperature<> technology;
    Temperature<> facility;
    Energy<> tank;
};

struct RideResult {
    std::vector<RidePoint> points;  ///< start, end of each phase, and some between
    std::optional<Duration<>> plateLimit;  ///< when first passed; nothing: not within the phases
    std::optional<Duration<>> technologyLimit;
    std::optional<Duration<>> facilityLimit;
    std::optional<Duration<>> tankEmpty;
    Energy<> brought;   ///< by racks and pumps
    Energy<> rejected;  ///< by heat rejection
};

/// Explicit steps (Runge and Kutta, fourth order) of at most a tenth of the shortest time constant; limits and switches
/// are found within their step. The facility loop is held at its start while the tank lasts or rejection suffices:
/// what rejection can do beyond refills the tank, and beyond that is not done.
/// Errors: quantity.* for impossible numbers; ride.steps when a time constant is a millionth of a phase or less.
Result<RideResult> rideThrough(const RideThrough& ride);

}  // namespace rw::cooling
