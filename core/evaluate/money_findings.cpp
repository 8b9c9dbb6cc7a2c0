// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include "programme/cost_parts.h"

#include <algorithm>

namespace rw {

namespace {

std::string dollars(double usd)
{
    return readable(usd, scaledUnit(usd, unit::USD));
}

void bandFindings(const MoneyResult<double>& m, std::vector<Finding>& out)
{
    if (!m.allIn) return;
    if (const auto width = m.allIn->width(); width && *width > kWidestCostBand)
        out.push_back({Severity::Warning, "cost.band-wide", "economics",
                       {{"low", dollars(m.allIn->low.value())}, {"high", dollars(m.allIn->high.value())},
                        {"width", readableNumber(*width, 3)}, {"limit", readableNumber(kWidestCostBand)}}, {}});
    const bool overlaps = std::any_of(m.announced.begin(), m.announced.end(), [](const AnnouncedCheck& c) { return c.overlaps; });
    if (m.announced.empty() || overlaps) return;
    const AnnouncedCheck& nearest = *std::min_element(m.announced.begin(), m.announced.end(), [](const auto& a, const auto& b) {
        return std::max(a.ratio, 1.0 / a.ratio) < std::max(b.ratio, 1.0 / b.ratio);
    });
    out.push_back({Severity::Note, "cost.beside-announced", "economics",
                   {{"own", dollars(nearest.ownMode)}, {"basis", nearest.basis}, {"name", nearest.name},
                    {"published", dollars(nearest.mode)}, {"ratio", readableNumber(nearest.ratio, 3)}}, {}});
}

}  // namespace

void moneyFindings(const Plan& plan, const Evaluation& e, std::vector<Finding>& out)
{
    const MoneyResult<double>& m = e.money;
    for (const std::string& id : m.pricedByPower)
        out.push_back({Severity::Note, "cost.no-price", "rack_designs[" + id + "]",
                       {{"rack", displayName(plan.rackDesigns, id)}, {"price", dollars(*plan.economics.rackPricePerMw.si)}}, {}});
    for (const std::string& id : m.withoutPrice)
        out.push_back({Severity::Warning, "cost.unknown", "rack_designs[" + id + "]",
                       {{"rack", displayName(plan.rackDesigns, id)}}, {}});
    for (const std::string& id : m.withoutAmount) {
        const CostLine* line = findById(plan.economics.lines, id);
        out.push_back({Severity::Warning, "cost.no-amount", "economics.lines[" + id + "]", {{"line", line ? nameOf(*line) : id}}, {}});
    }
    for (const std::string& id : m.unusedPurchases)
        out.push_back({Severity::Warning, "cost.purchase-unused", "economics.purchases[" + id + "]",
                       {{"purchase", displayName(plan.economics.purchases, id)}}, {}});
    for (const std::string& id : m.unpricedSites)
        out.push_back({Severity::Note, "cost.no-energy-price", "sites[" + id + "]", {{"site", displayName(plan.sites, id)}}, {}});
    for (const Error& error : m.problems)
        out.push_back({Severity::Warning, "cost.input", error.path.find('[') == std::string::npos && error.path.find('.') == std::string::npos
                                                            ? std::string("economics") : error.path,
                       {{"problem", error.message()}}, {}});
    bandFindings(m, out);
}

}  // namespace rw
