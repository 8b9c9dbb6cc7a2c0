// SPDX-License-Identifier: GPL-3.0-or-later
#include "site_edits.h"

#include "catalogue/display_name.h"
#include "document/copy_name.h"
#include "document/format.h"
#include "file/standard_building.h"
#include "plan/catalogue_copy.h"

#include <QCoreApplication>

#include <algorithm>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::SiteEdits)
};

std::string pathOf(const std::string& site)
{
    return sitePath(toQString(site)).toStdString();
}

/// How a site is built is taken over; what its place, its grid and its contracts are is not.
Site builtLike(const Plan& plan)
{
    Site site;
    if (plan.sites.empty()) {
        if (!plan.buildings.empty()) site.building = plan.buildings.front().id;
        return site;
    }
    const Site& model = plan.sites.front();
    site.building = model.building;
    site.buildings = model.buildings;
    site.gridLimit = model.gridLimit;
    site.chain = model.chain;
    site.gridVoltage = model.gridVoltage;
    site.powerFactorMinimum = model.powerFactorMinimum;
    site.connection = model.connection;
    site.waterIntensity = model.waterIntensity;
    // A named place is built once.
    site.count = 1;
    return site;
}

}  // namespace

QList<SitePlace> sitePlaces(const Plan& plan, const Catalogue& catalogue)
{
    QList<SitePlace> places;
    const auto add = [&](const Climate& climate, bool inPlan) {
        places << SitePlace{toQString(climate.id), toQString(displayName(climate)),
                            toQString(climate.country), inPlan};
    };
    for (const Climate& climate : plan.climates) add(climate, true);
    for (const Climate& climate : catalogue.equipment.climates) {
        const bool copied = std::any_of(plan.climates.begin(), plan.climates.end(),
                                        [&](const Climate& own) { return own.catalogueId == climate.id; });
        if (!copied) add(climate, false);
    }
    std::stable_sort(places.begin(), places.end(), [](const SitePlace& a, const SitePlace& b) {
        if (a.country != b.country) return a.country < b.country;
        return a.name.localeAwareCompare(b.name) < 0;
    });
    return places;
}

Result<SiteEdits> addSite(const Plan& given, const Catalogue& catalogue, const SitePlace& place)
{
    Plan plan = given;
    const std::string id = freshId(plan, "site");
    std::vector<Edit> copies;
    std::string climate = place.climate.toStdString();
    if (!place.inPlan) {
        Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, "climates", climate);
        if (!use) return use.error();
        climate = use->id;
        copies = use->edits.edits;
        if (Status s = apply(plan, use.value().edits); !s) return s.error();
    }
    std::string building;
    if (plan.buildings.empty()) {
        Result<PastedObjects> standard = standardBuilding(plan);
        if (!standard) return standard.error();
        copies.insert(copies.end(), standard->edits.edits.begin(), standard->edits.edits.end());
        if (Status s = apply(plan, standard.value().edits); !s) return s.error();
        building = plan.buildings.front().id;
    }
    Site site = builtLike(given);
    site.id = id;
    site.name = place.name.toStdString();
    // The site comes first, so that the step is called after it; its climate and its building follow when they are there.
    SiteEdits made{{"edit.insert", {}}, toQString(site.id)};
    std::vector<Edit>& edits = made.list.edits;
    edits.push_back(Edit::set("next_id", Tree(plan.nextId)));
    edits.push_back(Edit::insert("sites", given.sites.size(), readObject(typeOf<Site>(), &site)));
    for (Edit& copy : copies)
        if (copy.path != "next_id") edits.push_back(std::move(copy));
    edits.push_back(Edit::set(pathOf(site.id) + ".climate", Tree(climate)));
    if (!building.empty()) edits.push_back(Edit::set(pathOf(site.id) + ".building", Tree(building)));
    return made;
}

SiteEdits duplicateSite(const Plan& plan, const QString& id)
{
    const Site* site = findById(plan.sites, id.toStdString());
    if (!site) return {};
    Site copy = *site;
    std::int64_t next = plan.nextId;
    copy.id = freshId(plan, next, "site");
    const auto taken = [&plan](const QString& name) {
        return std::any_of(plan.sites.begin(), plan.sites.end(), [&](const Site& one) { return toQString(one.name) == name; });
    };
    copy.name = nameOfCopy(toQString(displayName(*site)), taken).toStdString();
    const auto after = static_cast<std::size_t>(site - plan.sites.data()) + 1;
    return {{"edit.insert",
             {Edit::set("next_id", Tree(next)), Edit::insert("sites", after, readObject(typeOf<Site>(), &copy))}},
            toQString(copy.id)};
}

EditList removeSite(const QString& site)
{
    return {"edit.remove", {Edit::remove(sitePath(site).toStdString())}};
}

EditList reorderSite(const Plan& plan, const QString& id, int by)
{
    const Site* site = findById(plan.sites, id.toStdString());
    if (!site) return {};
    const auto to = site - plan.sites.data() + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(plan.sites.size())) return {};
    return {"edit.move", {Edit::move(sitePath(id).toStdString(), static_cast<std::size_t>(to))}};
}

}  // namespace rw::ui
