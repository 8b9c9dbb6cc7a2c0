// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/graph.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace rw::power {

/// When the sweeps of a solution stop. Both are counts and ratios, never time.
struct SolveLimits {
    double tolerance = 1e-12;       ///< largest relative change of a power or voltage, > 0
    std::int32_t iterations = 100;  ///< >= 1
};

/// One component once standby sources have started and batteries are empty. All 0 where it is dead.
struct ComponentFlow {
    bool live = false;
    double outW = 0.0, outVar = 0.0;  ///< the consumption at the component itself included
    double inW = 0.0, inVar = 0.0;  ///< drawn from its feeds; of a source: what it gives and loses
    double lossW = 0.0;             ///< inW - outW, >= 0
    double loadFraction = 0.0;      ///< of its rating (of VA where rated in VA); 0 without a rating
    double voltagePu = 0.0;         ///< at the output, of nominal
    double dropPu = 0.0;    ///< input less output voltage; 0 where power electronics hold it
    double batteryS = 0.0;  ///< s its battery lasts at the load just after the failure; 0 when
                            ///< it is not called upon; no limit at no load
};

/// One load.
struct LoadFlow {
    std::int32_t component = -1;
    double servedW = 0.0;
    double lostW = 0.0;         ///< it has no source any more
    double interruptedW = 0.0;  ///< batteries end before a standby source is ready to serve it
    double heldS = kNoLimit;  ///< s from the failure to the loss or interruption; no limit = none
    double backS = 0.0;       ///< s from the failure until it is served for good; no limit = never
};

struct GroupFlow {
    std::string group;
    double loadW = 0.0, lostW = 0.0, interruptedW = 0.0;
};

struct Overload {
    std::int32_t component = -1;
    double loadFraction = 0.0;  ///< > 1
    bool operator==(const Overload&) const = default;
};

/// Above the rating by more than rounding.
inline bool isOverload(double loadFraction) { return loadFraction > 1.0 + 1e-9; }

struct Solution {
    std::vector<ComponentFlow> components;  ///< by index
    std::vector<LoadFlow> loads;            ///< in order of PowerGraph::loads()
    std::vector<GroupFlow> groups;          ///< in order of PowerGraph::groups()
    std::vector<Overload> overloads;        ///< by index. An overloaded component is not tripped
    double inW = 0.0;                       ///< of all sources: usefulW + lossW to 1e-9
    double usefulW = 0.0, lossW = 0.0;
    double lostW = 0.0, interruptedW = 0.0;
    double heldS = kNoLimit;  ///< the least of all loads
    double worstLoadFraction = 0.0;
    bool converged = true;  ///< false: iterations ended, or a voltage collapsed
    std::int32_t iterations = 0;
};

/// The state of a one-line with some components out (by index; twice is once). Load-to-source sweep of
/// P and Q with P_in = P_out + a0 + a1 P + a2 P^2 + R I^2 (methods 0, 2.1), source-to-load sweep of the
/// voltage, repeated until \p limits.
///
/// A failed component has a dead output; a fault current that trips others is not modelled. Where
/// several feeds share, the voltage is their weighted mean and the shares are the weights, whatever
/// their impedances. Battery time is energy / power just after the failure, power held constant;
/// recharging is left out. An index that is not there is a ProgramError.
Solution solve(const PowerGraph& graph, std::span<const std::int32_t> failed = {},
               const SolveLimits& limits = {});

}  // namespace rw::power
