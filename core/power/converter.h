// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"

#include <optional>
#include <string>

namespace rw {

inline constexpr Dimension kPerWatt = dim::none / dim::power;

/// What one unit loses at an output P: a0 + a1 P + a2 P^2 (methods 1.3). Every form of a Converter
/// comes down to these three.
template <Number N>
struct LossTerms {
    Power<N> a0;
    Scalar<N> a1;
    Quantity<kPerWatt, N> a2;
};

/// Why a converter cannot be calculated: a text key part ("rating-unset", "points-missing",
/// "points-impossible"), or empty when it can.
std::string converterProblem(const Converter& converter);

/// The terms of one unit. The converter must have no problem. \p path is the record's plan path.
/// Points: three or more efficiencies are fitted by least squares with a0 >= 0, a2 >= 0; two give a0 and
/// a2; one is split half and half at its load, as where an efficiency is greatest.
template <Number N>
LossTerms<N> lossTerms(const Converter& converter, const std::string& path);

/// Loss of n units that share an output equally. n >= 1.
template <Number N>
Power<N> loss(const LossTerms<N>& terms, const Power<N>& output, const Count<N>& units)
{
    return units * terms.a0 + terms.a1 * output + terms.a2 * output * output / units;
}

}  // namespace rw
