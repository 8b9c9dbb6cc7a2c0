// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/snap.h"

#include <array>
#include <cstdlib>

namespace rw::layout {

namespace {

/// A span of one axis: edges, twice the middle, and the other axis for guides.
struct Span {
    Mm low, high;
    Mm acrossLow, acrossHigh;

    std::array<Mm, 3> twiceLines() const { return {2 * low, low + high, 2 * high}; }
};

Span spanOf(const Rect& r, bool alongX)
{
    return alongX ? Span{r.x, r.right(), r.y, r.bottom()} : Span{r.y, r.bottom(), r.x, r.right()};
}

Mm roundedDown(Mm value, Mm step) { return value - ((value % step) + step) % step; }

/// The best jump along one axis so far. Things come before tiles among equals because they are offered first.
class Jump {
public:
    explicit Jump(Mm within) : m_size(within + 1) {}

    void offer(Mm by)
    {
        if (std::abs(by) >= m_size) return;
        m_size = std::abs(by);
        m_by = by;
    }
    Mm by() const { return m_by; }

private:
    Mm m_size;  ///< of the best, at first of one too far
    Mm m_by = 0;
};

void offerLines(Jump& jump, const Span& moving, const Span& other)
{
    for (Mm mine : moving.twiceLines())
        for (Mm theirs : other.twiceLines())
            if ((theirs - mine) % 2 == 0) jump.offer((theirs - mine) / 2);
}

void offerTiles(Jump& jump, const Span& moving, Mm tile)
{
    if (tile <= 0) return;
    const Mm below = roundedDown(moving.low, tile);
    jump.offer(below - moving.low);
    jump.offer(below + tile - moving.low);
}

void addGuides(std::vector<GuideLine>& guides, bool upright, const Span& settled, const Span& other)
{
    for (Mm mine : settled.twiceLines())
        for (Mm theirs : other.twiceLines()) {
            if (mine != theirs || mine % 2 != 0) continue;
            const GuideLine line{upright, mine / 2, std::min(settled.acrossLow, other.acrossLow),
                                 std::max(settled.acrossHigh, other.acrossHigh)};
            const auto same = std::find_if(guides.begin(), guides.end(), [&](const GuideLine& g) {
                return g.upright == upright && g.at == line.at;
            });
            if (same == guides.end()) {
                guides.push_back(line);
            } else {
                same->from = std::min(same->from, line.from);
                same->to = std::max(same->to, line.to);
            }
        }
}

}  // namespace

Snap snap(const Rect& moving, const LayoutIndex& index, const SnapRules& rules, const std::function<bool(std::size_t)>& moves)
{
    Snap out;
    if (rules.within <= 0 || moving.empty()) return out;
    std::vector<Rect> others;
    if (rules.things)
        for (std::size_t i : index.in(moving.grown(rules.neighbours + rules.within)))
            if (!moves || !moves(i)) others.push_back(index.rect(i));
    if (!rules.hall.empty()) others.push_back(rules.hall);

    for (const bool alongX : {true, false}) {
        Jump jump(rules.within);
        const Span span = spanOf(moving, alongX);
        for (const Rect& r : others) offerLines(jump, span, spanOf(r, alongX));
        offerTiles(jump, span, rules.tile);
        (alongX ? out.by.x : out.by.y) = jump.by();
    }
    const Rect settled = moving.moved(out.by);
    for (const bool alongX : {true, false})
        for (const Rect& r : others) addGuides(out.guides, alongX, spanOf(settled, alongX), spanOf(r, alongX));
    return out;
}

Point toTile(const Point& p, Mm tile)
{
    if (tile <= 0) return p;
    return {roundedDown(p.x + tile / 2, tile), roundedDown(p.y + tile / 2, tile)};
}

}  // namespace rw::layout
