// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/availability.h"

#include "power/graph/cuts.h"
#include "power/graph/index.h"
#include "power/graph/outage.h"
#include "power/graph/reliability.h"
#include "power/graph/symmetry.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rw::power {

namespace {

double independentUnavailability(const Reliability& r)
{
    const double x = (1.0 - r.beta) * r.mttrHours / r.mtbfHours;
    return x / (1.0 + x);
}

/// Lost load in W by group; the last place is the building.
using LostByGroup = std::vector<double>;

LostByGroup lostLoad(const PowerGraph& graph, const Network& network, const Outages& outages)
{
    LostByGroup lost(graph.groups().size() + 1, 0.0);
    outages.settled().deadLoads().forEach([&](std::int32_t rank) {
        const double w = network[rank].loadW;
        lost[at(graph.groupOf(network[rank].index))] += w;
        lost.back() += w;
    });
    return lost;
}

/// What the cuts of all loads add up to, by group and building.
struct CutTerms {
    std::vector<double> first, second;  ///< W
    std::vector<double> blame;          ///< W of the building, by component
    std::vector<std::vector<char>> singles;  ///< by group: the components that take some load of it alone
    std::vector<std::vector<std::pair<std::int32_t, std::int32_t>>> pairs;

    explicit CutTerms(const PowerGraph& graph)
        : first(graph.groups().size() + 1), second(first), blame(at(graph.size())),
          singles(first.size(), std::vector<char>(at(graph.size()))), pairs(first.size())
    {
    }

    void add(const PowerGraph& graph, std::int32_t load, const Cuts& cuts, const std::vector<double>& u)
    {
        const double w = graph[load].load.loadW;
        const std::size_t group = at(graph.groupOf(load));
        double sum = 0.0, pairsOfSingles = 0.0;
        for (std::int32_t c : cuts.singles) {
            pairsOfSingles += u[at(c)] * sum;
            sum += u[at(c)];
        }
        // Two that both take the load take it only once.
        double pairTerms = -pairsOfSingles;
        for (std::int32_t c : cuts.singles) {
            blame[at(c)] += w * u[at(c)] * (1.0 - 0.5 * (sum - u[at(c)]));
            singles[group][at(c)] = singles.back()[at(c)] = 1;
        }
        for (const auto& [a, b] : cuts.pairs) {
            const double both = u[at(a)] * u[at(b)];
            pairTerms += both;
            blame[at(a)] += 0.5 * w * both;
            blame[at(b)] += 0.5 * w * both;
        }
        for (std::size_t g : {group, first.size() - 1}) {
            first[g] += w * sum;
            second[g] += w * pairTerms;
            pairs[g].insert(pairs[g].end(), cuts.pairs.begin(), cuts.pairs.end());
        }
    }

    /// Log of the probability that no cut of a group is out.
    double logAllUp(std::size_t group, const std::vector<double>& u)
    {
        double log = 0.0;
        for (std::size_t c = 0; c < u.size(); ++c)
            if (singles[group][c]) log += std::log1p(-u[c]);
        auto& all = pairs[group];
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        for (const auto& [a, b] : all)
            if (!singles[group][at(a)] && !singles[group][at(b)]) log += std::log1p(-u[at(a)] * u[at(b)]);
        return log;
    }
};

std::map<std::string, std::vector<std::int32_t>> commonCauses(const PowerGraph& graph)
{
    std::map<std::string, std::vector<std::int32_t>> causes;
    for (std::int32_t i = 0; i < graph.size(); ++i)
        if (!graph[i].reliability.commonCause.empty() && graph[i].reliability.beta > 0.0)
            causes[graph[i].reliability.commonCause].push_back(i);
    return causes;
}

double threeOrMore(const PowerGraph& graph)
{
    double none = 1.0, one = 0.0, two = 0.0;
    for (const ComponentSpec& c : graph.components()) {
        const double u = independentUnavailability(c.reliability);
        two = two * (1.0 - u) + one * u;
        one = one * (1.0 - u) + none * u;
        none *= 1.0 - u;
    }
    return std::max(0.0, 1.0 - none - one - two);
}

}  // namespace

