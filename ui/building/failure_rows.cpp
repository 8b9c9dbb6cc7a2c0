// SPDX-License-Identifier: GPL-3.0-or-later
#include "failure_rows.h"

#include "alike_loads.h"
#include "catalogue/display_name.h"
#include "document/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

using Column = FailureTable::Column;
using Kind = FailureTable::Column::Kind;
using power::PowerGraph;

constexpr std::size_t kNamed = 12;       // overloads that a tooltip names
constexpr int kAvailabilityDigits = 7;   // 99.999 99 %
constexpr double kMinutesPerYear = 365.0 * 24.0 * 60.0;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Failures)
};

Column words(const QString& heading, const QString& explanation = {})
{
    return {heading, Kind::Words, nullptr, 0, explanation};
}
Column quantity(const QString& heading, const Unit& unit, int digits = 4,
                const QString& explanation = {})
{
    return {heading, Kind::Quantity, &unit, digits, explanation};
}
Column count(const QString& heading, const QString& explanation)
{
    return {heading, Kind::Count, nullptr, 0, explanation};
}
Column load(const QString& heading) { return {heading, Kind::LoadFraction, nullptr, 0, {}}; }

Column equalOnes()
{
    return count(Tr::tr("Alike"),
                 Tr::tr("Failures that are the same but for which of equal units they strike"));
}

Column alikeOnes()
{
    return count(Tr::tr("Alike"), Tr::tr("Loads that fare the same at equal units of a stage; the row stands for all of them"));
}
QString togetherWords() { return Tr::tr("Of all loads of the row together"); }

FailureTable::Cell nameCell(const AlikeLoads& alike) { return cellOf(alike.name, alike.all); }
FailureTable::Cell togetherCell(double eachW, double count)
{
    FailureTable::Cell cell = cellOf(eachW * count);
    if (count > 1.0)
        cell.more = Tr::tr("Each %1").arg(formatValue(eachW, unit::W));
    return cell;
}

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

QStringList idsOf(const PowerGraph& graph, const std::vector<std::int32_t>& components)
{
    QStringList ids;
    for (const std::int32_t component : components)
        ids << fullName(graph, component);
    return ids;
}

FailureTable::Cell named(const QStringList& ids, const UnitNames& names)
{
    QStringList units;
    QStringList more;
    for (const QString& id : ids) {
        units << names.of(id);
        more << QStringLiteral("%1: %2").arg(units.last(), id);
    }
    return cellOf(units.join(QStringLiteral(" + ")), more.join(QLatin1Char('\n')));
}
FailureTable::Cell named(const PowerGraph& graph, const std::vector<std::int32_t>& components, const UnitNames& names)
{
    return named(idsOf(graph, components), names);
}

FailureTable::Cell overloadsCell(const std::vector<OverloadedUnit>& overloads, const UnitNames& names)
{
    if (overloads.empty())
        return cellOf(QStringLiteral("–"));
    QStringList all;
    for (std::size_t i = 0; i < overloads.size() && i < kNamed; ++i)
        all << Tr::tr("%1 at %2").arg(names.of(toQString(overloads[i].id)),
                                      formatPercent(overloads[i].loadFraction, 1));
    const auto more = static_cast<qint64>(overloads.size()) - 1;
    if (overloads.size() > kNamed)
        all << QStringLiteral("…");
    const QString worst = names.of(toQString(overloads.front().id));
    return cellOf(more > 0 ? Tr::tr("%1 and %2 more").arg(worst, formatCount(more)) : worst,
                  all.join(QLatin1Char('\n')));
}

bool isBad(double lostW, double interruptedW, double worstLoad)
{
    return lostW > 0.0 || interruptedW > 0.0 || power::isOverload(worstLoad);
}

}  // namespace

std::vector<FailureLine> failureLines(const PowerGraph& graph, const std::vector<power::FailureRow>& failures)
{
    std::vector<FailureLine> lines;
    for (const power::FailureRow& failure : failures) {
        FailureLine& line = lines.emplace_back();
        for (const std::int32_t component : failure.components)
            line.components.push_back(graph[component].id);
        line.count = failure.count;
        line.lostW = failure.lostW;
        line.interruptedW = failure.interruptedW;
        line.worstLoadFraction = failure.worstLoadFraction;
        line.heldS = failure.heldS;
        for (const power::Overload& overload : failure.overloads)
            line.overloads.push_back({graph[overload.component].id, overload.loadFraction});
        std::stable_sort(line.overloads.begin(), line.overloads.end(),
                         [](const auto& a, const auto& b) { return a.loadFraction > b.loadFraction; });
    }
    return lines;
}

