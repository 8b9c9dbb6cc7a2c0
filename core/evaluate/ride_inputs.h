// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/plant.h"

#include <string_view>

// What a ride through an outage reads off a plan and its evaluated plant.
namespace rw {

/// Water where the plan names none.
Liquid liquidNamed(const Plan& plan, std::string_view coolant);
/// J/(m3 K); 0 where the liquid has no properties.
double heatOfVolume(const Liquid& liquid, double kelvin);
/// W of a part of the plant; 0 where it has no such part.
double dutyOf(const PlantResult<double>& plant, std::string_view part);
double powerOf(const PlantResult<double>& plant, std::string_view part);

}  // namespace rw
