// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "power/electrical/conductor.h"

#include <optional>
#include <string>

namespace rw {

/// The conductors that bring each unit of a stage its power.
template <Number N = double>
struct ConductorLine {
    ResistancePerLength<N> resistance;
    ResistancePerLength<N> reactance;
    Count<N> runs;
    electrical::Impedance<N> impedance;  ///< of all runs, at the stage's (mean) length

    /// The same at another length.
    std::optional<electrical::Impedance<N>> at(const Length<N>& length) const;
};

/// None where conductor, cross-section or length are not given. \p system: null outside buildings; its conductor
/// temperature counts, or 70 °C (assumed). \p owner: path of the object that holds the chain, for derivations.
template <Number N>
std::optional<ConductorLine<N>> conductorLine(const ChainStage& stage, const Conductor* conductor, const PowerSystem* system,
                                              const std::string& owner);

}  // namespace rw
