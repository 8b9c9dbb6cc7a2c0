// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/head_loss.h"
#include "cooling/hydraulics/sparse_heads.h"
#include "cooling/hydraulics/topology.h"

#include <algorithm>
#include <cmath>

namespace rw::hydraulics {

namespace {

/// Conductance of a link that has shut by itself, m3/s per m: keeps the matrix regular, leaks nothing that counts.
constexpr double kShut = 1e-12;
/// Weight that holds a node at a valve's pressure.
constexpr double kHold = 1e8;
constexpr double kDamping = 0.6;  // methods 3.7
constexpr int kUndampedSteps = 10;
/// Changes of state a link may make between any two steps; after that only once flows stand.
constexpr int kFreeChanges = 10;
constexpr int kControlRounds = 60;
/// What counts as a head or flow at a valve's threshold.
constexpr double kHeadSlack = 1e-5;  // m
constexpr double kFlowSlack = 1e-9;  // m3/s
/// Heads beyond this are those of a demand that nothing supplies.
constexpr double kAbsurdHead = 1e7;  // m

enum class State : char { Open, Closed, Active };

class Solver {
public:
    Solver(const Network& network, Topology topology, const SolveOptions& options);
    Result<NetworkSolution> run();

private:
    std::size_t nodeOf(const std::vector<int>& ends, std::size_t k) const { return static_cast<std::size_t>(ends[k]); }
    const Valve* valve(std::size_t k) const { return m_valves[k]; }
    double drop(std::size_t k) const { return m_heads[nodeOf(m_topology.from, k)] - m_heads[nodeOf(m_topology.to, k)]; }
    double setHead(std::size_t k, const std::vector<int>& ends) const;

    void assemble(bool first);
    Status step(bool first);
    bool changeStates(bool settled);
    State nextState(std::size_t k) const;
    State nextOfReducing(std::size_t k) const;
    State nextOfSustaining(std::size_t k) const;
    Status settleFlows();
    bool adjustControls();
    double residual();
    Status checkSupplied() const;
    NetworkSolution solution();
    Error notConverged() const;

