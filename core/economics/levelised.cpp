// SPDX-License-Identifier: GPL-3.0-or-later
#include "economics/levelised.h"

#include "economics/refusal.h"

#include <cmath>

namespace rw::economics {

namespace {

constexpr double kHoursOfYear = 8760.0;
/// Payments of a term are counted; a term within this of a whole number of periods holds that number.
constexpr double kWholePeriods = 1e-9;
constexpr double kMostPayments = 10'000.0;

template <Number N>
N factor(const Scalar<N>& rate, double years)
{
    return math::pow(N(1.0) + rate.si(), N(-years));
}

}  // namespace

template <Number N>
Result<Duration<N>> acceleratorHours(const AcceleratorUse<N>& use)
{
    if (const auto error = Refusal()
                               .wholeNumber("accelerators", use.accelerators, 1)
                               .efficiency("availability", use.availability)
                               .efficiency("utilisation", use.utilisation)
                               .first())
        return *error;
    const Scalar<N> busy = use.accelerators * use.availability * use.utilisation;
    return step("H", "step.economics.accelerator_hours", unit::h,
                Duration<N>::of(N(kHoursOfYear), unit::h) * busy);
}

template <Number N>
Result<MoneyPerTime<N>> levelisedCost(const Money<N>& annualCost, const AcceleratorUse<N>& use)
{
    if (const auto error = Refusal().finite("annual_cost", annualCost).first()) return *error;
    const auto hours = acceleratorHours(use);
    if (!hours) return hours.error();
    return step("LCOC", "step.economics.levelised", unit::USDh, annualCost / *hours);
}

template <Number N>
Result<MoneyPerTime<N>> levelisedCost(std::span<const LevelisedYear<N>> years, const Scalar<N>& rate)
{
    if (const auto error = refuseRate("rate", rate)) return *error;
    Money<N> cost{};
    Duration<N> hours{};
    for (const LevelisedYear<N>& year : years) {
        if (const auto error = Refusal()
                                   .finite("years", bare(year.years))
                                   .finite("cost", year.cost)
                                   .notNegative("hours", year.hours)
                                   .first())
            return *error;
        const Scalar<N> now = Scalar<N>::fromSi(factor(rate, year.years));
        cost += year.cost * now;
        hours += year.hours * now;
    }
    if (const auto error = Refusal().positive("hours", hours).first()) return *error;
    cost = step("PC", "step.economics.present_cost", unit::MUSD, cost);
    hours = step("PH", "step.economics.present_hours", unit::h, hours);
    return step("LCOC", "step.economics.levelised", unit::USDh, cost / hours);
}

template <Number N>
Result<LeaseComparison<N>> compareLease(const Purchase<N>& purchase, const Lease<N>& lease, const Scalar<N>& rate)
{
    if (const auto error = refuseRate("rate", rate)) return *error;
    if (const auto error = Refusal()
                               .notNegative("price", purchase.price)
                               .notNegative("upkeep", purchase.upkeep)
                               .notNegative("residual", purchase.residual)
                               .notNegative("payment", lease.payment)
                               .notNegative("upfront", lease.upfront)
                               .positive("term", bare(lease.termYears))
                               .wholeNumber("payments_a_year", bare(lease.paymentsAYear), 1)
                               .first())
        return *error;
    const double periods = lease.termYears * lease.paymentsAYear;
    const double count = std::round(periods);
    if (std::abs(periods - count) > kWholePeriods * periods || count < 1.0 || count > kMostPayments)
        return Error{.code = "economics.payments", .path = "term", .found = shortestNumber(periods),
                     .allowed = shortestNumber(kMostPayments)};

    // Upkeep at the end of each year, for a last part of a year in proportion.
    N upkeepYears{};
    for (double year = 1.0; year - 1.0 < lease.termYears; year += 1.0) {
        const double end = std::min(year, lease.termYears);
        upkeepYears += factor(rate, end) * N(end - (year - 1.0));
    }
    N payments{};
    for (double k = lease.inAdvance ? 0.0 : 1.0; k < count + (lease.inAdvance ? 0.0 : 1.0); k += 1.0)
        payments += factor(rate, k / lease.paymentsAYear);

    LeaseComparison<N> result;
    result.purchase = step("PC_buy", "step.economics.purchase_cost", unit::MUSD,
                           purchase.price + purchase.upkeep * Scalar<N>::fromSi(upkeepYears) -
                               purchase.residual * Scalar<N>::fromSi(factor(rate, lease.termYears)));
    result.lease = step("PC_lease", "step.economics.lease_cost", unit::MUSD,
                        lease.upfront + lease.payment * Scalar<N>::fromSi(payments));
    result.advantage = step("PC_diff", "step.economics.lease_advantage", unit::MUSD, result.purchase - result.lease);
    result.breakEvenPayment = step("p_0", "step.economics.break_even_payment", unit::USD,
                                   (result.purchase - lease.upfront) / Scalar<N>::fromSi(payments));
    return result;
}

#define RW_FOR(N) \
    template Result<Duration<N>> acceleratorHours<N>(const AcceleratorUse<N>&); \
    template Result<MoneyPerTime<N>> levelisedCost<N>(const Money<N>&, const AcceleratorUse<N>&); \
    template Result<MoneyPerTime<N>> levelisedCost<N>(std::span<const LevelisedYear<N>>, const Scalar<N>&); \
    template Result<LeaseComparison<N>> compareLease<N>(const Purchase<N>&, const Lease<N>&, const Scalar<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::economics
