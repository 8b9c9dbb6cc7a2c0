// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/solve.h"

#include <compare>
#include <string>
#include <vector>

namespace rw {

/// So much of a load has no power from one time until another, s after the failure.
struct OutageSpan {
    std::string part;    ///< of the cooling plant: "cdu", "facility_pumps", ...; empty: racks
    double share = 0.0;  ///< of its power
    double from = 0.0;
    double until = power::kNoLimit;  ///< no limit: for good

    auto operator<=>(const OutageSpan&) const = default;
};

/// What a failure of the power chain takes from the racks' coolant and what cools it.
struct CoolingOutage {
    std::vector<OutageSpan> parts;  ///< of the liquid side
    std::vector<OutageSpan> air;    ///< of the halls' air and its chilled water
    std::vector<OutageSpan> racks;  ///< dark themselves

    auto operator<=>(const CoolingOutage&) const = default;
    bool touchesCoolant() const { return !parts.empty(); }
    bool touchesAir() const { return !air.empty(); }
};

/// Read off a solved one-line. Units of electrical rooms are left out.
CoolingOutage coolingOutage(const power::PowerGraph& graph, const power::Solution& solution);

}  // namespace rw
