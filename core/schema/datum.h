// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "quantity/quantity.h"

#include <optional>
#include <string>

namespace rw {

/// A number with where it came from: value, range where one is known, source and grade.
/// Values are SI. An unset value is a number nobody has published or entered.
struct Datum {
    std::optional<double> si;
    std::optional<double> low;
    std::optional<double> high;
    Grade grade = Grade::Assumed;
    std::string source;  ///< in words; empty where nobody named one
    std::string note;

    bool operator==(const Datum&) const = default;
    bool set() const { return si.has_value(); }
};

/// A datum whose dimension is known to the compiler.
template <Dimension D>
struct DatumOf : Datum {
    static constexpr Dimension kDimension = D;

    DatumOf() = default;
    DatumOf(double value, const UnitOf<D>& unit, Grade g = Grade::Assumed, std::string s = {})
    {
        si = unit.toSi(value);
        grade = g;
        source = std::move(s);
    }
    bool operator==(const DatumOf&) const = default;
    double in(const UnitOf<D>& unit) const { return unit.fromSi(si.value()); }
};

using PowerDatum = DatumOf<dim::power>;
using FractionDatum = DatumOf<dim::none>;
using LengthDatum = DatumOf<dim::length>;
using MassDatum = DatumOf<dim::mass>;
using TemperatureDatum = DatumOf<dim::temperature>;
using TemperatureDeltaDatum = DatumOf<dim::temperatureDelta>;
using TimeDatum = DatumOf<dim::time>;
using VoltageDatum = DatumOf<dim::voltage>;
using CurrentDatum = DatumOf<dim::current>;
using FlowDatum = DatumOf<dim::volumeFlow>;
using PressureDatum = DatumOf<dim::pressure>;
using MoneyDatum = DatumOf<dim::money>;

namespace detail {
template <Dimension D, Number N>
struct QuantityFor { using type = Quantity<D, N>; };
template <Number N>
struct QuantityFor<dim::temperature, N> { using type = Temperature<N>; };
}  // namespace detail
template <Dimension D, Number N>
using QuantityFor = typename detail::QuantityFor<D, N>::type;

/// A datum of the plan entering a calculation; \p path is asked only while recording.
/// The datum must be set: whoever calculates checks first and tells what is missing as a finding.
template <Number N, Dimension D, class PathOf>
QuantityFor<D, N> given(const char* symbol, const DatumOf<D>& d, PathOf&& path)
{
    RW_ASSERT(d.set());
    return datum<QuantityFor<D, N>>(symbol, "", unit::one, *d.si, [&] {
        return Origin{path(), d.source, d.grade};
    });
}

}  // namespace rw
