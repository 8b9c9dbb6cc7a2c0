// SPDX-License-Identifier: GPL-3.0-or-later
#include "economics/cost_stack.h"
#include "economics/energy_contract.h"

#include <catch2/catch.hpp>

#include <random>

using namespace rw;
using namespace rw::economics;

namespace {

EnergyPrice<> perMwh(double usd)
{
    return EnergyPrice<>::of(usd, unit::USDMWh);
}
std::vector<CostPart> someParts()
{
    // Round numbers to reckon with, nobody's prices.
    return {{"shell", CostBasis::Building, 10e6, 20e6, 40e6, {.source = "a", .grade = Grade::Standard}},
            {"power", CostBasis::MwFacility, 1e6, 2e6, 3e6, {.source = "b", .grade = Grade::Press}},
            {"racks", CostBasis::Rack, 5.0, 5.0, 5.0, {.source = "c", .grade = Grade::Vendor}},
            {"fee", CostBasis::Lump, 0.0, 1e6, 2e6, {.source = "d", .grade = Grade::Assumed}}};
}
CostQuantities<> someQuantities()
{
    CostQuantities<> q;
    q.facility = Power<>::of(100.0, unit::MW);
    q.buildings = count<double>(3);
    q.racks = count<double>(1000);
    return q;
}

}  // namespace

