// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/user_catalogue.h"
#include "support/scratch_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace rw;
using namespace rw::test;

namespace {
void put(const ScratchFolder& folder, const std::string& name, const std::string& text)
{
    std::ofstream(folder.file(name)) << text;
}
const char* const kOwn = R"({
  "format": "rackwright-catalogue",
  "format_version": 1,
  "accelerators": [
    {
      "id": "own-chip",
      "name": "Own chip",
      "power_W": 900,
      "sources": [
        {"field": "power", "grade": "measured", "source": "our bench"}
      ]
    }
  ]
})";
}  // namespace

TEST_CASE("a user's catalogue file stands on top of the built-in catalogue", "[catalogue]")
{
    const ScratchFolder folder;
    put(folder, "own.json", kOwn);
    const LoadedCatalogue loaded = loadCatalogues(builtInCatalogue(), folder.folder(), realFileSystem());
    CHECK(loaded.problems.empty());
    REQUIRE(loaded.files.size() == 1);
    const Accelerator* own = findById(loaded.catalogue.equipment.accelerators, "own-chip");
    REQUIRE(own);
    CHECK(*own->power.si == 900.0);
    CHECK(own->power.grade == Grade::Measured);
    CHECK(own->power.source == "our bench");
    CHECK(findById(loaded.catalogue.equipment.rackDesigns, "helios"));
}

TEST_CASE("a broken catalogue file is left out whole and named, the others are taken", "[catalogue]")
{
    const ScratchFolder folder;
    put(folder, "a-broken.json", "{\"format\": \"rackwright-catalogue\", ");
    put(folder, "b-own.json", kOwn);
    put(folder, "c-same-id.json", kOwn);
    put(folder, "notes.txt", "not a catalogue");
    const LoadedCatalogue loaded = loadCatalogues(builtInCatalogue(), folder.folder(), realFileSystem());
    CHECK(loaded.files.size() == 1);
    REQUIRE(loaded.problems.size() == 2);
    CHECK(loaded.problems[0].message().find("a-broken.json") != std::string::npos);
    CHECK(loaded.problems[1].message().find("c-same-id.json") != std::string::npos);
    CHECK(loaded.problems[1].message().find("own-chip") != std::string::npos);
    CHECK(findById(loaded.catalogue.equipment.accelerators, "own-chip"));
}

TEST_CASE("no folder of one's own is no problem", "[catalogue]")
{
    const LoadedCatalogue loaded = loadCatalogues(builtInCatalogue(), "/no/such/folder", realFileSystem());
    CHECK(loaded.problems.empty());
    CHECK(loaded.catalogue == builtInCatalogue());
}

TEST_CASE("another folder is offered from at once, and what was offered before may still be read", "[catalogue]")
{
    const ScratchFolder folder;
    put(folder, "own.json", kOwn);
    const LoadedCatalogue& before = offeredCatalogue();
    const std::size_t had = before.catalogue.equipment.accelerators.size();
    const LoadedCatalogue& now = offerCatalogueOf(folder.folder());
    CHECK(&offeredCatalogue() == &now);
    CHECK(findById(now.catalogue.equipment.accelerators, "own-chip"));
    CHECK(before.catalogue.equipment.accelerators.size() == had);
    CHECK(offerCatalogueOf({}).catalogue.equipment.accelerators.size() == had);
}
