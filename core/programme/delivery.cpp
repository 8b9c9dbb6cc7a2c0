// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/delivery_parts.h"

#include <algorithm>

namespace rw {

namespace {

using delivery::PhasePart;

/// Keeps the later of two days, and what asked for it.
void holdBack(PhaseDelivery& phase, const Date& day, HeldBy by)
{
    if (day <= phase.complete) return;
    phase.complete = day;
    phase.heldBy = by;
}

/// What never comes holds a phase longer than what comes late.
void never(PhaseDelivery& phase, HeldBy by)
{
    if (!phase.never) phase.heldBy = by;
    phase.never = true;
}

PhaseDelivery phaseDelivery(const PhasePart& part, const DeliveryResult& result)
{
    PhaseDelivery phase;
    phase.id = part.result->id;
    phase.name = part.result->name.empty() ? phase.id : part.result->name;
    phase.start = part.result->start;
    phase.end = part.result->end;
    phase.power = part.power;
    if (!part.ramp) return phase;
    phase.dated = true;
    phase.complete = phase.end;

    bool starved = false, dark = false;
    for (const SupplyCheck& check : result.supply)
        for (const SupplyCheck::OfPhase& of : check.phases) {
            if (of.phase != phase.id) continue;
            starved = starved || !of.supplied.set();
            phase.supplied = std::max(phase.supplied, of.supplied);
        }
    for (const GridCheck& check : result.grid)
        for (const GridCheck::OfPhase& of : check.phases) {
            if (of.phase != phase.id) continue;
            dark = dark || !of.energised.set();
            phase.energised = std::max(phase.energised, of.energised);
        }
    if (starved) phase.supplied = {};
    if (dark) phase.energised = {};
    for (const LeadPath& path : result.leadTimes) {
        if (path.phase != phase.id) continue;
        phase.ready = path.ready.set() ? path.ready : path.gridFrom;
        // What begins later by days ends later by as many.
        holdBack(phase, delivery::plusDays(phase.end, path.lateDays), HeldBy::LeadTime);
    }
    holdBack(phase, phase.supplied, HeldBy::Supply);
    holdBack(phase, phase.energised, HeldBy::Grid);
    if (phase.ready.set()) phase.ready = std::max(phase.ready, phase.start);
    if (starved) never(phase, HeldBy::Supply);
    if (dark) never(phase, HeldBy::Grid);
    if (phase.never) phase.complete = {};
    else phase.lateDays = delivery::daysBetween(phase.end, phase.complete);
    return phase;
}

/// The day on which the target is there; unset where it never is.
Date dayOfTarget(const std::vector<Ramp>& ramps, const Power<>& target)
{
    const auto day = dayOf(ramps, target);
    return day && *day ? **day : Date{};
}

}  // namespace

std::string_view name(HeldBy by)
{
    switch (by) {
    case HeldBy::Nothing: break;
    case HeldBy::Supply: return "supply";
    case HeldBy::LeadTime: return "lead_time";
    case HeldBy::Grid: return "grid";
    }
    return "nothing";
}

std::string_view name(MilestoneResult::State state)
{
    switch (state) {
    case MilestoneResult::State::Reached: return "reached";
    case MilestoneResult::State::NoDate: break;
    case MilestoneResult::State::Unreached: return "unreached";
    }
    return "no_date";
}

DeliveryResult evaluateDelivery(const DeliveryInput& in)
{
    DeliveryResult result;
    const std::vector<PhasePart> phases = delivery::phaseParts(in);
    result.supply = delivery::supplyChecks(in, phases);
    result.grid = delivery::gridChecks(in, phases);
    result.leadTimes = delivery::leadPaths(in, phases);
    for (const PhasePart& part : phases) {
        result.phases.push_back(phaseDelivery(part, result));
        if (part.ramp) result.lastEnd = std::max(result.lastEnd, part.ramp->to);
    }
    result.power = delivery::powerOverDays(phases, result.phases);
    const std::vector<Ramp> plan = delivery::rampsOf(phases);
    result.target = in.programme.target.value_or(Power<>{});
    if (result.target.value() <= 0.0)
        for (const Ramp& ramp : plan) result.target += ramp.power;
    result.targetDay = dayOfTarget(plan, result.target);
    result.targetExpected = dayOfTarget(delivery::expectedRamps(phases, result.phases), result.target);
    result.milestones = delivery::milestoneResults(in, phases, result.phases);
    result.released = delivery::releasedBy(result.milestones);
    return result;
}

}  // namespace rw
