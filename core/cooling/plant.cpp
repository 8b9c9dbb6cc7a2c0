// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/plant.h"

#include "base/text.h"
#include "cooling/bracket.h"
#include "cooling/staging.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

using cooling::Conductance;
using cooling::kZeroCelsius;
using cooling::MassFlow;

/// Air through racks and coils is taken at this temperature; its density follows the site's pressure.
constexpr double kRoomAir = kZeroCelsius + 27.0;

template <Number N>
class PlantModel {
public:
    /// \p air: null where loops alone are asked for.
    PlantModel(const PlantMachines& machines, const PlantAir<N>* air, const PlantSizes* built, PlantDetail detail)
        : m(machines), c(*machines.cooling), m_air(air), m_built(built), m_detail(detail)
    {
        if (air) m_airDensity = air->outdoors.air.pressure.si() / (287.042 * kRoomAir);
    }

    LiquidSide<N> loops(const LiquidLoad<N>& load, const cooling::LoopCurve* curve)
    {
        if (m_built) r.sizes = *m_built;
        m_load = &load;
        m_curve = curve;
        LiquidSide<N> side;
        liquidLoops(side);
        side.plant = std::move(r);
        return side;
    }

    LiquidSide<N> liquid(LiquidSide<N> side)
    {
        r = std::move(side.plant);
        if (side.brought.value() > 0.0) sink(side.brought, side.rate, r.facility.supply, m.trim, r.sizes.facility, kFacility);
        side.plant = std::move(r);
        return side;
    }

    PlantResult<N> whole(const LiquidSide<N>& side, const AirLoad<N>& load)
    {
        r = side.plant;
        m_airLoad = &load;
        airSide(load.hallHeat + side.toHalls, load.electricalHeat);
        r.power = step("P_cool", "step.plant.power", unit::MW, r.power);
        return std::move(r);
    }

private:
    std::string at(const char* key) const { return "buildings[" + m.building->id + "].cooling." + key; }
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

    /// A part's power, which it adds to the plant's.
    template <class Units>
    Power<N> add(const char* id, const char* label, const Power<N>& power, const Heat<N>& duty, Units&& units)
    {
        const Power<N> own = stepOf("P", id, label, unit::kW, power);
        r.power += own;
        if (m_detail == PlantDetail::All) r.parts.push_back({id, label, own, duty, units()});
        return own;
    }
    static Count<N> uncounted() { return {}; }

    /// So many on duty, and the spares beside them.
    Count<N> installed(const Count<N>& duty) const
    {
        if (duty.value() <= 0.0) return {};
        const auto spare = datum<Count<N>>("n_sp", "step.plant.spare", unit::one, static_cast<double>(c.spareUnits),
                                           [&] { return Origin{at("spare_units"), "", Grade::Assumed}; });
        return step("n", "step.plant.units", unit::one, duty + spare);
    }
    /// Units on duty: as built, or the fewest whose capacities reach a heat.
    Count<N> onDuty(int& size, const Heat<N>& heat, const DatumOf<dim::heat>& capacity, const char* list, const std::string& id) const
    {
        if (m_built || heat.value() <= 0.0) return count<N>(size);
        const auto n = wholeUnitsFor(heat, of("Q_r", capacity, list, id, "capacity"));
        size = static_cast<int>(n.value());
        return n;
    }

    using VolumeHeat = Quantity<dim::density * dim::specificHeat, N>;
    /// Of the facility's liquid between two temperatures.
    VolumeHeat facilityVolumeHeat(const Temperature<N>& supply, const TemperatureDelta<N>& rise) const
    {
        return told(volumeHeat(m.facilityLiquid, Temperature<>::fromSi(supply.value()), TemperatureDelta<>::fromSi(rise.value())), supply, rise);
    }
    static VolumeHeat told(double value, const Temperature<N>& supply, const TemperatureDelta<N>& rise)
    {
        return solved<VolumeHeat>("ρ c_p", "step.plant.water", unit::one, value, [] { return text("method.water"); }, {supply.si(), rise.si()});
    }

    /// Pump power of a flow through a loop: its head falls with the square of the flow down to what control valves hold.
    Power<N> pumps(LoopState<N>& loop, const Pressure<N>& designHead, double& designFlow, const cooling::LoopCurve* curve = nullptr)
    {
        if (!m_built) designFlow = loop.flow.value();
        loop.head = designHead;
        if (curve && designFlow > 0.0) {
            // The shape is the network's; its level is that of the pumps the plan names.
            const double share = loop.flow.value() / designFlow;
            loop.head = designHead * (curve->headAt(share * curve->designFlow) / curve->designHead);
        } else if (loop.flow.value() != designFlow && designFlow > 0.0) {
            const auto share = loop.flow / VolumeFlow<N>::fromSi(N(designFlow));
            const auto held = own("x_c", c.controlHead, "control_head");
            loop.head = designHead * (held + (scalar<N>(1.0) - held) * (share * share));
        }
        return Power<N>(loop.head * loop.flow / own("η_p", c.pumpEfficiency, "pump_efficiency"));
    }

