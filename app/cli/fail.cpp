// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "command.h"

#include "base/text.h"
#include "evaluate/cooling_ride.h"
#include "evaluate/failures.h"
#include "evaluate/load_group.h"
#include "report/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

namespace rw::cli {

namespace {

using power::FailureRow;
using power::PowerGraph;

Tree orNull(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? Tree(*value) : Tree();
}

Tree rowTree(const PowerGraph& graph, const FailureRow& row, const OutageSeconds& times)
{
    Tree tree;
    Tree::List components;
    for (const std::int32_t c : row.components) components.emplace_back(graph[c].id);
    tree.set("components", Tree(std::move(components)));
    tree.set("count", Tree(row.count));
    tree.set("lost_W", Tree(row.lostW));
    tree.set("interrupted_W", Tree(row.interruptedW));
    Tree::List overloads;
    for (const power::Overload& o : row.overloads) {
        Tree one;
        one.set("id", Tree(graph[o.component].id));
        one.set("load_fraction", Tree(o.loadFraction));
        overloads.push_back(std::move(one));
    }
    tree.set("overloads", Tree(std::move(overloads)));
    tree.set("worst_load_fraction", Tree(row.worstLoadFraction));
    tree.set("seconds_to_loss", std::isfinite(row.heldS) ? Tree(row.heldS) : Tree());
    tree.set("seconds_to_throttle", orNull(times.throttle));
    tree.set("seconds_to_air_limit", orNull(times.airLimit));
    return tree;
}

std::string rowText(const PowerGraph& graph, const FailureRow& row, const OutageSeconds& times)
{
    std::string ids;
    for (const std::int32_t c : row.components) ids += (ids.empty() ? "" : " + ") + graph[c].id;
    std::string line = fmt::format("{:>10}  {:>6.1f} %  {:>6}  {}", readable(row.lostW, scaledUnit(row.lostW, unit::kW)),
                                   100.0 * row.worstLoadFraction, row.count, ids);
    if (row.lostW > 0.0 && std::isfinite(row.heldS)) line += "  " + text("cli.fail.held", {{"time", readable(row.heldS, unit::s)}});
    if (row.interruptedW > 0.0)
        line += "  " + text("cli.fail.interrupted", {{"power", readable(row.interruptedW, scaledUnit(row.interruptedW, unit::kW))}});
    if (times.throttle) line += "  " + text("cli.fail.throttle", {{"time", readable(*times.throttle, unit::s)}});
    if (times.airLimit) line += "  " + text("cli.fail.air-limit", {{"time", readable(*times.airLimit, unit::s)}});
    if (!row.overloads.empty()) {
        const auto worst = std::max_element(row.overloads.begin(), row.overloads.end(),
                                            [](const auto& a, const auto& b) { return a.loadFraction < b.loadFraction; });
        line += "  " + text("cli.fail.overload", {{"id", graph[worst->component].id},
                                                  {"load", readableNumber(100.0 * worst->loadFraction)},
                                                  {"more", std::to_string(row.overloads.size() - 1)}});
    }
    return line;
}

void printRows(const PowerGraph& graph, const std::vector<FailureRow>& rows, ThrottleTimes& throttle)
{
    print(text("cli.fail.head"));
    for (const FailureRow& row : rows) print(rowText(graph, row, throttle.after(graph, row)));
}

std::string lossWords(CoolingLoss loss, bool onUps, const char* upsKey)
{
    const std::string words = text("cli.ride." + std::string(name(loss)));
    return onUps ? text(upsKey, {{"loss", words}}) : words;
}

std::string timeWords(const std::optional<double>& time, double horizon)
{
    return time ? text("cli.fail.ride-after", {{"time", readable(*time, unit::s)}})
                : text("cli.fail.ride-never", {{"time", readable(horizon, unit::s)}});
}

void printRide(const RideStudy& study)
{
    print(text("cli.fail.ride"));
    for (const RideCase& ride : study.cases)
        for (const RideOfRacks& racks : ride.racks)
            print(text("cli.fail.ride-case", {{"loss", lossWords(ride.loss, ride.pumpsOnUps, "cli.fail.ride-ups")}, {"racks", racks.cluster},
                                              {"limit", timeWords(racks.secondsToLimit, study.horizonSeconds)},
                                              {"throttle", timeWords(racks.secondsToThrottle, study.horizonSeconds)}}));
}

void printAir(const AirStudy& study)
{
    print(text("cli.fail.air", {{"limit", readable(study.limitK, unit::C)}}));
    for (const AirCase& air : study.cases)
        print(text("cli.fail.air-case", {{"loss", lossWords(air.loss, air.onUps, "cli.fail.air-ups")},
                                         {"time", timeWords(air.secondsToLimit, study.horizonSeconds)}}));
}

Tree lossTree(CoolingLoss loss, const char* upsKey, bool onUps, double outageSeconds)
{
    Tree one;
    one.set("loss", Tree(std::string(name(loss))));
    one.set(upsKey, Tree(onUps));
    one.set("outage_s", orNull(outageSeconds));
    return one;
}

Tree airTree(const AirStudy& study)
{
    Tree tree;
    tree.set("building", Tree(study.building));
    tree.set("limit_C", Tree(unit::C.fromSi(study.limitK)));
    Tree masses;
    masses.set("air_m3", Tree(study.masses.airM3));
    masses.set("air_grade", Tree(std::string(study.masses.measured ? "derived" : "assumed")));
    masses.set("metal_kJ_K", Tree(unit::kJK.fromSi(study.masses.metalJK)));
    masses.set("chilled_water_m3", Tree(study.masses.chilledM3));
    tree.set("masses", std::move(masses));
    Tree::List cases;
    for (const AirCase& air : study.cases) {
        Tree one = lossTree(air.loss, "air_on_ups", air.onUps, air.outageSeconds);
        one.set("seconds_to_inlet_limit", orNull(air.secondsToLimit));
        cases.push_back(std::move(one));
    }
    tree.set("cases", Tree(std::move(cases)));
    return tree;
}

Tree rideTree(const RideStudy& study)
{
    Tree tree;
    tree.set("building", Tree(study.building));
    Tree volumes;
    volumes.set("racks_m3", Tree(study.masses.racksM3));
    volumes.set("technology_m3", Tree(study.masses.technologyM3));
    volumes.set("facility_m3", Tree(study.masses.facilityM3));
    volumes.set("grade", Tree(std::string(study.masses.byLoops ? "derived" : "assumed")));
    tree.set("volumes", std::move(volumes));
    Tree::List cases;
    for (const RideCase& ride : study.cases) {
        Tree one = lossTree(ride.loss, "pumps_on_ups", ride.pumpsOnUps, ride.outageSeconds);
        Tree::List kinds;
        for (const RideOfRacks& racks : ride.racks) {
            Tree kind;
            kind.set("cluster", Tree(racks.cluster));
            kind.set("seconds_to_supply_limit", orNull(racks.secondsToLimit));
            kind.set("seconds_to_throttle", orNull(racks.secondsToThrottle));
            kinds.push_back(std::move(kind));
        }
        one.set("racks", Tree(std::move(kinds)));
        cases.push_back(std::move(one));
    }
    tree.set("cases", Tree(std::move(cases)));
    return tree;
}

void printGroups(const power::Solution& solution, const BuildingResult<double>& building)
{
    for (const power::GroupFlow& g : solution.groups)
        if (g.lostW > 0.0 || g.interruptedW > 0.0)
            print(text("cli.fail.group", {{"group", loadGroupWords(building, g.group)}, {"lost", readable(g.lostW, unit::kW)},
                                          {"interrupted", readable(g.interruptedW, unit::kW)}, {"load", readable(g.loadW, unit::kW)}}));
}

PowerGraph graphOf(const PlanArguments::Opened& opened, const Evaluation& evaluation, const std::string& building)
{
    power::BuiltOneLine built = orStop(oneLineOf(opened.plan, evaluation, building));
    if (!built.graph) {
        for (const power::GraphProblem& p : built.problems) say(p.message());
        throw Stop{Error{.code = "fail.not-solvable", .found = built.problems.front().message(),
                         .allowed = built.problems.front().allowed()}};
    }
    return std::move(*built.graph);
}

Tree totalsTree(const std::string& building, const PowerGraph& graph, const power::SweepTotals& totals)
{
    Tree tree;
    tree.set("building", Tree(building));
    tree.set("components", Tree(std::int64_t{graph.size()}));
    tree.set("examined", Tree(totals.examined));
    tree.set("losing", Tree(totals.losing));
    tree.set("interrupting", Tree(totals.interrupting));
    tree.set("overloading", Tree(totals.overloading));
    tree.set("worst_lost_W", Tree(totals.maxLostW));
    tree.set("worst_load_fraction", Tree(totals.maxLoadFraction));
    return tree;
}

/// One component out for service, and what the worst failure besides does.
Tree serviceTree(const PowerGraph& graph, const power::ServiceRow& row)
{
    Tree tree;
    tree.set("service", Tree(graph[row.service].id));
    tree.set("count", Tree(row.count));
    tree.set("service_lost_W", Tree(row.serviceLostW));
    tree.set("failure", row.failure >= 0 ? Tree(graph[row.failure].id) : Tree());
    tree.set("lost_W", Tree(row.lostW));
    tree.set("interrupted_W", Tree(row.interruptedW));
    tree.set("worst_load_fraction", Tree(row.worstLoadFraction));
    return tree;
}

void printService(const PowerGraph& graph, const std::vector<power::ServiceRow>& rows)
{
    constexpr std::size_t kRows = 20;
    print(text("cli.fail.service-head", {{"n", std::to_string(std::min(kRows, rows.size()))}}));
    for (std::size_t i = 0; i < std::min(kRows, rows.size()); ++i) {
        const power::ServiceRow& row = rows[i];
        print(fmt::format("{:>10}  {:>6.1f} %  {:>6}  {}{}", readable(row.lostW, scaledUnit(row.lostW, unit::kW)),
                          100.0 * row.worstLoadFraction, row.count, graph[row.service].id,
                          row.failure >= 0 ? " + " + graph[row.failure].id : ""));
    }
}

int sweep(const PlanArguments::Opened& opened, int order, bool json)
{
    const Evaluation evaluation = evaluate(opened.plan, opened.scenario);
    if (evaluation.buildings.empty())
        throw Stop{Error{.code = "fail.no-building", .found = opened.plan.project.title, .allowed = "none"}};
    Tree::List all, totals, service, rides, air;
    power::SweepOptions options;
    options.loads = false;
    for (const auto& b : evaluation.buildings) {
        const PowerGraph graph = graphOf(opened, evaluation, b.id);
        ThrottleTimes throttle = throttleTimes(opened.plan, evaluation, b);
        const Building& building = *findById(opened.plan.buildings, b.id);
        std::optional<RideStudy> ride;
        if (throttle.ride()) ride = rideStudy(opened.plan, *throttle.ride(), building, nullptr);
        std::optional<AirStudy> hall;
        if (throttle.hall()) hall = airStudy(opened.plan, *throttle.hall(), building, nullptr);
        power::DoubleSweep result;
        if (order == 1) static_cast<power::Sweep&>(result) = power::sweepSingles(graph, options);
        else result = power::sweepDoubles(graph, options);
        if (json) {
            for (const FailureRow& row : result.rows) all.emplace_back(rowTree(graph, row, throttle.after(graph, row)));
            totals.emplace_back(totalsTree(b.id, graph, result.totals));
            if (ride) rides.emplace_back(rideTree(*ride));
            if (hall) air.emplace_back(airTree(*hall));
            for (const power::ServiceRow& row : result.service) service.emplace_back(serviceTree(graph, row));
            continue;
        }
        print(text("cli.fail.building", {{"building", displayName(b)}, {"components", std::to_string(graph.size())},
                                         {"examined", report::grouped(static_cast<double>(result.totals.examined))},
                                         {"losing", report::grouped(static_cast<double>(result.totals.losing))},
                                         {"overloading", report::grouped(static_cast<double>(result.totals.overloading))}}));
        printRows(graph, result.rows, throttle);
        if (ride) printRide(*ride);
        else print(text("cli.fail.ride-none", {{"problem", throttle.problem()}}));
        if (hall) printAir(*hall);
        else print(text("cli.fail.air-none", {{"problem", throttle.hallProblem()}}));
        if (order == 2) printService(graph, result.service);
    }
    if (json) {
        Tree tree;
        tree.set("failures", Tree(std::move(all)));
        tree.set("totals", Tree(std::move(totals)));
        tree.set("cooling", Tree(std::move(rides)));
        tree.set("air", Tree(std::move(air)));
        if (order == 2) tree.set("service", Tree(std::move(service)));
        printJson(tree);
    }
    return kDone;
}

int failChosen(const PlanArguments::Opened& opened, const std::vector<std::string>& ids, bool json)
{
    const Evaluation evaluation = evaluate(opened.plan, opened.scenario);
    const ChosenComponents chosen = orStop(chooseComponents(opened.plan, evaluation, ids));
    const power::Solution solution = power::solve(chosen.graph, chosen.components);
    const FailureRow row = failureRow(solution, chosen.components);
    const BuildingResult<double>& building = *findById(evaluation.buildings, chosen.building);
    ThrottleTimes throttle = throttleTimes(opened.plan, evaluation, building);
    if (json) {
        Tree tree;
        tree.set("failures", Tree(Tree::List{rowTree(chosen.graph, row, throttle.after(chosen.graph, solution))}));
        printJson(tree);
        return kDone;
    }
    printRows(chosen.graph, {row}, throttle);
    printGroups(solution, building);
    return kDone;
}

}  // namespace

void addFail(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("fail", "Show what the failure of components does, or sweep all single or double failures");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto ids = std::make_shared<std::vector<std::string>>();
    auto order = std::make_shared<int>(0);
    auto json = std::make_shared<bool>(false);
    auto* components = command->add_option("component", *ids, "Components that are out, as building/unit");
    command->add_option("--sweep", *order, "All single (1) or double (2) failures, worst first")
        ->check(CLI::IsMember({1, 2}))->excludes(components);
    command->add_flag("--json", *json, "As one JSON document");
    command->callback([=, &run] {
        if (ids->empty() && *order == 0) throw CLI::RequiredError("component or --sweep");
        run = [=] {
            const auto opened = plan->open();
            return *order > 0 ? sweep(opened, *order, *json) : failChosen(opened, *ids, *json);
        };
    });
}

}  // namespace rw::cli
