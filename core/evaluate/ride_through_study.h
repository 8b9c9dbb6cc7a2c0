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
    AirUnits,         ///< the water they are given still flows
    ChilledWater,     ///< its pumps, chillers and heat rejection; the air units still run
    CoolantPumps,     ///< of one CDU or of all: its racks feel the same
    HeatRejection,
    Everything
};
std::string_view name(CoolingLoss loss);  ///< "until_generators", ...

/// The racks of one cluster kind while cooling is lost. Times are s from the loss; unset: not within the plan's horizon.
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
    double horizonSeconds = 0.0;  ///< what is not reached by then counts as not reached
    RideMasses masses;
    std::vector<RideCase> cases;  ///< those the plant can have, with and without UPS on pumps where that matters
    /// All utilities lost, by the building's one-line; unset where that does not touch cooling.
    std::optional<RideCase> utilities;
    double transferSeconds = 0.0;  ///< with it: how long coolant pumps stand still; 0: they do not; endless: for good
};

/// Temperatures of a hall's air at a time.
struct AirMoment {
    double seconds = 0.0;
    double inletK = 0.0;    ///< before the racks
    double behindK = 0.0;
    double chilledK = 0.0;  ///< water to the air units
};

struct AirCase {
    CoolingLoss loss = CoolingLoss::Everything;
    bool onUps = false;           ///< air units and pumps of chilled water
    double outageSeconds = 0.0;   ///< endless: for good
    std::optional<double> secondsToLimit;
    std::vector<AirMoment> moments;
};

/// What a building's air rides through an outage with. SI units.
struct AirMasses {
    double airM3 = 0.0;       ///< in the halls
    bool measured = false;    ///< halls have width and depth; else by a rule for each rack, assumed
    double metalJK = 0.0;
    double chilledM3 = 0.0;
};

/// How long the air before a building's racks keeps within its class when its cooling is lost.
struct AirStudy {
    std::string building;
    std::string problem;  ///< why there is none; then all else is empty
    double limitK = 0.0;  ///< warmest inlet of the plan's class of air
    double horizonSeconds = 0.0;
    AirMasses masses;
    std::vector<AirCase> cases;
    std::optional<AirCase> utilities;  ///< all utilities lost, by the one-line; unset where that does not touch the air
    double transferSeconds = 0.0;      ///< with it: how long air units stand still; 0: they do not; endless: for good
};

}  // namespace rw
