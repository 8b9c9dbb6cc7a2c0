// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity/unit.h"
#include "schema/path.h"
#include "schema/record.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace rw {

namespace {

/// Turns the form of files into that of Trees elsewhere. Only what the form itself asks for is
/// checked here; kinds, ranges and choices are checked where the Tree is written into the object.
class FormReader {
public:
    explicit FormReader(const RecordReading& reading) : m_reading(reading) {}

    std::optional<Error> error;  ///< the first one, with its path
    const Tree* place = nullptr;
    std::vector<std::pair<std::string, const Tree*>> unknown;

    Tree object(const ObjectType& type, const Tree& file, bool root = false)
    {
        const Tree::Object* members = file.object();
        if (!members)
            return file;  // told as a wrong kind later
        const Keys& keys = keysOf(type);
        Tree::Object out;
        out.reserve(members->size());
        const Tree* sources = nullptr;
        std::size_t expected = 0;
        for (const auto& [key, value] : *members) {
            if (key == "sources") {
                sources = &value;
                continue;
            }
            if (root && isHeader(key))
                continue;
            const Field* field = find(keys, key, expected);
            if (!field) {
                unknownKey(type, key, value);
                if (error)
                    return {};
                continue;
            }
            m_path.push_back(field->key);
            out.emplace_back(field->key, member(*field, value));
            m_path.pop_back();
            if (error)
                return {};
        }
        if (sources)
            readSources(type, *sources, out);
        return out;
    }

private:
    using Keys = std::vector<std::pair<std::string, const Field*>>;

    const Keys& keysOf(const ObjectType& type)
    {
        Keys& keys = m_keys[&type];
        if (keys.empty())
            for (const Field& f : type.fields())
                keys.emplace_back(f.fileKey(), &f);
        return keys;
    }

    /// Files keep the order of the table, so the search begins behind the key that was found last.
    static const Field* find(const Keys& keys, std::string_view key, std::size_t& expected)
    {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const std::size_t at = (expected + i) % keys.size();
            if (keys[at].first != key)
                continue;
            expected = at + 1;
            return keys[at].second;
        }
        return nullptr;
    }

    bool isHeader(std::string_view key) const
    {
        return std::find(m_reading.header.begin(), m_reading.header.end(), key)
               != m_reading.header.end();
    }

    std::string path(std::string_view last = {}) const
    {
        std::string out;
        for (const std::string& step : m_path) {
            if (!out.empty() && step.front() != '[')
                out += '.';
            out += step;
        }
        if (!last.empty() || m_path.empty())
            out += (out.empty() ? "" : ".") + std::string(last);
        return out;
    }