    // --- liquid side: CDUs, facility water, heat rejection with trim chillers ---------------------------------------
    void liquidLoops(LiquidSide<N>& side)
    {
        const Heat<N>& heat = m_load->liquidHeat;
        if (heat.value() <= 0.0) {
            r.facility.supply = r.rejectionOutlet = Temperature<N>(own("T_s", c.supplyTemperature, "supply_temperature"));
            return;
        }
        const Cdu& cdu = *m.cdu;
        coolantFlow();
        const bool inRacks = cooling::inRack(cdu);
        Count<N> duty = count<N>(r.sizes.cdus);
        if (!m_built) {
            duty = inRacks && m_load->inRackCdus.value() > 0.0 ? m_load->inRackCdus : cooling::cdusFor<N>(cdu, heat, m_flow);
            r.sizes.cdus = static_cast<int>(duty.value());
            r.sizes.coolantFlow = m_flow.value();
        }
        r.coolant.supply = own("T_s", c.supplyTemperature, "supply_temperature");
        r.coolant.flow = m_flow;
        const TemperatureDelta<N> coolantRise(TemperatureDelta<N>::fromSi(heat.si() / m_rate.si()));
        r.coolant.returns = step("T_ret", "step.plant.coolant_return", unit::C, r.coolant.supply + coolantRise);
        tellCoolantHead();
        // In racks their pumps are part of what the racks draw, and neighbours are no spares.
        Power<N> power;
        if (!inRacks) power = cooling::cduPower<N>(c, m.building->id, cdu, {duty, m_flow, r.sizes.coolantFlow}, m_load->pumpHead);
        const Power<N> cduPower = add("cdu", "part.cdu", power, heat,
                                      [&] { return inRacks ? step("n", "step.plant.units", unit::one, duty) : installed(duty); });
        if (cdu.kind == CduKind::LiquidToAir) {
            side.toHalls = heat + asHeat(cduPower);
            r.facility.supply = r.rejectionOutlet = r.coolant.supply;
            return;
        }
        Heat<N> facilityHeat = heat + asHeat(cduPower);
        if (m_load->pumpHeat.value() > 0.0) facilityHeat += m_load->pumpHeat;
        const LoopState<N> loop = facilityLoop(facilityHeat, duty);
        r.facility = loop;
        const Power<N> pumping =
            add("facility_pumps", "part.facility_pumps",
                pumps(r.facility, own("Δp_f", c.facilityHead, "facility_head"), r.sizes.facilityFlow, m_curve), facilityHeat, uncounted);
        const Heat<N> brought = step("Q_fws", "step.plant.facility_heat", unit::MWheat, facilityHeat + asHeat(pumping));
        side.rate = Conductance<N>::fromSi(facilityVolumeHeat(loop.supply, loop.returns - loop.supply).si() * r.facility.flow.si());
        r.facility.returns = step("T_fws,ret", "step.plant.facility_return", unit::C,
                                  loop.supply + TemperatureDelta<N>::fromSi(brought.si() / side.rate.si()));
        // A plant is sized for the day its neighbour takes nothing.
        if (m_built) giveAway(brought);
        side.brought = r.reuse.value() > 0.0 ? brought - r.reuse : brought;
    }

    void tellCoolantHead()
    {
        if (!m_load->pumpHead || r.sizes.coolantFlow <= 0.0) return;
        const cooling::LoopCurve& curve = m_load->pumpHead->curve;
        r.coolant.head = solved<Pressure<N>>("Δp_tcs", "step.plant.coolant_head", unit::kPa,
                                             curve.headAt(m_flow.value() / r.sizes.coolantFlow * curve.designFlow),
                                             [] { return text("method.coolant-loop"); }, {m_flow.si()});
        if (m_load->pumpHead->available)
            r.offeredHead = solved<Pressure<N>>("Δp_cdu", "step.plant.coolant_head_available", unit::kPa, *m_load->pumpHead->available,
                                                [] { return text("method.cdu-head"); }, {m_flow.si()});
    }

