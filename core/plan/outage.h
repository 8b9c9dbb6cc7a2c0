// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

namespace rw {

/// What a building's coolant and air ride through the loss of their cooling with, where nothing better is known
/// (methods 3.9). All graded; all editable.
struct OutageRules {
    // Liquid side.
    TemperatureDeltaDatum throttleMargin{5.0, unit::K};  ///< over a rack's highest supply, where it throttles
    TimeDatum battery{5.0, unit::min};                   ///< of pumps and fans that a UPS holds, without the sets
    DatumOf<dim::volumePerPower> rackCoolant{0.3, unit::LkW};  ///< in a rack, of its heat, where the piping tells none

    // Air side.
    bool airOnUps = false;  ///< air units and pumps of chilled water
    DatumOf<dim::volumePerPower> chilledWater{3.2, unit::LkW};  ///< in its loop, of the heat it carries
    LengthDatum hallHeight{4.0, unit::m};     ///< clear, plenum included
    DatumOf<dim::area> rackArea{3.0, unit::m2};   ///< of hall for each rack, where the hall has no width and depth
    FractionDatum freeShare{0.75, unit::one};     ///< of the hall that is air
    FractionDatum hotShare{0.5, unit::one};       ///< of that air, behind the racks
    DatumOf<dim::heatCapacity> rackMetal{150.0, unit::kJK};  ///< for each rack: what its air warms, liquid-cooled parts left out
    TimeDatum metalLag{5.0, unit::min};       ///< with which that follows the air behind the racks

    TimeDatum horizon{120.0, unit::min};      ///< what is not reached by then counts as not reached

    bool operator==(const OutageRules&) const = default;
};

template <> const ObjectType& typeOf<OutageRules>();

}  // namespace rw
