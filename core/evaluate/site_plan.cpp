// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/site_plan.h"

#include "evaluate/site_candidates.h"
#include "programme/ramp.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace rw {

namespace {

/// The plan's sites, first those that are opened.
std::vector<Site> inOrder(const Plan& plan, const SiteChoice& choice)
{
    std::vector<Site> sites;
    std::vector<bool> taken(plan.sites.size(), false);
    for (const OpenedSite& opened : choice.order) {
        if (taken[opened.site]) continue;
        taken[opened.site] = true;
        Site site = plan.sites[opened.site];
        site.count = std::count_if(choice.order.begin(), choice.order.end(), [&](const OpenedSite& o) { return o.site == opened.site; });
        sites.push_back(std::move(site));
    }
    for (std::size_t i = 0; i < plan.sites.size(); ++i) {
        if (taken[i]) continue;
        sites.push_back(plan.sites[i]);
        sites.back().selection = SiteWish::Never;
    }
    return sites;
}

bool choosesSites(const Plan& plan)
{
    return plan.programme.selection.order == SiteOrder::Best && plan.programme.targetKind != TargetKind::Fill;
}

/// What a site's place in the first order goes by, least first.
using FirstKey = std::tuple<bool, double, double>;

FirstKey firstKey(const Plan& plan, const Site& site)
{
    constexpr double kUnknown = std::numeric_limits<double>::infinity();
    const Climate* climate = findById(plan.climates, site.climate);
    const auto own = [&](const auto& datum, auto member) {
        if (datum.set()) return *datum.si;
        return climate && (climate->*member).set() ? *(climate->*member).si : kUnknown;
    };
    double goal = 0.0;
    switch (plan.programme.selection.goal) {
    case SelectionGoal::Earliest: goal = site.gridDate.set() ? static_cast<double>(dayNumber(site.gridDate)) : 0.0; break;
    case SelectionGoal::LeastCost: goal = own(site.energyPrice, &Climate::energyPrice); break;
    case SelectionGoal::LeastCarbon: goal = own(site.carbonIntensity, &Climate::carbonIntensity); break;
    case SelectionGoal::FewestSites:
    case SelectionGoal::LeastWater:
    case SelectionGoal::Weighted: break;
    }
    const double power = std::min(site.gridLimit.set() ? *site.gridLimit.si : kUnknown,
                                  site.electricalLimit.set() ? *site.electricalLimit.si : kUnknown);
    return {site.selection != SiteWish::Must, goal, -power};
}

}  // namespace

Plan inFirstOrder(const Plan& plan)
{
    Plan ordered = plan;
    if (!choosesSites(plan)) return ordered;
    std::stable_sort(ordered.sites.begin(), ordered.sites.end(),
                     [&](const Site& a, const Site& b) { return firstKey(plan, a) < firstKey(plan, b); });
    return ordered;
}

ChosenPlan chooseSitesOf(const Plan& plan, ChoiceDepth depth, std::stop_token cancel)
{
    ChosenPlan chosen{plan};
    if (!choosesSites(plan)) return chosen;
    Plan plain = plan;
    plain.programme.selection.order = SiteOrder::Plan;
    const Evaluation asked = evaluate(plain);
    auto choice = chooseSites(plain, candidatesOf(siteCandidates(plain, asked, cancel)), periodTargets(asked), depth, cancel);
    if (!choice) {
        chosen.error = choice.error();
        return chosen;
    }
    chosen.choice = std::move(choice.value());
    if (chosen.choice->hasChoice) chosen.plan.sites = inOrder(plan, *chosen.choice);
    return chosen;
}

}  // namespace rw
