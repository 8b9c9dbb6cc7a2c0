// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "file/plan_object.h"

namespace rw {

/// A building to begin with: the edits that put the one of the programmes' templates into a plan, with its hall, its power
/// chain and its cooling, and the path it will have. What there is no source for is graded assumed in it.
/// Errors: as pasteObjects().
Result<PastedObjects> standardBuilding(const Plan& plan);

}  // namespace rw
