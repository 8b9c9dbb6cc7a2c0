// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/reliability.h"
#include "power/graph/solve.h"
#include "support/one_lines.h"

#include <catch2/catch.hpp>

using namespace rw::test;

TEST_CASE("V37 minutes and hours a year of four availabilities", "[published]")
{
    // Tolerance 0.5 %: the published figures have three digits.
    CHECK(downtimeMinutes(0.99995).value() == Approx(26.3).epsilon(0.005));
    CHECK(downtimeMinutes(0.99671).value() / 60.0 == Approx(28.8).epsilon(0.005));
    CHECK(downtimeMinutes(0.99741).value() / 60.0 == Approx(22.7).epsilon(0.005));
    CHECK(downtimeMinutes(0.99982).value() / 60.0 == Approx(1.577).epsilon(0.005));
}

TEST_CASE("losses and voltages of a radial feeder are those of a nodal solution", "[published]")
{
    // Network and expected figures: radial_feeder.py beside this file (admittance matrix with the
    // transformer's turns ratio, Z-bus Gauss iteration in volts and amperes).
    OneLineBuilder b;
    std::vector<std::int32_t> at;
    const auto add = [&](const char* id, int up, double volts, double r, double x, double watts,
                         double pf) {
        ComponentSpec c = unit(id, up < 0 ? ComponentKind::Source : ComponentKind::Cable, {});
        if (up >= 0)
            c.feeds = {{at[static_cast<std::size_t>(up)]}};
        c.nominalVoltageV = volts;
        c.resistanceOhm = r;
        c.reactanceOhm = x;
        c.load = {watts, pf, "feeder", 0};
        at.push_back(b.add(c));
    };
    add("source", -1, 10000.0, 0.0, 0.0, 0.0, 1.0);
    add("mv-cable", 0, 10000.0, 0.32, 0.25, 0.0, 1.0);
    add("mv-spur", 1, 10000.0, 0.85, 0.40, 420e3, 0.92);
    add("transformer", 1, 415.0, 0.0012, 0.0068, 0.0, 1.0);
    add("board", 3, 415.0, 0.0006, 0.0005, 60e3, 0.85);
    add("busway-1", 4, 415.0, 0.0031, 0.0022, 90e3, 0.99);
    add("busway-2", 5, 415.0, 0.0031, 0.0022, 110e3, 0.97);
    add("busway-3", 6, 415.0, 0.0040, 0.0025, 75e3, 1.0);
    add("cable-4", 4, 415.0, 0.0110, 0.0030, 140e3, 0.95);
    add("cable-5", 4, 415.0, 0.0210, 0.0045, 45e3, 0.80);
    const PowerGraph graph = built(b);
    const Solution s = solve(graph);
    REQUIRE(s.converged);
    CHECK(s.inW == Approx(952485.956801611).epsilon(1e-6));
    CHECK(s.lossW == Approx(12485.956801611).epsilon(1e-6));
    CHECK(s.components[0].inVar == Approx(354930.639826243).epsilon(1e-6));
    const double voltage[] = {1.0,
                              0.996065496959,
                              0.991744130492,
                              0.985732266100,
                              0.983404318739,
                              0.977788050253,
                              0.974002094357,
                              0.972209751478,
                              0.973394529372,
                              0.976880134457};
    for (std::size_t i = 0; i < 10; ++i) {
        CAPTURE(i);
        CHECK(s.components[i].voltagePu == Approx(voltage[i]).epsilon(1e-6));
    }
}
