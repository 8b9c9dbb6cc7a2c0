// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "file/plan_file.h"
#include "plan/edit.h"
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

PlanArguments::Opened PlanArguments::open() const
{
    Opened opened{orStop(loadPlan(m_path, realFileSystem())), {}};
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
    for (const std::string& assignment : m_assignments) {
        const std::size_t equals = assignment.find('=');
        if (equals == std::string::npos)
            throw Stop{{.code = "cli.assignment", .found = assignment}};
        Edit edit = orStop(parseAssignment(opened.plan, assignment.substr(0, equals), assignment.substr(equals + 1)));
        orStop(apply(opened.plan, edit));
    }
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
