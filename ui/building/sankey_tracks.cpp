// SPDX-License-Identifier: GPL-3.0-or-later
#include "sankey_tracks.h"

#include "base/assert.h"

#include <algorithm>

namespace rw::ui {
namespace {

constexpr int kSettlings = 12;

}  // namespace

SankeyTracks::SankeyTracks(const EnergyFlow& flow, SankeyOrder order) : m_flow(flow), m_order(std::move(order))
{
    joinTracks(true);
    // A bar and its lane may be wanted on different sides of a third; then none is straight with its bar.
    if (!sort()) {
        joinTracks(false);
        const bool sorted = sort();
        RW_ASSERT(sorted);
    }
}

void SankeyTracks::joinTracks(bool withBars)
{
    const std::size_t nodes = m_flow.nodes.size();
    m_trackOf.assign(m_order.slots.size(), 0);
    m_joined.assign(nodes, false);
    std::size_t tracks = nodes;
    std::vector<std::size_t> given(nodes, 0);
    for (const auto& link : m_flow.links)
        ++given[link.from];
    for (std::size_t i = 0; i < nodes; ++i)
        m_trackOf[i] = i;
    for (std::size_t i = 0; i < m_flow.links.size(); ++i) {
        if (m_order.threads[i].empty())
            continue;
        const std::size_t from = m_flow.links[i].from;
        const bool joined = withBars && given[from] == 1;
        if (joined)
            m_joined[from] = true;
        const std::size_t track = joined ? from : tracks++;
        for (const std::size_t slot : m_order.threads[i])
            m_trackOf[slot] = track;
    }
    m_tracks.assign(tracks, {});
    m_uppers.assign(tracks, {});
    for (const auto& layer : m_order.layers)
        for (std::size_t i = 1; i < layer.size(); ++i)
            m_uppers[m_trackOf[layer[i]]].push_back({layer[i - 1], layer[i]});
}

/// Kahn's order of what stands above what. False where that goes in a circle.
bool SankeyTracks::sort()
{
    std::vector<std::size_t> waits(m_tracks.size(), 0);
    std::vector<std::vector<std::size_t>> lowers(m_tracks.size());
    for (std::size_t t = 0; t < m_uppers.size(); ++t)
        for (const Above& pair : m_uppers[t]) {
            lowers[m_trackOf[pair.upper]].push_back(t);
            ++waits[t];
        }
    m_sorted.clear();
    for (std::size_t t = 0; t < m_tracks.size(); ++t)
        if (waits[t] == 0)
            m_sorted.push_back(t);
    for (std::size_t i = 0; i < m_sorted.size(); ++i)
        for (const std::size_t lower : lowers[m_sorted[i]])
            if (--waits[lower] == 0)
                m_sorted.push_back(lower);
    return m_sorted.size() == m_tracks.size();
}

double SankeyTracks::least(const Above& pair, const Gap& gap) const
{
    const SankeyTrack& upper = track(pair.upper);
    return upper.top + upper.height + upper.below + gap(m_order.slots[pair.upper], m_order.slots[pair.lower]) + track(pair.lower).above;
}

double SankeyTracks::pack(const Gap& gap)
{
    double bottom = 0.0;
    for (const std::size_t t : m_sorted) {
        SankeyTrack& track = m_tracks[t];
        track.top = track.above;
        for (const Above& pair : m_uppers[t])
            track.top = std::max(track.top, least(pair, gap));
        bottom = std::max(bottom, track.top + track.height + track.below);
    }
    return bottom;
}

void SankeyTracks::settle(const Gap& gap)
{
    for (int pass = 0; pass < kSettlings; ++pass)
        for (const auto& layer : m_order.layers)
            for (std::size_t i = layer.size(); i-- > 1;) {
                const std::size_t slot = layer[i];
                if (!m_order.slots[slot].bar || m_joined[slot])
                    continue;
                double sum = 0.0;
                double weight = 0.0;
                for (std::size_t l = 0; l < m_flow.links.size(); ++l) {
                    const auto& link = m_flow.links[l];
                    const auto& threads = m_order.threads[l];
                    if (link.from != slot && link.to != slot)
                        continue;
                    const std::size_t other = link.from == slot ? (threads.empty() ? link.to : threads.front())
                                                                : (threads.empty() ? link.from : threads.back());
                    sum += link.value * middle(other);
                    weight += link.value;
                }
                SankeyTrack& track = m_tracks[m_trackOf[slot]];
                if (weight <= 0.0)
                    continue;
                double most = sum / weight - track.height / 2.0;
                if (i + 1 < layer.size()) {
                    const SankeyTrack& next = this->track(layer[i + 1]);
                    most = std::min(most, next.top - next.above - gap(m_order.slots[slot], m_order.slots[layer[i + 1]]) - track.below - track.height);
                }
                track.top = std::max(most, least({layer[i - 1], slot}, gap));
            }
}

void SankeyTracks::moveBy(double y)
{
    for (SankeyTrack& track : m_tracks)
        track.top += y;
}

}  // namespace rw::ui
