// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure_state.h"
#include "one_line.h"

namespace rw::ui {

/// Shows in a drawing what a failure makes of the building: units out and without power, the load of the worst unit of
/// each stage, systems that are dead, loads that are lost. Wires are drawn anew.
void showOutage(OneLine& drawing, const FailureState& state, const Building& building,
                double lineHeight);

/// The stage of a building's chain that a component of its graph is a unit of, or stands behind; null without one.
inline const ChainStage* stageOf(const power::PowerGraph& graph, const Building& building,
                                 std::int32_t component)
{
    const std::int32_t stage = graph[component].stage;
    return stage >= 0 && static_cast<std::size_t>(stage) < building.chain.size()
               ? &building.chain[static_cast<std::size_t>(stage)]
               : nullptr;
}

}  // namespace rw::ui
