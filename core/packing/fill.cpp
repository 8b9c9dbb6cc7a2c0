// SPDX-License-Identifier: GPL-3.0-or-later
#include "packing/fill.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rw::packing {

std::int64_t Problem::more(const Vector& used, std::size_t kind, std::int64_t most) const
{
    const auto fits = [&](std::int64_t n) {
        for (std::size_t d = 0; d < kDimensions; ++d)
            if (used[d] + sizes[kind][d] * static_cast<double>(n) > limit[d]) return false;
        return true;
    };
    double room = static_cast<double>(most);
    for (std::size_t d = 0; d < kDimensions; ++d)
        if (sizes[kind][d] > 0.0) room = std::min(room, std::floor((limit[d] - used[d]) / sizes[kind][d]));
    auto n = static_cast<std::int64_t>(std::max(0.0, room));
    // The quotient may round across a whole number; the sum decides.
    while (n > 0 && !fits(n)) --n;
    while (n < most && fits(n + 1)) ++n;
    return n;
}

void add(Vector& to, const Vector& each, std::int64_t count)
{
    for (std::size_t d = 0; d < kDimensions; ++d) to[d] += each[d] * static_cast<double>(count);
}

std::vector<Filled> firstFit(const Problem& problem)
{
    std::vector<Filled> groups;
    const auto with = [&](Filled filled, std::size_t kind, std::int64_t n, std::int64_t bins) {
        filled.items[kind] += n;
        add(filled.used, problem.sizes[kind], n);
        filled.bins = bins;
        return filled;
    };
    const Filled empty{std::vector<std::int64_t>(problem.kinds()), {}, 0};
    for (std::size_t kind = 0; kind < problem.kinds(); ++kind) {
        std::int64_t left = problem.counts[kind];
        std::vector<Filled> next;
        // First fit fills a bin before it goes on: some bins of a group in full, one in part, the others not at all.
        const auto place = [&](const Filled& group, std::int64_t each, std::int64_t bins) {
            const std::int64_t full = std::min(bins, left / each);
            if (full > 0) next.push_back(with(group, kind, each, full));
            left -= full * each;
            std::int64_t untouched = bins - full;
            if (untouched > 0 && left > 0) {
                next.push_back(with(group, kind, left, 1));
                left = 0;
                --untouched;
            }
            if (untouched > 0) next.push_back(with(group, kind, 0, untouched));
        };
        for (const Filled& group : groups) {
            const std::int64_t each = left > 0 ? problem.more(group.used, kind, left) : 0;
            if (each == 0) next.push_back(group);
            else place(group, each, group.bins);
        }
        if (left > 0) {
            const std::int64_t each = problem.more(empty.used, kind, left);
            place(empty, each, (left + each - 1) / each);
        }
        groups = std::move(next);
    }
    return groups;
}

std::int64_t sumBound(const Problem& problem, std::size_t d, const std::vector<std::int64_t>& counts)
{
    if (std::isinf(problem.limit[d])) return 0;
    double sum = 0.0;
    for (std::size_t k = 0; k < problem.kinds(); ++k) sum += problem.sizes[k][d] * static_cast<double>(counts[k]);
    if (sum <= 0.0) return 0;
    return static_cast<std::int64_t>(std::ceil(sum / problem.limit[d] * (1.0 - 1e-12)));
}

namespace {

/// Martello and Toth's L2 for a threshold: items above limit - threshold stand alone, items above the half share with
/// no other of these, and what is left of the bins of the latter takes in part the items from the threshold up.
std::int64_t pairBound(const Problem& problem, std::size_t d, const std::vector<std::int64_t>& counts, double threshold)
{
    const double limit = problem.limit[d];
    constexpr double kAbove = 1.0 + 1e-12;
    std::int64_t alone = 0, large = 0;
    double largeSum = 0.0, smallSum = 0.0;
    for (std::size_t k = 0; k < problem.kinds(); ++k) {
        const double size = problem.sizes[k][d];
        const double all = size * static_cast<double>(counts[k]);
        if (size > (limit - threshold) * kAbove) {
            alone += counts[k];
        } else if (size > 0.5 * limit * kAbove) {
            large += counts[k];
            largeSum += all;
        } else if (size >= threshold) {
            smallSum += all;
        }
    }
    const double beside = static_cast<double>(large) * limit - largeSum;
    const double extra = std::ceil((smallSum - beside) / limit - 1e-9);
    return alone + large + std::max<std::int64_t>(0, static_cast<std::int64_t>(extra));
}

class ExactSearch {
public:
    ExactSearch(const Problem& problem, std::int64_t known, std::int64_t bound, const PackingOptions& options)
        : m_problem(problem), m_options(options), m_best(known), m_bound(bound)
    {
    }

