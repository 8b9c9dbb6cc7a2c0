// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/loops/loop_network.h"
#include "plan/piping.h"

namespace rw::cooling {

/// Sets the valves of a group: control valves at the Kv that gives each its authority, then balancing valves, which take
/// what is left over. The farthest branch sets what stands over it by its authority; nearer to the pumps more stands
/// over a branch, and its valve is smaller. Gives the group's head, m.
double balanceGroup(LoopNetwork& loop, const LoopGroup& group, const Piping& piping);

/// Head that a balanced loop needs with every branch at a share of its flow, m.
class PartLoad {
public:
    PartLoad(const LoopNetwork& loop, HeldPressure held);

    double design() const { return m_design; }
    std::size_t farthest() const { return m_far; }      ///< branch of the first group
    double overFarthest() const { return m_overFar; }   ///< m over it at design
    double at(double share);

private:
    const LoopNetwork& m_loop;
    HeldPressure m_held;
    LoopLosses m_losses;
    double m_design = 0.0;
    std::size_t m_far = 0;
    double m_overFar = 0.0;
};

}  // namespace rw::cooling