    static bool isPlain(std::string_view key)
    {
        return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                   || c == '_' || c == '-';
        });
    }

    void fail(Error e, const Tree* at, std::string_view last = {})
    {
        if (error)
            return;
        e.path = path(last);
        error = std::move(e);
        place = at;
    }

    /// A quantity under its bare key or in another unit must not be lost as an unknown key.
    static const Field* meant(const ObjectType& type, std::string_view key)
    {
        for (const Field& f : type.fields()) {
            if (f.kind != FieldKind::Quantity || key.substr(0, std::strlen(f.key)) != f.key)
                continue;
            const std::string_view suffix = key.substr(std::strlen(f.key));
            if (suffix.empty())
                return &f;
            if (suffix.front() == '_' && findUnit(suffix.substr(1), f.unit->dimension))
                return &f;
        }
        return nullptr;
    }

    void unknownKey(const ObjectType& type, const std::string& key, const Tree& value)
    {
        if (const Field* field = meant(type, key))
            return fail({.code = "record.unit", .found = key, .allowed = field->fileKey()}, &value,
                        key);
        if (!m_reading.keepUnknown) {
            std::string allowed;
            for (const Field& f : type.fields())
                allowed += (allowed.empty() ? "" : ", ") + f.fileKey();
            return fail({.code = "path.unknown", .found = key, .allowed = allowed}, &value, key);
        }
        unknown.emplace_back(path(isPlain(key) ? key : writeJson(key, JsonStyle::Line)), &value);
    }

    Tree member(const Field& field, const Tree& value)
    {
        switch (field.kind) {
        case FieldKind::Quantity: return quantityValue(field, value);
        case FieldKind::Integer:
            // "6.0" is a whole number too.
            if (const double* x = value.real(); x && *x == std::floor(*x) && std::abs(*x) < 0x1p53)
                return static_cast<std::int64_t>(*x);
            return value;
        case FieldKind::List:
        case FieldKind::Block: return elements(field, value);
        case FieldKind::Object: return object(*field.type, value);
        case FieldKind::Boolean:
        case FieldKind::Text:
        case FieldKind::Choice:
        case FieldKind::Reference:
        case FieldKind::Day: return value;
        }
        return value;
    }

    static Tree toSi(const Field& field, const Tree& value)
    {
        return value.isNumber() ? Tree(field.unit->toSi(value.number())) : value;
    }

    /// A value in a file comes with the provenance that stands in "sources", and no other.
    static Tree quantityValue(const Field& field, const Tree& value)
    {
        return Tree::Object{{"value", toSi(field, value)},   {"low", nullptr}, {"high", nullptr},
                            {"grade", name(Grade::Assumed)}, {"source", ""},   {"note", ""}};
    }

    Tree elements(const Field& field, const Tree& value)
    {
        if (!value.list())
            return value;
        Tree::List out;
        out.reserve(value.list()->size());
        std::unordered_set<std::string_view> ids;
        const bool needsId = field.type->hasId();
        for (const Tree& item : *value.list()) {
            const Tree* id = item.find("id");
            m_path.push_back("[" + (id && id->string() ? *id->string() : std::to_string(out.size()))
                             + "]");
            if (needsId && item.object() && !id)
                fail({.code = "record.no-id"}, &item);
            if (needsId && id && id->string() && !ids.insert(*id->string()).second)
                fail({.code = "field.duplicate-id", .found = *id->string()}, id);
            if (error)
                return {};
            out.push_back(object(*field.type, item));
            m_path.pop_back();
            if (error)
                return {};
        }
        return out;
    }

    void readSources(const ObjectType& type, const Tree& sources, Tree::Object& out)
    {
        m_path.push_back("sources");
        if (!sources.list())
            fail({.code = "field.type", .found = sources.brief(), .allowed = "a list"}, &sources);
        std::unordered_set<std::string_view> seen;
        for (std::size_t i = 0; !error && i < sources.list()->size(); ++i) {
            const Tree& entry = (*sources.list())[i];
            const Tree* named = entry.find("field");
            if (!named || !named->string()) {
                m_path.push_back("[" + std::to_string(i) + "]");
                fail({.code = "record.no-field"}, &entry);
                break;
            }
            const std::string& key = *named->string();
            const std::string step = isPlain(key) ? key : writeJson(key, JsonStyle::Line);
            m_path.push_back("[" + step + "]");
            if (!seen.insert(key).second)
                fail({.code = "field.duplicate-id", .found = key}, named);
            const Field* field = type.find(key);
            if (field && (field->kind != FieldKind::Quantity || key != field->key))
                field = nullptr;
            if (field)
                readSource(*field, entry, out);
            else if (m_reading.keepUnknown)
                unknown.emplace_back(path(), &entry);
            else
                fail({.code = "path.unknown", .found = key, .allowed = quantitiesOf(type)}, named);
            m_path.pop_back();
        }
        m_path.pop_back();
    }

    static std::string quantitiesOf(const ObjectType& type)
    {
        std::string keys;
        for (const Field& f : type.fields())
            if (f.kind == FieldKind::Quantity)
                keys += (keys.empty() ? "" : ", ") + std::string(f.key);
        return keys;
    }

    void readSource(const Field& field, const Tree& entry, Tree::Object& out)
    {
        auto it = std::find_if(out.begin(), out.end(),
                               [&](const auto& m) { return m.first == field.key; });
        if (it == out.end()) {
            // The value is the default one, its provenance this.
            out.emplace_back(field.key, Tree::Object{{"low", nullptr},
                                                     {"high", nullptr},
                                                     {"grade", name(Grade::Assumed)},
                                                     {"source", ""},
                                                     {"note", ""}});
            it = std::prev(out.end());
        }
        Tree& datum = it->second;
        const std::string suffix = *field.unit->key ? std::string("_") + field.unit->key : "";
        for (const auto& [key, value] : *entry.object()) {
            if (key == "field")
                continue;
            if (key == "grade" || key == "source" || key == "note")
                datum.set(key, value);
            else if (key == "low" + suffix)
                setNumber(datum, field, "low", value);
            else if (key == "high" + suffix)
                setNumber(datum, field, "high", value);
            else if (key == "value_si" || key == "low_si" || key == "high_si")
                continue;
            else if (key == "low" || key == "high")
                fail({.code = "record.unit", .found = key, .allowed = key + suffix}, &value, key);
            else if (m_reading.keepUnknown)
                unknown.emplace_back(path(isPlain(key) ? key : writeJson(key, JsonStyle::Line)),
                                     &value);
            else
                fail({.code = "path.unknown",
                      .found = key,
                      .allowed =
                          "field, grade, source, low" + suffix + ", high" + suffix + ", note"},
                     &value, key);
        }
        for (const char* part : {"value", "low", "high"})
            exact(datum, part, entry);
    }

    static void setNumber(Tree& datum, const Field& field, const char* part, const Tree& value)
    {
        datum.set(part, toSi(field, value));
    }

    /// A value that no number in the file's unit gives exactly stands in SI beside it. It counts
    /// only while the two agree, so that a change of the number by hand is a change of the value.
    static void exact(Tree& datum, const std::string& part, const Tree& entry)
    {
        const Tree* si = entry.find(part + "_si");
        Tree* value = datum.find(part);
        if (!si || !si->isNumber() || !value || !value->isNumber())
            return;
        const double rounded = value->number();
        if (std::abs(si->number() - rounded) <= 4e-16 * std::abs(rounded))
            *value = si->number();
    }

    const RecordReading& m_reading;
    std::vector<std::string> m_path;
    std::unordered_map<const ObjectType*, Keys> m_keys;
};

}  // namespace

