// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"

namespace rw {

/// The order in which sites are taken: as they stand in the plan, or by choosing among them all.
enum class SiteOrder { Plan, Best };
/// What the choice is best in.
enum class SelectionGoal { FewestSites, LeastCost, Earliest, LeastCarbon, LeastWater, Weighted };
/// Whether a site may be left out.
enum class SiteWish { Free, Must, Never };

/// The most that is built in a region.
struct RegionLimit {
    std::string id;
    std::string region;  ///< as sites name it
    PowerDatum power;    ///< IT power

    bool operator==(const RegionLimit&) const = default;
};

/// How sites are chosen among the plan's candidates.
struct SiteSelection {
    SiteOrder order = SiteOrder::Plan;
    SelectionGoal goal = SelectionGoal::FewestSites;
    // Of the weighted goal.
    FractionDatum siteWeight{0.0, unit::one};
    FractionDatum costWeight{1.0, unit::one};
    FractionDatum lateWeight{0.0, unit::one};
    FractionDatum carbonWeight{0.0, unit::one};
    FractionDatum waterWeight{0.0, unit::one};
    MoneyDatum budget;            ///< of what is built; unset: none
    FractionDatum withoutRegion;  ///< of the target, what stays when any one region is lost; unset: nothing is asked
    std::vector<RegionLimit> regionLimits;
    FractionDatum gap{0.001, unit::one};  ///< the search ends when its answer is within this of the bound
    std::int64_t nodes = 2000;           ///< and after as many nodes

    bool operator==(const SiteSelection&) const = default;
};

template <> const ObjectType& typeOf<RegionLimit>();
template <> const ObjectType& typeOf<SiteSelection>();

}  // namespace rw
