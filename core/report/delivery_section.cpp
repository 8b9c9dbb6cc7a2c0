// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "base/text.h"

#include <algorithm>

namespace rw::report {

namespace {

std::string dayText(const Date& day)
{
    return day.set() ? day.text() : kUnset;
}

std::string daysOrNone(std::int64_t days)
{
    return days > 0 ? grouped(static_cast<double>(days)) : kUnset;
}

std::string countOrNone(std::int64_t n)
{
    return n > 0 ? grouped(static_cast<double>(n)) : kUnset;
}

std::string phaseName(const DeliveryResult& delivery, const std::string& id)
{
    return displayName(delivery.phases, id);
}

std::optional<double> positive(double value)
{
    return value > 0.0 ? std::optional(value) : std::nullopt;
}

Table phaseTable(const Context& context)
{
    const DeliveryResult& delivery = context.evaluation.delivery;
    QuantityColumn power(unit::W), cumulative(unit::W);
    Power<> sum{};
    for (const PhaseDelivery& phase : delivery.phases) {
        sum += phase.power;
        power.add(phase.power.value());
        cumulative.add(sum.value());
    }
    power.close();
    cumulative.close();
    Table table;
    table.caption = words("delivery.phases");
    table.columns = {wordColumn("phase", 2.0), wordColumn("start"), wordColumn("end"), wordColumn("ramp"),
                     numberColumn("power", power.symbol()), numberColumn("cumulative", cumulative.symbol()),
                     wordColumn("first-power"), wordColumn("complete"), numberColumn("late", "d"), wordColumn("held-by")};
    for (std::size_t i = 0; i < delivery.phases.size(); ++i) {
        const PhaseDelivery& phase = delivery.phases[i];
        const Phase* planned = findById(context.plan.programme.phases, phase.id);
        const Field& ramp = *typeOf<Phase>().find("ramp");
        table.rows.push_back(
            {{phase.name, dayText(phase.start), dayText(phase.end),
              planned ? text(std::string("choice.ramp.") + ramp.choices[static_cast<std::size_t>(planned->ramp)]) : kUnset,
              power.cell(i), cumulative.cell(i), dayText(phase.ready),
              phase.never ? words("delivery.never-word") : dayText(phase.complete), daysOrNone(phase.lateDays),
              phase.heldBy == HeldBy::Nothing ? kUnset : words("held." + std::string(name(phase.heldBy)))}});
    }
    dropEmptyColumns(table);
    return table;
}

std::string stateText(const MilestoneResult& milestone)
{
    switch (milestone.state) {
    case MilestoneResult::State::Reached: return milestone.day.text();
    case MilestoneResult::State::NoDate: return words("delivery.no-date");
    case MilestoneResult::State::Unreached: return words("delivery.unreached");
    }
    return {};
}

Table milestoneTable(const Context& context)
{
    const std::vector<MilestoneResult>& list = context.evaluation.delivery.milestones;
    QuantityColumn at(unit::W), amount(unit::USD), price(unit::USD);
    for (const MilestoneResult& m : list) {
        at.add(positive(m.at.value()));
        amount.add(positive(m.amount.value()));
        price.add(positive(m.sharePrice.value()));
    }
    at.close();
    amount.close();
    price.close();
    const bool late = std::any_of(list.begin(), list.end(), [](const MilestoneResult& m) { return m.expected != m.day; });
    Table table;
    table.caption = words("delivery.milestones");
    table.columns = {wordColumn("milestone", 2.0), wordColumn("releases"), numberColumn("at", at.symbol()), wordColumn("due"),
                     wordColumn("reached"), wordColumn("expected"), numberColumn("amount", amount.symbol()),
                     numberColumn("shares"), numberColumn("share-price", price.symbol()), wordColumn("condition", 3.0)};
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Field& kind = *typeOf<Milestone>().find("kind");
        table.rows.push_back({{list[i].name, text(std::string("choice.kind.") + kind.choices[static_cast<std::size_t>(list[i].kind)]),
                               at.cell(i), dayText(list[i].due), stateText(list[i]), late ? dayText(list[i].expected) : kUnset,
                               amount.cell(i), countOrNone(list[i].shares), price.cell(i), list[i].condition}});
    }
    dropEmptyColumns(table);
    return table;
}

Table releasedTable(const std::vector<Released>& list)
{
    QuantityColumn money(unit::USD);
    for (const Released& r : list) money.add(positive(r.money.value()));
    money.close();
    Table table;
    table.caption = words("delivery.released");
    table.columns = {wordColumn("day"), numberColumn("money", money.symbol()), numberColumn("shares"),
                     numberColumn("shares-on-price"), numberColumn("options")};
    for (std::size_t i = 0; i < list.size(); ++i)
        table.rows.push_back({{list[i].day.text(), money.cell(i), countOrNone(list[i].shares), countOrNone(list[i].sharesOnPrice),
                               countOrNone(list[i].options)}});
    dropEmptyColumns(table);
    return table;
}

Table supplyTable(const std::vector<SupplyCheck>& list)
{
    Table table;
    table.caption = words("delivery.supply");
    table.columns = {wordColumn("design", 2.0), numberColumn("needed"), wordColumn("short-from"), numberColumn("most-missing"),
                     wordColumn("missing-day")};
    for (const SupplyCheck& check : list)
        table.rows.push_back({{check.name, grouped(static_cast<double>(check.needed)), dayText(check.firstShort),
                               countOrNone(check.worstMissing), dayText(check.worst)}});
    return table;
}

Table gridTable(const std::vector<GridCheck>& list)
{
    QuantityColumn needed(unit::W), missing(unit::W);
    for (const GridCheck& check : list) {
        needed.add(check.needed.value());
        missing.add(positive(check.worstMissing.value()));
    }
    needed.close();
    missing.close();
    Table table;
    table.caption = words("delivery.grid");
    table.columns = {wordColumn("site", 2.0), numberColumn("sites"), numberColumn("needed", needed.symbol()),
                     wordColumn("short-from"), numberColumn("most-missing", missing.symbol()), wordColumn("missing-day")};
    for (std::size_t i = 0; i < list.size(); ++i)
        table.rows.push_back({{list[i].name, grouped(static_cast<double>(list[i].sites)), needed.cell(i), dayText(list[i].firstShort),
                               missing.cell(i), dayText(list[i].worst)}});
    return table;
}

Table criticalTable(const DeliveryResult& delivery)
{
    Table table;
    table.caption = words("delivery.critical");
    table.columns = {wordColumn("phase", 2.0), wordColumn("needed-by"), wordColumn("item", 1.5), wordColumn("order-by"),
                     wordColumn("ordered"), wordColumn("commissioned"), wordColumn("grid-date"), wordColumn("ready"),
                     wordColumn("earliest"), wordColumn("latest"), numberColumn("late", "d")};
    for (const LeadPath& path : delivery.leadTimes) {
        const LeadItem* item = path.critical();
        table.rows.push_back({{phaseName(delivery, path.phase), dayText(path.needed), item ? nameOf(*item) : kUnset,
                               item ? dayText(item->latestOrder) : kUnset, item ? dayText(item->order) : kUnset,
                               dayText(path.commissioned), dayText(path.gridFrom), dayText(path.ready), dayText(path.readyEarly),
                               dayText(path.readyLate), daysOrNone(path.lateDays)}});
    }
    dropEmptyColumns(table);
    return table;
}

Table itemTable(const DeliveryResult& delivery, const LeadPath& path)
{
    Table table;
    table.caption = words("delivery.items", {{"phase", phaseName(delivery, path.phase)}});
    table.columns = {wordColumn("item", 2.0), wordColumn("order-by"), wordColumn("ordered"), wordColumn("delivered"),
                     wordColumn("item-installed"), numberColumn("slack", "d")};
    for (const LeadItem& item : path.items)
        table.rows.push_back({{nameOf(item), dayText(item.latestOrder), dayText(item.order), dayText(item.delivered),
                               dayText(item.installed), item.order.set() ? grouped(static_cast<double>(item.slackDays)) : kUnset}});
    dropEmptyColumns(table);
    return table;
}

Paragraph targetParagraph(const DeliveryResult& delivery)
{
    std::string sentence = words("delivery.target", {{"target", alone(delivery.target.value(), unit::W)},
                                                     {"day", delivery.targetDay.text()}});
    if (!delivery.targetExpected.set()) sentence += " " + words("delivery.never");
    else if (delivery.targetExpected != delivery.targetDay)
        sentence += " " + words("delivery.expected", {{"day", delivery.targetExpected.text()}});
    return {Paragraph::Style::Body, sentence};
}

}  // namespace

