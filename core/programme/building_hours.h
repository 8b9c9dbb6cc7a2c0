// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building.h"
#include "programme/building_loop.h"
#include "programme/chain_curve.h"
#include "year/year.h"

#include <map>
#include <memory>

namespace rw {

/// A building as it was built for its design hour: what its other hours start from.
struct BuiltBuilding {
    std::vector<std::int64_t> units;  ///< of each stage of its chain
    PlantSizes sizes;
    double cooling = 0.0;             ///< W, at the design hour
};

/// A building run through other hours than its design hour: chain and plant closed on each other in each.
class BuildingHours {
public:
    BuildingHours(const BuildingSetting& setting, std::vector<BuildingLoad<double>> loads, double halls, const BuiltBuilding& built,
                  std::optional<cooling::LoopCurve> facility = std::nullopt);
    BuildingHours(const BuildingHours&) = delete;
    BuildingHours& operator=(const BuildingHours&) = delete;

    /// An hour in this air, with the racks' load at a point of the plan's profile (-1 to 1). Hours that follow each other
    /// are quickest, because each begins where the last one closed.
    YearHour at(const cooling::Outdoors& outdoors, double wave);
    double reactive() const { return m_reactive; }      ///< var at its input, of the hour asked for last
    double largestResidual() const { return m_residual; }  ///< relative, of all hours so far

private:
    /// What the air of an hour does not change, at one load of the racks.
    struct AtLoad {
        BuildingSums<double> sums;
        LiquidSide<double> loops;
        std::optional<ChainCurve> chain;
        int asked = 0;
    };
    const AtLoad& atLoad(double wave);

    const Plan& m_plan;
    Building m_building;  ///< with its chain's units fixed
    PlantMachines m_machines;
    ReadyChain m_chain;
    BuildingPlace m_place;
    PlantSizes m_sizes;
    std::optional<cooling::LoopCurve> m_facility;  ///< head of the facility water, from its network
    std::optional<cooling::PumpHead> m_coolant;    ///< of the coolant's loop, where the CDUs' power follows from it
    std::vector<BuildingLoad<double>> m_loads;
    Count<double> m_halls;
    std::map<double, AtLoad> m_known;
    double m_most;        ///< W, that the chain's curve reaches to
    double m_power;
    double m_gain = 0.0;
    double m_reactive = 0.0;
    double m_residual = 0.0;
};

}  // namespace rw
