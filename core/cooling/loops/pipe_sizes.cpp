// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/loops/pipe_sizes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace rw::cooling {

namespace {

using namespace hydraulics;

/// Usual bores of hoses, mm: 1/2 to 4 inches. Grade assumed.
constexpr std::array kHoses{12.7, 19.0, 25.4, 31.8, 38.1, 50.8, 63.5, 76.2, 101.6};
constexpr int kLastSchedule40 = 300;  // DN; above it STD is what is usual

/// One pipe of each nominal size, narrowest first.
const std::vector<SteelPipe>& sizes()
{
    static const std::vector<SteelPipe> all = [] {
        std::vector<SteelPipe> v;
        for (const SteelPipe& p : steelPipes())
            if (std::string_view(p.schedule) == (p.dn <= kLastSchedule40 ? "40" : "STD")) v.push_back(p);
        std::sort(v.begin(), v.end(), [](const SteelPipe& a, const SteelPipe& b) { return a.innerDiameterMm < b.innerDiameterMm; });
        return v;
    }();
    return all;
}

double velocity(double flow, double bore) { return flow / (kPi / 4.0 * bore * bore); }

}  // namespace

const char* wallMaterial(PipeMaterial material)
{
    switch (material) {
    case PipeMaterial::StainlessSteel: return "stainless_steel";
    case PipeMaterial::CommercialSteel: return "commercial_steel";
    case PipeMaterial::GalvanisedSteel: return "galvanised_steel";
    case PipeMaterial::DrawnTube: return "drawn_tube";
    case PipeMaterial::Hdpe: return "hdpe";
    case PipeMaterial::Pvc: return "pvc";
    }
    RW_ASSERT(false);
    return "";
}

PipeRules pipeRules(const Piping& piping, PipeMaterial material, const NetworkLiquid& liquid)
{
    PipeRules rules;
    rules.limits.smallMost = Velocity<>::fromSi(*piping.smallVelocity.si);
    rules.limits.largeMost = Velocity<>::fromSi(*piping.largeVelocity.si);
    rules.limits.hoseMost = Velocity<>::fromSi(*piping.hoseVelocity.si);
    rules.limits.gradientMost = PressureGradient<>::fromSi(*piping.gradient.si);
    const WallMaterial* wall = findWallMaterial(wallMaterial(material));
    RW_ASSERT(wall);
    rules.roughness = 1e-3 * wall->roughnessMm;
    rules.liquid = liquid;
    return rules;
}

double frictionGradient(double flow, double bore, const PipeRules& rules)
{
    const double v = velocity(flow, bore);
    const double rho = rules.liquid.density.si();
    double guess = 0.0;
    const double f = factorAndSlope(Friction::Colebrook, rho * v * bore / rules.liquid.viscosity.si(), rules.roughness / bore, guess).factor;
    return f / bore * rho * v * v / 2.0;
}

PipeChoice choosePipe(double flow, const PipeRules& rules, bool manifold)
{
    RW_ASSERT(flow > 0.0);
    const FlowLimits& l = rules.limits;
    for (int runs = 1;; ++runs) {
        const double q = flow / runs;
        for (const SteelPipe& p : sizes()) {
            const double bore = 1e-3 * p.innerDiameterMm;
            double most = bore <= l.smallBore.si() ? l.smallMost.si() : l.largeMost.si();
            if (manifold) most = std::min(most, l.hoseMost.si());
            if (velocity(q, bore) <= most && frictionGradient(q, bore, rules) <= l.gradientMost.si()) return {p.dn, bore, runs};
        }
    }
}

PipeChoice chooseHose(double flow, const PipeRules& rules)
{
    RW_ASSERT(flow > 0.0);
    for (int runs = 1;; ++runs)
        for (const double mm : kHoses)
            if (velocity(flow / runs, 1e-3 * mm) <= rules.limits.hoseMost.si()) return {0, 1e-3 * mm, runs};
}

}  // namespace rw::cooling
