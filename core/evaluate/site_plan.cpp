// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/site_plan.h"

#include "evaluate/site_candidates.h"

#include <algorithm>

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

}  // namespace

ChosenPlan chooseSitesOf(const Plan& plan, ChoiceDepth depth, std::stop_token cancel)
{
    ChosenPlan chosen{plan};
    if (plan.programme.selection.order != SiteOrder::Best || plan.programme.targetKind == TargetKind::Fill) return chosen;
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
