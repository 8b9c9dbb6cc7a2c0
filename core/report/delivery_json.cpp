// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/delivery_json.h"

namespace rw::report {

namespace {

Tree dayOrNull(const Date& day)
{
    return day.set() ? Tree(day.text()) : Tree();
}

Tree* byId(Tree* list, const std::string& id)
{
    if (!list || !list->list()) return nullptr;
    for (Tree& item : *list->list())
        if (const Tree* found = item.find("id"); found && found->string() && *found->string() == id) return &item;
    return nullptr;
}

void addPhases(const DeliveryResult& delivery, Tree& programme)
{
    for (const PhaseDelivery& phase : delivery.phases) {
        Tree* tree = byId(programme.find("phases"), phase.id);
        if (!tree || !phase.dated) continue;
        tree->set("placed_W", phase.power.value());
        tree->set("ready_day", dayOrNull(phase.ready));
        tree->set("complete_day", dayOrNull(phase.complete));
        tree->set("late_days", phase.never ? Tree() : Tree(phase.lateDays));
        tree->set("held_by", name(phase.heldBy));
    }
}

Tree supplyTree(const DeliveryResult& delivery)
{
    Tree::List list;
    for (const SupplyCheck& check : delivery.supply) {
        Tree tree;
        tree.set("rack_design", check.rackDesign);
        tree.set("accelerators_needed", check.needed);
        tree.set("first_short_day", dayOrNull(check.firstShort));
        tree.set("largest_shortfall", check.worstMissing);
        tree.set("largest_shortfall_day", dayOrNull(check.worst));
        Tree::List phases;
        for (const SupplyCheck::OfPhase& phase : check.phases) {
            Tree one;
            one.set("phase", phase.phase);
            one.set("needed_at_end", phase.needed);
            one.set("missing_at_end", phase.missing);
            one.set("supplied_day", dayOrNull(phase.supplied));
            phases.push_back(std::move(one));
        }
        tree.set("phases", Tree(std::move(phases)));
        list.push_back(std::move(tree));
    }
    return Tree(std::move(list));
}

Tree gridTree(const DeliveryResult& delivery)
{
    Tree::List list;
    for (const GridCheck& check : delivery.grid) {
        Tree tree;
        tree.set("site", check.site);
        tree.set("sites", check.sites);
        tree.set("needed_W", check.needed.value());
        tree.set("first_short_day", dayOrNull(check.firstShort));
        tree.set("first_shortfall_W", check.missingThen.value());
        tree.set("largest_shortfall_W", check.worstMissing.value());
        tree.set("largest_shortfall_day", dayOrNull(check.worst));
        Tree::List phases;
        for (const GridCheck::OfPhase& phase : check.phases) {
            Tree one;
            one.set("phase", phase.phase);
            one.set("missing_at_end_W", phase.missing.value());
            one.set("energised_day", dayOrNull(phase.energised));
            phases.push_back(std::move(one));
        }
        tree.set("phases", Tree(std::move(phases)));
        list.push_back(std::move(tree));
    }
    return Tree(std::move(list));
}

Tree itemTree(const LeadItem& item)
{
    Tree tree;
    tree.set("id", item.id);
    tree.set("kind", name(item.kind));
    tree.set("name", nameOf(item));
    tree.set("order_day", dayOrNull(item.order));
    tree.set("delivered_day", dayOrNull(item.delivered));
    tree.set("installed_day", dayOrNull(item.installed));
    tree.set("latest_order_day", dayOrNull(item.latestOrder));
    tree.set("slack_days", item.order.set() ? Tree(item.slackDays) : Tree());
    tree.set("critical", item.critical);
    return tree;
}

Tree leadTimesTree(const DeliveryResult& delivery)
{
    Tree::List list;
    for (const LeadPath& path : delivery.leadTimes) {
        Tree tree;
        tree.set("phase", path.phase);
        tree.set("needed_day", dayOrNull(path.needed));
        tree.set("commissioned_day", dayOrNull(path.commissioned));
        tree.set("grid_day", dayOrNull(path.gridFrom));
        tree.set("ready_day", dayOrNull(path.ready));
        tree.set("ready_day_low", dayOrNull(path.readyEarly));
        tree.set("ready_day_high", dayOrNull(path.readyLate));
        tree.set("late_days", path.commissioned.set() ? Tree(path.lateDays) : Tree());
        Tree::List items;
        for (const LeadItem& item : path.items) items.push_back(itemTree(item));
        tree.set("items", Tree(std::move(items)));
        list.push_back(std::move(tree));
    }
    return Tree(std::move(list));
}

Tree milestonesTree(const DeliveryResult& delivery)
{
    const auto& kinds = typeOf<Milestone>().find("kind")->choices;
    Tree::List list;
    for (const MilestoneResult& m : delivery.milestones) {
        Tree tree;
        tree.set("id", m.id);
        tree.set("name", m.name);
        tree.set("kind", kinds[static_cast<std::size_t>(m.kind)]);
        tree.set("at_W", m.at.value() > 0.0 ? Tree(m.at.value()) : Tree());
        tree.set("due_day", dayOrNull(m.due));
        tree.set("day", dayOrNull(m.day));
        tree.set("expected_day", dayOrNull(m.expected));
        tree.set("late_days", m.day.set() ? Tree(m.lateDays) : Tree());
        tree.set("reached", m.state == MilestoneResult::State::Reached);
        tree.set("state", name(m.state));
        tree.set("amount_USD", m.amount.value() > 0.0 ? Tree(m.amount.value()) : Tree());
        tree.set("shares", m.shares);
        tree.set("share_price_USD", m.onPrice() ? Tree(m.sharePrice.value()) : Tree());
        tree.set("condition", m.condition.empty() ? Tree() : Tree(m.condition));
        tree.set("grid_missing_W", m.gridMissing.value());
        list.push_back(std::move(tree));
    }
    return Tree(std::move(list));
}

Tree releasedTree(const DeliveryResult& delivery)
{
    Tree::List list;
    for (const Released& r : delivery.released) {
        Tree tree;
        tree.set("day", dayOrNull(r.day));
        tree.set("money_USD", r.money.value());
        tree.set("shares_at_most", r.shares);
        tree.set("shares_on_price", r.sharesOnPrice);
        tree.set("options", r.options);
        list.push_back(std::move(tree));
    }
    return Tree(std::move(list));
}

Tree powerTree(const PowerOverDays& power)
{
    Tree::List list;
    for (std::size_t i = 0; i < power.days.size(); ++i) {
        Tree tree;
        tree.set("day", power.days[i].text());
        tree.set("power_W", power.total[i].value());
        tree.set("expected_W", power.expected[i].value());
        list.push_back(std::move(tree));
    }
    return Tree(std::move(list));
}

}  // namespace

void addDelivery(const Evaluation& evaluation, Tree& programme)
{
    const DeliveryResult& delivery = evaluation.delivery;
    addPhases(delivery, programme);
    programme.set("target_day", dayOrNull(delivery.targetDay));
    programme.set("target_expected_day", dayOrNull(delivery.targetExpected));
    programme.set("milestones", milestonesTree(delivery));
    programme.set("released", releasedTree(delivery));
    programme.set("supply", supplyTree(delivery));
    programme.set("grid_dates", gridTree(delivery));
    programme.set("lead_times", leadTimesTree(delivery));
    programme.set("power_by_day", powerTree(delivery.power));
}

}  // namespace rw::report
