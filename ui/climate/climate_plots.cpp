// SPDX-License-Identifier: GPL-3.0-or-later
#include "climate_plots.h"

#include "document/minus.h"
#include "plots/carpet_canvas.h"
#include "plots/plot_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::ClimatePlots)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kNameRoom = 0.12;  // of a curve's range of temperatures
constexpr double kDegreeStep = 0.5;  // of a unit of temperature, along a curve of hours
constexpr int kCurvePoints = 365;    // of the 8,760 hours: more than a plot has room for
constexpr double kWater = 1000.0;    // kg/m3: a litre is a kilogram, in every metric of water

QString symbolOf(const Unit& unit) { return QString::fromUtf8(unit.symbol); }

QString degrees(double kelvin, UnitSystem units)
{
    const Unit& unit = unitFor(unit::C, units);
    return formatFixed(unit.fromSi(kelvin), 1) + QChar(0x00A0) + symbolOf(unit);
}

QString number(double value, int decimals) { return formatFixed(value, decimals); }

PlotCarpet carpetOf(const PlantYear& plant, const std::function<double(const YearHour&)>& of)
{
    PlotCarpet carpet;
    carpet.values.reserve(static_cast<qsizetype>(kHoursOfYear));
    for (const YearHour& hour : *plant.year->result.hours) carpet.values << of(hour);
    return carpet;
}

/// So many decimals that a value of this size has four digits.
int decimalsFor(double size)
{
    return std::clamp(3 - static_cast<int>(std::floor(std::log10(std::max(std::abs(size), 1e-9)))), 0, 4);
}

PlotAxis monthAxis()
{
    PlotAxis axis;
    axis.months = true;
    axis.from = 0.4;
    axis.to = 14.6;  // room for the names beside December
    return axis;
}

PlotSeries monthly(const QString& name, const PlantYear& plant, const std::function<double(const YearSums&)>& of)
{
    PlotSeries series;
    series.name = name;
    series.bars = true;
    int month = 0;
    for (const YearSums& sums : plant.year->result.months) {
        series.x << ++month;
        series.y << of(sums);
    }
    return series;
}

/// What is nought all the year has no bars.
void add(PlotData& plot, const QString& name, const PlantYear& plant, const std::function<double(const YearSums&)>& of, QColor color = {})
{
    PlotSeries series = monthly(name, plant, of);
    series.color = color;
    if (std::any_of(series.y.begin(), series.y.end(), [](double v) { return v > 0.0; })) plot.series << series;
}

}  // namespace

double WeatherHour::*memberOf(AirQuantity quantity)
{
    switch (quantity) {
    case AirQuantity::DryBulb: break;
    case AirQuantity::WetBulb: return &WeatherHour::wetBulb;
    case AirQuantity::DewPoint: return &WeatherHour::dewPoint;
    }
    return &WeatherHour::dryBulb;
}

QString nameOf(AirQuantity quantity)
{
    switch (quantity) {
    case AirQuantity::DryBulb: break;
    case AirQuantity::WetBulb: return Tr::tr("Wet bulb");
    case AirQuantity::DewPoint: return Tr::tr("Dew point");
    }
    return Tr::tr("Dry bulb");
}

PlotData airCarpet(AirQuantity quantity, const PlaceWeather& weather, UnitSystem units)
{
    PlotData plot;
    if (!weather.year) return plot;
    const Unit& unit = unitFor(unit::C, units);
    plot.carpet.name = nameOf(quantity);
    plot.carpet.unit = symbolOf(unit);
    double least = INFINITY, most = -INFINITY, mean = 0.0;
    for (const WeatherHour& hour : weather.year->hours) {
        const double kelvin = hour.*memberOf(quantity);
        plot.carpet.values << unit.fromSi(kelvin);
        least = std::min(least, kelvin);
        most = std::max(most, kelvin);
        mean += kelvin / static_cast<double>(kHoursOfYear);
    }
    plot.title = Tr::tr("%1: %2 on average, %3 to %4")
                     .arg(nameOf(quantity), degrees(mean, units), number(unit.fromSi(least), 1), degrees(most, units));
    return plot;
}

