// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "catalogue/catalogue.h"
#include "file/plan_file.h"

#include <memory>

namespace rw::cli {

namespace {

struct Options {
    std::string plan;
    std::string output;
    bool dryRun = false;
};

std::string textOf(const ObjectType& type, const void* object, std::string_view key)
{
    const Field* field = type.find(key);
    const Tree tree = field ? readField(*field, object) : Tree();
    return tree.string() ? *tree.string() : std::string();
}

/// Puts the newer built-in entry in the place of an unchanged copy; its id in the plan stays, so
/// that whatever names it still does. An entry the planner has changed is left and told of.
std::size_t updateList(const Field& planList, Plan& plan, const Field& list, Equipment& built)
{
    std::size_t updated = 0;
    for (std::size_t i = 0; i < planList.size(&plan); ++i) {
        void* mine = planList.at(&plan, i);
        const std::string from = textOf(*planList.type, mine, "catalogue_id");
        if (from.empty()) continue;
        const std::string hash = textOf(*planList.type, mine, "catalogue_hash");
        const std::string path = std::string(planList.key) + "[" + textOf(*planList.type, mine, "id") + "]";
        for (std::size_t k = 0; k < list.size(&built); ++k) {
            const void* theirs = list.at(&built, k);
            if (textOf(*list.type, theirs, "id") != from) continue;
            const std::string newHash = entryHash(*list.type, theirs);
            if (newHash == hash) break;
            Tree own = readObject(*planList.type, mine);
            Tree tree = readObject(*list.type, theirs);
            tree.set("id", *own.find("id"));
            // What the copy says apart from its id is what was hashed when it was made.
            Tree hashed = own;
            hashed.set("id", Tree(from));
            Equipment scratch;
            void* unchanged = list.insert(&scratch, 0);
            orStop(writeObject(*list.type, unchanged, hashed, path));
            if (entryHash(*list.type, unchanged) != hash) {
                say(text("cli.update.edited", {{"path", path}}));
                break;
            }
            tree.set("catalogue_id", Tree(from));
            tree.set("catalogue_version", Tree(builtInCatalogue().version));
            tree.set("catalogue_hash", Tree(newHash));
            orStop(writeObject(*planList.type, mine, tree, path));
            print(text("cli.update.updated", {{"path", path}, {"version", builtInCatalogue().version}}));
            ++updated;
            break;
        }
    }
    return updated;
}

int runUpdate(const Options& options)
{
    Plan plan = orStop(loadPlan(options.plan, realFileSystem()));
    Equipment built = builtInCatalogue().equipment;
    std::size_t updated = 0;
    for (const Field& list : typeOf<Equipment>().fields())
        if (const Field* planList = typeOf<Plan>().find(list.key)) updated += updateList(*planList, plan, list, built);
    if (updated == 0)
        print(text("cli.update.none", {{"version", builtInCatalogue().version}}));
    else if (!options.dryRun)
        orStop(savePlan(plan, options.output.empty() ? options.plan : options.output, realFileSystem()));
    return kDone;
}

}  // namespace

void addCatalogueUpdate(CLI::App& catalogue, Run& run)
{
    auto options = std::make_shared<Options>();
    CLI::App* update = catalogue.add_subcommand(
        "update", "Take newer built-in entries into a plan, in place of copies that were not changed");
    update->add_option("PLAN", options->plan, "Plan file (.rackwright)")->required();
    update->add_option("-o,--output", options->output, "File to write; the plan itself if left out")->type_name("FILE");
    update->add_flag("--dry-run", options->dryRun, "Only say what would change");
    update->callback([options, &run] { run = [options] { return runUpdate(*options); }; });
}

}  // namespace rw::cli
