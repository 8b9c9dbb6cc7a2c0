// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure_state.h"
#include "failure_table.h"

#include "power/graph/sweep.h"

namespace rw::ui {

/// What the rows of a sweep say, without its graph.
std::vector<FailureLine> failureLines(const power::PowerGraph& graph, const std::vector<power::FailureRow>& failures);
/// Failures, worst first.
FailureTable sweepTable(const std::vector<FailureLine>& failures, const UnitNames& names);
/// Each component out for service with its worst further failure.
FailureTable serviceTable(const power::PowerGraph& graph, const std::vector<power::ServiceRow>& services,
                          const UnitNames& names);

/// Rack groups and the other loads, those that lose most first; such as fare alike are one row.
FailureTable groupTable(const FailureState& state, const BuildingResult<double>* building);
/// What is above its rating, worst first.
FailureTable overloadTable(const FailureState& state);
/// Every component: what is out first, then what is dead, then what takes over most.
FailureTable componentTable(const FailureState& state);

/// What the loss of a whole system of each stage does to those that stay.
FailureTable systemTable(const FailureStudy& study, const Building* building, const UnitNames& names);
/// The building, then its loads. \p each: a row for every load group, else one for all that fare alike.
FailureTable availabilityTable(const FailureStudy& study, const BuildingResult<double>* building, bool each = false);
FailureTable causeTable(const FailureStudy& study, const Building* building);

}  // namespace rw::ui
