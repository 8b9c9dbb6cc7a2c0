// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/symmetry.h"

#include "base/assert.h"
#include "power/graph/index.h"

#include <algorithm>
#include <bit>
#include <map>
#include <memory>
#include <numeric>

namespace rw::power {

/// How a set of components falls apart, and how the first branch of each class is split again.
struct Symmetry::Level {
    struct Single {
        std::int32_t representative;
        std::int32_t orbit;
        std::int64_t count;  ///< within one branch
    };
    struct Class {
        std::vector<std::vector<std::int32_t>> branches;  ///< members at corresponding places
        std::unique_ptr<Level> inner;                     ///< null for single components
        std::vector<Single> singles;                      ///< orbits in the first branch, ascending
    };
    std::vector<Class> classes;
};

namespace {

using Level = Symmetry::Level;
using Text = std::vector<std::uint64_t>;
using Members = std::vector<std::int32_t>;

/// How many loads each component can give power to.
std::vector<std::int32_t> loadsServed(const PowerGraph& graph)
{
    const std::size_t words = (graph.loads().size() + 63) / 64;
    std::vector<std::vector<std::uint64_t>> reach(at(graph.size()),
                                                  std::vector<std::uint64_t>(words, 0));
    for (std::size_t k = 0; k < graph.loads().size(); ++k)
        reach[at(graph.loads()[k])][k / 64] |= std::uint64_t{1} << (k % 64);
    std::vector<std::int32_t> count(at(graph.size()), 0);
    for (auto it = graph.order().rbegin(); it != graph.order().rend(); ++it) {
        const std::vector<std::uint64_t>& own = reach[at(*it)];
        for (std::uint64_t w : own)
            count[at(*it)] += std::popcount(w);
        for (const FeedFrom& f : graph[*it].feeds)
            for (std::size_t w = 0; w < words; ++w)
                reach[at(f.component)][w] |= own[w];
    }
    return count;
}

class Splitter {
public:
    Splitter(const PowerGraph& graph, const SymmetryOptions& options)
        : m_graph(graph),
          m_options(options),
          m_served(loadsServed(graph)),
          m_rank(at(graph.size())),
          m_position(at(graph.size()), -1),
          m_part(at(graph.size()), -1)
    {
        for (std::int32_t rank = 0; rank < graph.size(); ++rank)
            m_rank[at(graph.order()[at(rank)])] = rank;
    }

