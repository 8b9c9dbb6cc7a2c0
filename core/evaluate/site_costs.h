// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

namespace rw {

/// What a site costs before any rack stands in it, USD.
struct SiteCosts {
    double opening = 0.0;
    double perBuilding = 0.0;
};

/// From the cost lines that are paid once, for MW, buildings and sites; racks and what comes with them cost the same on any site
/// and are left out. \p it, \p facility: of one building, W.
SiteCosts siteCosts(const Plan& plan, const Site& site, double it, double facility);

}  // namespace rw
