// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/graph/outage.h"

#include "base/assert.h"
#include "power/graph/index.h"

#include <algorithm>
#include <cmath>

namespace rw::power {

namespace {

/// Changes below this share are kept but not passed on: a tenth of the tolerance of a full solution, so
/// that what is left out stays far below the 1e-9 the sweeps promise.
bool moved(double before, double now, double tolerance)
{
    return std::abs(now - before) > 0.1 * tolerance * std::abs(now);
}

}  // namespace

OutageStates::OutageStates(const Network& network, Phase phase, const SolveLimits& limits)
    : m_network(&network),
      m_phase(phase),
      m_limits(limits),
      m_states(at(network.size())),
      m_times(at(network.size()), 0),
      m_stamp(at(network.size()), 0),
      m_energise(network.size()),
      m_draw(network.size()),
      m_voltage(network.size()),
      m_waitingLoads(network.size()),
      m_deadLoads(network.size()),
      m_collapsed(network.size())
{
    if (solveStates(network, phase, limits, m_states).iterations >= limits.iterations)
        ++m_unfinished;
    for (std::int32_t r = 0; r < network.size(); ++r)
        classify(r);
}

NetworkState& OutageStates::touch(std::int32_t rank)
{
    if (m_stamp[at(rank)] != m_pushes) {
        m_stamp[at(rank)] = m_pushes;
        ++m_times[at(rank)];
        m_undo.emplace_back(rank, m_states[at(rank)]);
    }
    return m_states[at(rank)];
}

void OutageStates::classify(std::int32_t rank)
{
    const NetworkComponent& c = (*m_network)[rank];
    const NetworkState& s = m_states[at(rank)];
    if (c.loadW > 0.0) {
        s.back > 0.0 ? m_waitingLoads.add(rank) : m_waitingLoads.remove(rank);
        !s.live ? m_deadLoads.add(rank) : m_deadLoads.remove(rank);
    }
    if (c.impedance)
        s.collapsed ? m_collapsed.add(rank) : m_collapsed.remove(rank);
}

void OutageStates::push(std::int32_t failedRank)
{
    const Network& network = *m_network;
    m_levels.push_back({m_undo.size(), true});
    ++m_pushes;
    if (m_states[at(failedRank)].failed)
        return;
    touch(failedRank).failed = true;

    m_energise.add(failedRank);
    m_energise.drainUp([&](std::int32_t r) {
        const NetworkState& now = touch(r);
        const bool live = now.live;
        const double back = now.back;
        const double perWeight = now.perWeight;
        const std::int32_t chosen = now.chosen;
        network.energise(r, m_phase, m_states);
        if (now.live == live && now.back == back && now.perWeight == perWeight
            && now.chosen == chosen)
            return;
        classify(r);
        m_draw.add(r);
        m_voltage.add(r);
        const NetworkComponent& c = network[r];
        for (std::int32_t f = c.feedBegin; f < c.feedEnd; ++f)
            m_draw.add(network.feeds()[f].from);
        if (now.live != live || now.back != back)
            for (std::int32_t k = c.childBegin; k < c.childEnd; ++k)
                m_energise.add(network.children()[k].to);
    });

    const auto voltages = [&] {
        m_voltage.drainUp([&](std::int32_t r) {
            const NetworkState& now = touch(r);
            const double u = now.u;
            const bool collapsed = now.collapsed;
            network.voltage(r, m_states);
            if (now.collapsed != collapsed)
                classify(r);
            if (!moved(u, now.u, m_limits.tolerance))
                return;
            const NetworkComponent& c = network[r];
            if (c.impedance)
                m_draw.add(r);
            for (std::int32_t k = c.childBegin; k < c.childEnd; ++k)
                if (!network.children()[k].regulated)
                    m_voltage.add(network.children()[k].to);
        });
    };
    if (network.hasImpedance())
        voltages();
    std::int32_t iterations = 0;
    while (!m_draw.empty()) {
        if (++iterations > m_limits.iterations) {
            m_levels.back().finished = false;
            ++m_unfinished;
            m_draw.drainDown([](std::int32_t) {});
            break;
        }
        m_draw.drainDown([&](std::int32_t r) {
            const NetworkState& now = touch(r);
            const double p = now.p, q = now.q, pin = now.pin, qin = now.qin;
            network.draw(r, m_states);
            const NetworkComponent& c = network[r];
            if (moved(pin, now.pin, m_limits.tolerance) || moved(qin, now.qin, m_limits.tolerance))
                for (std::int32_t f = c.feedBegin; f < c.feedEnd; ++f)
                    m_draw.add(network.feeds()[f].from);
            if (c.impedance && (now.p != p || now.q != q))
                m_voltage.add(r);
        });
        if (network.hasImpedance())
            voltages();
        else
            m_voltage.drainUp([](std::int32_t) {});
    }
}

void OutageStates::pop()
{
    RW_ASSERT(!m_levels.empty());
    const Level level = m_levels.back();
    m_levels.pop_back();
    while (m_undo.size() > level.undoBegin) {
        const auto& [rank, state] = m_undo.back();
        m_states[at(rank)] = state;
        --m_times[at(rank)];
        classify(rank);
        m_undo.pop_back();
    }
    if (!level.finished)
        --m_unfinished;
}

Outages::Outages(const Network& network, const SolveLimits& limits)
    : m_network(&network),
      m_limits(limits),
      m_settled(network, Phase::Settled, limits),
      m_supply(network)
{
    for (std::int32_t r = 0; r < network.size(); ++r)
        if (network[r].rating < kNoLimit)
            m_byFraction.emplace_back(network.loadFraction(r, m_settled.states()[at(r)]), r);
    std::sort(m_byFraction.begin(), m_byFraction.end(), [](const auto& a, const auto& b) {
        return a.first > b.first || (a.first == b.first && a.second < b.second);
    });
}

void Outages::push(std::int32_t failedRank)
{
    m_settled.push(failedRank);
    m_failed.push_back(failedRank);
}

void Outages::pop()
{
    m_settled.pop();
    m_failed.pop_back();
    if (m_holding && m_holding->depth() > m_failed.size())
        m_holding->pop();
}

const OutageStates& Outages::holding()
{
    if (!m_holding)
        m_holding.emplace(*m_network, Phase::Holding, m_limits);
    while (m_holding->depth() < m_failed.size())
        m_holding->push(m_failed[m_holding->depth()]);
    return *m_holding;
}

OutageEffect Outages::effect()
{
    const Network& network = *m_network;
    OutageEffect effect;
    effect.converged = m_settled.converged();
    m_settled.deadLoads().forEach([&](std::int32_t r) { effect.lostW += network[r].loadW; });
    m_supply.restart();
    m_settled.waitingLoads().forEach([&](std::int32_t r) {
        const Supply gap = m_supply(r, m_settled.states(), [&](std::int32_t battery) {
            const OutageStates& held = holding();
            effect.converged = effect.converged && held.converged();
            return held.states()[at(battery)].p;
        });
        effect.heldS = std::min(effect.heldS, gap.until);
        if (gap.until < kNoLimit && m_settled.states()[at(r)].live)
            effect.interruptedW += network[r].loadW;
    });
    for (const auto& [fraction, rank] : m_byFraction)
        if (!m_settled.isChanged(rank)) {
            effect.worstLoadFraction = fraction;
            break;
        }
    for (const auto& [rank, before] : m_settled.changed())
        effect.worstLoadFraction = std::max(
            effect.worstLoadFraction, network.loadFraction(rank, m_settled.states()[at(rank)]));
    return effect;
}

std::vector<Overload> Outages::overloads() const
{
    const Network& network = *m_network;
    std::vector<Overload> result;
    const auto consider = [&](std::int32_t rank) {
        const double fraction = network.loadFraction(rank, m_settled.states()[at(rank)]);
        if (isOverload(fraction))
            result.push_back({network[rank].index, fraction});
    };
    for (const auto& [fraction, rank] : m_byFraction) {
        if (!isOverload(fraction))
            break;
        if (!m_settled.isChanged(rank))
            consider(rank);
    }
    for (const auto& [rank, before] : m_settled.changed())
        consider(rank);
    std::sort(result.begin(), result.end(),
              [](const Overload& a, const Overload& b) { return a.component < b.component; });
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

}  // namespace rw::power
