// SPDX-License-Identifier: GPL-3.0-or-later
#include "packing/packing.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace rw;
using namespace rw::packing;

namespace {

constexpr std::array<Demand, kDimensions> kAll{Demand::Power, Demand::Flow, Demand::Mass, Demand::Length};

Amounts amounts(double kW, double Lmin, double kg, double m)
{
    return {Power<>::of(kW, unit::kW), VolumeFlow<>::of(Lmin, unit::Lmin), Mass<>::of(kg, unit::kg), Length<>::of(m, unit::m)};
}
Amounts powerOnly(double kW)
{
    return {Power<>::of(kW, unit::kW), VolumeFlow<>::fromSi(kNoLimit), Mass<>::fromSi(kNoLimit), Length<>::fromSi(kNoLimit)};
}
Packing packed(const std::vector<ItemKind>& items, const Amounts& bin, const PackingOptions& options = {})
{
    auto result = pack(items, bin, options);
    if (!result) FAIL(result.error().message());
    return std::move(result).value();
}

/// The fewest bins by trying every bin for every item, with nothing of the packing's own code.
int bruteForce(const std::vector<Amounts>& items, const Amounts& bin, std::size_t at, std::vector<Amounts>& bins, int best)
{
    if (static_cast<int>(bins.size()) >= best) return best;
    if (at == items.size()) return static_cast<int>(bins.size());
    const auto plus = [](const Amounts& a, const Amounts& b) {
        return Amounts{a.power + b.power, a.flow + b.flow, a.mass + b.mass, a.length + b.length};
    };
    for (std::size_t b = 0; b < bins.size(); ++b) {
        const Amounts before = bins[b];
        const Amounts sum = plus(before, items[at]);
        if (!std::all_of(kAll.begin(), kAll.end(), [&](Demand d) { return sum.si(d) <= bin.si(d) * (1.0 + 1e-12); })) continue;
        bins[b] = sum;
        best = std::min(best, bruteForce(items, bin, at + 1, bins, best));
        bins[b] = before;
    }
    bins.push_back(items[at]);
    best = std::min(best, bruteForce(items, bin, at + 1, bins, best));
    bins.pop_back();
    return best;
}

void checkConserved(const std::vector<ItemKind>& items, const Amounts& bin, const Packing& p)
{
    std::vector<std::int64_t> placed(items.size());
    std::int64_t bins = 0;
    for (const BinGroup& group : p.groups) {
        bins += group.bins;
        CHECK(group.bins > 0);
        for (std::size_t k = 0; k < items.size(); ++k) placed[k] += group.items[k] * group.bins;
        for (const Demand d : kAll) {
            double sum = 0.0;
            for (std::size_t k = 0; k < items.size(); ++k) sum += items[k].each.si(d) * static_cast<double>(group.items[k]);
            CHECK(group.used.si(d) == Approx(sum).epsilon(1e-12));
            CHECK(sum <= bin.si(d) * (1.0 + 2e-12));
            CHECK(group.used.si(d) + group.stranded.si(d) == Approx(bin.si(d)).epsilon(1e-11));
        }
    }
    CHECK(bins == p.bins);
    for (std::size_t k = 0; k < items.size(); ++k) CHECK(placed[k] == items[k].count);
    for (const Demand d : kAll) {
        double sum = 0.0;
        for (std::size_t k = 0; k < items.size(); ++k) sum += items[k].each.si(d) * static_cast<double>(items[k].count);
        CHECK(p.stranded.si(d) + sum == Approx(bin.si(d) * static_cast<double>(p.bins)).epsilon(1e-9));
    }
}

}  // namespace

