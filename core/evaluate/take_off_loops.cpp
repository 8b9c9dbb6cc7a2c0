// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/take_off_parts.h"

#include "base/text.h"
#include "cooling/loops/pipe_sizes.h"
#include "programme/all_loops.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

using cooling::LoopDesign;
using cooling::LoopKind;
using cooling::LoopPart;

/// Of glycol in a liquid, by mass; 0 for water.
double glycolShare(const Liquid& liquid)
{
    switch (liquid.set) {
    case Liquid::Set::Water: return 0.0;
    case Liquid::Set::PropyleneMass:
    case Liquid::Set::EthyleneMass: return liquid.fraction;
    case Liquid::Set::PropyleneVolume: return massFraction(Fluid::PropyleneGlycol, liquid.fraction);
    case Liquid::Set::EthyleneVolume: return massFraction(Fluid::EthyleneGlycol, liquid.fraction);
    }
    return 0.0;
}

class LoopRows {
public:
    LoopRows(const TakeOffInput& in, const LoopDesign& design, TakeOff& out)
        : m_in(in), m_design(design), m_out(out), m_coolant(design.kind == LoopKind::Coolant)
    {
    }

    void add()
    {
        const Piping& piping = m_in.building.cooling.piping;
        const PipeMaterial material = m_coolant ? piping.coolantPipe : piping.facilityPipe;
        const std::string loop = text(m_coolant ? "take-off.coolant-loop" : "take-off.facility-loop");
        const std::string pipe =
            text("take-off.pipe-of", {{"loop", loop}, {"material", text(std::string("choice.coolant_pipe.") + cooling::wallMaterial(material))}});
        std::int64_t hoses = 0;
        for (const cooling::LoopLink& link : m_design.loop.links) hoses += link.part == LoopPart::Hose ? 1 : 0;
        for (const cooling::TakeOffLine& line : m_design.takeOff) {
            const auto count = static_cast<double>(line.count);
            switch (line.part) {
            case LoopPart::Main: {
                const std::string size = "DN" + std::to_string(line.dn);
                row(TakeOffItem::Pipe, pipe, size, line.dn, unit::m, line.length.si());
                row(TakeOffItem::Bends, pipe, size, line.dn, unit::one, static_cast<double>(line.elbows));
                row(TakeOffItem::Tees, pipe, size, line.dn, unit::one, static_cast<double>(line.tees));
                break;
            }
            case LoopPart::Hose:
                row(TakeOffItem::Hose, loop, bore(line), 1e3 * line.bore.si(), unit::m, line.length.si());
                break;
            case LoopPart::Coupling:
                // One on each hose, also where several lie side by side.
                row(TakeOffItem::Couplings, loop, bore(line), 1e3 * line.bore.si(), unit::one, static_cast<double>(hoses) * count / couplings());
                break;
            case LoopPart::Isolation: row(TakeOffItem::IsolationValves, loop, bore(line), 1e3 * line.bore.si(), unit::one, count); break;
            case LoopPart::Balancing: row(TakeOffItem::BalancingValves, loop, {}, 0.0, unit::one, count); break;
            case LoopPart::Control: row(TakeOffItem::ControlValves, loop, {}, 0.0, unit::one, count); break;
            case LoopPart::Strainer: row(TakeOffItem::Strainers, loop, {}, 0.0, unit::one, count); break;
            case LoopPart::Pump:
                if (!m_coolant) row(TakeOffItem::Pumps, loop, {}, 0.0, unit::one, count);  // a CDU holds its own
                break;
            // Machines are counted by themselves; all pipe stands under Main.
            case LoopPart::Rack:
            case LoopPart::Exchanger:
            case LoopPart::Rejection:
            case LoopPart::Header:
            case LoopPart::Manifold:
            case LoopPart::Branch: break;
            }
        }
        const Liquid& liquid = m_design.expansionInput.liquid;
        const std::string filled = liquidName();
        row(m_coolant ? TakeOffItem::Coolant : TakeOffItem::FacilityWater, filled, {}, 0.0, unit::L, m_design.volume.si());
        // Filled cold.
        if (const double share = glycolShare(liquid); share > 0.0 && checkTemperature(liquid, m_design.expansionInput.cold))
            row(TakeOffItem::Glycol, filled, {}, 0.0, unit::kg, m_design.volume.si() * density(liquid, m_design.expansionInput.cold).si() * share);
    }

private:
    double couplings() const
    {
        double n = 0.0;
        for (const cooling::TakeOffLine& line : m_design.takeOff)
            if (line.part == LoopPart::Coupling) n += static_cast<double>(line.count);
        return n;
    }

    static std::string bore(const cooling::TakeOffLine& line)
    {
        if (line.bore.si() <= 0.0) return {};
        for (const hydraulics::SteelPipe& p : hydraulics::steelPipes())
            if (1e-3 * p.innerDiameterMm == line.bore.si()) return "DN" + std::to_string(p.dn);
        return readable(line.bore.si(), unit::mm, 3);
    }

    std::string liquidName() const
    {
        std::string id = m_in.building.cooling.facilityCoolant;
        if (m_coolant && !m_in.result.parts.empty())
            if (const Cluster* cluster = findById(m_in.plan.clusters, m_in.result.parts.front().first))
                if (const RackDesign* design = findById(m_in.plan.rackDesigns, cluster->rackDesign)) id = design->coolant;
        const Coolant* coolant = findById(m_in.plan.coolants, id);
        return !coolant ? text("take-off.water") : displayName(*coolant);
    }

    void row(TakeOffItem item, std::string what, std::string size, double order, const Unit& unit, double quantity)
    {
        const bool drawn = m_design.distances.racksDrawn || m_design.distances.cdusDrawn;
        m_out.rows.push_back({item, m_coolant ? TakeOffPlace::Hall : TakeOffPlace::Building, std::move(what), std::move(size), order, &unit,
                              quantity * static_cast<double>(m_design.count), drawn ? TakeOffWay::LaidOutDrawn : TakeOffWay::LaidOut,
                              Grade::Assumed});
    }

    const TakeOffInput& m_in;
    const LoopDesign& m_design;
    TakeOff& m_out;
    bool m_coolant;
};

}  // namespace

void addLoopRows(const TakeOffInput& in, TakeOff& out)
{
    const auto loops = allLoops(in.plan, in.result);
    if (!loops) {
        // Nothing carries liquid heat: nothing is missing.
        if (loops.error().code != "loop.none") out.problems.push_back(loops.error().message());
        return;
    }
    for (const LoopDesign& design : loops->coolant) LoopRows(in, design, out).add();
    if (loops->facility) LoopRows(in, *loops->facility, out).add();
}

}  // namespace rw
