// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/plan_object.h"

#include "file/plan_file.h"
#include "plan/edit_tree.h"
#include "schema/path.h"
#include "schema/record.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

namespace rw {

namespace {

constexpr const char* kHeadKey = "rackwright_object";
constexpr const char* kVersionKey = "format_version";
constexpr const char* kObjectsKey = "objects";

/// The path of what an object stands in: empty for the plan.
std::string ownerOf(std::string_view path)
{
    const std::size_t dot = path.rfind('.');
    return std::string(dot == std::string_view::npos ? std::string_view() : path.substr(0, dot));
}

/// The list that an element stands in: "a[x].b[y]" is in "a[x].b".
std::string listOf(std::string_view element)
{
    return std::string(element.substr(0, element.rfind('[')));
}

std::string joined(std::string_view path, std::string_view key)
{
    return path.empty() ? std::string(key) : std::string(path) + "." + std::string(key);
}

std::string elementPath(std::string_view list, std::string_view id)
{
    return std::string(list) + "[" + std::string(id) + "]";
}

const std::string& idOf(const Tree& element)
{
    return *element.find("id")->string();
}

Result<Location> objectAt(const Plan& plan, const std::string& path)
{
    if (path.empty()) return Error{.code = "object.not-an-object", .path = path, .found = path};
    Result<Location> at = locate(typeOf<Plan>(), static_cast<const void*>(&plan), path);
    if (at && at->field) return Error{.code = "object.not-an-object", .path = path, .found = path};
    return at;
}

// --- writing -----------------------------------------------------------------------------------

/// A plan that holds some objects of another one and what they name, and nothing else.
class Excerpt {
public:
    explicit Excerpt(const Plan& from) : m_plan(from) {}
    Plan held;

    Status add(const std::string& path)
    {
        if (!m_done.insert(path).second) return Done{};
        const Result<Location> at = objectAt(m_plan, path);
        if (!at) return at.error();
        const Tree tree = readObject(*at->type, at->object);
        if (Status s = put(path, tree); !s) return s;
        return addNamed(*at->type, tree, ownerOf(path), true);
    }

private:
    /// \p owner: of the object itself, for references among siblings; what stands deeper has its siblings with it.
    Status addNamed(const ObjectType& type, const Tree& tree, const std::string& owner, bool outermost)
    {
        for (const Field& f : type.fields()) {
            const Tree* value = tree.find(f.key);
            if (!value) continue;
            Status done = Done{};
            if (f.kind == FieldKind::Reference && value->string()) {
                const bool sibling = f.target[0] == '.';
                if (!sibling) done = add(elementPath(f.target, *value->string()));
                else if (outermost) done = add(elementPath(joined(owner, f.target + 1), *value->string()));
            } else if (f.kind == FieldKind::Object) {
                done = addNamed(*f.type, *value, {}, false);
            } else if (f.kind == FieldKind::List || f.kind == FieldKind::Block) {
                for (const Tree& item : *value->list())
                    if (done) done = addNamed(*f.type, item, {}, false);
            }
            if (!done) return done;
        }
        return Done{};
    }

    /// Writes an object where it stands; what it stands in is made as far as it is not there.
    Status put(const std::string& path, const Tree& tree)
    {
        const ObjectType* type = &typeOf<Plan>();
        void* object = &held;
        const std::vector<PathStep> steps = parsePath(path).value();
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const Field& field = *type->find(steps[i].key);
            if (field.kind == FieldKind::Object) {
                object = field.at(object, 0);
            } else {
                void* element = nullptr;
                for (std::size_t e = 0; e < field.size(object) && !element; ++e)
                    if (*field.type->find("id")->get(field.at(object, e)).string() == steps[i].id)
                        element = field.at(object, e);
                if (!element) {
                    element = field.insert(object, field.size(object));
                    if (Status s = writeObject(*field.type, element, Tree::Object{{"id", steps[i].id}}, path); !s)
                        return s;
                }
                object = element;
            }
            type = field.type;
        }
        return writeObject(*type, object, tree, path);
    }

