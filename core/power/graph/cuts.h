// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/graph.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace rw::power {

/// What takes a load's last source: single components, and pairs of which neither does it alone.
struct Cuts {
    std::vector<std::int32_t> singles;
    std::vector<std::pair<std::int32_t, std::int32_t>> pairs;
};

/// Minimal cuts of order one and two, load by load. Batteries are empty and standby sources run, as in the settled
/// state of solve(). Cost grows with the square of what stands upstream of the load, not with the graph.
class CutFinder {
public:
    /// \p fails: by index, the components that can fail; cuts name no others.
    CutFinder(const PowerGraph& graph, std::vector<char> fails);

    Cuts of(std::int32_t load);

private:
    using Words = std::vector<std::uint64_t>;
    void gather(std::int32_t load);
    bool killers(std::size_t failed);
    void takeAny(std::size_t place, const std::vector<std::size_t>& live);
    void takeRequired(std::size_t place, const std::vector<std::size_t>& live, std::size_t required);

    const PowerGraph& m_graph;
    std::vector<char> m_fails;
    std::vector<std::int32_t> m_rank;   ///< by index: place in the graph's order
    std::vector<std::int32_t> m_place;  ///< by index: place in the cone; -1 outside of it
    std::vector<std::int32_t> m_cone;   ///< indices, sources first, the load last
    std::vector<std::vector<std::size_t>> m_feeds;  ///< by place
    std::size_t m_words = 0;
    Words m_killers;            ///< by place: the components each of which alone makes it dead
    std::vector<char> m_live;   ///< by place
};

}  // namespace rw::power
