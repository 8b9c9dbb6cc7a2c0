// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_faults.h"

#include "hall_drawing.h"
#include "hall_ruler.h"
#include "layout/fault_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>

namespace rw::ui {
namespace {

/// A fault's figure as it is read: mm as lengths of the floor, others in their unit.
QString figure(const layout::LayoutFault& fault, double value, UnitSystem units)
{
    const Unit& own = layout::unitOf(fault.kind);
    if (own.dimension == dim::length) return lengthText(value, units);
    if (own.dimension == dim::pressure) return floorLoadText(own.toSi(value), units);
    return formatCount(static_cast<qint64>(value));
}

/// Unless it has a name, an area is what it is for, and what is built is what it is.
std::string nameInSentence(const Placement& p)
{
    const bool area = p.kind == PlacementKind::Zone || p.kind == PlacementKind::Containment;
    if (!p.name.empty() || (!area && !layout::isBuilt(p.kind) && p.kind != PlacementKind::Busway)) return placementName(p).toStdString();
    const bool used = p.use != AreaUse::Free && p.use != AreaUse::KeepClear;
    return (area && used ? areaUseName(p.use) : placementKindName(p.kind)).toStdString();
}

/// What a fault's ids are called and where they stand; unset: no such placement is drawn yet.
struct NamedPlacement {
    std::string name;
    std::optional<std::size_t> index;
};

HallFault toHallFault(const layout::LayoutFault& fault, const NamedPlacement& subject, const NamedPlacement& other, UnitSystem units)
{
    using layout::FaultKind;
    HallFault told;
    for (const NamedPlacement* named : {&subject, &other})
        if (named->index) told.placements.push_back(*named->index);
    std::sort(told.placements.begin(), told.placements.end());
    told.where = toQRect(fault.where);
    told.severity = layout::severityOf(fault.kind);
    const QString is = figure(fault, fault.measured, units);
    const QString asked = figure(fault, fault.allowed, units);
    told.text = toQString(faultSentence(fault, {subject.name, other.name, is.toStdString(), asked.toStdString()}));
    // A sentence begins large, a name as it was given.
    if (!told.text.isEmpty() && (subject.name.empty() || !told.text.startsWith(toQString(subject.name)))) told.text[0] = told.text[0].toUpper();
    const bool distance = fault.kind == FaultKind::FrontClear || fault.kind == FaultKind::RearClear || fault.kind == FaultKind::ServiceClear
                          || fault.kind == FaultKind::Aisle;
    if (distance && !told.where.isEmpty()) {
        // The clear strip is as deep as what is asked for, along the side that fits it better; an aisle is as wide as it is.
        const double depth = fault.kind == FaultKind::Aisle ? fault.measured : fault.allowed;
        const QRectF& w = told.where;
        const bool upright = std::abs(w.height() - depth) <= std::abs(w.width() - depth);
        told.measured = upright ? QLineF(w.center().x(), w.top(), w.center().x(), w.bottom()) : QLineF(w.left(), w.center().y(), w.right(), w.center().y());
        told.measure = QCoreApplication::translate("rw::ui::HallFaults", "%1 of %2").arg(is, asked);
    }
    return told;
}

}  // namespace

std::vector<HallFault> toHallFaults(const std::vector<layout::LayoutFault>& faults, const HallDrawing& drawing, std::size_t most, UnitSystem units,
                                    const std::vector<Placement>& added)
{
    const std::size_t count = std::min(faults.size(), most);
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < count; ++i)
        for (const std::string* id : {&faults[i].subject, &faults[i].other}) ids.push_back(*id);
    const std::vector<std::size_t> places = drawing.layout().find(ids);
    const auto named = [&](std::size_t k) -> NamedPlacement {
        if (ids[k].empty()) return {};
        if (places[k] < drawing.size()) return {nameInSentence(drawing.at(places[k])), places[k]};
        for (const Placement& p : added)
            if (p.id == ids[k]) return {p.name.empty() ? placementKindName(p.kind).toStdString() : p.name, std::nullopt};
        return {std::string(ids[k]), std::nullopt};
    };
    std::vector<HallFault> told;
    told.reserve(count);
    for (std::size_t i = 0; i < count; ++i) told.push_back(toHallFault(faults[i], named(2 * i), named(2 * i + 1), units));
    return told;
}

}  // namespace rw::ui