TEST_CASE("the exact packing is that of trying everything, in 200 small cases", "[packing]")
{
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> part(0.05, 0.75);
    std::uniform_int_distribution<std::int64_t> howMany(1, 3);
    int better = 0, aboveBound = 0;
    for (int i = 0; i < 200; ++i) {
        CAPTURE(i);
        const Amounts bin = amounts(1000.0, 1500.0, 20000.0, 12.0);
        std::vector<ItemKind> items;
        std::vector<Amounts> single;
        while (single.size() < 8) {
            ItemKind kind{"kind-" + std::to_string(items.size()),
                          amounts(1000.0 * part(random), 1500.0 * part(random), 20000.0 * part(random), 12.0 * part(random)),
                          howMany(random)};
            // Every third case has a dimension that alone rules, where the bounds are close.
            if (i % 3 == 0) kind.each = amounts(1000.0 * part(random), 1.0, 1.0, 0.01);
            for (std::int64_t n = 0; n < kind.count; ++n) single.push_back(kind.each);
            items.push_back(kind);
        }
        const Packing p = packed(items, bin);
        std::vector<Amounts> bins;
        const int least = bruteForce(single, bin, 0, bins, static_cast<int>(single.size()) + 1);
        CHECK(p.bins == least);
        CHECK(p.least);
        CHECK(p.firstFit >= p.bins);
        const Packing fast = packed(items, bin, {.nodes = 0});
        CHECK(fast.bins == p.firstFit);
        CHECK(fast.bound <= least);
        CHECK(fast.bins >= fast.bound);
        if (fast.least) CHECK(fast.bins == least);
        for (const std::int64_t bound : p.dimensionBounds) CHECK(bound <= fast.bound);
        checkConserved(items, bin, p);
        checkConserved(items, bin, fast);
        better += p.bins < p.firstFit;
        aboveBound += fast.bound > *std::max_element(p.dimensionBounds.begin(), p.dimensionBounds.end());
    }
    CHECK(better > 0);
    CHECK(aboveBound > 0);
}

TEST_CASE("what first fit misses the exact search finds", "[packing]")
{
    // 6 + 2 + 2 and 5 + 3 + 2 fill two bins of 10 exactly; by size 3 goes to 6 and a bin of 2 is left over.
    const std::vector<ItemKind> items{{"six", amounts(6.0, 0, 0, 0), 1}, {"five", amounts(5.0, 0, 0, 0), 1},
                                      {"three", amounts(3.0, 0, 0, 0), 1}, {"two", amounts(2.0, 0, 0, 0), 3}};
    const Packing q = packed(items, powerOnly(10.0));
    CHECK(q.firstFit == 3);
    CHECK(q.bins == 2);
    CHECK(q.least);
}

