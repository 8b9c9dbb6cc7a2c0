// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/building_hours.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// Cooling power of an hour over that of the design hour up to which the chain's curve is laid.
constexpr double kOverDesign = 1.5;
constexpr std::size_t kMostLoads = 256;
constexpr int kWorthCurve = 4;

}  // namespace

BuildingHours::BuildingHours(const BuildingSetting& setting, std::vector<BuildingLoad<double>> loads, double halls, const BuiltBuilding& built,
                             std::optional<cooling::LoopCurve> facility)
    : m_plan(setting.plan), m_building(setting.building), m_machines(*setting.machines), m_chain(*setting.chain),
      m_place{m_plan, m_building, m_machines, buildingChainPlace(m_building, m_chain)},
      m_sizes(built.sizes), m_facility(facility), m_loads(std::move(loads)), m_halls(Count<double>::fromSi(halls)),
      m_most(kOverDesign * std::max(1.0, built.cooling)), m_power(built.cooling)
{
    for (std::size_t i = 0; i < m_building.chain.size() && i < built.units.size(); ++i)
        if (built.units[i] > 0) m_building.chain[i].units = built.units[i];
    m_machines.building = &m_building;
    m_machines.cooling = &m_building.cooling;
    if (!m_machines.cdu->power.set())
        m_coolant = neededHead<double>(m_place, m_loads, buildingSums<double>(m_plan, m_building, m_loads, m_halls));
}

const BuildingHours::AtLoad& BuildingHours::atLoad(double wave)
{
    // A load of its own for every hour would be remembered for nothing.
    if (m_known.size() >= kMostLoads && !m_known.contains(wave)) m_known.clear();
    const auto [it, added] = m_known.try_emplace(wave);
    AtLoad& load = it->second;
    if (added) {
        load.sums = buildingSums<double>(m_plan, m_building, m_loads, m_halls, {&m_plan.assumptions.profile, wave});
        load.sums.pumpHead = m_coolant;
        load.loops = evaluateLoops<double>(m_machines, liquidLoad(load.sums), &m_sizes, m_facility ? &*m_facility : nullptr, PlantDetail::Powers);
    }
    // A curve takes some ten walks along the chain: worth it where a load comes again.
    if (++load.asked == kWorthCurve) load.chain.emplace(m_place, load.sums, m_most);
    return load;
}

YearHour BuildingHours::at(const cooling::Outdoors& outdoors, double wave)
{
    // A kilowatt in a gigawatt is ten thousand times this: the year's sums hold to their last shown digit and beyond.
    constexpr double kClosed = 1e-10;
    // From here the step along the gain closes the rest, as far as the gain is known.
    constexpr double kNearlyClosed = 1e-6;
    constexpr int kMostPasses = 30;
    const AtLoad& load = atLoad(wave);
    const BuildingSums<double>& sums = load.sums;
    const PlantAir<double> air{outdoors.air.dryBulb, outdoors.wetBulb, outdoors};
    const LiquidSide<double> liquid = evaluateLiquidSide<double>(m_machines, air, load.loops, &m_sizes, PlantDetail::Powers);
    const auto chainAt = [&](double power) { return load.chain ? load.chain->at(power) : chainPoint(m_place, sums, power); };
    AirLoad<double> toAir = racksAir(sums);
    const Heat<> racksToAir = toAir.hallHeat;
    double before = 0.0;
    double gaveBefore = 0.0;
    ChainPoint chain;
    PlantResult<double> plant;
    double power = m_power;
    for (int n = 0; n < kMostPasses; ++n) {
        power = m_power;
        chain = chainAt(power);
        toAir.hallHeat = racksToAir + Heat<>::fromSi(chain.hallHeat);
        toAir.electricalHeat = Heat<>::fromSi(chain.electricalHeat);
        plant = evaluatePlant<double>(m_machines, air, liquid, toAir, &m_sizes, PlantDetail::Powers);
        const double gave = plant.power.si();
        const double residual = std::abs(gave - power) / std::max(1.0, sums.it.si());
        double unsure = 1.0;
        if (n > 0 && power != before) {
            const double gain = (gave - gaveBefore) / (power - before);
            // Plants that switch between two states have no gain to speak of.
            if (std::abs(gain) < 0.5) {
                unsure = std::max(2.0 * std::abs(gain - m_gain), 0.1 * std::abs(gain));
                m_gain = gain;
            }
        }
        before = power;
        gaveBefore = gave;
        m_power = power + (gave - power) / (1.0 - m_gain);
        if (residual < kClosed || n + 1 == kMostPasses) {
            m_residual = std::max(m_residual, residual);
            break;
        }
        if (residual < kNearlyClosed && residual * unsure < kClosed) {
            const ChainPoint there = chainAt(m_power);
            plant.heat += Heat<>::fromSi(there.hallHeat + there.electricalHeat - chain.hallHeat - chain.electricalHeat);
            power = m_power;
            chain = there;
            m_residual = std::max(m_residual, residual * unsure);
            break;
        }
    }
    m_reactive = chain.reactive;
    YearHour h;
    h.it = sums.it.si();
    h.cooling = power;
    h.house = sums.house.si();
    h.compute = sums.compute;
    h.rackCooling = sums.rackCooling;
    h.chainLoss = chain.loss;
    h.facility = h.it + h.cooling + h.house + h.chainLoss;
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