    /// Racks whose flow nobody told are taken to get a CDU's rated flow for their heat.
    void coolantFlow()
    {
        m_flow = m_load->coolantFlow;
        m_rate = m_load->coolantRate;
        if (m_flow.value() > 0.0 && m_rate.value() > 0.0) return;
        const double share = m_load->liquidHeat.value() / *m.cdu->capacity.si;
        const auto t = Temperature<>::fromSi(*c.supplyTemperature.si);
        const Liquid water;
        m_flow = VolumeFlow<N>::fromSi(N(share * m.cduFlow));
        m_rate = Conductance<N>::fromSi(N(share * m.cduFlow * density(water, t).si() * specificHeat(water, t).si()));
    }

    /// The facility water through the CDUs. At its design hour its rise is the plan's, and the CDUs' exchangers tell how cold
    /// it must come; at other hours it comes so, and the valves let through as much as the heat needs.
    LoopState<N> facilityLoop(const Heat<N>& heat, const Count<N>& duty)
    {
        const double n = std::max(1.0, duty.value());
        const double coolantHeat = specificHeat({}, Temperature<>::fromSi(r.coolant.supply.value())).si();
        cooling::Stream hot{Temperature<>::fromSi(r.coolant.returns.value()),
                            MassFlow<>::fromSi(m_rate.value() / n / coolantHeat), SpecificHeat<>::fromSi(coolantHeat)};
        const double facilityHeat = specificHeat(m.facilityLiquid, Temperature<>::fromSi(r.coolant.supply.value())).si();
        cooling::Stream cold{Temperature<>{}, MassFlow<>{}, SpecificHeat<>::fromSi(facilityHeat)};
        const auto each = Heat<>::fromSi(m_load->liquidHeat.value() / n);
        LoopState<N> loop;
        if (!m_built) {
            const auto rise = own("ΔT_f", c.facilityRise, "facility_rise");
            cold.flow = MassFlow<>::fromSi(heat.value() / rise.value() / n / facilityHeat);
            const double approach = cooling::approachFor(m.exchanger, each, hot, cold).si();
            r.approach = solved<TemperatureDelta<N>>("ΔT_cdu", "step.plant.approach", unit::K, approach,
                                                     [] { return text("method.cdu-exchanger"); },
                                                     {of("Q_cdu", m.cdu->capacity, "cdus", m.cdu->id, "capacity").si(),
                                                      of("ΔT_r", m.cdu->approach, "cdus", m.cdu->id, "approach").si(),
                                                      m_load->liquidHeat.si(), m_flow.si(), rise.si()});
            loop.supply = step("T_fws", "step.plant.facility_supply", unit::C, r.coolant.supply - r.approach);
            loop.returns = loop.supply + rise;
            r.sizes.facilitySupply = loop.supply.value();
            loop.flow = VolumeFlow<N>::fromSi((heat.si() / facilityVolumeHeat(loop.supply, rise).si()) / rise.si());
        } else {
            loop.supply = Temperature<N>::fromSi(N(r.sizes.facilitySupply));
            cold.inlet = Temperature<>::fromSi(r.sizes.facilitySupply);
            r.approach = r.coolant.supply - loop.supply;
            const double most = 3.0 * std::max(r.sizes.facilityFlow, 1e-9) / n * density(m.facilityLiquid, cold.inlet).si();
            const cooling::FlowNeed need = cooling::coldFlowFor(m.exchanger, each, hot, cold, MassFlow<>::fromSi(most));
            if (!need.reached) r.supplyReached = false;
            const double flow = need.flow.si() * n;
            loop.returns = loop.supply + TemperatureDelta<N>::fromSi(N(heat.value() / (flow * facilityHeat)));
            const auto mean = Temperature<>::fromSi(0.5 * (loop.supply.value() + loop.returns.value()));
            loop.flow = VolumeFlow<N>::fromSi(N(flow / density(m.facilityLiquid, mean).si()));
        }
        loop.flow = step("V_fws", "step.plant.facility_flow", unit::Ls, loop.flow);
        return loop;
    }

    /// What a neighbour takes of the facility water's heat, where it comes back warm enough for him.
    void giveAway(const Heat<N>& heat)
    {
        if (!c.heatReuse.set() || *c.heatReuse.si <= 0.0) return;
        if (c.reuseTemperature.set() && r.facility.returns.value() < *c.reuseTemperature.si) return;
        r.reuse = step("Q_re", "step.plant.reuse", unit::MWheat, smaller(own("Q_re,max", c.heatReuse, "heat_reuse"), heat));
    }

