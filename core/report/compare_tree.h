// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/compare_scenarios.h"
#include "evaluate/solve_input.h"
#include "report/report.h"

namespace rw::report {

/// What `compare --json` prints: values in the units of the figures' keys, differences of temperatures in kelvins.
Tree compareTree(const ScenarioComparison& comparison);

/// The changed inputs with their values in both scenarios.
Table inputTable(const ScenarioComparison& comparison);
/// Figures with their difference, and beneath each what the inputs contribute, where there are several.
Table differenceTable(const ScenarioComparison& comparison);
/// The largest closing sum, relative to the larger of the two values.
double largestClosing(const ScenarioComparison& comparison);

/// What `solve --json` prints: the input in the file's unit, figures in the units of their keys.
Tree solutionTree(const InputSolution& solution);

}  // namespace rw::report
