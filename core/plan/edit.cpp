// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/edit.h"

#include "plan/block_patch.h"
#include "schema/path.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <span>

namespace rw {

namespace {

/// A part of a datum ("source") as the datum's own Tree with that part replaced.
Tree withPart(const Tree& datumTree, const std::string& part, const Tree& value)
{
    Tree changed = datumTree;
    changed.set(part, value);
    return changed;
}

/// What an edit may have taken the ground from.
struct Touched {
    bool everything = false;  ///< names may have gone, or objects have come with references of their own
    std::vector<LostReference> references;  ///< single ones that were written, each target once; what is known stays open
    std::set<std::pair<std::string, std::string>> named;  ///< list and id of these

    void write(const Field& f, const std::string& id, const std::string& path)
    {
        if (id.empty()) return;  // names nothing, and says so
        if (f.target[0] == '.') everything = true;
        else if (named.emplace(f.target, id).second) references.push_back({path, f.target, id, {}});
    }
};

void touchReferences(const ObjectType& type, const Tree& object, const std::string& path, Touched& touched)
{
    for (const auto& [key, value] : *object.object()) {
        const Field& f = *type.find(key);
        if (f.type) touched.everything = true;
        else if (f.kind == FieldKind::Reference && value.string()) touched.write(f, *value.string(), path + "." + f.key);
    }
}

/// Writes one field of an object, whether it stands in a block or not.
Status write(const Location& at, const Tree& value, const std::string& path)
{
    if (!at.block) return writeField(*at.field, at.object, value, path);
    RW_ASSERT(at.block->type == at.type);  // elements of blocks hold no objects
    if (Status s = checkField(*at.field, value, path); !s) return s;
    const Tree put = Tree::Object{{at.field->key, value}};
    BlockChange change;
    change.putAt = {at.index};
    change.put = {&put};
    at.block->change(at.owner, change);
    return Done{};
}

Status applySet(Plan& plan, Edit& edit, Touched& touched)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, edit.path);
    if (!at) return at.error();
    if (!at->field)
        return Error{.code = "edit.not-a-field", .path = edit.path, .found = edit.path};
    const Tree before = readField(*at->field, at->object);
    if (!at->part.empty()) {
        const Tree* old = before.find(at->part);
        edit.before = old ? *old : Tree();
        return write(*at, withPart(before, at->part, edit.value), edit.path);
    }
    if (std::string_view(at->field->key) == "id")
        return Error{.code = "edit.id", .path = edit.path, .found = edit.value.brief()};
    if (Status s = write(*at, edit.value, edit.path); !s) return s;
    edit.before = before;
    if (at->field->type) touched.everything = true;
    else if (at->field->kind == FieldKind::Reference && edit.value.string())
        touched.write(*at->field, *edit.value.string(), edit.path);
    return Done{};
}

Status applyInsert(Plan& plan, Edit& edit, Touched& touched)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, edit.path);
    if (!at) return at.error();
    const Field* list = at->field;
    const bool block = list && list->kind == FieldKind::Block && list->change;
    if (!list || (list->kind != FieldKind::List && !block))
        return Error{.code = "edit.not-a-list", .path = edit.path, .found = edit.path};
    if (edit.index > list->size(at->object))
        return Error{.code = "edit.index", .path = edit.path, .found = std::to_string(edit.index),
                     .allowed = "0 to " + std::to_string(list->size(at->object))};
    const Tree* id = edit.value.find("id");
    if (!id || !id->string() || id->string()->empty())
        return Error{.code = "edit.no-id", .path = edit.path, .found = edit.value.brief()};
    const std::string path = edit.path + "[" + *id->string() + "]";
    if (block) {
        const std::string_view asked = *id->string();
        if (list->find(at->object, std::span(&asked, 1)).front() < list->size(at->object))
            return Error{.code = "field.duplicate-id", .path = edit.path, .found = *id->string()};
        if (Status s = checkObject(*list->type, edit.value, path); !s) return s;
        BlockChange change;
        change.insertAt = {edit.index};
        change.insert = {&edit.value};
        list->change(at->object, change);
        touchReferences(*list->type, edit.value, path, touched);
        return Done{};
    }
    touched.everything = true;
    for (std::size_t i = 0; i < list->size(at->object); ++i)
        if (*list->type->find("id")->get(list->at(at->object, i)).string() == *id->string())
            return Error{.code = "field.duplicate-id", .path = edit.path, .found = *id->string()};
    void* element = list->insert(at->object, edit.index);
    Status written = writeObject(*list->type, element, edit.value, path);
    if (!written) list->erase(at->object, edit.index);
    return written;
}

