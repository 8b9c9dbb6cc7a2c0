// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "power/graph/solve.h"
#include "power/graph/sweep.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// The unit-level one-line of a building kind as the evaluation has filled it first. Problems name what keeps a plan
/// from having one. Errors: fail.no-building, with the buildings there are.
Result<power::BuiltOneLine> oneLineOf(const Plan& plan, const Evaluation& evaluation, std::string_view building);

/// Components by id ("building/unit"), all of one building. Errors: fail.unknown-component, fail.two-buildings.
struct ChosenComponents {
    std::string building;
    power::PowerGraph graph;
    std::vector<std::int32_t> components;
};
Result<ChosenComponents> chooseComponents(const Plan& plan, const Evaluation& evaluation, const std::vector<std::string>& ids);

/// The state with some components out, as one row of a sweep.
power::FailureRow failureRow(const power::Solution& solution, std::vector<std::int32_t> components);

}  // namespace rw
