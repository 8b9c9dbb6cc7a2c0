// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/topology.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace rw::hydraulics {

namespace {

using Ids = std::unordered_map<std::string_view, int>;

Error atLink(const Link& link, const char* code, const char* key, std::string found)
{
    return {.code = code, .path = "links[" + link.id + "]" + (*key ? std::string(".") + key : ""), .found = std::move(found)};
}

/// Number of a node; the error names the nodes there are.
Result<int> numberOf(const Network& network, const Ids& ids, const Link& link, const char* key, const std::string& id)
{
    if (const auto found = ids.find(id); found != ids.end()) return found->second;
    Error error = atLink(link, "hydraulics.unknown-node", key, id);
    constexpr std::size_t kShown = 8;
    for (std::size_t i = 0; i < std::min(kShown, network.nodes.size()); ++i)
        error.allowed += (i > 0 ? ", " : "") + network.nodes[i].id;
    if (network.nodes.size() > kShown) error.allowed += ", …";
    return error;
}

}  // namespace

std::vector<char> reached(const Network& network, std::span<const int> from, std::span<const int> to,
                          const std::vector<char>& passes)
{
    // Neighbours in one array, then a walk from all fixed heads.
    const std::size_t n = network.nodes.size();
    std::vector<int> begin(n + 1, 0);
    for (std::size_t k = 0; k < from.size(); ++k)
        if (passes[k]) {
            ++begin[static_cast<std::size_t>(from[k])];
            ++begin[static_cast<std::size_t>(to[k])];
        }
    int sum = 0;
    for (int& b : begin) sum += b, b = sum;
    std::vector<int> neighbours(static_cast<std::size_t>(sum));
    const auto put = [&](int at, int other) {
        neighbours[static_cast<std::size_t>(--begin[static_cast<std::size_t>(at)])] = other;
    };
    for (std::size_t k = 0; k < from.size(); ++k)
        if (passes[k]) put(from[k], to[k]), put(to[k], from[k]);
    std::vector<char> seen(n, 0);
    std::vector<int> waiting;
    for (std::size_t i = 0; i < n; ++i)
        if (network.nodes[i].fixedHead) seen[i] = 1, waiting.push_back(static_cast<int>(i));
    while (!waiting.empty()) {
        const auto at = static_cast<std::size_t>(waiting.back());
        waiting.pop_back();
        for (int j = begin[at]; j < begin[at + 1]; ++j) {
            const int next = neighbours[static_cast<std::size_t>(j)];
            if (!seen[static_cast<std::size_t>(next)]) seen[static_cast<std::size_t>(next)] = 1, waiting.push_back(next);
        }
    }
    return seen;
}

Result<Topology> Topology::of(const Network& network)
{
    if (network.nodes.empty() || network.links.empty())
        return Error{.code = "hydraulics.empty", .path = network.nodes.empty() ? "nodes" : "links"};
    Ids ids;
    ids.reserve(network.nodes.size());
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const std::string& id = network.nodes[i].id;
        if (id.empty()) return Error{.code = "hydraulics.no-id", .path = "nodes[" + std::to_string(i + 1) + "]"};
        if (!ids.emplace(id, static_cast<int>(i)).second)
            return Error{.code = "hydraulics.duplicate-id", .path = "nodes", .found = id};
    }
    Ids linkIds;
    linkIds.reserve(network.links.size());
    Topology t;
    const std::size_t links = network.links.size();
    t.from.reserve(links), t.to.reserve(links);
    t.high.assign(links, -1), t.low.assign(links, -1);
    std::unordered_set<int> heldNodes;
    for (std::size_t k = 0; k < links; ++k) {
        const Link& link = network.links[k];
        if (link.id.empty()) return Error{.code = "hydraulics.no-id", .path = "links[" + std::to_string(k + 1) + "]"};
        if (!linkIds.emplace(link.id, static_cast<int>(k)).second)
            return Error{.code = "hydraulics.duplicate-id", .path = "links", .found = link.id};
        const Result<int> from = numberOf(network, ids, link, "from", link.from);
        if (!from) return from.error();
        const Result<int> to = numberOf(network, ids, link, "to", link.to);
        if (!to) return to.error();
        if (*from == *to) return atLink(link, "hydraulics.same-node", "", link.to);
        t.from.push_back(*from), t.to.push_back(*to);
        const Valve* valve = std::get_if<Valve>(&link.part);
        if (!valve) continue;
        const bool reducing = valve->kind == Valve::Kind::PressureReducing;
        if (reducing || valve->kind == Valve::Kind::PressureSustaining) {
            const int held = reducing ? *to : *from;
            if (network.nodes[static_cast<std::size_t>(held)].fixedHead || !heldNodes.insert(held).second)
                return atLink(link, "hydraulics.held-node", reducing ? "to" : "from", reducing ? link.to : link.from);
        }
        if (valve->kind == Valve::Kind::DifferentialPressure) {
            const Result<int> high = numberOf(network, ids, link, "high", valve->high);
            if (!high) return high.error();
            const Result<int> low = numberOf(network, ids, link, "low", valve->low);
            if (!low) return low.error();
            if (*high == *low) return atLink(link, "hydraulics.same-node", "low", valve->low);
            t.high[k] = *high, t.low[k] = *low;
        }
    }
    if (const Status good = checkValues(network); !good) return good.error();
    const auto fixed = std::find_if(network.nodes.begin(), network.nodes.end(), [](const Node& n) { return n.fixedHead.has_value(); });
    if (fixed == network.nodes.end()) return Error{.code = "hydraulics.no-fixed-head", .path = "nodes"};

    std::vector<char> passes(links, 1);
    const std::vector<char> joined = reached(network, t.from, t.to, passes);
    for (std::size_t i = 0; i < joined.size(); ++i)
        if (!joined[i]) return Error{.code = "hydraulics.disconnected", .path = "nodes[" + network.nodes[i].id + "]"};
    bool anyShut = false;
    for (std::size_t k = 0; k < links; ++k)
        if (!network.links[k].open) passes[k] = 0, anyShut = true;
    t.isolated.assign(network.nodes.size(), 0);
    if (!anyShut) return t;
    const std::vector<char> supplied = reached(network, t.from, t.to, passes);
    for (std::size_t i = 0; i < supplied.size(); ++i) {
        t.isolated[i] = !supplied[i];
        if (t.isolated[i] && network.nodes[i].demand.si() != 0.0)
            return Error{.code = "hydraulics.unsupplied", .path = "nodes[" + network.nodes[i].id + "]",
                         .found = readable(network.nodes[i].demand.value(), unit::Lmin)};
    }
    return t;
}

}  // namespace rw::hydraulics
