// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "plan/series_import.h"
#include "support/examples.h"
#include "weather/weather_year.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

/// So many rows, each its number's remainder as a share.
std::string rowsOf(std::size_t n, const std::string& head = {}, bool hours = false)
{
    std::string out = head;
    for (std::size_t i = 0; i < n; ++i) out += (hours ? std::to_string(i + 1) + "," : "") + "0." + std::to_string(i % 90 + 10) + "\n";
    return out;
}

std::string withLine(std::string text, std::size_t line, const std::string& put)
{
    std::size_t at = 0;
    for (std::size_t i = 1; i < line; ++i) at = text.find('\n', at) + 1;
    return text.replace(at, text.find('\n', at) - at, put);
}

const SeriesOptions kLoad{SeriesKind::Load};

Error refusal(const std::string& text, const SeriesOptions& options = kLoad)
{
    const auto read = importSeries(text, "folder/load.csv", options);
    REQUIRE(!read.ok());
    CHECK(read.error().message().find("error.") == std::string::npos);  // it has words
    return read.error();
}

}  // namespace

TEST_CASE("a series of hours is read with or without names, times and a leap day", "[series]")
{
    const std::vector<double> plain = importSeries(rowsOf(8760), "a.csv", kLoad).value().values;
    REQUIRE(plain.size() == kHoursOfYear);
    CHECK(plain[1] == 0.11);
    CHECK(importSeries(rowsOf(8760, "load\n"), "a.csv", kLoad).value().values == plain);
    CHECK(importSeries("\xEF\xBB\xBF" + rowsOf(8760, "hour,load\n", true), "a.csv", kLoad).value().values == plain);
    CHECK(importSeries(rowsOf(8760, {}, true) + "\n\r\n", "a.csv", kLoad).value().values == plain);
    std::string semicolons = rowsOf(8760, "hour;a;load\n");
    for (std::size_t at = 12; (at = semicolons.find("\n0.", at)) != std::string::npos; at += 4) semicolons.insert(at + 1, "x;y;");
    semicolons.insert(12, "x;y;");
    CHECK(importSeries(semicolons, "a.csv", {SeriesKind::Load, "", "load"}).value().values == plain);
    CHECK(importSeries(semicolons, "a.csv", {SeriesKind::Load, "", "3"}).value().values == plain);

    const SeriesImport leap = importSeries(rowsOf(8784), "a.csv", kLoad).value();
    REQUIRE(leap.values.size() == kHoursOfYear);
    const std::size_t march = hourOfYear({3, 1, 0});
    CHECK(leap.values[march - 1] == plain[march - 1]);
    CHECK(leap.values[march] == importSeries(rowsOf(8784), "a.csv", kLoad).value().values[march]);
    CHECK(leap.values[march] == Approx(0.10 + 0.01 * static_cast<double>((march + 24) % 90)));
    CHECK(leap.notices.size() == 1);
    CHECK(leap.digest.size() == 64);
    CHECK(leap.fileName == "a.csv");
}

TEST_CASE("units come to the kind's own with the digits that they had", "[series]")
{
    const auto first = [](SeriesKind kind, const std::string& unit, const std::string& cell) {
        std::string text;
        for (int i = 0; i < 24; ++i) text += cell + "\n";
        return importSeries(text, "a.csv", {kind, unit}).value().values.at(0);
    };
    CHECK(first(SeriesKind::Load, "%", "70") == 0.7);
    CHECK(first(SeriesKind::Carbon, "", "412.5") == 412.5);
    CHECK(first(SeriesKind::Carbon, "kg/MWh", "412.5") == 412.5);
    CHECK(first(SeriesKind::Carbon, "t/MWh", "0.4125") == 412.5);
    CHECK(first(SeriesKind::Price, "USD/MWh", "45.2") == 0.0452);
    CHECK(first(SeriesKind::Price, "USD/MWh", "-12") == -0.012);
    for (const SeriesKind kind : {SeriesKind::Load, SeriesKind::Carbon, SeriesKind::Price})
        for (const std::string& unit : seriesUnits(kind)) CHECK(importSeries(rowsOf(24), "a.csv", {kind, unit}).ok());
}

