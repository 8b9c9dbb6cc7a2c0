// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "file/file_system.h"
#include "plan/site_weather.h"
#include "report/number_text.h"
#include "schema/json.h"
#include "schema/record.h"

#include <fmt/format.h>

#include <cmath>
#include <memory>

namespace rw::cli {

namespace {

struct ClimateCall {
    std::string id;
    std::string file;
    std::string output;
    bool strict = false;
    bool json = false;
};


double celsius(double kelvin) { return unit::C.fromSi(kelvin); }
std::string degrees(double kelvin, int decimals = 1) { return fmt::format("{:.{}f}", celsius(kelvin), decimals); }

// --- one year ----------------------------------------------------------------------------------

/// Hours at most so warm, degree by degree, from the last degree that none reaches to the first that all do.
std::vector<HoursAt> hoursByWetBulb(const WeatherYear& year)
{
    std::vector<HoursAt> rows;
    for (int limit = -70; limit <= 70; ++limit) {
        const double kelvin = unit::C.toSi(limit);
        const int hours = hoursAtMost(year, &WeatherHour::wetBulb, kelvin);
        if (hours == 0) rows.clear();
        rows.push_back({kelvin, hours});
        if (hours == static_cast<int>(kHoursOfYear)) break;
    }
    return rows;
}

Tree placeTree(const WeatherYear& year)
{
    Tree tree;
    tree.set("id", year.id);
    tree.set("name", year.name);
    tree.set("latitude_deg", year.latitude);
    tree.set("longitude_deg", year.longitude);
    tree.set("elevation_m", year.elevation.si());
    tree.set("utc_offset_h", year.utcOffset);
    tree.set("source", year.source);
    return tree;
}

Tree designTree(const std::array<DesignTemperature, 3>& design)
{
    Tree::List list;
    for (std::size_t i = 0; i < design.size(); ++i) {
        Tree row;
        row.set("exceeded_percent", kCoolingShares[i] * 100.0);
        row.set("temperature_C", celsius(design[i].temperature));
        row.set("mean_coincident_C", celsius(design[i].coincident));
        list.push_back(std::move(row));
    }
    return list;
}

void addStatistics(Tree& tree, const WeatherYear& year)
{
    const WeatherStatistics s = statisticsOf(year);
    Tree dry;
    dry.set("mean_C", celsius(s.meanDryBulb));
    dry.set("lowest_C", celsius(s.lowestDryBulb));
    dry.set("highest_C", celsius(s.highestDryBulb));
    dry.set("design", designTree(s.dryBulb));
    dry.set("heating_99_6_C", celsius(s.heating996));
    dry.set("heating_99_C", celsius(s.heating99));
    Tree wet;
    wet.set("mean_C", celsius(s.meanWetBulb));
    wet.set("lowest_C", celsius(s.lowestWetBulb));
    wet.set("highest_C", celsius(s.highestWetBulb));
    wet.set("design", designTree(s.wetBulb));
    Tree::List counts;
    for (const HoursAt& row : hoursByWetBulb(year)) {
        Tree entry;
        entry.set("at_most_C", celsius(row.temperature));
        entry.set("hours", row.hours);
        counts.push_back(std::move(entry));
    }
    wet.set("hours", std::move(counts));
    Tree::List months;
    for (const MonthStatistics& m : s.months) {
        Tree month;
        month.set("month", static_cast<int>(months.size()) + 1);
        month.set("dry_bulb_mean_C", celsius(m.meanDryBulb));
        month.set("dry_bulb_lowest_C", celsius(m.lowestDryBulb));
        month.set("dry_bulb_highest_C", celsius(m.highestDryBulb));
        month.set("wet_bulb_mean_C", celsius(m.meanWetBulb));
        month.set("wet_bulb_highest_C", celsius(m.highestWetBulb));
        month.set("dew_point_mean_C", celsius(m.meanDewPoint));
        months.push_back(std::move(month));
    }
    tree.set("dry_bulb", std::move(dry));
    tree.set("wet_bulb", std::move(wet));
    tree.set("dew_point_mean_C", celsius(s.meanDewPoint));
    tree.set("dew_point_highest_C", celsius(s.highestDewPoint));
    tree.set("pressure_mean_Pa", s.meanPressure);
    tree.set("months", std::move(months));
}

/// "89.98° W"
std::string side(double angle, const char* ahead, const char* behind)
{
    return fmt::format("{:.2f}° {}", std::abs(angle), angle < 0.0 ? behind : ahead);
}

std::string placeText(const WeatherYear& year)
{
    return text("cli.climate.place", {{"name", year.name}, {"latitude", side(year.latitude, "N", "S")},
                                      {"longitude", side(year.longitude, "E", "W")},
                                      {"elevation", readable(year.elevation.si(), unit::m)},
                                      {"utc", fmt::format("{:+g}", year.utcOffset)}}) + "\n" +
           text("cli.climate.source", {{"source", year.source}}) + "\n";
}

std::string statisticsText(const WeatherYear& year)
{
    const WeatherStatistics s = statisticsOf(year);
    std::string out = text("cli.climate.pressure", {{"pressure", readable(s.meanPressure, unit::kPa)}}) + "\n\n";

    report::Table design;
    design.columns = {{text("cli.climate.exceeded")}, numberColumn("cli.climate.dry"), numberColumn("cli.climate.with-wet"),
                      numberColumn("cli.climate.wet"), numberColumn("cli.climate.with-dry")};
    for (std::size_t i = 0; i < s.dryBulb.size(); ++i)
        design.rows.push_back({{fmt::format("{:g} %", kCoolingShares[i] * 100.0), degrees(s.dryBulb[i].temperature),
                                degrees(s.dryBulb[i].coincident), degrees(s.wetBulb[i].temperature),
                                degrees(s.wetBulb[i].coincident)}});
    design.rows.push_back({{"99 %", degrees(s.heating99), "", "", ""}});
    design.rows.push_back({{"99.6 %", degrees(s.heating996), "", "", ""}});
    out += tableText(design) + "\n";

    report::Table months;
    months.columns = {{text("cli.climate.month")}, numberColumn("cli.climate.dry-mean"), numberColumn("cli.climate.dry-lowest"),
                      numberColumn("cli.climate.dry-highest"), numberColumn("cli.climate.wet-mean"), numberColumn("cli.climate.wet-highest"),
                      numberColumn("cli.climate.dew-mean")};
    for (std::size_t m = 0; m < s.months.size(); ++m) {
        const MonthStatistics& month = s.months[m];
        months.rows.push_back({{std::to_string(m + 1), degrees(month.meanDryBulb), degrees(month.lowestDryBulb),
                                degrees(month.highestDryBulb), degrees(month.meanWetBulb), degrees(month.highestWetBulb),
                                degrees(month.meanDewPoint)}});
    }
    months.rows.push_back({{text("cli.climate.year"), degrees(s.meanDryBulb), degrees(s.lowestDryBulb), degrees(s.highestDryBulb),
                            degrees(s.meanWetBulb), degrees(s.highestWetBulb), degrees(s.meanDewPoint)}});
    out += tableText(months) + "\n";

    report::Table wet;
    wet.columns = {numberColumn("cli.climate.at-most"), numberColumn("cli.climate.hours"), numberColumn("cli.climate.share")};
    for (const HoursAt& row : hoursByWetBulb(year))
        wet.rows.push_back({{degrees(row.temperature, 0), report::count(row.hours), fmt::format("{:.1f} %", row.hours / 87.60)}});
    return out + tableText(wet);
}

// --- commands ----------------------------------------------------------------------------------

int runList(const ClimateCall& options)
{
    report::Table table;
    table.columns = {{text("cli.climate.id")}, {text("cli.climate.name")}, numberColumn("cli.climate.elevation"),
                     numberColumn("cli.climate.dry"), numberColumn("cli.climate.with-wet"), numberColumn("cli.climate.wet"),
                     {text("cli.climate.from")}};
    Tree::List list;
    for (const std::string& id : builtInWeatherIds()) {
        const SharedWeather year = orStop(builtInWeather(id));
        const WeatherStatistics s = statisticsOf(*year);
        table.rows.push_back({{id, year->name, readableNumber(year->elevation.si()), degrees(s.dryBulb[0].temperature),
                               degrees(s.dryBulb[0].coincident), degrees(s.wetBulb[0].temperature), year->source}});
        Tree tree = placeTree(*year);
        tree.set("design_dry_bulb_C", celsius(s.dryBulb[0].temperature));
        tree.set("design_wet_bulb_C", celsius(s.wetBulb[0].temperature));
        list.push_back(std::move(tree));
    }
    if (options.json) {
        Tree root;
        root.set("climates", std::move(list));
        printJson(root);
    } else {
        print(tableText(table) + "\n" + text("cli.climate.count", {{"n", std::to_string(table.rows.size())}}));
    }
    return kDone;
}

int runShow(const ClimateCall& options)
{
    const auto climate = orStop(builtInClimate(options.id));
    if (options.json) {
        Tree tree = placeTree(climate->year);
        tree.set("country", climate->country);
        tree.set("attribution", climate->attribution);
        tree.set("licence", climate->licence);
        addStatistics(tree, climate->year);
        Tree::List bins;
        for (const JointBin& bin : climate->bins)
            bins.push_back(Tree::List{Tree(celsius(bin.dryBulb)), Tree(celsius(bin.wetBulb)), Tree(bin.hours)});
        tree.set("joint_bins", std::move(bins));
        printJson(tree);
        return kDone;
    }
    print(placeText(climate->year) + text("cli.climate.attribution", {{"attribution", climate->attribution}, {"licence", climate->licence}}) +
          "\n" + statisticsText(climate->year));
    return kDone;
}

Tree designTree(const DesignConditions& design)
{
    const auto optional = [](const std::optional<double>& kelvin) { return kelvin ? Tree(celsius(*kelvin)) : Tree(); };
    const auto pairs = [&](const std::array<std::optional<DesignTemperature>, 3>& all) {
        Tree::List list;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all[i]) continue;
            Tree row;
            row.set("exceeded_percent", kCoolingShares[i] * 100.0);
            row.set("temperature_C", celsius(all[i]->temperature));
            row.set("mean_coincident_C", celsius(all[i]->coincident));
            list.push_back(std::move(row));
        }
        return list;
    };
    Tree tree;
    tree.set("source", design.source);
    tree.set("heating_99_6_C", optional(design.heating996));
    tree.set("heating_99_C", optional(design.heating99));
    tree.set("dry_bulb", pairs(design.dryBulb));
    tree.set("wet_bulb", pairs(design.wetBulb));
    tree.set("highest_wet_bulb_C", optional(design.highestWetBulb));
    Tree::List periods;
    for (const ReturnPeriod& period : design.returnPeriods) {
        Tree row;
        row.set("years", period.years);
        row.set("lowest_dry_bulb_C", celsius(period.lowest));
        row.set("highest_dry_bulb_C", celsius(period.highest));
        periods.push_back(std::move(row));
    }
    tree.set("return_periods", std::move(periods));
    return tree;
}

