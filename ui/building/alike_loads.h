// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building.h"

#include <QString>

#include <string>
#include <vector>

namespace rw::ui {

/// Loads at equal units of a stage that fare alike: one line of a table stands for all of them.
struct AlikeLoads {
    std::vector<std::size_t> members;  ///< into what was given, by the number of their unit
    QString name;                      ///< "Helios, Busway 1–117, 119"; of one load as it is called
    QString all;                       ///< which they are, where the name has no room for all ranges; else empty
};

/// Gathers load groups ("rack/busway-12") that stand at the same stage and whose \p figures are the same but for rounding,
/// in the order in which the first of each comes.
std::vector<AlikeLoads> alikeLoads(const BuildingResult<double>* building, const std::vector<std::string>& groups,
                                   const std::vector<std::vector<double>>& figures);

}  // namespace rw::ui
