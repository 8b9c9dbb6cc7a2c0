// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling_drawing.h"

#include "catalogue/display_name.h"
#include "cooling_flags.h"
#include "cooling_pieces.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace rw::ui {
namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(rw::ui::Cooling)
};

template <class Entry>
QString nameOf(const Entry* entry, const std::string& id)
{
    return toQString(displayName(entry, id));
}

class Drawer : private CoolingPieces {
public:
    using CoolingPieces::CoolingPieces;

    CoolingDrawing run()
    {
        m_drawing.extreme = m_extreme;
        sky();
        if (part("cdu"))
            liquidChain();
        if (part("air_units") || part("electrical_units") || part("rear_doors"))
            airChain();
        flagCooling(m_drawing, m_plan, m_evaluation, m_building, m_plant, m_units);
        return std::move(m_drawing);
    }

private:
    void sky()
    {
        const Site* site = findById(m_plan.sites, m_result.site);
        const Climate* climate = site ? findById(m_plan.climates, site->climate) : nullptr;
        CoolingNode& node = add(QStringLiteral("sky"), CoolingSymbol::Sky,
                                m_extreme ? Tr::tr("Outside air, the extreme of twenty years") : Tr::tr("Outside air, design hour"),
                                site ? QStringLiteral("climates[%1]").arg(toQString(site->climate)) : QString(), -1, 0);
        QStringList words;
        if (climate) {
            if (const auto air = designAir<double>(*climate, m_extreme ? DesignAir::Extreme : DesignAir::Design)) {
                node.supply = air->dryBulb.si();
                words << Tr::tr("dry bulb %1").arg(degrees(air->dryBulb.si())) << Tr::tr("wet bulb %1").arg(degrees(air->wetBulb.si()));
                fact(node, Tr::tr("Dry bulb"), degrees(air->dryBulb.si()));
                fact(node, Tr::tr("Wet bulb"), degrees(air->wetBulb.si()));
            }
        }
        double out = m_plant.heat.si();
        for (const auto& p : m_plant.parts)
            if (p.id == "heat_rejection" || p.id == "rejection_pumps" || p.id == "trim_chillers" || p.id == "air_rejection"
                || p.id == "air_rejection_pumps" || p.id == "air_chillers")
                out += p.power.si();
        node.heat = out;
        words << Tr::tr("takes %1").arg(watts(out));
        fact(node, Tr::tr("Heat it takes"), watts(out));
        const double water = m_plant.evaporation.si() + m_plant.drift.si() + m_plant.blowdown.si();
        if (water > 0.0) {
            const QString make = flowWords(water / 1000.0);
            words << Tr::tr("make-up water %1").arg(make);
            fact(node, Tr::tr("Evaporated"), flowWords(m_plant.evaporation.si() / 1000.0));
            fact(node, Tr::tr("Make-up water"), make);
        }
        if (m_plant.reuse.si() > 0.0)
            fact(node, Tr::tr("Given to a neighbour"), watts(m_plant.reuse.si()));
        node.lines << words.join(QStringLiteral(" · "));
    }

    static CoolingSymbol symbolOf(const HeatRejection* rejection)
    {
        if (!rejection)
            return CoolingSymbol::DryCooler;
        switch (rejection->kind) {
        case RejectionKind::DryCooler: break;
        case RejectionKind::Adiabatic: return CoolingSymbol::Adiabatic;
        case RejectionKind::Tower: return CoolingSymbol::Tower;
        }
        return CoolingSymbol::DryCooler;
    }

