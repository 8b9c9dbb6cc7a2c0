// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/cost_parts.h"

#include "base/text.h"

#include <algorithm>

namespace rw {

using economics::CostBasis;
using economics::CostPart;

std::vector<CostLineInUse> costLines(const Plan& plan)
{
    std::vector<CostLineInUse> all;
    for (const CostLine& line : defaultCostLines()) {
        const CostLine* own = findById(plan.economics.lines, line.id);
        all.push_back({own ? own : &line, own != nullptr});
    }
    for (const CostLine& line : plan.economics.lines)
        if (!findById(defaultCostLines(), line.id)) all.push_back({&line, true});
    return all;
}

std::string nameOf(const CostLine& line)
{
    if (!line.name.empty()) return line.name;
    const std::string key = "money.part." + line.id;
    return hasText(key) ? text(key) : line.id;
}

CostBasis basisOf(CostPer per)
{
    switch (per) {
    case CostPer::MwIt: break;
    case CostPer::MwFacility: return CostBasis::MwFacility;
    case CostPer::Accelerator: return CostBasis::Accelerator;
    case CostPer::Rack: return CostBasis::Rack;
    case CostPer::Building: return CostBasis::Building;
    case CostPer::Site: return CostBasis::Site;
    case CostPer::Programme: return CostBasis::Lump;
    }
    return CostBasis::MwIt;
}

bool isIt(CostAccount account)
{
    return account == CostAccount::It || account == CostAccount::Network;
}

std::string_view name(CostAccount account)
{
    switch (account) {
    case CostAccount::It: return "it";
    case CostAccount::Network: return "network";
    case CostAccount::Shell: return "shell";
    case CostAccount::Electrical: return "electrical";
    case CostAccount::Mechanical: return "mechanical";
    case CostAccount::Land: return "land";
    case CostAccount::Grid: return "grid";
    case CostAccount::Operation: return "operation";
    case CostAccount::Other: break;
    }
    return "other";
}

namespace {

CostPart part(std::string id, CostBasis basis, const MoneyDatum& amount, std::string path)
{
    CostPart p;
    p.id = std::move(id);
    p.basis = basis;
    p.mode = *amount.si;
    p.low = amount.low.value_or(p.mode);
    p.high = amount.high.value_or(p.mode);
    p.origin = {std::move(path), amount.source, amount.grade};
    return p;
}

}  // namespace

CostPart partOf(const CostLineInUse& line)
{
    const CostLine& l = *line.line;
    return part(l.id, basisOf(l.per), l.amount, line.own ? "economics.lines[" + l.id + "].amount" : std::string());
}

std::optional<RackPrice> rackPrice(const Plan& plan, const RackDesign& design)
{
    const std::string id = "racks-" + design.id;
    if (design.price.set())
        return RackPrice{part(id, CostBasis::Rack, design.price, "rack_designs[" + design.id + "].price"), &design.price, false};
    const MoneyDatum& perMw = plan.economics.rackPricePerMw;
    if (!perMw.set()) return {};
    RackPrice price{part(id, CostBasis::MwIt, perMw, "economics.rack_price_per_mw"), &perMw, true};
    // What holds for racks on the whole says less of this one, whoever said it.
    price.part.origin.grade = std::max(price.part.origin.grade, Grade::Derived);
    return price;
}

Result<SiteCost> siteCost(const Plan& plan, const Site& site, const BuildingSize& size)
{
    using economics::CostBand;
    double racks = 0.0;
    double accelerators = 0.0;
    for (const RackGroup& g : size.racks) {
        racks += g.racks;
        accelerators += g.racks * g.accelerators;
    }
    economics::CostQuantities<> one;
    one.it = Power<>::fromSi(size.it);
    one.facility = Power<>::fromSi(size.facility);
    one.accelerators = Count<>::fromSi(accelerators);
    one.racks = Count<>::fromSi(racks);
    one.buildings = scalar<double>(1.0);
    one.sites = scalar<double>(1.0);

    std::vector<CostPart> opening, building, it;
    if (site.openingCost.set()) opening.push_back(part("opening", CostBasis::Site, site.openingCost, "sites[" + site.id + "].opening_cost"));
    for (const CostLineInUse& l : costLines(plan)) {
        if (l.line->yearly || !l.line->amount.set() || l.line->per == CostPer::Programme) continue;
        if (l.line->per == CostPer::Site) {
            if (!site.openingCost.set()) opening.push_back(partOf(l));
        } else {
            (isIt(l.line->account) ? it : building).push_back(partOf(l));
        }
    }
    SiteCost cost;
    const auto add = [](CostBand<>& to, const std::vector<CostPart>& parts, const economics::CostQuantities<>& q) -> std::optional<Error> {
        const auto stack = economics::costStack<double>(parts, q);
        if (!stack) return stack.error();
        to.low += stack->total.low;
        to.mode += stack->total.mode;
        to.high += stack->total.high;
        return {};
    };
    if (const auto error = add(cost.opening, opening, one)) return *error;
    if (const auto error = add(cost.building, building, one)) return *error;
    if (const auto error = add(cost.it, it, one)) return *error;
    for (const RackGroup& g : size.racks) {
        const auto price = rackPrice(plan, *g.design);
        if (!price) return Error{.code = "cost.no-rack-price", .path = "rack_designs[" + g.design->id + "].price", .found = g.design->id};
        economics::CostQuantities<> own;
        own.racks = Count<>::fromSi(g.racks);
        own.it = Power<>::fromSi(g.racks * g.power);
        if (const auto error = add(cost.it, {price->part}, own)) return *error;
    }
    return cost;
}

}  // namespace rw
