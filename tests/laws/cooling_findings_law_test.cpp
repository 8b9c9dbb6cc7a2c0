// SPDX-License-Identifier: GPL-3.0-or-later
// A plant that is poor or impossible says so, and one that is not does not.
#include "evaluate/settle.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;
using namespace rw::test;

namespace {

const std::string kCooling = "buildings[standard-building].cooling.";

Plan standard() { return example("openai-amd-6gw"); }
Plan standardWith(const std::string& key, const std::string& value) { return withSet(standard(), kCooling + key, value); }

const Finding* find(const std::vector<Finding>& findings, std::string_view code)
{
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.code == code; });
    return found == findings.end() ? nullptr : &*found;
}
bool says(const Plan& plan, std::string_view code) { return find(evaluate(plan).findings, code) != nullptr; }
std::string argument(const Finding& finding, std::string_view key)
{
    for (const auto& [name, value] : finding.args)
        if (name == key) return value;
    return {};
}

}  // namespace

TEST_CASE("an approach too small for a CDU is told", "[laws][findings]")
{
    CHECK_FALSE(says(standard(), "cdu.approach-small"));
    Plan plan = standard();
    for (Cdu& cdu : plan.cdus) cdu.approach = TemperatureDeltaDatum(1.5, unit::K);
    CHECK(says(plan, "cdu.approach-small"));
}

TEST_CASE("a supply above what a rack is made for is told of the rack", "[laws][findings]")
{
    CHECK_FALSE(says(standard(), "coolant.supply-above-max"));
    const Evaluation e = evaluate(standardWith("supply_temperature", "60 C"));
    const Finding* f = find(e.findings, "coolant.supply-above-max");
    REQUIRE(f);
    CHECK(f->severity == Severity::Error);
    CHECK(f->subject.find("rack_designs[") == 0);
}

TEST_CASE("coolant, chilled water and air are held against the dew point and the class", "[laws][findings]")
{
    for (const char* code : {"coolant.condensation", "chilled.condensation", "air.inlet-above-class", "air.inlet-below-class",
                             "air.dew-point-above-class"}) {
        CAPTURE(code);
        CHECK_FALSE(says(standard(), code));
    }
    CHECK(says(standardWith("supply_temperature", "16 C"), "coolant.condensation"));
    CHECK(says(standardWith("room_dew_point", "19 C"), "chilled.condensation"));
    CHECK(says(standardWith("room_dew_point", "22 C"), "air.dew-point-above-class"));
    CHECK(says(standardWith("chilled_supply", "34 C"), "air.inlet-above-class"));
    CHECK(says(withSet(standardWith("chilled_supply", "3 C"), kCooling + "room_dew_point", "0 C"), "air.inlet-below-class"));
}

TEST_CASE("water outdoors in a climate that freezes is told, and glycol that does not freeze is not", "[laws][findings]")
{
    Plan plan = standard();
    Building& building = plan.buildings.front();
    building.cooling.facilityCoolant.clear();
    CHECK(says(plan, "facility.freezing"));
    Coolant thin;
    thin.id = "thin";
    thin.fluid = Fluid::PropyleneGlycol;
    thin.basis = FractionBasis::Volume;
    thin.fraction = FractionDatum(0.25, unit::one);  // freezes at -10.2 °C
    Coolant thick = thin;
    thick.id = "thick";
    thick.fraction = FractionDatum(0.45, unit::one);
    plan.coolants.push_back(thin);
    plan.coolants.push_back(thick);
    building.cooling.facilityCoolant = "thin";
    CHECK(says(plan, "facility.freezing"));
    building.cooling.facilityCoolant = "thick";
    CHECK_FALSE(says(plan, "facility.freezing"));
}

TEST_CASE("pipes too fast, pumps without suction and branches off balance reach the findings of a settled plan", "[laws][findings]")
{
    const Evaluation good = evaluateSettled(standard());
    for (const char* code : {"pump.npsh", "pipe.velocity", "loop.unbalanced", "loop.not-laid-out"}) {
        CAPTURE(code);
        CHECK_FALSE(find(good.findings, code));
    }
    CHECK(find(evaluateSettled(standardWith("piping.pump_suction", "50 m")).findings, "pump.npsh"));
    // A hose of 6 mm for a rack's flow.
    CHECK(find(evaluateSettled(standardWith("piping.hose_bore", "6 mm")).findings, "pipe.velocity"));
}

TEST_CASE("a plant short at the design hour is an error, one short in the extreme hour a warning", "[laws][findings]")
{
    CHECK_FALSE(says(standard(), "plant.supply-unreachable"));
    Plan bare = standardWith("supply_temperature", "25 C");
    bare.buildings.front().cooling.chiller.clear();
    const Evaluation e = evaluate(bare);
    REQUIRE(find(e.findings, "plant.supply-unreachable"));
    CHECK(find(e.findings, "plant.supply-unreachable")->severity == Severity::Error);
    CHECK_FALSE(find(e.findings, "plant.short-at-extreme"));

    Plan hot = standard();
    hot.climates.front().extremeDryBulb = TemperatureDatum(58, unit::C);
    hot.climates.front().extremeWetBulb = {};
    const Evaluation extreme = evaluate(hot);
    CHECK_FALSE(find(extreme.findings, "plant.supply-unreachable"));
    CHECK((find(extreme.findings, "plant.short-at-extreme") || find(extreme.findings, "plant.air-short-at-extreme")));
    Plan mild = standard();
    mild.climates.front().extremeDryBulb = mild.climates.front().designDryBulb;
    mild.climates.front().extremeWetBulb = mild.climates.front().designWetBulb;
    CHECK_FALSE(says(mild, "plant.short-at-extreme"));
    CHECK_FALSE(says(mild, "plant.air-short-at-extreme"));

    Plan noAir = standard();
    noAir.buildings.front().cooling.airChiller.clear();
    CHECK(says(noAir, "plant.air-unreachable"));
}

