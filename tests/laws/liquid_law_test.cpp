// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "evaluate/evaluation.h"
#include "evaluate/settle.h"
#include "programme/building_loop.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace rw;
using namespace rw::test;

namespace {

constexpr double kClosure = 1e-9;

const BuildingResult<double>& first(const Evaluation& e) { return e.buildings.at(0); }

const CoolingPart<double>* part(const BuildingResult<double>& b, std::string_view id)
{
    for (const auto& p : b.plant.parts)
        if (p.id == id) return &p;
    return nullptr;
}
double power(const BuildingResult<double>& b, std::string_view id)
{
    const auto* p = part(b, id);
    return p ? p->power.si() : 0.0;
}
double duty(const BuildingResult<double>& b, std::string_view id)
{
    const auto* p = part(b, id);
    return p ? p->duty.si() : 0.0;
}

Cdu& cduOf(Plan& plan)
{
    const std::string id = plan.buildings.at(0).cooling.cdu;
    return *std::find_if(plan.cdus.begin(), plan.cdus.end(), [&](const Cdu& c) { return c.id == id; });
}

/// GB200 racks, each with a CDU of its own.
Plan withInRackCdus()
{
    Plan plan = example("abilene-campus");
    Cdu& cdu = cduOf(plan);
    cdu.kind = CduKind::InRack;
    cdu.capacity = DatumOf<dim::heat>(150.0, unit::kWheat);
    cdu.flow = FlowDatum(225.0, unit::Lmin);
    cdu.power = PowerDatum(1.5, unit::kW);
    return plan;
}

Plan withDoor(const char* door)
{
    Plan plan = example("abilene-campus");
    for (const AirUnit& unit : builtInCatalogue().equipment.airUnits)
        if (unit.id == door) plan.airUnits.push_back(unit);
    plan.buildings.at(0).cooling.rearDoor = door;
    return plan;
}

/// A plate as a test rig would tell it; no product's figures.
Plan withPlates()
{
    Plan plan = example("abilene-campus");
    for (RackDesign& d : plan.rackDesigns) {
        d.plateResistance = DatumOf<dim::thermalResistance>(0.025, unit::KW);
        d.plateFlow = FlowDatum(1.5, unit::Lmin);
        d.plateResistanceLeast = DatumOf<dim::thermalResistance>(0.012, unit::KW);
        d.caseTemperatureMax = TemperatureDatum(85.0, unit::C);
    }
    return plan;
}
RackDesign& liquidDesign(Plan& plan)
{
    return *std::find_if(plan.rackDesigns.begin(), plan.rackDesigns.end(), [](const RackDesign& d) { return !d.coolant.empty(); });
}
const RackResult<double>& rackOf(const Evaluation& e, const std::string& id)
{
    return *std::find_if(e.racks.begin(), e.racks.end(), [&](const auto& r) { return r.id == id; });
}

}  // namespace

TEST_CASE("heat closes between racks, coolant, air and what leaves the building, whatever carries it", "[laws][liquid]")
{
    const Plan plans[] = {example("abilene-campus"), withInRackCdus(), withDoor("rear-door-passive-30"), withDoor("rear-door-80"), [] {
                              Plan plan = example("abilene-campus");
                              cduOf(plan).kind = CduKind::LiquidToAir;
                              return plan;
                          }()};
    for (const Plan& plan : plans) {
        const Evaluation e = evaluate(plan);
        const auto& b = first(e);
        CAPTURE(plan.buildings.at(0).cooling.rearDoor, static_cast<int>(plan.cdus.at(0).kind));
        CHECK(b.closure < kClosure);
        CHECK(b.itPower.si() ==
              Approx(b.systemsPower.si() + b.networkPower.si() + b.storagePower.si() + b.inRackPump.si()).epsilon(kClosure));
        // What racks draw goes into coolant or air; losses of the chain in rooms come to the air.
        const auto& p = b.plant;
        const bool toAir = findById(plan.cdus, plan.buildings.at(0).cooling.cdu)->kind == CduKind::LiquidToAir;
        const double intoLoops = b.liquidHeat.si() + b.airHeat.si() + power(b, "cdu") + power(b, "facility_pumps") + power(b, "rear_doors") +
                                 power(b, "air_units") + power(b, "electrical_units") + power(b, "chilled_pumps");
        CHECK(p.heat.si() == Approx(intoLoops).epsilon(kClosure));
        if (!toAir) CHECK(duty(b, "facility_pumps") == Approx(b.liquidHeat.si() + power(b, "cdu")).epsilon(kClosure));
        CHECK(b.airHeat.si() >= (b.itPower.si() - b.liquidHeat.si()) * (1.0 - kClosure));
    }
}

