// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/loops/loop_distances.h"
#include "cooling/loops/loop_network.h"
#include "cooling/loops/pipe_sizes.h"

namespace rw::cooling {

/// Drop over flow of plate exchangers and coils: between laminar and turbulent, as cold plates (methods 3.3). Grade assumed.
inline constexpr double kExchangerExponent = 1.8;

/// One rack on a CDU's loop.
struct RackBranch {
    double flow;         ///< m3/s
    Pressure<> drop;     ///< at that flow
    double exponent;
};

/// One CDU's loop: a header past rows, a manifold along each, racks between. Valves stand wide open and the pump gives
/// no head of its own yet: designing the loop sets both, from the losses along it.
LoopNetwork layOutCoolant(const Piping& piping, const LoopDistances& distances, const std::vector<RackBranch>& racks,
                          const PipeRules& rules);

struct FacilityBranches {
    std::int64_t cdus;
    double cduFlow;        ///< m3/s of one
    Pressure<> cduDrop;    ///< of its exchanger at that flow
    std::int64_t units;    ///< of heat rejection
};
/// One facility loop: pumps, a main past the CDUs, then heat rejection in parallel and back.
LoopNetwork layOutFacility(const Piping& piping, const LoopDistances& distances, const FacilityBranches& branches,
                           const PipeRules& rules);

}  // namespace rw::cooling
