// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/take_off_parts.h"

#include "cooling/loops/loop_distances.h"
#include "power/hall_runs.h"

#include <algorithm>
#include <array>

namespace rw {

namespace {

/// kg/m3 at 20 degC: annealed copper (IEC 60028), aluminium of conductors (IEC 60889).
constexpr double kCopperDensity = 8890.0;
constexpr double kAluminiumDensity = 2703.0;

TakeOffItem itemOf(ConverterKind kind)
{
    switch (kind) {
    case ConverterKind::Transformer: return TakeOffItem::Transformers;
    case ConverterKind::Ups: return TakeOffItem::Ups;
    case ConverterKind::Switchgear: return TakeOffItem::Switchgear;
    case ConverterKind::Pdu: return TakeOffItem::Panels;
    case ConverterKind::Busway: return TakeOffItem::Busways;
    case ConverterKind::PowerShelf:
    case ConverterKind::Rectifier:
    case ConverterKind::DcDc:
    case ConverterKind::Node:
    case ConverterKind::Cable:
    case ConverterKind::TransferSwitch:
    case ConverterKind::RackBattery: break;
    }
    return TakeOffItem::Converters;
}

void addConductor(const Conductor& c, const std::string& stage, TakeOffPlace place, double metres, TakeOffWay way, Grade grade, TakeOff& out)
{
    if (metres <= 0.0) return;
    const double area = c.area.si.value_or(0.0);
    out.rows.push_back({TakeOffItem::Conductor, place, stage, displayName(c), unit::mm2.fromSi(area), &unit::m, metres, way, grade});
    if (area <= 0.0) return;
    const bool copper = c.metal == ConductorMetal::Copper;
    out.rows.push_back({copper ? TakeOffItem::Copper : TakeOffItem::Aluminium, place, {}, {}, 0.0, &unit::kg,
                        metres * area * (copper ? kCopperDensity : kAluminiumDensity), TakeOffWay::Derived, std::max(grade, c.area.grade)});
}

/// One for each phase, or each pole of direct current; neutrals and earths are not counted.
double conductorsOf(const std::vector<StageResult<double>>& results, const ChainShape& shape, std::size_t i)
{
    const std::size_t parent = shape.parent[i];
    return parent != ChainShape::kSource && results[parent].direct ? 2.0 : 3.0;
}

class ChainRows {
public:
    ChainRows(const Plan& plan, const std::vector<ChainStage>& chain, const std::vector<StageResult<double>>& results, TakeOff& out)
        : m_plan(plan), m_chain(chain), m_results(results), m_shape(shapeOf(chain)), m_out(out)
    {
    }

    void units(std::size_t i, TakeOffPlace place)
    {
        const Converter* c = findById(m_plan.converters, m_chain[i].converter);
        // A cable is its conductor.
        if (!c || c->kind == ConverterKind::Cable) return;
        const bool given = m_chain[i].units.has_value();
        m_out.rows.push_back({itemOf(c->kind), place, {}, displayName(*c), c->rating.si.value_or(0.0), &unit::one, m_results[i].units.value(),
                              TakeOffWay::Counted, given ? Grade::Assumed : Grade::Derived});
    }

    /// Of the length that the plan gives.
    void typedConductor(std::size_t i, TakeOffPlace place)
    {
        const Conductor* c = findById(m_plan.conductors, m_chain[i].conductor);
        const LengthDatum& length = m_chain[i].conductorLength;
        if (!c || !length.set()) return;
        const double circuits = std::max(1.0, m_results[i].units.value());
        addConductor(*c, displayName(m_chain[i]), place, circuits * each(i) * *length.si, TakeOffWay::Typed, length.grade, m_out);
    }

    /// Of so many metres of way on the drawing.
    void drawnConductor(std::size_t i, double way)
    {
        if (const Conductor* c = findById(m_plan.conductors, m_chain[i].conductor))
            addConductor(*c, displayName(m_chain[i]), TakeOffPlace::Hall, each(i) * way, TakeOffWay::Drawn, Grade::Derived, m_out);
    }

private:
    double each(std::size_t i) const
    {
        return conductorsOf(m_results, m_shape, i) * static_cast<double>(m_chain[i].conductorRuns.value_or(1));
    }

    const Plan& m_plan;
    const std::vector<ChainStage>& m_chain;
    const std::vector<StageResult<double>>& m_results;
    ChainShape m_shape;
    TakeOff& m_out;
};

}  // namespace

void addChainRows(const Plan& plan, const std::vector<ChainStage>& chain, const std::vector<StageResult<double>>& results, TakeOffPlace place,
                  TakeOff& out)
{
    ChainRows rows(plan, chain, results, out);
    for (std::size_t i = 0; i < chain.size() && i < results.size(); ++i) {
        rows.units(i, place);
        rows.typedConductor(i, place);
    }
}

void addPowerRows(const TakeOffInput& in, const TakeOff& drawn, TakeOff& out)
{
    const std::vector<ChainStage>& chain = in.building.chain;
    const std::vector<StageResult<double>>& results = in.result.chain;
    const double halls = in.result.halls.value();
    const bool busways = drawn.sum(TakeOffItem::Busways) > 0.0, panels = drawn.sum(TakeOffItem::Panels) > 0.0;
    const HallRuns runs = in.hall ? hallRuns(*in.hall, in.building.power.cords) : HallRuns{};
    ChainRows rows(in.plan, chain, results, out);
    for (std::size_t i = 0; i < chain.size() && i < results.size(); ++i) {
        const Converter* c = findById(in.plan.converters, chain[i].converter);
        const bool hall = chain[i].location == StageLocation::Hall;
        const TakeOffPlace place = hall ? TakeOffPlace::Hall : TakeOffPlace::Building;
        const bool busway = c && c->kind == ConverterKind::Busway;
        // What is drawn has been counted on the drawing.
        if (!(hall && c && ((busway && busways) || (c->kind == ConverterKind::Pdu && panels)))) {
            rows.units(i, place);
            if (hall && busway) {
                const cooling::LoopDistances d = cooling::loopDistances(in.plan, in.building);
                out.rows.push_back({TakeOffItem::BuswayLength, place, {}, displayName(*c), c->rating.si.value_or(0.0), &unit::m,
                                    results[i].units.value() * static_cast<double>(d.racksPerRow) * d.rackPitch,
                                    d.racksDrawn ? TakeOffWay::LaidOutDrawn : TakeOffWay::Rule, Grade::Assumed});
            }
        }
        if (chain[i].conductorLength.set()) rows.typedConductor(i, place);
        else if (const auto run = stageRun(in.plan, in.building, i, runs)) rows.drawnConductor(i, run->total * halls);
    }
    const StandbyResult<double>& standby = in.result.standby;
    if (standby.sets.value() > 0.0)
        out.rows.push_back({TakeOffItem::Generators, TakeOffPlace::Building, {}, standby.name, 0.0, &unit::one, standby.sets.value(),
                            TakeOffWay::Counted, in.building.power.generatorUnits ? Grade::Assumed : Grade::Derived});
}

}  // namespace rw
