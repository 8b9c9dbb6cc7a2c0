// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/exchanger.h"
#include "cooling/rejection/adiabatic.h"
#include "cooling/rejection/chiller.h"
#include "cooling/rejection/tower.h"
#include "fluid/liquid.h"
#include "plan/plan.h"

#include <string>

namespace rw {

/// Fans and air units are rated in standard air, kg/m3.
inline constexpr double kStandardAir = 1.2;

/// The machines that a building's plant is made of, each made ready from its record: one unit of every kind.
struct PlantMachines {
    const Plan* plan = nullptr;
    const Building* building = nullptr;
    const CoolingPlant* cooling = nullptr;
    const Cdu* cdu = nullptr;
    const HeatRejection* rejection = nullptr;
    const Chiller* trim = nullptr;        ///< null: none
    const Chiller* airChiller = nullptr;  ///< null: none
    const AirUnit* air = nullptr;
    const AirUnit* electricalAir = nullptr;
    const AirUnit* door = nullptr;        ///< behind every accelerator rack; null: none
    Liquid facilityLiquid;

    cooling::RatedExchanger exchanger;  ///< of a CDU; its hot side is the racks' coolant
    double cduFlow = 0.0;               ///< m3/s, secondary, at rating
    cooling::DryCooler dry;
    cooling::AdiabaticPad pad;
    cooling::CoolingTower tower;
    cooling::RatedExchanger coil;       ///< of a hall's air unit; its hot side is air
    double chilledVolumeHeat = 0.0;     ///< J/(m3 K), of the facility's liquid between chilled supply and return
    double airFlow = 0.0;               ///< m3/s, of a hall's air unit at capacity
    cooling::RatedExchanger doorCoil;   ///< likewise, of a rear door
    double doorAirFlow = 0.0;
    double electricalAirFlow = 0.0;
    cooling::ChillerModel trimModel;
    cooling::ChillerModel airModel;
    double exchangerApproach = 0.0;     ///< K, between heat rejection and facility water

    /// Whether heat rejection evaporates water in this plan.
    bool wet() const { return rejection->kind != RejectionKind::DryCooler && !cooling->dryMode; }
};

/// Heat for each kelvin and cubic metre of a liquid between two temperatures.
double volumeHeat(const Liquid& liquid, Temperature<> supply, TemperatureDelta<> rise);

/// Makes them ready. The error's path says what is missing or cannot be made; its climate matters for nothing here.
Result<PlantMachines> plantMachines(const Plan& plan, const Building& building);

}  // namespace rw
