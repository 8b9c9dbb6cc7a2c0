// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.h"

#include <cstdint>
#include <optional>
#include <string>

namespace rw {

/// What may be drawn on a hall's floor. From busways on they are what a building brings: they take the place of nothing
/// that is bought by the rack.
enum class PlacementKind {
    Rack,
    Network,
    Storage,
    Cdu,
    FanWall,
    Power,        ///< a side rack, UPS or switchgear in the hall
    Other,
    Rpp,          ///< remote power panel
    Busway,       ///< overhead: racks may stand below
    Containment,  ///< of an aisle
    Column,
    Wall,
    Door,
    Zone,         ///< an area of the floor: aisle, way, clear space
};

/// What an area is for: of containments and zones.
enum class AreaUse { Free, ColdAisle, HotAisle, Way, KeepClear };

/// One thing drawn on a hall's floor. Its origin is the corner nearest the hall's.
struct Placement {
    std::string id;
    PlacementKind kind = PlacementKind::Rack;
    std::string rackDesign = {};  ///< of a rack: the design that stands here; empty: of whichever platform comes
    std::string row = {};
    std::int64_t x = 0;      ///< mm
    std::int64_t y = 0;      ///< mm
    std::int64_t angle = 0;  ///< degrees: 0, 90, 180, 270; a rack's front looks down (to greater y) at 0, then clockwise
    std::int64_t width = 600;   ///< mm
    std::int64_t depth = 1200;  ///< mm
    std::string name = {};   ///< shown; empty: the id
    std::string feed = {};   ///< "A", "B": of panels, busways and what is plugged to one of them only
    AreaUse use = AreaUse::Free;

    bool operator==(const Placement&) const = default;
};

/// What stands under a drawing to draw on.
enum class UnderlayFormat { None, Picture, Svg, Dxf };

/// A piece of the underlay's file, in base 64.
struct UnderlayPart {
    std::string data;

    bool operator==(const UnderlayPart&) const = default;
};

/// A picture or a drawing that shows through under a hall's plan. The plan holds the file itself.
struct Underlay {
    UnderlayFormat format = UnderlayFormat::None;
    std::string fileName;
    std::string digest;      ///< SHA-256 of the file
    std::int64_t x = 0;      ///< mm, of its upper left corner
    std::int64_t y = 0;      ///< mm
    std::int64_t width = 0;  ///< mm on the floor; its height follows; 0: as the file says, else as wide as the hall
    std::int64_t angle = 0;  ///< degrees
    std::int64_t opacity = 50;  ///< %
    Block<UnderlayPart> parts;

    bool operator==(const Underlay&) const = default;
};

/// A kind of hall.
struct Hall {
    std::string id;
    std::string name;
    PowerDatum itLimit;             ///< electrical capacity for IT
    std::optional<std::int64_t> rackPlaces;  ///< unset: those drawn in the layout
    std::optional<std::int64_t> racks;       ///< accelerator racks; unset: as many as fit
    LengthDatum width;
    LengthDatum depth;
    std::optional<std::int64_t> rows;  ///< places for rows of racks; unset: rows are not looked at
    // What a row bears at most; unset: no bound.
    LengthDatum rowLength;
    PowerDatum rowPower;            ///< IT, of its busway
    FlowDatum rowFlow;              ///< coolant, of its manifold
    MassDatum rowMass;
    PressureDatum floorLoad;        ///< that the floor bears, over a rack and its half of the aisles; unset: not checked
    // What a drawing is held against; unset: not checked.
    LengthDatum tile;               ///< of the floor, to which drawing snaps
    LengthDatum frontClear;         ///< least clear in front of racks
    LengthDatum rearClear;          ///< least clear behind racks
    LengthDatum serviceClear;       ///< least clear in front of CDUs, fan walls, panels and switchgear
    LengthDatum cduReach;           ///< most from a rack to its CDU, along walls
    LengthDatum cordReach;          ///< most from a rack to the busway or panel that feeds it
    Underlay underlay;
    Block<Placement> layout;

    bool operator==(const Hall&) const = default;
};

template <> const ObjectType& typeOf<Placement>();
template <> const ObjectType& typeOf<UnderlayPart>();
template <> const ObjectType& typeOf<Underlay>();
template <> const ObjectType& typeOf<Hall>();

}  // namespace rw
