// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/graph.h"

#include <cstdint>
#include <vector>

namespace rw::power {

/// Which sources give power. After a failure batteries hold first; later they are empty and standby
/// sources have started.
enum class Phase { Holding, Settled };

/// A component as the solver reads it, at its rank in PowerGraph::order(): constants in one place and
/// neighbours by rank, those of lower rank upstream.
struct NetworkComponent {
    double a0, a1, a2;
    double q0, q2;
    double r, x;      ///< of the nominal voltage squared: 1/W
    double inputTan;  ///< Q/P of a fixed input power factor
    double loadW, loadVar;
    double energyJ;  ///< of its battery
    double rating;
    double sourceU;  ///< square of the source voltage, pu^2
    double startS;
    std::int32_t feedBegin, feedEnd;
    std::int32_t childBegin, childEnd;
    std::int32_t required;
    std::int32_t index;  ///< in the PowerGraph
    bool transfer, source, standby, regulated, lossOfApparent, ratedInVa, impedance;
};

struct NetworkFeed {
    std::int32_t from;
    double weight;
};

struct NetworkChild {
    std::int32_t to;
    std::int32_t feed;  ///< position in feeds of the arrow to that child
    double weight;
    bool regulated;  ///< the child's output voltage does not follow
};

/// The state of one component: one cache line.
struct NetworkState {
    double p = 0.0, q = 0.0;      ///< output, W and var
    double pin = 0.0, qin = 0.0;  ///< drawn from its feeds, or given by its battery or source
    double u = 0.0;               ///< square of the output voltage, pu^2
    double perWeight = 0.0;       ///< 1 / sum of the weights that share
    double back = kNoLimit;    ///< s until the output has power without a battery; no limit = never
    std::int32_t chosen = -1;  ///< feed of a Transfer rule
    bool live = false;
    bool failed = false;
    bool collapsed = false;  ///< no voltage can carry its power

    double apparent() const;  ///< VA
    bool operator==(const NetworkState&) const = default;
};

/// The equations of one component. Every solver calls these, so that an incremental solution and a
/// full one differ only in what they leave out because it did not change.
class Network {
public:
    explicit Network(const PowerGraph& graph);

    std::int32_t size() const { return static_cast<std::int32_t>(m_components.size()); }
    const NetworkComponent& operator[](std::int32_t rank) const
    {
        return m_components[static_cast<std::size_t>(rank)];
    }
    const NetworkFeed* feeds() const { return m_feeds.data(); }
    const NetworkChild* children() const { return m_children.data(); }
    std::int32_t rankOf(std::int32_t index) const
    {
        return m_rankOf[static_cast<std::size_t>(index)];
    }
    bool hasImpedance() const { return m_hasImpedance; }

    /// Whether the output has power, from which feeds, and after how long.
    void energise(std::int32_t rank, Phase phase, std::vector<NetworkState>& states) const;
    /// Output and input power from the draws of the children.
    void draw(std::int32_t rank, std::vector<NetworkState>& states) const;
    /// The square of the output voltage from that of the feeds. Where no voltage can carry the power
    /// (collapse) it stays at the least that can be reached.
    void voltage(std::int32_t rank, std::vector<NetworkState>& states) const;
    double inputVoltagePu(std::int32_t rank, const std::vector<NetworkState>& states) const;
    /// Of the rating; 0 without a rating.
    double loadFraction(std::int32_t rank, const NetworkState& state) const;

private:
    std::vector<NetworkComponent> m_components;
    std::vector<NetworkFeed> m_feeds;
    std::vector<NetworkChild> m_children;
    std::vector<std::int32_t> m_rankOf;
    bool m_hasImpedance = false;
};

}  // namespace rw::power
