// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/check.h"

#include <random>
#include <string>
#include <vector>

namespace rw::test {

/// Halls drawn at random, crowded enough for every kind of fault. The same seed gives the same hall.
class RandomHall {
public:
    explicit RandomHall(std::uint32_t seed) : m_random(seed) {}

    std::int64_t integer(std::int64_t low, std::int64_t high)
    {
        return std::uniform_int_distribution<std::int64_t>(low, high)(m_random);
    }
    bool chance(double p) { return std::bernoulli_distribution(p)(m_random); }

    Placement placement(const std::string& id)
    {
        static const char* const kFeeds[] = {"", "", "A", "B", "C"};
        Placement p;
        p.id = id;
        p.kind = chance(0.5) ? PlacementKind::Rack : static_cast<PlacementKind>(integer(0, 13));
        p.x = integer(-500, m_width);
        p.y = integer(-500, m_depth);
        p.angle = chance(0.03) ? integer(0, 359) : 90 * integer(0, 3);
        p.width = integer(1, 20) * 100;
        p.depth = integer(1, 15) * 100;
        if (p.kind == PlacementKind::Busway || p.kind == PlacementKind::Wall) p.width = integer(1000, 12000);
        if (p.kind == PlacementKind::Zone) p.depth = integer(500, 5000);
        p.feed = kFeeds[integer(0, 4)];
        p.use = static_cast<AreaUse>(integer(0, 4));
        if (p.kind == PlacementKind::Rack && chance(0.7)) p.rackDesign = chance(0.5) ? "heavy" : "light";
        return p;
    }
    std::vector<Placement> placements(std::size_t n)
    {
        std::vector<Placement> out;
        for (std::size_t i = 0; i < n; ++i) out.push_back(placement("p-" + std::to_string(i)));
        return out;
    }
    layout::HallLimits limits()
    {
        layout::HallLimits l;
        if (chance(0.9)) l.hall = {0, 0, m_width, m_depth};
        if (chance(0.8)) l.frontClear = integer(0, 1500);
        if (chance(0.8)) l.rearClear = integer(0, 1500);
        if (chance(0.8)) l.serviceClear = integer(0, 1500);
        if (chance(0.8)) l.cduReach = integer(500, 9000);
        if (chance(0.8)) l.cordReach = integer(0, 6000);
        if (chance(0.8)) l.floorLoad = 5000.0 + 100.0 * static_cast<double>(integer(0, 100));
        l.rackMass = {{"heavy", 1800.0}, {"light", 900.0}};
        if (chance(0.5)) l.openRackMass = 1400.0;
        return l;
    }

private:
    std::mt19937 m_random;
    std::int64_t m_width = 20000;
    std::int64_t m_depth = 16000;
};

}  // namespace rw::test
