// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>

namespace rw::report {

namespace {

using Hours = std::vector<YearHour>;

std::vector<double> outside(const WeatherYear& weather, double WeatherHour::*member)
{
    std::vector<double> values;
    values.reserve(weather.hours.size());
    for (const WeatherHour& h : weather.hours) values.push_back(unit::C.fromSi(h.*member));
    return values;
}

template <class Of>
std::vector<double> each(const Hours& hours, Of of)
{
    std::vector<double> values;
    values.reserve(hours.size());
    for (const YearHour& h : hours) values.push_back(of(h));
    return values;
}

/// Towers work on the wet bulb, everything else on the dry bulb.
bool followsWetBulb(const Plan& plan, const Site& site)
{
    const rw::Building* building = findById(plan.buildings, site.building);
    const HeatRejection* rejection = building ? findById(plan.heatRejection, building->cooling.heatRejection) : nullptr;
    return rejection && rejection->kind == RejectionKind::Tower && !building->cooling.dryMode;
}

/// The outdoor temperature over its hours, with what free cooling and chillers reach to.
HoursAbove durationOf(const Hours& hours, std::vector<double> outdoors, bool wet)
{
    HoursAbove d;
    d.axis = words(wet ? "carpet.wet-bulb" : "carpet.dry-bulb");
    d.unit = unit::C.symbol;
    double free = -std::numeric_limits<double>::infinity();
    double helped = std::numeric_limits<double>::infinity();
    double full = helped;
    for (std::size_t h = 0; h < hours.size(); ++h) {
        const CoolingMode mode = hours[h].mode();
        if (mode == CoolingMode::Free) free = std::max(free, outdoors[h]);
        else helped = std::min(helped, outdoors[h]);
        if (mode == CoolingMode::Mechanical) full = std::min(full, outdoors[h]);
    }
    if (std::isfinite(free)) d.limits.push_back({words("duration.free"), free});
    if (std::isfinite(helped)) d.limits.push_back({words("duration.helped"), helped});
    if (std::isfinite(full) && full > helped) d.limits.push_back({words("duration.mechanical"), full});
    d.sorted = std::move(outdoors);
    std::sort(d.sorted.begin(), d.sorted.end(), std::greater<>());
    return d;
}

/// Values of the hours, highest first, with where one of them lies; hours without IT have none.
HoursAbove durationOf(std::vector<double> values, std::string axis, std::string unit, int decimals, HoursAbove::Limit limit)
{
    HoursAbove d;
    d.axis = std::move(axis);
    d.unit = std::move(unit);
    d.decimals = decimals;
    std::copy_if(values.begin(), values.end(), std::back_inserter(d.sorted), [](double v) { return std::isfinite(v); });
    std::sort(d.sorted.begin(), d.sorted.end(), std::greater<>());
    d.limits.push_back(std::move(limit));
    return d;
}

/// How long the hours' PUE and the facility's power pass what.
void addDurations(Blocks& blocks, const YearResult& year, const std::string& name)
{
    const Hours& hours = *year.hours;
    const double mean = year.total.facility / (3600.0 * static_cast<double>(hours.size()));
    const Unit& power = scaledUnit(mean, unit::MW);
    const auto pue = [](const YearHour& h) { return h.it > 0.0 ? h.facility / h.it : std::numeric_limits<double>::quiet_NaN(); };
    if (year.total.it > 0.0)
        blocks.push_back(Picture{words("duration.caption-pue", {{"site", name}}),
                                 durationOf(each(hours, pue), words("carpet.pue"), "", 3, {words("duration.annual"), year.total.facility / year.total.it})});
    blocks.push_back(Picture{words("duration.caption-power", {{"site", name}}),
                             durationOf(each(hours, [&](const YearHour& h) { return power.fromSi(h.facility); }), words("duration.facility"),
                                        power.symbol, decimalsFor(power.fromSi(mean)), {words("duration.mean"), power.fromSi(mean)})});
}

}  // namespace

Blocks carpetBlocks(const Context& context, const SiteYear& year, const std::string& name)
{
    Blocks blocks;
    if (!year.result.hours || !year.outdoors || !year.outdoors->weather) return blocks;
    const Hours& hours = *year.result.hours;
    const WeatherYear& weather = *year.outdoors->weather;
    if (weather.hours.size() != hours.size()) return blocks;
    std::vector<double> dryBulb = outside(weather, &WeatherHour::dryBulb);
    std::vector<double> wetBulb = outside(weather, &WeatherHour::wetBulb);
    const Site* site = findById(context.plan.sites, year.site);
    const bool wet = site && followsWetBulb(context.plan, *site);
    HoursAbove duration = durationOf(hours, wet ? wetBulb : dryBulb, wet);

    Carpets carpets;
    carpets.carpets.push_back({words("carpet.dry-bulb"), unit::C.symbol, std::move(dryBulb), {}});
    carpets.carpets.push_back({words("carpet.wet-bulb"), unit::C.symbol, std::move(wetBulb), {}});
    carpets.carpets.push_back({words("carpet.pue"), "", each(hours, [](const YearHour& h) {
                                   return h.it > 0.0 ? h.facility / h.it : std::numeric_limits<double>::quiet_NaN();
                               }), {}});
    if (year.result.total.makeUp() > 0.0) {
        // A litre is a kilogram.
        carpets.carpets.push_back({words("carpet.water"), unit::Ls.symbol, each(hours, [](const YearHour& h) { return h.makeUp(); }), {}});
    }
    carpets.carpets.push_back({words("carpet.mode"), "", each(hours, [](const YearHour& h) { return static_cast<double>(h.mode()); }),
                               {words("carpet.free"), words("carpet.partial"), words("carpet.mechanical")}});
    blocks.push_back(Picture{words("carpet.caption", {{"site", name}, {"weather", weather.name}}), std::move(carpets)});
    addDurations(blocks, year.result, name);
    blocks.push_back(Picture{words(wet ? "duration.caption-wet" : "duration.caption-dry", {{"site", name}}), std::move(duration)});
    return blocks;
}

}  // namespace rw::report
