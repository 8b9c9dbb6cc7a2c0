// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

#include <cstdint>
#include <span>

namespace rw::electrical {

/// How much of a breaker's rating a load of three hours or more may use.
enum class BreakerRule : std::uint8_t {
    NecStandard,   ///< NEC 210.20(A), 215.3: rating >= 125 % of continuous + 100 % of the rest
    NecFullRated,  ///< the same articles' exception: the assembly is listed for 100 % of its rating
    Iec            ///< IEC 60364-4-43: Ib <= In, no allowance
};

/// The part of the rating that a continuous load may use: 0.8, 1 or 1.
constexpr double continuousFraction(BreakerRule rule)
{
    return rule == BreakerRule::NecStandard ? 0.8 : 1.0;
}

/// Nominal ratings of breakers, A, ascending: NEC 240.6(A) for both NEC rules, the R10/R20 values
/// in makers' use for IEC.
std::span<const double> breakerRatings(BreakerRule rule);
/// Usual interrupting ratings, kA rms symmetrical, ascending. A maker's list goes before them.
std::span<const double> interruptingRatings(BreakerRule rule);

/// The rating in A that a breaker must have at least: 1.25 continuous + the rest, or their sum.
/// Refuses: negative or not finite.
template <Number N>
Result<Current<N>> requiredBreakerRating(BreakerRule rule, const Current<N>& continuous,
                                         const Current<N>& rest);

struct Breaker {
    Current<> rating;        ///< A
    Current<> interrupting;  ///< A rms symmetrical
};

/// The smallest nominal rating for a load and the smallest interrupting rating for a fault current.
/// Refuses, besides impossible input, with breaker.rating or breaker.interrupting what is beyond
/// the series.
Result<Breaker> chooseBreaker(BreakerRule rule, const Current<>& continuous, const Current<>& rest,
                              const Current<>& prospectiveFault);

/// IEC 60364-4-43, 433.1: Ib <= In <= Iz and I2 <= 1.45 Iz, I2 = \p conventionalFactor In (1.30 by
/// IEC 60947-2, 1.45 by IEC 60898-1). Ampacity after derating.
struct OverloadCheck {
    bool ratingCarriesLoad = false;
    bool conductorCarriesRating = false;
    bool tripsInTime = false;

    bool holds() const { return ratingCarriesLoad && conductorCarriesRating && tripsInTime; }
};
Result<OverloadCheck> checkOverload(const Current<>& load, const Current<>& rating,
                                    const Current<>& ampacity, double conventionalFactor = 1.30);

/// A rating beside what is asked of it. margin = rating / need - 1, endless where nothing is asked.
struct MarginCheck {
    bool holds = false;
    double margin = 0.0;
};
/// Whether a breaker, busway or switchboard withstands a fault current. Rating > 0, current >= 0.
Result<MarginCheck> checkWithstand(const Current<>& rating, const Current<>& prospectiveFault);

}  // namespace rw::electrical
