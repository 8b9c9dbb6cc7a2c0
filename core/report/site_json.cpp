// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/site_json.h"

#include <cmath>

namespace rw::report {

namespace {

Tree known(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? Tree(*value) : Tree();
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
    tree.set("why_not", choice.hasChoice ? Tree() : Tree(choice.whyNot));
    Tree::List rows;
    for (const ChoiceRow& row : choice.rows) {
        Tree one;
        one.set("id", Tree(row.id));
        one.set("chosen", Tree(row.chosen));
        one.set("sites", Tree(row.sites));
        one.set("cost_USD", Tree(row.cost));
        one.set("reason", row.why.empty() ? Tree() : Tree(row.why));
        rows.push_back(std::move(one));
    }
    tree.set("candidates", Tree(std::move(rows)));
    return tree;
}

}  // namespace rw::report
