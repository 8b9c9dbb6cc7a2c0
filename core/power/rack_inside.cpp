// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/rack_inside.h"

#include "power/converter.h"
#include "power/electrical/conductor.h"
#include "power/rack.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// A rule of thumb; one that was unset falls back to the shipped one, as in the rack's build-up.
double ruleOf(const Plan& plan, FractionDatum Assumptions::*member)
{
    const FractionDatum& own = plan.assumptions.*member;
    return own.set() ? *own.si : (defaultAssumptions().*member).si.value();
}

/// A tray's design power at its converter's output: its own, or that of its parts.
double statedPower(const Tray& tray)
{
    if (tray.power.set()) return *tray.power.si;
    double sum = 0.0;
    for (const Device& device : tray.devices) sum += static_cast<double>(device.count) * device.power.si.value_or(0.0);
    return sum;
}

/// The busbar's loss for each square watt that it carries.
double busbarFactor(const RackDesign& design, const Plan& plan)
{
    const Frame* frame = findById(plan.frames, design.frame);
    if (!frame || frame->busbarFeed == BusbarFeed::None || !frame->busbarVoltage.set() || !frame->busbarResistance.set()) return 0.0;
    const auto load = frame->busbarFeed == BusbarFeed::End ? electrical::BusbarLoad::EndUniform : electrical::BusbarLoad::CentreUniform;
    const auto current = Current<>::fromSi(1.0 / *frame->busbarVoltage.si);
    return electrical::busbarLoss(Quantity<dim::resistance, double>::fromSi(*frame->busbarResistance.si), current, load).si();
}

}  // namespace

RackInside plainInside(const Plan& plan)
{
    RackInside inside;
    inside.fans = ruleOf(plan, &Assumptions::rackFanShare);
    inside.efficiency = ruleOf(plan, &Assumptions::rackSupplyEfficiency);
    return inside;
}

RackInside rackInside(const Plan& plan, const RackDesign& design)
{
    RackInside inside = plainInside(plan);
    double drawn = 0.0;
    double nodeLoss = 0.0;
    double pumps = 0.0;
    bool eachHasSupply = true;
    const Tray* shelf = nullptr;
    std::int64_t shelves = 0;
    for (const Tray& tray : design.trays) {
        const std::int64_t n = trayCount(design, tray);
        if (n == 0) continue;
        const Converter* own = findById(plan.converters, tray.converter);
        if (own && !converterProblem(*own).empty()) own = nullptr;
        if (tray.kind == TrayKind::Power) {
            shelf = own ? &tray : shelf;
            shelves = own ? n : shelves;
            continue;
        }
        const double power = statedPower(tray);
        const double lost = own ? loss(lossTerms<double>(*own, {}), Power<>::fromSi(power), count<double>(1)).si() : 0.0;
        eachHasSupply = eachHasSupply && own;
        drawn += static_cast<double>(n) * (power + lost);
        nodeLoss += static_cast<double>(n) * lost;
        if (tray.kind == TrayKind::Cooling) pumps += static_cast<double>(n) * power;
    }
    if (drawn > 0.0) {
        inside.nodeLoss = nodeLoss / drawn;
        inside.pumps = pumps / drawn;
        inside.busbar = busbarFactor(design, plan);
    }
    if (shelf) {
        const LossTerms<double> one = lossTerms<double>(*findById(plan.converters, shelf->converter), {});
        const auto n = static_cast<double>(shelves);
        inside.a0 = n * one.a0.si();
        inside.a1 = one.a1.si();
        inside.a2 = one.a2.si() / n;
    }
    inside.told = shelf || (drawn > 0.0 && eachHasSupply);
    if (inside.told) inside.efficiency = 1.0;
    return inside;
}

InsidePower RackInside::at(double input, double airHeat) const
{
    // What reaches the trays: shelf and busbar losses grow with it, so it is found by Newton's method from the input down.
    const double fed = efficiency * input;
    double trays = std::max(0.0, fed - a0);
    for (int i = 0; i < 50 && trays > 0.0; ++i) {
        const double output = trays + busbar * trays * trays;
        const double slope = (1.0 + 2.0 * busbar * trays) * (1.0 + a1 + 2.0 * a2 * output);
        const double next = std::max(0.0, trays - (output + a0 + a1 * output + a2 * output * output - fed) / slope);
        const bool done = std::abs(next - trays) <= 1e-15 * input;
        trays = next;
        if (done) break;
    }
    InsidePower p;
    p.cooling = std::min(trays, trays * pumps + fans * airHeat);
    p.supplyLoss = input - trays + trays * nodeLoss;
    p.compute = std::max(0.0, input - p.supplyLoss - p.cooling);
    return p;
}

}  // namespace rw
