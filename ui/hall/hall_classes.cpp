// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_classes.h"

#include "base/assert.h"

#include <limits>

namespace rw::ui {

HallClass classOf(const Placement& placement)
{
    switch (placement.kind) {
    case PlacementKind::Rack: return {placement.kind, placement.rackDesign, placement.feed};
    case PlacementKind::Rpp:
    case PlacementKind::Busway: return {placement.kind, {}, placement.feed};
    case PlacementKind::Containment:
    case PlacementKind::Zone: return {placement.kind, {}, {}, placement.use};
    case PlacementKind::Network:
    case PlacementKind::Storage:
    case PlacementKind::Cdu:
    case PlacementKind::FanWall:
    case PlacementKind::Power:
    case PlacementKind::Other:
    case PlacementKind::Column:
    case PlacementKind::Wall:
    case PlacementKind::Door: break;
    }
    return {placement.kind};
}

std::uint16_t HallClasses::numberOf(const Placement& placement)
{
    HallClass cls = classOf(placement);
    const auto known = m_numbers.find(cls);
    if (known != m_numbers.end()) return known->second;
    RW_ASSERT(m_classes.size() < std::numeric_limits<std::uint16_t>::max());
    const auto number = static_cast<std::uint16_t>(m_classes.size());
    m_classes.push_back(cls);
    m_counts.push_back(0);
    m_numbers.emplace(std::move(cls), number);
    return number;
}

void HallClasses::update(const Block<Placement>& layout)
{
    const bool same = layout.sameShape(m_layout) && m_of.size() == layout.size();
    if (same) {
        layout.differences(m_layout, [&](std::size_t i) {
            const std::uint16_t now = numberOf(layout[i]);
            --m_counts[m_of[i]];
            ++m_counts[now];
            m_of[i] = now;
            return true;
        });
        m_layout = layout;
        return;
    }
    m_layout = layout;
    m_classes.clear();
    m_counts.clear();
    m_numbers.clear();
    m_of.clear();
    m_of.reserve(layout.size());
    const Placement* before = nullptr;
    for (const Placement& p : layout) {
        // Neighbours in a drawing are mostly alike.
        const bool alike = before && p.kind == before->kind && p.use == before->use && p.feed == before->feed && p.rackDesign == before->rackDesign;
        m_of.push_back(alike ? m_of.back() : numberOf(p));
        ++m_counts[m_of.back()];
        before = &p;
    }
}

}  // namespace rw::ui
