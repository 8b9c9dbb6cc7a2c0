// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/selection.h"

#include "quantity/money_units.h"

namespace rw {

template <>
const ObjectType& typeOf<RegionLimit>()
{
    using T = RegionLimit;
    static const ObjectType type("region_limit", sizeof(T), {
        idField<T>(), textField<&T::region>("region"), quantity<&T::power>("power", "P", unit::MW, {0, 1e7}),
    });
    return type;
}

template <>
const ObjectType& typeOf<SiteSelection>()
{
    using T = SiteSelection;
    static const ObjectType type("site_selection", sizeof(T), {
        choice<&T::order>("order", {"plan", "best"}),
        choice<&T::goal>("goal", {"fewest_sites", "least_cost", "earliest", "least_carbon", "least_water", "weighted"}),
        quantity<&T::siteWeight>("site_weight", "w_s", unit::one, {0, 1000}),
        quantity<&T::costWeight>("cost_weight", "w_c", unit::one, {0, 1000}),
        quantity<&T::lateWeight>("late_weight", "w_t", unit::one, {0, 1000}),
        quantity<&T::carbonWeight>("carbon_weight", "w_CO2", unit::one, {0, 1000}),
        quantity<&T::waterWeight>("water_weight", "w_w", unit::one, {0, 1000}),
        quantity<&T::budget>("budget", "c_max", unit::bnUSD),
        quantity<&T::withoutRegion>("without_region", "f_crit", unit::one, kFraction),
        listField<&T::regionLimits>("region_limits"),
        quantity<&T::gap>("gap", "ε", unit::one, kFraction),
        integer<&T::nodes>("nodes", "n", {1, 1e9}),
    });
    return type;
}

}  // namespace rw
