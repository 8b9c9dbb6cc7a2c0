// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/replace.h"

#include "plan/catalogue_copy.h"
#include "schema/path.h"

#include <cstring>

namespace rw {

namespace {

/// Goes through all fields of a plan and turns references to one object into references to another.
class Walk {
public:
    Walk(std::string_view list, std::string_view oldId, std::string_view newId)
        : m_list(list), m_old(oldId), m_new(newId)
    {
    }

    std::vector<Edit> edits;
    std::vector<ReplacedUse> uses;

    void object(const ObjectType& type, const void* o, const std::string& path)
    {
        for (const Field& f : type.fields()) {
            const std::string at = path.empty() ? f.key : path + "." + f.key;
            switch (f.kind) {
            case FieldKind::Reference:
                if (names(f, f.get(o))) {
                    edits.push_back(Edit::set(at, Tree(m_new)));
                    uses.push_back({path, f.label, 1});
                }
                break;
            case FieldKind::Object: object(*f.type, f.at(const_cast<void*>(o), 0), at); break;
            case FieldKind::List:
                for (std::size_t i = 0; i < f.size(o); ++i) {
                    const void* element = f.at(const_cast<void*>(o), i);
                    object(*f.type, element, at + "[" + *f.type->find("id")->get(element).string() + "]");
                }
                break;
            case FieldKind::Block: block(f, o, at); break;
            default: break;
            }
        }
    }

private:
    bool names(const Field& f, const Tree& value) const
    {
        return m_list == f.target && value.string() && *value.string() == m_old;
    }

    /// A block is replaced as a whole: one edit, however much is drawn.
    void block(const Field& f, const void* o, const std::string& path)
    {
        for (const Field& inner : f.type->fields()) {
            if (inner.kind != FieldKind::Reference || m_list != inner.target) continue;
            std::int64_t count = 0;
            for (std::size_t i = 0; i < f.size(o); ++i)
                count += names(inner, inner.get(f.at(const_cast<void*>(o), i))) ? 1 : 0;
            if (count == 0) continue;
            Tree whole = f.get(o);
            for (Tree& element : *whole.list())
                if (Tree* value = element.find(inner.key); value && value->string() && *value->string() == m_old) *value = m_new;
            edits.push_back(Edit::set(path, std::move(whole)));
            uses.push_back({path, inner.label, count});
        }
    }

    std::string m_list;
    std::string m_old;
    std::string m_new;
};

/// Whether the field that a path of an override names refers to objects of a list.
bool refersTo(const Plan& plan, const std::string& path, std::string_view list)
{
    const Result<Location> at = locate(typeOf<Plan>(), &plan, path);
    return at && at->field && at->field->kind == FieldKind::Reference && list == at->field->target;
}

std::vector<KeptMention> mentions(const Plan& plan, std::string_view list, std::string_view oldId)
{
    std::vector<KeptMention> kept;
    const std::string object = std::string(list) + "[" + std::string(oldId) + "]";
    for (const Scenario& scenario : plan.scenarios)
        for (const Override& o : scenario.overrides)
            if (o.path.rfind(object, 0) == 0 || (o.value == oldId && refersTo(plan, o.path, list)))
                kept.push_back({KeptMention::Kind::Override, "scenarios[" + scenario.id + "].overrides[" + o.id + "]", scenario.id,
                                o.path + " = " + o.value});
    for (const Acknowledgement& a : plan.acknowledgements)
        if (a.subject.rfind(object, 0) == 0)
            kept.push_back({KeptMention::Kind::Acknowledgement, "acknowledgements[" + a.id + "]", a.code, a.subject});
    return kept;
}

bool has(const Plan& plan, const Field& list, std::string_view id)
{
    for (std::size_t i = 0; i < list.size(&plan); ++i)
        if (*list.type->find("id")->get(list.at(const_cast<Plan*>(&plan), i)).string() == id) return true;
    return false;
}

std::string idsOf(const Plan& plan, const Field& list)
{
    std::string ids;
    for (std::size_t i = 0; i < list.size(&plan); ++i)
        ids += (ids.empty() ? "" : ", ") + *list.type->find("id")->get(list.at(const_cast<Plan*>(&plan), i)).string();
    return ids.empty() ? "none" : ids;
}

}  // namespace

std::int64_t Replacement::places() const
{
    std::int64_t n = 0;
    for (const ReplacedUse& use : uses) n += use.count;
    return n;
}

Result<Replacement> replaceEverywhere(const Plan& plan, const Catalogue& catalogue, std::string_view listKey,
                                      std::string_view oldId, const ReplaceBy& by, bool remove)
{
    const Field* list = typeOf<Plan>().find(listKey);
    if (!list || list->kind != FieldKind::List)
        return Error{.code = "path.unknown", .path = std::string(listKey), .found = std::string(listKey), .allowed = "a list of the plan"};
    const auto unknown = [&](std::string_view id) {
        return Error{.code = "path.unknown", .path = std::string(listKey), .found = std::string(id), .allowed = idsOf(plan, *list)};
    };
    if (!has(plan, *list, oldId)) return unknown(oldId);

    Replacement r;
    r.edits.labelKey = "edit.replace";
    r.id = by.id;
    if (by.source == ReplaceBy::Source::Catalogue) {
        Result<CatalogueUse> use = useCatalogueEntry(plan, catalogue, listKey, by.id);
        if (!use) return use.error();
        r.id = use->id;
        r.edits.edits = std::move(use.value().edits.edits);
    } else if (!has(plan, *list, by.id)) {
        return unknown(by.id);
    }
    if (r.id == oldId) return Error{.code = "edit.same", .path = std::string(listKey), .found = r.id};

    Walk walk(listKey, oldId, r.id);
    walk.object(typeOf<Plan>(), &plan, {});
    r.uses = std::move(walk.uses);
    for (Edit& edit : walk.edits) r.edits.edits.push_back(std::move(edit));
    if (remove) r.edits.edits.push_back(Edit::remove(std::string(listKey) + "[" + std::string(oldId) + "]"));
    r.kept = mentions(plan, listKey, oldId);
    return r;
}

}  // namespace rw
