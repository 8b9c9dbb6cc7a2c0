// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/site_choice.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace rw;
using optimise::PortfolioState;
using optimise::SiteReason;

namespace {

constexpr double kMega = 1e6;

struct Case {
    Plan plan;
    std::vector<CandidateNumbers> candidates;
    std::vector<PeriodTarget> targets;

    CandidateNumbers& add(const std::string& id, double unitMw, std::int64_t most, double opening = 0.0, double each = 0.0,
                          const std::string& region = "")
    {
        Site site;
        site.id = id;
        site.region = region;
        plan.sites.push_back(site);
        CandidateNumbers c;
        c.site = plan.sites.size() - 1;
        c.perBuilding = unitMw * kMega;
        c.mostBuildings = most;
        c.openingCost = opening;
        c.costPerBuilding = each;
        c.copies = 1;
        candidates.push_back(c);
        return candidates.back();
    }
    void target(const std::string& phase, const char* end, double mw)
    {
        targets.push_back({phase, end ? Date::parse(end).value() : Date{}, mw * kMega});
    }
    SiteSelection& wish() { return plan.programme.selection; }
    SiteChoice choose(ChoiceDepth depth = ChoiceDepth::Exact) const { return chooseSites(plan, candidates, targets, depth).value(); }
    std::string refused() const
    {
        const auto choice = chooseSites(plan, candidates, targets, ChoiceDepth::Exact);
        REQUIRE(!choice);
        CHECK(choice.error().message().find('{') == std::string::npos);
        CHECK(choice.error().message().find("error.") == std::string::npos);
        return choice.error().code + " " + choice.error().path;
    }
};

/// Validation case V43 as sites of a plan.
Case published()
{
    Case c;
    c.add("a", 96, 8, 900, 100);
    c.add("b", 60, 6, 500, 64);
    c.add("c", 28, 10, 300, 31);
    c.target("all", "2028-01-01", 1000);
    c.wish().goal = SelectionGoal::LeastCost;
    c.wish().gap.si = 0.0;
    return c;
}

std::vector<std::int64_t> lastOf(const SiteChoice& choice)
{
    std::vector<std::int64_t> n;
    for (const ChoiceRow& row : choice.rows) n.push_back(row.buildings.back());
    return n;
}

}  // namespace

TEST_CASE("V43 the published choice among three sites, as sites of a plan", "[programme][sites]")
{
    const SiteChoice choice = published().choose(ChoiceDepth::Reasons);
    CHECK(choice.state == PortfolioState::Optimal);
    CHECK(choice.objective == 2279.0);
    CHECK(choice.measures.cost == 2279.0);
    CHECK(lastOf(choice) == std::vector<std::int64_t>{8, 0, 9});
    CHECK(choice.gap.value() <= 1e-6);
    REQUIRE(choice.order.size() == 2);
    CHECK(choice.order[0].site == 0);
    CHECK(choice.order[1].buildings == std::vector<std::int64_t>{9});
    CHECK(choice.rows[0].reason == SiteReason::Needed);
    CHECK(choice.rows[1].reason == SiteReason::Worse);
    CHECK(choice.rows[1].changeAtMost == Approx(177.0).epsilon(1e-6));
    CHECK(choice.rows[2].reason == SiteReason::Saves);
    CHECK(choice.rows[2].changeAtMost == Approx(177.0).epsilon(1e-6));
    for (const ChoiceRow& row : choice.rows) {
        CHECK(!row.why.empty());
        CHECK(row.why.find('{') == std::string::npos);
    }
    CHECK(stateLine(choice).find('{') == std::string::npos);
    // Few sites: A alone gives 768 MW, and nothing gives 1000 by itself.
    Case few = published();
    few.wish().goal = SelectionGoal::FewestSites;
    CHECK(few.choose().objective == 2.0);
    CHECK(few.choose().state == PortfolioState::Optimal);
}

