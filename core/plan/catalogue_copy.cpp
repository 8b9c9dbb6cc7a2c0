// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/catalogue_copy.h"

#include "plan/edit_tree.h"

#include <map>
#include <optional>
#include <set>

namespace rw {

namespace {

std::string textOf(const ObjectType& type, const void* object, const char* key)
{
    return *type.find(key)->get(object).string();
}

const void* elementWith(const Field& list, const void* owner, const char* key,
                        std::string_view value)
{
    for (std::size_t i = 0; i < list.size(owner); ++i) {
        const void* element = list.at(const_cast<void*>(owner), i);
        if (textOf(*list.type, element, key) == value)
            return element;
    }
    return nullptr;
}

std::string idsOf(const Field& list, const void* owner)
{
    std::string ids;
    for (std::size_t i = 0; i < list.size(owner); ++i)
        ids += (ids.empty() ? "" : ", ")
               + textOf(*list.type, list.at(const_cast<void*>(owner), i), "id");
    return ids.empty() ? "none" : ids;
}

class Copier {
public:
    Copier(const Plan& plan, const Catalogue& catalogue) : m_plan(plan), m_catalogue(catalogue) {}

    EditList edits;

    /// The id in the plan of a catalogue entry's copy, which is made where there is none.
    Result<std::string> use(std::string_view listKey, std::string_view entryId)
    {
        const Field* list = typeOf<Equipment>().find(listKey);
        if (!list)
            return unknown(listKey, entryId, "none");
        std::string& known = m_ids[{list->key, std::string(entryId)}];
        if (!known.empty())
            return known;
        const auto* owner = static_cast<const Equipment*>(&m_plan);
        if (const void* copy = elementWith(*list, owner, "catalogue_id", entryId))
            return known = textOf(*list->type, copy, "id");
        known = freeId(*list, entryId);
        const std::string id = known;  // the map may grow below
        Result<Tree> entry = entryTree(*list, entryId);
        if (!entry)
            return entry.error();
        entry.value().set("id", id);
        edits.edits.push_back(Edit::insert(list->key, list->size(owner) + m_added[list->key]++,
                                           std::move(entry).value()));
        return id;
    }

    /// An entry as its copy in the plan would be, but for the id; what it refers to is copied first.
    Result<Tree> entryTree(const Field& list, std::string_view entryId)
    {
        const void* entry = elementWith(list, &m_catalogue.equipment, "id", entryId);
        if (!entry)
            return unknown(list.key, entryId, idsOf(list, &m_catalogue.equipment));
        Tree tree = readObject(*list.type, entry);
        if (Status s = useReferences(*list.type, tree); !s)
            return s.error();
        tree.set("catalogue_id", entryId);
        tree.set("catalogue_version", m_catalogue.version);
        tree.set("catalogue_hash", entryHash(*list.type, entry));
        return tree;
    }

private:
    static Error unknown(std::string_view list, std::string_view id, const std::string& allowed)
    {
        return Error{.code = "catalogue.unknown-entry",
                     .path = std::string(list) + "[" + std::string(id) + "]",
                     .found = std::string(id),
                     .allowed = allowed};
    }

    std::string freeId(const Field& list, std::string_view wanted)
    {
        std::set<std::string>& taken = m_taken[list.key];
        const auto isFree = [&](const std::string& id) {
            return taken.count(id) == 0
                   && !elementWith(list, static_cast<const Equipment*>(&m_plan), "id", id);
        };
        std::string id(wanted);
        for (int n = 2; !isFree(id); ++n)
            id = std::string(wanted) + "-" + std::to_string(n);
        taken.insert(id);
        return id;
    }

    Status useReferences(const ObjectType& type, Tree& object)
    {
        for (const Field& f : type.fields()) {
            Tree& value = *object.find(f.key);
            if (f.kind == FieldKind::Reference && value.string() && f.target[0] != '.') {
                const Result<std::string> id = use(f.target, *value.string());
                if (!id)
                    return id.error();
                value = *id;
            } else if (f.kind == FieldKind::List) {
                for (Tree& item : *value.list())
                    if (Status s = useReferences(*f.type, item); !s)
                        return s;
            } else if (f.kind == FieldKind::Object) {
                if (Status s = useReferences(*f.type, value); !s)
                    return s;
            }
        }
        return Done{};
    }

    const Plan& m_plan;
    const Catalogue& m_catalogue;
    std::map<std::pair<std::string, std::string>, std::string>
        m_ids;  ///< in the plan, by list and entry
    std::map<std::string, std::set<std::string>> m_taken;
    std::map<std::string, std::size_t> m_added;
};

/// Slots and the like bring their ids with them: the plan's counter goes past their numbers.
void keepIdsFresh(const Plan& plan, EditList& edits)
{
    const std::int64_t next = highestIdNumber(toTree(edits)) + 1;
    if (next > plan.nextId)
        edits.edits.push_back(Edit::set("next_id", next));
}

}  // namespace

Result<CatalogueUse> useCatalogueEntry(const Plan& plan, const Catalogue& catalogue,
                                       std::string_view list, std::string_view entryId)
{
    Copier copier(plan, catalogue);
    Result<std::string> id = copier.use(list, entryId);
    if (!id)
        return id.error();
    copier.edits.labelKey = "edit.use-catalogue";
    keepIdsFresh(plan, copier.edits);
    return CatalogueUse{std::move(copier.edits), std::move(id).value()};
}

std::vector<CatalogueNotice> catalogueNotices(const Plan& plan, const Catalogue& catalogue)
{
    std::vector<CatalogueNotice> notices;
    const auto* owner = static_cast<const Equipment*>(&plan);
    for (const Field& list : typeOf<Equipment>().fields())
        for (std::size_t i = 0; i < list.size(owner); ++i) {
            const void* copy = list.at(const_cast<Equipment*>(owner), i);
            const std::string entryId = textOf(*list.type, copy, "catalogue_id");
            if (entryId.empty())
                continue;
            const void* entry = elementWith(list, &catalogue.equipment, "id", entryId);
            if (!entry
                || hasHash(*list.type, entry, textOf(*list.type, copy, "catalogue_hash")))
                continue;
            notices.push_back({list.key, textOf(*list.type, copy, "id"), entryId,
                               textOf(*list.type, copy, "catalogue_version"), catalogue.version});
        }
    return notices;
}

Result<EditList> acceptCatalogueEntry(const Plan& plan, const Catalogue& catalogue,
                                      std::string_view listKey, std::string_view id)
{
    const Field* list = typeOf<Equipment>().find(listKey);
    const auto* owner = static_cast<const Equipment*>(&plan);
    const void* copy = list ? elementWith(*list, owner, "id", id) : nullptr;
    if (!copy)
        return Error{.code = "path.unknown",
                     .path = std::string(listKey),
                     .found = std::string(id),
                     .allowed = list ? idsOf(*list, owner) : "none"};
    Copier copier(plan, catalogue);
    const Result<Tree> entry = copier.entryTree(*list, textOf(*list->type, copy, "catalogue_id"));
    if (!entry)
        return entry.error();
    copier.edits.labelKey = "edit.accept-catalogue";
    const std::string path = std::string(list->key) + "[" + std::string(id) + "].";
    for (const Field& f : list->type->fields()) {
        const Tree& value = *entry->find(f.key);
        if (std::string_view(f.key) == "id" || readField(f, copy) == value)
            continue;
        copier.edits.edits.push_back(Edit::set(path + f.key, value));
    }
    keepIdsFresh(plan, copier.edits);
    return std::move(copier.edits);
}

}  // namespace rw
