// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_file.h"

#include "file/migration.h"
#include "schema/file_header.h"
#include "schema/record.h"

#include <algorithm>
#include <charconv>

namespace rw {

/// The highest number behind the last dash of any id: new ids of a file written by hand begin after it.
static std::int64_t highestIdNumber(const Tree& tree)
{
    std::int64_t highest = 0;
    if (const Tree::List* list = tree.list())
        for (const Tree& item : *list) highest = std::max(highest, highestIdNumber(item));
    if (const Tree::Object* object = tree.object())
        for (const auto& [key, value] : *object) {
            if (key != "id") {
                highest = std::max(highest, highestIdNumber(value));
                continue;
            }
            if (!value.string()) continue;
            const std::string& id = *value.string();
            const std::size_t dash = id.rfind('-');
            std::int64_t n = 0;
            // More than nine digits are no counter of ours.
            if (dash == std::string::npos || id.size() - dash > 10) continue;
            const auto [end, problem] = std::from_chars(id.data() + dash + 1, id.data() + id.size(), n);
            if (problem == std::errc{} && end == id.data() + id.size()) highest = std::max(highest, n);
        }
    return highest;
}

Result<Plan> readPlan(std::string_view text, const std::string& fileName)
{
    Result<JsonDocument> document = JsonDocument::parse(text, fileName);
    if (!document) return document.error();
    const Result<int> version = readHeader(*document, kPlanFormat, kPlanFormatVersion);
    if (!version) return version.error();
    if (*version < kPlanFormatVersion) {
        Tree root = document->root();
        if (Status s = migrate(root, *version, kPlanFormatVersion, planMigrations()); !s)
            return document->at(s.error(), nullptr);
        document.value().replaceRoot(std::move(root));
    }
    Plan plan;
    const RecordReading reading{.header = {std::begin(kHeaderKeys), std::end(kHeaderKeys)}, .keepUnknown = true};
    Result<std::vector<KeptKey>> unknown = readRecord(*document, typeOf<Plan>(), &plan, reading);
    if (!unknown) return unknown.error();
    for (KeptKey& k : unknown.value()) plan.unknown.push_back({std::move(k.path), std::move(k.json)});
    if (const auto dangling = danglingReferences(plan); !dangling.empty()) {
        const DanglingReference& d = dangling.front();
        return document->at({.code = "file.reference", .path = d.path, .found = d.id,
                             .allowed = d.known.empty() ? "none: " + d.target + " is empty" : d.known},
                            valueAt(document->root(), typeOf<Plan>(), d.path));
    }
    plan.nextId = std::max(plan.nextId, highestIdNumber(document->root()) + 1);
    return plan;
}

std::string writePlan(const Plan& plan)
{
    Plan scratch;
    std::vector<KeptKey> unknown;
    for (const UnknownKey& k : plan.unknown) unknown.push_back({k.path, k.json});
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
    if (!text) return text.error();
    return readPlan(*text, path);
}

Status savePlan(const Plan& plan, const std::string& path, FileSystem& files)
{
    return files.write(path, writePlan(plan));
}

}  // namespace rw
