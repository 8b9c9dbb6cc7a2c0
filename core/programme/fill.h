// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/platform.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace rw {

/// Racks of one platform that stand together.
struct Segment {
    std::size_t platform = 0;
    std::int64_t racks = 0;

    auto operator<=>(const Segment&) const = default;
};
using SiteContent = std::vector<Segment>;

/// What stands in one building: racks by platform, in so many halls.
struct BuildingContent {
    std::vector<Segment> parts;
    std::int64_t halls = 0;

    auto operator<=>(const BuildingContent&) const = default;
};

/// Equal buildings of a site.
struct BuildingFill {
    BuildingContent content;
    std::int64_t count = 0;
};

/// Equal sites of a programme.
struct SiteRun {
    std::size_t site = 0;  ///< index in the plan's sites
    std::int64_t count = 0;
    SiteContent content;
};

/// One request: so many racks of a platform, for one phase.
struct RackRequest {
    std::size_t phase = 0;
    std::size_t platform = 0;
    std::int64_t racks = 0;
};

/// What is in use once a request is placed.
struct FillState {
    std::int64_t sites = 0;
    std::int64_t buildings = 0;
    std::int64_t halls = 0;

    FillState& operator+=(const FillState& o)
    {
        sites += o.sites;
        buildings += o.buildings;
        halls += o.halls;
        return *this;
    }
    friend FillState operator*(std::int64_t n, const FillState& s) { return {n * s.sites, n * s.buildings, n * s.halls}; }
};

struct Fill {
    std::vector<SiteRun> runs;
    std::vector<FillState> after;      ///< after each request
    std::vector<std::int64_t> placed;  ///< of each request
    std::int64_t missing = 0;          ///< racks that found no place
    std::int64_t sites() const { return after.empty() ? 0 : after.back().sites; }
};

/// What one platform needs at one site kind.
struct PlatformAtSite {
    RackLoad<double> load;
    std::int64_t racksPerHall = 0;          ///< lowered where the units installed in its building carry less
    std::int64_t sharedPerHall = 0;         ///< by what all platforms of a hall share: power, floor
    std::optional<std::int64_t> ownPlaces;  ///< of a hall drawn rack by rack: the places it may take
    Limit hallLimit = Limit::None;
    Limit hallNext = Limit::None;
};

/// What a content asks of its site at the design hour.
struct SiteDemand {
    double input = 0.0;  ///< W, at the meter
    double grid = 0.0;   ///< W, with the margin, before what is made on site
    double water = 0.0;  ///< m3/s
};

/// Racks of one platform that a site could take, were this its only bound.
struct SiteBound {
    Limit limit = Limit::None;
    std::int64_t racks = 0;
};

class BuildingMemo;

/// Places racks in halls, buildings and sites in order: sites of the plan one after another, in each the
/// platforms as they come, a platform's racks side by side, until halls or the grid contract are used up.
/// A platform begins in the hall where the one before stopped: of a hall that takes a racks of one kind
/// or b of another, n of the first leave room for floor((1 - n / a) b) of the second, which keeps within
/// power and places alike. Where a hall is drawn rack by rack, a platform takes the places drawn for it,
/// in all halls that stand already before a new one opens.
/// Searches run on plain numbers; whoever records asks for the answer. Times and memory grow with
/// distinct contents, not with racks.
class SiteFiller {
public:
    /// \p platforms: for each usable site (index as in \p sites) and platform.
    /// \p memo: of an evaluation before, null without; has to outlive the filler's searches.
    SiteFiller(const Plan& plan, std::vector<std::size_t> sites,
               std::vector<std::vector<PlatformAtSite>> platforms, const BuildingMemo* memo = nullptr);

    std::size_t siteKinds() const { return m_sites.size(); }
    const Site& site(std::size_t kind) const;
    const Building& building(std::size_t kind) const { return m_settings[kind].building; }
    const BuildingSetting& setting(std::size_t kind) const { return m_settings[kind]; }
    const ReadyChain& chain(std::size_t kind) const { return m_chains[kind]; }
    /// The first site kind with the same building in the same climate: what a building asks for is the same there.
    std::size_t likeKind(std::size_t kind) const { return m_like[kind]; }
    std::int64_t hallsPerBuilding(std::size_t kind) const { return m_halls[kind]; }
    std::int64_t buildingsPerSite(std::size_t kind) const { return m_buildings[kind]; }
    const PlatformAtSite& platform(std::size_t kind, std::size_t p) const { return m_platforms[kind][p]; }

