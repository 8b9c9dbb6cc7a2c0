// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/plant.h"
#include "programme/building.h"

namespace rw {

/// How far the racks of a building are loaded: at design power, or at an hour of a profile.
struct LoadPoint {
    const LoadProfile* profile = nullptr;  ///< null: design power
    double wave = 0.0;                     ///< of the profile, -1 to 1; of an own series its value, 0 to 1

    /// Power of a rack, of its design power. Between its idle and its design power by the profile's definition.
    template <Number N>
    double share(const RackLoad<N>& rack) const
    {
        if (!profile || rack.systems.value() <= 0.0) return 1.0;
        if (profile->kind == ProfileKind::Own) return wave;
        const double mean = profile->mean.si.value_or(rack.typical.value() / rack.systems.value());
        const double room = std::min(1.0 - mean, mean - rack.idle.value() / rack.systems.value());
        return mean + wave * std::max(0.0, room);
    }
};

/// Everything of a building that does not depend on its own cooling power.
template <Number N>
struct BuildingSums {
    std::string of;  ///< recording only
    Count<N> racks;
    Count<N> halls;
    Power<N> systems;
    Power<N> network;
    Power<N> storage;
    Power<N> inRackPump;
    Power<N> it;
    Power<N> rack;  ///< the largest, with its part of network and storage
    Power<N> house;
    Heat<N> liquidHeat;
    VolumeFlow<N> coolantFlow;
    cooling::Conductance<N> coolantRate;
    Count<N> inRackCdus;
    Heat<N> inRackPumpHeat;            ///< into the coolant
    std::vector<RackAir<N>> rackAir;   ///< of accelerator racks, where they have rear doors
    std::optional<cooling::PumpHead> pumpHead{};  ///< of the coolant's loop, where the CDUs' power follows from it
    double compute = 0.0;      ///< W, of the IT what reaches the compute inside
    double rackCooling = 0.0;  ///< W, of the IT what fans and pumps in the racks draw
};
template <Number N>
LiquidLoad<N> liquidLoad(const BuildingSums<N>& s)
{
    return {s.liquidHeat, s.coolantFlow, s.coolantRate, s.inRackCdus, s.inRackPumpHeat, s.pumpHead ? &*s.pumpHead : nullptr};
}
/// What the racks leave to the air; what the chain loses in rooms comes on top. Refers to the sums.
template <Number N>
AirLoad<N> racksAir(const BuildingSums<N>& s)
{
    Heat<N> fromRacks = asHeat(s.it) - s.liquidHeat;
    if (s.inRackPumpHeat.value() > 0.0) fromRacks = fromRacks - s.inRackPumpHeat;
    return {fromRacks, {}, s.liquidHeat, s.rackAir.empty() ? nullptr : &s.rackAir};
}
template <Number N>
BuildingSums<N> buildingSums(const Plan& plan, const Building& building, const std::vector<BuildingLoad<N>>& loads,
                             const Count<N>& halls, const LoadPoint& point = {});
BuildingSums<double> plainSums(const BuildingSums<double>& sums);
BuildingSums<double> plainSums(const BuildingSums<Recorded>& sums);

/// A building with its machines and its chain ready.
struct BuildingPlace {
    const Plan& plan;
    const Building& building;
    const PlantMachines& machines;
    ChainPlace chain;
};

/// The head of the coolant's loop, where the power of the building's CDUs follows from it. \p sums: at design.
template <Number N>
std::optional<cooling::PumpHead> neededHead(const BuildingPlace& place, const std::vector<BuildingLoad<N>>& loads, const BuildingSums<N>& sums);

template <Number N>
struct BuildingPass {
    ChainResult<N> chain;
    PlantResult<N> plant;
    Heat<N> hallHeat;
};
/// Powers leaves out what nothing else depends on.
enum class BuildingDetail { Powers, All };
inline ChainDetail ofChain(BuildingDetail d) { return d == BuildingDetail::All ? ChainDetail::All : ChainDetail::Powers; }
inline PlantDetail ofPlant(BuildingDetail d) { return d == BuildingDetail::All ? PlantDetail::All : PlantDetail::Powers; }
/// The side of the plant that its chain does not reach; as built, or sized for this load.
template <Number N>
LiquidSide<N> liquidSide(const BuildingPlace& place, const PlantAir<N>& air, const BuildingSums<N>& sums, BuildingDetail detail,
                         const PlantSizes* built = nullptr);
/// A building's power chain, for a cooling power.
template <Number N>
ChainResult<N> buildingChain(const BuildingPlace& place, const BuildingSums<N>& sums, const Power<N>& cooling, ChainDetail detail);
/// Chain and plant once, for a cooling power.
template <Number N>
BuildingPass<N> buildingPass(const BuildingPlace& place, const PlantAir<N>& air, const BuildingSums<N>& sums, const LiquidSide<N>& liquid,
                             const Power<N>& cooling, BuildingDetail detail, const PlantSizes* built = nullptr);

/// The loop's gain is a few per cent (losses cooled at a COP) and nearly constant, so that steps along it (Steffensen)
/// close in a few passes; where whole units make it jump, plain iteration, which gains more than a digit a pass, goes on.
/// \p plant: as the last pass left it, where asked for.
CoolingLoop closeCooling(const BuildingPlace& place, const PlantAir<double>& air, const BuildingSums<double>& sums,
                         PlantResult<double>* plant = nullptr);

}  // namespace rw
