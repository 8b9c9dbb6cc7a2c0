// SPDX-License-Identifier: GPL-3.0-or-later
#include "cooling/sink.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

using cooling::Outdoors;
using cooling::RejectionHour;

/// Colder than any fluid: asks for full speed.
constexpr double kColdest = 200.0;
/// The pumps of a rejection loop slow down with its heat, and not below half (assumed).
constexpr double kLeastFlow = 0.5;
/// Condenser water over the wet bulb, K, for estimates before its towers are known.
constexpr double kCondenserOverWetBulb = 8.0;

int wholeUnits(double need, double each)
{
    return need > 0.0 ? static_cast<int>(wholeUnitsFor(Heat<>::fromSi(need), Heat<>::fromSi(each)).value()) : 0;
}

bool ownLoop(const PlantMachines& m) { return m.rejection->kind == RejectionKind::Tower || m.exchangerApproach > 0.0; }

cooling::DryCooler coolers(const PlantMachines& m, int units)
{
    cooling::DryCooler dry = m.dry;
    dry.units = units;
    return dry;
}

cooling::AdiabaticPad pads(const PlantMachines& m)
{
    cooling::AdiabaticPad pad = m.pad;
    // In a drought no air is warm enough for water.
    if (m.cooling->dryMode) pad.wetAbove = Temperature<>::fromSi(cooling::kZeroCelsius + 1000.0);
    return pad;
}

cooling::CoolingTower towers(const PlantMachines& m, int cells)
{
    cooling::CoolingTower tower = m.tower;
    tower.cells = cells;
    return tower;
}

/// Heat rejection of so many units.
RejectionHour reject(const PlantMachines& m, int units, double heat, double rate, const Outdoors& outdoors, double wanted)
{
    const auto q = Heat<>::fromSi(heat);
    const auto c = cooling::Conductance<>::fromSi(rate);
    const auto t = Temperature<>::fromSi(wanted);
    switch (m.rejection->kind) {
    case RejectionKind::DryCooler: return cooling::dryCoolerHour(coolers(m, units), q, c, outdoors, t);
    case RejectionKind::Adiabatic: return cooling::adiabaticHour(coolers(m, units), pads(m), q, c, outdoors, t);
    case RejectionKind::Tower: break;
    }
    return cooling::towerHour(towers(m, units), q, cooling::MassFlow<>::fromSi(rate / cooling::kTowerWaterHeat), outdoors, t);
}

struct Free {
    double heat = 0.0;  ///< W that heat rejection takes at full speed
    RejectionHour hour;
};

/// Heat rejection in series before chillers: the loop comes at its return temperature and keeps its flow, so that the heat
/// taken is where both agree on the temperature between them.
Free takeFirst(const PlantMachines& m, const SinkSizes& sizes, double rate, double loopRate, double heat, double returns,
               const Outdoors& outdoors)
{
    const auto c = cooling::Conductance<>::fromSi(rate);
    const cooling::LeavingLine line{Temperature<>::fromSi(returns - m.exchangerApproach),
                                    scalar<double>(1.0) / cooling::Conductance<>::fromSi(loopRate)};
    Free free;
    switch (m.rejection->kind) {
    case RejectionKind::DryCooler: free.heat = cooling::dryCoolerHeat(coolers(m, sizes.rejection), c, outdoors, outdoors.air.dryBulb, line).si(); break;
    case RejectionKind::Adiabatic: free.heat = cooling::adiabaticHeat(coolers(m, sizes.rejection), pads(m), c, outdoors, line).si(); break;
    case RejectionKind::Tower:
        free.heat = cooling::towerHeat(towers(m, sizes.rejection), cooling::MassFlow<>::fromSi(rate / cooling::kTowerWaterHeat), outdoors, line,
                                       Heat<>::fromSi(heat)).si();
        break;
    }
    free.heat = std::clamp(free.heat, 0.0, heat);
    if (free.heat > 0.0) free.hour = reject(m, sizes.rejection, free.heat, rate, outdoors, kColdest);
    return free;
}

