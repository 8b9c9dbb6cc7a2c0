// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/rack.h"

#include "base/text.h"
#include "power/converter.h"
#include "power/electrical/conductor.h"
#include "power/rack_inventory.h"

#include <cmath>

namespace rw {

std::int64_t trayCount(const RackDesign& design, const Tray& tray)
{
    std::int64_t n = 0;
    for (const Slot& slot : design.slots) n += slot.tray == tray.id ? 1 : 0;
    return n;
}

std::int64_t acceleratorCount(const RackDesign& design)
{
    std::int64_t n = 0;
    for (const Tray& tray : design.trays) n += trayCount(design, tray) * tray.accelerators;
    return n > 0 ? n : design.makerAccelerators;
}

const Accelerator* acceleratorOf(const Plan& plan, const RackDesign& design)
{
    for (const Tray& tray : design.trays)
        if (tray.accelerators > 0 && !tray.accelerator.empty()) return findById(plan.accelerators, tray.accelerator);
    return design.makerAccelerator.empty() ? nullptr : findById(plan.accelerators, design.makerAccelerator);
}

namespace {

enum class State { Nameplate, Peak, Design, Typical, Idle };

template <Number N>
struct RackModel {
    const Plan& plan;
    const RackDesign& design;
    const Frame* frame = nullptr;
    std::string path;

    const Tray* shelf = nullptr;  // the tray kind that feeds the busbar
    Count<N> shelves;
    std::optional<LossTerms<N>> shelfTerms;

    RackModel(const Plan& p, const RackDesign& d) : plan(p), design(d)
    {
        frame = findById(plan.frames, design.frame);
        path = "rack_designs[" + design.id + "]";
        for (const Tray& tray : design.trays) {
            const std::int64_t n = trayCount(design, tray);
            if (tray.kind != TrayKind::Power || n == 0) continue;
            shelf = &tray;
            shelves = step("n_shelf", "step.rack.shelves", unit::one, count<N>(n));
            const Converter* c = findById(plan.converters, tray.converter);
            if (c && converterProblem(*c).empty()) shelfTerms = lossTerms<N>(*c, "converters[" + c->id + "]");
        }
    }

    std::string trayPath(const Tray& tray, const char* key) const
    {
        return path + ".trays[" + tray.id + "]." + key;
    }

    Power<N> fromDevices(const Tray& tray, PowerDatum Device::*member) const
    {
        Power<N> sum;
        for (const Device& device : tray.devices) {
            const auto each = given<N>("P_device", device.*member, [&] {
                return trayPath(tray, "devices") + "[" + device.id + "].power";
            });
            sum += static_cast<double>(device.count) * each;
        }
        return sum;
    }

    bool devicesHave(const Tray& tray, PowerDatum Device::*member) const
    {
        if (tray.devices.empty()) return false;
        for (const Device& device : tray.devices)
            if (!(device.*member).set()) return false;
        return true;
    }

    bool known(const Tray& tray) const
    {
        return tray.kind == TrayKind::Power || tray.power.set() || devicesHave(tray, &Device::power);
    }

    /// A rule of thumb on another state. One that was unset falls back to the shipped rule; a finding says so.
    Power<N> rule(const char* symbol, FractionDatum Assumptions::*factor, const char* key, const Power<N>& of) const
    {
        const FractionDatum& own = plan.assumptions.*factor;
        return given<N>(symbol, own.set() ? own : defaultAssumptions().*factor,
                        [key] { return std::string("assumptions.") + key; }) * of;
    }

