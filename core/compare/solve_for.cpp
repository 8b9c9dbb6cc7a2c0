// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/solve_for.h"

#include "base/text.h"
#include "quantity/quantity.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rw::compare {

namespace {

/// A result this near to what is wanted, relative to it, is that.
constexpr double kSameResult = 1e-12;
/// Where a closed bracket still spans this share of what its samples did, the result jumps.
constexpr double kJumps = 1e-6;

class Solver {
public:
    Solver(const ResultAt& resultAt, double wanted, const SolveBounds& bounds, const SolveOptions& options)
        : m_resultAt(resultAt), m_options(options)
    {
        m_solved.wanted = wanted;
        m_solved.bounds = bounds;
    }

    Solved run()
    {
        const SolveBounds& b = m_solved.bounds;
        std::vector<double> points = samples();
        // Ends first, so that both are told whatever happens between.
        if (!at(b.low) || !at(b.high)) return m_solved;
        m_solved.atLow = m_results.at(b.low);
        m_solved.atHigh = m_results.at(b.high);
        for (const double point : points)
            if (!at(point)) return m_solved;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const bool hit = sideOf(points[i]) == 0;
            // A stretch that stays on what is wanted is passed once.
            if (hit && (i == 0 || sideOf(points[i - 1]) != 0) && (i == 0 || !b.whole))
                m_solved.crossings.push_back({points[i], m_results.at(points[i]), points[i], m_results.at(points[i])});
            if (i == 0 || sideOf(points[i - 1]) == 0 || sideOf(points[i - 1]) == sideOf(points[i])) continue;
            if (hit && !b.whole) continue;
            if (!within(points[i - 1], points[i])) return m_solved;
        }
        if (m_solved.crossings.empty()) return m_solved;
        const Crossing& first = m_solved.crossings.front();
        m_solved.value = first.input;
        m_solved.result = first.result;
        m_solved.state = m_solved.crossings.size() > 1 ? SolveState::Several
                         : first.jump                  ? SolveState::Jump
                                                       : SolveState::Found;
        return m_solved;
    }

private:
    std::vector<double> samples() const
    {
        const SolveBounds& b = m_solved.bounds;
        std::vector<double> points;
        const int steps = std::max(1, m_options.samples);
        for (int i = 0; i <= steps; ++i) {
            const double x = i == steps ? b.high : b.low + (b.high - b.low) * i / steps;
            points.push_back(b.whole ? std::round(x) : x);
        }
        points.erase(std::unique(points.begin(), points.end()), points.end());
        return points;
    }

    bool at(double input)
    {
        if (m_results.count(input)) return true;
        if (m_options.cancel.stop_requested()) {
            m_solved.state = SolveState::Cancelled;
            return false;
        }
        ++m_solved.evaluations;
        auto result = m_resultAt(input);
        if (result && !std::isfinite(*result))
            result = Error{.code = "quantity.finite", .found = shortestNumber(*result), .allowed = text("range.finite")};
        if (!result) {
            m_solved.state = SolveState::Failed;
            m_solved.failedAt = input;
            m_solved.error = result.error();
            return false;
        }
        m_results[input] = *result;
        return true;
    }

    double distance(double input) const { return m_results.at(input) - m_solved.wanted; }
    int sideOf(double input) const
    {
        const double d = distance(input);
        return std::abs(d) <= kSameResult * std::abs(m_solved.wanted) ? 0 : d < 0.0 ? -1 : 1;
    }

    /// One crossing between inputs on different sides: \p a has not reached what is wanted.
    bool within(double a, double b)
    {
        const bool whole = m_solved.bounds.whole;
        const double narrow =
            whole ? 1.0 : m_options.tolerance * (m_solved.bounds.high - m_solved.bounds.low);
        double weightA = distance(a), weightB = distance(b);
        const double spread = std::abs(weightB - weightA);
        int lastSide = 0;
        for (int i = 0; i < m_options.steps && b - a > narrow && (whole || sideOf(b) != 0); ++i) {
            double x = a + (b - a) / 2.0;
            // Every third step halves, so that flat or jumping results still close in.
            if (!whole && i % 3 != 2 && weightA != weightB) x = b - weightB * (b - a) / (weightB - weightA);
            if (whole) x = std::floor(x);
            if (!(a < x && x < b)) x = a + (b - a) / 2.0;
            if (!(a < x && x < b)) break;
            if (!at(x)) return false;
            const bool before = sideOf(x) == sideOf(a);
            if (before) {
                a = x;
                weightA = distance(x);
                if (lastSide == -1) weightB /= 2.0;
            } else {
                b = x;
                weightB = distance(x);
                if (lastSide == 1) weightA /= 2.0;
            }
            lastSide = before ? -1 : 1;
        }
        Crossing crossing{b, m_results.at(b), a, m_results.at(a)};
        if (!whole && sideOf(b) == 0) {
            crossing.before = b;
            crossing.resultBefore = crossing.result;
        }
        const double apart = std::abs(crossing.result - crossing.resultBefore);
        crossing.jump = !whole && apart > kJumps * spread;
        m_solved.crossings.push_back(crossing);
        return true;
    }

    const ResultAt& m_resultAt;
    const SolveOptions& m_options;
    Solved m_solved;
    std::map<double, double> m_results;
};

std::string reading(double value)
{
    return readableNumber(value, 6);
}

}  // namespace

std::string Solved::words() const
{
    switch (state) {
    case SolveState::Found: return text("solve.found", {{"value", reading(value)}, {"result", reading(result)}});
    case SolveState::Jump:
        return text("solve.jump", {{"before", reading(crossings.front().before)},
                                   {"below", reading(crossings.front().resultBefore)},
                                   {"value", reading(value)},
                                   {"result", reading(result)}});
    case SolveState::OutOfReach:
        return text("solve.out-of-reach", {{"wanted", reading(wanted)},
                                           {"low", reading(bounds.low)},
                                           {"atLow", reading(atLow)},
                                           {"high", reading(bounds.high)},
                                           {"atHigh", reading(atHigh)}});
    case SolveState::Several: {
        std::string values;
        for (const Crossing& crossing : crossings) values += (values.empty() ? "" : ", ") + reading(crossing.input);
        return text("solve.several", {{"values", values}});
    }
    case SolveState::Failed: return text("solve.failed", {{"at", reading(failedAt)}, {"why", error.message()}});
    case SolveState::Cancelled: return text("solve.cancelled");
    }
    return {};
}

Result<Solved> solveFor(const ResultAt& resultAt, double wanted, const SolveBounds& bounds, const SolveOptions& options)
{
    const std::string range = shortestNumber(bounds.low) + ", " + shortestNumber(bounds.high);
    if (!std::isfinite(wanted))
        return Error{.code = "quantity.finite", .path = "wanted", .found = shortestNumber(wanted), .allowed = text("range.finite")};
    if (!std::isfinite(bounds.low) || !std::isfinite(bounds.high) || bounds.high <= bounds.low)
        return Error{.code = "solve.bounds", .path = "bounds", .found = range};
    SolveBounds used = bounds;
    if (bounds.whole) {
        used.low = std::ceil(bounds.low);
        used.high = std::floor(bounds.high);
        if (used.low > used.high) return Error{.code = "solve.whole", .path = "bounds", .found = range};
    }
    return Solver(resultAt, wanted, used, options).run();
}

}  // namespace rw::compare
