// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/edit_tree.h"

#include <algorithm>
#include <charconv>

namespace rw {

static const char* word(Edit::Kind kind)
{
    switch (kind) {
    case Edit::Kind::Set: return "set";
    case Edit::Kind::Insert: return "insert";
    case Edit::Kind::Remove: return "remove";
    case Edit::Kind::Move: return "move";
    case Edit::Kind::Patch: return "patch";
    }
    return "";
}

static bool hasIndex(Edit::Kind kind)
{
    return kind == Edit::Kind::Insert || kind == Edit::Kind::Move;
}

static bool hasValue(Edit::Kind kind)
{
    return kind == Edit::Kind::Set || kind == Edit::Kind::Insert || kind == Edit::Kind::Patch;
}

Tree toTree(const EditList& list)
{
    Tree::List edits;
    for (const Edit& e : list.edits) {
        Tree one;
        one.set(word(e.kind), e.path);
        if (hasIndex(e.kind))
            one.set("index", static_cast<std::int64_t>(e.index));
        if (hasValue(e.kind))
            one.set("value", e.value);
        edits.push_back(std::move(one));
    }
    return Tree::Object{{"label", list.labelKey}, {"edits", std::move(edits)}};
}

static Result<Edit> editFrom(const Tree& tree)
{
    for (Edit::Kind kind :
         {Edit::Kind::Set, Edit::Kind::Insert, Edit::Kind::Remove, Edit::Kind::Move, Edit::Kind::Patch}) {
        const Tree* path = tree.find(word(kind));
        if (!path || !path->string())
            continue;
        Edit edit;
        edit.kind = kind;
        edit.path = *path->string();
        if (hasIndex(kind)) {
            const Tree* index = tree.find("index");
            if (!index || !index->integer() || *index->integer() < 0)
                return Error{.code = "edit.form",
                             .path = edit.path,
                             .found = index ? index->brief() : "no index",
                             .allowed = "an index"};
            edit.index = static_cast<std::size_t>(*index->integer());
        }
        if (hasValue(kind)) {
            const Tree* value = tree.find("value");
            if (!value)
                return Error{.code = "edit.form",
                             .path = edit.path,
                             .found = "no value",
                             .allowed = "a value"};
            edit.value = *value;
        }
        return edit;
    }
    return Error{
        .code = "edit.form", .found = tree.brief(), .allowed = "set, insert, remove, move or patch"};
}

Result<EditList> editListFrom(const Tree& tree)
{
    const Tree* label = tree.find("label");
    const Tree* edits = tree.find("edits");
    if (!label || !label->string() || !edits || !edits->list())
        return Error{
            .code = "edit.form", .found = tree.brief(), .allowed = "a label and a list of edits"};
    EditList list{*label->string(), {}};
    for (const Tree& one : *edits->list()) {
        Result<Edit> edit = editFrom(one);
        if (!edit)
            return edit.error();
        list.edits.push_back(std::move(edit).value());
    }
    return list;
}

std::int64_t highestIdNumber(const Tree& tree)
{
    std::int64_t highest = 0;
    if (const Tree::List* list = tree.list())
        for (const Tree& item : *list)
            highest = std::max(highest, highestIdNumber(item));
    if (const Tree::Object* object = tree.object())
        for (const auto& [key, value] : *object) {
            if (key != "id") {
                highest = std::max(highest, highestIdNumber(value));
                continue;
            }
            if (!value.string())
                continue;
            const std::string& id = *value.string();
            const std::size_t dash = id.rfind('-');
            std::int64_t n = 0;
            // More than nine digits are no counter of ours.
            if (dash == std::string::npos || id.size() - dash > 10)
                continue;
            const auto [end, problem] =
                std::from_chars(id.data() + dash + 1, id.data() + id.size(), n);
            if (problem == std::errc{} && end == id.data() + id.size())
                highest = std::max(highest, n);
        }
    return highest;
}

}  // namespace rw
