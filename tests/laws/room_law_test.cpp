// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace {

/// What the rooms that know no plan, and that of drawings, which knows nothing else, may include beside the standard library
/// and themselves.
const std::map<std::string, std::set<std::string>> kMayInclude{
    {"economics", {"base", "quantity", "power/electrical/refusal.h"}},
    {"packing", {"base", "quantity", "power/electrical/refusal.h"}},
    {"compare", {"base", "quantity"}},
    {"optimise", {"base"}},
    {"layout", {"base", "quantity", "schema", "catalogue", "plan"}},
};

}  // namespace

TEST_CASE("rooms beside the chain of models include none of it", "[laws][rooms]")
{
    const std::regex include(R"rx(#include "(([^/"]+)/[^"]+)")rx");
    for (const auto& [room, allowed] : kMayInclude) {
        int files = 0;
        for (const auto& file : std::filesystem::recursive_directory_iterator(RW_SOURCE_DIR "/core/" + room)) {
            ++files;
            std::ifstream in(file.path());
            for (std::string line; std::getline(in, line);) {
                std::smatch match;
                if (!std::regex_search(line, match, include)) continue;
                CAPTURE(file.path().string(), line);
                CHECK((match[2] == room || allowed.count(match[2]) || allowed.count(match[1])));
            }
        }
        CHECK(files > 1);
    }
}