TEST_CASE("grid steps bind in the periods before the contract", "[programme][sites]")
{
    Case c;
    Site site;
    site.gridLimit = PowerDatum(400, unit::MW);
    site.gridDate = Date{2029, 1, 1};
    site.gridSteps = {{"late", Date{2028, 1, 1}, PowerDatum(200, unit::MW)},
                      {"early", Date{2027, 1, 1}, PowerDatum(50, unit::MW)},
                      {"never", Date{2029, 6, 1}, PowerDatum(300, unit::MW)}};
    const std::vector<DatedLimit> limits = datedLimits(site, 300e6, 400e6);
    REQUIRE(limits.size() == 3);
    CHECK(limits[0].power == Approx(37.5e6));
    CHECK(limits[1].power == Approx(150e6));
    CHECK(limits[2].day == Date{2029, 1, 1});
    CHECK(limits[2].power == 300e6);
    CHECK(datedLimits(Site{}, 300e6, 400e6).empty());
    // Sets on the site carry their part beside the step.
    CHECK(datedLimits(site, 300e6, 400e6, 200e6)[0].power == Approx(125e6));

    c.add("slow", 100, 3, 0, 1).limits = limits;
    c.add("quick", 100, 3, 50, 1);
    c.target("one", "2026-06-01", 30);
    c.target("two", "2027-06-01", 60);
    c.target("three", "2029-01-01", 400);
    c.wish().goal = SelectionGoal::LeastCost;
    const SiteChoice choice = c.choose();
    REQUIRE(choice.hasChoice);
    // Nothing comes from the slow site in the first period, 37.5 MW in the second, all in the third.
    CHECK(choice.rows[0].firstPeriod == 2U);
    CHECK(choice.rows[1].firstPeriod == 0U);
    CHECK(choice.measures.delivered == std::vector<double>{100e6, 100e6, 400e6});
    CHECK(choice.measures.cost == 54.0);
    CHECK(choice.order.front().site == 1);

    // Without the other site the dates leave no choice, and the phase is named.
    c.candidates.pop_back();
    c.plan.sites.pop_back();
    const SiteChoice none = c.choose();
    CHECK(none.state == PortfolioState::Infeasible);
    CHECK(none.whyNot.find("one") != std::string::npos);
    CHECK(none.whyNot.find("30 MW") != std::string::npos);
    // Earliest tells how much is late, in power times years: 30 MW for the year to the second phase, 22.5 MW for the 19 months to the
    // third, 100 MW from then to the horizon.
    c.wish().goal = SelectionGoal::Earliest;
    const SiteChoice late = c.choose();
    REQUIRE(late.hasChoice);
    const double second = Date{2029, 1, 1}.years() - Date{2027, 6, 1}.years();
    CHECK(late.objective == Approx(30e6 * 1.0 + 22.5e6 * second + 100e6 * (15.0 - 1.0 - second)).epsilon(1e-9));
    // Steps without a day for the contract: the last one stays.
    site.gridDate = {};
    CHECK(datedLimits(site, 300e6, 400e6).back().power == 225e6);
}

TEST_CASE("what must stay when a region is lost asks for another region", "[programme][sites]")
{
    Case c;
    c.add("north-1", 100, 4, 10, 1, "north");
    c.add("north-2", 100, 4, 10, 1, "north");
    c.add("south", 100, 4, 90, 1, "south");
    c.target("all", "2028-01-01", 400);
    c.wish().goal = SelectionGoal::LeastCost;
    CHECK(lastOf(c.choose())[2] == 0);
    c.wish().withoutRegion = FractionDatum(0.5, unit::one);
    const SiteChoice kept = c.choose(ChoiceDepth::Reasons);
    REQUIRE(kept.hasChoice);
    CHECK(kept.measures.remaining[0] >= 200e6);
    CHECK(kept.rows[2].reason == SiteReason::Needed);
    // Without a region each site stands for itself.
    for (Site& s : c.plan.sites) s.region.clear();
    CHECK(lastOf(c.choose()) == std::vector<std::int64_t>{2, 2, 0});
    c.plan.sites[0].region = c.plan.sites[1].region = c.plan.sites[2].region = "one";
    const SiteChoice none = c.choose();
    CHECK(none.state == PortfolioState::Infeasible);
    CHECK(none.whyNot.find("one is lost in phase all") != std::string::npos);
    CHECK(none.whyNot.find("200 MW") != std::string::npos);
    CHECK(stateLine(none).find(none.whyNot) != std::string::npos);
}

