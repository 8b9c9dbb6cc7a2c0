// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"

#include "file/migration.h"
#include "plan/edit_tree.h"
#include "schema/file_header.h"
#include "schema/record.h"

namespace rw {

Result<Plan> readPlan(std::string_view text, const std::string& fileName)
{
    Result<JsonDocument> document = JsonDocument::parse(text, fileName);
    if (!document)
        return document.error();
    const Result<int> version = readHeader(*document, kPlanFormat, kPlanFormatVersion);
    if (!version)
        return version.error();
    if (*version < kPlanFormatVersion) {
        Tree root = document->root();
        if (Status s = migrate(root, *version, kPlanFormatVersion, planMigrations()); !s)
            return document->at(s.error(), nullptr);
        document.value().replaceRoot(std::move(root));
    }
    Plan plan;
    const RecordReading reading{.header = {std::begin(kHeaderKeys), std::end(kHeaderKeys)},
                                .keepUnknown = true};
    Result<std::vector<KeptKey>> unknown = readRecord(*document, typeOf<Plan>(), &plan, reading);
    if (!unknown)
        return unknown.error();
    for (KeptKey& k : unknown.value())
        plan.unknown.push_back({std::move(k.path), std::move(k.json)});
    if (const auto dangling = lostReferences(plan); !dangling.empty()) {
        const LostReference& d = dangling.front();
        return document->at(
            {.code = "file.reference",
             .path = d.path,
             .found = d.id,
             .allowed = d.known.empty() ? "none: " + d.target + " is empty" : d.known},
            valueAt(document->root(), typeOf<Plan>(), d.path));
    }
    // A file written by hand need not count: its new ids begin after all it has.
    if (!document->root().find("next_id"))
        plan.nextId = highestIdNumber(document->root()) + 1;
    return plan;
}

std::string writePlan(const Plan& plan)
{
    Plan scratch;
    std::vector<KeptKey> unknown;
    for (const UnknownKey& k : plan.unknown)
        unknown.push_back({k.path, k.json});
    JsonWriter out;
    RecordWriter writer(out, typeOf<Plan>(), &scratch);
    writer.keep(unknown);
    out.beginObject();
    writeHeader(out, kPlanFormat, kPlanFormatVersion);
    writer.members(&plan);
    out.endObject();
    return out.text() + "\n";
}

Result<Plan> loadPlan(const std::string& path, FileSystem& files)
{
    const Result<std::string> text = files.read(path, kMaxJsonBytes);
    if (!text)
        return text.error();
    return readPlan(*text, path);
}

Status savePlan(const Plan& plan, const std::string& path, FileSystem& files)
{
    return files.write(path, writePlan(plan));
}

}  // namespace rw
