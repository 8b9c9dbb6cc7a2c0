// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/evaluation.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

/// Dates, ramps and milestones of a template's programme shaken.
Plan shakenDates(const std::string& name, unsigned seed)
{
    Plan plan = example(name);
    std::mt19937_64 random(seed);
    const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    for (Phase& phase : plan.programme.phases) {
        phase.ramp = static_cast<RampShape>(whole(0, 2));
        if (!phase.start.set()) continue;
        phase.start = dateOfDay(dayNumber(phase.start) + whole(-200, 400));
        phase.end = dateOfDay(dayNumber(phase.start) + whole(0, 600));
    }
    return plan;
}

/// The later of two days, where an unset one is never.
bool notLater(const Date& a, const Date& b)
{
    return !b.set() || (a.set() && a <= b);
}

SupplyLimit supplyOf(const std::string& design, std::int64_t perQuarter, std::int64_t stock)
{
    SupplyLimit limit;
    limit.id = "supply-" + design;
    limit.rackDesign = design;
    limit.from = {2026, 7, 1};
    limit.perQuarter = perQuarter;
    limit.stock = stock;
    return limit;
}

}  // namespace

TEST_CASE("more supply makes no phase and no milestone later", "[laws][delivery]")
{
    std::size_t late = 0;
    for (const std::string name : {"openai-amd-6gw", "openai-fleet"}) {
        for (unsigned seed = 1; seed <= 3; ++seed) {
            Plan plan = shakenDates(name, seed);
            DeliveryResult before;
            for (const std::int64_t perQuarter : {0LL, 20000LL, 60000LL, 200000LL, 1000000LL}) {
                CAPTURE(name, seed, perQuarter);
                plan.programme.delivery.supply.clear();
                for (const RackDesign& design : plan.rackDesigns)
                    plan.programme.delivery.supply.push_back(supplyOf(design.id, perQuarter, perQuarter / 4));
                DeliveryResult now = evaluate(plan).delivery;
                for (std::size_t i = 0; i < before.phases.size(); ++i)
                    CHECK(notLater(now.phases[i].complete, before.phases[i].complete));
                for (std::size_t i = 0; i < before.milestones.size(); ++i)
                    CHECK(notLater(now.milestones[i].expected, before.milestones[i].expected));
                if (!before.phases.empty()) CHECK(notLater(now.targetExpected, before.targetExpected));
                for (const PhaseDelivery& phase : now.phases) {
                    late += phase.lateDays > 0 ? 1 : 0;
                    if (phase.dated && !phase.never) CHECK(phase.end <= phase.complete);
                }
                before = std::move(now);
            }
        }
    }
    CHECK(late > 20);
}

TEST_CASE("a step is never above an even ramp, and both end alike", "[laws][delivery]")
{
    for (const std::string& name : exampleNames()) {
        Plan plan = example(name);
        for (Phase& phase : plan.programme.phases) phase.ramp = RampShape::Linear;
        const PowerOverDays even = evaluate(plan).delivery.power;
        for (Phase& phase : plan.programme.phases) phase.ramp = RampShape::Step;
        const PowerOverDays step = evaluate(plan).delivery.power;
        CAPTURE(name);
        REQUIRE(!even.days.empty());
        for (std::size_t s = 0, i = 0; s < step.days.size(); ++s) {
            while (i < even.days.size() && even.days[i] < step.days[s]) ++i;
            if (i < even.days.size() && even.days[i] == step.days[s]) CHECK(step.total[s] <= even.total[i] * (1.0 + 1e-12));
        }
        CHECK(step.total.back().value() == Approx(even.total.back().value()).epsilon(1e-12));
    }
}

TEST_CASE("milestones in order of power are in order of date", "[laws][delivery]")
{
    std::size_t reached = 0;
    for (const std::string name : {"openai-amd-6gw", "openai-fleet", "openai-nvidia-10gw"}) {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            Plan plan = shakenDates(name, seed);
            plan.programme.milestones.clear();
            for (int i = 0; i <= 40; ++i) {
                Milestone m;
                m.id = "at-" + std::to_string(i);
                m.at = PowerDatum(0.25 * i, unit::GW);
                plan.programme.milestones.push_back(m);
            }
            const DeliveryResult d = evaluate(plan).delivery;
            CAPTURE(name, seed);
            for (std::size_t i = 1; i < d.milestones.size(); ++i) {
                CHECK(notLater(d.milestones[i - 1].day, d.milestones[i].day));
                reached += d.milestones[i].day.set() ? 1 : 0;
            }
        }
    }
    CHECK(reached > 300);
}

TEST_CASE("an earlier order never makes a later day, and the critical item has the least slack", "[laws][delivery]")
{
    for (const std::string& name : exampleNames()) {
        Plan plan = example(name);
        DeliveryResult before;
        for (const Date orders : {Date{2027, 6, 1}, Date{2026, 1, 1}, Date{2023, 1, 1}, Date{2020, 1, 1}}) {
            plan.programme.delivery.ordersFrom = orders;
            const Evaluation e = evaluate(plan);
            CAPTURE(name, orders.text());
            for (const LeadPath& path : e.delivery.leadTimes) {
                REQUIRE(path.critical());
                std::int64_t least = path.critical()->slackDays;
                for (const LeadItem& item : path.items) {
                    CHECK(item.slackDays >= least);
                    CHECK(item.delivered <= item.installed);
                    CHECK(item.installed <= path.commissioned);
                }
                // What is late is late by what the critical item lacks, to the day.
                CHECK(path.lateDays == std::max<std::int64_t>(0, -least));
                CHECK(path.readyEarly <= path.ready);
                CHECK(path.ready <= path.readyLate);
            }
            for (std::size_t i = 0; i < before.phases.size(); ++i)
                CHECK(notLater(e.delivery.phases[i].complete, before.phases[i].complete));
            before = e.delivery;
        }
    }
}
