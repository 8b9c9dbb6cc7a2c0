// SPDX-License-Identifier: GPL-3.0-or-later
#include "command.h"

#include "base/text.h"
#include "cooling/hydraulics/network_file.h"
#include "file/file_system.h"
#include "schema/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace rw::cli {

namespace {

using namespace rw::hydraulics;

/// Findings of one code that are printed; the rest are counted. --json has all.
constexpr std::size_t kShownOfACode = 8;

Tree optionalTree(const std::optional<Length<>>& q)
{
    return q ? Tree(q->value()) : Tree();
}

Tree nodesTree(const Network& network, const NetworkSolution& solution)
{
    Tree::List nodes;
    nodes.reserve(network.nodes.size());
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const NodeState& state = solution.nodes[i];
        Tree node;
        node.set("id", Tree(network.nodes[i].id));
        node.set("head_m", state.isolated ? Tree() : Tree(state.head.value()));
        node.set("pressure_Pa", state.isolated ? Tree() : Tree(state.pressure.value()));
        node.set("elevation_m", Tree(network.nodes[i].elevation.value()));
        node.set("supplied_m3_s", Tree(state.supplied.value()));
        nodes.push_back(std::move(node));
    }
    return Tree(std::move(nodes));
}

Tree linksTree(const Network& network, const NetworkSolution& solution)
{
    Tree::List links;
    links.reserve(network.links.size());
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        const LinkState& state = solution.links[k];
        Tree link;
        link.set("id", Tree(network.links[k].id));
        link.set("flow_m3_s", Tree(state.flow.value()));
        link.set("velocity_m_s", Tree(state.velocity.value()));
        link.set("head_loss_m", Tree(state.headLoss.value()));
        link.set("gradient_Pa_m", Tree(state.gradient.value()));
        link.set("reynolds", Tree(state.reynolds));
        link.set("friction_factor", Tree(state.frictionFactor));
        link.set("status", Tree(hydraulics::name(state.status)));
        links.push_back(std::move(link));
    }
    return Tree(std::move(links));
}

Tree pumpsTree(const Network& network, const NetworkReport& report)
{
    Tree::List pumps;
    for (const PumpReport& p : report.pumps) {
        Tree pump;
        pump.set("id", Tree(network.links[p.link].id));
        pump.set("flow_m3_s", Tree(p.flow.value()));
        pump.set("head_m", Tree(p.head.value()));
        pump.set("beyond_end", Tree(p.beyondEnd));
        pump.set("hydraulic_W", p.power ? Tree(p.power->hydraulic.value()) : Tree());
        pump.set("shaft_W", p.power ? Tree(p.power->shaft.value()) : Tree());
        pump.set("electric_W", p.power ? Tree(p.power->electric.value()) : Tree());
        pump.set("heat_to_liquid_W", p.power ? Tree(p.power->toLiquid.value()) : Tree());
        pump.set("heat_to_room_W", p.power ? Tree(p.power->toRoom.value()) : Tree());
        pump.set("npsh_available_m", optionalTree(p.npshAvailable));
        pump.set("npsh_required_m", optionalTree(p.npshRequired));
        pumps.push_back(std::move(pump));
    }
    return Tree(std::move(pumps));
}

Tree findingsTree(const NetworkReport& report)
{
    Tree::List findings;
    for (const Finding& f : report.findings) {
        Tree finding;
        finding.set("severity", Tree(rw::name(f.severity)));
        finding.set("code", Tree(f.code));
        finding.set("subject", Tree(f.subject));
        finding.set("message", Tree(f.message()));
        finding.set("mend", Tree(f.mend()));
        findings.push_back(std::move(finding));
    }
    return Tree(std::move(findings));
}

