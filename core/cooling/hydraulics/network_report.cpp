// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/network_report.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <unordered_map>

namespace rw::hydraulics {

namespace {

class Reporter {
public:
    Reporter(const Network& network, const NetworkSolution& solution, const Surroundings& surroundings)
        : m_network(network), m_solution(solution), m_around(surroundings)
    {
    }
    NetworkReport run();

private:
    void tell(Severity severity, const char* code, const std::string& subject, TextArgs args)
    {
        m_report.findings.push_back({severity, code, subject, std::move(args), {}});
    }
    void pipe(const Link& link, const Pipe& pipe, const LinkState& state);
    void pump(std::size_t k, const Pump& pump);
    void node(const Node& node, const NodeState& state);

    const Network& m_network;
    const NetworkSolution& m_solution;
    const Surroundings& m_around;
    NetworkReport m_report;
    std::unordered_map<std::string_view, std::size_t> m_nodes;
};

std::string subjectOf(const Link& link) { return "links[" + link.id + "]"; }

void Reporter::pipe(const Link& link, const Pipe& pipe, const LinkState& state)
{
    const FlowLimits& limits = m_around.limits;
    const Velocity<> speed = Velocity<>::fromSi(std::abs(state.velocity.si()));
    const Velocity<> most = link.hose ? limits.hoseMost : pipe.innerDiameter <= limits.smallBore ? limits.smallMost : limits.largeMost;
    if (speed > most)
        tell(Severity::Warning, "network.too-fast", subjectOf(link),
             {{"velocity", readable(speed.value(), unit::mps)}, {"limit", readable(most.value(), unit::mps)}});
    if (speed < limits.least && speed.si() > 0.0)
        tell(Severity::Note, "network.too-slow", subjectOf(link),
             {{"velocity", readable(speed.value(), unit::mps)}, {"limit", readable(limits.least.value(), unit::mps)}});
    if (state.gradient > limits.gradientMost)
        tell(Severity::Warning, "network.steep", subjectOf(link),
             {{"gradient", readable(state.gradient.value(), unit::Pam)},
              {"limit", readable(limits.gradientMost.value(), unit::Pam)}});
    if (isDarcyWeisbach(m_network.friction) && state.reynolds > kLaminarEnd && state.reynolds < kTurbulentBegin)
        tell(Severity::Note, "network.transition", subjectOf(link), {{"reynolds", readableNumber(state.reynolds)}});
}

void Reporter::pump(std::size_t k, const Pump& pump)
{
    const Link& link = m_network.links[k];
    const LinkState& state = m_solution.links[k];
    if (!link.open) return;
    if (state.status == LinkStatus::Closed) {
        tell(Severity::Warning, "network.pump-shut", subjectOf(link),
             {{"against", readable(-state.headLoss.value(), unit::m)}, {"shut_off", readable(pump.group.head({}).value(), unit::m)}});
        return;
    }
    PumpReport row{k, state.flow, VolumeFlow<>::fromSi(state.flow.si() / pump.group.running), -state.headLoss, false, {}, {}, {}};
    row.beyondEnd = state.flow > pump.group.end();
    if (row.beyondEnd)
        tell(Severity::Warning, "network.beyond-curve", subjectOf(link),
             {{"flow", readable(row.eachFlow.value(), unit::Lmin)}, {"end", readable(pump.group.curve.end(pump.group.speed).value(), unit::Lmin)}});
    const NetworkLiquid& liquid = link.liquid ? *link.liquid : m_network.liquid;
    if (pump.drive || !pump.efficiency.empty()) {
        PumpDrive drive = pump.drive.value_or(PumpDrive{});
        if (!pump.efficiency.empty()) drive.pump = efficiencyAt(pump.efficiency, row.eachFlow, pump.group.speed).value();
        // A pump that is pushed through beyond its head turns no work into the liquid.
        const auto rise = larger(pressureOf(row.head, liquid.density), Pressure<>{});
        row.power = pumpPower(larger(row.flow, VolumeFlow<>{}), rise, drive).value();
    }
    row.npshRequired = pump.npshRequired;
    if (m_around.vapour) {
        const NodeState& suction = m_solution.nodes[m_nodes.at(link.from)];
        const Length<> available = headOf(suction.pressure + m_around.air - *m_around.vapour, liquid.density);
        row.npshAvailable = available;
        if (pump.npshRequired && available < *pump.npshRequired)
            tell(Severity::Error, "network.npsh", subjectOf(link),
                 {{"available", readable(available.value(), unit::m)}, {"required", readable(pump.npshRequired->value(), unit::m)}});
    }
    m_report.pumps.push_back(std::move(row));
}

void Reporter::node(const Node& node, const NodeState& state)
{
    const std::string subject = "nodes[" + node.id + "]";
    if (state.isolated) {
        tell(Severity::Note, "network.isolated", subject, {});
        return;
    }
    const Pressure<> lowest = m_around.vapour.value_or(Pressure<>{}) - m_around.air;
    if (state.pressure < lowest)
        tell(Severity::Error, "network.boils", subject, {{"pressure", readable(state.pressure.value(), unit::kPa)}});
    else if (state.pressure.si() < 0.0)
        tell(Severity::Warning, "network.below-air", subject, {{"pressure", readable(state.pressure.value(), unit::kPa)}});
}

NetworkReport Reporter::run()
{
    m_nodes.reserve(m_network.nodes.size());
    for (std::size_t i = 0; i < m_network.nodes.size(); ++i) m_nodes.emplace(m_network.nodes[i].id, i);
    for (std::size_t k = 0; k < m_network.links.size(); ++k) {
        const Link& link = m_network.links[k];
        const LinkState& state = m_solution.links[k];
        if (const Pipe* p = std::get_if<Pipe>(&link.part)) pipe(link, *p, state);
        if (const Pump* p = std::get_if<Pump>(&link.part)) pump(k, *p);
        if (state.status == LinkStatus::Unreached) {
            const Valve& valve = std::get<Valve>(link.part);
            const bool flow = valve.kind == Valve::Kind::FlowControl;
            tell(Severity::Warning, "network.unreached", subjectOf(link),
                 {{"setting", flow ? readable(valve.flow.value(), unit::Lmin) : readable(valve.pressure.value(), unit::kPa)}});
        }
        if (!link.wantedFlow) continue;
        const double share = link.wantedFlow->si() > 0.0 ? state.flow.si() / link.wantedFlow->si() : 1.0;
        m_report.balance.push_back({k, state.flow, *link.wantedFlow, scalar<double>(share)});
        if (share < m_around.leastShare.si())
            tell(Severity::Warning, "network.short-flow", subjectOf(link),
                 {{"flow", readable(state.flow.value(), unit::Lmin)}, {"wanted", readable(link.wantedFlow->value(), unit::Lmin)},
                  {"share", readableNumber(100.0 * share, 3)}});
    }
    for (std::size_t i = 0; i < m_network.nodes.size(); ++i) node(m_network.nodes[i], m_solution.nodes[i]);
    std::stable_sort(m_report.balance.begin(), m_report.balance.end(),
                     [](const BranchBalance& a, const BranchBalance& b) { return a.share < b.share; });
    std::stable_sort(m_report.findings.begin(), m_report.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    m_report.volume = liquidVolume(m_network);
    return std::move(m_report);
}

double volumeOf(const Link& link)
{
    if (const Pipe* p = std::get_if<Pipe>(&link.part)) return kPi / 4.0 * p->innerDiameter.si() * p->innerDiameter.si() * p->length.si();
    if (const RatedDrop* e = std::get_if<RatedDrop>(&link.part)) return e->content.si();
    return 0.0;
}

}  // namespace

NetworkReport report(const Network& network, const NetworkSolution& solution, const Surroundings& surroundings)
{
    return Reporter(network, solution, surroundings).run();
}

Volume<> liquidVolume(const Network& network)
{
    double sum = 0.0;
    for (const Link& link : network.links) sum += volumeOf(link);
    return Volume<>::fromSi(sum);
}

std::vector<IsolationSection> isolationSections(const Network& network)
{
    // Nodes joined by anything but a throttle valve share a section: union-find.
    std::unordered_map<std::string_view, std::size_t> ids;
    ids.reserve(network.nodes.size());
    std::vector<std::size_t> parent(network.nodes.size());
    for (std::size_t i = 0; i < parent.size(); ++i) {
        ids.emplace(network.nodes[i].id, i);
        parent[i] = i;
    }
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    const auto shuts = [](const Link& link) {
        const Valve* v = std::get_if<Valve>(&link.part);
        return v && v->kind == Valve::Kind::Throttle;
    };
    for (const Link& link : network.links)
        if (!shuts(link)) parent[root(ids.at(link.from))] = root(ids.at(link.to));
    std::vector<IsolationSection> sections;
    std::unordered_map<std::size_t, std::size_t> numbers;
    for (std::size_t i = 0; i < parent.size(); ++i) {
        const auto [it, isNew] = numbers.emplace(root(i), sections.size());
        if (isNew) sections.emplace_back();
        sections[it->second].nodes.push_back(i);
    }
    const auto sectionOf = [&](const std::string& id) -> IsolationSection& { return sections[numbers.at(root(ids.at(id)))]; };
    for (std::size_t k = 0; k < network.links.size(); ++k) {
        const Link& link = network.links[k];
        if (shuts(link)) {
            IsolationSection& a = sectionOf(link.from);
            IsolationSection& b = sectionOf(link.to);
            a.valves.push_back(k);
            if (&a != &b) b.valves.push_back(k);
        } else {
            sectionOf(link.from).volume += Volume<>::fromSi(volumeOf(link));
        }
    }
    std::stable_sort(sections.begin(), sections.end(),
                     [](const IsolationSection& a, const IsolationSection& b) { return a.volume > b.volume; });
    return sections;
}

Result<Expansion> expansion(Volume<> volume, const ExpansionInput& input, Pressure<> air)
{
    for (const Temperature<>& t : {input.cold, input.hot})
        if (const Status good = checkTemperature(input.liquid, t); !good) return good.error();
    if (input.hot < input.cold)
        return Error{.code = "expansion.temperature", .path = "hot", .found = readable(input.hot.value(), unit::C),
                     .allowed = readable(input.cold.value(), unit::C)};
    if (const auto error = Refusal().notNegative("volume", volume).notNegative("fill_pressure", input.fill).finite("most_pressure", input.most)
                               .notNegative("reserve", input.reserve).notNegative("make_up", input.makeUp).first())
        return *error;
    if (input.most <= input.fill)
        return Error{.code = "expansion.pressure", .path = "most_pressure", .found = readable(input.most.value(), unit::kPa),
                     .allowed = readable(input.fill.value(), unit::kPa)};
    // Water is densest near 4 C: below, warming shrinks it, and the vessel takes nothing.
    const double growth = std::max(density(input.liquid, input.cold).si() / density(input.liquid, input.hot).si() - 1.0, 0.0);
    Expansion e;
    e.growth = volume * growth;
    const Pressure<> hot = input.most + air;
    e.vessel = (e.growth + volume * input.reserve.si()) * (hot.si() / (input.most - input.fill).si());
    e.yearlyMakeUp = volume * input.makeUp.si();
    return e;
}

}  // namespace rw::hydraulics
