// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/full_solve.h"
#include "power/graph/network.h"
#include "power/graph/rank_set.h"
#include "power/graph/supply.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace rw::power {

/// The states of a network under a stack of failures, each re-solved from the one before by visiting
/// only what changes. pop() brings back the state before bit for bit, so what a failure shows does not
/// depend on those tried earlier.
class OutageStates {
public:
    OutageStates(const Network& network, Phase phase, const SolveLimits& limits);

    void push(std::int32_t failedRank);
    void pop();
    std::size_t depth() const { return m_levels.size(); }

    const std::vector<NetworkState>& states() const { return m_states; }
    bool converged() const { return m_unfinished == 0 && m_collapsed.empty(); }
    const RankSet& waitingLoads() const { return m_waitingLoads; }  ///< loads with back > 0
    const RankSet& deadLoads() const { return m_deadLoads; }
    /// The ranks whose state is not that without failures; one may stand twice.
    const std::vector<std::pair<std::int32_t, NetworkState>>& changed() const { return m_undo; }
    bool isChanged(std::int32_t rank) const { return m_times[static_cast<std::size_t>(rank)] != 0; }

private:
    struct Level {
        std::size_t undoBegin;
        bool finished;
    };
    NetworkState& touch(std::int32_t rank);
    void classify(std::int32_t rank);

    const Network* m_network;
    Phase m_phase;
    SolveLimits m_limits;
    std::vector<NetworkState> m_states;
    std::vector<std::pair<std::int32_t, NetworkState>> m_undo;
    std::vector<std::uint8_t> m_times;   ///< how often a rank stands in m_undo
    std::vector<std::uint64_t> m_stamp;  ///< the push that touched a rank last
    std::uint64_t m_pushes = 0;
    std::vector<Level> m_levels;
    std::int32_t m_unfinished = 0;  ///< pushes that ran into the limit of iterations
    RankSet m_energise, m_draw, m_voltage;
    RankSet m_waitingLoads, m_deadLoads, m_collapsed;
};

/// What a set of failures does, as the sweeps rank it.
struct OutageEffect {
    double lostW = 0.0;
    double interruptedW = 0.0;
    double worstLoadFraction = 0.0;
    double heldS = kNoLimit;
    bool converged = true;
};

/// Settled and, only where some battery is called upon, holding states together.
class Outages {
public:
    explicit Outages(const Network& network, const SolveLimits& limits);

    void push(std::int32_t failedRank);
    void pop();
    OutageEffect effect();
    std::vector<Overload> overloads() const;  ///< by index
    const OutageStates& settled() const { return m_settled; }

private:
    const OutageStates& holding();

    const Network* m_network;
    SolveLimits m_limits;
    OutageStates m_settled;
    std::optional<OutageStates> m_holding;
    SupplyFinder m_supply;
    std::vector<std::int32_t> m_failed;
    std::vector<std::pair<double, std::int32_t>> m_byFraction;  ///< without failures, highest first
};

}  // namespace rw::power
