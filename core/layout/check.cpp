// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/check.h"

#include "layout/scene.h"

#include <algorithm>

namespace rw::layout {

std::string_view name(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Overlap: return "overlap";
    case FaultKind::Outside: return "outside";
    case FaultKind::Askew: return "askew";
    case FaultKind::FrontClear: return "front-clear";
    case FaultKind::RearClear: return "rear-clear";
    case FaultKind::ServiceClear: return "service-clear";
    case FaultKind::ZoneEntered: return "zone-entered";
    case FaultKind::DoorBlocked: return "door-blocked";
    case FaultKind::Aisle: return "aisle";
    case FaultKind::FloorLoad: return "floor-load";
    case FaultKind::CduReach: return "cdu-reach";
    case FaultKind::CordReach: return "cord-reach";
    case FaultKind::NoCdu: return "no-cdu";
    case FaultKind::NoFeed: return "no-feed";
    }
    return "";
}

const Unit& unitOf(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Outside:
    case FaultKind::FrontClear:
    case FaultKind::RearClear:
    case FaultKind::ServiceClear:
    case FaultKind::Aisle:
    case FaultKind::CduReach:
    case FaultKind::CordReach: return unit::mm;
    case FaultKind::FloorLoad: return unit::Pa;
    case FaultKind::Overlap:
    case FaultKind::Askew:
    case FaultKind::ZoneEntered:
    case FaultKind::DoorBlocked:
    case FaultKind::NoCdu:
    case FaultKind::NoFeed: return unit::one;
    }
    return unit::one;
}

HallLimits limitsOf(const Hall& hall)
{
    const auto length = [](const LengthDatum& d) { return d.set() ? std::optional(toMm(*d.si)) : std::nullopt; };
    HallLimits l;
    l.hall = hallRect(hall);
    l.frontClear = length(hall.frontClear);
    l.rearClear = length(hall.rearClear);
    l.serviceClear = length(hall.serviceClear);
    l.cduReach = length(hall.cduReach);
    l.cordReach = length(hall.cordReach);
    l.floorLoad = hall.floorLoad.si;
    return l;
}

HallChecker::HallChecker(const Block<Placement>& layout, const HallLimits& limits)
    : m_scene(std::make_unique<const Scene>(layout, limits))
{}
HallChecker::~HallChecker() = default;
HallChecker::HallChecker(HallChecker&&) noexcept = default;
HallChecker& HallChecker::operator=(HallChecker&&) noexcept = default;

std::vector<LayoutFault> HallChecker::all() const
{
    const View view(*m_scene);
    std::vector<LayoutFault> out;
    view.check(View::kHall, out);
    for (std::size_t i = 0; i < view.size(); ++i) view.check(static_cast<Grid::Key>(i), out);
    return out;
}

HallChecker::Change HallChecker::changed(std::span<const Placement> now, std::span<const std::string> gone) const
{
    const View view(*m_scene, now, gone);
    Change out;
    for (Grid::Key key : view.touched()) {
        out.checked.push_back(key == View::kHall ? std::string() : view.id(key));
        if (!view.isGone(key)) view.check(key, out.faults);
    }
    return out;
}

std::optional<double> HallChecker::greatestFloorLoad() const
{
    const View view(*m_scene);
    std::optional<double> most;
    for (std::size_t i = 0; i < view.size(); ++i)
        if (const std::optional<double> load = view.floorLoad(static_cast<Grid::Key>(i))) most = std::max(most.value_or(0.0), *load);
    return most;
}

}  // namespace rw::layout
