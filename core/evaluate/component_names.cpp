// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/component_names.h"

#include "base/text.h"
#include "catalogue/display_name.h"

#include <algorithm>
#include <fmt/format.h>

namespace rw {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

bool isNumber(std::string_view s) { return !s.empty() && std::ranges::all_of(s, isDigit); }
bool isLetters(std::string_view s) { return !s.empty() && std::ranges::all_of(s, isLower); }
/// "a12" or "3": the letter of a system, where there is one, and the number of a unit.
bool isMark(std::string_view s)
{
    const auto number = std::ranges::find_if_not(s, isLower);
    return isNumber(std::string_view(number, s.end()));
}

std::string upper(std::string_view s)
{
    std::string out(s);
    for (char& c : out)
        if (isLower(c)) c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string word(std::string_view key) { return text(fmt::format("unit-name.{}", key)); }

std::string marked(const std::string& name, std::string_view mark)
{
    return mark.empty() ? name : fmt::format("{} {}", name, upper(mark));
}

std::string partOf(const std::string& whole, const std::string& part) { return fmt::format("{}, {}", whole, part); }

/// What stands before the first hyphen is taken from \p s, with the hyphen.
std::string_view take(std::string_view& s)
{
    const std::size_t end = std::min(s.find('-'), s.size());
    const std::string_view head = s.substr(0, end);
    s.remove_prefix(std::min(end + 1, s.size()));
    return head;
}

/// "rack-7", "rack-7-feed-b", "rack-7-busbar"
std::string ofRack(std::string_view unit)
{
    if (take(unit) != "rack") return {};
    const std::string_view number = take(unit);
    if (!isNumber(number)) return {};
    const std::string rack = marked(word("rack"), number);
    if (unit.empty()) return rack;
    const std::string_view part = take(unit);
    const bool known = part == "feed" || part == "shelf" || part == "busbar" || part == "battery";
    return known && unit.find('-') == std::string_view::npos ? partOf(rack, marked(word(part), unit)) : std::string();
}

}  // namespace

std::string_view unitId(std::string_view id) { return id.substr(id.find('/') + 1); }

ComponentNames::ComponentNames(const Building& building, const BuildingResult<double>* result)
{
    for (const ChainStage& stage : building.chain) m_stages.push_back({stage.id, displayName(stage)});
    m_loads = {{"network", text("report.one-line.network")}, {"house", text("report.power.house")}};
    if (!result) return;
    for (const auto& part : result->plant.parts) m_loads.push_back({std::string(part.id), text(part.labelKey)});
}

const ComponentNames::Known* ComponentNames::begins(const std::vector<Known>& all, std::string_view unit)
{
    const Known* best = nullptr;
    for (const Known& known : all)
        if (unit.size() > known.id.size() && unit.starts_with(known.id) && unit[known.id.size()] == '-' && (!best || known.id.size() > best->id.size()))
            best = &known;
    return best;
}

/// "house-2", "pumps-1-busbar"
std::string ComponentNames::ofLoad(std::string_view unit) const
{
    const Known* known = begins(m_loads, unit);
    if (!known) return {};
    std::string_view rest = unit.substr(known->id.size() + 1);
    const std::string_view number = take(rest);
    if (!isNumber(number)) return {};
    const std::string name = marked(known->name, number);
    if (rest.empty()) return name;
    return rest == "busbar" || rest == "battery" ? partOf(name, word(rest)) : std::string();
}

/// Units, boards, busbars and cables of a stage, and what hangs on it alone.
std::string ComponentNames::ofStage(std::string_view unit) const
{
    const Known* stage = begins(m_stages, unit);
    if (!stage) return {};
    const std::string_view behind = unit.substr(stage->id.size() + 1);
    std::string_view rest = behind;
    const std::string_view first = take(rest);
    if (isMark(first) && (rest.empty() || rest == "cable")) {
        const std::string name = marked(stage->name, first);
        return rest.empty() ? name : partOf(name, word(rest));
    }
    if (first == "bus" && (rest.empty() || isLetters(rest))) return partOf(stage->name, marked(word("busbar"), rest));
    if (first == "board" && isMark(rest)) return partOf(stage->name, marked(word("board"), rest));
    const std::string load = ofLoad(behind);
    return load.empty() ? load : partOf(stage->name, load);
}

std::string ComponentNames::of(std::string_view id) const
{
    const std::string_view unit = unitId(id);
    if (m_stages.empty() && m_loads.empty()) return std::string(unit);
    std::string_view rest = unit;
    const std::string_view first = take(rest);
    if (first == "utility") return marked(word("utility"), rest);
    if (unit == "generator-bus") return word("generator-bus");
    if (first == "generator" && isNumber(rest)) return marked(word("generator"), rest);
    for (const std::string& name : {ofRack(unit), ofStage(unit), ofLoad(unit)})
        if (!name.empty()) return name;
    return std::string(unit);
}

std::string ComponentNames::mark(std::string_view id) const
{
    const std::string_view unit = unitId(id);
    const Known* stage = begins(m_stages, unit);
    if (!stage) return {};
    std::string_view rest = unit.substr(stage->id.size() + 1);
    const std::string_view first = take(rest);
    return isMark(first) && (rest.empty() || rest == "cable") ? upper(first) : std::string();
}

}  // namespace rw
