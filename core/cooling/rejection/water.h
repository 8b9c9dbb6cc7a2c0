// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/thermal.h"

namespace rw::cooling {

/// What leaves open water and what replaces it (methods 4.4).
template <Number N>
struct WaterBalance {
    MassFlow<N> evaporation;
    MassFlow<N> drift;
    MassFlow<N> blowdown;
    MassFlow<N> makeUp;
    Scalar<N> cycles;  ///< of concentration reached: fewer than asked for where drift alone carries more away
};

/// B = E/(CoC - 1) - D, not below 0; M = E + D + B. \p driftShare of the circulated flow, 0..1;
/// \p cycles > 1 (asserted: a reader refuses what is not).
template <Number N>
WaterBalance<N> waterBalance(const MassFlow<N>& evaporation, const MassFlow<N>& circulated,
                             const Scalar<N>& driftShare, const Scalar<N>& cycles)
{
    RW_ASSERT(cycles.value() > 1.0 && driftShare.value() >= 0.0 && evaporation.value() >= 0.0);
    WaterBalance<N> w;
    w.evaporation = evaporation;
    w.drift = circulated * driftShare;
    w.blowdown = larger(evaporation / (cycles - scalar<N>(1.0)) - w.drift, MassFlow<N>{});
    w.makeUp = w.evaporation + w.drift + w.blowdown;
    const MassFlow<N> carriedOff = w.drift + w.blowdown;
    w.cycles = carriedOff.value() > 0.0 ? w.makeUp / carriedOff : cycles;
    return w;
}

/// E = factor x flow x range: 0.00153 each kelvin (0.00085 each degF) is the usual rule; where the air is
/// known, its own balance is used instead.
template <Number N>
MassFlow<N> evaporationByRule(const MassFlow<N>& flow, const TemperatureDelta<N>& range,
                              const Quantity<dim::none / dim::temperatureDelta, N>& factor)
{
    return flow * (range * factor);
}

}  // namespace rw::cooling
