// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

int main(int argc, char** argv)
{
    using namespace rw;
    CLI::App app("Plans AI data-centre capacity from one tray to many gigawatts.", "rackwright-cli");
    app.set_version_flag("--version", "rackwright-cli " RW_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done; 1 the plan has error findings or a check failed (results are printed);\n"
               "2 wrong usage or unreadable input; 3 a failure of the program itself.\n"
               "Results go to standard output, messages to standard error.");
    cli::Run run;
    cli::addNew(app, run);
    cli::addCalc(app, run);
    cli::addExplain(app, run);
    cli::addCheck(app, run);
    cli::addReport(app, run);
    cli::addFail(app, run);
    cli::addLoop(app, run);
    cli::addNetwork(app, run);
    cli::addSites(app, run);
    cli::addTakeOff(app, run);
    cli::addYear(app, run);
    cli::addCompare(app, run);
    cli::addSolve(app, run);
    cli::addExtract(app, run);
    cli::addCatalogue(app, run);
    cli::addClimate(app, run);
    cli::addSeries(app, run);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        // The parser has codes of its own past 100; help and version end with 0.
        return app.exit(e) == 0 ? cli::kDone : cli::kUsage;
    }
    try {
        return run();
    } catch (const cli::Stop& stop) {
        cli::say(stop.error.message());
        return stop.code;
    } catch (const std::exception& e) {
        cli::say(text("cli.fault", {{"what", e.what()}}));
        return cli::kFault;
    }
}
