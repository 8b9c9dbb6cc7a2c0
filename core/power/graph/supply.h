// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/network.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace rw::power {

/// When an output is without power: from `until` to `back` seconds after the failure. Without a gap
/// `until` has no limit.
struct Supply {
    double until = kNoLimit;
    double back = 0.0;
};

/// The supply of components once batteries are counted in, found only along the paths that wait.
/// Where a component needs one live feed the result is exact; where it needs k, the k-th longest hold
/// and the k-th earliest return are taken, which is never too long.
class SupplyFinder {
public:
    explicit SupplyFinder(const Network& network)
        : m_network(&network),
          m_found(static_cast<std::size_t>(network.size())),
          m_stamp(static_cast<std::size_t>(network.size()), 0)
    {}

    /// Forgets what was found for another state.
    void restart() { ++m_now; }

    /// \p settled is the state once standby sources run; \p holdingW(rank) the output of a component just
    /// after the failure, asked for only where its battery is called upon.
    template <class HoldingW>
    Supply operator()(std::int32_t rank, const std::vector<NetworkState>& settled,
                      const HoldingW& holdingW)
    {
        const auto at = static_cast<std::size_t>(rank);
        if (settled[at].failed)
            return {0.0, kNoLimit};
        if (settled[at].back == 0.0)
            return {};
        if (m_stamp[at] == m_now)
            return m_found[at];
        const NetworkComponent& c = (*m_network)[rank];
        Supply s{0.0, c.startS};
        if (!c.source) {
            std::vector<double> until, back;
            s = {0.0, kNoLimit};
            for (std::int32_t f = c.feedBegin; f < c.feedEnd; ++f) {
                const Supply up = (*this)(m_network->feeds()[f].from, settled, holdingW);
                s.until = std::max(s.until, up.until);
                s.back = std::min(s.back, up.back);
                if (c.required > 1) {
                    until.push_back(up.until);
                    back.push_back(up.back);
                }
            }
            if (c.required > 1) {
                std::sort(until.rbegin(), until.rend());
                std::sort(back.begin(), back.end());
                const auto last = static_cast<std::size_t>(c.required - 1);
                s = {until[last], back[last]};
            }
        }
        if (s.until < s.back && c.energyJ > 0.0) {
            const double p = holdingW(rank);
            s.until = p > 0.0 ? s.until + c.energyJ / p : kNoLimit;
        }
        if (s.until >= s.back)
            s = {};
        m_stamp[at] = m_now;
        m_found[at] = s;
        return s;
    }

private:
    const Network* m_network;
    std::vector<Supply> m_found;
    std::vector<std::uint64_t> m_stamp;
    std::uint64_t m_now = 1;
};

}  // namespace rw::power
