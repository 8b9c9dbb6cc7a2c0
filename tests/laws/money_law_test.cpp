// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"
#include "evaluate/settle.h"
#include "programme/cost_parts.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;
using namespace rw::test;

namespace {

double sum(const std::vector<MoneyRow<double>>& rows, Money<> economics::CostBand<double>::*member)
{
    double total = 0.0;
    for (const MoneyRow<double>& r : rows) total += (r.cost.*member).value();
    return total;
}

void checkStack(const MoneyResult<double>& m)
{
    using Band = economics::CostBand<double>;
    for (auto member : {&Band::low, &Band::mode, &Band::high})
        CHECK((*m.allIn.*member).value() == Approx(sum(m.once, member)).epsilon(1e-12));
    CHECK(m.capexIt->value() + m.capexFacility->value() == Approx(m.capex->mode.value()).epsilon(1e-12));
    CHECK(m.allIn->low <= m.allIn->mode);
    CHECK(m.allIn->mode <= m.allIn->high);
    double shares = 0.0;
    for (const MoneyRow<double>& r : m.once) {
        CHECK(r.cost.low <= r.cost.mode);
        CHECK(r.cost.mode <= r.cost.high);
        CHECK(r.cost.mode.value() == Approx(r.quantity.value() * r.each).epsilon(1e-12));
        shares += r.share;
    }
    CHECK(shares == Approx(1.0).epsilon(1e-12));
}

void checkHorizon(Plan plan)
{
    plan.economics.discountRate = FractionDatum(0.0, unit::one);
    plan.economics.inflation = FractionDatum(0.0, unit::one);
    const MoneyResult<double> m = evaluate(plan).money;
    if (!m.npv) return;
    // What is not worth less tomorrow is simply added up.
    CHECK(m.npv->value() ==
          Approx(m.capex->mode.value() + m.replaced->value() - m.residual->value() + m.horizon * m.opex->value()).epsilon(1e-11));
}

}  // namespace

TEST_CASE("a cost stack closes, its ranges are in order, and more of a programme costs no less", "[laws][money]")
{
    int known = 0;
    for (const std::string& name : exampleNames())
        for (unsigned seed = 1; seed <= 4; ++seed) {
            CAPTURE(name, seed);
            const Plan plan = shaken(name, seed);
            const MoneyResult<double> m = evaluate(plan).money;
            if (!m.allIn) continue;
            ++known;
            checkStack(m);
            checkHorizon(plan);
            if (!plan.programme.target.set()) continue;
            Plan twice = plan;
            twice.programme.target.si = 2.0 * *plan.programme.target.si;
            const MoneyResult<double> more = evaluate(twice).money;
            if (!more.allIn) continue;
            CHECK(more.capex->mode >= m.capex->mode);
            CHECK(more.capex->low >= m.capex->low);
            CHECK(more.capex->high >= m.capex->high);
        }
    CHECK(known > 20);
}

TEST_CASE("a lease at its break-even costs what buying costs", "[laws][money]")
{
    for (const std::string& name : exampleNames())
        for (const double years : {3.0, 4.0, 7.0}) {
            CAPTURE(name, years);
            Plan plan = example(name);
            plan.economics.leaseTerm = TimeDatum(years, unit::year);
            const MoneyResult<double> m = evaluate(plan).money;
            REQUIRE(m.leaseOrBuy);
            double price = 0.0;
            for (const MoneyRow<double>& r : m.once)
                if (r.rack) price += r.cost.mode.value();
            plan.economics.leaseShare = FractionDatum(m.leaseOrBuy->breakEvenPayment.value() / price, unit::one);
            const MoneyResult<double> even = evaluate(plan).money;
            CHECK(even.leaseOrBuy->lease.value() == Approx(even.leaseOrBuy->purchase.value()).epsilon(1e-12));
        }
}

TEST_CASE("racks leased at their break-even for their whole life and horizon cost what racks bought cost", "[laws][money]")
{
    Plan plan = example("openai-cerebras-750mw");
    for (TimeDatum Economics::*time : {&Economics::leaseTerm, &Economics::rackLife, &Economics::horizon})
        plan.economics.*time = TimeDatum(5, unit::year);
    const MoneyResult<double> bought = evaluate(plan).money;
    double price = 0.0;
    for (const MoneyRow<double>& r : bought.once)
        if (r.rack) price += r.cost.mode.value();
    plan.economics.leaseShare = FractionDatum(bought.leaseOrBuy->breakEvenPayment.value() / price, unit::one);
    plan.economics.tenure = Tenure::Lease;
    const MoneyResult<double> leased = evaluate(plan).money;
    CHECK(leased.npv->value() == Approx(bought.npv->value()).epsilon(1e-12));
    CHECK(leased.capex->mode.value() == Approx(bought.capex->mode.value() - price).epsilon(1e-12));
    CHECK(leased.allIn->mode.value() == Approx(bought.allIn->mode.value()).epsilon(1e-12));
    CHECK(leased.opex->value() == Approx(bought.opex->value() + 12.0 * leased.leasePayment->value()).epsilon(1e-12));
}

