// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"

#include <optional>

namespace rw {

/// Checks what a calculation was given, one argument after another, and keeps the first that lies
/// outside its definition. \p place names the argument and becomes the Error's path, to which a
/// caller that knows the plan's object puts that before.
///
///     if (const auto error = Refusal().positive("voltage", v).powerFactor(pf).first())
///         return *error;
///
/// Codes: quantity.finite (NaN, infinite), quantity.positive, quantity.negative, quantity.fraction,
/// quantity.efficiency, quantity.power-factor, quantity.count, quantity.range.
class Refusal {
public:
    template <class Q>
    Refusal& finite(const char* place, const Q& q)
    {
        return check(place, q.value(), Rule::Finite);
    }
    template <class Q>
    Refusal& positive(const char* place, const Q& q)
    {
        return check(place, q.value(), Rule::Positive);
    }
    template <class Q>
    Refusal& notNegative(const char* place, const Q& q)
    {
        return check(place, q.value(), Rule::NotNegative);
    }
    /// 0 to 1, both allowed.
    template <Number N>
    Refusal& fraction(const char* place, const Scalar<N>& q)
    {
        return check(place, q.value(), Rule::Fraction);
    }
    /// More than 0, at most 1.
    template <Number N>
    Refusal& efficiency(const char* place, const Scalar<N>& q)
    {
        return check(place, q.value(), Rule::Efficiency);
    }
    /// More than 0, at most 1.
    template <Number N>
    Refusal& powerFactor(const Scalar<N>& q)
    {
        return check("power_factor", q.value(), Rule::PowerFactor);
    }
    /// A whole number of at least \p least.
    template <Number N>
    Refusal& wholeNumber(const char* place, const Count<N>& q, int least)
    {
        return checkWhole(place, q.value(), least);
    }
    /// Between two values of a unit, both allowed.
    template <class Q>
    Refusal& within(const char* place, const Q& q, double low, double high,
                    const UnitOf<Q::kDimension>& unit)
    {
        return checkRange(place, q.in(unit), low, high, unit);
    }

    const std::optional<Error>& first() const { return m_first; }

private:
    enum class Rule { Finite, Positive, NotNegative, Fraction, Efficiency, PowerFactor };

    Refusal& check(const char* place, double value, Rule rule);
    Refusal& checkWhole(const char* place, double value, int least);
    Refusal& checkRange(const char* place, double value, double low, double high, const Unit& unit);
    Refusal& refuse(Error error, const char* place, double value);

    std::optional<Error> m_first;
};

}  // namespace rw
