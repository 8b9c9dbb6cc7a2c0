// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/hydraulics/head_loss.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rw::hydraulics {

namespace {

constexpr double kStartVelocity = 1.0;  // m/s, where the search for flows begins
constexpr double kStartDrop = 1e4;      // Pa, the same for what is known by Kv
constexpr double kStartWithoutBore = 1.0;  // m3/s, for a valve that has no loss at all

/// h[m] = 10.667 L Q^1.852 / (C^1.852 D^4.871): EPANET's 4.727 of feet and cfs, told in metres and m3/s.
constexpr double kHazenWilliams = 10.667;
constexpr double kHazenWilliamsExponent = 1.852;

/// 8 / (pi^2 g D^4): velocity head of one m3/s.
double velocityHeadPerFlow2(double d)
{
    return 8.0 / (kPi * kPi * kGravity * d * d * d * d);
}
double areaOf(double d)
{
    return kPi / 4.0 * d * d;
}

}  // namespace

HeadLoss::HeadLoss(const Link& link, const Network& network)
{
    const NetworkLiquid& liquid = link.liquid ? *link.liquid : network.liquid;
    std::visit([&](const auto& part) { set(part, network, liquid); }, link.part);
}

void HeadLoss::set(const Pipe& pipe, const Network& network, const NetworkLiquid& liquid)
{
    const double d = pipe.innerDiameter.si();
    const double length = pipe.length.si();
    m_friction = network.friction;
    m_oneWay = pipe.checkValve;
    m_area = areaOf(d);
    m_start = kStartVelocity * m_area;
    m_minor = pipe.minorLoss * velocityHeadPerFlow2(d);
    m_perFlow = 4.0 * liquid.density.si() / (kPi * d * liquid.viscosity.si());
    if (network.friction == Friction::HazenWilliams) {
        m_law = Law::Power;
        m_n = kHazenWilliamsExponent;
        m_r = kHazenWilliams * length / (std::pow(pipe.coefficient, m_n) * std::pow(d, 4.871));
    } else if (network.friction == Friction::ChezyManning) {
        // v = R^(2/3) S^(1/2) / n with R = D/4.
        m_law = Law::Power;
        m_r = pipe.coefficient * pipe.coefficient * length / (m_area * m_area * std::pow(d / 4.0, 4.0 / 3.0));
    } else {
        m_law = Law::Darcy;
        m_r = length / d * velocityHeadPerFlow2(d);
        m_roughness = pipe.roughness.si() / d;
    }
}

void HeadLoss::set(const Pump& pump, const Network&, const NetworkLiquid&)
{
    m_law = Law::Pump;
    m_oneWay = true;
    m_pump = &pump.group;
    m_start = pump.group.curve.middle().si() * pump.group.speed * pump.group.running;
    m_shutOff = pump.group.headAndSlope(0.0).head;
}

void HeadLoss::set(const PowerPump& pump, const Network&, const NetworkLiquid& liquid)
{
    m_law = Law::PowerPump;
    m_oneWay = true;
    m_r = pump.hydraulic.si() / (liquid.density.si() * kGravity);
    constexpr double kStartHead = 10.0;  // m
    m_start = m_r / kStartHead;
    m_shutOff = std::numeric_limits<double>::infinity();
}

void HeadLoss::set(const Valve& valve, const Network&, const NetworkLiquid&)
{
    const double d = valve.innerDiameter.si();
    m_oneWay = valve.kind == Valve::Kind::Check;
    m_area = areaOf(d);
    m_start = m_area > 0.0 ? kStartVelocity * m_area : kStartWithoutBore;
    if (valve.kv) {
        // dp[bar] = SG (Q[m3/h]/Kv)^2 with SG on 1000 kg/m3: in head the density falls out.
        const double perFlow = 3600.0 / *valve.kv;
        m_minor = 1e5 / (1000.0 * kGravity) * perFlow * perFlow;
        if (m_area == 0.0) m_start = std::sqrt(kStartDrop / (1000.0 * kGravity) / m_minor);
    } else if (d > 0.0) {
        m_minor = valve.minorLoss * velocityHeadPerFlow2(d);
    }
}

