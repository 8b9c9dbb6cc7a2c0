// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/finding.h"
#include "plan/plan.h"
#include "quantity/quantity.h"

#include <optional>
#include <string>
#include <vector>

namespace rw {

/// Power at a rack's input by state (methods 0a). Law: idle <= typical <= design <= peak.
template <Number N>
struct PowerStates {
    Power<N> nameplate;
    Power<N> peak;
    Power<N> design;
    Power<N> typical;
    Power<N> idle;
};

/// What the trays of one kind contribute to their rack.
template <Number N>
struct TrayResult {
    std::string id;
    std::int64_t count = 0;
    Power<N> power;   ///< one tray, design, at the busbar, after the maker's figure has scaled it
    Power<N> stated;  ///< one tray, design, as the plan states it
    Heat<N> liquidHeat;  ///< all trays of the kind
    Heat<N> airHeat;
};

/// A rack design, evaluated once however often it is built.
template <Number N>
struct RackResult {
    std::string id;
    std::string name;
    Count<N> accelerators;
    Count<N> heightUsed;  ///< mounting units
    std::vector<TrayResult<N>> trays;

    // Unset while a power that the design needs is unset.
    std::optional<PowerStates<N>> power;
    std::optional<Power<N>> traySum;     ///< rack input if the trays alone ruled
    std::optional<Power<N>> makerPower;  ///< rack input as the maker states it
    std::optional<Power<N>> busbarPower;
    std::optional<Power<N>> shelfLoss;
    std::optional<Power<N>> busbarLoss;
    std::optional<Current<N>> busbarCurrent;
    std::optional<Power<N>> shelfInstalled;
    std::optional<Power<N>> shelfUsable;  ///< under the redundancy
    std::optional<Heat<N>> liquidHeat;
    std::optional<Heat<N>> airHeat;
    std::optional<VolumeFlow<N>> coolantFlow;
    std::optional<TemperatureDelta<N>> coolantRise;
    std::optional<Pressure<N>> pressureDrop;
    std::optional<Mass<N>> mass;
    std::optional<Power<N>> powerLow;   ///< range of the design power, where one is known
    std::optional<Power<N>> powerHigh;
    std::optional<Money<N>> priceLow;
    std::optional<Money<N>> priceHigh;
};

/// A cluster of the plan's size with its scale-out network.
template <Number N>
struct ClusterResult {
    std::string id;
    std::string rackDesign;
    Count<N> accelerators;
    Count<N> racks;
    Count<N> endpoints;
    Count<N> tiers;
    Count<N> leaves;
    Count<N> spines;  ///< middle tier
    Count<N> cores;   ///< top tier of three
    Count<N> switches;
    Count<N> optics;
    Count<N> networkRacks;
    Power<N> networkPower;
    Heat<N> networkLiquidHeat;
    std::optional<Power<N>> systemsPower;
    bool reachable = true;  ///< false when three tiers of this switch are not enough
};

/// One stage of a power chain at a load.
template <Number N>
struct StageResult {
    std::string id;
    std::string name;
    Power<N> in;
    Power<N> out;
    Power<N> loss;
    Count<N> units;
    Scalar<N> loadFraction;  ///< of installed rating
};

/// One part of the cooling plant at the design hour.
template <Number N>
struct CoolingPart {
    std::string id;       ///< "cdu", "facility_pumps", "heat_rejection", "chiller", "air_units", ...
    std::string labelKey;
    Power<N> power;
    Heat<N> duty;
    Count<N> units;
};

/// One building at a fill, at the design hour.
template <Number N>
struct BuildingResult {
    std::string id;
    std::string name;
    std::string site;   ///< whose climate the design hour is
    Count<N> racks;     ///< accelerator racks in it
    Count<N> halls;     ///< in use
    Power<N> systemsPower;
    Power<N> networkPower;
    Power<N> storagePower;
    Power<N> itPower;
    Power<N> coolingPower;
    Power<N> housePower;
    Power<N> chainLoss;
    Power<N> facilityPower;  ///< at the building's input
    Heat<N> liquidHeat;
    Heat<N> airHeat;
    VolumeFlow<N> coolantFlow;
    Scalar<N> pueDesign;     ///< at the building's input
    std::vector<StageResult<N>> chain;
    std::vector<CoolingPart<N>> cooling;
    double closure = 0.0;    ///< |in - (useful + losses)| / in
};

/// What limits how much fits.
enum class Limit { None, HallPower, HallPlaces, HallRacksGiven, Buildings, Grid };
std::string_view name(Limit limit);

/// The racks of one cluster kind through hall, building and site.
template <Number N>
struct PlatformResult {
    std::string cluster;
    std::string rackDesign;
    Power<N> rackPower;
    Power<N> networkPerRack;
    Power<N> storagePerRack;
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

/// A site of the plan, filled.
template <Number N>
struct SiteResult {
    std::string id;
    std::string name;
    Count<N> count;        ///< how many of it are in use
    Count<N> racks;        ///< in one full site
    Power<N> capacityIt;   ///< of one full site
    Power<N> capacityGrid;
    Power<N> gridLimit;
    Limit limit = Limit::None;
    Limit nextLimit = Limit::None;
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
    std::vector<std::pair<std::string, Count<N>>> racksByCluster;
};

template <Number N>
struct SitesNeeded {
    Count<N> systems;
    Count<N> it;
    Count<N> facility;
    Count<N> grid;
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
    std::optional<SitesNeeded<N>> sitesNeeded;
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
};

/// Everything computed from a plan. Filled by evaluate(); shown by everyone, calculated by nobody else.
template <Number N>
struct EvaluationOf {
    std::string planName;
    std::string scenario;  ///< id; empty for the plan itself
    Basis basis = Basis::Systems;
    std::vector<RackResult<N>> racks;
    std::vector<ClusterResult<N>> clusters;
    std::vector<PlatformResult<N>> platforms;  ///< one for each cluster of which racks can be placed
    std::vector<BuildingResult<N>> buildings;  ///< one for each building kind in use: as filled first
    std::vector<SiteResult<N>> sites;
    std::vector<PhaseResult<N>> phases;
    ProgrammeResult<N> programme;
    std::vector<Finding> findings;  ///< errors first, then warnings, notes; filled for double only
};
using Evaluation = EvaluationOf<double>;

/// The version of the engine, as in reports and files.
std::string_view engineVersion();

/// Evaluates a plan. Pure and deterministic: the same plan gives the same bits.
/// \p scenario: id of a scenario whose overrides were applied to the plan already; only carried along.
Evaluation evaluate(const Plan& plan, std::string_view scenario = {});

}  // namespace rw
