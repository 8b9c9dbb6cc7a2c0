// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

#include <optional>
#include <stop_token>

namespace rw {

/// A plan with its sites in the order in which they are best taken, and how that was found.
struct ChosenPlan {
    Plan plan;
    std::optional<SiteChoice> choice{};  ///< unset: the plan takes its sites as they stand, or there was an error
    std::optional<Error> error{};
};

/// The plan with its sites in a first order, for as long as a choice is not made: those that must be in, then the largest
/// contracts, or the earliest, cheapest or cleanest grids where those are the goal. It rests on what the plan says of a
/// site alone, and costs nothing. Without a wish for the best sites the plan as it is.
Plan inFirstOrder(const Plan& plan);

/// Chooses among the plan's sites where it asks for the best of them. Sites that are in come first, by when they begin, as
/// often as they are in; those that are out stay in the list and are never taken. Without a choice the plan as it is.
/// Each site is filled as far as its bounds allow before the next one: its order is the choice's, not its buildings' number.
ChosenPlan chooseSitesOf(const Plan& plan, ChoiceDepth depth = ChoiceDepth::Exact, std::stop_token cancel = {});

}  // namespace rw
