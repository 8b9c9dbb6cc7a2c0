// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace rw {

/// Ways to lose cooling (methods 3.9), each at the design hour with all racks at design power.
enum class CoolingLoss {
    UntilGenerators,  ///< all mechanical power, until standby sets run; then chillers restart
    ChillerRestart,   ///< chillers trip and start again
    FacilityPumps,    ///< the rest: for good
    CoolantPumps,     ///< of one CDU or of all: its racks feel the same
    HeatRejection,
    Everything
};
std::string_view name(CoolingLoss loss);  ///< "until_generators", ...

/// The racks of one cluster kind while cooling is lost. Times are s from the loss; unset: not within kRideHorizon.
struct RideOfRacks {
    std::string cluster;
    double supplyLimitK = 0.0;  ///< highest supply that the rack is made for
    double throttleK = 0.0;
    std::optional<double> secondsToLimit;     ///< of its coolant's supply or, at rest, of the coolant in the rack
    std::optional<double> secondsToThrottle;
};

/// Temperatures at a time.
struct RideMoment {
    double seconds = 0.0;
    double rackK = 0.0;      ///< supply that would stand for the rack's own coolant: at rest it warms apart
    double coolantK = 0.0;   ///< technology supply
    double facilityK = 0.0;  ///< facility supply
    double tankJ = 0.0;      ///< left
};

struct RideCase {
    CoolingLoss loss = CoolingLoss::Everything;
    bool pumpsOnUps = false;
    double outageSeconds = 0.0;  ///< endless: for good
    std::vector<RideOfRacks> racks;
    std::vector<RideMoment> moments;  ///< of the racks that throttle first, else of the first ones
};

/// Unset where nothing throttles.
std::optional<double> firstThrottle(const RideCase& ride);

/// The masses and rates that a building's coolant rides through an outage with. SI units.
struct RideMasses {
    double racksM3 = 0.0;       ///< coolant in racks
    double technologyM3 = 0.0;  ///< in pipes, hoses and CDUs
    double facilityM3 = 0.0;
    bool byLoops = false;       ///< volumes are those of the generated pipe loops; else of a rule, assumed
    double exchangerWK = 0.0;   ///< of all CDUs on duty, for each kelvin between the two supplies
    double tankJ = 0.0;
};

/// How long a building's racks go on when cooling is lost.
struct RideStudy {
    std::string building;
    std::string problem;  ///< why there is none; then all else is empty
    RideMasses masses;
    std::vector<RideCase> cases;  ///< those the plant can have, with and without UPS on pumps where that matters
    /// All utilities lost, by the building's one-line; unset where that does not touch cooling.
    std::optional<RideCase> utilities;
    double transferSeconds = 0.0;  ///< with it: how long coolant pumps stand still; 0: they do not; endless: for good
};

}  // namespace rw
