// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantity/unit.h"
#include "schema/record.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace rw {

UnitNumber shortestIn(const Unit& unit, double si)
{
    RW_ASSERT(std::isfinite(si));
    const double value = unit.fromSi(si);
    for (int digits = 1; digits <= 17; ++digits) {
        const std::string text = fmt::format("{:.{}g}", value, digits);
        double read = 0.0;
        std::from_chars(text.data(), text.data() + text.size(), read);
        if (unit.toSi(read) == si)
            return {read, true};
    }
    // The division may be off by a last place that 17 digits of the quotient do not reach.
    for (double direction : {-HUGE_VAL, HUGE_VAL})
        if (const double next = std::nextafter(value, direction); unit.toSi(next) == si)
            return {next, true};
    return {value, false};
}

RecordWriter::RecordWriter(JsonWriter& out, const ObjectType& type, void* scratch)
    : m_out(out), m_type(type), m_root{readObject(type, scratch), scratch}
{}

void RecordWriter::keep(const std::vector<KeptKey>& unknown)
{
    for (const KeptKey& k : unknown) {
        // Ids and known keys hold no quotes, so the first one opens the unknown key.
        const std::size_t quote = k.path.find('"');
        const std::size_t split = quote == 0 ? quote : k.path.find_last_of(".[", quote) + 1;
        Kept kept{split > 0 && k.path[split - 1] == '[', k.path.substr(split), k.json};
        if (quote != std::string::npos && !kept.element) {
            const Result<Tree> name = parseJson(kept.key, "");
            if (name && name->string())
                kept.key = *name->string();
        }
        m_kept[split == 0 ? "" : k.path.substr(0, split - 1)].push_back(std::move(kept));
    }
}

void RecordWriter::kept(const std::string& path)
{
    const auto it = m_kept.find(path);
    if (it == m_kept.end())
        return;
    for (const Kept& k : it->second) {
        if (!k.element)
            m_out.key(k.key);
        m_out.raw(k.json);
    }
}

/// Paths serve only to find the unknown keys again.
std::string RecordWriter::below(const std::string& path, std::string_view key) const
{
    if (m_kept.empty())
        return {};
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

void RecordWriter::members(const void* object)
{
    objectMembers(m_type, readObject(m_type, object), m_root, "");
}

void RecordWriter::object(const ObjectType& type, const Tree& value, const Default& standard,
                          const std::string& path)
{
    m_out.beginObject();
    objectMembers(type, value, standard, path);
    m_out.endObject();
}

static bool isEmpty(const Tree& value)
{
    return value.isNull() || (value.string() && value.string()->empty())
           || (value.list() && value.list()->empty());
}

static const Tree& valuePart(const Field& field, const Tree& value)
{
    return field.kind == FieldKind::Quantity ? *value.find("value") : value;
}

void RecordWriter::objectMembers(const ObjectType& type, const Tree& value, const Default& standard,
                                 const std::string& path)
{
    const Tree::Object& parts = *value.object();
    const Tree::Object& defaults = *standard.tree.object();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Field& field = type.fields()[i];
        const Tree& part = valuePart(field, parts[i].second);
        if (isEmpty(part) && isEmpty(valuePart(field, defaults[i].second)))
            continue;
        m_out.key(field.fileKey());
        const std::string at = below(path, field.key);
        if (field.kind == FieldKind::Quantity && part.isNumber())
            m_out.value(shortestIn(*field.unit, part.number()).value);
        else if (field.kind == FieldKind::List || field.kind == FieldKind::Block)
            elements(field, part, standard.scratch, at);
        else if (field.kind == FieldKind::Object)
            object(*field.type, part, {defaults[i].second, field.at(standard.scratch, 0)}, at);
        else
            m_out.value(part);
    }
    kept(path);
    sources(type, value, path);
}

const RecordWriter::Default& RecordWriter::elementDefault(const Field& list, void* scratch)
{
    const auto known = m_elements.find(list.type);
    if (known != m_elements.end())
        return known->second;
    Default fresh;
    if (list.kind == FieldKind::Block) {
        list.set(scratch, Tree::List{Tree::Object{}});
        const Tree block = list.get(scratch);
        fresh.tree = block.list()->front();
    } else {
        fresh.scratch = list.insert(scratch, 0);
        fresh.tree = readObject(*list.type, fresh.scratch);
    }
    return m_elements.emplace(list.type, std::move(fresh)).first->second;
}

void RecordWriter::elements(const Field& field, const Tree& value, void* scratch,
                            const std::string& path)
{
    m_out.beginList();
    const bool block = field.kind == FieldKind::Block;
    if (block)
        m_out.setStyle(JsonStyle::Line);
    const Default& standard = elementDefault(field, scratch);
    for (const Tree& item : *value.list()) {
        const Tree* id = item.find("id");
        object(*field.type, item, standard,
               m_kept.empty() || !id || !id->string() ? std::string()
                                                      : path + "[" + *id->string() + "]");
    }
    if (block)
        m_out.setStyle(JsonStyle::Lines);
    m_out.endList();
}

void RecordWriter::sources(const ObjectType& type, const Tree& value, const std::string& path)
{
    bool open = false;
    const auto begin = [&] {
        if (open)
            return;
        m_out.key("sources");
        m_out.beginList();
        open = true;
    };
    const std::string at = below(path, "sources");
    const Tree::Object& parts = *value.object();
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Field& field = type.fields()[i];
        if (field.kind != FieldKind::Quantity)
            continue;
        const Tree& datum = parts[i].second;
        const bool assumed = *datum.find("grade")->string() == name(Grade::Assumed);
        const auto exactOf = [&](const char* part) {
            const Tree& t = *datum.find(part);
            return !t.isNumber() || shortestIn(*field.unit, t.number()).exact;
        };
        const bool exact = exactOf("value") && exactOf("low") && exactOf("high");
        const std::string entry = at.empty() ? std::string() : at + "[" + field.key + "]";
        if (assumed && exact && (entry.empty() || m_kept.count(entry) == 0)
            && isEmpty(*datum.find("source")) && isEmpty(*datum.find("low"))
            && isEmpty(*datum.find("high")) && isEmpty(*datum.find("note")))
            continue;
        begin();
        m_out.beginObject();
        m_out.key("field");
        m_out.value(field.key);
        for (const char* part : {"grade", "source", "low", "high", "note"}) {
            const Tree& t = *datum.find(part);
            if (isEmpty(t))
                continue;
            const bool number = t.isNumber();
            const std::string suffix =
                number && *field.unit->key ? std::string("_") + field.unit->key : "";
            m_out.key(part + suffix);
            m_out.value(number ? Tree(shortestIn(*field.unit, t.number()).value) : t);
        }
        for (const char* part : {"value", "low", "high"})
            if (!exactOf(part)) {
                m_out.key(std::string(part) + "_si");
                m_out.value(*datum.find(part));
            }
        if (!entry.empty())
            kept(entry);
        m_out.endObject();
    }
    const auto unknown = m_kept.find(at);
    if (!at.empty() && unknown != m_kept.end()) {
        begin();
        kept(at);
    }
    if (open)
        m_out.endList();
}

}  // namespace rw
