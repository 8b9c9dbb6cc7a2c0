// SPDX-License-Identifier: GPL-3.0-or-later
#include "site_facts.h"

#include "catalogue/display_name.h"
#include "site_edits.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::SiteFacts)
};

SiteNumber ownOr(const Datum& own, const Datum* climates, bool hourly = false)
{
    if (own.set()) return {own.si, false, hourly};
    if (climates && climates->set()) return {climates->si, true, hourly};
    return {std::nullopt, false, hourly};
}

/// Short distances to a decimal: they are what a planner looks at closely.
QString shareWords(double share)
{
    return formatPercent(share, share < 0.1 ? 1 : 0);
}

QString limitName(Limit limit)
{
    return limit == Limit::None ? QString() : coreText(std::string("limit.") + std::string(name(limit)));
}

/// An evaluation may hold a choice among all sites.
template <class E>
const SiteChoice* choiceIn(const E& evaluation)
{
    if constexpr (requires { evaluation.siteChoice; }) return evaluation.siteChoice ? &*evaluation.siteChoice : nullptr;
    else return nullptr;
}

/// Where the plan says what a limit is.
QString pathOf(Limit limit, const Plan& plan, const Site& site)
{
    enum class Owner { Hall, Building, Site };
    struct Place {
        std::string_view limit;
        Owner owner;
        const char* field;
    };
    static constexpr Place kPlaces[] = {
        {"hall_power", Owner::Hall, "it_limit"},    {"hall_places", Owner::Hall, "rack_places"},
        {"hall_racks_given", Owner::Hall, "racks"}, {"buildings", Owner::Site, "buildings"},
        {"grid", Owner::Site, "grid_limit"},        {"electrical", Owner::Building, "power"},
        {"cooling", Owner::Building, "cooling"},    {"water", Owner::Site, "water_limit"},
        {"land", Owner::Site, "land"},              {"generation", Owner::Site, "generation"},
    };
    const auto place = std::find_if(std::begin(kPlaces), std::end(kPlaces), [&](const Place& p) { return p.limit == name(limit); });
    if (place == std::end(kPlaces)) return {};
    const QString own = sitePath(toQString(site.id)) + QLatin1Char('.');
    // The site's own substation comes before what its buildings have.
    if (place->limit == "electrical" && site.electricalLimit.set()) return own + QStringLiteral("electrical_limit");
    const Building* building = findById(plan.buildings, site.building);
    const QString field = QLatin1String(place->field);
    switch (place->owner) {
    case Owner::Site: break;
    case Owner::Building: return building ? QStringLiteral("buildings[%1].").arg(toQString(building->id)) + field : QString();
    case Owner::Hall: return building ? QStringLiteral("halls[%1].").arg(toQString(building->hall)) + field : QString();
    }
    return own + field;
}

QList<SiteBound> boundsOf(const Plan& plan, const Site& site, const SiteResult<double>& result)
{
    QList<SiteBound> bounds;
    for (const SiteLimit<double>& limit : result.limits) {
        SiteBound bound;
        bound.name = limitName(limit.kind);
        bound.path = pathOf(limit.kind, plan, site);
        bound.binding = limit.binding;
        bound.racks = std::llround(limit.racks.value());
        bound.it = limit.it.value();
        bounds << bound;
    }
    std::stable_sort(bounds.begin(), bounds.end(), [](const SiteBound& a, const SiteBound& b) {
        if (a.binding != b.binding) return a.binding;
        if (a.it.has_value() != b.it.has_value()) return a.it.has_value();
        return a.it && *a.it < *b.it;
    });
    // Distances are from what binds, in racks of the same platform.
    const double held = !bounds.isEmpty() && bounds.front().binding && bounds.front().it ? *bounds.front().it : result.capacityIt.value();
    for (SiteBound& bound : bounds)
        if (bound.it) bound.beyond = std::max(0.0, *bound.it - held);
    return bounds;
}

}  // namespace

const SiteChoice* siteChoiceOf(const Evaluation* evaluation)
{
    return evaluation ? choiceIn(*evaluation) : nullptr;
}

QString choiceWords(const ChoiceRow& row, const SiteChoice& choice, const Plan& plan)
{
    if (!row.chosen) return Tr::tr("left out");
    const std::int64_t last = row.buildings.empty() ? 0 : row.buildings.back();
    QString words = counted(last, Tr::tr("%1 building"), Tr::tr("%1 buildings"));
    if (row.sites > 1) words = Tr::tr("%1 on %2 sites").arg(words, formatCount(row.sites));
    if (!row.firstPeriod || *row.firstPeriod >= choice.periods.size()) return words;
    const PeriodTarget& period = choice.periods[*row.firstPeriod];
    const Phase* phase = findById(plan.programme.phases, period.phase);
    const QString from = phase ? toQString(displayName(*phase)) : toQString(period.phase);
    return from.isEmpty() ? words : Tr::tr("%1 from %2").arg(words, from);
}

