// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/plant.h"
#include "power/chain.h"
#include "power/rack.h"
#include "power/rack_inside.h"
#include "programme/load_behaviour.h"
#include "year/figures.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace rw {

/// Standby generator sets of one building.
template <Number N>
struct StandbyResult {
    std::string generator;      ///< id; empty: none
    std::string name;
    Power<N> recharge;          ///< of batteries after the event
    Power<N> need;
    Power<N> usableEach;        ///< derated, at the highest load of its class
    Count<N> sets;              ///< spares included
    Scalar<N> loadFraction;     ///< of derated rating, all sets running
    std::int64_t spares = 0;    ///< that the sets there are leave; below zero: too few
    bool belowMinimum = false;
    VolumeFlow<N> fuelFlow;
    Quantity<dim::volume, N> fuel;  ///< for the autonomy asked for
};

/// One building at a fill, at the design hour.
template <Number N>
struct BuildingResult {
    std::string id;
    std::string name;
    std::string site;   ///< whose climate the design hour is
    Count<N> racks;     ///< accelerator racks in it
    Count<N> halls;     ///< in use
    Power<N> systemsPower;
    Power<N> networkPower;
    Power<N> storagePower;
    Power<N> inRackPump;     ///< of CDUs in the racks, part of the IT power
    Power<N> itPower;
    Power<N> rackPower;      ///< of the largest rack, with its part of network and storage
    Power<N> coolingPower;
    Power<N> housePower;
    Power<N> chainLoss;
    Power<N> facilityPower;  ///< at the building's input
    ReactivePower<N> facilityReactive;
    Heat<N> liquidHeat;
    Heat<N> airHeat;
    VolumeFlow<N> coolantFlow;
    Scalar<N> pueDesign;     ///< at the building's input
    std::vector<StageResult<N>> chain;
    StandbyResult<N> standby;
    LoadBehaviour<N> behaviour;
    std::vector<std::pair<std::string, std::int64_t>> parts;  ///< racks of each cluster kind in it
    PlantResult<N> plant;    ///< at the design hour
    double compute = 0.0;      ///< W, of the IT power what reaches the compute inside the racks
    double rackCooling = 0.0;  ///< W, of the IT power what fans and pumps in the racks draw
    /// The plant as built in the extreme air of twenty years, its chain's losses those of the design hour. Null: the climate
    /// tells no such air.
    std::shared_ptr<const PlantResult<double>> extreme;
    bool extremeReached = true;  ///< false: in the extreme air of twenty years the plant as built falls short
    bool extremeAirReached = true;
    std::optional<YearFigures<N>> year;  ///< of all buildings of this kind together
    double closure = 0.0;    ///< |in - (useful + losses)| / in
    double coolingResidual = 0.0;  ///< relative change of the cooling power in the last pass through chain and plant
};

/// How the power of a CDU's pumps follows its flow: their head by what control valves hold, or by the loop's curve.
struct PumpLaw {
    double held = 1.0;
    double load = 0.0;  ///< design flow, of rated
    std::optional<cooling::LoopCurve> curve{};

    /// Of the power at design flow, at a share of that flow.
    double at(double share) const
    {
        if (curve) return share * curve->headAt(share * curve->designFlow) / curve->designHead;
        const auto head = [&](double of) { return held + (1.0 - held) * (of * load) * (of * load); };
        return share * head(share) / head(1.0);
    }
};

/// One accelerator rack with its part of network and storage, as a building carries it.
template <Number N>
struct RackLoad {
    Power<N> systems;
    Power<N> network;
    Power<N> storage;
    Heat<N> liquidHeat;  ///< of all three
    VolumeFlow<N> coolantFlow;  ///< at the building's supply temperature
    TemperatureDelta<N> coolantRise;
    // What the year needs of a rack that is not at its design power.
    Power<N> typical;    ///< of the systems, as the two below
    Power<N> idle;
    Heat<N> systemsLiquidHeat;
    bool fixedFlow = false;  ///< the coolant's flow does not follow the heat
    RackInside inside;         ///< of the rack itself
    RackInside supportInside;  ///< of network and storage
    const RackDesign* design = nullptr;
    // CDUs that stand in the rack, of its part of network and storage racks too.
    Count<N> inRackCdus;        ///< in the accelerator rack itself
    Power<N> inRackPump;        ///< at rack input
    Heat<N> inRackPumpHeat;     ///< into the coolant; what is left warms the air, as shelf loss does
    PumpLaw inRackPumpLaw;
    std::optional<CaseResult<N>> plate{};  ///< at the building's supply temperature

    Power<N> it() const
    {
        const Power<N> sum = systems + network + storage;
        return inRackPump.value() > 0.0 ? sum + inRackPump : sum;
    }
};

/// So many racks of one load.
template <Number N>
struct BuildingLoad {
    RackLoad<N> rack;
    Count<N> racks;
};

/// A building where it stands, with its machines ready: what all of its contents share.
struct BuildingSetting {
    const Plan& plan;
    const Building& building;
    const Climate& climate;
    std::string site;
    std::shared_ptr<const PlantMachines> machines;
    std::shared_ptr<const ReadyChain> chain;
    PlantAir<double> air;  ///< of the design hour
};
/// Of a site whose building has no problem. \p known: settings made before, of which one of the same building lends its machines.
BuildingSetting buildingSetting(const Plan& plan, const Site& site, const std::vector<BuildingSetting>& known = {});

/// Cooling power that closes on itself.
struct CoolingLoop {
    double power = 0.0;
    double residual = 0.0;
    int passes = 0;
};

/// One building at the design hour of its climate, with the power chain and the plant closed on each other:
/// losses in rooms are cooled, and cooling is fed through the chain (fixed point, relative 1e-13).
/// \p closed: as buildingDemand found it for the same loads, where that is known.
template <Number N>
BuildingResult<N> evaluateBuilding(const BuildingSetting& setting, const std::vector<BuildingLoad<N>>& loads, const Count<N>& halls,
                                   const CoolingLoop* closed = nullptr);
/// Whether the plant as built reaches its temperatures in the extreme air of its climate too.
void checkExtreme(const BuildingSetting& setting, const std::vector<BuildingLoad<double>>& loads, BuildingResult<double>& result);

/// A litre of make-up is a kilogram, as in every metric of water.
inline constexpr double kWaterDensity = 1000.0;

/// What a building asks of its site at its design hour, and of the units installed in it.
struct BuildingDemand {
    electrical::ComplexPower<double> power;  ///< at its input
    double water = 0.0;                      ///< m3/s of make-up
    CoolingLoop cooling;
    PlantSizes sizes;
    double worstStage = 0.0;  ///< of the stages with given units: the highest load, of what they carry with redundancy kept
};
/// Of evaluateBuilding that alone, to the same bit.
BuildingDemand buildingDemand(const BuildingSetting& setting, const std::vector<BuildingLoad<double>>& loads, const Count<double>& halls);

/// A building's chain, with its equipment looked up.
ChainPlace buildingChainPlace(const Building& building, const ReadyChain& ready);
/// A site's chain between its meter and its buildings.
ChainPlace siteChain(const Site& site);

/// What keeps a building from being calculated, as a plan path; empty when nothing does.
std::string buildingProblem(const Plan& plan, const Building* building, const Site& site);

/// The same for many sites, of which those with one building in one climate are looked at once.
class BuildingProblems {
public:
    explicit BuildingProblems(const Plan& plan) : m_plan(plan) {}
    std::string at(const Site& site);

private:
    const Plan& m_plan;
    std::set<std::pair<std::string, std::string>> m_sound;  ///< building and climate
};

}  // namespace rw
