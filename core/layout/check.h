// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/grid.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rw::layout {

/// What may be wrong with a drawing.
enum class FaultKind {
    Overlap,       ///< two things stand on the same floor
    Outside,       ///< of the hall
    Askew,         ///< no quarter turn: drawn and checked as the nearest one. measured: its angle, degrees
    FrontClear,    ///< before a rack, mm
    RearClear,     ///< behind a rack, mm
    ServiceClear,  ///< before CDUs, fan walls, panels and switchgear, mm
    ZoneEntered,   ///< something stands in a way or in a space to be kept clear
    DoorBlocked,   ///< something stands where its leaf swings
    Aisle,         ///< a drawn cold aisle narrower than the clear front, a hot one than the clear rear, mm; across it to the
                   ///< racks beside it, without any its shorter side
    FloorLoad,     ///< of a rack over its footprint and half of the aisles around, Pa
    CduReach,      ///< from a rack to its nearest CDU, middle to middle along walls, mm
    CordReach,     ///< from a rack to the nearest busway or panel of a feed, edge to edge along walls, in plan, mm
    NoCdu,         ///< a reach is asked for, and no CDU is drawn. measured: racks
    NoFeed,        ///< likewise of busways and panels of a feed. measured: racks
};
std::string_view name(FaultKind kind);  ///< "overlap", "front_clear": as in codes "layout.<name with dashes>"
/// Of measured and allowed: mm, Pa, degrees or one.
const Unit& unitOf(FaultKind kind);

/// One fault of a drawing. A fault belongs to its subject: of two that overlap to the one drawn first, of a zone that is
/// entered to what stands in it, of a blocked door to the door.
struct LayoutFault {
    FaultKind kind = FaultKind::Overlap;
    std::string subject;    ///< id of a placement; empty: the hall
    std::string other;      ///< what it meets: the nearest thing, zone, CDU or source; empty: the hall's edge, or nothing
    std::string feed;       ///< of CordReach and NoFeed: which; may be empty
    double measured = 0.0;  ///< in unitOf(kind); 0 where only a place is at fault
    double allowed = 0.0;   ///< likewise
    Rect where;             ///< the floor concerned

    bool operator==(const LayoutFault&) const = default;
};

/// What a hall's drawing is held against. What is unset is not checked.
struct HallLimits {
    Rect hall;                         ///< empty: nothing is outside
    std::optional<Mm> frontClear;
    std::optional<Mm> rearClear;
    std::optional<Mm> serviceClear;
    std::optional<Mm> cduReach;
    std::optional<Mm> cordReach;
    std::optional<double> floorLoad;   ///< Pa
    std::map<std::string, double> rackMass;  ///< kg, by rack design; a design that is not named is not weighed
    std::optional<double> openRackMass;      ///< kg, of places for whichever platform comes: the heaviest that may

    bool operator==(const HallLimits&) const = default;
};
/// The limits that the plan asks for. Masses are results: whoever has an evaluation fills them in.
HallLimits limitsOf(const Hall& hall);

/// A hall's drawing held against its limits. Holds what it needs; may be read from several threads. Made once for a
/// drawing (some 10 ms for 100,000 placements), it then checks all of it or only what moves.
class HallChecker {
public:
    HallChecker(const Block<Placement>& layout, const HallLimits& limits);
    ~HallChecker();
    HallChecker(HallChecker&&) noexcept;
    HallChecker& operator=(HallChecker&&) noexcept;

    /// Every fault, in the order of the drawing, those of the hall first.
    std::vector<LayoutFault> all() const;

    /// What a change of the drawing does to its faults.
    struct Change {
        std::vector<std::string> checked;  ///< subjects looked at anew, in no order; "" is the hall
        std::vector<LayoutFault> faults;   ///< all that these have now
    };
    /// \p now: placements that are drawn so, by id; new ids are drawn last. \p gone: ids that are not drawn any more.
    /// The faults of the changed drawing are those of all() whose subject was not looked at anew, and these: law.
    /// Moving 1,000 of 100,000 takes a few ms.
    Change changed(std::span<const Placement> now, std::span<const std::string> gone = {}) const;

    /// The most that a rack puts on its floor and half of the aisles around, Pa; unset: no rack's mass is known.
    std::optional<double> greatestFloorLoad() const;

private:
    std::unique_ptr<const class Scene> m_scene;
};

}  // namespace rw::layout
