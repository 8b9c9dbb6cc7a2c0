// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/outage.h"

namespace rw {

template <>
const ObjectType& typeOf<OutageRules>()
{
    using T = OutageRules;
    static const ObjectType type("outage", sizeof(T), {
        quantity<&T::throttleMargin>("throttle_margin", "ΔT_thr", unit::K, {0, 60}),
        quantity<&T::battery>("battery", "t_bat", unit::min, {0, 1440}),
        quantity<&T::rackCoolant>("rack_coolant", "v_r", unit::LkW, {0.001, 100}),
        boolean<&T::airOnUps>("air_on_ups"),
        quantity<&T::chilledWater>("chilled_water", "v_ch", unit::LkW, {0.01, 1000}),
        quantity<&T::hallHeight>("hall_height", "h", unit::m, {1, 50}),
        quantity<&T::rackArea>("rack_area", "a_r", unit::m2, {0.1, 100}),
        quantity<&T::freeShare>("free_share", "x_air", unit::one, {0.05, 1}),
        quantity<&T::hotShare>("hot_share", "x_hot", unit::one, {0.05, 0.95}),
        quantity<&T::rackMetal>("rack_metal", "C_m", unit::kJK, {0, 1e4}),
        quantity<&T::metalLag>("metal_lag", "τ_m", unit::min, {0.01, 1440}),
        quantity<&T::horizon>("horizon", "t_max", unit::min, {1, 10080}),
    });
    return type;
}

}  // namespace rw
