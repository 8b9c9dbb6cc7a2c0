// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/behaviour/coincidence.h"
#include "power/rack.h"

#include <optional>
#include <vector>

namespace rw {

template <Number N>
struct BuildingResult;
template <Number N>
struct OnsiteResult;

/// A training step where many racks are fed, with what is there to flatten it. Unset where the workload knows no
/// steps, lacks a datum or its edges do not fit its period.
template <Number N>
struct StepBehaviour {
    std::optional<Power<N>> amplitude;
    std::optional<PowerRamp<N>> ramp;
    std::optional<Energy<N>> storage;      ///< usable, that is there; unset: none
    std::optional<Power<N>> remaining;     ///< amplitude behind the storage
    std::optional<PowerRamp<N>> remainingRamp;
    std::optional<Energy<N>> flattening;   ///< usable energy that flattens the whole step
    std::optional<Power<N>> charge;        ///< greatest power into that storage
    std::optional<Power<N>> discharge;
    std::optional<Power<N>> loss;          ///< mean, of that storage
};

/// How the load of a building's racks comes together (methods 1.4).
template <Number N>
struct LoadBehaviour {
    std::optional<Power<N>> meanPerRack;   ///< typical power
    std::optional<Power<N>> peakPerRack;
    std::optional<Power<N>> mean;          ///< of all racks, as is all below
    std::optional<Power<N>> peaks;         ///< sum
    std::optional<Power<N>> coincident;    ///< at the workload's quantile
    std::optional<Scalar<N>> coincidenceFactor;
    std::optional<Power<N>> limit;         ///< that the supply leaves to the racks
    std::optional<Scalar<N>> oversubscription;
    std::optional<Scalar<N>> overProbability;
    std::optional<Power<N>> meanCapped;
    std::optional<Scalar<N>> phaseUnbalance;  ///< of one unit at the chain's end, the redundancy used up; unset without
                                              ///< racks on fewer phases than three
    std::optional<Power<N>> heaviestPhase;
    StepBehaviour<N> step;
};

/// Racks of one kind on a building's supply.
template <Number N>
struct LoadGroup {
    const RackDesign* design = nullptr;
    const RackResult<N>* rack = nullptr;
    Count<N> racks;
};

/// One rack of a kind as the workload moves it: mean its typical power, deviation a share of that, correlation 1
/// in training. Unset while the rack's power or the workload's datum is.
template <Number N>
std::optional<behaviour::RackGroup<N>> rackGroup(const Workload& workload, const LoadGroup<N>& group);

/// Kinds of racks go together in training, as one job; else they are independent. The limit is the smaller of what
/// the halls in use may take and what the units at the chain's ends give when the redundancy is used up, less
/// network and storage, which draw steadily. A step is a share of the racks' design power.
template <Number N>
LoadBehaviour<N> evaluateLoadBehaviour(const Plan& plan, const Building& building,
                                       const std::vector<LoadGroup<N>>& groups, const BuildingResult<N>& result);

/// The steps of a site's buildings at its meter: all at once, as one job makes them. What stands behind the meter
/// and stores flattens what the storage in the buildings leaves.
template <Number N>
StepBehaviour<N> evaluateSiteStep(const Plan& plan, const Site& site, const Power<N>& systems,
                                  const Energy<N>& inBuildings, const std::vector<OnsiteResult<N>>& onsite);

/// Energy that evens steps out in the shelves of one rack, and in the units of a building's chain; 0 where nobody
/// states one.
template <Number N>
Energy<N> rackSmoothing(const Plan& plan, const RackDesign& design);
template <Number N>
Energy<N> chainSmoothing(const Plan& plan, const Building& building, const BuildingResult<N>& result);

/// Share of a building's IT power that each stage carries, its branches included.
std::vector<double> itCarried(const std::vector<ChainStage>& chain);

}  // namespace rw