PlotData plantCarpet(PlantQuantity quantity, const PlantYear& plant, UnitSystem units)
{
    PlotData plot;
    if (!plant.year || !plant.year->result.hours) return plot;
    const YearResult& year = plant.year->result;
    const auto pue = [](const YearHour& h) { return h.it > 0.0 ? h.facility / h.it : kNone; };
    switch (quantity) {
    case PlantQuantity::Pue:
        if (year.total.it <= 0.0) return plot;
        plot.carpet = carpetOf(plant, pue);
        plot.carpet.name = Tr::tr("PUE");
        plot.carpet.decimals = 3;
        plot.title = Tr::tr("PUE: %1 over the year, %2 in the worst hour, %3")
                         .arg(number(year.total.facility / year.total.it, 3), number(year.worstHour.value, 3),
                              hourText(static_cast<int>(year.worstHour.from)));
        break;
    case PlantQuantity::Mode:
        plot.carpet = carpetOf(plant, [](const YearHour& h) { return static_cast<double>(h.mode()); });
        plot.carpet.name = Tr::tr("Cooling");
        plot.carpet.kinds = QStringList{Tr::tr("Free"), Tr::tr("Partial"), Tr::tr("Chillers")};
        if (year.total.mechanicalHours + year.total.partialHours <= 0.0)
            plot.title = Tr::tr("Cooling: free in all hours of the year");
        else
            plot.title = Tr::tr("Cooling: free in %1 hours, chillers help in %2 and carry all in %3")
                             .arg(formatCount(std::llround(year.total.freeHours)), formatCount(std::llround(year.total.partialHours)),
                                  formatCount(std::llround(year.total.mechanicalHours)));
        break;
    case PlantQuantity::Water: {
        if (year.total.makeUp() <= 0.0) return plot;
        const Unit& unit = unitFor(unit::Ls, units);
        plot.carpet = carpetOf(plant, [&](const YearHour& h) { return unit.fromSi(h.makeUp() / kWater); });
        plot.carpet.name = Tr::tr("Make-up water");
        plot.carpet.unit = symbolOf(unit);
        plot.title = Tr::tr("Make-up water: %1 in the year, most on %2: %3")
                         .arg(formatValue(year.total.makeUp() / kWater, unit::m3, units), dayText(static_cast<int>(year.waterDay.from)),
                              formatValue(year.waterDay.value / kWater, unit::m3, units));
        break;
    }
    case PlantQuantity::Grid: {
        const double mean = year.total.grid / (3600.0 * static_cast<double>(kHoursOfYear));
        const Unit& unit = scaledUnit(year.gridHour.value, unit::MW);
        plot.carpet = carpetOf(plant, [&](const YearHour& h) { return unit.fromSi(h.grid); });
        plot.carpet.name = Tr::tr("Grid power");
        plot.carpet.unit = symbolOf(unit);
        plot.carpet.decimals = decimalsFor(unit.fromSi(year.gridHour.value));
        plot.title = Tr::tr("Grid power: %1 on average, at most %2 on %3")
                         .arg(formatIn(mean, unit).text(), formatIn(year.gridHour.value, unit).text(),
                              hourText(static_cast<int>(year.gridHour.from)));
        break;
    }
    case PlantQuantity::Supply:
        if (year.total.missedHours <= 0.0) return plot;
        plot.carpet = carpetOf(plant, [](const YearHour& h) { return h.supplyMissed ? 1.0 : 0.0; });
        plot.carpet.name = Tr::tr("Supply temperature");
        plot.carpet.kinds = QStringList{Tr::tr("Kept"), Tr::tr("Missed")};
        plot.title = Tr::tr("Supply temperature: missed in %1 hours").arg(formatCount(std::llround(year.total.missedHours)));
        break;
    }
    return plot;
}

