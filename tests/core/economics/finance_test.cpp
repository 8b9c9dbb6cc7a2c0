// SPDX-License-Identifier: GPL-3.0-or-later
#include "economics/finance.h"
#include "economics/internal_rate.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <random>

using namespace rw;
using namespace rw::economics;

namespace {

Scalar<> number(double x)
{
    return scalar<double>(x);
}
Money<> usd(double x)
{
    return Money<>::of(x, unit::USD);
}
double crf(double rate, double years)
{
    return capitalRecovery(number(rate), number(years)).value().value();
}
std::vector<CashFlow<>> yearly(const std::vector<double>& amounts)
{
    std::vector<CashFlow<>> flows;
    for (std::size_t t = 0; t < amounts.size(); ++t) flows.push_back({static_cast<double>(t), usd(amounts[t])});
    return flows;
}
InternalRate rateOf(const std::vector<double>& amounts)
{
    return internalRate(yearly(amounts)).value();
}
double npv(double rate, const std::vector<CashFlow<>>& flows)
{
    return netPresentValue(number(rate), std::span<const CashFlow<>>(flows)).value().in(unit::USD);
}

}  // namespace

TEST_CASE("capital recovery stands in the tables", "[economics][published]")
{
    // V44, standard tables to seven digits.
    const double tolerance = 5e-8;
    CHECK(crf(0.07, 20.0) == Approx(0.0943929).margin(tolerance).epsilon(0.0));
    CHECK(crf(0.05, 10.0) == Approx(0.1295046).margin(tolerance).epsilon(0.0));
    CHECK(crf(0.08, 5.0) == Approx(0.2504565).margin(tolerance).epsilon(0.0));
    CHECK(crf(0.10, 15.0) == Approx(0.1314738).margin(tolerance).epsilon(0.0));
    CHECK(crf(0.03, 30.0) == Approx(0.0510193).margin(tolerance).epsilon(0.0));
    CHECK(crf(0.07, 30.0) == Approx(0.0805864).margin(tolerance).epsilon(0.0));
    CHECK(crf(0.0, 8.0) == 0.125);
}

TEST_CASE("capital recovery keeps its digits from tiny to large rates, also below zero", "[economics]")
{
    for (const double n : {0.5, 1.0, 4.0, 20.0, 60.0})
        for (const double i : {-0.5, -0.02, -1e-5, -1e-9, 1e-14, 1e-9, 1e-6, 9e-6, 1.1e-5, 1e-4, 0.01, 0.4, 3.0}) {
            CAPTURE(n, i);
            const double exact = i / -std::expm1(-n * std::log1p(i));
            // 2e-11: at |i| n = 1e-4, where the quotient takes over, it has lost five digits.
            CHECK(crf(i, n) == Approx(exact).epsilon(2e-11));
        }
    CHECK(crf(0.1, 5000.0) == Approx(0.1).epsilon(1e-15));
    CHECK(crf(-0.9, 400.0) == 0.0);
    for (const double i : {0.0, 1e-6, 0.05, 0.3}) {
        CHECK(crf(i, 10.0) > crf(i, 11.0));
        CHECK(crf(i, 10.0) < crf(i + 0.01, 10.0));
    }
}

TEST_CASE("rates at or below -1, lives that are none and what is not finite are refused", "[economics]")
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(capitalRecovery(number(-1.0), number(5.0)).error().code == "economics.rate");
    CHECK(capitalRecovery(number(-1.5), number(5.0)).error().message().find("-1.5") != std::string::npos);
    CHECK(capitalRecovery(number(nan), number(5.0)).error().code == "quantity.finite");
    CHECK(capitalRecovery(number(0.1), number(0.0)).error().code == "quantity.positive");
    CHECK(capitalRecovery(number(0.1), number(-3.0)).error().path == "years");
    CHECK(discountFactor(number(-1.0), number(1.0)).error().path == "rate");
    CHECK(nominalRate(number(0.1), number(-1.0)).error().path == "inflation");
    const std::vector<Part<>> parts{{"shell", usd(5.0), number(30.0)}, {"it", usd(1.0), number(0.0)}};
    CHECK(annualise<double>(parts, number(0.07)).error().path == "it.life");
    CHECK(internalRate({}).error().code == "economics.no-flows");
    CHECK(internalRate(yearly({-1.0, nan})).error().code == "quantity.finite");
    CHECK(internalRate(yearly({-1.0, 2.0}), 0.1, 0.1).error().path == "high");
}

