// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "quantity/dimension.h"

#include <span>
#include <string>
#include <string_view>

namespace rw {

/// A named unit: si = (value + offset) * factor.
struct Unit {
    const char* symbol;  ///< as printed: "L/min"
    const char* key;     ///< as a key suffix: "L_min"; empty for a bare number
    double factor;
    double offset = 0.0;
    Dimension dimension{};

    constexpr double toSi(double value) const { return (value + offset) * factor; }
    constexpr double fromSi(double si) const { return si / factor - offset; }
};

/// A unit whose dimension the compiler knows, so that p.in(kW) cannot be asked of a length.
template <Dimension D>
struct UnitOf : Unit {
    constexpr UnitOf(const char* printed, const char* suffix, double toSiFactor, double toSiOffset = 0.0)
        : Unit{printed, suffix, toSiFactor, toSiOffset, D} {}
};

namespace unit {
inline constexpr UnitOf<dim::none> one{"", "", 1.0};
inline constexpr UnitOf<dim::none> percent{"%", "percent", 0.01};
inline constexpr UnitOf<dim::length> m{"m", "m", 1.0};
inline constexpr UnitOf<dim::length> mm{"mm", "mm", 1e-3};
inline constexpr UnitOf<dim::length> ft{"ft", "ft", 0.3048};
inline constexpr UnitOf<dim::area> m2{"m²", "m2", 1.0};
inline constexpr UnitOf<dim::area> mm2{"mm²", "mm2", 1e-6};
inline constexpr UnitOf<dim::area> ha{"ha", "ha", 1e4};
inline constexpr UnitOf<dim::volume> L{"L", "L", 1e-3};
inline constexpr UnitOf<dim::volume> m3{"m³", "m3", 1.0};
inline constexpr UnitOf<dim::mass> kg{"kg", "kg", 1.0};
inline constexpr UnitOf<dim::mass> lb{"lb", "lb", 0.45359237};
inline constexpr UnitOf<dim::time> s{"s", "s", 1.0};
inline constexpr UnitOf<dim::time> min{"min", "min", 60.0};
inline constexpr UnitOf<dim::time> h{"h", "h", 3600.0};
inline constexpr UnitOf<dim::time> day{"d", "d", 86400.0};
inline constexpr UnitOf<dim::time> week{"weeks", "weeks", 604800.0};
inline constexpr UnitOf<dim::time> year{"years", "years", 31536000.0};
inline constexpr UnitOf<dim::temperature> C{"°C", "C", 1.0, 273.15};
inline constexpr UnitOf<dim::temperature> F{"°F", "F", 5.0 / 9.0, 459.67};
inline constexpr UnitOf<dim::temperature> kelvin{"K", "kelvin", 1.0};
inline constexpr UnitOf<dim::temperatureDelta> K{"K", "K", 1.0};
inline constexpr UnitOf<dim::current> A{"A", "A", 1.0};
inline constexpr UnitOf<dim::current> kA{"kA", "kA", 1e3};
inline constexpr UnitOf<dim::power> W{"W", "W", 1.0};
inline constexpr UnitOf<dim::power> kW{"kW", "kW", 1e3};
inline constexpr UnitOf<dim::power> MW{"MW", "MW", 1e6};
inline constexpr UnitOf<dim::power> GW{"GW", "GW", 1e9};
inline constexpr UnitOf<dim::apparentPower> VA{"VA", "VA", 1.0};
inline constexpr UnitOf<dim::apparentPower> kVA{"kVA", "kVA", 1e3};
inline constexpr UnitOf<dim::apparentPower> MVA{"MVA", "MVA", 1e6};
inline constexpr UnitOf<dim::reactivePower> var{"var", "var", 1.0};
inline constexpr UnitOf<dim::reactivePower> kvar{"kvar", "kvar", 1e3};
inline constexpr UnitOf<dim::reactivePower> Mvar{"Mvar", "Mvar", 1e6};
inline constexpr UnitOf<dim::powerRamp> Ws{"W/s", "W_s", 1.0};
inline constexpr UnitOf<dim::powerRamp> kWs{"kW/s", "kW_s", 1e3};
inline constexpr UnitOf<dim::powerRamp> MWmin{"MW/min", "MW_min", 1e6 / 60.0};
inline constexpr UnitOf<dim::powerRamp> MWs{"MW/s", "MW_s", 1e6};
inline constexpr UnitOf<dim::heat> Wheat{"W", "W", 1.0};
inline constexpr UnitOf<dim::heat> kWheat{"kW", "kW", 1e3};
inline constexpr UnitOf<dim::heat> MWheat{"MW", "MW", 1e6};
inline constexpr UnitOf<dim::heat> GWheat{"GW", "GW", 1e9};
inline constexpr UnitOf<dim::energy> J{"J", "J", 1.0};
inline constexpr UnitOf<dim::energy> kWh{"kWh", "kWh", 3.6e6};
inline constexpr UnitOf<dim::energy> MWh{"MWh", "MWh", 3.6e9};
inline constexpr UnitOf<dim::energy> GWh{"GWh", "GWh", 3.6e12};
inline constexpr UnitOf<dim::voltage> V{"V", "V", 1.0};
inline constexpr UnitOf<dim::voltage> kV{"kV", "kV", 1e3};
inline constexpr UnitOf<dim::resistance> ohm{"Ω", "ohm", 1.0};
inline constexpr UnitOf<dim::resistance> uohm{"µΩ", "uohm", 1e-6};
inline constexpr UnitOf<dim::resistance> mohm{"mΩ", "mohm", 1e-3};
inline constexpr UnitOf<dim::resistivity> ohmm{"Ω m", "ohm_m", 1.0};
inline constexpr UnitOf<dim::resistancePerLength> ohmkm{"Ω/km", "ohm_km", 1e-3};
inline constexpr UnitOf<dim::resistancePerLength> mohmm{"mΩ/m", "mohm_m", 1e-3};
inline constexpr UnitOf<dim::massPerEnergy> kgkWh{"kg/kWh", "kg_kWh", 1.0 / 3.6e6};
inline constexpr UnitOf<dim::volumePerEnergy> LkWh{"L/kWh", "L_kWh", 1e-3 / 3.6e6};
inline constexpr UnitOf<dim::volumePerPower> LkW{"L/kW", "L_kW", 1e-6};
inline constexpr UnitOf<dim::heatCapacity> kJK{"kJ/K", "kJ_K", 1e3};
inline constexpr UnitOf<dim::pressure> Pa{"Pa", "Pa", 1.0};
inline constexpr UnitOf<dim::pressure> kPa{"kPa", "kPa", 1e3};
inline constexpr UnitOf<dim::pressure> bar{"bar", "bar", 1e5};
inline constexpr UnitOf<dim::pressure> kPaFloor{"kPa", "kPa", 1e3};  ///< load of a floor, which US readers want in lb/ft²
inline constexpr UnitOf<dim::pressure> psi{"psi", "psi", 6894.757293168};
inline constexpr UnitOf<dim::velocity> mps{"m/s", "m_s", 1.0};
inline constexpr UnitOf<dim::pressureGradient> Pam{"Pa/m", "Pa_m", 1.0};
inline constexpr UnitOf<dim::volumeFlow> m3s{"m³/s", "m3_s", 1.0};
inline constexpr UnitOf<dim::volumeFlow> m3sAir{"m³/s", "m3_s", 1.0};  ///< of air, which US readers want in cfm
inline constexpr UnitOf<dim::volumeFlow> Lmin{"L/min", "L_min", 1e-3 / 60.0};
inline constexpr UnitOf<dim::volumeFlow> Ls{"L/s", "L_s", 1e-3};
inline constexpr UnitOf<dim::volumeFlow> Lh{"L/h", "L_h", 1e-3 / 3600.0};
inline constexpr UnitOf<dim::volumeFlow> m3h{"m³/h", "m3_h", 1.0 / 3600.0};
inline constexpr UnitOf<dim::volumeFlow> m3d{"m³/d", "m3_d", 1.0 / 86400.0};
inline constexpr UnitOf<dim::volumeFlow> gpm{"gpm", "gpm", 6.30901964e-5};
inline constexpr UnitOf<dim::massFlow> kgs{"kg/s", "kg_s", 1.0};
inline constexpr UnitOf<dim::density> kgm3{"kg/m³", "kg_m3", 1.0};
inline constexpr UnitOf<dim::specificHeat> JkgK{"J/(kg K)", "J_kgK", 1.0};
inline constexpr UnitOf<dim::viscosity> Pas{"Pa s", "Pa_s", 1.0};
inline constexpr UnitOf<dim::viscosity> mPas{"mPa s", "mPa_s", 1e-3};
inline constexpr UnitOf<dim::conductivity> WmK{"W/(m K)", "W_mK", 1.0};
inline constexpr UnitOf<dim::thermalResistance> KW{"K/W", "K_W", 1.0};
inline constexpr UnitOf<dim::powerDensity> Wm2{"W/m²", "W_m2", 1.0};
inline constexpr UnitOf<dim::moneyPerEnergy> USDMWh{"USD/MWh", "USD_MWh", 1.0 / 3.6e9};
inline constexpr UnitOf<dim::moneyPerPower> USDkW{"USD/kW", "USD_kW", 1e-3};
inline constexpr UnitOf<dim::money / dim::time> USDh{"USD/h", "USD_h", 1.0 / 3600.0};
inline constexpr UnitOf<dim::money> USD{"USD", "USD", 1.0};
inline constexpr UnitOf<dim::money> MUSD{"M USD", "MUSD", 1e6};
inline constexpr UnitOf<dim::money> GUSD{"G USD", "GUSD", 1e9};
inline constexpr UnitOf<dim::data> GB{"GB", "GB", 1e9};
inline constexpr UnitOf<dim::dataRate> TBs{"TB/s", "TB_s", 1e12};
inline constexpr UnitOf<dim::dataRate> Gbs{"Gb/s", "Gb_s", 0.125e9};
inline constexpr UnitOf<dim::rate> PFLOPS{"PFLOPS", "PFLOPS", 1e15};
}  // namespace unit

/// Every unit that text may be written in.
std::span<const Unit* const> allUnits();

/// A unit by its printed symbol or key suffix among those of a dimension; nullptr when there is none.
const Unit* findUnit(std::string_view symbol, Dimension dimension);

/// "6 GW", "120e3 W", "95 F", or a bare number in the given unit, to SI. Locale-free.
/// Errors: quantity.syntax, quantity.dimension, quantity.finite.
Result<double> parseQuantity(std::string_view text, const Unit& bareUnit);

/// The shortest digits that read back as the same double.
std::string shortestNumber(double value);
/// A number for reading: the given count of significant digits, no grouping, "1.2e+09" only past 1e9.
std::string readableNumber(double value, int significantDigits = 4);
/// An SI value in a unit, for reading: "225 kW".
std::string readable(double si, const Unit& unit, int significantDigits = 4);
/// The family's unit that gives 1 to 999 where the family has several (W kW MW GW); else the unit itself.
const Unit& scaledUnit(double si, const Unit& unit);

}  // namespace rw
