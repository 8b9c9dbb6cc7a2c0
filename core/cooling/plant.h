// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cooling/cdus.h"
#include "cooling/sink.h"

#include <string>
#include <string_view>
#include <vector>

namespace rw {

/// One part of the cooling plant, all its units together.
template <Number N>
struct CoolingPart {
    std::string_view id;  ///< "cdu", "facility_pumps", "heat_rejection", "trim_chillers", "air_units", ...
    std::string_view labelKey;
    Power<N> power;
    Heat<N> duty;
    Count<N> units;       ///< installed, with spares; 0 for pumps
};

/// The air outside a plant.
template <Number N>
struct PlantAir {
    Temperature<N> dryBulb;
    Temperature<N> wetBulb;
    cooling::Outdoors outdoors;
};
/// A site's design hour: 0.4 % dry and wet bulb together (methods 0a), or the extremes of twenty years.
enum class DesignAir { Design, Extreme };
/// Unset where the climate lacks a temperature, or its wet bulb does not fit its dry bulb.
template <Number N>
std::optional<PlantAir<N>> designAir(const Climate& climate, DesignAir which);

/// What a building's coolant carries.
template <Number N>
struct LiquidLoad {
    Heat<N> liquidHeat;
    VolumeFlow<N> coolantFlow;             ///< TCS
    cooling::Conductance<N> coolantRate;   ///< TCS, heat for each kelvin of its rise
    Count<N> inRackCdus;                   ///< where CDUs stand in racks: so many
    Heat<N> pumpHeat;                      ///< and what their pumps, fed from the racks, add to the coolant
    /// Head of the racks' loop, where it was laid out: CDUs whose maker tells no power need it. Null: unknown.
    const cooling::PumpHead* pumpHead = nullptr;
};

/// Equal racks that give heat to air.
template <Number N>
struct RackAir {
    Count<N> racks;
    Heat<N> heat;  ///< of one
};

/// What its air carries.
template <Number N>
struct AirLoad {
    Heat<N> hallHeat;        ///< in the halls: of racks, and of losses there
    Heat<N> electricalHeat;  ///< in electrical rooms
    Heat<N> liquid;          ///< of it, what liquid-to-air CDUs gave there from the racks' coolant
    const std::vector<RackAir<N>>* racks = nullptr;  ///< what of the halls' heat passes rear doors first; null: nothing
};

/// A loop as it runs.
template <Number N>
struct LoopState {
    Temperature<N> supply;
    Temperature<N> returns;
    VolumeFlow<N> flow;
    Pressure<N> head;
};

/// What a plant was built for: units on duty without spares, and the flows of the design hour. Plain, because
/// 8,760 hours are measured against it.
struct PlantSizes {
    int cdus = 0;
    SinkSizes facility;
    SinkSizes chilled;
    int airUnits = 0;
    int electricalUnits = 0;
    double coolantFlow = 0.0;     ///< m3/s
    double facilitySupply = 0.0;  ///< K, that the CDUs need at the design hour
    double facilityFlow = 0.0;    ///< m3/s
    double chilledFlow = 0.0;     ///< m3/s

    bool operator==(const PlantSizes&) const = default;
};

template <Number N>
struct PlantResult {
    std::vector<CoolingPart<N>> parts;
    Power<N> power;
    LoopState<N> coolant;
    LoopState<N> facility;
    LoopState<N> chilled;
    TemperatureDelta<N> approach;      ///< coolant supply over facility supply
    Temperature<N> rejectionOutlet;    ///< what heat rejection alone gives the facility water
    Temperature<N> airSupply;          ///< of the hall's air units
    Temperature<N> rackInlet;          ///< of air, recirculation mixed in
    Temperature<N> airReturn;
    VolumeFlow<N> airFlow;             ///< supplied to the halls
    Heat<N> doorHeat;                  ///< taken by rear doors, before it meets a room
    double doorAir = 0.0;              ///< most air through a door, of its rated flow
    std::optional<Temperature<N>> airCduSupply;  ///< the coldest coolant that liquid-to-air CDUs give in that air
    std::optional<Pressure<N>> offeredHead;      ///< of a CDU at its flow; unset: its maker tells none
    Heat<N> heat;                      ///< that leaves the building through its loops
    Heat<N> chilledHeat;               ///< of it, through chillers
    Heat<N> reuse;                     ///< of it, given away
    cooling::MassFlow<N> evaporation;
    cooling::MassFlow<N> drift;
    cooling::MassFlow<N> blowdown;
    bool supplyReached = true;  ///< false: the facility water comes warmer than the CDUs need
    bool airReached = true;     ///< false: so does the chilled water
    bool outsideCurve = false;
    bool wet = false;           ///< water is evaporated
    bool freezing = false;
    PlantSizes sizes;
};

/// What of a plant is told: Powers leaves out its parts and what nothing else depends on.
enum class PlantDetail { Powers, All };

/// The plant's side that the power chain's losses do not reach: racks' loop, facility water and what cools it.
template <Number N>
struct LiquidSide {
    PlantResult<N> plant;
    Heat<N> toHalls;                 ///< of liquid-to-air CDUs
    Heat<N> brought;                 ///< by the facility water to what cools it
    cooling::Conductance<N> rate{};  ///< of the facility water
};

/// The plant in the air of an hour (methods 3, 4). Without \p built it is sized for this hour: units by integer
/// count; with it, it is the plant as built.
/// \p facility: how the head of the facility water follows its flow, where its network was solved; else by the share
/// that control valves hold.
///
/// Its three steps each depend on less than the next: the loops on their load, what cools them on the air too, and the
/// whole plant on the losses that the power chain leaves to the air.
template <Number N>
LiquidSide<N> evaluateLoops(const PlantMachines& machines, const LiquidLoad<N>& load, const PlantSizes* built = nullptr,
                            const cooling::LoopCurve* facility = nullptr, PlantDetail detail = PlantDetail::All);
template <Number N>
LiquidSide<N> evaluateLiquidSide(const PlantMachines& machines, const PlantAir<N>& air, const LiquidSide<N>& loops,
                                 const PlantSizes* built = nullptr, PlantDetail detail = PlantDetail::All);
template <Number N>
PlantResult<N> evaluatePlant(const PlantMachines& machines, const PlantAir<N>& air, const LiquidSide<N>& liquid, const AirLoad<N>& load,
                             const PlantSizes* built = nullptr, PlantDetail detail = PlantDetail::All);

/// What keeps the plant from being calculated, as a plan path; empty when nothing does.
std::string plantProblem(const Plan& plan, const Building& building, const Climate* climate);

}  // namespace rw
