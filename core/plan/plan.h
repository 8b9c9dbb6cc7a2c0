// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/cooling.h"
#include "plan/delivery.h"
#include "plan/economics.h"
#include "plan/hall.h"
#include "plan/power.h"
#include "plan/selection.h"
#include "plan/series.h"
#include "plan/weather.h"
#include "schema/references.h"

namespace rw {

enum class Basis { Systems, It, Facility, Grid };
enum class TargetKind { Power, Count, Fill };
enum class CountUnit { Racks, Accelerators, Pods };
enum class DealStatus { None, Binding, LetterOfIntent, Reported };

std::string_view name(Basis basis);  ///< "systems", "it", "facility", "grid"

/// What stands on the report's cover.
struct Project {
    std::string title;
    std::string client;
    std::string author;
    std::string revision;
    Date date;
    std::string notes;

    bool operator==(const Project&) const = default;
};

/// A share of a phase's power given to the racks of one cluster kind.
struct MixShare {
    std::string id;
    std::string cluster;  ///< id in clusters, whose rack design is the platform
    FractionDatum share{1.0, unit::one};

    bool operator==(const MixShare&) const = default;
};

/// What a phase's gigawatts count: as the programme's, or its own where its announcement says so.
enum class PhaseBasis { Programme, Systems, It, Facility, Grid };

/// A dated tranche of the target.
struct Phase {
    std::string id;
    std::string name;
    Date start;
    Date end;
    PowerDatum target;  ///< unset: what the earlier phases leave of the programme's target
    PhaseBasis basis = PhaseBasis::Programme;
    RampShape ramp = RampShape::Linear;  ///< how its power comes on between its dates
    std::vector<MixShare> mix;
    std::string note;

    bool operator==(const Phase&) const = default;
};

/// What a milestone releases.
enum class MilestoneKind { Note, Money, Shares, Option };

/// A flag at a cumulative power or a date, with what it releases.
struct Milestone {
    std::string id;
    std::string name;
    MilestoneKind kind = MilestoneKind::Note;
    PowerDatum at;  ///< cumulative power on the programme's basis
    Date day;
    MoneyDatum amount;
    std::int64_t shares = 0;
    MoneyDatum sharePrice;  ///< that a share must have reached
    std::string condition;

    bool operator==(const Milestone&) const = default;
};

/// What is in use already and is no part of the target.
struct Installed {
    std::string id;
    std::string name;
    std::string note;

    bool operator==(const Installed&) const = default;
};

struct Programme {
    TargetKind targetKind = TargetKind::Power;
    PowerDatum target;
    Basis basis = Basis::Systems;
    std::optional<std::int64_t> targetCount;
    CountUnit countUnit = CountUnit::Racks;
    DealStatus dealStatus = DealStatus::None;
    MoneyDatum dealValue;
    std::vector<Phase> phases;
    std::vector<Milestone> milestones;
    std::vector<Installed> installed;
    Delivery delivery = defaultDelivery();
    SiteSelection selection;

    bool operator==(const Programme&) const = default;
};

enum class SizeUnit { Accelerators, Racks };

/// Accelerators joined by one scale-out network.
struct Cluster {
    std::string id;
    std::string name;
    std::string rackDesign;
    std::int64_t size = 32;
    SizeUnit sizeUnit = SizeUnit::Racks;
    std::string networkSwitch;
    std::optional<std::int64_t> portsPerAccelerator;  ///< unset: the accelerator's own
    FractionDatum oversubscription{1.0, unit::one};   ///< downlinks per uplink at the leaf
    std::optional<std::int64_t> tiers;                ///< unset: the fewest that reach

    bool operator==(const Cluster&) const = default;
};

/// A kind of building.
struct Building {
    std::string id;
    std::string name;
    std::string hall;
    std::optional<std::int64_t> halls;  ///< unset: as many as the grid limit can feed
    PowerSystem power = defaultPowerSystem();
    std::vector<ChainStage> chain;
    CoolingPlant cooling;
    DatumOf<dim::area> landArea;     ///< of its ground, with its yard and its part of roads; unset: land limits nothing

    bool operator==(const Building&) const = default;
};

/// What a grid connection gives from a day on, before its full contract.
struct GridStep {
    std::string id;
    Date day;
    PowerDatum power;  ///< at the meter