TEST_CASE("water drawn beyond the permit is told from the year by hours", "[laws][findings]")
{
    Plan plan = withSet(standardWith("supply_temperature", "30 C"), kCooling + "chilled_supply", "20 C");
    for (HeatRejection& r : plan.heatRejection) {
        r.kind = RejectionKind::Adiabatic;
        r.saturation = FractionDatum(0.7, unit::one);
        r.switchTemperature = TemperatureDatum(15, unit::C);
    }
    // The permit bounds a site by its design hour, so that only a year wetter than its climate says draws more.
    const std::string place = plan.sites.front().climate;
    for (Climate& c : plan.climates)
        if (c.id == place) {
            c.designDryBulb = TemperatureDatum(10, unit::C);
            c.designWetBulb = TemperatureDatum(6, unit::C);
        }
    plan.sites.front().waterLimit = FlowDatum(1e-4, unit::m3d);
    const Evaluation dry = evaluateHours(plan);
    REQUIRE(find(dry.findings, "site.water-permit"));
    CHECK(find(dry.findings, "site.water-permit")->severity == Severity::Error);
    plan.sites.front().waterLimit = FlowDatum(1e6, unit::m3d);
    CHECK_FALSE(find(evaluateHours(plan).findings, "site.water-permit"));
}

TEST_CASE("a chiller outside its curves is told of the design hour and of the year", "[laws][findings]")
{
    CHECK_FALSE(says(standard(), "chiller.outside-curve-at-design"));
    Plan plan = standard();
    for (Chiller& c : plan.chillers) {
        c.curves = ChillerCurves::YorkYcal;  // ends at 10 °C of leaving water
        c.referenceCop = {};
    }
    CHECK(says(plan, "chiller.outside-curve-at-design"));
    const Evaluation year = evaluateHours(plan);
    const Finding* f = find(year.findings, "chiller.outside-curve");
    REQUIRE(f);
    CHECK(!argument(*f, "hours").empty());
}

TEST_CASE("a wet bulb above its dry bulb is an error that names the hour and both", "[laws][findings]")
{
    Plan plan = standard();
    Climate& climate = plan.climates.front();
    climate.designDryBulb = TemperatureDatum(30, unit::C);
    climate.designWetBulb = TemperatureDatum(31, unit::C);
    const Evaluation e = evaluate(plan);
    const Finding* f = find(e.findings, "climate.wet-above-dry");
    REQUIRE(f);
    CHECK(f->severity == Severity::Error);
    CHECK(f->subject == "climates[" + climate.id + "].design_wet_bulb");
    CHECK(argument(*f, "hour") == "The design hour");
    CHECK(argument(*f, "wet") == "31 °C");
    CHECK(argument(*f, "dry") == "30 °C");
    CHECK(e.buildings.empty());
    CHECK_FALSE(find(e.findings, "plant.incomplete"));

    Plan extreme = standard();
    extreme.climates.front().extremeDryBulb = TemperatureDatum(35, unit::C);
    extreme.climates.front().extremeWetBulb = TemperatureDatum(36, unit::C);
    const Evaluation other = evaluate(extreme);
    REQUIRE(find(other.findings, "climate.wet-above-dry"));
    CHECK(argument(*find(other.findings, "climate.wet-above-dry"), "hour") == "The extreme hour of twenty years");
    CHECK_FALSE(other.buildings.empty());

    // Air that would need less than no moisture.
    Plan arid = standard();
    arid.climates.front().designDryBulb = TemperatureDatum(45, unit::C);
    arid.climates.front().designWetBulb = TemperatureDatum(5, unit::C);
    CHECK(says(arid, "climate.no-such-air"));
    CHECK_FALSE(says(arid, "climate.wet-above-dry"));
    CHECK_FALSE(says(standard(), "climate.no-such-air"));
}

TEST_CASE("pumps are held against the spares that plant and power ask for", "[laws][findings]")
{
    const Evaluation good = evaluate(standard());
    CHECK_FALSE(find(good.findings, "pump.no-standby"));
    CHECK_FALSE(find(good.findings, "pump.standby-unasked"));

    const Evaluation none = evaluate(standardWith("piping.standby_pumps", "0"));
    const Finding* f = find(none.findings, "pump.no-standby");
    REQUIRE(f);
    CHECK(f->subject == kCooling + "piping.standby_pumps");
    CHECK(argument(*f, "pumps") == "2");
    CHECK(argument(*f, "left") == "50 %");

    // Without spares in the plant it is the power that asks.
    Plan bare = standardWith("spare_units", "0");
    for (ChainStage& s : bare.buildings.front().chain) s.redundancy = Redundancy::N;
    CHECK_FALSE(says(bare, "pump.no-standby"));
    bare.buildings.front().chain.front().redundancy = Redundancy::NPlus1;
    CHECK(says(bare, "pump.no-standby"));

    const Evaluation many = evaluate(standardWith("piping.standby_pumps", "3"));
    const Finding* more = find(many.findings, "pump.standby-unasked");
    REQUIRE(more);
    CHECK(more->severity == Severity::Note);
    CHECK(argument(*more, "standby") == "3");
    CHECK(argument(*more, "asked") == "1");
}