/// Whether what heat rejection takes before the chillers costs less than chilling it would: with little between the
/// temperatures, fans at full speed take more.
bool worthwhile(const SinkTask& task, const cooling::ChillerModel& model, const Free& free, const Outdoors& outdoors)
{
    const bool air = task.chiller->condenser == Condenser::Air;
    const auto entering = air ? outdoors.air.dryBulb : outdoors.wetBulb + TemperatureDelta<>::fromSi(kCondenserOverWetBulb);
    const cooling::ChillerPoint point = cooling::chillerPoint(model, task.wanted, entering);
    return free.hour.fanPower.si() < free.heat * point.fullLoad.si() / point.available.si();
}

void addRejection(const RejectionHour& r, SinkHour& out)
{
    out.fans += r.fanPower;
    out.evaporation += r.evaporation;
    out.drift += r.drift;
    out.blowdown += r.blowdown;
    out.outsideCurve = out.outsideCurve || r.outsideCurve;
    out.wet = out.wet || r.wet;
    out.freezing = out.freezing || r.freezing;
}

Power<> loopPumps(const PlantMachines& m, double rate)
{
    // By volume: 4.15 MJ/(m3 K) within 1 % from 10 to 50 °C.
    constexpr double kVolumeHeat = 4.15e6;
    return Power<>::fromSi(*m.cooling->rejectionHead.si * rate / kVolumeHeat / *m.cooling->pumpEfficiency.si);
}

/// Condenser water for a heat: as cold as chillers can use and heat rejection gives.
struct CondenserWater {
    double entering = 0.0;
    RejectionHour hour;
    double rate = 0.0;
};
CondenserWater condenserWater(const PlantMachines& m, const SinkSizes& sizes, const Chiller& c, double heat, double leaving,
                              const Outdoors& outdoors)
{
    CondenserWater w;
    w.rate = std::max(kLeastFlow * sizes.condenserHeat, heat) / *c.condenserRange.si;
    const double useful = leaving - *c.evaporatorApproach.si + *c.minimumLift.si - *c.condenserApproach.si - *c.condenserRange.si;
    w.hour = reject(m, sizes.condenserRejection, heat, w.rate, outdoors, useful);
    w.entering = w.hour.leaving.si();
    return w;
}

void chill(const PlantMachines& m, const SinkSizes& sizes, const SinkTask& task, double heat, const Outdoors& outdoors, SinkHour& out)
{
    const Chiller& c = *task.chiller;
    const cooling::ChillerModel& model = task.chiller == m.trim ? m.trimModel : m.airModel;
    const auto q = Heat<>::fromSi(heat);
    cooling::ChillerHour hour;
    const auto run = [&](double entering) {
        hour = cooling::stageChillers(model, sizes.chillers, q, task.wanted, Temperature<>::fromSi(entering),
                                      cooling::ChillerStaging::Fewest);
    };
    if (c.condenser == Condenser::Air) {
        run(outdoors.kelvin());
    } else {
        // Condenser heat and condenser water follow each other; a kelvin there moves the heat by half a per cent.
        CondenserWater water;
        double condenser = sizes.condenserHeat > 0.0 ? sizes.condenserHeat * heat / std::max(heat, sizes.heat) : 1.2 * heat;
        for (int pass = 0; pass < 20; ++pass) {
            water = condenserWater(m, sizes, c, condenser, task.wanted.si(), outdoors);
            run(water.entering);
            const double next = hour.condenserHeat.si();
            const bool closed = std::abs(next - condenser) <= 1e-10 * next;
            condenser = next;
            if (closed) break;
        }
        out.condenser = Heat<>::fromSi(condenser);
        addRejection(water.hour, out);
        out.pumps += loopPumps(m, water.rate);
    }
    out.chillers += hour.power;
    out.chilled = hour.heat;
    out.outsideCurve = out.outsideCurve || hour.outsideCurve;
    out.cop = hour.power.si() > 0.0 ? hour.heat.si() / hour.power.si() : 0.0;
    if (!hour.reached) out.reached = false;
}

}  // namespace

