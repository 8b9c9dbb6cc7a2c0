// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "file/plan_file.h"
#include "file/user_catalogue.h"
#include "plan/catalogue_copy.h"
#include "schema/path.h"

#include <memory>

namespace rw::cli {

namespace {

struct CatalogueUpdateCall {
    std::string plan;
    std::string output;
    bool all = false;
    bool dryRun = false;
};

/// Whether a copy still says what it said when it was made.
bool untouched(const Plan& plan, const std::string& path)
{
    const Location at = orStop(locate(typeOf<Plan>(), static_cast<const void*>(&plan), path));
    const Tree hash = readField(*at.type->find("catalogue_hash"), at.object);
    return hash.string() && hasHash(*at.type, at.object, *hash.string());
}

int runUpdate(const CatalogueUpdateCall& options)
{
    Plan plan = orStop(loadPlan(options.plan, realFileSystem()));
    const Catalogue& catalogue = offeredCatalogue().catalogue;
    std::string out;
    bool changed = false;
    for (const CatalogueNotice& notice : catalogueNotices(plan, catalogue)) {
        const std::string path = notice.list + "[" + notice.id + "]";
        if (!options.all && !untouched(plan, path)) {
            say(text("cli.update.edited", {{"path", path}}));
            continue;
        }
        EditList edits = orStop(acceptCatalogueEntry(plan, catalogue, notice.list, notice.id));
        orStop(apply(plan, edits));
        out += text("cli.update.updated", {{"path", path}, {"version", notice.newVersion}}) + "\n";
        changed = true;
    }
    if (changed && !options.dryRun)
        orStop(savePlan(plan, options.output.empty() ? options.plan : options.output, realFileSystem()));
    print(changed ? out : text("cli.update.none", {{"version", catalogue.version}}));
    return kDone;
}

}  // namespace

void addCatalogueUpdate(CLI::App& catalogue, Run& run)
{
    auto options = std::make_shared<CatalogueUpdateCall>();
    CLI::App* update = catalogue.add_subcommand(
        "update", "Take newer built-in entries into a plan, in place of copies that were not changed");
    update->add_option("PLAN", options->plan, "Plan file (.rackwright)")->required();
    update->add_option("-o,--output", options->output, "File to write; the plan itself if left out")->type_name("FILE");
    update->add_flag("--all", options->all, "Also in place of copies that were changed by hand");
    update->add_flag("--dry-run", options->dryRun, "Only say what would change");
    update->callback([options, &run] { run = [options] { return runUpdate(*options); }; });
}

}  // namespace rw::cli
