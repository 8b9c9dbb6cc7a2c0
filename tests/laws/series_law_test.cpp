// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figures.h"
#include "evaluate/settle.h"
#include "plan/series_import.h"
#include "power/rack_inside.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <functional>
#include <random>

using namespace rw;
using namespace rw::test;

namespace {

std::string column(std::size_t n, const std::function<double(std::size_t)>& of)
{
    std::string out;
    for (std::size_t i = 0; i < n; ++i) out += shortestNumber(of(i)) + "\n";
    return out;
}

/// A template that follows a series.
Plan following(Plan plan, SeriesKind kind, std::size_t n, const std::function<double(std::size_t)>& of)
{
    SeriesUse use = seriesImportEdits(plan, importSeries(column(n, of), "x.csv", {kind}).value(), {.name = "s-" + std::string(name(kind)), .use = true});
    const Status done = apply(plan, use.edits);
    if (!done.ok()) FAIL(done.error().message());
    return plan;
}

const YearSums& totalOf(const Evaluation& e) { return e.years.at(0).result.total; }

/// The figures of a year that follow from its hours, side by side.
void checkSame(const Evaluation& a, const Evaluation& b, double epsilon)
{
    const auto one = figures(a);
    const auto other = figures(b);
    REQUIRE(one.size() == other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        if (!one[i].about->year) continue;
        CAPTURE(one[i].path);
        REQUIRE(one[i].si.has_value() == other[i].si.has_value());
        if (one[i].si) CHECK(*one[i].si == Approx(*other[i].si).epsilon(epsilon));
    }
}

double noise(std::size_t i)
{
    std::mt19937_64 random(i + 1);
    return std::uniform_real_distribution<double>(0.0, 1.0)(random);
}

/// A load with a daily and a weekly shape and some chance, 0.3 to 1.
double load(std::size_t h)
{
    const double day = 0.5 + 0.5 * std::sin(static_cast<double>(h % 24) / 24.0 * 6.283185307179586);
    return std::round(1e4 * (0.3 + 0.7 * (0.6 * day + 0.2 * (h / 24 % 7 < 5 ? 1.0 : 0.0) + 0.2 * noise(h)))) / 1e4;
}

}  // namespace

TEST_CASE("a load series of 0.7 in every hour is a flat profile of 0.7, by hours and by bins", "[laws][series]")
{
    Plan flat = example("openai-amd-6gw");
    flat.assumptions.profile.mean = FractionDatum(0.7, unit::one);
    for (const std::size_t n : {24u, 168u, 8760u}) {
        const Plan own = following(example("openai-amd-6gw"), SeriesKind::Load, n, [](std::size_t) { return 0.7; });
        checkSame(evaluateHours(own), evaluateHours(flat), 1e-12);
        checkSame(evaluate(own), evaluate(flat), 1e-12);
    }
}

TEST_CASE("constant carbon and price series are the annual intensity and tariff", "[laws][series]")
{
    Plan plan = example("openai-amd-6gw");
    for (Site& site : plan.sites) {
        site.carbonIntensity = DatumOf<dim::massPerEnergy>(0.412, unit::kgkWh);
        site.energyPrice = DatumOf<dim::moneyPerEnergy>(61.5, unit::USDMWh);
        site.peakEnergyPrice = {};
    }
    Plan own = following(plan, SeriesKind::Carbon, 24, [](std::size_t) { return 412.0; });
    own = following(own, SeriesKind::Price, 8760, [](std::size_t) { return 0.0615; });
    for (Site& site : own.sites) {
        site.carbonIntensity = {};
        site.energyPrice = {};
    }
    checkSame(evaluateHours(own), evaluateHours(plan), 1e-9);
    checkSame(evaluate(own), evaluate(plan), 1e-9);
}

TEST_CASE("carbon and cost are those of each hour's energy, and the months sum to the year", "[laws][series]")
{
    Plan plan = following(example("openai-amd-6gw"), SeriesKind::Load, 8760, load);
    plan = following(plan, SeriesKind::Carbon, 8760, [](std::size_t h) { return std::round(600.0 * noise(h + 9000)); });
    plan = following(plan, SeriesKind::Price, 8760, [](std::size_t h) { return std::round(1e3 * (0.2 * noise(h + 20000) - 0.05)) / 1e3; });
    for (Site& site : plan.sites) site.demandCharge = {};
    const Evaluation e = evaluateHours(plan);
    const std::vector<double> carbon = valuesOf(plan.series.at(1)).value();
    const std::vector<double> price = valuesOf(plan.series.at(2)).value();
    double kg = 0.0;
    double usd = 0.0;
    double it = 0.0;
    for (const SiteYear& year : e.years) {
        double ofMonths = 0.0;
        for (const YearSums& m : year.result.months) ofMonths += m.carbon;
        CHECK(ofMonths == Approx(year.result.total.carbon).epsilon(1e-12));
        for (std::size_t h = 0; h < kHoursOfYear; ++h) {
            const double kWh = (*year.result.hours)[h].grid / 1000.0;
            kg += kWh * carbon[h] / 1000.0;
            usd += kWh * price[h];
            it += (*year.result.hours)[h].it;
        }
    }
    CHECK(e.programme.year->co2->value() == Approx(kg).epsilon(1e-9));
    CHECK(e.programme.year->cost->value() == Approx(usd).epsilon(1e-9));
    CHECK(e.programme.year->cue->value() == Approx(kg / (it * 3600.0)).epsilon(1e-9));
}

