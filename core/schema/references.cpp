// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/references.h"

#include <map>
#include <set>

namespace rw {

namespace {

/// Where an object stands, told only when somebody asks: most objects lose nothing.
struct Place {
    const Place* up = nullptr;
    const Field* field = nullptr;    ///< of the object above; null: the root
    const void* element = nullptr;   ///< of a list or block

    std::string path() const
    {
        if (!field) return {};
        std::string out = up->path();
        if (!out.empty()) out += ".";
        out += field->key;
        if (element) out += "[" + *field->type->find("id")->get(element).string() + "]";
        return out;
    }
};

class Walk {
public:
    Walk(const ObjectType& type, const void* root) : m_type(type), m_root(root) {}
    std::vector<LostReference> lost;

    /// \p owner holds the list that the object stands in: ".trays" is looked up there.
    void object(const ObjectType& type, const void* o, const Place& place, const ObjectType& ownerType, const void* owner)
    {
        for (const Field& f : type.fields()) {
            if (f.kind == FieldKind::Object) {
                object(*f.type, f.at(const_cast<void*>(o), 0), {&place, &f, nullptr}, type, o);
            } else if (f.kind == FieldKind::List || f.kind == FieldKind::Block) {
                if (!mayRefer(*f.type)) continue;
                for (std::size_t i = 0; i < f.size(o); ++i) {
                    const void* e = f.at(const_cast<void*>(o), i);
                    object(*f.type, e, {&place, &f, e}, type, o);
                }
            } else if (f.kind == FieldKind::Reference) {
                const Tree id = f.get(o);
                if (!id.string()) continue;
                const bool local = f.target[0] == '.';
                const std::set<std::string>& known =
                    local ? idsOf(*ownerType.find(f.target + 1), owner) : idsOf(*m_type.find(f.target), m_root);
                if (known.count(*id.string()) > 0) continue;
                std::string all;
                for (const std::string& k : known) all += (all.empty() ? "" : ", ") + k;
                lost.push_back({Place{&place, &f, nullptr}.path(), local ? f.target + 1 : f.target, *id.string(), all});
            }
        }
    }

private:
    /// A block has up to some ten thousand elements: those of a type without references are passed over.
    static bool mayRefer(const ObjectType& type)
    {
        for (const Field& f : type.fields())
            if (f.kind == FieldKind::Reference || f.type) return true;
        return false;
    }

    const std::set<std::string>& idsOf(const Field& list, const void* owner)
    {
        const auto [it, fresh] = m_ids.try_emplace({&list, owner});
        for (std::size_t i = 0; fresh && i < list.size(owner); ++i)
            it->second.insert(
                *list.type->find("id")->get(list.at(const_cast<void*>(owner), i)).string());
        return it->second;
    }

    const ObjectType& m_type;
    const void* m_root;
    std::map<std::pair<const Field*, const void*>, std::set<std::string>> m_ids;
};

}  // namespace

std::vector<LostReference> lostReferences(const ObjectType& type, const void* object)
{
    Walk walk(type, object);
    walk.object(type, object, {}, type, object);
    return std::move(walk.lost);
}

}  // namespace rw