Tree wholeTree(const NetworkFile& file, const NetworkSolution& solution, const NetworkReport& report,
               const std::optional<Expansion>& expansion)
{
    Tree tree;
    tree.set("friction", Tree(hydraulics::name(file.network.friction)));
    tree.set("nodes", nodesTree(file.network, solution));
    tree.set("links", linksTree(file.network, solution));
    tree.set("pumps", pumpsTree(file.network, report));
    Tree::List balance;
    for (const BranchBalance& b : report.balance) {
        Tree branch;
        branch.set("id", Tree(file.network.links[b.link].id));
        branch.set("flow_m3_s", Tree(b.flow.value()));
        branch.set("wanted_m3_s", Tree(b.wanted.value()));
        branch.set("share", Tree(b.share.value()));
        balance.push_back(std::move(branch));
    }
    tree.set("balance", Tree(std::move(balance)));
    tree.set("volume_m3", Tree(report.volume.value()));
    const std::vector<IsolationSection> sections = isolationSections(file.network);
    tree.set("largest_isolation_volume_m3", Tree(sections.front().volume.value()));
    if (expansion) {
        Tree vessel;
        vessel.set("growth_m3", Tree(expansion->growth.value()));
        vessel.set("vessel_m3", Tree(expansion->vessel.value()));
        vessel.set("make_up_m3_per_year", Tree(expansion->yearlyMakeUp.value()));
        tree.set("expansion", std::move(vessel));
    }
    Tree solving;
    solving.set("iterations", Tree(solution.iterations));
    solving.set("flow_change", Tree(solution.flowChange));
    solving.set("head_residual_m", Tree(solution.headResidual.value()));
    solving.set("mass_residual_m3_s", Tree(solution.massResidual.value()));
    tree.set("solution", std::move(solving));
    tree.set("findings", findingsTree(report));
    return tree;
}

/// Widths of the id columns: the longest id, within reason.
template <class Things>
std::size_t idWidth(const Things& things)
{
    std::size_t width = 4;
    for (const auto& t : things) width = std::max(width, t.id.size());
    return std::min<std::size_t>(width, 24);
}

void printTables(const NetworkFile& file, const NetworkSolution& solution, const NetworkReport& report,
                 const std::optional<Expansion>& expansion)
{
    const Network& network = file.network;
    std::string out;
    const std::size_t nodeWidth = idWidth(network.nodes), linkWidth = idWidth(network.links);
    out += fmt::format("{:<{}}  {:>12}  {:>14}  {:>14}\n", text("cli.network.node"), nodeWidth, text("cli.network.head"),
                       text("cli.network.pressure"), text("cli.network.supplied"));
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        const NodeState& s = solution.nodes[i];
        if (s.isolated) {
            out += fmt::format("{:<{}}  {:>12}\n", network.nodes[i].id, nodeWidth, text("cli.network.cut-off"));
            continue;
        }
        out += fmt::format("{:<{}}  {:>12.4f}  {:>14.3f}  {:>14.3f}\n", network.nodes[i].id, nodeWidth, s.head.value(),
                           s.pressure.in(unit::kPa), s.supplied.in(unit::Lmin));
    }
    out += fmt::format("\n{:<{}}  {:>12}  {:>10}  {:>12}  {:>14}  {}\n", text("cli.network.link"), linkWidth, text("cli.network.flow"),
                       text("cli.network.velocity"), text("cli.network.loss"), text("cli.network.gradient"), text("cli.network.status"));
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        const LinkState& s = solution.links[k];
        out += fmt::format("{:<{}}  {:>12.3f}  {:>10.3f}  {:>12.4f}  {:>14.1f}  {}\n", network.links[k].id, linkWidth,
                           s.flow.in(unit::Lmin), s.velocity.value(), s.headLoss.value(), s.gradient.value(), hydraulics::name(s.status));
    }
    for (const PumpReport& p : report.pumps) {
        out += "\n" + text("cli.network.pump", {{"id", network.links[p.link].id}, {"flow", readable(p.flow.value(), unit::Lmin)},
                                                {"head", readable(p.head.value(), unit::m)}});
        if (p.power)
            out += text("cli.network.pump-power", {{"hydraulic", readable(p.power->hydraulic.value(), unit::kW)},
                                                   {"electric", readable(p.power->electric.value(), unit::kW)}});
        if (p.npshAvailable) out += text("cli.network.pump-npsh", {{"npsh", readable(p.npshAvailable->value(), unit::m)}});
    }
    for (std::size_t i = 0; i < std::min(kShownOfACode, report.balance.size()); ++i) {
        const BranchBalance& b = report.balance[i];
        out += "\n" + text("cli.network.balance", {{"id", network.links[b.link].id}, {"flow", readable(b.flow.value(), unit::Lmin)},
                                                   {"wanted", readable(b.wanted.value(), unit::Lmin)},
                                                   {"share", readableNumber(100.0 * b.share.value(), 4)}});
    }
    out += "\n" + text("cli.network.volume", {{"volume", readable(report.volume.value(), unit::m3)},
                                              {"section", readable(isolationSections(network).front().volume.value(), unit::m3)}});
    if (expansion)
        out += "\n" + text("cli.network.expansion", {{"growth", readable(expansion->growth.value(), unit::L)},
                                                     {"vessel", readable(expansion->vessel.value(), unit::L)},
                                                     {"make_up", readable(expansion->yearlyMakeUp.value(), unit::L)}});
    out += "\n" + text("cli.network.solved", {{"steps", std::to_string(solution.iterations)},
                                              {"residual", readable(solution.headResidual.value(), unit::m, 2)},
                                              {"friction", std::string(hydraulics::name(network.friction))}});
    std::map<std::string, std::size_t> shown;
    for (const Finding& f : report.findings)
        if (++shown[f.code] <= kShownOfACode)
            out += "\n" + std::string(rw::name(f.severity)) + "  " + f.subject + ": " + f.message();
    for (const auto& [code, count] : shown)
        if (count > kShownOfACode)
            out += "\n" + text("cli.network.more", {{"code", code}, {"n", std::to_string(count - kShownOfACode)}});
    print(out);
}