TEST_CASE("bins follow hourly load, carbon and price: IT energy exact, the rest within the law of hours and bins", "[laws][series]")
{
    // With water outdoors. Bins take the mean load of their hours: of a load as noisy as this one they miss 1.9 % of cooling
    // with water, and 2.3 % with the template's glycol.
    Plan plan = example("openai-amd-6gw");
    for (Building& building : plan.buildings) building.cooling.facilityCoolant.clear();
    plan = following(plan, SeriesKind::Load, 8760, load);
    // Dear and dirty in the afternoon, when it is warm: what an annual mean would miss.
    const auto afternoon = [](std::size_t h) { return h % 24 >= 12 && h % 24 < 20 ? 1.0 : 0.0; };
    plan = following(plan, SeriesKind::Carbon, 8760, [&](std::size_t h) { return 200.0 + 400.0 * afternoon(h); });
    plan = following(plan, SeriesKind::Price, 8760, [&](std::size_t h) { return 0.03 + 0.1 * afternoon(h); });
    for (Site& site : plan.sites) site.demandCharge = {};
    const Evaluation hours = evaluateHours(plan);
    const Evaluation bins = evaluate(plan);
    const YearSums& h = totalOf(hours);
    const YearSums& b = totalOf(bins);
    CHECK(b.it == Approx(h.it).epsilon(1e-9));
    CHECK(b.facility == Approx(h.facility).epsilon(0.01));
    CHECK(b.compute == Approx(h.compute).epsilon(0.001));
    CHECK(b.cooling == Approx(h.cooling).epsilon(0.02));
    CHECK(b.carbon == Approx(h.carbon).epsilon(0.01));
    CHECK(b.energyCost == Approx(h.energyCost).epsilon(0.01));
    CHECK(std::abs(b.freeHours - h.freeHours) <= 0.03 * static_cast<double>(kHoursOfYear));
}

TEST_CASE("ITUE and TUE are at least 1, TUE at least PUE, and energies inside the racks close", "[laws][year]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Evaluation e = evaluateHours(example(name));
        const auto check = [](const YearFigures<double>& f) {
            REQUIRE(f.itue);
            CHECK(f.itue->value() >= 1.0);
            CHECK(f.itue->value() < 1.4);
            CHECK(f.tue->value() >= f.pue.value());
            CHECK(f.tue->value() == Approx(f.itue->value() * f.pue.value()).epsilon(1e-12));
            CHECK(f.tue->value() == Approx(f.facility.value() / f.compute.value()).epsilon(1e-9));
            CHECK(f.pueMoved->value() >= f.pue.value());
            CHECK(f.pueMoved->value() <= f.tue->value());
            CHECK(f.compute.value() + f.rackCooling.value() <= f.it.value());
        };
        for (const auto& b : e.buildings) check(*b.year);
        for (const auto& s : e.sites) {
            if (!s.year) continue;
            check(*s.year);
            CHECK(s.year->tueMeter->value() >= s.year->pueMeter->value());
        }
        check(*e.programme.year);
        CHECK(e.programme.year->tueMeter->value() == Approx(e.programme.year->itue->value() * e.programme.year->pueMeter->value()).epsilon(1e-12));
    }
}

TEST_CASE("what a rack splits its power into sums to its input at any load", "[laws][year]")
{
    for (const std::string& name : exampleNames()) {
        const Plan plan = example(name);
        const Evaluation e = evaluate(plan);
        for (const RackDesign& design : plan.rackDesigns) {
            CAPTURE(name, design.id);
            const RackInside inside = rackInside(plan, design);
            for (const RackResult<double>& r : e.racks) {
                if (r.id != design.id || !r.power || !r.airHeat) continue;
                for (const double share : {0.15, 0.4, 0.76, 1.0}) {
                    const double input = share * r.power->design.si();
                    const InsidePower p = inside.at(input, share * r.airHeat->si());
                    CHECK(p.supplyLoss + p.cooling + p.compute == Approx(input).epsilon(1e-12));
                    CHECK(p.supplyLoss > 0.0);
                    CHECK(p.cooling >= 0.0);
                    CHECK(p.compute > 0.0);
                }
                // At design power shelves and busbar lose what the rack's build-up says.
                const InsidePower p = inside.at(r.power->design.si(), r.airHeat->si());
                if (inside.told && inside.nodeLoss == 0.0 && r.shelfLoss)
                    CHECK(p.supplyLoss == Approx(r.shelfLoss->si() + r.busbarLoss->si()).epsilon(1e-9));
            }
            CHECK(inside.at(0.0, 0.0).compute == 0.0);
        }
    }
}

