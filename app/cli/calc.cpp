// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "evaluate/settle.h"
#include "report/calc_json.h"
#include "report/report.h"
#include "report/take_off_tables.h"

#include <memory>

namespace rw::cli {

void addCalc(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("calc", "Evaluate a plan");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "Every figure in SI units, as one JSON document");
    command->callback([plan, json, &run] {
        run = [plan, json] {
            const auto opened = plan->open();
            const Evaluation evaluation = evaluateSettled(opened.plan, opened.scenario);
            if (*json) {
                Tree tree = report::calcTree(evaluation);
                report::addTakeOffs(TakeOffs(opened.plan, evaluation), tree);
                printJson(tree);
            } else
                print(report::renderText(report::buildReport(
                    opened.plan, evaluation, {{"summary", "programme", "sites", "money", "findings"}})));
            return exitCode(evaluation);
        };
    });
}

}  // namespace rw::cli
