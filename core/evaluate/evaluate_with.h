// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

namespace rw {

/// The part of a plan that a figure's path needs; empty members mean everything.
struct Scope {
    std::string rack;     ///< only this rack design
    std::string cluster;  ///< the racks and only this cluster
    YearDetail year = YearDetail::None;
    std::stop_token cancel{};  ///< of the year's hours
    BuildingMemo* memo = nullptr;
};

/// The stages with either number, without findings. A Recording must be open for Recorded.
template <Number N>
EvaluationOf<N> evaluateWith(const Plan& plan, Scope scope);

}  // namespace rw
