// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/json_schema.h"
#include "schema/json.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

using namespace rw;
using rw::test::contentsOf;

static const std::string kSchemaFile =
    RW_SOURCE_DIR "/resources/schema/rackwright-plan.schema.json";

TEST_CASE("the published schema is the one the field table gives", "[schema]")
{
    INFO("after a change of fields: test_formats \"[update]\"");
    CHECK((planSchema() == contentsOf(kSchemaFile)));
}

TEST_CASE("the schema speaks of units and limits as files have them", "[schema]")
{
    const Tree schema = parseJson(planSchema(), "").value();
    const auto at = [&](std::initializer_list<const char*> keys) {
        const Tree* t = &schema;
        for (const char* key : keys) {
            INFO(key);
            t = t->find(key);
            REQUIRE(t);
        }
        return *t;
    };
    CHECK(at({"$defs", "programme", "properties", "target_GW", "maximum"}) == Tree(10000));
    CHECK(at({"$defs", "rack_design", "properties", "supply_temperature_C", "minimum"})
          == Tree(-20));
    CHECK(at({"$defs", "rack_design", "properties", "reference_flow_L_min", "minimum"})
          == Tree(0.001));
    CHECK(at({"$defs", "site", "properties", "count", "type"})
          == Tree(Tree::List{"integer", "null"}));
    CHECK(at({"$defs", "hall", "properties", "layout", "items", "$ref"})
          == Tree("#/$defs/placement"));
}

TEST_CASE("write the published schema anew", "[.][update]")
{
    rw::test::putFile(kSchemaFile, planSchema());
}
