// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/machines.h"

#include "cooling/cdus.h"

#include <cmath>

namespace rw {

namespace {

using cooling::kZeroCelsius;

/// Where flows of a rating are told by volume only: properties at 35 °C, the middle of the plant's temperatures.
constexpr double kRatingTemperature = kZeroCelsius + 35.0;
/// Between open towers and facility water stands an exchanger: 2 K, assumed.
constexpr double kTowerExchanger = 2.0;
/// A dry coil's air rises by this part of the difference between the inlets, where its flow is not told (assumed).
constexpr double kAirRise = 0.6;
/// Water for each air of a tower, by mass (assumed).
constexpr double kWaterToAir = 1.2;

std::string_view keyOf(ChillerCurves curves)
{
    switch (curves) {
    case ChillerCurves::Carnot: break;
    case ChillerCurves::Carrier19Xr: return "carrier-19xr-1558";
    case ChillerCurves::TraneCvhf: return "trane-cvhf-2799";
    case ChillerCurves::YorkYk: return "york-yk-4396";
    case ChillerCurves::McQuayPfh: return "mcquay-pfh-4020";
    case ChillerCurves::McQuayWsc: return "mcquay-wsc-471";
    case ChillerCurves::YorkYcal: return "york-ycal-0033";
    }
    return {};
}

Error missing(const std::string& path) { return {.code = "plant.missing", .path = path}; }

Error at(Error error, const std::string& path)
{
    error.path = path;
    return error;
}

cooling::ExchangerRating ratingOf(const Cdu& cdu, const Liquid& facility, double secondaryFlow)
{
    // The racks' coolant differs from plan to plan; a maker rates with water or a thin glycol, whose capacities lie within 3 %.
    const Liquid water;
    const auto t = Temperature<>::fromSi(kRatingTemperature);
    cooling::ExchangerRating r;
    r.heat = Heat<>::fromSi(*cdu.capacity.si);
    r.approach = TemperatureDelta<>::fromSi(*cdu.approach.si);
    r.hotHeatCapacity = specificHeat(water, t);
    r.coldHeatCapacity = specificHeat(facility, t);
    r.hotFlow = cooling::MassFlow<>::fromSi(secondaryFlow * density(water, t).si());
    r.coldFlow = cooling::MassFlow<>::fromSi(cdu.facilityFlow.si.value_or(secondaryFlow) * density(facility, t).si());
    return r;
}

Result<cooling::DryCooler> dryCoolerOf(const HeatRejection& h)
{
    cooling::DryCoolerRating r;
    r.heat = Heat<>::fromSi(*h.capacity.si);
    r.airIn = Temperature<>::fromSi(*h.ratedDryBulb.si);
    r.fluidOut = r.airIn + TemperatureDelta<>::fromSi(*h.approach.si);
    r.fluidIn = r.fluidOut + TemperatureDelta<>::fromSi(*h.range.si);
    if (h.airFlow.set()) r.air = VolumeFlow<>::fromSi(*h.airFlow.si);
    r.airRise = kAirRise;
    r.fanPower = Power<>::fromSi(h.fanPower.si.value_or(0.0) * *h.capacity.si);
    r.leastSpeed = h.minimumSpeed.si.value_or(r.leastSpeed);
    return cooling::makeDryCooler(r, 1);
}

Result<cooling::CoolingTower> towerOf(const HeatRejection& h, double cycles)
{
    cooling::TowerRating r;
    r.range = TemperatureDelta<>::fromSi(*h.range.si);
    r.water = cooling::MassFlow<>::fromSi(*h.capacity.si / (cooling::kTowerWaterHeat * *h.range.si));
    r.approach = TemperatureDelta<>::fromSi(*h.approach.si);
    r.wetBulb = Temperature<>::fromSi(*h.ratedWetBulb.si);
    r.waterToAir = kWaterToAir;
    if (h.airFlow.set()) {
        const MoistAir air = saturatedAir(r.wetBulb, r.pressure);
        r.waterToAir = r.water.si() / (*h.airFlow.si / specificVolume(air).si());
    }
    r.fanPower = Power<>::fromSi(h.fanPower.si.value_or(0.0) * *h.capacity.si);
    r.leastSpeed = h.minimumSpeed.si.value_or(r.leastSpeed);
    r.driftShare = h.drift.si.value_or(0.0);
    r.cycles = cycles;
    return cooling::makeTower(r, 1);
}

/// A capacity told without temperatures is taken to hold at 20 °C leaving water and 35 °C air or 30 °C condenser
/// water (assumed); a curve set has its own.
Result<cooling::ChillerModel> chillerOf(const Chiller& c)
{
    const bool water = c.condenser == Condenser::Water;
    cooling::ChillerRating r;
    if (c.curves != ChillerCurves::Carnot) {
        const cooling::ChillerCurveSet* set = cooling::findChillerCurves(keyOf(c.curves));
        RW_ASSERT(set);
        r = cooling::ratingOf(*set);
        r.cop = c.referenceCop.si.value_or(r.cop);
    } else {
        r.leaving = Temperature<>::of(20.0, unit::C);
        r.entering = Temperature<>::of(water ? 30.0 : 35.0, unit::C);
        r.cop = c.referenceCop.si.value_or(0.0);
    }
    r.capacity = Heat<>::fromSi(*c.capacity.si);
    r.carnotFraction = *c.carnotFraction.si;
    r.evaporatorApproach = TemperatureDelta<>::fromSi(*c.evaporatorApproach.si);
    // The model condenses above what enters: water warms on its way through.
    r.condenserApproach = TemperatureDelta<>::fromSi(*c.condenserApproach.si + (water ? *c.condenserRange.si : 0.0));
    r.minimumLift = TemperatureDelta<>::fromSi(*c.minimumLift.si);
    r.leastLoad = *c.minimumLoad.si;
    return cooling::makeChiller(r);
}

/// A unit's air at capacity; where its maker tells none, as the heat warms standard air by 12 K.
double airFlowOf(const AirUnit& unit)
{
    constexpr double kRise = 12.0;
    return unit.airFlow.si.value_or(*unit.capacity.si / (kStandardAir * cooling::kDryAirHeat * kRise));
}

Result<cooling::RatedExchanger> coilOf(const AirUnit& unit, double waterRise)
{
    const auto t = Temperature<>::fromSi(cooling::kZeroCelsius + 20.0);
    cooling::ExchangerRating r;
    r.arrangement = cooling::FlowArrangement::CrossflowUnmixed;
    r.heat = Heat<>::fromSi(*unit.capacity.si);
    r.approach = TemperatureDelta<>::fromSi(*unit.approach.si);
    r.hotHeatCapacity = SpecificHeat<>::fromSi(cooling::kDryAirHeat);
    r.hotFlow = cooling::MassFlow<>::fromSi(airFlowOf(unit) * kStandardAir);
    r.coldHeatCapacity = specificHeat({}, t);
    r.coldFlow = cooling::MassFlow<>::fromSi(*unit.capacity.si / waterRise / r.coldHeatCapacity.si());
    return cooling::makeExchanger(r);
}

bool complete(const Chiller& c)
{
    return c.capacity.set() && c.carnotFraction.set() && c.evaporatorApproach.set() && c.condenserApproach.set() &&
           c.minimumLift.set() && c.minimumLoad.set() && c.condenserRange.set();
}

}  // namespace

double volumeHeat(const Liquid& liquid, Temperature<> supply, TemperatureDelta<> rise)
{
    const Temperature<> mean = supply + 0.5 * rise;
    return density(liquid, mean).si() * specificHeat(liquid, mean).si();
}

Result<PlantMachines> plantMachines(const Plan& plan, const Building& building)
{
    const CoolingPlant& c = building.cooling;
    const std::string path = "buildings[" + building.id + "].cooling";
    PlantMachines m;
    m.plan = &plan;
    m.building = &building;
    m.cooling = &c;
    m.cdu = findById(plan.cdus, c.cdu);
    m.rejection = findById(plan.heatRejection, c.heatRejection);
    m.trim = findById(plan.chillers, c.chiller);
    m.airChiller = findById(plan.chillers, c.airChiller);
    m.air = findById(plan.airUnits, c.airUnit);
    m.door = findById(plan.airUnits, c.rearDoor);
    m.electricalAir = c.electricalAirUnit.empty() ? m.air : findById(plan.airUnits, c.electricalAirUnit);

    if (!m.cdu || !m.cdu->capacity.set() || *m.cdu->capacity.si <= 0.0 || !m.cdu->approach.set()) return missing(path + ".cdu");
    const HeatRejection* h = m.rejection;
    if (!h || !h->capacity.set() || !h->approach.set() || !h->range.set() || !h->ratedDryBulb.set() || !h->ratedWetBulb.set())
        return missing(path + ".heat_rejection");
    const auto usable = [](const AirUnit* a) {
        return a && a->capacity.set() && *a->capacity.si > 0.0 && a->fanPower.set() && a->approach.set() && a->minimumSpeed.set();
    };
    if (!usable(m.air)) return missing(path + ".air_unit");
    if (!usable(m.electricalAir)) return missing(path + ".electrical_air_unit");
    if (m.door && (!usable(m.door) || m.door->kind != AirUnitKind::RearDoor)) return missing(path + ".rear_door");
    if (m.trim && !complete(*m.trim)) return missing(path + ".chiller");
    if (m.airChiller && !complete(*m.airChiller)) return missing(path + ".air_chiller");
    struct Needed {
        const Datum* datum;
        const char* key;
    };
    for (const Needed& n : {Needed{&c.supplyTemperature, "supply_temperature"}, Needed{&c.facilityRise, "facility_rise"},
                            Needed{&c.facilityHead, "facility_head"}, Needed{&c.pumpEfficiency, "pump_efficiency"},
                            Needed{&c.controlHead, "control_head"}, Needed{&c.rejectionHead, "rejection_head"},
                            Needed{&c.chilledSupply, "chilled_supply"}, Needed{&c.chilledHead, "chilled_head"},
                            Needed{&c.chilledRise, "chilled_rise"}, Needed{&c.rackAirRise, "rack_air_rise"},
                            Needed{&c.bypass, "bypass"}, Needed{&c.recirculation, "recirculation"},
                            Needed{&c.cyclesOfConcentration, "cycles_of_concentration"}})
        if (!n.datum->set()) return missing(path + "." + n.key);

    if (const Coolant* coolant = findById(plan.coolants, c.facilityCoolant)) m.facilityLiquid = liquidOf(*coolant);
    m.chilledVolumeHeat = volumeHeat(m.facilityLiquid, Temperature<>::fromSi(*c.chilledSupply.si), TemperatureDelta<>::fromSi(*c.chilledRise.si));
    m.cduFlow = cooling::ratedFlow(*m.cdu);
    if (m.cdu->kind != CduKind::LiquidToAir) {
        auto exchanger = cooling::makeExchanger(ratingOf(*m.cdu, m.facilityLiquid, m.cduFlow));
        if (!exchanger) return at(exchanger.error(), "cdus[" + m.cdu->id + "].approach");
        m.exchanger = *exchanger;
    }
    const std::string record = "heat_rejection[" + h->id + "]";
    if (h->kind == RejectionKind::Tower) {
        auto tower = towerOf(*h, *c.cyclesOfConcentration.si);
        if (!tower) return at(tower.error(), record);
        m.tower = *tower;
    } else {
        auto dry = dryCoolerOf(*h);
        if (!dry) return at(dry.error(), record);
        m.dry = *dry;
    }
    if (h->kind == RejectionKind::Adiabatic) {
        m.pad.effectiveness = h->saturation.si.value_or(0.0);
        m.pad.wetAbove = Temperature<>::fromSi(h->switchTemperature.si.value_or(m.pad.wetAbove.si()));
        m.pad.bleedShare = 1.0 / *c.cyclesOfConcentration.si;
        if (const Status s = cooling::checkPad(m.pad); !s.ok()) return at(s.error(), record + ".saturation");
    }
    if (m.trim) {
        auto chiller = chillerOf(*m.trim);
        if (!chiller) return at(chiller.error(), "chillers[" + m.trim->id + "]");
        m.trimModel = *chiller;
    }
    if (m.airChiller) {
        auto chiller = chillerOf(*m.airChiller);
        if (!chiller) return at(chiller.error(), "chillers[" + m.airChiller->id + "]");
        m.airModel = *chiller;
    }
    auto coil = coilOf(*m.air, *c.chilledRise.si);
    if (!coil) return at(coil.error(), "air_units[" + m.air->id + "].approach");
    m.coil = *coil;
    if (m.door) {
        auto door = coilOf(*m.door, *c.chilledRise.si);
        if (!door) return at(door.error(), "air_units[" + m.door->id + "].approach");
        m.doorCoil = *door;
        m.doorAirFlow = airFlowOf(*m.door);
    }
    m.airFlow = airFlowOf(*m.air);
    m.electricalAirFlow = airFlowOf(*m.electricalAir);
    m.exchangerApproach = c.exchangerApproach.si.value_or(h->kind == RejectionKind::Tower ? kTowerExchanger : 0.0);
    return m;
}

}  // namespace rw
