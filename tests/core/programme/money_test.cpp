// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "programme/cost_parts.h"
#include "report/calc_json.h"
#include "schema/json.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;
using namespace rw::test;

namespace {

const MoneyRow<double>* rowOf(const std::vector<MoneyRow<double>>& rows, const std::string& id)
{
    const auto it = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == id; });
    return it == rows.end() ? nullptr : &*it;
}

const Finding* findingOf(const Evaluation& e, const std::string& code, const std::string& subject = {})
{
    const auto it = std::find_if(e.findings.begin(), e.findings.end(), [&](const Finding& f) {
        return f.code == code && (subject.empty() || f.subject == subject);
    });
    return it == e.findings.end() ? nullptr : &*it;
}

CostLine lineOf(const std::string& id, CostPer per, double musd)
{
    CostLine line;
    line.id = id;
    line.per = per;
    line.amount = MoneyDatum(musd, unit::MUSD, Grade::Vendor, "offer");
    return line;
}

}  // namespace

TEST_CASE("a plan's line stands in place of the default with its id, others beside", "[money]")
{
    Plan plan = example("openai-cerebras-750mw");
    const Evaluation before = evaluate(plan);
    plan.economics.lines.push_back(lineOf("shell", CostPer::Building, 30));
    plan.economics.lines.push_back(lineOf("permits", CostPer::Programme, 12));
    const Evaluation after = evaluate(plan);
    CHECK(after.money.once.size() == before.money.once.size() + 1);
    const MoneyRow<double>* shell = rowOf(after.money.once, "shell");
    REQUIRE(shell);
    CHECK(shell->cost.mode.value() == Approx(30e6 * after.programme.buildings->value()).epsilon(1e-12));
    CHECK(shell->grade == Grade::Vendor);
    CHECK(rowOf(after.money.once, "permits")->cost.mode.value() == 12e6);
    const double change = 12e6 + shell->cost.mode.value() - rowOf(before.money.once, "shell")->cost.mode.value();
    CHECK(after.money.capex->mode.value() == Approx(before.money.capex->mode.value() + change).epsilon(1e-12));
}

TEST_CASE("racks without a price are counted by their power, and said so", "[money]")
{
    Plan plan = example("openai-amd-6gw");
    const Evaluation e = evaluate(plan);
    const MoneyRow<double>* row = rowOf(e.money.once, "racks-mi500");
    REQUIRE(row);
    CHECK(row->byPower);
    CHECK(row->grade == Grade::Derived);
    const RackResult<double>& rack = *findById(e.racks, "mi500");
    double racks = 0.0;
    for (const auto& phase : e.phases)
        for (const auto& [cluster, n] : phase.placedByCluster)
            if (cluster == "mi500-32") racks += n.value();
    CHECK(row->cost.mode.value() == Approx(26.1 * racks * rack.power->design.value()).epsilon(1e-12));
    CHECK(findingOf(e, "cost.no-price", "rack_designs[mi500]"));
    CHECK(!findingOf(e, "cost.no-price", "rack_designs[helios]"));

    plan.economics.rackPricePerMw = {};
    const Evaluation without = evaluate(plan);
    CHECK(!without.money.capex);
    CHECK(findingOf(without, "cost.unknown", "rack_designs[mi500]"));
}

TEST_CASE("a range out of order, a line without amount and a lease of no whole months are findings", "[money]")
{
    Plan plan = example("openai-cerebras-750mw");
    plan.rackDesigns[0].price.low = 2.0 * *plan.rackDesigns[0].price.si;
    Evaluation e = evaluate(plan);
    CHECK(!e.money.capex);
    REQUIRE(findingOf(e, "cost.input"));
    CHECK(findingOf(e, "cost.input")->subject == "rack_designs[" + plan.rackDesigns[0].id + "].price");

    plan = example("openai-cerebras-750mw");
    CostLine empty;
    empty.id = "permits";
    plan.economics.lines.push_back(empty);
    e = evaluate(plan);
    CHECK(e.money.capex);
    CHECK(findingOf(e, "cost.no-amount", "economics.lines[permits]"));

    plan = example("openai-cerebras-750mw");
    plan.economics.leaseTerm = TimeDatum(1.3, unit::year);
    e = evaluate(plan);
    CHECK(e.money.capex);
    CHECK(!e.money.leaseOrBuy);
    CHECK(findingOf(e, "cost.input", "economics.lease_term"));
}

TEST_CASE("a range of more than twice is too wide, and published figures stand beside the plan's", "[money]")
{
    Plan plan = example("abilene-campus");
    Evaluation e = evaluate(plan);
    REQUIRE(e.money.announced.size() == defaultAnnouncedCosts().size());
    CHECK(!findingOf(e, "cost.band-wide"));
    CHECK(!findingOf(e, "cost.beside-announced"));

    plan.economics.lines.push_back(lineOf("permits", CostPer::Programme, 1));
    plan.economics.lines.back().amount.high = 2.0 * e.money.allIn->high.value();
    e = evaluate(plan);
    CHECK(e.money.allIn->width().value() > kWidestCostBand);
    CHECK(findingOf(e, "cost.band-wide", "economics"));

    // Ten times dearer than all that was published.
    plan = example("abilene-campus");
    plan.economics.lines.push_back(lineOf("permits", CostPer::MwIt, 400));
    e = evaluate(plan);
    CHECK(findingOf(e, "cost.beside-announced", "economics"));

    plan = example("openai-amd-6gw");
    e = evaluate(plan);
    const AnnouncedCheck& deal = e.money.announced.back();
    CHECK(deal.id == "deal");
    CHECK(deal.itOnly);
    CHECK(deal.mode == Approx(*plan.programme.dealValue.si / 6000.0).epsilon(1e-12));
}

TEST_CASE("another currency is shown beside, and the JSON holds the parts", "[money]")
{
    Plan plan = example("openai-cerebras-750mw");
    plan.economics.currency = "EUR";
    plan.economics.exchangeRate = FractionDatum(0.9, unit::one);
    plan.economics.exchangeDay = Date{2026, 11, 20};
    const Evaluation e = evaluate(plan);
    const Tree tree = report::calcTree(e);
    const Tree* money = tree.find("money");
    REQUIRE(money);
    const Tree* currency = money->find("currency");
    REQUIRE(currency);
    CHECK(*currency->find("date")->string() == "2026-11-20");
    CHECK(currency->find("capex")->number() == Approx(0.9 * e.money.capex->mode.value()).epsilon(1e-12));
    double sum = 0.0;
    for (const Tree& part : *money->find("parts")->list()) sum += part.find("mode_USD")->number();
    CHECK(sum == Approx(tree.find("programme")->find("capex_USD")->number()).epsilon(1e-12));
    CHECK(!money->find("announced")->list()->empty());
}
