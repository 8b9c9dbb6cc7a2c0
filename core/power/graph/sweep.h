// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/graph/graph.h"
#include "power/graph/solve.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace rw::power {

struct SweepOptions {
    std::size_t keep = 1000;  ///< rows of a double sweep that are kept
    unsigned threads = 2;     ///< >= 1; the result does not depend on it
    bool loads = true;        ///< loads are components that fail, too
    SolveLimits limits;
    std::function<void(double done)> progress;  ///< 0..1, called from the calling thread only
    std::stop_token cancel;
};

/// One failure, or several that are the same but for which of equal units they strike.
struct FailureRow {
    std::vector<std::int32_t> components;  ///< of one representative, in order of their ids
    std::int64_t count = 0;                ///< failures the row stands for
    double lostW = 0.0;                    ///< loads without any source, W
    double interruptedW = 0.0;       ///< loads served again after a gap that no battery bridges, W
    double worstLoadFraction = 0.0;  ///< of all components
    double heldS = kNoLimit;         ///< s until the first load goes dark; no limit = none does
    bool converged = true;
    std::vector<Overload> overloads;  ///< by index
};

struct SweepTotals {
    std::int64_t examined = 0;      ///< n, or n (n - 1) / 2, of n components that may fail
    std::int64_t solved = 0;        ///< those that had to be solved; the others equal one of them
    std::int64_t losing = 0;        ///< lose load for good
    std::int64_t interrupting = 0;  ///< interrupt load without losing it
    std::int64_t overloading = 0;   ///< overload something
    std::int64_t notConverged = 0;
    double maxLostW = 0.0;
    double maxLoadFraction = 0.0;
    bool operator==(const SweepTotals&) const = default;
};

/// Worst first: by lost load, then worst load fraction (both to 1e-9 of the whole), then ids.
struct Sweep {
    std::vector<FailureRow> rows;
    SweepTotals totals;
    bool cancelled = false;  ///< rows and totals are then empty
};

/// All single failures, each class of equal components once. Without failures the graph's own state is
/// the reference; equal to solve() of each failure to 1e-9.
Sweep sweepSingles(const PowerGraph& graph, const SweepOptions& options = {});

/// One component out for service, and what the worst further failure then does.
struct ServiceRow {
    std::int32_t service = -1;
    std::int64_t count = 0;     ///< components the row stands for
    double serviceLostW = 0.0;  ///< lost while it is out and nothing else failed, W
    std::int32_t failure = -1;  ///< the worst further one; -1 when there is no other component
    double lostW = 0.0;         ///< with both out, W
    double interruptedW = 0.0;
    double worstLoadFraction = 0.0;
};

struct DoubleSweep : Sweep {
    std::vector<ServiceRow> service;  ///< concurrent maintainability, worst first as Sweep
};

/// All double failures, exact: each class of equal pairs is solved once, by re-solving from the single
/// failure what the second one changes. Equal to solve() of each pair to 1e-9.
DoubleSweep sweepDoubles(const PowerGraph& graph, const SweepOptions& options = {});

}  // namespace rw::power