TEST_CASE("thousands of racks of few kinds are packed by kind", "[packing]")
{
    const Amounts row = amounts(2400.0, 2600.0, 40000.0, 12.0);
    const std::vector<ItemKind> racks{{"compute", amounts(132.0, 150.0, 1600.0, 0.6), 80'000},
                                      {"network", amounts(35.0, 20.0, 900.0, 0.6), 9'000},
                                      {"storage", amounts(18.0, 0.0, 1200.0, 0.6), 7'500}};
    const Packing p = packed(racks, row, {.nodes = 0});
    checkConserved(racks, row, p);
    CHECK(p.groups.size() <= 8);
    CHECK(p.bins >= p.bound);
    CHECK(p.bound >= 80'000 * 150 / 2600);
    CHECK(static_cast<double>(p.bins) <= 1.1 * static_cast<double>(p.bound));

    const std::vector<ItemKind> one{{"compute", amounts(132.0, 150.0, 1600.0, 0.6), 100'000}};
    const Packing same = packed(one, row);
    CHECK(same.bins == (100'000 + 16) / 17);
    CHECK(same.groups.size() == 2);
    CHECK(same.groups[0].items[0] == 17);
}

TEST_CASE("a rack that fits nowhere is named with its dimension", "[packing]")
{
    const std::vector<ItemKind> items{{"light", amounts(10.0, 1.0, 100.0, 0.6), 3}, {"heavy", amounts(10.0, 1.0, 2100.0, 0.6), 1}};
    const auto refused = pack(items, amounts(100.0, 10.0, 2000.0, 6.0));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == "packing.too-large");
    CHECK(refused.error().path == "heavy.mass");
    CHECK(refused.error().message().find("2100 kg") != std::string::npos);
    CHECK(nameOf(Demand::Mass) == "mass");
    std::vector<ItemKind> none = items;
    none[1].count = 0;
    CHECK(pack(none, amounts(100.0, 10.0, 2000.0, 6.0)).ok());
    none[0].each.power = Power<>::fromSi(-1.0);
    CHECK(pack(none, amounts(100.0, 10.0, 2000.0, 6.0)).error().path == "light.power");
    none = items;
    none[0].count = -1;
    CHECK(pack(none, amounts(100.0, 10.0, 3000.0, 6.0)).error().code == "quantity.count");
    CHECK(pack(items, amounts(-1.0, 10.0, 3000.0, 6.0)).error().path == "power");
    const Packing empty = packed({}, powerOnly(1.0));
    CHECK(empty.bins == 0);
    CHECK(empty.least);
    CHECK(packed({{"nothing", amounts(0, 0, 0, 0), 7}}, powerOnly(1.0)).bins == 1);
}

TEST_CASE("tenths of a limit fill it whatever binary makes of them", "[packing]")
{
    CHECK(packed({{"tenth", amounts(0.1, 0, 0, 0), 30}}, powerOnly(1.0)).bins == 3);
    CHECK(packed({{"third", amounts(0, 0, 0, 0.7), 20}}, amounts(1, 1, 1, 7.0)).bins == 2);
}

TEST_CASE("the exact search ends at its count of nodes and says so", "[packing]")
{
    std::mt19937_64 random(9);
    std::uniform_real_distribution<double> part(0.2, 0.45);
    std::vector<ItemKind> items;
    for (int k = 0; k < 40; ++k)
        items.push_back({"k" + std::to_string(k), amounts(part(random), part(random), part(random), part(random)), 1});
    const Amounts bin = amounts(1.0, 1.0, 1.0, 1.0);
    const Packing p = packed(items, bin, {.nodes = 500});
    CHECK(p.nodes <= 500);
    CHECK(p.stopped);
    CHECK_FALSE(p.least);
    CHECK(p.bins <= p.firstFit);
    CHECK(p.bound <= p.bins);
    checkConserved(items, bin, p);
    const Packing again = packed(items, bin, {.nodes = 500});
    CHECK(again.bins == p.bins);
    std::stop_source stop;
    stop.request_stop();
    CHECK(packed(items, bin, {.cancel = stop.get_token()}).stopped);
}

TEST_CASE("rows fill halls by what they carry and by their places", "[packing]")
{
    const std::vector<ItemKind> racks{{"compute", amounts(130.0, 150.0, 1600.0, 0.6), 600}, {"network", amounts(30.0, 10.0, 900.0, 0.6), 60}};
    const Amounts row = amounts(2000.0, 2500.0, 30000.0, 12.0);
    const HallRoom hall{amounts(12000.0, 20000.0, 400000.0, 0.0), 8};
    const HallPacking h = packHalls(racks, row, hall).value();
    CHECK(h.racks == std::vector<std::int64_t>{600, 60});
    CHECK(h.halls.bins >= h.hallBound);
    // 600 x 130 kW + 60 x 30 kW are 79.8 MW: 7 halls of 12 MW at least.
    CHECK(h.hallBound >= 7);
    std::int64_t rows = 0;
    for (const BinGroup& group : h.halls.groups) {
        std::int64_t inHall = 0;
        for (const std::int64_t n : group.items) inHall += n;
        CHECK(inHall <= 8);
        CHECK(group.used.si(Demand::Power) <= 12e6 * (1.0 + 1e-12));
        rows += inHall * group.bins;
    }
    CHECK(rows == h.rows.bins);
    // Six full rows of 15 racks leave 300 kW of a hall's 12 MW over, seven of 13 racks leave 170 kW: 91 racks and not 90.
    const std::vector<ItemKind> equal{{"compute", amounts(130.0, 0, 0, 0.6), 910}};
    const HallPacking even = packHalls(equal, row, hall).value();
    CHECK(even.halls.bins == 10);
    CHECK(even.rows.bins == 70);
    // A row that could carry more than a hall gives is filled to the hall.
    const HallPacking narrow = packHalls(racks, row, {amounts(1000.0, 20000.0, 400000.0, 0.0), 8}).value();
    for (const BinGroup& group : narrow.rows.groups) CHECK(group.used.si(Demand::Power) <= 1e6 * (1.0 + 1e-12));
    CHECK(packHalls(racks, row, {hall.limit, 0}).error().path == "rows");
}