TEST_CASE("a published chain from accelerators to a yearly bill", "[economics][published]")
{
    // V45, aiinframap's example, to 0.1 %.
    const Power<> it = count<double>(10'000) * Power<>::of(700.0, unit::W) * 1.3;
    CHECK(it.in(unit::kW) == Approx(9100.0).epsilon(1e-3));
    const Power<> facility = it * 1.30;
    CHECK(facility.in(unit::MW) == Approx(11.83).epsilon(1e-3));
    CHECK((facility * 1.1).in(unit::MW) == Approx(13.01).epsilon(1e-3));
    const auto year = Energy<>::fromSi((facility * Duration<>::of(8760.0, unit::h)).si());
    CHECK(year.in(unit::GWh) == Approx(103.6).epsilon(1e-3));
    CHECK(settlement(perMwh(80.0), perMwh(0.0), year).value().in(unit::MUSD) == Approx(8.29).epsilon(1e-3));
}

TEST_CASE("a settlement pays the difference to whom it belongs", "[economics]")
{
    const Energy<> energy = Energy<>::of(100.0, unit::MWh);
    CHECK(settlement(perMwh(50.0), perMwh(30.0), energy).value().in(unit::USD) == Approx(2000.0).epsilon(1e-12));
    CHECK(settlement(perMwh(50.0), perMwh(75.0), energy).value().in(unit::USD) == Approx(-2500.0).epsilon(1e-12));
    CHECK(settlement(perMwh(50.0), perMwh(-10.0), energy).value().in(unit::USD) == Approx(6000.0).epsilon(1e-12));
    CHECK(settlement(perMwh(50.0), perMwh(30.0), -energy).error().path == "energy");
}

TEST_CASE("hours settle to the sum of their settlements and energies close", "[economics][laws]")
{
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> price(-20.0, 150.0), megawatts(0.0, 80.0);
    std::vector<double> market, produced, load;
    double paid = 0.0, loadSum = 0.0;
    for (int h = 0; h < 8760; ++h) {
        market.push_back(perMwh(price(random)).value());
        produced.push_back(Energy<>::of(megawatts(random), unit::MWh).value());
        load.push_back(Energy<>::of(megawatts(random), unit::MWh).value());
        paid += settlement(perMwh(60.0), EnergyPrice<>::fromSi(market.back()), Energy<>::fromSi(produced.back())).value().value();
        loadSum += load.back();
    }
    const HourlySettlement s = settleHours(perMwh(60.0), market, produced, load).value();
    CHECK(s.paid.value() == Approx(paid).epsilon(1e-9));
    CHECK((s.matched + s.unmatched).value() == Approx(loadSum).epsilon(1e-12));
    CHECK((s.matched + s.surplus).value() == Approx(s.contracted.value()).epsilon(1e-12));
    CHECK(s.paid.value() == Approx(((perMwh(60.0) - s.captured) * s.contracted).value()).epsilon(1e-9));
    // With a flat production the captured price is the mean one.
    const std::vector<double> flat(8760, 3.6e9);
    const HourlySettlement even = settleHours(perMwh(60.0), market, flat, load).value();
    CHECK(even.captured.value() == Approx(even.mean.value()).epsilon(1e-12));
    CHECK(settleHours(perMwh(60.0), market, {}, load).error().code == "economics.hours");
    produced[17] = -1.0;
    CHECK(settleHours(perMwh(60.0), market, produced, load).error().path == "produced[17]");
}

TEST_CASE("a demand charge counts peaks, ratchet and minimum", "[economics]")
{
    const auto MW = [](double x) { return Power<>::of(x, unit::MW); };
    const std::vector<Power<>> months{MW(10.0), MW(20.0), MW(5.0)};
    DemandRule<> rule;
    rule.price = DemandPrice<>::of(10.0, unit::USDkW);
    const auto charge = [&] { return demandCharge<double>(months, rule).value().in(unit::USD); };
    CHECK(charge() == Approx(350e3).epsilon(1e-12));
    rule.ratchet = scalar<double>(0.8);
    CHECK(charge() == Approx((16.0 + 20.0 + 16.0) * 10e3).epsilon(1e-12));
    rule.least = MW(18.0);
    CHECK(charge() == Approx((18.0 + 20.0 + 18.0) * 10e3).epsilon(1e-12));
    rule.ratchet = scalar<double>(1.1);
    CHECK(demandCharge<double>(months, rule).error().path == "ratchet");
}

TEST_CASE("a cost stack sums its parts and tells how wide it is", "[economics]")
{
    const CostStack<> stack = costStack<double>(someParts(), someQuantities()).value();
    REQUIRE(stack.rows.size() == 4);
    CHECK(stack.rows[0].cost.mode.in(unit::MUSD) == Approx(60.0).epsilon(1e-12));
    CHECK(stack.rows[1].quantity.value() == Approx(100.0).epsilon(1e-12));
    CHECK(stack.rows[1].cost.high.in(unit::MUSD) == Approx(300.0).epsilon(1e-12));
    CHECK(stack.rows[2].cost.low.in(unit::USD) == Approx(5000.0).epsilon(1e-12));
    CHECK(stack.total.low.in(unit::MUSD) == Approx(130.005).epsilon(1e-12));
    CHECK(stack.total.mode.in(unit::MUSD) == Approx(261.005).epsilon(1e-12));
    CHECK(stack.total.high.in(unit::MUSD) == Approx(422.005).epsilon(1e-12));
    CHECK(stack.total.width().value() == Approx(422.005 / 130.005).epsilon(1e-12));
    CHECK_FALSE(stack.rows[3].cost.width().has_value());
    CHECK(stack.weakest == Grade::Assumed);
    double shares = 0.0;
    for (const CostRow<>& row : stack.rows) shares += row.share;
    CHECK(shares == Approx(1.0).epsilon(1e-12));
    for (const CostBasis basis : kCostBases) CHECK_FALSE(nameOf(basis).empty());
}

TEST_CASE("a stack of one published total gives that total back", "[economics][published]")
{
    // V49, Epoch: about 29 G USD for each GW of facility power, as one part.
    const std::vector<CostPart> all{{"all", CostBasis::MwFacility, 20e6, 29e6, 45e6, {}}};
    CostQuantities<> q;
    q.facility = Power<>::of(1.0, unit::GW);
    CHECK(costStack<double>(all, q).value().total.mode.in(unit::GUSD) == Approx(29.0).epsilon(1e-12));
}

TEST_CASE("a cost stack that cannot be summed says which part and why", "[economics]")
{
    std::vector<CostPart> parts = someParts();
    CostQuantities<> q = someQuantities();
    q.racks.reset();
    CHECK(costStack<double>(parts, q).error().path == "racks");
    CHECK(costStack<double>(parts, q).error().code == "cost.no-quantity");
    parts.erase(parts.begin() + 2);
    CHECK(costStack<double>(parts, q).ok());
    parts[0].mode = 50e6;
    CHECK(costStack<double>(parts, q).error().code == "cost.range");
    parts[0].low = -1.0;
    CHECK(costStack<double>(parts, q).error().path == "shell.low");
    parts[0] = parts[1];
    CHECK(costStack<double>(parts, q).error().code == "cost.duplicate");
}

TEST_CASE("the data of a cost stack stay on record with their sources", "[economics][quantity]")
{
    Recording recording;
    CostQuantities<Recorded> q;
    q.facility = Power<Recorded>::of(Recorded(2.0), unit::MW);
    const std::vector<CostPart> parts{{"power", CostBasis::MwFacility, 1.0, 2.0, 4.0, {.source = "somebody", .grade = Grade::Press}}};
    const auto stack = costStack<Recorded>(parts, q).value();
    CHECK(stack.total.high.value() == 8.0);
    int sources = 0;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const auto& node = recording.node(static_cast<std::int32_t>(i));
        if (node.operation == Operation::Datum && recording.info(node).origin.source == "somebody") ++sources;
    }
    CHECK(sources == 3);
}
