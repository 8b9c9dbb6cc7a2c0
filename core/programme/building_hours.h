// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building_loop.h"
#include "year/year.h"

#include <map>
#include <memory>

namespace rw {

/// A building as it was built for its design hour, run through other hours: chain and plant closed on each other in each.
class BuildingHours {
public:
    /// \p units: of each stage of its chain, and \p sizes: of its plant, both from the design hour.
    BuildingHours(const Plan& plan, const Building& building, std::vector<BuildingLoad<double>> loads, double halls,
                  const std::vector<std::int64_t>& units, const PlantSizes& sizes,
                  std::optional<cooling::LoopCurve> facility = std::nullopt);
    BuildingHours(const BuildingHours&) = delete;
    BuildingHours& operator=(const BuildingHours&) = delete;

    /// An hour in this air, with the racks' load at a point of the plan's profile (-1 to 1). Hours that follow each other
    /// are quickest, because each begins where the last one closed.
    YearHour at(const cooling::Outdoors& outdoors, double wave);
    double reactive() const { return m_reactive; }      ///< var at its input, of the hour asked for last
    double largestResidual() const { return m_residual; }  ///< relative, of all hours so far

private:
    const BuildingSums<double>& sumsAt(double wave);

    const Plan& m_plan;
    Building m_building;  ///< with its chain's units fixed
    PlantMachines m_machines;
    PlantSizes m_sizes;
    std::optional<cooling::LoopCurve> m_facility;  ///< head of the facility water, from its network
    std::vector<BuildingLoad<double>> m_loads;
    Count<double> m_halls;
    std::map<double, BuildingSums<double>> m_sums;
    double m_power = 0.0;
    double m_gain = 0.0;
    double m_reactive = 0.0;
    double m_residual = 0.0;
};

}  // namespace rw
