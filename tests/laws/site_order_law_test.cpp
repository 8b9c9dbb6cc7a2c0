// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/explain.h"
#include "evaluate/settle.h"
#include "evaluate/site_plan.h"
#include "support/many_sites.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

Plan bestOf(SelectionGoal goal)
{
    Plan plan = manySites(8, 3, 1.2);
    plan.programme.selection.order = SiteOrder::Best;
    plan.programme.selection.goal = goal;
    for (Site& site : plan.sites) site.gridDate = {};  // all are there from the first day
    return plan;
}

}  // namespace

TEST_CASE("sites are filled in the order of the best choice, and never need more than in the plan's order", "[laws][sites]")
{
    Plan asItStands = bestOf(SelectionGoal::FewestSites);
    asItStands.programme.selection.order = SiteOrder::Plan;
    const double before = evaluateHours(asItStands).programme.sites->value();
    for (const SelectionGoal goal : {SelectionGoal::FewestSites, SelectionGoal::LeastCost}) {
        const Plan plan = bestOf(goal);
        const Evaluation e = evaluateHours(plan);
        REQUIRE(e.siteChoice);
        CAPTURE(e.siteChoice->whyNot);
        REQUIRE(e.siteChoice->hasChoice);
        REQUIRE(e.programme.sites);
        CHECK(e.programme.sites->value() <= static_cast<double>(e.siteChoice->measures.sites));
        if (goal == SelectionGoal::FewestSites) {
            CHECK(e.programme.sites->value() <= before);
            CHECK(static_cast<double>(e.siteChoice->measures.sites) <= before);
        }
        for (const ChoiceRow& row : e.siteChoice->rows)
            for (const SiteResult<double>& s : e.sites)
                if (s.id == row.id && !row.chosen) CHECK(s.count.value() == 0.0);
        CHECK(!e.tooFewSites);
    }
}

TEST_CASE("until a choice is made sites are taken by what the plan says of them", "[laws][sites]")
{
    Plan plan = bestOf(SelectionGoal::FewestSites);
    plan.sites[5].selection = SiteWish::Must;
    const Plan largest = inFirstOrder(plan);
    REQUIRE(largest.sites.size() == plan.sites.size());
    CHECK(largest.sites.front() == plan.sites[5]);
    for (std::size_t i = 2; i < largest.sites.size(); ++i) CHECK(*largest.sites[i - 1].gridLimit.si >= *largest.sites[i].gridLimit.si);

    plan.programme.selection.goal = SelectionGoal::Earliest;
    for (std::size_t i = 0; i < plan.sites.size(); ++i) plan.sites[i].gridDate = {2040 - static_cast<int>(i), 1, 1};
    const Plan earliest = inFirstOrder(plan);
    for (std::size_t i = 2; i < earliest.sites.size(); ++i) CHECK(earliest.sites[i - 1].gridDate < earliest.sites[i].gridDate);

    const Evaluation e = evaluate(plan);
    REQUIRE(e.sites.size() == plan.sites.size());
    CHECK(e.sites.front().id == plan.sites[5].id);
    CHECK(e.sites.front().count.value() == 1.0);

    plan.programme.selection.order = SiteOrder::Plan;
    CHECK(inFirstOrder(plan).sites == plan.sites);
}

TEST_CASE("a derivation of a plan with chosen sites ends at the figure that is shown", "[laws][sites]")
{
    const Plan plan = bestOf(SelectionGoal::LeastCost);
    const Evaluation e = evaluateHours(plan);
    const auto derived = explain(plan, "programme.facility_power_W");
    REQUIRE(derived.ok());
    CHECK(derived.value().nodes.front().si == e.programme.facilityPower->value());
}

TEST_CASE("a choice that cannot be made is told, and the plan's order stands", "[laws][sites]")
{
    Plan plan = bestOf(SelectionGoal::LeastCost);
    plan.programme.selection.budget = MoneyDatum(1, unit::MUSD);
    const Evaluation e = evaluateHours(plan);
    REQUIRE(e.siteChoice);
    CHECK(!e.siteChoice->hasChoice);
    CHECK(std::any_of(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "selection.none"; }));
    CHECK(e.programme.sites);
}

TEST_CASE("a site that holds nothing is told with what bounds it", "[laws][sites]")
{
    Plan plan = manySites(3, 2, 0.2);
    plan.sites[1].gridLimit = PowerDatum(0.001, unit::MW);
    const Evaluation e = evaluate(plan);
    const auto found = std::find_if(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "site.holds-nothing"; });
    REQUIRE(found != e.findings.end());
    CHECK(found->subject == "sites[" + plan.sites[1].id + "]");
}
