// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/site_costs.h"


namespace rw {

SiteCosts siteCosts(const Plan& plan, const Site& site, double it, double facility)
{
    SiteCosts costs;
    const auto add = [&](const CostLine& line) {
        if (line.yearly || !line.amount.set() || line.account == CostAccount::It) return;
        const double amount = *line.amount.si;
        switch (line.per) {
        case CostPer::MwIt: costs.perBuilding += amount * unit::MW.fromSi(it); break;
        case CostPer::MwFacility: costs.perBuilding += amount * unit::MW.fromSi(facility); break;
        case CostPer::Building: costs.perBuilding += amount; break;
        case CostPer::Site: costs.opening += amount; break;
        case CostPer::Accelerator:
        case CostPer::Rack:
        case CostPer::Programme: break;
        }
    };
    for (const CostLine& line : defaultCostLines())
        if (!findById(plan.economics.lines, line.id)) add(line);
    for (const CostLine& line : plan.economics.lines) add(line);
    if (site.openingCost.set()) costs.opening = *site.openingCost.si;
    return costs;
}

}  // namespace rw
