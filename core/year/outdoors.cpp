// SPDX-License-Identifier: GPL-3.0-or-later
#include "year/outdoors.h"

#include "plan/site_weather.h"

#include <algorithm>
#include <deque>
#include <mutex>

namespace rw {

namespace {

/// Bins of 2 K, some hundred for a year: energy and free hours keep well within the 1 and 3 % that bins are allowed (methods 5),
/// and an instant evaluation stays one.
constexpr double kBinWidth = 2.0;

cooling::Outdoors ready(const MoistAir& air, Temperature<> wetBulb)
{
    return {air, wetBulb, saturatedEnthalpy(wetBulb, air.pressure), density(air)};
}

std::shared_ptr<const OutdoorYear> make(SharedWeather weather)
{
    auto year = std::make_shared<OutdoorYear>();
    year->hours.reserve(weather->hours.size());
    double pressure = 0.0;
    for (const WeatherHour& h : weather->hours) {
        const auto p = Pressure<>::fromSi(h.pressure);
        const double ratio = saturatedHumidityRatio(Temperature<>::fromSi(h.dewPoint), p);
        year->hours.push_back(ready({Temperature<>::fromSi(h.dryBulb), p, ratio}, Temperature<>::fromSi(h.wetBulb)));
        pressure += h.pressure;
    }
    const auto mean = Pressure<>::fromSi(pressure / static_cast<double>(weather->hours.size()));
    for (const JointBin& bin : jointBins(*weather, kBinWidth, &year->binOfHour)) {
        const auto dry = Temperature<>::fromSi(bin.dryBulb);
        const auto wet = Temperature<>::fromSi(std::min(bin.wetBulb, bin.dryBulb));
        const auto air = airOfWetBulb(dry, wet, mean);
        // A mean of states can be drier than any air of its dry bulb: then it is dry.
        const MoistAir state = air ? *air : MoistAir{dry, mean, 0.0};
        year->bins.push_back({ready(state, wet), static_cast<double>(bin.hours)});
    }
    year->weather = std::move(weather);
    return year;
}

}  // namespace

std::shared_ptr<const OutdoorYear> outdoorYear(const Plan& plan, const Site& site)
{
    // A year of a plan is known by the block that holds its days: whoever changes it has another block.
    struct Known {
        std::string climate;
        Block<WeatherDay> days;
        std::shared_ptr<const OutdoorYear> year;
    };
    constexpr std::size_t kKept = 64;
    static std::mutex mutex;
    static std::deque<Known> known;

    const PlanWeather* own = findById(plan.weather, site.weather);
    const Climate* climate = findById(plan.climates, site.climate);
    Known wanted;
    if (own) wanted.days = own->days;
    else if (climate) wanted.climate = climate->catalogueId.empty() ? climate->id : climate->catalogueId;
    {
        const std::lock_guard lock(mutex);
        for (const Known& k : known)
            if (k.climate == wanted.climate && (!own || k.days == wanted.days)) return k.year;
    }
    if (auto weather = siteWeather(plan, site)) wanted.year = make(*weather);
    const std::lock_guard lock(mutex);
    known.push_front(wanted);
    if (known.size() > kKept) known.pop_back();
    return wanted.year;
}

}  // namespace rw
