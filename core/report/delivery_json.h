// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "schema/tree.h"

namespace rw::report {

/// When what is there, into the programme's part of `calc --json`: more keys of its phases, target_day, milestones,
/// lead_times, supply, grid_dates, power_by_day. Dates that are not set are null.
void addDelivery(const Evaluation& evaluation, Tree& programme);

}  // namespace rw::report
