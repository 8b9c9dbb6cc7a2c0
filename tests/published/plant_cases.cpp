// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

TEST_CASE("V28 warm-water towers in Cheyenne: annual PUE and water as NREL's ESIF reports them", "[published]")
{
    // NREL, Energy Systems Integration Facility: trailing-year PUE 1.04 (2018) and 1.036; some 2.5 million gallons a year for
    // about 1 MW of IT by towers alone, 1.08 L/kWh. The plan is a liquid-cooled building of ours in that place's climate
    // with towers and no chillers, at its facility's kind of temperatures.
    Plan plan = withSet(example("openai-amd-6gw"), "programme.phases[phase-1].target", "null");
    plan.programme.phases.resize(1);
    plan = withSet(plan, "programme.target", "100 MW");
    const Catalogue& catalogue = builtInCatalogue();
    plan.climates.at(0) = *findById(catalogue.equipment.climates, "cheyenne-wy");
    for (Site& site : plan.sites) site.climate = "cheyenne-wy";
    HeatRejection tower = *findById(catalogue.equipment.heatRejection, "tower-5000");
    plan.heatRejection.push_back(tower);
    CoolingPlant& cooling = plan.buildings.at(0).cooling;
    cooling.heatRejection = tower.id;
    cooling.chiller.clear();
    cooling.airChiller.clear();
    cooling.supplyTemperature = TemperatureDatum(32.0, unit::C);
    cooling.chilledSupply = TemperatureDatum(24.0, unit::C);
    // Its overhead is told without double conversion of all its load; ours runs on its bypass.
    for (ChainStage& stage : plan.buildings.at(0).chain) stage.mode = UpsMode::Eco;

    const Evaluation e = evaluateHours(plan);
    REQUIRE(e.programme.year);
    CHECK(e.programme.year->pue.value() <= 1.08);
    const double wue = e.programme.year->wue.in(unit::LkWh);
    CHECK(wue >= 0.9);
    CHECK(wue <= 1.5);
    // Cooling alone: ESIF's whole overhead is 4 %.
    CHECK(e.programme.year->cooling.value() / e.programme.year->it.value() < 0.04);
    // The published ratio of water to energy itself.
    const double published = 2.5e6 * 3.785411784 / (1000.0 * 8760.0);
    CHECK(published == Approx(1.08).epsilon(0.15));
}

TEST_CASE("V48 identities of the metrics hold in the year's figures", "[published]")
{
    // ERE = PUE (1 - ERF); CUE = CEF x PUE; the annual PUE of two hours is weighted by energy.
    CHECK(1.036 * (1.0 - 0.05) == Approx(0.9842).epsilon(1e-4));
    auto hours = std::make_shared<std::vector<YearHour>>(kHoursOfYear);
    for (std::size_t h = 0; h < kHoursOfYear; ++h) {
        YearHour& hour = (*hours)[h];
        hour.it = h % 2 ? 3.0e6 : 1.0e6;
        hour.facility = h % 2 ? 3.9e6 : 1.1e6;
        hour.grid = hour.facility;
    }
    const YearResult year = sumHours(hours, {});
    YearFigures<double> f = yearFigures<double>(year, "site", {}, {});
    CHECK(f.pue.value() == Approx(1.25).epsilon(1e-12));
    SiteIntensities<double> site;
    site.carbon = Quantity<dim::massPerEnergy>::of(0.35, unit::kgkWh);
    site.water = Quantity<dim::volumePerEnergy>::of(2.0, unit::LkWh);
    f.reuse = 0.05 * (f.facility);
    addSiteFigures<double>(f, year, "site", site);
    CHECK(f.cue->in(unit::kgkWh) == Approx(0.35 * 1.25).epsilon(1e-12));
    CHECK(f.ere->value() == Approx(f.pueMeter->value() * (1.0 - 0.05)).epsilon(1e-12));
    CHECK(f.wueSource->in(unit::LkWh) == Approx(2.0 * 1.25).epsilon(1e-12));
}
