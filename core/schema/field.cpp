// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/field.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace rw {

// --- days --------------------------------------------------------------------------------------

static int daysInMonth(int year, int month)
{
    static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::string Date::text() const
{
    if (!set()) return {};
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

double Date::years() const
{
    int days = day - 1;
    for (int m = 1; m < month; ++m) days += daysInMonth(year, m);
    return year + days / (daysInMonth(year, 2) == 29 ? 366.0 : 365.0);
}

Result<Date> Date::parse(std::string_view text)
{
    const Error bad{.code = "field.day", .found = std::string(text),
                    .allowed = "a day as 2026-10-01, years 1900 to 2200"};
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return bad;
    const auto number = [&](std::size_t at, std::size_t n, int& out) {
        const auto [end, problem] = std::from_chars(text.data() + at, text.data() + at + n, out);
        return problem == std::errc{} && end == text.data() + at + n;
    };
    Date d;
    if (!number(0, 4, d.year) || !number(5, 2, d.month) || !number(8, 2, d.day)) return bad;
    if (d.year < 1900 || d.year > 2200 || d.month < 1 || d.month > 12) return bad;
    if (d.day < 1 || d.day > daysInMonth(d.year, d.month)) return bad;
    return d;
}

// --- tables ------------------------------------------------------------------------------------

std::string Field::fileKey() const
{
    if (kind != FieldKind::Quantity || !*unit->key) return key;
    return std::string(key) + "_" + unit->key;
}

std::string sourceWords(const std::string& source)
{
    return source == kEnteredSource ? text("source.entered") : source;
}

std::string Field::rangeText() const
{
    const double scale = kind == FieldKind::Quantity ? 1.0 : 0.0;
    const auto shown = [&](double v) {
        return readableNumber(scale != 0.0 ? unit->fromSi(v) : v, 10);
    };
    const bool hasUnit = kind == FieldKind::Quantity && *unit->symbol;
    const std::string suffix = hasUnit ? std::string(" ") + unit->symbol : "";
    const bool low = std::isfinite(minimum);
    const bool high = std::isfinite(maximum);
    if (low && high) return text("range.between", {{"low", shown(minimum)}, {"high", shown(maximum) + suffix}});
    if (low) return text("range.at-least", {{"low", shown(minimum) + suffix}});
    if (high) return text("range.at-most", {{"high", shown(maximum) + suffix}});
    if (hasUnit) return text("range.number-in", {{"unit", unit->symbol}});
    return text(kind == FieldKind::Quantity ? "range.number" : "range.whole");
}

ObjectType::ObjectType(const char* typeName, std::size_t structSize, std::vector<Field> fields)
    : m_name(typeName), m_size(structSize), m_fields(std::move(fields))
{
    for (Field& f : m_fields)
        if (f.label.empty()) {
            // Words that mean the same everywhere stand once, under the bare key.
            f.label = std::string("field.") + m_name + "." + f.key;
            if (!hasText(f.label)) f.label = std::string("field.") + f.key;
        }
}

const Field* ObjectType::find(std::string_view key) const
{
    for (const Field& f : m_fields) {
        const std::size_t n = std::strlen(f.key);
        if (key.substr(0, n) != f.key) continue;
        if (key.size() == n) return &f;
        if (f.kind == FieldKind::Quantity && *f.unit->key && key[n] == '_' && key.substr(n + 1) == f.unit->key)
            return &f;
    }
    return nullptr;
}

// --- reading and writing ----------------------------------------------------------------------

static Grade gradeFrom(std::string_view text, bool& ok)
{
    for (Grade g : {Grade::Vendor, Grade::Measured, Grade::Standard, Grade::Press, Grade::Derived,
                    Grade::Assumed, Grade::Unknown})
        if (name(g) == text) return g;
    ok = false;
    return Grade::Assumed;
}

static Tree optionalNumber(const std::optional<double>& x)
{
    return x ? Tree(*x) : Tree();
}

Tree readField(const Field& field, const void* object)
{
    // Tables are shared between readers and writers, so their accessors take mutable objects.
    void* mutableObject = const_cast<void*>(object);
    switch (field.kind) {
    case FieldKind::Quantity: {
        const Datum& d = *field.datum(mutableObject);
        return Tree::Object{{"value", optionalNumber(d.si)},
                            {"low", optionalNumber(d.low)},
                            {"high", optionalNumber(d.high)},
                            {"grade", std::string(name(d.grade))},
                            {"source", d.source},
                            {"note", d.note}};
    }
    case FieldKind::Choice:
        return Tree(field.choices[static_cast<std::size_t>(*field.get(object).integer())]);
    case FieldKind::List: {
        Tree::List list;
        for (std::size_t i = 0; i < field.size(object); ++i)
            list.push_back(readObject(*field.type, field.at(mutableObject, i)));
        return list;
    }
    case FieldKind::Object: return readObject(*field.type, field.at(mutableObject, 0));
    case FieldKind::Integer:
    case FieldKind::Boolean:
    case FieldKind::Text:
    case FieldKind::Reference:
    case FieldKind::Day:
    case FieldKind::Block: return field.get(object);
    }
    return {};
}

static Error wrongKind(const Field& field, const Tree& value, const std::string& path, std::string allowed)
{
    (void)field;
    return Error{.code = "field.type", .path = path, .found = value.brief(), .allowed = std::move(allowed)};
}

static Status checkNumber(const Field& field, const Tree& value, const std::string& path)
{
    if (!value.isNumber()) return wrongKind(field, value, path, "a number");
    const double x = value.number();
    if (!std::isfinite(x))
        return Error{.code = "field.range", .path = path, .found = value.brief(), .allowed = field.rangeText()};
    if (x < field.minimum || x > field.maximum)
        return Error{.code = "field.range", .path = path,
                     .found = readable(x, field.kind == FieldKind::Quantity ? *field.unit : unit::one, 10),
                     .allowed = field.rangeText()};
    return Done{};
}

static bool isSlug(std::string_view id)
{
    if (id.empty() || id.size() > 80) return false;
    for (char c : id)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
    return true;
}

static Status checkElements(const Field& field, const Tree& value, const std::string& path)
{
    if (!value.list()) return wrongKind(field, value, path, "a list");
    std::vector<std::string_view> ids;
    for (const Tree& item : *value.list()) {
        const Tree* id = item.find("id");
        const std::string itemPath =
            path + "[" + (id && id->string() ? *id->string() : std::to_string(&item - value.list()->data())) + "]";
        if (!item.object()) return wrongKind(field, item, itemPath, "an object");
        for (const auto& [key, part] : *item.object()) {
            const Field* inner = field.type->find(key);
            if (!inner) return Error{.code = "path.unknown", .path = itemPath + "." + key, .found = key};
            if (Status s = checkField(*inner, part, itemPath + "." + key); !s) return s;
        }
        if (id && id->string()) ids.push_back(*id->string());
    }
    std::sort(ids.begin(), ids.end());
    if (auto twice = std::adjacent_find(ids.begin(), ids.end()); twice != ids.end())
        return Error{.code = "field.duplicate-id", .path = path, .found = std::string(*twice)};
    return Done{};
}

Status checkField(const Field& field, const Tree& value, const std::string& path)
{
    if (value.isNull()) {
        if (field.nullable) return Done{};
        return wrongKind(field, value, path, "a value");
    }
    switch (field.kind) {
    case FieldKind::Quantity: {
        if (!value.object()) return checkNumber(field, value, path);
        for (const auto& [key, part] : *value.object()) {
            if (key == "value" || key == "low" || key == "high") {
                if (part.isNull()) continue;
                if (Status s = checkNumber(field, part, key == "value" ? path : path + "." + key); !s) return s;
            } else if (key == "grade") {
                bool ok = part.string() != nullptr;
                if (ok) gradeFrom(*part.string(), ok);
                if (!ok)
                    return Error{.code = "field.choice", .path = path + ".grade", .found = part.brief(),
                                 .allowed = "vendor, measured, standard, press, derived, assumed, unknown"};
            } else if (key == "source" || key == "note") {
                if (!part.string()) return wrongKind(field, part, path + "." + key, "text");
            } else {
                return Error{.code = "path.unknown", .path = path + "." + key, .found = key};
            }
        }
        return Done{};
    }
    case FieldKind::Integer:
        if (!value.integer()) return wrongKind(field, value, path, "a whole number");
        return checkNumber(field, value, path);
    case FieldKind::Boolean:
        return value.boolean() ? Status(Done{}) : Status(wrongKind(field, value, path, "true or false"));
    case FieldKind::Text:
        if (!value.string()) return wrongKind(field, value, path, "text");
        if (std::strcmp(field.key, "id") == 0 && !isSlug(*value.string()))
            return Error{.code = "field.id", .path = path, .found = *value.string()};
        return Done{};
    case FieldKind::Reference:
        if (!value.string()) return wrongKind(field, value, path, "an id");
        return Done{};
    case FieldKind::Choice: {
        std::string allowed;
        for (const char* c : field.choices) {
            if (value.string() && *value.string() == c) return Done{};
            allowed += (allowed.empty() ? "" : ", ") + std::string(c);
        }
        return Error{.code = "field.choice", .path = path, .found = value.brief(), .allowed = allowed};
    }
    case FieldKind::Day: {
        if (!value.string()) return wrongKind(field, value, path, "a day as 2026-10-01");
        Result<Date> day = Date::parse(*value.string());
        if (day) return Done{};
        Error e = day.error();
        e.path = path;
        return e;
    }
    case FieldKind::List:
    case FieldKind::Block: return checkElements(field, value, path);
    case FieldKind::Object:
        if (!value.object()) return wrongKind(field, value, path, "an object");
        for (const auto& [key, part] : *value.object()) {
            const Field* inner = field.type->find(key);
            if (!inner) return Error{.code = "path.unknown", .path = path + "." + key, .found = key};
            if (Status s = checkField(*inner, part, path + "." + key); !s) return s;
        }
        return Done{};
    }
    return Done{};
}

static void setNumber(std::optional<double>& to, const Tree& from)
{
    if (from.isNull()) to.reset();
    else to = from.number();
}

static void writeChecked(const Field& field, void* object, const Tree& value)
{
    switch (field.kind) {
    case FieldKind::Quantity: {
        Datum& d = *field.datum(object);
        if (!value.object()) {
            Datum entered;
            setNumber(entered.si, value);
            if (entered.si) entered.source = kEnteredSource;
            d = entered;
            return;
        }
        for (const auto& [key, part] : *value.object()) {
            if (key == "value") setNumber(d.si, part);
            else if (key == "low") setNumber(d.low, part);
            else if (key == "high") setNumber(d.high, part);
            else if (key == "source") d.source = *part.string();
            else if (key == "note") d.note = *part.string();
            else if (bool ok = true; key == "grade") d.grade = gradeFrom(*part.string(), ok);
        }
        return;
    }
    case FieldKind::Choice:
        for (std::size_t i = 0; i < field.choices.size(); ++i)
            if (*value.string() == field.choices[i]) field.set(object, Tree(static_cast<std::int64_t>(i)));
        return;
    case FieldKind::List:
        while (field.size(object) > 0) field.erase(object, field.size(object) - 1);
        for (const Tree& item : *value.list()) {
            void* element = field.insert(object, field.size(object));
            for (const auto& [key, part] : *item.object()) writeChecked(*field.type->find(key), element, part);
        }
        return;
    case FieldKind::Object:
        for (const auto& [key, part] : *value.object())
            writeChecked(*field.type->find(key), field.at(object, 0), part);
        return;
    case FieldKind::Integer:
    case FieldKind::Boolean:
    case FieldKind::Text:
    case FieldKind::Reference:
    case FieldKind::Day:
    case FieldKind::Block: field.set(object, value); return;
    }
}

Status writeField(const Field& field, void* object, const Tree& value, const std::string& path)
{
    if (Status s = checkField(field, value, path); !s) return s;
    writeChecked(field, object, value);
    return Done{};
}

Tree readObject(const ObjectType& type, const void* object)
{
    Tree::Object out;
    for (const Field& f : type.fields()) out.emplace_back(f.key, readField(f, object));
    return out;
}

Status checkObject(const ObjectType& type, const Tree& tree, const std::string& path)
{
    if (!tree.object())
        return Error{.code = "field.type", .path = path, .found = tree.brief(), .allowed = "an object"};
    std::string at;  // kept, so that thousands of elements cost no memory each
    for (const auto& [key, part] : *tree.object()) {
        at.assign(path).append(".").append(key);
        const Field* f = type.find(key);
        if (!f) return Error{.code = "path.unknown", .path = at, .found = key};
        if (Status s = checkField(*f, part, at); !s) return s;
    }
    return Done{};
}

void writeChecked(const ObjectType& type, void* object, const Tree& tree)
{
    for (const auto& [key, part] : *tree.object()) writeChecked(*type.find(key), object, part);
}

Status writeObject(const ObjectType& type, void* object, const Tree& tree, const std::string& path)
{
    if (Status s = checkObject(type, tree, path); !s) return s;
    writeChecked(type, object, tree);
    return Done{};
}

}  // namespace rw
