// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/thermal.h"

#include <cstdint>
#include <optional>

// Heat exchangers by effectiveness and number of transfer units (methods 3.4). Plain numbers, no
// allocation where no error is told: an hour of a year may call these a hundred times.
namespace rw::cooling {

enum class FlowArrangement : std::uint8_t {
    Counterflow,
    Parallel,
    CrossflowUnmixed,        ///< both unmixed, the exact series
    CrossflowUnmixedApprox,  ///< both unmixed, the usual closed form, within 4 % of the series
    CrossflowMaxMixed,       ///< the stream of greater capacity rate is mixed
    CrossflowMinMixed        ///< the stream of smaller capacity rate is mixed
};

/// What no size of exchanger can pass: 1, or 1/(1 + Cr) in parallel flow, ... \p cr in 0..1 (asserted).
double effectivenessLimit(FlowArrangement arrangement, double cr);
/// Effectiveness from NTU >= 0 and the ratio of capacity rates Cr in 0..1 (asserted).
double effectiveness(FlowArrangement arrangement, double ntu, double cr);
/// NTU from effectiveness; closed where the form can be turned, else bracketed to 1e-12.
/// Errors: exchanger.effectiveness (below 0, or not below the limit), exchanger.ratio (Cr outside 0..1).
Result<double> ntuFor(FlowArrangement arrangement, double effectiveness, double cr);

/// A fluid as it enters.
struct Stream {
    Temperature<> inlet;
    MassFlow<> flow;
    SpecificHeat<> heatCapacity;

    Conductance<> rate() const { return flow * heatCapacity; }
};

/// What an exchanger does. Heat is positive from the hot stream to the cold one; a "hot" stream that enters
/// colder takes heat, and the sign says so. A stream at rest exchanges nothing.
struct Exchange {
    Heat<> heat;
    Temperature<> hotOut;
    Temperature<> coldOut;
    double effectiveness = 0.0;
    double ntu = 0.0;
};
Exchange exchange(FlowArrangement arrangement, Conductance<> ua, const Stream& hot, const Stream& cold);

/// The UA that moves a heat between two streams. Errors as ntuFor; exchanger.heat when there is no
/// difference of temperature to drive it.
Result<Conductance<>> uaFor(FlowArrangement arrangement, Heat<> heat, const Stream& hot, const Stream& cold);

/// The four ends of an exchanger.
struct ExchangerEnds {
    Temperature<> hotIn;
    Temperature<> hotOut;
    Temperature<> coldIn;
    Temperature<> coldOut;
};
/// The smaller end difference, K: below 0 the streams would cross. Counterflow, or parallel if so asked;
/// crossflow is held to the ends of counterflow.
TemperatureDelta<> pinch(FlowArrangement arrangement, const ExchangerEnds& ends);
/// Logarithmic mean of the two end differences, K. Error exchanger.cross when one of them is not above 0:
/// in parallel flow the cold outlet can never pass the hot outlet.
Result<TemperatureDelta<>> logMeanDifference(FlowArrangement arrangement, const ExchangerEnds& ends);

/// 1/UA from the films at other flows: r1 (m1/m10)^-n1 + r2 (m2/m20)^-n2 + Rf, K/W.
template <Number N>
struct FilmResistances {
    Quantity<dim::none / kWattPerKelvin, N> hot;
    Quantity<dim::none / kWattPerKelvin, N> cold;
    Quantity<dim::none / kWattPerKelvin, N> fouling;
};
/// \p hotFactor and \p coldFactor: (m/m0)^n of each film, above 0.
template <Number N>
Conductance<N> conductance(const FilmResistances<N>& r, const Scalar<N>& hotFactor, const Scalar<N>& coldFactor)
{
    return scalar<N>(1.0) / (r.hot / hotFactor + r.cold / coldFactor + r.fouling);
}

/// One rated point: a capacity means nothing without its approach and both flows. The approach is hot
/// outlet over cold inlet (of a CDU: technology supply over facility supply), so that no absolute
/// temperature is needed.
struct ExchangerRating {
    FlowArrangement arrangement = FlowArrangement::Counterflow;
    Heat<> heat;
    TemperatureDelta<> approach;
    MassFlow<> hotFlow;
    MassFlow<> coldFlow;
    SpecificHeat<> hotHeatCapacity;
    SpecificHeat<> coldHeatCapacity;
    double hotShare = 0.5;      ///< of the clean resistance
    double foulingShare = 0.0;  ///< of the whole resistance
    double hotExponent = 0.7;   ///< of the film on flow: plates 0.65-0.75, tubes 0.8, finned air sides 0.6-0.8
    double coldExponent = 0.7;
};

/// An exchanger known from its rating, at any flows and temperatures.
struct RatedExchanger {
    FlowArrangement arrangement = FlowArrangement::Counterflow;
    FilmResistances<double> films;
    MassFlow<> hotFlow;
    MassFlow<> coldFlow;
    double hotExponent = 0.7;
    double coldExponent = 0.7;

    /// UA at other flows; a film at rest conducts nothing.
    Conductance<> ua(MassFlow<> hot, MassFlow<> cold) const;
};

/// Errors: quantity.* for impossible numbers, exchanger.effectiveness when no exchanger of this
/// arrangement reaches the rating.
Result<RatedExchanger> makeExchanger(const ExchangerRating& rating);

Exchange exchange(const RatedExchanger& exchanger, const Stream& hot, const Stream& cold);

/// Approach (hot outlet over cold inlet) a heat needs at given flows, K: Q/(eps Cmin) - Q/Ch. The inlets
/// of the streams are not used. No flow: infinite.
TemperatureDelta<> approachFor(const RatedExchanger& exchanger, Heat<> heat, const Stream& hot, const Stream& cold);
/// Heat carried at an approach and given flows: what a CDU's capacity is away from its rating.
Heat<> capacityAt(const RatedExchanger& exchanger, TemperatureDelta<> approach, const Stream& hot, const Stream& cold);

/// A flow found for a duty.
struct FlowNeed {
    MassFlow<> flow;
    bool reached = true;  ///< false: even \p most is too little; flow is \p most
};
/// Cold flow that moves a heat out of a hot stream; the flow in \p cold is not used. \p most bounds the search.
FlowNeed coldFlowFor(const RatedExchanger& exchanger, Heat<> heat, const Stream& hot, const Stream& cold,
                     MassFlow<> most);

}  // namespace rw::cooling
