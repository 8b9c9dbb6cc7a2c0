// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/hall.h"

namespace rw {

namespace {

constexpr Limits kCounts{0, 1e9};
constexpr Limits kPlace{-1e7, 1e7};  // mm
constexpr Limits kTurn{0, 359};      // degrees
constexpr Limits kClear{0, 100000};  // mm
constexpr Limits kTile{0, 10000};    // mm
constexpr Limits kCord{0, 100};      // m

}  // namespace

template <>
const ObjectType& typeOf<Placement>()
{
    using T = Placement;
    static const ObjectType type("placement", sizeof(T), {
        idField<T>(),
        choice<&T::kind>("kind", {"rack", "network", "storage", "cdu", "fan_wall", "power", "other", "rpp", "busway",
                                  "containment", "column", "wall", "door", "zone"}),
        reference<&T::rackDesign>("rack_design", "rack_designs"),
        textField<&T::row>("row"),
        integer<&T::x>("x_mm", "x", kPlace), integer<&T::y>("y_mm", "y", kPlace),
        integer<&T::angle>("angle", "α", kTurn),
        integer<&T::width>("width_mm", "w", {1, 1e6}), integer<&T::depth>("depth_mm", "d", {1, 1e6}),
        textField<&T::name>("name"), textField<&T::feed>("feed"),
        choice<&T::use>("use", {"free", "cold_aisle", "hot_aisle", "way", "keep_clear"}),
    });
    return type;
}

template <>
const ObjectType& typeOf<UnderlayPart>()
{
    using T = UnderlayPart;
    static const ObjectType type("underlay_part", sizeof(T), {textField<&T::data>("data")});
    return type;
}

template <>
const ObjectType& typeOf<Underlay>()
{
    using T = Underlay;
    static const ObjectType type("underlay", sizeof(T), {
        choice<&T::format>("format", {"none", "picture", "svg", "dxf"}),
        textField<&T::fileName>("file_name"), textField<&T::digest>("digest"),
        integer<&T::x>("x_mm", "x", kPlace), integer<&T::y>("y_mm", "y", kPlace),
        integer<&T::width>("width_mm", "w", {0, 1e7}), integer<&T::angle>("angle", "α", kTurn),
        integer<&T::opacity>("opacity", "o", {0, 100}),
        blockField<&T::parts>("parts"),
    });
    return type;
}

template <>
const ObjectType& typeOf<Hall>()
{
    using T = Hall;
    static const ObjectType type("hall", sizeof(T), {
        idField<T>(), textField<&T::name>("name"),
        quantity<&T::itLimit>("it_limit", "P_hall", unit::MW, {0, 1e5}),
        integer<&T::rackPlaces>("rack_places", "n_places", kCounts),
        integer<&T::racks>("racks", "n_racks", kCounts),
        quantity<&T::width>("width", "w", unit::m, {0, 10000}),
        quantity<&T::depth>("depth", "d", unit::m, {0, 10000}),
        integer<&T::rows>("rows", "n_rows", {1, 1e5}),
        quantity<&T::rowLength>("row_length", "l_row", unit::m, {0, 10000}),
        quantity<&T::rowPower>("row_power", "P_row", unit::kW, {0, 1e6}),
        quantity<&T::rowFlow>("row_flow", "V_row", unit::Lmin, {0, 1e7}),
        quantity<&T::rowMass>("row_mass", "m_row", unit::kg, {0, 1e8}),
        quantity<&T::floorLoad>("floor_load", "q", unit::kPaFloor, {0, 1000}),
        quantity<&T::tile>("tile", "t", unit::mm, kTile),
        quantity<&T::frontClear>("front_clear", "c_f", unit::mm, kClear),
        quantity<&T::rearClear>("rear_clear", "c_r", unit::mm, kClear),
        quantity<&T::serviceClear>("service_clear", "c_s", unit::mm, kClear),
        quantity<&T::cduReach>("cdu_reach", "l_cdu", unit::m, {0, 1000}),
        quantity<&T::cordReach>("cord_reach", "l_cord", unit::m, kCord),
        objectField<&T::underlay>("underlay"),
        blockField<&T::layout>("layout"),
    });
    return type;
}

}  // namespace rw
