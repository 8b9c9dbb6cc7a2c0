// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_rows.h"

namespace rw::rows {

namespace {

/// The loops of a building at the design hour; nothing where it has no such loop.
template <Number N>
void addPlantRows(Rows<BuildingResult<N>, N>& rows)
{
    using Loop = LoopState<N> PlantResult<N>::*;
    const auto loop = [&](const char* key, const Unit& si, const Unit& shown, Loop which, auto member) {
        rows.push_back({key, &si, &shown, [which, member](const BuildingResult<N>& x) -> std::optional<N> {
            const LoopState<N>& l = x.plant.*which;
            if (l.flow.value() <= 0.0) return std::nullopt;
            return (l.*member).si();
        }});
    };
    using P = PlantResult<N>;
    using L = LoopState<N>;
    loop("coolant_supply_C", unit::C, unit::C, &P::coolant, &L::supply);
    loop("coolant_return_C", unit::C, unit::C, &P::coolant, &L::returns);
    loop("facility_supply_C", unit::C, unit::C, &P::facility, &L::supply);
    loop("facility_return_C", unit::C, unit::C, &P::facility, &L::returns);
    loop("facility_flow_m3_s", unit::m3s, unit::Ls, &P::facility, &L::flow);
    loop("chilled_supply_C", unit::C, unit::C, &P::chilled, &L::supply);
    loop("chilled_return_C", unit::C, unit::C, &P::chilled, &L::returns);
    loop("chilled_flow_m3_s", unit::m3s, unit::Ls, &P::chilled, &L::flow);
    const auto air = [&](const char* key, const Unit& si, const Unit& shown, auto member) {
        rows.push_back({key, &si, &shown, [member](const BuildingResult<N>& x) -> std::optional<N> {
            if (x.plant.airFlow.value() <= 0.0) return std::nullopt;
            return (x.plant.*member).si();
        }});
    };
    air("air_flow_m3_s", unit::m3sAir, unit::m3sAir, &P::airFlow);
    air("air_supply_C", unit::C, unit::C, &P::airSupply);
    air("rack_inlet_C", unit::C, unit::C, &P::rackInlet);
    air("air_return_C", unit::C, unit::C, &P::airReturn);
    const auto facility = [&](const char* key, const Unit& si, const Unit& shown, auto member) {
        rows.push_back({key, &si, &shown, [member](const BuildingResult<N>& x) -> std::optional<N> {
            if (x.plant.facility.flow.value() <= 0.0) return std::nullopt;
            return (x.plant.*member).si();
        }});
    };
    loop("facility_head_Pa", unit::Pa, unit::kPa, &P::facility, &L::head);
    loop("chilled_head_Pa", unit::Pa, unit::kPa, &P::chilled, &L::head);
    // What only some plants have.
    const auto where = [&](const char* key, const Unit& si, const Unit& shown, auto value) {
        rows.push_back({key, &si, &shown, [value](const BuildingResult<N>& x) -> std::optional<N> { return value(x); }});
    };
    where("coolant_head_Pa", unit::Pa, unit::kPa, [](const BuildingResult<N>& x) {
        return x.plant.coolant.head.value() > 0.0 ? std::optional<N>(x.plant.coolant.head.si()) : std::nullopt;
    });
    where("cdu_head_Pa", unit::Pa, unit::kPa, [](const BuildingResult<N>& x) { return number<N>(x.plant.offeredHead); });
    where("air_cdu_supply_C", unit::C, unit::C, [](const BuildingResult<N>& x) { return number<N>(x.plant.airCduSupply); });
    where("rear_door_heat_W", unit::Wheat, unit::MWheat, [](const BuildingResult<N>& x) {
        return x.plant.doorHeat.value() > 0.0 ? std::optional<N>(x.plant.doorHeat.si()) : std::nullopt;
    });
    where("in_rack_pump_power_W", unit::W, unit::kW, [](const BuildingResult<N>& x) {
        return x.inRackPump.value() > 0.0 ? std::optional<N>(x.inRackPump.si()) : std::nullopt;
    });
    facility("cdu_approach_K", unit::K, unit::K, &P::approach);
    facility("rejection_outlet_C", unit::C, unit::C, &P::rejectionOutlet);
}

}  // namespace

template <Number N>
const Rows<BuildingResult<N>, N>& buildingRows()
{
    static const Rows<BuildingResult<N>, N> rows = [] {
        Rows<BuildingResult<N>, N> all{
            RW_ROW("racks", one, one, x.racks),
            RW_ROW("halls", one, one, x.halls),
            RW_ROW("systems_power_W", W, MW, x.systemsPower),
            RW_ROW("network_power_W", W, MW, x.networkPower),
            RW_ROW("storage_power_W", W, MW, x.storagePower),
            RW_ROW("it_power_W", W, MW, x.itPower),
            RW_ROW("cooling_power_W", W, MW, x.coolingPower),
            RW_ROW("house_power_W", W, MW, x.housePower),
            RW_ROW("chain_loss_W", W, MW, x.chainLoss),
            RW_ROW("facility_power_W", W, MW, x.facilityPower),
            RW_ROW("facility_reactive_var", var, Mvar, x.facilityReactive),
            RW_ROW("liquid_heat_W", Wheat, MWheat, x.liquidHeat),
            RW_ROW("air_heat_W", Wheat, MWheat, x.airHeat),
            RW_ROW("coolant_flow_m3_s", m3s, Ls, x.coolantFlow),
            RW_ROW("pue_design", one, one, x.pueDesign),
            RW_ROW("generators", one, one, x.standby.sets),
            RW_ROW("generator_need_W", W, MW, x.standby.need),
            RW_ROW("generator_usable_each_W", W, MW, x.standby.usableEach),
            RW_ROW("generator_recharge_W", W, MW, x.standby.recharge),
            RW_ROW("generator_load_fraction", one, percent, x.standby.loadFraction),
            RW_ROW("generator_fuel_m3_s", m3s, Lh, x.standby.fuelFlow),
            RW_ROW("fuel_stored_m3", m3, m3, x.standby.fuel),
            RW_ROW("behaviour.mean_per_rack_W", W, kW, x.behaviour.meanPerRack),
            RW_ROW("behaviour.peak_per_rack_W", W, kW, x.behaviour.peakPerRack),
            RW_ROW("behaviour.mean_W", W, MW, x.behaviour.mean),
            RW_ROW("behaviour.sum_of_peaks_W", W, MW, x.behaviour.peaks),
            RW_ROW("behaviour.coincident_power_W", W, MW, x.behaviour.coincident),
            RW_ROW("behaviour.coincidence_factor", one, one, x.behaviour.coincidenceFactor),
            RW_ROW("behaviour.limit_W", W, MW, x.behaviour.limit),
            RW_ROW("behaviour.oversubscription", one, one, x.behaviour.oversubscription),
            RW_ROW("behaviour.over_limit_probability", one, percent, x.behaviour.overProbability),
            RW_ROW("behaviour.mean_capped_W", W, kW, x.behaviour.meanCapped),
            RW_ROW("behaviour.phase_unbalance", one, percent, x.behaviour.phaseUnbalance),
            RW_ROW("behaviour.heaviest_phase_W", W, kW, x.behaviour.heaviestPhase),
        };
        addPlantRows<N>(all);
        addYearRows<BuildingResult<N>, N>(all, [](const BuildingResult<N>& x) -> const auto& { return x.year; }, false);
        addHourRows<BuildingResult<N>, N>(all, [](const BuildingResult<N>& x) -> const auto& { return x.year; });
        addStepRows<BuildingResult<N>, N>(all, [](const BuildingResult<N>& x) -> const StepBehaviour<N>& { return x.behaviour.step; });
        return all;
    }();
    return rows;
}

template <Number N>
const Rows<StageResult<N>, N>& stageRows()
{
    static const Rows<StageResult<N>, N> rows{
        RW_ROW("in_W", W, MW, x.in),
        RW_ROW("out_W", W, MW, x.out),
        RW_ROW("loss_W", W, kW, x.loss),
        RW_ROW("units", one, one, x.units),
        RW_ROW("load_fraction", one, percent, x.loadFraction),
        RW_ROW("conductor_loss_W", W, kW, x.conductorLoss),
        RW_ROW("reactive_var", var, Mvar, x.reactive),
        RW_ROW("apparent_VA", VA, MVA, x.apparent),
        RW_ROW("power_factor", one, one, x.powerFactor),
        RW_ROW("voltage_V", V, V, x.voltage),
        RW_ROW("current_A", A, A, x.current),
        RW_ROW("voltage_drop", one, percent, x.dropTotal),
        RW_ROW("fault_A", A, kA, x.fault),
    };
    return rows;
}

template <Number N>
const Rows<CoolingPart<N>, N>& coolingRows()
{
    static const Rows<CoolingPart<N>, N> rows{
        RW_ROW("power_W", W, MW, x.power),
        RW_ROW("duty_W", Wheat, MWheat, x.duty),
        RW_ROW("units", one, one, x.units),
    };
    return rows;
}

template const Rows<BuildingResult<double>, double>& buildingRows<double>();
template const Rows<BuildingResult<Recorded>, Recorded>& buildingRows<Recorded>();
template const Rows<StageResult<double>, double>& stageRows<double>();
template const Rows<StageResult<Recorded>, Recorded>& stageRows<Recorded>();
template const Rows<CoolingPart<double>, double>& coolingRows<double>();
template const Rows<CoolingPart<Recorded>, Recorded>& coolingRows<Recorded>();

}  // namespace rw::rows
