// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/quantity.h"

#include <span>
#include <string>
#include <vector>

// The steps of a training job, what follows them and what flattens them (methods 1.4).
namespace rw::behaviour {

/// A square wave between compute and exchange: high for a share of each period.
template <Number N = double>
struct StepWave {
    Power<N> amplitude;  ///< from low to high
    Duration<N> period;
    Scalar<N> duty;    ///< share of the period that is high, 0 to 1
    Duration<N> rise;  ///< time of an edge, > 0 and no longer than each half
};

/// Ramp of an edge, W/s: amplitude / rise. Refuses an amplitude < 0, times <= 0, an edge that does
/// not fit its half of the period (quantity.range).
template <Number N>
Result<PowerRamp<N>> waveRamp(const StepWave<N>& wave);

/// What a part of the supply follows.
struct RampLimit {
    std::string name{};  ///< "UPS", "grid"
    PowerRamp<> limit{};
};
struct RampCheck {
    std::string name{};
    bool holds = false;
    double margin = 0.0;  ///< limit / ramp - 1; endless where nothing ramps
};
/// The ramp against each limit, in their order. Refuses negatives and what is not finite.
Result<std::vector<RampCheck>> checkRamp(const PowerRamp<>& ramp,
                                         std::span<const RampLimit> limits);

/// Storage that makes a wave flat, with its loss.
template <Number N = double>
struct Smoothing {
    Energy<N>
        swing;  ///< usable energy between full and empty: dP d (1 - d) T, edges taken as steep
    Power<N> chargePower;     ///< greatest, into storage: d dP
    Power<N> dischargePower;  ///< greatest, out of storage: (1 - d) dP
    Power<N> loss;            ///< mean: swing (1 - eta) / T
};
/// Refuses as waveRamp, and a round-trip efficiency outside (0, 1].
template <Number N>
Result<Smoothing<N>> smoothing(const StepWave<N>& wave, const Scalar<N>& roundTripEfficiency);
/// The amplitude that remains with a storage of a usable energy: dP - E / (d (1 - d) T), not below
/// 0.
template <Number N>
Result<Power<N>> remainingAmplitude(const StepWave<N>& wave, const Energy<N>& storage);

/// The greatest harmonic of a wave within a band of frequencies (0.1 to 20 Hz for a grid), W peak:
/// 2 dP / (pi k) |sin(pi k d)| with its frequency, steep edges. Without one in the band both are 0.
struct Harmonic {
    Power<> amplitude{};
    Quantity<dim::rate> frequency{};  ///< 1/s
};
Result<Harmonic> greatestHarmonic(const StepWave<>& wave, const Quantity<dim::rate>& from,
                                  const Quantity<dim::rate>& to);

/// How long a shelf, converter or UPS carries more than its rating.
struct ShortTimePoint {
    Scalar<> load{};        ///< of rating, > 1
    Duration<> duration{};  ///< the longest, at most this load
};
struct ShortTimeCheck {
    bool holds = false;
    Duration<> allowed{};  ///< endless up to rating, 0 above the curve
};
/// A peak of a load and duration against a maker's points: what holds at the next higher point
/// holds here, and nothing is read between points. Refuses loads or durations < 0, and a curve with
/// a load <= 1, loads that do not rise or durations that grow.
Result<ShortTimeCheck> checkShortTime(std::span<const ShortTimePoint> curve, const Scalar<>& load,
                                      const Duration<>& duration);

}  // namespace rw::behaviour
