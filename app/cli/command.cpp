// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "file/plan_file.h"
#include "plan/edit.h"
#include "report/text_layout.h"
#include "schema/json.h"

#include <algorithm>
#include <iostream>

namespace rw::cli {

PlanArguments::PlanArguments(CLI::App& command)
{
    command.add_option("PLAN", m_path, "Plan file (.rackwright)")->required();
    command
        .add_option("--set", m_assignments,
                    "Change a field before calculating, as in --set \"programme.target=6 GW\"; repeatable")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false)
        ->take_all();
    command.add_option("--scenario", m_scenario, "Apply a scenario of the plan, by its id or name")
        ->type_name("NAME");
}

namespace {

/// The plan with assignments that were made under a scenario: applied to the plan itself, and where
/// the scenario sets the same field anew, as its last overrides, so that plan and scenario together
/// give what was calculated.
Plan withAssignments(Plan plan, const EditList& edits, const std::vector<Override>& written,
                     const PlanArguments::Opened& calculated)
{
    EditList again = edits;
    orStop(apply(plan, again));
    if (calculated.scenario.empty()) return plan;
    Plan seen = orStop(withScenario(plan, calculated.scenario)).plan;
    seen.scenarios = calculated.plan.scenarios;
    if (seen == calculated.plan) return plan;
    for (Scenario& scenario : plan.scenarios) {
        if (scenario.id != calculated.scenario) continue;
        for (Override change : written) {
            change.id = "override-" + std::to_string(plan.nextId++);
            scenario.overrides.push_back(std::move(change));
        }
    }
    return plan;
}

}  // namespace

PlanArguments::Opened PlanArguments::open() const
{
    Opened opened;
    opened.planText = orStop(realFileSystem().read(m_path, kMaxJsonBytes));
    opened.plan = orStop(readPlan(opened.planText, m_path));
    const Plan base = opened.plan;
    if (!m_scenario.empty()) {
        opened.scenario = m_scenario;
        // A scenario is named by its id; its title serves where no id is meant.
        if (!findById(opened.plan.scenarios, m_scenario))
            for (const Scenario& scenario : opened.plan.scenarios)
                if (scenario.name == m_scenario) opened.scenario = scenario.id;
        ScenarioPlan applied = orStop(withScenario(opened.plan, opened.scenario));
        for (const std::string& path : applied.lost)
            say(text("cli.override-lost", {{"scenario", opened.scenario}, {"path", path}}));
        opened.plan = std::move(applied.plan);
    }
    EditList edits;
    std::vector<Override> written;
    for (const std::string& assignment : m_assignments) {
        const std::size_t equals = assignment.find('=');
        if (equals == std::string::npos)
            throw Stop{{.code = "cli.assignment", .found = assignment}};
        written.push_back({{}, assignment.substr(0, equals), assignment.substr(equals + 1)});
        Edit edit = orStop(parseAssignment(opened.plan, written.back().path, written.back().value));
        orStop(apply(opened.plan, edit));
        edits.edits.push_back(std::move(edit));
    }
    if (!edits.edits.empty()) opened.planText = writePlan(withAssignments(base, edits, written, opened));
    return opened;
}

void say(std::string_view message)
{
    std::cerr << "rackwright-cli: " << message << "\n";
}

void print(std::string_view text)
{
    std::cout << text;
    if (text.empty() || text.back() != '\n') std::cout << '\n';
    if (!std::cout.flush()) throw Stop{{.code = "cli.stdout"}, kFault};
}

std::string tableText(const report::Table& table)
{
    constexpr std::size_t kWidth = 140;
    std::string out;
    for (const std::string& line : report::tableLines(table, kWidth)) out += line + "\n";
    return out;
}

report::Column numberColumn(const char* key) { return {.heading = text(key), .number = true}; }

void printJson(const Tree& tree)
{
    print(writeJson(tree, JsonStyle::Lines));
}

void writeFile(const std::string& path, std::string_view contents)
{
    orStop(realFileSystem().write(path, contents));
}

int exitCode(const Evaluation& evaluation)
{
    const bool errors = std::any_of(evaluation.findings.begin(), evaluation.findings.end(),
                                    [](const Finding& f) { return f.severity == Severity::Error; });
    return errors ? kFindings : kDone;
}

}  // namespace rw::cli
