// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/onsite.h"
#include "programme/platform.h"
#include "programme/site_powers.h"
#include "year/figures.h"
#include "year/outdoors.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace rw {

/// One bound of a site, in racks of the platform it is filled with first: what it could take were this its only bound.
template <Number N>
struct SiteLimit {
    Limit kind = Limit::None;
    Count<N> racks;
    Power<N> it;         ///< of those racks
    bool binding = false;
};

/// A site of the plan, filled. "One full site" is full of the platform that comes first; where kinds of rack share
/// a site, it is the first one as they fill it.
template <Number N>
struct SiteResult {
    std::string id;
    std::string name;
    Count<N> count;        ///< how many of it are in use
    Count<N> racks;        ///< in one full site
    bool shared = false;   ///< by kinds of rack: then all of one full site is of the first one as they fill it
    Power<N> capacityIt;   ///< of one full site
    Power<N> capacityGrid; ///< of one full site, at its meter
    Power<N> gridLimit;
    ReactivePower<N> reactive;           ///< of one full site at its meter
    Scalar<N> powerFactor;
    std::vector<OnsiteResult<N>> onsite;
    StepBehaviour<N> step;               ///< of a training job over one full site, at its meter
    std::optional<PowerRamp<N>> gridRamp;  ///< the most that the grid takes
    std::vector<StageResult<N>> chain;   ///< of one full site, between its meter and its buildings
    Limit limit = Limit::None;
    Limit nextLimit = Limit::None;
    std::vector<SiteLimit<N>> limits;    ///< the tightest first
    SitePowers firstPowers;              ///< of one of its sites, as filled first; filled for double only, as the next
    SitePowers powers;                   ///< of all its sites in use together
    std::optional<YearFigures<N>> year;  ///< of all its sites in use together
};

template <Number N>
struct PhaseResult {
    std::string id;
    std::string name;
    Date start;
    Date end;
    Power<N> target;      ///< its tranche, on the programme's basis
    Count<N> racks;
    Count<N> accelerators;
    Count<N> halls;
    Count<N> buildings;
    Count<N> sites;       ///< opened in this phase
    Count<N> sitesCumulative;
    Power<N> power;       ///< on the programme's basis, with the rounding
    Power<N> cumulative;
    Power<N> stranded;    ///< rounding of this phase: what is built over its tranche
    bool powerKnown = true;  ///< false where a rack of the phase has no power yet
    std::vector<std::pair<std::string, Count<N>>> racksByCluster;
    std::vector<std::pair<std::string, Count<N>>> placedByCluster;  ///< of them, what found a place
};

/// A count of the programme for each of the four readings of its target.
template <Number N>
struct CountByBasis {
    Count<N> systems;
    Count<N> it;
    Count<N> facility;
    Count<N> grid;

    const Count<N>& of(Basis basis) const
    {
        switch (basis) {
        case Basis::Systems: break;
        case Basis::It: return it;
        case Basis::Facility: return facility;
        case Basis::Grid: return grid;
        }
        return systems;
    }
};

template <Number N>
struct ProgrammeResult {
    // Unset where a power is unknown or nothing can be placed; a finding says which.
    std::optional<Power<N>> target;
    std::optional<Count<N>> racks;
    std::optional<Count<N>> racksPlaced;
    std::optional<Count<N>> accelerators;
    std::optional<Count<N>> networkRacks;
    std::optional<Count<N>> halls;
    std::optional<Count<N>> buildings;
    std::optional<Count<N>> sites;
    std::optional<CountByBasis<N>> sitesNeeded;
    std::optional<CountByBasis<N>> racksNeeded;
    std::optional<Power<N>> systemsPower;  ///< of the racks placed, as are the following
    std::optional<Power<N>> itPower;
    std::optional<Power<N>> facilityPower;
    std::optional<Power<N>> gridPower;
    std::optional<ApparentPower<N>> gridApparent;
    std::optional<Power<N>> stranded;      ///< capacity built and not used: full sites' IT less placed IT
    std::optional<Heat<N>> liquidHeat;
    std::optional<Heat<N>> airHeat;
    std::optional<VolumeFlow<N>> coolantFlow;
    std::optional<Scalar<N>> pueDesign;    ///< facility over IT, at the design hour
    double closure = 0.0;                  ///< |in - (useful + losses)| / in, at the meter
    std::optional<YearFigures<N>> year;
};

/// How closely the year is looked at: not at all, by joint bins of the climate, or hour by hour.
enum class YearDetail { None, Bins, Hours };

/// The year of all sites of one entry of the plan together.
struct SiteYear {
    std::string site;
    std::shared_ptr<const OutdoorYear> outdoors;
    YearResult result;
    Tariff tariff;        ///< of its energy
    bool priced = false;  ///< the tariff is known
};

class BuildingMemo;

/// What evaluating a programme needs of the stages before it.
template <Number N>
struct ProgrammeInput {
    const Plan& plan;
    const std::vector<RackResult<N>>& racks;
    const std::vector<ClusterResult<N>>& clusters;
    YearDetail year = YearDetail::None;
    std::stop_token cancel{};  ///< of the hours
    BuildingMemo* memo = nullptr;  ///< of evaluations before, for plain numbers; null: none
};

template <Number N>
struct ProgrammeOutput {
    std::vector<PlatformResult<N>> platforms;
    std::vector<BuildingResult<N>> buildings;
    std::vector<SiteResult<N>> sites;
    std::vector<PhaseResult<N>> phases;
    ProgrammeResult<N> programme;
    std::vector<std::string> unplaced;  ///< ids of clusters of which no rack can be placed
    Power<N> openTarget;                ///< what the phases leave of the target
    bool short_ = false;                ///< the sites given cannot hold what the target needs
    std::vector<SiteYear> siteYears;
    YearResult allYears;                 ///< of all site entries together, without its hours; empty where one has no year
    std::vector<Error> seriesErrors;     ///< own series that the plan names and that cannot be used
    std::vector<std::string> noWeather;  ///< sites whose climate has no year of weather
    double yearResidual = 0.0;           ///< of chain and plant, relative to IT power, in the worst hour
};

template <Number N>
ProgrammeOutput<N> evaluateProgramme(const ProgrammeInput<N>& input);

}  // namespace rw
