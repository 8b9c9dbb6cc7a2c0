// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/electrical/derating.h"

#include <cstdint>

// Blocks behind the meter: gas turbines, engines, fuel cells, storage, solar.
namespace rw::electrical {

enum class OnsiteKind : std::uint8_t { GasTurbine, GasEngine, FuelCell, BatteryStorage, Solar };

/// One block. What does not apply to its kind stays zero.
template <Number N = double>
struct OnsiteBlock {
    OnsiteKind kind = OnsiteKind::GasTurbine;
    Power<N> rating;  ///< at the conditions from which derating counts
    Derating<N> derating;
    Scalar<N> heatRate;  ///< fuel heat (LHV) a unit of electricity at full load, J/J, 1/efficiency
    Scalar<N> idleFuelShare;      ///< of full-load fuel, burnt without load (Willans line), 0 to 1
    Scalar<N> minimumLoad;        ///< of derated rating, 0 to 1
    Quantity<dim::rate, N> ramp;  ///< of rating, a second
    Scalar<N> firmCredit =
        scalar<N>(1.0);      ///< what of a block counts when it is needed; 0 for solar
    Energy<N> storedEnergy;  ///< usable at the terminals, storage only
};
/// Typical values of a kind at a rating (assumed): turbine 38 %, engine 44 %, fuel cell 54 %
/// efficient.
template <Number N>
OnsiteBlock<N> assumedOnsiteBlock(OnsiteKind kind, const Power<N>& rating);

/// What one block gives at a site, W. Refuses as deratingFactor, and a rating <= 0.
template <Number N>
Result<Power<N>> onsitePower(const OnsiteBlock<N>& block, const Length<N>& altitude,
                             const Temperature<N>& ambient);
/// Blocks for a need with spares, each at its power on site and its firm credit. Refuses a credit
/// of 0: no number of such blocks is firm.
template <Number N>
Result<Count<N>> onsiteBlocks(const Power<N>& need, const Power<N>& powerEach,
                              const Scalar<N>& firmCredit, const Count<N>& spares);

enum class OnsiteMode : std::uint8_t {
    Islanded,  ///< carries the load alone: what it keeps in reserve for steps and trips is not firm
    GridParallel  ///< the grid gives the reserve
};
/// What n blocks contribute firmly, W: (n - out) P credit, less \p reserve of it when islanded.
/// Storage gives no more than its energy over the duration it is asked for. Refuses out > n, a
/// duration <= 0.
template <Number N>
Result<Power<N>> firmContribution(const OnsiteBlock<N>& block, const Power<N>& powerEach,
                                  const Count<N>& blocks, const Count<N>& out, OnsiteMode mode,
                                  const Scalar<N>& reserve, const Duration<N>& duration);

/// Heat of the fuel (LHV) that n running blocks burn at a load they share, W:
/// HR (w n P + (1 - w) load). Refuses a load < 0, n < 1, a heat rate < 0.
template <Number N>
Result<Heat<N>> fuelHeat(const OnsiteBlock<N>& block, const Power<N>& powerEach,
                         const Count<N>& running, const Power<N>& load);
/// Carbon dioxide of natural gas, kg/J of LHV: 56.1 kg/GJ (IPCC 2006 guidelines, volume 2, table
/// 2.2).
inline constexpr auto kNaturalGasCarbon = Quantity<dim::massPerEnergy>::fromSi(56.1e-9);
/// Emission of a fuel heat, kg/s. Refuses negatives.
template <Number N>
Result<Quantity<dim::massFlow, N>> emission(const Heat<N>& fuel,
                                            const Quantity<dim::massPerEnergy, N>& factor);

/// How fast n running blocks follow a load, W/s: n x rating x ramp.
template <Number N>
Result<PowerRamp<N>> onsiteRamp(const OnsiteBlock<N>& block, const Count<N>& running);

}  // namespace rw::electrical