    Search run()
    {
        std::vector<std::int64_t> left = m_problem.counts;
        openBin(left, 0);
        m_result.nodes = m_nodes;
        m_result.complete = !m_stop || m_best <= m_bound;
        return std::move(m_result);
    }

private:
    bool done() const { return m_stop || m_best <= m_bound; }

    /// Fills one more bin of what is left, after \p bins others.
    void openBin(std::vector<std::int64_t>& left, std::int64_t bins)
    {
        const auto first = std::find_if(left.begin(), left.end(), [](std::int64_t n) { return n > 0; });
        if (first == left.end()) {
            if (bins < m_best) {
                m_best = bins;
                m_result.better = m_stack;
            }
            return;
        }
        if (bins + bestBound(m_problem, left) >= m_best) return;
        const auto [seen, fresh] = m_seen.try_emplace(left, bins);
        if (!fresh) {
            if (seen->second <= bins) return;
            seen->second = bins;
        }
        // The greatest item left stands in some bin; let it be this one.
        const auto kind = static_cast<std::size_t>(first - left.begin());
        Filled bin{std::vector<std::int64_t>(m_problem.kinds()), {}, 1};
        fill(left, bins, bin, kind, kind);
    }

    void fill(std::vector<std::int64_t>& left, std::int64_t bins, const Filled& bin, std::size_t kind, std::size_t first)
    {
        if (done()) return;
        if (kind == m_problem.kinds()) {
            if (++m_nodes >= m_options.nodes || m_options.cancel.stop_requested()) m_stop = true;
            // A bin that still takes an item can take it from a later bin, which costs nothing.
            for (std::size_t k = first; k < m_problem.kinds(); ++k)
                if (left[k] > 0 && m_problem.more(bin.used, k, 1) > 0) return;
            m_stack.push_back(bin);
            openBin(left, bins + 1);
            m_stack.pop_back();
            return;
        }
        const std::int64_t most = left[kind] > 0 ? m_problem.more(bin.used, kind, left[kind]) : 0;
        for (std::int64_t n = most; n >= (kind == first ? 1 : 0) && !done(); --n) {
            Filled next = bin;
            next.items[kind] = n;
            add(next.used, m_problem.sizes[kind], n);
            left[kind] -= n;
            fill(left, bins, next, kind + 1, first);
            left[kind] += n;
        }
    }

    const Problem& m_problem;
    const PackingOptions& m_options;
    std::int64_t m_best;
    std::int64_t m_bound;
    std::int64_t m_nodes = 0;
    bool m_stop = false;
    std::vector<Filled> m_stack;
    std::map<std::vector<std::int64_t>, std::int64_t> m_seen;  ///< what was left, and after how many bins
    Search m_result;
};

}  // namespace

std::int64_t bestBound(const Problem& problem, const std::vector<std::int64_t>& counts)
{
    std::int64_t best = 0;
    for (std::size_t d = 0; d < kDimensions; ++d) {
        best = std::max(best, sumBound(problem, d, counts));
        if (std::isinf(problem.limit[d]) || !(problem.limit[d] > 0.0)) continue;
        for (std::size_t k = 0; k < problem.kinds(); ++k)
            if (counts[k] > 0 && problem.sizes[k][d] <= 0.5 * problem.limit[d])
                best = std::max(best, pairBound(problem, d, counts, problem.sizes[k][d]));
        best = std::max(best, pairBound(problem, d, counts, 0.0));
    }
    if (best == 0 && std::any_of(counts.begin(), counts.end(), [](std::int64_t n) { return n > 0; })) best = 1;
    return best;
}

Search searchExactly(const Problem& problem, std::int64_t known, std::int64_t bound, const PackingOptions& options)
{
    return ExactSearch(problem, known, bound, options).run();
}

}  // namespace rw::packing
