// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building_hours.h"

#include <algorithm>
#include <cmath>

namespace rw {

BuildingHours::BuildingHours(const Plan& plan, const Building& building, std::vector<BuildingLoad<double>> loads, double halls,
                             const std::vector<std::int64_t>& units, const PlantSizes& sizes, std::optional<cooling::LoopCurve> facility)
    : m_plan(plan), m_building(building), m_machines(plantMachines(plan, building).value()), m_sizes(sizes), m_facility(facility), m_loads(std::move(loads)),
      m_halls(Count<double>::fromSi(halls))
{
    for (std::size_t i = 0; i < m_building.chain.size() && i < units.size(); ++i)
        if (units[i] > 0) m_building.chain[i].units = units[i];
    m_machines.building = &m_building;
    m_machines.cooling = &m_building.cooling;
}

const BuildingSums<double>& BuildingHours::sumsAt(double wave)
{
    const auto known = m_sums.find(wave);
    if (known != m_sums.end()) return known->second;
    return m_sums.emplace(wave, buildingSums<double>(m_plan, m_building, m_loads, m_halls, {&m_plan.assumptions.profile, wave})).first->second;
}

YearHour BuildingHours::at(const cooling::Outdoors& outdoors, double wave)
{
    // A kilowatt in a gigawatt is a million times this: the year's sums hold to their last shown digit and far beyond.
    constexpr double kClosed = 1e-11;
    constexpr int kMostPasses = 30;
    const BuildingSums<double>& sums = sumsAt(wave);
    const BuildingPlace place{m_plan, m_building, m_machines};
    const PlantAir<double> air{outdoors.air.dryBulb, outdoors.wetBulb, outdoors};
    const LiquidSide<double> liquid = liquidSide<double>(place, air, sums, &m_sizes, m_facility ? &*m_facility : nullptr);
    double before = 0.0;
    double gaveBefore = 0.0;
    BuildingPass<double> pass;
    double power = m_power;
    for (int n = 0; n < kMostPasses; ++n) {
        power = m_power;
        pass = buildingPass<double>(place, air, sums, liquid, Power<>::fromSi(power), ChainDetail::Powers, &m_sizes);
        const double gave = pass.plant.power.si();
        const double residual = std::abs(gave - power) / std::max(1.0, sums.it.si());
        if (n > 0 && power != before) {
            const double gain = (gave - gaveBefore) / (power - before);
            // Plants that switch between two states have no gain to speak of.
            if (std::abs(gain) < 0.5) m_gain = gain;
        }
        before = power;
        gaveBefore = gave;
        m_power = power + (gave - power) / (1.0 - m_gain);
        if (residual < kClosed || n + 1 == kMostPasses) {
            m_residual = std::max(m_residual, residual);
            break;
        }
    }
    const PlantResult<double>& plant = pass.plant;
    m_reactive = pass.chain.reactive.si();
    YearHour h;
    h.it = sums.it.si();
    h.facility = pass.chain.in.si();
    h.cooling = power;
    h.house = sums.house.si();
    h.compute = sums.compute;
    h.rackCooling = sums.rackCooling;
    h.chainLoss = pass.chain.loss.si();
    h.heat = plant.heat.si();
    h.chilled = plant.chilledHeat.si();
    h.reuse = plant.reuse.si();
    h.evaporation = plant.evaporation.si();
    h.drift = plant.drift.si();
    h.blowdown = plant.blowdown.si();
    h.supplyMissed = !plant.supplyReached || !plant.airReached;
    h.outsideCurve = plant.outsideCurve;
    return h;
}

}  // namespace rw
