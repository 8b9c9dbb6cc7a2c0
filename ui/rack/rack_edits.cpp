// SPDX-License-Identifier: GPL-3.0-or-later
#include "rack_edits.h"

#include "catalogue/display_name.h"
#include "document/copy_name.h"
#include "document/format.h"
#include "plan/catalogue_copy.h"

#include <QCoreApplication>

#include <algorithm>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::RackEdits)
};

/// Collects edits and hands out ids never used before; the counter's step goes along.
class Maker {
public:
    Maker(const Plan& plan, const char* labelKey) : m_plan(plan), m_next(plan.nextId), m_list{labelKey, {}} {}

    std::string id(std::string_view stem)
    {
        m_counted = true;
        return freshId(m_plan, m_next, stem);
    }
    /// After edits that counted on themselves.
    void goOnFrom(std::int64_t next) { m_next = std::max(m_next, next); }
    void add(Edit edit) { m_list.edits.push_back(std::move(edit)); }
    /// \p before: edits that were made on the plan already.
    EditList take(std::vector<Edit> before = {})
    {
        if (m_counted) before.push_back(Edit::set("next_id", Tree(m_next)));
        for (Edit& edit : m_list.edits) before.push_back(std::move(edit));
        m_list.edits = std::move(before);
        return std::move(m_list);
    }

private:
    const Plan& m_plan;
    std::int64_t m_next;
    bool m_counted = false;
    EditList m_list;
};

/// The sum of what is stated for a tray's parts; unset while one of them is.
std::optional<double> devicesPower(const Tray& tray)
{
    double sum = 0.0;
    for (const Device& device : tray.devices) {
        if (!device.power.set()) return std::nullopt;
        sum += *device.power.si * static_cast<double>(device.count);
    }
    return sum;
}

TrayOffer offerOf(TrayOffer::Source source, const Tray& tray, const std::vector<Converter>& converters)
{
    TrayOffer offer;
    offer.source = source;
    offer.id = toQString(tray.id);
    offer.name = toQString(displayName(tray));
    offer.vendor = toQString(tray.vendor);
    offer.kind = tray.kind;
    offer.height = static_cast<int>(std::max<std::int64_t>(tray.height, 1));
    offer.accelerators = static_cast<int>(tray.accelerators);
    offer.power = tray.power.si;
    if (!offer.power && !tray.devices.empty()) offer.power = devicesPower(tray);
    if (const Converter* shelf = findById(converters, tray.converter); shelf && tray.kind == TrayKind::Power)
        offer.rating = shelf->rating.si;
    return offer;
}

Tree slotTree(const std::string& id, const std::string& tray, int position)
{
    const Slot slot{id, tray, position};
    return readObject(typeOf<Slot>(), &slot);
}

Error unknown(const char* list, const QString& id)
{
    return Error{.code = "path.unknown", .path = list, .found = id.toStdString()};
}

}  // namespace

QString offerKey(const TrayOffer& offer)
{
    switch (offer.source) {
    case TrayOffer::Source::Design: return QStringLiteral("design:") + offer.id;
    case TrayOffer::Source::Plan: return QStringLiteral("plan:") + offer.id;
    case TrayOffer::Source::Catalogue: return QStringLiteral("catalogue:") + offer.id;
    }
    return {};
}

std::optional<TrayOffer> findOffer(const std::vector<TrayOffer>& offers, const QString& key)
{
    for (const TrayOffer& offer : offers)
        if (offerKey(offer) == key) return offer;
    return std::nullopt;
}

std::vector<TrayOffer> trayOffers(const Plan& plan, const RackDesign& design, const Catalogue& catalogue)
{
    std::vector<TrayOffer> offers;
    for (const Tray& tray : design.trays) {
        TrayOffer offer = offerOf(TrayOffer::Source::Design, tray, plan.converters);
        for (const Slot& slot : design.slots) offer.inDesign += slot.tray == tray.id ? 1 : 0;
        offers.push_back(std::move(offer));
    }
    for (const Tray& tray : plan.trays) offers.push_back(offerOf(TrayOffer::Source::Plan, tray, plan.converters));
    for (const Tray& tray : catalogue.equipment.trays)
        if (!findById(plan.trays, tray.id)) offers.push_back(offerOf(TrayOffer::Source::Catalogue, tray, catalogue.equipment.converters));
    const QString unitName = mountingUnit(findById(plan.frames, design.frame));
    for (TrayOffer& offer : offers) offer.unitName = unitName;
    return offers;
}

