// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/power.h"

#include <optional>
#include <string>

namespace rw {

/// The load up to which the redundancy of a stage holds, of the rating of the units that share it. Unset without one,
/// and where units are switched off by load.
std::optional<double> redundancyLimit(const ChainStage& stage, std::int64_t units);

/// "3 to make 2", with spares and systems where the planner gives their number.
std::string redundancyWords(const ChainStage& stage);

}  // namespace rw
