// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/figure_list.h"

#include "base/text.h"

#include <algorithm>

namespace rw {

namespace {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <Number N, class Q>
std::optional<N> number(const Q& q)
{
    if constexpr (IsOptional<Q>::value) {
        if (!q) return std::nullopt;
        return q->si();
    } else {
        return q.si();
    }
}

/// One row of the table for elements of a kind.
template <class Element, Number N>
struct Row {
    const char* key;
    const Unit* siUnit;
    const Unit* displayUnit;
    std::function<std::optional<N>(const Element&)> value;
    bool year = false;
};

template <class Element, Number N>
using Rows = std::vector<Row<Element, N>>;

// Spelled once: the JSON's unit, the unit for people, and where the number is.
#define RW_ROW(key, si, shown, expression) \
    {key, &unit::si, &unit::shown, [](const auto& x) { return number<N>(expression); }}

/// How a load behaves, for whatever has a step of training.
template <class Element, Number N, class StepOf>
void addStepRows(Rows<Element, N>& rows, StepOf stepOf)
{
    const auto add = [&](const char* key, const Unit& si, const Unit& shown, auto member) {
        rows.push_back({key, &si, &shown, [stepOf, member](const Element& x) { return number<N>(stepOf(x).*member); }});
    };
    using S = StepBehaviour<N>;
    add("behaviour.step_amplitude_W", unit::W, unit::MW, &S::amplitude);
    add("behaviour.step_ramp_W_s", unit::Ws, unit::MWs, &S::ramp);
    add("behaviour.storage_J", unit::J, unit::kWh, &S::storage);
    add("behaviour.remaining_amplitude_W", unit::W, unit::MW, &S::remaining);
    add("behaviour.remaining_ramp_W_s", unit::Ws, unit::MWs, &S::remainingRamp);
    add("behaviour.flattening_energy_J", unit::J, unit::kWh, &S::flattening);
    add("behaviour.flattening_charge_W", unit::W, unit::MW, &S::charge);
    add("behaviour.flattening_discharge_W", unit::W, unit::MW, &S::discharge);
    add("behaviour.flattening_loss_W", unit::W, unit::kW, &S::loss);
}

/// A figure of the year of whatever has one.
template <class Element, Number N, class YearOf, class Member>
Row<Element, N> yearRow(const char* key, const Unit& si, const Unit& shown, YearOf yearOf, Member member)
{
    return {key, &si, &shown, [yearOf, member](const Element& x) -> std::optional<N> {
        const std::optional<YearFigures<N>>& year = yearOf(x);
        if (!year) return std::nullopt;
        return number<N>((*year).*member);
    }, true};
}

/// What a year comes to, for whatever has one; \p metered: with what is known at a site's meter.
template <class Element, Number N, class YearOf>
void addYearRows(Rows<Element, N>& rows, YearOf yearOf, bool metered)
{
    using Y = YearFigures<N>;
    const auto add = [&](const char* key, const Unit& si, const Unit& shown, auto member) {
        rows.push_back(yearRow<Element, N>(key, si, shown, yearOf, member));
    };
    add("pue_annual", unit::one, unit::one, &Y::pue);
    add("wue_L_per_kWh", unit::LkWh, unit::LkWh, &Y::wue);
    add("it_energy_J_per_year", unit::J, unit::GWh, &Y::it);
    add("facility_energy_J_per_year", unit::J, unit::GWh, &Y::facility);
    add("itue", unit::one, unit::one, &Y::itue);
    add("tue", unit::one, unit::one, &Y::tue);
    add("pue_rack_cooling_moved", unit::one, unit::one, &Y::pueMoved);
    add("compute_energy_J_per_year", unit::J, unit::GWh, &Y::compute);
    add("rack_cooling_energy_J_per_year", unit::J, unit::GWh, &Y::rackCooling);
    add("cooling_energy_J_per_year", unit::J, unit::GWh, &Y::cooling);
    add("house_energy_J_per_year", unit::J, unit::GWh, &Y::house);
    add("chain_loss_J_per_year", unit::J, unit::GWh, &Y::chainLoss);
    add("reused_heat_J_per_year", unit::J, unit::GWh, &Y::reuse);
    add("water_m3_per_year", unit::m3, unit::m3, &Y::water);
    add("evaporation_m3_per_year", unit::m3, unit::m3, &Y::evaporation);
    add("drift_m3_per_year", unit::m3, unit::m3, &Y::drift);
    add("blowdown_m3_per_year", unit::m3, unit::m3, &Y::blowdown);
    add("pue_worst_hour", unit::one, unit::one, &Y::worstPue);
    add("water_day_m3", unit::m3, unit::m3, &Y::waterDay);
    add("water_week_m3", unit::m3, unit::m3, &Y::waterWeek);
    if (metered) {
        add("energy_J_per_year", unit::J, unit::GWh, &Y::grid);
        add("generation_J_per_year", unit::J, unit::GWh, &Y::generation);
        add("site_loss_J_per_year", unit::J, unit::GWh, &Y::siteLoss);
        add("pue_annual_meter", unit::one, unit::one, &Y::pueMeter);
        add("tue_meter", unit::one, unit::one, &Y::tueMeter);
        add("pue_rack_cooling_moved_meter", unit::one, unit::one, &Y::pueMovedMeter);
        add("grid_peak_W", unit::W, unit::MW, &Y::peakGrid);
        add("wue_source_L_per_kWh", unit::LkWh, unit::LkWh, &Y::wueSource);
        add("ere", unit::one, unit::one, &Y::ere);
        add("cue_kg_per_kWh", unit::kgkWh, unit::kgkWh, &Y::cue);
        add("co2_kg_per_year", unit::kg, unit::kg, &Y::co2);
        add("energy_cost_USD_per_year", unit::USD, unit::MUSD, &Y::cost);
    }
}

/// Shares of the year's hours: of one climate.
template <class Element, Number N, class YearOf>
void addHourRows(Rows<Element, N>& rows, YearOf yearOf)
{
    using Y = YearFigures<N>;
    const auto add = [&](const char* key, const Unit& si, const Unit& shown, auto member) {
        rows.push_back(yearRow<Element, N>(key, si, shown, yearOf, member));
    };
    add("free_cooling_share", unit::one, unit::percent, &Y::freeShare);
    add("partial_cooling_share", unit::one, unit::percent, &Y::partialShare);
    add("mechanical_cooling_share", unit::one, unit::percent, &Y::mechanicalShare);
    add("supply_missed_share", unit::one, unit::percent, &Y::missedShare);
}

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

/// Of the accelerators' cold plates; nothing where nobody tells of them.
template <class Element, Number N, class Member>
Row<Element, N> plateRow(const char* key, const Unit& si, const Unit& shown, Member member)
{
    return {key, &si, &shown, [member](const Element& x) -> std::optional<N> {
        return x.plate ? number<N>((*x.plate).*member) : std::nullopt;
    }};
}

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
    air("air_flow_m3_s", unit::m3s, unit::m3s, &P::airFlow);
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
#undef RW_ROW

/// Walks every table in one order; the patterns number themselves by that order.
template <Number N>
class Lister {
public:
    std::vector<FigureAbout>* table = nullptr;
    std::vector<FigureValue<N>>* values = nullptr;

