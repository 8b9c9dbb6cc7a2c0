// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/network.h"

#include <cmath>
#include <string>

/// A cooling loop: pumps, a supply and a return header, a pair of manifolds for each row, racks in parallel between
/// them. About 3 pipes a rack; 100 rows of 86 racks are 26,200.
inline rw::hydraulics::Network manifold(int rows, int racks)
{
    using namespace rw;
    using namespace rw::hydraulics;
    Network n;
    n.name = "manifold";
    n.liquid = {Density<>::fromSi(995.0), Viscosity<>::of(0.8, unit::mPas)};
    const double rackFlow = 1e-3;  // m3/s
    const auto bore = [](double flow, double velocity) { return Length<>::fromSi(std::sqrt(4.0 * flow / (kPi * velocity))); };
    const auto roughness = Length<>::of(0.045, unit::mm);
    const auto name = [](const char* what, int row, int rack) { return what + std::to_string(row) + "-" + std::to_string(rack); };
    const auto pipe = [&](std::string id, std::string from, std::string to, double length, Length<> diameter, double k) {
        n.links.push_back({std::move(id), std::move(from), std::move(to), Pipe{Length<>::fromSi(length), diameter, roughness, 0.0, k, false},
                           true, {}, {}, false});
    };
    n.nodes.push_back({"R0-0", {}, {}, Length<>::fromSi(20.0)});  // expansion vessel at the pumps' suction
    n.nodes.push_back({"S0-0", {}, {}, {}});
    Pump pumps;
    pumps.group.curve = PumpCurve::through({{VolumeFlow<>::fromSi(rackFlow * rows * racks / 4.0), Length<>::fromSi(40.0)}}).value();
    pumps.group.running = 4;
    n.links.push_back({"pumps", "R0-0", "S0-0", pumps, true, {}, {}, false});
    const Length<> header = bore(rackFlow * rows * racks, 2.5);
    const Length<> row = bore(rackFlow * racks, 2.0);
    for (int r = 1; r <= rows; ++r) {
        for (const char* side : {"S", "R"}) {
            n.nodes.push_back({name(side, r, 0), {}, {}, {}});
            const bool supply = *side == 'S';
            pipe(name(supply ? "HS" : "HR", r, 0), name(side, supply ? r - 1 : r, 0), name(side, supply ? r : r - 1, 0), 3.0, header, 0.2);
            for (int i = 1; i <= racks; ++i) {
                n.nodes.push_back({name(side, r, i), {}, {}, {}});
                pipe(name(supply ? "MS" : "MR", r, i), name(side, r, supply ? i - 1 : i), name(side, r, supply ? i : i - 1),
                     i == 1 ? 6.0 : 0.8, row, i == 1 ? 2.0 : 0.1);
            }
        }
        for (int i = 1; i <= racks; ++i)
            pipe(name("B", r, i), name("S", r, i), name("R", r, i), 4.0 + 0.1 * (i % 7), bore(rackFlow, 1.2), 12.0 + i % 5);
    }
    return n;
}
