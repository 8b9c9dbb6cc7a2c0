// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/findings.h"

#include "base/text.h"

namespace rw {

namespace {

std::string powerWords(const Power<>& power)
{
    return readable(power.value(), scaledUnit(power.value(), unit::W));
}

std::string whole(std::int64_t n)
{
    return readableNumber(static_cast<double>(n), 15);
}

std::string daysWords(std::int64_t days)
{
    return text(days == 1 ? "delivery.day" : "delivery.days", {{"n", whole(days)}});
}

/// Why a phase is late, and what closes it.
struct Cause {
    std::string why;
    std::string mend;
};

Cause supplyCause(const DeliveryResult& d, const PhaseDelivery& phase)
{
    const SupplyCheck* worst = nullptr;
    const SupplyCheck::OfPhase* at = nullptr;
    for (const SupplyCheck& check : d.supply)
        for (const SupplyCheck::OfPhase& of : check.phases) {
            if (of.phase != phase.id) continue;
            const bool later = !at || (at->supplied.set() && (!of.supplied.set() || at->supplied < of.supplied));
            if (!later) continue;
            worst = &check;
            at = &of;
        }
    if (!at) return {};
    const TextArgs args{{"missing", whole(at->missing)}, {"rack", worst->name}, {"end", phase.end.text()}};
    return {text("delivery.cause.supply", args), text("delivery.mend.supply", args)};
}

Cause gridCause(const DeliveryResult& d, const PhaseDelivery& phase)
{
    const GridCheck* worst = nullptr;
    const GridCheck::OfPhase* at = nullptr;
    for (const GridCheck& check : d.grid)
        for (const GridCheck::OfPhase& of : check.phases) {
            if (of.phase != phase.id) continue;
            const bool later = !at || (at->energised.set() && (!of.energised.set() || at->energised < of.energised));
            if (!later) continue;
            worst = &check;
            at = &of;
        }
    if (!at) return {};
    const TextArgs args{{"missing", powerWords(at->missing)}, {"site", worst->name}, {"end", phase.end.text()}};
    return {text("delivery.cause.grid", args), text("delivery.mend.grid", args)};
}

std::string leadMend(const LeadItem& item)
{
    return text("delivery.mend.lead-time", {{"item", nameOf(item)}, {"latest", item.latestOrder.text()}});
}

Cause leadCause(const DeliveryResult& d, const PhaseDelivery& phase)
{
    for (const LeadPath& path : d.leadTimes) {
        const LeadItem* item = path.critical();
        if (path.phase != phase.id || !item) continue;
        const TextArgs args{{"item", nameOf(*item)}, {"order", item->order.text()}, {"commissioned", path.commissioned.text()},
                            {"late", daysWords(path.lateDays)}, {"start", path.needed.text()}};
        return {text("delivery.cause.lead-time", args), leadMend(*item)};
    }
    return {};
}

Cause causeOf(const DeliveryResult& d, const PhaseDelivery& phase)
{
    switch (phase.heldBy) {
    case HeldBy::Nothing: break;
    case HeldBy::Supply: return supplyCause(d, phase);
    case HeldBy::LeadTime: return leadCause(d, phase);
    case HeldBy::Grid: return gridCause(d, phase);
    }
    return {};
}

void phaseFindings(const DeliveryResult& d, std::vector<Finding>& out)
{
    for (const PhaseDelivery& phase : d.phases) {
        if (!phase.dated || phase.heldBy == HeldBy::Nothing) continue;
        const Cause cause = causeOf(d, phase);
        const std::string path = "programme.phases[" + phase.id + "]";
        if (phase.never)
            out.push_back({Severity::Warning, "date.never", path,
                           {{"phase", phase.name}, {"end", phase.end.text()}, {"cause", cause.why}, {"mend", cause.mend}}, {}});
        else
            out.push_back({Severity::Warning, "date.missed", path,
                           {{"phase", phase.name}, {"complete", phase.complete.text()}, {"late", daysWords(phase.lateDays)},
                            {"end", phase.end.text()}, {"cause", cause.why}, {"mend", cause.mend}}, {}});
    }
    if (d.targetExpected.set() && d.lastEnd < d.targetExpected)
        out.push_back({Severity::Warning, "date.target-missed", "programme",
                       {{"target", powerWords(d.target)}, {"day", d.targetExpected.text()},
                        {"late", daysWords(dayNumber(d.targetExpected) - dayNumber(d.lastEnd))}, {"end", d.lastEnd.text()}}, {}});
}

void supplyFindings(const DeliveryResult& d, std::vector<Finding>& out)
{
    for (const SupplyCheck& check : d.supply)
        if (check.firstShort.set())
            out.push_back({Severity::Warning, "date.supply", "rack_designs[" + check.rackDesign + "]",
                           {{"rack", check.name}, {"first", check.firstShort.text()}, {"missing", whole(check.worstMissing)},
                            {"worst", check.worst.text()}}, {}});
}

void gridFindings(const DeliveryResult& d, std::vector<Finding>& out)
{
    for (const GridCheck& check : d.grid)
        if (check.firstShort.set())
            out.push_back({Severity::Warning, "date.grid", "sites[" + check.site + "]",
                           {{"site", check.name}, {"first", check.firstShort.text()}, {"then", powerWords(check.missingThen)},
                            {"missing", powerWords(check.worstMissing)}, {"worst", check.worst.text()}}, {}});
}

/// Where its lead times are what makes a phase late, that is told of the phase already; here are those that start late although
/// something else, or nothing, moves their end.
void leadFindings(const DeliveryResult& d, std::vector<Finding>& out)
{
    for (const LeadPath& path : d.leadTimes) {
        const LeadItem* item = path.critical();
        if (path.lateDays <= 0 || !item) continue;
        const PhaseDelivery* phase = findById(d.phases, path.phase);
        if (phase && phase->dated && phase->heldBy == HeldBy::LeadTime) continue;
        out.push_back({Severity::Warning, "date.lead-time", "programme.phases[" + path.phase + "]",
                       {{"phase", phase ? phase->name : path.phase}, {"item", nameOf(*item)}, {"order", item->order.text()},
                        {"commissioned", path.commissioned.text()}, {"late", daysWords(path.lateDays)},
                        {"start", path.needed.text()}, {"mend", leadMend(*item)}}, {}});
    }
}

void milestoneFindings(const DeliveryResult& d, std::vector<Finding>& out)
{
    Power<> built{};
    for (const PhaseDelivery& phase : d.phases) built += phase.power;
    for (const MilestoneResult& m : d.milestones) {
        const std::string path = "programme.milestones[" + m.id + "]";
        if (m.state == MilestoneResult::State::Unreached)
            out.push_back({Severity::Warning, "milestone.unreached", path,
                           {{"milestone", m.name}, {"at", powerWords(m.at)}, {"built", powerWords(built)}}, {}});
        if (m.state == MilestoneResult::State::NoDate && m.at.value() > 0.0)
            out.push_back({Severity::Note, "milestone.no-date", path, {{"milestone", m.name}, {"at", powerWords(m.at)}}, {}});
        if (m.lateDays > 0)
            out.push_back({Severity::Warning, "milestone.late", path,
                           {{"milestone", m.name}, {"day", m.day.text()}, {"late", daysWords(m.lateDays)}, {"due", m.due.text()}}, {}});
        if (m.gridMissing.value() > 0.0)
            out.push_back({Severity::Warning, "milestone.grid", path,
                           {{"milestone", m.name}, {"day", m.day.text()}, {"missing", powerWords(m.gridMissing)}}, {}});
    }
}

}  // namespace

void deliveryFindings(const Plan&, const Evaluation& e, std::vector<Finding>& out)
{
    phaseFindings(e.delivery, out);
    leadFindings(e.delivery, out);
    supplyFindings(e.delivery, out);
    gridFindings(e.delivery, out);
    milestoneFindings(e.delivery, out);
}

}  // namespace rw
