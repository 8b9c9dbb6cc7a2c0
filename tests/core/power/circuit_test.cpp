// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/conductor_size.h"
#include "power/electrical/phase_balance.h"
#include "power/electrical/three_phase.h"

#include <catch2/catch.hpp>

#include <limits>
#include <random>

using namespace rw;
using namespace rw::electrical;

namespace {

Circuit<> threePhase(double volts, double powerFactor = 1.0)
{
    return {Supply::ThreePhase, Voltage<>::fromSi(volts), scalar<double>(powerFactor)};
}
Power<> kilowatts(double kW) { return Power<>::of(kW, unit::kW); }
const double kNaN = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("feeds carry what their voltage, rating and code allow", "[power][electrical]")
{
    // Power factor 1; the engineering method's examples to three digits.
    const auto capacity = [](double volts, double amperes, BreakerRule rule) {
        return feedCapacity(threePhase(volts), Current<>::fromSi(amperes), rule)
            .value()
            .in(unit::kW);
    };
    CHECK(capacity(415, 60, BreakerRule::NecStandard) == Approx(34.5).epsilon(1e-3));
    CHECK(capacity(415, 100, BreakerRule::NecStandard) == Approx(57.5).epsilon(1e-3));
    CHECK(capacity(480, 100, BreakerRule::NecStandard) == Approx(66.5).epsilon(1e-3));
    CHECK(capacity(415, 160, BreakerRule::Iec) == Approx(115.0).epsilon(1e-3));
    CHECK(capacity(415, 160, BreakerRule::NecFullRated) == capacity(415, 160, BreakerRule::Iec));
}

TEST_CASE("a feed's capacity draws its usable current", "[power][electrical]")
{
    for (const NominalSystem& system : kNominalSystems) {
        CAPTURE(system.name);
        // The names are rounded: 480/277 is sqrt3 to 0.05 %, 400/230 to 0.41 %.
        CHECK((system.lineToLine / system.lineToNeutral).value()
              == Approx(1.7320508).epsilon(5e-3));
    }
    for (const Supply supply : {Supply::ThreePhase, Supply::SinglePhase, Supply::Direct}) {
        const Circuit<> c{supply, Voltage<>::fromSi(400.0), scalar<double>(0.95)};
        const auto capacity =
            feedCapacity(c, Current<>::fromSi(100.0), BreakerRule::NecStandard).value();
        CHECK(loadCurrent(c, capacity)->value() == Approx(80.0).epsilon(1e-12));
    }
}

TEST_CASE("active and reactive powers add; apparent powers do not", "[power][electrical]")
{
    const auto lagging = complexPower(kilowatts(80), scalar<double>(0.8)).value();
    CHECK(lagging.reactive.in(unit::kvar) == Approx(60.0).epsilon(1e-12));
    CHECK(apparentPower(lagging).in(unit::kVA) == Approx(100.0).epsilon(1e-12));
    const auto leading = complexPower(kilowatts(80), scalar<double>(0.8), Sense::Leading).value();
    const auto both = lagging + leading;
    CHECK(apparentPower(both).in(unit::kVA) == Approx(160.0).epsilon(1e-12));
    CHECK(powerFactor(both)->value() == Approx(1.0).epsilon(1e-12));
    CHECK(apparentPower(kilowatts(80), scalar<double>(0.8))->in(unit::kVA) == Approx(100.0));
    CHECK(powerFactor(ComplexPower<>{}).error().code == "quantity.positive");
}

TEST_CASE("impossible circuits are refused by name", "[power][electrical]")
{
    const auto code = [](double volts, double pf, double kW) {
        return loadCurrent(threePhase(volts, pf), kilowatts(kW)).error();
    };
    CHECK(code(400, 0.0, 1).code == "quantity.power-factor");
    CHECK(code(400, 1.01, 1).code == "quantity.power-factor");
    CHECK(code(400, kNaN, 1).code == "quantity.finite");
    CHECK(code(0, 1, 1).code == "quantity.positive");
    CHECK(code(0, 1, 1).path == "voltage");
    CHECK(code(400, 1, -1).code == "quantity.negative");
    CHECK(code(400, 1, kNaN).path == "power");
    CHECK(feedCapacity(threePhase(400), Current<>{}, BreakerRule::Iec).error().path == "rating");
}

TEST_CASE("a breaker is the smallest nominal one that the code's rule allows",
          "[power][electrical]")
{
    const auto choose = [](BreakerRule rule, double continuous, double rest, double kA) {
        return chooseBreaker(rule, Current<>::fromSi(continuous), Current<>::fromSi(rest),
                             Current<>::of(kA, unit::kA));
    };
    CHECK(choose(BreakerRule::NecStandard, 80, 0, 20)->rating.value() == 100.0);
    CHECK(choose(BreakerRule::NecStandard, 80.1, 0, 20)->rating.value() == 110.0);
    CHECK(choose(BreakerRule::NecStandard, 40, 10, 20)->rating.value() == 60.0);
    CHECK(choose(BreakerRule::NecFullRated, 80, 0, 20)->rating.value() == 80.0);
    CHECK(choose(BreakerRule::Iec, 64, 0, 20)->rating.value() == 80.0);
    CHECK(choose(BreakerRule::Iec, 63, 0, 37)->interrupting.in(unit::kA) == Approx(50.0));
    CHECK(choose(BreakerRule::NecStandard, 63, 0, 22)->interrupting.in(unit::kA) == Approx(22.0));
    CHECK(choose(BreakerRule::NecStandard, 5000, 0, 22).error().code == "breaker.rating");
    CHECK(choose(BreakerRule::Iec, 50, 0, 201).error().code == "breaker.interrupting");
    CHECK(choose(BreakerRule::Iec, -1, 0, 1).error().code == "quantity.negative");
    for (const BreakerRule rule :
         {BreakerRule::NecStandard, BreakerRule::NecFullRated, BreakerRule::Iec}) {
        CHECK(std::is_sorted(breakerRatings(rule).begin(), breakerRatings(rule).end()));
        CHECK(std::is_sorted(interruptingRatings(rule).begin(), interruptingRatings(rule).end()));
    }
}

TEST_CASE("an overloaded conductor fails each of the three IEC conditions in turn",
          "[power][electrical]")
{
    const auto check = [](double load, double rating, double ampacity, double factor) {
        return checkOverload(Current<>::fromSi(load), Current<>::fromSi(rating),
                             Current<>::fromSi(ampacity), factor)
            .value();
    };
    CHECK(check(90, 100, 110, 1.30).holds());
    CHECK(!check(101, 100, 110, 1.30).ratingCarriesLoad);
    CHECK(!check(90, 100, 99, 1.30).conductorCarriesRating);
    CHECK(check(90, 100, 100, 1.45).tripsInTime);
    CHECK(!check(90, 100, 100, 1.60).tripsInTime);
}

TEST_CASE("a rating's margin over a fault current", "[power][electrical]")
{
    const auto kA = [](double x) { return Current<>::of(x, unit::kA); };
    CHECK(checkWithstand(kA(65), kA(50))->margin == Approx(0.3));
    CHECK(checkWithstand(kA(65), kA(50))->holds);
    CHECK(!checkWithstand(kA(42), kA(50))->holds);
    CHECK(checkWithstand(kA(42), kA(0))->holds);
    CHECK(checkWithstand(kA(0), kA(1)).error().path == "rating");
}

TEST_CASE("resistance of a conductor follows area, length, runs and temperature",
          "[power][electrical]")
{
    const auto at = [](double mm2, double celsius, double factor = 1.0) {
        return resistancePerLength(ConductorMaterial::Copper, Area<>::of(mm2, unit::mm2),
                                   Temperature<>::of(celsius, unit::C), scalar<double>(factor));
    };
    CHECK(at(100, 20)->in(unit::ohmkm) == Approx(0.17241).epsilon(1e-9));
    CHECK(at(100, 75)->value() / at(100, 20)->value() == Approx(1.0 + 0.00393 * 55).epsilon(1e-9));
    CHECK(at(50, 20)->value() == Approx(2.0 * at(100, 20)->value()).epsilon(1e-12));
    // IEC 60228 class 2: at most 0.193 ohm/km for 95 mm2 of stranded copper.
    CHECK(at(95, 20, 1.06)->in(unit::ohmkm) == Approx(0.193).epsilon(5e-3));
    CHECK(at(0, 20).error().path == "area");
    CHECK(at(10, 251).error().code == "quantity.range");
    CHECK(at(10, 251).error().allowed == "-50 to 250 °C");
    CHECK(at(10, 20, 0.9).error().path == "resistance_factor");

    const auto run =
        runImpedance(*at(100, 20), kReactancePerLength, Length<>::fromSi(200.0), count<double>(2));
    CHECK(run->resistance.in(unit::mohm) == Approx(17.241).epsilon(1e-9));
    CHECK(run->reactance.in(unit::mohm) == Approx(8.0).epsilon(1e-9));
    CHECK(runImpedance(*at(100, 20), kReactancePerLength, Length<>{}, scalar<double>(1.5))
              .error()
              .code
          == "quantity.count");
    const auto pair = busbarResistance(ConductorMaterial::Aluminium, Area<>::of(1000, unit::mm2),
                                       Length<>::fromSi(2.0), Temperature<>::of(20, unit::C), true);
    CHECK(pair->in(unit::uohm) == Approx(2 * 2 * 28.26).epsilon(1e-9));
}

TEST_CASE("a busbar tapped evenly loses a third fed at an end, a twelfth fed in the middle",
          "[power][electrical]")
{
    // Against the integral of I(x)^2 R dx over 100,000 slices.
    const double amperes = 1000.0;
    const double ohms = 1e-4;
    double end = 0.0;
    double centre = 0.0;
    constexpr int kSlices = 100000;
    for (int i = 0; i < kSlices; ++i) {
        const double x = (i + 0.5) / kSlices;
        end += amperes * amperes * (1.0 - x) * (1.0 - x) * ohms / kSlices;
        const double fromCentre = std::abs(x - 0.5);
        const double here = amperes * (0.5 - fromCentre);
        centre += here * here * ohms / kSlices;
    }
    const auto loss = [&](BusbarLoad load) {
        return busbarLoss(Resistance<>::fromSi(ohms), Current<>::fromSi(amperes), load).value();
    };
    CHECK(loss(BusbarLoad::EndSingle) == Approx(100.0));
    CHECK(loss(BusbarLoad::EndUniform) == Approx(end).epsilon(1e-8));
    CHECK(loss(BusbarLoad::CentreUniform) == Approx(centre).epsilon(1e-8));
}

TEST_CASE("the exact voltage drop closes the phasor triangle", "[power][electrical]")
{
    const Impedance<> z{Resistance<>::of(40, unit::mohm), Resistance<>::of(30, unit::mohm)};
    const auto amperes = Current<>::fromSi(200.0);
    for (const Supply supply : {Supply::ThreePhase, Supply::SinglePhase, Supply::Direct}) {
        const Circuit<> c{supply, Voltage<>::fromSi(400.0), scalar<double>(0.9)};
        const double receiving = 400.0 - exactVoltageDrop(c, amperes, z)->value();
        const double m = supply == Supply::ThreePhase ? std::sqrt(3.0) : 2.0;
        const double pf = supply == Supply::Direct ? 1.0 : 0.9;
        const double sine = std::sqrt(1.0 - pf * pf);
        const double x = supply == Supply::Direct ? 0.0 : 0.030;
        const double along = receiving + m * 200.0 * (0.040 * pf + x * sine);
        const double across = m * 200.0 * (x * pf - 0.040 * sine);
        CHECK(std::hypot(along, across) == Approx(400.0).epsilon(1e-12));
        // The approximation stands by its stated bound.
        CHECK(voltageDrop(c, amperes, z)->value()
              == Approx(exactVoltageDrop(c, amperes, z)->value()).margin(400.0 * 2e-3));

        // A load of constant power that ends at this voltage and current has the same drop.
        const double watts =
            (supply == Supply::ThreePhase ? std::sqrt(3.0) : 1.0) * receiving * 200.0 * pf;
        const auto load = complexPower(Power<>::fromSi(watts), scalar<double>(pf)).value();
        CHECK(voltageDropOfPower(supply, c.voltage, load, z)->value()
              == Approx(400.0 - receiving).epsilon(1e-9));
    }
    const Circuit<> weak{Supply::Direct, Voltage<>::fromSi(10.0)};
    CHECK(exactVoltageDrop(weak, amperes, z).error().code == "electrical.collapse");
    CHECK(voltageDropOfPower(Supply::Direct, weak.voltage, {Power<>::fromSi(2000.0), {}}, z)
              .error()
              .code
          == "electrical.collapse");
    // The greatest power through R is V^2 / 4R, at half the voltage; 2R is in the loop.
    const double most = 100.0 / (4.0 * 0.080);
    CHECK(
        voltageDropOfPower(Supply::Direct, weak.voltage, {Power<>::fromSi(most * 0.999999), {}}, z)
            ->value()
        == Approx(5.0).epsilon(2e-3));
}

TEST_CASE("a conductor is chosen for ampacity and for voltage drop", "[power][electrical]")
{
    SizeNeed need;
    need.circuit = threePhase(415, 0.95);
    need.load = Current<>::fromSi(80.0);
    need.requiredAmpacity = Current<>::fromSi(100.0);
    need.length = Length<>::fromSi(10.0);
    const auto series = nominalSizes(SizeSeries::Iec60228);
    const auto near = chooseSize(need, series, assumedAmpacities()).value();
    CHECK(near.ampacity >= need.requiredAmpacity);
    CHECK(near.runs == 1);
    need.length = Length<>::fromSi(400.0);
    const auto far = chooseSize(need, series, assumedAmpacities()).value();
    CHECK(far.size.area > near.size.area);
    CHECK(far.dropShare <= need.dropLimit);
    const auto index =
        static_cast<std::size_t>(findSize(SizeSeries::Iec60228, far.size.name) - series.data());
    const auto smaller = chooseSize(need, series.subspan(index - 1, 1), assumedAmpacities());
    CHECK((!smaller || smaller->runs > 1));

    need.requiredAmpacity = Current<>::fromSi(4000.0);
    need.length = Length<>::fromSi(20.0);
    const auto parallel = chooseSize(need, series, assumedAmpacities()).value();
    CHECK(parallel.runs > 1);
    CHECK(parallel.ampacity >= need.requiredAmpacity);
    need.mostRuns = parallel.runs - 1;
    CHECK(chooseSize(need, series, assumedAmpacities()).error().code == "electrical.size");
    need.derating = scalar<double>(0.0);
    CHECK(chooseSize(need, series, assumedAmpacities()).error().path == "derating");
}

TEST_CASE("nominal sizes ascend and have the areas of their names", "[power][electrical]")
{
    for (const SizeSeries series : {SizeSeries::Iec60228, SizeSeries::Awg}) {
        const auto sizes = nominalSizes(series);
        for (std::size_t i = 1; i < sizes.size(); ++i)
            CHECK(sizes[i - 1].area < sizes[i].area);
        CHECK(findSize(series, sizes[3].name) == &sizes[3]);
    }
    // A gauge is 0.127 mm x 92^((36 - n)/39) thick (ASTM B258); the table's mils are rounded to
    // four digits.
    const auto gauge = [](int n) {
        const double d = 0.127 * std::pow(92.0, (36.0 - n) / 39.0);
        return 3.14159265358979 / 4.0 * d * d;
    };
    CHECK(findSize(SizeSeries::Awg, "14 AWG")->area.in(unit::mm2)
          == Approx(gauge(14)).epsilon(1e-3));
    CHECK(findSize(SizeSeries::Awg, "4/0 AWG")->area.in(unit::mm2)
          == Approx(gauge(-3)).epsilon(1e-3));
    CHECK(findSize(SizeSeries::Awg, "500 kcmil")->area.in(unit::mm2)
          == Approx(253.354).epsilon(1e-5));
    CHECK(findSize(SizeSeries::Awg, "7 AWG") == nullptr);
    CHECK(shortTimeWithstand(ConductorMaterial::Copper, Area<>::of(100, unit::mm2),
                             Duration<>::fromSi(1.0))
              ->value()
          == Approx(14300.0));
    CHECK(!shortTimeWithstand(ConductorMaterial::Copper, Area<>::of(100, unit::mm2),
                              Duration<>::fromSi(6.0)));
}

TEST_CASE("single-phase loads are spread over the phases", "[power][electrical]")
{
    const auto balanced = [](std::vector<double> kW) {
        std::vector<Power<>> loads;
        for (const double x : kW)
            loads.push_back(kilowatts(x));
        return balancePhases(loads).value();
    };
    CHECK(balanced({}).heaviest().value() == 0.0);
    const auto one = balanced({5});
    CHECK(one.heaviest() == one.lowerBound);
    // Largest first alone gives 11 here; the best is 9.
    const auto graham = balanced({5, 5, 4, 4, 3, 3, 3});
    CHECK(graham.heaviest().in(unit::kW) == Approx(9.0));
    CHECK(balancePhases({kilowatts(-1)}).error().code == "quantity.negative");
}

TEST_CASE("the neutral carries what the phases do not share", "[power][electrical]")
{
    const auto volts = Voltage<>::fromSi(240.0);
    const auto loads = [](double a, double b, double c, double pf) {
        return std::array<ComplexPower<>, 3>{
            complexPower(kilowatts(a), scalar<double>(pf)).value(),
            complexPower(kilowatts(b), scalar<double>(pf)).value(),
            complexPower(kilowatts(c), scalar<double>(pf)).value()};
    };
    CHECK(neutralCurrent(loads(10, 10, 10, 0.9), volts)->value() == Approx(0.0).margin(1e-9));
    CHECK(neutralCurrent(loads(24, 0, 0, 0.8), volts)->value() == Approx(125.0));
    CHECK(neutralCurrent(loads(24, 24, 0, 1.0), volts)->value() == Approx(100.0));
    // sqrt(a^2 + b^2 + c^2 - ab - bc - ca) at one power factor.
    CHECK(neutralCurrent(loads(24, 12, 6, 1.0), volts)->value()
          == Approx(std::sqrt(100.0 * 100 + 50 * 50 + 25 * 25 - 5000 - 1250 - 2500)));
    CHECK(neutralCurrent(loads(1, 1, 1, 1.0), Voltage<>{}).error().path == "voltage");

    const auto unbalance = [](double a, double b, double c) {
        return phaseUnbalance<double>({kilowatts(a), kilowatts(b), kilowatts(c)}).value().value();
    };
    CHECK(unbalance(10, 10, 10) == Approx(0.0).margin(1e-15));
    CHECK(unbalance(12, 10, 8) == Approx(0.2));
    CHECK(unbalance(10, 10, 7) == Approx(2.0 / 9.0));
    CHECK(unbalance(30, 0, 0) == Approx(2.0));
    CHECK(unbalance(0, 0, 0) == 0.0);
}
