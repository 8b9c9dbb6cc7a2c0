// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/edit.h"

#include "schema/path.h"

#include <algorithm>
#include <charconv>

namespace rw {

namespace {

/// A part of a datum ("source") as the datum's own Tree with that part replaced.
Tree withPart(const Tree& datumTree, const std::string& part, const Tree& value)
{
    Tree changed = datumTree;
    changed.set(part, value);
    return changed;
}

Status applySet(Plan& plan, Edit& edit)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, edit.path);
    if (!at) return at.error();
    if (!at->field)
        return Error{.code = "edit.not-a-field", .path = edit.path, .found = edit.path};
    const Tree before = readField(*at->field, at->object);
    if (!at->part.empty()) {
        const Tree* old = before.find(at->part);
        edit.before = old ? *old : Tree();
        return writeField(*at->field, at->object, withPart(before, at->part, edit.value), edit.path);
    }
    if (std::string_view(at->field->key) == "id")
        return Error{.code = "edit.id", .path = edit.path, .found = edit.value.brief()};
    if (Status s = writeField(*at->field, at->object, edit.value, edit.path); !s) return s;
    edit.before = before;
    return Done{};
}

Status applyInsert(Plan& plan, Edit& edit)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, edit.path);
    if (!at) return at.error();
    const Field* list = at->field;
    if (!list || list->kind != FieldKind::List)
        return Error{.code = "edit.not-a-list", .path = edit.path, .found = edit.path};
    if (edit.index > list->size(at->object))
        return Error{.code = "edit.index", .path = edit.path, .found = std::to_string(edit.index),
                     .allowed = "0 to " + std::to_string(list->size(at->object))};
    const Tree* id = edit.value.find("id");
    if (!id || !id->string() || id->string()->empty())
        return Error{.code = "edit.no-id", .path = edit.path, .found = edit.value.brief()};
    for (std::size_t i = 0; i < list->size(at->object); ++i)
        if (*list->type->find("id")->get(list->at(at->object, i)).string() == *id->string())
            return Error{.code = "field.duplicate-id", .path = edit.path, .found = *id->string()};
    void* element = list->insert(at->object, edit.index);
    Status written = writeObject(*list->type, element, edit.value, edit.path + "[" + *id->string() + "]");
    if (!written) list->erase(at->object, edit.index);
    return written;
}

Status applyRemove(Plan& plan, Edit& edit)
{
    Result<Location> at = locate(typeOf<Plan>(), &plan, edit.path);
    if (!at) return at.error();
    if (at->field || !at->list)
        return Error{.code = "edit.not-an-element", .path = edit.path, .found = edit.path};
    edit.before = readObject(*at->type, at->object);
    edit.index = at->index;
    at->list->erase(at->owner, at->index);
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
    at->list->move(at->owner, at->index, edit.index);
    return Done{};
}

Edit inverseOf(const Edit& edit)
{
    Edit back = edit;
    switch (edit.kind) {
    case Edit::Kind::Set: std::swap(back.value, back.before); break;
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

}  // namespace

static Status applyOne(Plan& plan, Edit& edit)
{
    switch (edit.kind) {
    case Edit::Kind::Set: return applySet(plan, edit);
    case Edit::Kind::Insert: return applyInsert(plan, edit);
    case Edit::Kind::Remove: return applyRemove(plan, edit);
    case Edit::Kind::Move: return applyMove(plan, edit);
    }
    return Done{};
}

Status apply(Plan& plan, EditList& list)
{
    for (std::size_t i = 0; i < list.edits.size(); ++i) {
        Status s = applyOne(plan, list.edits[i]);
        // A reference may dangle between the edits of one list, but not after it.
        if (s && i + 1 == list.edits.size() &&
            std::any_of(list.edits.begin(), list.edits.end(), [](const Edit& e) {
                return e.kind != Edit::Kind::Move;
            })) {
            if (const auto dangling = lostReferences(plan); !dangling.empty()) {
                const LostReference& d = dangling.front();
                const bool removed = list.edits[i].kind == Edit::Kind::Remove;
                s = Error{.code = removed ? "edit.in-use" : "file.reference", .path = d.path, .found = d.id,
                          .allowed = d.known};
                Edit back = inverseOf(list.edits[i]);
                RW_ASSERT(applyOne(plan, back).ok());
            }
        }
        if (s) continue;
        while (i-- > 0) {
            Edit back = inverseOf(list.edits[i]);
            RW_ASSERT(applyOne(plan, back).ok());
        }
        return s;
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
