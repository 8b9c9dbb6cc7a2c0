// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sankey_order.h"

#include <functional>
#include <vector>

namespace rw::ui {

/// What stands at one height: a bar, a ribbon's lane through several columns, or both where a bar gives but that one.
struct SankeyTrack {
    double height = 0.0;
    double above = 0.0;  ///< room for words over it
    double below = 0.0;
    double top = 0.0;
};

/// The heights of bars and lanes, so that in no column one stands on another and every lane is straight.
class SankeyTracks {
public:
    SankeyTracks(const EnergyFlow& flow, SankeyOrder order);

    [[nodiscard]] const SankeyOrder& order() const { return m_order; }
    [[nodiscard]] std::size_t count() const { return m_tracks.size(); }
    [[nodiscard]] SankeyTrack& track(std::size_t slot) { return m_tracks[m_trackOf[slot]]; }
    [[nodiscard]] const SankeyTrack& track(std::size_t slot) const { return m_tracks[m_trackOf[slot]]; }
    /// A bar that gives but one ribbon, which goes on straight from it.
    [[nodiscard]] bool isJoined(std::size_t node) const { return m_joined[node]; }
    [[nodiscard]] double middle(std::size_t slot) const { return track(slot).top + track(slot).height / 2.0; }

    /// Stands all as high as it may; answers where the lowest ends. \p gap: of a column, before each but the first.
    using Gap = std::function<double(const SankeyOrder::Slot& upper, const SankeyOrder::Slot& lower)>;
    double pack(const Gap& gap);
    /// Lets bars that are not the first of their column down towards what they are joined with.
    void settle(const Gap& gap);
    void moveBy(double y);

private:
    struct Above {
        std::size_t upper = 0;  ///< slots
        std::size_t lower = 0;
    };
    void joinTracks(bool withBars);
    [[nodiscard]] bool sort();
    [[nodiscard]] double least(const Above& pair, const Gap& gap) const;

    const EnergyFlow& m_flow;
    SankeyOrder m_order;
    std::vector<SankeyTrack> m_tracks;
    std::vector<std::size_t> m_trackOf;          ///< of each slot
    std::vector<bool> m_joined;                  ///< of each node
    std::vector<std::size_t> m_sorted;           ///< tracks, each after what stands above it
    std::vector<std::vector<Above>> m_uppers;    ///< of each track, in each of its columns
};

}  // namespace rw::ui
