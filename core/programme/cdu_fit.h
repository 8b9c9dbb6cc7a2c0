// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building.h"

#include <optional>
#include <string>
#include <vector>

namespace rw {

/// One kind of CDU put in the place of a building's own: a capacity means nothing without its approach and flow, so
/// it is told at those that the building has at its design hour.
struct CduFit {
    std::string cdu;   ///< id
    std::string name;
    CduKind kind = CduKind::InRow;
    Heat<> rated;      ///< capacity of one as its maker rates it
    Heat<> each;       ///< what one carries here, at most as rated: as warm a facility water, as much flow for each kilowatt
    std::int64_t duty = 0;       ///< the fewest that carry the building's coolant
    std::int64_t installed = 0;  ///< with the plant's spares; CDUs in racks have none beside them
    std::optional<TemperatureDelta<>> approach{};  ///< that so many give; unset: liquid to air
    std::optional<Pressure<>> neededHead{};        ///< of the loop that one of them then has
    std::optional<Pressure<>> offeredHead{};       ///< unset: its maker tells none
    std::optional<Power<>> power{};                ///< of all on duty; unset: its maker tells none

    bool headShort() const { return neededHead && offeredHead && *offeredHead < *neededHead; }
    Heat<> installedCapacity() const { return static_cast<double>(installed) * rated; }
};

/// Every CDU among \p candidates that stands where the building's own does (in racks, in the hall, or giving heat to its
/// air) and can carry its coolant. Those with enough head first, then by installed capacity: the first is the smallest
/// that fits. Empty where the building has no coolant.
std::vector<CduFit> cduFits(const Plan& plan, const BuildingResult<double>& result, const std::vector<Cdu>& candidates);

}  // namespace rw