TEST_CASE("pumps of CDUs in the racks are IT, of CDUs in rows cooling, and the same pumps either way", "[laws][liquid]")
{
    const Evaluation inside = evaluate(withInRackCdus());
    Plan row = withInRackCdus();
    cduOf(row).kind = CduKind::InRow;
    const Evaluation outside = evaluate(row);
    const auto& in = first(inside);
    const auto& out = first(outside);
    CHECK(power(in, "cdu") == 0.0);
    CHECK(in.inRackPump.si() > 0.0);
    CHECK(out.inRackPump.si() == 0.0);
    CHECK(power(out, "cdu") > 0.0);
    CHECK(in.systemsPower.si() == out.systemsPower.si());
    CHECK(in.itPower.si() > out.itPower.si());
    CHECK(in.pueDesign < out.pueDesign);
    // One at least in each rack; none is spare to another.
    CHECK(part(in, "cdu")->units.si() >= in.racks.si());
    // Through shelves at 97 % or so a watt at the busbar is a little more at the input, and that little is in the air.
    CHECK(in.liquidHeat.si() - out.liquidHeat.si() < in.inRackPump.si());
    CHECK(in.liquidHeat.si() - out.liquidHeat.si() > 0.95 * in.inRackPump.si());
    // In a year's hours too: the racks' pumps follow their flow.
    CHECK(first(inside).year->pue < first(outside).year->pue);
}

TEST_CASE("a CDU whose maker tells no power takes what its loop's head asks", "[laws][liquid]")
{
    Plan plan = example("abilene-campus");
    cduOf(plan).power = {};
    const Evaluation e = evaluate(plan);
    const auto& b = first(e);
    REQUIRE(b.plant.coolant.head.si() > 0.0);
    const double efficiency = *plan.buildings.at(0).cooling.pumpEfficiency.si;
    CHECK(power(b, "cdu") == Approx(b.plant.coolant.head.si() * b.plant.coolant.flow.si() / efficiency).epsilon(1e-12));
    // A longer way asks more of them.
    plan.buildings.at(0).cooling.piping.hoseLength = LengthDatum(10.0, unit::m);
    const Evaluation far = evaluate(plan);
    CHECK(first(far).plant.coolant.head > b.plant.coolant.head);
    CHECK(power(first(far), "cdu") > power(b, "cdu"));
    // The maker's figure rules where there is one, and the head is told all the same.
    const Evaluation told = evaluate(example("abilene-campus"));
    CHECK(first(told).plant.coolant.head.si() == b.plant.coolant.head.si());
    REQUIRE(first(told).plant.offeredHead);
    CHECK(*first(told).plant.offeredHead > first(told).plant.coolant.head);
}

TEST_CASE("the head at the design hour is that of the designed loop", "[laws][liquid]")
{
    for (const Plan& plan : {example("abilene-campus"), withInRackCdus()}) {
        const Evaluation e = evaluate(plan);
        const auto loops = buildingLoops<double>(plan, first(e));
        REQUIRE(loops);
        CHECK(first(e).plant.coolant.head.si() == Approx(loops->coolant.head.si()).epsilon(1e-9));
        if (plan.cdus.at(0).kind != CduKind::InRack) continue;
        // A manifold of its own rack and nothing else.
        CHECK(loops->coolant.branches.size() == 1);
        CHECK(static_cast<double>(loops->coolant.count) == first(e).racks.si());
    }
}

TEST_CASE("a CDU with too little head is found", "[laws][liquid]")
{
    Plan plan = example("abilene-campus");
    cduOf(plan).externalHead = PressureDatum(40.0, unit::kPa);
    const auto has = [](const Evaluation& e, const char* code) {
        return std::any_of(e.findings.begin(), e.findings.end(), [&](const Finding& f) { return f.code == code; });
    };
    CHECK(has(evaluateSettled(plan), "cdu.external-head"));
    CHECK_FALSE(has(evaluateSettled(example("abilene-campus")), "cdu.external-head"));
}

