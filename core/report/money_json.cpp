// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/money_json.h"

#include "programme/cost_parts.h"
#include "report/number_text.h"

namespace rw::report {

namespace {

Tree textOrNull(const std::string& value)
{
    return value.empty() ? Tree() : Tree(value);
}

Tree numberOrNull(std::optional<double> value)
{
    return value ? Tree(*value) : Tree();
}

const char* key(economics::CostBasis basis)
{
    switch (basis) {
    case economics::CostBasis::MwIt: return "mw_it";
    case economics::CostBasis::MwFacility: return "mw_facility";
    case economics::CostBasis::Accelerator: return "accelerator";
    case economics::CostBasis::Rack: return "rack";
    case economics::CostBasis::Building: return "building";
    case economics::CostBasis::Site: return "site";
    case economics::CostBasis::Lump: break;
    }
    return "programme";
}

void setBand(Tree& tree, const economics::CostBand<double>& band)
{
    tree.set("low_USD", band.low.value());
    tree.set("mode_USD", band.mode.value());
    tree.set("high_USD", band.high.value());
}

Tree rowTree(const MoneyRow<double>& row, bool leased)
{
    Tree tree;
    tree.set("id", row.id);
    tree.set("name", row.name);
    tree.set("account", std::string(name(row.account)));
    tree.set("per", key(row.basis));
    tree.set("quantity", row.quantity.value());
    Tree each;
    each.set("low_USD", row.eachLow);
    each.set("mode_USD", row.each);
    each.set("high_USD", row.eachHigh);
    tree.set("each", std::move(each));
    setBand(tree, row.cost);
    tree.set("share", row.share);
    tree.set("life_years", row.life);
    tree.set("leased", leased && row.rack);
    tree.set("grade", std::string(name(row.grade)));
    tree.set("source", textOrNull(row.source));
    tree.set("note", textOrNull(row.note));
    return tree;
}

Tree rowsTree(const std::vector<MoneyRow<double>>& rows, bool leased)
{
    Tree::List list;
    for (const MoneyRow<double>& row : rows) list.push_back(rowTree(row, leased));
    return Tree(std::move(list));
}

Tree purchaseTree(const PurchaseResult<double>& p)
{
    Tree tree;
    tree.set("id", p.id);
    tree.set("name", p.name);
    tree.set("energy_J_per_year", p.energy.value());
    tree.set("settlement_USD_per_year", p.settlement.value());
    tree.set("matched_J_per_year", p.shape ? Tree(p.shape->matched.value()) : Tree());
    tree.set("unmatched_J_per_year", p.shape ? Tree(p.shape->unmatched.value()) : Tree());
    tree.set("surplus_J_per_year", p.shape ? Tree(p.shape->surplus.value()) : Tree());
    return tree;
}

Tree announcedTree(const AnnouncedCheck& c)
{
    Tree tree;
    tree.set("id", c.id);
    tree.set("name", c.name);
    tree.set("for_one", c.basis);
    tree.set("it_only", c.itOnly);
    Tree published;
    published.set("low_USD", c.low);
    published.set("mode_USD", c.mode);
    published.set("high_USD", c.high);
    tree.set("published", std::move(published));
    Tree own;
    own.set("low_USD", c.ownLow);
    own.set("mode_USD", c.ownMode);
    own.set("high_USD", c.ownHigh);
    tree.set("own", std::move(own));
    tree.set("ratio", c.ratio);
    tree.set("overlaps", c.overlaps);
    tree.set("grade", std::string(name(c.grade)));
    tree.set("source", textOrNull(c.source));
    return tree;
}

}  // namespace

Tree moneyTree(const MoneyResult<double>& m)
{
    Tree tree;
    tree.set("tenure", m.leased ? "lease" : "purchase");
    if (m.allIn) {
        Tree all;
        setBand(all, *m.allIn);
        all.set("width", numberOrNull(m.allIn->width()));
        all.set("weakest_grade", std::string(name(m.weakest)));
        tree.set("all_in", std::move(all));
    } else {
        tree.set("all_in", Tree());
    }
    tree.set("parts", rowsTree(m.once, m.leased));
    tree.set("yearly_parts", rowsTree(m.yearly, m.leased));
    Tree::List purchases;
    for (const auto& p : m.purchases) purchases.push_back(purchaseTree(p));
    tree.set("power_purchases", Tree(std::move(purchases)));
    Tree lease;
    if (m.leaseOrBuy) {
        lease.set("purchase_present_USD", m.leaseOrBuy->purchase.value());
        lease.set("lease_present_USD", m.leaseOrBuy->lease.value());
    }
    tree.set("lease_or_buy", m.leaseOrBuy ? std::move(lease) : Tree());
    tree.set("horizon_years", m.horizon);
    Tree::List announced;
    for (const AnnouncedCheck& c : m.announced) announced.push_back(announcedTree(c));
    tree.set("announced", Tree(std::move(announced)));
    if (m.currency.empty()) return tree;
    Tree second;
    second.set("name", m.currency);
    second.set("per_USD", m.exchangeRate);
    second.set("date", textOrNull(m.exchangeDay));
    const auto beside = [&](const char* key, const std::optional<double>& usd) {
        second.set(key, usd ? Tree(*usd * m.exchangeRate) : Tree());
    };
    beside("capex", m.capex ? std::optional(m.capex->mode.value()) : std::nullopt);
    beside("opex_per_year", si(m.opex));
    beside("npv_cost", si(m.npv));
    tree.set("currency", std::move(second));
    return tree;
}

}  // namespace rw::report
