// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "programme/site_choice.h"
#include "quantity/money_units.h"

#include <cmath>

namespace rw {

namespace {

using optimise::PortfolioState;
using optimise::Shortage;
using optimise::SiteReason;

/// What a change of the goal lies between.
std::string changeWords(SelectionGoal goal, double least, double most)
{
    const std::string low = goalAmount(goal, least);
    if (!std::isfinite(most)) return text("sites.change.at-least", {{"least", low}});
    const std::string high = goalAmount(goal, most);
    if (least <= 0.0) return text("sites.change.at-most", {{"most", high}});
    return low == high ? low : text("sites.change.between", {{"least", low}, {"most", high}});
}

}  // namespace

std::string goalAmount(SelectionGoal goal, double amount)
{
    switch (goal) {
    case SelectionGoal::FewestSites: break;
    case SelectionGoal::LeastCost: return readable(amount, amount < 1e9 ? unit::MUSD : unit::bnUSD);
    case SelectionGoal::Earliest: return text("sites.amount.late", {{"n", readableNumber(unit::MW.fromSi(amount))}});
    case SelectionGoal::LeastCarbon: return text("sites.amount.carbon", {{"n", readableNumber(amount / 1000.0)}});
    case SelectionGoal::LeastWater: return text("sites.amount.water", {{"n", readableNumber(amount)}});
    case SelectionGoal::Weighted: return readableNumber(amount);
    }
    return text(amount == 1.0 ? "sites.amount.site" : "sites.amount.sites", {{"n", readableNumber(amount)}});
}

std::string whyNotWords(const SiteChoice& choice)
{
    const optimise::WhyNot& why = choice.why;
    const auto period = static_cast<std::size_t>(std::max(0, why.period));
    const bool known = why.missing > 0.0;
    const TextArgs args = {{"phase", period < choice.periods.size() ? choice.periods[period].phase : ""},
                           {"subject", why.subject},
                           {"missing", readable(why.missing, unit::MW)},
                           {"money", readable(why.missing, why.missing < 1e9 ? unit::MUSD : unit::bnUSD)}};
    switch (why.shortage) {
    case Shortage::None: return choice.state == PortfolioState::Cancelled ? text("sites.short.cancelled") : std::string();
    case Shortage::MustHave: return text("sites.short.must-have", args);
    case Shortage::Capacity: return text("sites.short.capacity", args);
    case Shortage::RegionCaps: return text(known ? "sites.short.region-caps" : "sites.short.region-caps-with", args);
    case Shortage::RegionLoss: return text(known ? "sites.short.region-loss" : "sites.short.region-loss-with", args);
    case Shortage::Budget: return text("sites.short.budget", args);
    case Shortage::Together: return text("sites.short.together", args);
    case Shortage::NotFound: return text("sites.short.not-found", args);
    }
    return {};
}

std::string reasonWords(SelectionGoal goal, const optimise::SiteWhy& why)
{
    const TextArgs change = {{"change", changeWords(goal, why.changeAtLeast, why.changeAtMost)}};
    switch (why.reason) {
    case SiteReason::Saves: return text("sites.reason.saves", change);
    case SiteReason::Worse: return text("sites.reason.worse", change);
    case SiteReason::Open: return text("sites.reason.open", change);
    case SiteReason::MustHave:
    case SiteReason::Needed:
    case SiteReason::Replaceable:
    case SiteReason::MustNot:
    case SiteReason::NotReady:
    case SiteReason::NoCapacity:
    case SiteReason::Dominated:
    case SiteReason::RegionCap:
    case SiteReason::Budget:
    case SiteReason::Conflict:
    case SiteReason::Equal: break;
    }
    return optimise::words(why);
}

std::string stateLine(const SiteChoice& choice)
{
    if (!choice.hasChoice) return text("sites.state.none", {{"why", choice.whyNot}});
    const TextArgs args = {{"amount", goalAmount(choice.goal, choice.objective)},
                           {"bound", choice.bound ? goalAmount(choice.goal, *choice.bound) : ""},
                           {"gap", choice.gap ? readableNumber(100.0 * *choice.gap, 2) : ""}};
    switch (choice.state) {
    case PortfolioState::Optimal: return text("sites.state.optimal", args);
    case PortfolioState::GapReached: return text("sites.state.gap", args);
    case PortfolioState::NodeLimit: return text("sites.state.nodes", args);
    case PortfolioState::Greedy: return text("sites.state.greedy", args);
    case PortfolioState::Cancelled: return text("sites.state.cancelled", args);
    case PortfolioState::Infeasible:
    case PortfolioState::NotFound: break;
    }
    return text("sites.state.none", args);
}

}  // namespace rw