constexpr std::pair<const char*, Friction> kChoices[] = {
    {"colebrook", Friction::Colebrook}, {"swamee-jain", Friction::SwameeJain}, {"churchill", Friction::Churchill}};

int solveNetwork(const std::string& path, const std::string& friction, bool json)
{
    const auto endsWith = [&](std::string_view end) {
        std::string tail = path.size() >= end.size() ? path.substr(path.size() - end.size()) : std::string();
        std::transform(tail.begin(), tail.end(), tail.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return tail == end;
    };
    const bool inp = endsWith(".inp");
    if (!inp && !endsWith(".json")) throw Stop{{.code = "network.format", .found = path, .allowed = ".json, .inp"}};
    const std::string contents = orStop(realFileSystem().read(path, kMaxJsonBytes));
    NetworkFile file = orStop(inp ? readInp(contents, path) : readNetworkJson(contents, path));
    for (const auto& [word, choice] : kChoices) {
        if (friction != word) continue;
        if (!isDarcyWeisbach(file.network.friction))
            throw Stop{{.code = "network.friction", .file = path, .found = std::string(hydraulics::name(file.network.friction))}};
        file.network.friction = choice;
    }
    for (const Error& notice : file.notices) say(notice.message());
    Result<NetworkSolution> solution = solve(file.network);
    if (!solution) {
        solution.error().file = path;
        throw Stop{solution.error()};
    }
    const NetworkReport result = hydraulics::report(file.network, *solution, file.surroundings);
    std::optional<Expansion> vessel;
    if (file.expansion) vessel = orStop(expansion(result.volume, *file.expansion, file.surroundings.air));
    if (json) printJson(wholeTree(file, *solution, result, vessel));
    else printTables(file, *solution, result, vessel);
    return std::any_of(result.findings.begin(), result.findings.end(), [](const Finding& f) { return f.severity == Severity::Error; })
               ? kFindings : kDone;
}

}  // namespace

void addNetwork(CLI::App& app, Run& run)
{
    CLI::App* command = app.add_subcommand("network", "Solve one pipe network: flows, heads, pumps, what is out of balance");
    auto path = std::make_shared<std::string>();
    auto friction = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    command->add_option("FILE", *path, "Network as .json, or an EPANET .inp file")->required();
    command->add_option("--friction", *friction,
                        "Darcy-Weisbach friction; without it a JSON file is counted by its own word or Colebrook, an .inp file by Swamee-Jain")
        ->check(CLI::IsMember({"colebrook", "swamee-jain", "churchill"}));
    command->add_flag("--json", *json, "Everything in SI units, as one JSON document");
    command->callback([=, &run] { run = [=] { return solveNetwork(*path, *friction, *json); }; });
}

}  // namespace rw::cli
