// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// Powers and heats of so many sites, or buildings, together at the design hour, in plain W. Sums of them are those of
/// more of them.
struct SitePowers {
    struct Stage {
        std::string id;
        double loss = 0.0;
    };
    struct Part {
        std::string_view id;  ///< of the plant, as CoolingPart::id
        std::string_view labelKey;
        double power = 0.0;
        double duty = 0.0;
        double units = 0.0;
    };
    double sites = 0.0;
    double buildings = 0.0;
    double racks = 0.0;
    double grid = 0.0;        ///< drawn at the meters, without the plan's margin
    double generation = 0.0;  ///< taken of the firm power on site
    std::vector<Stage> siteChain;
    std::vector<Stage> chain;  ///< of the buildings
    double facility = 0.0;     ///< at the buildings' inputs
    double it = 0.0;
    double compute = 0.0;      ///< of the IT, what reaches the compute inside
    double rackCooling = 0.0;  ///< of the IT, what fans and pumps in the racks draw
    double house = 0.0;
    double cooling = 0.0;
    double liquidHeat = 0.0;   ///< of the racks' power, what their coolant carries
    std::vector<Part> parts;
    double reuse = 0.0;
    double evaporation = 0.0;  ///< kg/s
    double makeUp = 0.0;       ///< kg/s

    SitePowers() = default;
    /// One building, at its input.
    explicit SitePowers(const BuildingResult<double>& building);

    /// Adds \p n times another's; stages and parts by their ids.
    void add(const SitePowers& other, double n);
    void addSiteChain(const std::vector<StageResult<double>>& stages);
};

}  // namespace rw
