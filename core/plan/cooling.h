// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/outage.h"
#include "plan/piping.h"

namespace rw {

/// How heat rejection helps where chillers stand: in series before them, instead of them when it alone
/// suffices, or not at all (methods 4.6).
enum class Economiser { Integrated, Alternate, None };

/// Ranges of air that racks are made for (ASHRAE TC 9.9): what may enter them.
enum class AirClass { Recommended, A1, A2, A3, A4 };

/// The warmest and coldest air that may enter a rack of a class, and its highest dew point.
struct AirLimits {
    Temperature<> coldest;
    Temperature<> warmest;
    Temperature<> dewPoint;
};
AirLimits limitsOf(AirClass airClass);

/// A building's cooling, from the racks' loop to the sky.
struct CoolingPlant {
    std::string cdu;
    std::string heatRejection;
    std::string chiller;     ///< trims what the heat rejection cannot reach; empty: none
    std::string airUnit;
    std::string rearDoor;    ///< a coil behind each accelerator rack, in series with it; empty: none
    std::string airChiller;  ///< for the air side; empty: the same heat rejection
    std::string electricalAirUnit;       ///< of rooms with transformers and UPS; empty: as the hall's
    TemperatureDatum supplyTemperature;  ///< TCS supply
    std::string facilityCoolant;         ///< empty: water
    TemperatureDeltaDatum facilityRise{10.0, unit::K};  ///< FWS
    PressureDatum facilityHead{300.0, unit::kPa};
    FractionDatum pumpEfficiency{0.65, unit::one};  ///< wire to water
    FractionDatum controlHead{0.3, unit::one};      ///< of a head, what control valves hold at any flow
    TemperatureDeltaDatum exchangerApproach;  ///< between heat rejection and facility water; unset: 2 K for towers, else none
    PressureDatum rejectionHead{150.0, unit::kPa};  ///< of towers and condensers, where their water is a loop of its own
    Economiser economiser = Economiser::Integrated;
    TemperatureDatum chilledSupply{20.0, unit::C};
    PressureDatum chilledHead{200.0, unit::kPa};
    TemperatureDeltaDatum chilledRise{8.0, unit::K};
    AirClass airClass = AirClass::A2;
    TemperatureDeltaDatum rackAirRise{12.0, unit::K};  ///< of the air through a rack
    FractionDatum bypass{0.05, unit::one};         ///< of the supplied air that meets no rack
    FractionDatum recirculation{0.05, unit::one};  ///< of the racks' air that comes round from their backs
    TemperatureDatum roomDewPoint{15.0, unit::C};
    FractionDatum cyclesOfConcentration{5.0, unit::one};
    bool dryMode = false;        ///< drought: nothing is evaporated
    DatumOf<dim::volume> tank;   ///< of cold facility water; unset: none
    FractionDatum tankUseful{0.9, unit::one};
    bool pumpsOnUps = false;     ///< of racks' and facility water
    TimeDatum chillerRestart{180.0, unit::s};
    DatumOf<dim::heat> heatReuse;        ///< what a neighbour takes, at most
    TemperatureDatum reuseTemperature;   ///< that its water must have
    std::int64_t spareUnits = 1;  ///< of each kind, over what the duty needs
    // Installed in a building, spares included: what bounds its racks. Unset: as many as the duty asks for.
    std::optional<std::int64_t> rejectionUnits;
    std::optional<std::int64_t> chillerUnits;
    std::optional<std::int64_t> cduUnits;
    OutageRules outage;
    Piping piping;

    /// Of facility water, in each loop.
    std::int64_t standbyPumps() const { return piping.standbyPumps.value_or(spareUnits); }

    bool operator==(const CoolingPlant&) const = default;
};

template <> const ObjectType& typeOf<CoolingPlant>();

}  // namespace rw
