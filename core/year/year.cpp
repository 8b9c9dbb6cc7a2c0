// SPDX-License-Identifier: GPL-3.0-or-later
#include "year/year.h"

#include "weather/weather_year.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace rw {

namespace {
constexpr double kSecondsOfHour = 3600.0;
/// Heat that passes chillers counts as some, or as all, from here on: relative, against rounding alone.
constexpr double kSome = 1e-9;

/// What hours have and sums add up.
struct Part {
    double YearHour::*hour;
    double YearSums::*sum;
};
constexpr std::array kParts{
    Part{&YearHour::it, &YearSums::it},
    Part{&YearHour::facility, &YearSums::facility},
    Part{&YearHour::grid, &YearSums::grid},
    Part{&YearHour::generation, &YearSums::generation},
    Part{&YearHour::cooling, &YearSums::cooling},
    Part{&YearHour::house, &YearSums::house},
    Part{&YearHour::compute, &YearSums::compute},
    Part{&YearHour::rackCooling, &YearSums::rackCooling},
    Part{&YearHour::chainLoss, &YearSums::chainLoss},
    Part{&YearHour::siteLoss, &YearSums::siteLoss},
    Part{&YearHour::heat, &YearSums::heat},
    Part{&YearHour::chilled, &YearSums::chilled},
    Part{&YearHour::reuse, &YearSums::reuse},
    Part{&YearHour::evaporation, &YearSums::evaporation},
    Part{&YearHour::drift, &YearSums::drift},
    Part{&YearHour::blowdown, &YearSums::blowdown},
};

YearPeak wettest(const std::vector<YearHour>& hours, std::size_t span, std::size_t pace)
{
    YearPeak peak{0, span, -1.0};
    for (std::size_t from = 0; from + span <= hours.size(); from += pace) {
        double sum = 0.0;
        for (std::size_t h = from; h < from + span; ++h) sum += hours[h].makeUp() * kSecondsOfHour;
        if (sum > peak.value) peak = {from, span, sum};
    }
    return peak;
}

/// What was highest in the hours of a year.
void findPeaks(YearResult& r)
{
    const std::vector<YearHour>& hours = *r.hours;
    r.waterDay = wettest(hours, kHoursOfDay, kHoursOfDay);
    r.waterWeek = wettest(hours, kHoursOfWeek, kHoursOfDay);
    for (std::size_t h = 0; h < hours.size(); ++h) {
        const YearHour& hour = hours[h];
        if (hour.it > 0.0 && hour.facility / hour.it > r.worstHour.value) r.worstHour = {h, 1, hour.facility / hour.it};
        if (hour.grid > r.gridHour.value) r.gridHour = {h, 1, hour.grid};
    }
}

}  // namespace

std::string_view name(CoolingMode mode)
{
    switch (mode) {
    case CoolingMode::Free: return "free";
    case CoolingMode::Partial: return "partial";
    case CoolingMode::Mechanical: return "mechanical";
    }
    return "";
}

CoolingMode YearHour::mode() const
{
    if (chilled <= kSome * heat) return CoolingMode::Free;
    return chilled >= (1.0 - kSome) * heat ? CoolingMode::Mechanical : CoolingMode::Partial;
}

YearHour& YearHour::operator+=(const YearHour& o)
{
    for (const Part& part : kParts) this->*part.hour += o.*part.hour;
    supplyMissed = supplyMissed || o.supplyMissed;
    outsideCurve = outsideCurve || o.outsideCurve;
    return *this;
}

YearHour operator*(double n, YearHour h)
{
    for (const Part& part : kParts) h.*part.hour *= n;
    return h;
}

void YearSums::add(const YearHour& h, double count)
{
    const double t = count * kSecondsOfHour;
    hours += count;
    for (const Part& part : kParts) this->*part.sum += t * h.*part.hour;
    switch (h.mode()) {
    case CoolingMode::Free: freeHours += count; break;
    case CoolingMode::Partial: partialHours += count; break;
    case CoolingMode::Mechanical: mechanicalHours += count; break;
    }
    if (h.supplyMissed) missedHours += count;
    if (h.outsideCurve) outsideHours += count;
    peakGrid = std::max(peakGrid, h.grid);
}

YearSums& YearSums::operator+=(const YearSums& o)
{
    hours += o.hours;
    for (const Part& part : kParts) this->*part.sum += o.*part.sum;
    freeHours += o.freeHours;
    partialHours += o.partialHours;
    mechanicalHours += o.mechanicalHours;
    missedHours += o.missedHours;
    outsideHours += o.outsideHours;
    carbon += o.carbon;
    energyCost += o.energyCost;
    demandCost += o.demandCost;
    peakGrid = std::max(peakGrid, o.peakGrid);
    return *this;
}

