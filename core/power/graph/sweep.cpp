// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/sweep.h"

#include "base/assert.h"
#include "power/graph/index.h"
#include "power/graph/outage.h"
#include "power/graph/parallel.h"
#include "power/graph/symmetry.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace rw::power {

namespace {

/// How bad a failure is. Powers and fractions are compared to 1e-9, so that failures that are equal but
/// for rounding stand in order of their ids.
struct Badness {
    std::int64_t lost = 0;
    std::int64_t fraction = 0;
    std::int32_t first = -1, second = -1;  ///< places of the ids among all ids in order

    bool worseThan(const Badness& other) const
    {
        return std::tuple(-lost, -fraction, first, second)
               < std::tuple(-other.lost, -other.fraction, other.first, other.second);
    }
};

struct Scale {
    double totalW;
    std::vector<std::int32_t> idPlace;  ///< by index

    explicit Scale(const PowerGraph& graph)
        : totalW(std::max(graph.totalLoadW(), 1e-9)), idPlace(at(graph.size()))
    {
        std::vector<std::int32_t> byId(at(graph.size()));
        std::iota(byId.begin(), byId.end(), 0);
        std::sort(byId.begin(), byId.end(),
                  [&](std::int32_t a, std::int32_t b) { return graph[a].id < graph[b].id; });
        for (std::size_t k = 0; k < byId.size(); ++k)
            idPlace[at(byId[k])] = static_cast<std::int32_t>(k);
    }

    Badness of(const OutageEffect& effect, std::int32_t a, std::int32_t b) const
    {
        const std::int32_t first = idPlace[at(a)];
        const std::int32_t second = b < 0 ? -1 : idPlace[at(b)];
        const double fraction = std::min(effect.worstLoadFraction, 1e9);
        return {std::llround(effect.lostW / totalW * 1e9), std::llround(fraction * 1e9),
                b < 0 ? first : std::min(first, second), b < 0 ? -1 : std::max(first, second)};
    }
};

void add(SweepTotals& totals, const OutageEffect& effect, std::int64_t count)
{
    totals.examined += count;
    totals.solved += 1;
    totals.losing += effect.lostW > 0.0 ? count : 0;
    totals.interrupting += effect.lostW == 0.0 && effect.interruptedW > 0.0 ? count : 0;
    totals.overloading += isOverload(effect.worstLoadFraction) ? count : 0;
    totals.notConverged += effect.converged ? 0 : count;
    totals.maxLostW = std::max(totals.maxLostW, effect.lostW);
    totals.maxLoadFraction = std::max(totals.maxLoadFraction, effect.worstLoadFraction);
}

void merge(SweepTotals& into, const SweepTotals& from)
{
    into.examined += from.examined;
    into.solved += from.solved;
    into.losing += from.losing;
    into.interrupting += from.interrupting;
    into.overloading += from.overloading;
    into.notConverged += from.notConverged;
    into.maxLostW = std::max(into.maxLostW, from.maxLostW);
    into.maxLoadFraction = std::max(into.maxLoadFraction, from.maxLoadFraction);
}

/// A row before its components are put in order and its overloads are found.
struct Candidate {
    Badness badness;
    std::int32_t a = -1, b = -1;
    std::int64_t count = 0;
    OutageEffect effect;
};
bool worse(const Candidate& a, const Candidate& b) { return a.badness.worseThan(b.badness); }

FailureRow row(const Candidate& c, const Scale& scale)
{
    FailureRow r;
    r.components = {c.a};
    if (c.b >= 0)
        r.components.push_back(c.b);
    if (c.b >= 0 && scale.idPlace[at(c.b)] < scale.idPlace[at(c.a)])
        std::swap(r.components[0], r.components[1]);
    r.count = c.count;
    r.lostW = c.effect.lostW;
    r.interruptedW = c.effect.interruptedW;
    r.worstLoadFraction = c.effect.worstLoadFraction;
    r.heldS = c.effect.heldS;
    r.converged = c.effect.converged;
    return r;
}

/// The worst candidates seen, as a heap with the least bad of them on top.
class Worst {
public:
    explicit Worst(std::size_t keep) : m_keep(keep) {}

    bool wants(const Badness& badness) const
    {
        return m_heap.size() < m_keep || (m_keep > 0 && badness.worseThan(m_heap.front().badness));
    }
    void take(const Candidate& c)
    {
        if (!wants(c.badness))
            return;
        if (m_heap.size() == m_keep) {
            std::pop_heap(m_heap.begin(), m_heap.end(), worse);
            m_heap.pop_back();
        }
        m_heap.push_back(c);
        std::push_heap(m_heap.begin(), m_heap.end(), worse);
    }
    const std::vector<Candidate>& all() const { return m_heap; }
    std::vector<Candidate> sorted() const
    {
        std::vector<Candidate> result = m_heap;
        std::sort(result.begin(), result.end(), worse);
        return result;
    }

private:
    std::size_t m_keep;
    std::vector<Candidate> m_heap;
};

/// What one thread of a sweep has at hand and collects.
struct Worker {
    Outages outages;
    SweepTotals totals;
    Worst worst;
    std::vector<Candidate>
        service;  ///< a: the one in service, b: the further failure; by orbit of a
};

/// The orbits whose components may fail, and how many those are.
struct Failing {
    std::vector<char> orbit;
    std::int64_t components = 0;

    Failing(const PowerGraph& graph, const Symmetry& symmetry, const SweepOptions& options)
    {
        for (const ComponentOrbit& o : symmetry.orbits()) {
            const bool fails = options.loads || graph[o.representative].kind != ComponentKind::Load;
            orbit.push_back(fails ? 1 : 0);
            components += fails ? o.count : 0;
        }
    }
};

}  // namespace

