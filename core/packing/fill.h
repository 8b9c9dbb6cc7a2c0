// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packing/packing.h"

#include <optional>

namespace rw::packing {

using Vector = std::array<double, kDimensions>;

/// Kinds in the order in which they are placed, as bare numbers.
struct Problem {
    std::vector<Vector> sizes;
    std::vector<std::int64_t> counts;
    Vector limit{};  ///< with the tolerance in it

    std::size_t kinds() const { return sizes.size(); }
    /// How many more of a kind fit a bin that holds \p used, at most \p most.
    std::int64_t more(const Vector& used, std::size_t kind, std::int64_t most) const;
};
void add(Vector& to, const Vector& each, std::int64_t count);

/// What one bin holds, by kind, and how many bins hold the same.
struct Filled {
    std::vector<std::int64_t> items;
    Vector used{};
    std::int64_t bins = 0;
};

/// First fit of kinds in their order, in blocks of equal bins.
std::vector<Filled> firstFit(const Problem& problem);

/// No fewer bins than this: of a dimension's sum, and the best of all bounds.
std::int64_t sumBound(const Problem& problem, std::size_t dimension, const std::vector<std::int64_t>& counts);
std::int64_t bestBound(const Problem& problem, const std::vector<std::int64_t>& counts);

struct Search {
    std::optional<std::vector<Filled>> better;  ///< fewer bins than were known
    std::int64_t nodes = 0;
    bool complete = false;  ///< everything was looked at, or the bound was met
};
/// Looks for fewer than \p known bins.
Search searchExactly(const Problem& problem, std::int64_t known, std::int64_t bound, const PackingOptions& options);

}  // namespace rw::packing
