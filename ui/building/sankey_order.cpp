// SPDX-License-Identifier: GPL-3.0-or-later
#include "sankey_order.h"

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

constexpr double kAnyCrossing = 0.02;  // of the thinnest, against one of all that flows
constexpr int kPasses = 8;

int rankOf(EnergyFlow::Kind kind)
{
    using Kind = EnergyFlow::Kind;
    switch (kind) {
    case Kind::Power: return 0;
    case Kind::It: return 1;
    case Kind::Liquid: return 2;
    case Kind::Air: return 3;
    case Kind::Sky: return 2;
    case Kind::Reuse: return 5;
    case Kind::Cooling: return 4;
    case Kind::Loss: return 6;
    case Kind::House: break;
    }
    return 7;
}

class Orderer {
public:
    explicit Orderer(const EnergyFlow& flow) : m_flow(flow) {}

    SankeyOrder run()
    {
        makeSlots();
        double cost = crossings();
        for (int pass = 0; pass < kPasses && cost > 0.0; ++pass) {
            const double before = cost;
            for (auto& layer : m_bars)
                cost = exchange(layer, cost);
            cost = exchange(m_lanes, cost);
            if (cost >= before)
                break;
        }
        place();
        return std::move(m_out);
    }

private:
    struct Edge {
        std::size_t from = 0;
        std::size_t to = 0;
        double value = 0.0;
    };

    void makeSlots()
    {
        int last = 0;
        for (const auto& node : m_flow.nodes)
            last = std::max(last, node.column);
        const auto columns = static_cast<std::size_t>(last) + 1;
        m_bars.resize(columns);
        m_out.layers.resize(columns);
        m_edges.resize(columns);
        for (std::size_t i = 0; i < m_flow.nodes.size(); ++i) {
            m_out.slots.push_back({true, i, m_flow.nodes[i].column});
            m_bars[static_cast<std::size_t>(m_flow.nodes[i].column)].push_back(i);
        }
        for (auto& layer : m_bars)
            std::stable_sort(layer.begin(), layer.end(), [&](std::size_t a, std::size_t b) { return rankOf(m_flow.nodes[a].kind) < rankOf(m_flow.nodes[b].kind); });
        m_out.threads.resize(m_flow.links.size());
        for (std::size_t i = 0; i < m_flow.links.size(); ++i) {
            const auto& link = m_flow.links[i];
            std::size_t at = link.from;
            int layer = m_flow.nodes[link.from].column;
            const auto join = [&](std::size_t to) {
                m_edges[static_cast<std::size_t>(layer)].push_back({at, to, link.value});
                at = to;
                ++layer;
            };
            while (layer + 1 < m_flow.nodes[link.to].column) {
                m_out.slots.push_back({false, i, layer + 1});
                m_out.threads[i].push_back(m_out.slots.size() - 1);
                join(m_out.slots.size() - 1);
            }
            join(link.to);
            if (!m_out.threads[i].empty())
                m_lanes.push_back(i);
        }
        // What ends first stands above, so that the others need not be crossed on the way up.
        std::stable_sort(m_lanes.begin(), m_lanes.end(), [&](std::size_t a, std::size_t b) {
            return m_flow.nodes[m_flow.links[a].to].column < m_flow.nodes[m_flow.links[b].to].column;
        });
    }

    void place()
    {
        for (std::size_t k = 0; k < m_bars.size(); ++k)
            m_out.layers[k] = m_bars[k];
        for (const std::size_t lane : m_lanes)
            for (const std::size_t slot : m_out.threads[lane])
                m_out.layers[static_cast<std::size_t>(m_out.slots[slot].layer)].push_back(slot);
    }

    /// The thicker what crosses, the worse.
    double crossings()
    {
        place();
        std::vector<std::size_t> rank(m_out.slots.size());
        for (const auto& layer : m_out.layers)
            for (std::size_t i = 0; i < layer.size(); ++i)
                rank[layer[i]] = i;
        double sum = 0.0;
        for (const auto& edges : m_edges)
            for (std::size_t i = 0; i < edges.size(); ++i)
                for (std::size_t j = i + 1; j < edges.size(); ++j) {
                    const std::size_t a = rank[edges[i].from], b = rank[edges[i].to], c = rank[edges[j].from], d = rank[edges[j].to];
                    if ((a < c && b > d) || (a > c && b < d))
                        sum += kAnyCrossing + std::sqrt(edges[i].value * edges[j].value) / m_flow.in;
                }
        return sum;
    }

    /// Neighbours that are better the other way round are exchanged; so is one with several at once.
    double exchange(std::vector<std::size_t>& list, double cost)
    {
        for (std::size_t i = 0; i < list.size(); ++i)
            for (std::size_t to = 0; to < list.size(); ++to) {
                if (to == i)
                    continue;
                const std::vector<std::size_t> before = list;
                const auto from = list.begin() + static_cast<std::ptrdiff_t>(i);
                const auto at = list.begin() + static_cast<std::ptrdiff_t>(to);
                if (to > i)
                    std::rotate(from, from + 1, at + 1);
                else
                    std::rotate(at, from, from + 1);
                const double now = crossings();
                if (now < cost - 1e-9)
                    cost = now;
                else
                    list = before;
            }
        return cost;
    }

    const EnergyFlow& m_flow;
    std::vector<std::vector<std::size_t>> m_bars;  ///< nodes of each column
    std::vector<std::size_t> m_lanes;              ///< links that pass a column
    std::vector<std::vector<Edge>> m_edges;        ///< from each column to the next
    SankeyOrder m_out;
};

}  // namespace

SankeyOrder sankeyOrder(const EnergyFlow& flow)
{
    return Orderer(flow).run();
}

}  // namespace rw::ui
