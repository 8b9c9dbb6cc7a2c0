// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "report/calc_json.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

/// One gigawatt of Helios in 2027, and one in 2028: 4,445 racks and 320,040 accelerators each.
Plan twoPhases()
{
    Plan plan = example("openai-amd-6gw");
    plan.programme.target = PowerDatum(2, unit::GW);
    plan.programme.milestones.clear();
    plan.programme.phases.resize(2);
    plan.programme.phases[0].start = {2027, 1, 1};
    plan.programme.phases[0].end = {2027, 12, 31};
    plan.programme.phases[1].start = {2028, 1, 1};
    plan.programme.phases[1].end = {2028, 12, 31};
    plan.programme.phases[1].mix = plan.programme.phases[0].mix;
    return plan;
}

DeliveryResult deliveryOf(const Plan& plan)
{
    return evaluate(plan).delivery;
}

const Finding* find(const Evaluation& e, const std::string& code, const std::string& subject = {})
{
    for (const Finding& f : e.findings)
        if (f.code == code && (subject.empty() || f.subject == subject)) return &f;
    return nullptr;
}

SupplyLimit supply(Date from, std::optional<std::int64_t> perQuarter, std::int64_t stock = 0)
{
    SupplyLimit limit;
    limit.id = "supply-" + from.text();
    limit.rackDesign = "helios";
    limit.from = from;
    limit.perQuarter = perQuarter;
    limit.stock = stock;
    return limit;
}

GridStep gridStep(const char* id, Date day, double megawatts)
{
    GridStep step;
    step.id = id;
    step.day = day;
    step.power = PowerDatum(megawatts, unit::MW);
    return step;
}

Milestone milestone(const char* id, MilestoneKind kind, double gigawatts)
{
    Milestone m;
    m.id = id;
    m.kind = kind;
    if (gigawatts > 0.0) m.at = PowerDatum(gigawatts, unit::GW);
    return m;
}

}  // namespace

TEST_CASE("power comes on with the phases, and the target is reached as they end", "[delivery]")
{
    const Evaluation e = evaluate(twoPhases());
    const DeliveryResult& d = e.delivery;
    REQUIRE(d.phases.size() == 2);
    CHECK(d.phases[0].power == e.phases[0].power);
    CHECK(d.phases[1].complete == Date{2028, 12, 31});
    CHECK(d.phases[1].lateDays == 0);
    CHECK(d.phases[1].heldBy == HeldBy::Nothing);
    // 8,890 racks of 225 kW are 0.25 MW more than asked for: the last day but one has 2.73 MW less.
    CHECK(d.targetDay == Date{2028, 12, 31});
    CHECK(d.targetExpected == d.targetDay);
    CHECK(d.lastEnd == Date{2028, 12, 31});

    REQUIRE(d.power.days.size() == d.power.total.size());
    CHECK(d.power.total.front().value() == 0.0);
    CHECK(d.power.total.back().value() == Approx(e.phases.back().cumulative.value()).epsilon(1e-12));
    REQUIRE(d.power.phases.size() == 2);
    REQUIRE(d.power.platforms.size() == 1);
    CHECK(d.power.platforms[0].id == "helios-32");
    for (std::size_t i = 0; i < d.power.days.size(); ++i) {
        CHECK(d.power.phases[0].power[i].value() + d.power.phases[1].power[i].value() ==
              Approx(d.power.total[i].value()).margin(1.0));
        CHECK(d.power.platforms[0].power[i].value() == Approx(d.power.total[i].value()).epsilon(1e-12).margin(1.0));
        CHECK(d.power.expected[i] == d.power.total[i]);
    }
}

TEST_CASE("racks that find no place bring no power", "[delivery]")
{
    Plan plan = twoPhases();
    plan.sites[0].count = 1;
    const Evaluation e = evaluate(plan);
    REQUIRE(e.tooFewSites);
    const double placed = e.programme.racksPlaced->value();
    CHECK(e.delivery.power.total.back().in(unit::kW) == Approx(225.0 * placed).epsilon(1e-12));
    CHECK_FALSE(e.delivery.targetDay.set());
}

