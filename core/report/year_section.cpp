// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace rw::report {

namespace {

constexpr double kWater = 1000.0;  // kg/m3: a litre is a kilogram, in every metric of water

std::string month(int number)
{
    return text("month." + std::to_string(number));
}

std::string day(std::size_t hour)
{
    const CalendarHour at = calendar(hour);
    return words("year.day", {{"day", std::to_string(at.day)}, {"month", month(at.month)}});
}

std::string hours(double n)
{
    return grouped(n, n == std::floor(n) ? 0 : 1);
}

/// The twelve months of one site entry and their sum.
Table monthly(const std::string& site, const YearResult& year, bool priced)
{
    std::vector<const YearSums*> lines;
    for (const YearSums& m : year.months) lines.push_back(&m);
    lines.push_back(&year.total);
    QuantityColumn it(unit::GWh), facility(unit::GWh), grid(unit::GWh), water(unit::m3), cost(unit::MUSD);
    for (const YearSums* sums : lines) {
        it.add(sums->it);
        facility.add(sums->facility);
        grid.add(sums->grid);
        water.add(sums->makeUp() / kWater);
        cost.add(priced ? std::optional(sums->energyCost + sums->demandCost) : std::nullopt);
    }
    for (QuantityColumn* column : {&it, &facility, &grid, &water, &cost}) column->close();
    Table table;
    table.caption = words("year.months", {{"site", site}});
    table.columns = {wordColumn("month"), numberColumn("it", it.symbol()), numberColumn("facility", facility.symbol()),
                     numberColumn("grid", grid.symbol()), numberColumn("pue"), numberColumn("water", water.symbol()),
                     numberColumn("free", "h"), numberColumn("partial", "h"), numberColumn("mechanical", "h"),
                     numberColumn("missed", "h"), numberColumn("cost", cost.symbol())};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const YearSums& s = *lines[i];
        const bool total = i == year.months.size();
        table.rows.push_back({{total ? words("year.all") : month(static_cast<int>(i) + 1), it.cell(i), facility.cell(i), grid.cell(i),
                               s.it > 0.0 ? grouped(s.facility / s.it, 3) : kUnset, water.cell(i), hours(s.freeHours),
                               hours(s.partialHours), hours(s.mechanicalHours), hours(s.missedHours), cost.cell(i)},
                              total ? Row::Kind::Total : Row::Kind::Plain});
    }
    dropEmptyColumns(table);
    return table;
}

/// What a year comes to, line by line; what is unset or nought has none.
class YearTable {
public:
    /// \p site: null of all sites together.
    YearTable(const Context& context, const YearFigures<double>& figures, const YearResult& year, const Site* site)
        : f(figures), m_context(context), m_year(year), m_site(site) {}

