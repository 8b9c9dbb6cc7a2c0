// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/rack_input.h"
#include "programme/building.h"
#include "programme/cluster.h"

#include <optional>
#include <string>
#include <vector>

namespace rw {

/// One part of a standing building against one rack: what it gives at each rack place, and what the rack asks there.
template <Number N>
struct ShellFit {
    N has{};         ///< SI
    N needs{};       ///< SI
    Count<N> racks;  ///< of such racks that this part lets the whole building hold
    bool fits = true;
};

/// The same for one stage of the power chain.
template <Number N>
struct ShellStageFit {
    std::string id;
    std::string name;
    ShellFit<N> fit;
};

/// A building that stands as it was sized, against a rack design that comes later: the walls outlive the racks.
/// What the shell gives is shared out over the rack places that it was sized for. Parts that the building does not have,
/// or of which the plan does not tell enough, are unset.
template <Number N>
struct ShellSwap {
    std::string id;          ///< "<building>/<rack design>"
    std::string building;
    std::string rackDesign;
    Date date;               ///< the design's release, else the start of the first phase that builds it
    bool own = false;        ///< the building was sized with this design in it
    Count<N> places;         ///< racks that the building was sized for
    Count<N> racks;          ///< of this design that it holds by all its parts; none where the current is another
    std::optional<ShellFit<N>> outlet;   ///< W, one unit of what racks are plugged into: no rack hangs on two
    std::optional<ShellFit<N>> peak;     ///< W, the same for a short time, at the rack's peak power
    std::vector<ShellStageFit<N>> chain; ///< W of IT power, at each stage's output
    std::optional<ShellFit<N>> hall;     ///< W of IT power
    std::optional<ShellFit<N>> cdu;      ///< W of heat to liquid
    std::optional<ShellFit<N>> coolant;  ///< m³/s, at the building's supply temperature
    std::optional<ShellFit<N>> supply;   ///< K: the coolant as it comes, and the warmest that the rack takes
    std::optional<ShellFit<N>> floor;    ///< Pa
    std::optional<std::pair<RackInput, RackInput>> feed;  ///< current that the building gives, and that the rack takes

    bool feedFits() const { return !feed || feed->first == feed->second; }
};

/// One part of a swap with its name, its key in calc --json, and its unit for reading.
struct ShellPart {
    std::string key;   ///< "outlet", "chain[<stage>]", ...
    std::string name;
    ShellFit<double> fit;
    const Unit* unit = nullptr;
};
/// All parts that are known, in the order of the struct.
std::vector<ShellPart> shellParts(const ShellSwap<double>& swap);
/// Whether every place of the building takes the rack.
bool fits(const ShellSwap<double>& swap);

/// Every building in use against every rack design of the plan whose power is known, each building's by date, those
/// without one last.
template <Number N>
std::vector<ShellSwap<N>> evaluateShellSwap(const Plan& plan, const std::vector<RackResult<N>>& racks,
                                            const std::vector<ClusterResult<N>>& clusters,
                                            const std::vector<BuildingResult<N>>& buildings);

}  // namespace rw
