// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/shell_swap.h"

#include "evaluate/evaluation.h"
#include "evaluate/explain.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

template <class List>
auto& byId(List& list, const std::string& id)
{
    return *std::find_if(list.begin(), list.end(), [&](const auto& x) { return x.id == id; });
}

/// The NVIDIA programme, with the racks of one and of two generations ago beside its own.
Plan generations()
{
    Plan plan = example("openai-nvidia-10gw");
    RackDesign old = byId(plan.rackDesigns, "vr-nvl72-max-q");
    old.id = "older";
    old.released = {2024, 3, 18};
    old.makerDesignPower = PowerDatum(132.0, unit::kW);
    plan.rackDesigns.push_back(old);
    old.id = "some-day";
    old.released = {};
    old.makerDesignPower = PowerDatum(2000.0, unit::kW);
    plan.rackDesigns.push_back(old);
    return plan;
}

const ShellSwap<double>& swapOf(const Evaluation& e, const std::string& design)
{
    return *std::find_if(e.shellSwaps.begin(), e.shellSwaps.end(), [&](const auto& s) { return s.rackDesign == design; });
}

const Finding* outgrown(const Evaluation& e, const std::string& words)
{
    for (const Finding& f : e.findings)
        if (f.code == "shell.outgrown" && f.message().find(words) != std::string::npos) return &f;
    return nullptr;
}

}  // namespace

TEST_CASE("racks are held against a building in the order of their release, those without a day last", "[shell]")
{
    const Evaluation e = evaluate(generations());
    REQUIRE(e.buildings.size() == 1);
    std::vector<std::string> designs;
    for (const auto& s : e.shellSwaps) designs.push_back(s.rackDesign);
    CHECK(designs == std::vector<std::string>{"older", "vr-nvl72-max-q", "kyber", "some-day"});
    CHECK(swapOf(e, "vr-nvl72-max-q").own);
    CHECK(!swapOf(e, "kyber").own);
}

TEST_CASE("a building takes the racks that it was sized for at every place", "[shell][laws]")
{
    for (const char* name : {"openai-nvidia-10gw", "openai-amd-6gw", "openai-cerebras-750mw", "meta-amd-6gw"}) {
        const Evaluation e = evaluate(example(name));
        for (const auto& s : e.shellSwaps) {
            const BuildingResult<double>& b = *std::find_if(e.buildings.begin(), e.buildings.end(), [&](const auto& x) { return x.id == s.building; });
            if (!s.own || b.parts.size() != 1) continue;
            CAPTURE(name, s.id);
            for (const ShellPart& part : shellParts(s)) {
                CAPTURE(part.key, part.fit.has, part.fit.needs);
                CHECK(part.fit.fits);
                CHECK(part.fit.racks.value() >= s.places.value());
            }
            CHECK(fits(s));
            CHECK(s.racks == s.places);
        }
    }
}

TEST_CASE("a smaller rack fits where a larger one stood, and a larger one finds fewer places", "[shell][laws]")
{
    const Evaluation e = evaluate(generations());
    const auto& older = swapOf(e, "older");
    const auto& own = swapOf(e, "vr-nvl72-max-q");
    const auto& kyber = swapOf(e, "kyber");
    CHECK(fits(older));
    CHECK(older.racks == older.places);
    CHECK(!fits(kyber));
    CHECK(kyber.racks < own.racks);
    CHECK(kyber.racks.value() > 0.0);
    // By each part that places share, racks times what one needs stay within what all places have.
    for (const auto& s : e.shellSwaps)
        for (const ShellPart& part : shellParts(s)) {
            if (part.key == "outlet" || part.key == "peak" || part.key == "supply" || part.key == "floor") continue;
            CAPTURE(s.id, part.key);
            const double capacity = part.fit.has * s.places.value();
            CHECK(part.fit.racks.value() * part.fit.needs <= capacity * (1 + 1e-9));
            CHECK((part.fit.racks.value() + (part.key == "hall" ? 32.0 : 1.0)) * part.fit.needs > capacity * (1 - 1e-9));
            CHECK(part.fit.fits == (part.fit.needs <= part.fit.has * (1 + 1e-9)));
        }
}

TEST_CASE("the year and the parts that the next rack outgrows are told", "[shell]")
{
    const Evaluation e = evaluate(generations());
    const Finding* kyber = outgrown(e, "Kyber");
    REQUIRE(kyber);
    CHECK(kyber->severity == Severity::Note);
    CHECK(kyber->subject == "buildings[" + e.buildings.front().id + "]");
    CHECK(kyber->message().find("2027") != std::string::npos);
    // The tightest part with its figures, the others by name.
    CHECK(kyber->message().find("Hall power: 209.8 kW at a place, 646.2 kW needed; likewise ") != std::string::npos);
    CHECK(kyber->message().find("CDUs, flow") != std::string::npos);
    // The racks that were there before, and those it was built for, are no news.
    for (const Finding& f : e.findings)
        if (f.code == "shell.outgrown") CHECK(f.message().find("2024") == std::string::npos);
}