TEST_CASE("wishes, budget and limits of regions are kept, and told where they leave no choice", "[programme][sites]")
{
    Case c = published();
    c.plan.sites[1].selection = SiteWish::Must;
    CHECK(c.choose().objective == 2456.0);
    c.plan.sites[1].selection = SiteWish::Free;
    c.plan.sites[0].selection = SiteWish::Never;
    SiteChoice none = c.choose();
    CHECK(none.state == PortfolioState::Infeasible);
    CHECK(none.whyNot.find("360 MW") != std::string::npos);  // 1000 less 6 x 60 and 10 x 28

    c = published();
    c.wish().budget = MoneyDatum(2000, unit::USD);
    none = c.choose();
    CHECK(none.state == PortfolioState::Infeasible);
    CHECK(none.why.shortage == optimise::Shortage::Budget);
    CHECK(none.why.missing == Approx(279.0).epsilon(1e-6));
    CHECK(none.whyNot.find("budget by 0.000279 M USD") != std::string::npos);
    c.wish().budget = MoneyDatum(2279, unit::USD);
    CHECK(c.choose().objective == 2279.0);

    c = published();
    c.plan.sites[0].region = "east";
    c.wish().regionLimits = {{"cap", "east", PowerDatum(500, unit::MW)}};
    const SiteChoice capped = c.choose();
    REQUIRE(capped.hasChoice);
    CHECK(lastOf(capped)[0] == 5);
    c.wish().regionLimits[0].region = "west";
    CHECK(c.refused() == "selection.region programme.selection.region_limits[cap].region");
}

TEST_CASE("a site kind without a count is opened as often as targets need", "[programme][sites]")
{
    Case c;
    c.add("kind", 50, 2, 10, 1).copies.reset();
    c.target("first", "2027-01-01", 150);
    c.target("second", "2028-01-01", 1010);
    const SiteChoice choice = c.choose();
    CHECK(choice.state == PortfolioState::Optimal);
    CHECK(choice.nodes == 0);
    CHECK(choice.rows[0].sites == 11);
    CHECK(choice.rows[0].buildings == std::vector<std::int64_t>{3, 21});
    CHECK(choice.order.size() == 11);

    // Beside another one it is still proved at once, however many equal sites there are.
    c.add("other", 45, 3, 10, 1).copies = 5;
    c.target("third", "2029-01-01", 6010);
    c.wish().gap.si = 0.0;
    c.wish().nodes = 500;
    const SiteChoice mixed = c.choose();
    CHECK(mixed.state == PortfolioState::Optimal);
    CHECK(mixed.rows[1].sites == 5);
    CHECK(mixed.objective == 59.0);  // 5 x 135 MW, and 54 x 100 MW for the 5335 MW left
    // A site that stays alone when the other copies' common event comes: each copy is its own region.
    c.wish().withoutRegion = FractionDatum(1.0, unit::one);
    const SiteChoice spare = c.choose();
    REQUIRE(spare.hasChoice);
    CHECK(spare.objective == 60.0);
    // What must be in is in once, or as often as its count says.
    c = {};
    c.add("kind", 50, 2, 10, 1).copies.reset();
    c.add("given", 50, 2, 10, 1).copies = 3;
    c.target("first", "2027-01-01", 50);
    c.plan.sites[0].selection = SiteWish::Must;
    CHECK(c.choose().rows[0].sites == 1);
    CHECK(c.choose().rows[1].sites == 0);
    c.plan.sites[1].selection = SiteWish::Must;
    CHECK(c.choose().rows[1].sites == 3);
    c.target("second", "2028-01-01", 1e6);
    CHECK(c.refused() == "selection.copies sites[kind].count");
}

