// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/graph.h"

#include "base/assert.h"
#include "power/graph/graph_checks.h"
#include "power/graph/index.h"

#include <queue>

#include <algorithm>
#include <functional>
#include <map>

namespace rw::power {

namespace {

/// Kahn's order with the lowest index first, so that it does not depend on the order of feeds.
std::vector<std::int32_t> sourcesFirst(const std::vector<ComponentSpec>& specs,
                                       const std::vector<std::vector<std::int32_t>>& children)
{
    std::vector<std::int32_t> open(specs.size());
    std::priority_queue<std::int32_t, std::vector<std::int32_t>, std::greater<>> ready;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        open[i] = static_cast<std::int32_t>(specs[i].feeds.size());
        if (open[i] == 0)
            ready.push(static_cast<std::int32_t>(i));
    }
    std::vector<std::int32_t> order;
    order.reserve(specs.size());
    while (!ready.empty()) {
        const std::int32_t i = ready.top();
        ready.pop();
        order.push_back(i);
        for (std::int32_t child : children[at(i)])
            if (--open[at(child)] == 0)
                ready.push(child);
    }
    return order;
}

/// The components on loops: what stays when those without an open feed or an open child are taken away.
std::vector<std::int32_t> onLoops(const std::vector<ComponentSpec>& specs,
                                  const std::vector<std::vector<std::int32_t>>& children,
                                  const std::vector<std::int32_t>& order)
{
    std::vector<char> stays(specs.size(), 1);
    for (std::int32_t i : order)
        stays[at(i)] = 0;
    bool changed = true;
    while (changed) {
        changed = false;
        for (std::size_t i = 0; i < specs.size(); ++i) {
            if (!stays[i])
                continue;
            const auto open = [&](std::int32_t c) { return stays[at(c)] != 0; };
            if (std::none_of(children[i].begin(), children[i].end(), open)) {
                stays[i] = 0;
                changed = true;
            }
        }
    }
    std::vector<std::int32_t> result;
    for (std::size_t i = 0; i < specs.size(); ++i)
        if (stays[i])
            result.push_back(static_cast<std::int32_t>(i));
    return result;
}

bool givesPower(const ComponentSpec& c)
{
    return c.kind == ComponentKind::Source || c.kind == ComponentKind::Generator || c.standby;
}

bool isSource(const ComponentSpec& c) { return c.feeds.empty() && givesPower(c); }

}  // namespace

std::int32_t PowerGraph::find(std::string_view id) const
{
    const auto it =
        std::lower_bound(m_byId.begin(), m_byId.end(), id,
                         [](const auto& entry, std::string_view key) { return entry.first < key; });
    return it != m_byId.end() && it->first == id ? it->second : -1;
}

std::span<const std::int32_t> PowerGraph::children(std::int32_t index) const
{
    const auto begin = at(m_childBegin[at(index)]);
    const auto end = at(m_childBegin[at(index) + 1]);
    return std::span(m_children).subspan(begin, end - begin);
}

std::int32_t OneLineBuilder::add(ComponentSpec spec)
{
    m_specs.push_back(std::move(spec));
    return size() - 1;
}

void OneLineBuilder::feed(std::int32_t component, FeedFrom from)
{
    RW_ASSERT(component >= 0 && component < size());
    m_specs[at(component)].feeds.push_back(from);
}

