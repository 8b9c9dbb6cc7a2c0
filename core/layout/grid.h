// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/geometry.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace rw::layout {

/// Finds rectangles by their place: uniform grids of four widths, each rectangle in the finest that holds it in few
/// cells, so that long walls and large zones cost no more than racks. Rectangles are named by numbers of the caller's.
///
/// Building 100,000 takes milliseconds, a query of a neighbourhood below a microsecond. Reading from several threads is
/// safe while nobody changes it.
class Grid {
public:
    using Key = std::uint32_t;

    Grid() = default;
    /// For about so many rectangles within bounds. What lies outside is held too, only slower.
    Grid(const Rect& bounds, std::size_t expected);
    /// All rectangles of a list, each by its place in it.
    explicit Grid(const std::vector<Rect>& rects);

    void insert(Key key, const Rect& rect);
    /// \p rect: as it was inserted.
    void remove(Key key, const Rect& rect);
    std::size_t size() const { return m_size; }
    /// Around all that was ever held.
    const Rect& held() const { return m_held; }

    /// f(key, rect) once for each rectangle that overlaps \p area or, without width or depth, holds points of it.
    /// In no order that means anything, though always the same.
    template <class F>
    void each(const Rect& area, F&& f) const;
    struct Nearest {
        Key key = 0;
        Mm twice = 0;  ///< twice the distance, mm
    };
    /// The nearest to a rectangle by a distance of the caller's, least key first among equals; none: empty.
    /// \p twiceDistance(key, rect): twice the distance in mm, so that middles on half a mm count too; below 0: not this one.
    /// It must not be less than twice what parts the rectangles along either axis.
    template <class D>
    std::optional<Nearest> nearest(const Rect& from, D&& twiceDistance) const;

private:
    struct Entry {
        Rect rect;
        Key key = 0;
        std::int32_t next = -1;
        std::int32_t left = 0;  ///< the first cell it stands in
        std::int32_t top = 0;
    };
    struct Level {
        int shift = 0;  ///< a cell is 2^shift mm wide
        std::int64_t columns = 1;
        std::int64_t rows = 1;
        std::vector<std::int32_t> heads;  ///< first entry of each cell; -1: none; without cells while nothing is held
        std::size_t held = 0;
    };
    struct Cells {
        std::int64_t left, top, right, bottom;  ///< inclusive
    };

    /// What lies outside the bounds counts to the cells at their edge, for rectangles and questions alike.
    Cells cellsOf(const Level& level, const Rect& rect) const
    {
        const auto column = [&](Mm x) { return std::clamp<std::int64_t>((x - m_bounds.x) >> level.shift, 0, level.columns - 1); };
        const auto row = [&](Mm y) { return std::clamp<std::int64_t>((y - m_bounds.y) >> level.shift, 0, level.rows - 1); };
        return {column(rect.x), row(rect.y), column(rect.right() - 1), row(rect.bottom() - 1)};
    }
    Level& levelFor(const Rect& rect);

    Rect m_bounds;  ///< of the cells
    Rect m_held;    ///< around all that was ever held
    std::array<Level, 4> m_levels;
    std::vector<Entry> m_entries;
    std::int32_t m_free = -1;
    std::size_t m_size = 0;
};

/// A hall's placements with their rectangles, by place: for drawing, picking and snapping. Follows the plan: update()
/// costs what has changed as long as nothing came or went, and a copy shares all that has not, so that a picture of each
/// state of a drawing may hold its own.
class LayoutIndex {
public:
    LayoutIndex() = default;
    explicit LayoutIndex(const Block<Placement>& layout) { update(layout); }

    void update(const Block<Placement>& layout);

    const Block<Placement>& layout() const { return m_layout; }
    std::size_t size() const { return m_layout.size(); }
    /// \p i < size().
    const Rect& rect(std::size_t i) const { return m_moved.empty() || !m_moved[i] ? m_base->rects[i] : elsewhere(i)->second; }
    /// Around all that is drawn; empty without any.
    Rect bounds() const;

    /// f(i) once for each placement whose floor meets \p area.
    template <class F>
    void each(const Rect& area, F&& f) const
    {
        if (!m_base) return;
        m_base->grid.each(area, [&](Grid::Key key, const Rect&) {
            if (m_moved.empty() || !m_moved[key]) f(std::size_t{key});
        });
        const Rect asked{area.x, area.y, std::max<Mm>(area.width, 1), std::max<Mm>(area.depth, 1)};
        for (const Moved& moved : m_elsewhere)
            if (moved.second.overlaps(asked)) f(moved.first);
    }
    /// Rising, which is the order they are drawn in.
    std::vector<std::size_t> in(const Rect& area) const;
    /// The placement under a point: solid things before overhead ones before areas, the smallest first among equals,
    /// at most \p reach mm away. None: size().
    std::size_t at(const Point& point, Mm reach = 0) const;

private:
    struct Base {
        std::vector<Rect> rects;
        Grid grid;
    };
    using Moved = std::pair<std::size_t, Rect>;

    void rebuild();
    std::vector<Moved>::const_iterator elsewhere(std::size_t i) const
    {
        return std::lower_bound(m_elsewhere.begin(), m_elsewhere.end(), i, [](const Moved& m, std::size_t at) { return m.first < at; });
    }

    Block<Placement> m_layout;
    std::shared_ptr<const Base> m_base;  ///< of a drawing of the same shape; null: nothing is drawn
    std::vector<bool> m_moved;           ///< what stands elsewhere than there; empty: nothing does
    std::vector<Moved> m_elsewhere;      ///< and where, rising
};

template <class F>
void Grid::each(const Rect& area, F&& f) const
{
    // A point or a line has no inside of its own: it meets what it lies in.
    const Rect asked{area.x, area.y, std::max<Mm>(area.width, 1), std::max<Mm>(area.depth, 1)};
    for (const Level& level : m_levels) {
        if (level.held == 0) continue;
        const Cells cells = cellsOf(level, asked);
        for (std::int64_t row = cells.top; row <= cells.bottom; ++row)
            for (std::int64_t column = cells.left; column <= cells.right; ++column)
                for (std::int32_t e = level.heads[static_cast<std::size_t>(row * level.columns + column)]; e >= 0;
                     e = m_entries[static_cast<std::size_t>(e)].next) {
                    const Entry& entry = m_entries[static_cast<std::size_t>(e)];
                    // It stands in several cells: the first that both share tells of it.
                    if (entry.rect.overlaps(asked) && std::max<std::int64_t>(entry.left, cells.left) == column
                        && std::max<std::int64_t>(entry.top, cells.top) == row)
                        f(entry.key, entry.rect);
                }
    }
}

template <class D>
std::optional<Grid::Nearest> Grid::nearest(const Rect& from, D&& twiceDistance) const
{
    std::optional<Nearest> best;
    if (m_size == 0) return best;
    for (Mm radius = Mm{1} << m_levels.front().shift;; radius *= 2) {
        const Rect asked = from.grown(radius);
        each(asked, [&](Key key, const Rect& rect) {
            const Mm twice = twiceDistance(key, rect);
            if (twice < 0 || (best && (twice > best->twice || (twice == best->twice && key >= best->key)))) return;
            best = Nearest{key, twice};
        });
        if ((best && best->twice <= 2 * radius) || asked.contains(m_held)) return best;
    }
}

}  // namespace rw::layout
