// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fluid/liquid.h"
#include "plan/plan.h"

#include <string>
#include <vector>

namespace rw {

/// One part of the cooling plant at the design hour.
template <Number N>
struct CoolingPart {
    std::string id;       ///< "cdu", "facility_pumps", "heat_rejection", "chiller", "air_units", ...
    std::string labelKey;
    Power<N> power;
    Heat<N> duty;
    Count<N> units;
};

/// What a building's cooling carries at the design hour.
template <Number N>
struct PlantLoad {
    Heat<N> liquidHeat;
    Heat<N> airHeat;           ///< of racks, and of losses inside
    VolumeFlow<N> coolantFlow; ///< TCS
};

template <Number N>
struct PlantResult {
    std::vector<CoolingPart<N>> parts;
    Power<N> power;
    Temperature<N> facilitySupply;  ///< wanted of the facility water
    Temperature<N> rejectionOutlet; ///< what heat rejection alone reaches at the design hour
    bool supplyReached = true;      ///< false: no chiller, and heat rejection alone is too warm
    bool airReached = true;
};

/// The plant at a site's design hour: 0.4 % dry and wet bulb (methods 0a, 3, 4). Design-point models:
/// CDU by its approach, heat rejection by its approach, chillers by a Carnot fraction (methods 4.5),
/// pumps by head and flow, air units by their fan power; units by integer count with spares.
template <Number N>
PlantResult<N> evaluatePlant(const Plan& plan, const Building& building, const Climate& climate,
                             const PlantLoad<N>& load);

/// What keeps the plant from being calculated, as a plan path; empty when nothing does.
std::string plantProblem(const Plan& plan, const Building& building, const Climate* climate);

}  // namespace rw
