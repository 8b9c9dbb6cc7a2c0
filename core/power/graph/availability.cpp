// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/availability.h"

#include "power/graph/outage.h"
#include "power/graph/parallel.h"
#include "power/graph/reliability.h"
#include "power/graph/symmetry.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rw::power {

namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

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

/// What one orbit adds, kept apart so that sums do not depend on threads.
struct OrbitTerms {
    LostByGroup first, second;                           ///< W, by group and building
    LostByGroup logAllUp;                                ///< log of the product over minimal cuts
    std::vector<std::pair<std::int32_t, double>> blame;  ///< orbit and W of the building
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
    const Network network(graph);
    const Symmetry symmetry(graph, {.distinguishGroups = true});
    const Outages base(network, options.limits);
    const std::size_t places = graph.groups().size() + 1;
    const auto count = static_cast<std::int32_t>(symmetry.orbits().size());
    const auto rankOf = [&](std::int32_t orbit) {
        return network.rankOf(symmetry.orbits()[at(orbit)].representative);
    };

    AvailabilityResult result;
    std::vector<LostByGroup> single(at(count));
    std::vector<double> u(at(count));
    Outages outages = base;
    for (std::int32_t orbit = 0; orbit < count; ++orbit) {
        u[at(orbit)] = independentUnavailability(
            graph[symmetry.orbits()[at(orbit)].representative].reliability);
        outages.push(rankOf(orbit));
        single[at(orbit)] = lostLoad(graph, network, outages);
        outages.pop();
    }

    std::vector<OrbitTerms> terms(at(count));
    const auto workers = runParallel(
        count, options.threads, options.progress, options.cancel, [&] { return base; },
        [&](Outages& w, std::int32_t orbit) {
            OrbitTerms& t = terms[at(orbit)];
            t.first.assign(places, 0.0);
            t.second.assign(places, 0.0);
            t.logAllUp.assign(places, 0.0);
            const auto n = static_cast<double>(symmetry.orbits()[at(orbit)].count);
            const LostByGroup& alone = single[at(orbit)];
            for (std::size_t g = 0; g < places; ++g) {
                t.first[g] = n * u[at(orbit)] * alone[g];
                if (alone[g] > 0.0)
                    t.logAllUp[g] += n * std::log1p(-u[at(orbit)]);
            }
            t.blame.emplace_back(orbit, t.first.back());
            w.push(rankOf(orbit));
            for (const PairOrbit& pair : symmetry.pairsOf(orbit)) {
                if (options.cancel.stop_requested())
                    break;
                const double both = u[at(orbit)] * u[at(pair.otherOrbit)];
                if (both == 0.0)
                    continue;
                w.push(network.rankOf(pair.other));
                const LostByGroup lost = lostLoad(graph, network, w);
                w.pop();
                // An orbit's groups are fixed, so those of the representative are those of the pair.
                const LostByGroup& other = single[at(pair.otherOrbit)];
                const auto times = static_cast<double>(pair.count);
                for (std::size_t g = 0; g < places; ++g) {
                    t.second[g] += times * both * (lost[g] - alone[g] - other[g]);
                    if (lost[g] > 0.0 && alone[g] == 0.0 && other[g] == 0.0)
                        t.logAllUp[g] += times * std::log1p(-both);
                }
                const double half =
                    0.5 * times * both * (lost.back() - alone.back() - other.back());
                if (half != 0.0) {
                    t.blame.emplace_back(orbit, half);
                    t.blame.emplace_back(pair.otherOrbit, half);
                }
            }
            w.pop();
        });
    if (workers.empty()) {
        result.cancelled = true;
        return result;
    }

    LostByGroup first(places, 0.0), second(places, 0.0), common(places, 0.0), logAllUp(places, 0.0);
    std::vector<double> blame(at(count), 0.0);
    for (const OrbitTerms& t : terms) {
        for (std::size_t g = 0; g < places; ++g) {
            first[g] += t.first[g];
            second[g] += t.second[g];
            logAllUp[g] += t.logAllUp[g];
        }
        for (const auto& [orbit, w] : t.blame)
            blame[at(orbit)] += w;
    }
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
    for (std::int32_t orbit = 0; orbit < count; ++orbit)
        if (blame[at(orbit)] > 0.0) {
            const ComponentOrbit& o = symmetry.orbits()[at(orbit)];
            result.contributions.push_back({o.representative, o.count, "", blame[at(orbit)]});
        }
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
