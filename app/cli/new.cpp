// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "file/plan_file.h"
#include "file/templates.h"
#include "report/text_layout.h"

#include <memory>

namespace rw::cli {

namespace {

struct NewCall {
    bool list = false;
    bool json = false;
    std::string name;
    std::string output;
};

void printTemplates(bool json)
{
    const std::vector<TemplateInfo> all = templates();
    if (json) {
        Tree::List list;
        for (const TemplateInfo& info : all) {
            Tree tree;
            tree.set("name", info.name);
            tree.set("title", info.title);
            tree.set("summary", info.summary);
            list.push_back(std::move(tree));
        }
        Tree root;
        root.set("templates", std::move(list));
        return printJson(root);
    }
    std::size_t widest = 0;
    for (const TemplateInfo& info : all) widest = std::max(widest, report::displayWidth(info.name));
    std::string out;
    for (const TemplateInfo& info : all) {
        out += report::padRight(info.name, widest + 2) + info.title + "\n";
        for (const std::string& line : report::wrap(info.summary, 96 - widest))
            out += std::string(widest + 2, ' ') + line + "\n";
    }
    print(out);
}

int runNew(const NewCall& options)
{
    if (options.list) {
        printTemplates(options.json);
        return kDone;
    }
    const std::string written = writePlan(orStop(planFromTemplate(options.name)));
    if (options.output.empty())
        print(written);
    else
        writeFile(options.output, written);
    return kDone;
}

}  // namespace

void addNew(CLI::App& app, Run& run)
{
    auto options = std::make_shared<NewCall>();
    CLI::App* command = app.add_subcommand("new", "Begin a plan from a template");
    auto* list = command->add_flag("--list", options->list, "List the templates");
    auto* name = command->add_option("--template", options->name, "Template to begin from")->type_name("NAME");
    command->add_option("-o,--output", options->output, "File to write; standard output if left out")
        ->type_name("FILE")
        ->needs(name);
    command->add_flag("--json", options->json, "The list as JSON")->needs(list);
    list->excludes(name);
    command->callback([options, &run] {
        if (!options->list && options->name.empty()) throw CLI::RequiredError("--list or --template");
        run = [options] { return runNew(*options); };
    });
}

}  // namespace rw::cli