DesignPoints designPoints(const Plan& plan, const Catalogue& catalogue, const ClimatePlace& place)
{
    std::string id = place.id.toStdString();
    if (place.kind == ClimatePlace::Kind::Site) {
        const Site* site = findById(plan.sites, id);
        id = site ? site->climate : std::string();
    }
    const Climate* climate = findById(plan.climates, id);
    if (!climate && place.kind == ClimatePlace::Kind::BuiltIn) {
        const auto& all = catalogue.equipment.climates;
        const auto at = std::find_if(all.begin(), all.end(), [&](const Climate& c) { return c.id == id; });
        if (at != all.end()) climate = &*at;
    }
    if (!climate) return {};
    return {climate->designDryBulb.si, climate->designWetBulb.si, climate->extremeDryBulb.si, climate->extremeWetBulb.si};
}

PlotData hoursAtMostPlot(const PlaceWeather& weather, const DesignPoints& design, UnitSystem units)
{
    PlotData plot;
    if (!weather.year) return plot;
    const WeatherStatistics& s = weather.statistics;
    const Unit& unit = unitFor(unit::C, units);
    plot.x = {Tr::tr("At most so warm"), symbolOf(unit)};
    plot.y = {Tr::tr("Hours"), QStringLiteral("h")};
    plot.y.from = 0.0;
    plot.y.to = static_cast<double>(kHoursOfYear) * 1.14;  // a line of words above, and no tick that a year has not
    const double highest = std::max(s.highestDryBulb, design.extremeDryBulb.value_or(0.0));
    const double to = std::ceil(unit.fromSi(highest));
    const double lowest = std::floor(unit.fromSi(s.lowestWetBulb));
    const double from = lowest - std::ceil(kNameRoom * (to - lowest));  // left of the curves stand their names
    // Each name stands on the side of its curve where the other is not.
    const auto curve = [&](AirQuantity quantity, double share, PlotFlag::Lean lean) {
        PlotSeries series;
        series.name = nameOf(quantity);
        series.labelled = false;
        for (double t = from; t <= to + 1e-9; t += kDegreeStep) {
            series.x << t;
            series.y << hoursAtMost(*weather.year, memberOf(quantity), unit.toSi(t));
        }
        plot.series << series;
        PlotFlag flag;
        flag.x = unit.fromSi(percentile(column(*weather.year, memberOf(quantity)), share));
        flag.y = share * static_cast<double>(kHoursOfYear);
        flag.label = nameOf(quantity);
        flag.shape = PlotFlag::Shape::Dot;
        flag.lean = lean;
        plot.flags << flag;
    };
    curve(AirQuantity::WetBulb, 0.6, PlotFlag::Lean::Left);
    curve(AirQuantity::DryBulb, 0.35, PlotFlag::Lean::Right);
    const auto mark = [&](const std::optional<double>& kelvin, const QString& label, const QString& brief) {
        if (kelvin) plot.marks << PlotMark{Qt::Vertical, unit.fromSi(*kelvin), label, false, brief};
    };
    mark(design.designWetBulb, Tr::tr("0.4 % wet"), Tr::tr("wet"));
    mark(design.designDryBulb, Tr::tr("0.4 % dry"), Tr::tr("dry"));
    mark(design.extremeDryBulb, Tr::tr("Extreme"), {});
    const auto hours = [&](AirQuantity quantity, double celsius) {
        return formatCount(hoursAtMost(*weather.year, memberOf(quantity), unit::C.toSi(celsius)));
    };
    plot.title = Tr::tr("0.4 %: above %1 dry, %2 wet")
                     .arg(degrees(s.dryBulb[0].temperature, units), degrees(s.wetBulb[0].temperature, units));
    plot.subtitle = Tr::tr("%1 h up to %2 dry · %3 h up to %4 wet · 99.6 %: %5")
                        .arg(hours(AirQuantity::DryBulb, 27.0), degrees(unit::C.toSi(27.0), units), hours(AirQuantity::WetBulb, 24.0),
                             degrees(unit::C.toSi(24.0), units), degrees(s.heating996, units));
    return plot;
}

