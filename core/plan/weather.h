// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <string>

namespace rw {

/// One day of an imported weather year: 24 dry bulbs (°C), 24 dew points (°C) and 24 pressures (Pa) at the
/// precision of their file, blanks between, semicolons between the three. One value alone holds all day.
struct WeatherDay {
    std::string hours;

    bool operator==(const WeatherDay&) const = default;
};

/// A weather year of the planner's own, read from a file once: the plan needs that file no more.
struct PlanWeather {
    std::string id;
    std::string name;
    std::string source;
    std::string fileName;
    std::string digest;  ///< SHA-256 of the file
    DatumOf<dim::none> latitude;
    DatumOf<dim::none> longitude;
    TimeDatum utcOffset;
    LengthDatum elevation;
    Block<WeatherDay> days;  ///< 365, without 29 February

    bool operator==(const PlanWeather&) const = default;
};

template <> const ObjectType& typeOf<WeatherDay>();
template <> const ObjectType& typeOf<PlanWeather>();

}  // namespace rw
