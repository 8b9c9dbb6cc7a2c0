// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_rows.h"

namespace rw::rows {

template <Number N>
const Rows<ProgrammeResult<N>, N>& programmeRows()
{
    using Readings = std::optional<CountByBasis<N>> ProgrammeResult<N>::*;
    const auto reading = [](Readings which, Basis basis) {
        return [which, basis](const ProgrammeResult<N>& x) -> std::optional<N> {
            if (!(x.*which)) return std::nullopt;
            return (x.*which)->of(basis).si();
        };
    };
    const Readings sites = &ProgrammeResult<N>::sitesNeeded;
    const Readings racks = &ProgrammeResult<N>::racksNeeded;
    static const Rows<ProgrammeResult<N>, N> rows = [&] {
        Rows<ProgrammeResult<N>, N> all{
            RW_ROW("target_W", W, GW, x.target),
            {"sites_needed.systems", &unit::one, &unit::one, reading(sites, Basis::Systems)},
            {"sites_needed.it", &unit::one, &unit::one, reading(sites, Basis::It)},
            {"sites_needed.facility", &unit::one, &unit::one, reading(sites, Basis::Facility)},
            {"sites_needed.grid", &unit::one, &unit::one, reading(sites, Basis::Grid)},
            {"racks_needed.systems", &unit::one, &unit::one, reading(racks, Basis::Systems)},
            {"racks_needed.it", &unit::one, &unit::one, reading(racks, Basis::It)},
            {"racks_needed.facility", &unit::one, &unit::one, reading(racks, Basis::Facility)},
            {"racks_needed.grid", &unit::one, &unit::one, reading(racks, Basis::Grid)},
            RW_ROW("racks", one, one, x.racks),
            RW_ROW("racks_placed", one, one, x.racksPlaced),
            RW_ROW("accelerators", one, one, x.accelerators),
            RW_ROW("network_racks", one, one, x.networkRacks),
            RW_ROW("halls", one, one, x.halls),
            RW_ROW("buildings", one, one, x.buildings),
            RW_ROW("sites", one, one, x.sites),
            RW_ROW("systems_power_W", W, GW, x.systemsPower),
            RW_ROW("it_power_W", W, GW, x.itPower),
            RW_ROW("facility_power_W", W, GW, x.facilityPower),
            RW_ROW("grid_power_W", W, GW, x.gridPower),
            RW_ROW("grid_apparent_VA", VA, MVA, x.gridApparent),
            RW_ROW("stranded_W", W, MW, x.stranded),
            RW_ROW("liquid_heat_W", Wheat, GWheat, x.liquidHeat),
            RW_ROW("air_heat_W", Wheat, GWheat, x.airHeat),
            RW_ROW("coolant_flow_m3_s", m3s, m3s, x.coolantFlow),
            RW_ROW("pue_design", one, one, x.pueDesign),
        };
        addYearRows<ProgrammeResult<N>, N>(all, [](const ProgrammeResult<N>& x) -> const auto& { return x.year; }, true);
        return all;
    }();
    return rows;
}

template <Number N>
const Rows<PhaseResult<N>, N>& phaseRows()
{
    const auto known = [](Power<N> PhaseResult<N>::*member) {
        return [member](const PhaseResult<N>& x) -> std::optional<N> {
            if (!x.powerKnown) return std::nullopt;
            return (x.*member).si();
        };
    };
    static const Rows<PhaseResult<N>, N> rows{
        RW_ROW("target_W", W, GW, x.target),
        RW_ROW("racks", one, one, x.racks),
        RW_ROW("accelerators", one, one, x.accelerators),
        RW_ROW("halls", one, one, x.halls),
        RW_ROW("buildings", one, one, x.buildings),
        RW_ROW("sites", one, one, x.sites),
        RW_ROW("sites_cumulative", one, one, x.sitesCumulative),
        {"power_W", &unit::W, &unit::GW, known(&PhaseResult<N>::power)},
        {"cumulative_W", &unit::W, &unit::GW, known(&PhaseResult<N>::cumulative)},
        {"rounding_W", &unit::W, &unit::kW, known(&PhaseResult<N>::stranded)},
    };
    return rows;
}

template const Rows<ProgrammeResult<double>, double>& programmeRows<double>();
template const Rows<ProgrammeResult<Recorded>, Recorded>& programmeRows<Recorded>();
template const Rows<PhaseResult<double>, double>& phaseRows<double>();
template const Rows<PhaseResult<Recorded>, Recorded>& phaseRows<Recorded>();

}  // namespace rw::rows
