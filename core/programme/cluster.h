// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <optional>
#include <string>

namespace rw {

/// A cluster of the plan's size with its scale-out network.
template <Number N>
struct ClusterResult {
    std::string id;
    std::string rackDesign;
    Count<N> accelerators;
    Count<N> racks;
    Count<N> endpoints;
    Count<N> tiers;
    Count<N> leaves;
    Count<N> spines;  ///< middle tier
    Count<N> cores;   ///< top tier of three
    Count<N> switches;
    Count<N> optics;
    Count<N> networkRacks;
    Power<N> networkPower;
    Heat<N> networkLiquidHeat;
    std::optional<Power<N>> systemsPower;
    bool reachable = true;  ///< false when three tiers of this switch are not enough
};

/// Ports of one switch that look down and up at the leaf, under an oversubscription (down : up).
struct LeafPorts {
    std::int64_t down = 0;
    std::int64_t up = 0;
};
LeafPorts leafPorts(std::int64_t radix, double oversubscription);

/// The most endpoints that a fabric of 1, 2 or 3 tiers joins: R, R d, R^2 d / 2 with d leaf ports down.
std::int64_t endpointsReached(std::int64_t tiers, std::int64_t radix, LeafPorts ports);

/// A fat tree by exact integers (methods: switches N/d + uplinks over R, which is 3N/R in two tiers and
/// 5N/R in three where nothing is oversubscribed).
struct FatTree {
    std::int64_t tiers = 0;
    std::int64_t leaves = 0;
    std::int64_t spines = 0;
    std::int64_t cores = 0;
    std::int64_t uplinks = 0;  ///< leaf to spine; as many again from spine to core in three tiers
    bool reachable = true;     ///< false when even three tiers do not reach

    std::int64_t switches() const { return leaves + spines + cores; }
    std::int64_t fabricLinks() const { return tiers == 3 ? 2 * uplinks : tiers == 2 ? uplinks : 0; }
};
/// \p tiers: a fixed number, or the fewest that reach.
FatTree fatTree(std::int64_t endpoints, std::int64_t radix, double oversubscription,
                std::optional<std::int64_t> tiers);

/// A cluster of the plan's size, or of so many accelerators (the last, partial one of a programme).
template <Number N>
ClusterResult<N> evaluateCluster(const Plan& plan, const Cluster& cluster, std::optional<Power<N>> rackPower,
                                 std::optional<std::int64_t> accelerators = std::nullopt);

}  // namespace rw
