// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/rack_inventory.h"

#include <algorithm>

namespace rw {

namespace {

constexpr double kGravity = 9.80665;       // m/s², standard
constexpr double kUnit = 0.04445;          // m, one U (EIA-310), where the frame tells no pitch

void countRoom(const RackDesign& design, std::int64_t units, RackBalance& balance)
{
    std::vector<bool> taken(static_cast<std::size_t>(std::max<std::int64_t>(units, 0)), false);
    for (const Slot& slot : design.slots) {
        const Tray* tray = findById(design.trays, slot.tray);
        for (std::int64_t u = slot.position; tray && u < slot.position + tray->height; ++u)
            if (u >= 1 && u <= units) taken[static_cast<std::size_t>(u - 1)] = true;
    }
    std::int64_t gap = 0;
    for (const bool there : taken) {
        gap = there ? 0 : gap + 1;
        balance.free += there ? 0 : 1;
        balance.largestGap = std::max(balance.largestGap, gap);
    }
}

}  // namespace

RackBalance rackBalance(const Plan& plan, const RackDesign& design, const RackResult<double>& rack)
{
    RackBalance balance;
    const Frame* frame = findById(plan.frames, design.frame);
    if (!frame) return balance;
    countRoom(design, frame->units, balance);
    if (rack.mass && frame->width.si.value_or(0.0) > 0.0 && frame->depth.si.value_or(0.0) > 0.0)
        balance.footprint = Pressure<>::fromSi(rack.mass->si() * kGravity / (*frame->width.si * *frame->depth.si));
    const double pitch = frame->pitch.si.value_or(kUnit);
    const double room = pitch * static_cast<double>(frame->units);
    const double height = std::max(frame->height.si.value_or(room), room);
    const double plinth = (height - room) / 2.0;
    double mass = 0.0, moment = 0.0;
    const auto add = [&](const MassDatum& each, double at) {
        if (!each.set()) {
            balance.partial = true;
            return;
        }
        mass += *each.si;
        moment += *each.si * at;
    };
    add(frame->mass, height / 2.0);
    for (const Slot& slot : design.slots)
        if (const Tray* tray = findById(design.trays, slot.tray))
            add(tray->mass, plinth + pitch * (static_cast<double>(slot.position - 1) + static_cast<double>(tray->height) / 2.0));
    if (mass <= 0.0) return balance;
    balance.counted = Mass<>::fromSi(mass);
    balance.centre = Length<>::fromSi(moment / mass);
    return balance;
}

}  // namespace rw
