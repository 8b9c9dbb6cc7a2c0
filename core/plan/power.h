// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/equipment.h"

namespace rw {

/// How the units of a stage stand in for each other (methods 2.3).
enum class Redundancy {
    N,                ///< no spare
    NPlus1,           ///< one spare on a common bus
    NPlus2,
    TwoN,             ///< two systems, each for the whole load
    ThreeToMakeTwo,   ///< three systems, any two for the whole load
    FourToMakeThree,
    NPlusR,           ///< so many spares on a common bus
    TwoNPlusR,        ///< two systems, each with so many spares
    Distributed,      ///< any number of systems, all but one for the whole load
    BlockRedundant,   ///< so many reserve units behind static transfer switches take a whole unit's load
};

enum class StageCarries { It, All, Mechanical };
enum class StageLocation { Outdoors, ElectricalRoom, Hall };
enum class UpsMode { DoubleConversion, Eco };

/// One stage of the power chain, the source's side first.
struct ChainStage {
    std::string id;
    std::string name;
    std::string converter;
    std::optional<std::int64_t> units;  ///< unset: as many as load and redundancy ask for
    Redundancy redundancy = Redundancy::N;
    std::optional<std::int64_t> spares;   ///< with n+r, 2(n+r) and block redundancy; unset: 1
    std::optional<std::int64_t> systems;  ///< with distributed redundancy; unset: 3
    StageCarries carries = StageCarries::It;
    StageLocation location = StageLocation::ElectricalRoom;
    std::string feed;          ///< the stage of this chain that feeds it; empty: the one before
    FractionDatum share;       ///< of what its feed's branches carry alike; unset: equal parts
    UpsMode mode = UpsMode::DoubleConversion;
    bool staged = false;       ///< switches off the units that its load does not need
    TimeDatum battery;         ///< at the units' rating
    VoltageDatum voltage;      ///< at its output, line to line, or between poles; unset: as it comes
    std::string conductor;     ///< from its feed to it
    LengthDatum conductorLength;
    std::optional<std::int64_t> conductorRuns;  ///< in parallel, for each phase; unset: 1

    bool operator==(const ChainStage&) const = default;
};

/// How many systems share a stage's load, and what each has to spare.
struct RedundancyScheme {
    std::int64_t systems = 1;
    std::int64_t spares = 0;   ///< in each system, sharing its load
    std::int64_t reserve = 0;  ///< idle until they take a whole unit's load
};
RedundancyScheme schemeOf(const ChainStage& stage);

/// Units that a redundancy installs where the load alone needs \p needed of them (methods 2.3). With lineups,
/// each system's count is the least that is a multiple or a divisor of them, so that its units pair off with those
/// of the stages before and behind; units on a common bus, and reserve units, need not.
std::int64_t installedUnits(const RedundancyScheme& scheme, std::int64_t needed,
                            std::optional<std::int64_t> lineups = std::nullopt);
/// Units that carry the load when as many as the redundancy allows are lost, of \p installed.
std::int64_t usableUnits(const RedundancyScheme& scheme, std::int64_t installed);

/// Which rule sizes a conductor and its protection for a continuous load (methods 2.2).
enum class ContinuousRule { Iec, Nec80, Nec100 };
enum class Frequency { Hz50, Hz60 };
enum class Cords { Two, One };

/// What a building's electrical installation is, beside its stages.
struct PowerSystem {
    ContinuousRule code = ContinuousRule::Iec;
    Frequency frequency = Frequency::Hz50;
    VoltageDatum supplyVoltage;      ///< where the building is fed
    DatumOf<dim::apparentPower> faultLevel;  ///< of the source there
    Cords cords = Cords::Two;
    std::optional<std::int64_t> lineups;     ///< equal paths that each system is built of; unset: counts by load alone
    FractionDatum dropLimit{0.05, unit::one};
    FractionDatum loadPowerFactor{0.98, unit::one};
    FractionDatum mechanicalPowerFactor{0.95, unit::one};
    TemperatureDatum windingTemperature;    ///< of transformers under load
    TemperatureDatum conductorTemperature;
    std::string generator;           ///< standby sets; empty: none
    std::int64_t generatorSpares = 1;
    std::optional<std::int64_t> generatorUnits;
    std::string generatorFeeds;      ///< the stage of the chain at whose output they take over
    TimeDatum autonomy;              ///< that the fuel on site lasts at full load
    TimeDatum recharge;              ///< until batteries are full again
    FractionDatum batteryEfficiency{0.9, unit::one};  ///< of a charge and its discharge

    bool operator==(const PowerSystem&) const = default;
};
PowerSystem defaultPowerSystem();

/// Blocks of one kind behind a site's meter.
struct OnsitePower {
    std::string id;
    std::string name;
    std::string block;
    std::optional<std::int64_t> units;  ///< unset: as many as the power below asks for
    PowerDatum power;                   ///< wanted, firm at the design hour
    std::int64_t spares = 0;

    bool operator==(const OnsitePower&) const = default;
};

enum class GridConnection { Parallel, Islanded };

/// How the load of many racks comes together (methods 1.4).
enum class WorkloadKind { Training, Inference };
struct Workload {
    WorkloadKind kind = WorkloadKind::Training;
    FractionDatum correlation;      ///< between racks: 1 in synchronous training
    FractionDatum deviation;        ///< standard deviation of one rack's power, of its mean
    FractionDatum quantile;         ///< probability that the coincident peak stays below the figure
    FractionDatum stepAmplitude;    ///< of a training step, of design power
    TimeDatum stepPeriod;
    FractionDatum stepDuty;
    TimeDatum stepRise;
    TimeDatum peakDuration;         ///< of a rack's peak; unset: only its height is checked
    DatumOf<dim::powerRamp> gridRamp;  ///< the most that the grid takes at one site

    bool operator==(const Workload&) const = default;
};
Workload defaultWorkload();

/// How the racks' power goes over days and weeks (methods 5): flat, round a mean with a daily high, or by a series of the plan's.
enum class ProfileKind { Flat, Diurnal, Own };
struct LoadProfile {
    ProfileKind kind = ProfileKind::Flat;
    FractionDatum mean;       ///< of design power, in energy; unset: the racks' typical power
    FractionDatum amplitude{0.5, unit::one};  ///< diurnal: of the room between the mean and the nearer of idle and design power
    std::int64_t peakHour = 15;               ///< local standard time
    std::string series;       ///< own: of design power in each hour, as the mean

    bool operator==(const LoadProfile&) const = default;
};

/// How often a kind of equipment fails and how long it is out.
struct ReliabilityRule {
    std::string id;  ///< a converter's kind, "generator", "bus", "utility", "rack_feed"
    TimeDatum mtbf;
    TimeDatum mttr;
    FractionDatum commonCause;

    bool operator==(const ReliabilityRule&) const = default;
};
const std::vector<ReliabilityRule>& defaultReliability();

template <> const ObjectType& typeOf<ChainStage>();
template <> const ObjectType& typeOf<PowerSystem>();
template <> const ObjectType& typeOf<OnsitePower>();
template <> const ObjectType& typeOf<Workload>();
template <> const ObjectType& typeOf<LoadProfile>();
template <> const ObjectType& typeOf<ReliabilityRule>();

}  // namespace rw