QList<SiteFacts> siteFacts(const Plan& plan, const Evaluation* evaluation, const SiteChoice* choice)
{
    QList<SiteFacts> all;
    for (const Site& site : plan.sites) {
        const Climate* climate = findById(plan.climates, site.climate);
        SiteFacts facts;
        facts.id = toQString(site.id);
        facts.name = toQString(displayName(site));
        facts.region = toQString(site.region);
        facts.climate = climate ? toQString(displayName(*climate)) : QString();
        facts.energised = site.gridDate;
        facts.grid = ownOr(site.gridLimit, nullptr);
        facts.water = ownOr(site.waterLimit, nullptr);
        facts.price = ownOr(site.energyPrice, climate ? &climate->energyPrice : nullptr, !site.priceSeries.empty());
        facts.carbon = ownOr(site.carbonIntensity, climate ? &climate->carbonIntensity : nullptr, !site.carbonSeries.empty());
        facts.latitude = ownOr(site.latitude, climate ? &climate->latitude : nullptr);
        facts.longitude = ownOr(site.longitude, climate ? &climate->longitude : nullptr);
        facts.wish = site.selection;
        if (const SiteResult<double>* result = evaluation ? findById(evaluation->sites, site.id) : nullptr) {
            facts.inUse = std::llround(result->count.value());
            facts.racks = std::llround(result->racks.value());
            facts.shared = result->shared;
            facts.it = result->capacityIt.value();
            facts.meter = result->capacityGrid.value();
            facts.limit = limitName(result->limit);
            facts.nextLimit = limitName(result->nextLimit);
            facts.bounds = boundsOf(plan, site, *result);
            facts.held = result->limit != Limit::None && result->limit != Limit::Grid && site.gridLimit.set();
        } else if (evaluation) {
            facts.inUse = 0;
        }
        if (choice && choice->hasChoice)
            for (const ChoiceRow& row : choice->rows) {
                if (row.id != site.id) continue;
                facts.choice = choiceWords(row, *choice, plan);
                facts.choiceWhy = toQString(row.why);
            }
        all << facts;
    }
    return all;
}

QString distanceWords(const SiteBound& bound, double held)
{
    if (!bound.it) return {};
    const QString more = QLatin1Char('+') + formatParts(bound.beyond, unit::W, UnitSystem::Si, 3).text();
    return held > 0.0 ? Tr::tr("%1, %2").arg(more, shareWords(bound.beyond / held)) : more;
}

QString capitalised(const QString& words)
{
    return words.left(1).toUpper() + words.mid(1);
}

double heldPower(const SiteFacts& site)
{
    return !site.bounds.isEmpty() && site.bounds.front().binding && site.bounds.front().it ? *site.bounds.front().it : site.it.value_or(0.0);
}

QString shortNextWords(const SiteFacts& site)
{
    const double held = heldPower(site);
    for (const SiteBound& bound : site.bounds)
        if (!bound.binding && bound.it && held > 0.0) return Tr::tr("%1 +%2").arg(bound.name, shareWords(bound.beyond / held));
    return site.nextLimit;
}

QString nextWords(const SiteFacts& site)
{
    for (const SiteBound& bound : site.bounds)
        if (!bound.binding && bound.it) return Tr::tr("%1, %2").arg(bound.name, distanceWords(bound, heldPower(site)));
    return site.nextLimit;
}

QString siteLine(const SiteFacts& site)
{
    QStringList words;
    words << (site.it ? Tr::tr("%1 of IT").arg(formatValue(*site.it, unit::W)) : Tr::tr("capacity not known"));
    if (site.wish == SiteWish::Never) words << Tr::tr("excluded");
    else if (site.inUse) words << (*site.inUse > 0 ? Tr::tr("%1 in use").arg(formatCount(*site.inUse)) : Tr::tr("not in use"));
    if (!site.limit.isEmpty()) words << Tr::tr("limited by %1").arg(site.limit);
    return words.join(QStringLiteral(", "));
}

QList<MapSite> mapSites(const QList<SiteFacts>& sites, UnitSystem units)
{
    QList<MapSite> marks;
    for (const SiteFacts& site : sites) {
        if (!site.latitude.si || !site.longitude.si) continue;
        MapSite mark;
        const qint64 used = site.inUse.value_or(0);
        mark.id = site.id;
        mark.name = used > 1 ? Tr::tr("%1 × %2").arg(site.name, formatCount(used)) : site.name;
        mark.figures = siteLine(site);
        mark.latitude = *site.latitude.si;
        mark.longitude = *site.longitude.si;
        // What stands at the place: all of its kind in use, else the one that might be built.
        mark.capacity = site.it.value_or(0.0) * static_cast<double>(std::max<qint64>(used, 1));
        mark.inUse = used > 0;
        mark.held = site.held;
        mark.excluded = site.wish == SiteWish::Never;
        mark.details << siteLine(site);
        const auto line = [&](const QString& label, const QString& value) {
            if (!value.isEmpty()) mark.details << Tr::tr("%1: %2").arg(label, value);
        };
        const auto number = [units](const SiteNumber& n, const Unit& unit) {
            return n.hourly ? Tr::tr("hour by hour") : n.si ? formatIn(*n.si, unitFor(unit, units)).text() : QString();
        };
        line(Tr::tr("Next limit"), nextWords(site));
        line(Tr::tr("Grid contract"), number(site.grid, unit::MW));
        if (site.energised.set()) line(Tr::tr("Energised"), formatDate(site.energised));
        line(Tr::tr("Climate"), site.climate);
        line(Tr::tr("Energy price"), number(site.price, unit::USDMWh));
        line(Tr::tr("Carbon intensity"), number(site.carbon, unit::kgkWh));
        line(Tr::tr("Water permit"), number(site.water, unit::m3d));
        marks << mark;
    }
    return marks;
}

}  // namespace rw::ui