    std::unique_ptr<Level> split(const Members& set)
    {
        Members peel = set;
        std::sort(peel.begin(), peel.end(), [&](std::int32_t a, std::int32_t b) {
            const std::int32_t servedA = m_served[at(a)], servedB = m_served[at(b)];
            return servedA > servedB || (servedA == servedB && m_rank[at(a)] > m_rank[at(b)]);
        });
        const bool uniform = m_served[at(peel.front())] == m_served[at(peel.back())];
        std::vector<Members> parts = connected(set);
        std::size_t trunk = 0;
        while (trunk < peel.size() && parts.size() < 2) {
            const std::int32_t served = m_served[at(peel[trunk])];
            ++trunk;
            while (!uniform && trunk < peel.size() && m_served[at(peel[trunk])] == served)
                ++trunk;
            parts = connected({peel.begin() + static_cast<std::ptrdiff_t>(trunk), peel.end()});
        }
        Members singles(peel.begin(), peel.begin() + static_cast<std::ptrdiff_t>(trunk));
        std::sort(singles.begin(), singles.end());
        for (std::int32_t single : singles)
            parts.push_back({single});

        auto level = std::make_unique<Level>();
        std::map<Text, std::size_t> classOf;
        for (Members& part : parts) {
            const auto [it, added] = classOf.emplace(write(part), level->classes.size());
            if (added)
                level->classes.emplace_back();
            level->classes[it->second].branches.push_back(std::move(part));
        }
        for (Level::Class& c : level->classes)
            if (c.branches.front().size() > 1)
                c.inner = split(c.branches.front());
        return level;
    }

private:
    /// The connected parts of a set, each in the order of a walk from its sinks to their feeds, so that
    /// equal branches list equal members at equal places.
    std::vector<Members> connected(Members set)
    {
        std::sort(set.begin(), set.end());
        std::vector<std::int32_t> parent(set.size());
        std::iota(parent.begin(), parent.end(), 0);
        for (std::size_t k = 0; k < set.size(); ++k)
            m_position[at(set[k])] = static_cast<std::int32_t>(k);
        const auto root = [&](std::int32_t k) {
            while (parent[at(k)] != k)
                k = parent[at(k)] = parent[at(parent[at(k)])];
            return k;
        };
        for (std::int32_t member : set)
            for (const FeedFrom& f : m_graph[member].feeds)
                if (m_position[at(f.component)] >= 0) {
                    const std::int32_t a = root(m_position[at(member)]);
                    const std::int32_t b = root(m_position[at(f.component)]);
                    parent[at(std::max(a, b))] = std::min(a, b);
                }
        std::vector<Members> parts;
        std::map<std::int32_t, std::size_t> partOf;
        std::vector<char> taken(set.size(), 0);
        const auto walk = [&](const auto& self, std::int32_t member, Members& part) -> void {
            const std::int32_t k = m_position[at(member)];
            if (k < 0 || taken[at(k)])
                return;
            taken[at(k)] = 1;
            part.push_back(member);
            for (const FeedFrom& f : m_graph[member].feeds)
                self(self, f.component, part);
        };
        for (std::int32_t member : set) {
            const auto inside = m_graph.children(member);
            const bool sink = std::none_of(inside.begin(), inside.end(), [&](std::int32_t child) {
                return m_position[at(child)] >= 0;
            });
            if (!sink)
                continue;
            const auto [it, added] = partOf.emplace(root(m_position[at(member)]), parts.size());
            if (added)
                parts.emplace_back();
            walk(walk, member, parts[it->second]);
        }
        for (std::int32_t member : set)
            m_position[at(member)] = -1;
        return parts;
    }

    Text write(const Members& part)
    {
        for (std::size_t k = 0; k < part.size(); ++k)
            m_part[at(part[k])] = static_cast<std::int32_t>(k);
        Text text;
        const auto integer = [&](std::int64_t v) { text.push_back(static_cast<std::uint64_t>(v)); };
        const auto number = [&](double v) {
            text.push_back(std::bit_cast<std::uint64_t>(v + 0.0));
        };
        // Members by their position, others by their identity: the two never meet.
        const auto neighbour = [&](std::int32_t c) {
            integer(m_part[at(c)] >= 0 ? m_part[at(c)] : -1 - static_cast<std::int64_t>(c));
        };
        integer(static_cast<std::int64_t>(part.size()));
        for (std::int32_t member : part) {
            const ComponentSpec& c = m_graph[member];
            integer(static_cast<std::int64_t>(c.kind));
            integer(c.stage);
            number(c.rating);
            integer(c.ratedInVa + 2 * c.lossOfApparent + 4 * c.standby
                    + 8 * c.inputPowerFactor.has_value() + 16 * (c.rule == FeedRule::Share));
            for (double v : {c.a0, c.a1, c.a2, c.q0Var, c.q2PerVa, c.inputPowerFactor.value_or(0.0),
                             c.nominalVoltageV, c.resistanceOhm, c.reactanceOhm, c.sourceVoltagePu,
                             c.load.loadW, c.load.powerFactor, c.rideThroughS, c.startS,
                             c.reliability.mtbfHours, c.reliability.mttrHours, c.reliability.beta})
                number(v);
            integer(c.load.racks);
            integer(c.required);
            if (m_options.distinguishGroups)
                integer(m_graph.groupOf(member));
            integer(static_cast<std::int64_t>(c.feeds.size()));
            for (const FeedFrom& f : c.feeds) {
                neighbour(f.component);
                number(f.weight);
            }
            // Arrows that leave the branch, as the component outside sees them. Its other feeds may stand
            // in any order when they share, but not when it takes the first.
            for (std::int32_t child : m_graph.children(member)) {
                if (m_part[at(child)] >= 0)
                    continue;
                neighbour(child);
                const std::vector<FeedFrom>& of = m_graph[child].feeds;
                const auto arrow = std::find_if(
                    of.begin(), of.end(), [&](const FeedFrom& f) { return f.component == member; });
                number(arrow->weight);
                integer(m_graph[child].rule == FeedRule::Transfer ? arrow - of.begin() : -1);
            }
        }
        for (std::int32_t member : part)
            m_part[at(member)] = -1;
        return text;
    }

