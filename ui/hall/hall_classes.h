// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/hall.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace rw::ui {

/// What colours, legends and counts tell placements apart by; all else of a placement leaves these empty.
struct HallClass {
    PlacementKind kind = PlacementKind::Rack;
    std::string design = {};  ///< of racks
    std::string feed = {};    ///< of racks, busways and panels
    AreaUse use = AreaUse::Free;  ///< of zones and containments

    friend bool operator<(const HallClass& a, const HallClass& b)
    {
        return std::tie(a.kind, a.design, a.feed, a.use) < std::tie(b.kind, b.design, b.feed, b.use);
    }
};
HallClass classOf(const Placement& placement);

/// Which placements of a drawing are alike, and how many of each there are. Follows the plan: update() costs what has
/// changed as long as nothing came or went.
class HallClasses {
public:
    void update(const Block<Placement>& layout);

    [[nodiscard]] const std::vector<HallClass>& all() const { return m_classes; }
    [[nodiscard]] std::int64_t count(std::size_t cls) const { return m_counts[cls]; }
    /// The class of a placement, by its place in all().
    [[nodiscard]] std::size_t of(std::size_t i) const { return m_of[i]; }
    [[nodiscard]] PlacementKind kind(std::size_t i) const { return m_classes[m_of[i]].kind; }

private:
    std::uint16_t numberOf(const Placement& placement);

    Block<Placement> m_layout;
    std::vector<HallClass> m_classes;  ///< those that none is left of too
    std::vector<std::int64_t> m_counts;
    std::vector<std::uint16_t> m_of;
    std::map<HallClass, std::uint16_t> m_numbers;
};

}  // namespace rw::ui
