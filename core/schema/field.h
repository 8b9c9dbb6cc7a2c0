// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/block.h"
#include "schema/datum.h"
#include "schema/tree.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// A calendar day. Unset when year is 0.
struct Date {
    int year = 0;
    int month = 1;
    int day = 1;

    auto operator<=>(const Date&) const = default;
    bool set() const { return year != 0; }
    std::string text() const;               ///< "2026-10-01", empty when unset
    double years() const;                   ///< decimal years, for time axes
    static Result<Date> parse(std::string_view text);
};

enum class FieldKind { Quantity, Integer, Boolean, Text, Choice, Reference, Day, List, Object, Block };

class ObjectType;

/// Changes of a block, by places that were found already. Trees name fields, and were checked.
struct BlockChange {
    std::vector<std::size_t> putAt;      ///< rising, in the block as it is
    std::vector<const Tree*> put;        ///< the fields that become others; never the id
    std::vector<std::size_t> dropAt;     ///< rising, in the block as it is
    std::vector<std::size_t> insertAt;   ///< rising, in the block as it will be
    std::vector<const Tree*> insert;     ///< whole elements
};

/// One editable field, described once: reader, writer, schema, inspector, --set, scenarios, studies
/// and multi-edit all run from this table.
struct Field {
    using Getter = Tree (*)(const void* object);
    using Setter = void (*)(void* object, const Tree& value);  ///< of a value that was checked

    const char* key = "";  ///< in files and paths, without the unit suffix
    FieldKind kind = FieldKind::Text;
    const char* symbol = "";     ///< in formulas
    const Unit* unit = &unit::one;  ///< of files and of bare numbers
    double minimum = -std::numeric_limits<double>::infinity();  ///< SI, inclusive
    double maximum = std::numeric_limits<double>::infinity();
    bool nullable = false;  ///< null has a meaning: unset, or derived
    std::vector<const char*> choices;
    const char* target = "";  ///< reference: the list of the plan that holds the named objects
    std::string label;        ///< text key: "field.<type>.<key>", or "field.<key>"

    Getter get = nullptr;  ///< scalars and blocks
    Setter set = nullptr;
    Datum* (*datum)(void* object) = nullptr;  ///< quantities

    const ObjectType* type = nullptr;  ///< of the element or the sub-object
    std::size_t (*size)(const void* object) = nullptr;
    void* (*at)(void* object, std::size_t index) = nullptr;  ///< list element, or the sub-object
    void* (*insert)(void* object, std::size_t index) = nullptr;  ///< a fresh element before index
    void (*erase)(void* object, std::size_t index) = nullptr;
    void (*move)(void* object, std::size_t from, std::size_t to) = nullptr;
    /// Of blocks whose elements have ids: where these stand, size where nowhere; and changes of some of them.
    std::vector<std::size_t> (*find)(const void* object, std::span<const std::string_view> ids) = nullptr;
    void (*change)(void* object, const BlockChange& change) = nullptr;

    std::string fileKey() const;  ///< key with its unit suffix: "power_kW"
    std::string rangeText() const;  ///< "0 to 1000 kW", for messages
};

/// The fields of one struct, in file order.
class ObjectType {
public:
    ObjectType(const char* name, std::size_t size, std::vector<Field> fields);

    const char* name() const { return m_name; }
    std::size_t sizeOfStruct() const { return m_size; }
    std::span<const Field> fields() const { return m_fields; }
    const Field* find(std::string_view key) const;      ///< by key, with or without the unit suffix
    bool hasId() const { return find("id") != nullptr; }

private:
    const char* m_name;
    std::size_t m_size;
    std::vector<Field> m_fields;
};

/// The type of a plan struct; specialised beside the struct.
template <class T>
const ObjectType& typeOf();

/// Reads a field of an object as a Tree: quantities as {value, low, high, grade, source, note} in SI.
Tree readField(const Field& field, const void* object);
/// Checks a Tree against a field: kind, range, choices. \p path goes into the error.
Status checkField(const Field& field, const Tree& value, const std::string& path);
/// Checks and writes. A bare number or null in a quantity counts as entered by hand: its former
/// source, range and note go, because they spoke of another value.
Status writeField(const Field& field, void* object, const Tree& value, const std::string& path);

/// A whole object as a Tree, and back into a default-constructed one. Keys without unit suffix, SI.
Tree readObject(const ObjectType& type, const void* object);
Status writeObject(const ObjectType& type, void* object, const Tree& tree, const std::string& path);
/// The same of an object whose fields were checked: checkObject() found nothing.
void writeChecked(const ObjectType& type, void* object, const Tree& tree);
Status checkObject(const ObjectType& type, const Tree& tree, const std::string& path);

