// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/behaviour/coincidence.h"
#include "power/behaviour/ramp.h"
#include "power/electrical/conductor.h"
#include "power/electrical/transformer.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace rw;
using namespace rw::electrical;

namespace {

Circuit<> circuit(Supply supply, double volts, double powerFactor = 1.0)
{
    return {supply, Voltage<>::fromSi(volts), scalar<double>(powerFactor)};
}

/// One conductor of 1,000 ft, from ohms to 1,000 ft.
Impedance<> thousandFeet(double resistance, double reactance)
{
    const auto length = Length<>::of(1000.0, unit::ft);
    const auto perFoot = [&](double ohms) {
        return ResistancePerLength<>::fromSi(ohms / length.value());
    };
    return runImpedance(perFoot(resistance), perFoot(reactance), length).value();
}

}  // namespace

TEST_CASE("V33 a rack's busbar current: 120 kW is 2.5 kA at 48 V, 1 MW is 1.25 kA at 800 V",
          "[published]")
{
    // The Register 2026 for 48 V; the others are P/V.
    const auto current = [](double kilowatts, double volts) {
        return loadCurrent(circuit(Supply::Direct, volts), Power<>::of(kilowatts, unit::kW))
            .value()
            .in(unit::kA);
    };
    CHECK(current(120, 48) == Approx(2.5).epsilon(1e-12));
    CHECK(current(120, 54) == Approx(2.222).epsilon(5e-4));  // published to four digits
    CHECK(current(1000, 800) == Approx(1.25).epsilon(1e-12));
}

TEST_CASE("V35 the DOE table: 99.28 % at 35 % of 1,000 kVA is a loss of 2.5383 kW", "[published]")
{
    // 10 CFR 431.196(a), low-voltage dry-type, three-phase. Tolerance 0.1 %.
    const auto lossOf = [](double kVA) {
        const auto rating = ApparentPower<>::of(kVA, unit::kVA);
        const auto efficiency = doeLowVoltageDryEfficiency(rating, DoePeriod::Made2016To2029);
        return lossesFromEfficiency(rating, efficiency.value(), scalar<double>(kDoeLoad)).value();
    };
    const auto at = [](const TransformerLosses<>& t, double load) {
        return transformerLoss(t, load * t.rating).value().in(unit::kW);
    };
    const TransformerLosses<> big = lossOf(1000);
    CHECK(at(big, kDoeLoad) == Approx(2.5383).epsilon(1e-3));
    CHECK(big.noLoad.in(unit::kW) == Approx(1.2691).epsilon(1e-3));
    CHECK(big.loadLoss.in(unit::kW) == Approx(10.360).epsilon(1e-3));
    CHECK(1000.0 / (1000.0 + at(big, 1.0)) == Approx(0.98850).epsilon(1e-3));
    CHECK(at(lossOf(300), kDoeLoad) == Approx(1.0392).epsilon(1e-3));
    const auto between =
        doeLowVoltageDryEfficiency(ApparentPower<>::of(400, unit::kVA), DoePeriod::Made2016To2029);
    CHECK(between->in(unit::percent) == Approx(99.08).epsilon(1e-6));
}

TEST_CASE("V36 the NEC table 9 example: 65 A over 1,000 ft at 480 V drops 12.778 V", "[published]")
{
    // lornmac.com: R 0.10, X 0.054 ohm/kft, power factor 0.85. Tolerance 0.1 %.
    const auto amperes = Current<>::fromSi(65.0);
    const Circuit<> three = circuit(Supply::ThreePhase, 480.0, 0.85);
    const double sine = std::sqrt(1.0 - 0.85 * 0.85);

    const Impedance<> copper = thousandFeet(0.10, 0.054);
    CHECK(copper.resistance.value() * 0.85 + copper.reactance.value() * sine
          == Approx(0.1135).epsilon(1e-3));
    const double drop = voltageDrop(three, amperes, copper)->value();
    CHECK(drop == Approx(12.778).epsilon(1e-3));
    CHECK(std::round(drop / 480.0 * 1000.0) / 10.0 == 2.7);
    CHECK(480.0 - drop == Approx(467.222).epsilon(1e-3));

    const Impedance<> aluminium = thousandFeet(0.16, 0.054);
    CHECK(aluminium.resistance.value() * 0.85 + aluminium.reactance.value() * sine
          == Approx(0.1645).epsilon(1e-3));
    const double dropAl = voltageDrop(three, amperes, aluminium)->value();
    CHECK(dropAl == Approx(18.52).epsilon(1e-3));
    CHECK(std::round(dropAl / 480.0 * 1000.0) / 10.0 == 3.9);

    const Circuit<> single = circuit(Supply::SinglePhase, 480.0, 0.85);
    CHECK(voltageDrop(single, amperes, copper)->value() == Approx(14.755).epsilon(1e-3));
}

TEST_CASE("V39 power supplies grew from 3 to 5.5 kW, shelves from 18 to 33, pulses to 160 %",
          "[published]")
{
    // OCP ORv3 and ORv3 HPR: six power supplies a shelf.
    const auto shelf = [](double each) { return count<double>(6) * Power<>::of(each, unit::kW); };
    CHECK(shelf(3.0).in(unit::kW) == Approx(18.0));
    CHECK(shelf(5.5).in(unit::kW) == Approx(33.0));
    CHECK((shelf(5.5) / shelf(3.0)).value() - 1.0
          == Approx(0.83).margin(0.005));  // published in per cent

    // A pulse of 160 % passes the newer rating and not the earlier one, whatever its length within
    // it.
    using namespace rw::behaviour;
    const auto pulse = Duration<>::fromSi(0.001);
    const auto holds = [&](double rated, double peak) {
        const std::vector<ShortTimePoint> curve{{scalar<double>(rated), pulse}};
        return checkShortTime(curve, Power<>::of(peak, unit::kW) / shelf(5.5), pulse)->holds;
    };
    CHECK(holds(1.60, 1.60 * 33.0));
    CHECK(!holds(1.55, 1.60 * 33.0));
    CHECK(holds(1.55, 1.55 * 33.0));
}

TEST_CASE("V50 30 % more inference servers are an oversubscription of 1.30 with capped peaks",
          "[published]")
{
    // POLCA: the supply is that of the servers planned first; 30 % are added under it and capped.
    using namespace rw::behaviour;
    const auto peak = Power<>::of(6.5, unit::kW);
    const auto limit = 100.0 * peak;
    const RackGroup<> inference{count<double>(130), 0.72 * peak, 0.12 * peak, scalar<double>(0.3)};
    const auto o = oversubscription(inference, peak, limit, 0.999).value();
    CHECK(o.ratio.value() == Approx(1.30).epsilon(1e-12));
    CHECK(o.uncapped > limit);
    CHECK(o.capped == limit);
    CHECK(o.overProbability.value() > 0.0);
    CHECK(o.meanCapped.value() > 0.0);
    // One synchronous training job has no diversity to give away.
    const RackGroup<> training{count<double>(130), 0.95 * peak, 0.02 * peak, scalar<double>(1.0)};
    CHECK(oversubscription(training, peak, limit, 0.999)->overProbability.value() > 0.999);
}
