// SPDX-License-Identifier: GPL-3.0-or-later
#include "file/json_schema.h"

#include "base/text.h"
#include "file/plan_file.h"
#include "schema/record.h"

#include <cmath>
#include <cstring>
#include <map>

namespace rw {

namespace {

Tree limit(const Field& f, double si)
{
    if (f.kind == FieldKind::Integer)
        return static_cast<std::int64_t>(si);
    return shortestIn(*f.unit, si).value;
}

Tree referenceTo(const ObjectType& type)
{
    return Tree::Object{{"$ref", std::string("#/$defs/") + type.name()}};
}

/// What a field may hold. Types it needs are put into \p needed.
Tree fieldSchema(const Field& f, std::map<std::string, const ObjectType*>& needed)
{
    Tree::Object out{{"title", text(f.label)}};
    const auto kind = [&](const char* name) {
        if (f.nullable)
            out.emplace_back("type", Tree::List{name, "null"});
        else
            out.emplace_back("type", name);
    };
    const auto limits = [&] {
        if (std::isfinite(f.minimum))
            out.emplace_back("minimum", limit(f, f.minimum));
        if (std::isfinite(f.maximum))
            out.emplace_back("maximum", limit(f, f.maximum));
    };
    switch (f.kind) {
    case FieldKind::Quantity:
        kind("number");
        limits();
        break;
    case FieldKind::Integer:
        kind("integer");
        limits();
        break;
    case FieldKind::Boolean: kind("boolean"); break;
    case FieldKind::Text:
        kind("string");
        if (std::strcmp(f.key, "id") == 0)
            out.emplace_back("pattern", "^[a-z0-9_-]{1,80}$");
        break;
    case FieldKind::Choice: {
        Tree::List names;
        for (const char* c : f.choices)
            names.emplace_back(c);
        out.emplace_back("enum", std::move(names));
        break;
    }
    case FieldKind::Reference:
        kind("string");
        out.emplace_back("description", std::string("An id in ")
                                            + (f.target[0] == '.' ? f.target + 1 : f.target) + ".");
        break;
    case FieldKind::Day:
        kind("string");
        out.emplace_back("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        break;
    case FieldKind::List:
    case FieldKind::Block:
        needed.emplace(f.type->name(), f.type);
        out.emplace_back("type", "array");
        out.emplace_back("items", referenceTo(*f.type));
        break;
    case FieldKind::Object:
        needed.emplace(f.type->name(), f.type);
        out.emplace_back("$ref", *referenceTo(*f.type).find("$ref"));
        break;
    }
    return out;
}

Tree sourcesSchema()
{
    Tree::List grades;
    for (Grade g : {Grade::Vendor, Grade::Measured, Grade::Standard, Grade::Press, Grade::Derived,
                    Grade::Assumed, Grade::Unknown})
        grades.emplace_back(name(g));
    const Tree number = Tree::Object{{"type", Tree::List{"number", "null"}}};
    const Tree entry = Tree::Object{
        {"type", "object"},
        {"properties", Tree::Object{{"field", Tree::Object{{"type", "string"}}},
                                    {"grade", Tree::Object{{"enum", std::move(grades)}}},
                                    {"source", Tree::Object{{"type", "string"}}},
                                    {"note", Tree::Object{{"type", "string"}}}}},
        {"patternProperties", Tree::Object{{"^(low|high)(_[A-Za-z0-9_]+)?$", number}}},
        {"required", Tree::List{"field"}},
    };
    return Tree::Object{{"title", "Where the quantities of this object come from"},
                        {"type", "array"},
                        {"items", entry}};
}

Tree objectSchema(const ObjectType& type, std::map<std::string, const ObjectType*>& needed)
{
    Tree::Object properties;
    bool quantities = false;
    for (const Field& f : type.fields()) {
        properties.emplace_back(f.fileKey(), fieldSchema(f, needed));
        quantities = quantities || f.kind == FieldKind::Quantity;
    }
    if (quantities)
        properties.emplace_back("sources", Tree::Object{{"$ref", "#/$defs/sources"}});
    Tree::Object out{{"type", "object"}, {"properties", std::move(properties)}};
    if (type.hasId())
        out.emplace_back("required", Tree::List{"id"});
    return out;
}

}  // namespace

std::string planSchema()
{
    std::map<std::string, const ObjectType*> needed;
    const Tree root = objectSchema(typeOf<Plan>(), needed);
    Tree::Object properties{{"format", Tree::Object{{"const", kPlanFormat}}},
                            {"format_version", Tree::Object{{"const", kPlanFormatVersion}}},
                            {"written_by", Tree::Object{{"type", "string"}}}};
    for (const auto& [key, value] : *root.find("properties")->object())
        properties.emplace_back(key, value);

    std::map<std::string, Tree> definitions{{"sources", sourcesSchema()}};
    while (definitions.size() <= needed.size()) {
        const auto open = needed;
        for (const auto& [key, type] : open)
            if (definitions.count(key) == 0)
                definitions.emplace(key, objectSchema(*type, needed));
    }
    Tree::Object sorted;
    for (auto& [key, schema] : definitions)
        sorted.emplace_back(key, std::move(schema));
    const Tree schema = Tree::Object{
        {"$schema", "https://json-schema.org/draft/2020-12/schema"},
        {"title", "Rackwright plan"},
        {"description",
         "Generated from the program's table of fields. Keys that are not listed are kept."},
        {"type", "object"},
        {"properties", std::move(properties)},
        {"required", Tree::List{"format", "format_version"}},
        {"$defs", std::move(sorted)},
    };
    return writeJson(schema, JsonStyle::Lines) + "\n";
}

}  // namespace rw
