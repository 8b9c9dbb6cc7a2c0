// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/transformer.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <complex>

using namespace rw;
using namespace rw::electrical;

namespace {

ApparentPower<> kVA(double x) { return ApparentPower<>::of(x, unit::kVA); }
const TransformerLosses<> kUnit{kVA(2500), Power<>::of(2.5, unit::kW), Power<>::of(18.5, unit::kW)};

}  // namespace

TEST_CASE("winding temperature raises load loss as the resistance of the metal",
          "[power][electrical]")
{
    const auto factor = [](ConductorMaterial m, double t, double reference) {
        return windingTemperatureFactor(m, Temperature<>::of(t, unit::C),
                                        Temperature<>::of(reference, unit::C));
    };
    CHECK(factor(ConductorMaterial::Copper, 75, 75)->value() == 1.0);
    CHECK(factor(ConductorMaterial::Copper, 120, 75)->value()
          == Approx(355.0 / 310.0).epsilon(1e-12));
    CHECK(factor(ConductorMaterial::Aluminium, 120, 75)->value()
          == Approx(345.0 / 300.0).epsilon(1e-12));
    CHECK(factor(ConductorMaterial::Copper, 400, 75).error().path == "temperature");
}

TEST_CASE("a transformer's loss is its no-load loss and the square of its load",
          "[power][electrical]")
{
    CHECK(transformerLoss(kUnit, kVA(0))->in(unit::kW) == Approx(2.5));
    CHECK(transformerLoss(kUnit, kVA(1250))->in(unit::kW) == Approx(2.5 + 18.5 / 4.0));
    CHECK(transformerLoss(kUnit, kVA(2500), scalar<double>(1.1))->in(unit::kW)
          == Approx(2.5 + 20.35));
    CHECK(bestLoad(kUnit)->value() == Approx(std::sqrt(2.5 / 18.5)));
    const auto at = [](double load) {
        return load / (load + transformerLoss(kUnit, kVA(load * 2500))->in(unit::kW) / 2500.0);
    };
    const double best = bestLoad(kUnit)->value();
    CHECK(at(best) > at(best * 1.05));
    CHECK(at(best) > at(best * 0.95));
    CHECK(transformerLoss({kVA(0), {}, {}}, kVA(1)).error().path == "rating");
    CHECK(transformerLoss({kVA(1), Power<>::fromSi(-1.0), {}}, kVA(1)).error().path
          == "no_load_loss");
    CHECK(bestLoad<double>({kVA(1), Power<>::fromSi(1.0), {}}).error().path == "load_loss");
}

TEST_CASE("losses from one efficiency give that efficiency back", "[power][electrical]")
{
    for (const double share : {0.0, 0.3, 0.5, 1.0}) {
        const auto t =
            lossesFromEfficiency(kVA(1000), scalar<double>(0.985), scalar<double>(0.5), share)
                .value();
        const double loss = transformerLoss(t, kVA(500))->in(unit::kW);
        CHECK(500.0 / (500.0 + loss) == Approx(0.985).epsilon(1e-12));
    }
    CHECK(lossesFromEfficiency(kVA(1), scalar<double>(1.01), scalar<double>(0.5)).error().code
          == "quantity.efficiency");
    CHECK(lossesFromEfficiency(kVA(1), scalar<double>(0.0), scalar<double>(0.5)).error().path
          == "efficiency");
    CHECK(lossesFromEfficiency(kVA(0), scalar<double>(0.9), scalar<double>(0.5)).error().path
          == "rating");
}

TEST_CASE("the DOE table is met at its ratings, runs straight between and ends at its ends",
          "[power][electrical]")
{
    const auto old = DoePeriod::Made2007To2015;
    const auto late = DoePeriod::Made2016To2029;
    CHECK(doeLowVoltageDryEfficiency(kVA(15), old)->in(unit::percent) == Approx(97.0));
    CHECK(doeLowVoltageDryEfficiency(kVA(112.5), late)->in(unit::percent) == Approx(98.74));
    CHECK(doeLowVoltageDryEfficiency(kVA(875), old)->in(unit::percent) == Approx(98.85));
    CHECK(doeLowVoltageDryEfficiency(kVA(14.9), late).error().code == "quantity.range");
    CHECK(doeLowVoltageDryEfficiency(kVA(1001), late).error().allowed == "15 to 1000 kVA");
    double before = 0.0;
    for (double x = 15; x <= 1000; x += 5) {
        const double efficiency = doeLowVoltageDryEfficiency(kVA(x), late)->value();
        CHECK(efficiency >= before);
        CHECK(efficiency > doeLowVoltageDryEfficiency(kVA(x), old)->value());
        before = efficiency;
    }
}

TEST_CASE("a transformer draws reactive power for its core and its leakage", "[power][electrical]")
{
    const TransformerReactance<> x{scalar<double>(0.06), scalar<double>(0.005)};
    const double core = std::sqrt(0.005 * 0.005 - 0.001 * 0.001);
    const double leakage = std::sqrt(0.06 * 0.06 - 0.0074 * 0.0074);
    CHECK(transformerReactivePower(kUnit, x, kVA(0))->in(unit::kvar) == Approx(2500 * core));
    CHECK(transformerReactivePower(kUnit, x, kVA(2000))->in(unit::kvar)
          == Approx(2500 * (core + leakage * 0.64)));
    CHECK(transformerReactivePower(kUnit, {scalar<double>(0.005), scalar<double>(0.005)}, kVA(1))
              .error()
              .code
          == "electrical.impedance");
}

TEST_CASE("voltage regulation agrees with the phasor diagram", "[power][electrical]")
{
    const double ur = 18.5 / 2500.0;
    const double ux = std::sqrt(0.06 * 0.06 - ur * ur);
    for (const double pf : {1.0, 0.95, 0.8}) {
        for (const double b : {0.5, 1.0}) {
            // Secondary voltage V2 with |V2 + b (ur + j ux) (pf - j sin)| = 1 to first order in V2
            // = 1 current.
            const std::complex<double> drop = b * std::complex<double>(ur, ux)
                                              * std::complex<double>(pf, -std::sqrt(1 - pf * pf));
            const double v2 = std::sqrt(1.0 - drop.imag() * drop.imag()) - drop.real();
            CHECK(voltageRegulation(kUnit, scalar<double>(0.06), b * kVA(2500), scalar<double>(pf))
                      ->value()
                  == Approx(1.0 - v2).margin(1e-4));
        }
    }
}
