// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/json_object.h"

#include "base/text.h"

#include <cmath>

namespace rw::hydraulics {

namespace {

const Tree kEmpty{Tree::Object{}};
/// Finding a place walks the file, and nobody reads more notices than this.
constexpr std::size_t kMostNotices = 50;

std::string rangeText(double low, double high)
{
    return rw::text("range.between", {{"low", shortestNumber(low)}, {"high", shortestNumber(high)}});
}

}  // namespace

JsonObject::JsonObject(const JsonDocument& document, const Tree& tree, std::string path, JsonProblems& problems)
    : m_document(&document), m_tree(&tree), m_path(std::move(path)), m_problems(&problems)
{
    if (tree.object()) return;
    fail({.code = "field.type", .found = tree.brief(), .allowed = "an object"}, "");
    m_tree = &kEmpty;
}

std::string JsonObject::pathOf(std::string_view key) const
{
    return m_path + (m_path.empty() || key.empty() ? "" : ".") + std::string(key);
}

void JsonObject::fail(Error error, std::string_view key)
{
    if (m_problems->error) return;
    const Tree* place = key.empty() ? nullptr : m_tree->find(key);
    // What a formula named itself stands behind the key.
    const std::string inner = error.path.empty() ? "" : (key.empty() && m_path.empty() ? "" : ".") + error.path;
    error.path = pathOf(key) + inner;
    m_problems->error = m_document->at(std::move(error), place ? place : m_tree);
}

const Tree* JsonObject::member(std::string_view key)
{
    const Tree* found = m_tree->find(key);
    if (found) m_known.emplace(key);
    return found;
}

JsonObject JsonObject::child(std::string_view key, const Tree& tree) const
{
    return JsonObject(*m_document, tree, pathOf(key), *m_problems);
}

void JsonObject::eachOf(std::string_view key, const std::function<void(JsonObject)>& call)
{
    const Tree* found = member(key);
    if (!found) return fail({.code = "network.missing", .found = std::string(key)}, "");
    const Tree::List* list = found->list();
    if (!list) return fail({.code = "field.type", .found = found->brief(), .allowed = "a list"}, key);
    for (std::size_t i = 0; i < list->size() && !m_problems->error; ++i) {
        const Tree* id = (*list)[i].find("id");
        const std::string name = id && id->string() ? *id->string() : std::to_string(i + 1);
        call(JsonObject(*m_document, (*list)[i], pathOf(key) + "[" + name + "]", *m_problems));
    }
}

std::string JsonObject::text(std::string_view key)
{
    const Tree* found = member(key);
    if (!found) return fail({.code = "network.missing", .found = std::string(key)}, ""), std::string();
    if (found->string()) return *found->string();
    fail({.code = "field.type", .found = found->brief(), .allowed = "text"}, key);
    return {};
}

bool JsonObject::boolean(std::string_view key, bool absent)
{
    const Tree* found = member(key);
    if (!found) return absent;
    if (found->boolean()) return *found->boolean();
    fail({.code = "field.type", .found = found->brief(), .allowed = "true or false"}, key);
    return absent;
}

double JsonObject::number(std::string_view key, double low, double high, std::optional<double> absent)
{
    const Tree* found = member(key);
    if (!found && !absent) fail({.code = "network.missing", .found = std::string(key)}, "");
    if (!found) return absent.value_or(low);
    if (!found->isNumber()) {
        fail({.code = "field.type", .found = found->brief(), .allowed = rw::text("range.number")}, key);
        return low;
    }
    const double value = found->number();
    if (!(value >= low && value <= high))
        fail({.code = "field.range", .found = shortestNumber(value), .allowed = rangeText(low, high)}, key);
    return value;
}

int JsonObject::whole(std::string_view key, int low, int high, int absent)
{
    const double value = number(key, low, high, absent);
    if (value != std::floor(value)) {
        fail({.code = "field.type", .found = shortestNumber(value), .allowed = rw::text("range.whole")}, key);
        return absent;
    }
    return m_problems->error ? absent : static_cast<int>(value);
}

std::vector<const std::pair<std::string, Tree>*> JsonObject::keysOf(std::string_view name, Dimension dimension) const
{
    std::vector<const std::pair<std::string, Tree>*> keys;
    for (const auto& entry : *m_tree->object()) {
        const std::string_view key = entry.first;
        if (key.size() < name.size() + 2 || !key.starts_with(name) || key[name.size()] != '_') continue;
        const std::string_view suffix = key.substr(name.size() + 1);
        const Unit* unit = findUnit(suffix, dimension);
        if (unit && suffix == unit->key) keys.push_back(&entry);
    }
    return keys;
}

std::optional<double> JsonObject::quantitySi(std::string_view name, Dimension dimension, bool needed)
{
    const auto keys = keysOf(name, dimension);
    if (keys.empty()) {
        if (!needed) return std::nullopt;
        std::string allowed;
        for (const Unit* unit : allUnits())
            if (unit->dimension == dimension) allowed += (allowed.empty() ? "" : ", ") + std::string(name) + "_" + unit->key;
        fail({.code = "network.missing-quantity", .found = std::string(name), .allowed = allowed}, "");
        return std::nullopt;
    }
    const auto& [key, value] = *keys.front();
    for (const auto* each : keys) m_known.insert(each->first);
    if (keys.size() > 1) {
        fail({.code = "network.twice", .found = key + ", " + keys[1]->first}, keys[1]->first);
        return std::nullopt;
    }
    if (!value.isNumber()) {
        fail({.code = "field.type", .found = value.brief(), .allowed = rw::text("range.number")}, key);
        return std::nullopt;
    }
    return findUnit(std::string_view(key).substr(name.size() + 1), dimension)->toSi(value.number());
}

void JsonObject::tellUnknown()
{
    for (const auto& [key, value] : *m_tree->object())
        if (!m_known.contains(key) && m_problems->notices.size() < kMostNotices)
            m_problems->notices.push_back(m_document->at({.code = "network.unknown-key", .path = m_path, .found = key}, &value));
}

}  // namespace rw::hydraulics
