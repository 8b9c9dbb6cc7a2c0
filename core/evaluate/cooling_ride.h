// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cooling/ride_through.h"
#include "evaluate/cooling_outage.h"
#include "evaluate/evaluation.h"
#include "evaluate/ride_through_study.h"
#include "power/graph/sweep.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace rw {

/// A rack throttles when its supply is so much above the highest it is made for (methods 3.9, assumed).
inline constexpr double kThrottleMargin = 5.0;  // K
/// How long a UPS of pumps lasts without the sets (assumed: as usual for racks' own).
inline constexpr double kPumpBattery = 300.0;  // s
/// Coolant in a rack for its heat, where the plan's piping tells none (methods 3.9, assumed).
inline constexpr double kRackContent = 0.3e-6;  // m3/W
/// What is not reached by then counts as not reached.
inline constexpr double kRideHorizon = 7200.0;  // s

/// A building's coolant through outages, from its plant at the design hour. Cautious where the model is simple: metal,
/// natural draught and what heat rejection gains from warmer water are left out. A unit's spares stand in for it where
/// they have power; racks of a CDU beyond that have no flow. Chillers that lose power or water start again after the
/// plan's restart time. A part of the facility pumps carries as large a part of the heat.
class CoolingRide {
public:
    /// Errors: ride.none when there is no liquid heat, no facility water, or no rack tells its highest supply.
    static Result<CoolingRide> of(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building);

    const RideMasses& masses() const { return m_masses; }
    bool pumpsOnUps() const { return m_pumpsOnUps; }
    bool chillers() const { return m_chilled > 0.0; }
    double chillerRestart() const { return m_restart; }

    /// With UPS on pumps they hold through what ends within kPumpBattery.
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
    struct Units {
        double duty = 1.0;
        double spare = 0.0;

        /// Of what the duty asks for, with a share of all that are installed out.
        double left(double out) const { return (1.0 - out) * (duty + spare) / duty; }
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
    double m_facilityPumps = 0.0;
    double m_free = 0.0;        ///< W that heat rejection takes
    double m_chilled = 0.0;     ///< W that chillers take
    bool m_wetCondensers = false;  ///< the chillers' heat goes through heat rejection as well
    Units m_cdus, m_pumps, m_rejection, m_rejectionPumps, m_chillers;
    double m_restart = 0.0;
    bool m_pumpsOnUps = false;
    std::map<CoolingOutage, std::optional<double>> m_known;
};

/// All ways to lose cooling; \p graph (null: none) adds the loss of all utilities.
RideStudy rideStudy(const Plan& plan, const CoolingRide& ride, const Building& building, const power::PowerGraph* graph);

/// Joins failures of a building's one-line to its cooling.
class ThrottleTimes {
public:
    ThrottleTimes(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building);

    /// Seconds until the first racks throttle; unset where cooling is not touched, or nothing throttles.
    std::optional<double> after(const power::PowerGraph& graph, const power::Solution& solution);
    /// Solves the failure again where it takes power from anything.
    std::optional<double> after(const power::PowerGraph& graph, const power::FailureRow& row);
    CoolingRide* ride() { return m_ride ? &*m_ride : nullptr; }
    const std::string& problem() const { return m_problem; }

private:
    std::optional<CoolingRide> m_ride;
    std::string m_problem;
};

}  // namespace rw
