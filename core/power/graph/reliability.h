// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>

namespace rw::power {

/// Closed forms of methods 2.4. Availabilities are fractions 0..1. Errors: "availability.fraction" for one
/// outside that, "availability.count" for a count that cannot be, "availability.time" for a time below 0
/// or an MTBF of 0, NaN always.

inline constexpr double kMinutesPerYear = 525600.0;  ///< of 365 days

/// A = MTBF / (MTBF + MTTR); both in h.
Result<double> availability(double mtbfHours, double mttrHours);
/// All are needed: the product.
Result<double> seriesAvailability(std::span<const double> availabilities);
/// One is enough: 1 - prod(1 - A_i). Of none it is 0.
Result<double> parallelAvailability(std::span<const double> availabilities);
/// At least k of n equal independent units; 0 <= k <= n.
Result<double> kOfNAvailability(std::int64_t k, std::int64_t n, double availability);
/// Two equal repairable units of which one is enough, both down, with one or two repair crews: the
/// stationary Markov chain, for small MTTR/MTBF 2 (MTTR/MTBF)^2 and (MTTR/MTBF)^2.
Result<double> twoUnitUnavailability(double mtbfHours, double mttrHours, int crews);
/// U = U_ind((1 - beta) lambda) + beta lambda MTTR for n equal units of which k are needed (methods 2.4).
Result<double> commonCauseUnavailability(std::int64_t k, std::int64_t n, double mtbfHours,
                                         double mttrHours, double beta);
/// Minutes a year without service, and back.
Result<double> downtimeMinutes(double availability);
Result<double> availabilityOfDowntime(double minutesPerYear);  ///< 0..525,600

}  // namespace rw::power
