// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/catalogue.h"
#include "plan/replace.h"
#include "support/examples.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

/// The 6 GW example with the design named wherever a plan can name one.
Plan named()
{
    Plan plan = example("openai-amd-6gw");
    std::vector<Placement> layout (plan.halls.front().layout.begin(), plan.halls.front().layout.end());
    std::size_t n = 0;
    for (Placement& p : layout)
        if (p.kind == PlacementKind::Rack && n++ < 7) p.rackDesign = "helios";
    plan.halls.front().layout = Block<Placement>(std::move(layout));
    plan.programme.delivery.supply.push_back({"supply-1", "helios", {}, 1000, 0, {}});
    plan.acknowledgements.push_back({"ack-1", "rack.range", "rack_designs[helios]", "known"});
    return plan;
}

/// What a plan file says outside the words of scenarios and acknowledgements.
std::string withoutMentions(Plan plan)
{
    plan.scenarios.clear();
    plan.acknowledgements.clear();
    return writePlan(plan);
}

}  // namespace

TEST_CASE("replacing a rack design leaves nothing that names the old one", "[plan][replace]")
{
    const Plan plan = named();
    Plan changed = plan;
    auto r = replaceEverywhere(plan, builtInCatalogue(), "rack_designs", "helios", {ReplaceBy::Source::Plan, "mi500"}, true);
    REQUIRE(r.ok());
    CHECK(r->id == "mi500");
    CHECK(r->places() == 1 + 7 + 1);  // cluster, drawn racks, supply
    REQUIRE(apply(changed, r.value().edits).ok());
    CHECK(lostReferences(changed).empty());
    CHECK(findById(changed.rackDesigns, "helios") == nullptr);
    CHECK(changed.clusters.front().rackDesign == "mi500");
    CHECK(changed.programme.delivery.supply.back().rackDesign == "mi500");
    CHECK(withoutMentions(changed).find("\"rack_design\": \"helios\"") == std::string::npos);
    const auto drawn = std::count_if(changed.halls.front().layout.begin(), changed.halls.front().layout.end(),
                                     [](const Placement& p) { return p.rackDesign == "mi500"; });
    CHECK(drawn == 7);

    // Back: byte for byte.
    EditList back = inverse(r->edits);
    REQUIRE(apply(changed, back).ok());
    CHECK(writePlan(changed) == writePlan(plan));
    CHECK(changed == plan);
}

TEST_CASE("overrides and acknowledgements of the old design are told and not changed", "[plan][replace]")
{
    const Plan plan = named();
    Plan changed = plan;
    auto r = replaceEverywhere(plan, builtInCatalogue(), "rack_designs", "helios", {ReplaceBy::Source::Plan, "mi500"}, false);
    REQUIRE(r.ok());
    REQUIRE(r->kept.size() == 2);
    CHECK(r->kept[0].kind == KeptMention::Kind::Override);
    CHECK(r->kept[0].owner == "peak-draw");
    CHECK(r->kept[0].text == "rack_designs[helios].maker_design_power = 245 kW");
    CHECK(r->kept[1].kind == KeptMention::Kind::Acknowledgement);
    REQUIRE(apply(changed, r.value().edits).ok());
    CHECK(changed.scenarios == plan.scenarios);
    CHECK(changed.acknowledgements == plan.acknowledgements);
    CHECK(findById(changed.rackDesigns, "helios") != nullptr);
}

TEST_CASE("a design of the catalogue is copied with all it refers to before it takes a place", "[plan][replace]")
{
    const Plan plan = example("openai-amd-6gw");
    Plan changed = plan;
    auto r = replaceEverywhere(plan, builtInCatalogue(), "rack_designs", "helios", {ReplaceBy::Source::Catalogue, "gb300-nvl72"}, true);
    REQUIRE(r.ok());
    REQUIRE(apply(changed, r.value().edits).ok());
    CHECK(lostReferences(changed).empty());
    const RackDesign* copy = findById(changed.rackDesigns, r->id);
    REQUIRE(copy != nullptr);
    CHECK(copy->catalogueId == "gb300-nvl72");
    CHECK(changed.clusters.front().rackDesign == r->id);
    EditList back = inverse(r->edits);
    REQUIRE(apply(changed, back).ok());
    CHECK(writePlan(changed) == writePlan(plan));
}

TEST_CASE("an accelerator is replaced in trays and in racks that name no trays", "[plan][replace]")
{
    const Plan plan = example("openai-fleet");
    Plan changed = plan;
    const std::string old = plan.accelerators.front().id;
    auto r = replaceEverywhere(plan, builtInCatalogue(), "accelerators", old, {ReplaceBy::Source::Plan, plan.accelerators.back().id}, true);
    REQUIRE(r.ok());
    CHECK(r->places() > 0);
    REQUIRE(apply(changed, r.value().edits).ok());
    CHECK(lostReferences(changed).empty());
    CHECK(withoutMentions(changed).find("\"accelerator\": \"" + old + "\"") == std::string::npos);
    CHECK(withoutMentions(changed).find("\"maker_accelerator\": \"" + old + "\"") == std::string::npos);
}

TEST_CASE("what cannot be replaced is refused with its name", "[plan][replace]")
{
    const Plan plan = example("openai-amd-6gw");
    const auto code = [&](const char* list, const char* old, const ReplaceBy& by) {
        auto r = replaceEverywhere(plan, builtInCatalogue(), list, old, by, false);
        return r ? std::string("done") : r.error().code;
    };
    CHECK(code("rack_designs", "helios", {ReplaceBy::Source::Plan, "helios"}) == "edit.same");
    CHECK(code("rack_designs", "helios", {ReplaceBy::Source::Catalogue, "helios"}) == "edit.same");
    CHECK(code("rack_designs", "gone", {ReplaceBy::Source::Plan, "helios"}) == "path.unknown");
    CHECK(code("rack_designs", "helios", {ReplaceBy::Source::Plan, "gone"}) == "path.unknown");
    CHECK(code("rack_designs", "helios", {ReplaceBy::Source::Catalogue, "gone"}) == "catalogue.unknown-entry");
    CHECK(code("racks", "helios", {ReplaceBy::Source::Plan, "mi500"}) == "path.unknown");
}
