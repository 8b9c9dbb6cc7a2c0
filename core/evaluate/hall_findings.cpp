// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include "layout/fault_summary.h"
#include "layout/fault_words.h"

#include <algorithm>

namespace rw {

namespace {

using layout::FaultKind;

std::string figure(FaultKind kind, double value)
{
    const Unit& unit = layout::unitOf(kind);
    switch (kind) {
    case FaultKind::FloorLoad: return readable(unit.toSi(value), unit::kPa);
    case FaultKind::CduReach:
    case FaultKind::CordReach: return readable(unit.toSi(value), unit::m);
    default: return readable(unit.toSi(value), unit, 6);
    }
}

std::string nameOf(const Hall& hall, const std::string& id)
{
    if (id.empty()) return text("layout.edge");
    const std::string_view asked = id;
    const std::size_t at = hall.layout.find(std::span(&asked, 1)).front();
    return at < hall.layout.size() && !hall.layout[at].name.empty() ? hall.layout[at].name : id;
}

/// What the racks weigh that stand in halls, for those that ask for it.
void weigh(const Evaluation& e, layout::HallLimits& limits)
{
    if (!limits.floorLoad) return;
    for (const RackResult<double>& rack : e.racks)
        if (rack.mass) limits.rackMass[rack.id] = rack.mass->value();
    for (const auto& platform : e.platforms)
        if (const auto own = limits.rackMass.find(platform.rackDesign); own != limits.rackMass.end())
            limits.openRackMass = std::max(limits.openRackMass.value_or(0.0), own->second);
}

}  // namespace

void hallFindings(const Plan& plan, const Evaluation& e, std::vector<Finding>& out)
{
    for (const Hall& hall : plan.halls) {
        if (hall.layout.empty()) continue;
        layout::HallLimits limits = layout::limitsOf(hall);
        weigh(e, limits);
        for (const layout::FaultSummary& s : layout::checkedHall(hall.layout, limits)) {
            const layout::LayoutFault& f = s.worst;
            const std::string worst = faultSentence(f, {nameOf(hall, f.subject), nameOf(hall, f.other), figure(f.kind, f.measured),
                                                        figure(f.kind, f.allowed)});
            out.push_back({severityOf(f.kind), "layout." + std::string(layout::name(f.kind)), "halls[" + hall.id + "].layout",
                           {{"hall", displayName(hall)},
                            {"count", readableNumber(static_cast<double>(s.count), 12)},
                            {"worst", worst}}, {}});
        }
    }
}

}  // namespace rw