AvailabilityResult availabilityOf(const PowerGraph& graph, const SweepOptions& options)
{
    AvailabilityResult result;
    const std::size_t places = graph.groups().size() + 1;
    std::vector<double> u;
    std::vector<char> fails;
    for (const ComponentSpec& c : graph.components()) {
        u.push_back(independentUnavailability(c.reliability));
        fails.push_back(u.back() > 0.0 ? 1 : 0);
    }
    CutFinder finder(graph, fails);
    CutTerms terms(graph);
    for (std::size_t k = 0; k < graph.loads().size(); ++k) {
        if (options.progress) options.progress(static_cast<double>(k) / static_cast<double>(graph.loads().size()));
        if (options.cancel.stop_requested()) {
            result.cancelled = true;
            return result;
        }
        terms.add(graph, graph.loads()[k], finder.of(graph.loads()[k]), u);
    }
    const std::vector<double>& first = terms.first;
    const std::vector<double>& second = terms.second;
    std::vector<double> common(places, 0.0), logAllUp(places, 0.0);
    for (std::size_t g = 0; g < places; ++g) logAllUp[g] = terms.logAllUp(g, u);

    const Network network(graph);
    Outages outages(network, options.limits);
    for (const auto& [cause, members] : commonCauses(graph)) {
        double event = 0.0;
        for (std::int32_t member : members) {
            const Reliability& r = graph[member].reliability;
            event = std::max(event, r.beta * r.mttrHours / r.mtbfHours);
            outages.push(network.rankOf(member));
        }
        event = std::min(event, 1.0);
        const LostByGroup lost = lostLoad(graph, network, outages);
        for (std::size_t k = 0; k < members.size(); ++k)
            outages.pop();
        for (std::size_t g = 0; g < places; ++g) {
            common[g] += event * lost[g];
            if (lost[g] > 0.0)
                logAllUp[g] += std::log1p(-event);
        }
        if (event * lost.back() > 0.0)
            result.contributions.push_back(
                {-1, static_cast<std::int64_t>(members.size()), cause, event * lost.back()});
    }

    std::vector<double> loadW(places, 0.0);
    for (std::int32_t load : graph.loads()) {
        loadW[at(graph.groupOf(load))] += graph[load].load.loadW;
        loadW.back() += graph[load].load.loadW;
    }
    for (std::size_t g = 0; g < places; ++g) {
        GroupAvailability a;
        a.group = g + 1 < places ? graph.groups()[g] : std::string();
        a.loadW = loadW[g];
        a.unavailability = loadW[g] > 0.0
                               ? std::clamp((first[g] + second[g] + common[g]) / loadW[g], 0.0, 1.0)
                               : 0.0;
        a.minutesPerYear = a.unavailability * kMinutesPerYear;
        a.anyUnavailability = -std::expm1(logAllUp[g]);
        a.anyMinutesPerYear = a.anyUnavailability * kMinutesPerYear;
        if (g + 1 < places)
            result.groups.push_back(a);
        else
            result.building = a;
    }
    // Equal components share their blame alike, and one row.
    const Symmetry symmetry(graph, {.distinguishGroups = true});
    for (const ComponentOrbit& orbit : symmetry.orbits())
        if (const double each = terms.blame[at(orbit.representative)]; each > 0.0)
            result.contributions.push_back({orbit.representative, orbit.count, "", each * static_cast<double>(orbit.count)});
    if (options.progress) options.progress(1.0);
    const double total = first.back() + second.back() + common.back();
    if (total > 0.0) {
        for (Contribution& c : result.contributions) {
            c.share /= total;
            c.minutesPerYear = c.share * result.building.minutesPerYear;
        }
        result.firstOrderShare = first.back() / total;
        result.secondOrderShare = second.back() / total;
        result.commonCauseShare = common.back() / total;
    }
    std::stable_sort(
        result.contributions.begin(), result.contributions.end(),
        [](const Contribution& a, const Contribution& b) { return a.share > b.share; });
    result.neglectedBound = threeOrMore(graph);
    return result;
}

}  // namespace rw::power
