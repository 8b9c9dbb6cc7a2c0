// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/electrical/derating.h"
#include "power/electrical/three_phase.h"

// Standby and prime generating sets (methods 2.2).
namespace rw::electrical {

/// What the sets must carry together.
template <Number N = double>
struct GeneratorNeed {
    Power<N> it;
    Scalar<N> chainEfficiency = scalar<N>(1.0);  ///< from the set to IT
    Power<N> essentialCooling;
    Power<N> house;
    Power<N> recharge;  ///< of batteries, after the event
};
/// IT/eta + cooling + house + recharge, W. Refuses powers < 0, eta outside (0, 1].
template <Number N>
Result<Power<N>> generatorPower(const GeneratorNeed<N>& need);

/// Classes of ISO 8528-1, and a maker's data-centre rating.
enum class GeneratorRating : std::uint8_t {
    DataCentre,
    EmergencyStandby,
    LimitedTime,
    Prime,
    Continuous
};
/// The greatest 24 h mean load, of rating: 0.7 emergency standby and prime, 1 limited time and
/// continuous (ISO 8528-1); 0.9 data-centre (assumed; makers state theirs).
double maxMeanLoad(GeneratorRating rating);

/// About 1 % a 100 m above 1,000 m and 1.5 % a 5 K above 40 degC (assumed).
template <Number N>
Derating<N> assumedGeneratorDerating();

template <Number N = double>
struct GeneratorSet {
    Power<N> rating;
    Scalar<N> maxLoad;                       ///< of rating, (0, 1]
    Scalar<N> derating = scalar<N>(1.0);     ///< from deratingFactor
    Scalar<N> minimumLoad = scalar<N>(0.3);  ///< of rating; below it unburnt fuel gathers
};
template <Number N = double>
struct GeneratorSizing {
    Count<N> sets;              ///< spares included
    Power<N> usableEach;        ///< rating x derating x greatest load
    Scalar<N> loadAll;          ///< of derated rating, with all sets running
    Scalar<N> loadWorst;        ///< with the spares out
    bool belowMinimum = false;  ///< loadAll < minimumLoad
};
/// Number of sets N + k for a power and the load they then run at. Refuses impossible input.
template <Number N>
Result<GeneratorSizing<N>> sizeGenerators(const Power<N>& need, const GeneratorSet<N>& set,
                                          const Count<N>& spares);

/// Fuel of one running set, a straight line: c0 + c1 P.
template <Number N = double>
struct FuelCurve {
    VolumeFlow<N> idle;
    Quantity<dim::volumePerEnergy, N> perEnergy;
};
/// 0.02 L/h a kW of rating and 0.24 L/kWh, so 0.26 L/kWh at full load (assumed, diesel).
template <Number N>
FuelCurve<N> assumedDieselCurve(const Power<N>& rating);
/// Fuel of equal sets that share a load, m3/s. Refuses a load < 0, sets < 1, terms < 0.
template <Number N>
Result<VolumeFlow<N>> fuelFlow(const FuelCurve<N>& curve, const Power<N>& load,
                               const Count<N>& sets);
/// How long a tank's usable content lasts, s. Refuses a content < 0, a flow <= 0.
template <Number N>
Result<Duration<N>> autonomy(const Quantity<dim::volume, N>& usable, const VolumeFlow<N>& flow);

/// A set takes little leading reactive power before its excitation is lost.
template <Number N = double>
struct LeadingCheck {
    ReactivePower<N> taken;    ///< leading, >= 0, each set
    ReactivePower<N> allowed;  ///< each set
    bool holds = true;
};
/// Leading reactive power of a load shared by sets, against \p leadingLimit of a set's kVA rating,
/// which the maker's capability curve gives (0.1 to 0.3 as a rule). Refuses impossible input.
template <Number N>
Result<LeadingCheck<N>> checkLeading(const ComplexPower<N>& load,
                                     const ApparentPower<N>& ratingEach, const Count<N>& sets,
                                     const Scalar<N>& leadingLimit);

}  // namespace rw::electrical
