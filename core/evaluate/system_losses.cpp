// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/system_losses.h"

#include "power/graph/solve.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// Units of a stage, system by system.
std::vector<std::vector<std::int32_t>> systemsOf(const power::PowerGraph& graph, std::int32_t stage)
{
    std::vector<std::vector<std::int32_t>> systems;
    for (std::int32_t i = 0; i < graph.size(); ++i) {
        if (graph[i].stage != stage || graph[i].system < 0) continue;
        const auto system = static_cast<std::size_t>(graph[i].system);
        if (systems.size() <= system) systems.resize(system + 1);
        systems[system].push_back(i);
    }
    return systems;
}

double output(const power::PowerGraph& graph, const power::Solution& s, std::int32_t unit)
{
    const power::ComponentFlow& flow = s.components[static_cast<std::size_t>(unit)];
    return graph[unit].ratedInVa ? std::hypot(flow.outW, flow.outVar) : flow.outW;
}

}  // namespace

std::vector<SystemLoss> systemLosses(const power::PowerGraph& graph, const Building& building)
{
    std::vector<SystemLoss> losses;
    for (std::size_t i = 0; i < building.chain.size(); ++i) {
        const auto systems = systemsOf(graph, static_cast<std::int32_t>(i));
        if (systems.size() < 2) continue;
        SystemLoss loss;
        loss.stage = building.chain[i].id;
        loss.systems = static_cast<std::int64_t>(systems.size());
        for (const auto& units : systems)
            for (const std::int32_t unit : units) loss.installed += graph[unit].rating;
        if (!std::isfinite(loss.installed)) continue;
        loss.usable = loss.installed;
        for (std::size_t lost = 0; lost < systems.size(); ++lost) {
            const power::Solution after = power::solve(graph, systems[lost]);
            loss.lostW = std::max(loss.lostW, after.lostW);
            double carried = 0.0;
            double worst = 0.0;
            for (std::size_t stays = 0; stays < systems.size(); ++stays) {
                if (stays == lost) continue;
                for (const std::int32_t unit : systems[stays]) {
                    carried += output(graph, after, unit);
                    const double fraction = after.components[static_cast<std::size_t>(unit)].loadFraction;
                    worst = std::max(worst, fraction);
                    if (fraction <= loss.worstLoadFraction) continue;
                    loss.worstLoadFraction = fraction;
                    loss.worstUnit = graph[unit].id;
                }
            }
            loss.usable = std::min(loss.usable, worst > 0.0 ? carried / worst : 0.0);
        }
        const auto n = static_cast<double>(loss.systems);
        loss.byCount = loss.installed * (n - 1.0) / n;
        losses.push_back(std::move(loss));
    }
    return losses;
}

}  // namespace rw