    /// What one tray draws at its converter's output, or at the busbar where it has none.
    Power<N> stated(const Tray& tray, State state) const
    {
        const auto own = [&](const char* symbol, const PowerDatum& d, const char* key) {
            return given<N>(symbol, d, [&] { return trayPath(tray, key); });
        };
        using A = Assumptions;
        switch (state) {
        case State::Design:
            if (tray.power.set()) return own("P_tray", tray.power, "power");
            if (devicesHave(tray, &Device::power)) return fromDevices(tray, &Device::power);
            return {};
        case State::Peak:
            if (tray.peakPower.set()) return own("P_tray,pk", tray.peakPower, "peak_power");
            if (!tray.power.set() && devicesHave(tray, &Device::peakPower)) return fromDevices(tray, &Device::peakPower);
            return rule("r_pk", &A::peakRatio, "peak_ratio", stated(tray, State::Design));
        case State::Nameplate:
            if (tray.nameplatePower.set()) return own("P_tray,np", tray.nameplatePower, "nameplate_power");
            return stated(tray, State::Peak);
        case State::Typical:
            if (tray.typicalPower.set()) return own("P_tray,typ", tray.typicalPower, "typical_power");
            if (!tray.power.set() && devicesHave(tray, &Device::typicalPower)) return fromDevices(tray, &Device::typicalPower);
            return rule("f_typ", &A::typicalFraction, "typical_fraction", stated(tray, State::Design));
        case State::Idle:
            if (tray.idlePower.set()) return own("P_tray,idle", tray.idlePower, "idle_power");
            if (!tray.power.set() && devicesHave(tray, &Device::idlePower)) return fromDevices(tray, &Device::idlePower);
            return rule("f_idle", &A::idleFraction, "idle_fraction", stated(tray, State::Design));
        }
        return {};
    }

    /// What one tray draws from the busbar, its own converter included.
    Power<N> drawn(const Tray& tray, State state) const
    {
        const Power<N> p = stated(tray, state);
        const Converter* c = tray.kind == TrayKind::Power ? nullptr : findById(plan.converters, tray.converter);
        if (!c || !converterProblem(*c).empty()) return p;
        const LossTerms<N> terms = lossTerms<N>(*c, "converters[" + c->id + "]");
        return step("P_node", "step.rack.node_input", unit::kW, p + loss(terms, p, count<N>(1)));
    }

    Power<N> traySum(State state) const
    {
        Power<N> sum;
        for (const Tray& tray : design.trays)
            if (const std::int64_t n = trayCount(design, tray); n > 0 && tray.kind != TrayKind::Power)
                sum += static_cast<double>(n) * stepOf("P", tray.id, "step.rack.tray", unit::kW, drawn(tray, state));
        return step("ΣP_tray", "step.rack.tray_sum", unit::kW, sum);
    }

    std::optional<Current<N>> busbarCurrent(const Power<N>& trays) const
    {
        if (!frame || frame->busbarFeed == BusbarFeed::None || !frame->busbarVoltage.set()) return std::nullopt;
        const auto voltage = given<N>("V_bus", frame->busbarVoltage,
                                      [&] { return "frames[" + frame->id + "].busbar_voltage"; });
        return step("I_bus", "step.rack.busbar_current", unit::A, trays / voltage);
    }

    Power<N> busbarLoss(const Power<N>& trays) const
    {
        const auto current = busbarCurrent(trays);
        if (!current || !frame->busbarResistance.set()) return {};
        const auto resistance = given<N>("R_bus", frame->busbarResistance,
                                         [&] { return "frames[" + frame->id + "].busbar_resistance"; });
        const auto load = frame->busbarFeed == BusbarFeed::End ? electrical::BusbarLoad::EndUniform
                                                               : electrical::BusbarLoad::CentreUniform;
        return step("P_loss,bus", "step.rack.busbar_loss", unit::kW,
                    electrical::busbarLoss(resistance, *current, load));
    }

    Power<N> shelfLoss(const Power<N>& output) const
    {
        if (!shelfTerms) return {};
        return step("P_loss,shelf", "step.rack.shelf_loss", unit::kW, loss(*shelfTerms, output, shelves));
    }

