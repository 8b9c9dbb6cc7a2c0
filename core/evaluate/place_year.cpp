// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/place_year.h"

#include "evaluate/evaluate_with.h"
#include "evaluate/site_candidates.h"
#include "plan/catalogue_copy.h"

namespace rw {

namespace {

/// Has the site stand elsewhere: without what it has agreed upon where it is.
Status moveTo(Plan& plan, const Catalogue& catalogue, std::size_t at, const YearPlace& place)
{
    Site site = plan.sites[at];
    if (!place.climate.empty()) {
        std::string climate = place.climate;
        if (!findById(plan.climates, climate)) {
            Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, "climates", climate);
            if (!use) return use.error();
            climate = use->id;
            if (Status s = apply(plan, use.value().edits); !s) return s;
        }
        site.climate = climate;
        site.weather.clear();
    }
    if (!place.weather.empty()) site.weather = place.weather;
    const Site& own = plan.sites[at];
    if (site.climate != own.climate || site.weather != own.weather) {
        site.region.clear();
        site.latitude = {};
        site.longitude = {};
        site.carbonIntensity = {};
        site.carbonSeries.clear();
        site.energyPrice = {};
        site.peakEnergyPrice = {};
        site.priceSeries.clear();
        site.demandCharge = {};
    }
    plan.sites[at] = std::move(site);
    return Done{};
}

}  // namespace

Result<PlaceYear> yearAt(const Plan& given, const Catalogue& catalogue, const Evaluation& evaluation, const std::string& id,
                         const YearPlace& place, std::stop_token cancel)
{
    const Site* known = findById(given.sites, id);
    if (!known) {
        std::string sites;
        for (const Site& s : given.sites) sites += (sites.empty() ? "" : ", ") + s.id;
        return Error{.code = "path.unknown", .path = "sites", .found = id, .allowed = sites};
    }
    Plan plan = given;
    const auto at = static_cast<std::size_t>(known - given.sites.data());
    if (Status s = moveTo(plan, catalogue, at, place); !s) return s.error();
    const Plan alone = planAlone(plan, plan.sites[at], evaluation);
    Evaluation e = evaluateWith<double>(alone, {.rack = {}, .cluster = {}, .year = YearDetail::Hours, .cancel = cancel});
    const std::string path = "sites[" + id + "]";
    if (cancel.stop_requested()) return Error{.code = "place.cancelled", .path = path};
    if (!e.noWeather.empty()) return Error{.code = "place.weather", .path = path, .found = alone.sites.front().climate};
    if (e.years.empty() || e.sites.empty() || !e.sites.front().year || !e.years.front().result.hours) {
        if (!e.seriesErrors.empty()) return e.seriesErrors.front();
        return Error{.code = "place.none", .path = path};
    }
    PlaceYear result{std::move(e.years.front()), std::move(e.sites.front())};
    if (e.programme.buildings) result.buildings = e.programme.buildings->value();
    if (e.programme.itPower) result.itPower = e.programme.itPower->value();
    return result;
}

}  // namespace rw