Blocks deliveryBlocks(const Context& context)
{
    const DeliveryResult& delivery = context.evaluation.delivery;
    Blocks blocks;
    if (delivery.targetDay.set()) blocks.push_back(targetParagraph(delivery));
    if (delivery.lastEnd.set()) {
        blocks.push_back(phaseTable(context));
        blocks.push_back(note("delivery.phases-note"));
    }
    if (!delivery.milestones.empty()) {
        if (const std::string deal = dealWords(context.plan.programme.dealStatus); !deal.empty())
            blocks.push_back(Paragraph{Paragraph::Style::Body, deal});
        blocks.push_back(milestoneTable(context));
        blocks.push_back(note("delivery.milestones-note"));
    }
    if (!delivery.released.empty()) blocks.push_back(releasedTable(delivery.released));
    if (!delivery.supply.empty()) blocks.push_back(supplyTable(delivery.supply));
    if (!delivery.grid.empty()) blocks.push_back(gridTable(delivery.grid));
    if (!delivery.leadTimes.empty()) {
        blocks.push_back(criticalTable(delivery));
        // Of the phase that must be thought of first: later ones order the same things.
        const auto& paths = delivery.leadTimes;
        const auto longest = std::max_element(paths.begin(), paths.end(), [](const LeadPath& a, const LeadPath& b) {
            return a.items.size() < b.items.size();
        });
        blocks.push_back(itemTable(delivery, *longest));
        blocks.push_back(note("delivery.items-note"));
    }
    return blocks;
}

}  // namespace rw::report
