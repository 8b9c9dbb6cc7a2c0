// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building_hours.h"
#include "programme/building_memo.h"
#include "programme/built.h"
#include "programme/fill.h"
#include "programme/programme.h"
#include "programme/year_drive.h"

#include <array>
#include <future>
#include <map>
#include <memory>
#include <utility>

namespace rw {

/// A platform's part of a phase's power, all parts together 1.
template <Number N>
struct MixPart {
    std::size_t platform = 0;
    Scalar<N> part;
};

/// What a phase adds to the target.
template <Number N>
struct Tranche {
    const Phase* phase = nullptr;
    std::string id;
    std::string name;
    Power<N> target;
    std::vector<MixPart<N>> mix;
};

/// A cluster kind that some phase builds.
template <Number N>
struct PlatformInUse {
    const Cluster* cluster = nullptr;
    const RackDesign* design = nullptr;
    const RackResult<N>* rack = nullptr;
    const ClusterResult<N>* network = nullptr;
    std::optional<RackLoad<N>> load;  ///< at the first site kind's building
    PlatformResult<N> result;
    std::int64_t accelerators = 0;    ///< in one rack
    bool placeable = false;
    std::size_t kind = 0;             ///< the first site kind that takes any of it, or the first of all
};

/// One site's power at its meter.
template <Number N>
struct SiteMeter {
    Power<N> facility;
    Power<N> siteLoss;
    Power<N> input;  ///< at the site's meter
    Power<N> grid;   ///< the grid reading
    ReactivePower<N> reactive;
    std::vector<StageResult<N>> chain;
};

template <Number N>
using Requests = std::vector<std::pair<RackRequest, Count<N>>>;

/// Works a programme out: platforms through a full site, target to racks, racks to sites, totals and
/// the four readings.
template <Number N>
class ProgrammeModel {
public:
    explicit ProgrammeModel(const ProgrammeInput<N>& in) : m_in(in), m_plan(in.plan) {}

    ProgrammeOutput<N> run();
    friend std::vector<BuiltBuildings> builtBuildings(const ProgrammeInput<double>& input);

private:
    // What there is, and one platform through a full site of the first kind: model_platforms.cpp
    void findPlatforms();
    void findSites();
    void describePlatforms();
    Count<N> racksPerHall(std::size_t kind, std::size_t platform) const;
    bool powersKnown() const;
    std::size_t platformOf(const std::string& cluster) const;
    static RackLoad<double> plainLoad(const RackLoad<N>& load);
    SiteMeter<N> meter(std::size_t kind, const SiteContent& content);
    const BuildingResult<N>& building(std::size_t kind, const BuildingContent& content);
    const BuildingResult<N>* built(std::size_t kind, const BuildingContent& content) const;
    Count<N> placedRacks(const Segment& part) const;
    LoadBehaviour<N> behaviourOf(std::size_t kind, const BuildingContent& content, const BuildingResult<N>& result) const;
    SitePowers powersOf(std::size_t kind, const SiteContent& content);
    StepBehaviour<N> siteStep(std::size_t kind, const SiteContent& content, const std::vector<OnsiteResult<N>>& onsite);

    // Target to racks: model_requests.cpp
    void splitTarget();
    Power<N> phaseTarget(const Phase& phase) const;
    std::vector<MixPart<N>> mixOf(const Phase& phase) const;
    std::optional<Power<N>> perRack(std::size_t platform, Basis basis) const;
    static Basis basisOf(const Tranche<N>& tranche, Basis programme);
    std::optional<Requests<N>> requestsFor(Basis basis) const;
    Count<N> countedRacks(const MixPart<N>& share) const;
    void requestFill();
    void countRacks();
    Count<N> networkRacksFor(const PlatformInUse<N>& p, const Count<N>& racks) const;

    // Racks to sites, sums, readings: model_totals.cpp
    static std::vector<RackRequest> plainRequests(const Requests<N>& requests);
    static Count<N> racksOf(const Requests<N>& requests);
    void place();
    void phases();
    void sum();
    void tell(std::size_t kind, const BuildingContent& content);
    void strand();
    /// The target counted on one basis, and its racks placed.
    struct Reading {
        std::optional<Requests<N>> requests;
        std::optional<Fill> fill;
    };
    Reading read(SiteFiller& filler, Basis basis) const;
    void beginReadings();
    std::optional<Count<N>> sitesFor(const Requests<N>& requests, const Fill& fill) const;
    void readings();
    void describeSites();
    void describeBounds(std::size_t kind, std::size_t platform, SiteResult<N>& r);

    /// What the evaluation before knew; null without one.
    const BuildingMemo* memo() const { return m_in.memo; }
    void beginMemo();
    void keepMemo();

    // The year: model_years.cpp
    using BuildingYear = BuildingMemo::Year;
    std::vector<BuildingLoad<double>> plainLoads(std::size_t kind, const BuildingContent& content) const;
    /// The year of all sites of one kind, from which all that is told of it is summed.
    struct KindYear {
        std::size_t kind = 0;
        YearDrive drive;
        std::vector<Error> errors;
        std::shared_ptr<std::vector<BuildingYear>> contents;  ///< with the kinds that have the same building, air and load
        const std::vector<BuildingYear>* known = nullptr;     ///< of the evaluation before
        std::vector<YearHour> hours;      ///< of all its sites, at their meters
        std::vector<YearHour> buildings;  ///< of all their buildings
    };
    const BuildingYear& yearOf(const BuildingContent& content, KindYear& year) const;
    std::vector<YearHour> siteHours(const SiteRun& run, KindYear& year);
    void findDrive(KindYear& year);
    void runYear(KindYear& year);
    bool alike(const KindYear& a, const KindYear& b) const;
    std::vector<KindYear> kindYears();
    void years();
    std::array<N, 2> insideRules() const;
    const BuildingResult<N>& firstBuilding(std::size_t kind);
    SiteIntensities<N> intensities(const Site& site, const Climate& climate, const YearDrive& drive) const;

    struct Built {
        std::size_t kind;
        BuildingContent content;
        std::unique_ptr<BuildingResult<N>> result;
    };

    const ProgrammeInput<N>& m_in;
    const Plan& m_plan;
    std::vector<PlatformInUse<N>> m_platforms;
    std::vector<std::vector<std::optional<RackLoad<N>>>> m_loads;  ///< by site kind and platform
    std::vector<std::vector<HallCapacity<N>>> m_capacities;        ///< likewise
    std::optional<SiteFiller> m_filler;
    std::vector<Tranche<N>> m_tranches;
    std::optional<Power<N>> m_target;
    std::optional<Requests<N>> m_requests;
    std::optional<Fill> m_fill;
    std::vector<Built> m_built;
    std::array<Reading, 4> m_readings;
    std::future<void> m_reading;  ///< of the readings, beside the rest
    std::shared_ptr<SiteFiller> m_readingFiller;
    std::vector<BuildingMemo::Years> m_years;  ///< to be known next time
    ProgrammeOutput<N> m_out;
};

}  // namespace rw
