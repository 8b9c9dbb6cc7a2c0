// SPDX-License-Identifier: GPL-3.0-or-later
#include "weather/rebuild.h"

#include "fluid/moist_air.h"
#include "quantity/celsius.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rw {

namespace {

constexpr std::size_t kDays = 365;

std::vector<double> dryBulbs(const ClimateTables& tables)
{
    std::vector<double> raw(kHoursOfYear);
    for (std::size_t h = 0; h < kHoursOfYear; ++h) {
        const DayRow& day = tables.days[h / 24];
        const auto& shape = tables.months[static_cast<std::size_t>(calendar(h).month - 1)];
        raw[h] = day.lowest + (day.highest - day.lowest) * shape[h % 24];
    }
    // Each day's curve begins and ends where its own range puts it; its neighbours' elsewhere. Both ends move to
    // one temperature that both ranges hold, and the shift fades towards the day's coldest and warmest hour.
    std::vector<double> midnight(kDays + 1);
    for (std::size_t d = 0; d <= kDays; ++d) {
        const DayRow& evening = tables.days[(d + kDays - 1) % kDays];
        const DayRow& morning = tables.days[d % kDays];
        const double low = std::max(evening.lowest, morning.lowest);
        const double high = std::min(evening.highest, morning.highest);
        const double middle = 0.5 * (raw[(d * 24 + kHoursOfYear - 1) % kHoursOfYear] + raw[d * 24 % kHoursOfYear]);
        midnight[d] = low <= high ? std::clamp(middle, low, high) : 0.5 * (low + high);
    }
    std::vector<double> hours = raw;
    for (std::size_t d = 0; d < kDays; ++d) {
        const DayRow& day = tables.days[d];
        const auto& shape = tables.months[static_cast<std::size_t>(calendar(d * 24).month - 1)];
        // The coldest hour of the morning: of the whole day it may be the last one, where autumn cools.
        const auto noon = std::max_element(shape.begin(), shape.end());
        const auto warmest = static_cast<double>(noon - shape.begin());
        const auto coldest = static_cast<double>(std::min_element(shape.begin(), noon) - shape.begin());
        const double startShift = midnight[d] - raw[d * 24];
        const double endShift = midnight[d + 1] - raw[d * 24 + 23];
        for (std::size_t i = 0; i < 24; ++i) {
            const auto hour = static_cast<double>(i);
            double& t = hours[d * 24 + i];
            if (hour < coldest) t += startShift * (coldest - hour) / (coldest + 0.5);
            if (hour > warmest) t += endShift * (hour - warmest) / (23.5 - warmest);
            t = std::clamp(t, day.lowest, day.highest);
        }
    }
    return hours;
}

/// Dew points along straight lines from noon to noon, no higher than the dry bulb, whose daily means are
/// those of the day table as far as the dry bulb allows.
std::vector<double> dewPoints(const ClimateTables& tables, const std::vector<double>& dryBulb)
{
    constexpr int kPasses = 8;         // the means settle to some hundredths of a kelvin
    constexpr double kRelaxation = 0.6;
    std::vector<double> noon(kDays);
    for (std::size_t d = 0; d < kDays; ++d) noon[d] = tables.days[d].dewPoint;
    std::vector<double> hours(kHoursOfYear);
    for (int pass = 0; pass <= kPasses; ++pass) {
        std::vector<double> miss(kDays);
        for (std::size_t d = 0; d < kDays; ++d) {
            double sum = 0.0;
            for (std::size_t i = 0; i < 24; ++i) {
                const double fromNoon = (static_cast<double>(i) - 11.5) / 24.0;
                const std::size_t other = fromNoon < 0.0 ? (d + kDays - 1) % kDays : (d + 1) % kDays;
                const double t = noon[d] + (noon[other] - noon[d]) * std::abs(fromNoon);
                hours[d * 24 + i] = std::min(t, dryBulb[d * 24 + i]);
                sum += hours[d * 24 + i];
            }
            miss[d] = tables.days[d].dewPoint - sum / 24.0;
        }
        if (pass < kPasses)
            for (std::size_t d = 0; d < kDays; ++d) noon[d] += kRelaxation * miss[d];
    }
    return hours;
}

/// Wet bulbs to some thousandths of a kelvin, for their order: adiabatic saturation (methods 4.1),
/// h + (W_s - W) h_w = h_s, solved along a table of saturated air.
class WetBulbTable {
public:
    WetBulbTable(double lowest, double highest, Pressure<> pressure) : m_lowest(lowest)
    {
        for (double t = lowest; t < highest + 2.0 * kStep; t += kStep) {
            const MoistAir air = saturatedAir(Temperature<>::fromSi(t), pressure);
            const double celsius = t - kZeroCelsius;
            const double water = celsius < 0.0 ? -334e3 + 2100.0 * celsius : 4186.0 * celsius;  // J/kg, ice or water
            m_rows.push_back({enthalpy(air).si(), air.humidityRatio, water});
        }
    }