TEST_CASE("a phase without dates has no ramp, and what comes after it says so", "[delivery]")
{
    Plan plan = twoPhases();
    plan.programme.phases[1].end = {};
    plan.programme.milestones = {milestone("half", MilestoneKind::Note, 0.5), milestone("all", MilestoneKind::Note, 2.0),
                                 milestone("more", MilestoneKind::Note, 3.0)};
    const Evaluation e = evaluate(plan);
    CHECK(e.delivery.phases[0].dated);
    CHECK_FALSE(e.delivery.phases[1].dated);
    CHECK_FALSE(e.delivery.targetDay.set());
    CHECK(e.delivery.milestones[0].state == MilestoneResult::State::Reached);
    CHECK(e.delivery.milestones[1].state == MilestoneResult::State::NoDate);
    CHECK(e.delivery.milestones[2].state == MilestoneResult::State::Unreached);
    CHECK(find(e, "milestone.no-date", "programme.milestones[all]"));
    CHECK(find(e, "milestone.unreached", "programme.milestones[more]"));
    CHECK_FALSE(find(e, "milestone.unreached", "programme.milestones[half]"));
}

TEST_CASE("too few accelerators a quarter hold a phase back by days, and a finding says how many are missing", "[delivery]")
{
    Plan plan = twoPhases();
    // 320,040 are needed over each year: 60,000 a quarter are 240,000 by 2028-01-01, and 320,040 on 2028-05-02.
    plan.programme.delivery.supply = {supply({2027, 1, 1}, 60000)};
    const Evaluation e = evaluate(plan);
    const DeliveryResult& d = e.delivery;
    REQUIRE(d.supply.size() == 1);
    const SupplyCheck& check = d.supply[0];
    CHECK(check.needed == 640080);
    CHECK(check.firstShort == Date{2027, 1, 2});
    CHECK(check.phases[0].needed == 320040);
    // One day of the quarter before the end of it: 240,000 less 60,000/92.
    CHECK(check.phases[0].missing == 320040 - 240000 + 652);
    // 80,040 are 1.334 quarters: to 2028-04-01, and 0.334 of 91 days, begun.
    CHECK(check.phases[0].supplied == Date{2028, 5, 2});
    CHECK(d.phases[0].complete == Date{2028, 5, 2});
    CHECK(d.phases[0].lateDays == 123);
    CHECK(d.phases[0].heldBy == HeldBy::Supply);
    CHECK(check.worst == Date{2028, 12, 31});
    const Finding* missed = find(e, "date.missed", "programme.phases[phase-1]");
    REQUIRE(missed);
    CHECK(missed->message() ==
          "First gigawatt is complete on 2028-05-02, 123 days after its end on 2027-12-31: 80692 accelerators of " +
              e.delivery.supply[0].name + " are missing on that day.");
    CHECK(missed->mend().find("2027-12-31") != std::string::npos);
    CHECK(find(e, "date.supply", "rack_designs[helios]"));
    CHECK(find(e, "date.target-missed"));
}

TEST_CASE("stock counts at once, a later entry takes over, and an entry without a rate bounds nothing", "[delivery]")
{
    Plan plan = twoPhases();
    plan.programme.delivery.supply = {supply({2027, 1, 1}, 0, 640080)};
    CHECK_FALSE(deliveryOf(plan).supply[0].firstShort.set());
    plan.programme.delivery.supply = {supply({2027, 1, 1}, 0, 640079)};
    CHECK(deliveryOf(plan).supply[0].firstShort == Date{2028, 12, 31});
    CHECK(deliveryOf(plan).supply[0].worstMissing == 1);
    CHECK(deliveryOf(plan).phases[1].never);

    // Half a year's need until July, then as many as are asked for.
    plan.programme.delivery.supply = {supply({2027, 1, 1}, 40000), supply({2027, 7, 1}, std::nullopt)};
    const DeliveryResult late = deliveryOf(plan);
    CHECK(late.supply[0].firstShort == Date{2027, 1, 2});
    CHECK(late.supply[0].worst == Date{2027, 6, 30});
    CHECK(late.phases[0].lateDays == 0);

    // Nothing more from 2028 on: what was delivered stays.
    plan.programme.delivery.supply = {supply({2027, 1, 1}, std::nullopt), supply({2028, 1, 1}, 0)};
    const Evaluation stopped = evaluate(plan);
    CHECK(stopped.delivery.phases[0].lateDays == 0);
    CHECK(stopped.delivery.phases[1].never);
    CHECK_FALSE(stopped.delivery.targetExpected.set());
    CHECK(stopped.delivery.supply[0].phases[1].missing == 320040);
    CHECK(find(stopped, "date.never", "programme.phases[phase-2]"));
}