PlotData pueHoursPlot(const PlantYear& plant)
{
    PlotData plot;
    if (!plant.year || !plant.year->result.hours || plant.year->result.total.it <= 0.0) return plot;
    const YearResult& year = plant.year->result;
    std::vector<double> sorted;
    for (const YearHour& h : *year.hours)
        if (h.it > 0.0) sorted.push_back(h.facility / h.it);
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    PlotSeries series;
    series.name = Tr::tr("PUE");
    series.labelled = false;
    const auto last = static_cast<double>(sorted.size() - 1);
    for (int i = 0; i <= kCurvePoints; ++i) {
        const auto at = static_cast<std::size_t>(std::lround(last * i / kCurvePoints));
        series.x << static_cast<double>(at);
        series.y << sorted[at];
    }
    const double annual = year.total.facility / year.total.it;
    const double span = std::max(sorted.front() - sorted.back(), 0.01);
    plot.x = {Tr::tr("Hours in which it is higher"), QStringLiteral("h")};
    plot.x.from = 0.0;
    plot.x.to = static_cast<double>(kHoursOfYear);
    plot.y = {Tr::tr("PUE"), {}};
    plot.y.from = sorted.back() - span * 0.15;
    plot.y.to = sorted.front() + span * 0.15;
    plot.series << series;
    plot.marks << PlotMark{Qt::Horizontal, annual, Tr::tr("Annual %1").arg(number(annual, 3)), true};
    const auto above = std::upper_bound(sorted.begin(), sorted.end(), annual, std::greater<>()) - sorted.begin();
    plot.title = Tr::tr("PUE is above its annual %1 in %2 hours").arg(number(annual, 3), formatCount(above));
    plot.subtitle = Tr::tr("%1 in the best hour, %2 in the worst: %3")
                        .arg(number(sorted.back(), 3), number(sorted.front(), 3), hourText(static_cast<int>(year.worstHour.from)));
    return plot;
}

PlotData monthlyEnergyPlot(const PlantYear& plant)
{
    PlotData plot;
    if (!plant.year || !plant.year->result.hourly) return plot;
    const YearSums& total = plant.year->result.total;
    const double overhead = total.facility - total.it;
    const auto in = [&](double joule) { return unit::GWh.fromSi(joule); };
    plot.x = monthAxis();
    plot.y = {Tr::tr("Overhead"), symbolOf(unit::GWh)};
    plot.right = {Tr::tr("Facility"), symbolOf(unit::GWh), false, 0.0, {}};
    add(plot, Tr::tr("Cooling"), plant, [&](const YearSums& s) { return in(s.cooling); });
    add(plot, Tr::tr("Losses"), plant, [&](const YearSums& s) { return in(s.chainLoss); });
    add(plot, Tr::tr("House"), plant, [&](const YearSums& s) { return in(s.house); });
    PlotSeries facility = monthly(Tr::tr("Facility"), plant, [&](const YearSums& s) { return in(s.facility); });
    facility.bars = false;
    facility.right = true;
    facility.labelled = false;
    facility.pen = PlotSeries::Pen::Dashed;
    plot.series << facility;
    plot.x.to = 16.4;  // beside the second axis
    plot.title = Tr::tr("Overhead of %1, %2 of it cooling")
                     .arg(formatIn(overhead, unit::GWh).text(), formatPercent(overhead > 0.0 ? total.cooling / overhead : 0.0));
    plot.subtitle = Tr::tr("Facility, dashed: %1 in the year").arg(formatIn(total.facility, unit::GWh).text());
    return plot;
}

