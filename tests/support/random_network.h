// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/network.h"

#include <random>
#include <string>

/// A connected network of pipes: a random tree with chords, one or two reservoirs, demands at some nodes; now and then a pump,
/// equipment, or a valve.
inline rw::hydraulics::Network randomNetwork(unsigned seed, int nodes = 30, bool onlyPipes = false)
{
    using namespace rw;
    using namespace rw::hydraulics;
    std::mt19937 random(seed);
    const auto between = [&](double low, double high) { return low + (high - low) * static_cast<double>(random()) / 4294967296.0; };
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Network n;
    n.liquid = {Density<>::fromSi(between(980, 1050)), Viscosity<>::fromSi(between(4e-4, 3e-3))};
    n.nodes.push_back({"source", {}, {}, Length<>::fromSi(between(40, 60))});
    for (int i = 1; i < nodes; ++i)
        n.nodes.push_back({"n" + std::to_string(i), Length<>::fromSi(between(0, 10)),
                           VolumeFlow<>::fromSi(below(3) == 0 ? between(1e-4, 5e-3) : 0.0), {}});
    const auto link = [&](int a, int b, LinkPart part) {
        n.links.push_back({"l" + std::to_string(n.links.size()), n.nodes[static_cast<std::size_t>(a)].id,
                           n.nodes[static_cast<std::size_t>(b)].id, std::move(part), true, {}, {}, false});
    };
    const auto pipe = [&] {
        return Pipe{Length<>::fromSi(between(1, 60)), Length<>::fromSi(between(0.03, 0.2)), Length<>::of(between(0, 0.1), unit::mm), 0.0,
                    between(0, 8), false};
    };
    const auto any = [&]() -> LinkPart {
        if (onlyPipes) return pipe();
        switch (below(8)) {
        case 0: return RatedDrop{VolumeFlow<>::fromSi(between(1e-3, 1e-2)), Pressure<>::of(between(5, 80), unit::kPa), between(1.5, 2.0), {}};
        case 1: {
            Valve valve;
            valve.kv = between(5, 200);
            return valve;
        }
        default: return pipe();
        }
    };
    for (int i = 1; i < nodes; ++i) link(below(i), i, any());
    for (int i = 0; i < nodes / 2; ++i) {
        const int a = below(nodes), b = below(nodes);
        if (a != b) link(a, b, any());
    }
    if (below(2) == 0) n.nodes.back().fixedHead = Length<>::fromSi(between(30, 60)), n.nodes.back().demand = {};
    if (!onlyPipes) {
        // Fed by a pump from a lower reservoir as well.
        n.nodes.push_back({"sump", {}, {}, Length<>::fromSi(between(5, 20))});
        Pump pump;
        pump.group.curve = PumpCurve::through({{VolumeFlow<>::fromSi(between(5e-3, 3e-2)), Length<>::fromSi(between(20, 50))}}).value();
        link(nodes, below(nodes - 2) + 1, pump);
    }
    return n;
}
