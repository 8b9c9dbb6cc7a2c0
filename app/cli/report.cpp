// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "evaluate/settle.h"
#include "file/file_system.h"
#include "paper.h"
#include "report/pdf_file.h"

#include <memory>

namespace rw::cli {

namespace {

struct ReportCall {
    std::string output;
    std::string paper = "A4";
    std::vector<std::string> sections;
};

std::string extensionOf(const std::string& path)
{
    const std::string name = fileNameOf(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos ? "" : CLI::detail::to_lower(name.substr(dot));
}

/// Under what name the plan travels in its report.
std::string attachedName(const std::string& planPath)
{
    std::string name = fileNameOf(planPath);
    const std::string_view suffix = report::kPlanExtension;
    if (name.size() < suffix.size() || name.compare(name.size() - suffix.size(), suffix.size(), suffix) != 0)
        name += suffix;
    return name;
}

int runReport(const PlanArguments& arguments, const ReportCall& options)
{
    const std::string extension = extensionOf(options.output);
    if (extension != ".pdf" && extension != ".csv" && extension != ".txt")
        throw Stop{{.code = "cli.report-format", .file = options.output, .found = extension,
                    .allowed = ".pdf, .csv, .txt"}};
    const auto opened = arguments.open();
    const Evaluation evaluation = evaluateSettled(opened.plan, opened.scenario);
    const auto report = report::buildReport(opened.plan, evaluation, {options.sections});
    if (extension == ".pdf")
        writeFile(options.output, orStop(makePdf(opened.planText, evaluation, report, attachedName(arguments.path()),
                                                 options.paper)));
    else
        writeFile(options.output, extension == ".csv" ? report::renderCsv(evaluation) : report::renderText(report));
    return exitCode(evaluation);
}

}  // namespace

void addReport(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("report", "Write the report of a plan");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<ReportCall>();
    command->add_option("-o,--output", options->output, "File to write; its ending names the form: .pdf, .csv or .txt")
        ->type_name("FILE")
        ->required();
    command->add_option("--paper", options->paper, "Paper of the PDF: A4 or Letter")
        ->type_name("SIZE")
        ->check(CLI::IsMember({"A4", "Letter"}, CLI::ignore_case));
    std::vector<std::string> keys;
    for (std::string_view key : report::sectionKeys()) keys.emplace_back(key);
    command->add_option("--sections", options->sections, "Sections to include, with commas between; all if left out")
        ->type_name("KEY,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(keys));
    command->callback([plan, options, &run] { run = [plan, options] { return runReport(*plan, *options); }; });
}

}  // namespace rw::cli