/// The source text of a number that a planner typed.
inline constexpr const char* kEnteredSource = "entered in this plan";
/// A source for the reader: as it stands, but that one in the reader's language.
std::string sourceWords(const std::string& source);

// --- describing fields -------------------------------------------------------------------------

namespace detail {
template <class M>
struct MemberOf;
template <class C, class T>
struct MemberOf<T C::*> {
    using Class = C;
    using Type = T;
};
template <auto M>
using ClassOf = typename MemberOf<decltype(M)>::Class;
template <auto M>
using TypeOf = typename MemberOf<decltype(M)>::Type;
template <auto M>
auto& member(void* object) { return static_cast<ClassOf<M>*>(object)->*M; }
template <auto M>
const auto& member(const void* object) { return static_cast<const ClassOf<M>*>(object)->*M; }
}  // namespace detail

struct Limits {
    double minimum = -std::numeric_limits<double>::infinity();  ///< in the field's unit
    double maximum = std::numeric_limits<double>::infinity();
};
inline constexpr Limits kAtLeastZero{0.0};
inline constexpr Limits kFraction{0.0, 1.0};
inline constexpr Limits kEfficiency{1e-6, 1.0};

/// A quantity with its provenance. May be unset.
template <auto M>
Field quantity(const char* key, const char* symbol, const UnitOf<detail::TypeOf<M>::kDimension>& unit,
               Limits limits = kAtLeastZero)
{
    Field f;
    f.key = key;
    f.kind = FieldKind::Quantity;
    f.symbol = symbol;
    f.unit = &unit;
    f.minimum = unit.toSi(limits.minimum);
    f.maximum = unit.toSi(limits.maximum);
    f.nullable = true;
    f.datum = [](void* o) -> Datum* { return &detail::member<M>(o); };
    return f;
}

/// A whole number; std::optional<std::int64_t> where null means derived.
template <auto M>
Field integer(const char* key, const char* symbol, Limits limits)
{
    using T = detail::TypeOf<M>;
    Field f;
    f.key = key;
    f.kind = FieldKind::Integer;
    f.symbol = symbol;
    f.minimum = limits.minimum;
    f.maximum = limits.maximum;
    if constexpr (std::is_same_v<T, std::optional<std::int64_t>>) {
        f.nullable = true;
        f.get = [](const void* o) {
            const auto& v = detail::member<M>(o);
            return v ? Tree(*v) : Tree();
        };
        f.set = [](void* o, const Tree& t) {
            auto& v = detail::member<M>(o);
            if (const auto* n = t.integer()) v = *n;
            else v.reset();
        };
    } else {
        static_assert(std::is_same_v<T, std::int64_t>);
        f.get = [](const void* o) { return Tree(detail::member<M>(o)); };
        f.set = [](void* o, const Tree& t) { detail::member<M>(o) = *t.integer(); };
    }
    return f;
}

template <auto M>
Field boolean(const char* key)
{
    Field f;
    f.key = key;
    f.kind = FieldKind::Boolean;
    f.get = [](const void* o) { return Tree(detail::member<M>(o)); };
    f.set = [](void* o, const Tree& t) { detail::member<M>(o) = *t.boolean(); };
    return f;
}

template <auto M>
Field textField(const char* key)
{
    Field f;
    f.key = key;
    f.kind = FieldKind::Text;
    f.get = [](const void* o) { return Tree(detail::member<M>(o)); };
    f.set = [](void* o, const Tree& t) { detail::member<M>(o) = *t.string(); };
    return f;
}

/// The id of an object: a lower-case slug, unique in its list.
template <class T>
Field idField()
{
    return textField<&T::id>("id");
}

/// The id of another object of the plan; empty (null in files) where none is chosen.
template <auto M>
Field reference(const char* key, const char* targetList)
{
    Field f;
    f.key = key;
    f.kind = FieldKind::Reference;
    f.target = targetList;
    f.nullable = true;
    f.get = [](const void* o) {
        const std::string& id = detail::member<M>(o);
        return id.empty() ? Tree() : Tree(id);
    };
    f.set = [](void* o, const Tree& t) { detail::member<M>(o) = t.string() ? *t.string() : std::string(); };
    return f;
}

