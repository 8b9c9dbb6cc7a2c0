// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/recorded.h"

#include <compare>

namespace rw {

/// One number in coherent SI with its dimension known to the compiler.
/// In and out by named unit only: Power<>::of(12.5, unit::kW), p.in(unit::kW).
template <Dimension D, Number N = double>
class Quantity {
public:
    static constexpr Dimension kDimension = D;
    using NumberType = N;

    constexpr Quantity() = default;
    /// A plain product may take on a kind: volts times amperes as electrical power.
    template <Dimension E>
        requires(E != D && sameExponents(E, D) && E.kind == Kind::Plain && D.kind != Kind::Point)
    constexpr Quantity(const Quantity<E, N>& other) : m_si(other.si()) {}

    static constexpr Quantity of(N value, const UnitOf<D>& unit)
    {
        return fromSi(value * N(unit.factor));
    }
    static constexpr Quantity fromSi(N si)
    {
        Quantity q;
        q.m_si = si;
        return q;
    }

    constexpr const N& si() const { return m_si; }
    constexpr double value() const { return plain(m_si); }  ///< SI value without its history
    constexpr double in(const UnitOf<D>& unit) const { return unit.fromSi(plain(m_si)); }

    constexpr Quantity operator-() const { return fromSi(-m_si); }
    constexpr Quantity& operator+=(const Quantity& o) { m_si = m_si + o.m_si; return *this; }
    constexpr Quantity& operator-=(const Quantity& o) { m_si = m_si - o.m_si; return *this; }
    friend constexpr Quantity operator+(const Quantity& a, const Quantity& b) { return fromSi(a.m_si + b.m_si); }
    friend constexpr Quantity operator-(const Quantity& a, const Quantity& b) { return fromSi(a.m_si - b.m_si); }
    friend constexpr bool operator==(const Quantity& a, const Quantity& b) { return plain(a.m_si) == plain(b.m_si); }
    friend constexpr std::partial_ordering operator<=>(const Quantity& a, const Quantity& b)
    {
        return plain(a.m_si) <=> plain(b.m_si);
    }

private:
    N m_si{};
};

template <Dimension D, Dimension E, Number N>
constexpr auto operator*(const Quantity<D, N>& a, const Quantity<E, N>& b)
{
    return Quantity<D * E, N>::fromSi(a.si() * b.si());
}
template <Dimension D, Dimension E, Number N>
constexpr auto operator/(const Quantity<D, N>& a, const Quantity<E, N>& b)
{
    return Quantity<D / E, N>::fromSi(a.si() / b.si());
}
template <Dimension D, Number N>
constexpr auto operator*(const Quantity<D, N>& a, double b) { return Quantity<D, N>::fromSi(a.si() * N(b)); }
template <Dimension D, Number N>
constexpr auto operator*(double a, const Quantity<D, N>& b) { return Quantity<D, N>::fromSi(N(a) * b.si()); }
template <Dimension D, Number N>
constexpr auto operator/(const Quantity<D, N>& a, double b) { return Quantity<D, N>::fromSi(a.si() / N(b)); }

/// Dimensionless numbers: fractions, ratios, and counts, which are whole.
template <Number N = double>
using Scalar = Quantity<dim::none, N>;
template <Number N = double>
using Count = Quantity<dim::none, N>;

template <Number N = double> using Power = Quantity<dim::power, N>;
template <Number N = double> using ApparentPower = Quantity<dim::apparentPower, N>;
template <Number N = double> using ReactivePower = Quantity<dim::reactivePower, N>;
template <Number N = double> using Heat = Quantity<dim::heat, N>;
template <Number N = double> using Energy = Quantity<dim::energy, N>;
template <Number N = double> using Current = Quantity<dim::current, N>;
template <Number N = double> using Voltage = Quantity<dim::voltage, N>;
template <Number N = double> using Resistance = Quantity<dim::resistance, N>;
template <Number N = double> using ResistancePerLength = Quantity<dim::resistancePerLength, N>;
template <Number N = double> using Length = Quantity<dim::length, N>;
template <Number N = double> using Area = Quantity<dim::area, N>;
template <Number N = double> using Volume = Quantity<dim::volume, N>;
template <Number N = double> using Mass = Quantity<dim::mass, N>;
template <Number N = double> using Pressure = Quantity<dim::pressure, N>;
template <Number N = double> using PressureGradient = Quantity<dim::pressureGradient, N>;
template <Number N = double> using Velocity = Quantity<dim::velocity, N>;
template <Number N = double> using VolumeFlow = Quantity<dim::volumeFlow, N>;
template <Number N = double> using TemperatureDelta = Quantity<dim::temperatureDelta, N>;
template <Number N = double> using Density = Quantity<dim::density, N>;
template <Number N = double> using SpecificHeat = Quantity<dim::specificHeat, N>;
template <Number N = double> using Viscosity = Quantity<dim::viscosity, N>;
template <Number N = double> using Conductivity = Quantity<dim::conductivity, N>;
template <Number N = double> using Duration = Quantity<dim::time, N>;
template <Number N = double> using PowerRamp = Quantity<dim::powerRamp, N>;
template <Number N = double> using Money = Quantity<dim::money, N>;

/// A temperature is a point: points subtract to a difference and take differences, and never multiply.
template <Number N = double>
class Temperature {
public:
    static constexpr Dimension kDimension = dim::temperature;
    using NumberType = N;