    bool operator==(const GridStep&) const = default;
};

/// A site, or a kind of site that is built as often as the target asks.
struct Site {
    std::string id;
    std::string name;
    std::string building;
    std::string climate;
    std::string weather;                    ///< a year of the plan's own; empty: the climate's built-in one
    std::optional<std::int64_t> count;      ///< unset: as many as the target needs
    std::optional<std::int64_t> buildings;  ///< unset: as many as the grid limit can feed
    std::string region;                     ///< sites that a single event may take together; empty: each for itself
    DatumOf<dim::none> latitude;            ///< degrees north; unset: the climate's
    DatumOf<dim::none> longitude;           ///< degrees east; unset: the climate's
    SiteWish selection = SiteWish::Free;
    PowerDatum gridLimit;                   ///< contracted at the meter
    Date gridDate;                          ///< of the full contract
    std::vector<GridStep> gridSteps;        ///< what is energised before
    PowerDatum electricalLimit;             ///< that its own substation passes on with its redundancy kept; unset: no bound
    DatumOf<dim::area> land;                ///< unset: buildings are bounded by their number
    MoneyDatum openingCost;                 ///< of this site, in place of what the cost lines say for a site
    PowerDatum generation{0.0, unit::MW};   ///< firm on-site, at the design hour
    std::vector<ChainStage> chain;          ///< between the meter and the buildings
    VoltageDatum gridVoltage;               ///< at the meter
    DatumOf<dim::apparentPower> faultLevel; ///< of the grid there
    FractionDatum powerFactorMinimum;       ///< that the contract asks for
    GridConnection connection = GridConnection::Parallel;
    FlowDatum waterLimit;                   ///< the most it may draw on a day
    DatumOf<dim::volumePerEnergy> waterIntensity{2.0, unit::LkWh};  ///< of the grid's power, at its source
    DatumOf<dim::massPerEnergy> carbonIntensity;    ///< of the grid's power; unset: the climate's
    std::string carbonSeries;                       ///< hour by hour, in place of the intensity; empty: none
    DatumOf<dim::moneyPerEnergy> energyPrice;       ///< unset: the climate's
    DatumOf<dim::moneyPerEnergy> peakEnergyPrice;   ///< in the hours below, on working days; unset: as the other
    std::int64_t peakFrom = 12;  ///< hour of the day, local standard time
    std::int64_t peakTo = 20;
    std::string priceSeries;                        ///< hour by hour, in place of the prices above; empty: none
    DatumOf<dim::moneyPerPower> demandCharge;       ///< each month, on its highest hour
    std::vector<OnsitePower> onsite;        ///< behind the meter, beside the firm generation above

    bool operator==(const Site&) const = default;
};

/// Rules of thumb that stand in where nothing better is known. All graded; all editable.
struct Assumptions {
    FractionDatum typicalFraction;
    FractionDatum idleFraction;
    FractionDatum peakRatio;
    FractionDatum storageShare;
    FractionDatum storageLiquidShare;
    PowerDatum supportRackPower;
    FractionDatum houseShare;
    DatumOf<dim::powerDensity> houseDensity;
    FractionDatum gridMargin;
    FractionDatum powerFactor;
    TemperatureDatum roomTemperature;
    FractionDatum rackFanShare;         ///< of the heat that leaves a rack by air, what its fans draw
    FractionDatum rackSupplyEfficiency; ///< of supplies of which a rack tells nothing
    Workload workload = defaultWorkload();
    LoadProfile profile;
    std::vector<ReliabilityRule> reliability;  ///< where the planner knows better than defaultReliability()

    bool operator==(const Assumptions&) const = default;
};
/// The shipped rules with their sources (methods 0a).
Assumptions defaultAssumptions();

struct Override {
    std::string id;
    std::string path;
    std::string value;  ///< as on the command line: "6 GW"

    bool operator==(const Override&) const = default;
};

/// A named set of overrides on the same plan.
struct Scenario {
    std::string id;
    std::string name;
    std::vector<Override> overrides;

    bool operator==(const Scenario&) const = default;
};

/// A finding the planner has accepted, with the reason.
struct Acknowledgement {
    std::string id;
    std::string code;
    std::string subject;
    std::string reason;

    bool operator==(const Acknowledgement&) const = default;
};

/// Text of a file that this version does not know: kept where it stood and written back.
struct UnknownKey {
    std::string path;
    std::string json;

    bool operator==(const UnknownKey&) const = default;
};

/// What the planner typed, and nothing else: results never live here. A plain value: copying it is
/// how jobs, undo and scenarios work.
struct Plan : Equipment {
    Project project;
    Programme programme;
    std::vector<Cluster> clusters;
    std::vector<Hall> halls;
    std::vector<Building> buildings;
    std::vector<Site> sites;
    std::vector<PlanWeather> weather;  ///< imported years
    std::vector<PlanSeries> series;    ///< imported hours of load, carbon, price
    Assumptions assumptions = defaultAssumptions();
    Economics economics = defaultEconomics();
    std::vector<Scenario> scenarios;
    std::vector<Acknowledgement> acknowledgements;
    std::int64_t nextId = 1;  ///< ids are never used again
    std::vector<UnknownKey> unknown;

    bool operator==(const Plan&) const = default;
};

template <> const ObjectType& typeOf<Project>();
template <> const ObjectType& typeOf<MixShare>();
template <> const ObjectType& typeOf<Phase>();
template <> const ObjectType& typeOf<Milestone>();
template <> const ObjectType& typeOf<Installed>();
template <> const ObjectType& typeOf<Programme>();
template <> const ObjectType& typeOf<Cluster>();
template <> const ObjectType& typeOf<Building>();
template <> const ObjectType& typeOf<GridStep>();
template <> const ObjectType& typeOf<Site>();
template <> const ObjectType& typeOf<Assumptions>();
template <> const ObjectType& typeOf<Override>();
template <> const ObjectType& typeOf<Scenario>();
template <> const ObjectType& typeOf<Acknowledgement>();
template <> const ObjectType& typeOf<Plan>();

/// Every reference of a plan that names nothing. Empty when all is well.
std::vector<LostReference> lostReferences(const Plan& plan);

/// A new id for an object of a list: "<stem>-<n>", never used before in this plan.
std::string freshId(Plan& plan, std::string_view stem);
/// The same with a counter apart, for edits that are still being made: \p next goes on behind the id given.
std::string freshId(const Plan& plan, std::int64_t& next, std::string_view stem);

}  // namespace rw