/// An enum class whose values count up from 0 in the order of the names.
template <auto M>
Field choice(const char* key, std::vector<const char*> names)
{
    Field f;
    f.key = key;
    f.kind = FieldKind::Choice;
    f.choices = std::move(names);
    // Getter and setter speak in positions; readField and writeField turn them into names.
    f.get = [](const void* o) { return Tree(std::int64_t{static_cast<int>(detail::member<M>(o))}); };
    f.set = [](void* o, const Tree& t) {
        detail::member<M>(o) = static_cast<detail::TypeOf<M>>(*t.integer());
    };
    return f;
}

template <auto M>
Field dayField(const char* key)
{
    Field f;
    f.key = key;
    f.kind = FieldKind::Day;
    f.nullable = true;
    f.get = [](const void* o) {
        const Date& d = detail::member<M>(o);
        return d.set() ? Tree(d.text()) : Tree();
    };
    f.set = [](void* o, const Tree& t) {
        detail::member<M>(o) = t.string() ? Date::parse(*t.string()).value() : Date{};
    };
    return f;
}

template <auto M>
Field listField(const char* key)
{
    using Element = typename detail::TypeOf<M>::value_type;
    Field f;
    f.key = key;
    f.kind = FieldKind::List;
    f.type = &typeOf<Element>();
    f.size = [](const void* o) { return detail::member<M>(o).size(); };
    f.at = [](void* o, std::size_t i) -> void* { return &detail::member<M>(o)[i]; };
    f.insert = [](void* o, std::size_t i) -> void* {
        auto& v = detail::member<M>(o);
        return &*v.insert(v.begin() + static_cast<std::ptrdiff_t>(i), Element{});
    };
    f.erase = [](void* o, std::size_t i) {
        auto& v = detail::member<M>(o);
        v.erase(v.begin() + static_cast<std::ptrdiff_t>(i));
    };
    f.move = [](void* o, std::size_t from, std::size_t to) {
        auto& v = detail::member<M>(o);
        Element moved = std::move(v[from]);
        v.erase(v.begin() + static_cast<std::ptrdiff_t>(from));
        v.insert(v.begin() + static_cast<std::ptrdiff_t>(to), std::move(moved));
    };
    return f;
}

template <auto M>
Field objectField(const char* key)
{
    Field f;
    f.key = key;
    f.kind = FieldKind::Object;
    f.type = &typeOf<detail::TypeOf<M>>();
    f.at = [](void* o, std::size_t) -> void* { return &detail::member<M>(o); };
    return f;
}

/// A block of the plan. In files a list with one element a line.
template <auto M>
Field blockField(const char* key)
{
    using Element = typename detail::TypeOf<M>::Element;
    Field f;
    f.key = key;
    f.kind = FieldKind::Block;
    f.type = &typeOf<Element>();
    f.get = [](const void* o) {
        Tree::List list;
        const auto& block = detail::member<M>(o);
        list.reserve(block.size());
        for (const Element& e : block) list.push_back(readObject(typeOf<Element>(), &e));
        return Tree(std::move(list));
    };
    f.set = [](void* o, const Tree& t) {
        std::vector<Element> items;
        items.reserve(t.list()->size());
        for (const Tree& item : *t.list()) {
            Element e{};
            // The elements were checked with the block.
            RW_ASSERT(writeObject(typeOf<Element>(), &e, item, {}).ok());
            items.push_back(std::move(e));
        }
        detail::member<M>(o) = detail::TypeOf<M>(std::move(items));
    };
    f.size = [](const void* o) { return detail::member<M>(o).size(); };
    // For reading: a block's elements are shared between plans.
    f.at = [](void* o, std::size_t i) -> void* {
        return const_cast<Element*>(&detail::member<M>(static_cast<const void*>(o))[i]);
    };
    if constexpr (requires(const Element& e) { e.id; }) {
        f.find = [](const void* o, std::span<const std::string_view> ids) { return detail::member<M>(o).find(ids); };
        f.change = [](void* o, const BlockChange& change) {
            auto& block = detail::member<M>(o);
            block.change(change.putAt, [&](std::size_t k, Element& e) { writeChecked(typeOf<Element>(), &e, *change.put[k]); });
            std::vector<std::pair<std::size_t, Element>> fresh;
            fresh.reserve(change.insert.size());
            for (std::size_t k = 0; k < change.insert.size(); ++k) {
                Element e{};
                writeChecked(typeOf<Element>(), &e, *change.insert[k]);
                fresh.emplace_back(change.insertAt[k], std::move(e));
            }
            block.splice(change.dropAt, std::move(fresh));
        };
    }
    return f;
}

}  // namespace rw
