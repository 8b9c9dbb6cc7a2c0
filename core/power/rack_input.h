// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/rack.h"

#include <optional>

namespace rw {

/// What a rack's input takes.
enum class RackInput { Alternating, Direct };

/// By its shelves, or by its nodes' own supplies; unset where the plan does not say.
std::optional<RackInput> rackInput(const Plan& plan, const RackDesign& design);
/// "alternating current", "direct current"
std::string inputWords(RackInput input);

}  // namespace rw