    double wetBulb(const MoistAir& air) const
    {
        const double h = enthalpy(air).si();
        const auto excess = [&](std::size_t i) {
            const Row& row = m_rows[i];
            return row.enthalpy - h - (row.humidityRatio - air.humidityRatio) * row.water;
        };
        std::size_t low = 0;
        std::size_t high = m_rows.size() - 1;
        while (high - low > 1) {
            const std::size_t middle = (low + high) / 2;
            (excess(middle) <= 0.0 ? low : high) = middle;
        }
        const double below = excess(low);
        const double above = excess(high);
        const double part = above > below ? std::clamp(-below / (above - below), 0.0, 1.0) : 0.0;
        return m_lowest + kStep * (static_cast<double>(low) + part);
    }

private:
    static constexpr double kStep = 0.25;  // K
    struct Row {
        double enthalpy = 0.0;
        double humidityRatio = 0.0;
        double water = 0.0;
    };
    double m_lowest;
    std::vector<Row> m_rows;
};

/// The temperature of each rank of a year: knots of (hours colder, temperature), straight between.
class Distribution {
public:
    Distribution(const std::vector<MarginBin>& bins, const std::vector<ShareAt>& shares,
                 const std::vector<HoursAt>& hours, double lowest, double highest)
    {
        double colder = 0.0;
        for (const MarginBin& bin : bins) {
            add(colder, bin.floor, lowest, highest);
            colder += bin.hours;
        }
        for (const HoursAt& at : hours) add(at.hours, at.temperature, lowest, highest);
        constexpr double kLast = static_cast<double>(kHoursOfYear - 1);
        for (const ShareAt& at : shares) add(at.share * kLast + 0.5, at.temperature, lowest, highest);
        // Half an hour in from the ends: the coldest and the warmest hour themselves.
        m_knots.push_back({0.0, lowest});
        m_knots.push_back({0.5, lowest});
        m_knots.push_back({kLast + 0.5, highest});
        m_knots.push_back({kLast + 1.0, highest});
        std::sort(m_knots.begin(), m_knots.end(), [](const Knot& a, const Knot& b) {
            return a.colder < b.colder || (a.colder == b.colder && a.temperature < b.temperature);
        });
        for (std::size_t i = 1; i < m_knots.size(); ++i)
            m_knots[i].temperature = std::max(m_knots[i].temperature, m_knots[i - 1].temperature);
    }

    /// Moves values onto the distribution; their order stays.
    void impose(std::vector<double>& values) const
    {
        std::vector<std::size_t> order(values.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
        std::size_t knot = 0;
        for (std::size_t rank = 0; rank < order.size(); ++rank) {
            const double colder = static_cast<double>(rank) + 0.5;
            while (m_knots[knot + 1].colder < colder) ++knot;
            const Knot& a = m_knots[knot];
            const Knot& b = m_knots[knot + 1];
            values[order[rank]] = a.temperature + (b.temperature - a.temperature) * (colder - a.colder) / (b.colder - a.colder);
        }
    }

private:
    struct Knot {
        double colder = 0.0;
        double temperature = 0.0;
    };

    void add(double colder, double temperature, double lowest, double highest)
    {
        if (colder > 0.0 && colder < static_cast<double>(kHoursOfYear) && temperature > lowest && temperature < highest)
            m_knots.push_back({colder, temperature});
    }

    std::vector<Knot> m_knots;
};

}  // namespace

std::vector<WeatherHour> rebuildHours(const ClimateTables& tables, const ClimateFigures& told, double pressure)
{
    RW_ASSERT(tables.days.size() == kDays && tables.months.size() == 12);
    std::vector<double> dry = dryBulbs(tables);
    const std::vector<double> dew = dewPoints(tables, dry);
    Distribution(tables.dryBulbBins, told.dryBulbShares, told.dryBulbHours, told.lowestDryBulb, told.highestDryBulb)
        .impose(dry);

    const auto p = Pressure<>::fromSi(pressure);
    const auto airOf = [&](std::size_t h) {
        const auto dryBulb = Temperature<>::fromSi(dry[h]);
        return airOfDewPoint(dryBulb, smaller(Temperature<>::fromSi(dew[h]), dryBulb), p).value();
    };
    const WetBulbTable table(*std::min_element(dew.begin(), dew.end()), told.highestDryBulb, p);
    std::vector<double> wet(kHoursOfYear);
    for (std::size_t h = 0; h < kHoursOfYear; ++h) wet[h] = table.wetBulb(airOf(h));
    const double lowestWet = std::max(tables.wetBulbBins.front().floor, *std::min_element(wet.begin(), wet.end()));
    Distribution(tables.wetBulbBins, told.wetBulbShares, told.wetBulbHours, lowestWet, told.highestWetBulb).impose(wet);

    std::vector<WeatherHour> hours(kHoursOfYear);
    for (std::size_t h = 0; h < kHoursOfYear; ++h) {
        const auto dryBulb = Temperature<>::fromSi(dry[h]);
        const auto wetBulb = Temperature<>::fromSi(std::min(wet[h], dry[h]));
        const Result<MoistAir> moved = airOfWetBulb(dryBulb, wetBulb, p);
        // A wet bulb that not even dry air would have: the day's own dew point stays.
        const MoistAir air = moved ? *moved : airOf(h);
        // Near 0 °C the balances over ice and over water may both hold: the one that moist air takes.
        const bool twofold = std::abs(wetBulb.si() - kZeroCelsius) < 1.5;
        const double at = moved && !twofold ? wetBulb.si() : rw::wetBulb(air).si();
        hours[h] = {dry[h], at, std::min(rw::dewPoint(air).si(), at), pressure};
    }
    return hours;
}

}  // namespace rw