TEST_CASE("every bad file is told with its line and what may stand there, and gives nothing", "[series]")
{
    Error e = refusal(rowsOf(8759));
    CHECK(e.code == "series.rows");
    CHECK(e.line == 8759);
    CHECK(e.found == "8759");
    CHECK(e.allowed.find("8760") != std::string::npos);
    e = refusal(rowsOf(8785));
    CHECK(e.code == "series.rows");
    CHECK(e.line == 8785);
    CHECK(e.found == "8785");
    CHECK(refusal(rowsOf(25)).code == "series.rows");
    CHECK(refusal("").code == "series.rows");
    CHECK(refusal("load\n").code == "series.rows");
    CHECK(refusal(std::string("PK\3\4\0\0", 6)).code == "series.not-text");
    CHECK(refusal(rowsOf(100000)).code == "series.rows");

    e = refusal(withLine(rowsOf(8760, "load\n"), 4001, ""));
    CHECK(e.code == "series.gap");
    CHECK(e.line == 4001);
    e = refusal(withLine(rowsOf(8760, {}, true), 17, "17,"));
    CHECK(e.code == "series.gap");
    CHECK(e.line == 17);
    e = refusal(withLine(rowsOf(8760, {}, true), 18, "18"));
    CHECK(e.code == "series.gap");
    CHECK(e.line == 18);
    for (const char* text : {"abc", "NaN", "inf", "0.5 kW", "--", "1e999", "0x10"}) {
        e = refusal(withLine(rowsOf(8760), 100, text));
        CHECK(e.code == "series.number");
        CHECK(e.line == 100);
        CHECK(e.found == text);
    }
    e = refusal(withLine(rowsOf(8760), 8760, "1.01"));
    CHECK(e.code == "series.range");
    CHECK(e.line == 8760);
    CHECK(e.found == "1.01");
    CHECK(e.allowed == "0 to 1 ");
    e = refusal(withLine(rowsOf(168), 3, "-0.01"));
    CHECK(e.code == "series.range");
    e = refusal(withLine(rowsOf(24), 7, "101"), {SeriesKind::Load, "%"});
    CHECK(e.code == "series.range");
    CHECK(e.line == 7);
    CHECK(e.allowed == "0 to 100 %");
    e = refusal(withLine(rowsOf(24), 9, "4"), {SeriesKind::Carbon, "kg/kWh"});
    CHECK(e.allowed == "0 to 3 kg/kWh");

    // Decimal commas must not pass as a column of whole numbers and one of digits.
    std::string commas;
    for (int i = 0; i < 24; ++i) commas += "45,3\n";
    CHECK(refusal(commas, {SeriesKind::Price}).code == "series.columns");
    CHECK(refusal("a,b,c\n" + commas, {SeriesKind::Price}).code == "series.columns");
    CHECK(refusal(withLine(rowsOf(24), 5, "0.1,0.2")).code == "series.number");
    CHECK(refusal(rowsOf(24), {SeriesKind::Load, "", "2"}).code == "series.column");
    CHECK(refusal(rowsOf(24), {SeriesKind::Load, "kW"}).code == "series.unit");
    CHECK(refusal(std::string(kMaxSeriesBytes + 1, ' ')).code == "series.size");
    std::string binary;
    for (int i = 0; i < 256; ++i) binary += static_cast<char>(i);
    refusal(binary);
}

TEST_CASE("a series in a plan gives its hours back to the last bit, by day, week and year", "[series]")
{
    for (const std::size_t n : {std::size_t{24}, std::size_t{168}, std::size_t{8760}}) {
        CAPTURE(n);
        const SeriesImport import = importSeries(rowsOf(n), "x.csv", kLoad).value();
        Plan plan = example("openai-amd-6gw");
        SeriesUse use = seriesImportEdits(plan, import, {.name = "Mein Jahr, gemessen", .source = "meter", .year = "2025", .use = true});
        REQUIRE(apply(plan, use.edits).ok());
        CHECK(use.series == "mein-jahr-gemessen");
        CHECK(plan.assumptions.profile.kind == ProfileKind::Own);
        CHECK(plan.assumptions.profile.series == use.series);
        const PlanSeries& series = *findById(plan.series, use.series);
        CHECK(series.days.size() == n / 24);
        const std::vector<double> values = valuesOf(series).value();
        REQUIRE(values.size() == kHoursOfYear);
        for (std::size_t h = 0; h < kHoursOfYear; ++h) REQUIRE(values[h] == import.values[h % n]);
        const auto back = readPlan(writePlan(plan), "x");
        REQUIRE(back.ok());
        CHECK(back.value() == plan);
        // The same name again is another series.
        SeriesUse again = seriesImportEdits(plan, import, {.name = "Mein Jahr, gemessen"});
        REQUIRE(apply(plan, again.edits).ok());
        CHECK(again.series != use.series);
    }
    PlanSeries flat = planSeries(importSeries(std::string("0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n") + "0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n" +
                                                  "0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n0.7\n", "x.csv", kLoad).value(), "flat", "Flat");
    REQUIRE(flat.days.size() == 1);
    CHECK(flat.days.items()[0].values == "0.7");
    for (const char* bad : {"", " ", "0.7 ", "0.7  0.8", "1.5", "a", "nan", "0.1 0.2"}) {
        flat.days = Block<SeriesDay>({SeriesDay{bad}});
        const auto read = valuesOf(flat);
        REQUIRE(!read.ok());
        CHECK(read.error().code == "series.record");
        CHECK(read.error().path == "series[flat].days[0]");
    }
    flat.days = Block<SeriesDay>(std::vector<SeriesDay>(364, SeriesDay{"0.5"}));
    CHECK(valuesOf(flat).error().path == "series[flat].days");
}

TEST_CASE("a field that names no series, or one of another kind, is told with those that would do", "[series]")
{
    Plan plan = example("openai-amd-6gw");
    SeriesUse use = seriesImportEdits(plan, importSeries(rowsOf(24), "x.csv", kLoad).value(), {.name = "Load"});
    REQUIRE(apply(plan, use.edits).ok());
    CHECK(hoursOfSeries(plan, "load", SeriesKind::Load, "p").value()->size() == kHoursOfYear);
    CHECK(hoursOfSeries(plan, "", SeriesKind::Load, "p").error().code == "series.none");
    CHECK(hoursOfSeries(plan, "", SeriesKind::Load, "p").error().allowed == "load");
    CHECK(hoursOfSeries(plan, "load", SeriesKind::Price, "p").error().code == "series.kind");
    // A plan that names what it does not hold cannot be made.
    Edit edit = Edit::set("assumptions.profile.series", std::string("nowhere"));
    CHECK(!apply(plan, edit).ok());
    Edit remove = Edit::remove("series[load]");
    Plan used = withSet(plan, "assumptions.profile.series", "load");
    CHECK(apply(used, remove).error().code == "edit.in-use");
}
