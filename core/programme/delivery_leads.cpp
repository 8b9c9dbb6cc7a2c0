// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/delivery_parts.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rw {

std::string_view name(LongLead kind)
{
    return typeOf<LeadTime>().find("kind")->choices[static_cast<std::size_t>(kind)];
}

std::string nameOf(const LeadItem& item)
{
    return item.name.empty() ? text("choice.kind." + std::string(name(item.kind))) : item.name;
}

const LeadItem* LeadPath::critical() const
{
    for (const LeadItem& item : items)
        if (item.critical) return &item;
    return nullptr;
}

}  // namespace rw

namespace rw::delivery {

namespace {

/// Which of a time's range is taken.
enum class Take { Low, Mode, High };
constexpr std::array kTakes{Take::Low, Take::Mode, Take::High};

/// Begun days of a time; none where it is unset.
std::int64_t daysOf(const TimeDatum& time, Take take)
{
    if (!time.set()) return 0;
    double seconds = *time.si;
    switch (take) {
    case Take::Mode: break;
    case Take::Low: seconds = std::min(seconds, time.low.value_or(seconds)); break;
    case Take::High: seconds = std::max(seconds, time.high.value_or(seconds)); break;
    }
    const double days = unit::day.fromSi(seconds);
    return static_cast<std::int64_t>(std::ceil(days - 1e-9));
}

using Kinds = std::array<bool, static_cast<std::size_t>(LongLead::Other) + 1>;

void need(Kinds& kinds, LongLead kind)
{
    kinds[static_cast<std::size_t>(kind)] = true;
}

void needOfChain(const Plan& plan, const std::vector<ChainStage>& chain, Kinds& kinds)
{
    for (const ChainStage& stage : chain) {
        const Converter* converter = findById(plan.converters, stage.converter);
        if (!converter) continue;
        if (converter->kind == ConverterKind::Transformer) need(kinds, LongLead::Transformer);
        if (converter->kind == ConverterKind::Switchgear) need(kinds, LongLead::Switchgear);
        if (converter->kind == ConverterKind::Ups) need(kinds, LongLead::Ups);
    }
}

/// What sites and buildings of a phase are made of. A CDU in the rack comes with it.
Kinds kindsOf(const DeliveryInput& in, const PhasePart& part)
{
    Kinds kinds{};
    for (const SitePart& s : part.sites) {
        const Site* site = findById(in.plan.sites, in.sites[s.site].id);
        const Building* building = site ? findById(in.plan.buildings, site->building) : nullptr;
        if (!building) continue;
        needOfChain(in.plan, site->chain, kinds);
        needOfChain(in.plan, building->chain, kinds);
        if (findById(in.plan.generators, building->power.generator)) need(kinds, LongLead::Generator);
        const CoolingPlant& plant = building->cooling;
        if (findById(in.plan.chillers, plant.chiller) || findById(in.plan.chillers, plant.airChiller)) need(kinds, LongLead::Chiller);
        if (findById(in.plan.heatRejection, plant.heatRejection)) need(kinds, LongLead::HeatRejection);
        if (const Cdu* cdu = findById(in.plan.cdus, plant.cdu); cdu && cdu->kind != CduKind::InRack) need(kinds, LongLead::Cdu);
        need(kinds, LongLead::Shell);
        need(kinds, LongLead::Other);
    }
    need(kinds, LongLead::Rack);
    return kinds;
}

/// The plan's entries of the kinds that are needed, and where it has none of a kind, the default.
std::vector<const LeadTime*> timesOf(const Plan& plan, const Kinds& kinds)
{
    std::vector<const LeadTime*> times;
    Kinds own{};
    for (const LeadTime& time : plan.programme.delivery.leadTimes) {
        if (!time.delivery.set()) continue;
        need(own, time.kind);
        if (kinds[static_cast<std::size_t>(time.kind)]) times.push_back(&time);
    }
    for (const LeadTime& time : defaultLeadTimes()) {
        const auto kind = static_cast<std::size_t>(time.kind);
        if (kinds[kind] && !own[kind]) times.push_back(&time);
    }
    std::stable_sort(times.begin(), times.end(), [](const LeadTime* a, const LeadTime* b) { return a->kind < b->kind; });
    return times;
}

std::int64_t longestInstall(const std::vector<const LeadTime*>& times, Take take)
{
    std::int64_t days = 0;
    for (const LeadTime* time : times)
        if (time->kind != LongLead::Shell) days = std::max(days, daysOf(time->install, take));
    return days;
}

/// From an item's order until all that waits for it is installed, were it the only one.
std::int64_t wayOf(const LeadTime& time, std::int64_t longest, Take take)
{
    const std::int64_t own = daysOf(time.delivery, take) + daysOf(time.install, take);
    return time.kind == LongLead::Shell ? own + longest : own;
}

Date orderOf(const LeadTime& time, const Delivery& delivery)
{
    return time.ordered.set() ? time.ordered : delivery.ordersFrom;
}

/// The day on which a phase's buildings are commissioned.
std::int64_t commissioned(const std::vector<const LeadTime*>& times, const Delivery& delivery, Take take)
{
    const std::int64_t longest = longestInstall(times, take);
    std::int64_t day = dayNumber(orderOf(*times.front(), delivery));
    for (const LeadTime* time : times) day = std::max(day, dayNumber(orderOf(*time, delivery)) + wayOf(*time, longest, take));
    return day + daysOf(delivery.commissioning, take);
}

void fillItems(LeadPath& path, const std::vector<const LeadTime*>& times, const Delivery& delivery)
{
    const std::int64_t longest = longestInstall(times, Take::Mode);
    const std::int64_t last = dayNumber(path.needed) - daysOf(delivery.commissioning, Take::Mode);
    Date shell;
    for (const LeadTime* time : times)
        if (const Date order = orderOf(*time, delivery); time->kind == LongLead::Shell && order.set())
            shell = std::max(shell, plusDays(order, wayOf(*time, 0, Take::Mode)));
    for (const LeadTime* time : times) {
        LeadItem item;
        item.id = time->id;
        item.name = time->name;
        item.kind = time->kind;
        item.latestOrder = dateOfDay(last - wayOf(*time, longest, Take::Mode));
        item.order = orderOf(*time, delivery);
        if (item.order.set()) {
            item.delivered = plusDays(item.order, daysOf(time->delivery, Take::Mode));
            const Date begin = time->kind == LongLead::Shell ? item.delivered : std::max(item.delivered, shell);
            item.installed = plusDays(begin, daysOf(time->install, Take::Mode));
            item.slackDays = daysBetween(item.order, item.latestOrder);
        }
        path.items.push_back(std::move(item));
    }
    // Without a first day of orders the longest way is told: the item that must be ordered first.
    const auto less = [&](const LeadItem& a, const LeadItem& b) {
        return delivery.ordersFrom.set() ? a.slackDays < b.slackDays : a.latestOrder < b.latestOrder;
    };
    std::min_element(path.items.begin(), path.items.end(), less)->critical = true;
}

}  // namespace

std::vector<LeadPath> leadPaths(const DeliveryInput& in, const std::vector<PhasePart>& phases)
{
    const Delivery& delivery = in.plan.programme.delivery;
    std::vector<LeadPath> paths;
    for (const PhasePart& part : phases) {
        if (!part.ramp || part.sites.empty()) continue;
        Kinds kinds{};
        if (part.result->buildings.value() > 0.0) kinds = kindsOf(in, part);
        else need(kinds, LongLead::Rack);
        const std::vector<const LeadTime*> times = timesOf(in.plan, kinds);
        if (times.empty()) continue;
        LeadPath path;
        path.phase = part.result->id;
        path.needed = part.ramp->from;
        fillItems(path, times, delivery);
        for (const SitePart& s : part.sites)
            if (const Site* site = findById(in.plan.sites, in.sites[s.site].id))
                path.gridFrom = std::max(path.gridFrom, firstEnergised(*site));
        if (delivery.ordersFrom.set()) {
            std::array<Date, 3> ready;
            for (const Take take : kTakes)
                ready[static_cast<std::size_t>(take)] = std::max(dateOfDay(commissioned(times, delivery, take)), path.gridFrom);
            path.commissioned = dateOfDay(commissioned(times, delivery, Take::Mode));
            path.readyEarly = ready[0];
            path.ready = ready[1];
            path.readyLate = ready[2];
            path.lateDays = std::max<std::int64_t>(0, daysBetween(path.needed, path.commissioned));
        }
        paths.push_back(std::move(path));
    }
    return paths;
}

}  // namespace rw::delivery
