// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/rejection/chiller_curves.h"
#include "cooling/thermal.h"

#include <cstdint>

// Electric chillers (methods 4.5). "Entering" is the condenser water that enters or, where air cools the
// condenser, the dry bulb.
namespace rw::cooling {

/// COP = eta_c Te/(Tc - Te) between saturated evaporating and condensing temperatures, the lift not below
/// what the compressor needs.
template <Number N>
Scalar<N> carnotCop(const Scalar<N>& fraction, const Temperature<N>& evaporating, const Temperature<N>& condensing,
                    const TemperatureDelta<N>& minimumLift)
{
    const TemperatureDelta<N> lift = larger(condensing - evaporating, minimumLift);
    return fraction * Scalar<N>::fromSi(evaporating.si() / lift.si());
}

/// One machine, by a rated point on which its curves are scaled.
struct ChillerRating {
    const ChillerCurveSet* curves = nullptr;  ///< none: a Carnot fraction throughout, to be flagged as such
    Heat<> capacity;
    double cop = 0.0;                ///< at the rated point; 0 without curves: from carnotFraction
    Temperature<> leaving;           ///< of the rated point
    Temperature<> entering;
    double carnotFraction = 0.55;    ///< 0.5-0.62, used where neither curves nor a COP are given
    TemperatureDelta<> evaporatorApproach = TemperatureDelta<>::fromSi(2.0);  ///< leaving water over evaporating
    TemperatureDelta<> condenserApproach =
        TemperatureDelta<>::fromSi(7.0);  ///< condensing over entering: rise and approach
    TemperatureDelta<> minimumLift = TemperatureDelta<>::fromSi(10.0);        ///< 8-12 K
    double leastLoad = 0.1;          ///< without curves: of capacity, below which it cycles
    double leastUnloading = 0.0;     ///< of capacity, below which hot gas loads it falsely; 0: none
    double motorHeat = 1.0;          ///< of the input that ends in the condenser: 1 where the motor is hermetic
};

struct ChillerModel {
    ChillerRating rating;
    double capacity = 0.0;  ///< W, at CAPFT = 1
    double cop = 0.0;       ///< at EIRFT = EIRFPLR = 1
    double leastLoad = 0.0;
};

/// Errors: quantity.* for impossible numbers, chiller.rated-point when the rated point lies outside its curves or
/// the curves give nothing there.
Result<ChillerModel> makeChiller(const ChillerRating& rating);
/// A set at its own reference point and size. Its Carnot approaches are the defaults.
ChillerRating ratingOf(const ChillerCurveSet& curves);

/// What a machine could do at an hour's temperatures. Outside the curves' limits the nearest point within them is taken
/// and carried on by the Carnot fraction it has there: COP goes with that model's COP, capacity with it where the lift
/// is greater (the same compressor power), and holds where it is smaller. Nothing jumps at the limit.
struct ChillerPoint {
    Heat<> available;
    Power<> fullLoad;           ///< at EIRFPLR = 1
    bool outsideCurve = false;  ///< joined by a Carnot fraction
    bool byCarnot = false;      ///< a Carnot fraction throughout
};
ChillerPoint chillerPoint(const ChillerModel& chiller, Temperature<> leaving, Temperature<> entering);

/// One machine, or several alike, in an hour.
struct ChillerHour {
    int running = 0;
    bool reached = true;         ///< false: the load passes what is available; heat is what is carried
    bool outsideCurve = false;
    bool byCarnot = false;
    Heat<> heat;
    Power<> power;
    Heat<> condenserHeat;        ///< heat + power x motorHeat; hot gas goes round inside
    Heat<> falseLoad;            ///< hot gas that keeps the compressor loaded
    double load = 0.0;           ///< of what a running machine has available
    double cycling = 0.0;        ///< share of the hour a machine runs
};
/// One machine at a point; heat below 0 is not defined (asserted).
ChillerHour chillerAt(const ChillerModel& chiller, const ChillerPoint& point, Heat<> heat);
ChillerHour chillerHour(const ChillerModel& chiller, Heat<> heat, Temperature<> leaving, Temperature<> entering);

enum class ChillerStaging : std::uint8_t {
    Fewest,    ///< one more only when those running are full
    LeastPower ///< the count, of those that can carry the load, that takes the least power
};
/// \p installed equal machines share a load. \p installed >= 1 (asserted).
ChillerHour stageChillers(const ChillerModel& chiller, int installed, Heat<> heat, Temperature<> leaving,
                          Temperature<> entering, ChillerStaging staging);

/// IPLV = 0.01 A + 0.42 B + 0.45 C + 0.12 D of AHRI 550/590, as a COP: 100, 75, 50, 25 % of rated capacity, water
/// leaving at 6.67 degC; entering 29.44, 23.89, 18.33, 18.33 degC (water) or 35.0, 26.67, 18.33, 12.78 degC (air).
struct PartLoadValue {
    std::array<double, 4> cop{};
    double iplv = 0.0;
    bool outsideCurve = false;  ///< at one of the four points at least
};
PartLoadValue integratedPartLoadValue(const ChillerModel& chiller, bool airCooled);

/// Electricity for each ton of refrigeration, kW/ton.
constexpr double kilowattsPerTon(double cop) { return 3.51685 / cop; }

}  // namespace rw::cooling