    const Plan& m_plan;
    std::set<std::string> m_done;
};

// --- reading -----------------------------------------------------------------------------------

struct ObjectText {
    Plan plan;
    std::vector<std::string> paths;
};

Result<ObjectText> readText(std::string_view text, const std::string& source)
{
    const Error none{.code = "object.none", .file = source, .found = kHeadKey};
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{') return none;
    const Result<JsonDocument> document = JsonDocument::parse(text, source);
    if (!document) return document.error();
    const Tree& root = document->root();
    const Tree* head = root.find(kHeadKey);
    if (!head || !head->string()) return none;
    const Tree* version = root.find(kVersionKey);
    if (!version || !version->integer() || *version->integer() != kPlanFormatVersion)
        return document->at({.code = version && version->integer() && *version->integer() > kPlanFormatVersion
                                         ? "file.version" : "file.no-version",
                             .path = kVersionKey, .found = version ? version->brief() : "none",
                             .allowed = std::to_string(kPlanFormatVersion)},
                            version);
    ObjectText out;
    const RecordReading reading{.header = {kHeadKey, kVersionKey, kObjectsKey}};
    if (const auto unknown = readRecord(*document, typeOf<Plan>(), &out.plan, reading); !unknown)
        return unknown.error();
    if (const auto dangling = lostReferences(out.plan); !dangling.empty())
        return document->at({.code = "file.reference", .path = dangling.front().path, .found = dangling.front().id,
                             .allowed = dangling.front().known.empty() ? "none: " + dangling.front().target + " is empty"
                                                                       : dangling.front().known},
                            valueAt(root, typeOf<Plan>(), dangling.front().path));
    const Tree* paths = root.find(kObjectsKey);
    if (!paths || !paths->list() || paths->list()->empty())
        return document->at({.code = "field.type", .path = kObjectsKey, .found = paths ? paths->brief() : "nothing",
                             .allowed = "a list of paths"},
                            paths);
    for (const Tree& path : *paths->list()) {
        const Error wrong{.code = "field.type", .path = kObjectsKey, .found = path.brief(), .allowed = "a path"};
        if (!path.string()) return document->at(wrong, &path);
        if (const auto at = objectAt(out.plan, *path.string()); !at) return document->at(at.error(), &path);
        out.paths.push_back(*path.string());
    }
    return out;
}

// --- pasting -----------------------------------------------------------------------------------

/// Where a pasted object goes: a list and a position in it, or the one object that it replaces.
struct Place {
    std::string path;          ///< of the list, or of the object
    std::size_t index = 0;
    bool replaces = false;
};

/// A field of a type, also inside its parts of which there is one, that satisfies; its path below the object.
template <class Accepts>
std::string findField(const ObjectType& type, const std::string& path, const Accepts& accepts)
{
    for (const Field& f : type.fields())
        if (accepts(f)) return joined(path, f.key);
    for (const Field& f : type.fields())
        if (f.kind == FieldKind::Object)
            if (std::string found = findField(*f.type, joined(path, f.key), accepts); !found.empty()) return found;
    return {};
}

/// "Hall" of "Hall 2".
std::string withoutNumber(const std::string& name)
{
    const std::size_t space = name.find_last_not_of("0123456789");
    const bool numbered = space != std::string::npos && space > 0 && space + 1 < name.size() && name[space] == ' ';
    return numbered ? name.substr(0, space) : name;
}

class Paster {
public:
    Paster(const Plan& plan, const ObjectText& from, std::string_view at)
        : m_plan(plan), m_from(from), m_at(at), m_next(plan.nextId)
    {
    }

    Result<PastedObjects> paste()
    {
        // Ids first: the pasted ones may name each other.
        std::vector<Place> places;
        for (const std::string& path : m_from.paths) {
            Result<Place> place = placeFor(path);
            if (!place) return place.error();
            if (!place->replaces) {
                const std::string id = freshIdLike(idOf(treeAt(path)));
                m_newIds[path] = id;
            }
            places.push_back(std::move(place.value()));
        }
        for (std::size_t i = 0; i < places.size(); ++i)
            if (Status s = pasteOne(m_from.paths[i], places[i]); !s) return s.error();
        for (Edit& e : m_brought) {
            const Location in = locate(typeOf<Plan>(), static_cast<const void*>(&m_plan), e.path).value();
            e.index = in.field->size(in.object) + m_inserted[e.path]++;
            m_out.edits.edits.push_back(std::move(e));
        }
        m_out.edits.labelKey = "edit.paste";
        // Trays and the like bring their ids with them: the counter goes past their numbers.
        m_next = std::max(m_next, highestIdNumber(toTree(m_out.edits)) + 1);
        if (m_next != m_plan.nextId) m_out.edits.edits.push_back(Edit::set("next_id", m_next));
        return std::move(m_out);
    }

private:
    Tree treeAt(const std::string& path) const
    {
        const Location at = objectAt(m_from.plan, path).value();
        return readObject(*at.type, at.object);
    }

    std::string freshIdLike(const std::string& id)
    {
        // "helios-12" begets "helios-31", not "helios-12-31".
        const std::size_t dash = id.find_last_not_of("0123456789");
        const bool numbered = dash != std::string::npos && dash > 0 && dash + 1 < id.size() && id[dash] == '-';
        std::string made;
        do made = freshId(m_plan, m_next, numbered ? id.substr(0, dash) : id);
        while (!m_ids.insert(made).second);
        return made;
    }

    Result<Place> placeFor(const std::string& path) const
    {
        const Location source = objectAt(m_from.plan, path).value();
        const std::string own = source.list ? std::string(source.list->key) : path.substr(path.rfind('.') + 1);
        for (std::string at = m_at;; at = ownerOf(at)) {
            const auto here = at.empty() ? Result<Location>(Location{.type = &typeOf<Plan>(),
                                                                     .object = const_cast<Plan*>(&m_plan)})
                                         : objectAt(m_plan, at);
            if (here && source.list) {
                if (here->list && here->list->type == source.type && own == here->list->key)
                    return Place{listOf(at), here->index + 1, false};
                const std::string list = findField(*here->type, at, [&](const Field& f) {
                    return f.kind == FieldKind::List && f.type == source.type && own == f.key;
                });
                if (!list.empty()) {
                    const Location in = locate(typeOf<Plan>(), static_cast<const void*>(&m_plan), list).value();
                    return Place{list, in.field->size(in.object), false};
                }
            } else if (here) {
                if (here->type == source.type && !at.empty()) return Place{at, 0, true};
                const std::string part = findField(*here->type, at, [&](const Field& f) {
                    return f.kind == FieldKind::Object && f.type == source.type && own == f.key;
                });
                if (!part.empty()) return Place{part, 0, true};
            }
            if (at.empty()) break;
        }
        // It belongs into something of which the plan may have several, and none is chosen.
        const std::string owner = ownerOf(path);
        const auto holder = objectAt(m_from.plan, owner);
        return Error{.code = "object.no-place", .path = path, .found = source.type->name(),
                     .allowed = holder ? holder->type->name() : owner};
    }

    Status pasteOne(const std::string& path, const Place& place)
    {
        const Location source = objectAt(m_from.plan, path).value();
        Tree tree = readObject(*source.type, source.object);
        const std::string owner = ownerOf(place.path);
        if (Status s = rename(*source.type, tree, path, owner, true); !s) return s;
        if (place.replaces) {
            overwrite(*source.type, tree, place.path);
            m_out.paths.push_back(place.path);
            return Done{};
        }
        const std::string& id = m_newIds[path];
        tree.set("id", id);
        nameApart(tree, place.path);
        m_out.edits.edits.push_back(Edit::insert(place.path, place.index + m_inserted[place.path]++, std::move(tree)));
        m_out.paths.push_back(elementPath(place.path, id));
        return Done{};
    }

    void overwrite(const ObjectType& type, const Tree& tree, const std::string& path)
    {
        const Location target = objectAt(m_plan, path).value();
        for (const Field& f : type.fields()) {
            const Tree& value = *tree.find(f.key);
            if (f.kind == FieldKind::Object) overwrite(*f.type, value, joined(path, f.key));
            else if (readField(f, target.object) != value)
                m_out.edits.edits.push_back(Edit::set(joined(path, f.key), value));
        }
    }

    /// Two of one name in one list cannot be told apart: the newcomer gets a number.
    void nameApart(Tree& tree, const std::string& list)
    {
        const Tree* name = tree.find("name");
        if (!name || !name->string() || name->string()->empty()) return;
        std::set<std::string>& taken = m_names[list];
        if (taken.empty()) {
            const Location at = locate(typeOf<Plan>(), static_cast<const void*>(&m_plan), list).value();
            for (std::size_t i = 0; i < at.field->size(at.object); ++i)
                taken.insert(*at.field->type->find("name")->get(at.field->at(at.object, i)).string());
        }
        const std::string stem = taken.count(*name->string()) > 0 ? withoutNumber(*name->string()) : *name->string();
        std::string free = *name->string();
        for (int n = 2; taken.count(free) > 0; ++n) free = stem + " " + std::to_string(n);
        taken.insert(free);
        tree.set("name", free);
    }

    /// The same, or the same that got a number when it was brought along before.
    static bool sameButForNumber(Tree there, const Tree& brought)
    {
        const Tree* name = brought.find("name");
        const Tree* nameThere = there.find("name");
        if (name && name->string() && nameThere && nameThere->string() && withoutNumber(*nameThere->string()) == *name->string())
            there.set("name", *name);
        return there == brought;
    }

    /// What an object names, by the names that this plan has for it.
    /// \p from: the object's path in the text; \p owner: what it will stand in.
    Status rename(const ObjectType& type, Tree& tree, const std::string& from, const std::string& owner, bool outermost)
    {
        for (const Field& f : type.fields()) {
            Tree* value = tree.find(f.key);
            if (!value) continue;
            Status done = Done{};
            if (f.kind == FieldKind::Reference && value->string()) {
                const bool sibling = f.target[0] == '.';
                if (sibling && !outermost) continue;
                const Result<std::string> id = sibling
                    ? bringSibling(joined(ownerOf(from), f.target + 1), joined(owner, f.target + 1), *value->string())
                    : bring(f.target, *value->string());
                if (!id) return id.error();
                *value = *id;
            } else if (f.kind == FieldKind::Object) {
                done = rename(*f.type, *value, {}, {}, false);
            } else if (f.kind == FieldKind::List || f.kind == FieldKind::Block) {
                for (Tree& item : *value->list())
                    if (done) done = rename(*f.type, item, {}, {}, false);
            }
            if (!done) return done;
        }
        return Done{};
    }

    /// The id here of an object of the text's top lists.
    Result<std::string> bring(const std::string& list, const std::string& id)
    {
        const std::string path = elementPath(list, id);
        if (const auto known = m_newIds.find(path); known != m_newIds.end()) return known->second;
        const Location source = objectAt(m_from.plan, path).value();
        Tree tree = readObject(*source.type, source.object);
        if (Status s = rename(*source.type, tree, path, {}, true); !s) return s.error();
        const Field& here = *typeOf<Plan>().find(list);
        void* plan = const_cast<Plan*>(&m_plan);
        bool taken = false;
        for (std::size_t i = 0; i < here.size(plan); ++i) {
            Tree there = readObject(*here.type, here.at(plan, i));
            const std::string thereId = idOf(there);
            taken = taken || thereId == id;
            there.set("id", id);
            if (sameButForNumber(there, tree)) return m_newIds[path] = thereId;
        }
        const std::string fresh = taken || !m_ids.insert(id).second ? freshIdLike(id) : id;
        tree.set("id", fresh);
        nameApart(tree, list);
        m_brought.push_back(Edit::insert(list, 0, std::move(tree)));
        return m_newIds[path] = fresh;
    }

    /// An object beside the pasted one: what stands there under its id serves; else it comes along.
    Result<std::string> bringSibling(const std::string& fromList, const std::string& list, const std::string& id)
    {
        if (const auto known = m_newIds.find(elementPath(fromList, id)); known != m_newIds.end()) return known->second;
        if (objectAt(m_plan, elementPath(list, id))) return id;
        m_newIds[elementPath(fromList, id)] = id;  // before its own siblings, which may name it
        const Location source = objectAt(m_from.plan, elementPath(fromList, id)).value();
        Tree tree = readObject(*source.type, source.object);
        if (Status s = rename(*source.type, tree, elementPath(fromList, id), ownerOf(list), true); !s) return s.error();
        m_brought.push_back(Edit::insert(list, 0, std::move(tree)));
        return id;
    }

    const Plan& m_plan;
    const ObjectText& m_from;
    std::string m_at;
    std::int64_t m_next;
    PastedObjects m_out;
    std::vector<Edit> m_brought;  ///< to the ends of their lists, once the pasted ones stand
    std::map<std::string, std::string> m_newIds;       ///< by path in the text
    std::set<std::string> m_ids;                       ///< given here so far
    std::map<std::string, std::size_t> m_inserted;     ///< by list
    std::map<std::string, std::set<std::string>> m_names;
};

}  // namespace

Result<std::string> writeObjects(const Plan& plan, const std::vector<std::string>& paths)
{
    Excerpt excerpt(plan);
    Tree::List named;
    std::string type;
    for (const std::string& path : paths) {
        if (Status s = excerpt.add(path); !s) return s.error();
        if (type.empty()) type = objectAt(plan, path).value().type->name();
        named.emplace_back(path);
    }
    Plan scratch;
    JsonWriter out;
    RecordWriter writer(out, typeOf<Plan>(), &scratch);
    out.beginObject();
    out.key(kHeadKey);
    out.value(type);
    out.key(kVersionKey);
    out.value(kPlanFormatVersion);
    out.key(kObjectsKey);
    out.value(std::move(named));
    writer.members(&excerpt.held);
    out.endObject();
    return out.text() + "\n";
}

Result<PastedObjects> pasteObjects(const Plan& plan, std::string_view text, std::string_view at,
                                   const std::string& source)
{
    const Result<ObjectText> from = readText(text, source);
    if (!from) return from.error();
    return Paster(plan, *from, at).paste();
}

}  // namespace rw
