// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/programme.h"

namespace rw {

/// Equal buildings on equal sites of a filled programme.
struct BuiltBuildings {
    std::string site;            ///< id of the plan's entry
    std::size_t run = 0;         ///< of equal sites, in the order in which they are filled
    std::int64_t sites = 0;      ///< of the run
    std::int64_t buildings = 0;  ///< in each of them
    BuildingResult<double> result;
};

/// What a programme builds, content by content: partly filled buildings and sites too. Together they are all of its racks
/// that found a place. Empty where nothing can be filled.
std::vector<BuiltBuildings> builtBuildings(const ProgrammeInput<double>& input);

}  // namespace rw