double Tariff::priceAt(std::size_t hour) const
{
    if (hourly) return (*hourly)[hour];
    const auto ofDay = static_cast<std::int64_t>(hour % kHoursOfDay);
    const bool workday = hour / kHoursOfDay % 7 < 5;
    // A span over midnight ends on the next day.
    const bool inside = peakFrom <= peakTo ? ofDay >= peakFrom && ofDay < peakTo : ofDay >= peakFrom || ofDay < peakTo;
    return workday && inside ? peakEnergy : energy;
}

double Tariff::meanPrice() const
{
    if (hourly) return std::accumulate(hourly->begin(), hourly->end(), 0.0) / static_cast<double>(kHoursOfYear);
    if (peakEnergy == energy) return energy;
    // All weeks are alike: so many hours of the first, and of the days that are left of the year.
    constexpr std::size_t kWeek = 7 * kHoursOfDay;
    double week = 0.0;
    double rest = 0.0;
    for (std::size_t h = 0; h < kWeek; ++h) {
        week += priceAt(h);
        if (h < kHoursOfYear % kWeek) rest += priceAt(h);
    }
    return (static_cast<double>(kHoursOfYear / kWeek) * week + rest) / static_cast<double>(kHoursOfYear);
}

YearResult sumHours(std::shared_ptr<const std::vector<YearHour>> hours, const Tariff& tariff, const HourValues& carbon)
{
    RW_ASSERT(hours && hours->size() == kHoursOfYear);
    YearResult r;
    r.hourly = true;
    std::size_t next = 0;
    for (std::size_t month = 0; month < r.months.size(); ++month) {
        YearSums& sums = r.months[month];
        const std::size_t end = next + kHoursOfDay * static_cast<std::size_t>(kDaysOfMonth[month]);
        for (; next < end; ++next) {
            const YearHour& h = (*hours)[next];
            sums.add(h);
            sums.energyCost += kSecondsOfHour * h.grid * tariff.priceAt(next);
            if (carbon) sums.carbon += kSecondsOfHour * h.grid * (*carbon)[next];
        }
        sums.demandCost = sums.peakGrid * tariff.demand;
        r.total += sums;
    }
    r.hours = std::move(hours);
    findPeaks(r);
    return r;
}

YearResult sumBins(const std::vector<WeightedHour>& bins, const Tariff& tariff)
{
    YearResult r;
    r.bins = bins.size();
    double hourlyCost = 0.0;
    for (const WeightedHour& bin : bins) {
        r.total.add(bin.hour, bin.count);
        const double energy = bin.count * kSecondsOfHour * bin.hour.grid;
        hourlyCost += energy * bin.price;
        r.total.carbon += energy * bin.carbon;
        if (bin.hour.it > 0.0) r.worstHour.value = std::max(r.worstHour.value, bin.hour.facility / bin.hour.it);
    }
    RW_ASSERT(std::abs(r.total.hours - static_cast<double>(kHoursOfYear)) < 1e-6);
    r.gridHour.value = r.total.peakGrid;
    r.total.energyCost = tariff.hourly ? hourlyCost : r.total.grid * tariff.meanPrice();
    // Which month has which hours is not known here: each is charged by the year's highest.
    r.total.demandCost = 12.0 * r.total.peakGrid * tariff.demand;
    return r;
}

YearResult together(const std::vector<YearResult>& years)
{
    YearResult r;
    if (years.empty()) return r;
    if (years.size() == 1) return years.front();
    r.hourly = std::all_of(years.begin(), years.end(), [](const YearResult& y) { return y.hourly && y.hours; });
    for (const YearResult& y : years) {
        r.total += y.total;
        r.bins += y.bins;
        for (std::size_t m = 0; m < r.months.size(); ++m) r.months[m] += y.months[m];
    }
    // Equal hours of several sites count once.
    const double n = static_cast<double>(years.size());
    const auto once = [n](YearSums& s) {
        for (double* part : {&s.hours, &s.freeHours, &s.partialHours, &s.mechanicalHours, &s.missedHours, &s.outsideHours}) *part /= n;
    };
    once(r.total);
    for (YearSums& s : r.months) once(s);
    if (!r.hourly) return r;
    auto hours = std::make_shared<std::vector<YearHour>>(*years.front().hours);
    for (std::size_t i = 1; i < years.size(); ++i)
        for (std::size_t h = 0; h < hours->size(); ++h) (*hours)[h] += (*years[i].hours)[h];
    // The highest hour of all is none of each.
    std::size_t next = 0;
    r.total.peakGrid = 0.0;
    for (std::size_t m = 0; m < r.months.size(); ++m) {
        r.months[m].peakGrid = 0.0;
        const std::size_t end = next + kHoursOfDay * static_cast<std::size_t>(kDaysOfMonth[m]);
        for (; next < end; ++next) r.months[m].peakGrid = std::max(r.months[m].peakGrid, (*hours)[next].grid);
        r.total.peakGrid = std::max(r.total.peakGrid, r.months[m].peakGrid);
    }
    r.hours = std::move(hours);
    findPeaks(r);
    return r;
}

}  // namespace rw
