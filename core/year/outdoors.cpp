// SPDX-License-Identifier: GPL-3.0-or-later
#include "year/outdoors.h"

#include "plan/site_weather.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <mutex>

namespace rw {

namespace {

/// Bins of 2 K: energy and free hours keep well within the 1 and 3 % that bins are allowed (methods 5), and an instant
/// evaluation stays one. A year has some 120 joint ones, or 25 by dry bulb.
constexpr double kBinWidth = 2.0;

cooling::Outdoors ready(const MoistAir& air, Temperature<> wetBulb)
{
    return {air, wetBulb, saturatedEnthalpy(wetBulb, air.pressure), density(air)};
}

OutdoorYear::Bin binOf(const JointBin& bin, Pressure<> pressure)
{
    const auto dry = Temperature<>::fromSi(bin.dryBulb);
    const auto wet = Temperature<>::fromSi(std::min(bin.wetBulb, bin.dryBulb));
    const auto air = airOfWetBulb(dry, wet, pressure);
    // A mean of states can be drier than any air of its dry bulb: then it is dry.
    return {ready(air ? *air : MoistAir{dry, pressure, 0.0}, wet), static_cast<double>(bin.hours)};
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
    const std::vector<JointBin> joint = jointBins(*weather, kBinWidth, &year->joint.ofHour);
    for (const JointBin& bin : joint) year->joint.list.push_back(binOf(bin, mean));
    // Joint bins come in order of their dry bulbs: those of one step follow each other.
    const auto step = [](const JointBin& bin) { return std::floor((bin.dryBulb - cooling::kZeroCelsius) / kBinWidth + 1e-9); };
    std::vector<std::size_t> dryOf;
    for (std::size_t i = 0; i < joint.size();) {
        JointBin all{};
        const double of = step(joint[i]);
        for (; i < joint.size() && step(joint[i]) == of; ++i) {
            all.dryBulb += joint[i].hours * joint[i].dryBulb;
            all.wetBulb += joint[i].hours * joint[i].wetBulb;
            all.hours += joint[i].hours;
            dryOf.push_back(year->dry.list.size());
        }
        year->dry.list.push_back(binOf({all.dryBulb / all.hours, all.wetBulb / all.hours, all.hours}, mean));
    }
    for (const std::size_t bin : year->joint.ofHour) year->dry.ofHour.push_back(dryOf[bin]);
    year->coldest = std::numeric_limits<double>::infinity();
    for (const WeatherHour& h : weather->hours) year->coldest = std::min(year->coldest, h.dryBulb);
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
