// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "economics/finance.h"

#include <string>

// What an hour of an accelerator costs, and whether to buy or to lease (methods 7). Rates and moments as in finance.h.
namespace rw::economics {

/// Accelerators and how much of their time is sold or used.
template <Number N = double>
struct AcceleratorUse {
    Count<N> accelerators{};                      ///< at least 1
    Scalar<N> availability = scalar<N>(1.0);      ///< share of time that they could work, (0, 1]
    Scalar<N> utilisation = scalar<N>(1.0);       ///< share of that in which they do, (0, 1]
};
/// Accelerator-hours of a year of 8,760 hours: N availability utilisation 8,760 h.
/// Refuses shares outside (0, 1] (quantity.efficiency), so also a utilisation of 0, and fewer than 1 or a part of an
/// accelerator (quantity.count).
template <Number N>
Result<Duration<N>> acceleratorHours(const AcceleratorUse<N>& use);

/// Levelised cost, USD/h: annualised cost of capital, operation and energy over the accelerator-hours of a year.
/// Refuses a cost that is not finite and what acceleratorHours refuses.
template <Number N>
Result<MoneyPerTime<N>> levelisedCost(const Money<N>& annualCost, const AcceleratorUse<N>& use);

/// A year of a programme: what is paid and what is worked.
template <Number N = double>
struct LevelisedYear {
    double years = 0.0;  ///< after the moment that present worth is of
    Money<N> cost{};
    Duration<N> hours{};  ///< accelerator-hours, at least 0
};
/// Levelised cost, USD/h: sum of cost (1+i)^-t over sum of accelerator-hours (1+i)^-t. It is the price that, earned
/// for each hour, makes the net present value 0. Refuses years without any accelerator-hour (quantity.positive).
template <Number N>
Result<MoneyPerTime<N>> levelisedCost(std::span<const LevelisedYear<N>> years, const Scalar<N>& rate);

/// Buying an asset: price now, upkeep at the end of each year, what it sells for when the lease would end.
template <Number N = double>
struct Purchase {
    Money<N> price{};     ///< at least 0
    Money<N> upkeep{};    ///< a year, that the lessor would pay; at least 0
    Money<N> residual{};  ///< at the end of the term, at least 0
};
/// Leasing the same asset: equal payments over a term.
template <Number N = double>
struct Lease {
    double termYears = 0.0;     ///< above 0
    int paymentsAYear = 12;     ///< at least 1; the term holds a whole number of them (economics.payments)
    bool inAdvance = true;      ///< paid at the start of each period, else at its end
    Money<N> payment{};         ///< each, at least 0
    Money<N> upfront{};         ///< at signing, at least 0
};
template <Number N = double>
struct LeaseComparison {
    Money<N> purchase{};          ///< present cost over the term
    Money<N> lease{};             ///< present cost over the term
    Money<N> advantage{};         ///< of the lease: purchase - lease
    Money<N> breakEvenPayment{};  ///< each, at which both cost the same; below 0 where buying costs less than upfront
};
template <Number N>
Result<LeaseComparison<N>> compareLease(const Purchase<N>& purchase, const Lease<N>& lease, const Scalar<N>& rate);

}  // namespace rw::economics
