// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"
#include "report/report.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rw::cli {

/// Exit codes: scripts lean on them.
enum Exit : int {
    kDone = 0,
    kFindings = 1,  ///< the plan has error findings, or a check failed; results are printed all the same
    kUsage = 2,     ///< wrong usage or unreadable input
    kFault = 3      ///< the program's own failure
};

/// What the chosen subcommand will do once the whole command line was read.
using Run = std::function<int()>;

/// What a command can refuse to go on for: an Error in its own words.
struct Stop {
    Error error;
    int code = kUsage;
};

template <class T>
T orStop(Result<T> result)
{
    if (!result) throw Stop{result.error()};
    return std::move(result).value();
}

/// PLAN, --set and --scenario, as every command on a plan takes them.
class PlanArguments {
public:
    explicit PlanArguments(CLI::App& command);

    struct Opened {
        Plan plan;
        std::string scenario;  ///< id, empty for the plan itself
        /// The plan file's text for whoever gets the figures: the file's own bytes where nothing was
        /// assigned, else the plan with the assignments. A scenario is a view and leaves it alone.
        std::string planText;
    };
    /// The plan with the scenario and then the assignments applied. Throws Stop.
    Opened open() const;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
    std::string m_scenario;
    std::vector<std::string> m_assignments;
};

/// A message for people, to stderr.
void say(std::string_view message);
/// A result, to stdout, with a newline at its end. Throws Stop when stdout takes no more.
void print(std::string_view text);
void printJson(const Tree& tree);
/// A table as lines of at most 140 letters, each with a newline at its end.
std::string tableText(const report::Table& table);
/// A column of figures, its heading the sentence of this key.
report::Column numberColumn(const char* key);
/// Writes a file as a whole. Throws Stop.
void writeFile(const std::string& path, std::string_view contents);

/// kFindings where an evaluation has error findings.
int exitCode(const Evaluation& evaluation);

void addNew(CLI::App& app, Run& run);
void addCalc(CLI::App& app, Run& run);
void addExplain(CLI::App& app, Run& run);
void addCheck(CLI::App& app, Run& run);
void addReport(CLI::App& app, Run& run);
void addFail(CLI::App& app, Run& run);
void addYear(CLI::App& app, Run& run);
void addCompare(CLI::App& app, Run& run);
void addSolve(CLI::App& app, Run& run);
void addExtract(CLI::App& app, Run& run);
void addNetwork(CLI::App& app, Run& run);
void addLoop(CLI::App& app, Run& run);
void addCatalogue(CLI::App& app, Run& run);
void addSites(CLI::App& app, Run& run);
void addSeries(CLI::App& app, Run& run);
void addClimate(CLI::App& app, Run& run);
void addTakeOff(CLI::App& app, Run& run);
void addCatalogueUpdate(CLI::App& catalogue, Run& run);

}  // namespace rw::cli
