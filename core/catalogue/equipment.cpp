// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/equipment.h"

namespace rw {

namespace {

constexpr Limits kCount{0, 1e9};
constexpr Limits kPositive{1, 1e9};
constexpr Limits kUnits{1, 100};
constexpr Limits kCoolantRange{-20, 95};
constexpr Limits kAir{-60, 60};
constexpr Limits kHours{0.01, 1e9};

/// The common beginning of every record, with what follows it.
template <class T>
std::vector<Field> record(std::vector<Field> rest)
{
    std::vector<Field> fields{idField<T>(), textField<&T::name>("name"), textField<&T::vendor>("vendor")};
    fields.insert(fields.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    fields.push_back(textField<&T::note>("note"));
    fields.push_back(textField<&T::catalogueId>("catalogue_id"));
    fields.push_back(textField<&T::catalogueVersion>("catalogue_version"));
    fields.push_back(textField<&T::catalogueHash>("catalogue_hash"));
    return fields;
}

}  // namespace

template <>
const ObjectType& typeOf<Accelerator>()
{
    using T = Accelerator;
    static const ObjectType type("accelerator", sizeof(T), record<T>({
        dayField<&T::released>("released"),
        quantity<&T::power>("power", "P", unit::W, {0, 1e6}),
        quantity<&T::memory>("memory", "M", unit::GB),
        quantity<&T::memoryBandwidth>("memory_bandwidth", "B", unit::TBs),
        quantity<&T::fp8Dense>("fp8_dense", "F8", unit::PFLOPS),
        quantity<&T::fp4Dense>("fp4_dense", "F4", unit::PFLOPS),
        integer<&T::scaleUpSize>("scale_up_size", "n", kPositive),
        integer<&T::scaleOutPorts>("scale_out_ports", "p", {0, 64}),
        quantity<&T::portRate>("port_rate", "b", unit::Gbs),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Frame>()
{
    using T = Frame;
    static const ObjectType type("frame", sizeof(T), record<T>({
        quantity<&T::width>("width", "w", unit::mm, {100, 5000}),
        quantity<&T::depth>("depth", "d", unit::mm, {100, 5000}),
        quantity<&T::height>("height", "h", unit::mm, {100, 5000}),
        quantity<&T::pitch>("pitch", "u", unit::mm, {10, 200}),
        integer<&T::units>("units", "n_U", kUnits),
        quantity<&T::mass>("mass", "m", unit::kg),
        quantity<&T::massLimit>("mass_limit", "m_max", unit::kg),
        choice<&T::busbarFeed>("busbar_feed", {"none", "end", "centre"}),
        quantity<&T::busbarVoltage>("busbar_voltage", "V_bus", unit::V, {1, 1500}),
        quantity<&T::busbarRating>("busbar_rating", "I_max", unit::A),
        quantity<&T::busbarResistance>("busbar_resistance", "R_bus", unit::uohm),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Converter>()
{
    using T = Converter;
    static const ObjectType type("converter", sizeof(T), record<T>({
        choice<&T::kind>("kind", {"power_shelf", "ups", "transformer", "busway", "switchgear", "pdu",
                                  "rectifier", "dc_dc", "node", "cable", "transfer_switch", "rack_battery"}),
        choice<&T::form>("form", {"points", "three_term", "fixed_proportional"}),
        quantity<&T::rating>("rating", "P_r", unit::kW, {1e-6, 1e7}),
        quantity<&T::efficiency10>("efficiency_10", "η_10", unit::one, kEfficiency),
        quantity<&T::efficiency20>("efficiency_20", "η_20", unit::one, kEfficiency),
        quantity<&T::efficiency25>("efficiency_25", "η_25", unit::one, kEfficiency),
        quantity<&T::efficiency30>("efficiency_30", "η_30", unit::one, kEfficiency),
        quantity<&T::efficiency50>("efficiency_50", "η_50", unit::one, kEfficiency),
        quantity<&T::efficiency75>("efficiency_75", "η_75", unit::one, kEfficiency),
        quantity<&T::efficiency100>("efficiency_100", "η_100", unit::one, kEfficiency),
        quantity<&T::noLoadLoss>("no_load_loss", "a0", unit::kW),
        quantity<&T::proportionalLoss>("proportional_loss", "a1", unit::one, kFraction),
        quantity<&T::loadLoss>("load_loss", "a2", unit::kW),
        quantity<&T::fixedLoss>("fixed_loss", "c", unit::kW),
        quantity<&T::efficiency>("efficiency", "η", unit::one, kEfficiency),
        integer<&T::modules>("modules", "n_m", {1, 1000}),
        boolean<&T::liquidCooled>("liquid_cooled"),
        quantity<&T::ecoEfficiency>("eco_efficiency", "η_eco", unit::one, kEfficiency),
        quantity<&T::inputPowerFactor>("input_power_factor", "PF_in", unit::one, kEfficiency),
        quantity<&T::impedance>("impedance", "u_k", unit::one, kFraction),
        quantity<&T::magnetising>("magnetising", "i_0", unit::one, kFraction),
        quantity<&T::withstand>("withstand", "I_cw", unit::kA, {0, 1e6}),
        quantity<&T::shortTimeRating>("short_time_rating", "x_st", unit::one, {1, 10}),
        quantity<&T::shortTime>("short_time", "t_st", unit::s, {0, 1e6}),
        quantity<&T::ramp>("ramp", "r", unit::kWs, {0, 1e9}),
        quantity<&T::smoothing>("smoothing", "E_s", unit::J, {0, 1e12}),
        quantity<&T::mtbf>("mtbf", "MTBF", unit::h, kHours),
        quantity<&T::mttr>("mttr", "MTTR", unit::h, kHours),
        quantity<&T::commonCause>("common_cause", "β", unit::one, kFraction),
        quantity<&T::mass>("mass", "m", unit::kg),
        quantity<&T::price>("price", "c", unit::USD),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Device>()
{
    using T = Device;
    static const ObjectType type("device", sizeof(T), {
        idField<T>(),
        textField<&T::name>("name"),
        integer<&T::count>("count", "n", {1, 1e6}),
        quantity<&T::power>("power", "P", unit::W),
        quantity<&T::peakPower>("peak_power", "P_pk", unit::W),
        quantity<&T::typicalPower>("typical_power", "P_typ", unit::W),
        quantity<&T::idlePower>("idle_power", "P_idle", unit::W),
    });
    return type;
}

template <>
const ObjectType& typeOf<Tray>()
{
    using T = Tray;
    static const ObjectType type("tray", sizeof(T), record<T>({
        choice<&T::kind>("kind", {"compute", "switch", "power", "cooling", "network", "storage", "management", "other"}),
        integer<&T::height>("height", "h", kUnits),
        integer<&T::accelerators>("accelerators", "n_acc", {0, 10000}),
        reference<&T::accelerator>("accelerator", "accelerators"),
        quantity<&T::power>("power", "P", unit::kW, {0, 10000}),
        quantity<&T::nameplatePower>("nameplate_power", "P_np", unit::kW, {0, 10000}),
        quantity<&T::peakPower>("peak_power", "P_pk", unit::kW, {0, 10000}),
        quantity<&T::typicalPower>("typical_power", "P_typ", unit::kW, {0, 10000}),
        quantity<&T::idlePower>("idle_power", "P_idle", unit::kW, {0, 10000}),
        quantity<&T::liquidShare>("liquid_share", "φ_l", unit::one, kFraction),
        quantity<&T::mass>("mass", "m", unit::kg),
        reference<&T::converter>("converter", "converters"),
        listField<&T::devices>("devices"),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Slot>()
{
    using T = Slot;
    static const ObjectType type("slot", sizeof(T), {
        idField<T>(),
        reference<&T::tray>("tray", ".trays"),
        integer<&T::position>("position", "u", {1, 1000}),
    });
    return type;
}

template <>
const ObjectType& typeOf<RackDesign>()
{
    using T = RackDesign;
    static const ObjectType type("rack_design", sizeof(T), record<T>({
        dayField<&T::released>("released"),
        reference<&T::frame>("frame", "frames"),
        choice<&T::powerRule>("power_rule", {"maker", "trays"}),
        quantity<&T::makerDesignPower>("maker_design_power", "P_maker", unit::kW, {0, 10000}),
        quantity<&T::makerPeakPower>("maker_peak_power", "P_maker,pk", unit::kW, {0, 10000}),
        quantity<&T::makerNameplatePower>("maker_nameplate_power", "P_maker,np", unit::kW, {0, 10000}),
        quantity<&T::makerTypicalPower>("maker_typical_power", "P_maker,typ", unit::kW, {0, 10000}),
        quantity<&T::makerIdlePower>("maker_idle_power", "P_maker,idle", unit::kW, {0, 10000}),
        quantity<&T::makerTrayPower>("maker_tray_power", "P_ref", unit::kW, {0, 10000}),
        integer<&T::makerAccelerators>("maker_accelerators", "n_acc", {0, 10000}),
        reference<&T::makerAccelerator>("maker_accelerator", "accelerators"),
        choice<&T::shelfRedundancy>("shelf_redundancy", {"n", "n+1", "n+n"}),
        integer<&T::feedPhases>("feed_phases", "n_ph", {1, 3}),
        quantity<&T::liquidShare>("liquid_share", "φ_l", unit::one, kFraction),
        reference<&T::coolant>("coolant", "coolants"),
        quantity<&T::supplyTemperature>("supply_temperature", "T_s", unit::C, kCoolantRange),
        quantity<&T::supplyTemperatureMax>("supply_temperature_max", "T_s,max", unit::C, kCoolantRange),
        choice<&T::flowRule>("flow_rule", {"fixed_outlet", "fixed_rise", "fixed_flow"}),
        quantity<&T::outletTemperature>("outlet_temperature", "T_out", unit::C, kCoolantRange),
        quantity<&T::rise>("rise", "ΔT", unit::K, {0.1, 80}),
        quantity<&T::flow>("flow", "V", unit::Lmin),
        quantity<&T::referenceFlow>("reference_flow", "V_0", unit::Lmin, {1e-3, 1e6}),
        quantity<&T::pressureDrop>("pressure_drop", "Δp_0", unit::kPa),
        quantity<&T::pressureExponent>("pressure_exponent", "n", unit::one, {1, 2}),
        choice<&T::plateBasis>("plate_basis", {"mean", "inlet", "outlet"}),
        quantity<&T::plateResistance>("plate_resistance", "R_cp", unit::KW, {1e-6, 10}),
        quantity<&T::plateFlow>("plate_flow", "V_cp", unit::Lmin, {1e-4, 1e4}),
        quantity<&T::plateResistanceLeast>("plate_resistance_least", "R_∞", unit::KW, {0, 10}),
        quantity<&T::plateExponent>("plate_exponent", "n_cp", unit::one, {0, 1}),
        integer<&T::platesInSeries>("plates_in_series", "n_ser", {1, 100}),
        quantity<&T::caseTemperatureMax>("case_temperature_max", "T_c,max", unit::C, {0, 200}),
        quantity<&T::makerMass>("maker_mass", "m", unit::kg),
        quantity<&T::price>("price", "c", unit::MUSD),
        listField<&T::trays>("trays"),
        listField<&T::slots>("slots"),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Coolant>()
{
    using T = Coolant;
    static const ObjectType type("coolant", sizeof(T), record<T>({
        choice<&T::fluid>("fluid", {"water", "propylene_glycol", "ethylene_glycol"}),
        choice<&T::basis>("basis", {"mass", "volume"}),
        quantity<&T::fraction>("fraction", "x", unit::one, {0, 0.6}),
        quantity<&T::viscosityFactor>("viscosity_factor", "k_µ", unit::one, {0.5, 5}),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Cdu>()
{
    using T = Cdu;
    static const ObjectType type("cdu", sizeof(T), record<T>({
        choice<&T::kind>("kind", {"in_rack", "in_row", "facility", "liquid_to_air"}),
        quantity<&T::capacity>("capacity", "Q_r", unit::kWheat, {1e-3, 1e6}),
        quantity<&T::approach>("approach", "ΔT_a", unit::K, {0.1, 40}),
        quantity<&T::flow>("flow", "V_r", unit::Lmin),
        quantity<&T::facilityFlow>("facility_flow", "V_1", unit::Lmin),
        quantity<&T::externalHead>("external_head", "Δp", unit::kPa),
        quantity<&T::power>("power", "P_r", unit::kW),
        quantity<&T::mass>("mass", "m", unit::kg),
        quantity<&T::price>("price", "c", unit::USD),
    }));
    return type;
}

template <>
const ObjectType& typeOf<NetworkSwitch>()
{
    using T = NetworkSwitch;
    static const ObjectType type("switch", sizeof(T), record<T>({
        integer<&T::radix>("radix", "R", {2, 100000}),
        quantity<&T::portRate>("port_rate", "b", unit::Gbs),
        quantity<&T::power>("power", "P_sw", unit::kW),
        quantity<&T::opticPower>("optic_power", "P_opt", unit::W),
        boolean<&T::coPackaged>("co_packaged"),
        quantity<&T::liquidShare>("liquid_share", "φ_l", unit::one, kFraction),
        integer<&T::height>("height", "h", kUnits),
        integer<&T::perRack>("per_rack", "n_r", {1, 200}),
        quantity<&T::mass>("mass", "m", unit::kg),
        quantity<&T::price>("price", "c", unit::USD),
    }));
    return type;
}

template <>
const ObjectType& typeOf<HeatRejection>()
{
    using T = HeatRejection;
    static const ObjectType type("heat_rejection", sizeof(T), record<T>({
        choice<&T::kind>("kind", {"dry_cooler", "adiabatic", "tower"}),
        quantity<&T::capacity>("capacity", "Q_r", unit::kWheat, {1e-3, 1e6}),
        quantity<&T::approach>("approach", "ΔT_a", unit::K, {0.5, 40}),
        quantity<&T::fanPower>("fan_power", "f_fan", unit::one, {0, 0.5}),
        quantity<&T::saturation>("saturation", "e", unit::one, kFraction),
        quantity<&T::range>("range", "R", unit::K, {0.5, 40}),
        quantity<&T::ratedDryBulb>("rated_dry_bulb", "T_db,r", unit::C, kAir),
        quantity<&T::ratedWetBulb>("rated_wet_bulb", "T_wb,r", unit::C, {-10, 40}),
        quantity<&T::airFlow>("air_flow", "V_a", unit::m3sAir, {1e-3, 1e5}),
        quantity<&T::minimumSpeed>("minimum_speed", "n_min", unit::one, {0.01, 1}),
        quantity<&T::switchTemperature>("switch_temperature", "T_sw", unit::C, {0, 60}),
        quantity<&T::drift>("drift", "D", unit::one, {0, 0.01}),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Chiller>()
{
    using T = Chiller;
    static const ObjectType type("chiller", sizeof(T), record<T>({
        quantity<&T::capacity>("capacity", "Q_r", unit::kWheat, {1e-3, 1e6}),
        choice<&T::condenser>("condenser", {"air", "water"}),
        choice<&T::curves>("curves", {"carnot", "carrier_19xr", "trane_cvhf", "york_yk", "mcquay_pfh", "mcquay_wsc", "york_ycal"}),
        quantity<&T::referenceCop>("reference_cop", "COP_r", unit::one, {0.5, 30}),
        quantity<&T::minimumLoad>("minimum_load", "L_min", unit::one, {0.01, 1}),
        quantity<&T::condenserRange>("condenser_range", "R_c", unit::K, {0.5, 30}),
        quantity<&T::carnotFraction>("carnot_fraction", "η_c", unit::one, kEfficiency),
        quantity<&T::evaporatorApproach>("evaporator_approach", "ΔT_e", unit::K, {0, 30}),
        quantity<&T::condenserApproach>("condenser_approach", "ΔT_c", unit::K, {0, 40}),
        quantity<&T::minimumLift>("minimum_lift", "ΔT_min", unit::K, {1, 60}),
    }));
    return type;
}

template <>
const ObjectType& typeOf<AirUnit>()
{
    using T = AirUnit;
    static const ObjectType type("air_unit", sizeof(T), record<T>({
        choice<&T::kind>("kind", {"fan_wall", "crah", "rear_door"}),
        quantity<&T::capacity>("capacity", "Q_r", unit::kWheat, {1e-3, 1e6}),
        quantity<&T::fanPower>("fan_power", "P_fan", unit::kW),
        quantity<&T::airFlow>("air_flow", "V_a", unit::m3sAir, {1e-3, 1e5}),
        quantity<&T::approach>("approach", "ΔT_a", unit::K, {0.5, 40}),
        quantity<&T::minimumSpeed>("minimum_speed", "n_min", unit::one, {0.01, 1}),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Generator>()
{
    using T = Generator;
    static const ObjectType type("generator", sizeof(T), record<T>({
        quantity<&T::rating>("rating", "P_r", unit::kW, {1e-3, 1e7}),
        quantity<&T::fuel>("fuel", "V_f", unit::Lmin),
        quantity<&T::noLoadFuel>("no_load_fuel", "V_0", unit::Lmin),
        quantity<&T::start>("start", "t", unit::s),
        quantity<&T::powerFactor>("power_factor", "PF", unit::one, kEfficiency),
        quantity<&T::maximumLoad>("maximum_load", "L_max", unit::one, kEfficiency),
        quantity<&T::minimumLoad>("minimum_load", "L_min", unit::one, kFraction),
        quantity<&T::derateAltitude>("derate_altitude", "z_0", unit::m, {0, 9000}),
        quantity<&T::altitudeDerate>("altitude_derate", "d_z", unit::one, kFraction),
        quantity<&T::derateTemperature>("derate_temperature", "T_0", unit::C, {-50, 70}),
        quantity<&T::temperatureDerate>("temperature_derate", "d_T", unit::one, kFraction),
        quantity<&T::subtransientReactance>("subtransient_reactance", "X''d", unit::one, kFraction),
        quantity<&T::ramp>("ramp", "r", unit::kWs, {0, 1e9}),
        quantity<&T::loadStep>("load_step", "x_step", unit::one, kFraction),
        quantity<&T::mtbf>("mtbf", "MTBF", unit::h, kHours),
        quantity<&T::mttr>("mttr", "MTTR", unit::h, kHours),
    }));
    return type;
}

template <>
const ObjectType& typeOf<PowerBlock>()
{
    using T = PowerBlock;
    static const ObjectType type("power_block", sizeof(T), record<T>({
        choice<&T::kind>("kind", {"gas_turbine", "engine", "fuel_cell", "battery", "solar"}),
        quantity<&T::rating>("rating", "P_r", unit::kW, {1e-3, 1e7}),
        quantity<&T::efficiency>("efficiency", "η", unit::one, kEfficiency),
        textField<&T::fuel>("fuel"),
        quantity<&T::carbon>("carbon", "e", unit::kgkWh, {0, 2}),
        quantity<&T::derateAltitude>("derate_altitude", "z_0", unit::m, {0, 9000}),
        quantity<&T::altitudeDerate>("altitude_derate", "d_z", unit::one, kFraction),
        quantity<&T::derateTemperature>("derate_temperature", "T_0", unit::C, {-50, 70}),
        quantity<&T::temperatureDerate>("temperature_derate", "d_T", unit::one, kFraction),
        quantity<&T::ramp>("ramp", "r", unit::MWmin, {0, 1e6}),
        quantity<&T::minimumLoad>("minimum_load", "L_min", unit::one, kFraction),
        quantity<&T::firm>("firm", "f_firm", unit::one, kFraction),
        quantity<&T::storage>("storage", "t", unit::h, {0, 1e4}),
        quantity<&T::subtransientReactance>("subtransient_reactance", "X''d", unit::one, kFraction),
        quantity<&T::price>("price", "c", unit::USD),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Conductor>()
{
    using T = Conductor;
    static const ObjectType type("conductor", sizeof(T), record<T>({
        choice<&T::metal>("metal", {"copper", "aluminium"}),
        quantity<&T::area>("area", "A", unit::mm2, {0.1, 1e5}),
        quantity<&T::reactance>("reactance", "x", unit::mohmm, {0, 10}),
        quantity<&T::ampacity>("ampacity", "I_z", unit::A, {0, 1e6}),
        quantity<&T::voltage>("voltage", "U", unit::V, {0, 1e6}),
    }));
    return type;
}

template <>
const ObjectType& typeOf<Climate>()
{
    using T = Climate;
    static const ObjectType type("climate", sizeof(T), record<T>({
        textField<&T::country>("country"),
        quantity<&T::latitude>("latitude", "φ", unit::one, {-90, 90}),
        quantity<&T::longitude>("longitude", "λ", unit::one, {-180, 180}),
        quantity<&T::elevation>("elevation", "z", unit::m, {-500, 6000}),
        quantity<&T::designDryBulb>("design_dry_bulb", "T_db", unit::C, kAir),
        quantity<&T::designWetBulb>("design_wet_bulb", "T_wb", unit::C, kAir),
        quantity<&T::extremeDryBulb>("extreme_dry_bulb", "T_db,x", unit::C, kAir),
        quantity<&T::extremeWetBulb>("extreme_wet_bulb", "T_wb,x", unit::C, kAir),
        quantity<&T::carbonIntensity>("carbon_intensity", "CEF", unit::kgkWh, {0, 3}),
        quantity<&T::energyPrice>("energy_price", "c_e", unit::USDMWh, {0, 1e5}),
    }));
    return type;
}

std::vector<Field> equipmentFields()
{
    using T = Equipment;
    return {
        listField<&T::rackDesigns>("rack_designs"), listField<&T::accelerators>("accelerators"),
        listField<&T::frames>("frames"),            listField<&T::trays>("trays"),
        listField<&T::converters>("converters"),    listField<&T::coolants>("coolants"),
        listField<&T::cdus>("cdus"),                listField<&T::switches>("switches"),
        listField<&T::heatRejection>("heat_rejection"), listField<&T::chillers>("chillers"),
        listField<&T::airUnits>("air_units"),       listField<&T::generators>("generators"),
        listField<&T::powerBlocks>("power_blocks"), listField<&T::conductors>("conductors"),
        listField<&T::climates>("climates"),
    };
}

template <>
const ObjectType& typeOf<Equipment>()
{
    static const ObjectType type("equipment", sizeof(Equipment), equipmentFields());
    return type;
}

}  // namespace rw
