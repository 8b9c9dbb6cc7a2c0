// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <string>
#include <vector>

namespace rw {

/// Blocks of one kind behind a site's meter, at its design hour.
template <Number N>
struct OnsiteResult {
    std::string id;
    std::string name;
    Count<N> units;         ///< spares included
    Power<N> each;          ///< one unit, at the site's altitude and design temperature
    Power<N> firm;          ///< of all but the spares
    Heat<N> fuelHeat;       ///< at the firm power, lower heating value
    Quantity<dim::massFlow, N> carbon;
    PowerRamp<N> ramp;
};

/// What a site makes itself. Derated by altitude and temperature, whole units, spares apart.
template <Number N>
std::vector<OnsiteResult<N>> evaluateOnsite(const Plan& plan, const Site& site);

/// Firm power on site at the design hour: what the plan states and what its blocks give.
template <Number N>
Power<N> firmGeneration(const Plan& plan, const Site& site);

}  // namespace rw