    constexpr Temperature() = default;
    static constexpr Temperature of(double value, const UnitOf<dim::temperature>& unit)
    {
        return fromSi(N(unit.toSi(value)));
    }
    static constexpr Temperature fromSi(N kelvin)
    {
        Temperature t;
        t.m_si = kelvin;
        return t;
    }
    constexpr const N& si() const { return m_si; }
    constexpr double value() const { return plain(m_si); }
    constexpr double in(const UnitOf<dim::temperature>& unit) const { return unit.fromSi(plain(m_si)); }

    friend constexpr TemperatureDelta<N> operator-(const Temperature& a, const Temperature& b)
    {
        return TemperatureDelta<N>::fromSi(a.m_si - b.m_si);
    }
    friend constexpr Temperature operator+(const Temperature& a, const TemperatureDelta<N>& d)
    {
        return fromSi(a.m_si + d.si());
    }
    friend constexpr Temperature operator-(const Temperature& a, const TemperatureDelta<N>& d)
    {
        return fromSi(a.m_si - d.si());
    }
    friend constexpr bool operator==(const Temperature& a, const Temperature& b) { return plain(a.m_si) == plain(b.m_si); }
    friend constexpr std::partial_ordering operator<=>(const Temperature& a, const Temperature& b)
    {
        return plain(a.m_si) <=> plain(b.m_si);
    }

private:
    N m_si{};
};

/// Electrical power that ends as heat.
template <Number N>
constexpr Heat<N> asHeat(const Power<N>& p) { return Heat<N>::fromSi(p.si()); }
/// Heat that is known to be as large as the electrical power it came from.
template <Number N>
constexpr Power<N> asPower(const Heat<N>& q) { return Power<N>::fromSi(q.si()); }

template <class Q>
constexpr Q smaller(const Q& a, const Q& b) { return Q::fromSi(math::min(a.si(), b.si())); }
template <class Q>
constexpr Q larger(const Q& a, const Q& b) { return Q::fromSi(math::max(a.si(), b.si())); }

/// A whole number, as a count.
template <Number N>
constexpr Count<N> count(std::int64_t n) { return Count<N>::fromSi(N(static_cast<double>(n))); }
template <Number N>
constexpr Scalar<N> scalar(double x) { return Scalar<N>::fromSi(N(x)); }

/// The fewest whole units whose sum reaches the need: ceil(need / unit). A quotient within 1e-12
/// (relative) of a whole number counts as that number, so that 1.1 / 0.1 is 11 and never 12.
/// \p need >= 0, \p unit > 0.
template <Dimension D, Number N>
Count<N> wholeUnitsFor(const Quantity<D, N>& need, const Quantity<D, N>& unit)
{
    RW_ASSERT(unit.value() > 0.0 && need.value() >= 0.0);
    return Count<N>::fromSi(math::ceil((need.si() / unit.si()) * N(1.0 - 1e-12)));
}
/// The most whole units that fit: floor(room / unit), with the same tolerance.
template <Dimension D, Number N>
Count<N> wholeUnitsIn(const Quantity<D, N>& room, const Quantity<D, N>& unit)
{
    RW_ASSERT(unit.value() > 0.0 && room.value() >= 0.0);
    return Count<N>::fromSi(math::floor((room.si() / unit.si()) * N(1.0 + 1e-12)));
}

/// Gives a step of a calculation its name. With double this costs nothing.
template <class Q>
Q step(const char* symbol, const char* labelKey, const Unit& unit, const Q& q)
{
    if constexpr (std::is_same_v<typename Q::NumberType, Recorded>) {
        return Q::fromSi(recordStep(symbol, labelKey, unit, q.si()));
    } else {
        (void)symbol, (void)labelKey, (void)unit;
        return q;
    }
}

/// The same for one of several alike: the symbol gets what it is of, as in n_racks(phase-1).
template <class Q>
Q stepOf(const char* symbol, const std::string& of, const char* labelKey, const Unit& unit, const Q& q)
{
    if constexpr (std::is_same_v<typename Q::NumberType, Recorded>) {
        return Q::fromSi(recordStep((std::string(symbol) + "(" + of + ")").c_str(), labelKey, unit, q.si()));
    } else {
        (void)symbol, (void)of, (void)labelKey, (void)unit;
        return q;
    }
}

/// A datum that enters a calculation, with where it came from.
template <class Q, class OriginOf>
Q datum(const char* symbol, const char* labelKey, const Unit& unit, double si, OriginOf&& originOf)
{
    if constexpr (std::is_same_v<typename Q::NumberType, Recorded>) {
        return Q::fromSi(recordDatum(symbol, labelKey, unit, si, originOf()));
    } else {
        (void)symbol, (void)labelKey, (void)unit, (void)originOf;
        return Q::fromSi(si);
    }
}

/// A value found by search or iteration, recorded at its answer with what it depends on.
template <class Q, class MethodOf>
Q solved(const char* symbol, const char* labelKey, const Unit& unit, double si, MethodOf&& methodOf,
         std::initializer_list<typename Q::NumberType> inputs)
{
    if constexpr (std::is_same_v<typename Q::NumberType, Recorded>) {
        return Q::fromSi(recordSolved(symbol, labelKey, unit, si, methodOf(), inputs));
    } else {
        (void)symbol, (void)labelKey, (void)unit, (void)methodOf, (void)inputs;
        return Q::fromSi(si);
    }
}

}  // namespace rw
