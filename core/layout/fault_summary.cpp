// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/fault_summary.h"

#include <array>
#include <map>
#include <mutex>

namespace rw::layout {

namespace {

double badness(const LayoutFault& f)
{
    switch (f.kind) {
    case FaultKind::Overlap:
    case FaultKind::ZoneEntered:
    case FaultKind::DoorBlocked: return static_cast<double>(f.where.width) * static_cast<double>(f.where.depth);
    case FaultKind::FrontClear:
    case FaultKind::RearClear:
    case FaultKind::ServiceClear:
    case FaultKind::Aisle: return f.allowed - f.measured;
    case FaultKind::Outside:
    case FaultKind::Askew:
    case FaultKind::FloorLoad:
    case FaultKind::CduReach:
    case FaultKind::CordReach:
    case FaultKind::NoCdu:
    case FaultKind::NoFeed: return f.measured - f.allowed;
    }
    return 0.0;
}

/// Below this a check is quicker than anything worth remembering.
constexpr std::size_t kWorthRemembering = 500;

struct Remembered {
    Block<Placement> layout;
    HallLimits limits;
    std::vector<FaultSummary> faults;
};

}  // namespace

std::vector<FaultSummary> summarised(const std::vector<LayoutFault>& faults)
{
    std::map<FaultKind, FaultSummary> byKind;
    for (const LayoutFault& f : faults) {
        FaultSummary& s = byKind[f.kind];
        if (s.count++ == 0 || badness(f) > badness(s.worst)) s.worst = f;
    }
    std::vector<FaultSummary> out;
    for (auto& [kind, s] : byKind) out.push_back(std::move(s));
    return out;
}

std::vector<FaultSummary> checkedHall(const Block<Placement>& layout, const HallLimits& limits)
{
    const auto check = [&] { return summarised(HallChecker(layout, limits).all()); };
    if (layout.size() < kWorthRemembering) return check();
    // A memo only: what it holds is what check() gives.
    static std::mutex mutex;
    static std::array<Remembered, 8> memo;
    static std::size_t next = 0;
    {
        const std::lock_guard lock(mutex);
        for (const Remembered& r : memo)
            if (r.layout.sharedWith(layout) && r.limits == limits) return r.faults;
    }
    std::vector<FaultSummary> faults = check();
    const std::lock_guard lock(mutex);
    memo[next] = {layout, limits, faults};
    next = (next + 1) % memo.size();
    return faults;
}

}  // namespace rw::layout