    Table run(std::string caption)
    {
        m_table.caption = std::move(caption);
        m_table.columns = {wordColumn("figure", 3.0), numberColumn("value"), wordColumn("unit"), wordColumn("remark", 4.0)};
        group("year.energy");
        quantity("year.it", f.it.value(), unit::GWh, words("year.it-remark"));
        quantity("year.facility", f.facility.value(), unit::GWh, words("year.facility-remark"));
        quantity("year.cooling", f.cooling.value(), unit::GWh);
        quantity("year.house", f.house.value(), unit::GWh);
        quantity("year.chain-loss", f.chainLoss.value(), unit::GWh);
        quantity("year.site-loss", si(f.siteLoss), unit::GWh);
        quantity("year.grid", si(f.grid), unit::GWh, words("year.grid-remark"));
        if (f.peakGrid) quantity("year.grid-peak", f.peakGrid->value(), unit::MW, when(m_year.gridHour));
        some("year.generation", si(f.generation), unit::GWh);
        some("year.reuse", f.reuse.value(), unit::GWh);
        group("year.ratios");
        ratio("year.pue", f.pue.value(), words("year.pue-remark"));
        if (f.pueMeter) ratio("year.pue-meter", f.pueMeter->value(), words("year.pue-meter-remark"));
        if (f.worstPue) ratio("year.worst", f.worstPue->value(), when(m_year.worstHour));
        if (f.itue) ratio("year.itue", f.itue->value(), words("year.itue-remark"));
        if (f.tueMeter) ratio("year.tue-meter", f.tueMeter->value(), words("year.tue-meter-remark"));
        if (f.pueMovedMeter) ratio("year.pue-moved", f.pueMovedMeter->value(), words("year.pue-moved-remark"));
        if (f.ere) ratio("year.ere", f.ere->value(), words(f.reuse.value() > 0.0 ? "year.ere-remark" : "year.ere-none"));
        water();
        group("year.carbon");
        if (const std::string hourly = seriesWords(m_site ? m_site->carbonSeries : std::string()); f.co2)
            quantity("year.co2", f.co2->value(), unit::kg, hourly.empty() ? words("year.co2-remark") : hourly);
        else line("year.co2", kUnset, "", words(m_site ? "year.co2-unset" : "year.some-unset"));
        if (f.cue) line("year.cue", grouped(unit::kgkWh.fromSi(f.cue->value()), 4), unit::kgkWh.symbol);
        if (f.cost) quantity("year.cost", f.cost->value(), unit::MUSD, seriesWords(m_site ? m_site->priceSeries : std::string()));
        else line("year.cost", kUnset, "", words(m_site ? "year.cost-unset" : "year.some-unset"));
        cooling();
        return std::move(m_table);
    }

private:
    void group(const char* key) { m_table.rows.push_back({{words(key), "", "", ""}, Row::Kind::Group}); }
    void line(const char* key, std::string value, std::string unit, std::string remark = {})
    {
        m_table.rows.push_back({{words(key), std::move(value), std::move(unit), std::move(remark)}});
    }
    void quantity(const char* key, std::optional<double> value, const Unit& unit, std::string remark = {})
    {
        if (!value) return;
        auto [digits, symbol] = aloneParts(value, unit);
        line(key, std::move(digits), std::move(symbol), std::move(remark));
    }
    void some(const char* key, std::optional<double> value, const Unit& unit)
    {
        if (value.value_or(0.0) > 0.0) quantity(key, value, unit);
    }
    void ratio(const char* key, double value, std::string remark = {}) { line(key, grouped(value, 3), "", std::move(remark)); }

    void water()
    {
        group("year.water-group");
        quantity("year.water", f.water.value(), unit::m3, f.water.value() > 0.0 ? std::string() : words("year.water-none"));
        some("year.evaporation", f.evaporation.value(), unit::m3);
        some("year.drift", f.drift.value(), unit::m3);
        some("year.blowdown", f.blowdown.value(), unit::m3);
        if (f.water.value() > 0.0 && m_year.hourly) {
            line("year.water-day", grouped(m_year.waterDay.value / kWater), unit::m3.symbol, day(m_year.waterDay.from));
            line("year.water-week", grouped(m_year.waterWeek.value / kWater), unit::m3.symbol,
                 words("year.from-to", {{"from", day(m_year.waterWeek.from)},
                                        {"to", day(m_year.waterWeek.from + m_year.waterWeek.hours - 1)}}));
        }
        line("year.wue", grouped(unit::LkWh.fromSi(f.wue.value()), 3), unit::LkWh.symbol);
        if (f.wueSource) line("year.wue-source", grouped(unit::LkWh.fromSi(f.wueSource->value()), 3), unit::LkWh.symbol, words("year.wue-source-remark"));
        else line("year.wue-source", kUnset, "", words(m_site ? "year.wue-source-unset" : "year.some-unset"));
    }

    void cooling()
    {
        if (!m_site) return;  // of several sites together, hours are none of the year
        const YearSums& s = m_year.total;
        // Where there are months, their table has the hours.
        if (m_year.hourly && s.outsideHours <= 0.0) return;
        group("year.hours");
        if (!m_year.hourly) {
            line("year.free", hours(s.freeHours), "h");
            line("year.partial", hours(s.partialHours), "h");
            line("year.mechanical", hours(s.mechanicalHours), "h");
            line("year.missed", hours(s.missedHours), "h");
        }
        if (s.outsideHours > 0.0) line("year.outside", hours(s.outsideHours), "h", words("year.outside-remark"));
    }

