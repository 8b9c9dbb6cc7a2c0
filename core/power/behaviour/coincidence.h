// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

#include <cstdint>
#include <span>

// What many racks draw together, and how many may share a limit (methods 1.4).
namespace rw::behaviour {

/// Equal racks whose powers are jointly normal. One synchronous training job has r = 1 and no
/// diversity; independent inference lies at 0 to 0.3.
template <Number N = double>
struct RackGroup {
    Count<N> racks;
    Power<N> mean;
    Power<N> deviation;     ///< standard deviation of one rack
    Scalar<N> correlation;  ///< of any two racks, -1/(n - 1) to 1
};

/// The power that the group stays below with probability q, W: n mu + z_q sigma sqrt(n (1 + (n - 1)
/// r)). Refuses n < 1, mean or deviation < 0, r outside its range, q outside (0, 1).
template <Number N>
Result<Power<N>> groupPower(const RackGroup<N>& group, double q);

/// CF = groupPower / (n x the power of one rack at the same q), 1 at r = 1. q from 0.5 to 1 (beyond
/// the median more racks are relatively smoother). Refuses a mean and deviation of 0.
template <Number N>
Result<Scalar<N>> coincidenceFactor(const RackGroup<N>& group, double q);

/// How groups of racks go with each other.
enum class Between { Together, Independent };

/// Groups on one supply: together their deviations add, as those of one job do; independent ones add
/// by their squares.
template <Number N = double>
struct Coincidence {
    Power<N> mean;
    Power<N> deviation;
    Power<N> power;    ///< that all stay below with the probability asked for
    Scalar<N> factor;  ///< power / sum of what the racks stay below one by one
};
/// Refuses as coincidenceFactor, and no group at all.
template <Number N>
Result<Coincidence<N>> coincidence(std::span<const RackGroup<N>> groups, Between between,
                                   const Scalar<N>& q);

/// A group whose racks could draw more together than their supply gives.
template <Number N = double>
struct Oversubscription {
    Scalar<N> ratio;            ///< sum of the racks' peaks / limit
    Power<N> uncapped;          ///< groupPower at the quantile asked for
    Power<N> capped;            ///< the smaller of it and the limit
    Scalar<N> overProbability;  ///< that the group without capping would pass the limit
    Power<N> meanCapped;        ///< mean of what capping takes away, all hours together
};
/// \p peakEach is what one rack draws at most (its share of the supply without oversubscription).
/// Refuses as groupPower, and peaks or limits <= 0.
template <Number N>
Result<Oversubscription<N>> oversubscription(const RackGroup<N>& group, const Power<N>& peakEach,
                                             const Power<N>& limit, double q);

/// The same for groups: \p peaks is the sum of what all their racks draw at most.
template <Number N>
Result<Oversubscription<N>> oversubscription(const Coincidence<N>& groups, const Power<N>& peaks,
                                             const Power<N>& limit);

/// The most racks of a kind whose group power at q is within a limit; 0 where one is too many, and
/// at most 10 million. The group's own count is not used. Refuses as groupPower, and q below 0.5.
Result<std::int64_t> racksWithin(const RackGroup<>& group, const Power<>& limit, double q);

}  // namespace rw::behaviour
