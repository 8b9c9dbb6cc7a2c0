// SPDX-License-Identifier: GPL-3.0-or-later
#include "elevation.h"

#include "catalogue/display_name.h"
#include "evaluate/rack_services.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Elevation)
};

constexpr int kUnitsWithoutFrame = 48;
constexpr double kOpenUnit = 0.048;  // m, one OU (Open Rack V3)

bool overlap(int positionA, int heightA, int positionB, int heightB)
{
    return positionA < positionB + heightB && positionB < positionA + heightA;
}

}  // namespace

QString kindName(TrayKind kind)
{
    switch (kind) {
    case TrayKind::Compute: return Tr::tr("Compute");
    case TrayKind::Switch: return Tr::tr("Switch");
    case TrayKind::Power: return Tr::tr("Power shelf");
    case TrayKind::Cooling: return Tr::tr("Cooling");
    case TrayKind::Network: return Tr::tr("Network");
    case TrayKind::Storage: return Tr::tr("Storage");
    case TrayKind::Management: return Tr::tr("Management");
    case TrayKind::Other: return Tr::tr("Other");
    }
    return {};
}

QString mountingUnit(const Frame* frame)
{
    const bool open = frame && frame->pitch.set() && *frame->pitch.si > kOpenUnit - 1e-3;
    return open ? QStringLiteral("OU") : QStringLiteral("U");
}

QString cordName(int cord)
{
    return QString(QChar(ushort('A' + cord)));
}

QString cordWords(const QList<int>& cords)
{
    QStringList names;
    for (const int cord : cords) names << cordName(cord);
    return names.size() == 2 ? Tr::tr("%1 and %2").arg(names[0], names[1]) : names.join(QStringLiteral(", "));
}

const ElevationTray* Elevation::find(const QString& slot) const
{
    for (const ElevationTray& tray : trays)
        if (tray.slot == slot) return &tray;
    return nullptr;
}

QString Elevation::place(int position, int height) const
{
    return height > 1 ? QStringLiteral("%1%2–%3").arg(unitName).arg(position).arg(position + height - 1)
                      : QStringLiteral("%1%2").arg(unitName).arg(position);
}

QString Elevation::obstacle(int position, int height, const QStringList& ignored) const
{
    if (position < 1)
        return Tr::tr("Below the frame: the lowest place is %1").arg(place(1, 1));
    if (position + height - 1 > units)
        return Tr::tr("Beyond the frame: it ends at %1").arg(place(units, 1));
    for (const ElevationTray& other : trays) {
        if (ignored.contains(other.slot) || !overlap(position, height, other.position, other.height)) continue;
        return Tr::tr("Collides with %1 at %2").arg(other.name, place(other));
    }
    return {};
}

std::optional<int> Elevation::firstFree(int height, int from) const
{
    for (const int start : {std::max(from, 1), 1})
        for (int position = start; position + height - 1 <= units; ++position)
            if (obstacle(position, height).isEmpty()) return position;
    return std::nullopt;
}

int Elevation::unitsUsed() const
{
    std::set<int> used;
    for (const ElevationTray& tray : trays)
        for (int u = tray.position; u <= tray.top(); ++u) used.insert(u);
    return static_cast<int>(used.size());
}

Elevation elevationOf(const Plan& plan, const RackDesign& design, const RackResult<double>* result)
{
    Elevation e;
    e.unitName = QStringLiteral("U");
    e.units = kUnitsWithoutFrame;
    if (const Frame* frame = findById(plan.frames, design.frame)) {
        e.units = static_cast<int>(frame->units);
        e.frameName = toQString(frame->name);
        e.unitName = mountingUnit(frame);
        if (frame->busbarFeed != BusbarFeed::None) {
            QStringList words;
            if (frame->busbarVoltage.set()) words << formatValue(*frame->busbarVoltage.si, unit::V);
            if (frame->busbarRating.set()) words << formatValue(*frame->busbarRating.si, unit::A);
            e.busbar = words.isEmpty() ? Tr::tr("Busbar") : words.join(QStringLiteral(" · "));
        }
    }
    for (const Slot& slot : design.slots) {
        ElevationTray t;
        t.slot = toQString(slot.id);
        t.tray = toQString(slot.tray);
        t.position = static_cast<int>(slot.position);
        t.name = t.tray;
        if (const Tray* tray = findById(design.trays, slot.tray)) {
            t.name = toQString(displayName(*tray));
            t.kind = tray->kind;
            t.height = static_cast<int>(std::max<std::int64_t>(tray->height, 1));
            t.accelerators = static_cast<int>(tray->accelerators);
            t.liquid = tray->liquidShare.set() && *tray->liquidShare.si > 0.0;
            t.power = tray->power.si;
            t.mass = tray->mass.si;
            t.liquidShare = tray->liquidShare.si;
            if (const Converter* converter = findById(plan.converters, tray->converter);
                converter && tray->kind == TrayKind::Power)
            {
                t.modules = static_cast<int>(converter->modules);
                t.rating = converter->rating.si;
            }
        } else {
            t.fault = Tr::tr("Names no tray of this design");
        }
        if (result)
            for (const TrayResult<double>& r : result->trays)
                if (r.id == slot.tray && r.count > 0) {
                    if (r.power.value() > 0.0) t.power = r.power.value();
                    if (r.liquidHeat.value() > 0.0) t.liquidHeat = r.liquidHeat.value() / static_cast<double>(r.count);
                }
        t.onBusbar = !e.busbar.isEmpty() && (t.kind != TrayKind::Cooling || t.power);
        e.liquid = e.liquid || t.liquid;
        e.trays.push_back(std::move(t));
    }
    e.liquid = e.liquid || (design.liquidShare.set() && *design.liquidShare.si > 0.0);
    for (ElevationTray& t : e.trays)
        if (t.fault.isEmpty()) t.fault = e.obstacle(t.position, t.height, {t.slot});
    return e;
}

void addServices(Elevation& e, const Plan& plan, const RackDesign& design, const Evaluation& evaluation, UnitSystem units)
{
    const RackServices services = rackServices(plan, evaluation, design);
    e.cords = services.cords;
    if (services.cords > 0) {
        QStringList words;
        if (services.voltage) words << formatValue(services.voltage->value(), unit::V);
        words << (services.direct        ? Tr::tr("DC")
                  : services.phases == 1 ? Tr::tr("single-phase")
                  : services.phases == 2 ? Tr::tr("two-phase")
                                         : Tr::tr("three-phase"));
        if (services.cordCurrent) words << Tr::tr("%1 on one alone").arg(formatValue(services.cordCurrent->value(), unit::A));
        e.feed = words.join(QStringLiteral(", "));
    }
    for (const SlotFeed& feed : slotFeeds(plan, design, services.cords))
        for (ElevationTray& tray : e.trays)
            if (tray.slot == toQString(feed.slot)) tray.cords = QList<int>(feed.cords.begin(), feed.cords.end());
    if (e.liquid && design.supplyTemperature.set()) {
        e.supply = formatValue(*design.supplyTemperature.si, unit::C, units);
        const RackResult<double>* rack = findById(evaluation.racks, design.id);
        if (rack && rack->coolantRise)
            e.returns = formatValue(*design.supplyTemperature.si + rack->coolantRise->value(), unit::C, units);
    }
    const auto nameOf = [](const Entry* entry) { return entry ? toQString(displayName(*entry)) : QString(); };
    e.rearDoor = nameOf(findById(plan.airUnits, services.rearDoor));
    e.inRackCdu = nameOf(findById(plan.cdus, services.inRackCdu));
}

}  // namespace rw::ui
