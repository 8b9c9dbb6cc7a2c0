// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "base/text.h"
#include "evaluate/settle.h"
#include "report/take_off_tables.h"

#include <memory>

namespace rw::cli {

namespace {

struct TakeOffCall {
    std::string hall;
    std::string building;
    std::string site;
    std::string output;
    bool json = false;
};

int runTakeOff(const PlanArguments& arguments, const TakeOffCall& options)
{
    const auto opened = arguments.open();
    // The bill is of the design hour, which the year changes nothing of.
    Evaluation evaluation = evaluate(opened.plan, opened.scenario);
    if (opened.plan.programme.selection.order == SiteOrder::Best) evaluation = evaluateHours(opened.plan, opened.scenario);
    const TakeOffs bills(opened.plan, evaluation);
    const TakeOff bill = !options.hall.empty()       ? orStop(bills.hall(options.hall))
                         : !options.building.empty() ? orStop(bills.building(options.building))
                         : !options.site.empty()     ? orStop(bills.site(options.site))
                                                     : bills.programme();
    if (!options.output.empty()) {
        std::vector<TakeOff> written{bill};
        if (bill.scope == TakeOff::Scope::Programme) {
            // Everything there is: what it is made of first.
            written = bills.buildings();
            written.insert(written.end(), bills.sites().begin(), bills.sites().end());
            written.push_back(bill);
        }
        writeFile(options.output, report::takeOffCsv(written));
    }
    for (const std::string& problem : bill.problems) say(problem);
    if (options.json) {
        printJson(report::takeOffTree(bill));
    } else if (options.output.empty()) {
        print(report::takeOffWords(opened.plan, bill) + "\n\n" + tableText(report::takeOffTable(bill, {})));
    }
    return exitCode(evaluation);
}

}  // namespace

void addTakeOff(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("takeoff", "Bill of lengths and quantities of a hall, a building, a site or the programme");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<TakeOffCall>();
    CLI::Option* building = command->add_option("--building", options->building, "One building of this kind, as filled first")->type_name("ID");
    CLI::Option* hall = command->add_option("--hall", options->hall, "One hall of this kind")->type_name("ID")->excludes(building);
    command->add_option("--site", options->site, "One site of this entry, with its buildings")->type_name("ID")->excludes(building)->excludes(hall);
    command->add_option("-o,--output", options->output, "File to write it to, as CSV; of the programme with its buildings and sites")
        ->type_name("FILE");
    command->add_flag("--json", options->json, "In SI units, as one JSON document");
    command->callback([plan, options, &run] { run = [plan, options] { return runTakeOff(*plan, *options); }; });
}

}  // namespace rw::cli
