// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/copy_names.h"

#include "layout/geometry.h"
#include "layout/operations.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace rw::layout {

namespace {

constexpr std::size_t kMostDigits = 9;  // beyond, a number is no count of things

/// Where the digits begin that a name ends with; its length where there are none that count.
std::size_t digitsAt(const std::string& name)
{
    std::size_t at = name.size();
    while (at > 0 && name[at - 1] >= '0' && name[at - 1] <= '9') --at;
    return name.size() - at > kMostDigits ? name.size() : at;
}

/// The strip of floor across which a row stands.
struct Line {
    bool alongX;
    Mm low, high;

    bool meets(const Line& o) const { return alongX == o.alongX && low < o.high && o.low < high; }
};

Line lineOf(const Placement& p)
{
    const Rect r = footprint(p);
    const Side side = front(p);
    return side == Side::Down || side == Side::Up ? Line{true, r.y, r.bottom()} : Line{false, r.x, r.right()};
}

struct NamedLine {
    Line line;
    std::string name;
};

}  // namespace

FreeNames::FreeNames(const Block<Placement>& among)
{
    for (const Placement& p : among)
        if (!p.name.empty()) m_taken.insert(p.name);
}

std::string FreeNames::take(const std::string& wanted)
{
    if (m_taken.insert(wanted).second) return wanted;
    const std::size_t at = digitsAt(wanted);
    const std::size_t digits = wanted.size() - at;
    const std::string stem = digits > 0 ? wanted.substr(0, at) : wanted + " ";
    long number = 1;
    if (digits > 0) std::from_chars(wanted.data() + at, wanted.data() + wanted.size(), number);
    long& next = m_next[fmt::format("{}\n{}", stem, digits)];
    next = std::max(next, number + 1);
    for (;; ++next) {
        std::string name = fmt::format("{}{:0{}}", stem, next, std::max<std::size_t>(digits, 1));
        if (m_taken.insert(name).second) return name;
    }
}

std::vector<Placement> copiesNamed(std::vector<Placement> copies, const Block<Placement>& among, CopiedRows rows)
{
    std::map<std::string, std::vector<Line>> standing;
    std::set<std::string> taken;
    for (const Placement& p : copies)
        if (!p.row.empty()) standing[p.row];
    for (const Placement& p : among) {
        if (p.row.empty()) continue;
        taken.insert(p.row);
        const auto own = standing.find(p.row);
        if (own == standing.end()) continue;
        const Line line = lineOf(p);
        // Equal ones once: a row is a few lines, however many stand in it.
        const auto equal = [&](const Line& l) { return l.alongX == line.alongX && l.low == line.low && l.high == line.high; };
        if (std::none_of(own->second.begin(), own->second.end(), equal)) own->second.push_back(line);
    }
    std::set<std::string> used = taken;
    for (const auto& [row, lines] : standing) used.insert(row);
    std::map<std::string, std::vector<NamedLine>> made;
    std::int64_t next = 0;
    const auto rowFor = [&](const Placement& p) -> std::string {
        if (p.row.empty() || taken.count(p.row) == 0) return p.row;
        const Line line = lineOf(p);
        const std::vector<Line>& own = standing[p.row];
        if (rows == CopiedRows::Joined && std::any_of(own.begin(), own.end(), [&](const Line& l) { return l.meets(line); })) return p.row;
        std::vector<NamedLine>& others = made[p.row];
        // What was one row stays one where it becomes another as a whole, wherever its parts stand.
        const auto same = std::find_if(others.begin(), others.end(), [&](const NamedLine& l) { return rows == CopiedRows::Anew || l.line.meets(line); });
        if (same != others.end()) return same->name;
        while (used.count(rowName(next)) > 0) ++next;
        others.push_back({line, rowName(next)});
        used.insert(others.back().name);
        return others.back().name;
    };
    FreeNames names(among);
    for (Placement& p : copies) {
        const std::string before = p.row;
        p.row = rowFor(p);
        if (p.name.empty()) continue;
        const bool follows = p.row != before && p.name.compare(0, before.size(), before) == 0;
        p.name = names.take(follows ? p.row + p.name.substr(before.size()) : p.name);
    }
    return copies;
}

}  // namespace rw::layout
