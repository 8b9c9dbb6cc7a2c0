// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery_view.h"

#include "programme_edits.h"
#include "quantity/money_units.h"

#include <algorithm>

namespace rw::ui {
namespace {

using Kind = FailureTable::Column::Kind;
using Column = FailureTable::Column;
using Cell = FailureTable::Cell;

const QString kNothing = QStringLiteral("–");

/// Columns are called as in reports.
Column words(const char* key)
{
    return {coreText(std::string("report.column.") + key), Kind::Words, nullptr, 4, {}};
}

Column count(const QString& heading)
{
    return {heading, Kind::Count, nullptr, 4, {}};
}

Column quantity(const char* key, const Unit& unit)
{
    return {coreText(std::string("report.column.") + key), Kind::Quantity, &unit, 4, {}};
}

Cell day(const Date& date)
{
    return cellOf(formatDate(date));
}

/// Nothing where there is nothing to tell.
Cell positive(double value)
{
    return value > 0.0 ? cellOf(value) : cellOf(kNothing);
}

Cell positiveCount(std::int64_t n)
{
    return positive(static_cast<double>(n));
}

QString lateHeading()
{
    return DeliveryView::tr("Late (days)");
}

/// The unit in which the greatest of a column's values reads well.
template <class List, class Value>
const Unit& unitOf(const List& list, Value value)
{
    double most = 1.0;
    for (const auto& item : list) most = std::max(most, value(item));
    return scaledUnit(most, unit::W);
}

/// Columns in which no row says anything are left out; the first stays.
void dropEmpty(FailureTable& table)
{
    for (std::size_t column = table.columns.size(); column-- > 1;) {
        const bool used = std::any_of(table.rows.begin(), table.rows.end(), [&](const FailureTable::Row& row) {
            const Cell& cell = row.cells[column];
            return cell.si || (!cell.words.isEmpty() && cell.words != kNothing);
        });
        if (used) continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
        for (FailureTable::Row& row : table.rows) row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(column));
    }
}

QString phaseName(const DeliveryResult& delivery, const std::string& id)
{
    const PhaseDelivery* phase = findById(delivery.phases, id);
    return toQString(phase ? phase->name : id);
}

QString milestoneState(const MilestoneResult& milestone)
{
    switch (milestone.state) {
    case MilestoneResult::State::Reached: return formatDate(milestone.day);
    case MilestoneResult::State::NoDate: return coreText("report.delivery.no-date");
    case MilestoneResult::State::Unreached: return coreText("report.delivery.unreached");
    }
    return {};
}

}  // namespace

FailureTable phaseDates(const DeliveryResult& delivery)
{
    FailureTable table;
    const Unit& power = unitOf(delivery.phases, [](const PhaseDelivery& p) { return p.power.value(); });
    table.columns = {words("phase"),       quantity("power", power), words("start"),        words("end"),
                     words("first-power"), words("complete"),        count(lateHeading()), words("held-by")};
    for (const PhaseDelivery& phase : delivery.phases) {
        FailureTable::Row& row = table.rows.emplace_back();
        row.components = {phasePath(toQString(phase.id))};
        row.bad = phase.never || phase.lateDays > 0;
        row.cells = {cellOf(toQString(phase.name)),
                     cellOf(phase.power.value()),
                     day(phase.start),
                     day(phase.end),
                     day(phase.ready),
                     phase.never ? cellOf(coreText("report.delivery.never-word")) : day(phase.complete),
                     positiveCount(phase.lateDays),
                     cellOf(phase.heldBy == HeldBy::Nothing ? kNothing : heldWord(phase.heldBy))};
    }
    dropEmpty(table);
    return table;
}

FailureTable orderPaths(const DeliveryResult& delivery)
{
    FailureTable table;
    table.columns = {words("phase"),        words("needed-by"), words("item"),     words("order-by"), words("ordered"),
                     words("commissioned"), words("grid-date"), words("ready"),    words("earliest"), words("latest"),
                     count(lateHeading())};
    table.columns[2].heading = DeliveryView::tr("Critical item");
    for (const LeadPath& path : delivery.leadTimes) {
        const LeadItem* item = path.critical();
        FailureTable::Row& row = table.rows.emplace_back();
        row.components = {phasePath(toQString(path.phase))};
        row.bad = path.lateDays > 0;
        row.cells = {cellOf(phaseName(delivery, path.phase)), day(path.needed), cellOf(item ? toQString(nameOf(*item)) : kNothing),
                     item ? day(item->latestOrder) : cellOf(kNothing), item ? day(item->order) : cellOf(kNothing),
                     day(path.commissioned), day(path.gridFrom), day(path.ready), day(path.readyEarly), day(path.readyLate),
                     positiveCount(path.lateDays)};
    }
    dropEmpty(table);
    return table;
}

