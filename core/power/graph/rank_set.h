// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rw::power {

/// A set of ranks that is walked in order, also while members join ahead of the walk. Two levels of
/// bits, so that a walk over few members of many costs little.
class RankSet {
public:
    explicit RankSet(std::int32_t size)
        : m_words(static_cast<std::size_t>(size) / 64 + 1, 0), m_used(m_words.size() / 64 + 1, 0)
    {}

    void add(std::int32_t rank)
    {
        const auto r = static_cast<std::size_t>(rank);
        m_words[r / 64] |= bit(r);
        m_used[r / 4096] |= bit(r / 64);
    }
    void remove(std::int32_t rank)
    {
        const auto r = static_cast<std::size_t>(rank);
        m_words[r / 64] &= ~bit(r);
        if (m_words[r / 64] == 0)
            m_used[r / 4096] &= ~bit(r / 64);
    }
    bool empty() const
    {
        for (std::uint64_t used : m_used)
            if (used != 0)
                return false;
        return true;
    }

    /// Calls \p visit(rank) for each member, lowest first.
    template <class Visit>
    void forEach(const Visit& visit) const
    {
        for (std::size_t u = 0; u < m_used.size(); ++u)
            for (std::uint64_t used = m_used[u]; used != 0; used &= used - 1) {
                const std::size_t w = u * 64 + low(used);
                for (std::uint64_t rest = m_words[w]; rest != 0; rest &= rest - 1)
                    visit(static_cast<std::int32_t>(w * 64 + low(rest)));
            }
    }
    /// Takes out the lowest member and visits it, until none is left; visits may add higher ones.
    template <class Visit>
    void drainUp(const Visit& visit)
    {
        for (std::size_t u = 0; u < m_used.size(); ++u)
            while (m_used[u] != 0) {
                const std::size_t w = u * 64 + low(m_used[u]);
                const auto rank = static_cast<std::int32_t>(w * 64 + low(m_words[w]));
                remove(rank);
                visit(rank);
            }
    }
    /// The same from the highest down; visits may add lower ones.
    template <class Visit>
    void drainDown(const Visit& visit)
    {
        for (std::size_t u = m_used.size(); u-- > 0;)
            while (m_used[u] != 0) {
                const std::size_t w = u * 64 + high(m_used[u]);
                const auto rank = static_cast<std::int32_t>(w * 64 + high(m_words[w]));
                remove(rank);
                visit(rank);
            }
    }

private:
    static std::uint64_t bit(std::size_t i) { return std::uint64_t{1} << (i % 64); }
    static std::size_t low(std::uint64_t bits)
    {
        return static_cast<std::size_t>(std::countr_zero(bits));
    }
    static std::size_t high(std::uint64_t bits)
    {
        return 63 - static_cast<std::size_t>(std::countl_zero(bits));
    }
    std::vector<std::uint64_t> m_words;
    std::vector<std::uint64_t> m_used;  ///< which words have members
};

}  // namespace rw::power
