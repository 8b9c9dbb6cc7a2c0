// SPDX-License-Identifier: GPL-3.0-or-later
#include "climate_place.h"

#include "document/format.h"
#include "plan/catalogue_copy.h"
#include "sites/site_edits.h"
#include "weather/climate.h"

#include <QCoreApplication>

#include <algorithm>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::ClimatePlace)
};

QString named(const std::string& name, const std::string& id) { return toQString(name.empty() ? id : name); }

const Climate* entryOf(const Catalogue& catalogue, const std::string& id)
{
    const auto& all = catalogue.equipment.climates;
    const auto at = std::find_if(all.begin(), all.end(), [&](const Climate& c) { return c.id == id; });
    return at == all.end() ? nullptr : &*at;
}

/// The built-in climate that a climate of the plan goes back to.
std::string builtInOf(const Plan& plan, const std::string& climate)
{
    const Climate* own = findById(plan.climates, climate);
    return own && !own->catalogueId.empty() ? own->catalogueId : climate;
}

void describe(ClimatePlace& place, const Climate& climate)
{
    place.country = toQString(climate.country);
    place.elevation = climate.elevation.si;
    // How well the design temperatures are known is how well the place is.
    place.grade = climate.designDryBulb.grade;
    place.source = toQString(climate.designDryBulb.source);
}

ClimatePlace ownPlace(const PlanWeather& weather)
{
    ClimatePlace place;
    place.kind = ClimatePlace::Kind::Own;
    place.id = toQString(weather.id);
    place.name = named(weather.name, weather.id);
    // Its file's digest goes along: another file under the same id is another year.
    place.weather = QStringLiteral("weather:%1:%2").arg(place.id, toQString(weather.digest));
    place.from = toQString(weather.fileName);
    place.source = toQString(weather.source.empty() ? weather.fileName : weather.source);
    place.elevation = weather.elevation.si;
    place.grade = weather.elevation.grade;
    return place;
}

ClimatePlace builtInPlace(const Plan& plan, const Catalogue& catalogue, const std::string& id)
{
    ClimatePlace place;
    place.id = toQString(id);
    place.name = place.id;
    place.weather = QStringLiteral("climate:%1").arg(place.id);
    place.from = Tr::tr("built in");
    if (const Climate* entry = entryOf(catalogue, id)) {
        place.name = named(entry->name, id);
        describe(place, *entry);
    } else if (const Climate* own = findById(plan.climates, id)) {
        place.name = named(own->name, id);
        describe(place, *own);
    }
    return place;
}

}  // namespace

QString ClimatePlace::key() const
{
    switch (kind) {
    case Kind::Site: return QStringLiteral("site:%1").arg(id);
    case Kind::Own: return QStringLiteral("weather:%1").arg(id);
    case Kind::BuiltIn: break;
    }
    return QStringLiteral("climate:%1").arg(id);
}

QList<ClimatePlace> climatePlaces(const Plan& plan, const Catalogue& catalogue)
{
    QList<ClimatePlace> places;
    for (const Site& site : plan.sites) {
        ClimatePlace place;
        if (const PlanWeather* own = findById(plan.weather, site.weather)) place = ownPlace(*own);
        else place = builtInPlace(plan, catalogue, builtInOf(plan, site.climate));
        const QString weather = place.name;
        place.kind = ClimatePlace::Kind::Site;
        place.id = toQString(site.id);
        place.name = named(site.name, site.id);
        place.from = weather;
        places << place;
    }
    for (const PlanWeather& weather : plan.weather) {
        places << ownPlace(weather);
        if (const Climate* climate = findById(plan.climates, weather.id)) places.last().country = toQString(climate->country);
    }
    QList<ClimatePlace> builtIn;
    for (const std::string& id : builtInWeatherIds()) builtIn << builtInPlace(plan, catalogue, id);
    std::stable_sort(builtIn.begin(), builtIn.end(),
                     [](const ClimatePlace& a, const ClimatePlace& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return places + builtIn;
}

YearPlace yearPlaceOf(const Plan& plan, const ClimatePlace& place)
{
    const std::string id = place.id.toStdString();
    switch (place.kind) {
    case ClimatePlace::Kind::Site: return {};
    case ClimatePlace::Kind::Own:
        // An imported year comes with a climate of its design temperatures, which bears its id.
        return {findById(plan.climates, id) ? id : std::string(), id};
    case ClimatePlace::Kind::BuiltIn: break;
    }
    return {id, {}};
}

Result<EditList> weatherEdits(const Plan& given, const Catalogue& catalogue, const QString& siteId, const ClimatePlace& place)
{
    const Site* site = findById(given.sites, siteId.toStdString());
    EditList edits{"edit.set", {}};
    if (!site || place.kind == ClimatePlace::Kind::Site) return edits;
    YearPlace to = yearPlaceOf(given, place);
    std::vector<Edit> copies;
    if (!to.climate.empty() && place.kind == ClimatePlace::Kind::BuiltIn) {
        Result<CatalogueUse> use = useCatalogueEntry(given, catalogue, "climates", to.climate);
        if (!use) return use.error();
        to.climate = use->id;
        copies = use->edits.edits;
    }
    const std::string path = sitePath(siteId).toStdString();
    if (site->weather != to.weather) edits.edits.push_back(Edit::set(path + ".weather", Tree(to.weather)));
    if (!to.climate.empty() && site->climate != to.climate) {
        edits.edits.insert(edits.edits.end(), copies.begin(), copies.end());
        edits.edits.push_back(Edit::set(path + ".climate", Tree(to.climate)));
    }
    return edits;
}

}  // namespace rw::ui
