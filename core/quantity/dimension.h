// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace rw {

/// Keeps apart what shares exponents: W of electricity, VA, var and W of heat; a temperature and a difference.
enum class Kind : std::uint8_t { Plain, Electrical, Apparent, Reactive, Heat, Point, Data };

/// Exponents of kilogram, metre, second, kelvin, ampere and US dollar, with a kind.
/// One value describes a quantity both at compile time and in the field and figure tables.
struct Dimension {
    std::int8_t kg = 0;
    std::int8_t m = 0;
    std::int8_t s = 0;
    std::int8_t K = 0;
    std::int8_t A = 0;
    std::int8_t usd = 0;
    Kind kind = Kind::Plain;

    constexpr bool operator==(const Dimension&) const = default;
};

constexpr Dimension withKind(Dimension d, Kind kind)
{
    d.kind = kind;
    return d;
}
constexpr bool sameExponents(Dimension a, Dimension b)
{
    return withKind(a, Kind::Plain) == withKind(b, Kind::Plain);
}
constexpr bool isDimensionless(Dimension d)
{
    return d == Dimension{};
}
/// A factor without dimension keeps the other's kind; any other product is plain until it is given a kind.
constexpr Kind productKind(Dimension a, Dimension b)
{
    return isDimensionless(a) ? b.kind : isDimensionless(b) ? a.kind : Kind::Plain;
}
constexpr std::int8_t plus(int a, int b)
{
    return static_cast<std::int8_t>(a + b);
}
constexpr Dimension operator*(Dimension a, Dimension b)
{
    return {plus(a.kg, b.kg), plus(a.m, b.m),     plus(a.s, b.s),      plus(a.K, b.K),
            plus(a.A, b.A),   plus(a.usd, b.usd), productKind(a, b)};
}
constexpr Dimension operator/(Dimension a, Dimension b)
{
    return {plus(a.kg, -b.kg), plus(a.m, -b.m),     plus(a.s, -b.s),
            plus(a.K, -b.K),   plus(a.A, -b.A),     plus(a.usd, -b.usd),
            isDimensionless(b) ? a.kind : Kind::Plain};
}

namespace dim {
inline constexpr Dimension none{};
inline constexpr Dimension length{.m = 1};
inline constexpr Dimension area{.m = 2};
inline constexpr Dimension volume{.m = 3};
inline constexpr Dimension mass{.kg = 1};
inline constexpr Dimension time{.s = 1};
inline constexpr Dimension temperature{.K = 1, .kind = Kind::Point};
inline constexpr Dimension temperatureDelta{.K = 1};
inline constexpr Dimension current{.A = 1};
inline constexpr Dimension wattsPlain{.kg = 1, .m = 2, .s = -3};
inline constexpr Dimension power = withKind(wattsPlain, Kind::Electrical);
inline constexpr Dimension apparentPower = withKind(wattsPlain, Kind::Apparent);
inline constexpr Dimension reactivePower = withKind(wattsPlain, Kind::Reactive);
inline constexpr Dimension heat = withKind(wattsPlain, Kind::Heat);
inline constexpr Dimension energy{.kg = 1, .m = 2, .s = -2};
inline constexpr Dimension voltage{.kg = 1, .m = 2, .s = -3, .A = -1};
inline constexpr Dimension resistance{.kg = 1, .m = 2, .s = -3, .A = -2};
inline constexpr Dimension resistivity{.kg = 1, .m = 3, .s = -3, .A = -2};
inline constexpr Dimension resistancePerLength{.kg = 1, .m = 1, .s = -3, .A = -2};
inline constexpr Dimension powerRamp{.kg = 1, .m = 2, .s = -4};        // W/s
inline constexpr Dimension massPerEnergy{.m = -2, .s = 2};             // kg/J
inline constexpr Dimension volumePerEnergy{.kg = -1, .m = 1, .s = 2};  // m3/J
inline constexpr Dimension moneyPerEnergy{.kg = -1, .m = -2, .s = 2, .usd = 1};
inline constexpr Dimension moneyPerPower{.kg = -1, .m = -2, .s = 3, .usd = 1};
inline constexpr Dimension volumePerPower{.kg = -1, .m = 1, .s = 3};  // m3/W
inline constexpr Dimension heatCapacity{.kg = 1, .m = 2, .s = -2, .K = -1};  // J/K
inline constexpr Dimension velocity{.m = 1, .s = -1};
inline constexpr Dimension pressureGradient{.kg = 1, .m = -2, .s = -2};
inline constexpr Dimension pressure{.kg = 1, .m = -1, .s = -2};
inline constexpr Dimension volumeFlow{.m = 3, .s = -1};
inline constexpr Dimension massFlow{.kg = 1, .s = -1};
inline constexpr Dimension density{.kg = 1, .m = -3};
inline constexpr Dimension specificHeat{.m = 2, .s = -2, .K = -1};
inline constexpr Dimension viscosity{.kg = 1, .m = -1, .s = -1};
inline constexpr Dimension conductivity{.kg = 1, .m = 1, .s = -3, .K = -1};
inline constexpr Dimension thermalResistance{.kg = -1, .m = -2, .s = 3, .K = 1};  // K/W
inline constexpr Dimension powerDensity{.kg = 1, .s = -3};  // W/m2
inline constexpr Dimension money{.usd = 1};
inline constexpr Dimension data{.kind = Kind::Data};              // bytes
inline constexpr Dimension dataRate{.s = -1, .kind = Kind::Data};  // bytes a second
inline constexpr Dimension rate{.s = -1};                         // operations a second
}  // namespace dim

}  // namespace rw
