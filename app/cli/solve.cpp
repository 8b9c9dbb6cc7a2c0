// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "evaluate/solve_input.h"
#include "report/compare_tree.h"

#include <memory>

namespace rw::cli {

namespace {

struct SolveCall {
    std::string input;
    std::string figure;
    std::string wanted;
    std::string goal = "equal";
    std::string from = "low";
    std::string low;
    std::string high;
    std::string question;
    bool questions = false;
    bool hours = false;
    bool json = false;
};

/// "largest-target", "least-grid:standard".
std::string nameOf(const SolveQuestion& question)
{
    return question.about.empty() ? question.key : question.key + ":" + question.about;
}

std::optional<double> bound(const Plan& plan, const std::string& input, const std::string& typed)
{
    if (typed.empty()) return std::nullopt;
    const Field* field = orStop(fieldAt(plan, input));
    return orStop(parseQuantity(typed, *field->unit));
}

SolveRequest requestOf(const Plan& plan, const Evaluation& evaluation, const SolveCall& options)
{
    SolveRequest request;
    if (!options.question.empty()) {
        std::string known;
        bool found = false;
        for (SolveQuestion& question : solveQuestions(plan, evaluation)) {
            known += (known.empty() ? "" : ", ") + nameOf(question);
            if (found || (nameOf(question) != options.question && question.key != options.question)) continue;
            found = true;
            request = std::move(question.request);
        }
        if (!found)
            throw Stop{Error{.code = "solve.question", .found = options.question, .allowed = known.empty() ? "–" : known}};
    } else {
        if (options.input.empty() || options.figure.empty() || options.wanted.empty()) throw Stop{Error{.code = "solve.arguments"}};
        request.input = options.input;
        request.condition = orStop(parseCondition(evaluation, options.figure, *solveGoal(options.goal), options.wanted));
        request.fromHigh = options.from == "high";
    }
    request.low = bound(plan, request.input, options.low);
    request.high = bound(plan, request.input, options.high);
    if (options.hours) request.tier = YearTier::Hours;
    return request;
}

int listQuestions(const Plan& plan, const Evaluation& evaluation)
{
    report::Table table;
    table.columns = {{.heading = text("cli.solve.question")}, {.heading = text("cli.solve.meaning")}, {.heading = text("compare.input")}};
    for (const SolveQuestion& question : solveQuestions(plan, evaluation))
        table.rows.push_back({{nameOf(question), text("solve.question." + question.key), question.request.input}});
    print(tableText(table));
    return kDone;
}

int runSolve(const PlanArguments& arguments, const SolveCall& options)
{
    const auto opened = arguments.open();
    const Evaluation evaluation = evaluate(opened.plan, opened.scenario);
    if (options.questions) return listQuestions(opened.plan, evaluation);
    const InputSolution solution = orStop(solveInput(opened.plan, requestOf(opened.plan, evaluation, options)));
    if (options.json) {
        printJson(report::solutionTree(solution));
    } else {
        std::string out = solution.words();
        if (const std::string range = solution.rangeWords(); !range.empty()) out += "\n" + range;
        print(out);
    }
    return solution.found() ? kDone : kFindings;
}

}  // namespace

void addSolve(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("solve", "Find the value of an input that gives a wanted figure");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<SolveCall>();
    command->add_option("--input", options->input, "A number of the plan, as in sites[standard].grid_limit")->type_name("PATH");
    command->add_option("--figure", options->figure, "Path of the figure, as in programme.sites")->type_name("FIGURE");
    command->add_option("--wanted", options->wanted, "What the figure must be: a value, with or without unit, or another figure")
        ->type_name("VALUE|FIGURE");
    command->add_option("--goal", options->goal, "equal, or the first value from one end with the figure at-most or at-least")
        ->check(CLI::IsMember({"equal", "at-most", "at-least"}));
    command->add_option("--from", options->from, "With at-most and at-least: the lowest or the highest such value")
        ->check(CLI::IsMember({"low", "high"}));
    command->add_option("--low", options->low, "Where to begin; else the field's limit, or from its present value")->type_name("VALUE");
    command->add_option("--high", options->high, "Where to end")->type_name("VALUE");
    command->add_option("--question", options->question, "In place of input, figure and wanted: a question from --questions")
        ->type_name("NAME");
    command->add_flag("--questions", options->questions, "List the questions that this plan can be asked");
    command->add_flag("--hours", options->hours, "The year by 8,760 hours in every evaluation, not by bins");
    command->add_flag("--json", options->json, "One JSON document");
    command->callback([plan, options, &run] { run = [plan, options] { return runSolve(*plan, *options); }; });
}

}  // namespace rw::cli