TEST_CASE("rear doors never leave a hall more heat than it had, and leave none of it out", "[laws][liquid]")
{
    const Evaluation without = evaluate(example("abilene-campus"));
    const double bare = duty(first(without), "air_units") - power(first(without), "air_units");
    for (const char* door : {"rear-door-passive-30", "rear-door-80"})
        for (const double capacity : {2.0, 10.0, 20.0, 40.0, 120.0}) {
            Plan plan = withDoor(door);
            plan.airUnits.back().capacity = DatumOf<dim::heat>(capacity, unit::kWheat);
            const Evaluation e = evaluate(plan);
            const auto& b = first(e);
            CAPTURE(door, capacity);
            const double left = duty(b, "air_units") - power(b, "air_units");
            const double fans = power(b, "rear_doors");
            if (*plan.airUnits.back().fanPower.si == 0.0) {
                CHECK(fans == 0.0);
                CHECK(left <= bare);
            } else {
                CHECK(fans > 0.0);
            }
            // A cooler chain moves the last digits of its losses.
            CHECK(left + b.plant.doorHeat.si() == Approx(bare + fans).epsilon(1e-3));
            CHECK(b.plant.doorHeat.si() > 0.0);
            CHECK(part(b, "rear_doors")->units.si() == b.racks.si());
        }
}

TEST_CASE("larger doors take more, and units of the halls get fewer", "[laws][liquid]")
{
    double taken = 0.0, units = 1e9;
    for (const double capacity : {2.0, 5.0, 10.0, 15.0, 20.0, 30.0}) {
        Plan plan = withDoor("rear-door-passive-30");
        plan.airUnits.back().capacity = DatumOf<dim::heat>(capacity, unit::kWheat);
        const Evaluation e = evaluate(plan);
        CAPTURE(capacity);
        CHECK(first(e).plant.doorHeat.si() >= taken * (1.0 - 1e-6));
        CHECK(part(first(e), "air_units")->units.si() <= units);
        taken = first(e).plant.doorHeat.si();
        units = part(first(e), "air_units")->units.si();
    }
}

TEST_CASE("liquid-to-air CDUs warm the hall by all they carry, and say what their air allows", "[laws][liquid]")
{
    Plan plan = example("abilene-campus");
    Cdu& cdu = cduOf(plan);
    cdu.kind = CduKind::LiquidToAir;
    cdu.capacity = DatumOf<dim::heat>(200.0, unit::kWheat);
    cdu.flow = FlowDatum(300.0, unit::Lmin);
    cdu.power = PowerDatum(24.0, unit::kW);
    cdu.approach = TemperatureDeltaDatum(15.0, unit::K);
    const Evaluation e = evaluate(plan);
    const auto& b = first(e);
    CHECK(duty(b, "air_units") == Approx(b.itPower.si() + power(b, "cdu") + power(b, "air_units")).epsilon(0.05));
    CHECK(duty(b, "air_units") > b.liquidHeat.si());
    CHECK(part(b, "facility_pumps") == nullptr);
    REQUIRE(b.plant.airCduSupply);
    CHECK(b.plant.airCduSupply->si() - b.plant.rackInlet.si() == Approx(b.plant.approach.si()));
    CHECK(b.plant.approach.si() <= 15.0);
    // N by whole units, and one beside them.
    CHECK(part(b, "cdu")->units.si() == std::ceil(std::max(b.liquidHeat.si() / 200e3, b.coolantFlow.in(unit::Lmin) / 300.0)) + 1.0);
    const auto warm = [](const Evaluation& of) {
        return std::any_of(of.findings.begin(), of.findings.end(), [](const Finding& f) { return f.code == "cdu.air-too-warm"; });
    };
    CHECK(warm(e) == (b.plant.airCduSupply->si() > b.plant.coolant.supply.si() + 1e-9));
    cdu.approach = TemperatureDeltaDatum(5.0, unit::K);
    CHECK_FALSE(warm(evaluate(plan)));
    cdu.approach = TemperatureDeltaDatum(25.0, unit::K);
    CHECK(warm(evaluate(plan)));
}