TEST_CASE("no rack hangs on two outlets", "[shell]")
{
    Plan plan = generations();
    byId(plan.converters, plan.buildings.front().chain.back().converter).rating = PowerDatum(500.0, unit::kW);
    const Evaluation e = evaluate(plan);
    const auto& kyber = swapOf(e, "kyber");
    REQUIRE(kyber.outlet);
    CHECK(!kyber.outlet->fits);
    CHECK(kyber.outlet->needs == Approx(600e3));
    CHECK(kyber.outlet->racks.value() == 0.0);
    CHECK(kyber.racks.value() == 0.0);
    const Finding* found = outgrown(e, "Kyber");
    REQUIRE(found);
    CHECK(found->severity == Severity::Warning);
    CHECK(found->message().find("Outlet of a rack") != std::string::npos);
}

TEST_CASE("a floor bears a rack over its footprint and half of its aisles", "[shell]")
{
    Plan plan = generations();
    CHECK(!swapOf(evaluate(plan), "kyber").floor);
    const double mass = *byId(plan.rackDesigns, "kyber").makerMass.si;
    const Frame& frame = byId(plan.frames, "kyber-frame");
    const double load = mass * 9.80665 / (*frame.width.si * (*frame.depth.si + 1.2));
    for (Hall& hall : plan.halls) hall.floorLoad = PressureDatum(load / 1000.0 * 1.001, unit::kPa);
    const Evaluation bears = evaluate(plan);
    const auto& kyber = swapOf(bears, "kyber");
    REQUIRE(kyber.floor);
    CHECK(kyber.floor->needs == Approx(load).epsilon(1e-12));
    CHECK(kyber.floor->fits);
    for (Hall& hall : plan.halls) hall.floorLoad = PressureDatum(load / 1000.0 * 0.999, unit::kPa);
    const Evaluation breaks = evaluate(plan);
    CHECK(!swapOf(breaks, "kyber").floor->fits);
    CHECK(swapOf(breaks, "kyber").racks.value() == 0.0);
    CHECK(outgrown(breaks, "Floor"));
}

TEST_CASE("coolant warmer than a rack takes suits none of it", "[shell]")
{
    Plan plan = generations();
    byId(plan.rackDesigns, "kyber").supplyTemperatureMax = TemperatureDatum(35.0, unit::C);
    const Evaluation e = evaluate(plan);
    REQUIRE(swapOf(e, "kyber").supply);
    CHECK(!swapOf(e, "kyber").supply->fits);
    CHECK(swapOf(e, "kyber").racks.value() == 0.0);
    CHECK(outgrown(e, "coolant comes at 40 °C"));
}

TEST_CASE("a rack that takes direct current does not run where alternating current is given", "[shell]")
{
    Plan plan = generations();
    Converter direct;
    direct.id = "direct-shelf";
    direct.kind = ConverterKind::DcDc;
    plan.converters.push_back(direct);
    RackDesign& kyber = byId(plan.rackDesigns, "kyber");
    Tray shelf;
    shelf.id = "direct";
    shelf.kind = TrayKind::Power;
    shelf.converter = direct.id;
    kyber.trays.push_back(shelf);
    kyber.slots.push_back({"direct-slot", "direct", 48});
    const Evaluation e = evaluate(plan);
    REQUIRE(swapOf(e, "kyber").feed);
    CHECK(!swapOf(e, "kyber").feedFits());
    CHECK(swapOf(e, "kyber").racks.value() == 0.0);
    CHECK(outgrown(e, "alternating current"));
}

TEST_CASE("what a swap has and needs explains itself", "[shell][explain]")
{
    const Plan plan = generations();
    const Evaluation e = evaluate(plan);
    const std::string id = swapOf(e, "kyber").id;
    const auto cdu = explain(plan, "shell_swap[" + id + "].cdu.has_W");
    REQUIRE(cdu.ok());
    CHECK(cdu->nodes.front().si == swapOf(e, "kyber").cdu->has);
    CHECK(std::any_of(cdu->nodes.begin(), cdu->nodes.end(), [](const auto& n) { return n.path.rfind("cdus[", 0) == 0; }));
    REQUIRE(!swapOf(e, "kyber").chain.empty());
    const std::string stage = swapOf(e, "kyber").chain.front().id;
    const auto chain = explain(plan, "shell_swap[" + id + "].chain[" + stage + "].racks");
    REQUIRE(chain.ok());
    CHECK(chain->nodes.front().si == swapOf(e, "kyber").chain.front().fit.racks.si());
}
