// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "file/file_system.h"
#include "file/plan_file.h"
#include "plan/series_import.h"
#include "report/number_text.h"
#include "schema/json.h"
#include "weather/weather_year.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace rw::cli {

namespace {

constexpr std::size_t kHoursOfDay = 24;

struct SeriesCall {
    std::string plan;
    std::string id;
    std::string file;
    std::string output;
    std::string kind;
    SeriesOptions read;
    SeriesAbout about;
    bool dryRun = false;
    bool json = false;
};

/// What the values of a series come to, in its own unit.
struct Summary {
    double mean = 0.0;
    double lowest = 0.0;
    double highest = 0.0;
    std::size_t lowestAt = 0;
    std::size_t highestAt = 0;
    std::array<double, 12> months{};
    std::array<double, kHoursOfDay> hoursOfDay{};
};

Summary summaryOf(const std::vector<double>& values)
{
    Summary s;
    for (std::size_t h = 0; h < values.size(); ++h) {
        const CalendarHour at = calendar(h);
        const auto month = static_cast<std::size_t>(at.month - 1);
        s.mean += values[h] / static_cast<double>(values.size());
        s.months[month] += values[h] / (static_cast<double>(kHoursOfDay) * kDaysOfMonth[month]);
        s.hoursOfDay[h % kHoursOfDay] += values[h] * static_cast<double>(kHoursOfDay) / static_cast<double>(values.size());
        if (values[h] < values[s.lowestAt]) s.lowestAt = h;
        if (values[h] > values[s.highestAt]) s.highestAt = h;
    }
    s.lowest = values[s.lowestAt];
    s.highest = values[s.highestAt];
    return s;
}

std::string unitOf(const PlanSeries& series)
{
    const std::string unit = rangeOf(series.kind).unit;
    return unit.empty() ? text("cli.series.share") : unit;
}

std::string value(double v) { return readableNumber(v, 5); }

std::string when(std::size_t hour)
{
    const CalendarHour at = calendar(hour);
    return text("cli.series.when", {{"day", std::to_string(at.day)}, {"month", text("month." + std::to_string(at.month))}, {"hour", std::to_string(at.hour)}});
}

/// Fields of the plan that name a series.
std::vector<std::string> usersOf(const Plan& plan, const std::string& id)
{
    std::vector<std::string> paths;
    if (plan.assumptions.profile.series == id) paths.emplace_back("assumptions.profile.series");
    for (const Site& site : plan.sites) {
        if (site.carbonSeries == id) paths.push_back("sites[" + site.id + "].carbon_series");
        if (site.priceSeries == id) paths.push_back("sites[" + site.id + "].price_series");
    }
    return paths;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

Tree aboutTree(const Plan& plan, const PlanSeries& series, const Summary& s)
{
    Tree tree;
    tree.set("id", series.id);
    tree.set("name", series.name);
    tree.set("kind", std::string(name(series.kind)));
    tree.set("unit", std::string(rangeOf(series.kind).unit));
    tree.set("source", series.source);
    tree.set("year", series.year);
    tree.set("file", series.fileName);
    tree.set("sha256", series.digest);
    tree.set("days", static_cast<std::int64_t>(series.days.size()));
    tree.set("mean", s.mean);
    tree.set("lowest", s.lowest);
    tree.set("highest", s.highest);
    Tree::List users;
    for (const std::string& path : usersOf(plan, series.id)) users.emplace_back(path);
    tree.set("used_by", std::move(users));
    return tree;
}

int runList(const SeriesCall& options)
{
    const Plan plan = orStop(loadPlan(options.plan, realFileSystem()));
    report::Table table;
    table.columns = {{text("cli.climate.id")}, {text("cli.climate.name")}, {text("cli.series.kind")}, {text("cli.series.unit")},
                     numberColumn("cli.series.mean"), numberColumn("cli.series.lowest"), numberColumn("cli.series.highest"),
                     {text("cli.series.used-by")}, {text("cli.climate.from")}};
    Tree::List list;
    for (const PlanSeries& series : plan.series) {
        const Summary s = summaryOf(orStop(valuesOf(series)));
        table.rows.push_back({{series.id, series.name, text("choice.kind." + std::string(name(series.kind))), unitOf(series), value(s.mean),
                               value(s.lowest), value(s.highest), joined(usersOf(plan, series.id)),
                               series.source.empty() ? series.fileName : series.source}});
        list.push_back(aboutTree(plan, series, s));
    }
    if (options.json) {
        Tree root;
        root.set("series", std::move(list));
        printJson(root);
    } else if (plan.series.empty()) {
        print(text("cli.series.none"));
    } else {
        print(tableText(table) + "\n" + text("cli.series.count", {{"n", std::to_string(plan.series.size())}}));
    }
    return kDone;
}

std::string showText(const Plan& plan, const PlanSeries& series, const Summary& s)
{
    std::string out = text("cli.series.title", {{"name", series.name}, {"kind", text("choice.kind." + std::string(name(series.kind)))},
                                                {"unit", unitOf(series)}}) + "\n";
    if (!series.source.empty()) out += text("cli.climate.source", {{"source", series.source}}) + "\n";
    if (!series.year.empty()) out += text("cli.series.year", {{"year", series.year}}) + "\n";
    out += text("cli.climate.file", {{"format", "CSV"}, {"file", series.fileName}, {"digest", series.digest}}) + "\n";
    if (const std::string users = joined(usersOf(plan, series.id)); !users.empty()) out += text("cli.series.users", {{"users", users}}) + "\n";
    out += text("cli.series.range", {{"mean", value(s.mean)}, {"lowest", value(s.lowest)}, {"lowest_at", when(s.lowestAt)},
                                     {"highest", value(s.highest)}, {"highest_at", when(s.highestAt)}}) + "\n\n";
    report::Table months;
    months.columns = {{text("cli.climate.month")}, numberColumn("cli.series.mean")};
    for (std::size_t m = 0; m < s.months.size(); ++m) months.rows.push_back({{std::to_string(m + 1), value(s.months[m])}});
    report::Table day;
    day.columns = {{text("cli.series.hour")}, numberColumn("cli.series.mean")};
    for (std::size_t h = 0; h < s.hoursOfDay.size(); ++h)
        day.rows.push_back({{fmt::format("{:02}:00", h), value(s.hoursOfDay[h])}});
    return out + tableText(months) + "\n" + tableText(day);
}

int runShow(const SeriesCall& options)
{
    const Plan plan = orStop(loadPlan(options.plan, realFileSystem()));
    const PlanSeries* series = findById(plan.series, options.id);
    if (!series) {
        std::vector<std::string> known;
        for (const PlanSeries& s : plan.series) known.push_back(s.id);
        throw Stop{Error{.code = "series.none", .path = "ID", .found = options.id, .allowed = known.empty() ? text("series.no-such") : joined(known)}};
    }
    const std::vector<double> values = orStop(valuesOf(*series));
    const Summary s = summaryOf(values);
    if (!options.json) {
        print(showText(plan, *series, s));
        return kDone;
    }
    Tree tree = aboutTree(plan, *series, s);
    const auto listOf = [](const auto& numbersOf) {
        Tree::List list;
        for (const double v : numbersOf) list.emplace_back(v);
        return list;
    };
    tree.set("month_means", listOf(s.months));
    tree.set("hour_of_day_means", listOf(s.hoursOfDay));
    tree.set("values", listOf(values));
    printJson(tree);
    return kDone;
}

int runImport(SeriesCall options)
{
    Plan plan = orStop(loadPlan(options.plan, realFileSystem()));
    for (const std::string& site : options.about.sites) {
        if (findById(plan.sites, site)) continue;
        std::vector<std::string> known;
        for (const Site& s : plan.sites) known.push_back(s.id);
        throw Stop{Error{.code = "path.unknown", .path = "--site", .found = site, .allowed = joined(known)}};
    }
    for (const SeriesKind kind : {SeriesKind::Load, SeriesKind::Carbon, SeriesKind::Price})
        if (name(kind) == options.kind) options.read.kind = kind;
    if (options.about.name.empty()) options.about.name = options.file.substr(options.file.find_last_of("/\\") + 1);
    const std::string bytes = orStop(realFileSystem().read(options.file, kMaxSeriesBytes));
    const SeriesImport import = orStop(importSeries(bytes, options.file, options.read));
    SeriesUse use = seriesImportEdits(plan, import, options.about);
    orStop(apply(plan, use.edits));
    if (!options.dryRun) orStop(savePlan(plan, options.output.empty() ? options.plan : options.output, realFileSystem()));
    for (const std::string& notice : import.notices) say(notice);
    const PlanSeries& series = *findById(plan.series, use.series);
    const Summary s = summaryOf(orStop(valuesOf(series)));
    if (options.json) printJson(aboutTree(plan, series, s));
    else print(text("cli.series.imported", {{"id", series.id}, {"n", std::to_string(import.values.size())}}) + "\n" + showText(plan, series, s));
    return kDone;
}

}  // namespace

void addSeries(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("series", "Read hourly series of load, carbon and price into a plan, and look into them");
    command->require_subcommand(1);
    auto options = std::make_shared<SeriesCall>();

    CLI::App* list = command->add_subcommand("list", "List a plan's series");
    list->add_option("PLAN", options->plan, "Plan file (.rackwright)")->required();
    list->add_flag("--json", options->json, "As one JSON document");
    list->callback([options, &run] { run = [options] { return runList(*options); }; });

    CLI::App* show = command->add_subcommand("show", "Show a series: where it is from, its range, its months, its mean day");
    show->add_option("PLAN", options->plan, "Plan file (.rackwright)")->required();
    show->add_option("ID", options->id, "Id of the series")->required();
    show->add_flag("--json", options->json, "As one JSON document, with its hours");
    show->callback([options, &run] { run = [options] { return runShow(*options); }; });

    CLI::App* import = command->add_subcommand("import", "Read a series from a CSV file into a plan");
    import->add_option("FILE", options->file, "CSV: 8760 or 8784 hours, 168 of a week from Monday on, or 24 of a day")->required();
    import->add_option("--plan", options->plan, "Plan file that it goes into")->required()->type_name("PLAN");
    import->add_option("--as", options->kind, "load (0 to 1 of the racks' design power), carbon (g/kWh) or price (USD/kWh)")
        ->required()->check(CLI::IsMember({"load", "carbon", "price"}));
    import->add_option("--name", options->about.name, "What it is called; the file's name if left out")->type_name("NAME");
    import->add_option("--unit", options->read.unit, "Of the file's values: 1, %; g/kWh, kg/kWh, kg/MWh, t/MWh; USD/kWh, USD/MWh")->type_name("UNIT");
    import->add_option("--column", options->read.column, "Which column holds them: its number from 1, or its name")->type_name("COLUMN");
    import->add_option("--source", options->about.source, "Where it is from, in words")->type_name("TEXT");
    import->add_option("--year", options->about.year, "Which year it tells, in words")->type_name("TEXT");
    import->add_flag("--use", options->about.use, "Have the plan follow it: load as its profile, carbon and price at its sites");
    import->add_option("--site", options->about.sites, "With --use: only at this site; repeatable")->type_name("ID")
        ->allow_extra_args(false)->take_all();
    import->add_option("-o,--output", options->output, "File to write; the plan itself if left out")->type_name("FILE");
    import->add_flag("--dry-run", options->dryRun, "Only say what would come in");
    import->add_flag("--json", options->json, "As one JSON document");
    import->callback([options, &run] { run = [options] { return runImport(*options); }; });
}

}  // namespace rw::cli
