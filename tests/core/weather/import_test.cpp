// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity/celsius.h"
#include "support/weather_files.h"
#include "weather/epw.h"
#include "weather/import.h"

#include <catch2/catch.hpp>

#include <functional>
#include <random>

using namespace rw;
using namespace rw::test;

namespace {


/// Row of an hour of the year, and the line it has in an EPW.
std::size_t epwLine(std::size_t row) { return kEpwHeadLines + 1 + row; }

using Change = std::function<void(std::vector<WeatherRow>&)>;

Error refusal(const Change& change, const ImportOptions& options = {})
{
    auto rows = weatherRows();
    change(rows);
    const auto result = importWeather(epwText(rows), "folder/x.epw", options);
    REQUIRE(!result.ok());
    CHECK(result.error().file == "folder/x.epw");
    CHECK(result.error().message().find('{') == std::string::npos);
    return result.error();
}

WeatherImport taken(const std::string& text)
{
    const auto result = importWeather(text, "folder/x.epw");
    if (!result.ok()) FAIL(result.error().message());
    return result.value();
}

bool hasNotice(const WeatherImport& import, const std::string& code, const std::string& words = "")
{
    for (const WeatherNotice& notice : import.notices)
        if (notice.code == code && notice.message().find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("an EPW and a TMY3 of the same hours give the same year", "[weather]")
{
    const auto rows = weatherRows();
    const WeatherImport epw = taken(epwText(rows));
    CHECK(epw.format == "EPW");
    CHECK(epw.fileName == "x.epw");
    CHECK(epw.digest.size() == 64);
    CHECK(epw.notices.empty());
    CHECK(!epw.design);
    CHECK(epw.year.name == "Testville, TS, XXX");
    CHECK(epw.year.id == "testville-ts-xxx");
    CHECK(epw.year.source == "Made up, WMO 000000");
    CHECK(epw.year.elevation.si() == 100.0);
    CHECK(epw.year.utcOffset == 1.0);
    REQUIRE(epw.year.hours.size() == 8760);
    REQUIRE(epw.records.size() == 8760);
    for (std::size_t i : {0u, 5000u, 8759u}) {
        CHECK(epw.records[i].dryBulb == std::stod(rows[i].dryBulb));
        CHECK(epw.records[i].dewPoint == std::min(std::stod(rows[i].dewPoint), std::stod(rows[i].dryBulb)));
        CHECK(epw.records[i].pressure == std::stod(rows[i].pressure));
        CHECK(epw.year.hours[i].dryBulb == std::stod(rows[i].dryBulb) + kZeroCelsius);
    }
    const WeatherImport tmy = taken(tmy3Text(rows));
    CHECK(tmy.format == "TMY3");
    CHECK(tmy.year.name == "TESTVILLE, TS");
    CHECK(tmy.year.hours.size() == 8760);
    for (std::size_t i = 0; i < 8760; ++i) {
        REQUIRE(tmy.year.hours[i].wetBulb == Approx(epw.year.hours[i].wetBulb).epsilon(1e-12));
        REQUIRE(tmy.year.hours[i].pressure == Approx(epw.year.hours[i].pressure).epsilon(1e-12));
    }
}

TEST_CASE("line ends, a byte-order mark, Latin-1 names and blank ends of files change nothing", "[weather]")
{
    const auto rows = weatherRows();
    const WeatherImport plain = taken(epwText(rows));
    CHECK(taken(epwText(rows, {}, "\r\n")).records == plain.records);
    CHECK(taken("\xEF\xBB\xBF" + epwText(rows)).records == plain.records);
    CHECK(taken(epwText(rows) + "\r\n\n").records == plain.records);
    std::string noEnd = epwText(rows);
    noEnd.pop_back();
    CHECK(taken(noEnd).records == plain.records);
    EpwHead head;
    head.location = "LOCATION,S\xE3o Paulo,-,BRA,INMET,837800,-23.50,-46.62,-3.0,100.0";
    CHECK(taken(epwText(rows, head)).year.name == "São Paulo, BRA");
    CHECK(taken(epwText(rows, head)).year.id == "s-o-paulo-bra");
    head.location = "LOCATION,São Paulo,-,BRA,INMET,837800,-23.50,-46.62,-3.0,100.0";
    CHECK(taken(epwText(rows, head)).year.name == "São Paulo, BRA");
}

TEST_CASE("29 February is left out, and told", "[weather]")
{
    const WeatherImport leap = taken(epwText(weatherRows(true)));
    CHECK(hasNotice(leap, "weather.notice.leap-day"));
    CHECK(leap.records == taken(epwText(weatherRows())).records);
}

TEST_CASE("gaps of up to six hours are bridged and told, longer ones refused with their line", "[weather]")
{
    for (const bool dew : {false, true}) {
        const auto hide = [dew](WeatherRow& row) {
            (dew ? row.dewPoint : row.dryBulb) = "99.9";
            if (dew) row.humidity = "999";
        };
        auto rows = weatherRows();
        for (std::size_t i = 100; i < 106; ++i) hide(rows[i]);
        const WeatherImport import = taken(epwText(rows));
        CHECK(hasNotice(import, "weather.notice.filled", "lines 109–114"));
        const auto value = [&](std::size_t i) { return dew ? import.records[i].dewPoint : import.records[i].dryBulb; };
        CHECK(value(102) == Approx(value(99) + (value(106) - value(99)) * 3.0 / 7.0).epsilon(0).margin(0.006));
        const Error error = refusal([&](auto& all) { for (std::size_t i = 100; i < 107; ++i) hide(all[i]); });
        CHECK(error.code == "weather.gap");
        CHECK(error.line == epwLine(100));
        // At the year's ends the nearest value holds.
        rows = weatherRows();
        for (std::size_t i = 8757; i < 8760; ++i) hide(rows[i]);
        for (std::size_t i = 0; i < 2; ++i) hide(rows[i]);
        const WeatherImport ends = taken(epwText(rows));
        CHECK((dew ? ends.records[8759].dewPoint : ends.records[8759].dryBulb) ==
              (dew ? ends.records[8756].dewPoint : ends.records[8756].dryBulb));
    }
    CHECK(refusal([](auto& rows) { for (auto& row : rows) row.dryBulb = "99.9"; }).code == "weather.gap");
    CHECK(refusal([](auto& rows) { for (auto& row : rows) row.dryBulb.clear(); }).code == "weather.gap");
}

TEST_CASE("a missing dew point comes from the relative humidity", "[weather]")
{
    auto rows = weatherRows();
    for (auto& row : rows) row.dewPoint = "99.9";
    rows[10].dryBulb = "25.0";
    rows[10].humidity = "50";
    rows[11].humidity = "105";
    const WeatherImport import = taken(epwText(rows));
    CHECK(import.records[10].dewPoint == Approx(13.86).epsilon(0).margin(0.011));  // V05
    CHECK(import.records[11].dewPoint == import.records[11].dryBulb);
    CHECK(hasNotice(import, "weather.notice.humidity", "8760"));
}

TEST_CASE("a year that has not 8,760 or 8,784 hours is refused with its count", "[weather]")
{
    CHECK(refusal([](auto& rows) { rows.clear(); }).found == "0");
    Error error = refusal([](auto& rows) { rows.pop_back(); });
    CHECK(error.code == "weather.rows");
    CHECK(error.found == "8759");
    CHECK(error.allowed.find("month 12, day 31, hour 24") != std::string::npos);
    error = refusal([](auto& rows) { rows.erase(rows.begin() + 3000); });
    CHECK(error.code == "weather.rows");
    CHECK(error.line == epwLine(3000));
    error = refusal([](auto& rows) { rows.push_back(rows.back()); });
    CHECK(error.found == "8761");
    CHECK(error.line == epwLine(8760));
    // Half a leap day.
    auto rows = weatherRows(true);
    rows.erase(rows.begin() + 59 * 24 + 12, rows.begin() + 60 * 24);
    CHECK(importWeather(epwText(rows), "x").error().code == "weather.rows");
}

TEST_CASE("hours out of order, twice, or of no calendar are refused with their line", "[weather]")
{
    const auto order = [](const Change& change, std::size_t row) {
        const Error error = refusal(change);
        CHECK(error.code == "weather.order");
        CHECK(error.line == epwLine(row));
    };
    order([](auto& rows) { std::swap(rows[500], rows[501]); }, 500);
    order([](auto& rows) { rows[501] = rows[500]; }, 501);
    order([](auto& rows) { rows[700].hour = 25; }, 700);
    order([](auto& rows) { rows[700].hour = 0; }, 700);
    order([](auto& rows) { rows[700].month = 13; }, 700);
    order([](auto& rows) { rows[700].day = -1; }, 700);
    order([](auto& rows) { rows[700].month = 2000000000; }, 700);
    order([](auto& rows) { for (auto& row : rows) --row.hour; }, 0);
    order([](auto& rows) { std::rotate(rows.begin(), rows.begin() + 24 * 59, rows.end()); }, 0);
    order([](auto& rows) { rows[59 * 24].month = 2; rows[59 * 24].day = 29; }, 59 * 24 + 1);
}

TEST_CASE("what cannot be is refused with its line, and no part of the file is taken", "[weather]")
{
    const auto refused = [](const char* code, const Change& change) {
        const Error error = refusal([&](auto& rows) { change(rows); });
        CHECK(error.code == code);
        CHECK(error.line == epwLine(4000));
    };
    refused("weather.range", [](auto& rows) { rows[4000].dryBulb = "70.1"; });
    refused("weather.range", [](auto& rows) { rows[4000].dryBulb = "-70.1"; });
    refused("weather.range", [](auto& rows) { rows[4000].dewPoint = "-80"; });
    refused("weather.range", [](auto& rows) { rows[4000].humidity = "110.1"; });
    refused("weather.range", [](auto& rows) { rows[4000].humidity = "-1"; });
    refused("weather.dew-point", [](auto& rows) { rows[4000].dryBulb = "20.0"; rows[4000].dewPoint = "20.6"; });
    refused("weather.number", [](auto& rows) { rows[4000].dryBulb = "warm"; });
    refused("weather.number", [](auto& rows) { rows[4000].dryBulb = "nan"; });
    refused("weather.number", [](auto& rows) { rows[4000].dryBulb = "inf"; });
    refused("weather.number", [](auto& rows) { rows[4000].pressure = "1e999"; });
    refused("weather.number", [](auto& rows) { rows[4000].dryBulb = "12.0 C"; });
    // Up to half a kelvin above is rounding of the station's.
    auto rows = weatherRows();
    rows[4000].dryBulb = "20.0";
    rows[4000].dewPoint = "20.5";
    const WeatherImport import = taken(epwText(rows));
    CHECK(import.records[4000].dewPoint == 20.0);
    CHECK(hasNotice(import, "weather.notice.capped", "4009"));
}

TEST_CASE("columns in another unit are told by name", "[weather]")
{
    const auto unit = [](const char* word, const std::function<void(WeatherRow&)>& change) {
        const Error error = refusal([&](auto& rows) { for (auto& row : rows) change(row); });
        CHECK(error.code == "weather.unit");
        CHECK(error.found.find(word) != std::string::npos);
    };
    unit("kelvin", [](WeatherRow& row) { row.dryBulb = decimal(std::stod(row.dryBulb) + 273.15, 2); });
    unit("kelvin", [](WeatherRow& row) { row.dewPoint = decimal(std::stod(row.dewPoint) + 273.15, 2); });
    unit("Fahrenheit", [](WeatherRow& row) { row.dryBulb = decimal(std::stod(row.dryBulb) * 1.8 + 32.0); });
    unit("hectopascal", [](WeatherRow& row) { row.pressure = decimal(std::stod(row.pressure) / 100.0); });
    unit("kilopascal", [](WeatherRow& row) { row.pressure = decimal(std::stod(row.pressure) / 1000.0, 2); });
    unit("inches", [](WeatherRow& row) { row.pressure = decimal(std::stod(row.pressure) / 3386.4, 2); });
    unit("fraction", [](WeatherRow& row) { row.humidity = "0.6"; });
    // And the other way round: pascal where the format wants millibar.
    auto rows = weatherRows();
    for (auto& row : rows) row.pressure += "00";
    CHECK(importWeather(tmy3Text(rows), "x").error().found.find("pascal") != std::string::npos);
}

TEST_CASE("a pressure that is not of the place is replaced and its lines are named; strict refuses it", "[weather]")
{
    // A public file of Tokyo, at 6 m, carries 93.1 kPa (methods 4.1).
    auto rows = weatherRows();
    for (auto& row : rows) row.pressure = "93100";
    EpwHead head;
    head.location = "LOCATION,Tokyo,-,JPN,Made up,000000,35.6,139.8,9.0,6.0";
    const WeatherImport tokyo = taken(epwText(rows, head));
    CHECK(tokyo.records[0].pressure == 101253.0);
    CHECK(tokyo.records[8759].pressure == 101253.0);
    CHECK(hasNotice(tokyo, "weather.notice.pressure", "lines 9–8768"));
    CHECK(tokyo.notices.front().severity == Severity::Warning);
    const auto strict = importWeather(epwText(rows, head), "x.epw", {.strict = true});
    CHECK(strict.error().code == "weather.pressure");
    CHECK(strict.error().line == 9);

    rows = weatherRows();
    for (const std::size_t i : {0u, 1u, 2u, 50u, 7000u, 7001u}) rows[i].pressure = "20000";
    const WeatherImport some = taken(epwText(rows));
    CHECK(hasNotice(some, "weather.notice.pressure", "lines 9–11, 59, 7009–7010"));
    CHECK(some.records[3].pressure == std::stod(rows[3].pressure));
    // Missing for an hour: bridged; missing for days: the standard's.
    rows = weatherRows();
    rows[20].pressure = "999999";
    for (std::size_t i = 300; i < 400; ++i) rows[i].pressure = "999999";
    const WeatherImport missing = taken(epwText(rows));
    CHECK(hasNotice(missing, "weather.notice.filled", "lines 29"));
    CHECK(hasNotice(missing, "weather.notice.pressure", "lines 309–408"));
    CHECK(missing.records[350].pressure == Approx(100129.0).margin(2.0));
    CHECK(importWeather(epwText(rows), "x", {.strict = true}).error().line == epwLine(300));
    // Many runs are cut short.
    rows = weatherRows();
    for (std::size_t i = 0; i < 200; i += 2) rows[i].pressure = "50000";
    CHECK(hasNotice(taken(epwText(rows)), "weather.notice.pressure", " and 92 lines more"));
}

TEST_CASE("a broken head is refused with its line", "[weather]")
{
    const auto rows = weatherRows();
    const auto refused = [&](const EpwHead& head, const char* code, std::size_t line) {
        const auto result = importWeather(epwText(rows, head), "x");
        REQUIRE(!result.ok());
        CHECK(result.error().code == code);
        CHECK(result.error().line == line);
    };
    refused({.location = "LOCATION,Testville"}, "weather.header", 1);
    refused({.location = "LOCATION,Testville,TS,XXX,Made up,0,91,10,1.0,100"}, "weather.header", 1);
    refused({.location = "LOCATION,Testville,TS,XXX,Made up,0,50,200,1.0,100"}, "weather.header", 1);
    refused({.location = "LOCATION,Testville,TS,XXX,Made up,0,50,10,15,100"}, "weather.header", 1);
    refused({.location = "LOCATION,Testville,TS,XXX,Made up,0,50,10,1.0,9000"}, "weather.header", 1);
    refused({.location = "LOCATION,Testville,TS,XXX,Made up,0,50,10,1.0,high"}, "weather.header", 1);
    refused({.location = "LOCATION,Testville,TS,XXX,Made up,0,50,10,1.0,nan"}, "weather.header", 1);
    refused({.periods = "DATA PERIODS,1,4,Data,Friday,1/1,12/31"}, "weather.steps", 8);
    refused({.periods = "DATA PERIODS,2,1,Data,Friday,1/1,6/30"}, "weather.steps", 8);
    refused({.periods = "DATA PERIODS"}, "weather.header", 8);
    refused({.periods = "COMMENTS 3"}, "weather.header", 21);
    for (const std::string& nothing : {std::string(), std::string("\xEF\xBB\xBF"), std::string("\r\n  \n")}) {
        const auto result = importWeather(nothing, "x");
        REQUIRE(!result.ok());
        CHECK(result.error().code == "weather.empty");
        CHECK(result.error().message().find("the file is empty") != std::string::npos);
    }
    CHECK(importWeather("\n\nhello", "x").error().found == "hello");
    for (const std::string& text : {std::string("hello"), std::string("\0\0\0", 3), std::string("{}"),
                                    std::string("\xFF\xFEL\0O\0C\0", 8)}) {
        const auto result = importWeather(text, "x");
        REQUIRE(!result.ok());
        const bool told = text.find('\0') != std::string::npos;  // what is no text shows none of its bytes
        CHECK(result.error().code == (told ? "weather.not-text" : "weather.format"));
        CHECK(result.error().found.empty() == told);
    }
    std::string cut = epwText(rows);
    cut.resize(cut.size() - 30);
    CHECK(importWeather(cut, "x").error().code == "weather.columns");
    CHECK(importWeather(cut, "x").error().line == epwLine(8759));
    // One rule, told alike wherever a row is too short: here the last one, there the first one.
    std::string narrow = epwText(rows);
    const std::size_t first = narrow.find('\n', narrow.find("DATA PERIODS")) + 1;
    narrow.replace(first, narrow.find('\n', first) - first, "1990,1,1,1,60,x,1,2");
    CHECK(importWeather(narrow, "x").error().found == "8");
    CHECK(importWeather(narrow, "x").error().allowed == importWeather(cut, "x").error().allowed);
    CHECK(importWeather(cut, "x").error().allowed.find("35, in older files 29 or more") == 0);
    std::string tmy = tmy3Text(rows);
    tmy.replace(tmy.find("Dew-point (C)"), 13, "Dew-point (F)");
    CHECK(importWeather(tmy, "x").error().code == "weather.header");
    CHECK(importWeather(tmy, "x").error().line == 2);
    CHECK(importWeather("1,\"T\",TS,1.0,x,10,100\nDate (MM/DD/YYYY),Time", "x").error().code == "weather.header");
    CHECK(importWeather("1\nDate (MM/DD/YYYY),Time", "x").error().code == "weather.header");
}

TEST_CASE("design conditions are read in the layouts of 2009, 2013 and 2021", "[weather]")
{
    const auto celsius = [](double c) { return Approx(c + kZeroCelsius).epsilon(1e-12); };
    // Heads of public EPW files: San Francisco TMY3 (2009), Toronto CWEC (2013), Munich TMYx (2021).
    const auto d2009 = readDesignConditions(
        "DESIGN CONDITIONS,1,Climate Design Data 2009 ASHRAE Handbook,,Heating,1,3.8,4.9,-3.7,2.8,10.7,-1.2,3.4,11.2,12.9,12.1,"
        "11.6,12.2,2.2,150,Cooling,8,8.5,28.3,17.2,25.7,16.7,23.6,16.2,18.6,25.7,17.8,23.9,17,22.4,5.9,310,16.1,11.5,19.9,15.3,"
        "10.9,19.2,14.7,10.4,18.7,52.4,25.8,49.8,23.8,47.6,22.4,2038,Extremes,12.8,11.5,10.6,22.3,1.8,34.6,1.5,2.3,0.8,36.2,"
        "-0.1,37.5,-0.9,38.8,-1.9,40.5");
    REQUIRE(d2009);
    CHECK(d2009->source == "Climate Design Data 2009 ASHRAE Handbook");
    CHECK(*d2009->heating996 == celsius(3.8));
    CHECK(*d2009->heating99 == celsius(4.9));
    CHECK(d2009->dryBulb[0]->temperature == celsius(28.3));
    CHECK(d2009->dryBulb[0]->coincident == celsius(17.2));
    CHECK(d2009->dryBulb[2]->temperature == celsius(23.6));
    CHECK(d2009->wetBulb[0]->temperature == celsius(18.6));
    CHECK(d2009->wetBulb[2]->coincident == celsius(22.4));
    CHECK(*d2009->highestWetBulb == celsius(22.3));
    REQUIRE(d2009->returnPeriods.size() == 4);
    CHECK(d2009->returnPeriods[2].years == 20);
    CHECK(d2009->returnPeriods[2].lowest == celsius(-0.9));
    CHECK(d2009->returnPeriods[2].highest == celsius(38.8));
    // The same formula gives ASHRAE's own from the mean and deviation beside them: 34.6 and 2.3, 1.8 and 1.5.
    // All are rounded to 0.1 K: 0.05 of the mean, 2.6 times 0.05 of the deviation, 0.05 of the result.
    for (const ReturnPeriod& period : d2009->returnPeriods) {
        const double half = 2.3 / std::sqrt(2.0);
        const std::vector<double> two = {34.6 - half, 34.6 + half};
        CHECK(extremeOf(two, period.years, Extreme::Highest).temperature == Approx(period.highest - kZeroCelsius).epsilon(0).margin(0.23));
        const double low = 1.5 / std::sqrt(2.0);
        const std::vector<double> minima = {1.8 - low, 1.8 + low};
        CHECK(extremeOf(minima, period.years, Extreme::Lowest).temperature == Approx(period.lowest - kZeroCelsius).epsilon(0).margin(0.23));
    }
    const auto d2013 = readDesignConditions(
        "DESIGN CONDITIONS,1,Climate Design Data 2013 ASHRAE Handbook,,Heating,1,-18.1,-15.6,-23.3,0.5,-17.6,-20.4,0.6,-15.2,14.2,"
        "-4.7,12.7,-4.1,4.8,0,Cooling,7,9.9,31.4,22.4,29.6,21.4,27.9,20.6,23.7,29.1,22.7,27.8,21.7,26.3,5.8,270,22.1,17.1,26.7,21,"
        "16,25.6,20.1,15.1,24.6,71.9,29.2,68,28.1,64.2,26.2,692,Extremes,12.1,10.5,9.3,28.5,-21.6,33.9,3.3,1.9,-24,35.3,-25.9,"
        "36.4,-27.7,37.5,-30.1,38.9");
    CHECK(*d2013->highestWetBulb == celsius(28.5));
    CHECK(d2013->returnPeriods.at(3).lowest == celsius(-30.1));
    CHECK(d2013->returnPeriods.at(3).highest == celsius(38.9));
    const auto d2021 = readDesignConditions(
        "DESIGN CONDITIONS,1,2021 ASHRAE Handbook -- Fundamentals - Chapter 14 Climatic Design Information,,Heating,2,-11.9,-9.2,"
        "-15.1,1.1,-10.4,-12.8,1.3,-7.9,10.3,9.2,9.2,7.1,1.8,90,0.476,Cooling,7,8.8,29.5,19.0,27.7,18.1,26.1,17.5,19.7,27.4,18.9,"
        "26.1,18.2,24.4,2.6,270,17.2,13.1,21.6,16.4,12.5,21.1,15.8,11.9,20.8,58.6,27.5,55.9,26.3,53.3,24.5,22.7,Extremes,7.8,6.4,"
        "5.3,-13.4,33.1,4.3,2.0,-16.5,34.6,-19.0,35.8,-21.4,36.9,-24.5,38.4");
    CHECK(d2021->dryBulb[0]->temperature == celsius(29.5));
    CHECK(d2021->wetBulb[0]->coincident == celsius(27.4));
    CHECK(*d2021->highestWetBulb == celsius(22.7));
    CHECK(d2021->returnPeriods.at(0).lowest == celsius(-16.5));
    CHECK(d2021->returnPeriods.at(2).highest == celsius(36.9));

    CHECK(!readDesignConditions("DESIGN CONDITIONS,0"));
    CHECK(!readDesignConditions(""));
    const auto bare = readDesignConditions("DESIGN CONDITIONS,1,x,,Heating,,,Cooling,1,2,300,4,Extremes");
    REQUIRE(bare);
    CHECK(!bare->heating996);
    CHECK(!bare->dryBulb[0]);
    CHECK(bare->returnPeriods.empty());
    CHECK(taken(epwText(weatherRows(), {.design = "DESIGN CONDITIONS,1,Mine,,Heating,1,-5,-4"})).design->heating996 == celsius(-5.0));
}

TEST_CASE("mangled weather files are taken whole or refused, and never crash", "[weather]")
{
    std::mt19937 random(11);
    const std::string epw = epwText(weatherRows());
    const std::string tmy = tmy3Text(weatherRows());
    int refusedCount = 0;
    for (int round = 0; round < 300; ++round) {
        std::string text = round % 2 ? epw : tmy;
        const auto any = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
        const std::size_t changes = 1 + any(4);
        for (std::size_t c = 0; c < changes; ++c) {
            // Half of the changes fall into the head.
            const std::size_t at = any(any(2) ? text.size() : std::min<std::size_t>(text.size(), 500));
            switch (any(5)) {
            case 0: text[at] = static_cast<char>(any(256)); break;
            case 1: text.erase(at, 1 + any(60)); break;
            case 2: text.insert(at, text.substr(any(text.size()), 1 + any(400))); break;
            case 3: text.insert(at, 1 + any(5), ",\n\"-9"[any(5)]); break;
            default: if (any(8) == 0) text.resize(at + 1); else text[at] = '9';
            }
        }
        const auto result = importWeather(text, "mangled");
        if (result.ok()) {
            REQUIRE(result->year.hours.size() == 8760);
            for (const WeatherHour& hour : result->year.hours) REQUIRE((hour.dewPoint <= hour.wetBulb && hour.wetBulb <= hour.dryBulb));
        } else {
            ++refusedCount;
            REQUIRE(!result.error().message().empty());
        }
    }
    CHECK(refusedCount > 50);
}