    struct SinkNames {
        const char* rejection;
        const char* rejectionLabel;
        const char* pumps;
        const char* pumpsLabel;
        const char* chillers;
        const char* chillersLabel;
    };
    static constexpr SinkNames kFacility{"heat_rejection", "part.heat_rejection", "rejection_pumps", "part.rejection_pumps",
                                         "trim_chillers", "part.trim_chillers"};
    static constexpr SinkNames kChilled{"air_rejection", "part.air_rejection", "air_rejection_pumps", "part.air_rejection_pumps",
                                        "air_chillers", "part.air_chillers"};

    void sink(const Heat<N>& heat, const Conductance<N>& rate, const Temperature<N>& wanted, const Chiller* chiller, SinkSizes& sizes,
              const SinkNames& names)
    {
        const SinkTask task{Heat<>::fromSi(heat.value()), Conductance<>::fromSi(rate.value()), Temperature<>::fromSi(wanted.value()), chiller};
        if (!m_built) sizes = sizeSink(m, task, m_air->outdoors);
        const SinkHour h = sinkHour(m, sizes, task, m_air->outdoors);
        const HeatRejection& rejection = *m.rejection;
        const auto fanShare = rejection.fanPower.set() ? of("f_fan", rejection.fanPower, "heat_rejection", rejection.id, "fan_power")
                                                       : Scalar<N>{};
        const auto capacity = of("Q_r", rejection.capacity, "heat_rejection", rejection.id, "capacity");
        const auto approach = of("ΔT_a", rejection.approach, "heat_rejection", rejection.id, "approach");
        const auto method = [&](const char* key, double speed) {
            return [key, speed] { return text(key, {{"speed", readableNumber(100.0 * speed, 3)}}); };
        };
        const char* how = rejection.kind == RejectionKind::Tower       ? "method.tower"
                          : rejection.kind == RejectionKind::Adiabatic ? "method.adiabatic"
                                                                       : "method.dry-cooler";
        r.heat += heat;
        const bool facility = &names == &kFacility;
        const auto outlet = solved<Temperature<N>>("T_rej", "step.plant.rejection_outlet", unit::C, h.outlet.si(), method(how, h.fanSpeed),
                                                   {heat.si(), m_air->dryBulb.si(), m_air->wetBulb.si(), approach.si(), capacity.si(), wanted.si()});
        if (facility) r.rejectionOutlet = outlet;
        Count<N> rejectionUnits = count<N>(sizes.rejection + sizes.condenserRejection);
        if constexpr (std::is_same_v<N, Recorded>)
            if (!m_built && sizes.rejection > 0 && sizes.condenserRejection == 0) rejectionUnits = wholeUnitsFor(heat, capacity);
        const auto fans = solved<Power<N>>("P_fan", "step.plant.fans", unit::kW, h.fans.si(), method(how, h.fanSpeed),
                                           {heat.si(), fanShare.si(), capacity.si(), approach.si(), wanted.si(), m_air->dryBulb.si(), m_air->wetBulb.si()});
        const auto free = solved<Heat<N>>("Q_rej", "step.plant.rejection_duty", unit::MWheat, h.free.si(), [] { return text("method.economiser"); },
                                          {heat.si(), outlet.si(), wanted.si()});
        add(names.rejection, names.rejectionLabel, fans, free, [&] { return installed(rejectionUnits); });
        if (h.pumps.si() > 0.0) {
            const auto head = own("Δp_r", c.rejectionHead, "rejection_head");
            add(names.pumps, names.pumpsLabel,
                solved<Power<N>>("P_rej", "step.plant.rejection_pumps", unit::kW, h.pumps.si(), [] { return text("method.rejection-loop"); },
                                 {head.si(), free.si(), own("η_p", c.pumpEfficiency, "pump_efficiency").si()}),
                free, uncounted);
        }
        if (sizes.chillers > 0) {
            const auto chilled = step("Q_ch", "step.plant.chiller_duty", unit::MWheat, heat - free);
            const auto power = solved<Power<N>>(
                "P_ch", "step.plant.chillers", unit::kW, h.chillers.si(),
                [&] { return text(chiller->curves == ChillerCurves::Carnot ? "method.carnot" : "method.chiller-curves", {{"cop", readableNumber(h.cop)}}); },
                {chilled.si(), wanted.si(), m_air->dryBulb.si(), of("η_c", chiller->carnotFraction, "chillers", chiller->id, "carnot_fraction").si(),
                 of("ΔT_e", chiller->evaporatorApproach, "chillers", chiller->id, "evaporator_approach").si(),
                 of("ΔT_c", chiller->condenserApproach, "chillers", chiller->id, "condenser_approach").si(),
                 of("ΔT_min", chiller->minimumLift, "chillers", chiller->id, "minimum_lift").si()});
            add(names.chillers, names.chillersLabel, power, chilled, [&] { return installed(count<N>(sizes.chillers)); });
            r.chilledHeat += Heat<N>::fromSi(N(h.chilled.si()));
        }
        const auto water = [&](const char* symbol, const char* label, MassFlow<> flow) {
            return solved<MassFlow<N>>(symbol, label, unit::kgs, flow.si(), method(how, h.fanSpeed), {heat.si(), m_air->wetBulb.si()});
        };
        if (h.wet) {
            r.evaporation += water("m_e", "step.plant.evaporation", h.evaporation);
            r.drift += water("m_d", "step.plant.drift", h.drift);
            r.blowdown += water("m_b", "step.plant.blowdown", h.blowdown);
        }
        if (!h.reached) (facility ? r.supplyReached : r.airReached) = false;
        r.outsideCurve = r.outsideCurve || h.outsideCurve;
        r.wet = r.wet || h.wet;
        r.freezing = r.freezing || h.freezing;
    }