    const Network& m_network;
    Topology m_topology;
    SolveOptions m_options;
    std::vector<HeadLoss> m_laws;
    std::vector<const Valve*> m_valves;  ///< of links that are control valves
    std::vector<std::size_t> m_watched;  ///< links that can change state
    std::vector<State> m_states;
    std::vector<char> m_used;            ///< not shut by hand, not on an isolated part
    std::vector<int> m_changes;
    std::vector<double> m_flows;
    std::vector<double> m_conductance;   ///< p
    std::vector<double> m_losses;        ///< head loss by the law at the flow before the step
    std::vector<double> m_targets;       ///< flow that flow and differential-pressure controls let pass
    std::vector<double> m_heads;
    std::vector<double> m_excess;        ///< what flows into a node beyond its demand, by the flows now
    SparseHeads m_system;
    int m_iterations = 0;
    bool m_damped = false;
    double m_change = 0.0;
    double m_residual = 0.0;
};

bool isFlowHolder(const Valve& v)
{
    return v.kind == Valve::Kind::FlowControl || v.kind == Valve::Kind::DifferentialPressure;
}

Solver::Solver(const Network& network, Topology topology, const SolveOptions& options)
    : m_network(network), m_topology(std::move(topology)), m_options(options)
{
    const std::size_t links = network.links.size();
    m_laws.reserve(links);
    m_valves.assign(links, nullptr);
    m_states.assign(links, State::Open);
    m_used.assign(links, 1);
    m_changes.assign(links, 0);
    m_flows.assign(links, 0.0);
    m_conductance.assign(links, 0.0);
    m_losses.assign(links, 0.0);
    m_targets.assign(links, std::numeric_limits<double>::infinity());
    for (std::size_t k = 0; k < links; ++k) {
        const Link& link = network.links[k];
        m_laws.emplace_back(link, network);
        m_used[k] = link.open && !m_topology.isolated[nodeOf(m_topology.from, k)];
        if (!m_used[k]) {
            m_states[k] = State::Closed;
            continue;
        }
        m_flows[k] = m_laws[k].startFlow();
        if (const Valve* v = std::get_if<Valve>(&link.part); v && v->kind != Valve::Kind::Throttle && v->kind != Valve::Kind::Check) {
            m_valves[k] = v;
            if (v->kind == Valve::Kind::FlowControl) {
                m_targets[k] = v->flow.si();
                m_flows[k] = v->flow.si();
            }
            if (v->kind != Valve::Kind::DifferentialPressure) m_states[k] = State::Active;
        }
        if (m_valves[k] || m_laws[k].oneWay()) m_watched.push_back(k);
    }
    const std::size_t nodes = network.nodes.size();
    m_heads.assign(nodes, 0.0);
    m_excess.assign(nodes, 0.0);
    std::vector<char> unknown(nodes, 1);
    for (std::size_t i = 0; i < nodes; ++i) {
        if (network.nodes[i].fixedHead) m_heads[i] = network.nodes[i].fixedHead->si();
        unknown[i] = !network.nodes[i].fixedHead && !m_topology.isolated[i];
    }
    m_system.analyse(unknown, m_topology.from, m_topology.to, m_used);
}

/// Head at which a pressure valve holds one of its ends.
double Solver::setHead(std::size_t k, const std::vector<int>& ends) const
{
    const Link& link = m_network.links[k];
    const NetworkLiquid& liquid = link.liquid ? *link.liquid : m_network.liquid;
    return m_network.nodes[nodeOf(ends, k)].elevation.si() + headOf(valve(k)->pressure, liquid.density).si();
}

/// One linear system: at each unknown node the linearised flows in and out balance its demand.
void Solver::assemble(bool first)
{
    std::fill(m_excess.begin(), m_excess.end(), 0.0);
    for (std::size_t i = 0; i < m_excess.size(); ++i) m_excess[i] = -m_network.nodes[i].demand.si();
    m_system.clear();
    // Flow that no longer depends on heads at this step: Q - p h(Q).
    const auto constantFlow = [&](std::size_t k, double q) {
        m_excess[nodeOf(m_topology.from, k)] -= q;
        m_excess[nodeOf(m_topology.to, k)] += q;
    };
    std::vector<std::size_t> holders;
    for (std::size_t k = 0; k < m_flows.size(); ++k) {
        if (!m_used[k]) continue;
        double& p = m_conductance[k];
        const Valve* v = valve(k);
        if (m_states[k] == State::Closed) {
            p = kShut;
        } else if (v && m_states[k] == State::Active && isFlowHolder(*v)) {
            p = kShut;
            constantFlow(k, m_flows[k] = m_targets[k]);
        } else if (v && m_states[k] == State::Active && v->kind != Valve::Kind::PressureBreaker) {
            p = 0.0;
            holders.push_back(k);
        } else if (v && m_states[k] == State::Active) {
            const Link& link = m_network.links[k];
            const double set = headOf(v->pressure, (link.liquid ? *link.liquid : m_network.liquid).density).si();
            const HeadLoss::Value open = m_laws[k].at(m_flows[k]);
            const bool wider = open.loss > set;
            p = 1.0 / (wider ? open.gradient : m_laws[k].leastGradient());
            m_losses[k] = wider ? open.loss : set;
            constantFlow(k, m_flows[k] - p * m_losses[k]);
        } else {
            const HeadLoss::Value h = m_laws[k].at(m_flows[k]);
            if (first && !m_laws[k].isPump()) {
                // No direction is known yet: the straight line through zero and the start point.
                p = h.loss > 0.0 ? m_flows[k] / h.loss : 1.0 / m_laws[k].leastGradient();
                p = std::min(p, 1.0 / m_laws[k].leastGradient());
            } else {
                p = 1.0 / h.gradient;
                m_losses[k] = h.loss;
                constantFlow(k, m_flows[k] - p * h.loss);
            }
        }
        if (p > 0.0) m_system.addConductance(k, p, m_heads[nodeOf(m_topology.from, k)], m_heads[nodeOf(m_topology.to, k)]);
    }
    for (std::size_t i = 0; i < m_excess.size(); ++i) m_system.addInflow(i, m_excess[i]);
    // A node held by a valve takes what it takes; the valve's flow follows from the node's balance, and what
    // it took last time is taken from the other side.
    for (const std::size_t k : holders) {
        const bool reducing = valve(k)->kind == Valve::Kind::PressureReducing;
        const std::size_t held = nodeOf(reducing ? m_topology.to : m_topology.from, k);
        const std::size_t other = nodeOf(reducing ? m_topology.from : m_topology.to, k);
        m_system.hold(held, kHold, setHead(k, reducing ? m_topology.to : m_topology.from));
        m_system.addInflow(other, reducing ? -m_flows[k] : m_flows[k]);
    }
}

Status Solver::step(bool first)
{
    assemble(first);
    if (!m_system.solve(m_heads)) return notConverged();
    const bool damp = m_damped;
    double changed = 0.0, sum = 0.0;
    std::vector<double>& balance = m_excess;
    for (std::size_t i = 0; i < balance.size(); ++i) balance[i] = -m_network.nodes[i].demand.si();
    std::vector<std::size_t> holders;
    for (std::size_t k = 0; k < m_flows.size(); ++k) {
        if (!m_used[k]) continue;
        const Valve* v = valve(k);
        const double p = m_conductance[k];
        const double before = m_flows[k];
        if (m_states[k] == State::Closed) {
            m_flows[k] = 0.0;
        } else if (v && m_states[k] == State::Active && isFlowHolder(*v)) {
            m_flows[k] = m_targets[k];
        } else if (v && m_states[k] == State::Active && v->kind != Valve::Kind::PressureBreaker) {
            holders.push_back(k);
            continue;
        } else if (first && !m_laws[k].isPump()) {
            m_flows[k] = p * drop(k);
        } else {
            const double change = p * (drop(k) - m_losses[k]);
            m_flows[k] = before + (damp ? kDamping : 1.0) * change;
        }
        changed += std::abs(m_flows[k] - before);
        sum += std::abs(m_flows[k]);
        balance[nodeOf(m_topology.from, k)] -= m_flows[k];
        balance[nodeOf(m_topology.to, k)] += m_flows[k];
    }
    // A holding valve passes what its node needs.
    for (const std::size_t k : holders) {
        const bool reducing = valve(k)->kind == Valve::Kind::PressureReducing;
        const std::size_t held = nodeOf(reducing ? m_topology.to : m_topology.from, k);
        const double before = m_flows[k];
        m_flows[k] = reducing ? -balance[held] : balance[held];
        changed += std::abs(m_flows[k] - before);
        sum += std::abs(m_flows[k]);
        balance[nodeOf(m_topology.from, k)] -= m_flows[k];
        balance[nodeOf(m_topology.to, k)] += m_flows[k];
    }
    m_change = sum > 0.0 ? changed / sum : 0.0;
    if (sum < kFlowSlack) m_change = 0.0;
    return Done{};
}

State Solver::nextOfReducing(std::size_t k) const
{
    const double set = setHead(k, m_topology.to);
    const double h1 = m_heads[nodeOf(m_topology.from, k)], h2 = m_heads[nodeOf(m_topology.to, k)];
    const double open = m_laws[k].quadratic() * m_flows[k] * m_flows[k];
    switch (m_states[k]) {
    case State::Active:
        if (m_flows[k] < -kFlowSlack) return State::Closed;
        return h1 - open < set - kHeadSlack ? State::Open : State::Active;
    case State::Open:
        if (m_flows[k] < -kFlowSlack) return State::Closed;
        return h2 >= set + kHeadSlack ? State::Active : State::Open;
    case State::Closed:
        if (h1 >= set + kHeadSlack && h2 < set - kHeadSlack) return State::Active;
        return h1 < set - kHeadSlack && h1 > h2 + kHeadSlack ? State::Open : State::Closed;
    }
    RW_ASSERT(false);
    return State::Open;
}

State Solver::nextOfSustaining(std::size_t k) const
{
    const double set = setHead(k, m_topology.from);
    const double h1 = m_heads[nodeOf(m_topology.from, k)], h2 = m_heads[nodeOf(m_topology.to, k)];
    const double open = m_laws[k].quadratic() * m_flows[k] * m_flows[k];
    switch (m_states[k]) {
    case State::Active:
        if (m_flows[k] < -kFlowSlack) return State::Closed;
        return h2 + open > set + kHeadSlack ? State::Open : State::Active;
    case State::Open:
        if (m_flows[k] < -kFlowSlack) return State::Closed;
        return h1 < set - kHeadSlack ? State::Active : State::Open;
    case State::Closed:
        if (h2 > set + kHeadSlack && h1 > h2 + kHeadSlack) return State::Open;
        return h1 >= set + kHeadSlack && h1 > h2 + kHeadSlack ? State::Active : State::Closed;
    }
    RW_ASSERT(false);
    return State::Open;
}

/// After the rules of EPANET 2.2 (hydstatus.c).
State Solver::nextState(std::size_t k) const
{
    const State now = m_states[k];
    const Valve* v = valve(k);
    if (!v && m_laws[k].isPump()) {
        if (now == State::Closed) return -drop(k) < m_laws[k].shutOff() - kHeadSlack ? State::Open : State::Closed;
        return m_flows[k] < -kFlowSlack || -drop(k) > m_laws[k].shutOff() + kHeadSlack ? State::Closed : State::Open;
    }
    if (!v) {
        if (now == State::Closed) return drop(k) > kHeadSlack ? State::Open : State::Closed;
        return m_flows[k] < -kFlowSlack ? State::Closed : State::Open;
    }
    switch (v->kind) {
    case Valve::Kind::PressureReducing: return nextOfReducing(k);
    case Valve::Kind::PressureSustaining: return nextOfSustaining(k);
    case Valve::Kind::PressureBreaker: {
        const Link& link = m_network.links[k];
        const double set = headOf(v->pressure, (link.liquid ? *link.liquid : m_network.liquid).density).si();
        if (now == State::Active) return m_flows[k] < -kFlowSlack ? State::Open : State::Active;
        return drop(k) > set + kHeadSlack ? State::Active : State::Open;
    }
    case Valve::Kind::FlowControl:
    case Valve::Kind::DifferentialPressure: {
        const double open = m_laws[k].quadratic() * m_targets[k] * m_targets[k];
        if (now == State::Active) return drop(k) < open - kHeadSlack ? State::Open : State::Active;
        return m_flows[k] > m_targets[k] + kFlowSlack ? State::Active : State::Open;
    }
    case Valve::Kind::Throttle:
    case Valve::Kind::Check: break;
    }
    return now;
}

/// Whether any link changed its state.
bool Solver::changeStates(bool settled)
{
    bool any = false;
    for (const std::size_t k : m_watched) {
        if (m_changes[k] >= kFreeChanges && !settled) continue;
        const State next = nextState(k);
        if (next == m_states[k]) continue;
        if (next != State::Closed && m_states[k] == State::Closed)
            m_flows[k] = m_targets[k] < m_laws[k].startFlow() ? m_targets[k] : m_laws[k].startFlow();
        m_states[k] = next;
        ++m_changes[k];
        any = true;
    }
    return any;
}

/// Largest difference between a link's drop and its law, m. Links that hold a flow or pressure have none.
double Solver::residual()
{
    double worst = 0.0;
    for (std::size_t k = 0; k < m_flows.size(); ++k)
        if (m_used[k] && m_states[k] == State::Open) worst = std::max(worst, std::abs(m_laws[k].at(m_flows[k]).loss - drop(k)));
    return worst;
}

Status Solver::settleFlows()
{
    m_damped = false;
    double before = std::numeric_limits<double>::infinity();
    for (int i = 0;; ++i) {
        if (m_iterations >= m_options.mostIterations) return notConverged();
        if (const Status done = step(m_iterations == 0); !done) return done;
        ++m_iterations;
        const bool settled = m_change < m_options.flowTolerance;
        // Right after the straight-line start flows are too rough to judge a valve by.
        if (m_iterations > 1 && changeStates(settled)) {
            before = std::numeric_limits<double>::infinity();
            continue;
        }
        if (settled) {
            m_residual = residual();
            if (m_residual < m_options.headTolerance) return Done{};
        }
        if (i > kUndampedSteps && m_change > 0.5 * before) m_damped = true;
        before = m_change;
    }
}

/// A circuit's flow goes with about the root of the pressure over it, so each control's target follows
/// Q sqrt(set / found). False once all hold, or stand wide open below their setting.
bool Solver::adjustControls()
{
    bool again = false;
    for (std::size_t k = 0; k < m_valves.size(); ++k) {
        const Valve* v = valve(k);
        if (!v || v->kind != Valve::Kind::DifferentialPressure || m_states[k] == State::Closed) continue;
        const Link& link = m_network.links[k];
        const NetworkLiquid& liquid = link.liquid ? *link.liquid : m_network.liquid;
        const double set = headOf(v->pressure, liquid.density).si();
        const double found = m_heads[nodeOf(m_topology.high, k)] - m_heads[nodeOf(m_topology.low, k)];
        if (std::abs(found - set) < m_options.pressureTolerance * set) continue;
        if (found < set && m_states[k] == State::Open) {
            if (std::isinf(m_targets[k])) continue;
            m_targets[k] = std::numeric_limits<double>::infinity();
            again = true;
            continue;
        }
        const double ratio = found > 0.0 ? std::clamp(std::sqrt(set / found), 0.5, 2.0) : 2.0;
        m_targets[k] = std::max(m_flows[k], kFlowSlack) * ratio;
        m_states[k] = State::Active;
        again = true;
    }
    return again;
}

Status Solver::checkSupplied() const
{
    std::vector<char> passes(m_flows.size());
    for (std::size_t k = 0; k < passes.size(); ++k) passes[k] = m_used[k] && m_states[k] != State::Closed;
    const std::vector<char> seen = reached(m_network, m_topology.from, m_topology.to, passes);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const Node& node = m_network.nodes[i];
        const bool absurd = !m_topology.isolated[i] && std::abs(m_heads[i]) > kAbsurdHead;
        if ((!seen[i] && node.demand.si() != 0.0) || (absurd && !node.fixedHead))
            return Error{.code = "hydraulics.unsupplied", .path = "nodes[" + node.id + "]",
                         .found = readable(node.demand.value(), unit::Lmin)};
    }
    return Done{};
}

Error Solver::notConverged() const
{
    return {.code = "hydraulics.not-converged", .found = std::to_string(m_iterations),
            .allowed = shortestNumber(m_change) + ", " + readable(m_residual, unit::m)};
}

NetworkSolution Solver::solution()
{
    NetworkSolution s;
    s.iterations = m_iterations;
    s.damped = m_damped;
    s.flowChange = m_change;
    s.headResidual = Length<>::fromSi(m_residual);
    s.links.reserve(m_flows.size());
    std::vector<double> out(m_heads.size(), 0.0);
    std::vector<const NetworkLiquid*> liquids(m_heads.size(), &m_network.liquid);
    for (std::size_t k = 0; k < m_flows.size(); ++k) {
        const Link& link = m_network.links[k];
        HeadLoss& law = m_laws[k];
        LinkState state;
        const double q = m_flows[k];
        state.flow = VolumeFlow<>::fromSi(q);
        const Valve* v = valve(k);
        switch (m_states[k]) {
        case State::Closed: state.status = LinkStatus::Closed; break;
        case State::Active: state.status = LinkStatus::Active; break;
        case State::Open:
            state.status = !v || (v->kind == Valve::Kind::PressureReducing && drop(k) >= 0.0 &&
                                  m_heads[nodeOf(m_topology.to, k)] >= setHead(k, m_topology.to) - kHeadSlack)
                               || v->kind == Valve::Kind::PressureSustaining
                               ? LinkStatus::Open : LinkStatus::Unreached;
            break;
        }
        state.headLoss = Length<>::fromSi(m_topology.isolated[nodeOf(m_topology.from, k)] ||
                                          m_topology.isolated[nodeOf(m_topology.to, k)] ? 0.0 : drop(k));
        if (law.area() > 0.0) state.velocity = Velocity<>::fromSi(q / law.area());
        const NetworkLiquid& liquid = link.liquid ? *link.liquid : m_network.liquid;
        if (const Pipe* pipe = std::get_if<Pipe>(&link.part)) {
            state.reynolds = law.reynolds(q);
            state.frictionFactor = law.frictionFactor(q);
            state.gradient = PressureGradient<>::fromSi(std::abs(law.wallLoss(q)) / pipe->length.si() * liquid.density.si() * kGravity);
        }
        const std::size_t a = nodeOf(m_topology.from, k), b = nodeOf(m_topology.to, k);
        if (link.liquid) liquids[a] = liquids[b] = &*link.liquid;
        out[a] += q;
        out[b] -= q;
        s.links.push_back(state);
    }
    s.nodes.reserve(m_heads.size());
    double worst = 0.0;
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        const Node& node = m_network.nodes[i];
        NodeState state;
        state.isolated = m_topology.isolated[i];
        if (!state.isolated) {
            state.head = Length<>::fromSi(m_heads[i]);
            state.pressure = pressureOf(state.head - node.elevation, liquids[i]->density);
        }
        state.supplied = node.fixedHead ? VolumeFlow<>::fromSi(out[i]) : VolumeFlow<>{} - node.demand;
        if (!node.fixedHead) worst = std::max(worst, std::abs(out[i] + node.demand.si()));
        s.nodes.push_back(state);
    }
    s.massResidual = VolumeFlow<>::fromSi(worst);
    return s;
}

Result<NetworkSolution> Solver::run()
{
    for (int round = 0; round < kControlRounds; ++round) {
        if (const Status done = settleFlows(); !done) {
            const Status supplied = checkSupplied();
            return supplied ? done.error() : supplied.error();
        }
        if (const Status supplied = checkSupplied(); !supplied) return supplied.error();
        if (!adjustControls()) return solution();
    }
    return notConverged();
}

}  // namespace

Result<NetworkSolution> solve(const Network& network, const SolveOptions& options)
{
    Result<Topology> topology = Topology::of(network);
    if (!topology) return topology.error();
    return Solver(network, std::move(topology).value(), options).run();
}

}  // namespace rw::hydraulics
