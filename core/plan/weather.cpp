// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/weather.h"

namespace rw {

template <>
const ObjectType& typeOf<WeatherDay>()
{
    static const ObjectType type("weather_day", sizeof(WeatherDay), {textField<&WeatherDay::hours>("hours")});
    return type;
}

template <>
const ObjectType& typeOf<PlanWeather>()
{
    using T = PlanWeather;
    static const ObjectType type("weather", sizeof(T), {
        idField<T>(), textField<&T::name>("name"), textField<&T::source>("source"),
        textField<&T::fileName>("file_name"), textField<&T::digest>("digest"),
        quantity<&T::latitude>("latitude", "φ", unit::one, {-90, 90}),
        quantity<&T::longitude>("longitude", "λ", unit::one, {-180, 180}),
        quantity<&T::utcOffset>("utc_offset", "Δt", unit::h, {-12, 14}),
        quantity<&T::elevation>("elevation", "z", unit::m, {-500, 6000}),
        blockField<&T::days>("days"),
    });
    return type;
}

}  // namespace rw
