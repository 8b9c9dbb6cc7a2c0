// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/finding.h"
#include "cooling/hydraulics/fittings.h"
#include "cooling/hydraulics/network.h"
#include "fluid/liquid.h"

namespace rw::hydraulics {

/// What a solved network is judged by.
struct Surroundings {
    FlowLimits limits;
    Pressure<> air = Pressure<>::fromSi(kAtmosphere);
    std::optional<Pressure<>> vapour{};  ///< of the liquid; without it suction is not judged
    /// A branch that gets less than this share of its wanted flow is told. Grade assumed.
    Scalar<> leastShare = scalar<double>(0.95);
};

struct BranchBalance {
    std::size_t link;
    VolumeFlow<> flow;
    VolumeFlow<> wanted;
    Scalar<> share;  ///< flow / wanted
};

struct PumpReport {
    std::size_t link;
    VolumeFlow<> flow;      ///< of all together
    VolumeFlow<> eachFlow;  ///< of one of those in parallel
    Length<> head;
    bool beyondEnd = false;  ///< past the end of the curve
    std::optional<PumpPower> power{};  ///< of all together, where efficiencies are known
    std::optional<Length<>> npshAvailable{};
    std::optional<Length<>> npshRequired{};
};

struct NetworkReport {
    std::vector<BranchBalance> balance;  ///< of links with a wanted flow, the worst first
    std::vector<PumpReport> pumps;
    Volume<> volume;                       ///< of liquid in pipes and equipment
    /// network.*: too fast, slow or steep, past a curve's end, suction, short of flow, a valve that cannot reach its
    /// setting, a shut pump, pressure below the air's, an uncertain regime, nodes cut off.
    std::vector<Finding> findings;
};
NetworkReport report(const Network& network, const NetworkSolution& solution, const Surroundings& surroundings = {});

/// Liquid in a network's pipes and equipment.
Volume<> liquidVolume(const Network& network);

/// What can be shut off by itself: nodes and links between throttle valves, and what leaks out of it at most.
struct IsolationSection {
    Volume<> volume;
    std::vector<std::size_t> nodes;
    std::vector<std::size_t> valves;  ///< links that bound it
};
/// Largest first.
std::vector<IsolationSection> isolationSections(const Network& network);

/// A closed loop's growth with warmth and the vessel that takes it.
struct ExpansionInput {
    Liquid liquid;
    Temperature<> cold;
    Temperature<> hot;
    Pressure<> fill;    ///< gauge, in the vessel when cold
    Pressure<> most;    ///< gauge, in the vessel when hot
    Scalar<> reserve = scalar<double>(0.005);  ///< of the volume, kept in the vessel when cold (EN 12828)
    /// Of the volume, replaced a year: leaks, sampling, service. Grade assumed.
    Scalar<> makeUp = scalar<double>(0.01);
};
struct Expansion {
    Volume<> growth;      ///< V (rho_cold / rho_hot - 1)
    Volume<> vessel;      ///< (growth + reserve) p_hot / (p_hot - p_cold), absolute pressures
    Volume<> yearlyMakeUp;
};
/// Errors: fluid.range, expansion.pressure, expansion.temperature, quantity.*.
Result<Expansion> expansion(Volume<> volume, const ExpansionInput& input, Pressure<> air = Pressure<>::fromSi(kAtmosphere));

}  // namespace rw::hydraulics
