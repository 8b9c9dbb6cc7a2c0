// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "plan/site_weather.h"
#include "support/examples.h"
#include "support/weather_files.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

WeatherImport imported(const EpwHead& head = {})
{
    auto rows = weatherRows();
    for (std::size_t i = 0; i < 24; ++i) rows[i].pressure = "100000";  // one value all day
    rows[30].dryBulb = "1.23456789";
    rows[30].dewPoint = "99.9";
    rows[31].dewPoint = "-0.0";
    rows[31].dryBulb = "4";
    return importWeather(epwText(rows, head), "folder/Test ü.epw").value();
}

const EpwHead kHead2009 = {
    .design = "DESIGN CONDITIONS,1,Climate Design Data 2009 ASHRAE Handbook,,Cooling,8,8.5,28.3,17.2,25.7,16.7,23.6,16.2,18.6,25.7,"
              "17.8,23.9,17,22.4,5.9,310,16.1,11.5,19.9,15.3,10.9,19.2,14.7,10.4,18.7,52.4,25.8,49.8,23.8,47.6,22.4,2038,"
              "Extremes,12.8,11.5,10.6,22.3,1.8,34.6,1.5,2.3,0.8,36.2,-0.1,37.5,-0.9,38.8,-1.9,40.5"};

Plan planWith(const WeatherImport& import)
{
    Plan plan;
    plan.sites.emplace_back().id = "site";
    WeatherUse use = weatherImportEdits(plan, import, {"site"});
    const Status done = apply(plan, use.edits);
    if (!done.ok()) FAIL(done.error().message());
    return plan;
}

}  // namespace

