// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/delivery.h"

// The parts that delivery is worked out in; each reads what those before it found.
namespace rw::delivery {

inline Date plusDays(const Date& day, std::int64_t days) { return dateOfDay(dayNumber(day) + days); }
/// From one day to another; below zero: the other comes first.
inline std::int64_t daysBetween(const Date& from, const Date& to) { return dayNumber(to) - dayNumber(from); }

/// Racks of one cluster in one phase.
struct PlatformPart {
    std::string cluster;
    const RackDesign* design = nullptr;
    std::int64_t racks = 0;         ///< placed
    std::int64_t accelerators = 0;
    Power<> power;                  ///< on the plan's basis
};

/// Power at the meters of one entry of the plan's sites, of one phase.
struct SitePart {
    std::size_t site = 0;  ///< index of the sites' results
    double meterW = 0.0;
};

/// A phase as what comes after needs it.
struct PhasePart {
    const PhaseResult<double>* result = nullptr;
    Power<> power;                   ///< of its racks that found a place
    std::optional<Ramp> ramp;        ///< of that; unset: no dates, or a power that is not known
    std::vector<PlatformPart> platforms;
    std::vector<SitePart> sites;
    std::vector<std::int64_t> open;  ///< sites of each entry that are open from its start on
};

/// Phases with their ramps and platforms, and the sites they stand on. Sites open one after another in the plan's order, and
/// each phase's power at the meter follows its racks and their platform's power at the meter; all of it together is the
/// programme's. Where no site can be filled there are none.
std::vector<PhasePart> phaseParts(const DeliveryInput& in);

/// The plan's ramps, of those that have one.
std::vector<Ramp> rampsOf(const std::vector<PhasePart>& phases);
/// The same as they are expected.
std::vector<Ramp> expectedRamps(const std::vector<PhasePart>& phases, const std::vector<PhaseDelivery>& delivery);
PowerOverDays powerOverDays(const std::vector<PhasePart>& phases, const std::vector<PhaseDelivery>& delivery);

std::vector<SupplyCheck> supplyChecks(const DeliveryInput& in, const std::vector<PhasePart>& phases);
std::vector<GridCheck> gridChecks(const DeliveryInput& in, const std::vector<PhasePart>& phases);
/// Power that is not energised on a day, over all entries with dates.
Power<> gridMissing(const DeliveryInput& in, const std::vector<PhasePart>& phases, const Date& day);
/// The first day on which an entry has any power; unset: it has no date.
Date firstEnergised(const Site& site);

std::vector<LeadPath> leadPaths(const DeliveryInput& in, const std::vector<PhasePart>& phases);

std::vector<MilestoneResult> milestoneResults(const DeliveryInput& in, const std::vector<PhasePart>& phases,
                                              const std::vector<PhaseDelivery>& delivery);
std::vector<Released> releasedBy(const std::vector<MilestoneResult>& milestones);

}  // namespace rw::delivery
