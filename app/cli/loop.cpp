// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "base/text.h"
#include "cooling/loops/network_export.h"
#include "programme/building_loops.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace rw::cli {

namespace {

using cooling::LoopBranchResult;
using cooling::LoopDesign;
using cooling::LoopPart;
using cooling::TakeOffLine;

struct LoopCall {
    std::string building;
    std::string loop = "tcs";
    std::string output;
    bool json = false;
};

Tree loopTree(const LoopDesign& d, const std::vector<Finding>& findings)
{
    Tree tree;
    tree.set("building", Tree(d.building));
    tree.set("loop", Tree(cooling::name(d.kind)));
    tree.set("count", Tree(d.count));
    tree.set("racks_drawn", Tree(d.distances.racksDrawn));
    tree.set("cdus_drawn", Tree(d.distances.cdusDrawn));
    tree.set("flow_m3_s", Tree(d.flow.si()));
    tree.set("head_Pa", Tree(d.head.si()));
    tree.set("external_head_Pa", d.externalHead ? Tree(d.externalHead->si()) : Tree());
    tree.set("pump_speed", Tree(d.speed));
    tree.set("pump_flow_m3_s", Tree(d.pumpFlow.si()));
    tree.set("pump_head_Pa", Tree(d.pumpHead.si()));
    tree.set("pump_power_W", Tree(d.pumpPower.si()));
    tree.set("npsh_available_m", Tree(d.npshAvailable.si()));
    tree.set("npsh_required_m", Tree(d.npshRequired.si()));
    tree.set("volume_m3", Tree(d.volume.si()));
    tree.set("largest_isolation_volume_m3", Tree(d.largestSection.si()));
    tree.set("vessel_m3", d.expansion ? Tree(d.expansion->vessel.si()) : Tree());
    tree.set("make_up_m3_per_year", d.expansion ? Tree(d.expansion->yearlyMakeUp.si()) : Tree());
    tree.set("lowest_pressure_Pa", Tree(d.lowest.si()));
    tree.set("highest_pressure_Pa", Tree(d.highest.si()));
    tree.set("worst_branch", Tree(d.branches[d.worst].id));
    Tree::List curve;
    for (const double share : cooling::LoopCurve::kShares) {
        Tree point;
        point.set("flow_m3_s", Tree(share * d.curve.designFlow));
        point.set("head_Pa", Tree(d.curve.headAt(share * d.curve.designFlow)));
        curve.push_back(std::move(point));
    }
    tree.set("curve", Tree(std::move(curve)));
    Tree::List branches;
    for (const LoopBranchResult& b : d.branches) {
        Tree one;
        one.set("id", Tree(b.id));
        one.set("wanted_m3_s", Tree(b.wanted.si()));
        one.set("flow_m3_s", Tree(b.got.si()));
        one.set("unbalanced_m3_s", Tree(b.unbalanced.si()));
        one.set("balancing_kv_m3_h", Tree(b.kv));
        one.set("balancing_drop_Pa", Tree(b.valveDrop.si()));
        one.set("control_kv_m3_h", b.controlKv > 0.0 ? Tree(b.controlKv) : Tree());
        one.set("authority", b.controlKv > 0.0 ? Tree(b.authority.si()) : Tree());
        branches.push_back(std::move(one));
    }
    tree.set("branches", Tree(std::move(branches)));
    Tree::List takeOff;
    for (const TakeOffLine& l : d.takeOff) {
        Tree one;
        one.set("part", Tree(cooling::name(l.part)));
        one.set("dn", l.dn > 0 ? Tree(l.dn) : Tree());
        one.set("bore_m", l.bore.si() > 0.0 ? Tree(l.bore.si()) : Tree());
        one.set("length_m", Tree(l.length.si()));
        one.set("count", Tree(l.count));
        one.set("elbows", Tree(l.elbows));
        one.set("tees", Tree(l.tees));
        takeOff.push_back(std::move(one));
    }
    tree.set("take_off", Tree(std::move(takeOff)));
    Tree::List told;
    for (const Finding& f : findings) {
        Tree one;
        one.set("severity", Tree(rw::name(f.severity)));
        one.set("code", Tree(f.code));
        one.set("subject", Tree(f.subject));
        one.set("message", Tree(f.message()));
        one.set("mend", Tree(f.mend()));
        told.push_back(std::move(one));
    }
    tree.set("findings", Tree(std::move(told)));
    return tree;
}

void printLoop(const LoopDesign& d, const std::vector<Finding>& findings)
{
    const auto [least, most] = std::minmax_element(d.branches.begin(), d.branches.end(), [](const auto& a, const auto& b) {
        return (a.unbalanced / a.wanted) < (b.unbalanced / b.wanted);
    });
    const auto percent = [](const LoopBranchResult& b) { return readableNumber(100.0 * (b.unbalanced / b.wanted).si(), 3); };
    std::string out = text("cli.loop.head", {{"loop", text(d.kind == cooling::LoopKind::Coolant ? "loop.tcs" : "loop.fws")},
                                             {"count", std::to_string(d.count)}, {"branches", std::to_string(d.branches.size())},
                                             {"links", std::to_string(d.loop.links.size())}});
    out += "\n" + text("cli.loop.need", {{"flow", readable(d.flow.value(), unit::Lmin)}, {"head", readable(d.head.value(), unit::kPa)},
                                         {"branch", d.branches[d.worst].id}});
    out += "\n" + text("cli.loop.pump", {{"flow", readable(d.pumpFlow.value(), unit::Lmin)}, {"head", readable(d.pumpHead.value(), unit::kPa)},
                                         {"power", readable(d.pumpPower.value(), unit::kW)},
                                         {"npsh", readable(d.npshAvailable.value(), unit::m, 3)}});
    out += "\n" + text("cli.loop.balance", {{"least", percent(*least)}, {"first", least->id},
                                            {"most", percent(*most)}, {"last", most->id}});
    out += "\n" + text("cli.loop.volume", {{"volume", readable(d.volume.value(), unit::m3)},
                                           {"section", readable(d.largestSection.value(), unit::m3)}});
    if (d.expansion)
        out += "\n" + text("cli.loop.vessel", {{"vessel", readable(d.expansion->vessel.value(), unit::L)},
                                               {"make_up", readable(d.expansion->yearlyMakeUp.value(), unit::L)}});
    out += "\n";
    for (const TakeOffLine& l : d.takeOff) {
        const std::string size = l.dn > 0 ? "DN" + std::to_string(l.dn) : l.bore.si() > 0.0 ? readable(l.bore.value(), unit::mm, 3) : "";
        out += "\n" + fmt::format("{:<10} {:>9}  {:>12}  {}", cooling::name(l.part), size,
                                  l.count > 0 ? std::to_string(l.count) + " ×" : readable(l.length.value(), unit::m),
                                  l.count > 0 ? "" : text("cli.loop.fittings", {{"elbows", std::to_string(l.elbows)},
                                                                                {"tees", std::to_string(l.tees)}}));
    }
    for (const Finding& f : findings) out += "\n" + std::string(rw::name(f.severity)) + "  " + f.subject + ": " + f.message();
    print(out);
}

int runLoop(const PlanArguments& arguments, const LoopCall& options)
{
    const auto opened = arguments.open();
    const Evaluation evaluation = evaluate(opened.plan, opened.scenario);
    std::string known;
    const BuildingResult<double>* chosen = nullptr;
    for (const auto& b : evaluation.buildings) {
        known += (known.empty() ? "" : ", ") + b.id;
        if (!chosen && (options.building.empty() || b.id == options.building)) chosen = &b;
    }
    if (!chosen) throw Stop{{.code = "loop.no-building", .found = options.building, .allowed = known.empty() ? "none" : known}};
    const BuildingLoops loops = orStop(buildingLoops<double>(opened.plan, *chosen));
    const bool facility = options.loop == "fws";
    if (facility && !loops.facility) throw Stop{{.code = "loop.no-facility", .path = "buildings[" + chosen->id + "].cooling.cdu"}};
    const LoopDesign& design = facility ? *loops.facility : loops.coolant;
    const std::vector<Finding> findings = cooling::loopFindings(*findById(opened.plan.buildings, chosen->id), design);
    if (!options.output.empty()) writeFile(options.output, cooling::networkJson(design));
    if (options.json) printJson(loopTree(design, findings));
    else printLoop(design, findings);
    const bool errors = std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.severity == Severity::Error; });
    return errors ? kFindings : kDone;
}

}  // namespace

void addLoop(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("loop", "Lay out, balance and solve a building's pipe loops");
    auto plan = std::make_shared<PlanArguments>(*command);
    auto options = std::make_shared<LoopCall>();
    command->add_option("--building", options->building, "Id of the building; without it the first that the plan fills")->type_name("ID");
    command->add_option("--loop", options->loop, "tcs: racks of one CDU; fws: facility water")->check(CLI::IsMember({"tcs", "fws"}));
    command->add_option("-o,--output", options->output, "Write it as a network file, to edit and to solve with the command network")
        ->type_name("FILE");
    command->add_flag("--json", options->json, "Everything in SI units, as one JSON document");
    command->callback([plan, options, &run] { run = [plan, options] { return runLoop(*plan, *options); }; });
}

}  // namespace rw::cli
