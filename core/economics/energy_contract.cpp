// SPDX-License-Identifier: GPL-3.0-or-later
#include "economics/energy_contract.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <cmath>

namespace rw::economics {

template <Number N>
Result<Money<N>> settlement(const EnergyPrice<N>& strike, const EnergyPrice<N>& market, const Energy<N>& energy)
{
    if (const auto error =
            Refusal().finite("strike", strike).finite("market", market).notNegative("energy", energy).first())
        return *error;
    return step("S", "step.economics.settlement", unit::MUSD, Money<N>::fromSi(((strike - market) * energy).si()));
}

Result<HourlySettlement> settleHours(const EnergyPrice<>& strike, std::span<const double> price,
                                     std::span<const double> produced, std::span<const double> load)
{
    if (const auto error = Refusal().finite("strike", strike).first()) return *error;
    if (price.empty() || produced.size() != price.size() || load.size() != price.size())
        return Error{.code = "economics.hours", .path = "price",
                     .found = std::to_string(price.size()) + ", " + std::to_string(produced.size()) + ", " +
                              std::to_string(load.size())};
    double paid = 0.0, energy = 0.0, earned = 0.0, priceSum = 0.0, matched = 0.0, unmatched = 0.0, surplus = 0.0;
    for (std::size_t h = 0; h < price.size(); ++h) {
        if (const auto error = Refusal()
                                   .finite("price", Scalar<>::fromSi(price[h]))
                                   .notNegative("produced", Scalar<>::fromSi(produced[h]))
                                   .notNegative("load", Scalar<>::fromSi(load[h]))
                                   .first()) {
            Error atHour = *error;
            atHour.path += "[" + std::to_string(h) + "]";
            return atHour;
        }
        paid += (strike.value() - price[h]) * produced[h];
        energy += produced[h];
        earned += price[h] * produced[h];
        priceSum += price[h];
        const double both = std::min(produced[h], load[h]);
        matched += both;
        unmatched += load[h] - both;
        surplus += produced[h] - both;
    }
    HourlySettlement result;
    result.paid = Money<>::fromSi(paid);
    result.contracted = Energy<>::fromSi(energy);
    result.captured = EnergyPrice<>::fromSi(energy > 0.0 ? earned / energy : 0.0);
    result.mean = EnergyPrice<>::fromSi(priceSum / static_cast<double>(price.size()));
    result.matched = Energy<>::fromSi(matched);
    result.unmatched = Energy<>::fromSi(unmatched);
    result.surplus = Energy<>::fromSi(surplus);
    return result;
}

template <Number N>
Result<Money<N>> demandCharge(std::span<const Power<N>> monthlyPeaks, const DemandRule<N>& rule)
{
    if (const auto error = Refusal()
                               .notNegative("price", rule.price)
                               .fraction("ratchet", rule.ratchet)
                               .notNegative("least", rule.least)
                               .first())
        return *error;
    Power<N> highest{};
    for (const Power<N>& peak : monthlyPeaks) {
        if (const auto error = Refusal().notNegative("peak", peak).first()) return *error;
        highest = larger(highest, peak);
    }
    const Power<N> floor = larger(highest * rule.ratchet, rule.least);
    Power<N> billed{};
    for (const Power<N>& peak : monthlyPeaks) billed += larger(peak, floor);
    return step("D", "step.economics.demand_charge", unit::MUSD, Money<N>::fromSi((rule.price * billed).si()));
}

#define RW_FOR(N) \
    template Result<Money<N>> settlement<N>(const EnergyPrice<N>&, const EnergyPrice<N>&, const Energy<N>&); \
    template Result<Money<N>> demandCharge<N>(std::span<const Power<N>>, const DemandRule<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::economics
