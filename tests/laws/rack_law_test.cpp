// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "evaluate/evaluation.h"
#include "evaluate/rack_services.h"
#include "power/converter.h"
#include "power/rack_inventory.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

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

TEST_CASE("in every state what the trays draw stands to the rack's input as at its busbar", "[laws][rack]")
{
    Plan plan;
    static_cast<Equipment&>(plan) = builtInCatalogue().equipment;
    std::size_t compared = 0;
    for (const RackResult<double>& r : evaluate(plan).racks) {
        const RackDesign& d = *findById(plan.rackDesigns, r.id);
        const auto trays = trayStates(plan, d, r);
        if (trays.empty()) continue;
        CAPTURE(r.id);
        ++compared;
        double design = 0.0;
        for (const TrayStates& tray : trays) {
            // Each kind keeps the order of the states, and its design power is that of the rack's own results.
            CHECK(tray.power.idle.si() <= tray.power.typical.si() * (1 + 1e-12));
            CHECK(tray.power.typical.si() <= tray.power.design.si() * (1 + 1e-12));
            CHECK(tray.power.design.si() <= tray.power.peak.si() * (1 + 1e-12));
            design += tray.power.design.si();
            for (const TrayResult<double>& own : r.trays)
                if (own.id == tray.id)
                    CHECK(tray.power.design.si() == Approx(static_cast<double>(own.count) * own.power.si()).epsilon(1e-9));
        }
        CHECK(design == Approx(r.busbarPower->si()).epsilon(1e-9));
        using States = PowerStates<double>;
        for (const auto member : {&States::nameplate, &States::peak, &States::design, &States::typical, &States::idle}) {
            double sum = 0.0;
            for (const TrayStates& tray : trays) sum += (tray.power.*member).si();
            // What is lost on the way is never less than nothing, and small.
            CHECK(sum <= ((*r.power).*member).si() * (1 + 1e-9));
            CHECK(sum >= ((*r.power).*member).si() * 0.8);
        }
    }
    CHECK(compared > 10);
}

TEST_CASE("a tray moved up lifts the centre of gravity by its part of the mass", "[laws][rack]")
{
    Plan plan = example("openai-amd-6gw");
    RackDesign& d = plan.rackDesigns.front();
    const auto balance = [&] { return rackBalance(plan, d, evaluateRack<double>(plan, d)); };
    const RackBalance before = balance();
    REQUIRE(before.centre);
    CHECK_FALSE(before.partial);
    Slot& slot = d.slots.back();
    const Frame& frame = *findById(plan.frames, d.frame);
    slot.position += 4;
    const RackBalance after = balance();
    const double moved = *findById(d.trays, slot.tray)->mass.si / before.counted->si() * 4.0 * *frame.pitch.si;
    CHECK(after.centre->si() - before.centre->si() == Approx(moved).epsilon(1e-9));
    CHECK(after.free == before.free);
    CHECK(before.centre->si() > 0.0);
    CHECK(before.centre->si() < *frame.height.si);
    CHECK(before.footprint->si() == Approx(3175.0 * 9.80665 / (*frame.width.si * *frame.depth.si)));
}

TEST_CASE("a rack has the cords of its building, and one alone carries all of it", "[laws][rack]")
{
    Plan plan = example("openai-amd-6gw");
    const auto services = [&] { return rackServices(plan, evaluate(plan), plan.rackDesigns.front()); };
    const RackServices two = services();
    CHECK(two.building == plan.buildings.front().id);
    CHECK(two.cords == 2);
    REQUIRE(two.voltage);
    REQUIRE(two.cordCurrent);
    const double power = evaluate(plan).racks.front().power->design.si();
    const double factor = *plan.buildings.front().power.loadPowerFactor.si;
    CHECK(two.cordCurrent->si() == Approx(power / (std::sqrt(3.0) * two.voltage->si() * factor)).epsilon(1e-12));
    plan.buildings.front().power.cords = Cords::One;
    CHECK(services().cords == 1);

    // With N+N each shelf hangs on one cord, else on all.
    RackDesign& d = plan.rackDesigns.front();
    const auto shelvesOn = [&](int cord) {
        std::size_t n = 0;
        for (const SlotFeed& feed : slotFeeds(plan, d, 2)) n += std::count(feed.cords.begin(), feed.cords.end(), cord) > 0 ? 1 : 0;
        return n;
    };
    const auto shelves = static_cast<std::size_t>(trayCount(d, *findById(d.trays, "shelf")));
    CHECK(shelvesOn(0) == shelves);
    CHECK(shelvesOn(1) == shelves);
    d.shelfRedundancy = ShelfRedundancy::NPlusN;
    CHECK(shelvesOn(0) + shelvesOn(1) == shelves);
    plan.clusters.clear();
    plan.programme.phases.clear();
    CHECK(services().building.empty());
}
