// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogue/catalogue.h"
#include "evaluate/evaluation.h"

#include <stop_token>
#include <string>

namespace rw {

/// Where a site may be thought to stand. What is empty is the site's own.
struct YearPlace {
    std::string climate;  ///< of the plan or the catalogue: what its plant is designed for, prices and carbon of the place
    std::string weather;  ///< a year of the plan's own; empty with a climate: the built-in one of that climate

    bool operator==(const YearPlace&) const = default;
};

/// One full site by itself, hour by hour.
struct PlaceYear {
    SiteYear year;  ///< with its hours
    SiteResult<double> site;
    double buildings = 0.0;
    double itPower = 0.0;  ///< W, at the design hour

    const YearFigures<double>& figures() const { return *site.year; }
};

/// The site as it would be at a place: once, filled with the mix of all phases, its plant designed for the place's climate,
/// and followed through the hours of the place's weather. Elsewhere than at its own place it keeps its grid connection, but
/// not its prices and carbon: those are the place's. \p evaluation: of the plan.
/// Errors: path.unknown (no such site), catalogue.unknown-entry, place.weather (no year of weather), place.none (nothing
/// can be placed on it), place.cancelled.
Result<PlaceYear> yearAt(const Plan& plan, const Catalogue& catalogue, const Evaluation& evaluation, const std::string& site,
                         const YearPlace& place = {}, std::stop_token cancel = {});

}  // namespace rw
