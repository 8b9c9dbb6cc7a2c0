// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "base/text.h"
#include "evaluate/settle.h"
#include "evaluate/figures.h"
#include "report/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace rw::cli {

namespace {

struct YearCall {
    std::string site;
    std::string output;
    bool json = false;
};

const SiteYear* yearOf(const Evaluation& evaluation, const std::string& site)
{
    for (const SiteYear& year : evaluation.years)
        if (year.site == site) return &year;
    return nullptr;
}

/// One row an hour. Powers of all sites of the entry together, so that rows sum to the programme.
std::string csv(const std::vector<const SiteYear*>& years)
{
    std::string out = "hour,site,month,day,dry_bulb_C,wet_bulb_C,it_W,facility_W,grid_W,pue,water_m3,mode\n";
    for (const SiteYear* year : years) {
        const std::vector<YearHour>& hours = *year->result.hours;
        for (std::size_t h = 0; h < hours.size(); ++h) {
            const YearHour& hour = hours[h];
            const CalendarHour at = calendar(h);
            const WeatherHour& weather = year->outdoors->weather->hours[h];
            out += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", h + 1, year->site, at.month, at.day,
                               readableNumber(unit::C.fromSi(weather.dryBulb), 6), readableNumber(unit::C.fromSi(weather.wetBulb), 6),
                               shortestNumber(hour.it), shortestNumber(hour.facility), shortestNumber(hour.grid),
                               hour.it > 0.0 ? shortestNumber(hour.facility / hour.it) : "", shortestNumber(hour.makeUp() * 3.6),
                               name(hour.mode()));
        }
    }
    return out;
}

bool ofTheYear(const Figure& figure, const std::string& start)
{
    return figure.about->year && figure.path.compare(0, start.size(), start) == 0;
}

void printTotals(const Evaluation& evaluation, const SiteYear& year)
{
    std::string label = year.site;
    for (const auto& s : evaluation.sites)
        if (s.id == year.site && !s.name.empty()) label = s.name;
    print(text("cli.year.site", {{"site", label}, {"weather", year.outdoors->weather->name}, {"source", year.outdoors->weather->source}}));
    for (const Figure& figure : figures(evaluation))
        if (ofTheYear(figure, "programme.sites_by_name[" + year.site + "]."))
            print(fmt::format("  {:<44}{:>14}", text(figure.about->label), figure.readable()));
    print(text("cli.year.months"));
    for (std::size_t m = 0; m < year.result.months.size(); ++m) {
        const YearSums& s = year.result.months[m];
        print(fmt::format("  {:<10}{:>12.3f}{:>14.3f}{:>10.4f}{:>12.0f}{:>7.0f}{:>7.0f}{:>7.0f}", text("month." + std::to_string(m + 1)),
                          unit::GWh.fromSi(s.it), unit::GWh.fromSi(s.facility), s.it > 0.0 ? s.facility / s.it : 0.0, s.makeUp() / 1000.0,
                          s.freeHours, s.partialHours, s.mechanicalHours));
    }
}

Tree totalsTree(const Evaluation& evaluation, const std::vector<const SiteYear*>& years)
{
    Tree root;
    Tree::List sites;
    for (const SiteYear* year : years) {
        Tree site;
        site.set("id", year->site);
        site.set("weather", year->outdoors->weather->name);
        site.set("source", year->outdoors->weather->source);
        const std::string start = "programme.sites_by_name[" + year->site + "].";
        for (const Figure& figure : figures(evaluation))
            if (ofTheYear(figure, start))
                site.set(figure.path.substr(start.size()), figure.si ? Tree(figure.about->siUnit->fromSi(*figure.si)) : Tree());
        Tree::List months;
        for (std::size_t m = 0; m < year->result.months.size(); ++m) {
            const YearSums& s = year->result.months[m];
            Tree month;
            month.set("month", static_cast<std::int64_t>(m + 1));
            month.set("it_energy_J", Tree(s.it));
            month.set("facility_energy_J", Tree(s.facility));
            month.set("grid_energy_J", Tree(s.grid));
            month.set("water_m3", Tree(s.makeUp() / 1000.0));
            month.set("free_hours", Tree(s.freeHours));
            month.set("partial_hours", Tree(s.partialHours));
            month.set("mechanical_hours", Tree(s.mechanicalHours));
            months.push_back(std::move(month));
        }
        site.set("months", std::move(months));
        sites.push_back(std::move(site));
    }
    root.set("sites", std::move(sites));
    return root;
}

int runYear(const PlanArguments& arguments, const YearCall& options)
{
    const auto opened = arguments.open();
    const Evaluation evaluation = evaluateHours(opened.plan, opened.scenario);
    std::vector<const SiteYear*> years;
    if (options.site.empty()) {
        for (const SiteYear& year : evaluation.years) years.push_back(&year);
    } else if (const SiteYear* year = yearOf(evaluation, options.site)) {
        years.push_back(year);
    } else {
        std::string known;
        for (const SiteYear& y : evaluation.years) known += (known.empty() ? "" : ", ") + y.site;
        throw Stop{Error{.code = "path.unknown", .path = "--site", .found = options.site, .allowed = known}};
    }
    for (const std::string& site : evaluation.noWeather) say(text("cli.year.no-weather", {{"site", site}}));
    if (!options.output.empty()) writeFile(options.output, csv(years));
    if (options.json) printJson(totalsTree(evaluation, years));
    else
        for (const SiteYear* year : years) printTotals(evaluation, *year);
    return exitCode(evaluation);
}

}  // namespace

void addYear(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("year", "Run the plan's sites through 8,760 hours of weather");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<YearCall>();
    command->add_option("--site", options->site, "Only this entry of the plan's sites")->type_name("ID");
    command->add_option("-o,--output", options->output, "File to write the hours to, as CSV")->type_name("FILE");
    command->add_flag("--json", options->json, "The totals as one JSON document");
    command->callback([plan, options, &run] { run = [plan, options] { return runYear(*plan, *options); }; });
}

}  // namespace rw::cli
