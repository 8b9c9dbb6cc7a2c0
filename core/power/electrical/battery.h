// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

// Batteries that carry a load for minutes (methods 2.2).
namespace rw::electrical {

/// What of a battery's nominal energy reaches the load; each (0, 1].
template <Number N = double>
struct BatteryUse {
    Scalar<N> inverterEfficiency = scalar<N>(1.0);
    Scalar<N> depthOfDischarge = scalar<N>(1.0);
    Scalar<N> aging = scalar<N>(1.0);        ///< capacity left at the end of life
    Scalar<N> temperature = scalar<N>(1.0);  ///< capacity left at the room's temperature
};

/// Nominal energy that carries a load for a time, J: P t / (eta DoD aging temperature). The
/// discharge is taken as independent of rate. Refuses P < 0, t < 0, factors outside (0, 1].
template <Number N>
Result<Energy<N>> batteryEnergy(const Power<N>& load, const Duration<N>& time,
                                const BatteryUse<N>& use);
/// How long a nominal energy carries a load, s. Refuses E < 0, P <= 0, factors outside (0, 1].
template <Number N>
Result<Duration<N>> batteryTime(const Energy<N>& energy, const Power<N>& load,
                                const BatteryUse<N>& use);
/// Power that recharges what a discharge took from the cells, at the supply, W: E/(eta t).
/// Refuses E < 0, t <= 0, eta outside (0, 1].
template <Number N>
Result<Power<N>> rechargePower(const Energy<N>& taken, const Duration<N>& time,
                               const Scalar<N>& efficiency);

}  // namespace rw::electrical