    // --- air side: hall units, units of electrical rooms, chilled water ----------------------------------------------
    void airSide(const Heat<N>& hallHeat, const Heat<N>& electricalHeat)
    {
        if (hallHeat.value() <= 0.0 && electricalHeat.value() <= 0.0) return;
        Heat<N> moved;
        const bool doors = m.door && m_airLoad->racks && hallHeat.value() > 0.0;
        const Heat<N> toRoom = doors ? pastDoors(hallHeat) : hallHeat;
        if (toRoom.value() > 0.0) moved += hallAir(toRoom);
        if (hallHeat.value() > 0.0) fromLiquid();
        if (electricalHeat.value() > 0.0) moved += electricalAir(electricalHeat);
        r.chilled.supply = own("T_ch", c.chilledSupply, "chilled_supply");
        const auto rise = own("ΔT_ch", c.chilledRise, "chilled_rise");
        r.chilled.flow = step("V_ch", "step.plant.chilled_flow", unit::Ls,
                              VolumeFlow<N>::fromSi((moved.si() / told(m.chilledVolumeHeat, r.chilled.supply, rise).si()) / rise.si()));
        if (doors) {
            r.chilled.flow += VolumeFlow<N>::fromSi(N(m_doorRate.si()) / told(m.chilledVolumeHeat, r.chilled.supply, rise).si());
            moved += r.doorHeat;
        }
        const Power<N> pumping = add("chilled_pumps", "part.chilled_pumps",
                                     pumps(r.chilled, own("Δp_ch", c.chilledHead, "chilled_head"), r.sizes.chilledFlow), moved, uncounted);
        const Heat<N> brought = step("Q_chw", "step.plant.chilled_heat", unit::MWheat, moved + asHeat(pumping));
        const auto rate = doors ? Conductance<N>::fromSi((moved - r.doorHeat).si() / rise.si() + N(m_doorRate.si()))
                                : Conductance<N>::fromSi(moved.si() / rise.si());
        r.chilled.returns = r.chilled.supply + TemperatureDelta<N>::fromSi(brought.si() / rate.si());
        sink(brought, rate, r.chilled.supply, m.airChiller, r.sizes.chilled, kChilled);
    }

