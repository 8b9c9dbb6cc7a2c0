// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/outlets.h"

#include <algorithm>
#include <utility>

namespace rw {

namespace {

struct Tap {
    Outlet outlet;
    double weight = 1.0;
};

/// What the unit \p at of \p of draws from. Where counts do not pair off, all outlets above are loaded alike:
/// a unit that falls between two of them is joined to both, by its parts.
std::vector<Tap> tapsOf(const std::vector<Outlet>& above, std::size_t at, std::size_t of)
{
    std::vector<Tap> taps;
    const std::size_t n = above.size();
    // In parts of 1 / (n of), unit and outlet boundaries are whole numbers.
    for (std::size_t k = at * n / of; k < n && k * of < (at + 1) * n; ++k) {
        const std::size_t from = std::max(at * n, k * of);
        const std::size_t to = std::min((at + 1) * n, (k + 1) * of);
        if (to > from) taps.push_back({above[k], static_cast<double>(to - from)});
    }
    return taps;
}

const Tap& widest(const std::vector<Tap>& taps)
{
    return *std::max_element(taps.begin(), taps.end(), [](const Tap& a, const Tap& b) { return a.weight < b.weight; });
}

}  // namespace

void feedUnit(power::ComponentSpec& spec, const Outlets& above, const UnitPlace& place)
{
    const auto& [system, systems, unit, units] = place;
    std::vector<Tap> taps;
    if (above.size() == 1) {
        taps = tapsOf(above[0], system * units + unit, systems * units);
    } else if (above.size() == systems) {
        taps = tapsOf(above[system], unit, units);
    } else if (systems == 2) {
        // Two cords below several systems: the pairs of systems take turns, so each carries alike.
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (std::size_t gap = 1; gap < above.size(); ++gap)
            for (std::size_t a = 0; a + gap < above.size(); ++a) pairs.emplace_back(a, a + gap);
        const auto sourceOf = [&](std::size_t side, std::size_t j) {
            const auto& pair = pairs[j % pairs.size()];
            return side == 0 ? pair.first : pair.second;
        };
        const std::size_t source = sourceOf(system, unit);
        std::size_t before = 0;
        std::size_t all = 0;
        for (std::size_t j = 0; j < units; ++j)
            for (std::size_t side = 0; side < 2; ++side) {
                if (sourceOf(side, j) != source) continue;
                if (j < unit || (j == unit && side < system)) ++before;
                ++all;
            }
        taps = tapsOf(above[source], before, all);
    } else {
        // A ring: each unit is fed from one system and can be switched to the others.
        spec.rule = power::FeedRule::Transfer;
        for (std::size_t k = 0; k < above.size(); ++k) {
            const auto part = tapsOf(above[(system + unit + k) % above.size()], unit, units);
            if (!part.empty()) taps.push_back({widest(part).outlet, 1.0});
        }
    }
    for (const Tap& tap : taps) spec.feeds.push_back({tap.outlet.component, tap.weight});
    // One that is joined to two needs both: neither could carry it alone.
    if (spec.rule == power::FeedRule::Share) spec.required = static_cast<std::int32_t>(std::max<std::size_t>(1, taps.size()));
    if (taps.size() == 1 && !taps[0].outlet.standby.empty()) {
        spec.rule = power::FeedRule::Transfer;
        for (const std::int32_t s : taps[0].outlet.standby) spec.feeds.push_back({s, 1.0});
    }
}

std::vector<std::vector<Outlet>> circuitsOf(const Outlets& outlets, Cords cords)
{
    std::vector<std::vector<Outlet>> result;
    if (cords == Cords::One || outlets.size() <= 1) {
        for (const auto& system : outlets)
            for (const Outlet& o : system) result.push_back({o});
        return result;
    }
    // Deal the outlets over all pairs of systems, until no pair has one left on both sides.
    std::vector<std::size_t> next(outlets.size(), 0);
    for (bool dealt = true; dealt;) {
        dealt = false;
        for (std::size_t gap = 1; gap < outlets.size(); ++gap)
            for (std::size_t a = 0; a + gap < outlets.size(); ++a) {
                const std::size_t b = a + gap;
                if (next[a] >= outlets[a].size() || next[b] >= outlets[b].size()) continue;
                result.push_back({outlets[a][next[a]++], outlets[b][next[b]++]});
                dealt = true;
            }
    }
    return result;
}

void feedLoad(power::ComponentSpec& spec, const std::vector<Outlet>& circuit)
{
    for (const Outlet& o : circuit) spec.feeds.push_back({o.component, 1.0});
    if (circuit.size() == 1 && !circuit[0].standby.empty()) {
        for (const std::int32_t s : circuit[0].standby) spec.feeds.push_back({s, 1.0});
        spec.rule = power::FeedRule::Transfer;
    }
}

}  // namespace rw