BuiltOneLine OneLineBuilder::build() const
{
    BuiltOneLine built;
    const auto report = [&](GraphProblemCode code, std::vector<std::string> ids,
                            std::string found = {}) {
        built.problems.push_back({code, std::move(ids), std::move(found)});
    };

    bool wired = true;  // every feed names another component
    std::map<std::string, std::int32_t, std::less<>> byId;
    std::vector<std::vector<std::int32_t>> children(m_specs.size());
    for (std::int32_t i = 0; i < size(); ++i) {
        const ComponentSpec& c = m_specs[at(i)];
        if (c.id.empty())
            report(GraphProblemCode::EmptyId, {c.id}, std::to_string(i));
        else if (!byId.emplace(c.id, i).second)
            report(GraphProblemCode::DuplicateId, {c.id});
        checkNumbers(c, built.problems);
        std::vector<std::int32_t> seen;
        for (const FeedFrom& f : c.feeds) {
            if (f.component < 0 || f.component >= size()) {
                report(GraphProblemCode::UnknownFeed, {c.id}, std::to_string(f.component));
                wired = false;
                continue;
            }
            if (std::find(seen.begin(), seen.end(), f.component) != seen.end()) {
                report(GraphProblemCode::DuplicateFeed, {c.id, m_specs[at(f.component)].id});
                continue;
            }
            seen.push_back(f.component);
            children[at(f.component)].push_back(i);
        }
        const bool storage = c.kind == ComponentKind::Battery || c.kind == ComponentKind::Bbu;
        if (c.feeds.empty() && !isSource(c) && !(storage && c.rideThroughS > 0.0))
            report(GraphProblemCode::NoFeed, {c.id});
        if (!c.feeds.empty() && givesPower(c))
            report(GraphProblemCode::SourceFed, {c.id});
    }
    if (std::none_of(m_specs.begin(), m_specs.end(), isSource))
        report(GraphProblemCode::NoSource, {});
    if (!wired
        || std::any_of(built.problems.begin(), built.problems.end(), [](const GraphProblem& p) {
               return p.code == GraphProblemCode::DuplicateFeed;
           }))
        return built;

    std::vector<std::int32_t> order = sourcesFirst(m_specs, children);
    if (order.size() != m_specs.size()) {
        std::vector<std::string> ids;
        for (std::int32_t i : onLoops(m_specs, children, order))
            ids.push_back(m_specs[at(i)].id);
        report(GraphProblemCode::Loop, std::move(ids));
        return built;
    }

    enum class Reach : char { None, Battery, Standby, Normal };
    std::vector<Reach> reach(m_specs.size(), Reach::None);
    std::vector<std::string> islands;
    for (std::int32_t i : order) {
        const ComponentSpec& c = m_specs[at(i)];
        if (c.feeds.empty()) {
            reach[at(i)] = !isSource(c) ? Reach::Battery
                           : c.standby  ? Reach::Standby
                                        : Reach::Normal;
            continue;
        }
        Reach best = Reach::None;
        Reach worst = Reach::Normal;
        for (const FeedFrom& f : c.feeds) {
            best = std::max(best, reach[at(f.component)]);
            worst = std::min(worst, reach[at(f.component)]);
        }
        reach[at(i)] = best;
        if (best < Reach::Standby)
            islands.push_back(c.id);
        else if (c.rule == FeedRule::Share && worst != best && worst != Reach::None)
            report(GraphProblemCode::StandbyShared, {c.id});
    }
    if (!islands.empty())
        report(GraphProblemCode::Island, std::move(islands));
    if (!built.problems.empty())
        return built;

    PowerGraph g;
    g.m_components = m_specs;
    g.m_byId.assign(byId.begin(), byId.end());
    g.m_order = std::move(order);
    g.m_childBegin.push_back(0);
    g.m_groupOf.assign(m_specs.size(), -1);
    std::map<std::string, std::int32_t, std::less<>> groups;
    for (std::int32_t i = 0; i < size(); ++i) {
        g.m_children.insert(g.m_children.end(), children[at(i)].begin(), children[at(i)].end());
        g.m_childBegin.push_back(static_cast<std::int32_t>(g.m_children.size()));
        const LoadData& load = m_specs[at(i)].load;
        if (load.loadW <= 0.0)
            continue;
        const auto [it, added] =
            groups.emplace(load.group, static_cast<std::int32_t>(g.m_groups.size()));
        if (added)
            g.m_groups.push_back(load.group);
        g.m_groupOf[at(i)] = it->second;
        g.m_loads.push_back(i);
        g.m_totalLoadW += load.loadW;
    }
    built.graph = std::move(g);
    return built;
}

}  // namespace rw::power
