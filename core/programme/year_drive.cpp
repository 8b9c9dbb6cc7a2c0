// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/year_drive.h"

#include "weather/weather_year.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rw {

namespace {

constexpr std::size_t kParts = 3;  // of a bin of air, by load

/// The load's place between its lowest and highest at the middle of an hour of the day.
double waveAt(const LoadProfile& profile, std::size_t hour)
{
    if (profile.kind != ProfileKind::Diurnal) return 0.0;
    const double angle = (static_cast<double>(hour % kHoursOfDay) - static_cast<double>(profile.peakHour)) / static_cast<double>(kHoursOfDay);
    return profile.amplitude.si.value_or(0.0) * std::cos(2.0 * std::numbers::pi * angle);
}

Tariff tariffOf(const Site& site, const Climate& climate)
{
    Tariff t;
    t.energy = site.energyPrice.si.value_or(climate.energyPrice.si.value_or(0.0));
    t.peakEnergy = site.peakEnergyPrice.si.value_or(t.energy);
    t.peakFrom = site.peakFrom;
    t.peakTo = site.peakTo;
    t.demand = site.demandCharge.si.value_or(0.0);
    return t;
}

/// Where bins know no hour of the day, its wave is taken at the three points that stand for a cosine (Chebyshev).
std::vector<YearDrive::Slot> plainSlots(const OutdoorYear::Bins& bins, const LoadProfile& profile)
{
    std::vector<double> waves{0.0};
    if (profile.kind == ProfileKind::Diurnal) {
        const double a = profile.amplitude.si.value_or(0.0) * std::cos(std::numbers::pi / 6.0);
        waves = {-a, 0.0, a};
    }
    std::vector<YearDrive::Slot> slots;
    for (const double wave : waves)
        for (std::size_t b = 0; b < bins.list.size(); ++b)
            slots.push_back({b, wave, bins.list[b].count / static_cast<double>(waves.size()), 0.0, 0.0});
    return slots;
}

std::vector<YearDrive::Slot> slotsByLoad(const YearDrive& drive)
{
    std::vector<std::vector<std::size_t>> hours(drive.bins->list.size());
    for (std::size_t h = 0; h < kHoursOfYear; ++h) hours[drive.bins->ofHour[h]].push_back(h);
    std::vector<YearDrive::Slot> slots;
    for (std::size_t b = 0; b < hours.size(); ++b) {
        std::vector<std::size_t>& own = hours[b];
        const auto less = [&](std::size_t i, std::size_t j) { return drive.waves[i] < drive.waves[j]; };
        std::stable_sort(own.begin(), own.end(), less);
        // Hours of one load need no parts.
        const std::size_t parts = own.empty() || !less(own.front(), own.back()) ? 1 : std::min(kParts, own.size());
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t from = own.size() * part / parts;
            const std::size_t to = own.size() * (part + 1) / parts;
            if (from == to) continue;
            YearDrive::Slot slot;
            slot.bin = b;
            slot.count = static_cast<double>(to - from);
            for (std::size_t i = from; i < to; ++i) {
                slot.wave += drive.waves[own[i]];
                slot.price += drive.tariff.priceAt(own[i]);
                if (drive.carbon) slot.carbon += (*drive.carbon)[own[i]];
            }
            slot.wave = parts == 1 ? drive.waves[own[from]] : slot.wave / slot.count;
            slot.price /= slot.count;
            slot.carbon /= slot.count;
            slots.push_back(slot);
        }
    }
    return slots;
}

}  // namespace

YearDrive yearDrive(const Plan& plan, const Site& site, const Climate& climate, bool wet, bool hourly, std::vector<Error>& errors)
{
    YearDrive drive;
    drive.outdoors = outdoorYear(plan, site);
    if (drive.outdoors) drive.bins = wet ? &drive.outdoors->joint : &drive.outdoors->dry;
    drive.tariff = tariffOf(site, climate);
    const auto read = [&](const std::string& id, SeriesKind kind, const std::string& path, bool& known) {
        const auto values = hoursOfSeries(plan, id, kind, path);
        known = values.ok();
        if (values) return *values;
        if (std::find(errors.begin(), errors.end(), values.error()) == errors.end()) errors.push_back(values.error());
        return HourValues();
    };
    const LoadProfile& profile = plan.assumptions.profile;
    HourValues load;
    if (profile.kind == ProfileKind::Own) load = read(profile.series, SeriesKind::Load, "assumptions.profile.series", drive.loadKnown);
    const std::string path = "sites[" + site.id + "].";
    if (!site.carbonSeries.empty()) drive.carbon = read(site.carbonSeries, SeriesKind::Carbon, path + "carbon_series", drive.carbonKnown);
    if (!site.priceSeries.empty()) drive.tariff.hourly = read(site.priceSeries, SeriesKind::Price, path + "price_series", drive.priceKnown);
    if (!drive.outdoors || !drive.loadKnown) return drive;
    const bool byHour = load || drive.carbon || drive.tariff.hourly;
    if (hourly || byHour) {
        if (load) drive.waves = *load;
        else
            for (std::size_t h = 0; h < kHoursOfYear; ++h) drive.waves.push_back(waveAt(profile, h));
    }
    if (!hourly) drive.slots = byHour ? slotsByLoad(drive) : plainSlots(*drive.bins, profile);
    return drive;
}

YearResult YearDrive::summed(std::vector<YearHour> hours, bool hourly) const
{
    if (hourly) return sumHours(std::make_shared<const std::vector<YearHour>>(std::move(hours)), tariff, carbon);
    std::vector<WeightedHour> weighted;
    weighted.reserve(hours.size());
    for (std::size_t i = 0; i < hours.size(); ++i) weighted.push_back({hours[i], slots[i].count, slots[i].price, slots[i].carbon});
    return sumBins(weighted, tariff);
}

}  // namespace rw
