// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "programme/delivery_parts.h"

#include <algorithm>

namespace rw::delivery {

namespace {

constexpr double kSameRamp = 1e-12;

Date dayOfPower(const std::vector<Ramp>& ramps, const Power<>& power)
{
    const auto day = dayOf(ramps, power);
    return day && *day ? **day : Date{};
}

}  // namespace

std::vector<MilestoneResult> milestoneResults(const DeliveryInput& in, const std::vector<PhasePart>& phases,
                                              const std::vector<PhaseDelivery>& delivery)
{
    const std::vector<Ramp> plan = rampsOf(phases), expected = expectedRamps(phases, delivery);
    Power<> built{};
    for (const PhasePart& part : phases) built += part.power;
    std::vector<MilestoneResult> results;
    for (const Milestone& milestone : in.plan.programme.milestones) {
        MilestoneResult r;
        r.id = milestone.id;
        r.name = displayName(milestone);
        r.kind = milestone.kind;
        r.due = milestone.day;
        r.at = Power<>::fromSi(milestone.at.si.value_or(0.0));
        r.amount = Money<>::fromSi(milestone.amount.si.value_or(0.0));
        r.shares = milestone.shares;
        r.sharePrice = Money<>::fromSi(milestone.sharePrice.si.value_or(0.0));
        r.condition = milestone.condition;
        if (milestone.at.set()) {
            r.day = dayOfPower(plan, r.at);
            r.expected = dayOfPower(expected, r.at);
            if (r.day.set() && r.due.set()) r.lateDays = std::max<std::int64_t>(0, daysBetween(r.due, r.day));
        } else {
            r.day = r.expected = milestone.day;
        }
        if (r.day.set()) {
            r.state = MilestoneResult::State::Reached;
            r.gridMissing = gridMissing(in, phases, r.day);
        } else if (milestone.at.set() && built.value() < r.at.value() * (1.0 - kSameRamp)) {
            r.state = MilestoneResult::State::Unreached;
        }
        results.push_back(std::move(r));
    }
    return results;
}

std::vector<Released> releasedBy(const std::vector<MilestoneResult>& milestones)
{
    std::vector<const MilestoneResult*> reached;
    for (const MilestoneResult& m : milestones)
        if (m.state == MilestoneResult::State::Reached && m.kind != MilestoneKind::Note) reached.push_back(&m);
    std::stable_sort(reached.begin(), reached.end(),
                     [](const MilestoneResult* a, const MilestoneResult* b) { return a->day < b->day; });
    std::vector<Released> out;
    for (const MilestoneResult* m : reached) {
        const Released before = out.empty() ? Released{} : out.back();
        Released now = before;
        switch (m->kind) {
        case MilestoneKind::Note: break;
        case MilestoneKind::Money: now.money += m->amount; break;
        case MilestoneKind::Shares:
            now.shares += m->shares;
            if (m->onPrice()) now.sharesOnPrice += m->shares;
            break;
        case MilestoneKind::Option: ++now.options; break;
        }
        // A tranche whose size nobody tells releases nothing that can be counted.
        if (now.money == before.money && now.shares == before.shares && now.options == before.options) continue;
        now.day = m->day;
        if (before.day == now.day) out.back() = now;
        else out.push_back(now);
    }
    return out;
}

}  // namespace rw::delivery
