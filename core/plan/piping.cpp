// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/piping.h"

namespace rw {

namespace {

constexpr Limits kLengths{0.01, 1e4};
constexpr Limits kDrops{0, 2000};

}  // namespace

template <>
const ObjectType& typeOf<Piping>()
{
    using T = Piping;
    const std::vector<const char*> materials{"stainless_steel", "commercial_steel", "galvanised_steel", "drawn_tube", "hdpe", "pvc"};
    const std::vector<const char*> returns{"direct", "reverse"};
    const std::vector<const char*> held{"farthest_branch", "pump_head", "nothing"};
    static const ObjectType type("piping", sizeof(T), {
        integer<&T::racksPerRow>("racks_per_row", "n_row", {1, 1000}),
        quantity<&T::rackPitch>("rack_pitch", "l_r", unit::m, kLengths),
        quantity<&T::rowPitch>("row_pitch", "l_row", unit::m, kLengths),
        quantity<&T::cduDistance>("cdu_distance", "l_cdu", unit::m, kLengths),
        quantity<&T::hoseLength>("hose_length", "l_h", unit::m, kLengths),
        quantity<&T::hoseBore>("hose_bore", "d_h", unit::mm, {4, 300}),
        quantity<&T::couplingFlow>("coupling_flow", "K_v", unit::m3h, {0.1, 1e4}),
        quantity<&T::rackDrop>("rack_drop", "Δp_r", unit::kPa, kDrops),
        quantity<&T::rackContent>("rack_content", "v_r", unit::L, {0, 1e4}),
        quantity<&T::coolantStrainer>("coolant_strainer", "Δp_s", unit::kPa, kDrops),
        choice<&T::coolantPipe>("coolant_pipe", materials),
        choice<&T::coolantReturn>("coolant_return", returns),
        choice<&T::coolantHeld>("coolant_held", held),
        quantity<&T::coolantFill>("coolant_fill", "p_0", unit::kPa, {0, 5000}),
        integer<&T::facilityLoops>("facility_loops", "n_l", {1, 1000}),
        integer<&T::facilityPumps>("facility_pumps", "n_p", {1, 100}),
        integer<&T::standbyPumps>("standby_pumps", "n_sb", {0, 100}),
        quantity<&T::mainLength>("main_length", "l_m", unit::m, kLengths),
        quantity<&T::cduPitch>("cdu_pitch", "l_c", unit::m, kLengths),
        quantity<&T::branchLength>("branch_length", "l_b", unit::m, kLengths),
        quantity<&T::rejectionDistance>("rejection_distance", "l_d", unit::m, kLengths),
        quantity<&T::rejectionPitch>("rejection_pitch", "l_u", unit::m, kLengths),
        quantity<&T::rejectionHeight>("rejection_height", "z", unit::m, {-200, 500}),
        quantity<&T::exchangerDrop>("exchanger_drop", "Δp_hx", unit::kPa, kDrops),
        quantity<&T::rejectionDrop>("rejection_drop", "Δp_u", unit::kPa, kDrops),
        quantity<&T::facilityStrainer>("facility_strainer", "Δp_s", unit::kPa, kDrops),
        quantity<&T::controlAuthority>("control_authority", "a", unit::one, {0, 0.9}),
        choice<&T::facilityPipe>("facility_pipe", materials),
        choice<&T::facilityReturn>("facility_return", returns),
        choice<&T::facilityHeld>("facility_held", held),
        quantity<&T::facilityFill>("facility_fill", "p_0", unit::kPa, {0, 5000}),
        quantity<&T::balancingDrop>("balancing_drop", "Δp_b", unit::kPa, {0.1, 500}),
        quantity<&T::elbowSpacing>("elbow_spacing", "l_e", unit::m, {0.1, 1e4}),
        quantity<&T::headMargin>("head_margin", "m_h", unit::one, {0, 2}),
        quantity<&T::pumpSuction>("pump_suction", "NPSH", unit::m, {0, 50}),
        quantity<&T::mostPressure>("most_pressure", "p_1", unit::kPa, {0, 1e4}),
        quantity<&T::fillTemperature>("fill_temperature", "T_0", unit::C, {1, 60}),
        quantity<&T::makeUp>("make_up", "f_m", unit::one, {0, 10}),
        quantity<&T::smallVelocity>("small_velocity", "v_s", unit::mps, {0.1, 10}),
        quantity<&T::largeVelocity>("large_velocity", "v_l", unit::mps, {0.1, 10}),
        quantity<&T::hoseVelocity>("hose_velocity", "v_h", unit::mps, {0.1, 10}),
        quantity<&T::gradient>("gradient", "R", unit::Pam, {1, 1e5}),
    });
    return type;
}

}  // namespace rw
