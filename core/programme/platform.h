// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "power/rack.h"
#include "programme/building.h"
#include "programme/cluster.h"

#include <map>

namespace rw {

/// What limits how much fits.
enum class Limit {
    None, HallPower, HallPlaces, HallRacksGiven,
    Buildings,   ///< of the site, as many as the plan gives
    OneBuilding, ///< the plan gives neither their number nor what would limit it: one is taken
    Grid,        ///< what is contracted at the meter, with the firm power on site
    Electrical,  ///< units of the power chain as installed, or the site's substation
    Cooling,     ///< units of the plant as installed, at the site's own design hour
    Water,       ///< what may be drawn on a day
    Land,        ///< the ground that its buildings need
    Generation   ///< of a site that no grid feeds: its firm power
};
std::string_view name(Limit limit);

/// The racks of one cluster kind through hall, building and site.
template <Number N>
struct PlatformResult {
    std::string cluster;
    std::string rackDesign;
    Power<N> rackPower;
    Power<N> networkPerRack;
    Power<N> storagePerRack;
    Power<N> inRackPump;       ///< of CDUs in the rack
    std::optional<CaseResult<N>> plate;  ///< of its accelerators, at the building's supply temperature
    Power<N> itPerRack;
    Power<N> facilityPerRack;  ///< in a full building
    Power<N> gridPerRack;      ///< in a full site
    Count<N> racksPerHall;
    Count<N> hallsPerBuilding;
    Count<N> buildingsPerSite;
    Count<N> racksPerBuilding;
    Count<N> racksPerSite;
    Limit hallLimit = Limit::None;
    Limit siteLimit = Limit::None;
};

/// The load of one rack of a cluster: its own power, its part of a full cluster's network, and storage.
/// Unset while the rack's power or its heat split is unset.
template <Number N>
std::optional<RackLoad<N>> rackLoad(const Plan& plan, const RackResult<N>& rack, const ClusterResult<N>& cluster,
                                    const Building& building);

/// How many racks of a load fit one hall, and what limits that.
template <Number N>
struct HallCapacity {
    Count<N> racks;
    std::int64_t shared = 0;                ///< by power and floor, which all platforms of a hall share
    std::optional<std::int64_t> ownPlaces;  ///< where the hall is drawn rack by rack: places this design may take
    Limit limit = Limit::None;
    Limit next = Limit::None;
};
template <Number N>
HallCapacity<N> hallCapacity(const Plan& plan, const Hall& hall, const RackLoad<N>& load,
                             const ClusterResult<N>& cluster);

/// What a hall's drawing holds.
struct DrawnPlaces {
    std::int64_t all = 0;   ///< for racks of any kind: accelerators, network, storage
    std::int64_t open = 0;  ///< accelerator racks of whichever platform comes
    std::map<std::string, std::int64_t> byDesign;

    bool rackByRack() const { return !byDesign.empty(); }
    std::int64_t forDesign(const std::string& design) const;
};
DrawnPlaces drawnPlaces(const Hall& hall);

}  // namespace rw
