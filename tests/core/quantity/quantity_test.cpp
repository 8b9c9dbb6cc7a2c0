// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity/customary_units.h"
#include "quantity/quantity.h"

#include <catch2/catch.hpp>

using namespace rw;

TEST_CASE("quantities are read in any unit of their dimension", "[quantity]")
{
    CHECK(parseQuantity("6 GW", unit::MW).value() == 6e9);
    CHECK(parseQuantity("120e3 W", unit::kW).value() == 120e3);
    CHECK(parseQuantity(" 12.5 ", unit::kW).value() == 12.5e3);
    CHECK(parseQuantity("95 F", unit::C).value() == Approx(308.15).epsilon(1e-12));
    CHECK(parseQuantity("40 °C", unit::C).value() == 313.15);
}

TEST_CASE("large sums of money are read and told as people write them", "[quantity]")
{
    const auto told = [](double usd) { return readable(usd, scaledUnit(usd, unit::USD)); };
    CHECK(told(950.0) == "950 USD");
    CHECK(told(3.75e6) == "3.75 M USD");
    CHECK(told(706.4e9) == "706.4 bn USD");
    CHECK(told(1.07e12) == "1.07 tn USD");
    for (const char* written : {"2 bn USD", "2 billion USD", "2 billion", "2000 million USD", "0.002 trillion USD", "0.002 tn", "2 G USD", "2 GUSD"})
        CHECK(parseQuantity(written, unit::MUSD).value() == Approx(2e9).epsilon(1e-12));
    CHECK(parseQuantity("2 billions", unit::MUSD).error().code == "quantity.dimension");
    CHECK(parseQuantity("2 bn kg", unit::MUSD).error().code == "quantity.dimension");
}

TEST_CASE("a quantity that cannot be read says what may be written", "[quantity]")
{
    CHECK(parseQuantity("six GW", unit::GW).error().code == "quantity.syntax");
    CHECK(parseQuantity("6 kg", unit::GW).error().code == "quantity.dimension");
    CHECK(parseQuantity("nan", unit::GW).error().code == "quantity.finite");
    CHECK(parseQuantity("1e999", unit::GW).error().code == "quantity.finite");
    CHECK(parseQuantity("", unit::GW).error().code == "quantity.syntax");
    CHECK(parseQuantity("6 kg", unit::GW).error().allowed.find("MW") != std::string::npos);
    // What goes on like a number is no unit.
    for (const char* written : {"1.2.3", "1,5 MW", "1.5-2 kW", "1 2 kW", "5+5"})
        CHECK(parseQuantity(written, unit::kW).error().code == "quantity.syntax");
    CHECK(parseQuantity("1,5", unit::kW).error().allowed == "one number with a decimal point, with a unit such as kW");
    CHECK(parseQuantity("many", unit::one).error().allowed == "a number without a unit");
}

// NIST SP 811 (2008), appendix B.8, as printed there with seven digits.
TEST_CASE("units customary in the United States have their published size", "[quantity]")
{
    const auto si = [](double value, const Unit& unit) { return unit.toSi(value) - unit.toSi(0.0); };
    CHECK(si(1.0, unit::in) == Approx(2.54e-2).epsilon(1e-12));
    CHECK(si(1.0, unit::ft2) == Approx(9.290304e-2).epsilon(1e-12));
    CHECK(si(1e-3, unit::kcmil) == Approx(5.067075e-10).epsilon(5e-7));
    CHECK(si(1.0, unit::acre) == Approx(4.046873e3).epsilon(1e-5));  // of the survey foot there
    CHECK(si(1.0, unit::gal) == Approx(3.785412e-3).epsilon(5e-7));
    CHECK(si(1.0, unit::psf) == Approx(4.788026e1).epsilon(5e-7));
    CHECK(si(1.0, unit::cfm) == Approx(4.719474e-4).epsilon(5e-7));
    CHECK(si(1.0, unit::gpm) == Approx(6.309020e-5).epsilon(5e-7));
    CHECK(si(1.0, unit::gald) == Approx(4.381264e-8).epsilon(5e-7));
    CHECK(si(1.0, unit::lbft3) == Approx(1.601846e1).epsilon(5e-7));
    CHECK(si(9.0, unit::Fdelta) == Approx(5.0).epsilon(1e-12));
}

TEST_CASE("a unit and its customary one measure the same", "[quantity]")
{
    int pairs = 0;
    for (const Unit* unit : allUnits()) {
        const Unit& customary = customaryUnit(*unit);
        CHECK(customary.dimension == unit->dimension);
        CHECK(&customaryUnit(customary) == &customary);
        pairs += &customary != unit;
    }
    CHECK(pairs > 25);
    CHECK(customaryUnit(unit::kPaFloor).symbol == std::string("lb/ft²"));
    CHECK(customaryUnit(unit::m3sAir).symbol == std::string("cfm"));
    CHECK(customaryUnit(unit::kW).symbol == std::string("kW"));
}

TEST_CASE("a written value is told in customary units, and other text is left alone", "[quantity]")
{
    CHECK(customaryText("35 °C") == "95 °F");
    CHECK(customaryText("-40 °C") == "-40 °F");
    CHECK(customaryText("10 K") == "18 °F");
    CHECK(customaryText("600 mm") == "23.62 in");
    CHECK(customaryText("1e6 m³") == "264.2 Mgal");
    CHECK(customarySentence("coolant comes at 60 °C, at most 45 °C are allowed; 2 CDUs") == "coolant comes at 140 °F, at most 113 °F are allowed; 2 CDUs");
    CHECK(customarySentence("flow: 12.") == "flow: 12.");
    CHECK(customarySentence("") == "");
    for (const char* same : {"225 kW", "12", "", "phase-1", "3 halls", "35 °C to 40 °C", "1.5 m tall", "–"}) CHECK(customaryText(same) == same);
}

TEST_CASE("counting whole units ignores noise in the last digits", "[quantity]")
{
    const auto need = [](double w) { return Power<>::fromSi(w); };
    CHECK(wholeUnitsFor(need(1.1), need(0.1)).value() == 11);
    CHECK(wholeUnitsFor(need(1e9), need(225e3)).value() == 4445);
    CHECK(wholeUnitsFor(need(1e9), need(250e3)).value() == 4000);
    CHECK(wholeUnitsFor(need(0), need(1)).value() == 0);
    CHECK(wholeUnitsIn(need(0.3), need(0.1)).value() == 3);
    CHECK(wholeUnitsIn(need(0.29), need(0.1)).value() == 2);
}

TEST_CASE("the recording number gives the same bits as double and remembers its steps", "[quantity]")
{
    const auto formula = [](auto number) {
        using N = decltype(number);
        const auto v = Voltage<N>::fromSi(number);
        const auto i = Current<N>::fromSi(N(3.7));
        const Power<N> p = v * i;
        return step("P", "test", unit::kW, p / 3.0 + Power<N>::fromSi(N(0.1)));
    };
    const double plainValue = formula(50.0).value();
    Recording recording;
    const auto recorded = formula(recording.named(Operation::Datum, 50.0, -1, NodeInfo{.symbol = "V"}));
    CHECK(recorded.value() == plainValue);
    CHECK(recording.node(recorded.si().node()).operation == Operation::Step);
}
