// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/electrical/three_phase.h"

#include <array>
#include <cstddef>
#include <vector>

// Single-phase loads, line to neutral, on the three phases of a feed.
namespace rw::electrical {

struct PhaseAssignment {
    std::vector<std::size_t> phase{};  ///< 0, 1 or 2, one a load, in the order given
    std::array<Power<>, 3> load{};     ///< sum of each phase
    /// No assignment has a heaviest phase below this: max(sum / 3, largest load).
    Power<> lowerBound{};

    Power<> heaviest() const;
};

/// Spreads loads so that the heaviest phase is light: longest processing time first (at most 4/3 -
/// 1/9 of the best, Graham 1969), then moves and exchanges between two phases while the sum of
/// squares falls. Deterministic; equal loads keep their order. Refuses a load < 0 or not finite.
Result<PhaseAssignment> balancePhases(const std::vector<Power<>>& loads);

/// Current in the neutral, A, of three loads at line-to-neutral voltage: the phasor sum at the
/// fundamental. Harmonics of order three add to it and are not counted. Refuses V <= 0 or P < 0.
template <Number N>
Result<Current<N>> neutralCurrent(const std::array<ComplexPower<N>, 3>& loads,
                                  const Voltage<N>& lineToNeutral);

/// Largest deviation from the mean, of the mean: 0 balanced, 2 all on one phase; 0 without load.
/// Refuses a load < 0.
template <Number N>
Result<Scalar<N>> phaseUnbalance(const std::array<Power<N>, 3>& loads);

}  // namespace rw::electrical
