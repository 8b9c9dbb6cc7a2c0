// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/loop_balance.h"

#include <algorithm>

namespace rw::cooling {

namespace {

using namespace hydraulics;

/// m over a control valve that asks for no authority: it has some bore.
constexpr double kLeastControl = 1e-3;

double mostOf(const std::vector<LoopLosses::Branch>& losses)
{
    double most = 0.0;
    for (const auto& b : losses) most = std::max(most, b.all());
    return most;
}

std::size_t farthestOf(const std::vector<LoopLosses::Branch>& losses)
{
    const auto far = std::max_element(losses.begin(), losses.end(), [](const auto& a, const auto& b) {
        return a.lines + a.equipment < b.lines + b.equipment;
    });
    return static_cast<std::size_t>(far - losses.begin());
}

Valve& valveOf(LoopNetwork& loop, std::size_t link) { return std::get<Valve>(loop.network.links[link].part); }

}  // namespace

double balanceGroup(LoopNetwork& loop, const LoopGroup& group, const Piping& piping)
{
    const double authority = *piping.controlAuthority.si;
    const double least = headOf(Pressure<>::fromSi(*piping.balancingDrop.si), loop.network.liquid.density).si();
    std::vector<LoopLosses::Branch> losses = LoopLosses(loop).at(group, 1.0);
    double head = 0.0;
    for (std::size_t i = 0; i < losses.size(); ++i) {
        const LoopBranch& b = group.branches[i];
        losses[i].balancing = 0.0;
        if (b.control)
            losses[i].control = std::max(authority / (1.0 - authority) * (losses[i].equipment + least), kLeastControl);
        head = std::max(head, losses[i].all() + least);
    }
    for (std::size_t i = 0; i < losses.size(); ++i) {
        const LoopBranch& b = group.branches[i];
        if (b.control) {
            losses[i].control = std::max(authority * (head - losses[i].lines), kLeastControl);
            valveOf(loop, *b.control).kv = kvForHead(losses[i].control, b.flow);
        }
        valveOf(loop, b.balancing).kv = kvForHead(head - losses[i].all(), b.flow);
    }
    return head;
}

PartLoad::PartLoad(const LoopNetwork& loop, HeldPressure held) : m_loop(loop), m_held(held), m_losses(loop)
{
    for (const LoopGroup& group : loop.groups) m_design += mostOf(m_losses.at(group, 1.0));
    const auto first = m_losses.at(loop.groups.front(), 1.0);
    m_far = farthestOf(first);
    m_overFar = mostOf(first) - first[m_far].lines;
}

double PartLoad::at(double share)
{
    if (m_held == HeldPressure::PumpHead) return m_design;
    double head = 0.0;
    for (std::size_t i = 0; i < m_loop.groups.size(); ++i) {
        const LoopGroup& group = m_loop.groups[i];
        const auto losses = m_losses.at(group, share);
        if (i == 0 && m_held == HeldPressure::FarthestBranch) {
            head += losses[m_far].lines + m_overFar;
            continue;
        }
        // Valves as they stand: flows shift a little between branches whose losses bend differently, and the head is
        // their mean by flow to second order.
        double weighted = 0.0, flow = 0.0;
        for (std::size_t b = 0; b < losses.size(); ++b) {
            weighted += losses[b].all() * group.branches[b].flow;
            flow += group.branches[b].flow;
        }
        head += weighted / flow;
    }
    return head;
}

}  // namespace rw::cooling