TEST_CASE("real and nominal rates go there and back", "[economics]")
{
    CHECK(nominalRate(number(0.05), number(0.02)).value().value() == Approx(0.071).epsilon(1e-14));
    for (const double r : {-0.2, 0.0, 0.04, 0.5})
        for (const double p : {-0.1, 0.0, 0.03, 1.0}) {
            const Scalar<> nominal = nominalRate(number(r), number(p)).value();
            CHECK(realRate(nominal, number(p)).value().value() == Approx(r).margin(1e-15));
        }
}

TEST_CASE("an annuity pays capital back: its present worth over the life is the capital", "[economics][laws]")
{
    const std::vector<Part<>> parts{
        {"it", usd(30e9), number(5.0)}, {"plant", usd(8e9), number(18.0)}, {"shell", usd(2e9), number(30.0)}};
    for (const double rate : {0.0, 1e-7, 0.04, 0.12}) {
        CAPTURE(rate);
        const Annualised<> a = annualise<double>(parts, number(rate)).value();
        CHECK(a.capital.in(unit::GUSD) == Approx(40.0).epsilon(1e-12));
        double sum = 0.0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            std::vector<CashFlow<>> payments;
            for (int t = 1; t <= static_cast<int>(parts[i].life.value()); ++t)
                payments.push_back({static_cast<double>(t), a.parts[i].annual});
            CHECK(npv(rate, payments) == Approx(parts[i].capital.in(unit::USD)).epsilon(1e-9));
            sum += a.parts[i].annual.value();
        }
        CHECK(a.annual.value() == Approx(sum).epsilon(1e-14));
    }
    const Annualised<> free = annualise<double>(parts, number(0.0)).value();
    for (std::size_t i = 0; i < parts.size(); ++i)
        CHECK((free.parts[i].annual * parts[i].life).value() == Approx(parts[i].capital.value()).epsilon(1e-14));
}

TEST_CASE("replacements fall on the ends of lives and what is left is worth something", "[economics]")
{
    const Asset<> asset{.capital = usd(100.0), .life = 4.0, .bought = 1.0, .priceChange = number(-0.1)};
    const auto r = replacements(asset, 10.0, number(0.0), ResidualRule::StraightLine).value();
    REQUIRE(r.purchases.size() == 3);
    CHECK(r.purchases[0].years == 1.0);
    CHECK(r.purchases[1].years == 5.0);
    CHECK(r.purchases[2].years == 9.0);
    CHECK(r.purchases[2].amount.in(unit::USD) == Approx(100.0 * std::pow(0.9, 9.0)).epsilon(1e-12));
    CHECK(r.residual.value() == Approx(0.75 * r.purchases[2].amount.value()).epsilon(1e-12));

    const auto whole = replacements(Asset<>{.capital = usd(100.0), .life = 5.0}, 20.0, number(0.0), ResidualRule::StraightLine).value();
    CHECK(whole.purchases.size() == 4);
    CHECK(whole.residual.value() == 0.0);
    CHECK(whole.presentCost.in(unit::USD) == 400.0);
    const auto tenths = replacements(Asset<>{.capital = usd(1.0), .life = 0.1}, 3.0, number(0.0), ResidualRule::None).value();
    CHECK(tenths.purchases.size() == 30);
    const auto never = replacements(Asset<>{.capital = usd(1.0), .life = 5.0, .bought = 9.0}, 8.0, number(0.1), ResidualRule::Annuity).value();
    CHECK(never.purchases.empty());
    CHECK(never.presentCost.value() == 0.0);
    CHECK(replacements(Asset<>{.capital = usd(1.0), .life = 1e-6}, 8.0, number(0.1), ResidualRule::None).error().code ==
          "economics.purchases");
}

TEST_CASE("with the annuity rule a horizon costs its own years' payments", "[economics][laws]")
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> life(0.7, 12.0), rate(-0.05, 0.3), end(0.5, 40.0);
    for (int i = 0; i < 200; ++i) {
        const double n = life(random), r = rate(random), horizon = end(random);
        CAPTURE(n, r, horizon);
        const auto got = replacements(Asset<>{.capital = usd(1e6), .life = n}, horizon, number(r), ResidualRule::Annuity).value();
        const double annual = 1e6 * crf(r, n);
        CHECK(got.presentCost.in(unit::USD) == Approx(annual / crf(r, horizon)).epsilon(1e-10));
        const auto none = replacements(Asset<>{.capital = usd(1e6), .life = n}, horizon, number(r), ResidualRule::None).value();
        CHECK(none.presentCost.value() >= got.presentCost.value());
    }
}

