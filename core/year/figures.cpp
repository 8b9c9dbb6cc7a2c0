// SPDX-License-Identifier: GPL-3.0-or-later
#include "year/figures.h"

#include "base/text.h"

#include <fmt/format.h>

namespace rw {

namespace {

constexpr double kWater = 1000.0;  // kg/m3: a litre is a kilogram, in every metric of water
constexpr double kHours = static_cast<double>(kHoursOfYear);

/// A sum over the year: of twelve months, or of the climate's bins.
template <class Q, class Member>
Q annual(const char* symbol, const char* label, const Unit& unit, const YearResult& year, const std::string& of,
         std::initializer_list<typename Q::NumberType> drivers, double factor, Member member)
{
    using N = typename Q::NumberType;
    if (!year.hourly)
        return stepOf(symbol, of, label, unit,
                      solved<Q>("Σ", label, unit, factor * member(year.total),
                                [&] { return text("method.year-bins", {{"bins", std::to_string(year.bins)}}); }, drivers));
    Q sum;
    for (std::size_t m = 0; m < year.months.size(); ++m) {
        const double value = factor * member(year.months[m]);
        if constexpr (std::is_same_v<N, Recorded>)
            sum += solved<Q>(fmt::format("{}_{}", symbol, m + 1).c_str(), label, unit, value,
                             [&] { return text("method.year-hours", {{"hours", readableNumber(year.months[m].hours, 4)},
                                                                     {"month", text("month." + std::to_string(m + 1))}}); },
                             drivers);
        else
            sum += Q::fromSi(value);
    }
    return stepOf(symbol, of, label, unit, sum);
}

template <Number N>
void ratios(YearFigures<N>& f, const std::string& of)
{
    if (f.it.value() <= 0.0) return;
    f.pue = stepOf("PUE", of, "step.year.pue", unit::one, f.facility / f.it);
    f.wue = stepOf("WUE", of, "step.year.wue", unit::LkWh, Quantity<dim::volumePerEnergy, N>(f.water / f.it));
    if (f.compute.value() <= 0.0) return;
    f.itue = stepOf("ITUE", of, "step.year.itue", unit::one, f.it / f.compute);
    f.tue = stepOf("TUE", of, "step.year.tue", unit::one, *f.itue * f.pue);
    f.pueMoved = stepOf("PUE_moved", of, "step.year.pue_moved", unit::one, f.facility / (f.it - f.rackCooling));
}

/// In which hour something was highest, for a derivation.
std::string hourOf(const YearResult& year, const YearPeak& peak)
{
    if (!year.hourly) return text("method.year-worst-bin");
    const CalendarHour at = calendar(peak.from);
    return text("method.year-worst", {{"day", std::to_string(at.day)}, {"month", text("month." + std::to_string(at.month))},
                                      {"hour", std::to_string(at.hour)}});
}

/// What was highest, as far as the year tells it.
template <Number N>
void addPeaks(YearFigures<N>& f, const YearResult& year, std::initializer_list<N> drivers)
{
    const auto peak = [&](const char* symbol, const char* label, const YearPeak& p) {
        return solved<Volume<N>>(symbol, label, unit::m3, p.value / kWater, [&] {
            const CalendarHour from = calendar(p.from);
            return text("method.year-peak", {{"day", std::to_string(from.day)}, {"month", text("month." + std::to_string(from.month))}});
        }, drivers);
    };
    if (year.hourly) {
        f.waterDay = peak("V_day", "step.year.water_day", year.waterDay);
        f.waterWeek = peak("V_week", "step.year.water_week", year.waterWeek);
    }
    if (year.worstHour.value > 0.0)
        f.worstPue = solved<Scalar<N>>("PUE_max", "step.year.worst", unit::one, year.worstHour.value,
                                       [&] { return hourOf(year, year.worstHour); }, drivers);
}

template <Number N>
void addGridPeak(YearFigures<N>& f, const YearResult& year, std::initializer_list<N> drivers)
{
    if (year.gridHour.value > 0.0)
        f.peakGrid = solved<Power<N>>("P_grid,max", "step.year.grid_peak", unit::MW, year.gridHour.value,
                                      [&] { return hourOf(year, year.gridHour); }, drivers);
}

template <Number N>
void meterRatios(YearFigures<N>& f, const std::string& of)
{
    if (f.it.value() <= 0.0) return;
    const Energy<N> metered = *f.grid + *f.generation;
    f.pueMeter = stepOf("PUE_meter", of, "step.year.pue_meter", unit::one, metered / f.it);
    if (f.itue) {
        f.tueMeter = stepOf("TUE_meter", of, "step.year.tue_meter", unit::one, *f.itue * *f.pueMeter);
        f.pueMovedMeter = stepOf("PUE_moved,meter", of, "step.year.pue_moved_meter", unit::one, metered / (f.it - f.rackCooling));
    }
    f.ere = stepOf("ERE", of, "step.year.ere", unit::one, (metered - f.reuse) / f.it);
    if (f.co2) f.cue = stepOf("CUE", of, "step.year.cue", unit::kgkWh, Quantity<dim::massPerEnergy, N>(*f.co2 / f.it));
}

}  // namespace

template <Number N>
YearFigures<N> yearFigures(const YearResult& year, const std::string& of, std::initializer_list<N> drivers, std::initializer_list<N> inside)
{
    YearFigures<N> f;
    f.hourly = year.hourly;
    const auto energy = [&](const char* symbol, const char* label, double YearSums::*member) {
        return annual<Energy<N>>(symbol, label, unit::GWh, year, of, drivers, 1.0, [member](const YearSums& s) { return s.*member; });
    };
    const auto volume = [&](const char* symbol, const char* label, auto member) {
        return annual<Volume<N>>(symbol, label, unit::m3, year, of, drivers, 1.0 / kWater, member);
    };
    const auto hours = [&](const char* symbol, const char* label, double YearSums::*member) {
        return annual<Scalar<N>>(symbol, label, unit::percent, year, of, drivers, 1.0 / kHours, [member](const YearSums& s) { return s.*member; });
    };
    f.it = energy("E_it", "step.year.it", &YearSums::it);
    f.facility = energy("E_fac", "step.year.facility", &YearSums::facility);
    f.cooling = energy("E_cool", "step.year.cooling", &YearSums::cooling);
    f.house = energy("E_house", "step.year.house", &YearSums::house);
    const auto within = [&](const char* symbol, const char* label, double YearSums::*member) {
        return annual<Energy<N>>(symbol, label, unit::GWh, year, of, inside, 1.0, [member](const YearSums& s) { return s.*member; });
    };
    f.compute = within("E_comp", "step.year.compute", &YearSums::compute);
    f.rackCooling = within("E_rack", "step.year.rack_cooling", &YearSums::rackCooling);
    f.chainLoss = energy("E_loss", "step.year.chain_loss", &YearSums::chainLoss);
    f.reuse = energy("E_re", "step.year.reuse", &YearSums::reuse);
    f.evaporation = volume("V_e", "step.year.evaporation", [](const YearSums& s) { return s.evaporation; });
    f.drift = volume("V_d", "step.year.drift", [](const YearSums& s) { return s.drift; });
    f.blowdown = volume("V_b", "step.year.blowdown", [](const YearSums& s) { return s.blowdown; });
    f.water = stepOf("V_w", of, "step.year.water", unit::m3, f.evaporation + f.drift + f.blowdown);
    f.freeShare = hours("x_free", "step.year.free", &YearSums::freeHours);
    f.partialShare = hours("x_part", "step.year.partial", &YearSums::partialHours);
    f.mechanicalShare = hours("x_mech", "step.year.mechanical", &YearSums::mechanicalHours);
    f.missedShare = hours("x_miss", "step.year.missed", &YearSums::missedHours);
    addPeaks(f, year, drivers);
    ratios(f, of);
    return f;
}

template <Number N>
void addSiteFigures(YearFigures<N>& f, const YearResult& year, const std::string& of, const SiteIntensities<N>& site)
{
    const auto energy = [&](const char* symbol, const char* label, double YearSums::*member) {
        return annual<Energy<N>>(symbol, label, unit::GWh, year, of, {f.facility.si()}, 1.0, [member](const YearSums& s) { return s.*member; });
    };
    f.grid = energy("E_grid", "step.year.grid", &YearSums::grid);
    f.generation = energy("E_gen", "step.year.generation", &YearSums::generation);
    f.siteLoss = energy("E_site", "step.year.site_loss", &YearSums::siteLoss);
    addGridPeak(f, year, {f.facility.si()});
    if (site.carbon || site.hourlyCarbon) {
        Mass<N> mass = site.carbon ? *f.grid * *site.carbon
                                   : annual<Mass<N>>("m_grid", "step.year.grid_carbon", unit::kg, year, of, {f.grid->si()}, 1.0,
                                                     [](const YearSums& s) { return s.carbon; });
        if (site.generationCarbon > 0.0)
            mass += solved<Mass<N>>("m_gen", "step.year.generation_carbon", unit::kg, year.total.generation * site.generationCarbon,
                                    [] { return text("method.generation-carbon"); }, {f.generation->si()});
        f.co2 = stepOf("m_CO2", of, "step.year.co2", unit::kg, mass);
    }
    if (site.priced)
        f.cost = annual<Money<N>>("c", "step.year.cost", unit::MUSD, year, of, {f.grid->si()}, 1.0,
                                  [](const YearSums& s) { return s.energyCost + s.demandCost; });
    meterRatios(f, of);
    if (site.water && f.it.value() > 0.0)
        f.wueSource = stepOf("WUE_source", of, "step.year.wue_source", unit::LkWh, f.wue + *site.water * *f.pueMeter);
}

template <Number N>
YearFigures<N> totalOf(const std::vector<YearFigures<N>>& sites, const YearResult& together)
{
    YearFigures<N> t;
    if (sites.empty()) return t;
    t.hourly = true;
    Volume<N> sourceWater;
    bool sourceKnown = true;
    t.grid = t.generation = t.siteLoss = Energy<N>{};
    t.co2 = Mass<N>{};
    t.cost = Money<N>{};
    for (const YearFigures<N>& s : sites) {
        t.hourly = t.hourly && s.hourly;
        t.it += s.it;
        t.facility += s.facility;
        t.cooling += s.cooling;
        t.house += s.house;
        t.compute += s.compute;
        t.rackCooling += s.rackCooling;
        t.chainLoss += s.chainLoss;
        t.water += s.water;
        t.evaporation += s.evaporation;
        t.drift += s.drift;
        t.blowdown += s.blowdown;
        t.reuse += s.reuse;
        *t.grid += *s.grid;
        *t.generation += *s.generation;
        *t.siteLoss += *s.siteLoss;
        if (s.wueSource) sourceWater += Volume<N>(*s.wueSource * s.it);
        else sourceKnown = false;
        if (t.co2 && s.co2) *t.co2 += *s.co2;
        else t.co2.reset();
        if (t.cost && s.cost) *t.cost += *s.cost;
        else t.cost.reset();
    }
    const std::string of = "programme";
    t.it = stepOf("E_it", of, "step.year.it", unit::GWh, t.it);
    t.facility = stepOf("E_fac", of, "step.year.facility", unit::GWh, t.facility);
    t.grid = stepOf("E_grid", of, "step.year.grid", unit::GWh, *t.grid);
    t.water = stepOf("V_w", of, "step.year.water", unit::m3, t.water);
    if (t.co2) t.co2 = stepOf("m_CO2", of, "step.year.co2", unit::kg, *t.co2);
    if (t.cost) t.cost = stepOf("c", of, "step.year.cost", unit::MUSD, *t.cost);
    t.compute = stepOf("E_comp", of, "step.year.compute", unit::GWh, t.compute);
    t.rackCooling = stepOf("E_rack", of, "step.year.rack_cooling", unit::GWh, t.rackCooling);
    addPeaks(t, together, {t.it.si(), t.facility.si()});
    addGridPeak(t, together, {t.grid->si()});
    ratios(t, of);
    meterRatios(t, of);
    if (sourceKnown && t.it.value() > 0.0)
        t.wueSource = stepOf("WUE_source", of, "step.year.wue_source", unit::LkWh, Quantity<dim::volumePerEnergy, N>(sourceWater / t.it));
    return t;
}

#define RW_FOR(N)                                                                                        \
    template YearFigures<N> yearFigures<N>(const YearResult&, const std::string&, std::initializer_list<N>, std::initializer_list<N>); \
    template void addSiteFigures<N>(YearFigures<N>&, const YearResult&, const std::string&, const SiteIntensities<N>&); \
    template YearFigures<N> totalOf<N>(const std::vector<YearFigures<N>>&, const YearResult&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
