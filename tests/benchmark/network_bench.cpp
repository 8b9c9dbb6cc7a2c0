// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/manifold.h"

#include <catch2/catch.hpp>

#include <cstdio>
#include <memory>

using namespace rw::hydraulics;

namespace {

/// Milliseconds EPANET takes for a manifold of the same size, where tests/cross has it; else nothing.
std::string epanetTime()
{
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(
        popen("node " RW_SOURCE_DIR "/tests/cross/time_epanet.js 2>/dev/null", "r"), pclose);
    std::string out;
    for (int c = pipe ? std::fgetc(pipe.get()) : EOF; c != EOF && c != '\n'; c = std::fgetc(pipe.get())) out += static_cast<char>(c);
    return out.empty() ? "not installed" : out + " ms";
}

}  // namespace

TEST_CASE("a cooling loop of manifolds is solved from cold", "[benchmark]")
{
    WARN("EPANET 2.2 (WebAssembly), 26,000 pipes: " << epanetTime());
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
