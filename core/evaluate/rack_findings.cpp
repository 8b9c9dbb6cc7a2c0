// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include "power/converter.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

std::string kw(double watts)
{
    return readable(watts, unit::kW);
}

void elevationFindings(const Plan& plan, const RackDesign& d, const std::string& path, std::vector<Finding>& out)
{
    const Frame* frame = findById(plan.frames, d.frame);
    if (!frame && !d.slots.empty()) out.push_back({Severity::Error, "rack.no-frame", path, {{"name", d.name}}, {}});
    struct Taken {
        const Slot* slot;
        const Tray* tray;
        std::int64_t first;
        std::int64_t last;
    };
    std::vector<Taken> taken;
    for (const Slot& slot : d.slots) {
        const Tray* tray = findById(d.trays, slot.tray);
        if (tray) taken.push_back({&slot, tray, slot.position, slot.position + tray->height - 1});
    }
    std::sort(taken.begin(), taken.end(), [](const Taken& a, const Taken& b) { return a.first < b.first; });
    const Taken* reaching = nullptr;  // the tray below that reaches highest
    for (const Taken& t : taken) {
        if (reaching && t.first <= reaching->last)
            out.push_back({Severity::Error, "rack.u-collision", path + ".slots[" + t.slot->id + "]",
                           {{"tray", displayName(*t.tray)},
                            {"other", reaching->slot->id},
                            {"first", std::to_string(t.first)}, {"last", std::to_string(reaching->last)}}, {}});
        if (frame && t.last > frame->units)
            out.push_back({Severity::Error, "rack.overfull", path + ".slots[" + t.slot->id + "]",
                           {{"tray", displayName(*t.tray)},
                            {"last", std::to_string(t.last)}, {"units", std::to_string(frame->units)}}, {}});
        if (!reaching || t.last > reaching->last) reaching = &t;
    }
}

void powerFindings(const Plan& plan, const RackDesign& d, const RackResult<double>& r, const std::string& path,
                   std::vector<Finding>& out)
{
    const auto add = [&](Severity s, const char* code, TextArgs args) {
        out.push_back({s, code, path, std::move(args), {}});
    };
    if (!r.power) {
        std::string missing;
        for (const Tray& t : d.trays)
            if (t.kind != TrayKind::Power && !t.power.set() && t.devices.empty())
                missing += (missing.empty() ? "" : ", ") + path + ".trays[" + t.id + "].power";
        add(Severity::Error, "rack.unset-power", {{"name", d.name}, {"missing", missing.empty() ? path + ".maker_design_power" : missing}});
        return;
    }
    const PowerStates<double>& p = *r.power;
    const double slack = 1e-9 * p.design.si();
    if (p.idle.si() > p.typical.si() + slack || p.typical.si() > p.design.si() + slack || p.design.si() > p.peak.si() + slack)
        add(Severity::Error, "rack.power-order",
            {{"idle", kw(p.idle.si())}, {"typical", kw(p.typical.si())}, {"design", kw(p.design.si())}, {"peak", kw(p.peak.si())}});
    if (r.makerPower && r.traySum) {
        const double difference = r.traySum->si() - r.makerPower->si();
        if (std::abs(difference) > 0.02 * r.makerPower->si())
            add(Severity::Note, "rack.maker-differs",
                {{"trays", kw(r.traySum->si())}, {"maker", kw(r.makerPower->si())}, {"difference", kw(std::abs(difference))},
                 {"side", text(difference < 0.0 ? "rack.less" : "rack.more")},
                 {"rule", d.powerRule == PowerRule::Maker ? "maker" : "trays"}});
    }
    for (const Tray& tray : d.trays) {
        if (tray.converter.empty()) {
            if (tray.kind == TrayKind::Power) add(Severity::Warning, "shelf.no-converter", {{"tray", tray.name}});
            continue;
        }
        const Converter* c = findById(plan.converters, tray.converter);
        if (c && !converterProblem(*c).empty())
            out.push_back({Severity::Error, "converter." + converterProblem(*c), "converters[" + c->id + "]", {{"name", c->name}}, {}});
    }
    if (r.shelfInstalled && r.shelfUsable && r.busbarPower) {
        const double load = r.busbarPower->si() + (r.busbarLoss ? r.busbarLoss->si() : 0.0);
        if (load > r.shelfInstalled->si() * (1 + 1e-12))
            add(Severity::Error, "shelf.overload", {{"load", kw(load)}, {"installed", kw(r.shelfInstalled->si())}});
        else if (load > r.shelfUsable->si() * (1 + 1e-12))
            add(Severity::Warning, "shelf.redundancy-lost",
                {{"load", kw(load)}, {"usable", kw(r.shelfUsable->si())}, {"installed", kw(r.shelfInstalled->si())}});
    }
    const Frame* frame = findById(plan.frames, d.frame);
    if (frame && r.busbarCurrent && frame->busbarRating.set() && r.busbarCurrent->si() > *frame->busbarRating.si * (1 + 1e-12))
        add(Severity::Error, "busbar.current",
            {{"current", readable(r.busbarCurrent->si(), unit::A)}, {"rating", readable(*frame->busbarRating.si, unit::A)}});
    if (frame && r.mass && frame->massLimit.set() && r.mass->si() > *frame->massLimit.si)
        add(Severity::Error, "rack.mass",
            {{"mass", readable(r.mass->si(), unit::kg)}, {"limit", readable(*frame->massLimit.si, unit::kg)}});
}

