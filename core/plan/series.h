// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <string>

namespace rw {

/// What an hourly series tells: the racks' load (0 to 1 of their design power), the carbon of the grid's power
/// (g CO₂ for a kilowatt-hour), or the price of energy (USD for a kilowatt-hour; below zero where a market pays).
enum class SeriesKind { Load, Carbon, Price };

/// One day of a series: 24 values with blanks between, or one that holds all day.
struct SeriesDay {
    std::string values;

    bool operator==(const SeriesDay&) const = default;
};

/// An hourly series of the planner's own, read from a file once: the plan needs that file no more. Hours are in local
/// standard time, without 29 February; 1 January is taken as a Monday, as everywhere in a year.
struct PlanSeries {
    std::string id;
    std::string name;
    SeriesKind kind = SeriesKind::Load;
    std::string source;
    std::string year;      ///< which year it tells, in words
    std::string fileName;
    std::string digest;    ///< SHA-256 of the file
    Block<SeriesDay> days;  ///< 365; 7, which come again each week; or 1, which comes again each day

    bool operator==(const PlanSeries&) const = default;
};

template <> const ObjectType& typeOf<SeriesDay>();
template <> const ObjectType& typeOf<PlanSeries>();

}  // namespace rw
