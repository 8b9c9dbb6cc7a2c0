// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/plant.h"

#include "base/text.h"

#include <algorithm>

namespace rw {

namespace {

template <Number N>
struct PlantModel {
    const Plan& plan;
    const Building& building;
    const CoolingPlant& cooling;
    const Climate& climate;
    PlantResult<N> result;

    std::string at(const char* key) const { return "buildings[" + building.id + "].cooling." + key; }
    template <Dimension D>
    auto own(const char* symbol, const DatumOf<D>& d, const char* key) const
    {
        return given<N>(symbol, d, [&] { return at(key); });
    }
    template <Dimension D>
    auto of(const char* symbol, const DatumOf<D>& d, const char* list, const std::string& id, const char* key) const
    {
        return given<N>(symbol, d, [&] { return std::string(list) + "[" + id + "]." + key; });
    }

    void add(const char* id, const char* label, const Power<N>& power, const Heat<N>& duty, const Count<N>& units)
    {
        result.parts.push_back({id, label, stepOf("P", id, label, unit::kW, power), duty, units});
        result.power += result.parts.back().power;
    }

    Count<N> units(const Heat<N>& duty, const DatumOf<dim::heat>& capacity, const char* list, const std::string& id) const
    {
        if (!capacity.set() || duty.value() <= 0.0) return {};
        const auto each = of("Q_r", capacity, list, id, "capacity");
        const auto spare = datum<Count<N>>("n_sp", "step.plant.spare", unit::one, static_cast<double>(cooling.spareUnits),
                                           [&] { return Origin{at("spare_units"), "", Grade::Assumed}; });
        return step("n", "step.plant.units", unit::one, wholeUnitsFor(duty, each) + spare);
    }

    /// Water through a loop of the building: pump power for a heat, a rise and a head.
    Power<N> pumps(const Heat<N>& heat, const Temperature<N>& supply, const TemperatureDelta<N>& rise,
                   const Pressure<N>& head) const
    {
        const Liquid water;
        const auto mean = Temperature<>::fromSi(supply.value() + 0.5 * rise.value());
        using HeatCapacity = Quantity<dim::density * dim::specificHeat, N>;
        const auto capacity = solved<HeatCapacity>(
            "ρ c_p", "step.plant.water", unit::one, density(water, mean).si() * specificHeat(water, mean).si(),
            [] { return text("method.water"); }, {supply.si(), rise.si()});
        const auto flow = VolumeFlow<N>::fromSi((heat.si() / capacity.si()) / rise.si());
        const auto efficiency = own("η_p", cooling.pumpEfficiency, "pump_efficiency");
        return Power<N>(head * step("V", "step.plant.flow", unit::Ls, flow) / efficiency);
    }

    /// Chiller power for a heat at a leaving water temperature, by a Carnot fraction (methods 4.5).
    Power<N> chiller(const Chiller& c, const Heat<N>& heat, const Temperature<N>& leaving) const
    {
        const auto dryBulb = of("T_db", climate.designDryBulb, "climates", climate.id, "design_dry_bulb");
        const auto evaporating = leaving - of("ΔT_e", c.evaporatorApproach, "chillers", c.id, "evaporator_approach");
        const auto condensing = dryBulb + of("ΔT_c", c.condenserApproach, "chillers", c.id, "condenser_approach");
        const auto least = of("ΔT_min", c.minimumLift, "chillers", c.id, "minimum_lift");
        const auto lift = step("ΔT_lift", "step.plant.lift", unit::K, larger(condensing - evaporating, least));
        const auto fraction = of("η_c", c.carnotFraction, "chillers", c.id, "carnot_fraction");
        const auto cop = step("COP", "step.plant.cop", unit::one,
                              fraction * Scalar<N>::fromSi(evaporating.si() / lift.si()));
        return asPower(heat / cop);
    }