TEST_CASE("supply without a day begins with the release of the design or of its accelerator", "[delivery]")
{
    Plan plan = twoPhases();
    RackDesign& helios = plan.rackDesigns[0];
    REQUIRE(helios.id == "helios");
    helios.released = {2027, 3, 1};
    plan.programme.delivery.supply = {supply({}, std::nullopt)};
    const Evaluation e = evaluate(plan);
    CHECK(e.delivery.supply[0].firstShort == Date{2027, 1, 2});
    CHECK(e.delivery.supply[0].worst == Date{2027, 2, 28});
    CHECK(find(e, "product.not-released", "programme.phases[phase-1]"));
    CHECK_FALSE(find(e, "product.not-released", "programme.phases[phase-2]"));
}

TEST_CASE("a site is short of grid until its steps are energised", "[delivery]")
{
    Plan plan = twoPhases();
    CHECK(deliveryOf(plan).grid.empty());

    // Each site may draw 300 MW until 2028-07-01, and all of its 1,200 MW from then on.
    plan.sites[0].gridSteps = {gridStep("first", {2027, 1, 1}, 300)};
    plan.sites[0].gridDate = {2028, 7, 1};
    const Evaluation e = evaluate(plan);
    REQUIRE(e.delivery.grid.size() == 1);
    const GridCheck& check = e.delivery.grid[0];
    CHECK(check.needed.value() == Approx(e.programme.gridPower->value()).epsilon(1e-12));
    REQUIRE(check.firstShort.set());
    // Two sites are open in the first phase: 600 MW of its part, reached on a straight line.
    const double sites = e.phases[0].sitesCumulative.value();
    const double part = e.programme.gridPower->value() * e.phases[0].power.value() / e.phases[1].cumulative.value();
    const double share = static_cast<double>(dayNumber(check.firstShort) - dayNumber({2027, 1, 1})) / 364.0;
    CHECK(part * share > sites * 300e6);
    CHECK(part * (share - 1.0 / 364.0) <= sites * 300e6 * (1.0 + 1e-9));
    CHECK(check.missingThen.value() == Approx(part * share - sites * 300e6).epsilon(1e-9));
    CHECK(check.worst == Date{2028, 6, 30});
    CHECK(e.delivery.phases[0].energised == Date{2028, 7, 1});
    CHECK(e.delivery.phases[0].complete == Date{2028, 7, 1});
    CHECK(e.delivery.phases[0].heldBy == HeldBy::Grid);
    CHECK(e.delivery.phases[1].lateDays == 0);
    CHECK(find(e, "date.grid", "sites[standard]"));

    plan.sites[0].gridSteps = {gridStep("all", {2026, 1, 1}, 1200)};
    plan.sites[0].gridDate = {};
    const Evaluation enough = evaluate(plan);
    REQUIRE(enough.delivery.grid.size() == 1);
    CHECK_FALSE(enough.delivery.grid[0].firstShort.set());
    CHECK_FALSE(find(enough, "date.grid"));

    plan.sites[0].gridSteps = {gridStep("too-little", {2026, 1, 1}, 100)};
    const Evaluation never = evaluate(plan);
    CHECK(never.delivery.phases[0].never);
    CHECK(find(never, "date.never", "programme.phases[phase-1]"));
}

