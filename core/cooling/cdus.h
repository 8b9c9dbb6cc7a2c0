// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/loops/loop_curve.h"
#include "plan/plan.h"

#include <optional>

// How many CDUs a coolant asks for, and what their pumps take (methods 3.4, 3.5).
namespace rw::cooling {

/// One in a rack hangs on its busbar, so that its pumps are IT, and no neighbour stands in for it.
inline bool inRack(const Cdu& cdu) { return cdu.kind == CduKind::InRack; }

/// Secondary flow of one at rating, m3/s; where its maker tells none, 1.5 L/min for each kilowatt. Capacity must be set.
double ratedFlow(const Cdu& cdu);
/// The same for whoever records.
template <Number N>
VolumeFlow<N> ratedFlowOf(const Cdu& cdu);

/// The fewest that carry a heat and a flow: a capacity holds at its flow, and whichever asks for more of them rules.
template <Number N>
Count<N> cdusFor(const Cdu& cdu, const Heat<N>& heat, const VolumeFlow<N>& flow);

/// The head that the coolant's loop asks of its pumps, where it could be laid out: of its fullest CDU.
struct PumpHead {
    LoopCurve curve;                  ///< of that CDU's loop
    std::optional<double> available;  ///< Pa, what the CDU offers at that flow
};

/// CDUs that share a flow.
template <Number N>
struct CduDuty {
    Count<N> units;
    VolumeFlow<N> flow;        ///< through all of them
    double designFlow = 0.0;   ///< m3/s, the same at the design hour
};
/// Electrical power of CDUs. Where the maker tells one it holds at rated flow, and below that the head falls to what
/// control valves hold; else it is what the loop's head takes by the plan's wire-to-water efficiency, and 0 without either.
template <Number N>
Power<N> cduPower(const CoolingPlant& plant, const std::string& building, const Cdu& cdu, const CduDuty<N>& duty, const PumpHead* head);

}  // namespace rw::cooling
