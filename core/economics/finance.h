// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

#include <span>
#include <string>
#include <vector>

// Money over time (methods 7): recovery of capital, present worth, lives and replacements.
//
// Rates are a year, lives and moments are in years, both bare numbers; "a year" of money is said where it
// is meant. Rates lie above -1 (economics.rate), lives above 0 (quantity.positive), and everything is
// finite (quantity.finite).
namespace rw::economics {

/// Money for each hour of an accelerator, USD/s inside.
template <Number N = double>
using MoneyPerTime = Quantity<dim::money / dim::time, N>;

/// Capital recovery factor, 1/year: i / (1 - (1+i)^-n), which is i(1+i)^n / ((1+i)^n - 1), and 1/n at
/// i = 0. Where |i| n < 1e-4 the quotient would lose digits and its series about 0 stands for it, good to
/// 1e-13. Standard tables, V44.
template <Number N>
Result<Scalar<N>> capitalRecovery(const Scalar<N>& rate, const Scalar<N>& years);

/// (1+i)^-t, what money after t years is worth now. Any finite t.
template <Number N>
Result<Scalar<N>> discountFactor(const Scalar<N>& rate, const Scalar<N>& years);

/// (1+real)(1+inflation) - 1. Both rates above -1.
template <Number N>
Result<Scalar<N>> nominalRate(const Scalar<N>& real, const Scalar<N>& inflation);
/// (1+nominal)/(1+inflation) - 1, the other way round.
template <Number N>
Result<Scalar<N>> realRate(const Scalar<N>& nominal, const Scalar<N>& inflation);

/// Money at a moment: what is paid is below 0.
template <Number N = double>
struct CashFlow {
    double years = 0.0;  ///< after the moment that present worth is of
    Money<N> amount{};
};

/// Net present value: sum of amount (1+i)^-t. 0 without flows.
template <Number N>
Result<Money<N>> netPresentValue(const Scalar<N>& rate, std::span<const CashFlow<N>> flows);

/// A part of an investment with a life of its own.
template <Number N = double>
struct Part {
    std::string id{};
    Money<N> capital{};  ///< at least 0
    Scalar<N> life{};    ///< years
};
template <Number N = double>
struct AnnualPart {
    std::string id{};
    Scalar<N> recovery{};  ///< 1/year
    Money<N> annual{};     ///< a year
};
template <Number N = double>
struct Annualised {
    std::vector<AnnualPart<N>> parts;  ///< in their order
    Money<N> capital{};
    Money<N> annual{};  ///< a year, sum of the parts
};
/// Equal yearly payments that recover each part over its life. An error's path starts with the part's id.
template <Number N>
Result<Annualised<N>> annualise(std::span<const Part<N>> parts, const Scalar<N>& rate);

/// What an asset is still worth at the end of a horizon that cuts its life.
enum class ResidualRule {
    None,          ///< nothing
    StraightLine,  ///< price paid x share of the life that is left
    Annuity        ///< the annual payments not yet made, worth at the horizon
};

/// Something bought, and bought again whenever its life ends within a horizon.
template <Number N = double>
struct Asset {
    Money<N> capital{};        ///< price at year 0, at least 0
    double life = 0.0;         ///< years
    double bought = 0.0;       ///< year of the first purchase, at least 0
    Scalar<N> priceChange{};   ///< of the price, a year, above -1: -0.05 gets 5 % cheaper each year
};
template <Number N = double>
struct Replacements {
    std::vector<CashFlow<N>> purchases;  ///< amounts above 0; the first one too
    Money<N> residual{};                 ///< at the horizon
    Money<N> presentCost{};              ///< purchases less residual, at year 0
};
/// Purchases before the horizon; what would fall on it (within 1e-9 years) is not bought. With the annuity
/// rule the present cost is that of the annual payments from purchase to horizon, exactly. Refuses a
/// horizon <= 0 and more than 10,000 purchases (economics.purchases).
template <Number N>
Result<Replacements<N>> replacements(const Asset<N>& asset, double horizonYears, const Scalar<N>& rate,
                                     ResidualRule rule);

}  // namespace rw::economics