TEST_CASE("the grid must be there for a milestone of power", "[delivery]")
{
    Plan plan = twoPhases();
    plan.sites[0].gridDate = {2027, 9, 1};
    plan.programme.milestones = {milestone("early", MilestoneKind::Note, 0.5), milestone("late", MilestoneKind::Note, 0.9)};
    const Evaluation e = evaluate(plan);
    CHECK(e.delivery.milestones[0].gridMissing.value() > 0.0);
    CHECK(e.delivery.milestones[1].gridMissing.value() == 0.0);
    CHECK(find(e, "milestone.grid", "programme.milestones[early]"));
    CHECK_FALSE(find(e, "milestone.grid", "programme.milestones[late]"));
}

TEST_CASE("without a first day of orders only the latest orders are told", "[delivery]")
{
    const Evaluation e = evaluate(twoPhases());
    REQUIRE(!e.delivery.leadTimes.empty());
    const LeadPath& path = e.delivery.leadTimes[0];
    CHECK_FALSE(path.ready.set());
    CHECK(path.lateDays == 0);
    // 160 weeks of delivery, 8 of installation, 8 of commissioning before 2027-01-01.
    const LeadItem* item = path.critical();
    REQUIRE(item);
    CHECK(item->kind == LongLead::Transformer);
    CHECK_FALSE(item->order.set());
    CHECK(dayNumber({2027, 1, 1}) - dayNumber(item->latestOrder) == 176 * 7);
    CHECK_FALSE(find(e, "date.lead-time"));
}

TEST_CASE("the longest of deliveries, shell, installation and commissioning makes the day of first power", "[delivery]")
{
    Plan plan = twoPhases();
    Delivery& delivery = plan.programme.delivery;
    delivery.ordersFrom = {2026, 1, 1};
    const Evaluation e = evaluate(plan);
    const LeadPath& path = e.delivery.leadTimes[0];
    const std::int64_t orders = dayNumber({2026, 1, 1});
    CHECK(dayNumber(path.ready) == orders + 176 * 7);
    CHECK(dayNumber(path.readyLate) == orders + 226 * 7);
    // Shortest: switchgear, transformers and generators give way to nothing longer than 80 weeks.
    CHECK(dayNumber(path.readyEarly) == orders + 96 * 7);
    CHECK(path.lateDays == 176 * 7 - 365);
    CHECK(e.delivery.phases[0].ready == path.ready);
    CHECK(e.delivery.phases[0].heldBy == HeldBy::LeadTime);
    CHECK(e.delivery.phases[0].lateDays == path.lateDays);
    for (const LeadItem& item : path.items) {
        CHECK(item.slackDays == dayNumber(item.latestOrder) - orders);
        if (item.kind == LongLead::Shell) CHECK(dayNumber(item.delivered) == orders + 65 * 7);
        if (item.kind == LongLead::Ups) CHECK(dayNumber(item.installed) == orders + (65 + 6) * 7);
    }
    // One fact, one finding: the late end names the late start and what causes it.
    const Finding* late = find(e, "date.missed", "programme.phases[phase-1]");
    REQUIRE(late);
    CHECK(late->message().find("Transformer, ordered on 2026-01-01") != std::string::npos);
    CHECK(late->message().find("commissioned on " + path.commissioned.text()) != std::string::npos);
    CHECK(late->mend().find(path.critical()->latestOrder.text()) != std::string::npos);
    CHECK_FALSE(find(e, "date.lead-time", "programme.phases[phase-1]"));

    // What is later still holds the end; that the start is missed is then a fact of its own.
    Plan held = plan;
    held.programme.delivery.supply = {supply({2031, 1, 1}, std::nullopt)};
    const Evaluation both = evaluate(held);
    REQUIRE(both.delivery.phases[0].heldBy == HeldBy::Supply);
    const Finding* start = find(both, "date.lead-time", "programme.phases[phase-1]");
    REQUIRE(start);
    CHECK(start->message().find("Transformer, ordered on 2026-01-01") != std::string::npos);
    CHECK(start->mend().find(path.critical()->latestOrder.text()) != std::string::npos);

    // Transformers that were ordered earlier and all else in time: the shell is what is left.
    LeadTime transformer;
    transformer.id = "own";
    transformer.kind = LongLead::Transformer;
    transformer.delivery = TimeDatum(50, unit::week);
    LeadTime generator = transformer;
    generator.id = "sets";
    generator.kind = LongLead::Generator;
    LeadTime switchgear = transformer;
    switchgear.id = "gear";
    switchgear.kind = LongLead::Switchgear;
    delivery.leadTimes = {transformer, generator, switchgear};
    delivery.ordersFrom = {2025, 1, 1};
    const LeadPath shell = deliveryOf(plan).leadTimes[0];
    CHECK(shell.critical()->kind == LongLead::Shell);
    CHECK(dayNumber(shell.ready) == dayNumber({2025, 1, 1}) + (65 + 6 + 8) * 7);
    CHECK(shell.lateDays == 0);

    delivery.leadTimes[0].ordered = {2026, 6, 1};
    const LeadPath again = deliveryOf(plan).leadTimes[0];
    CHECK(again.critical()->id == "own");
    CHECK(dayNumber(again.ready) == dayNumber({2026, 6, 1}) + (50 + 8) * 7);
    CHECK(again.lateDays > 0);
}

