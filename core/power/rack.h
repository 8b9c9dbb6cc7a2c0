// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fluid/liquid.h"
#include "plan/plan.h"

#include <optional>
#include <string>
#include <vector>

namespace rw {

/// Power at a rack's input by state (methods 0a). Law: idle <= typical <= design <= peak.
template <Number N>
struct PowerStates {
    Power<N> nameplate;
    Power<N> peak;
    Power<N> design;
    Power<N> typical;
    Power<N> idle;
};

/// What the trays of one kind contribute to their rack.
template <Number N>
struct TrayResult {
    std::string id;
    std::int64_t count = 0;
    Power<N> power;   ///< one tray, design, at the busbar, after the maker's figure has scaled it
    Power<N> stated;  ///< one tray, design, as the plan states it
    Heat<N> liquidHeat;  ///< all trays of the kind
    Heat<N> airHeat;
};

/// The hottest case among a rack's accelerators, on the last of the cold plates that share a flow (methods 3.3).
template <Number N>
struct CaseResult {
    VolumeFlow<N> plateFlow;
    Quantity<dim::thermalResistance, N> resistance;  ///< of one plate at that flow
    Temperature<N> temperature;
    std::optional<TemperatureDelta<N>> margin;  ///< under its limit; unset: no limit is known
};

/// A rack design, evaluated once however often it is built.
template <Number N>
struct RackResult {
    std::string id;
    std::string name;
    Count<N> accelerators;
    Count<N> heightUsed;  ///< mounting units
    std::vector<TrayResult<N>> trays;

    // Unset while a power that the design needs is unset.
    std::optional<PowerStates<N>> power;
    std::optional<Power<N>> traySum;     ///< rack input if the trays alone ruled
    std::optional<Power<N>> makerPower;  ///< rack input as the maker states it
    std::optional<Power<N>> busbarPower;
    std::optional<Power<N>> shelfLoss;
    std::optional<Power<N>> busbarLoss;
    std::optional<Current<N>> busbarCurrent;
    std::optional<Power<N>> shelfInstalled;
    std::optional<Power<N>> shelfUsable;  ///< under the redundancy
    std::optional<Heat<N>> liquidHeat;
    std::optional<Heat<N>> airHeat;
    std::optional<VolumeFlow<N>> coolantFlow;
    std::optional<TemperatureDelta<N>> coolantRise;
    std::optional<Pressure<N>> pressureDrop;
    std::optional<CaseResult<N>> plate;  ///< unset: nobody tells of its cold plates
    std::optional<Mass<N>> mass;
    std::optional<Power<N>> powerLow;   ///< range of the design power, where one is known
    std::optional<Power<N>> powerHigh;
    std::optional<Money<N>> priceLow;
    std::optional<Money<N>> priceHigh;
};

/// How many trays of a kind stand in a design.
std::int64_t trayCount(const RackDesign& design, const Tray& tray);
/// How many accelerators a design holds: those of its trays, or the maker's count where it names no trays.
std::int64_t acceleratorCount(const RackDesign& design);
/// The accelerator kind of a design; null when it names none.
const Accelerator* acceleratorOf(const Plan& plan, const RackDesign& design);

/// The coolant's flow and rise for a heat at a supply temperature, by the design's rule. Unset when the
/// rule lacks its datum, the outlet is not above the supply, or the fluid's range is left.
template <Number N>
struct CoolantFlow {
    VolumeFlow<N> flow;
    TemperatureDelta<N> rise;
};
template <Number N>
std::optional<CoolantFlow<N>> coolantFlow(const Plan& plan, const RackDesign& design, const Heat<N>& heat,
                                          const Temperature<N>& supply);

/// Unset while the design names no resistance with its flow, or its accelerators no power.
template <Number N>
std::optional<CaseResult<N>> caseTemperature(const Plan& plan, const RackDesign& design, const Heat<N>& liquidHeat,
                                             const Temperature<N>& supply, const CoolantFlow<N>& coolant);

/// What more at a rack's busbar takes at its input: with its losses there and in the shelves; as much where the design names
/// no trays.
template <Number N>
Power<N> inputForMore(const Plan& plan, const RackDesign& design, const RackResult<N>& rack, const Power<N>& more);

/// Builds a rack up from its trays (methods 0a, 1).
template <Number N>
RackResult<N> evaluateRack(const Plan& plan, const RackDesign& design);

}  // namespace rw
