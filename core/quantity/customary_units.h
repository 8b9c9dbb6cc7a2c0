// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/unit.h"

// Units customary in the United States. Factors follow from the international foot and pound and the US
// gallon of 231 cubic inches, all exact (NIST SP 811, appendix B.8), and from standard gravity.
namespace rw {

namespace unit {
inline constexpr UnitOf<dim::length> in{"in", "in", 0.0254};
inline constexpr UnitOf<dim::area> ft2{"ft²", "ft2", 0.09290304};
inline constexpr UnitOf<dim::area> kcmil{"kcmil", "kcmil", 5.067074791e-7};  ///< of conductors
inline constexpr UnitOf<dim::area> acre{"acres", "acres", 4046.8564224};
inline constexpr UnitOf<dim::volume> gal{"gal", "gal", 3.785411784e-3};
inline constexpr UnitOf<dim::volume> Mgal{"Mgal", "Mgal", 3785.411784};
inline constexpr UnitOf<dim::temperatureDelta> Fdelta{"°F", "F", 5.0 / 9.0};
inline constexpr UnitOf<dim::pressure> psf{"lb/ft²", "lb_ft2", 47.88025898};  ///< of floors
inline constexpr UnitOf<dim::pressureGradient> psi100ft{"psi/100 ft", "psi_100ft", 6894.757293168 / 30.48};
inline constexpr UnitOf<dim::velocity> fps{"ft/s", "ft_s", 0.3048};
inline constexpr UnitOf<dim::volumeFlow> cfm{"cfm", "cfm", 0.028316846592 / 60.0};  ///< of air
inline constexpr UnitOf<dim::volumeFlow> galh{"gal/h", "gal_h", 3.785411784e-3 / 3600.0};
inline constexpr UnitOf<dim::volumeFlow> gald{"gal/d", "gal_d", 3.785411784e-3 / 86400.0};
inline constexpr UnitOf<dim::massFlow> lbs{"lb/s", "lb_s", 0.45359237};
inline constexpr UnitOf<dim::massPerEnergy> lbkWh{"lb/kWh", "lb_kWh", 0.45359237 / 3.6e6};
inline constexpr UnitOf<dim::volumePerEnergy> galkWh{"gal/kWh", "gal_kWh", 3.785411784e-3 / 3.6e6};
inline constexpr UnitOf<dim::volumePerPower> galkW{"gal/kW", "gal_kW", 3.785411784e-6};
inline constexpr UnitOf<dim::density> lbft3{"lb/ft³", "lb_ft3", 0.45359237 / 0.028316846592};
inline constexpr UnitOf<dim::powerDensity> Wft2{"W/ft²", "W_ft2", 1.0 / 0.09290304};
inline constexpr UnitOf<dim::resistancePerLength> ohmkft{"Ω/kft", "ohm_kft", 1.0 / 304.8};
inline constexpr UnitOf<dim::resistancePerLength> mohmft{"mΩ/ft", "mohm_ft", 1e-3 / 0.3048};
}  // namespace unit

/// The unit a reader in the United States expects in place of this one: of mm in, of m ft, of L/min gpm.
/// The unit itself where both sides of the ocean use it (kW, A, h) or there is none.
const Unit& customaryUnit(const Unit& unit);

/// A value as readable() writes it ("35 °C"), in that unit ("95 °F"); any other text as it is.
std::string customaryText(std::string_view value);
/// A sentence of the core with each such value in it told in that unit.
std::string customarySentence(std::string_view sentence);

}  // namespace rw