    /// Air units of the halls: as much air as the racks take, bypass and recirculation made good (methods 4.7).
    Heat<N> hallAir(const Heat<N>& heat)
    {
        const AirUnit& unit = *m.air;
        // Racks with doors stand in one room, whose air they take as it is.
        const bool doors = unit.kind == AirUnitKind::RearDoor || m.door;
        const auto rise = own("ΔT_air", c.rackAirRise, "rack_air_rise");
        const auto density = solved<Density<N>>("ρ_air", "step.plant.air_density", unit::kgm3, m_airDensity,
                                                [] { return text("method.air-density"); }, {m_air->dryBulb.si()});
        const auto racks = VolumeFlow<N>::fromSi(heat.si() / (density.si() * N(cooling::kDryAirHeat) * rise.si()));
        VolumeFlow<N> supplied = racks;
        TemperatureDelta<N> round;
        if (!doors) {
            const auto bypass = own("x_b", c.bypass, "bypass");
            const auto back = own("x_r", c.recirculation, "recirculation");
            supplied = racks * ((scalar<N>(1.0) - back) / (scalar<N>(1.0) - bypass));
            round = rise * (back / (scalar<N>(1.0) - back));
        }
        r.airFlow = step("V_air", "step.plant.air_flow", unit::m3sAir, supplied);
        const double each = m.airFlow;
        if (!m_built) {
            const double byHeat = wholeUnitsFor(heat, of("Q_r", unit.capacity, "air_units", unit.id, "capacity")).value();
            const double byFlow = std::ceil(r.airFlow.value() / each * (1.0 - 1e-12));
            r.sizes.airUnits = std::max(r.sizes.airUnits, static_cast<int>(std::max(byHeat, byFlow)));
        }
        const Power<N> power = unitFans(unit, r.sizes.airUnits, r.airFlow, each);
        const Heat<N> moved = step("Q_air", "step.plant.air_duty", unit::MWheat, heat + asHeat(power));
        add("air_units", "part.air_units", power, moved, [&] { return installed(count<N>(r.sizes.airUnits)); });
        // What liquid-to-air CDUs reach follows from the air.
        if (m_detail == PlantDetail::Powers && m.cdu->kind != CduKind::LiquidToAir) return moved;

        const double approach = coilApproach(moved.value(), r.airFlow.value(), r.sizes.airUnits);
        const auto over = solved<TemperatureDelta<N>>("ΔT_coil", "step.plant.coil_approach", unit::K, approach, [] { return text("method.coil"); },
                                                      {moved.si(), r.airFlow.si(), of("ΔT_a", unit.approach, "air_units", unit.id, "approach").si()});
        r.airSupply = step("T_air", "step.plant.air_supply", unit::C, own("T_ch", c.chilledSupply, "chilled_supply") + over);
        if (!m.door || r.doorHeat.value() <= 0.0) r.rackInlet = step("T_in", "step.plant.rack_inlet", unit::C, r.airSupply + round);
        r.airReturn = r.airSupply + TemperatureDelta<N>::fromSi(moved.si() / (r.airFlow.si() * density.si() * N(cooling::kDryAirHeat)));
        return moved;
    }

    /// Leaving air over entering water of the halls' units, K.
    double coilApproach(double moved, double flow, int units) const
    {
        const double n = std::max(1, units);
        const double waterHeat = specificHeat({}, Temperature<>::fromSi(*c.chilledSupply.si)).si();
        const cooling::Stream hot{Temperature<>{}, MassFlow<>::fromSi(flow * m_airDensity / n), SpecificHeat<>::fromSi(cooling::kDryAirHeat)};
        const cooling::Stream cold{Temperature<>{}, MassFlow<>::fromSi(moved / *c.chilledRise.si / waterHeat / n), SpecificHeat<>::fromSi(waterHeat)};
        return cooling::approachFor(m.coil, Heat<>::fromSi(moved / n), hot, cold).si();
    }

    /// Liquid-to-air CDUs cool with the room's air; their approach follows their load.
    void fromLiquid()
    {
        const Cdu& cdu = *m.cdu;
        if (cdu.kind != CduKind::LiquidToAir || r.coolant.flow.value() <= 0.0 || r.sizes.cdus <= 0) return;
        const auto each = m_airLoad->liquid / count<N>(r.sizes.cdus);
        r.approach = step("ΔT_cdu", "step.plant.air_cdu_approach", unit::K,
                          of("ΔT_r", cdu.approach, "cdus", cdu.id, "approach") * (each / of("Q_cdu", cdu.capacity, "cdus", cdu.id, "capacity")));
        r.airCduSupply = step("T_s,min", "step.plant.air_cdu_supply", unit::C, r.rackInlet + r.approach);
        if (r.airCduSupply->value() > r.coolant.supply.value() + 1e-9) r.supplyReached = false;
    }

