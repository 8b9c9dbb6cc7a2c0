// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figures.h"
#include "programme/building_memo.h"
#include "support/many_sites.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::test;

namespace {

void checkSame(const Plan& plan, BuildingMemo& memo)
{
    const std::vector<Figure> with = figures(evaluate(plan, {}, memo));
    const std::vector<Figure> without = figures(evaluate(plan));
    REQUIRE(with.size() == without.size());
    for (std::size_t i = 0; i < with.size(); ++i) {
        CAPTURE(with[i].path);
        REQUIRE(with[i].path == without[i].path);
        REQUIRE(with[i].si == without[i].si);
    }
}

}  // namespace

TEST_CASE("a plan after another has the figures that it has by itself, to the bit", "[laws]")
{
    const Plan begun = manySites(6, 4, 1.0);
    const std::string rack = begun.rackDesigns.front().id;
    const std::string building = begun.buildings.front().id;
    const std::string hall = begun.halls.front().id;
    const std::vector<std::pair<std::string, std::string>> edits{
        {"programme.target", "1.1 GW"},
        {"programme.target", "1.2 GW"},
        {"programme.basis", "facility"},
        {"programme.phases[phase-2].mix[mix-1].share", "20 %"},
        {"sites[site-1].grid_limit", "90 MW"},
        {"sites[site-2].climate", "singapore"},
        {"sites[site-1].energy_price", "90 USD/MWh"},
        {"rack_designs[" + rack + "].maker_design_power", "240 kW"},
        {"buildings[" + building + "].cooling.supply_temperature", "35 C"},
        {"buildings[" + building + "].halls", "3"},
        {"halls[" + hall + "].it_limit", "25 MW"},
        {"assumptions.house_share", "2 %"},
        {"assumptions.profile.kind", "diurnal"},
        {"assumptions.profile.amplitude", "20 %"},
        {"clusters[helios-32].size", "64"},
        {"climates[dallas-tx].design_dry_bulb", "41 C"},
        {"programme.target", "0.9 GW"},
    };
    BuildingMemo memo;
    Plan plan = begun;
    checkSame(plan, memo);
    for (const auto& [path, value] : edits) {
        CAPTURE(path, value);
        plan = withSet(plan, path, value);
        checkSame(plan, memo);
    }
    // Platforms come in another order, and another plan altogether.
    std::reverse(plan.programme.phases.front().mix.begin(), plan.programme.phases.front().mix.end());
    checkSame(plan, memo);
    checkSame(example("hgx-hall"), memo);
    checkSame(plan, memo);
}

TEST_CASE("what a changed target leaves as it was is known", "[laws]")
{
    BuildingMemo memo;
    Plan plan = manySites(6, 4, 1.0);
    evaluate(plan, {}, memo);
    const Building building = plan.buildings.front();
    const Climate climate = *findById(plan.climates, plan.sites.front().climate);
    REQUIRE(memo.asked(building, climate));
    CHECK(!memo.asked(building, climate)->empty());
    plan = withSet(plan, "programme.target", "1.1 GW");
    memo.begin(plan, {"no", "such", "platforms"});
    CHECK(!memo.asked(building, climate));
}