FailureTable orderItems(const DeliveryResult& delivery, const std::string& phase)
{
    FailureTable table;
    const auto path = std::find_if(delivery.leadTimes.begin(), delivery.leadTimes.end(), [&](const LeadPath& p) { return p.phase == phase; });
    if (path == delivery.leadTimes.end()) return table;
    table.columns = {words("item"), words("order-by"), words("ordered"), words("delivered"), words("item-installed"),
                     count(DeliveryView::tr("Slack (days)")), words("held-by")};
    table.columns[6].heading = DeliveryView::tr("Critical");
    for (const LeadItem& item : path->items) {
        FailureTable::Row& row = table.rows.emplace_back();
        row.components = {QStringLiteral("programme.delivery.lead_times[%1]").arg(toQString(item.id))};
        row.bad = item.order.set() && item.slackDays < 0;
        row.cells = {cellOf(toQString(nameOf(item))), day(item.latestOrder), day(item.order), day(item.delivered), day(item.installed),
                     item.order.set() ? cellOf(static_cast<double>(item.slackDays)) : cellOf(kNothing),
                     cellOf(item.critical ? DeliveryView::tr("holds the phase longest") : kNothing)};
    }
    dropEmpty(table);
    return table;
}

FailureTable supplyTable(const DeliveryResult& delivery)
{
    FailureTable table;
    table.columns = {words("design"), count(coreText("report.column.needed")), words("short-from"),
                     count(coreText("report.column.most-missing")), words("missing-day")};
    for (const SupplyCheck& check : delivery.supply) {
        FailureTable::Row& row = table.rows.emplace_back();
        row.components = {QStringLiteral("programme.delivery")};
        row.bad = check.worstMissing > 0;
        row.cells = {cellOf(toQString(check.name)), positiveCount(check.needed), day(check.firstShort), positiveCount(check.worstMissing),
                     day(check.worst)};
    }
    dropEmpty(table);
    return table;
}

FailureTable gridTable(const DeliveryResult& delivery)
{
    FailureTable table;
    const Unit& power = unitOf(delivery.grid, [](const GridCheck& g) { return g.needed.value(); });
    table.columns = {words("site"), count(DeliveryView::tr("Sites")), quantity("needed", power), words("short-from"),
                     quantity("most-missing", power), words("missing-day")};
    for (const GridCheck& check : delivery.grid) {
        FailureTable::Row& row = table.rows.emplace_back();
        row.components = {QStringLiteral("sites[%1]").arg(toQString(check.site))};
        row.bad = check.worstMissing.value() > 0.0;
        row.cells = {cellOf(toQString(check.name)), positiveCount(check.sites), positive(check.needed.value()), day(check.firstShort),
                     positive(check.worstMissing.value()), day(check.worst)};
    }
    dropEmpty(table);
    return table;
}

FailureTable milestoneTable(const DeliveryResult& delivery)
{
    FailureTable table;
    const Unit& power = unitOf(delivery.milestones, [](const MilestoneResult& m) { return m.at.value(); });
    table.columns = {words("milestone"), words("releases"), quantity("at", power), words("due"), words("reached"), words("expected"),
                     quantity("amount", unit::bnUSD), count(coreText("report.column.shares")), quantity("share-price", unit::USD),
                     words("condition")};
    for (const MilestoneResult& m : delivery.milestones) {
        FailureTable::Row& row = table.rows.emplace_back();
        row.components = {milestonePath(toQString(m.id))};
        row.bad = m.state == MilestoneResult::State::Unreached || m.lateDays > 0;
        // One by its own date is as expected as it is planned.
        const bool held = m.at.value() > 0.0 && m.expected != m.day;
        row.cells = {cellOf(toQString(m.name)), cellOf(milestoneWord(m.kind)), positive(m.at.value()), day(m.due),
                     cellOf(milestoneState(m)), held ? cellOf(m.expected.set() ? formatDate(m.expected) : coreText("report.delivery.never-word")) : cellOf(kNothing),
                     positive(m.amount.value()), positiveCount(m.shares), positive(m.sharePrice.value()),
                     cellOf(toQString(m.condition), toQString(m.condition))};
    }
    dropEmpty(table);
    return table;
}

}  // namespace rw::ui
