// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/path.h"

#include <algorithm>
#include <span>

namespace rw {

Result<std::vector<PathStep>> parsePath(std::string_view path)
{
    const Error bad{.code = "path.syntax", .path = std::string(path), .found = std::string(path),
                    .allowed = "keys joined by dots, elements by id in brackets"};
    std::vector<PathStep> steps;
    std::size_t at = 0;
    while (at <= path.size()) {
        const std::size_t end = path.find_first_of(".[", at);
        PathStep step;
        step.key = std::string(path.substr(at, end == std::string_view::npos ? end : end - at));
        if (step.key.empty()) return bad;
        at = end == std::string_view::npos ? path.size() : end;
        if (at < path.size() && path[at] == '[') {
            const std::size_t close = path.find(']', at);
            if (close == std::string_view::npos || close == at + 1) return bad;
            step.id = std::string(path.substr(at + 1, close - at - 1));
            at = close + 1;
        }
        steps.push_back(std::move(step));
        if (at == path.size()) return steps;
        if (path[at] != '.') return bad;
        ++at;
    }
    return bad;
}

static std::string listedKeys(const ObjectType& type)
{
    std::string out;
    for (const Field& f : type.fields()) out += (out.empty() ? "" : ", ") + std::string(f.key);
    return out;
}

static std::string idOf(const ObjectType& type, const void* object)
{
    const Field* id = type.find("id");
    return id ? *id->get(object).string() : std::string();
}

/// Thousands of ids help nobody: the first of them, and how many there are.
static std::string someIds(const Field& block, const void* owner)
{
    constexpr std::size_t kNamed = 5;
    std::string out;
    const std::size_t n = block.size(owner);
    for (std::size_t i = 0; i < std::min(n, kNamed); ++i)
        out += (out.empty() ? "" : ", ") + idOf(*block.type, block.at(const_cast<void*>(owner), i));
    return n > kNamed ? out + ", ... (" + std::to_string(n) + ")" : out;
}

static bool isDatumPart(std::string_view key)
{
    return key == "source" || key == "grade" || key == "low" || key == "high" || key == "note";
}

Result<Location> locate(const ObjectType& rootType, void* root, std::string_view path)
{
    Result<std::vector<PathStep>> steps = parsePath(path);
    if (!steps) return steps.error();
    Location at{.type = &rootType, .object = root};
    for (const PathStep& step : *steps) {
        if (at.field) {
            if (at.field->kind == FieldKind::Quantity && at.part.empty() && isDatumPart(step.key) && step.id.empty()) {
                at.part = step.key;
                continue;
            }
            return Error{.code = "path.unknown", .path = std::string(path), .found = step.key,
                         .allowed = "nothing below " + std::string(at.field->key)};
        }
        const Field* field = at.type->find(step.key);
        if (!field)
            return Error{.code = "path.unknown", .path = std::string(path), .found = step.key,
                         .allowed = listedKeys(*at.type)};
        if (field->kind == FieldKind::Object && step.id.empty()) {
            at.list = nullptr;
            at.object = field->at(at.object, 0);
            at.type = field->type;
            continue;
        }
        if (step.id.empty()) {
            at.field = field;
            continue;
        }
        if (field->kind == FieldKind::Block && field->find) {
            const std::string_view id = step.id;
            const std::size_t i = field->find(at.object, std::span(&id, 1)).front();
            if (i == field->size(at.object))
                return Error{.code = "path.unknown", .path = std::string(path), .found = step.id,
                             .allowed = i == 0 ? "none: the list is empty" : someIds(*field, at.object)};
            at = Location{.type = field->type, .object = field->at(at.object, i), .list = field, .owner = at.object,
                          .index = i, .block = field};
            continue;
        }
        if (field->kind != FieldKind::List)
            return Error{.code = "path.unknown", .path = std::string(path), .found = "[" + step.id + "]",
                         .allowed = std::string(field->key) + " without an element"};
        std::string ids;
        bool found = false;
        for (std::size_t i = 0; i < field->size(at.object) && !found; ++i) {
            void* element = field->at(at.object, i);
            const std::string id = idOf(*field->type, element);
            ids += (ids.empty() ? "" : ", ") + id;
            if (id != step.id) continue;
            at = Location{.type = field->type, .object = element, .list = field, .owner = at.object, .index = i};
            found = true;
        }
        if (!found)
            return Error{.code = "path.unknown", .path = std::string(path), .found = step.id,
                         .allowed = ids.empty() ? "none: the list is empty" : ids};
    }
    // A sub-object reached by its key keeps no list; a field keeps none either.
    if (at.field) at.list = nullptr;
    return at;
}

Result<Location> locate(const ObjectType& rootType, const void* root, std::string_view path)
{
    return locate(rootType, const_cast<void*>(root), path);
}

}  // namespace rw
