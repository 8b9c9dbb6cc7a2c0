// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "programme/building.h"

#include <string>
#include <string_view>

namespace rw {

/// What a load group of a building's one-line is called by those who read: "MI450 rack/busway-12" is
/// "MI450 rack, Busway 12", a cooling part has its label. A group that says nothing stays as it is.
std::string loadGroupWords(const BuildingResult<double>& building, std::string_view group);

}  // namespace rw
