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
Result<Scalar<N>> quantile(double q)
{
    const auto z = normalQuantileOfTail(1.0 - q);
    if (!z)
        return Error{.code = "quantity.range",
                     .path = "quantile",
                     .found = shortestNumber(q),
                     .allowed = text("range.inside-zero-one")};
    return solved<Scalar<N>>("z_q", "step.behaviour.quantile", unit::one, *z,
                             [q] {
                                 return text("method.normal-quantile", {{"q", shortestNumber(q)}});
                             },
                             {});
}

}  // namespace

template <Number N>
Result<Power<N>> groupPower(const RackGroup<N>& group, double q)
{
    if (const auto error = checked(group).first())
        return *error;
    const auto z = quantile<N>(q);
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
    result.capped = step("P_cap", "step.behaviour.capped", unit::MW, smaller(*together, limit));
    const Power<N> sum = group.racks * group.mean;
    const Power<N> deviation = groupDeviation(group);
    const Power<N> room = limit - sum;
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
                                                             const Power<N>&, double);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::behaviour
