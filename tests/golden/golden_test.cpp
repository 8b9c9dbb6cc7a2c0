// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text report of every template against tests/golden/<template>/expected.txt, and of templates with fields set
// otherwise: tests/golden/<case>/plan.txt names a template in its first line and sets a field in each other.
// "test_golden --update-golden" writes them anew; what changed is then read in the diff.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "evaluate/settle.h"
#include "file/file_system.h"
#include "file/templates.h"
#include "plan/edit.h"
#include "report/report.h"

#include <filesystem>
#include <regex>
#include <sstream>

namespace {

bool updateGolden = false;

std::string expectedPath(const std::string& name)
{
    return std::string(RW_SOURCE_DIR) + "/tests/golden/" + name + "/expected.txt";
}

std::string planPath(const std::string& name)
{
    return std::string(RW_SOURCE_DIR) + "/tests/golden/" + name + "/plan.txt";
}

rw::Plan planOf(const std::string& name)
{
    if (!std::filesystem::exists(planPath(name))) return rw::planFromTemplate(name).value();
    std::istringstream lines(rw::realFileSystem().read(planPath(name), std::size_t{1} << 20).value());
    std::string line;
    std::getline(lines, line);
    rw::Plan plan = rw::planFromTemplate(line).value();
    while (std::getline(lines, line)) {
        const std::size_t at = line.find('=');
        REQUIRE(at != std::string::npos);
        const auto parsed = rw::parseAssignment(plan, line.substr(0, at), line.substr(at + 1));
        INFO(line);
        REQUIRE(parsed.ok());
        rw::Edit edit = *parsed;
        REQUIRE(rw::apply(plan, edit).ok());
    }
    return plan;
}

/// Every template, and every case with a plan of its own.
std::vector<std::string> cases()
{
    std::vector<std::string> all;
    for (const rw::TemplateInfo& info : rw::templates()) all.push_back(info.name);
    for (const auto& entry : std::filesystem::directory_iterator(std::string(RW_SOURCE_DIR) + "/tests/golden"))
        if (std::filesystem::exists(entry.path() / "plan.txt")) all.push_back(entry.path().filename().string());
    return all;
}

std::string reportText(const std::string& name)
{
    const rw::Plan plan = planOf(name);
    rw::report::Options options;
    for (std::string_view key : rw::report::sectionKeys())
        // Derivations are held by laws and notices by their own files; here they would drown the diff.
        if (key != "derivations" && key != "notices") options.sections.emplace_back(key);
    return rw::report::renderText(rw::report::buildReport(plan, rw::evaluateSettled(plan), options));
}

/// The first line that differs, as found and as expected.
std::string firstDifference(const std::string& found, const std::string& expected)
{
    std::istringstream a(found), b(expected);
    std::string lineA, lineB;
    for (int line = 1;; ++line) {
        const bool moreA = static_cast<bool>(std::getline(a, lineA));
        const bool moreB = static_cast<bool>(std::getline(b, lineB));
        if (!moreA && !moreB) return {};
        if (moreA != moreB || lineA != lineB)
            return "line " + std::to_string(line) + "\n  found:    " + (moreA ? lineA : "(end)")
                   + "\n  expected: " + (moreB ? lineB : "(end)");
    }
}

}  // namespace

TEST_CASE("the text report of every template and case is the expected one", "[golden]")
{
    const auto all = cases();
    REQUIRE(all.size() > rw::templates().size());
    for (const std::string& name : all) {
        INFO(name << ": if the change is meant, run test_golden --update-golden and read the diff");
        const std::string found = reportText(name);
        const std::string path = expectedPath(name);
        if (updateGolden) {
            std::filesystem::create_directories(std::filesystem::path(path).parent_path());
            REQUIRE(rw::realFileSystem().write(path, found).ok());
            continue;
        }
        const auto expected = rw::realFileSystem().read(path, std::size_t{16} << 20);
        REQUIRE(expected.ok());
        const std::string difference = firstDifference(found, *expected);
        CHECK(difference == "");
    }
}

TEST_CASE("the same plan gives the same report twice", "[golden]")
{
    CHECK(reportText("openai-amd-6gw") == reportText("openai-amd-6gw"));
}

TEST_CASE("a report of what is not settled says what its year lacks", "[golden]")
{
    const rw::Plan plan = rw::planFromTemplate("openai-amd-6gw").value();
    rw::report::Options options;
    options.sections = {"cooling"};
    const auto chapter = [&](const rw::Evaluation& evaluation) {
        return rw::report::renderText(rw::report::buildReport(plan, evaluation, options));
    };
    // The year of bins has its sums, but no months and no hour to draw.
    const std::string found = chapter(rw::evaluate(plan));
    CHECK(found.find("is not settled") != std::string::npos);
    CHECK(found.find("PUE at the meter") != std::string::npos);
    CHECK(found.find("Hours of cooling") != std::string::npos);
    CHECK(found.find("February") == std::string::npos);
    CHECK(found.find("Passed for") == std::string::npos);

    rw::Evaluation without = rw::evaluate(plan);
    without.noWeather = {without.years.front().site};
    without.years.clear();
    const std::string told = chapter(without);
    CHECK(told.find("has no year of weather") != std::string::npos);
    CHECK(told.find("PUE at the meter") == std::string::npos);
}

TEST_CASE("every sentence of a report has its words", "[golden]")
{
    for (const std::string& name : cases()) {
        const std::string found = reportText(name);
        INFO(name);
        // A key without words would stand there as itself; an argument without value in its braces.
        CHECK_FALSE(std::regex_search(found, std::regex("\\b(report|figure|field|finding|mend|part|month)\\.[a-z]")));
        CHECK(found.find('{') == std::string::npos);
    }
}

int main(int argc, char** argv)
{
    Catch::Session session;
    session.cli(session.cli()
                | Catch::clara::Opt(updateGolden)["--update-golden"]("write the expected files anew"));
    if (const int problem = session.applyCommandLine(argc, argv); problem != 0) return problem;
    return session.run();
}