TEST_CASE("an imported year in a plan gives its hours back to the last bit", "[weather]")
{
    const WeatherImport import = imported();
    const PlanWeather weather = planWeather(import, "x");
    REQUIRE(weather.days.size() == 365);
    CHECK(weather.days.items()[0].hours.find(";100000") != std::string::npos);
    CHECK(weather.days.items()[0].hours.find("100000 ") == std::string::npos);
    CHECK(recordsOf(weather).value() == import.records);
    const SharedWeather year = weatherYearOf(weather).value();
    CHECK(year->hours == import.year.hours);
    CHECK(year->utcOffset == import.year.utcOffset);
    CHECK(year->elevation == import.year.elevation);
    CHECK(year->latitude == import.year.latitude);

    const Plan plan = planWith(import);
    const std::string text = writePlan(plan);
    const auto back = readPlan(text, "x");
    if (!back.ok()) FAIL(back.error().message());
    CHECK(back.value() == plan);
    CHECK(recordsOf(back.value().weather.at(0)).value() == import.records);
    CHECK(writePlan(back.value()) == text);
    CHECK(text.size() < 200'000);
    // One line a day.
    std::size_t days = 0;
    for (std::size_t at = text.find("\"hours\""); at != std::string::npos; at = text.find("\"hours\"", at + 1)) {
        ++days;
        CHECK(text.find('\n', at) > text.find('}', at));
    }
    CHECK(days == 365);
    // Copies of a plan share the year.
    const Plan copy = plan;
    CHECK(copy.weather[0].days.sharedWith(plan.weather[0].days));
}

TEST_CASE("importing a year gives the site its hours and design temperatures, and can be undone", "[weather]")
{
    const WeatherImport import = imported(kHead2009);
    Plan plan;
    plan.sites.emplace_back().id = "a";
    plan.sites.emplace_back().id = "b";
    const Plan before = plan;
    WeatherUse use = weatherImportEdits(plan, import, {"a"});
    CHECK(use.weather == "testville-ts-xxx");
    REQUIRE(apply(plan, use.edits).ok());
    CHECK(plan.sites[0].weather == use.weather);
    CHECK(plan.sites[0].climate == use.climate);
    CHECK(plan.sites[1].weather.empty());
    CHECK(lostReferences(plan).empty());
    CHECK(siteWeather(plan, plan.sites[0]).value()->hours == import.year.hours);

    const Climate& climate = plan.climates.at(0);
    const WeatherStatistics s = statisticsOf(import.year);
    CHECK(*climate.designDryBulb.si == s.dryBulb[0].temperature);
    CHECK(climate.designDryBulb.grade == Grade::Derived);
    CHECK(climate.designDryBulb.note.find("28.3 °C") != std::string::npos);
    CHECK(*climate.designWetBulb.si == s.wetBulb[0].temperature);
    CHECK(*climate.extremeDryBulb.si == Approx(38.8 + 273.15));
    CHECK(climate.extremeDryBulb.grade == Grade::Standard);
    CHECK(*climate.extremeWetBulb.si == Approx(22.3 + 273.15));
    CHECK(*climate.elevation.si == 100.0);

    // The same file again: nothing is added, the other site takes it.
    WeatherUse again = weatherImportEdits(plan, import, {"b"});
    CHECK(again.weather == use.weather);
    CHECK(again.climate == use.climate);
    REQUIRE(apply(plan, again.edits).ok());
    CHECK(plan.weather.size() == 1);
    CHECK(plan.climates.size() == 1);
    CHECK(plan.sites[1].weather == use.weather);
    // Another file of the same place gets an id of its own.
    const WeatherImport other = imported();
    WeatherUse second = weatherImportEdits(plan, other);
    CHECK(second.weather != use.weather);
    CHECK(second.climate != use.climate);
    REQUIRE(apply(plan, second.edits).ok());
    CHECK(plan.weather.size() == 2);
    CHECK(plan.climates[1].extremeDryBulb.grade == Grade::Assumed);
    CHECK(*plan.climates[1].extremeDryBulb.si == Approx(s.highestDryBulb + 2.0));
    CHECK(*plan.climates[1].extremeWetBulb.si == Approx(s.highestWetBulb + 2.0));

    for (const EditList& list : {second.edits, again.edits, use.edits}) {
        EditList undo = inverse(list);
        REQUIRE(apply(plan, undo).ok());
    }
    CHECK(plan == before);
    // A year that a site uses cannot be removed.
    plan = planWith(import);
    Edit remove = Edit::remove("weather[" + plan.sites[0].weather + "]");
    CHECK(apply(plan, remove).error().code == "edit.in-use");
}

TEST_CASE("a site without a year of its own has its climate's built-in one", "[weather]")
{
    for (const auto& name : exampleNames()) {
        const Plan plan = example(name);
        for (const Site& site : plan.sites) {
            CAPTURE(name, site.id, site.climate);
            CHECK(siteWeather(plan, site).ok());
        }
    }
    Plan plan;
    Site& site = plan.sites.emplace_back();
    site.id = "s";
    site.climate = "made-up";
    CHECK(siteWeather(plan, site).error().code == "weather.unknown");
    CHECK(siteWeather(plan, site).error().path == "sites[s].weather");
    // A copy under another id is known by where it came from.
    plan.climates.emplace_back().id = "made-up";
    plan.climates.back().catalogueId = "london";
    CHECK(siteWeather(plan, site).value()->id == "london");
}

TEST_CASE("a weather year spoiled by hand is refused with the day named", "[weather]")
{
    const PlanWeather good = planWeather(imported(), "x");
    std::string full = good.days.items()[5].hours;
    const auto refused = [&](const std::string& line) {
        std::vector<WeatherDay> days(good.days.begin(), good.days.end());
        days[5].hours = line;
        PlanWeather bad = good;
        bad.days = Block<WeatherDay>(days);
        const auto result = recordsOf(bad);
        CAPTURE(line);
        REQUIRE(!result.ok());
        CHECK(result.error().code == "weather.record");
        CHECK(result.error().path == "weather[x].days[5]");
        CHECK(!weatherYearOf(bad).ok());
    };
    for (const char* line : {"", ";", ";;", "1", "1;1", "1;1;100000;", "1;1;100000 ", "1;2;100000", "nan;1;100000", "1;1;1e9",
                             "1;1;1013", "99;1;100000", "1 2;1;100000", "1;1;x", "1,1,100000", " 1;1;100000"})
        refused(line);
    refused(full + " 1");
    refused("1 " + full);
    std::vector<WeatherDay> days(good.days.begin(), good.days.end());
    days.pop_back();
    PlanWeather shorter = good;
    shorter.days = Block<WeatherDay>(days);
    CHECK(recordsOf(shorter).error().found == "364 days");
    // One value for all the day.
    days.assign(good.days.begin(), good.days.end());
    days[5].hours = "20;10;100000";
    PlanWeather flat = good;
    flat.days = Block<WeatherDay>(days);
    CHECK(recordsOf(flat).value().at(5 * 24 + 23) == HourRecord{20.0, 10.0, 100000.0});
}
