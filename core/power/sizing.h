// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/chain.h"
#include "power/electrical/breaker.h"
#include "power/electrical/conductor_size.h"

#include <optional>
#include <vector>

namespace rw {

/// The breaker rule that goes with a code's rule for continuous load.
electrical::BreakerRule breakerRule(ContinuousRule rule);

/// What the input of one unit of a stage is to be protected and fed by: a proposal from nominal series, for what the
/// unit takes once as many others are lost as the redundancy allows. Up to 1,000 V; above, protection is by relays
/// and no series applies.
struct StageSizing {
    std::optional<Current<>> current;                 ///< at its input; unset where no voltage is known there
    std::optional<electrical::Breaker> breaker;       ///< no interrupting rating where the short circuit is not known
    std::optional<Error> breakerProblem;              ///< why there is none: beyond the series
    std::optional<electrical::SizeChoice> conductor;  ///< copper, by assumed ampacities; where the stage has a length
    std::optional<Error> conductorProblem;
};

enum class SizingParts { Breakers, All };

/// One for each stage of a building's chain, in its order.
std::vector<StageSizing> sizingOf(const std::vector<ChainStage>& chain, const PowerSystem& system,
                                  const std::vector<StageResult<double>>& results,
                                  SizingParts parts = SizingParts::All);

/// What more a stage may give off, its power factor as it is, until its redundancy no longer holds; where it has none
/// that is limited, until its units are at their rating. Below zero where that is passed; unset without a rating.
std::optional<Power<>> headroom(const ChainStage& stage, const StageResult<double>& result);

/// The current at one unit's input, as in StageSizing.
std::optional<Current<>> inputCurrent(const std::vector<ChainStage>& chain, const ChainShape& shape,
                                      const PowerSystem* system, const std::vector<StageResult<double>>& results,
                                      std::size_t stage);

}  // namespace rw
