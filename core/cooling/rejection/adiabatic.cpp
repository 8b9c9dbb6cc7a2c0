// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/rejection/adiabatic.h"

#include "power/electrical/refusal.h"

namespace rw::cooling {

namespace {

bool mayWet(const AdiabaticPad& pad, Temperature<> dry) { return dry > pad.wetAbove && dry > pad.lowest; }

Temperature<> offPad(const AdiabaticPad& pad, const Outdoors& o)
{
    return larger(airOffPad<double>(o.air.dryBulb, o.wetBulb, scalar<double>(pad.effectiveness)), pad.lowest);
}

}  // namespace

Status checkPad(const AdiabaticPad& pad)
{
    if (const auto error = Refusal()
                               .fraction("effectiveness", scalar<double>(pad.effectiveness))
                               .fraction("bleed", scalar<double>(pad.bleedShare))
                               .finite("wet_above", pad.wetAbove)
                               .finite("lowest", pad.lowest)
                               .positive("fan_factor", scalar<double>(pad.fanFactor))
                               .first())
        return *error;
    if (pad.bleedShare >= 1.0)
        return Error{.code = "cooler.bleed", .found = readableNumber(pad.bleedShare), .allowed = "0 to below 1"};
    if (pad.fanFactor < 1.0)
        return Error{.code = "cooler.fan-factor", .found = readableNumber(pad.fanFactor), .allowed = ">= 1"};
    return Done{};
}

RejectionHour adiabaticHour(const DryCooler& cooler, const AdiabaticPad& pad, Heat<> heat, Conductance<> fluidRate,
                            const Outdoors& outdoors, Temperature<> wanted)
{
    const Temperature<> dry = outdoors.air.dryBulb;
    const bool wettable = mayWet(pad, dry) && heat.si() > 0.0 && fluidRate.si() > 0.0;
    if (!wettable || pad.onlyWhenShort) {
        const RejectionHour hour = dryCoolerHourIn(cooler, heat, fluidRate, outdoors, dry, pad.fanFactor, wanted);
        if (!wettable || hour.reached) return hour;
    }
    const Temperature<> on = offPad(pad, outdoors);
    RejectionHour hour = dryCoolerHourIn(cooler, heat, fluidRate, outdoors, on, pad.fanFactor, wanted);
    hour.wet = true;
    const double density = outdoors.density.si() * outdoors.kelvin() / on.si() / (1.0 + outdoors.air.humidityRatio);
    const auto dryAir = MassFlow<>::fromSi(cooler.units * cooler.air.si() * hour.fanSpeed * hour.fanShare * density);
    const auto in = scalar<double>(outdoors.air.humidityRatio);
    const auto out = scalar<double>(humidityRatioWhenCooledTo(outdoors, on));
    hour.evaporation = dryAir * (out - in);
    hour.makeUp = padWater<double>(dryAir, out, in, scalar<double>(pad.bleedShare));
    hour.blowdown = hour.makeUp - hour.evaporation;
    return hour;
}

Heat<> adiabaticHeat(const DryCooler& cooler, const AdiabaticPad& pad, Conductance<> fluidRate,
                     const Outdoors& outdoors, const LeavingLine& line)
{
    const Temperature<> dry = outdoors.air.dryBulb;
    return dryCoolerHeat(cooler, fluidRate, outdoors, mayWet(pad, dry) ? offPad(pad, outdoors) : dry, line);
}

}  // namespace rw::cooling
