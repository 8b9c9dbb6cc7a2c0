// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"
#include "quantity/quantity.h"

namespace rw {

/// A liquid whose properties are known: water, or a glycol mix of one concentration.
struct Liquid {
    enum class Set { Water, PropyleneMass, PropyleneVolume, EthyleneMass, EthyleneVolume };

    Set set = Set::Water;
    double fraction = 0.0;         ///< of glycol, by mass or by volume as the set says
    double viscosityFactor = 1.0;  ///< what inhibitors add

    bool operator==(const Liquid&) const = default;
};

/// The liquid a coolant record stands for. Glycol by volume is turned into mass at 20 °C and taken from
/// the Melinder sets (methods 3.2).
Liquid liquidOf(const Coolant& coolant);

/// Mass fraction of a glycol mix given by volume at 20 °C: w = v rho_g / (v rho_g + (1 - v) rho_w).
double massFraction(Fluid fluid, double volumeFraction);

/// Where the properties hold. Water 1–100 °C at 0.4 MPa: a loop is kept off freezing; glycol from its freezing point to the end of its set.
Temperature<> lowestTemperature(const Liquid& liquid);
Temperature<> highestTemperature(const Liquid& liquid);
Temperature<> freezingPoint(const Liquid& liquid);
/// Error fluid.range names the liquid's range.
Status checkTemperature(const Liquid& liquid, Temperature<> t);

/// Properties at a temperature within the range: density kg/m3, specific heat J/(kg K), dynamic
/// viscosity Pa s, conductivity W/(m K). Sources: IAPWS-IF97, R12-08 and R15-11 fitted (water), Melinder 2010 and
/// ASHRAE 2001 / Skovrup 2013 through CoolProp's published coefficients (glycols).
/// A fit is a leaf of a derivation: whoever records one names the fluid and the temperature.
Density<> density(const Liquid& liquid, Temperature<> t);
SpecificHeat<> specificHeat(const Liquid& liquid, Temperature<> t);
Viscosity<> viscosity(const Liquid& liquid, Temperature<> t);
Conductivity<> conductivity(const Liquid& liquid, Temperature<> t);

}  // namespace rw
