// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/breaker.h"

#include "power/electrical/refusal.h"

#include <algorithm>
#include <array>
#include <limits>

namespace rw::electrical {

namespace {

// NEC 240.6(A), standard ampere ratings.
constexpr std::array kNecRatings{15.0,   20.0,   25.0,   30.0,   35.0,   40.0,   45.0,   50.0,
                                 60.0,   70.0,   80.0,   90.0,   100.0,  110.0,  125.0,  150.0,
                                 175.0,  200.0,  225.0,  250.0,  300.0,  350.0,  400.0,  450.0,
                                 500.0,  600.0,  700.0,  800.0,  1000.0, 1200.0, 1600.0, 2000.0,
                                 2500.0, 3000.0, 4000.0, 5000.0, 6000.0};
constexpr std::array kIecRatings{6.0,    10.0,   16.0,   20.0,   25.0,   32.0,   40.0,   50.0,
                                 63.0,   80.0,   100.0,  125.0,  160.0,  200.0,  250.0,  320.0,
                                 400.0,  500.0,  630.0,  800.0,  1000.0, 1250.0, 1600.0, 2000.0,
                                 2500.0, 3200.0, 4000.0, 5000.0, 6300.0};
constexpr std::array kNecInterrupting{10.0, 14.0, 18.0, 22.0,  25.0,  35.0,  42.0,
                                      50.0, 65.0, 85.0, 100.0, 125.0, 150.0, 200.0};
constexpr std::array kIecInterrupting{6.0,  10.0, 15.0, 20.0,  25.0,  36.0,
                                      50.0, 65.0, 85.0, 100.0, 150.0, 200.0};

// A need that is above a nominal value only by rounding still takes it.
constexpr double kRounding = 1.0 - 1e-12;

const double* smallestFor(std::span<const double> series, double need)
{
    const auto at = std::lower_bound(series.begin(), series.end(), need * kRounding);
    return at == series.end() ? nullptr : &*at;
}

}  // namespace

std::span<const double> breakerRatings(BreakerRule rule)
{
    return rule == BreakerRule::Iec ? std::span<const double>(kIecRatings) : kNecRatings;
}

std::span<const double> interruptingRatings(BreakerRule rule)
{
    return rule == BreakerRule::Iec ? std::span<const double>(kIecInterrupting) : kNecInterrupting;
}

template <Number N>
Result<Current<N>> requiredBreakerRating(BreakerRule rule, const Current<N>& continuous,
                                         const Current<N>& rest)
{
    if (const auto error =
            Refusal().notNegative("continuous", continuous).notNegative("rest", rest).first())
        return *error;
    return step("I_req", "step.electrical.breaker_need", unit::A,
                continuous / continuousFraction(rule) + rest);
}

Result<Breaker> chooseBreaker(BreakerRule rule, const Current<>& continuous, const Current<>& rest,
                              const Current<>& prospectiveFault)
{
    const auto need = requiredBreakerRating(rule, continuous, rest);
    if (!need)
        return need.error();
    if (const auto error = Refusal().notNegative("fault_current", prospectiveFault).first())
        return *error;
    const double* rating = smallestFor(breakerRatings(rule), need->in(unit::A));
    if (!rating)
        return Error{.code = "breaker.rating",
                     .path = "continuous",
                     .found = readable(need->value(), unit::A),
                     .allowed = readable(breakerRatings(rule).back(), unit::A)};
    const double* interrupting =
        smallestFor(interruptingRatings(rule), prospectiveFault.in(unit::kA));
    if (!interrupting)
        return Error{.code = "breaker.interrupting",
                     .path = "fault_current",
                     .found = readable(prospectiveFault.value(), unit::kA),
                     .allowed = readableNumber(interruptingRatings(rule).back()) + " kA"};
    return Breaker{Current<>::of(*rating, unit::A), Current<>::of(*interrupting, unit::kA)};
}

Result<OverloadCheck> checkOverload(const Current<>& load, const Current<>& rating,
                                    const Current<>& ampacity, double conventionalFactor)
{
    if (const auto error = Refusal()
                               .notNegative("load", load)
                               .positive("rating", rating)
                               .positive("ampacity", ampacity)
                               .positive("conventional_factor", scalar<double>(conventionalFactor))
                               .first())
        return *error;
    constexpr double kOverloadLimit = 1.45;  // IEC 60364-4-43, 433.1
    OverloadCheck check;
    check.ratingCarriesLoad = load.value() * kRounding <= rating.value();
    check.conductorCarriesRating = rating.value() * kRounding <= ampacity.value();
    check.tripsInTime =
        conventionalFactor * rating.value() * kRounding <= kOverloadLimit * ampacity.value();
    return check;
}

Result<MarginCheck> checkWithstand(const Current<>& rating, const Current<>& prospectiveFault)
{
    if (const auto error = Refusal()
                               .positive("rating", rating)
                               .notNegative("fault_current", prospectiveFault)
                               .first())
        return *error;
    const double margin = prospectiveFault.value() > 0.0
                              ? rating.value() / prospectiveFault.value() - 1.0
                              : std::numeric_limits<double>::infinity();
    return MarginCheck{margin >= 0.0, margin};
}

template Result<Current<double>> requiredBreakerRating(BreakerRule, const Current<double>&,
                                                       const Current<double>&);
template Result<Current<Recorded>> requiredBreakerRating(BreakerRule, const Current<Recorded>&,
                                                         const Current<Recorded>&);

}  // namespace rw::electrical
