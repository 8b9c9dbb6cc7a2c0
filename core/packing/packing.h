// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

// Racks into rows and rows into halls, by power, coolant flow, mass and length at once (methods 6).
namespace rw::packing {

/// The dimensions of the packing.
enum class Demand { Power, Flow, Mass, Length };
inline constexpr std::size_t kDimensions = 4;
std::string nameOf(Demand demand);  ///< in the reader's language
/// A value of a dimension with its unit, for reading: "120 kW".
std::string readableOf(Demand demand, double si);

/// What an item takes, or what a bin gives: endless where it sets no limit.
struct Amounts {
    Power<> power{};
    VolumeFlow<> flow{};
    Mass<> mass{};
    Length<> length{};

    double si(Demand demand) const;
};
inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// Equal items: thousands of racks of a kind are one line.
struct ItemKind {
    std::string id{};
    Amounts each{};  ///< finite, at least 0
    std::int64_t count = 0;
};

/// Equal bins.
struct BinGroup {
    std::int64_t bins = 0;
    std::vector<std::int64_t> items;  ///< in one bin, by kind
    Amounts used{};                   ///< in one bin
    Amounts stranded{};               ///< in one bin: limit - used, endless without a limit
};

struct PackingOptions {
    /// Fillings of a bin that the exact search may try; 0: first-fit-decreasing only.
    std::int64_t nodes = 200'000;
    std::stop_token cancel{};  ///< of the exact search, which then leaves what it has
};

struct Packing {
    std::vector<BinGroup> groups;
    std::int64_t bins = 0;
    std::int64_t firstFit = 0;                               ///< bins that first-fit-decreasing takes
    std::array<std::int64_t, kDimensions> dimensionBounds{}; ///< no fewer bins, by each dimension's sum
    std::int64_t bound = 0;                                  ///< no fewer bins: the best bound
    bool least = false;                                      ///< proven: no packing has fewer bins
    std::int64_t nodes = 0;                                  ///< fillings tried
    bool stopped = false;                                    ///< the search ended at its limit, or was cancelled
    Amounts stranded{};                                      ///< of all bins together
};

/// Packs items into the fewest equal bins that it finds.
///
/// First-fit-decreasing by each item's greatest share of a bin, in blocks of equal bins: what it costs grows with the
/// kinds and not with their counts. Where that is above the bound, an exact search by branch and bound: bin by bin,
/// each with one of the greatest items left and so full that no other fits, no content twice; up to \p options.nodes
/// fillings and 500 bins. Bounds: ceil(sum / limit) in each dimension, and in each the number of items of which
/// no two share a bin with what must stand beside them (Martello and Toth's L2). Limits hold to 1e-12.
///
/// Refuses an item that fits no bin, with its id, dimension and both amounts (packing.too-large), counts below 0,
/// amounts below 0 or not finite, limits below 0. No item: no bin, least.
Result<Packing> pack(std::span<const ItemKind> items, const Amounts& bin, const PackingOptions& options = {});

/// A hall: what it gives, and places for rows.
struct HallRoom {
    Amounts limit{};  ///< its length is not read: rows take places
    std::int64_t rows = 0;
};
struct HallPacking {
    Packing rows;                             ///< racks in rows, which may be filled less than a row allows
    Packing halls;                            ///< rows in halls: items are the groups of rows.groups
    std::int64_t hallBound = 0;               ///< no fewer halls for these racks, however they stand in rows
    bool least = false;                       ///< proven: no fewer halls
    std::vector<std::int64_t> racks;          ///< placed, by kind
};
/// Racks into rows, then those rows into halls. The fewest rows need not make the fewest halls: rows are filled in full,
/// and anew to a half, a third, ... of what a hall gives, down to its number of places (at most 64); the fewest halls
/// count, then the fewest rows. All share one count of nodes. A row is never filled beyond what a hall gives. Halls are proven least only against the
/// racks themselves. Refuses as pack, and a hall without a place for a row (quantity.positive).
Result<HallPacking> packHalls(std::span<const ItemKind> racks, const Amounts& row, const HallRoom& hall,
                              const PackingOptions& options = {});

}  // namespace rw::packing
