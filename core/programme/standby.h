// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building.h"

namespace rw {

/// A building's standby sets. Sized for what the stage that they stand in for gives, and for batteries being
/// charged again, at the hottest hour of the climate and its altitude (methods 2.2).
template <Number N>
StandbyResult<N> evaluateStandby(const Plan& plan, const Building& building, const Climate& climate,
                                 const BuildingResult<N>& result);

}  // namespace rw