    /// What takes a loop's heat to the sky: chillers stand where the loop's supply leaves.
    void sink(int chain, const char* rejection, const char* pumps, const char* chillers, const SinkSizes& sizes, const std::string& chillerId,
              const char* chillerKey)
    {
        int slot = 0;
        const bool cools = part(chillers) && part(chillers)->units.value() > 0.0;
        if (cools) {
            const Chiller* chiller = findById(m_plan.chillers, chillerId);
            CoolingNode& node = machine(chillers, CoolingSymbol::Chiller,
                                        chiller && chiller->condenser == Condenser::Water ? Tr::tr("Water-cooled") : Tr::tr("Air-cooled"),
                                        nameOf(chiller, chillerId), sizes.chillers, planned(chillerKey), chain, 1, slot++);
            // What they cannot carry counts as their heat too, so that there is no COP to tell.
            if (node.heat.value_or(0.0) > 0.0 && node.power.value_or(0.0) > 0.0 && (chain == 0 ? m_plant.supplyReached : m_plant.airReached))
                node.lines << Tr::tr("COP %1").arg(formatIn(*node.heat / *node.power, unit::one, 3).number);
        }
        const CoolingPart<double>* free = part(rejection);
        if (!free || (free->units.value() <= 0.0 && free->duty.si() <= 0.0))
            return;
        const HeatRejection* entry = findById(m_plan.heatRejection, m_building.cooling.heatRejection);
        const char* kind = !entry                                          ? ""
                           : entry->kind == RejectionKind::DryCooler ? "choice.kind.dry_cooler"
                           : entry->kind == RejectionKind::Adiabatic ? "choice.kind.adiabatic"
                                                                     : "choice.kind.tower";
        CoolingNode& node = machine(rejection, symbolOf(entry), entry ? coreText(kind) : QString(),
                                    nameOf(entry, m_building.cooling.heatRejection), sizes.rejection + sizes.condenserRejection,
                                    planned("heat_rejection"), chain, 1, slot);
        if (chain == 0) {
            node.lines << Tr::tr("alone gives %1").arg(degrees(m_plant.rejectionOutlet.si()));
            fact(node, Tr::tr("Alone it would give"), degrees(m_plant.rejectionOutlet.si()), figure(QStringLiteral("rejection_outlet_C")));
        }
        if (const CoolingPart<double>* own = part(pumps); own && own->power.si() > 0.0)
            fact(node, Tr::tr("Pumps of its own loop"), watts(own->power.si()), figureOf(pumps, "power_W"));
        if (cools)
            fact(node, Tr::tr("Before the chillers"),
                 coreText(m_building.cooling.economiser == Economiser::Integrated  ? "choice.economiser.integrated"
                          : m_building.cooling.economiser == Economiser::Alternate ? "choice.economiser.alternate"
                                                                                   : "choice.economiser.none"));
    }

    /// Racks that give heat to the coolant; others may stand beside them in the same halls.
    std::int64_t racksWithPlates() const
    {
        std::int64_t sum = 0;
        for (const auto& [clusterId, count] : m_result.parts) {
            const Cluster* cluster = findById(m_plan.clusters, clusterId);
            const RackResult<double>* rack = cluster ? findById(m_evaluation.racks, cluster->rackDesign) : nullptr;
            if (rack && rack->liquidHeat && rack->liquidHeat->value() > 0.0) sum += count;
        }
        return sum;
    }

