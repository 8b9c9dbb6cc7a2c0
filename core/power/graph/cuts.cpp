// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/cuts.h"

#include "power/graph/index.h"

#include <algorithm>

namespace rw::power {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr std::size_t kBits = 64;

}  // namespace

CutFinder::CutFinder(const PowerGraph& graph, std::vector<char> fails)
    : m_graph(graph), m_fails(std::move(fails)), m_rank(at(graph.size())), m_place(at(graph.size()), -1)
{
    for (std::size_t k = 0; k < graph.order().size(); ++k) m_rank[at(graph.order()[k])] = static_cast<std::int32_t>(k);
}

/// The load and all that stands upstream of it.
void CutFinder::gather(std::int32_t load)
{
    for (const std::int32_t c : m_cone) m_place[at(c)] = -1;
    m_cone = {load};
    m_place[at(load)] = 0;
    for (std::size_t k = 0; k < m_cone.size(); ++k)
        for (const FeedFrom& f : m_graph[m_cone[k]].feeds) {
            if (m_place[at(f.component)] >= 0) continue;
            m_place[at(f.component)] = 0;
            m_cone.push_back(f.component);
        }
    std::sort(m_cone.begin(), m_cone.end(), [&](std::int32_t a, std::int32_t b) { return m_rank[at(a)] < m_rank[at(b)]; });
    for (std::size_t k = 0; k < m_cone.size(); ++k) m_place[at(m_cone[k])] = static_cast<std::int32_t>(k);
    m_feeds.assign(m_cone.size(), {});
    for (std::size_t k = 0; k < m_cone.size(); ++k)
        for (const FeedFrom& f : m_graph[m_cone[k]].feeds) m_feeds[k].push_back(at(m_place[at(f.component)]));
    m_words = (m_cone.size() + kBits - 1) / kBits;
    m_killers.assign(m_cone.size() * m_words, 0);
    m_live.assign(m_cone.size(), 0);
}

/// Dead when all of the live feeds are.
void CutFinder::takeAny(std::size_t place, const std::vector<std::size_t>& live)
{
    std::uint64_t* own = &m_killers[place * m_words];
    for (std::size_t w = 0; w < m_words; ++w) {
        std::uint64_t all = ~std::uint64_t{0};
        for (const std::size_t feed : live) all &= m_killers[feed * m_words + w];
        own[w] = all;
    }
}

/// Dead when fewer live feeds are left than it needs.
void CutFinder::takeRequired(std::size_t place, const std::vector<std::size_t>& live, std::size_t required)
{
    std::uint64_t* own = &m_killers[place * m_words];
    for (std::size_t c = 0; c < m_cone.size(); ++c) {
        std::size_t left = 0;
        for (const std::size_t feed : live)
            if (!(m_killers[feed * m_words + c / kBits] >> (c % kBits) & 1U)) ++left;
        if (left < required) own[c / kBits] |= std::uint64_t{1} << (c % kBits);
        else own[c / kBits] &= ~(std::uint64_t{1} << (c % kBits));
    }
}

/// Fills m_killers of every place while one of them is out already; false when the load is dead without more.
bool CutFinder::killers(std::size_t failed)
{
    std::vector<std::size_t> live;
    for (std::size_t k = 0; k < m_cone.size(); ++k) {
        const ComponentSpec& c = m_graph[m_cone[k]];
        m_live[k] = 0;
        if (k == failed) continue;
        std::uint64_t* own = &m_killers[k * m_words];
        if (m_feeds[k].empty()) {
            std::fill(own, own + m_words, std::uint64_t{0});
        } else {
            live.clear();
            for (const std::size_t feed : m_feeds[k])
                if (m_live[feed]) live.push_back(feed);
            const auto required = c.rule == FeedRule::Share ? static_cast<std::size_t>(std::max(1, c.required)) : 1;
            if (live.size() < required) continue;
            if (required == 1) takeAny(k, live);
            else takeRequired(k, live, required);
        }
        m_live[k] = 1;
        if (m_fails[at(m_cone[k])]) own[k / kBits] |= std::uint64_t{1} << (k % kBits);
    }
    return m_live.back() != 0;
}

Cuts CutFinder::of(std::int32_t load)
{
    gather(load);
    Cuts cuts;
    if (!killers(kNone)) return cuts;  // dead as it is: nothing more can be lost
    const auto ofLoad = [&](std::size_t c) {
        return (m_killers[(m_cone.size() - 1) * m_words + c / kBits] >> (c % kBits) & 1U) != 0;
    };
    std::vector<char> alone(m_cone.size(), 0);
    for (std::size_t c = 0; c < m_cone.size(); ++c) {
        if (!ofLoad(c)) continue;
        alone[c] = 1;
        cuts.singles.push_back(m_cone[c]);
    }
    for (std::size_t first = 0; first < m_cone.size(); ++first) {
        if (alone[first] || !m_fails[at(m_cone[first])]) continue;
        killers(first);
        for (std::size_t c = first + 1; c < m_cone.size(); ++c)
            if (!alone[c] && ofLoad(c))
                cuts.pairs.emplace_back(std::min(m_cone[first], m_cone[c]), std::max(m_cone[first], m_cone[c]));
    }
    return cuts;
}

}  // namespace rw::power
