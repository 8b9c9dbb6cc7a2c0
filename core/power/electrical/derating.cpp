// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/electrical/derating.h"

#include "power/electrical/refusal.h"

namespace rw::electrical {

template <Number N>
Result<Scalar<N>> deratingFactor(const Derating<N>& derating, const Length<N>& altitude,
                                 const Temperature<N>& ambient)
{
    if (const auto error = Refusal()
                               .within("altitude", altitude, -500.0, 5000.0, unit::m)
                               .within("ambient", ambient, -60.0, 60.0, unit::C)
                               .finite("altitude_from", derating.altitudeFrom)
                               .finite("temperature_from", derating.temperatureFrom)
                               .notNegative("per_metre", derating.perMetre)
                               .notNegative("per_kelvin", derating.perKelvin)
                               .first())
        return *error;
    const Length<N> above = larger(altitude - derating.altitudeFrom, Length<N>{});
    const TemperatureDelta<N> hotter =
        larger(ambient - derating.temperatureFrom, TemperatureDelta<N>{});
    const Scalar<N> thin = scalar<N>(1.0) - derating.perMetre * above;
    const Scalar<N> hot = scalar<N>(1.0) - derating.perKelvin * hotter;
    if (thin.value() <= 0.0 || hot.value() <= 0.0)
        return Error{.code = "generator.derate",
                     .path = thin.value() <= 0.0 ? "altitude" : "ambient",
                     .found = thin.value() <= 0.0 ? readable(altitude.value(), unit::m)
                                                  : readable(ambient.value(), unit::C)};
    return step("f_site", "step.electrical.derate", unit::percent, thin * hot);
}

template <Number N>
Result<Count<N>> unitsWithSpares(const Power<N>& need, const Power<N>& unitPower,
                                 const Count<N>& spares)
{
    if (const auto error = Refusal()
                               .notNegative("need", need)
                               .positive("unit_power", unitPower)
                               .wholeNumber("spares", spares, 0)
                               .first())
        return *error;
    if (need.value() == 0.0)
        return count<N>(0);
    return step("n", "step.electrical.units", unit::one, wholeUnitsFor(need, unitPower) + spares);
}

#define RW_FOR(N) \
    template Result<Scalar<N>> deratingFactor<N>(const Derating<N>&, const Length<N>&, \
                                                 const Temperature<N>&); \
    template Result<Count<N>> unitsWithSpares<N>(const Power<N>&, const Power<N>&, const Count<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw::electrical
