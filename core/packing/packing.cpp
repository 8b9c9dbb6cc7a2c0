// SPDX-License-Identifier: GPL-3.0-or-later
#include "packing/packing.h"

#include "base/text.h"
#include "packing/fill.h"
#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rw::packing {

namespace {

/// Packings of more bins than this are left as first fit has them: the search goes one call deeper with each bin.
constexpr std::int64_t kMostExactBins = 500;
/// Rows are filled to at most so small a part of a hall.
constexpr std::int64_t kMostShares = 64;
constexpr double kLimitTolerance = 1e-12;
constexpr std::array<Demand, kDimensions> kAll{Demand::Power, Demand::Flow, Demand::Mass, Demand::Length};

Vector vectorOf(const Amounts& amounts)
{
    Vector v{};
    for (std::size_t d = 0; d < kDimensions; ++d) v[d] = amounts.si(kAll[d]);
    return v;
}
Amounts amountsOf(const Vector& v)
{
    return {Power<>::fromSi(v[0]), VolumeFlow<>::fromSi(v[1]), Mass<>::fromSi(v[2]), Length<>::fromSi(v[3])};
}

const char* keyOf(Demand demand)
{
    switch (demand) {
    case Demand::Power: return "power";
    case Demand::Flow: return "flow";
    case Demand::Mass: return "mass";
    case Demand::Length: return "length";
    }
    return "";
}

std::optional<Error> refuse(std::span<const ItemKind> items, const Vector& limit)
{
    for (std::size_t d = 0; d < kDimensions; ++d)
        if (!(limit[d] >= 0.0))
            return Error{.code = "quantity.negative", .path = keyOf(kAll[d]), .found = shortestNumber(limit[d]),
                         .allowed = text("range.at-least", {{"low", "0"}})};
    for (const ItemKind& item : items) {
        Refusal refusal;
        refusal.wholeNumber("count", count<double>(item.count), 0);
        for (const Demand d : kAll) refusal.notNegative(keyOf(d), Scalar<>::fromSi(item.each.si(d)));
        if (const auto& error = refusal.first()) {
            Error named = *error;
            named.path = item.id + "." + named.path;
            return named;
        }
        for (std::size_t d = 0; d < kDimensions; ++d)
            if (item.count > 0 && item.each.si(kAll[d]) > limit[d] * (1.0 + kLimitTolerance))
                return Error{.code = "packing.too-large", .path = item.id + "." + keyOf(kAll[d]),
                             .found = readableOf(kAll[d], item.each.si(kAll[d])), .allowed = readableOf(kAll[d], limit[d])};
    }
    return {};
}

}  // namespace

std::string nameOf(Demand demand)
{
    return text(std::string("packing.") + keyOf(demand));
}

std::string readableOf(Demand demand, double si)
{
    switch (demand) {
    case Demand::Power: return readable(si, unit::kW, 6);
    case Demand::Flow: return readable(si, unit::Lmin, 6);
    case Demand::Mass: return readable(si, unit::kg, 6);
    case Demand::Length: return readable(si, unit::m, 6);
    }
    return {};
}

double Amounts::si(Demand demand) const
{
    switch (demand) {
    case Demand::Power: return power.value();
    case Demand::Flow: return flow.value();
    case Demand::Mass: return mass.value();
    case Demand::Length: return length.value();
    }
    return 0.0;
}

Result<Packing> pack(std::span<const ItemKind> items, const Amounts& bin, const PackingOptions& options)
{
    const Vector limit = vectorOf(bin);
    if (const auto error = refuse(items, limit)) return *error;

    const auto share = [&](std::size_t k) {
        double greatest = 0.0, sum = 0.0;
        const Vector size = vectorOf(items[k].each);
        for (std::size_t d = 0; d < kDimensions; ++d) {
            const double part = limit[d] > 0.0 ? size[d] / limit[d] : 0.0;
            greatest = std::max(greatest, part);
            sum += part;
        }
        return std::pair(greatest, sum);
    };
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return share(a) > share(b); });

    Problem problem;
    for (std::size_t d = 0; d < kDimensions; ++d) problem.limit[d] = limit[d] * (1.0 + kLimitTolerance);
    for (const std::size_t k : order) {
        problem.sizes.push_back(vectorOf(items[k].each));
        problem.counts.push_back(items[k].count);
    }

    Packing result;
    std::vector<Filled> filled = firstFit(problem);
    for (const Filled& f : filled) result.firstFit += f.bins;
    result.bins = result.firstFit;
    for (std::size_t d = 0; d < kDimensions; ++d) result.dimensionBounds[d] = sumBound(problem, d, problem.counts);
    result.bound = bestBound(problem, problem.counts);
    result.least = result.bins <= result.bound;
    if (!result.least && options.nodes > 0 && result.bins <= kMostExactBins) {
        Search search = searchExactly(problem, result.bins, result.bound, options);
        result.nodes = search.nodes;
        result.stopped = !search.complete;
        result.least = search.complete;
        if (search.better) {
            filled = std::move(*search.better);
            result.bins = static_cast<std::int64_t>(filled.size());
        }
        // What a complete search could not undercut is itself the best bound.
        if (search.complete) result.bound = result.bins;
    }

    Vector strandedSum{};
    for (const Filled& f : filled) {
        BinGroup group;
        group.items.resize(items.size());
        for (std::size_t k = 0; k < order.size(); ++k) group.items[order[k]] = f.items[k];
        Vector used{}, stranded{};
        for (std::size_t k = 0; k < order.size(); ++k) add(used, problem.sizes[k], f.items[k]);
        for (std::size_t d = 0; d < kDimensions; ++d) {
            stranded[d] = std::max(0.0, limit[d] - used[d]);
            strandedSum[d] += stranded[d] * static_cast<double>(f.bins);
        }
        group.used = amountsOf(used);
        group.stranded = amountsOf(stranded);
        group.bins = f.bins;
        const auto same = std::find_if(result.groups.begin(), result.groups.end(),
                                       [&](const BinGroup& g) { return g.items == group.items; });
        if (same == result.groups.end()) result.groups.push_back(std::move(group));
        else same->bins += f.bins;
    }
    result.stranded = amountsOf(strandedSum);
    return result;
}

