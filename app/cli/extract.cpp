// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "file/file_system.h"
#include "report/pdf_file.h"

#include <iostream>
#include <memory>

namespace rw::cli {

namespace {

struct ExtractCall {
    std::string pdf;
    std::string output;
};

int runExtract(const ExtractCall& options)
{
    constexpr std::size_t kLargestReport = std::size_t{512} << 20;
    const std::string pdf = orStop(realFileSystem().read(options.pdf, kLargestReport));
    const std::string plan = orStop(report::extractPlan(pdf, options.pdf));
    if (!options.output.empty()) {
        writeFile(options.output, plan);
        return kDone;
    }
    // Byte for byte: nothing is added at the end.
    std::cout << plan;
    if (!std::cout.flush()) throw Stop{{.code = "cli.stdout"}, kFault};
    return kDone;
}

}  // namespace

void addExtract(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("extract", "Take the plan out of a PDF report, byte for byte");
    auto options = std::make_shared<ExtractCall>();
    command->add_option("REPORT", options->pdf, "Report written by Rackwright (.pdf)")->required();
    command->add_option("-o,--output", options->output, "File to write; standard output if left out")
        ->type_name("PLAN");
    command->callback([options, &run] { run = [options] { return runExtract(*options); }; });
}

}  // namespace rw::cli
