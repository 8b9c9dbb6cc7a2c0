// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/cluster.h"

#include <catch2/catch.hpp>

using namespace rw;

TEST_CASE("a full fat tree takes 3N/R switches in two tiers and 5N/R in three", "[laws][network]")
{
    for (std::int64_t radix : {16, 32, 64, 128, 144}) {
        CAPTURE(radix);
        const std::int64_t two = radix * radix / 2;
        const FatTree a = fatTree(two, radix, 1.0, std::nullopt);
        CHECK(a.tiers == 2);
        CHECK(a.switches() == 3 * two / radix);
        const std::int64_t three = radix * radix * radix / 4;
        const FatTree b = fatTree(three, radix, 1.0, std::nullopt);
        CHECK(b.tiers == 3);
        CHECK(b.switches() == 5 * three / radix);
        CHECK(fatTree(two + 1, radix, 1.0, std::nullopt).tiers == 3);
        CHECK(!fatTree(three + 1, radix, 1.0, std::nullopt).reachable);
        CHECK(fatTree(radix, radix, 1.0, std::nullopt).tiers == 1);
    }
    CHECK(fatTree(65536, 64, 1.0, std::nullopt).switches() == 5120);
}

TEST_CASE("no switch of a fabric has more links than ports", "[laws][network]")
{
    for (std::int64_t radix : {32, 64, 144}) {
        for (double over : {1.0, 1.5, 2.0, 3.0}) {
            const LeafPorts ports = leafPorts(radix, over);
            CHECK(ports.down + ports.up == radix);
            CHECK(static_cast<double>(ports.down) <= over * static_cast<double>(ports.up) + 1e-9);
            for (std::int64_t n = 1; n < endpointsReached(3, radix, ports); n = n * 3 / 2 + 7) {
                const FatTree t = fatTree(n, radix, over, std::nullopt);
                CAPTURE(radix, over, n);
                REQUIRE(t.reachable);
                if (t.tiers == 1) {
                    CHECK(n <= radix * t.leaves);
                    continue;
                }
                CHECK(n <= ports.down * t.leaves);
                CHECK(t.uplinks <= ports.up * t.leaves);
                CHECK(t.uplinks <= (t.tiers == 2 ? radix : radix / 2) * t.spines);
                if (t.tiers == 3) CHECK(t.uplinks <= radix * t.cores);
            }
        }
    }
}

TEST_CASE("a larger cluster never takes fewer switches", "[laws][network]")
{
    std::int64_t before = 0;
    for (std::int64_t n = 1; n <= 70000; n += 37) {
        const FatTree t = fatTree(n, 64, 1.0, std::nullopt);
        if (!t.reachable) break;
        CHECK(t.switches() >= before);
        before = t.switches();
    }
}
