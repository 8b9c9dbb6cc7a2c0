// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/rack.h"

#include <optional>
#include <string>
#include <vector>

namespace rw {

/// What all trays of one kind draw at the busbar, by state. With shelf and busbar losses on top the kinds add up to the
/// rack's input in each state: where a maker's figure rules, the trays are scaled to it as they are at design.
struct TrayStates {
    std::string id;
    std::int64_t count = 0;
    PowerStates<double> power;
    double liquidShare = 0.0;  ///< of it, at design
};

/// In the order of the design's trays, those with a place only. Empty while a tray's power is unset.
std::vector<TrayStates> trayStates(const Plan& plan, const RackDesign& design, const RackResult<double>& rack);

/// What weighs where, and what room is left.
struct RackBalance {
    std::optional<Mass<>> counted;        ///< frame and trays; unset where nothing tells
    bool partial = false;                 ///< a mass is not told
    std::optional<Length<>> centre;       ///< of gravity above the floor, of what is counted
    std::optional<Pressure<>> footprint;  ///< of the rack's mass on its own width by depth
    std::int64_t free = 0;                ///< mounting units
    std::int64_t largestGap = 0;          ///< mounting units in one piece
};

/// The frame's own mass is taken at half its height, and its mounting units in the middle of it, a tray's at half its own.
RackBalance rackBalance(const Plan& plan, const RackDesign& design, const RackResult<double>& rack);

}  // namespace rw