TEST_CASE("costs of sites and buildings add up to the programme's", "[laws][money]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        Plan plan = example(name);
        if (plan.sites.size() != 1) continue;
        for (const bool own : {false, true}) {
            if (own) plan.sites[0].openingCost = MoneyDatum(77, unit::MUSD);
            const Evaluation e = evaluate(plan);
            BuildingSize all{e.programme.itPower->value(), e.programme.facilityPower->value(), {}};
            for (const RackResult<double>& r : e.racks) {
                double n = 0.0;
                for (const auto& phase : e.phases)
                    for (const auto& [cluster, racks] : phase.placedByCluster)
                        if (findById(plan.clusters, cluster)->rackDesign == r.id) n += racks.value();
                if (n > 0.0) all.racks.push_back({findById(plan.rackDesigns, r.id), n, r.power->design.value(), r.accelerators.value()});
            }
            const SiteCost cost = siteCost(plan, plan.sites[0], all).value();
            using Band = economics::CostBand<double>;
            for (auto member : {&Band::low, &Band::mode, &Band::high})
                CHECK((e.programme.sites->value() * (cost.opening.*member) + cost.building.*member + cost.it.*member).value() ==
                      Approx((*e.money.allIn.*member).value()).epsilon(1e-12));
        }
    }
}

TEST_CASE("an agreement at the market's price settles nothing, and its energy is met or left over", "[laws][money]")
{
    Plan plan = example("openai-cerebras-750mw");
    const double price = 55.0;
    plan.sites[0].energyPrice = DatumOf<dim::moneyPerEnergy>(price, unit::USDMWh);
    plan.sites[0].peakEnergyPrice = DatumOf<dim::moneyPerEnergy>(2 * price, unit::USDMWh);
    PowerPurchase p;
    p.id = "wind";
    p.power = PowerDatum(400, unit::MW);
    p.strike = DatumOf<dim::moneyPerEnergy>(70, unit::USDMWh);
    plan.economics.purchases.push_back(p);
    const Evaluation bins = evaluate(plan);
    const Evaluation hours = evaluateHours(plan);
    REQUIRE(bins.money.settlement);
    REQUIRE(hours.money.purchases.size() == 1);
    const auto& shape = hours.money.purchases[0].shape;
    REQUIRE(shape);
    CHECK(!bins.money.purchases[0].shape);
    // Flat power needs no hours: both tiers give the same money, and the hours add up to it.
    CHECK(bins.money.settlement->value() == hours.money.settlement->value());
    CHECK(shape->paid.value() == Approx(hours.money.settlement->value()).epsilon(1e-11));
    CHECK((shape->matched + shape->surplus).value() == Approx(hours.money.purchases[0].energy.value()).epsilon(1e-12));
    CHECK((shape->matched + shape->unmatched).value() == Approx(hours.programme.year->grid->value()).epsilon(1e-12));
    CHECK(hours.money.opex->value() ==
          Approx((*hours.money.energy + *hours.money.operation + *hours.money.settlement).value()).epsilon(1e-12));

    // 8 hours of 5 days in 7 at the double price.
    const double mean = price * (1.0 + 8.0 / 24.0 * 261.0 / 365.0);
    plan.economics.purchases[0].strike = DatumOf<dim::moneyPerEnergy>(mean, unit::USDMWh);
    CHECK(std::abs(evaluate(plan).money.settlement->value()) < 1e-9 * 400e6 * 8760 * 3600 * unit::USDMWh.toSi(mean));
}

TEST_CASE("the cost of a programme leads down to each price and its source", "[laws][money][explain]")
{
    const Plan plan = withSet(example("openai-amd-6gw"), "sites[standard].opening_cost", "40 M USD");
    const Derivation d = explain(plan, "programme.capex_USD").value();
    CHECK(d.nodes.front().si == evaluate(plan).money.capex->mode.value());
    const auto has = [&](const std::string& path, const std::string& source) {
        return std::any_of(d.nodes.begin(), d.nodes.end(), [&](const Derivation::Node& n) {
            return n.path == path && n.source.find(source) != std::string::npos;
        });
    };
    CHECK(has("rack_designs[helios].price", "Helios MI450"));
    CHECK(has("economics.rack_price_per_mw", "Epoch AI"));
    CHECK(has("", "Cushman & Wakefield"));
    CHECK(has("", "Bernstein"));
    CHECK(has("sites[standard].opening_cost", ""));
}