    /// What of the halls' heat is left for their units when racks' air has passed rear doors (methods 4.7): coils in series
    /// with the racks, at the racks' own air. Doors take their racks' heat at most. Units and doors share a room: racks take
    /// the units' air and, for the rest, what comes from behind the doors, so that the inlet rises by what the doors take
    /// from the air's rise.
    Heat<N> pastDoors(const Heat<N>& hallHeat)
    {
        const AirUnit& door = *m.door;
        const auto rise = own("ΔT_air", c.rackAirRise, "rack_air_rise");
        const double cold = *c.chilledSupply.si;
        const SpecificHeat<> waterHeat = specificHeat({}, Temperature<>::fromSi(cold));
        const auto water = MassFlow<>::fromSi(*door.capacity.si / *c.chilledRise.si / waterHeat.si());  // of one, as rated
        const auto airOf = [&](const RackAir<N>& racks, double inlet) {
            return cooling::Stream{Temperature<>::fromSi(inlet), MassFlow<>::fromSi(racks.heat.value() / (cooling::kDryAirHeat * rise.value())),
                                   SpecificHeat<>::fromSi(cooling::kDryAirHeat)};
        };
        const cooling::Stream rated{Temperature<>::fromSi(cold), water, waterHeat};
        double pull = 0.0;  // W for each kelvin between the racks' leaving air and the water
        Power<N> fans;
        Heat<N> most;
        Count<N> doors;
        for (const RackAir<N>& racks : *m_airLoad->racks) {
            if (racks.heat.value() <= 0.0 || racks.racks.value() <= 0.0) continue;
            pull += racks.racks.value() * cooling::exchange(m.doorCoil, airOf(racks, cold + 1.0), rated).heat.si();
            doors += racks.racks;
            most += racks.racks * racks.heat;
            const double share = airOf(racks, cold).flow.si() / m_airDensity / m.doorAirFlow;
            r.doorAir = std::max(r.doorAir, share);
            if (*door.fanPower.si <= 0.0) continue;
            // At full speed a door's fans push no more; what is over, which a finding tells, is left to the racks' own.
            const auto speed = solved<Scalar<N>>("s", "step.plant.door_speed", unit::one, std::clamp(share, *door.minimumSpeed.si, 1.0),
                                                 [] { return text("method.door-air"); }, {racks.heat.si(), rise.si()});
            fans += cooling::fanPower<N>(of("P_fan", door.fanPower, "air_units", door.id, "fan_power"), speed,
                                         scalar<N>(m_airDensity / kStandardAir)) * racks.racks;
        }
        if (pull <= 0.0) return hallHeat;
        const double all = hallHeat.value() + fans.value();
        const double highest = std::min(all, most.value() + fans.value());
        // Racks' inlet over the water, and what doors take there less what they are taken to take.
        int units = r.sizes.airUnits;
        const auto over = [&](double taken) {
            const double left = all - taken;
            if (left <= 0.0) return rise.value();
            const double flow = left / (m_airDensity * cooling::kDryAirHeat * rise.value());
            const double moved = left + plainFans(*m.air, units, flow, m.airFlow);
            return coilApproach(moved, flow, units) + rise.value() * std::max(0.0, 1.0 - left / hallHeat.value());
        };
        const auto more = [&](double taken) { return pull * (over(taken) + rise.value()) - taken; };
        if (!m_built) units = unitsFor(all);
        double taken = 0.0;
        for (int pass = 0; pass < 8; ++pass) {
            const double atHighest = more(highest);
            taken = atHighest >= 0.0 ? highest : cooling::bracketedRoot(more, 0.0, highest, more(0.0), atHighest, 1e-9 * all);
            const int needed = unitsFor(all - taken);
            // Fewer units leave warmer air, of which doors take more; where fewer would be too few, the count stays.
            if (m_built || needed >= units) break;
            units = needed;
        }
        if (!m_built) r.sizes.airUnits = std::max(1, units);
        const double inlet = cold + over(taken);
        for (const RackAir<N>& racks : *m_airLoad->racks) {
            if (racks.heat.value() <= 0.0 || racks.racks.value() <= 0.0) continue;
            // Doors that would take more are throttled.
            const cooling::Stream air = airOf(racks, inlet + rise.value());
            const double part = taken / (pull * (inlet + rise.value() - cold));
            const Heat<> each = cooling::exchange(m.doorCoil, air, rated).heat * std::min(1.0, part);
            const MassFlow<> flow = part >= 1.0 - 1e-6 ? water : cooling::coldFlowFor(m.doorCoil, each, air, rated, water).flow;
            m_doorRate += scalar<double>(racks.racks.value()) * (flow * waterHeat);
        }
        r.doorHeat = solved<Heat<N>>("Q_door", "step.plant.door_heat", unit::MWheat, taken, [] { return text("method.rear-door"); },
                                     {hallHeat.si(), rise.si(), own("T_ch", c.chilledSupply, "chilled_supply").si(),
                                      of("Q_r", door.capacity, "air_units", door.id, "capacity").si(),
                                      of("ΔT_a", door.approach, "air_units", door.id, "approach").si()});
        r.rackInlet = solved<Temperature<N>>("T_in", "step.plant.rack_inlet", unit::C, inlet, [] { return text("method.rear-door"); },
                                             {r.doorHeat.si()});
        add("rear_doors", "part.rear_doors", fans, r.doorHeat, [&] { return step("n", "step.plant.units", unit::one, doors); });
        return hallHeat + asHeat(fans) - r.doorHeat;
    }

