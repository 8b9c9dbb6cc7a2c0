// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/rejection/dry_cooler.h"

// Dry coolers with wetted pads before the coil (methods 4.3).
namespace rw::cooling {

struct AdiabaticPad {
    double effectiveness = 0.75;                                           ///< e, 0.6-0.9
    Temperature<> wetAbove = Temperature<>::fromSi(kZeroCelsius + 20.0);   ///< dry bulb above which pads are wetted
    Temperature<> lowest =
        Temperature<>::fromSi(kZeroCelsius + 5.0);  ///< air off the pad never colder, methods: 2-5 degC
    bool onlyWhenShort = false;   ///< wet only in hours when the dry coil at full speed is short
    double bleedShare = 0.25;     ///< of the water taken, drained to hold its salts down; 0 to below 1
    double fanFactor = 1.05;      ///< fan power with the pad's pressure drop over that without, wet or dry
};

/// T_on = T_db - e (T_db - T_wb).
template <Number N>
Temperature<N> airOffPad(const Temperature<N>& dryBulb, const Temperature<N>& wetBulb, const Scalar<N>& effectiveness)
{
    return dryBulb - (dryBulb - wetBulb) * effectiveness;
}
/// m_w = m_air (W_on - W_in)/(1 - bleed).
template <Number N>
MassFlow<N> padWater(const MassFlow<N>& dryAir, const Scalar<N>& ratioOn, const Scalar<N>& ratioIn,
                     const Scalar<N>& bleed)
{
    return dryAir * (ratioOn - ratioIn) / (scalar<N>(1.0) - bleed);
}

/// Refuses an effectiveness outside 0..1, a bleed outside 0 to below 1 (cooler.bleed), a fan factor below 1.
Status checkPad(const AdiabaticPad& pad);

/// The cooler with its pads; \p pad has passed checkPad. Air off the pad is never colder than pad.lowest: the
/// pads are wetted in part. Blowdown is the bleed.
RejectionHour adiabaticHour(const DryCooler& cooler, const AdiabaticPad& pad, Heat<> heat, Conductance<> fluidRate,
                            const Outdoors& outdoors, Temperature<> wanted);

/// Heat that all units take at full speed, as dryCoolerHeat, in the air their pads give: wet where they may be.
Heat<> adiabaticHeat(const DryCooler& cooler, const AdiabaticPad& pad, Conductance<> fluidRate,
                     const Outdoors& outdoors, const LeavingLine& line);

}  // namespace rw::cooling
