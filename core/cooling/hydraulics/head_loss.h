// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/network.h"

#include <cmath>

namespace rw::hydraulics {

/// Head over one link as the solver needs it, in SI doubles: from - to as a function of flow.
/// Passive laws are h = r f(Q) |Q| Q + m |Q| Q or h = r |Q|^(n-1) Q + m |Q| Q; pumps are negative and rising.
class HeadLoss {
public:
    HeadLoss(const Link& link, const Network& network);

    struct Value {
        double loss;      ///< m
        double gradient;  ///< m per m3/s, at least leastGradient()
    };
    /// Below this the gradient is held, so that no conductance is endless. EPANET holds 1e-7 for all; here it goes with
    /// the link's size, so that the last digit of a head, times the conductance, is nothing beside the link's flow.
    double leastGradient() const { return kLeastLoss / m_start; }
    static constexpr double kLeastLoss = 1e-5;  ///< m, of a link without loss at its start flow

    Value at(double flow);
    double startFlow() const { return m_start; }
    double shutOff() const { return m_shutOff; }  ///< m, what a pump reaches at no flow
    bool oneWay() const { return m_oneWay; }      ///< check valves and pumps
    bool isPump() const { return m_law == Law::Pump || m_law == Law::PowerPump; }
    double quadratic() const { return m_minor; }  ///< m of a valve wide open

    double area() const { return m_area; }
    /// Of a Darcy pipe; 0 elsewhere.
    double reynolds(double flow) const;
    double frictionFactor(double flow);
    /// Head lost by friction along a pipe's wall, without its fittings.
    double wallLoss(double flow) { return at(flow).loss - m_minor * flow * std::abs(flow); }

private:
    enum class Law { Darcy, Power, Pump, PowerPump, Minor, Curve };

    void set(const Pipe& pipe, const Network& network, const NetworkLiquid& liquid);
    void set(const Pump& pump, const Network& network, const NetworkLiquid& liquid);
    void set(const PowerPump& pump, const Network& network, const NetworkLiquid& liquid);
    void set(const Valve& valve, const Network& network, const NetworkLiquid& liquid);
    void set(const RatedDrop& equipment, const Network& network, const NetworkLiquid& liquid);
    void set(const LossCurve& curve, const Network& network, const NetworkLiquid& liquid);
    Value floored(double flow, double loss, double gradient) const;
    Value along(const LossCurve& curve, double flow) const;

    Law m_law = Law::Minor;
    Friction m_friction = Friction::Colebrook;
    bool m_oneWay = false;
    double m_r = 0.0;          ///< before f(Q), or of the power law; W/(rho g) of a power pump
    double m_n = 2.0;          ///< exponent of the power law
    double m_minor = 0.0;      ///< 8 K / (pi^2 g D^4)
    double m_perFlow = 0.0;    ///< Re of one m3/s
    double m_roughness = 0.0;  ///< e/D
    double m_guess = 0.0;      ///< 1/sqrt f found last
    double m_area = 0.0;
    double m_start = 1.0;    ///< m3/s, a usual flow
    double m_shutOff = 0.0;
    const PumpGroup* m_pump = nullptr;
    const LossCurve* m_curve = nullptr;
};

}  // namespace rw::hydraulics
