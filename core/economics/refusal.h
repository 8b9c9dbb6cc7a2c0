// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/text.h"
#include "power/electrical/refusal.h"

#include <optional>

namespace rw::economics {

/// A rate a year is finite and above -1: at -1 all money is lost within a year and (1+i) divides by zero.
template <Number N>
std::optional<Error> refuseRate(const char* place, const Scalar<N>& rate)
{
    if (const auto error = Refusal().finite(place, rate).first()) return *error;
    if (rate.value() > -1.0) return {};
    return Error{.code = "economics.rate", .path = place, .found = shortestNumber(rate.value()), .allowed = "> -1"};
}

/// A refusal of one of several: the path begins with the id.
inline Error inside(Error error, const std::string& id)
{
    error.path = error.path.empty() ? id : id + "." + error.path;
    return error;
}

/// A year as it stands in plain numbers.
inline Scalar<> bare(double value) { return scalar<double>(value); }

}  // namespace rw::economics