    const PowerGraph& m_graph;
    const SymmetryOptions& m_options;
    std::vector<std::int32_t> m_served;
    std::vector<std::int32_t> m_rank;
    std::vector<std::int32_t> m_position;
    std::vector<std::int32_t> m_part;
};

/// Numbers the orbits of a level and of the levels within it, in order of the walk.
void number(Level& level, std::int32_t& orbits)
{
    for (Level::Class& c : level.classes) {
        if (!c.inner) {
            c.singles.push_back({c.branches.front().front(), orbits++, 1});
            continue;
        }
        number(*c.inner, orbits);
        for (const Level::Class& within : c.inner->classes)
            for (Level::Single s : within.singles) {
                s.count *= static_cast<std::int64_t>(within.branches.size());
                c.singles.push_back(s);
            }
    }
}

void findPaths(const Level& level, std::vector<std::vector<Symmetry::Place>>& paths)
{
    for (std::size_t c = 0; c < level.classes.size(); ++c) {
        for (const Level::Single& s : level.classes[c].singles)
            paths[at(s.orbit)].push_back({&level, c});
        if (level.classes[c].inner)
            findPaths(*level.classes[c].inner, paths);
    }
}

/// The member of the second branch that stands where \p member stands in the first.
std::int32_t inSecondBranch(const Level::Class& c, std::int32_t member)
{
    const Members& first = c.branches[0];
    const auto place = std::find(first.begin(), first.end(), member) - first.begin();
    return c.branches[1][static_cast<std::size_t>(place)];
}

}  // namespace

Symmetry::Symmetry(const PowerGraph& graph, const SymmetryOptions& options)
{
    if (graph.size() == 0)
        return;
    Members all(at(graph.size()));
    std::iota(all.begin(), all.end(), 0);
    std::unique_ptr<Level> level = Splitter(graph, options).split(all);
    std::int32_t orbits = 0;
    number(*level, orbits);
    m_orbits.resize(at(orbits));
    m_paths.resize(at(orbits));
    std::int64_t components = 0;
    for (const Level::Class& c : level->classes)
        for (const Level::Single& s : c.singles) {
            const std::int64_t count = s.count * static_cast<std::int64_t>(c.branches.size());
            m_orbits[at(s.orbit)] = {s.representative, count};
            components += count;
        }
    RW_ASSERT(components == graph.size());
    findPaths(*level, m_paths);
    m_level = std::move(level);
}

std::vector<PairOrbit> Symmetry::pairsOf(std::int32_t orbit) const
{
    std::vector<PairOrbit> pairs;
    std::int64_t times = 1;
    for (const Place& place : m_paths[at(orbit)]) {
        const Level::Class& own = place.level->classes[place.branchClass];
        const auto branches = static_cast<std::int64_t>(own.branches.size());
        const auto position = at(orbit - own.singles.front().orbit);
        const std::int64_t count = own.singles[position].count;
        if (branches > 1)
            for (std::size_t q = position; q < own.singles.size(); ++q) {
                const Level::Single& other = own.singles[q];
                const std::int64_t ways =
                    q == position ? branches * (branches - 1) / 2 : branches * (branches - 1);
                pairs.push_back({inSecondBranch(own, other.representative), other.orbit,
                                 times * ways * count * other.count});
            }
        for (std::size_t d = place.branchClass + 1; d < place.level->classes.size(); ++d) {
            const Level::Class& c = place.level->classes[d];
            for (const Level::Single& other : c.singles)
                pairs.push_back({other.representative, other.orbit,
                                 times * branches * static_cast<std::int64_t>(c.branches.size())
                                     * count * other.count});
        }
        times *= branches;
    }
    return pairs;
}

}  // namespace rw::power