    std::vector<BuildingFill> buildingsOf(std::size_t kind, const SiteContent& content) const;
    std::int64_t hallsOf(std::size_t kind, const SiteContent& content) const;

    const BuildingDemand& buildingAsks(std::size_t kind, const BuildingContent& content);
    SiteDemand demand(std::size_t kind, const SiteContent& content);
    /// The most racks of a platform that still fit a site, and what limits them.
    std::int64_t roomFor(std::size_t kind, const SiteContent& content, std::size_t platform, Limit* limit = nullptr);
    /// Every bound of an empty site for a platform, the tightest first; those that are equal in the order of Limit, with the
    /// one that roomFor names before them.
    std::vector<SiteBound> boundsOf(std::size_t kind, std::size_t platform);
    std::int64_t racksPerSite(std::size_t kind, std::size_t platform) { return roomFor(kind, {}, platform); }
    /// The same where no more than \p wanted are asked for, which is found sooner.
    std::int64_t roomUpTo(std::size_t kind, const SiteContent& content, std::size_t platform, std::int64_t wanted);

    Fill fill(const std::vector<RackRequest>& requests);
    /// What buildings were asked for so far, by building and climate.
    void addAsked(std::map<std::pair<std::string, std::string>, std::map<BuildingContent, BuildingDemand>>& to) const;

private:
    /// Equal halls that follow each other.
    struct HallRun {
        std::vector<Segment> parts;
        std::int64_t count = 0;
    };
    std::vector<HallRun> hallsWith(std::size_t kind, const SiteContent& content) const;
    /// The first of the halls that a platform may still stand in.
    std::size_t firstOpen(std::size_t kind, const std::vector<HallRun>& halls, std::size_t platform) const;
    std::int64_t roomInHall(std::size_t kind, const HallRun& hall, std::size_t platform) const;
    /// Racks of a platform that the halls of a content still take.
    std::int64_t roomInOpenHalls(std::size_t kind, const SiteContent& content, std::size_t platform) const;
    /// A bound of the whole site: what a content may ask for at most.
    struct Bound {
        Limit limit = Limit::None;
        double SiteDemand::*asked = nullptr;
        double most = 0.0;
    };
    void findBounds(std::size_t kind);
    /// By how much a content is over one of the bounds, of it; \p worst: over which.
    double over(std::size_t kind, const SiteContent& content, const std::vector<Bound>& bounds, Limit* worst = nullptr);
    std::int64_t roomWithin(std::size_t kind, const SiteContent& content, std::size_t platform, const std::vector<Bound>& bounds,
                            std::int64_t first, std::int64_t most);
    /// Racks that the halls of a site still take, those that are not built yet too.
    std::int64_t roomByHalls(std::size_t kind, const SiteContent& content, std::size_t platform) const;
    /// Racks of a platform at which a search begins.
    std::int64_t fullBuilding(std::size_t kind, std::size_t platform) const;
    /// Lowers what a hall takes to what the units installed in its building carry, where the hall does not count its racks.
    void keepToUnits(std::size_t kind, std::size_t platform);

    const Plan& m_plan;
    std::vector<std::size_t> m_sites;
    std::vector<std::vector<PlatformAtSite>> m_platforms;
    std::vector<BuildingSetting> m_settings;
    std::vector<std::vector<Bound>> m_bounds;
    std::vector<ReadyChain> m_chains;  ///< from meters to buildings
    std::vector<Limit> m_buildingLimit;  ///< what bounds the number of buildings
    std::vector<std::int64_t> m_halls;
    std::vector<std::int64_t> m_buildings;
    std::vector<std::size_t> m_like;
    std::vector<std::map<BuildingContent, BuildingDemand>> m_asked;  ///< of the first of kinds that are alike
    std::vector<const std::map<BuildingContent, BuildingDemand>*> m_known;  ///< likewise, of the evaluation before
    std::map<std::pair<std::size_t, std::size_t>, std::int64_t> m_empty;  ///< racks of a platform in an empty site
};

/// A content with racks added: racks of the platform that came last stand on where it stopped.
SiteContent withRacks(SiteContent content, std::size_t platform, std::int64_t racks);

}  // namespace rw