namespace {

/// Sees to it that a design has the kind of tray that is offered, and answers its id there. \p before: edits on the plan itself.
Result<std::string> bringKind(Plan& plan, const Catalogue& catalogue, const QString& designId, const TrayOffer& offer, Maker& maker,
                              std::vector<Edit>& before)
{
    std::string kind = offer.id.toStdString();
    if (offer.source == TrayOffer::Source::Catalogue) {
        Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, "trays", kind);
        if (!use) return use.error();
        before = use->edits.edits;
        kind = use->id;
        if (Status s = apply(plan, use.value().edits); !s) return s.error();
        maker.goOnFrom(plan.nextId);
    }
    const RackDesign* design = findById(plan.rackDesigns, designId.toStdString());
    if (!design) return unknown("rack_designs", designId);
    if (offer.source == TrayOffer::Source::Design) return kind;
    const Tray* found = findById(plan.trays, kind);
    if (!found) return unknown("trays", offer.id);
    Tray tray = *found;
    // The same tray brought in before is used again; another one of that id gets its own.
    const Tray* there = findById(design->trays, tray.id);
    if (there && there->name == tray.name && there->power == tray.power) return kind;
    if (there) tray.id = maker.id(tray.id);
    maker.add(Edit::insert(designPath(designId).toStdString() + ".trays", design->trays.size(), readObject(typeOf<Tray>(), &tray)));
    return tray.id;
}

}  // namespace

Result<MadeEdits> insertTray(const Plan& given, const Catalogue& catalogue, const QString& designId,
                             const TrayOffer& offer, int position)
{
    Plan plan = given;
    std::vector<Edit> before;
    Maker maker(plan, "edit.insert");
    const Result<std::string> kind = bringKind(plan, catalogue, designId, offer, maker, before);
    if (!kind) return kind.error();
    const RackDesign* design = findById(plan.rackDesigns, designId.toStdString());
    const std::string id = maker.id("slot");
    maker.add(Edit::insert(designPath(designId).toStdString() + ".slots", design->slots.size(),
                           slotTree(id, *kind, position)));
    return MadeEdits{maker.take(std::move(before)), {toQString(id)}};
}

Result<TrayReplacement> replaceTray(const Plan& given, const Catalogue& catalogue, const QString& designId, const QString& tray,
                                    const TrayOffer& by, bool remove)
{
    Plan plan = given;
    std::vector<Edit> before;
    Maker maker(plan, "edit.replace");
    const Result<std::string> kind = bringKind(plan, catalogue, designId, by, maker, before);
    if (!kind) return kind.error();
    if (toQString(*kind) == tray) return Error{.code = "edit.same", .path = "trays", .found = *kind};
    const RackDesign* design = findById(plan.rackDesigns, designId.toStdString());
    if (!findById(design->trays, tray.toStdString())) return unknown("trays", tray);
    const Elevation elevation = elevationOf(plan, *design, nullptr);
    TrayReplacement done;
    done.made = toQString(*kind);
    for (const ElevationTray& place : elevation.trays) {
        if (place.tray != tray) continue;
        if (!elevation.obstacle(place.position, by.height, {place.slot}).isEmpty()) {
            done.withoutRoom << elevation.place(place);
            continue;
        }
        maker.add(Edit::set(slotPath(designId, place.slot).toStdString() + ".tray", Tree(*kind)));
        ++done.places;
    }
    if (remove && done.withoutRoom.isEmpty()) maker.add(Edit::remove(trayPath(designId, tray).toStdString()));
    done.list = maker.take(std::move(before));
    return done;
}

EditList moveSlots(const Plan& plan, const QString& designId, const QStringList& slotIds, int by)
{
    EditList list{"edit.move", {}};
    const RackDesign* design = findById(plan.rackDesigns, designId.toStdString());
    if (!design || by == 0) return list;
    for (const QString& id : slotIds)
        if (const Slot* slot = findById(design->slots, id.toStdString()))
            list.edits.push_back(
                Edit::set(slotPath(designId, id).toStdString() + ".position", Tree(slot->position + by)));
    return list;
}