TEST_CASE("a case is as much warmer as its coolant, and cooler with more flow", "[laws][liquid]")
{
    Plan plan = withPlates();
    RackDesign& d = liquidDesign(plan);
    d.flowRule = FlowRule::FixedFlow;
    d.flow = FlowDatum(120.0, unit::Lmin);
    const auto at = [&](double celsius, double flow) {
        d.supplyTemperature = TemperatureDatum(celsius, unit::C);
        d.flow = FlowDatum(flow, unit::Lmin);
        return rackOf(evaluate(plan), d.id).plate.value();
    };
    double last = 0.0;
    for (double t = 20.0; t <= 45.0; t += 5.0) {
        const auto plate = at(t, 120.0);
        CHECK(plate.temperature.in(unit::C) > last);
        // All but the coolant's own properties is unchanged.
        if (last > 0.0) CHECK(plate.temperature.in(unit::C) - last == Approx(5.0).margin(0.05));
        last = plate.temperature.in(unit::C);
        CHECK(plate.margin->si() == Approx(85.0 - last).margin(1e-9));
    }
    last = 1e9;
    for (double flow = 60.0; flow <= 300.0; flow += 20.0) {
        const double now = at(40.0, flow).temperature.in(unit::C);
        CHECK(now < last);
        last = now;
    }
    // Endless flow leaves the resistance that no flow lessens.
    const auto accelerator = findById(plan.accelerators, d.trays.at(0).accelerator);
    REQUIRE(accelerator);
    CHECK(last > 40.0 + 0.012 * *accelerator->power.si);
}

TEST_CASE("the case is the coolant that the resistance is measured from, and the heat over it", "[laws][liquid]")
{
    Plan plan = withPlates();
    RackDesign& d = liquidDesign(plan);
    const auto caseWith = [&](PlateBasis basis, std::int64_t series) {
        d.plateBasis = basis;
        d.platesInSeries = series;
        return rackOf(evaluate(plan), d.id).plate.value();
    };
    const RackResult<double> rack = rackOf(evaluate(plan), d.id);
    const double watts = *findById(plan.accelerators, d.trays.at(0).accelerator)->power.si;
    const double rise = rack.coolantRise->si();
    const auto inlet = caseWith(PlateBasis::Inlet, 1), mean = caseWith(PlateBasis::Mean, 1), outlet = caseWith(PlateBasis::Outlet, 1);
    CHECK(inlet.temperature.si() == Approx(*d.supplyTemperature.si + watts * inlet.resistance.si()).epsilon(1e-12));
    CHECK(mean.temperature.si() - inlet.temperature.si() == Approx(0.5 * rise));
    CHECK(outlet.temperature.si() - inlet.temperature.si() == Approx(rise));
    CHECK(mean.plateFlow.si() == Approx(rack.coolantFlow->si() * watts / rack.liquidHeat->si()));
    const double share = mean.plateFlow.in(unit::Lmin) / 1.5;
    CHECK(mean.resistance.si() == Approx(0.012 + 0.013 / std::sqrt(share)));
    // Two in a row have twice the flow each; the second is fed what the first has warmed.
    const auto two = caseWith(PlateBasis::Inlet, 2);
    CHECK(two.plateFlow.si() == Approx(2.0 * inlet.plateFlow.si()));
    CHECK(two.temperature.si() == Approx(*d.supplyTemperature.si + 0.5 * rise + watts * two.resistance.si()).epsilon(1e-12));
}

TEST_CASE("a case over its limit is found, and a plate that nobody tells of is not known", "[laws][liquid]")
{
    const auto count = [](const Evaluation& e) {
        return std::count_if(e.findings.begin(), e.findings.end(), [](const Finding& f) { return f.code == "plate.case-over-limit"; });
    };
    Plan plan = withPlates();
    CHECK(count(evaluate(plan)) == 0);
    RackDesign& d = liquidDesign(plan);
    d.caseTemperatureMax = TemperatureDatum(50.0, unit::C);
    CHECK(count(evaluate(plan)) == 1);
    // At the rack's own supply it is well, at the building's not.
    d.supplyTemperature = TemperatureDatum(20.0, unit::C);
    d.caseTemperatureMax = TemperatureDatum(70.0, unit::C);
    plan.buildings.at(0).cooling.supplyTemperature = TemperatureDatum(45.0, unit::C);
    CHECK(count(evaluate(plan)) == 1);
    for (const std::string& name : exampleNames())
        for (const auto& r : evaluate(example(name)).racks) CHECK_FALSE(r.plate);
}