Status applyRemove(Plan& plan, Edit& edit, Touched& touched)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, edit.path);
    if (!at) return at.error();
    if (at->field || !at->list)
        return Error{.code = "edit.not-an-element", .path = edit.path, .found = edit.path};
    edit.before = readObject(*at->type, at->object);
    edit.index = at->index;
    if (at->block) {
        BlockChange change;
        change.dropAt = {at->index};
        at->block->change(at->owner, change);  // nothing names what stands in a block
    } else {
        touched.everything = true;
        at->list->erase(at->owner, at->index);
    }
    return Done{};
}

Status applyMove(Plan& plan, Edit& edit)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, edit.path);
    if (!at) return at.error();
    if (at->field || !at->list)
        return Error{.code = "edit.not-an-element", .path = edit.path, .found = edit.path};
    if (edit.index >= at->list->size(at->owner))
        return Error{.code = "edit.index", .path = edit.path, .found = std::to_string(edit.index),
                     .allowed = "0 to " + std::to_string(at->list->size(at->owner) - 1)};
    edit.from = at->index;
    if (at->block) {
        const Tree element = readObject(*at->type, at->object);
        BlockChange change;
        change.dropAt = {edit.from};
        change.insertAt = {edit.index};
        change.insert = {&element};
        at->block->change(at->owner, change);
    } else {
        at->list->move(at->owner, at->index, edit.index);
    }
    return Done{};
}

Status applyPatchAt(Plan& plan, Edit& edit, Touched& touched)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, edit.path);
    if (!at) return at.error();
    if (Status s = applyPatch(*at, edit); !s) return s;
    for (const char* key : {"put", "insert"})
        if (const Tree* list = edit.value.find(key))
            for (const Tree& element : *list->list())
                touchReferences(*at->field->type, element, edit.path + "[" + *element.find("id")->string() + "]", touched);
    return Done{};
}

Edit inverseOf(const Edit& edit)
{
    Edit back = edit;
    switch (edit.kind) {
    case Edit::Kind::Set:
    case Edit::Kind::Patch: std::swap(back.value, back.before); break;
    case Edit::Kind::Insert:
        back.kind = Edit::Kind::Remove;
        back.path += "[" + *edit.value.find("id")->string() + "]";
        back.value = {};
        break;
    case Edit::Kind::Remove:
        back.kind = Edit::Kind::Insert;
        back.path = edit.path.substr(0, edit.path.rfind('['));
        back.value = edit.before;
        back.before = {};
        break;
    case Edit::Kind::Move: std::swap(back.index, back.from); break;
    }
    return back;
}

Status applyOne(Plan& plan, Edit& edit, Touched& touched)
{
    switch (edit.kind) {
    case Edit::Kind::Set: return applySet(plan, edit, touched);
    case Edit::Kind::Insert: return applyInsert(plan, edit, touched);
    case Edit::Kind::Remove: return applyRemove(plan, edit, touched);
    case Edit::Kind::Move: return applyMove(plan, edit);
    case Edit::Kind::Patch: return applyPatchAt(plan, edit, touched);
    }
    return Done{};
}

/// What no longer names anything after an edit. Nothing that was not touched can have lost what it names.
std::vector<LostReference> lostBy(const Plan& plan, const Touched& touched)
{
    if (touched.everything) return lostReferences(plan);
    for (LostReference r : touched.references) {
        const Field& list = *typeOf<Plan>().find(r.target);
        bool known = false;
        for (std::size_t i = 0; i < list.size(&plan) && !known; ++i) {
            const std::string id = *list.type->find("id")->get(list.at(const_cast<Plan*>(&plan), i)).string();
            known = id == r.id;
            r.known += (r.known.empty() ? "" : ", ") + id;
        }
        if (!known) return {r};
    }
    return {};
}

/// The objects that name what was removed, each once: a hall of many racks is one.
std::string usersOf(const LostReference& first, const std::vector<LostReference>& lost)
{
    std::vector<std::string> users;
    for (const LostReference& r : lost) {
        if (r.target != first.target || r.id != first.id) continue;
        const std::size_t end = r.path.find(']');
        std::string user = r.path.substr(0, end == std::string::npos ? end : end + 1);
        if (std::find(users.begin(), users.end(), user) == users.end()) users.push_back(std::move(user));
    }
    return fmt::format("{}", fmt::join(users, ", "));
}

}  // namespace

