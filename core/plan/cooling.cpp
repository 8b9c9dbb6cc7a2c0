// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/cooling.h"

namespace rw {

AirLimits limitsOf(AirClass airClass)
{
    const auto limits = [](double coldest, double warmest, double dewPoint) {
        return AirLimits{Temperature<>::of(coldest, unit::C), Temperature<>::of(warmest, unit::C),
                         Temperature<>::of(dewPoint, unit::C)};
    };
    // ASHRAE TC 9.9, Thermal Guidelines: recommended and allowable ranges, as recalled.
    switch (airClass) {
    case AirClass::Recommended: return limits(18, 27, 15);
    case AirClass::A1: return limits(15, 32, 17);
    case AirClass::A2: return limits(10, 35, 21);
    case AirClass::A3: return limits(5, 40, 24);
    case AirClass::A4: return limits(5, 45, 24);
    }
    return limits(18, 27, 15);
}

template <>
const ObjectType& typeOf<CoolingPlant>()
{
    using T = CoolingPlant;
    static const ObjectType type("cooling", sizeof(T), {
        reference<&T::cdu>("cdu", "cdus"),
        reference<&T::heatRejection>("heat_rejection", "heat_rejection"),
        reference<&T::chiller>("chiller", "chillers"),
        reference<&T::airUnit>("air_unit", "air_units"),
        reference<&T::rearDoor>("rear_door", "air_units"),
        reference<&T::airChiller>("air_chiller", "chillers"),
        reference<&T::electricalAirUnit>("electrical_air_unit", "air_units"),
        quantity<&T::supplyTemperature>("supply_temperature", "T_s", unit::C, {2, 80}),
        reference<&T::facilityCoolant>("facility_coolant", "coolants"),
        quantity<&T::facilityRise>("facility_rise", "ΔT_f", unit::K, {1, 40}),
        quantity<&T::facilityHead>("facility_head", "Δp_f", unit::kPa, {0, 5000}),
        quantity<&T::pumpEfficiency>("pump_efficiency", "η_p", unit::one, kEfficiency),
        quantity<&T::controlHead>("control_head", "x_c", unit::one, kFraction),
        quantity<&T::exchangerApproach>("exchanger_approach", "ΔT_hx", unit::K, {0, 20}),
        quantity<&T::rejectionHead>("rejection_head", "Δp_r", unit::kPa, {0, 5000}),
        choice<&T::economiser>("economiser", {"integrated", "alternate", "none"}),
        quantity<&T::chilledSupply>("chilled_supply", "T_ch", unit::C, {2, 40}),
        quantity<&T::chilledHead>("chilled_head", "Δp_ch", unit::kPa, {0, 5000}),
        quantity<&T::chilledRise>("chilled_rise", "ΔT_ch", unit::K, {1, 40}),
        choice<&T::airClass>("air_class", {"recommended", "a1", "a2", "a3", "a4"}),
        quantity<&T::rackAirRise>("rack_air_rise", "ΔT_air", unit::K, {2, 40}),
        quantity<&T::bypass>("bypass", "x_b", unit::one, {0, 0.9}),
        quantity<&T::recirculation>("recirculation", "x_r", unit::one, {0, 0.9}),
        quantity<&T::roomDewPoint>("room_dew_point", "T_dp", unit::C, {-20, 40}),
        quantity<&T::cyclesOfConcentration>("cycles_of_concentration", "CoC", unit::one, {1.01, 50}),
        boolean<&T::dryMode>("dry_mode"),
        quantity<&T::tank>("tank", "V_tank", unit::m3),
        quantity<&T::tankUseful>("tank_useful", "f_tank", unit::one, kFraction),
        boolean<&T::pumpsOnUps>("pumps_on_ups"),
        quantity<&T::chillerRestart>("chiller_restart", "t_ch", unit::s, {0, 1e5}),
        quantity<&T::heatReuse>("heat_reuse", "Q_re", unit::MWheat),
        quantity<&T::reuseTemperature>("reuse_temperature", "T_re", unit::C, {2, 120}),
        integer<&T::spareUnits>("spare_units", "n_sp", {0, 100}),
        integer<&T::rejectionUnits>("rejection_units", "n_hr", {1, 1e6}),
        integer<&T::chillerUnits>("chiller_units", "n_ch", {1, 1e6}),
        integer<&T::cduUnits>("cdu_units", "n_cdu", {1, 1e6}),
        objectField<&T::outage>("outage"),
        objectField<&T::piping>("piping"),
    });
    return type;
}

}  // namespace rw
