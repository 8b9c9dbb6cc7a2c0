// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

#include <span>

// What contracts add to the price of energy (methods 7).
namespace rw::economics {

template <Number N = double>
using EnergyPrice = Quantity<dim::moneyPerEnergy, N>;
template <Number N = double>
using DemandPrice = Quantity<dim::moneyPerPower, N>;

/// Settlement of a power purchase agreement, USD: (strike - market) energy. Above 0 the buyer pays the producer,
/// below 0 the producer pays. The market price may be below 0. Refuses energy < 0 and what is not finite.
template <Number N>
Result<Money<N>> settlement(const EnergyPrice<N>& strike, const EnergyPrice<N>& market, const Energy<N>& energy);

/// A settlement hour by hour, with what its shape leaves open.
struct HourlySettlement {
    Money<> paid{};              ///< by the buyer: sum of (strike - price) energy
    Energy<> contracted{};       ///< sum of the producer's energy
    EnergyPrice<> captured{};    ///< market price weighted with that energy; 0 without any
    EnergyPrice<> mean{};        ///< market price, mean of the hours
    Energy<> matched{};          ///< of the load, hour by hour the smaller of both
    Energy<> unmatched{};        ///< of the load, bought at the market
    Energy<> surplus{};          ///< of the producer above the load
};
/// All three of equal length and not empty (economics.hours): price in USD/J, which may be below 0; producer's energy
/// and load in J each hour, at least 0.
Result<HourlySettlement> settleHours(const EnergyPrice<>& strike, std::span<const double> price,
                                     std::span<const double> produced, std::span<const double> load);

/// How a demand charge counts a month.
template <Number N = double>
struct DemandRule {
    DemandPrice<N> price{};        ///< for each W of a month's demand, at least 0
    Scalar<N> ratchet{};           ///< share of the highest month that every month pays at least, 0 to 1
    Power<N> least{};              ///< paid for in any month, as a contract's minimum; at least 0
};
/// Demand charge, USD: sum over months of price max(peak, ratchet highest peak, least). Months in their order, peaks
/// at least 0; no month, no charge. The ratchet looks at the months given, so give a whole year.
template <Number N>
Result<Money<N>> demandCharge(std::span<const Power<N>> monthlyPeaks, const DemandRule<N>& rule);

}  // namespace rw::economics
