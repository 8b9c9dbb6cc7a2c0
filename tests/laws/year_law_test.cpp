// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figures.h"
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

/// A template with towers in place of its heat rejection, in a climate of its own.
Plan withRejection(RejectionKind kind)
{
    Plan plan = example("openai-amd-6gw");
    HeatRejection& h = plan.heatRejection.at(0);
    h.kind = kind;
    h.saturation = FractionDatum(0.75, unit::one);
    if (kind == RejectionKind::Tower) {
        h.approach = TemperatureDeltaDatum(4.0, unit::K);
        h.range = TemperatureDeltaDatum(5.56, unit::K);
        h.fanPower = FractionDatum(0.0075, unit::one);
        h.minimumSpeed = FractionDatum(0.1, unit::one);
    }
    return plan;
}

void checkClosure(const YearSums& s)
{
    CHECK(s.facility == Approx(s.it + s.cooling + s.house + s.chainLoss).epsilon(1e-9));
    CHECK(s.grid + s.generation == Approx(s.facility + s.siteLoss).epsilon(1e-9));
    CHECK(s.freeHours + s.partialHours + s.mechanicalHours == Approx(s.hours).epsilon(1e-12));
    CHECK(s.facility >= s.it);
    CHECK(s.evaporation >= 0.0);
    CHECK(s.blowdown >= 0.0);
}

}  // namespace

TEST_CASE("energy, hours and meters close over every template's year, and PUE is at least 1", "[laws][year]")
{
    for (const std::string& name : exampleNames()) {
        CAPTURE(name);
        const Evaluation e = evaluateHours(example(name));
        REQUIRE(!e.years.empty());
        CHECK(e.yearResidual < 1e-9);
        for (const SiteYear& year : e.years) {
            REQUIRE(year.result.hourly);
            REQUIRE(year.result.hours->size() == kHoursOfYear);
            checkClosure(year.result.total);
            CHECK(year.result.total.hours == kHoursOfYear);
            double it = 0.0;
            double facility = 0.0;
            for (const YearHour& h : *year.result.hours) {
                REQUIRE(h.facility >= h.it);
                it += h.it;
                facility += h.facility;
            }
            for (const auto& site : e.sites)
                if (site.id == year.site) CHECK(site.year->pue.value() == Approx(facility / it).epsilon(1e-9));
        }
        CHECK(e.programme.year->pue.value() >= 1.0);
        CHECK(e.programme.year->pueMeter->value() >= e.programme.year->pue.value());
    }
}

TEST_CASE("hours and joint bins agree within 1 % of energy and 3 % of the year's free hours", "[laws][year]")
{
    for (const auto kind : {RejectionKind::DryCooler, RejectionKind::Adiabatic, RejectionKind::Tower}) {
        CAPTURE(static_cast<int>(kind));
        const Plan plan = withRejection(kind);
        const Evaluation hours = evaluateHours(plan);
        const Evaluation bins = evaluate(plan);
        REQUIRE(hours.years.size() == bins.years.size());
        const YearSums& h = hours.years.at(0).result.total;
        const YearSums& b = bins.years.at(0).result.total;
        CHECK(b.it == Approx(h.it).epsilon(1e-9));
        CHECK(b.facility == Approx(h.facility).epsilon(0.01));
        // Bins let the facility water's head fall to the share that valves hold; hours follow its network's curve.
        CHECK(b.cooling == Approx(h.cooling).epsilon(0.02));
        // The bin in which pads are switched on counts as wet or dry as a whole: 2 % of the hours, more of the wet ones.
        CHECK(b.evaporation == Approx(h.evaporation).epsilon(kind == RejectionKind::Adiabatic ? 0.08 : 0.01));
        CHECK(std::abs(b.freeHours - h.freeHours) <= 0.03 * kHoursOfYear);
    }
}

TEST_CASE("a wetter wet bulb never makes a tower's year cheaper, and a drought takes no water", "[laws][year]")
{
    Plan plan = withRejection(RejectionKind::Tower);
    const Evaluation wet = evaluateHours(plan);
    CHECK(wet.programme.year->water.value() > 0.0);
    // Make-up is 1.1 to 2 litres for a kilowatt-hour of heat with five cycles of concentration.
    const YearSums& s = wet.years.at(0).result.total;
    const double litres = s.makeUp() / (s.heat / 3.6e6);
    CHECK(litres > 0.8);
    CHECK(litres < 2.2);
    plan.buildings.at(0).cooling.dryMode = true;
    const Evaluation dry = evaluateHours(plan);
    CHECK(dry.programme.year->water.value() == 0.0);
    CHECK(dry.years.at(0).result.total.freeHours == 0.0);
}

TEST_CASE("a daily wave keeps the year's IT energy and never leaves idle to design power", "[laws][year]")
{
    Plan plan = example("openai-amd-6gw");
    const double flat = evaluateHours(plan).years.at(0).result.total.it;
    plan.assumptions.profile.kind = ProfileKind::Diurnal;
    plan.assumptions.profile.amplitude = FractionDatum(1.0, unit::one);
    const Evaluation e = evaluateHours(plan);
    const YearResult& year = e.years.at(0).result;
    CHECK(year.total.it == Approx(flat).epsilon(1e-9));
    double most = 0.0;
    for (const YearHour& h : *year.hours) most = std::max(most, h.it);
    CHECK(most <= e.programme.itPower->value() * (1.0 + 1e-9));
    CHECK(most > 1.1 * flat / (3600.0 * kHoursOfYear));
}

TEST_CASE("heat given away leaves less to reject and lowers ERE, not PUE", "[laws][year]")
{
    Plan plan = example("openai-amd-6gw");
    const auto before = *evaluateHours(plan).programme.year;
    plan.buildings.at(0).cooling.heatReuse = DatumOf<dim::heat>(5.0, unit::MWheat);
    plan.buildings.at(0).cooling.reuseTemperature = TemperatureDatum(40.0, unit::C);
    const auto after = *evaluateHours(plan).programme.year;
    CHECK(after.reuse.value() > 0.0);
    CHECK(after.ere->value() < after.pueMeter->value());
    CHECK(after.ere->value() == Approx(after.pueMeter->value() * (1.0 - after.reuse.value() / (after.grid->value() + after.generation->value()))).epsilon(1e-9));
    CHECK(after.pue.value() <= before.pue.value());
}
