// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/failures.h"

#include "catalogue/display_name.h"
#include "power/hall_runs.h"
#include "power/one_line.h"

#include <algorithm>

namespace rw {

namespace {

/// The components that an id may have meant: those with the longest common beginning, at most five.
std::string nearest(const power::PowerGraph& graph, std::string_view id)
{
    std::size_t best = 0;
    std::vector<std::string> found;
    for (const power::ComponentSpec& c : graph.components()) {
        const auto end = std::mismatch(id.begin(), id.end(), c.id.begin(), c.id.end()).first;
        const auto same = static_cast<std::size_t>(end - id.begin());
        if (same > best) {
            best = same;
            found.clear();
        }
        if (same == best && found.size() < 5) found.push_back(c.id);
    }
    std::string all;
    for (const std::string& f : found) all += (all.empty() ? "" : ", ") + f;
    return all;
}

}  // namespace

Result<power::BuiltOneLine> oneLineOf(const Plan& plan, const Evaluation& evaluation, std::string_view building)
{
    const BuildingResult<double>* result = findById(evaluation.buildings, building);
    const Building* planned = findById(plan.buildings, building);
    if (!result || !planned) {
        std::string known;
        for (const auto& b : evaluation.buildings) known += (known.empty() ? "" : ", ") + b.id;
        return Error{.code = "fail.no-building", .found = std::string(building), .allowed = known.empty() ? "none" : known};
    }
    OneLineLoads loads;
    for (const auto& [clusterId, racks] : result->parts) {
        const Cluster* cluster = findById(plan.clusters, clusterId);
        RackGroup group;
        group.design = cluster ? findById(plan.rackDesigns, cluster->rackDesign) : nullptr;
        group.name = displayName(group.design, clusterId);
        group.racks = racks;
        for (const auto& p : evaluation.platforms)
            if (p.cluster == clusterId) {
                group.rackW = p.rackPower.value() + p.inRackPump.value();
                group.supportW = p.networkPerRack.value() + p.storagePerRack.value();
            }
        for (const auto& r : evaluation.racks)
            if (group.design && r.id == group.design->id && r.busbarPower) group.busbarW = r.busbarPower->value();
        loads.racks.push_back(std::move(group));
    }
    for (const auto& part : result->plant.parts) loads.mechanical.push_back({std::string(part.id), part.power.value()});
    loads.mechanical.push_back({"house", result->housePower.value()});
    for (const auto& stage : result->chain) loads.units.push_back(static_cast<std::int64_t>(stage.units.value()));
    loads.generators = static_cast<std::int64_t>(result->standby.sets.value());
    Building drawn = *planned;
    drawn.chain = drawnChain(plan, *planned);
    return expandOneLine(plan, drawn, loads);
}

Result<ChosenComponents> chooseComponents(const Plan& plan, const Evaluation& evaluation, const std::vector<std::string>& ids)
{
    ChosenComponents chosen;
    for (const std::string& id : ids) {
        const std::string building = id.substr(0, id.find('/'));
        if (chosen.building.empty()) {
            auto built = oneLineOf(plan, evaluation, building);
            if (!built) return built.error();
            if (!built.value().graph) {
                const power::GraphProblem& p = built.value().problems.front();
                return Error{.code = "fail.not-solvable", .found = p.message(), .allowed = p.allowed()};
            }
            chosen.building = building;
            chosen.graph = std::move(*built.value().graph);
        } else if (building != chosen.building) {
            return Error{.code = "fail.two-buildings", .found = id, .allowed = chosen.building};
        }
        const std::int32_t at = chosen.graph.find(id);
        if (at < 0) return Error{.code = "fail.unknown-component", .found = id, .allowed = nearest(chosen.graph, id)};
        chosen.components.push_back(at);
    }
    return chosen;
}

power::FailureRow failureRow(const power::Solution& solution, std::vector<std::int32_t> components)
{
    power::FailureRow row;
    row.components = std::move(components);
    row.count = 1;
    row.lostW = solution.lostW;
    row.interruptedW = solution.interruptedW;
    row.worstLoadFraction = solution.worstLoadFraction;
    row.heldS = solution.heldS;
    row.converged = solution.converged;
    row.overloads = solution.overloads;
    return row;
}

}  // namespace rw
