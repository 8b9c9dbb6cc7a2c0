// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/network.h"

#include "power/graph/index.h"

#include <algorithm>
#include <cmath>

namespace rw::power {

namespace {

double tanOf(double powerFactor)
{
    return std::sqrt((1.0 - powerFactor) * (1.0 + powerFactor)) / powerFactor;
}

}  // namespace

double NetworkState::apparent() const { return std::sqrt(p * p + q * q); }

Network::Network(const PowerGraph& graph)
{
    m_components.reserve(at(graph.size()));
    m_rankOf.resize(at(graph.size()));
    for (std::int32_t rank = 0; rank < graph.size(); ++rank)
        m_rankOf[at(graph.order()[at(rank)])] = rank;
    std::vector<std::int32_t> feedsBefore;
    std::int32_t feeds = 0;
    for (std::int32_t index : graph.order()) {
        feedsBefore.push_back(feeds);
        feeds += static_cast<std::int32_t>(graph[index].feeds.size());
    }
    for (std::int32_t index : graph.order()) {
        const ComponentSpec& s = graph[index];
        const bool impedance = s.resistanceOhm > 0.0 || s.reactanceOhm > 0.0;
        const double volt2 = impedance ? s.nominalVoltageV * s.nominalVoltageV : 1.0;
        NetworkComponent c{};
        c.a0 = s.a0;
        c.a1 = s.a1;
        c.a2 = s.a2;
        c.q0 = s.q0Var;
        c.q2 = s.q2PerVa;
        c.r = s.resistanceOhm / volt2;
        c.x = s.reactanceOhm / volt2;
        c.regulated = s.inputPowerFactor.has_value();
        c.inputTan = c.regulated ? tanOf(*s.inputPowerFactor) : 0.0;
        c.loadW = s.load.loadW;
        c.loadVar = s.load.loadW * tanOf(s.load.powerFactor);
        c.energyJ = s.rideThroughS > 0.0 ? s.rideThroughS * s.rating : 0.0;
        c.rating = s.rating;
        c.sourceU = s.sourceVoltagePu * s.sourceVoltagePu;
        c.startS = s.startS;
        c.required = s.required;
        c.index = index;
        c.transfer = s.rule == FeedRule::Transfer;
        const bool storage = s.kind == ComponentKind::Battery || s.kind == ComponentKind::Bbu;
        c.source = s.feeds.empty() && (s.standby || !storage);
        c.standby = s.standby;
        c.lossOfApparent = s.lossOfApparent;
        c.ratedInVa = s.ratedInVa;
        c.impedance = impedance;
        m_hasImpedance = m_hasImpedance || impedance;
        c.feedBegin = static_cast<std::int32_t>(m_feeds.size());
        for (const FeedFrom& f : s.feeds)
            m_feeds.push_back({m_rankOf[at(f.component)], f.weight});
        c.feedEnd = static_cast<std::int32_t>(m_feeds.size());
        c.childBegin = static_cast<std::int32_t>(m_children.size());
        for (std::int32_t child : graph.children(index)) {
            const std::vector<FeedFrom>& of = graph[child].feeds;
            const auto arrow = std::find_if(
                of.begin(), of.end(), [&](const FeedFrom& f) { return f.component == index; });
            const std::int32_t to = m_rankOf[at(child)];
            const auto position = static_cast<std::int32_t>(arrow - of.begin());
            m_children.push_back({to, feedsBefore[at(to)] + position, arrow->weight,
                                  graph[child].inputPowerFactor.has_value()});
        }
        c.childEnd = static_cast<std::int32_t>(m_children.size());
        m_components.push_back(c);
    }
}

void Network::energise(std::int32_t rank, Phase phase, std::vector<NetworkState>& states) const
{
    const NetworkComponent& c = m_components[at(rank)];
    NetworkState& s = states[at(rank)];
    s.chosen = -1;
    s.perWeight = 0.0;
    s.back = kNoLimit;
    s.live = false;
    if (s.failed)
        return;
    if (c.source) {
        s.back = c.startS;
        s.live = phase == Phase::Settled || !c.standby;
        if (!s.live)
            s.back = kNoLimit;
        return;
    }
    std::int32_t live = 0;
    double weight = 0.0;
    for (std::int32_t f = c.feedBegin; f < c.feedEnd; ++f) {
        const NetworkState& up = states[at(m_feeds[at(f)].from)];
        if (!up.live)
            continue;
        if (live == 0)
            s.chosen = f;
        ++live;
        weight += m_feeds[at(f)].weight;
        s.back = std::min(s.back, up.back);
    }
    s.live = live >= c.required;
    if (s.live && c.required > 1) {
        // Power is back when as many feeds as are required have it.
        std::vector<double> backs;
        for (std::int32_t f = c.feedBegin; f < c.feedEnd; ++f)
            if (states[at(m_feeds[at(f)].from)].live)
                backs.push_back(states[at(m_feeds[at(f)].from)].back);
        std::nth_element(backs.begin(), backs.begin() + c.required - 1, backs.end());
        s.back = backs[at(c.required - 1)];
    }
    if (!s.live) {
        s.chosen = -1;
        s.back = kNoLimit;
        s.live = phase == Phase::Holding && c.energyJ > 0.0;
        return;
    }
    if (c.transfer)
        s.perWeight = 1.0;
    else {
        s.chosen = -1;
        s.perWeight = 1.0 / weight;
    }
}

void Network::draw(std::int32_t rank, std::vector<NetworkState>& states) const
{
    const NetworkComponent& c = m_components[at(rank)];
    NetworkState& s = states[at(rank)];
    if (!s.live) {
        s.p = s.q = s.pin = s.qin = 0.0;
        return;
    }
    double p = c.loadW;
    double q = c.loadVar;
    for (std::int32_t k = c.childBegin; k < c.childEnd; ++k) {
        const NetworkChild& arrow = m_children[at(k)];
        const NetworkState& child = states[at(arrow.to)];
        if (child.chosen == arrow.feed) {
            p += child.pin;
            q += child.qin;
        } else if (child.chosen < 0 && child.perWeight > 0.0) {
            const double share = arrow.weight * child.perWeight;
            p += child.pin * share;
            q += child.qin * share;
        }
    }
    s.p = p;
    s.q = q;
    // What only standby sources reach and nobody draws from is not running.
    if (p == 0.0 && q == 0.0 && s.back > 0.0) {
        s.pin = s.qin = 0.0;
        return;
    }
    const double s2 = p * p + q * q;
    const double current2 = c.impedance ? s2 / s.u : 0.0;
    s.pin = p + c.a0 + c.a1 * p + c.a2 * (c.lossOfApparent ? s2 : p * p) + c.r * current2;
    s.qin = c.regulated ? s.pin * c.inputTan : q + c.q0 + c.q2 * s2 + c.x * current2;
}

double Network::inputVoltagePu(std::int32_t rank, const std::vector<NetworkState>& states) const
{
    const NetworkComponent& c = m_components[at(rank)];
    const NetworkState& s = states[at(rank)];
    if (!s.live)
        return 0.0;
    if (c.feedBegin == c.feedEnd)
        return std::sqrt(c.sourceU);
    if (s.chosen >= 0)
        return std::sqrt(states[at(m_feeds[at(s.chosen)].from)].u);
    if (s.perWeight == 0.0)
        return 1.0;  // its battery holds it
    double v = 0.0;
    for (std::int32_t f = c.feedBegin; f < c.feedEnd; ++f) {
        const NetworkState& up = states[at(m_feeds[at(f)].from)];
        if (up.live)
            v += m_feeds[at(f)].weight * s.perWeight * std::sqrt(up.u);
    }
    return v;
}

void Network::voltage(std::int32_t rank, std::vector<NetworkState>& states) const
{
    const NetworkComponent& c = m_components[at(rank)];
    NetworkState& s = states[at(rank)];
    s.collapsed = false;
    if (!s.live) {
        s.u = 0.0;
        return;
    }
    if (c.regulated) {
        s.u = 1.0;
        return;
    }
    if (s.chosen >= 0)
        s.u = states[at(m_feeds[at(s.chosen)].from)].u;
    else {
        const double v = inputVoltagePu(rank, states);
        s.u = v * v;
    }
    if (!c.impedance)
        return;
    // With the output V as reference, |V + z conj(S)/V|^2 = u_in: a quadratic in u = |V|^2 whose upper
    // root is the state in service.
    const double half = 0.5 * s.u - (c.r * s.p + c.x * s.q);
    const double z2s2 = (c.r * c.r + c.x * c.x) * (s.p * s.p + s.q * s.q);
    const double root = half * half - z2s2;
    if (half <= 0.0 || root < 0.0) {
        s.u = std::max(std::sqrt(z2s2), 1e-6);
        s.collapsed = true;
        return;
    }
    s.u = half + std::sqrt(root);
    return;
}

double Network::loadFraction(std::int32_t rank, const NetworkState& state) const
{
    const NetworkComponent& c = m_components[at(rank)];
    return (c.ratedInVa ? state.apparent() : state.p) / c.rating;
}

}  // namespace rw::power