const Tree* valueAt(const Tree& root, const ObjectType& rootType, std::string_view path)
{
    const Tree* at = &root;
    Result<std::vector<PathStep>> steps = parsePath(path);
    if (!steps)
        return at;
    const ObjectType* type = &rootType;
    for (const PathStep& step : *steps) {
        const Field* field = type ? type->find(step.key) : nullptr;
        const Tree* next = at->find(field ? field->fileKey() : step.key);
        if (!next)
            return at;
        at = next;
        type = field ? field->type : nullptr;
        if (step.id.empty())
            continue;
        const Tree::List* list = at->list();
        if (!list)
            return at;
        const char* idKey = step.key == "sources" ? "field" : "id";
        const auto it = std::find_if(list->begin(), list->end(), [&](const Tree& item) {
            const Tree* id = item.find(idKey);
            return id && id->string() ? *id->string() == step.id
                                      : std::to_string(&item - list->data()) == step.id;
        });
        if (it == list->end())
            return at;
        at = &*it;
    }
    return at;
}

Result<std::vector<KeptKey>> readRecord(const JsonDocument& document, const ObjectType& type,
                                        void* object, const RecordReading& reading)
{
    FormReader form(reading);
    const Tree tree = form.object(type, document.root(), true);
    if (form.error)
        return document.at(*form.error, form.place);
    if (Status s = writeObject(type, object, tree, ""); !s) {
        Error e = s.error();
        if (!e.path.empty() && e.path.front() == '.')
            e.path.erase(0, 1);
        return document.at(e, valueAt(document.root(), type, e.path));
    }
    std::vector<const Tree*> nodes;
    for (const auto& [path, node] : form.unknown)
        nodes.push_back(node);
    std::vector<std::string> texts = document.sourceOf(nodes);
    std::vector<KeptKey> kept;
    for (std::size_t i = 0; i < texts.size(); ++i)
        kept.push_back({std::move(form.unknown[i].first), std::move(texts[i])});
    std::sort(kept.begin(), kept.end(),
              [](const KeptKey& a, const KeptKey& b) { return a.path < b.path; });
    return kept;
}

}  // namespace rw