SinkSizes sizeSink(const PlantMachines& m, const SinkTask& task, const Outdoors& outdoors)
{
    SinkSizes s;
    s.heat = task.heat.si();
    if (s.heat <= 0.0) return s;
    const double each = *m.rejection->capacity.si;
    // In cooler hours heat rejection carries all of the heat; only where it never helps it is left out.
    const bool helps = m.cooling->economiser != Economiser::None || !task.chiller;
    s.rejection = helps ? wholeUnits(s.heat, each) : 0;
    s.rate = ownLoop(m) && m.rejection->kind == RejectionKind::Tower ? s.heat / *m.rejection->range.si : task.rate.si();
    if (!task.chiller) return s;
    const Chiller& c = *task.chiller;
    const cooling::ChillerModel& model = task.chiller == m.trim ? m.trimModel : m.airModel;
    double chilled = s.heat;
    if (helps) {
        const double outlet = reject(m, s.rejection, s.heat, s.rate, outdoors, task.wanted.si() - m.exchangerApproach).leaving.si() +
                              m.exchangerApproach;
        if (outlet <= task.wanted.si() + 1e-6) return s;
        if (m.cooling->economiser == Economiser::Integrated) {
            const double returns = task.wanted.si() + s.heat / task.rate.si();
            const Free free = takeFirst(m, s, s.rate, task.rate.si(), s.heat, returns, outdoors);
            if (worthwhile(task, model, free, outdoors)) chilled = s.heat - free.heat;
        }
    }
    double entering = outdoors.kelvin();
    if (c.condenser == Condenser::Water) {
        const cooling::ChillerPoint warm = cooling::chillerPoint(model, task.wanted, Temperature<>::fromSi(outdoors.wetBulb.si() + kCondenserOverWetBulb));
        s.condenserHeat = chilled * (1.0 + warm.fullLoad.si() / warm.available.si());
        s.condenserRejection = wholeUnits(s.condenserHeat, each);
        entering = condenserWater(m, s, c, s.condenserHeat, task.wanted.si(), outdoors).entering;
    }
    s.chillers = wholeUnits(chilled, cooling::chillerPoint(model, task.wanted, Temperature<>::fromSi(entering)).available.si());
    return s;
}

SinkHour sinkHour(const PlantMachines& m, const SinkSizes& sizes, const SinkTask& task, const Outdoors& outdoors)
{
    SinkHour out;
    out.supply = out.outlet = task.wanted;
    const double heat = task.heat.si();
    if (heat <= 0.0) return out;
    const double loopRate = task.rate.si();
    const double returns = task.wanted.si() + heat / loopRate;
    const double rate = ownLoop(m) ? sizes.rate * std::max(kLeastFlow, std::min(1.0, heat / sizes.heat)) : loopRate;
    const bool dryTower = m.rejection->kind == RejectionKind::Tower && m.cooling->dryMode;
    const bool rejects = sizes.rejection > 0 && !dryTower;

    RejectionHour alone;
    if (rejects) {
        alone = reject(m, sizes.rejection, heat, rate, outdoors, task.wanted.si() - m.exchangerApproach);
        out.outlet = alone.leaving + TemperatureDelta<>::fromSi(m.exchangerApproach);
        if (alone.reached || sizes.chillers == 0) {
            addRejection(alone, out);
            out.free = task.heat;
            out.supply = out.outlet;
            out.reached = alone.reached;
            out.fanSpeed = alone.fanSpeed;
            if (ownLoop(m)) out.pumps += loopPumps(m, rate);
            return out;
        }
    } else {
        out.outlet = Temperature<>::fromSi(returns);
    }
    double free = 0.0;
    if (rejects && m.cooling->economiser == Economiser::Integrated) {
        const Free first = takeFirst(m, sizes, rate, loopRate, heat, returns, outdoors);
        free = first.heat;
        if (free > 0.0 && !worthwhile(task, task.chiller == m.trim ? m.trimModel : m.airModel, first, outdoors)) {
            SinkHour chilled = out;
            chill(m, sizes, task, heat, outdoors, chilled);
            if (chilled.reached) return chilled;
        }
        if (free > 0.0) {
            addRejection(first.hour, out);
            out.fanSpeed = first.hour.fanSpeed;
            if (ownLoop(m)) out.pumps += loopPumps(m, rate);
        }
    }
    out.free = Heat<>::fromSi(free);
    if (sizes.chillers > 0) chill(m, sizes, task, heat - free, outdoors, out);
    else out.reached = false;
    const double carried = free + out.chilled.si();
    if (carried < heat * (1.0 - 1e-12)) {
        out.reached = false;
        out.supply = task.wanted + TemperatureDelta<>::fromSi((heat - carried) / loopRate);
    }
    return out;
}

}  // namespace rw