FailureTable sweepTable(const std::vector<FailureLine>& failures, const UnitNames& names)
{
    FailureTable table;
    table.columns = {words(Tr::tr("Out")),
                     equalOnes(),
                     quantity(Tr::tr("Lost"), unit::kW, 4, Tr::tr("Load without any source")),
                     quantity(Tr::tr("Interrupted"), unit::kW, 4,
                              Tr::tr("Load that is served again after a gap no battery bridges")),
                     load(Tr::tr("Worst load")),
                     quantity(Tr::tr("Dark after"), unit::s, 3,
                              Tr::tr("Until batteries end and the first load goes dark")),
                     words(Tr::tr("Overloaded"))};
    const bool throttles = std::any_of(failures.begin(), failures.end(), [](const FailureLine& f) { return f.secondsToThrottle || f.secondsToAirLimit; });
    if (throttles) {
        const auto last = table.columns.end() - 1;
        const std::vector<Column> more{
            quantity(Tr::tr("Racks throttle after"), unit::s, 3, Tr::tr("Until the coolant of the first racks is too warm for them")),
            quantity(Tr::tr("Air too warm after"), unit::s, 3, Tr::tr("Until the air before the racks passes its class"))};
        table.columns.insert(last, more.begin(), more.end());
    }
    for (const FailureLine& failure : failures) {
        FailureTable::Row row;
        for (const std::string& id : failure.components)
            row.components << toQString(id);
        row.bad = isBad(failure.lostW, failure.interruptedW, failure.worstLoadFraction);
        row.cells = {named(row.components, names),
                     cellOf(static_cast<double>(failure.count)),
                     cellOf(failure.lostW),
                     cellOf(failure.interruptedW),
                     cellOf(failure.worstLoadFraction),
                     cellOf(failure.heldS),
                     overloadsCell(failure.overloads, names)};
        if (throttles) {
            const auto seconds = [](const std::optional<double>& s) { return s ? cellOf(*s) : cellOf(QStringLiteral("–")); };
            row.cells.insert(row.cells.end() - 1, {seconds(failure.secondsToThrottle), seconds(failure.secondsToAirLimit)});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

FailureTable serviceTable(const PowerGraph& graph, const std::vector<power::ServiceRow>& services, const UnitNames& names)
{
    FailureTable table;
    table.columns = {words(Tr::tr("Out for service")),
                     equalOnes(),
                     quantity(Tr::tr("Lost by that alone"), unit::kW),
                     words(Tr::tr("Worst further failure")),
                     quantity(Tr::tr("Lost"), unit::kW),
                     quantity(Tr::tr("Interrupted"), unit::kW),
                     load(Tr::tr("Worst load"))};
    for (const power::ServiceRow& service : services) {
        FailureTable::Row row;
        row.components << fullName(graph, service.service);
        if (service.failure >= 0)
            row.components << fullName(graph, service.failure);
        row.bad = service.serviceLostW > 0.0
                  || isBad(service.lostW, service.interruptedW, service.worstLoadFraction);
        row.cells = {named(graph, {service.service}, names),
                     cellOf(static_cast<double>(service.count)),
                     cellOf(service.serviceLostW),
                     service.failure >= 0 ? named(graph, {service.failure}, names)
                                          : cellOf(QStringLiteral("–")),
                     cellOf(service.lostW),
                     cellOf(service.interruptedW),
                     cellOf(service.worstLoadFraction)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

FailureTable groupTable(const FailureState& state, const BuildingResult<double>* building)
{
    FailureTable table;
    table.columns = {words(Tr::tr("Loads")),
                     alikeOnes(),
                     quantity(Tr::tr("Load"), unit::kW, 4, togetherWords()),
                     quantity(Tr::tr("Lost"), unit::kW, 4, togetherWords()),
                     quantity(Tr::tr("Interrupted"), unit::kW, 4, togetherWords()),
                     quantity(Tr::tr("Dark after"), unit::s, 3),
                     quantity(Tr::tr("Back after"), unit::s, 3)};
    const PowerGraph& graph = *state.of.graph;
    std::vector<double> held(state.now.groups.size(), power::kNoLimit);
    std::vector<double> back(state.now.groups.size(), 0.0);
    for (const power::LoadFlow& flow : state.now.loads) {
        const std::int32_t group = graph.groupOf(flow.component);
        if (group < 0)
            continue;
        held[at(group)] = std::min(held[at(group)], flow.heldS);
        back[at(group)] = std::max(back[at(group)], flow.backS);
    }
    std::vector<std::string> groups;
    std::vector<std::vector<double>> figures;
    for (std::size_t g = 0; g < state.now.groups.size(); ++g) {
        const power::GroupFlow& group = state.now.groups[g];
        groups.push_back(group.group);
        figures.push_back({group.loadW, group.lostW, group.interruptedW, held[g], back[g]});
    }
    for (const AlikeLoads& alike : alikeLoads(building, groups, figures)) {
        const std::vector<double>& one = figures[alike.members.front()];
        const auto count = static_cast<double>(alike.members.size());
        FailureTable::Row row;
        row.bad = isBad(one[1], one[2], 0.0);
        row.cells = {nameCell(alike),
                     cellOf(count),
                     togetherCell(one[0], count),
                     cellOf(one[1] * count),
                     cellOf(one[2] * count),
                     cellOf(one[3]),
                     row.bad ? cellOf(one[4]) : cellOf(QStringLiteral("–"))};
        table.rows.push_back(std::move(row));
    }
    std::stable_sort(table.rows.begin(), table.rows.end(), [](const auto& a, const auto& b) {
        return std::pair(*a.cells[3].si, *a.cells[4].si) > std::pair(*b.cells[3].si, *b.cells[4].si);
    });
    return table;
}

FailureTable overloadTable(const FailureState& state)
{
    FailureTable table;
    table.columns = {words(Tr::tr("Overloaded")), words(Tr::tr("Kind")),
                     load(Tr::tr("Load")), load(Tr::tr("Load before")),
                     quantity(Tr::tr("Out of it"), unit::kW)};
    const PowerGraph& graph = *state.of.graph;
    std::vector<power::Overload> overloads = state.now.overloads;
    std::stable_sort(overloads.begin(), overloads.end(), [](const auto& a, const auto& b) {
        return a.loadFraction > b.loadFraction;
    });
    for (const power::Overload& overload : overloads) {
        const std::int32_t c = overload.component;
        FailureTable::Row row;
        row.components << fullName(graph, c);
        row.bad = true;
        row.cells = {named(graph, {c}, state.of.names), cellOf(kindWord(graph[c].kind)),
                     cellOf(overload.loadFraction),
                     cellOf(state.normal.components[at(c)].loadFraction),
                     cellOf(state.now.components[at(c)].outW)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

FailureTable componentTable(const FailureState& state)
{
    FailureTable table;
    table.columns = {words(Tr::tr("Component")), words(Tr::tr("Kind")), words(Tr::tr("State")),
                     load(Tr::tr("Load")), load(Tr::tr("Load before")),
                     quantity(Tr::tr("Out of it"), unit::kW),
                     quantity(Tr::tr("Voltage"), unit::percent, 4, Tr::tr("At its output, of nominal")),
                     quantity(Tr::tr("Battery lasts"), unit::s, 3,
                              Tr::tr("At the load just after the failure, where it is called upon"))};
    const PowerGraph& graph = *state.of.graph;
    struct Place {
        int first;       // out, dead, live
        double rise;     // of the load
        std::int32_t component;
    };
    std::vector<Place> order;
    for (std::int32_t c = 0; c < graph.size(); ++c) {
        const bool out = std::find(state.out.begin(), state.out.end(), c) != state.out.end();
        const auto& now = state.now.components[at(c)];
        order.push_back({out ? 0 : now.live ? 2 : 1,
                         now.loadFraction - state.normal.components[at(c)].loadFraction, c});
    }
    // Differences of rounding shall not shuffle what is the same.
    const auto rank = [](const Place& p) { return std::pair(p.first, -std::round(p.rise * 1e6)); };
    std::stable_sort(order.begin(), order.end(),
                     [&](const Place& a, const Place& b) { return rank(a) < rank(b); });
    for (const Place& place : order) {
        const std::int32_t c = place.component;
        const power::ComponentFlow& now = state.now.components[at(c)];
        const power::ComponentFlow& before = state.normal.components[at(c)];
        const bool rated = std::isfinite(graph[c].rating);
        const auto orDash = [](bool told, double si) {
            return told ? cellOf(si) : cellOf(QStringLiteral("–"));
        };
        // Standby sets and reserve units that nobody calls upon are not dead.
        const bool idle = place.first == 1 && !before.live;
        FailureTable::Row row;
        row.components << fullName(graph, c);
        row.bad = power::isOverload(now.loadFraction) || (place.first < 2 && !idle);
        row.cells = {named(graph, {c}, state.of.names),
                     cellOf(kindWord(graph[c].kind)),
                     cellOf(place.first == 0 ? Tr::tr("out")
                            : idle           ? Tr::tr("idle")
                            : place.first == 1 ? Tr::tr("without power")
                                               : Tr::tr("live")),
                     orDash(rated && now.live, now.loadFraction),
                     orDash(rated && before.live, before.loadFraction),
                     cellOf(now.outW),
                     orDash(now.live && now.voltagePu > 0.0, now.voltagePu),
                     orDash(now.batteryS > 0.0, now.batteryS)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

FailureTable systemTable(const FailureStudy& study, const Building* building, const UnitNames& names)
{
    FailureTable table;
    table.columns = {words(Tr::tr("Stage")),
                     count(Tr::tr("Systems"), Tr::tr("Of the stage; one of them is lost whole, all its units at once")),
                     load(Tr::tr("Worst load")),
                     quantity(Tr::tr("Lost"), unit::kW, 4, Tr::tr("Load without any source, of the worst system to lose")),
                     quantity(Tr::tr("Installed"), unit::MW, 4, Tr::tr("All units of the stage")),
                     quantity(Tr::tr("Usable by count"), unit::MW, 4, Tr::tr("That equal load groups would let be carried")),
                     quantity(Tr::tr("Usable as shared"), unit::MW, 4, Tr::tr("Before any loss overloads a unit, as the load is shared now")),
                     words(Tr::tr("Most loaded unit that stays"))};
    for (const SystemLoss& loss : study.systems) {
        const ChainStage* stage = building ? findById(building->chain, loss.stage) : nullptr;
        FailureTable::Row row;
        row.bad = isBad(loss.lostW, 0.0, loss.worstLoadFraction);
        row.cells = {cellOf(toQString(displayName(stage, loss.stage))),
                     cellOf(static_cast<double>(loss.systems)),
                     cellOf(loss.worstLoadFraction),
                     cellOf(loss.lostW),
                     cellOf(loss.installed),
                     cellOf(loss.byCount),
                     cellOf(loss.usable),
                     cellOf(names.of(toQString(loss.worstUnit)))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

FailureTable availabilityTable(const FailureStudy& study, const BuildingResult<double>* building, bool each)
{
    FailureTable table;
    table.columns = {
        words(Tr::tr("Loads")),
        alikeOnes(),
        quantity(Tr::tr("Load"), unit::kW, 4, togetherWords()),
        quantity(Tr::tr("Minutes a year"), unit::one, 4,
                 Tr::tr("Without power, of its average kilowatt")),
        quantity(Tr::tr("Available"), unit::percent, kAvailabilityDigits),
        quantity(Tr::tr("Any dark, minutes a year"), unit::one, 4,
                 Tr::tr("Time in which at least one of its loads is without power; of alike ones that of each"))};
    std::vector<OutageTime> outages = study.outages;
    if (!outages.empty())  // the building stands first
        std::stable_sort(outages.begin() + 1, outages.end(), [](const auto& a, const auto& b) {
            return a.minutesPerYear > b.minutesPerYear;
        });
    std::vector<std::string> groups;
    std::vector<std::vector<double>> figures;
    for (const OutageTime& outage : outages) {
        groups.push_back(outage.group);
        figures.push_back({outage.loadW, outage.minutesPerYear, outage.anyMinutesPerYear});
        // What tells each from all others.
        if (each)
            figures.back().push_back(static_cast<double>(groups.size()));
    }
    for (const AlikeLoads& alike : alikeLoads(building, groups, figures)) {
        const OutageTime& outage = outages[alike.members.front()];
        const auto count = static_cast<double>(alike.members.size());
        FailureTable::Row row;
        row.total = outage.group.empty();
        row.cells = {row.total ? cellOf(Tr::tr("Building in all")) : nameCell(alike),
                     row.total ? cellOf(QString()) : cellOf(count),
                     togetherCell(outage.loadW, count), cellOf(outage.minutesPerYear),
                     cellOf(1.0 - outage.minutesPerYear / kMinutesPerYear), cellOf(outage.anyMinutesPerYear)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

FailureTable causeTable(const FailureStudy& study, const Building* building)
{
    FailureTable table;
    table.columns = {words(Tr::tr("Component or cause")), words(Tr::tr("Kind")),
                     count(Tr::tr("Components"), Tr::tr("That the row stands for")),
                     quantity(Tr::tr("Share"), unit::percent, 3,
                              Tr::tr("Of the building’s expected lost load; of a pair each has half")),
                     quantity(Tr::tr("Minutes a year"), unit::one, 3)};
    const auto stageName = [&](const std::string& id) {
        const ChainStage* stage = building ? findById(building->chain, id) : nullptr;
        return toQString(displayName(stage, id));
    };
    for (const OutageCause& part : study.causes) {
        const bool common = part.component.empty();
        FailureTable::Row row;
        if (!common)
            row.components << toQString(part.component);
        QString name;
        if (!common)
            name = part.stage.empty() ? kindWord(part.kind) : stageName(part.stage);
        else if (part.commonCause == "utility")
            name = Tr::tr("All utility feeds at once");
        else if (part.commonCause == "generator")
            name = Tr::tr("All standby sets at once");
        else
            name = Tr::tr("All of “%1” at once").arg(stageName(part.commonCause));
        row.cells = {common ? cellOf(name) : cellOf(name, Tr::tr("As %1").arg(row.components.front())),
                     cellOf(common ? Tr::tr("Common cause") : kindWord(part.kind)),
                     cellOf(static_cast<double>(part.count)), cellOf(part.share),
                     cellOf(part.minutesPerYear)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace rw::ui
