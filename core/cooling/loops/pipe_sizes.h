// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/hydraulics/fittings.h"
#include "cooling/hydraulics/network.h"
#include "plan/piping.h"

namespace rw::cooling {

/// What a loop's pipes are chosen by.
struct PipeRules {
    hydraulics::FlowLimits limits;
    double roughness = 0.0;  ///< m
    hydraulics::NetworkLiquid liquid;
};
/// The plan's limits for pipes of a material that carry a liquid.
PipeRules pipeRules(const Piping& piping, PipeMaterial material, const hydraulics::NetworkLiquid& liquid);
/// As in hydraulics::wallMaterials(): "stainless_steel".
const char* wallMaterial(PipeMaterial material);

struct PipeChoice {
    int dn = 0;         ///< 0: a hose
    double bore = 0.0;  ///< m
    int runs = 1;       ///< side by side
};
/// The smallest size of schedule 40 or STD that keeps velocity and friction within the limits, manifolds those of
/// hoses as well; the fewest runs of the largest where one is not enough. Flow in m3/s, above zero.
PipeChoice choosePipe(double flow, const PipeRules& rules, bool manifold = false);
/// The smallest usual hose that keeps its velocity.
PipeChoice chooseHose(double flow, const PipeRules& rules);
/// Friction along a pipe, Pa/m.
double frictionGradient(double flow, double bore, const PipeRules& rules);

}  // namespace rw::cooling
