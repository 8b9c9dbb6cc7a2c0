// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/rejection/outdoors.h"
#include "plan/plan.h"
#include "weather/weather_year.h"

#include <memory>
#include <vector>

namespace rw {

/// The outdoor air of a site's year, ready for its plant: of every hour, and of bins.
struct OutdoorYear {
    SharedWeather weather;
    std::vector<cooling::Outdoors> hours;
    double coldest = 0.0;  ///< K, dry bulb of its coldest hour
    struct Bin {
        cooling::Outdoors air;
        double count = 0.0;  ///< hours
    };
    struct Bins {
        std::vector<Bin> list;
        std::vector<std::size_t> ofHour;  ///< for each hour of the year
    };
    Bins joint;  ///< by dry and wet bulb: for plants that evaporate water
    Bins dry;    ///< by dry bulb alone: for all others, which hardly notice humidity
};

/// Of a site: its own weather year, or the built-in one of its climate. The last few are kept; from any thread.
/// Null where there is neither, or the year cannot be read.
std::shared_ptr<const OutdoorYear> outdoorYear(const Plan& plan, const Site& site);

}  // namespace rw