TEST_CASE("carbon counts by the years that buildings stand", "[programme][sites]")
{
    Case c;
    CandidateNumbers& clean = c.add("clean", 100, 1, 0, 9);
    clean.carbonPerBuilding = 10.0;
    c.add("dirty", 100, 1, 0, 1).carbonPerBuilding = 30.0;
    c.target("first", "2027-01-01", 100);
    c.target("second", "2029-01-01", 200);
    c.wish().goal = SelectionGoal::LeastCarbon;
    const SiteChoice choice = c.choose();
    // The clean one stands for all 15 years of the horizon, the other for the last 13.
    CHECK(choice.objective == Approx(10.0 * 15 + 30.0 * 13).epsilon(1e-9));
    CHECK(choice.rows[0].firstPeriod == 0U);
    CHECK(choice.rows[1].firstPeriod == 1U);
    CHECK(choice.carbonPerYear == 40.0);
    c.wish().goal = SelectionGoal::Weighted;
    c.wish().costWeight.si = 0.0;
    CHECK(c.refused() == "selection.weights programme.selection");
}

TEST_CASE("bad input to a choice of sites is refused with its place", "[programme][sites]")
{
    Case c = published();
    c.candidates.clear();
    CHECK(c.refused() == "selection.no-sites sites");
    c = published();
    c.targets.clear();
    CHECK(c.refused() == "selection.no-target programme.phases");
    c = published();
    c.targets[0].power = 0.0;
    CHECK(c.refused() == "selection.no-target programme.phases");
    c = published();
    c.target("earlier", "2027-01-01", 1000);
    CHECK(c.refused() == "selection.dates programme.phases[earlier]");
    c = published();
    c.target("less", "2029-01-01", 900);
    CHECK(c.refused() == "portfolio.falling targets[1]");
    c = published();
    c.candidates[1].costPerBuilding = std::nan("");
    CHECK(c.refused() == "portfolio.number b.costPerBuilding");
}

TEST_CASE("more capacity, or one more candidate, never needs more sites, and the greedy choice never fewer", "[laws][sites]")
{
    int choices = 0, greedyFound = 0;
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
        Case c;
        double all = 0.0;
        const auto addRandom = [&](int i) {
            CandidateNumbers& n = c.add("s" + std::to_string(i), 20 + below(80), 1 + below(4), below(100), 1 + below(50),
                                        below(2) ? "" : std::string(1, static_cast<char>('a' + below(3))));
            n.copies = 1 + below(3);
            if (below(3) == 0) {
                const double full = n.perBuilding * static_cast<double>(n.mostBuildings);
                n.limits = {{Date{2027, 1 + below(12), 1}, 0.5 * full}, {Date{2028, 1 + below(12), 1}, full}};
            }
            all += n.perBuilding * static_cast<double>(n.mostBuildings * *n.copies);
        };
        for (int i = 0; i < 6; ++i) addRandom(i);
        for (const char* end : {"2027-07-01", "2028-07-01", "2029-07-01"})
            c.target(end, end, std::floor(all * (0.1 + 0.2 * static_cast<double>(c.targets.size())) / kMega));
        if (below(3) == 0) c.wish().withoutRegion = FractionDatum(0.4, unit::one);
        c.wish().gap.si = 0.0;
        const SiteChoice first = c.choose();
        if (!first.hasChoice) continue;
        CAPTURE(seed);
        CHECK(first.state == PortfolioState::Optimal);
        ++choices;
        const SiteChoice greedy = c.choose(ChoiceDepth::Greedy);
        if (greedy.hasChoice) {
            ++greedyFound;
            CHECK(greedy.state == PortfolioState::Greedy);
            CHECK(!greedy.bound);
            CHECK(greedy.objective >= first.objective);
        }
        Case larger = c;
        for (CandidateNumbers& n : larger.candidates) {
            n.perBuilding *= 1.25;
            for (DatedLimit& limit : n.limits) limit.power *= 1.25;
        }
        const SiteChoice more = larger.choose();
        REQUIRE(more.hasChoice);
        CHECK(more.objective <= first.objective);
        addRandom(6);
        const SiteChoice another = c.choose();
        REQUIRE(another.hasChoice);
        CHECK(another.objective <= first.objective);
    }
    CHECK(choices > 100);
    CHECK(greedyFound > choices * 9 / 10);
}
