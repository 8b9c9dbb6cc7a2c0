// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/digits.h"
#include "base/finding.h"
#include "base/text.h"
#include "evaluate/figures.h"
#include "plan/plan.h"
#include "programme/platform.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace rw;

TEST_CASE("thousands are parted in numbers and in nothing else", "[text]")
{
    CHECK(withThousands("2304", ",") == "2,304");
    CHECK(withThousands("-1234567.8901", ",") == "-1,234,567.8901");
    CHECK(withThousands("27648 kg", ",") == "27,648 kg");
    for (const char* same : {"", "-", "999", "-999", "2027-10-01", "H100", "5000 series rack", "1200A", "1.5e10", "a tier"}) {
        CAPTURE(same);
        CHECK(withThousands(same, ",") == same);
    }
}

TEST_CASE("every figure has words", "[text]")
{
    for (const FigureAbout& about : figureTable()) {
        CAPTURE(about.label);
        CHECK(hasText(about.label));
    }
}

TEST_CASE("no key stands twice in the text table", "[text]")
{
    std::set<std::string> keys;
    for (const TextEntry& entry : textTable()) {
        CAPTURE(entry.key);
        CHECK(keys.insert(entry.key).second);
    }
}

TEST_CASE("every step, error and finding that the code names has words", "[text]")
{
    // The sources are read, because a missing sentence shows only when somebody reaches it.
    const std::regex step(R"rx("((?:step|part|method|range|source)\.[a-z0-9_.-]+)")rx");
    const std::regex error(R"rx(\.code = "([a-z0-9.-]+)")rx");
    const std::regex finding(R"rx((?:Severity::[A-Za-z]+, )"([a-z0-9-]+\.[a-z0-9.-]+)")rx");
    std::size_t seen = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(RW_SOURCE_DIR "/core")) {
        if (file.path().extension() != ".cpp" && file.path().extension() != ".h") continue;
        std::ifstream in(file.path());
        const std::string source((std::istreambuf_iterator<char>(in)), {});
        const auto each = [&](const std::regex& pattern, const std::string& prefix) {
            for (std::sregex_iterator it(source.begin(), source.end(), pattern), end; it != end; ++it) {
                ++seen;
                CAPTURE(file.path().string(), (*it)[1].str());
                CHECK(hasText(prefix + (*it)[1].str()));
            }
        };
        each(step, "");
        each(error, "error.");
        each(finding, "finding.");
        each(finding, "mend.");
    }
    CHECK(seen > 200);
}

static void checkChoices(const ObjectType& type, std::set<std::string>& seen)
{
    if (!seen.insert(type.name()).second) return;
    for (const Field& field : type.fields()) {
        for (const char* choice : field.choices) {
            CAPTURE(type.name(), field.key, choice);
            CHECK(hasText(std::string("choice.") + field.key + "." + choice));
        }
        if (field.type) checkChoices(*field.type, seen);
    }
}

TEST_CASE("every choice of a field has words", "[text]")
{
    std::set<std::string> seen;
    checkChoices(typeOf<Plan>(), seen);
    CHECK(seen.size() > 20);
}

TEST_CASE("every grade, severity and limit has words", "[text]")
{
    for (Grade grade : {Grade::Vendor, Grade::Measured, Grade::Standard, Grade::Press, Grade::Derived, Grade::Assumed,
                        Grade::Unknown})
        CHECK(gradeWord(grade) == name(grade));
    for (Severity severity : {Severity::Error, Severity::Warning, Severity::Note})
        CHECK(text("severity." + std::string(name(severity))) == name(severity));
    for (Limit limit : {Limit::None, Limit::HallPower, Limit::HallPlaces, Limit::HallRacksGiven, Limit::Buildings, Limit::Grid})
        CHECK(hasText("limit." + std::string(name(limit))));
}

TEST_CASE("sentences come from the source of another language", "[text]")
{
    setTextSource([](const char* english) {
        return std::string(std::string_view(english) == "Page {page} of {pages}" ? "{pages}: {page}" : english);
    });
    CHECK(text("report.page", {{"page", "3"}, {"pages", "9"}}) == "9: 3");
    setTextSource(nullptr);
    CHECK(text("report.page", {{"page", "3"}, {"pages", "9"}}) == "Page 3 of 9");
}

TEST_CASE("core includes no Qt header", "[house]")
{
    const std::regex qt(R"rx(#\s*include\s*[<"]Q[A-Za-z]+)rx");
    std::size_t files = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(RW_SOURCE_DIR "/core")) {
        if (!file.is_regular_file()) continue;
        std::ifstream in(file.path());
        const std::string source((std::istreambuf_iterator<char>(in)), {});
        CAPTURE(file.path().string());
        CHECK(!std::regex_search(source, qt));
        ++files;
    }
    CHECK(files > 40);
}