TEST_CASE("peaks of all sites are of their hours together", "[laws][year]")
{
    Plan one = example("openai-amd-6gw");
    // The same plant in two climates; one site stands in the first, the others in the second.
    Plan two = one;
    two.climates.push_back(two.climates.at(0));
    two.climates.back().id = two.climates.back().catalogueId = "london";
    two.sites.push_back(two.sites.at(0));
    two.sites.back().id = "second";
    two.sites.back().climate = "london";
    two.sites.front().count = 1;
    // Towers, so that there is water.
    for (Plan* plan : {&one, &two}) {
        HeatRejection& h = plan->heatRejection.at(0);
        h.kind = RejectionKind::Tower;
        h.approach = TemperatureDeltaDatum(4.0, unit::K);
        h.range = TemperatureDeltaDatum(5.56, unit::K);
        h.fanPower = FractionDatum(0.0075, unit::one);
    }
    for (const Plan* plan : {&one, &two}) {
        const Evaluation e = evaluateHours(*plan);
        REQUIRE(e.years.size() == (plan == &one ? 1 : 2));
        std::vector<YearHour> sum(kHoursOfYear);
        double separateGrid = 0.0;
        double separateDay = 0.0;
        double source = 0.0;
        for (const SiteYear& year : e.years) {
            for (std::size_t h = 0; h < kHoursOfYear; ++h) sum[h] += (*year.result.hours)[h];
            separateGrid += year.result.gridHour.value;
            separateDay += year.result.waterDay.value / 1000.0;
            for (const auto& s : e.sites)
                if (s.id == year.site) source += s.year->wueSource->value() * s.year->it.value();
        }
        double worst = 0.0;
        double grid = 0.0;
        double day = 0.0;
        double ofDay = 0.0;
        for (std::size_t h = 0; h < kHoursOfYear; ++h) {
            worst = std::max(worst, sum[h].facility / sum[h].it);
            grid = std::max(grid, sum[h].grid);
            ofDay = (h % 24 == 0 ? 0.0 : ofDay) + sum[h].makeUp() * 3.6;
            day = std::max(day, ofDay);
        }
        const YearFigures<double>& all = *e.programme.year;
        CHECK(all.worstPue->value() == Approx(worst).epsilon(1e-12));
        CHECK(all.peakGrid->value() == Approx(grid).epsilon(1e-12));
        CHECK(all.peakGrid->value() <= separateGrid * (1.0 + 1e-12));
        CHECK(all.waterDay->value() == Approx(day).epsilon(1e-12));
        CHECK(all.waterDay->value() <= separateDay * (1.0 + 1e-12));
        CHECK(all.waterWeek->value() >= all.waterDay->value());
        CHECK(all.wueSource->value() == Approx(source / all.it.value()).epsilon(1e-12));
        if (plan == &two) CHECK(all.peakGrid->value() < separateGrid);
        // The building stands in both climates: its year is that of all of them.
        CHECK(e.buildings.at(0).year->it.value() == Approx(all.it.value()).epsilon(1e-12));

        // Bins of several climates have no hours in common.
        const Evaluation bins = evaluate(*plan);
        CHECK(bins.programme.year->worstPue.has_value() == (plan == &one));
        CHECK(bins.programme.year->peakGrid.has_value() == (plan == &one));
        CHECK(bins.buildings.at(0).year->it.value() == Approx(all.it.value()).epsilon(1e-9));
        CHECK(bins.buildings.at(0).year->facility.value() == Approx(e.buildings.at(0).year->facility.value()).epsilon(0.01));
    }
}

TEST_CASE("a series that cannot be used leaves open what follows from it, with a finding", "[laws][series]")
{
    const auto has = [](const Evaluation& e, const std::string& code) {
        return std::any_of(e.findings.begin(), e.findings.end(), [&](const Finding& f) { return f.code == code && f.severity == Severity::Error; });
    };
    Plan plan = example("openai-amd-6gw");
    plan.assumptions.profile.kind = ProfileKind::Own;
    Evaluation e = evaluate(plan);
    CHECK(has(e, "series.none"));
    CHECK(!e.programme.year);
    CHECK(e.years.empty());

    plan = following(example("openai-amd-6gw"), SeriesKind::Load, 24, [](std::size_t) { return 0.5; });
    plan.sites.at(0).carbonSeries = plan.series.at(0).id;
    e = evaluate(plan);
    CHECK(has(e, "series.kind"));
    REQUIRE(e.programme.year);
    CHECK(!e.programme.year->co2);

    plan.series.at(0).days = Block<SeriesDay>({SeriesDay{"0.5 x"}});
    e = evaluateHours(plan);
    CHECK(has(e, "series.record"));
    CHECK(!e.programme.year);

    plan.assumptions.profile.series = "nowhere";
    CHECK(has(evaluate(plan), "reference.missing"));
}