std::string designText(const DesignConditions& design)
{
    std::string out = text("cli.climate.design", {{"source", design.source}}) + "\n";
    for (std::size_t i = 0; i < design.dryBulb.size(); ++i)
        if (design.dryBulb[i] && design.wetBulb[i])
            out += "  " + text("cli.climate.design-row", {{"share", fmt::format("{:g} %", kCoolingShares[i] * 100.0)},
                                                          {"dry", degrees(design.dryBulb[i]->temperature)},
                                                          {"wet", degrees(design.wetBulb[i]->temperature)}}) + "\n";
    for (const ReturnPeriod& period : design.returnPeriods)
        out += "  " + text("cli.climate.return-row", {{"years", std::to_string(period.years)}, {"low", degrees(period.lowest)},
                                                      {"high", degrees(period.highest)}}) + "\n";
    return out;
}

int runImport(const ClimateCall& options)
{
    const std::string bytes = orStop(realFileSystem().read(options.file, kMaxWeatherBytes));
    const WeatherImport import = orStop(importWeather(bytes, options.file, {.strict = options.strict}));
    if (!options.output.empty()) writeFile(options.output, writeRecord(planWeather(import, import.year.id), JsonStyle::Lines) + "\n");
    if (options.json) {
        Tree tree = placeTree(import.year);
        tree.set("format", import.format);
        tree.set("file", import.fileName);
        tree.set("sha256", import.digest);
        Tree::List notices;
        for (const WeatherNotice& notice : import.notices) {
            Tree row;
            row.set("severity", name(notice.severity));
            row.set("code", notice.code);
            row.set("message", notice.message());
            notices.push_back(std::move(row));
        }
        tree.set("notices", std::move(notices));
        tree.set("design_conditions", import.design ? designTree(*import.design) : Tree());
        addStatistics(tree, import.year);
        printJson(tree);
        return kDone;
    }
    std::string out = placeText(import.year) + text("cli.climate.file", {{"format", import.format}, {"file", import.fileName},
                                                                         {"digest", import.digest}}) + "\n";
    for (const WeatherNotice& notice : import.notices) out += std::string(name(notice.severity)) + ": " + notice.message() + "\n";
    if (import.design) out += designText(*import.design);
    print(out + statisticsText(import.year));
    return kDone;
}

}  // namespace

void addClimate(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("climate", "Look into the built-in climates, and read weather files");
    command->require_subcommand(1);
    auto options = std::make_shared<ClimateCall>();

    CLI::App* list = command->add_subcommand("list", "List the built-in climates");
    list->add_flag("--json", options->json, "As one JSON document");
    list->callback([options, &run] { run = [options] { return runList(*options); }; });

    CLI::App* show = command->add_subcommand("show", "Show a climate: design temperatures, months, hours by wet bulb");
    show->add_option("ID", options->id, "Id of the climate")->required();
    show->add_flag("--json", options->json, "As one JSON document, with its joint bins");
    show->callback([options, &run] { run = [options] { return runShow(*options); }; });

    CLI::App* import = command->add_subcommand("import", "Read a weather file (EPW or NREL TMY3) and tell what it holds");
    import->add_option("FILE", options->file, "Weather file")->required();
    import->add_flag("--strict", options->strict, "Refuse a file whose pressures are not of its elevation");
    import->add_option("-o,--output", options->output, "Write the year as a plan holds it (JSON)")->type_name("FILE");
    import->add_flag("--json", options->json, "As one JSON document");
    import->callback([options, &run] { run = [options] { return runImport(*options); }; });
}

}  // namespace rw::cli
