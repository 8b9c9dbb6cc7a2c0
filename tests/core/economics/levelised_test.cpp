// SPDX-License-Identifier: GPL-3.0-or-later
#include "economics/levelised.h"

#include <catch2/catch.hpp>

#include <cmath>

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

}  // namespace

TEST_CASE("equal years cost the same an hour, annualised or discounted", "[economics][laws]")
{
    const AcceleratorUse<> use{number(1000.0), number(0.98), number(0.7)};
    const Duration<> hours = acceleratorHours(use).value();
    CHECK(hours.in(unit::h) == Approx(1000.0 * 8760.0 * 0.98 * 0.7).epsilon(1e-13));
    const double capital = 30e6, running = 4e6, life = 5.0;
    for (const double rate : {0.0, 0.03, 0.11}) {
        CAPTURE(rate);
        const double recovery = capitalRecovery(number(rate), number(life)).value().value();
        const auto annual = levelisedCost(usd(capital * recovery + running), use).value();
        std::vector<LevelisedYear<>> years{{0.0, usd(capital), Duration<>::fromSi(0.0)}};
        for (int t = 1; t <= 5; ++t) years.push_back({static_cast<double>(t), usd(running), hours});
        const auto discounted = levelisedCost<double>(years, number(rate)).value();
        CHECK(discounted.in(unit::USDh) == Approx(annual.in(unit::USDh)).epsilon(1e-12));
        // Earning that price each hour makes the whole worth nothing.
        double worth = 0.0;
        for (const LevelisedYear<>& y : years)
            worth += (discounted.value() * y.hours.value() - y.cost.value()) * std::pow(1.0 + rate, -y.years);
        CHECK(worth == Approx(0.0).margin(1e-6));
    }
    const AcceleratorUse<> half{number(1000.0), number(0.98), number(0.35)};
    CHECK(levelisedCost(usd(1e6), half).value().value() == Approx(2.0 * levelisedCost(usd(1e6), use).value().value()).epsilon(1e-14));
}

TEST_CASE("hours that nobody works have no price", "[economics]")
{
    CHECK(levelisedCost(usd(1.0), AcceleratorUse<>{number(10.0), number(1.0), number(0.0)}).error().path == "utilisation");
    CHECK(levelisedCost(usd(1.0), AcceleratorUse<>{number(10.0), number(1.2), number(1.0)}).error().path == "availability");
    CHECK(levelisedCost(usd(1.0), AcceleratorUse<>{number(0.0), number(1.0), number(1.0)}).error().code == "quantity.count");
    const std::vector<LevelisedYear<>> idle{{0.0, usd(5.0), Duration<>::fromSi(0.0)}};
    CHECK(levelisedCost<double>(idle, number(0.05)).error().path == "hours");
    CHECK(levelisedCost<double>(idle, number(-1.0)).error().code == "economics.rate");
}

TEST_CASE("a lease at the break-even payment costs what buying costs", "[economics][laws]")
{
    const Purchase<> buy{usd(1e6), usd(30e3), usd(150e3)};
    for (const double rate : {0.0, 0.01, 0.09})
        for (const bool advance : {false, true})
            for (const int perYear : {1, 4, 12}) {
                CAPTURE(rate, advance, perYear);
                Lease<> lease{4.0, perYear, advance, usd(20e3), usd(50e3)};
                const auto first = compareLease(buy, lease, number(rate)).value();
                CHECK(first.advantage.value() == Approx(first.purchase.value() - first.lease.value()).epsilon(1e-12));
                lease.payment = first.breakEvenPayment;
                const auto even = compareLease(buy, lease, number(rate)).value();
                CHECK(even.advantage.value() == Approx(0.0).margin(1e-6));
                CHECK(even.purchase.value() == first.purchase.value());
            }
    // By hand at no interest: 1,000,000 + 4 x 30,000 - 150,000 against 50,000 + 48 x 20,000.
    const auto plain = compareLease(buy, Lease<>{4.0, 12, true, usd(20e3), usd(50e3)}, number(0.0)).value();
    CHECK(plain.purchase.in(unit::USD) == Approx(970e3).epsilon(1e-14));
    CHECK(plain.lease.in(unit::USD) == Approx(1010e3).epsilon(1e-14));
    CHECK(plain.breakEvenPayment.in(unit::USD) == Approx(920e3 / 48.0).epsilon(1e-14));
    // Yearly in arrears a lease is an annuity; in advance it is dearer by a year's interest.
    const Lease<> late{6.0, 1, false, usd(1e5), usd(0.0)};
    const Lease<> early{6.0, 1, true, usd(1e5), usd(0.0)};
    const double worth = compareLease(buy, late, number(0.08)).value().lease.value();
    CHECK(worth == Approx(1e5 / capitalRecovery(number(0.08), number(6.0)).value().value()).epsilon(1e-13));
    CHECK(compareLease(buy, early, number(0.08)).value().lease.value() == Approx(1.08 * worth).epsilon(1e-13));
    CHECK(compareLease(buy, Lease<>{4.5, 1, false, usd(1.0), usd(0.0)}, number(0.08)).error().code == "economics.payments");
    CHECK(compareLease(buy, Lease<>{0.0, 1, false, usd(1.0), usd(0.0)}, number(0.08)).error().path == "term");
}
