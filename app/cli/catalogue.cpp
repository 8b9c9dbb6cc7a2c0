// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "catalogue/catalogue.h"
#include "file/file_system.h"
#include "file/user_catalogue.h"
#include "report/text_layout.h"
#include "report/number_text.h"
#include "schema/json.h"

#include <memory>

namespace rw::cli {

namespace {

struct CatalogueCall {
    std::string id;
    std::string kind;
    std::string file;
    bool json = false;
};

struct Listed {
    const Field* list = nullptr;
    const void* object = nullptr;
    std::string id;
    std::string name;
    std::string vendor;
};

std::string textOf(const ObjectType& type, const void* object, std::string_view key)
{
    const Field* field = type.find(key);
    const Tree tree = field ? readField(*field, object) : Tree();
    return tree.string() ? *tree.string() : std::string();
}

std::vector<Listed> entries(Equipment& equipment)
{
    std::vector<Listed> all;
    for (const Field& list : typeOf<Equipment>().fields())
        for (std::size_t i = 0; i < list.size(&equipment); ++i) {
            const void* object = list.at(&equipment, i);
            all.push_back({&list, object, textOf(*list.type, object, "id"), textOf(*list.type, object, "name"),
                           textOf(*list.type, object, "vendor")});
        }
    return all;
}

/// Catalogue files of the user's that could not be taken are named; the rest is shown all the same.
Equipment offeredEquipment()
{
    for (const Error& problem : offeredCatalogue().problems) say(problem.message());
    return offeredCatalogue().catalogue.equipment;
}

int runList(const CatalogueCall& options)
{
    Equipment equipment = offeredEquipment();
    if (!options.kind.empty() && !typeOf<Equipment>().find(options.kind)) {
        std::string kinds;
        for (const Field& list : typeOf<Equipment>().fields()) kinds += (kinds.empty() ? "" : ", ") + std::string(list.key);
        throw Stop{{.code = "cli.catalogue-kind", .found = options.kind, .allowed = kinds}};
    }
    report::Table table;
    table.columns = {{text("cli.catalogue.id")}, {text("cli.catalogue.kind")}, {text("cli.catalogue.vendor")},
                     {text("cli.catalogue.name")}};
    Tree::List list;
    for (const Listed& entry : entries(equipment)) {
        if (!options.kind.empty() && options.kind != entry.list->key) continue;
        table.rows.push_back({{entry.id, entry.list->key, entry.vendor, entry.name}});
        Tree tree;
        tree.set("id", entry.id);
        tree.set("kind", entry.list->key);
        tree.set("vendor", entry.vendor);
        tree.set("name", entry.name);
        list.push_back(std::move(tree));
    }
    if (options.json) {
        Tree root;
        root.set("catalogue_version", offeredCatalogue().catalogue.version);
        root.set("entries", std::move(list));
        printJson(root);
        return kDone;
    }
    print(tableText(table) + "\n" + text("cli.catalogue.count", {{"n", std::to_string(table.rows.size())},
                                                    {"version", offeredCatalogue().catalogue.version}}));
    return kDone;
}

/// One line a datum: value, range, grade, source.
void writeObject(const ObjectType& type, void* object, std::size_t indent, std::string& out)
{
    for (const Field& field : type.fields()) {
        const std::string label(indent, ' ');
        const std::string key = report::padRight(label + field.key, 32);
        if (field.kind == FieldKind::Quantity) {
            const Datum& datum = *field.datum(object);
            if (!datum.set() && datum.source.empty() && datum.note.empty()) continue;
            out += key + (datum.si ? readable(*datum.si, *field.unit, 6) : text("cli.catalogue.unset"));
            if (datum.low && datum.high)
                out += " (" + readableNumber(field.unit->fromSi(*datum.low)) + "–"
                       + readableNumber(field.unit->fromSi(*datum.high)) + ")";
            out += "  [" + std::string(name(datum.grade)) + "]";
            if (!datum.source.empty()) out += " " + datum.source;
            if (!datum.note.empty()) out += "; " + datum.note;
            out += "\n";
        } else if (field.kind == FieldKind::List) {
            for (std::size_t i = 0; i < field.size(object); ++i) {
                void* element = field.at(object, i);
                out += label + field.key + "[" + textOf(*field.type, element, "id") + "]\n";
                writeObject(*field.type, element, indent + 2, out);
            }
        } else if (field.kind != FieldKind::Object && field.kind != FieldKind::Block) {
            const Tree value = readField(field, object);
            if (value.isNull() || (value.string() && value.string()->empty())) continue;
            out += key + (value.string() ? *value.string() : value.brief()) + "\n";
        }
    }
}

int runShow(const CatalogueCall& options)
{
    Equipment equipment = offeredEquipment();
    Equipment found;
    std::string out;
    for (const Field& list : typeOf<Equipment>().fields())
        for (std::size_t i = 0; i < list.size(&equipment); ++i) {
            void* object = list.at(&equipment, i);
            if (textOf(*list.type, object, "id") != options.id) continue;
            void* copy = list.insert(&found, list.size(&found));
            orStop(rw::writeObject(*list.type, copy, readObject(*list.type, object), options.id));
            out += (out.empty() ? "" : "\n") + std::string(list.key) + "[" + options.id + "]\n";
            writeObject(*list.type, object, 2, out);
        }
    if (out.empty()) throw Stop{{.code = "cli.catalogue-id", .found = options.id}};
    print(options.json ? writeCatalogueFile(found) : out);
    return kDone;
}

int runCheck(const CatalogueCall& options)
{
    const std::string json = orStop(realFileSystem().read(options.file, kMaxJsonBytes));
    const auto read = readCatalogueFile(json, options.file);
    if (!read) throw Stop{read.error(), kFindings};
    const auto merged = withUserCatalogue(builtInCatalogue(), *read);
    if (!merged) {
        Error error = merged.error();
        error.file = options.file;
        throw Stop{error, kFindings};
    }
    Equipment equipment = *read;
    print(text("cli.catalogue.good", {{"file", options.file}, {"n", std::to_string(entries(equipment).size())}}));
    return kDone;
}

}  // namespace

void addCatalogue(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("catalogue", "Look into the equipment catalogue, with its sources");
    command->require_subcommand(1);
    auto options = std::make_shared<CatalogueCall>();

    CLI::App* list = command->add_subcommand("list", "List the entries");
    list->add_option("--kind", options->kind, "Only entries of this kind, as in rack_designs")->type_name("KIND");
    list->add_flag("--json", options->json, "As one JSON document");
    list->callback([options, &run] { run = [options] { return runList(*options); }; });

    CLI::App* show = command->add_subcommand("show", "Show an entry: each datum with grade and source");
    show->add_option("ID", options->id, "Id of the entry")->required();
    show->add_flag("--json", options->json, "As a catalogue file");
    show->callback([options, &run] { run = [options] { return runShow(*options); }; });

    CLI::App* check = command->add_subcommand("check", "Check a catalogue file of your own");
    check->add_option("FILE", options->file, "Catalogue file")->required();
    check->callback([options, &run] { run = [options] { return runCheck(*options); }; });

    addCatalogueUpdate(*command, run);
}

}  // namespace rw::cli