Sweep sweepSingles(const PowerGraph& graph, const SweepOptions& options)
{
    const Network network(graph);
    const Symmetry symmetry(graph);
    const Scale scale(graph);
    const Failing failing(graph, symmetry, options);
    const Outages base(network, options.limits);
    Sweep sweep;
    const auto count = static_cast<std::int32_t>(symmetry.orbits().size());
    std::vector<std::pair<Candidate, std::vector<Overload>>> found(at(count));
    const auto workers = runParallel(
        count, options.threads, options.progress, options.cancel,
        [&] {
            return Worker{base, {}, Worst(0), {}};
        },
        [&](Worker& w, std::int32_t orbit) {
            if (!failing.orbit[at(orbit)])
                return;
            const ComponentOrbit& o = symmetry.orbits()[at(orbit)];
            w.outages.push(network.rankOf(o.representative));
            const OutageEffect effect = w.outages.effect();
            add(w.totals, effect, o.count);
            found[at(orbit)] = {
                {scale.of(effect, o.representative, -1), o.representative, -1, o.count, effect},
                w.outages.overloads()};
            w.outages.pop();
        });
    if (workers.empty()) {
        sweep.cancelled = true;
        return sweep;
    }
    for (const Worker& w : workers)
        merge(sweep.totals, w.totals);
    RW_ASSERT(sweep.totals.examined == failing.components);
    std::erase_if(found, [](const auto& f) { return f.first.a < 0; });
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return worse(a.first, b.first); });
    for (auto& [candidate, overloads] : found) {
        sweep.rows.push_back(row(candidate, scale));
        sweep.rows.back().overloads = std::move(overloads);
    }
    return sweep;
}

DoubleSweep sweepDoubles(const PowerGraph& graph, const SweepOptions& options)
{
    const Network network(graph);
    const Symmetry symmetry(graph);
    const Scale scale(graph);
    const Failing failing(graph, symmetry, options);
    const Outages base(network, options.limits);
    const auto count = static_cast<std::int32_t>(symmetry.orbits().size());
    DoubleSweep sweep;
    std::vector<double> singleLost(at(count));
    const auto workers = runParallel(
        count, options.threads, options.progress, options.cancel,
        [&] {
            return Worker{base, {}, Worst(options.keep), std::vector<Candidate>(at(count))};
        },
        [&](Worker& w, std::int32_t orbit) {
            if (!failing.orbit[at(orbit)])
                return;
            const std::int32_t a = symmetry.orbits()[at(orbit)].representative;
            w.outages.push(network.rankOf(a));
            singleLost[at(orbit)] = w.outages.effect().lostW;
            for (const PairOrbit& pair : symmetry.pairsOf(orbit)) {
                if (options.cancel.stop_requested())
                    break;
                if (!failing.orbit[at(pair.otherOrbit)])
                    continue;
                w.outages.push(network.rankOf(pair.other));
                const OutageEffect effect = w.outages.effect();
                w.outages.pop();
                add(w.totals, effect, pair.count);
                const Candidate c{scale.of(effect, a, pair.other), a, pair.other, pair.count,
                                  effect};
                w.worst.take(c);
                const auto serve = [&](std::int32_t servedOrbit, std::int32_t service,
                                       std::int32_t failure) {
                    Candidate& worst = w.service[at(servedOrbit)];
                    if (worst.a < 0 || worse(c, worst)) {
                        worst = c;
                        worst.a = service;
                        worst.b = failure;
                    }
                };
                serve(orbit, a, pair.other);
                if (pair.otherOrbit != orbit)
                    serve(pair.otherOrbit, pair.other, a);
            }
            w.outages.pop();
        });
    if (workers.empty()) {
        sweep.cancelled = true;
        return sweep;
    }

    Worst worst(options.keep);
    std::vector<Candidate> service(at(count));
    for (const Worker& w : workers) {
        merge(sweep.totals, w.totals);
        for (const Candidate& c : w.worst.all())
            worst.take(c);
        for (std::size_t k = 0; k < service.size(); ++k)
            if (w.service[k].a >= 0 && (service[k].a < 0 || worse(w.service[k], service[k])))
                service[k] = w.service[k];
    }
    const std::int64_t n = failing.components;
    RW_ASSERT(sweep.totals.examined == n * (n - 1) / 2);

    Outages outages = base;
    for (const Candidate& c : worst.sorted()) {
        sweep.rows.push_back(row(c, scale));
        outages.push(network.rankOf(c.a));
        outages.push(network.rankOf(c.b));
        sweep.rows.back().overloads = outages.overloads();
        outages.pop();
        outages.pop();
    }
    std::vector<std::size_t> order(service.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        const Candidate& a = service[x];
        const Candidate& b = service[y];
        if (worse(a, b) || worse(b, a) || a.a < 0)
            return worse(a, b);
        return scale.idPlace[at(a.a)] < scale.idPlace[at(b.a)];  // one pair, seen from either side
    });
    for (std::size_t k : order) {
        if (!failing.orbit[k])
            continue;
        const Candidate& c = service[k];
        const ComponentOrbit& orbit = symmetry.orbits()[k];
        ServiceRow r;
        r.service = c.a >= 0 ? c.a : orbit.representative;
        r.count = orbit.count;
        r.serviceLostW = singleLost[k];
        r.failure = c.b;
        r.lostW = c.effect.lostW;
        r.interruptedW = c.effect.interruptedW;
        r.worstLoadFraction = c.effect.worstLoadFraction;
        sweep.service.push_back(r);
    }
    return sweep;
}

}  // namespace rw::power