TEST_CASE("milestones release money, shares and options on their day, and never by a share price", "[delivery]")
{
    Plan plan = twoPhases();
    Milestone money = milestone("money", MilestoneKind::Money, 1.0);
    money.amount = MoneyDatum(10, unit::GUSD);
    Milestone first = milestone("first", MilestoneKind::Shares, 0.5);
    first.shares = 1000;
    Milestone last = milestone("last", MilestoneKind::Shares, 2.0);
    last.shares = 5000;
    last.sharePrice = MoneyDatum(600, unit::USD);
    Milestone dated = milestone("dated", MilestoneKind::Option, 0.0);
    dated.day = {2027, 3, 1};
    Milestone due = milestone("due", MilestoneKind::Note, 1.0);
    due.day = {2027, 6, 30};
    Milestone far = milestone("far", MilestoneKind::Shares, 5.0);
    far.shares = 7;
    const Milestone unsized = milestone("unsized", MilestoneKind::Shares, 1.5);
    plan.programme.milestones = {money, first, last, dated, due, far, unsized};
    const Evaluation e = evaluate(plan);
    const auto& m = e.delivery.milestones;
    CHECK(m[0].day == Date{2027, 12, 31});
    CHECK(m[1].day == Date{2027, 7, 2});
    CHECK(m[2].day == Date{2028, 12, 31});
    CHECK(m[2].onPrice());
    CHECK(m[3].day == Date{2027, 3, 1});
    CHECK(m[4].lateDays == dayNumber({2027, 12, 31}) - dayNumber({2027, 6, 30}));
    CHECK(find(e, "milestone.late", "programme.milestones[due]"));
    CHECK(find(e, "milestone.unreached", "programme.milestones[far]"));
    const auto& r = e.delivery.released;
    REQUIRE(r.size() == 4);
    CHECK(r[0].options == 1);
    CHECK(r[1].shares == 1000);
    CHECK(r[2].money.in(unit::GUSD) == Approx(10.0));
    CHECK(r[3].shares == 6000);
    CHECK(r[3].sharesOnPrice == 5000);
}

TEST_CASE("calc --json tells days under the programme", "[delivery]")
{
    Plan plan = twoPhases();
    plan.programme.delivery.supply = {supply({2027, 1, 1}, 60000)};
    plan.programme.milestones = {milestone("half", MilestoneKind::Note, 0.5)};
    const Tree tree = report::calcTree(evaluate(plan));
    const Tree& programme = *tree.find("programme");
    const Tree& phase = programme.find("phases")->list()->front();
    CHECK(*phase.find("complete_day")->string() == "2028-05-02");
    CHECK(*phase.find("late_days")->integer() == 123);
    CHECK(*phase.find("held_by")->string() == "supply");
    const Tree& half = programme.find("milestones")->list()->front();
    CHECK(*half.find("day")->string() == "2027-07-02");
    CHECK(*half.find("reached")->boolean());
    CHECK(programme.find("supply")->list()->size() == 1);
    CHECK(!programme.find("lead_times")->list()->front().find("items")->list()->empty());
}
