// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/grid.h"

#include "base/assert.h"

#include <cmath>
#include <tuple>

namespace rw::layout {

namespace {

constexpr int kFinest = 11;  // 2.048 m: some racks
constexpr int kStep = 3;     // a level's cells are eight times as wide as those of the one before
constexpr Mm kMostCells = 3; // that a rectangle covers at most on its level, along each axis
constexpr std::size_t kMostElsewhere = 2048;  // placements that an index keeps beside the one it was built from

}  // namespace

Grid::Grid(const Rect& bounds, std::size_t expected) : m_bounds(bounds)
{
    const auto wanted = static_cast<double>(std::max<std::size_t>(expected, 1));
    const double area = static_cast<double>(std::max<Mm>(bounds.width, 1)) * static_cast<double>(std::max<Mm>(bounds.depth, 1));
    int shift = std::max(kFinest, static_cast<int>(std::floor(0.5 * std::log2(area / wanted))));
    const auto cells = [&](Mm length, int by) { return ((std::max<Mm>(length, 1) - 1) >> by) + 1; };
    // Long and narrow bounds have few rectangles and many cells.
    while (static_cast<double>(cells(bounds.width, shift)) * static_cast<double>(cells(bounds.depth, shift)) > 4.0 * wanted + 256.0) ++shift;
    for (Level& level : m_levels) {
        level.shift = shift;
        level.columns = cells(bounds.width, shift);
        level.rows = cells(bounds.depth, shift);
        shift += kStep;
    }
    m_entries.reserve(expected + expected / 2);
}

Grid::Grid(const std::vector<Rect>& rects) : Grid(
    [&] {
        Rect all;
        for (const Rect& r : rects) all = united(all, r);
        return all;
    }(), rects.size())
{
    for (std::size_t i = 0; i < rects.size(); ++i) insert(static_cast<Key>(i), rects[i]);
}

Grid::Level& Grid::levelFor(const Rect& rect)
{
    for (Level& level : m_levels)
        if (std::max(rect.width, rect.depth) <= kMostCells << level.shift) return level;
    return m_levels.back();
}

void Grid::insert(Key key, const Rect& rect)
{
    m_held = united(m_held, rect);
    Level& level = levelFor(rect);
    if (level.heads.empty()) level.heads.assign(static_cast<std::size_t>(level.columns * level.rows), -1);
    const Cells cells = cellsOf(level, rect);
    for (std::int64_t row = cells.top; row <= cells.bottom; ++row)
        for (std::int64_t column = cells.left; column <= cells.right; ++column) {
            std::int32_t& head = level.heads[static_cast<std::size_t>(row * level.columns + column)];
            std::int32_t at = m_free;
            if (at >= 0) m_free = m_entries[static_cast<std::size_t>(at)].next;
            else {
                at = static_cast<std::int32_t>(m_entries.size());
                m_entries.emplace_back();
            }
            m_entries[static_cast<std::size_t>(at)] = {rect, key, head, static_cast<std::int32_t>(cells.left),
                                                       static_cast<std::int32_t>(cells.top)};
            head = at;
        }
    ++level.held;
    ++m_size;
}

void Grid::remove(Key key, const Rect& rect)
{
    Level& level = levelFor(rect);
    const Cells cells = cellsOf(level, rect);
    for (std::int64_t row = cells.top; row <= cells.bottom; ++row)
        for (std::int64_t column = cells.left; column <= cells.right; ++column) {
            std::int32_t* at = &level.heads[static_cast<std::size_t>(row * level.columns + column)];
            while (*at >= 0 && m_entries[static_cast<std::size_t>(*at)].key != key) at = &m_entries[static_cast<std::size_t>(*at)].next;
            RW_ASSERT(*at >= 0);
            const std::int32_t freed = *at;
            *at = m_entries[static_cast<std::size_t>(freed)].next;
            m_entries[static_cast<std::size_t>(freed)].next = m_free;
            m_free = freed;
        }
    --level.held;
    --m_size;
}

void LayoutIndex::rebuild()
{
    m_moved.clear();
    m_elsewhere.clear();
    m_base.reset();
    if (m_layout.empty()) return;
    auto base = std::make_shared<Base>();
    base->rects.reserve(m_layout.size());
    for (const Placement& p : m_layout) base->rects.push_back(footprint(p));
    base->grid = Grid(base->rects);
    m_base = std::move(base);
}

void LayoutIndex::update(const Block<Placement>& layout)
{
    std::vector<Moved> moved;
    const bool few = m_base && layout.differences(m_layout, [&](std::size_t i) {
        const Rect now = footprint(layout[i]);
        if (now != rect(i)) moved.emplace_back(i, now);
        return moved.size() + m_elsewhere.size() <= kMostElsewhere;
    });
    m_layout = layout;
    if (!few) return rebuild();
    if (moved.empty()) return;
    if (m_moved.empty()) m_moved.assign(layout.size(), false);
    const auto before = static_cast<std::ptrdiff_t>(m_elsewhere.size());
    for (const Moved& m : moved)
        if (m_moved[m.first]) m_elsewhere[static_cast<std::size_t>(elsewhere(m.first) - m_elsewhere.begin())].second = m.second;
    for (const Moved& m : moved) {
        if (m_moved[m.first]) continue;
        m_moved[m.first] = true;
        m_elsewhere.push_back(m);
    }
    std::inplace_merge(m_elsewhere.begin(), m_elsewhere.begin() + before, m_elsewhere.end(),
                       [](const Moved& a, const Moved& b) { return a.first < b.first; });
}

Rect LayoutIndex::bounds() const
{
    Rect all;
    for (std::size_t i = 0; i < size(); ++i) all = united(all, rect(i));
    return all;
}

std::vector<std::size_t> LayoutIndex::in(const Rect& area) const
{
    std::vector<std::size_t> out;
    each(area, [&](std::size_t i) { out.push_back(i); });
    std::sort(out.begin(), out.end());
    return out;
}

std::size_t LayoutIndex::at(const Point& point, Mm reach) const
{
    const Rect exact{point.x, point.y, 1, 1};
    std::size_t best = size();
    const auto order = [&](std::size_t i) {
        const PlacementKind kind = m_layout[i].kind;
        const int layer = isSolid(kind) ? 0 : kind == PlacementKind::Busway ? 1 : 2;
        // The drawn last lies on top: it comes first among equals.
        return std::tuple(gap(exact, rect(i)), layer, rect(i).width * rect(i).depth, size() - i);
    };
    each(exact.grown(reach), [&](std::size_t i) {
        if (gap(exact, rect(i)) <= reach && (best == size() || order(i) < order(best))) best = i;
    });
    return best;
}

}  // namespace rw::layout
