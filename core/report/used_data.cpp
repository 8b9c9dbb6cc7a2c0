// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/used_data.h"

#include "report/number_text.h"
#include "schema/path.h"

#include <map>

namespace rw::report {

namespace {

std::string fieldLabel(const Field& field)
{
    return hasText(field.label) ? text(field.label) : field.key;
}

/// "Rack designs: Helios" and "Compute tray": the outermost object, and the names further in.
struct Place {
    std::string group;
    std::string within;
};

Place placeOf(const Plan& plan, const std::vector<PathStep>& steps)
{
    if (steps.empty()) return {};
    const Field* first = typeOf<Plan>().find(steps.front().key);
    Place place{first ? fieldLabel(*first) : steps.front().key, {}};
    std::string path;
    for (const PathStep& step : steps) {
        path += (path.empty() ? "" : ".") + step.key;
        if (step.id.empty()) continue;
        path += "[" + step.id + "]";
        std::string name = step.id;
        const auto object = locate(typeOf<Plan>(), &plan, path);
        if (object && object->type)
            if (const Field* field = object->type->find("name"); field && field->kind == FieldKind::Text) {
                const Tree read = readField(*field, object->object);
                if (read.string() && !read.string()->empty()) name = *read.string();
            }
        if (path.find('.') == std::string::npos)
            place.group += ": " + name;
        else
            place.within += (place.within.empty() ? "" : ", ") + name;
    }
    return place;
}

UsedDatum describe(const Plan& plan, const Derivation::Node& node)
{
    UsedDatum used;
    used.path = node.path;
    used.label = node.label.empty() ? node.symbol : node.label;
    used.value = node.readable();
    used.source = node.source;
    used.grade = *node.grade;
    if (node.path.empty()) {
        // Of several alike the symbol tells which.
        if (const auto open = node.symbol.find('('); open != std::string::npos && node.symbol.back() == ')')
            used.label += ": " + node.symbol.substr(open + 1, node.symbol.size() - open - 2);
        return used;
    }
    const auto location = locate(typeOf<Plan>(), &plan, node.path);
    const auto steps = parsePath(node.path);
    const Place place = steps ? placeOf(plan, *steps) : Place{};
    used.group = place.group;
    if (!location || !location->field) return used;
    const Field& field = *location->field;
    used.label = (place.within.empty() ? "" : place.within + ": ") + fieldLabel(field);
    if (field.kind != FieldKind::Quantity) return used;
    const Datum& datum = *field.datum(location->object);
    // What the source alone does not say, the note does.
    if (!datum.note.empty()) used.source += (used.source.empty() ? "" : "; ") + datum.note;
    used.value = datum.si ? alone(*datum.si, *field.unit) : node.readable();
    if (datum.low && datum.high)
        used.range = alone(*datum.low, *field.unit) + " – " + alone(*datum.high, *field.unit);
    return used;
}

}  // namespace

std::vector<ExplainedFigure> explainedFigures(const Evaluation& evaluation)
{
    constexpr int kProgrammeDepth = 4;
    std::vector<ExplainedFigure> figures;
    const auto add = [&](std::string path, int depth = 0) { figures.push_back({std::move(path), depth}); };
    if (evaluation.programme.sitesNeeded)
        add("programme.sites_needed." + std::string(name(evaluation.basis)));
    for (const auto& building : evaluation.buildings) add("buildings[" + building.id + "].facility_power_W");
    if (evaluation.programme.gridPower) add("programme.grid_power_W", kProgrammeDepth);
    if (evaluation.money.capex) add("programme.capex_USD", kProgrammeDepth);
    for (const auto& rack : evaluation.racks) {
        if (!rack.power) continue;
        add("racks[" + rack.id + "].power_W.design");
        if (rack.coolantFlow) add("racks[" + rack.id + "].coolant_flow_m3_s");
    }
    for (const auto& cluster : evaluation.clusters) add("clusters[" + cluster.id + "].network_power_W");
    return figures;
}

std::vector<UsedDatum> usedData(const Plan& plan, const Evaluation& evaluation)
{
    std::map<std::string, UsedDatum> byPath;
    std::map<std::string, UsedDatum> constants;
    for (const ExplainedFigure& figure : explainedFigures(evaluation)) {
        const auto derivation = explain(plan, figure.path);
        if (!derivation) continue;
        for (const Derivation::Node& node : derivation->nodes) {
            if (!node.isDatum()) continue;
            if (!node.path.empty())
                byPath.try_emplace(node.path, describe(plan, node));
            else
                constants.try_emplace(node.symbol + node.label + node.source, describe(plan, node));
        }
    }
    std::vector<UsedDatum> used;
    for (auto& [path, datum] : byPath) used.push_back(std::move(datum));
    for (auto& [key, datum] : constants) used.push_back(std::move(datum));
    return used;
}

}  // namespace rw::report
