// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/plan_inputs.h"

#include "evaluate/evaluate_with.h"
#include "schema/path.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace rw {

namespace {

constexpr int kDigits = 6;

/// A part of a quantity's Tree; null where there is none.
Tree partOf(const Tree& datum, const char* part)
{
    const Tree* found = datum.find(part);
    return found ? *found : Tree();
}

// What is no input of the calculation, and whole years of weather and series, of which single values tell nothing.
constexpr const char* kNoInputs[] = {"scenarios", "acknowledgements", "weather", "series", "project", "next_id"};

bool isInput(const Field& field, InputKinds kinds)
{
    switch (field.kind) {
    case FieldKind::Quantity:
    case FieldKind::Integer: return true;
    case FieldKind::Boolean:
    case FieldKind::Choice:
    case FieldKind::Reference:
    case FieldKind::Day: return kinds == InputKinds::Settable;
    case FieldKind::Text:
    case FieldKind::List:
    case FieldKind::Object:
    case FieldKind::Block: return false;
    }
    return false;
}

void addInputs(const ObjectType& type, void* object, const std::string& under, InputKinds kinds, std::vector<std::string>& out)
{
    for (const Field& field : type.fields()) {
        const std::string path = under + field.key;
        if (under.empty() && std::find(std::begin(kNoInputs), std::end(kNoInputs), path) != std::end(kNoInputs)) continue;
        if (isInput(field, kinds)) out.push_back(path);
        if (field.kind == FieldKind::Object) addInputs(*field.type, field.at(object, 0), path + ".", kinds, out);
        const Field* id = field.kind == FieldKind::List ? field.type->find("id") : nullptr;
        if (!id) continue;
        for (std::size_t i = 0; i < field.size(object); ++i) {
            void* element = field.at(object, i);
            addInputs(*field.type, element, path + "[" + *id->get(element).string() + "].", kinds, out);
        }
    }
}

}  // namespace

Evaluation evaluateFigures(const Plan& plan, YearTier tier, std::stop_token cancel)
{
    const YearDetail year = tier == YearTier::Hours ? YearDetail::Hours : YearDetail::Bins;
    return evaluateWith<double>(plan, {.rack = {}, .cluster = {}, .year = year, .cancel = std::move(cancel)});
}

std::string fieldPath(std::string_view path)
{
    const auto steps = parsePath(path);
    if (!steps) return std::string(path);
    std::string out;
    const ObjectType* type = &typeOf<Plan>();
    for (const PathStep& step : *steps) {
        const Field* field = type ? type->find(step.key) : nullptr;
        // Behind a scalar stands the part of a datum.
        if (!field) return type ? std::string(path) : out;
        out += fmt::format("{}{}", out.empty() ? "" : ".", field->key);
        if (!step.id.empty()) out += fmt::format("[{}]", step.id);
        type = field->type;
    }
    return out;
}

Result<const Field*> fieldAt(const Plan& plan, std::string_view path)
{
    const auto at = locate(typeOf<Plan>(), &plan, path);
    if (!at) return at.error();
    if (!at->field || at->field->kind == FieldKind::List || at->field->kind == FieldKind::Object)
        return Error{.code = "edit.not-a-field", .path = std::string(path), .found = std::string(path)};
    return at->field;
}

Tree fieldValue(const Plan& plan, std::string_view path)
{
    const auto at = locate(typeOf<Plan>(), &plan, path);
    RW_ASSERT(at.ok() && at->field);
    return readField(*at->field, at->object);
}

Status setFieldValue(Plan& plan, std::string_view path, const Tree& value)
{
    const auto at = locate(typeOf<Plan>(), &plan, path);
    if (!at) return at.error();
    if (!at->field) return Error{.code = "edit.not-a-field", .path = std::string(path), .found = std::string(path)};
    return writeField(*at->field, at->object, value, std::string(path));
}

bool sameInput(const Field& field, const Tree& a, const Tree& b)
{
    if (field.kind != FieldKind::Quantity) return a == b;
    for (const char* part : {"value", "low", "high"})
        if (partOf(a, part) != partOf(b, part)) return false;
    return true;
}

std::vector<std::string> inputPaths(const Plan& plan, InputKinds kinds)
{
    std::vector<std::string> out;
    // The table's accessors serve writers too.
    addInputs(typeOf<Plan>(), const_cast<Plan*>(&plan), {}, kinds, out);
    return out;
}

std::string fieldNumberWords(const Field& field, double si)
{
    return readable(si, scaledUnit(si, *field.unit), kDigits);
}

std::string fieldValueWords(const Field& field, const Tree& value)
{
    const Tree shown = field.kind == FieldKind::Quantity ? partOf(value, "value") : value;
    if (shown.isNull()) return "–";
    if (shown.isNumber()) return fieldNumberWords(field, shown.number());
    if (const bool* b = shown.boolean()) return *b ? "true" : "false";
    if (const std::string* s = shown.string()) return s->empty() ? "–" : *s;
    return shown.brief();
}

}  // namespace rw
