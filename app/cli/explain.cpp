// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "evaluate/explain.h"
#include "evaluate/settle.h"
#include "report/calc_json.h"

#include <memory>

namespace rw::cli {

namespace {

struct ExplainCall {
    std::string figure;
    int depth = 0;
    bool json = false;
};

int runExplain(const PlanArguments& arguments, const ExplainCall& options)
{
    const auto opened = arguments.open();
    const auto derivation = explain(opened.plan, options.figure);
    // A figure that exists and is unset is a matter of the plan, not of the call.
    if (!derivation) throw Stop{derivation.error(), derivation.error().code == "figure.unset" ? kFindings : kUsage};
    if (options.json)
        printJson(report::explainTree(*derivation, options.figure, options.depth));
    else
        print(derivationText(*derivation, options.depth));
    return exitCode(evaluateSettled(opened.plan, opened.scenario));
}

}  // namespace

void addExplain(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("explain", "Show how a figure came about");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<ExplainCall>();
    command->add_option("FIGURE", options->figure, "Path of the figure, as in racks[helios].power_W.design")
        ->required();
    command->add_option("--depth", options->depth, "Levels of inputs to show; all if left out")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    command->add_flag("--json", options->json, "The tree as one JSON document");
    command->callback([plan, options, &run] { run = [plan, options] { return runExplain(*plan, *options); }; });
}

}  // namespace rw::cli
