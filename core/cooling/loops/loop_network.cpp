// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/loop_network.h"

#include <cmath>

namespace rw::cooling {

namespace {

/// m of head for each bar, with the specific gravity of Kv's definition on 1000 kg/m3: the density falls out.
constexpr double kHeadOfBar = 1e5 / (1000.0 * hydraulics::kGravity);
constexpr double kHour = 3600.0;

}  // namespace

std::string_view name(LoopPart part)
{
    switch (part) {
    case LoopPart::Pump: return "pump";
    case LoopPart::Main: return "main";
    case LoopPart::Header: return "header";
    case LoopPart::Manifold: return "manifold";
    case LoopPart::Branch: return "branch";
    case LoopPart::Hose: return "hose";
    case LoopPart::Coupling: return "coupling";
    case LoopPart::Rack: return "rack";
    case LoopPart::Strainer: return "strainer";
    case LoopPart::Exchanger: return "exchanger";
    case LoopPart::Isolation: return "isolation";
    case LoopPart::Control: return "control";
    case LoopPart::Balancing: return "balancing";
    case LoopPart::Rejection: return "rejection";
    }
    RW_ASSERT(false);
    return {};
}

LoopLosses::LoopLosses(const LoopNetwork& loop) : m_loop(loop), m_nodes(loop.network.nodes.size(), 0.0)
{
    m_laws.reserve(loop.links.size());
    for (const hydraulics::Link& link : loop.network.links) m_laws.emplace_back(link, loop.network);
}

std::vector<LoopLosses::Branch> LoopLosses::at(const LoopGroup& group, double share)
{
    // Loss from the supply's root to a node of the supply line, and from a node of the return line to the return's.
    for (const std::size_t k : group.supply) m_nodes[m_loop.links[k].from] = 0.0;
    for (const std::size_t k : group.returns) m_nodes[m_loop.links[k].to] = 0.0;
    for (const std::size_t k : group.supply) m_nodes[m_loop.links[k].to] = m_nodes[m_loop.links[k].from] + loss(k, share);
    for (const std::size_t k : group.returns) m_nodes[m_loop.links[k].from] = m_nodes[m_loop.links[k].to] + loss(k, share);
    std::vector<Branch> branches;
    branches.reserve(group.branches.size());
    for (const LoopBranch& b : group.branches) {
        Branch losses;
        losses.lines = m_nodes[b.supply] + m_nodes[b.returns];
        for (const std::size_t k : b.links) {
            const double h = loss(k, share);
            if (k == b.balancing) losses.balancing += h;
            else if (b.control && k == *b.control) losses.control += h;
            else losses.equipment += h;
        }
        branches.push_back(losses);
    }
    return branches;
}

double headOfKv(double kv, double flow)
{
    const double ratio = kHour * flow / kv;
    return kHeadOfBar * ratio * ratio;
}

double kvForHead(double head, double flow)
{
    return kHour * flow / std::sqrt(head / kHeadOfBar);
}

}  // namespace rw::cooling
