// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "programme/site_choice.h"

#include <stop_token>
#include <vector>

namespace rw {

/// A site of the plan as a candidate, with what the numbers do not tell.
struct PlanCandidate {
    CandidateNumbers numbers;
    Limit limit = Limit::None;    ///< what bounds a full site
    bool carbonAssumed = false;   ///< design power at its mean load and one carbon intensity, for want of a year of weather
    bool carbonKnown = true;      ///< false: it counts as none
    bool waterKnown = true;       ///< likewise
    bool costKnown = true;        ///< likewise: false where the plan's prices contradict themselves
};

/// Every site of the plan, in its order, each evaluated by itself and filled with the mix of all phases: what a building of it
/// holds, how many there are, its year in bins of the weather, its cost. A site that holds nothing has no buildings.
/// \p evaluation: of the plan; tells how far racks are loaded over a year.
std::vector<PlanCandidate> siteCandidates(const Plan& plan, const Evaluation& evaluation, std::stop_token cancel = {});
/// Their numbers alone, as chooseSites takes them.
std::vector<CandidateNumbers> candidatesOf(const std::vector<PlanCandidate>& candidates);

/// The plan with one of its sites, once, to be filled with the mix of all phases. \p evaluation: of the plan.
Plan planAlone(const Plan& plan, const Site& site, const Evaluation& evaluation);

/// IT power that must stand at the end of each phase, with all that end before it; undated phases come last. Empty where the
/// racks' power is not known.
std::vector<PeriodTarget> periodTargets(const Evaluation& evaluation);

}  // namespace rw