    std::string when(const YearPeak& peak) const
    {
        if (!m_year.hourly) return {};
        const CalendarHour at = calendar(peak.from);
        return words("year.hour", {{"day", day(peak.from)}, {"hour", std::to_string(at.hour)}, {"end", std::to_string(at.hour + 1)}});
    }
    std::string seriesWords(const std::string& id) const
    {
        return id.empty() ? std::string() : words("year.by-series", {{"series", displayName(m_context.plan.series, id)}});
    }

    const YearFigures<double>& f;
    const Context& m_context;
    const YearResult& m_year;
    const Site* m_site;
    Table m_table;
};

/// The plan's own series that its year follows.
Table seriesTable(const Context& context)
{
    const Plan& plan = context.plan;
    Table table;
    table.caption = words("year.series");
    table.columns = {wordColumn("series", 3.0), wordColumn("series-kind"), wordColumn("series-where", 2.0), numberColumn("lowest"), numberColumn("mean"),
                     numberColumn("highest"), wordColumn("unit"), wordColumn("source", 3.0)};
    const auto add = [&](const std::string& id, const std::string& where) {
        const PlanSeries* series = findById(plan.series, id);
        const auto values = series ? valuesOf(*series) : Result<std::vector<double>>(Error{});
        if (!values) return;
        double sum = 0.0;
        for (const double v : *values) sum += v;
        const auto [lowest, highest] = std::minmax_element(values->begin(), values->end());
        const std::string unit = rangeOf(series->kind).unit;
        const auto number = [](double v) { return readableNumber(v, 4); };
        std::string source = series->source.empty() ? series->fileName : series->source;
        if (!series->year.empty()) source += ", " + series->year;
        table.rows.push_back({{displayName(*series), text("choice.kind." + std::string(name(series->kind))), where, number(*lowest),
                               number(sum / static_cast<double>(values->size())), number(*highest),
                               unit.empty() ? words("year.of-design") : unit, source}});
    };
    if (plan.assumptions.profile.kind == ProfileKind::Own) add(plan.assumptions.profile.series, words("year.all-racks"));
    for (const SiteYear& year : context.evaluation.years) {
        const Site* site = findById(plan.sites, year.site);
        if (!site) continue;
        add(site->carbonSeries, displayName(*site));
        add(site->priceSeries, displayName(*site));
    }
    return table;
}

}  // namespace

Blocks yearBlocks(const Context& context)
{
    Blocks blocks;
    const Evaluation& e = context.evaluation;
    if (e.years.empty() && e.noWeather.empty()) return blocks;
    blocks.push_back(Heading{words("year.heading")});
    for (const std::string& site : e.noWeather)
        blocks.push_back(body("year.no-weather", {{"site", displayName(context.plan.sites, site)}}));
    if (e.years.empty()) return blocks;
    const bool hourly = std::all_of(e.years.begin(), e.years.end(), [](const SiteYear& y) { return y.result.hourly; });
    blocks.push_back(hourly ? body("year.lead") : body("year.unsettled", {{"bins", std::to_string(e.years.front().result.bins)}}));
    if (Table series = seriesTable(context); !series.rows.empty()) {
        if (!hourly) blocks.push_back(body("year.series-bins"));
        blocks.push_back(std::move(series));
    }
    if (e.programme.year && e.years.size() > 1)
        blocks.push_back(YearTable(context, *e.programme.year, e.allYears, nullptr).run(words("year.programme")));
    for (const SiteYear& year : e.years) {
        const auto* site = findById(e.sites, year.site);
        if (!site || !site->year) continue;
        const std::string name = site->count.value() > 1.0 ? words("year.sites", {{"site", displayName(*site)}, {"n", count(si(site->count))}})
                                                           : displayName(*site);
        if (year.result.hourly) blocks.push_back(monthly(name, year.result, site->year->cost.has_value()));
        blocks.push_back(YearTable(context, *site->year, year.result, findById(context.plan.sites, year.site)).run(words("year.site", {{"site", name}})));
        Blocks pictures = carpetBlocks(context, year, name);
        std::move(pictures.begin(), pictures.end(), std::back_inserter(blocks));
    }
    if (e.programme.year && e.years.size() > 1 && hourly) blocks.push_back(note("year.note-peaks"));
    blocks.push_back(note("year.note"));
    return blocks;
}

}  // namespace rw::report