Status apply(Plan& plan, EditList& list)
{
    Touched touched;
    const auto takeBack = [&](std::size_t applied) {
        Touched nothing;
        while (applied-- > 0) {
            Edit back = inverseOf(list.edits[applied]);
            RW_ASSERT(applyOne(plan, back, nothing).ok());
        }
    };
    for (std::size_t i = 0; i < list.edits.size(); ++i) {
        Status s = applyOne(plan, list.edits[i], touched);
        if (s) continue;
        takeBack(i);
        return s;
    }
    // A reference may dangle between the edits of one list, but not after it.
    if (const auto dangling = lostBy(plan, touched); !dangling.empty()) {
        const LostReference& d = dangling.front();
        const bool removed = list.edits.back().kind == Edit::Kind::Remove;
        takeBack(list.edits.size());
        if (removed) return Error{.code = "edit.in-use", .path = d.path, .found = d.id, .allowed = usersOf(d, dangling)};
        return Error{.code = "file.reference", .path = d.path, .found = d.id, .allowed = d.known};
    }
    return Done{};
}

Status apply(Plan& plan, Edit& edit)
{
    EditList list{{}, {edit}};
    Status s = apply(plan, list);
    if (s) edit = list.edits.front();
    return s;
}

EditList inverse(const EditList& applied)
{
    EditList back{applied.labelKey, {}};
    for (auto it = applied.edits.rbegin(); it != applied.edits.rend(); ++it) back.edits.push_back(inverseOf(*it));
    return back;
}

Result<Edit> parseAssignment(const Plan& plan, std::string_view path, std::string_view value)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, path);
    if (!at) return at.error();
    if (!at->field) return Error{.code = "edit.not-a-field", .path = std::string(path), .found = std::string(path)};
    const Field& f = *at->field;
    const std::string text(value);
    Tree tree;
    const bool number = f.kind == FieldKind::Quantity && (at->part.empty() || at->part == "low" || at->part == "high");
    if (text == "null" && f.nullable) {
        tree = Tree();
    } else if (number) {
        Result<double> si = parseQuantity(value, *f.unit);
        if (!si) {
            Error e = si.error();
            e.path = std::string(path);
            return e;
        }
        tree = *si;
    } else if (f.kind == FieldKind::Integer) {
        std::int64_t n = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), n);
        if (problem != std::errc{} || end != text.data() + text.size())
            return Error{.code = "field.type", .path = std::string(path), .found = text, .allowed = "a whole number"};
        tree = n;
    } else if (f.kind == FieldKind::Boolean) {
        if (text != "true" && text != "false")
            return Error{.code = "field.type", .path = std::string(path), .found = text, .allowed = "true or false"};
        tree = text == "true";
    } else if (f.kind == FieldKind::List || f.kind == FieldKind::Object || f.kind == FieldKind::Block) {
        return Error{.code = "edit.not-a-field", .path = std::string(path), .found = std::string(path)};
    } else {
        tree = text;
    }
    if (at->part.empty())
        if (Status s = checkField(f, tree, std::string(path)); !s) return s.error();
    return Edit::set(std::string(path), std::move(tree));
}

Result<ScenarioPlan> withScenario(const Plan& plan, std::string_view scenarioId)
{
    const Scenario* scenario = findById(plan.scenarios, scenarioId);
    if (!scenario) {
        std::string known;
        for (const Scenario& s : plan.scenarios) known += (known.empty() ? "" : ", ") + s.id;
        return Error{.code = "path.unknown", .path = "scenarios", .found = std::string(scenarioId),
                     .allowed = known.empty() ? "none: the plan has no scenarios" : known};
    }
    ScenarioPlan out{plan, {}};
    for (const Override& o : scenario->overrides) {
        Result<Edit> edit = parseAssignment(out.plan, o.path, o.value);
        if (!edit && edit.error().code == "path.unknown") {
            out.lost.push_back(o.path);
            continue;
        }
        if (!edit) return edit.error();
        Edit e = *edit;
        if (Status s = apply(out.plan, e); !s) return s.error();
    }
    return out;
}

}  // namespace rw
