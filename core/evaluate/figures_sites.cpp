// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_rows.h"

namespace rw::rows {

template <Number N>
const Rows<SiteResult<N>, N>& siteRows()
{
    static const Rows<SiteResult<N>, N> rows = [] {
        Rows<SiteResult<N>, N> all{
            RW_ROW("count", one, one, x.count),
            RW_ROW("racks", one, one, x.racks),
            RW_ROW("capacity_it_W", W, MW, x.capacityIt),
            RW_ROW("capacity_grid_W", W, MW, x.capacityGrid),
            RW_ROW("grid_limit_W", W, MW, x.gridLimit),
            RW_ROW("reactive_var", var, Mvar, x.reactive),
            RW_ROW("power_factor", one, one, x.powerFactor),
            RW_ROW("behaviour.grid_ramp_limit_W_s", Ws, MWs, x.gridRamp),
        };
        addYearRows<SiteResult<N>, N>(all, [](const SiteResult<N>& x) -> const auto& { return x.year; }, true);
        addHourRows<SiteResult<N>, N>(all, [](const SiteResult<N>& x) -> const auto& { return x.year; });
        addStepRows<SiteResult<N>, N>(all, [](const SiteResult<N>& x) -> const StepBehaviour<N>& { return x.step; });
        return all;
    }();
    return rows;
}

template <Number N>
const Rows<OnsiteResult<N>, N>& onsiteRows()
{
    static const Rows<OnsiteResult<N>, N> rows{
        RW_ROW("units", one, one, x.units),
        RW_ROW("power_each_W", W, MW, x.each),
        RW_ROW("firm_W", W, MW, x.firm),
        RW_ROW("fuel_heat_W", Wheat, MWheat, x.fuelHeat),
        RW_ROW("co2_kg_s", kgs, kgs, x.carbon),
        RW_ROW("ramp_W_s", Ws, MWmin, x.ramp),
    };
    return rows;
}

template const Rows<SiteResult<double>, double>& siteRows<double>();
template const Rows<SiteResult<Recorded>, Recorded>& siteRows<Recorded>();
template const Rows<OnsiteResult<double>, double>& onsiteRows<double>();
template const Rows<OnsiteResult<Recorded>, Recorded>& onsiteRows<Recorded>();

}  // namespace rw::rows
