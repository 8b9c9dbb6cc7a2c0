// SPDX-License-Identifier: GPL-3.0-or-later
#include "economics/finance.h"

#include "economics/refusal.h"

#include <cmath>

namespace rw::economics {

namespace {

/// Below this rate times years the quotient of the recovery factor loses more digits than its series.
constexpr double kSeriesBelow = 1e-4;
/// Purchases nearer to the horizon than this many years (a third of a second) are on it.
constexpr double kSameMoment = 1e-9;
constexpr double kMostPurchases = 10'000.0;

template <Number N>
Scalar<N> recovery(const Scalar<N>& rate, const Scalar<N>& years)
{
    const N& i = rate.si();
    const N& n = years.si();
    if (rate.value() == 0.0) return Scalar<N>::fromSi(N(1.0) / n);
    if (std::abs(rate.value()) * years.value() < kSeriesBelow)
        return Scalar<N>::fromSi((N(1.0) + i * (n + N(1.0)) / N(2.0) + i * i * (n * n - N(1.0)) / N(12.0)) / n);
    return Scalar<N>::fromSi(i / (N(1.0) - math::pow(N(1.0) + i, -n)));
}

template <Number N>
Scalar<N> discount(const Scalar<N>& rate, double years)
{
    return Scalar<N>::fromSi(math::pow(N(1.0) + rate.si(), N(-years)));
}

}  // namespace

template <Number N>
Result<Scalar<N>> capitalRecovery(const Scalar<N>& rate, const Scalar<N>& years)
{
    if (const auto error = refuseRate("rate", rate)) return *error;
    if (const auto error = Refusal().positive("years", years).first()) return *error;
    return step("CRF", "step.economics.recovery", unit::one, recovery(rate, years));
}

template <Number N>
Result<Scalar<N>> discountFactor(const Scalar<N>& rate, const Scalar<N>& years)
{
    if (const auto error = refuseRate("rate", rate)) return *error;
    if (const auto error = Refusal().finite("years", years).first()) return *error;
    return step("d", "step.economics.discount", unit::one,
                Scalar<N>::fromSi(math::pow(N(1.0) + rate.si(), -years.si())));
}

template <Number N>
Result<Scalar<N>> nominalRate(const Scalar<N>& real, const Scalar<N>& inflation)
{
    if (const auto error = refuseRate("real_rate", real)) return *error;
    if (const auto error = refuseRate("inflation", inflation)) return *error;
    return step("i_n", "step.economics.nominal_rate", unit::percent,
                Scalar<N>::fromSi((N(1.0) + real.si()) * (N(1.0) + inflation.si()) - N(1.0)));
}

template <Number N>
Result<Scalar<N>> realRate(const Scalar<N>& nominal, const Scalar<N>& inflation)
{
    if (const auto error = refuseRate("nominal_rate", nominal)) return *error;
    if (const auto error = refuseRate("inflation", inflation)) return *error;
    return step("i_r", "step.economics.real_rate", unit::percent,
                Scalar<N>::fromSi((N(1.0) + nominal.si()) / (N(1.0) + inflation.si()) - N(1.0)));
}

template <Number N>
Result<Money<N>> netPresentValue(const Scalar<N>& rate, std::span<const CashFlow<N>> flows)
{
    if (const auto error = refuseRate("rate", rate)) return *error;
    Money<N> sum{};
    for (const CashFlow<N>& flow : flows) {
        if (const auto error = Refusal().finite("years", bare(flow.years)).finite("amount", flow.amount).first())
            return *error;
        sum += flow.amount * discount(rate, flow.years);
    }
    return step("NPV", "step.economics.npv", unit::MUSD, sum);
}

template <Number N>
Result<Annualised<N>> annualise(std::span<const Part<N>> parts, const Scalar<N>& rate)
{
    if (const auto error = refuseRate("rate", rate)) return *error;
    Annualised<N> result;
    for (const Part<N>& part : parts) {
        if (const auto error = Refusal().notNegative("capital", part.capital).positive("life", part.life).first())
            return inside(*error, part.id);
        AnnualPart<N> row{.id = part.id};
        row.recovery = stepOf("CRF", part.id, "step.economics.recovery", unit::one, recovery(rate, part.life));
        row.annual = stepOf("A", part.id, "step.economics.annual_part", unit::MUSD, part.capital * row.recovery);
        result.capital += part.capital;
        result.annual += row.annual;
        result.parts.push_back(std::move(row));
    }
    result.capital = step("C", "step.economics.capital", unit::MUSD, result.capital);
    result.annual = step("A", "step.economics.annual", unit::MUSD, result.annual);
    return result;
}

template <Number N>
Result<Replacements<N>> replacements(const Asset<N>& asset, double horizonYears, const Scalar<N>& rate,
                                     ResidualRule rule)
{
    if (const auto error = refuseRate("rate", rate)) return *error;
    if (const auto error = refuseRate("price_change", asset.priceChange)) return *error;
    if (const auto error = Refusal()
                               .notNegative("capital", asset.capital)
                               .positive("life", bare(asset.life))
                               .notNegative("bought", bare(asset.bought))
                               .positive("horizon", bare(horizonYears))
                               .first())
        return *error;
    const double most = (horizonYears - asset.bought) / asset.life;
    if (most > kMostPurchases)
        return Error{.code = "economics.purchases", .path = "life", .found = shortestNumber(std::ceil(most)),
                     .allowed = shortestNumber(kMostPurchases)};
    Replacements<N> result;
    Money<N> worth{};
    // Counted, not added up, so that the tenth purchase of a life of 0.1 falls on year 1.
    for (double k = 0.0;; k += 1.0) {
        const double at = asset.bought + k * asset.life;
        if (at >= horizonYears - kSameMoment) break;
        const Money<N> price =
            asset.capital * Scalar<N>::fromSi(math::pow(N(1.0) + asset.priceChange.si(), N(at)));
        result.purchases.push_back({at, price});
        worth += price * discount(rate, at);
    }
    if (!result.purchases.empty()) {
        const CashFlow<N>& last = result.purchases.back();
        const double left = std::max(0.0, last.years + asset.life - horizonYears);
        if (left > kSameMoment && rule != ResidualRule::None) {
            const Scalar<N> share =
                rule == ResidualRule::StraightLine
                    ? scalar<N>(left / asset.life)
                    : recovery(rate, scalar<N>(asset.life)) / recovery(rate, scalar<N>(left));
            result.residual = last.amount * share;
        }
    }
    result.residual = step("R", "step.economics.residual", unit::MUSD, result.residual);
    result.presentCost = step("PC", "step.economics.present_cost", unit::MUSD,
                              worth - result.residual * discount(rate, horizonYears));
    return result;
}

#define RW_FOR(N) \
    template Result<Scalar<N>> capitalRecovery<N>(const Scalar<N>&, const Scalar<N>&); \
    template Result<Scalar<N>> discountFactor<N>(const Scalar<N>&, const Scalar<N>&); \
    template Result<Scalar<N>> nominalRate<N>(const Scalar<N>&, const Scalar<N>&); \
    template Result<Scalar<N>> realRate<N>(const Scalar<N>&, const Scalar<N>&); \
    template Result<Money<N>> netPresentValue<N>(const Scalar<N>&, std::span<const CashFlow<N>>); \
    template Result<Annualised<N>> annualise<N>(std::span<const Part<N>>, const Scalar<N>&); \
    template Result<Replacements<N>> replacements<N>(const Asset<N>&, double, const Scalar<N>&, ResidualRule);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::economics
