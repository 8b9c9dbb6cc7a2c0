// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manifold.h"

#include <catch2/catch.hpp>

using namespace rw::hydraulics;

TEST_CASE("a cooling loop of manifolds is solved from cold", "[benchmark]")
{
    // 300; 2,600; 26,000; 100,000 pipes.
    for (const auto& [rows, racks] : {std::pair{4, 25}, {10, 86}, {100, 86}, {388, 86}}) {
        for (const Friction friction : {Friction::Colebrook, Friction::SwameeJain}) {
            Network network = manifold(rows, racks);
            network.friction = friction;
            const auto once = solve(network);
            REQUIRE(once);
            WARN(network.links.size() << " links, " << network.nodes.size() << " nodes, " << name(friction) << ": "
                                      << once->iterations << " steps, residual " << once->headResidual.value() << " m");
            BENCHMARK(std::to_string(network.links.size()) + " links, " + std::string(name(friction)))
            {
                return solve(network).value().iterations;
            };
        }
    }
}