EditList removeSlots(const QString& designId, const QStringList& slotIds)
{
    EditList list{"edit.remove", {}};
    for (const QString& id : slotIds) list.edits.push_back(Edit::remove(slotPath(designId, id).toStdString()));
    return list;
}

MadeEdits duplicateSlots(const Plan& plan, const QString& designId, const Elevation& elevation,
                         const QStringList& slotIds)
{
    const RackDesign* design = findById(plan.rackDesigns, designId.toStdString());
    if (!design) return {};
    std::vector<const ElevationTray*> sources;
    for (const QString& id : slotIds)
        if (const ElevationTray* tray = elevation.find(id)) sources.push_back(tray);
    std::sort(sources.begin(), sources.end(), [](auto* a, auto* b) { return a->position < b->position; });
    int from = 1;
    for (const ElevationTray* tray : sources) from = std::max(from, tray->top() + 1);

    Maker maker(plan, "edit.insert");
    MadeEdits made;
    Elevation filling = elevation;
    std::size_t at = design->slots.size();
    for (const ElevationTray* source : sources) {
        const auto position = filling.firstFree(source->height, from);
        if (!position) continue;
        const std::string id = maker.id("slot");
        maker.add(Edit::insert(designPath(designId).toStdString() + ".slots", at++,
                               slotTree(id, source->tray.toStdString(), *position)));
        ElevationTray copy = *source;
        copy.slot = toQString(id);
        copy.position = *position;
        filling.trays.push_back(copy);
        made.made << copy.slot;
    }
    if (!made.made.isEmpty()) made.list = maker.take();
    return made;
}

Result<MadeEdits> copyDesignFromCatalogue(const Plan& plan, const Catalogue& catalogue, const QString& entry)
{
    Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, "rack_designs", entry.toStdString());
    if (!use) return use.error();
    return MadeEdits{use->edits, {toQString(use->id)}};
}

Result<MadeEdits> emptyDesign(const Plan& given, const Catalogue& catalogue)
{
    Plan plan = given;
    std::vector<Edit> before;
    RackDesign design;
    if (!plan.frames.empty()) {
        design.frame = plan.frames.front().id;
    } else if (!catalogue.equipment.frames.empty()) {
        Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, "frames", catalogue.equipment.frames.front().id);
        if (!use) return use.error();
        design.frame = use->id;
        before = use->edits.edits;
        if (Status s = apply(plan, use.value().edits); !s) return s.error();
    }
    Maker maker(plan, "edit.insert");
    design.id = maker.id("rack");
    design.name = Tr::tr("New rack").toStdString();
    maker.add(Edit::insert("rack_designs", plan.rackDesigns.size(), readObject(typeOf<RackDesign>(), &design)));
    return MadeEdits{maker.take(std::move(before)), {toQString(design.id)}};
}

MadeEdits duplicateDesign(const Plan& plan, const QString& designId)
{
    const RackDesign* design = findById(plan.rackDesigns, designId.toStdString());
    if (!design) return {};
    Maker maker(plan, "edit.insert");
    RackDesign copy = *design;
    copy.id = maker.id(design->id);
    const auto taken = [&plan](const QString& name) {
        return std::any_of(plan.rackDesigns.begin(), plan.rackDesigns.end(), [&](const RackDesign& one) { return toQString(one.name) == name; });
    };
    copy.name = nameOfCopy(toQString(displayName(*design)), taken).toStdString();
    const auto after = static_cast<std::size_t>(design - plan.rackDesigns.data()) + 1;
    maker.add(Edit::insert("rack_designs", after, readObject(typeOf<RackDesign>(), &copy)));
    return {maker.take(), {toQString(copy.id)}};
}

EditList removeDesign(const QString& designId)
{
    return {"edit.remove", {Edit::remove(designPath(designId).toStdString())}};
}

QStringList designUses(const Plan& plan, const QString& designId)
{
    QStringList uses;
    for (const Cluster& cluster : plan.clusters)
        if (cluster.rackDesign == designId.toStdString())
            uses << toQString(displayName(cluster));
    return uses;
}

}  // namespace rw::ui
