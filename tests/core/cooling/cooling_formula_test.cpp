// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/coil.h"
#include "cooling/exchanger.h"
#include "cooling/rejection/adiabatic.h"
#include "cooling/rejection/chiller.h"
#include "cooling/rejection/economiser.h"
#include "cooling/rejection/water.h"
#include "cooling/ride_through.h"
#include "cooling/staging.h"

#include <catch2/catch.hpp>

using namespace rw;
using namespace rw::cooling;

namespace {

/// Every formula that a derivation may show, summed up so that one number tells two runs apart.
template <Number N>
N formulas()
{
    const auto kelvin = [](double t) { return Temperature<N>::fromSi(N(t)); };
    const auto difference = [](double dT) { return TemperatureDelta<N>::fromSi(N(dT)); };
    const auto part = [](double x) { return scalar<N>(x); };
    const auto heat = Heat<N>::fromSi(N(1e5));
    N sum{};
    using Resistance = Quantity<dim::none / kWattPerKelvin, N>;
    sum = sum
          + conductance<N>({Resistance::fromSi(N(1e-5)), Resistance::fromSi(N(2e-5)), Resistance::fromSi(N(1e-6))},
                           part(0.8), part(0.9))
                .si();
    const auto water =
        waterBalance<N>(MassFlow<N>::fromSi(N(1.0)), MassFlow<N>::fromSi(N(100.0)), part(1e-4), part(5.0));
    sum = sum + water.makeUp.si() + water.cycles.si();
    sum = sum
          + evaporationByRule<N>(MassFlow<N>::fromSi(N(50.0)), difference(6.0),
                                 Quantity<dim::none / dim::temperatureDelta, N>::fromSi(N(0.00153)))
                .si();
    const auto economiser = economise<N>(kelvin(295.0), difference(2.0), kelvin(293.0), kelvin(303.0), true);
    sum = sum + economiser.mechanicalShare.si() + economiser.mixed.si();
    sum = sum + airOffPad<N>(kelvin(310.0), kelvin(295.0), part(0.75)).si();
    sum = sum + padWater<N>(MassFlow<N>::fromSi(N(30.0)), part(0.012), part(0.008), part(0.25)).si();
    sum = sum + leavingByApproach<N>(kelvin(308.0), difference(8.0), kelvin(300.0)).si();
    sum = sum + fanPower<N>(Power<N>::fromSi(N(4e4)), part(0.7), part(0.9)).si();
    sum = sum + carnotCop<N>(part(0.55), kelvin(298.0), kelvin(315.0), difference(10.0)).si();
    const auto cp = SpecificHeat<N>::fromSi(N(1006.0));
    sum = sum + airFlowFor<N>(heat, difference(12.0), Density<N>::fromSi(N(1.1)), cp).si();
    const HallAir<N> hall = hallAir<N>(heat, difference(12.0), kelvin(297.0), cp, part(0.05), part(0.1));
    sum = sum + hall.unitFlow.si() + hall.rackInlet.si() + hall.unitReturn.si();
    sum = sum + timeToLimit<N>(HeatCapacity<N>::fromSi(N(4e6)), kelvin(308.0), kelvin(318.0), heat).si();
    sum = sum
          + tankEnergy<N>(Quantity<dim::volume, N>::fromSi(N(20.0)), Density<N>::fromSi(N(995.0)),
                          SpecificHeat<N>::fromSi(N(4180.0)), difference(8.0), part(0.9))
                .si();
    return sum;
}

}  // namespace

TEST_CASE("formulas of cooling give the same bits when they are recorded", "[cooling][derivation]")
{
    const double plainly = formulas<double>();
    Recording recording;
    CHECK(formulas<Recorded>().value() == plainly);
}