    void liquidChain()
    {
        const Cdu* cdu = findById(m_plan.cdus, m_building.cooling.cdu);
        const bool toAir = cdu && cdu->kind == CduKind::LiquidToAir;
        if (part("facility_pumps")) {
            sink(0, "heat_rejection", "rejection_pumps", "trim_chillers", m_plant.sizes.facility, m_building.cooling.chiller, "chiller");
            CoolingNode& water = loop("fws", Tr::tr("Facility water"), m_plant.facility, "facility_pumps", QStringLiteral("facility"),
                                      planned("facility_rise"), 0, 1);
            if (m_loops && m_loops->facility)
                addNetwork(water, *m_loops->facility);
        }
        const char* kinds[] = {"choice.kind.in_rack", "choice.kind.in_row", "choice.kind.facility", "choice.kind.liquid_to_air"};
        CoolingNode& node = machine("cdu", toAir ? CoolingSymbol::LiquidToAir : CoolingSymbol::Exchanger,
                                    cdu ? coreText(kinds[static_cast<int>(cdu->kind)]) : QString(), nameOf(cdu, m_building.cooling.cdu),
                                    m_plant.sizes.cdus, planned("cdu"), 0, 2);
        if (m_plant.approach.si() > 0.0) {
            const QString approach = formatIn(m_plant.approach.si(), unitFor(unit::K, m_units), 3).text();
            node.lines << Tr::tr("approach %1").arg(approach);
            fact(node, Tr::tr("Approach"), approach, figure(QStringLiteral("cdu_approach_K")));
        }
        CoolingNode& coolant = loop("tcs", Tr::tr("Racks’ coolant"), m_plant.coolant, "cdu", QStringLiteral("coolant"),
                                    planned("supply_temperature"), 0, 2);
        coolant.heat = m_result.liquidHeat.si();
        if (m_loops)
            addNetwork(coolant, m_loops->coolant);
        CoolingNode& racks = add(QStringLiteral("racks"), CoolingSymbol::Racks, Tr::tr("Cold plates of the racks"), rackPath(), 0, 3);
        const std::int64_t cooled = racksWithPlates();
        racks.lines << counted(cooled, Tr::tr("%1 rack"), Tr::tr("%1 racks")) << Tr::tr("give %1").arg(watts(m_result.liquidHeat.si()));
        racks.units = static_cast<double>(cooled);
        racks.heat = m_result.liquidHeat.si();
        racks.explain = figure(QStringLiteral("liquid_heat_W"));
        fact(racks, Tr::tr("Racks"), formatCount(cooled), cooled == std::llround(m_result.racks.value()) ? figure(QStringLiteral("racks")) : QString());
        fact(racks, Tr::tr("Heat to the coolant"), watts(m_result.liquidHeat.si()), figure(QStringLiteral("liquid_heat_W")));
        fact(racks, Tr::tr("Power of the IT"), watts(m_result.itPower.si()), figure(QStringLiteral("it_power_W")));
        if (m_result.inRackPump.si() > 0.0)
            fact(racks, Tr::tr("Pumps in racks draw"), watts(m_result.inRackPump.si()), figure(QStringLiteral("in_rack_pump_power_W")));
        for (const auto& platform : m_evaluation.platforms) {
            const bool here = std::any_of(m_result.parts.begin(), m_result.parts.end(), [&](const auto& p) { return p.first == platform.cluster; });
            if (!here || !platform.plate)
                continue;
            racks.lines << Tr::tr("case %1").arg(degrees(platform.plate->temperature.si()));
            fact(racks, Tr::tr("Case of an accelerator"), degrees(platform.plate->temperature.si()));
            break;
        }
    }

    /// Of the racks that the building holds first.
    QString rackPath() const
    {
        for (const auto& platform : m_evaluation.platforms)
            if (!m_result.parts.empty() && platform.cluster == m_result.parts.front().first)
                return QStringLiteral("rack_designs[%1]").arg(toQString(platform.rackDesign));
        return m_stem;
    }

    void airChain()
    {
        if (part("chilled_pumps")) {
            sink(1, "air_rejection", "air_rejection_pumps", "air_chillers", m_plant.sizes.chilled, m_building.cooling.airChiller, "air_chiller");
            CoolingNode& water = loop("chw", Tr::tr("Chilled water"), m_plant.chilled, "chilled_pumps", QStringLiteral("chilled"),
                                      planned("chilled_rise"), 1, 1);
            Q_UNUSED(water)
        }
        int slot = 0;
        const auto unitOf = [&](const std::string& id) { return findById(m_plan.airUnits, id); };
        if (part("rear_doors")) {
            CoolingNode& door = machine("rear_doors", CoolingSymbol::RearDoor, {}, nameOf(unitOf(m_building.cooling.rearDoor), m_building.cooling.rearDoor),
                                        0, planned("rear_door"), 1, 2, slot++);
            fact(door, Tr::tr("Most air through one, of rated"), formatPercent(m_plant.doorAir, 1));
        }
        if (part("air_units")) {
            const AirUnit* unit = unitOf(m_building.cooling.airUnit);
            machine("air_units", CoolingSymbol::AirUnit, {}, nameOf(unit, m_building.cooling.airUnit), m_plant.sizes.airUnits, planned("air_unit"), 1, 2,
                    slot++);
        }
        const int rooms = slot;
        if (part("electrical_units")) {
            const std::string& id = m_building.cooling.electricalAirUnit.empty() ? m_building.cooling.airUnit : m_building.cooling.electricalAirUnit;
            CoolingNode& node = machine("electrical_units", CoolingSymbol::AirUnit, {}, nameOf(unitOf(id), id), m_plant.sizes.electricalUnits,
                                        planned("electrical_air_unit"), 1, 2, slot++);
            node.name = Tr::tr("Electrical rooms’ units");
        }
        if (rooms > 0)
            halls();
        if (const CoolingPart<double>* p = part("electrical_units")) {
            CoolingNode& node = add(QStringLiteral("electrical"), CoolingSymbol::Room, Tr::tr("Electrical rooms"), m_stem, 1, 3, rooms);
            const double heat = p->duty.si() - p->power.si();
            node.lines << Tr::tr("lose %1").arg(watts(heat));
            node.heat = heat;
            fact(node, Tr::tr("Losses of the power chain there"), watts(heat));
        }
    }

