// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/ride_inputs.h"

#include <algorithm>

namespace rw {

namespace {

const CoolingPart<double>* partOf(const PlantResult<double>& plant, std::string_view id)
{
    const auto found = std::find_if(plant.parts.begin(), plant.parts.end(), [&](const auto& p) { return p.id == id; });
    return found == plant.parts.end() ? nullptr : &*found;
}

}  // namespace

Liquid liquidNamed(const Plan& plan, std::string_view coolant)
{
    const Coolant* known = findById(plan.coolants, coolant);
    return known ? liquidOf(*known) : Liquid{};
}

double heatOfVolume(const Liquid& liquid, double kelvin)
{
    const auto t = Temperature<>::fromSi(kelvin);
    return checkTemperature(liquid, t).ok() ? density(liquid, t).si() * specificHeat(liquid, t).si() : 0.0;
}

double dutyOf(const PlantResult<double>& plant, std::string_view part)
{
    const auto* p = partOf(plant, part);
    return p ? p->duty.si() : 0.0;
}

double powerOf(const PlantResult<double>& plant, std::string_view part)
{
    const auto* p = partOf(plant, part);
    return p ? p->power.si() : 0.0;
}

}  // namespace rw
