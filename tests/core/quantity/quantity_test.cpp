// SPDX-License-Identifier: GPL-3.0-or-later
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