    void halls()
    {
        if (m_plant.airFlow.si() > 0.0) {
            CoolingNode& air = add(QStringLiteral("loop:air"), CoolingSymbol::AirUnit, Tr::tr("Halls’ air"), planned("rack_air_rise"), 1, 2);
            air.supply = m_plant.airSupply.si();
            air.returns = m_plant.airReturn.si();
            air.flow = m_plant.airFlow.si();
            air.lines << Tr::tr("supply %1").arg(degrees(m_plant.airSupply.si())) << Tr::tr("return %1").arg(degrees(m_plant.airReturn.si()))
                      << flowWords(m_plant.airFlow.si(), true);
            fact(air, Tr::tr("Supply"), degrees(m_plant.airSupply.si()), figure(QStringLiteral("air_supply_C")));
            fact(air, Tr::tr("Return"), degrees(m_plant.airReturn.si()), figure(QStringLiteral("air_return_C")));
            fact(air, Tr::tr("Flow"), flowWords(m_plant.airFlow.si(), true), figure(QStringLiteral("air_flow_m3_s")));
            air.explain = figure(QStringLiteral("air_flow_m3_s"));
        }
        CoolingNode& node = add(QStringLiteral("halls"), CoolingSymbol::Room, Tr::tr("Halls"), QStringLiteral("halls[%1]").arg(toQString(m_building.hall)), 1, 3);
        double heat = 0.0;
        for (const char* id : {"air_units", "rear_doors"})
            if (const CoolingPart<double>* p = part(id))
                heat += p->duty.si() - p->power.si();
        node.heat = heat;
        node.lines << counted(std::llround(m_result.halls.value()), Tr::tr("%1 hall"), Tr::tr("%1 halls")) << Tr::tr("give %1 to the air").arg(watts(heat));
        node.units = m_result.halls.value();
        if (m_plant.rackInlet.si() > 0.0) {
            node.lines << Tr::tr("racks breathe %1").arg(degrees(m_plant.rackInlet.si()));
            fact(node, Tr::tr("Air before the racks"), degrees(m_plant.rackInlet.si()), figure(QStringLiteral("rack_inlet_C")));
            fact(node, Tr::tr("Its class allows"), degrees(limitsOf(m_building.cooling.airClass).warmest.si()));
        }
        fact(node, Tr::tr("Heat to their air"), watts(heat));
        if (m_plant.doorHeat.si() > 0.0)
            fact(node, Tr::tr("Of it, taken by rear doors"), watts(m_plant.doorHeat.si()), figure(QStringLiteral("rear_door_heat_W")));
        fact(node, Tr::tr("All heat to air"), watts(m_result.airHeat.si()), figure(QStringLiteral("air_heat_W")));
        node.explain = figure(QStringLiteral("air_heat_W"));
    }
};

}  // namespace

CoolingDrawing coolingDrawingOf(const Plan& plan, const Evaluation& evaluation, const QString& building, bool extreme, UnitSystem units,
                                double lineHeight)
{
    const std::string id = building.toStdString();
    const BuildingResult<double>* result = findById(evaluation.buildings, id);
    const Building* planned = findById(plan.buildings, id);
    if (!result || !planned || (extreme && !result->extreme))
        return {};
    CoolingDrawing drawing = Drawer(plan, evaluation, *result, *planned, extreme ? *result->extreme : result->plant, extreme, units).run();
    arrangeCooling(drawing, lineHeight);
    return drawing;
}

}  // namespace rw::ui