TEST_CASE("a rack's flow follows its rule against supply temperature", "[laws][liquid]")
{
    Plan plan = example("abilene-campus");
    RackDesign& d = liquidDesign(plan);
    d.outletTemperature = TemperatureDatum(55.0, unit::C);
    d.rise = TemperatureDeltaDatum(10.0, unit::K);
    d.flow = FlowDatum(150.0, unit::Lmin);
    double outletFlow = 0.0, riseFlow = 0.0;
    for (double t = 20.0; t <= 45.0; t += 5.0) {
        CAPTURE(t);
        d.supplyTemperature = TemperatureDatum(t, unit::C);
        const auto under = [&](FlowRule rule) {
            d.flowRule = rule;
            return rackOf(evaluate(plan), d.id);
        };
        const auto outlet = under(FlowRule::FixedOutlet), rise = under(FlowRule::FixedRise), flow = under(FlowRule::FixedFlow);
        CHECK(outlet.coolantRise->si() == Approx(55.0 - t));
        CHECK(rise.coolantRise->si() == Approx(10.0));
        CHECK(flow.coolantFlow->in(unit::Lmin) == Approx(150.0));
        // Warmer supply to one outlet takes far more flow; at one rise only what thinner, warmer coolant carries less.
        CHECK(outlet.coolantFlow->si() > outletFlow);
        CHECK(rise.coolantFlow->si() > riseFlow);
        if (riseFlow > 0.0) CHECK(rise.coolantFlow->si() < riseFlow * 1.01);
        outletFlow = outlet.coolantFlow->si();
        riseFlow = rise.coolantFlow->si();
        for (const auto* r : {&outlet, &rise, &flow})
            CHECK(r->pressureDrop->si() / std::pow(r->coolantFlow->si(), *d.pressureExponent.si) ==
                  Approx(*d.pressureDrop.si / std::pow(*d.referenceFlow.si, *d.pressureExponent.si)));
    }
}

TEST_CASE("the smallest CDU that fits carries the building's coolant, and one fewer does not", "[laws][liquid]")
{
    const Plan plan = example("abilene-campus");
    const Evaluation e = evaluateSettled(plan);
    REQUIRE(e.cduChoices.size() == e.buildings.size());
    const auto& b = first(e);
    const auto& fits = e.cduChoices.at(0).fits;
    REQUIRE(fits.size() > 5);
    for (std::size_t i = 0; i < fits.size(); ++i) {
        const CduFit& fit = fits[i];
        CAPTURE(fit.cdu);
        CHECK(fit.installed == fit.duty + plan.buildings.at(0).cooling.spareUnits);
        CHECK(static_cast<double>(fit.duty) * fit.each.si() >= b.liquidHeat.si() * (1.0 - 1e-9));
        CHECK(static_cast<double>(fit.duty - 1) * fit.each.si() < b.liquidHeat.si());
        CHECK(fit.approach->si() <= b.plant.approach.si() * (1.0 + 1e-6));
        if (i > 0 && fits[i - 1].headShort() == fit.headShort())
            CHECK(fits[i - 1].installedCapacity().si() <= fit.installedCapacity().si());
        // What it takes in the building's place: as warm a facility water, and as many units.
        if (i > 2) continue;
        Plan other = plan;
        for (const Cdu& c : builtInCatalogue().equipment.cdus)
            if (c.id == fit.cdu && !findById(other.cdus, c.id)) other.cdus.push_back(c);
        other.buildings.at(0).cooling.cdu = fit.cdu;
        const Evaluation there = evaluate(other);
        CHECK(first(there).plant.sizes.cdus <= fit.duty);
    }
    // The building's own CDU, asked for what it does, is what it is.
    const auto own = std::find_if(fits.begin(), fits.end(), [&](const CduFit& f) { return f.cdu == plan.buildings.at(0).cooling.cdu; });
    REQUIRE(own != fits.end());
    CHECK(own->duty == b.plant.sizes.cdus);
    CHECK(own->approach->si() == Approx(b.plant.approach.si()).epsilon(1e-6));

    const Evaluation inside = evaluateSettled(withInRackCdus());
    for (const CduFit& fit : inside.cduChoices.at(0).fits) {
        CAPTURE(fit.cdu);
        CHECK(fit.kind == CduKind::InRack);
        CHECK(fit.installed == fit.duty);
        CHECK(fit.duty % std::llround(first(inside).racks.si()) == 0);
    }
}
