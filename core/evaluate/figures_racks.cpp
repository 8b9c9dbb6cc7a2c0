// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_rows.h"

namespace rw::rows {

template <Number N>
const Rows<ClusterResult<N>, N>& clusterRows()
{
    static const Rows<ClusterResult<N>, N> rows{
        RW_ROW("accelerators", one, one, x.accelerators),
        RW_ROW("racks", one, one, x.racks),
        RW_ROW("endpoints", one, one, x.endpoints),
        RW_ROW("tiers", one, one, x.tiers),
        RW_ROW("leaf_switches", one, one, x.leaves),
        RW_ROW("spine_switches", one, one, x.spines),
        RW_ROW("core_switches", one, one, x.cores),
        RW_ROW("switches", one, one, x.switches),
        RW_ROW("optics", one, one, x.optics),
        RW_ROW("network_racks", one, one, x.networkRacks),
        RW_ROW("network_power_W", W, kW, x.networkPower),
        RW_ROW("systems_power_W", W, MW, x.systemsPower),
    };
    return rows;
}

template <Number N>
const Rows<PlatformResult<N>, N>& platformRows()
{
    const auto drawn = [](const PlatformResult<N>& x) -> std::optional<N> {
        if (x.inRackPump.value() <= 0.0) return std::nullopt;
        return x.inRackPump.si();
    };
    static const Rows<PlatformResult<N>, N> rows{
        RW_ROW("rack_power_W", W, kW, x.rackPower),
        RW_ROW("network_per_rack_W", W, kW, x.networkPerRack),
        RW_ROW("storage_per_rack_W", W, kW, x.storagePerRack),
        {"in_rack_pump_W", &unit::W, &unit::W, drawn},
        RW_ROW("it_per_rack_W", W, kW, x.itPerRack),
        RW_ROW("facility_per_rack_W", W, kW, x.facilityPerRack),
        RW_ROW("grid_per_rack_W", W, kW, x.gridPerRack),
        RW_ROW("racks_per_hall", one, one, x.racksPerHall),
        RW_ROW("halls_per_building", one, one, x.hallsPerBuilding),
        RW_ROW("racks_per_building", one, one, x.racksPerBuilding),
        RW_ROW("buildings_per_site", one, one, x.buildingsPerSite),
        RW_ROW("racks_per_site", one, one, x.racksPerSite),
        plateRow<PlatformResult<N>, N>("case_temperature_C", unit::C, unit::C, &CaseResult<N>::temperature),
        plateRow<PlatformResult<N>, N>("case_margin_K", unit::K, unit::K, &CaseResult<N>::margin),
    };
    return rows;
}

template <Number N>
const Rows<RackResult<N>, N>& rackRows()
{
    const auto power = [](Power<N> PowerStates<N>::*member) {
        return [member](const RackResult<N>& x) -> std::optional<N> {
            if (!x.power) return std::nullopt;
            return ((*x.power).*member).si();
        };
    };
    static const Rows<RackResult<N>, N> rows{
        RW_ROW("accelerators", one, one, x.accelerators),
        {"power_W.nameplate", &unit::W, &unit::kW, power(&PowerStates<N>::nameplate)},
        {"power_W.peak", &unit::W, &unit::kW, power(&PowerStates<N>::peak)},
        {"power_W.design", &unit::W, &unit::kW, power(&PowerStates<N>::design)},
        {"power_W.typical", &unit::W, &unit::kW, power(&PowerStates<N>::typical)},
        {"power_W.idle", &unit::W, &unit::kW, power(&PowerStates<N>::idle)},
        RW_ROW("tray_sum_W", W, kW, x.traySum),
        RW_ROW("maker_power_W", W, kW, x.makerPower),
        RW_ROW("power_low_W", W, kW, x.powerLow),
        RW_ROW("power_high_W", W, kW, x.powerHigh),
        RW_ROW("busbar_power_W", W, kW, x.busbarPower),
        RW_ROW("busbar_current_A", A, A, x.busbarCurrent),
        RW_ROW("busbar_loss_W", W, W, x.busbarLoss),
        RW_ROW("shelf_loss_W", W, kW, x.shelfLoss),
        RW_ROW("shelf_installed_W", W, kW, x.shelfInstalled),
        RW_ROW("shelf_usable_W", W, kW, x.shelfUsable),
        RW_ROW("liquid_heat_W", Wheat, kWheat, x.liquidHeat),
        RW_ROW("air_heat_W", Wheat, kWheat, x.airHeat),
        RW_ROW("coolant_flow_m3_s", m3s, Lmin, x.coolantFlow),
        RW_ROW("coolant_rise_K", K, K, x.coolantRise),
        RW_ROW("pressure_drop_Pa", Pa, kPa, x.pressureDrop),
        plateRow<RackResult<N>, N>("plate_flow_m3_s", unit::m3s, unit::Lmin, &CaseResult<N>::plateFlow),
        plateRow<RackResult<N>, N>("plate_resistance_K_W", unit::KW, unit::KW, &CaseResult<N>::resistance),
        plateRow<RackResult<N>, N>("case_temperature_C", unit::C, unit::C, &CaseResult<N>::temperature),
        plateRow<RackResult<N>, N>("case_margin_K", unit::K, unit::K, &CaseResult<N>::margin),
        RW_ROW("mass_kg", kg, kg, x.mass),
        RW_ROW("height_used_U", one, one, x.heightUsed),
        RW_ROW("price_low_USD", USD, MUSD, x.priceLow),
        RW_ROW("price_high_USD", USD, MUSD, x.priceHigh),
    };
    return rows;
}

template const Rows<ClusterResult<double>, double>& clusterRows<double>();
template const Rows<ClusterResult<Recorded>, Recorded>& clusterRows<Recorded>();
template const Rows<PlatformResult<double>, double>& platformRows<double>();
template const Rows<PlatformResult<Recorded>, Recorded>& platformRows<Recorded>();
template const Rows<RackResult<double>, double>& rackRows<double>();
template const Rows<RackResult<Recorded>, Recorded>& rackRows<Recorded>();

}  // namespace rw::rows