namespace {

/// \p options loses the nodes that were tried.
Result<HallPacking> packWithRows(std::span<const ItemKind> racks, const Amounts& row, const HallRoom& hall,
                                 PackingOptions& options)
{
    auto rows = pack(racks, row, options);
    if (!rows) return rows.error();
    options.nodes = std::max<std::int64_t>(0, options.nodes - rows->nodes);
    HallPacking result;
    result.rows = std::move(rows).value();
    // A row takes one place, however much of its length is used: places are counted as the length of a hall.
    Amounts room = hall.limit;
    room.length = Length<>::fromSi(static_cast<double>(hall.rows));
    std::vector<ItemKind> items;
    for (const BinGroup& group : result.rows.groups) {
        ItemKind item{"row-" + std::to_string(items.size() + 1), group.used, group.bins};
        item.each.length = Length<>::fromSi(1.0);
        items.push_back(std::move(item));
    }
    auto halls = pack(items, room, options);
    if (!halls) return halls.error();
    options.nodes = std::max<std::int64_t>(0, options.nodes - halls->nodes);
    result.halls = std::move(halls).value();
    return result;
}

}  // namespace

Result<HallPacking> packHalls(std::span<const ItemKind> racks, const Amounts& row, const HallRoom& hall,
                              const PackingOptions& options)
{
    if (const auto error = Refusal().positive("rows", count<double>(hall.rows)).first()) return *error;
    const auto limitedTo = [&](std::int64_t share) {
        const auto part = static_cast<double>(share);
        return Amounts{smaller(row.power, hall.limit.power / part), smaller(row.flow, hall.limit.flow / part),
                       smaller(row.mass, hall.limit.mass / part), row.length};
    };
    PackingOptions left = options;
    auto first = packWithRows(racks, limitedTo(1), hall, left);
    if (!first) return first.error();
    HallPacking result = std::move(first).value();
    const std::int64_t rowBound = result.rows.bound;
    // Full rows may leave much of a hall over; rows of an equal part of it leave nothing but their own remainders.
    for (std::int64_t share = 2; share <= std::min(hall.rows, kMostShares); ++share) {
        auto next = packWithRows(racks, limitedTo(share), hall, left);
        if (!next) break;  // a rack does not fit so small a part, nor a smaller one
        const auto size = [](const HallPacking& h) { return std::pair(h.halls.bins, h.rows.bins); };
        if (size(*next) < size(result)) result = std::move(next).value();
    }

    // Whatever the rows: halls carry the racks' sums, and no fewer rows than their bound.
    Problem sums;
    sums.limit = vectorOf(hall.limit);
    sums.limit[3] = static_cast<double>(hall.rows) * row.length.value();
    for (const ItemKind& rack : racks) {
        sums.sizes.push_back(vectorOf(rack.each));
        sums.counts.push_back(rack.count);
    }
    for (std::size_t d = 0; d < kDimensions; ++d)
        result.hallBound = std::max(result.hallBound, sumBound(sums, d, sums.counts));
    result.hallBound = std::max(result.hallBound, (rowBound + hall.rows - 1) / hall.rows);
    result.least = result.halls.bins <= result.hallBound;

    result.racks.resize(racks.size());
    for (const BinGroup& group : result.rows.groups)
        for (std::size_t k = 0; k < racks.size(); ++k) result.racks[k] += group.items[k] * group.bins;
    return result;
}

}  // namespace rw::packing