PlotData monthlyWaterPlot(const PlantYear& plant, UnitSystem units)
{
    PlotData plot;
    if (!plant.year || !plant.year->result.hourly || plant.year->result.total.makeUp() <= 0.0) return plot;
    const YearSums& total = plant.year->result.total;
    const Unit& shown = unitFor(unit::m3, units);
    const Unit& volume = scaledUnit(total.makeUp() / kWater, shown);
    plot.x = monthAxis();
    plot.y = {Tr::tr("Make-up water"), symbolOf(volume)};
    add(plot, Tr::tr("Evaporation"), plant, [&](const YearSums& s) { return volume.fromSi(s.evaporation / kWater); });
    add(plot, Tr::tr("Blowdown"), plant, [&](const YearSums& s) { return volume.fromSi((s.blowdown + s.drift) / kWater); });
    plot.title = Tr::tr("%1 of water in the year").arg(formatValue(total.makeUp() / kWater, unit::m3, units));
    if (plant.figures)
        plot.subtitle = Tr::tr("WUE %1, by month").arg(formatIn(plant.figures->wue.value(), unitFor(unit::LkWh, units), 3).text());
    return plot;
}

PlotData monthlyModePlot(const PlantYear& plant)
{
    PlotData plot;
    if (!plant.year || !plant.year->result.hourly) return plot;
    const YearSums& total = plant.year->result.total;
    plot.x = monthAxis();
    plot.y = {Tr::tr("Hours"), QStringLiteral("h")};
    plot.y.from = 0.0;
    plot.y.to = 31.0 * 24.0 * 1.05;
    add(plot, Tr::tr("Free"), plant, [](const YearSums& s) { return s.freeHours; }, hourKindColor(0));
    add(plot, Tr::tr("Partial"), plant, [](const YearSums& s) { return s.partialHours; }, hourKindColor(1));
    add(plot, Tr::tr("Chillers"), plant, [](const YearSums& s) { return s.mechanicalHours; }, hourKindColor(2));
    plot.title = Tr::tr("Free cooling in %1 of the hours").arg(formatPercent(total.freeHours / static_cast<double>(kHoursOfYear), 1));
    plot.subtitle = Tr::tr("How it is cooled, by month");
    return plot;
}

namespace {

/// Exceeded in 0.4 % of the hours, K; without hours below all.
double designOf(const NamedWeather& place, AirQuantity quantity)
{
    if (!place.weather || !place.weather->year) return -INFINITY;
    const WeatherStatistics& s = place.weather->statistics;
    return (quantity == AirQuantity::WetBulb ? s.wetBulb : s.dryBulb)[0].temperature;
}

}  // namespace

PlotData overlayPlot(const QList<NamedWeather>& places, AirQuantity quantity, UnitSystem units)
{
    PlotData plot;
    const Unit& unit = unitFor(unit::C, units);
    double least = INFINITY, most = -INFINITY;
    for (const NamedWeather& place : places) {
        if (!place.weather || !place.weather->year) continue;
        for (const WeatherHour& hour : place.weather->year->hours) {
            least = std::min(least, hour.*memberOf(quantity));
            most = std::max(most, hour.*memberOf(quantity));
        }
    }
    if (!(most > least)) return plot;
    plot.x = {Tr::tr("%1, at most").arg(nameOf(quantity)), symbolOf(unit)};
    plot.y = {Tr::tr("Hours"), QStringLiteral("h")};
    plot.y.from = 0.0;
    plot.y.to = static_cast<double>(kHoursOfYear) * 1.05;
    plot.key = true;
    for (const NamedWeather& place : places) {
        if (!place.weather || !place.weather->year) continue;
        PlotSeries series;
        series.name = place.name;
        series.labelled = false;
        for (double t = std::floor(unit.fromSi(least)); t <= std::ceil(unit.fromSi(most)) + 1e-9; t += kDegreeStep) {
            series.x << t;
            series.y << hoursAtMost(*place.weather->year, memberOf(quantity), unit.toSi(t));
        }
        plot.series << series;
    }
    const auto warmest = std::max_element(places.begin(), places.end(), [&](const NamedWeather& x, const NamedWeather& y) {
        return designOf(x, quantity) < designOf(y, quantity);
    });
    plot.title = Tr::tr("%1 has the highest %2 exceeded in 0.4 % of the hours: %3")
                     .arg(warmest->name, nameOf(quantity).toLower(), degrees(designOf(*warmest, quantity), units));
    plot.subtitle = Tr::tr("A curve further to the left is a cooler place");
    return plot;
}

}  // namespace rw::ui