    /// Units of the halls on duty for a heat, by its heat and by its air.
    int unitsFor(double heat) const
    {
        const double flow = heat / (m_airDensity * cooling::kDryAirHeat * *c.rackAirRise.si);
        return static_cast<int>(std::ceil(std::max(heat / *m.air->capacity.si, flow / m.airFlow) * (1.0 - 1e-12)));
    }

    double plainFans(const AirUnit& unit, int units, double flow, double each) const
    {
        if (units <= 0) return 0.0;
        return *unit.fanPower.si * cooling::stageEqual(units, flow / each, *unit.minimumSpeed.si).power * (m_airDensity / kStandardAir);
    }

    Power<N> unitFans(const AirUnit& unit, int units, const VolumeFlow<N>& flow, double each) const
    {
        if (units <= 0) return {};
        const cooling::Staging staged = cooling::stageEqual(units, flow.value() / each, *unit.minimumSpeed.si);
        const auto rated = of("P_fan", unit.fanPower, "air_units", unit.id, "fan_power");
        const auto shares = solved<Scalar<N>>("Σs³", "step.plant.fan_shares", unit::one, staged.power,
                                              [&] { return text("method.fan-staging", {{"running", std::to_string(staged.running)},
                                                                                       {"speed", readableNumber(100.0 * staged.speed, 3)}}); },
                                              {flow.si()});
        return rated * shares * scalar<N>(m_airDensity / kStandardAir);
    }

    Heat<N> electricalAir(const Heat<N>& heat)
    {
        const AirUnit& unit = *m.electricalAir;
        const Count<N> duty = onDuty(r.sizes.electricalUnits, heat, unit.capacity, "air_units", unit.id);
        const double each = m.electricalAirFlow;
        // Rooms without racks take air in proportion to their heat, as the unit at its capacity.
        const auto flow = VolumeFlow<N>::fromSi(heat.si() / of("Q_r", unit.capacity, "air_units", unit.id, "capacity").si() * N(each));
        const Power<N> power = unitFans(unit, r.sizes.electricalUnits, flow, each);
        const Heat<N> moved = heat + asHeat(power);
        add("electrical_units", "part.electrical_units", power, moved, [&] { return installed(duty); });
        return moved;
    }

    const PlantMachines& m;
    const CoolingPlant& c;
    const PlantAir<N>* m_air;
    const PlantSizes* m_built;
    const PlantDetail m_detail;
    const LiquidLoad<N>* m_load = nullptr;
    const cooling::LoopCurve* m_curve = nullptr;
    const AirLoad<N>* m_airLoad = nullptr;
    double m_airDensity = 0.0;
    Conductance<> m_doorRate;    ///< of all doors' water
    VolumeFlow<N> m_flow;  ///< TCS
    Conductance<N> m_rate;
    PlantResult<N> r;
};

}  // namespace

template <Number N>
LiquidSide<N> evaluateLoops(const PlantMachines& machines, const LiquidLoad<N>& load, const PlantSizes* built, const cooling::LoopCurve* facility,
                            PlantDetail detail)
{
    return PlantModel<N>(machines, nullptr, built, detail).loops(load, facility);
}

template <Number N>
LiquidSide<N> evaluateLiquidSide(const PlantMachines& machines, const PlantAir<N>& air, const LiquidSide<N>& loops, const PlantSizes* built,
                                 PlantDetail detail)
{
    return PlantModel<N>(machines, &air, built, detail).liquid(loops);
}

template <Number N>
PlantResult<N> evaluatePlant(const PlantMachines& machines, const PlantAir<N>& air, const LiquidSide<N>& liquid, const AirLoad<N>& load,
                             const PlantSizes* built, PlantDetail detail)
{
    return PlantModel<N>(machines, &air, built, detail).whole(liquid, load);
}

#define RW_FOR(N)                                                                                                              \
    template LiquidSide<N> evaluateLoops<N>(const PlantMachines&, const LiquidLoad<N>&, const PlantSizes*, const cooling::LoopCurve*, \
                                            PlantDetail);                                                                      \
    template LiquidSide<N> evaluateLiquidSide<N>(const PlantMachines&, const PlantAir<N>&, const LiquidSide<N>&, const PlantSizes*, \
                                                 PlantDetail);                                                                 \
    template PlantResult<N> evaluatePlant<N>(const PlantMachines&, const PlantAir<N>&, const LiquidSide<N>&, const AirLoad<N>&, \
                                             const PlantSizes*, PlantDetail);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