    template <class Element>
    void rows(const std::string& pattern, const Rows<Element, N>& rows)
    {
        if (table)
            for (const Row<Element, N>& row : rows)
                table->push_back({pattern + "." + row.key, row.siUnit, row.displayUnit,
                                  "figure." + pattern + "." + row.key, row.year});
    }
    template <class Element>
    void element(const std::string& path, std::size_t first, const Rows<Element, N>& rows, const Element& e)
    {
        for (std::size_t i = 0; i < rows.size(); ++i)
            values->push_back({first + i, path + "." + rows[i].key, rows[i].value(e)});
    }
};

struct Offsets {
    std::size_t programme, phases, sites, siteStages, onsite, clusters, platforms, racks, buildings, stages, cooling, end;
};

template <Number N>
Offsets offsets()
{
    Offsets o{};
    o.phases = o.programme + programmeRows<N>().size();
    o.sites = o.phases + phaseRows<N>().size();
    o.siteStages = o.sites + siteRows<N>().size();
    o.onsite = o.siteStages + stageRows<N>().size();
    o.clusters = o.onsite + onsiteRows<N>().size();
    o.platforms = o.clusters + clusterRows<N>().size();
    o.racks = o.platforms + platformRows<N>().size();
    o.buildings = o.racks + rackRows<N>().size();
    o.stages = o.buildings + buildingRows<N>().size();
    o.cooling = o.stages + stageRows<N>().size();
    o.end = o.cooling + coolingRows<N>().size();
    return o;
}

}  // namespace

template <Number N>
std::vector<FigureValue<N>> listFigures(const EvaluationOf<N>& e)
{
    std::vector<FigureValue<N>> out;
    Lister<N> list{nullptr, &out};
    const Offsets o = offsets<N>();
    list.element("programme", o.programme, programmeRows<N>(), e.programme);
    for (const auto& p : e.phases) list.element("programme.phases[" + p.id + "]", o.phases, phaseRows<N>(), p);
    for (const auto& s : e.sites) {
        const std::string path = "programme.sites_by_name[" + s.id + "]";
        list.element(path, o.sites, siteRows<N>(), s);
        for (const auto& stage : s.chain)
            list.element(path + ".chain[" + stage.id + "]", o.siteStages, stageRows<N>(), stage);
        for (const auto& block : s.onsite)
            list.element(path + ".onsite[" + block.id + "]", o.onsite, onsiteRows<N>(), block);
    }
    for (const auto& c : e.clusters) list.element("clusters[" + c.id + "]", o.clusters, clusterRows<N>(), c);
    for (const auto& p : e.platforms) list.element("platforms[" + p.cluster + "]", o.platforms, platformRows<N>(), p);
    for (const auto& r : e.racks) list.element("racks[" + r.id + "]", o.racks, rackRows<N>(), r);
    for (const auto& b : e.buildings) {
        const std::string path = "buildings[" + b.id + "]";
        list.element(path, o.buildings, buildingRows<N>(), b);
        for (const auto& s : b.chain) list.element(path + ".chain[" + s.id + "]", o.stages, stageRows<N>(), s);
        for (const auto& c : b.plant.parts) list.element(path + ".cooling[" + std::string(c.id) + "]", o.cooling, coolingRows<N>(), c);
    }
    return out;
}
template std::vector<FigureValue<double>> listFigures<double>(const EvaluationOf<double>&);
template std::vector<FigureValue<Recorded>> listFigures<Recorded>(const EvaluationOf<Recorded>&);

std::span<const FigureAbout> figureTable()
{
    static const std::vector<FigureAbout> table = [] {
        std::vector<FigureAbout> t;
        Lister<double> list{&t, nullptr};
        list.rows("programme", programmeRows<double>());
        list.rows("programme.phases[]", phaseRows<double>());
        list.rows("programme.sites_by_name[]", siteRows<double>());
        list.rows("programme.sites_by_name[].chain[]", stageRows<double>());
        list.rows("programme.sites_by_name[].onsite[]", onsiteRows<double>());
        list.rows("clusters[]", clusterRows<double>());
        list.rows("platforms[]", platformRows<double>());
        list.rows("racks[]", rackRows<double>());
        list.rows("buildings[]", buildingRows<double>());
        list.rows("buildings[].chain[]", stageRows<double>());
        list.rows("buildings[].cooling[]", coolingRows<double>());
        RW_ASSERT(t.size() == offsets<double>().end);
        return t;
    }();
    return table;
}

std::vector<Figure> figures(const Evaluation& evaluation)
{
    const auto table = figureTable();
    std::vector<Figure> out;
    for (FigureValue<double>& f : listFigures<double>(evaluation))
        out.push_back({std::move(f.path), &table[f.about], f.value});
    return out;
}

Result<Figure> figure(const Evaluation& evaluation, std::string_view path)
{
    std::vector<Figure> all = figures(evaluation);
    for (Figure& f : all)
        if (f.path == path) return f;
    // The longest beginning that is known tells what stands there instead.
    std::string_view stem = path;
    std::string known;
    while (!stem.empty() && known.empty()) {
        const std::size_t cut = stem.find_last_of(".[");
        stem = cut == std::string_view::npos ? std::string_view{} : stem.substr(0, cut);
        if (stem.empty()) break;
        std::size_t n = 0;
        for (const Figure& f : all) {
            if (f.path.size() <= stem.size() || f.path.compare(0, stem.size(), stem) != 0) continue;
            if (f.path[stem.size()] != '.' && f.path[stem.size()] != '[') continue;
            if (++n <= 12) known += (known.empty() ? "" : ", ") + f.path;
        }
    }
    if (known.empty()) known = "programme.…, clusters[…].…, racks[…].…, buildings[…].…";
    return Error{.code = "path.unknown", .path = std::string(path), .found = std::string(path), .allowed = known};
}

std::string Figure::readable() const
{
    if (!si) return "–";
    const Unit& shown = scaledUnit(*si, *about->displayUnit);
    if (isDimensionless(shown.dimension) && *shown.symbol == '\0' && *si == static_cast<double>(static_cast<long long>(*si)))
        return std::to_string(static_cast<long long>(*si));
    return rw::readable(*si, shown);
}

}  // namespace rw
