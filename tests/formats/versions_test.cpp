// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace rw;

TEST_CASE("files of every format version are read for ever", "[formats]")
{
    std::size_t files = 0;
    for (int version = 1; version <= kPlanFormatVersion; ++version) {
        const std::string folder = RW_SOURCE_DIR "/tests/formats/v" + std::to_string(version);
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            CAPTURE(entry.path().string());
            const Result<Plan> plan = loadPlan(entry.path().string(), realFileSystem());
            if (!plan)
                FAIL(plan.error().message());
            CHECK(plan->unknown.empty());  // no field was forgotten on the way
            CHECK((readPlan(writePlan(*plan), "").value() == *plan));
            ++files;
        }
    }
    CHECK(files >= 2);
}

TEST_CASE("the stored file of version 1 means what it meant when it was written", "[formats]")
{
    const Plan plan =
        loadPlan(RW_SOURCE_DIR "/tests/formats/v1/small.rackwright", realFileSystem()).value();
    CHECK(plan.project.title == "One hall of MI450");
    CHECK(plan.project.date == Date{2026, 11, 21});
    CHECK(*plan.programme.target.si == 0.03e9);
    CHECK(plan.programme.target.grade == Grade::Assumed);
    CHECK(plan.programme.basis == Basis::Facility);
    REQUIRE(plan.rackDesigns.size() == 1);
    const RackDesign& rack = plan.rackDesigns[0];
    CHECK(rack.frame == "double-wide");
    CHECK(rack.powerRule == PowerRule::Maker);
    CHECK(*rack.makerDesignPower.si == 225e3);
    CHECK(*rack.makerDesignPower.low == 215e3);
    CHECK(rack.makerDesignPower.source == "press, 2025");
    CHECK(*rack.supplyTemperature.si == 40 + 273.15);
    REQUIRE(rack.trays.size() == 1);
    CHECK(*rack.trays[0].power.si == 9.2e3);
    CHECK(rack.slots[0].position == 5);
    REQUIRE(plan.halls[0].layout.size() == 2);
    CHECK(plan.halls[0].layout.items()[1].kind == PlacementKind::Cdu);
    CHECK(plan.halls[0].layout.items()[1].x == 1200);
    CHECK(plan.buildings[0].cooling.spareUnits == 2);
    CHECK(!plan.sites[0].generation.set());
    CHECK(*plan.assumptions.gridMargin.si == 0.1);
    CHECK(plan.scenarios[0].overrides[0].value == "0.06 GW");
    CHECK(plan.nextId == 12);
}
