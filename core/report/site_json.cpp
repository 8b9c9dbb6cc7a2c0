// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/site_json.h"

#include <algorithm>
#include <cmath>

namespace rw::report {

namespace {

Tree known(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? Tree(*value) : Tree();
}

Tree counts(const std::vector<std::int64_t>& values)
{
    Tree::List list;
    for (const std::int64_t n : values) list.emplace_back(n);
    return Tree(std::move(list));
}

Tree rowTree(const SiteChoice& choice, const ChoiceRow& row)
{
    Tree one;
    one.set("id", Tree(row.id));
    one.set("chosen", Tree(row.chosen));
    one.set("sites", Tree(row.sites));
    one.set("buildings", Tree(row.buildings.back()));
    one.set("buildings_by_phase", counts(row.buildings));
    one.set("needed_by", row.firstPeriod ? Tree(choice.periods[*row.firstPeriod].end.text()) : Tree());
    one.set("it_W", Tree(row.delivered));
    one.set("cost_USD", Tree(row.cost));
    if (row.reason) {
        one.set("reason", Tree(row.why));
        one.set("change_at_least", Tree(row.changeAtLeast));
        one.set("change_at_most", std::isfinite(row.changeAtMost) ? Tree(row.changeAtMost) : Tree());
    }
    return one;
}

/// What was known of a site before choosing.
void addCandidate(const Site& site, const PlanCandidate& c, Tree& one)
{
    one.set("name", Tree(site.name));
    one.set("region", Tree(site.region));
    one.set("it_W_per_building", Tree(c.numbers.perBuilding));
    one.set("buildings_per_site_at_most", Tree(c.numbers.mostBuildings));
    one.set("binding_limit", Tree(name(c.limit)));
    one.set("opening_cost_USD", c.costKnown ? Tree(c.numbers.openingCost) : Tree());
    one.set("building_cost_USD", c.costKnown ? Tree(c.numbers.costPerBuilding) : Tree());
    one.set("building_co2_kg_per_year", c.carbonKnown ? Tree(c.numbers.carbonPerBuilding) : Tree());
    one.set("building_water_m3_per_year", c.waterKnown ? Tree(c.numbers.waterPerBuilding) : Tree());
}

}  // namespace

Tree limitsTree(const SiteResult<double>& site)
{
    Tree::List list;
    for (const SiteLimit<double>& limit : site.limits) {
        Tree one;
        one.set("limit", Tree(name(limit.kind)));
        one.set("racks", Tree(static_cast<std::int64_t>(limit.racks.value())));
        one.set("it_W", Tree(limit.it.value()));
        one.set("binding", Tree(limit.binding));
        list.push_back(std::move(one));
    }
    return Tree(std::move(list));
}

Tree siteChoiceTree(const SiteChoice& choice)
{
    Tree tree;
    tree.set("goal", Tree(typeOf<SiteSelection>().find("goal")->choices[static_cast<std::size_t>(choice.goal)]));
    tree.set("state", Tree(optimise::name(choice.state)));
    tree.set("has_choice", Tree(choice.hasChoice));
    tree.set("objective", choice.hasChoice ? Tree(choice.objective) : Tree());
    tree.set("bound", known(choice.bound));
    tree.set("gap", known(choice.gap));
    tree.set("nodes", Tree(static_cast<std::int64_t>(choice.nodes)));
    tree.set("why_not", choice.hasChoice ? Tree() : Tree(choice.whyNot));
    tree.set("sites", choice.hasChoice ? Tree(choice.measures.sites) : Tree());
    tree.set("buildings", choice.hasChoice ? Tree(static_cast<std::int64_t>(choice.measures.buildings)) : Tree());
    tree.set("cost_USD", choice.hasChoice ? Tree(choice.measures.cost) : Tree());
    tree.set("co2_kg_per_year", choice.hasChoice ? Tree(choice.carbonPerYear) : Tree());
    tree.set("water_m3_per_year", choice.hasChoice ? Tree(choice.waterPerYear) : Tree());
    Tree::List phases;
    for (std::size_t t = 0; t < choice.periods.size(); ++t) {
        Tree one;
        one.set("name", Tree(choice.periods[t].phase));
        one.set("end", choice.periods[t].end.set() ? Tree(choice.periods[t].end.text()) : Tree());
        one.set("needed_it_W", Tree(choice.periods[t].power));
        if (choice.hasChoice) {
            one.set("it_W", Tree(choice.measures.delivered[t]));
            one.set("it_W_without_largest_region", Tree(choice.measures.remaining[t]));
        }
        phases.push_back(std::move(one));
    }
    tree.set("phases", Tree(std::move(phases)));
    Tree::List rows;
    for (const ChoiceRow& row : choice.rows) rows.push_back(rowTree(choice, row));
    tree.set("candidates", Tree(std::move(rows)));
    Tree::List order;
    for (const OpenedSite& site : choice.order) {
        Tree one;
        const auto row = std::find_if(choice.rows.begin(), choice.rows.end(), [&](const ChoiceRow& r) { return r.site == site.site; });
        one.set("id", row != choice.rows.end() ? Tree(row->id) : Tree());
        one.set("buildings_by_phase", counts(site.buildings));
        order.push_back(std::move(one));
    }
    tree.set("order", Tree(std::move(order)));
    return tree;
}

Tree siteChoiceTree(const Plan& plan, const SiteChoice& choice, const std::vector<PlanCandidate>& candidates)
{
    Tree tree = siteChoiceTree(choice);
    Tree::List rows = *tree.find("candidates")->list();
    for (std::size_t i = 0; i < rows.size(); ++i) addCandidate(plan.sites[choice.rows[i].site], candidates[i], rows[i]);
    tree.set("candidates", Tree(std::move(rows)));
    return tree;
}

}  // namespace rw::report