void coolantFindings(const Plan& plan, const RackDesign& d, const RackResult<double>& r, const std::string& path,
                     std::vector<Finding>& out)
{
    const auto add = [&](Severity s, const char* code, TextArgs args) {
        out.push_back({s, code, path, std::move(args), {}});
    };
    if (r.power && !r.liquidHeat) add(Severity::Error, "rack.no-heat-split", {{"name", d.name}});
    if (d.supplyTemperature.set() && d.supplyTemperatureMax.set() && *d.supplyTemperature.si > *d.supplyTemperatureMax.si + 1e-9)
        add(Severity::Error, "coolant.supply-above-max",
            {{"supply", readable(*d.supplyTemperature.si, unit::C)}, {"max", readable(*d.supplyTemperatureMax.si, unit::C)}});
    if (d.plateResistance.set() && d.plateResistanceLeast.set() && *d.plateResistanceLeast.si > *d.plateResistance.si)
        add(Severity::Error, "plate.resistance-order",
            {{"name", d.name}, {"least", readable(*d.plateResistanceLeast.si, unit::KW)}, {"rated", readable(*d.plateResistance.si, unit::KW)}});
    if (r.plate && r.plate->margin && r.plate->margin->si() < 0.0)
        add(Severity::Error, "plate.case-over-limit",
            {{"name", d.name}, {"supply", readable(*d.supplyTemperature.si, unit::C)},
             {"case", readable(r.plate->temperature.value(), unit::C)}, {"limit", readable(*d.caseTemperatureMax.si, unit::C)}});
    if (r.liquidHeat && r.liquidHeat->si() > 0.0 && !r.coolantFlow) {
        std::string range = "no coolant chosen";
        if (const Coolant* c = findById(plan.coolants, d.coolant)) {
            const Liquid l = liquidOf(*c);
            range = c->name + ", " + readable(lowestTemperature(l).value(), unit::C) + " to " +
                    readable(highestTemperature(l).value(), unit::C);
        }
        add(Severity::Warning, "coolant.no-flow",
            {{"coolant", range},
             {"supply", d.supplyTemperature.set() ? readable(*d.supplyTemperature.si, unit::C) : "unset"}});
    }
}

}  // namespace

void rackFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    const Assumptions& a = plan.assumptions;
    const Assumptions& shipped = defaultAssumptions();
    const auto rule = [&](const FractionDatum& own, const FractionDatum& fallback, const char* key) {
        if (!own.set())
            out.push_back({Severity::Warning, "assumption.unset", std::string("assumptions.") + key,
                           {{"label", text(std::string("field.") + key)}, {"value", readableNumber(*fallback.si)}}, {}});
    };
    rule(a.typicalFraction, shipped.typicalFraction, "typical_fraction");
    rule(a.idleFraction, shipped.idleFraction, "idle_fraction");
    rule(a.peakRatio, shipped.peakRatio, "peak_ratio");
    for (const RackResult<double>& r : evaluation.racks) {
        const RackDesign& d = *findById(plan.rackDesigns, r.id);
        const std::string path = "rack_designs[" + d.id + "]";
        elevationFindings(plan, d, path, out);
        powerFindings(plan, d, r, path, out);
        coolantFindings(plan, d, r, path, out);
    }
}

}  // namespace rw
