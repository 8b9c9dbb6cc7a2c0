// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cooling/ride_through.h"
#include "evaluate/evaluation.h"
#include "evaluate/hall_ride.h"
#include "evaluate/outage_spans.h"
#include "evaluate/ride_through_study.h"
#include "power/graph/sweep.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rw {

/// A building's coolant through outages, from its plant at the design hour. Cautious where the model is simple: metal,
/// natural draught and what heat rejection gains from warmer water are left out. A unit's spares stand in for it where
/// they have power; racks of a CDU beyond that have no flow. Chillers that lose power or water start again after the
/// plan's restart time. A part of the facility pumps carries as large a part of the heat.
class CoolingRide {
public:
    /// Errors: ride.none when there is no liquid heat, no facility water, or no rack tells its highest supply.
    /// \p loops: of the building; null where they cannot be laid out.
    static Result<CoolingRide> of(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building,
                                  const BuildingLoops* loops);
    /// Lays the loops out itself.
    static Result<CoolingRide> of(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building);

    const RideMasses& masses() const { return m_masses; }
    bool pumpsOnUps() const { return m_pumpsOnUps; }
    bool chillers() const { return m_sink.chilled > 0.0; }
    double chillerRestart() const { return m_sink.restart; }
    double horizon() const { return m_horizon; }  ///< s; what is not reached by then counts as not reached

    /// With UPS on pumps they hold through what ends within its battery.
    RideCase ride(const CoolingOutage& outage, bool pumpsOnUps) const;
    /// As the plan has its pumps; each different outage is followed once. Unset where nothing throttles.
    std::optional<double> secondsToThrottle(const CoolingOutage& outage);
    /// What is followed for the racks of one kind: for tests of its balance. \p kind below kinds().
    cooling::RideThrough rideOf(const CoolingOutage& outage, bool pumpsOnUps, std::size_t kind) const;
    std::size_t kinds() const { return m_kinds.size(); }

private:
    struct Kind {
        std::string cluster;
        double supplyLimit;  ///< K
        double plates;       ///< J/K, as if the building held this kind alone
    };

    std::vector<cooling::RidePhase> phases(const CoolingOutage& outage, bool pumpsOnUps) const;

    RideMasses m_masses;
    std::vector<Kind> m_kinds;
    double m_technology = 0.0;  ///< J/K
    double m_facility = 0.0;
    double m_supply = 0.0;      ///< K
    double m_facilitySupply = 0.0;
    double m_heat = 0.0;        ///< W, of racks
    double m_coolantPumps = 0.0;
    PlantUnits m_cdus;
    OutageSink m_sink;          ///< of the facility water
    double m_throttleMargin = 0.0;  ///< K
    double m_battery = 0.0;
    double m_horizon = 0.0;
    bool m_pumpsOnUps = false;
    std::map<CoolingOutage, std::optional<double>> m_known;
};

/// All ways to lose cooling; \p graph (null: none) adds the loss of all utilities.
RideStudy rideStudy(const Plan& plan, const CoolingRide& ride, const Building& building, const power::PowerGraph* graph);
/// The same of the halls' air.
AirStudy airStudy(const Plan& plan, const HallRide& ride, const Building& building, const power::PowerGraph* graph);

/// Seconds from a failure; unset where it does not touch that, or nothing comes of it.
struct OutageSeconds {
    std::optional<double> throttle;  ///< until the first racks throttle
    std::optional<double> airLimit;  ///< until the air before the racks passes its class
};

/// Joins failures of a building's one-line to its cooling.
class ThrottleTimes {
public:
    /// \p loops: of the building; null where they cannot be laid out.
    ThrottleTimes(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building, const BuildingLoops* loops);
    OutageSeconds after(const power::PowerGraph& graph, const power::Solution& solution);
    /// Solves the failure again where it takes power from anything.
    OutageSeconds after(const power::PowerGraph& graph, const power::FailureRow& row);
    CoolingRide* ride() { return m_ride ? &*m_ride : nullptr; }
    HallRide* hall() { return m_hall ? &*m_hall : nullptr; }
    const std::string& problem() const { return m_problem; }        ///< why there is no ride()
    const std::string& hallProblem() const { return m_hallProblem; }

private:
    std::optional<CoolingRide> m_ride;
    std::optional<HallRide> m_hall;
    std::string m_problem;
    std::string m_hallProblem;
};

/// Of a building, whose loops are laid out for it.
ThrottleTimes throttleTimes(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building);

}  // namespace rw
