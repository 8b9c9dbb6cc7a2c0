// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evaluate/evaluation.h"

#include <optional>
#include <string_view>

namespace rw {

/// What goes with the accelerator racks of a building, in all its halls, as it is filled first: units, whole ones where
/// they are of machines; racks of network and storage by their parts.
struct HallNeeds {
    double racks = 0.0;
    double networkRacks = 0.0;
    double storageRacks = 0.0;
    double cdus = 0.0;  ///< with the spare ones; none where they are in the racks
    double airUnits = 0.0;
    double busways = 0.0;  ///< of all feeds, as are the panels
    double panels = 0.0;
};

HallNeeds hallNeeds(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& building);
/// Of the first building that has such halls and racks in them; nothing where there is none.
std::optional<HallNeeds> hallNeeds(const Plan& plan, const Evaluation& evaluation, std::string_view hall);

}  // namespace rw