TEST_CASE("internal rates of textbook cases", "[economics][published]")
{
    const InternalRate one = rateOf({-1000.0, 500.0, 400.0, 300.0, 100.0});
    CHECK(one.state == RateState::One);
    CHECK(one.rates.at(0) == Approx(0.1448884).margin(5e-8));
    CHECK(rateOf({-100.0, 60.0, 60.0}).rates.at(0) == Approx(0.1306624).margin(5e-8));

    // The oil pump of Lorie and Savage: 25 % and 400 %.
    const InternalRate pump = rateOf({-1600.0, 10000.0, -10000.0});
    CHECK(pump.state == RateState::Several);
    REQUIRE(pump.rates.size() == 2);
    CHECK(pump.rates[0] == Approx(0.25).epsilon(1e-12));
    CHECK(pump.rates[1] == Approx(4.0).epsilon(1e-12));
    CHECK(pump.words().find("25 %") != std::string::npos);

    const InternalRate three = rateOf({-1000.0, 3600.0, -4310.0, 1716.0});
    REQUIRE(three.rates.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(three.rates[i] == Approx(0.1 * static_cast<double>(i + 1)).epsilon(1e-9));

    const InternalRate none = rateOf({-10.0, -20.0, 0.0, -1.0});
    CHECK(none.state == RateState::NoSignChange);
    CHECK(none.words().find("never change sign") != std::string::npos);
    CHECK(rateOf({0.0, 0.0}).state == RateState::NoSignChange);

    const InternalRate apart = rateOf({1000.0, -3000.0, 2500.0});
    CHECK(apart.state == RateState::OutOfRange);
    CHECK(apart.signChanges == 2);
    CHECK(apart.rates.empty());

    // (1 - 1.1 / (1+i))^2 touches zero at 10 % and crosses nowhere.
    const InternalRate touching = rateOf({100.0, -220.0, 121.0});
    REQUIRE(touching.rates.size() == 1);
    CHECK(touching.rates[0] == Approx(0.1).epsilon(1e-6));
    CHECK(rateOf({-1.0, 1.0}).rates.at(0) == Approx(0.0).margin(1e-15));
    CHECK(rateOf({-100.0, 20.0}).rates.at(0) == Approx(-0.8).epsilon(1e-12));
}

TEST_CASE("at an internal rate the net present value is nothing", "[economics][laws]")
{
    std::mt19937_64 random(11);
    std::uniform_real_distribution<double> amount(-100.0, 100.0), when(0.0, 30.0);
    int several = 0;
    for (int i = 0; i < 500; ++i) {
        std::vector<CashFlow<>> flows;
        double size = 0.0;
        for (int k = 0; k < 3 + i % 20; ++k) flows.push_back({when(random), usd(amount(random))});
        const InternalRate found = internalRate(flows).value();
        CHECK(static_cast<int>(found.rates.size()) <= found.signChanges);
        several += found.rates.size() > 1;
        for (const double rate : found.rates) {
            size = 0.0;
            for (const CashFlow<>& f : flows) size += std::abs(f.amount.value()) * std::pow(1.0 + rate, -f.years);
            CAPTURE(i, rate);
            CHECK(std::abs(npv(rate, flows)) <= 1e-11 * size);
        }
        // Nothing is overlooked: on a fine grid the value changes sign as often as there are rates.
        int changes = 0;
        double before = 0.0;
        for (int k = 0; k <= 4000; ++k) {
            const double v = npv(std::expm1(std::log(0.01) + (std::log(11.0) - std::log(0.01)) * k / 4000.0), flows);
            if (k > 0 && (v > 0.0) != (before > 0.0)) ++changes;
            before = v;
        }
        CHECK(static_cast<int>(found.rates.size()) >= changes);
    }
    CHECK(several > 20);
}

TEST_CASE("a recorded calculation of money is bit-equal to the plain one", "[economics][quantity]")
{
    const auto run = [](auto zero) {
        using N = decltype(zero);
        const std::vector<Part<N>> parts{{"it", Money<N>::fromSi(N(3e9)), scalar<N>(5.0)},
                                         {"shell", Money<N>::fromSi(N(1e9)), scalar<N>(30.0)}};
        return annualise<N>(parts, scalar<N>(0.08)).value().annual;
    };
    const double plainly = run(0.0).value();
    Recording recording;
    const auto recorded = run(Recorded{});
    CHECK(recorded.value() == plainly);
    CHECK(recording.node(recorded.si().node()).operation == Operation::Step);
}
