// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/solve.h"

#include "base/assert.h"
#include "power/graph/full_solve.h"
#include "power/graph/index.h"
#include "power/graph/supply.h"

#include <algorithm>
#include <cmath>

namespace rw::power {

namespace {

}  // namespace

Solution solve(const PowerGraph& graph, std::span<const std::int32_t> failed,
               const SolveLimits& limits)
{
    const Network network(graph);
    std::vector<NetworkState> settled(at(graph.size()));
    for (std::int32_t index : failed) {
        RW_ASSERT(index >= 0 && index < graph.size());
        settled[at(network.rankOf(index))].failed = true;
    }
    std::vector<NetworkState> holding = settled;
    const Convergence convergence = solveStates(network, Phase::Settled, limits, settled);

    Solution s;
    s.converged = convergence.converged;
    s.iterations = convergence.iterations;
    s.components.resize(at(graph.size()));
    for (std::int32_t rank = 0; rank < network.size(); ++rank) {
        const NetworkState& n = settled[at(rank)];
        const NetworkComponent& c = network[rank];
        ComponentFlow& flow = s.components[at(c.index)];
        flow.live = n.live;
        if (!n.live)
            continue;
        flow.outW = n.p;
        flow.outVar = n.q;
        flow.inW = n.pin;
        flow.inVar = n.qin;
        flow.lossW = n.pin - n.p;
        flow.loadFraction = network.loadFraction(rank, n);
        flow.voltagePu = std::sqrt(n.u);
        flow.dropPu = c.regulated ? 0.0 : network.inputVoltagePu(rank, settled) - flow.voltagePu;
        s.lossW += flow.lossW;
        if (c.source)
            s.inW += flow.inW;
    }
    for (std::int32_t i = 0; i < graph.size(); ++i) {
        const double fraction = s.components[at(i)].loadFraction;
        s.worstLoadFraction = std::max(s.worstLoadFraction, fraction);
        if (isOverload(fraction))
            s.overloads.push_back({i, fraction});
    }

    // Batteries matter only where a load is not on a source that runs already.
    SupplyFinder supply(network);
    const bool waits =
        std::any_of(graph.loads().begin(), graph.loads().end(), [&](std::int32_t index) {
            return settled[at(network.rankOf(index))].back > 0.0;
        });
    if (waits) {
        const Convergence held = solveStates(network, Phase::Holding, limits, holding);
        s.converged = s.converged && held.converged;
        for (std::int32_t rank = 0; rank < network.size(); ++rank) {
            const NetworkState& h = holding[at(rank)];
            const bool called =
                h.live && !network[rank].source && h.chosen < 0 && h.perWeight == 0.0;
            if (called)
                s.components[at(network[rank].index)].batteryS =
                    h.p > 0.0 ? network[rank].energyJ / h.p : kNoLimit;
        }
    }

    for (const std::string& group : graph.groups())
        s.groups.push_back({group});
    for (std::int32_t index : graph.loads()) {
        const std::int32_t rank = network.rankOf(index);
        const double power = graph[index].load.loadW;
        LoadFlow load{index};
        if (waits) {
            const Supply gap =
                supply(rank, settled, [&](std::int32_t r) { return holding[at(r)].p; });
            load.heldS = gap.until;
            load.backS = gap.until < kNoLimit ? gap.back : 0.0;
        }
        if (!settled[at(rank)].live)
            load.lostW = power;
        else {
            load.servedW = power;
            if (load.heldS < kNoLimit)
                load.interruptedW = power;
        }
        s.usefulW += load.servedW;
        s.lostW += load.lostW;
        s.interruptedW += load.interruptedW;
        s.heldS = std::min(s.heldS, load.heldS);
        GroupFlow& group = s.groups[at(graph.groupOf(index))];
        group.loadW += power;
        group.lostW += load.lostW;
        group.interruptedW += load.interruptedW;
        s.loads.push_back(load);
    }
    return s;
}

}  // namespace rw::power
