// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/head_loss.h"

#include <optional>
#include <string>
#include <vector>

namespace rw::cooling {

enum class LoopPart {
    Pump, Main, Header, Manifold, Branch, Hose, Coupling, Rack, Strainer, Exchanger, Isolation, Control, Balancing, Rejection
};
std::string_view name(LoopPart part);  ///< "pump", "main", ...

/// What a link of a generated loop is.
struct LoopLink {
    LoopPart part;
    std::size_t from;
    std::size_t to;
    double flow;      ///< m3/s at design, of this link
    int dn = 0;       ///< of a steel pipe
    int elbows = 0;
    int tees = 0;     ///< that it ends in
};

/// Links in series between a supply line and a return line.
struct LoopBranch {
    std::string id;
    std::size_t supply;   ///< node
    std::size_t returns;  ///< node
    std::vector<std::size_t> links;
    std::size_t balancing;
    std::optional<std::size_t> control{};
    double flow;  ///< m3/s at design, of all its links
};

/// Branches in parallel with the lines that lead to them. Each step gives the head of one more node.
struct LoopGroup {
    std::vector<std::size_t> supply;   ///< links outwards from the supply's root
    std::vector<std::size_t> returns;  ///< links inwards to the return's root, last ones first
    std::vector<LoopBranch> branches;
};

/// A generated loop: the pump lifts from the suction, where the expansion vessel holds the pressure, to the first
/// group's supply root; the groups follow each other to the suction. With the flow of each branch known, so is that
/// of each link, and heads need no solving.
struct LoopNetwork {
    hydraulics::Network network;
    std::vector<LoopLink> links;  ///< as the network's
    std::vector<LoopGroup> groups;
    std::size_t pump = 0;     ///< link
    std::size_t suction = 0;  ///< node
};

/// Losses of a loop with every branch at the same share of its design flow, in metres.
class LoopLosses {
public:
    explicit LoopLosses(const LoopNetwork& loop);

    struct Branch {
        double lines = 0.0;      ///< of supply and return lines up to it
        double equipment = 0.0;  ///< of all its links but its valves
        double control = 0.0;
        double balancing = 0.0;

        double all() const { return lines + equipment + control + balancing; }
    };
    /// Of each branch of a group.
    std::vector<Branch> at(const LoopGroup& group, double share);

private:
    double loss(std::size_t link, double share) { return m_laws[link].at(m_loop.links[link].flow * share).loss; }

    const LoopNetwork& m_loop;
    std::vector<hydraulics::HeadLoss> m_laws;
    std::vector<double> m_nodes;
};

/// Head of a valve of a Kv at a flow (m3/s), m, and the other way round.
double headOfKv(double kv, double flow);
double kvForHead(double head, double flow);

}  // namespace rw::cooling