    /// What heat rejection alone reaches at the design hour.
    Temperature<N> rejectionOutlet(const HeatRejection& h) const
    {
        const auto approach = of("ΔT_a", h.approach, "heat_rejection", h.id, "approach");
        const auto dryBulb = of("T_db", climate.designDryBulb, "climates", climate.id, "design_dry_bulb");
        if (h.kind == RejectionKind::DryCooler) return dryBulb + approach;
        const auto wetBulb = of("T_wb", climate.designWetBulb, "climates", climate.id, "design_wet_bulb");
        if (h.kind == RejectionKind::Tower) return wetBulb + approach;
        if (!h.saturation.set()) return dryBulb + approach;
        const auto saturation = of("e", h.saturation, "heat_rejection", h.id, "saturation");
        return dryBulb - saturation * (dryBulb - wetBulb) + approach;
    }
};

bool complete(const Chiller* c)
{
    return c && c->carnotFraction.set() && c->evaporatorApproach.set() && c->condenserApproach.set() &&
           c->minimumLift.set();
}

}  // namespace

std::string plantProblem(const Plan& plan, const Building& building, const Climate* climate)
{
    const CoolingPlant& c = building.cooling;
    const std::string path = "buildings[" + building.id + "].cooling";
    const Cdu* cdu = findById(plan.cdus, c.cdu);
    const HeatRejection* rejection = findById(plan.heatRejection, c.heatRejection);
    const AirUnit* air = findById(plan.airUnits, c.airUnit);
    if (!climate || !climate->designDryBulb.set()) return "climates";
    if (!climate->designWetBulb.set() && rejection && rejection->kind != RejectionKind::DryCooler) return "climates";
    if (!cdu || !cdu->capacity.set() || !cdu->approach.set()) return path + ".cdu";
    if (!rejection || !rejection->approach.set()) return path + ".heat_rejection";
    if (!air || !air->capacity.set() || !air->fanPower.set()) return path + ".air_unit";
    if (!c.supplyTemperature.set()) return path + ".supply_temperature";
    for (const Datum* d : {static_cast<const Datum*>(&c.facilityRise), static_cast<const Datum*>(&c.facilityHead),
                           static_cast<const Datum*>(&c.pumpEfficiency), static_cast<const Datum*>(&c.chilledSupply),
                           static_cast<const Datum*>(&c.chilledHead), static_cast<const Datum*>(&c.chilledRise)})
        if (!d->set()) return path;
    return {};
}

template <Number N>
PlantResult<N> evaluatePlant(const Plan& plan, const Building& building, const Climate& climate,
                             const PlantLoad<N>& load)
{
    const CoolingPlant& c = building.cooling;
    PlantModel<N> m{plan, building, c, climate, {}};
    const Cdu& cdu = *findById(plan.cdus, c.cdu);
    const HeatRejection& rejection = *findById(plan.heatRejection, c.heatRejection);
    const AirUnit& air = *findById(plan.airUnits, c.airUnit);
    const Chiller* trim = findById(plan.chillers, c.chiller);
    const Chiller* airChiller = findById(plan.chillers, c.airChiller);

    // --- liquid side: CDUs, facility water, heat rejection with trim chillers --------------------
    Heat<N> airHeat = load.airHeat;
    Heat<N> facilityHeat = load.liquidHeat;
    Power<N> cduPower;
    if (cdu.power.set())
        cduPower = m.of("P_cdu", cdu.power, "cdus", cdu.id, "power") * (load.liquidHeat / m.of("Q_cdu", cdu.capacity, "cdus", cdu.id, "capacity"));
    Count<N> cdus = m.units(load.liquidHeat, cdu.capacity, "cdus", cdu.id);
    if (cdu.flow.set() && load.coolantFlow.value() > 0.0) {
        // A CDU's capacity holds at its flow: whichever asks for more of them rules.
        const auto byFlow = wholeUnitsFor(load.coolantFlow, m.of("V_cdu", cdu.flow, "cdus", cdu.id, "flow")) +
                            count<N>(c.spareUnits);
        cdus = step("n", "step.plant.units", unit::one, larger(cdus, byFlow));
    }
    m.add("cdu", "part.cdu", cduPower, load.liquidHeat, cdus);
    if (cdu.kind == CduKind::LiquidToAir) {
        airHeat = airHeat + load.liquidHeat + asHeat(cduPower);
        facilityHeat = {};
    } else {
        facilityHeat = facilityHeat + asHeat(cduPower);
    }

    const auto supply = m.own("T_s", c.supplyTemperature, "supply_temperature");
    const auto facilitySupply = supply - m.of("ΔT_cdu", cdu.approach, "cdus", cdu.id, "approach");
    m.result.facilitySupply = step("T_fws", "step.plant.facility_supply", unit::C, facilitySupply);
    const auto rise = m.own("ΔT_f", c.facilityRise, "facility_rise");
    const auto outlet = step("T_rej", "step.plant.rejection_outlet", unit::C, m.rejectionOutlet(rejection));
    m.result.rejectionOutlet = outlet;
    if (facilityHeat.value() > 0.0) {
        const auto pumpPower = m.pumps(facilityHeat, facilitySupply, rise, m.own("Δp_f", c.facilityHead, "facility_head"));
        m.add("facility_pumps", "part.facility_pumps", pumpPower, facilityHeat, count<N>(0));
        const Heat<N> rejected = facilityHeat + asHeat(m.result.parts.back().power);

        // In series: heat rejection cools the return as far as it can, the chiller takes what is left.
        const TemperatureDelta<N> above = outlet - facilitySupply;
        Scalar<N> share = scalar<N>(0.0);
        if (above.value() >= rise.value()) share = scalar<N>(1.0);
        else if (above.value() > 0.0) share = step("x_ch", "step.plant.chiller_share", unit::percent, above / rise);
        if (above.value() > 0.0 && !complete(trim)) {
            m.result.supplyReached = false;
            share = scalar<N>(0.0);
        }
        const Heat<N> chilled = step("Q_ch", "step.plant.chiller_duty", unit::MWheat, share * rejected);
        const Heat<N> free = step("Q_rej", "step.plant.rejection_duty", unit::MWheat, rejected - chilled);
        Power<N> fans;
        if (rejection.fanPower.set())
            fans = asPower(m.of("f_fan", rejection.fanPower, "heat_rejection", rejection.id, "fan_power") * free);
        // Sized for the whole duty: in cooler hours it carries all of it.
        m.add("heat_rejection", "part.heat_rejection", fans, free,
              m.units(rejected, rejection.capacity, "heat_rejection", rejection.id));
        if (chilled.value() > 0.0)
            m.add("trim_chillers", "part.trim_chillers", m.chiller(*trim, chilled, facilitySupply), chilled,
                  m.units(chilled, trim->capacity, "chillers", trim->id));
    }

    // --- air side ------------------------------------------------------------------------------
    if (airHeat.value() > 0.0) {
        // The fans' own power is heat in the same air.
        const auto fraction = m.of("P_fan", air.fanPower, "air_units", air.id, "fan_power") /
                              asPower(m.of("Q_air", air.capacity, "air_units", air.id, "capacity"));
        const Heat<N> moved = step("Q_air", "step.plant.air_duty", unit::MWheat, airHeat / (scalar<N>(1.0) - fraction));
        m.add("air_units", "part.air_units", asPower(moved - airHeat), moved,
              m.units(moved, air.capacity, "air_units", air.id));
        const auto chilledSupply = m.own("T_ch", c.chilledSupply, "chilled_supply");
        const auto pumpPower = m.pumps(moved, chilledSupply, m.own("ΔT_ch", c.chilledRise, "chilled_rise"),
                                       m.own("Δp_ch", c.chilledHead, "chilled_head"));
        m.add("chilled_pumps", "part.chilled_pumps", pumpPower, moved, count<N>(0));
        const Heat<N> rejected = moved + asHeat(m.result.parts.back().power);
        if (complete(airChiller)) {
            m.add("air_chillers", "part.air_chillers", m.chiller(*airChiller, rejected, chilledSupply), rejected,
                  m.units(rejected, airChiller->capacity, "chillers", airChiller->id));
        } else {
            m.result.airReached = outlet <= chilledSupply;
            Power<N> fans;
            if (rejection.fanPower.set())
                fans = asPower(m.of("f_fan", rejection.fanPower, "heat_rejection", rejection.id, "fan_power") * rejected);
            m.add("air_rejection", "part.air_rejection", fans, rejected,
                  m.units(rejected, rejection.capacity, "heat_rejection", rejection.id));
        }
    }
    m.result.power = step("P_cool", "step.plant.power", unit::MW, m.result.power);
    return m.result;
}

template PlantResult<double> evaluatePlant<double>(const Plan&, const Building&, const Climate&, const PlantLoad<double>&);
template PlantResult<Recorded> evaluatePlant<Recorded>(const Plan&, const Building&, const Climate&, const PlantLoad<Recorded>&);

}  // namespace rw
