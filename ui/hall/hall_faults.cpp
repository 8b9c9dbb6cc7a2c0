// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_faults.h"

#include "hall_drawing.h"
#include "hall_ruler.h"

#include <QCoreApplication>

#include <algorithm>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::HallFaults)
};

/// A fault's figure as it is read: mm as lengths of the floor, others in their unit.
QString figure(const layout::LayoutFault& fault, double value, UnitSystem units)
{
    const Unit& own = layout::unitOf(fault.kind);
    if (own.dimension == dim::length) return lengthText(value, units);
    if (own.dimension == dim::pressure) return formatValue(own.toSi(value), unit::kPa, units);
    return formatCount(static_cast<qint64>(value));
}

}  // namespace

HallFault toHallFault(const layout::LayoutFault& fault, const PlacementNames& names, UnitSystem units)
{
    using layout::FaultKind;
    HallFault told;
    const NamedPlacement subject = fault.subject.empty() ? NamedPlacement{} : names(fault.subject);
    const NamedPlacement other = fault.other.empty() ? NamedPlacement{} : names(fault.other);
    for (const NamedPlacement& named : {subject, other})
        if (named.index) told.placements.push_back(*named.index);
    std::sort(told.placements.begin(), told.placements.end());
    told.where = toQRect(fault.where);
    const QString is = figure(fault, fault.measured, units);
    const QString asked = figure(fault, fault.allowed, units);
    const QString feed = toQString(fault.feed);
    const auto clear = [&](const QString& words) {
        return other.name.isEmpty() ? words.arg(subject.name, is, asked) : Tr::tr("%1 (%2)").arg(words.arg(subject.name, is, asked), other.name);
    };
    bool distance = false;
    switch (fault.kind) {
    case FaultKind::Overlap: told.text = Tr::tr("%1 overlaps %2").arg(subject.name, other.name); break;
    case FaultKind::Outside: told.text = Tr::tr("%1 stands outside the hall").arg(subject.name); break;
    case FaultKind::Askew: told.text = Tr::tr("%1 is turned by %2°, which is no quarter turn").arg(subject.name, is); break;
    case FaultKind::FrontClear:
        told.text = clear(Tr::tr("%1: %2 clear in front, %3 asked for"));
        distance = true;
        break;
    case FaultKind::RearClear:
        told.text = clear(Tr::tr("%1: %2 clear behind, %3 asked for"));
        distance = true;
        break;
    case FaultKind::ServiceClear:
        told.text = clear(Tr::tr("%1: %2 clear for service, %3 asked for"));
        distance = true;
        break;
    case FaultKind::ZoneEntered: told.text = Tr::tr("%1 stands in %2, which is kept clear").arg(subject.name, other.name); break;
    case FaultKind::DoorBlocked: told.text = Tr::tr("%1 cannot open: %2 stands in its swing").arg(subject.name, other.name); break;
    case FaultKind::Aisle:
        told.text = Tr::tr("%1 is %2 wide, %3 asked for").arg(subject.name, is, asked);
        distance = true;
        break;
    case FaultKind::FloorLoad: told.text = Tr::tr("%1 loads the floor with %2, which bears %3").arg(subject.name, is, asked); break;
    case FaultKind::CduReach: told.text = Tr::tr("%1: %2 to its CDU %4, at most %3").arg(subject.name, is, asked, other.name); break;
    case FaultKind::CordReach:
        told.text = feed.isEmpty() ? Tr::tr("%1: %2 to its busway or panel, at most %3").arg(subject.name, is, asked)
                                   : Tr::tr("%1: %2 to feed %4, at most %3").arg(subject.name, is, asked, feed);
        break;
    case FaultKind::NoCdu: told.text = Tr::tr("No CDU is drawn for %1 racks").arg(is); break;
    case FaultKind::NoFeed:
        told.text = feed.isEmpty() ? Tr::tr("No busway or panel is drawn for %1 racks").arg(is) : Tr::tr("No busway or panel of feed %2 is drawn for %1 racks").arg(is, feed);
        break;
    }
    told.error = fault.kind == FaultKind::Overlap || fault.kind == FaultKind::Outside || fault.kind == FaultKind::ZoneEntered
                 || fault.kind == FaultKind::DoorBlocked;
    if (distance && !told.where.isEmpty()) {
        // The clear strip is as deep as what is measured is long, along the side that fits it better.
        const QRectF& w = told.where;
        const bool upright = std::abs(w.height() - fault.measured) <= std::abs(w.width() - fault.measured);
        told.measured = upright ? QLineF(w.center().x(), w.top(), w.center().x(), w.bottom()) : QLineF(w.left(), w.center().y(), w.right(), w.center().y());
        told.measure = Tr::tr("%1 of %2").arg(is, asked);
    }
    return told;
}

}  // namespace rw::ui