    /// Rack input for a sum of trays.
    Power<N> input(const Power<N>& trays) const
    {
        const Power<N> output = trays + busbarLoss(trays);
        return output + shelfLoss(output);
    }
};

/// The factor on the trays' powers at which the rack draws what its maker states. Monotone, so bisection
/// after a bracket; plain numbers, because only the answer is recorded.
double makerScale(const RackModel<double>& model, double trays, double wanted)
{
    if (trays <= 0.0) return 1.0;
    double low = 0.0;
    double high = 2.0 * wanted / trays;
    for (int i = 0; i < 200; ++i) {
        const double middle = 0.5 * (low + high);
        if (middle == low || middle == high) break;
        (model.input(Power<>::fromSi(middle * trays)).si() < wanted ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

}  // namespace

template <Number N>
std::optional<CoolantFlow<N>> coolantFlow(const Plan& plan, const RackDesign& design, const Heat<N>& heat,
                                          const Temperature<N>& supply)
{
    const Coolant* coolant = findById(plan.coolants, design.coolant);
    if (!coolant || heat.value() <= 0.0) return std::nullopt;
    const Liquid liquid = liquidOf(*coolant);
    const std::string path = "rack_designs[" + design.id + "]";

    // Volumetric heat capacity at the mean temperature of a rise; unset outside the fluid's range.
    const auto heatCapacity = [&](double rise) -> std::optional<double> {
        const auto mean = Temperature<>::fromSi(supply.value() + 0.5 * rise);
        if (!checkTemperature(liquid, Temperature<>::fromSi(supply.value())) ||
            !checkTemperature(liquid, Temperature<>::fromSi(supply.value() + rise)))
            return std::nullopt;
        return density(liquid, mean).si() * specificHeat(liquid, mean).si();
    };
    using HeatCapacity = Quantity<dim::density * dim::specificHeat, N>;
    const auto recorded = [&](double value, const TemperatureDelta<N>& rise) {
        return solved<HeatCapacity>("ρ c_p", "step.rack.heat_capacity", unit::one, value,
                                    [&] { return text("method.coolant", {{"name", coolant->name}}); },
                                    {supply.si(), rise.si()});
    };

    switch (design.flowRule) {
    case FlowRule::FixedOutlet:
    case FlowRule::FixedRise: {
        const bool outlet = design.flowRule == FlowRule::FixedOutlet;
        if (!(outlet ? design.outletTemperature.set() : design.rise.set())) return std::nullopt;
        const TemperatureDelta<N> rise = step(
            "ΔT", "step.rack.rise", unit::K,
            outlet ? given<N>("T_out", design.outletTemperature, [&] { return path + ".outlet_temperature"; }) - supply
                   : given<N>("ΔT_set", design.rise, [&] { return path + ".rise"; }));
        if (rise.value() <= 0.0) return std::nullopt;
        const auto capacity = heatCapacity(rise.value());
        if (!capacity) return std::nullopt;
        const auto flow = Quantity<dim::volumeFlow, N>::fromSi((heat.si() / recorded(*capacity, rise).si()) / rise.si());
        return CoolantFlow<N>{step("V", "step.rack.flow", unit::Lmin, flow), rise};
    }
    case FlowRule::FixedFlow: {
        if (!design.flow.set() || *design.flow.si <= 0.0) return std::nullopt;
        const auto flow = given<N>("V", design.flow, [&] { return path + ".flow"; });
        double rise = heat.value() / (flow.value() * 4.0e6);
        for (int i = 0; i < 50; ++i) {
            const auto capacity = heatCapacity(rise);
            if (!capacity) return std::nullopt;
            const double next = heat.value() / (flow.value() * *capacity);
            const bool done = std::abs(next - rise) < 1e-13 * rise;
            rise = next;
            if (done) break;
        }
        const auto capacity = heatCapacity(rise);
        if (!capacity) return std::nullopt;
        const auto known = HeatCapacity::fromSi(recorded(*capacity, TemperatureDelta<N>::fromSi(N(rise))).si());
        const auto dT = TemperatureDelta<N>::fromSi((heat.si() / known.si()) / flow.si());
        return CoolantFlow<N>{flow, step("ΔT", "step.rack.rise", unit::K, dT)};
    }
    }
    return std::nullopt;
}

template <Number N>
Power<N> inputForMore(const Plan& plan, const RackDesign& design, const RackResult<N>& rack, const Power<N>& more)
{
    if (!rack.busbarPower || more.value() <= 0.0) return more;
    const RackModel<N> model(plan, design);
    return model.input(*rack.busbarPower + more) - model.input(*rack.busbarPower);
}

template <Number N>
RackResult<N> evaluateRack(const Plan& plan, const RackDesign& design)
{
    const RackModel<N> model(plan, design);
    const std::string& path = model.path;
    RackResult<N> r;
    r.id = design.id;
    r.name = design.name;
    r.accelerators = step("n_acc", "step.rack.accelerators", unit::one, count<N>(acceleratorCount(design)));

    bool traysKnown = !design.slots.empty();
    double height = 0.0;
    for (const Tray& tray : design.trays) {
        const std::int64_t n = trayCount(design, tray);
        height += static_cast<double>(n * tray.height);
        if (n > 0 && !model.known(tray)) traysKnown = false;
    }
    r.heightUsed = step("n_U", "step.rack.height_used", unit::one, Count<N>::fromSi(N(height)));

    const bool makerRules = design.powerRule == PowerRule::Maker && design.makerDesignPower.si.value_or(0.0) > 0.0;
    if (!traysKnown && !makerRules) return r;

    // --- power ---------------------------------------------------------------------------------
    const auto maker = [&](const char* symbol, const PowerDatum& d, const char* key) {
        return given<N>(symbol, d, [&] { return path + "." + key; });
    };
    if (design.makerDesignPower.set())
        r.makerPower = maker("P_maker", design.makerDesignPower, "maker_design_power");
    Power<N> trays;  // busbar, design, scaled
    Scalar<N> scale = scalar<N>(1.0);
    PowerStates<N> p;
    if (traysKnown) {
        trays = model.traySum(State::Design);
        r.traySum = step("P_build", "step.rack.build_up", unit::kW, model.input(trays));
    }
    if (!makerRules) {
        p.design = *r.traySum;
    } else if (!traysKnown) {
        p.design = *r.makerPower;
    } else {
        const Power<N> reference = design.makerTrayPower.set()
            ? maker("P_ref", design.makerTrayPower, "maker_tray_power") : trays;
        double s = 1.0;
        if constexpr (std::is_same_v<N, double>) s = makerScale(model, reference.si(), r.makerPower->si());
        else s = makerScale(RackModel<double>(plan, design), reference.value(), r.makerPower->value());
        scale = solved<Scalar<N>>("s", "step.rack.scale", unit::one, s, [] {
            return text("method.maker-bisection");
        }, {r.makerPower->si(), reference.si()});
        // Trays as shipped give the maker's figure to the last bit; edited ones move it by what they draw.
        const Power<N> change = trays == reference
            ? Power<N>{} : step("ΔP", "step.rack.change", unit::kW, model.input(scale * trays) - model.input(scale * reference));
        p.design = trays == reference ? *r.makerPower : *r.makerPower + change;
        trays = scale * trays;
    }
    p.design = stepOf("P_rack", design.id, "step.rack.design", unit::kW, p.design);

    const auto state = [&](State which, const PowerDatum& datum, const char* symbol, const char* key,
                           FractionDatum Assumptions::*factor, const char* factorKey) {
        // The maker's other figures belong to the maker's design figure and move with it.
        if (makerRules && datum.set()) return maker(symbol, datum, key) * (p.design / *r.makerPower);
        if (traysKnown) return model.input(scale * model.traySum(which));
        return model.rule("f", factor, factorKey, p.design);
    };
    using A = Assumptions;
    p.peak = step("P_pk", "step.rack.peak", unit::kW,
                  state(State::Peak, design.makerPeakPower, "P_maker,pk", "maker_peak_power", &A::peakRatio, "peak_ratio"));
    p.nameplate = design.makerNameplatePower.set() || traysKnown
        ? state(State::Nameplate, design.makerNameplatePower, "P_maker,np", "maker_nameplate_power", &A::peakRatio, "peak_ratio")
        : p.peak;
    // Labels that nobody has published are taken at the peak, which a label never undercuts.
    p.nameplate = step("P_np", "step.rack.nameplate", unit::kW, larger(p.nameplate, p.peak));
    p.typical = step("P_typ", "step.rack.typical", unit::kW,
                     state(State::Typical, design.makerTypicalPower, "P_maker,typ", "maker_typical_power",
                           &A::typicalFraction, "typical_fraction"));
    p.idle = step("P_idle", "step.rack.idle", unit::kW,
                  state(State::Idle, design.makerIdlePower, "P_maker,idle", "maker_idle_power", &A::idleFraction,
                        "idle_fraction"));
    r.power = p;

    if (traysKnown) {
        r.busbarPower = step("P_bus", "step.rack.busbar_power", unit::kW, trays);
        r.busbarCurrent = model.busbarCurrent(trays);
        r.busbarLoss = model.busbarLoss(trays);
        const Power<N> output = trays + *r.busbarLoss;
        r.shelfLoss = model.shelfTerms ? step("P_loss,shelf", "step.rack.shelf_loss", unit::kW, p.design - output)
                                       : Power<N>{};
        if (model.shelf) {
            const Converter* c = findById(plan.converters, model.shelf->converter);
            if (c && c->rating.set()) {
                const auto rating = given<N>("P_shelf", c->rating, [&] { return "converters[" + c->id + "].rating"; });
                r.shelfInstalled = step("P_inst", "step.rack.shelf_installed", unit::kW, model.shelves * rating);
                switch (design.shelfRedundancy) {
                case ShelfRedundancy::N: r.shelfUsable = r.shelfInstalled; break;
                case ShelfRedundancy::NPlus1:
                    r.shelfUsable = step("P_us", "step.rack.shelf_usable", unit::kW,
                                         (model.shelves - count<N>(1)) * rating);
                    break;
                case ShelfRedundancy::NPlusN:
                    r.shelfUsable = step("P_us", "step.rack.shelf_usable", unit::kW, *r.shelfInstalled / 2.0);
                    break;
                }
            }
        }
    }

    // --- heat ----------------------------------------------------------------------------------
    Heat<N> liquid;
    bool liquidKnown = true;
    for (const Tray& tray : design.trays) {
        const std::int64_t n = trayCount(design, tray);
        if (n == 0 || !traysKnown) continue;
        TrayResult<N> t;
        t.id = tray.id;
        t.count = n;
        if (tray.kind != TrayKind::Power) {
            t.stated = model.stated(tray, State::Design);
            t.power = step("P_tray", "step.rack.tray_power", unit::kW, scale * model.drawn(tray, State::Design));
            const Heat<N> heat = asHeat(static_cast<double>(n) * t.power);
            if (tray.liquidShare.set())
                t.liquidHeat = given<N>("φ_l", tray.liquidShare, [&] { return model.trayPath(tray, "liquid_share"); }) * heat;
            t.airHeat = heat - t.liquidHeat;
            liquid += t.liquidHeat;
        } else if (const Converter* c = findById(plan.converters, tray.converter); c && c->liquidCooled) {
            liquid += asHeat(*r.shelfLoss);
        }
        r.trays.push_back(std::move(t));
    }
    if (design.liquidShare.set()) {
        // A maker's share holds for the whole rack, and the trays' liquid and air heat are scaled to it.
        const auto share = given<N>("φ_l", design.liquidShare, [&] { return path + ".liquid_share"; });
        const Heat<N> wanted = share * asHeat(p.design);
        const double trayLiquid = liquid.value();
        const double trayTotal = trays.value();
        for (TrayResult<N>& t : r.trays) {
            const Heat<N> heat = asHeat(static_cast<double>(t.count) * t.power);
            const double part = trayLiquid > 0.0 ? t.liquidHeat.value() / trayLiquid
                              : trayTotal > 0.0  ? heat.value() / trayTotal : 0.0;
            const double most = heat.value();
            t.liquidHeat = Heat<N>::fromSi(N(std::min(most, part * wanted.value())));
            t.airHeat = heat - t.liquidHeat;
        }
        liquid = wanted;
    } else if (!traysKnown) {
        liquidKnown = false;
    }
    if (liquidKnown) {
        r.liquidHeat = step("Q_l", "step.rack.liquid_heat", unit::kWheat, liquid);
        r.airHeat = step("Q_a", "step.rack.air_heat", unit::kWheat, asHeat(p.design) - *r.liquidHeat);
    }

    // --- coolant -------------------------------------------------------------------------------
    if (liquidKnown && design.supplyTemperature.set()) {
        const auto supply = given<N>("T_s", design.supplyTemperature, [&] { return path + ".supply_temperature"; });
        if (const auto flow = coolantFlow<N>(plan, design, *r.liquidHeat, supply)) {
            r.coolantFlow = flow->flow;
            r.coolantRise = flow->rise;
            r.plate = caseTemperature<N>(plan, design, *r.liquidHeat, supply, *flow);
            if (design.pressureDrop.set() && design.referenceFlow.set() && design.pressureExponent.set()) {
                const auto drop = given<N>("Δp_0", design.pressureDrop, [&] { return path + ".pressure_drop"; });
                const auto reference = given<N>("V_0", design.referenceFlow, [&] { return path + ".reference_flow"; });
                const auto exponent = given<N>("n", design.pressureExponent, [&] { return path + ".pressure_exponent"; });
                r.pressureDrop = step("Δp", "step.rack.pressure_drop", unit::kPa,
                                      Scalar<N>::fromSi(math::pow((flow->flow / reference).si(), exponent.si())) * drop);
            }
        }
    }

    // --- mass, price, range --------------------------------------------------------------------
    if (design.makerMass.set()) {
        r.mass = given<N>("m", design.makerMass, [&] { return path + ".maker_mass"; });
    } else if (traysKnown && model.frame && model.frame->mass.set()) {
        Mass<N> mass = given<N>("m_frame", model.frame->mass, [&] { return "frames[" + model.frame->id + "].mass"; });
        bool complete = true;
        for (const Tray& tray : design.trays) {
            const std::int64_t n = trayCount(design, tray);
            if (n == 0) continue;
            if (!tray.mass.set()) complete = false;
            else mass += static_cast<double>(n) * given<N>("m_tray", tray.mass, [&] { return model.trayPath(tray, "mass"); });
        }
        if (complete) r.mass = step("m", "step.rack.mass", unit::kg, mass);
    }
    const auto bound = [](const char* symbol, const char* label, const Unit& u, const std::optional<double>& si,
                          auto& out, const Datum& d, const std::string& where) {
        using Q = typename std::remove_reference_t<decltype(out)>::value_type;
        if (si) out = datum<Q>(symbol, label, u, *si, [&] { return Origin{where, d.source, d.grade}; });
    };
    if (makerRules) {
        const PowerDatum& d = design.makerDesignPower;
        bound("P_low", "step.rack.power_low", unit::kW, d.low, r.powerLow, d, path + ".maker_design_power.low");
        bound("P_high", "step.rack.power_high", unit::kW, d.high, r.powerHigh, d, path + ".maker_design_power.high");
    }
    const MoneyDatum& price = design.price;
    bound("c_low", "step.rack.price_low", unit::MUSD, price.low ? price.low : price.si, r.priceLow, price, path + ".price.low");
    bound("c_high", "step.rack.price_high", unit::MUSD, price.high ? price.high : price.si, r.priceHigh, price, path + ".price.high");
    return r;
}

std::vector<TrayStates> trayStates(const Plan& plan, const RackDesign& design, const RackResult<double>& rack)
{
    std::vector<TrayStates> all;
    if (!rack.power || !rack.traySum) return all;
    const RackModel<double> model(plan, design);
    for (const TrayResult<double>& tray : rack.trays) {
        const Heat<> heat = tray.liquidHeat + tray.airHeat;
        all.push_back({tray.id, tray.count, {}, heat.si() > 0.0 ? tray.liquidHeat.si() / heat.si() : 0.0});
    }
    using States = PowerStates<double>;
    for (const auto& [state, member] : {std::pair{State::Nameplate, &States::nameplate}, {State::Peak, &States::peak},
                                        {State::Design, &States::design}, {State::Typical, &States::typical},
                                        {State::Idle, &States::idle}}) {
        const Power<> sum = model.traySum(state);
        const double wanted = ((*rack.power).*member).si();
        // A sum that gives the rack's power as it stands keeps its bits.
        const double scale = model.input(sum).si() == wanted ? 1.0 : makerScale(model, sum.si(), wanted);
        for (TrayStates& tray : all) {
            const Tray* kind = findById(design.trays, tray.id);
            if (kind && kind->kind != TrayKind::Power)
                tray.power.*member = scale * static_cast<double>(tray.count) * model.drawn(*kind, state);
        }
    }
    return all;
}

#define RW_FOR(N)                                                                                       \
    template std::optional<CoolantFlow<N>> coolantFlow<N>(const Plan&, const RackDesign&, const Heat<N>&, \
                                                          const Temperature<N>&);                       \
    template Power<N> inputForMore<N>(const Plan&, const RackDesign&, const RackResult<N>&, const Power<N>&); \
    template RackResult<N> evaluateRack<N>(const Plan&, const RackDesign&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
