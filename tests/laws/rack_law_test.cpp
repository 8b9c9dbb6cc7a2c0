// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "evaluate/evaluation.h"
#include "power/converter.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

TEST_CASE("idle, typical, design and peak power stand in that order for every catalogue rack", "[laws][rack]")
{
    Plan plan;
    static_cast<Equipment&>(plan) = builtInCatalogue().equipment;
    std::size_t known = 0;
    for (const RackResult<double>& r : evaluate(plan).racks) {
        if (!r.power) continue;
        CAPTURE(r.id);
        ++known;
        CHECK(r.power->idle.si() <= r.power->typical.si());
        CHECK(r.power->typical.si() <= r.power->design.si());
        CHECK(r.power->design.si() <= r.power->peak.si());
        CHECK(r.power->peak.si() <= r.power->nameplate.si());
        CHECK(r.power->idle.si() >= 0.0);
    }
    CHECK(known > 15);
}

TEST_CASE("a maker's figure rules to the last bit for the trays as shipped", "[laws][rack]")
{
    const Catalogue& catalogue = builtInCatalogue();
    Plan plan;
    static_cast<Equipment&>(plan) = catalogue.equipment;
    const Evaluation e = evaluate(plan);
    std::size_t ruled = 0;
    for (const RackResult<double>& r : e.racks) {
        const RackDesign& d = *findById(plan.rackDesigns, r.id);
        if (d.powerRule != PowerRule::Maker || !d.makerDesignPower.set()) continue;
        CAPTURE(r.id);
        ++ruled;
        CHECK(r.power->design.si() == *d.makerDesignPower.si);
    }
    CHECK(ruled > 5);
}

TEST_CASE("a tray that draws more makes its rack draw more, whichever rule holds", "[laws][rack]")
{
    for (const char* rule : {"maker", "trays"}) {
        CAPTURE(rule);
        Plan plan = withSet(example("openai-amd-6gw"), "rack_designs[helios].power_rule", rule);
        const double before = evaluate(plan).racks.at(0).power->design.si();
        const double tray = *plan.rackDesigns[0].trays[0].power.si;
        const double n = static_cast<double>(trayCount(plan.rackDesigns[0], plan.rackDesigns[0].trays[0]));
        plan.rackDesigns[0].trays[0].power.si = tray + 1000.0;
        const double after = evaluate(plan).racks.at(0).power->design.si();
        // Each watt at the busbar costs a little more at the input.
        CHECK(after - before > 0.95 * n * 1000.0);
        CHECK(after - before < 1.20 * n * 1000.0);
    }
}

TEST_CASE("no converter gives more than it takes, at any load", "[laws][converter]")
{
    std::size_t tried = 0;
    for (const Converter& c : builtInCatalogue().equipment.converters) {
        CAPTURE(c.id);
        REQUIRE(converterProblem(c).empty());
        if (!c.rating.set()) continue;
        ++tried;
        const auto terms = lossTerms<double>(c, c.id);
        double before = -1.0;
        for (int i = 0; i <= 20; ++i) {
            const double out = *c.rating.si * i / 20.0;
            const double input = out + loss(terms, Power<>::fromSi(out), count<double>(1)).si();
            CHECK(input >= out);
            CHECK(input > before);
            before = input;
        }
    }
    CHECK(tried > 10);
}

TEST_CASE("a converter fitted through three efficiencies passes through them", "[laws][converter]")
{
    Converter c;
    c.form = ConverterForm::Points;
    c.rating = PowerDatum(33.0, unit::kW);
    c.efficiency20 = FractionDatum(0.96, unit::one);
    c.efficiency50 = FractionDatum(0.975, unit::one);
    c.efficiency100 = FractionDatum(0.965, unit::one);
    REQUIRE(converterProblem(c).empty());
    const auto terms = lossTerms<double>(c, "c");
    for (const auto& [load, efficiency] : {std::pair(0.2, 0.96), std::pair(0.5, 0.975), std::pair(1.0, 0.965)}) {
        const double out = 33e3 * load;
        const double in = out + loss(terms, Power<>::fromSi(out), count<double>(1)).si();
        CHECK(out / in == Approx(efficiency).epsilon(1e-9));
    }
}

TEST_CASE("efficiencies that no converter can have are told, not fitted", "[laws][converter]")
{
    Converter c;
    c.form = ConverterForm::Points;
    c.rating = PowerDatum(33.0, unit::kW);
    CHECK(converterProblem(c) == "points-missing");
    c.rating.si.reset();
    c.efficiency50 = FractionDatum(0.97, unit::one);
    CHECK(converterProblem(c) == "rating-unset");
}

TEST_CASE("a fixed plus proportional converter shared by several nodes is solved as published", "[laws][converter]")
{
    // input = (output + c) / efficiency for one unit; n units share the output.
    Converter c;
    c.form = ConverterForm::FixedProportional;
    c.fixedLoss = PowerDatum(100.0, unit::W);
    c.efficiency = FractionDatum(0.96, unit::one);
    const auto terms = lossTerms<double>(c, "c");
    for (double units : {1.0, 2.0, 4.0}) {
        const double out = 8000.0;
        const double in = out + loss(terms, Power<>::fromSi(out), Count<>::fromSi(units)).si();
        CHECK(in == Approx((out + units * 100.0) / 0.96).epsilon(1e-12));
    }
}