void HeadLoss::set(const RatedDrop& equipment, const Network&, const NetworkLiquid& liquid)
{
    m_law = Law::Power;
    m_n = equipment.exponent;
    m_start = equipment.flow.si();
    m_r = headOf(equipment.drop, liquid.density).si() / std::pow(m_start, m_n);
}

void HeadLoss::set(const LossCurve& curve, const Network&, const NetworkLiquid&)
{
    m_law = Law::Curve;
    m_curve = &curve;
    m_start = curve.points[curve.points.size() / 2].flow.si();
}

double HeadLoss::reynolds(double flow) const
{
    return std::abs(flow) * m_perFlow;
}

double HeadLoss::frictionFactor(double flow)
{
    if (m_law != Law::Darcy || flow == 0.0) return 0.0;
    return factorAndSlope(m_friction, reynolds(flow), m_roughness, m_guess).factor;
}

HeadLoss::Value HeadLoss::floored(double flow, double loss, double gradient) const
{
    const double least = leastGradient();
    return gradient >= least ? Value{loss, gradient} : Value{least * flow, least};
}

HeadLoss::Value HeadLoss::along(const LossCurve& curve, double flow) const
{
    const double q = std::abs(flow);
    auto above = std::upper_bound(curve.points.begin() + 1, curve.points.end() - 1, q,
                                  [](double x, const PumpPoint& p) { return x < p.flow.si(); });
    const PumpPoint& p1 = *above;
    const PumpPoint& p0 = *(above - 1);
    const double slope = (p1.head.si() - p0.head.si()) / (p1.flow.si() - p0.flow.si());
    return {std::copysign(p0.head.si() + slope * (q - p0.flow.si()), flow), slope};
}

HeadLoss::Value HeadLoss::at(double flow)
{
    const double q = std::abs(flow);
    switch (m_law) {
    case Law::Darcy: {
        const double re = q * m_perFlow;
        if (re <= (m_friction == Friction::Churchill ? 1.0 : kLaminarEnd)) {
            // Hagen-Poiseuille: f Q^2 = 64 Q / (Re of one m3/s), so the wall's part is linear.
            const double linear = 64.0 / m_perFlow * m_r;
            return floored(flow, (linear + m_minor * q) * flow, linear + 2.0 * m_minor * q);
        }
        const FactorSlope f = factorAndSlope(m_friction, re, m_roughness, m_guess);
        const double square = m_r * f.factor + m_minor;
        return floored(flow, square * q * flow, 2.0 * square * q + m_r * f.slope * m_perFlow * q * q);
    }
    case Law::Power: {
        const double gradient = m_n == 2.0 ? m_r * q : m_r * std::pow(q, m_n - 1.0);
        return floored(flow, (gradient + m_minor * q) * flow, m_n * gradient + 2.0 * m_minor * q);
    }
    case Law::Minor: return floored(flow, m_minor * q * flow, 2.0 * m_minor * q);
    case Law::Curve: return along(*m_curve, flow);
    case Law::Pump: {
        const PumpCurve::HeadSlope h = m_pump->headAndSlope(flow);
        const double gradient = std::max(-h.slope, leastGradient());
        // Backwards the curve goes on level; the check valve then shuts.
        return {-h.head + (flow < 0.0 ? gradient * flow : 0.0), gradient};
    }
    case Law::PowerPump: {
        const double least = 1e-3 * m_start;
        const double x = std::max(flow, least);
        return {-m_r / x + (flow < least ? m_r / (x * x) * (flow - least) : 0.0), m_r / (x * x)};
    }
    }
    RW_ASSERT(false);
    return {};
}

}  // namespace rw::hydraulics
