// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sankey_layout.h"
#include "sankey_tracks.h"

namespace rw::ui {

/// Places the words of a layout whose bars and ribbons stand: none on another, and none on a bar.
class SankeyWords {
public:
    /// How a bar's words are set, before anything stands.
    enum class Way {
        Beside,   ///< name above value, in the middle of what leaves it
        Line,     ///< one line above it
        Stack     ///< name and value above it, each in lines of its own
    };
    struct Wish {
        Way way = Way::Beside;
        double above = 0.0;  ///< room that is to be kept free
        double below = 0.0;
    };

    SankeyWords(const EnergyFlow& flow, const SankeyMetrics& metrics);

    /// What the words of a bar ask for that is so high and may reach so far.
    [[nodiscard]] Wish wish(std::size_t node, double height, double room) const;
    /// A ribbon that is all of what one of its ends gets or gives is told there.
    [[nodiscard]] bool isWorded(std::size_t link) const;

    /// \p wishes and \p rooms: of each bar.
    void place(SankeyLayout& layout, const std::vector<Wish>& wishes, const std::vector<double>& rooms, const SankeyTracks& tracks);

private:
    void bar(SankeyLayout::Bar& bar, const Wish& wish, double room);
    void ribbon(SankeyLayout& layout, SankeyLayout::Ribbon& ribbon, const SankeyTracks& tracks);
    [[nodiscard]] QStringList broken(std::size_t node, double room) const;
    [[nodiscard]] bool isFree(const SankeyLayout& layout, const QRectF& rect) const;
    /// A thin ribbon that goes along words, not across them, would strike them through.
    [[nodiscard]] bool isStruck(const SankeyLayout& layout, const QRectF& rect) const;

    const EnergyFlow& m_flow;
    const SankeyMetrics& m_metrics;
    std::vector<double> m_names;   ///< widths, of each node: a layout is tried a hundred times
    std::vector<double> m_briefs;  ///< likewise, of its value alone
    std::vector<QStringList> m_broken;  ///< likewise, its name in two lines
    std::vector<QRectF> m_taken;
};

}  // namespace rw::ui
