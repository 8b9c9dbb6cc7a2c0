// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/behaviour/coincidence.h"

#include "base/text.h"
#include "power/behaviour/normal.h"
#include "power/electrical/refusal.h"

#include <algorithm>

namespace rw::behaviour {

namespace {

template <Number N>
Refusal checked(const RackGroup<N>& group)
{
    Refusal refusal;
    refusal.wholeNumber("racks", group.racks, 1)
        .notNegative("mean", group.mean)
        .notNegative("deviation", group.deviation);
    if (refusal.first())
        return refusal;
    const double n = group.racks.value();
    return refusal.within("correlation", group.correlation, n > 1.0 ? -1.0 / (n - 1.0) : -1.0, 1.0,
                          unit::one);
}

/// sigma sqrt(n (1 + (n - 1) r)).
template <Number N>
Power<N> groupDeviation(const RackGroup<N>& group)
{
    const Scalar<N> shared = scalar<N>(1.0) + (group.racks - scalar<N>(1.0)) * group.correlation;
    // At the lowest correlation the racks cancel, and rounding may leave a little below nothing.
    const Scalar<N> variance = group.racks * larger(shared, Scalar<N>{});
    return step("σ_n", "step.behaviour.group_deviation", unit::kW,
                group.deviation * Scalar<N>::fromSi(math::sqrt(variance.si())));
}

template <Number N>
Result<Scalar<N>> quantile(const Scalar<N>& q)
{
    const auto z = normalQuantileOfTail(1.0 - q.value());
    if (!z)
        return Error{.code = "quantity.range",
                     .path = "quantile",
                     .found = shortestNumber(q.value()),
                     .allowed = text("range.inside-zero-one")};
    return solved<Scalar<N>>(
        "z_q", "step.behaviour.quantile", unit::one, *z,
        [&q] { return text("method.normal-quantile", {{"q", shortestNumber(q.value())}}); },
        {q.si()});
}

/// What a normal load of a mean and deviation does at a limit.
template <Number N>
void passLimit(Oversubscription<N>& result, const Power<N>& mean, const Power<N>& deviation,
               const Power<N>& limit)
{
    result.capped =
        step("P_cap", "step.behaviour.capped", unit::MW, smaller(result.uncapped, limit));
    const Power<N> room = limit - mean;
    double over = room.value() < 0.0 ? 1.0 : 0.0;
    double taken = over * -room.value();
    if (deviation.value() > 0.0) {
        const double z = room.value() / deviation.value();
        over = normalTail(z);
        // The mean of what lies above a limit: sigma (phi(z) - z tail(z)).
        taken = deviation.value() * (normalDensity(z) - z * over);
    }
    const auto method = [] { return text("method.normal-tail"); };
    result.overProbability =
        solved<Scalar<N>>("p_over", "step.behaviour.over_probability", unit::percent, over, method,
                          {room.si(), deviation.si()});
    result.meanCapped =
        solved<Power<N>>("P_taken", "step.behaviour.mean_capped", unit::kW,
                         taken > 0.0 ? taken : 0.0, method, {room.si(), deviation.si()});
}

}  // namespace

template <Number N>
Result<Power<N>> groupPower(const RackGroup<N>& group, double q)
{
    if (const auto error = checked(group).first())
        return *error;
    const auto z = quantile<N>(scalar<N>(q));
    if (!z)
        return z.error();
    return step("P_q", "step.behaviour.group_power", unit::MW,
                group.racks * group.mean + *z * groupDeviation(group));
}

template <Number N>
Result<Scalar<N>> coincidenceFactor(const RackGroup<N>& group, double q)
{
    if (const auto error =
            Refusal().within("quantile", scalar<double>(q), 0.5, 1.0, unit::one).first())
        return *error;
    const auto together = groupPower(group, q);
    if (!together)
        return together.error();
    RackGroup<N> one = group;
    one.racks = count<N>(1);
    const auto single = groupPower(one, q);
    if (!single)
        return single.error();
    if (const auto error = Refusal().positive("power", *single).first())
        return *error;
    return step("CF", "step.behaviour.coincidence", unit::one, *together / (group.racks * *single));
}

template <Number N>
Result<Coincidence<N>> coincidence(std::span<const RackGroup<N>> groups, Between between,
                                   const Scalar<N>& q)
{
    if (const auto error = Refusal().within("quantile", q, 0.5, 1.0, unit::one).first())
        return *error;
    const auto z = quantile<N>(q);
    if (!z)
        return z.error();
    Coincidence<N> all;
    Power<N> apart;
    Power<N> sum;  // of deviations
    N squares{};
    for (const RackGroup<N>& group : groups) {
        if (const auto error = checked(group).first())
            return *error;
        const Power<N> deviation = groupDeviation(group);
        all.mean += group.racks * group.mean;
        sum += deviation;
        squares = squares + deviation.si() * deviation.si();
        apart += group.racks * (group.mean + *z * group.deviation);
    }
    if (const auto error = Refusal().positive("power", apart).first())
        return *error;
    // The root of one square would round: a single group's deviation is its own.
    const bool add = between == Between::Together || groups.size() == 1;
    all.deviation =
        step("σ_Σ", "step.behaviour.deviation", unit::MW,
             add ? sum : Power<N>::fromSi(math::sqrt(squares)));
    all.mean = step("P_mean", "step.behaviour.mean", unit::MW, all.mean);
    all.power = step("P_q", "step.behaviour.group_power", unit::MW, all.mean + *z * all.deviation);
    all.factor = step("CF", "step.behaviour.coincidence", unit::one, all.power / apart);
    return all;
}

template <Number N>
Result<Oversubscription<N>> oversubscription(const RackGroup<N>& group, const Power<N>& peakEach,
                                             const Power<N>& limit, double q)
{
    const auto together = groupPower(group, q);
    if (!together)
        return together.error();
    if (const auto error =
            Refusal().positive("peak_each", peakEach).positive("limit", limit).first())
        return *error;
    Oversubscription<N> result;
    result.ratio =
        step("OSR", "step.behaviour.oversubscription", unit::one, group.racks * peakEach / limit);
    result.uncapped = *together;
    passLimit<N>(result, group.racks * group.mean, groupDeviation(group), limit);
    return result;
}

template <Number N>
Result<Oversubscription<N>> oversubscription(const Coincidence<N>& groups, const Power<N>& peaks,
                                             const Power<N>& limit)
{
    if (const auto error = Refusal().positive("peaks", peaks).positive("limit", limit).first())
        return *error;
    Oversubscription<N> result;
    result.ratio = step("OSR", "step.behaviour.oversubscription", unit::one, peaks / limit);
    result.uncapped = groups.power;
    passLimit<N>(result, groups.mean, groups.deviation, limit);
    return result;
}

Result<std::int64_t> racksWithin(const RackGroup<>& group, const Power<>& limit, double q)
{
    // Below the median more racks may draw less, and there would be no single answer.
    if (const auto error = Refusal()
                               .notNegative("limit", limit)
                               .within("quantile", scalar<double>(q), 0.5, 1.0, unit::one)
                               .first())
        return *error;
    const auto fits = [&](std::int64_t n) -> Result<bool> {
        RackGroup<> more = group;
        more.racks = count<double>(n);
        const auto power = groupPower(more, q);
        if (!power)
            return power.error();
        return *power <= limit;
    };
    constexpr std::int64_t kMost = 10'000'000;
    std::int64_t low = 0;
    std::int64_t high = 1;
    for (;;) {
        const auto fit = fits(high);
        if (!fit)
            return fit.error();
        if (!*fit)
            break;
        low = high;
        if (high == kMost)
            return kMost;
        high = std::min(kMost, high * 2);
    }
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        const auto fit = fits(middle);
        if (!fit)
            return fit.error();
        (*fit ? low : high) = middle;
    }
    return low;
}

#define RW_FOR(N) \
    template Result<Power<N>> groupPower<N>(const RackGroup<N>&, double); \
    template Result<Scalar<N>> coincidenceFactor<N>(const RackGroup<N>&, double); \
    template Result<Oversubscription<N>> oversubscription<N>(const RackGroup<N>&, const Power<N>&, \
                                                             const Power<N>&, double); \
    template Result<Coincidence<N>> coincidence<N>(std::span<const RackGroup<N>>, Between, \
                                                   const Scalar<N>&); \
    template Result<Oversubscription<N>> oversubscription<N>(const Coincidence<N>&, \
                                                             const Power<N>&, const Power<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::behaviour
