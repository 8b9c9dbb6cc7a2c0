// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/fault.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <complex>

using namespace rw;
using namespace rw::electrical;

namespace {

using Z = std::complex<double>;
Z asComplex(const FaultImpedance<>& z) { return {z.r.value(), z.x.value()}; }
ApparentPower<> MVA(double x) { return ApparentPower<>::of(x, unit::MVA); }
const auto kLow = Voltage<>::fromSi(415.0);

}  // namespace

TEST_CASE("a transformer on an endless grid gives rated current over its impedance",
          "[power][fault]")
{
    const auto t =
        transformerImpedance(MVA(2.5), scalar<double>(0.06), Power<>::of(18.5, unit::kW)).value();
    const auto fault = faultAt(t, kLow).value();
    const double rated = 2.5e6 / (std::sqrt(3.0) * 415.0);
    CHECK(fault.current.value() == Approx(rated / 0.06).epsilon(1e-12));
    CHECK(fault.power.in(unit::MVA) == Approx(2.5 / 0.06).epsilon(1e-12));
    CHECK(t.r.value() / t.x.value() == Approx(0.0074 / std::sqrt(0.06 * 0.06 - 0.0074 * 0.0074)));
    CHECK(fault.peak / fault.current > scalar<double>(1.02 * std::sqrt(2.0)));
    CHECK(fault.peak / fault.current < scalar<double>(2.0 * std::sqrt(2.0)));
    CHECK(faultAt(t, kLow, scalar<double>(1.05))->current.value()
          == Approx(1.05 * fault.current.value()).epsilon(1e-12));
}

TEST_CASE("a grid gives its short-circuit power back at any voltage", "[power][fault]")
{
    const auto grid = gridImpedance(MVA(500), scalar<double>(10.0)).value();
    for (const double volts : {415.0, 11000.0, 33000.0})
        CHECK(faultAt(grid, Voltage<>::fromSi(volts))->power.in(unit::MVA)
              == Approx(500.0).epsilon(1e-12));
    CHECK(grid.x.value() / grid.r.value() == Approx(10.0));
}

TEST_CASE("cable and generator impedances are those of ohm's law", "[power][fault]")
{
    const Impedance<> cable{Resistance<>::of(8, unit::mohm), Resistance<>::of(6, unit::mohm)};
    CHECK(faultAt(lineImpedance(cable, kLow).value(), kLow)->current.value()
          == Approx(415.0 / std::sqrt(3.0) / 0.010).epsilon(1e-12));
    const auto g = generatorImpedance(MVA(3), scalar<double>(0.12), scalar<double>(20.0)).value();
    const double rated = 3e6 / (std::sqrt(3.0) * 415.0);
    CHECK(faultAt(g, kLow)->current.value()
          == Approx(rated / 0.12 / std::sqrt(1 + 1.0 / 400)).epsilon(1e-12));
}

TEST_CASE("sources side by side add their fault currents as complex numbers", "[power][fault]")
{
    const auto a = gridImpedance(MVA(500), scalar<double>(10.0)).value();
    const auto b = generatorImpedance(MVA(30), scalar<double>(0.15), scalar<double>(40.0)).value();
    const auto both = inParallel(a, b).value();
    const Z expected = 1.0 / (1.0 / asComplex(a) + 1.0 / asComplex(b));
    CHECK(both.r.value() == Approx(expected.real()).epsilon(1e-12));
    CHECK(both.x.value() == Approx(expected.imag()).epsilon(1e-12));
    const auto twice = inParallel(a, a).value();
    CHECK(twice.x.value() == Approx(a.x.value() / 2.0).epsilon(1e-12));
    CHECK(inParallel(a, FaultImpedance<>{}).error().code == "quantity.positive");
}

TEST_CASE("impossible sources are refused by name", "[power][fault]")
{
    CHECK(gridImpedance(MVA(0), scalar<double>(1.0)).error().path == "short_circuit_power");
    CHECK(transformerImpedance(MVA(1), scalar<double>(0.0), Power<>{}).error().path == "impedance");
    CHECK(transformerImpedance(MVA(1), scalar<double>(0.01), Power<>::of(20, unit::kW)).error().code
          == "electrical.impedance");
    CHECK(generatorImpedance(MVA(1), scalar<double>(0.1), scalar<double>(0.0)).error().path
          == "x_over_r");
    CHECK(faultAt(FaultImpedance<>{}, kLow).error().path == "impedance");
    const auto grid = gridImpedance(MVA(500), scalar<double>(10.0)).value();
    const std::vector<PathPart<>> path{{{}, kLow}, {{}, Voltage<>{}}};
    CHECK(faultsAlong(grid, path).error().path == "path[1].voltage");
}

TEST_CASE("rectifiers feed a fault with their limit, batteries with what resistance lets through",
          "[power][fault]")
{
    const auto bus = Voltage<>::fromSi(800.0);
    const auto limit = Current<>::fromSi(1500.0);
    const auto ohms = [](double x) { return Resistance<>::fromSi(x); };
    const auto fault = [&](const std::optional<DirectBattery<>>& battery, double loop) {
        return directFaultCurrent(bus, limit, battery, ohms(loop))->value();
    };
    CHECK(fault(std::nullopt, 0.0) == 1500.0);
    CHECK(fault(std::nullopt, 0.1) == 1500.0);
    CHECK(fault(std::nullopt, 1.0) == Approx(800.0));
    const DirectBattery<> battery{Voltage<>::fromSi(780.0), ohms(0.02)};
    CHECK(fault(battery, 0.0) == Approx(1500.0 + 780.0 / 0.02));
    // Node voltage v = I R and I = I_lim + (E - v)/R_b.
    const double current = fault(battery, 0.03);
    CHECK(current == Approx(1500.0 + (780.0 - current * 0.03) / 0.02));
    CHECK(fault(battery, 10.0) <= 80.0 + 1e-9);
    CHECK(directFaultCurrent<double>(bus, limit, DirectBattery<>{bus, ohms(0.0)}, ohms(0.1))
              .error()
              .path
          == "battery_resistance");
}
