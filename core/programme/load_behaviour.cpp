// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/load_behaviour.h"

#include "base/text.h"
#include "power/behaviour/ramp.h"
#include "power/electrical/phase_balance.h"
#include "programme/building.h"
#include "programme/onsite.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

std::string workloadPath(const char* key)
{
    return std::string("assumptions.workload.") + key;
}

template <Number N, Dimension D>
auto ofWorkload(const char* symbol, const DatumOf<D>& datum, const char* key)
{
    return given<N>(symbol, datum, [key] { return workloadPath(key); });
}

/// What the units at the ends of the chain give to racks and their network with the redundancy used up.
template <Number N>
std::optional<Power<N>> chainLimit(const Plan& plan, const Building& building, const BuildingResult<N>& result)
{
    const ChainLayout layout(building.chain);
    if (building.chain.empty() || layout.shares.itAtSource > 0.0) return std::nullopt;
    const std::vector<double> plugged = rackShares(plan, building.chain, layout.shape, layout.shares);
    Power<N> limit;
    for (std::size_t i = 0; i < building.chain.size(); ++i) {
        if (plugged[i] <= 0.0) continue;
        const ChainStage& stage = building.chain[i];
        const StageResult<N>& r = result.chain[i];
        const Converter* c = findById(plan.converters, stage.converter);
        if (!c || !c->rating.set() || r.units.value() < 1.0) return std::nullopt;
        const auto usable = static_cast<double>(usableUnits(schemeOf(stage), static_cast<std::int64_t>(r.units.value())));
        const auto units = solved<Count<N>>("n_us", "step.behaviour.usable_units", unit::one, usable,
                                            [] { return text("method.redundancy"); }, {r.units.si()});
        Power<N> gives = units * given<N>("P_r", c->rating, [&] { return "converters[" + c->id + "].rating"; });
        if (ratedByCurrent(c->kind) && r.apparent.value() > 0.0)
            gives = Power<N>::fromSi(gives.si() * (r.out.si() / r.apparent.si()));
        // Where mechanical load hangs on the same units, it takes its part.
        const Power<N> other = r.out - plugged[i] * result.itPower;
        limit += other.value() > 1e-9 * r.out.value() ? gives - other : gives;
    }
    return step("P_end", "step.behaviour.chain_limit", unit::MW, limit);
}

template <Number N>
std::optional<Power<N>> supplyLimit(const Plan& plan, const Building& building, const BuildingResult<N>& result)
{
    std::optional<Power<N>> limit = chainLimit<N>(plan, building, result);
    if (const Hall* hall = findById(plan.halls, building.hall); hall && hall->itLimit.set()) {
        const auto each = given<N>("P_hall", hall->itLimit, [&] { return "halls[" + hall->id + "].it_limit"; });
        const Power<N> halls = step("P_halls", "step.behaviour.hall_limit", unit::MW, result.halls * each);
        limit = limit ? smaller(halls, *limit) : halls;
    }
    if (!limit) return std::nullopt;
    Power<N> racks = *limit - result.networkPower - result.storagePower;
    if (result.inRackPump.value() > 0.0) racks = racks - result.inRackPump;
    if (racks.value() <= 0.0) return std::nullopt;
    return step("P_lim", "step.behaviour.limit", unit::MW, racks);
}

template <Number N>
void coincide(const Workload& workload, const std::vector<LoadGroup<N>>& groups, LoadBehaviour<N>& b)
{
    std::vector<behaviour::RackGroup<N>> normal;
    for (const LoadGroup<N>& group : groups) {
        auto one = rackGroup<N>(workload, group);
        if (!one) return;
        normal.push_back(std::move(*one));
    }
    if (!workload.quantile.set() || normal.empty()) return;
    const auto between = workload.kind == WorkloadKind::Training ? behaviour::Between::Together
                                                                 : behaviour::Between::Independent;
    const auto all = behaviour::coincidence<N>(normal, between, ofWorkload<N>("q", workload.quantile, "quantile"));
    if (!all) return;
    b.coincident = all->power;
    b.coincidenceFactor = all->factor;
    if (!b.limit) return;
    const auto over = behaviour::oversubscription<N>(*all, *b.peaks, *b.limit);
    if (!over) return;
    b.oversubscription = over->ratio;
    b.overProbability = over->overProbability;
    b.meanCapped = over->meanCapped;
}

template <Number N>
std::optional<behaviour::StepWave<N>> stepWave(const Workload& w, const Power<N>& systems)
{
    if (w.kind != WorkloadKind::Training || !w.stepAmplitude.set() || !w.stepPeriod.set() || !w.stepDuty.set() ||
        !w.stepRise.set() || systems.value() <= 0.0)
        return std::nullopt;
    behaviour::StepWave<N> wave;
    wave.amplitude = step("ΔP", "step.behaviour.amplitude", unit::MW,
                          ofWorkload<N>("x_ΔP", w.stepAmplitude, "step_amplitude") * systems);
    wave.period = ofWorkload<N>("T", w.stepPeriod, "step_period");
    wave.duty = ofWorkload<N>("d", w.stepDuty, "step_duty");
    wave.rise = ofWorkload<N>("t_r", w.stepRise, "step_rise");
    return wave;
}

/// Storage as it flattens a step: its energy and, where known, the power that passes in and out.
template <Number N>
struct Storage {
    Energy<N> energy;
    std::optional<Power<N>> power;
};

template <Number N>
StepBehaviour<N> stepBehaviour(behaviour::StepWave<N> wave, const std::vector<Storage<N>>& storages,
                               const std::optional<Scalar<N>>& efficiency)
{
    StepBehaviour<N> r;
    const auto ramp = behaviour::waveRamp<N>(wave);
    if (!ramp) return r;
    r.amplitude = wave.amplitude;
    r.ramp = ramp.value();
    // The energy needs no efficiency; its loss does.
    if (const auto flat = behaviour::smoothing<N>(wave, efficiency.value_or(scalar<N>(1.0)))) {
        r.flattening = flat->swing;
        r.charge = flat->chargePower;
        r.discharge = flat->dischargePower;
        if (efficiency) r.loss = flat->loss;
    }
    for (const Storage<N>& s : storages) {
        if (s.energy.value() <= 0.0) continue;
        r.storage = r.storage ? *r.storage + s.energy : s.energy;
        const auto left = behaviour::remainingAmplitude<N>(wave, s.energy);
        if (!left) continue;
        Power<N> remaining = left.value();
        if (s.power) {
            // In and out share what passes: d dP in, (1 - d) dP out.
            const Scalar<N> most = larger(wave.duty, scalar<N>(1.0) - wave.duty);
            remaining = larger(remaining, larger(wave.amplitude - *s.power / most, Power<N>{}));
        }
        wave.amplitude = step("ΔP'", "step.behaviour.remaining", unit::MW, remaining);
    }
    if (r.storage) r.storage = step("E_st", "step.behaviour.storage", unit::kWh, *r.storage);
    r.remaining = wave.amplitude;
    r.remainingRamp = step("r'", "step.behaviour.remaining_ramp", unit::MWs, PowerRamp<N>(wave.amplitude / wave.rise));
    return r;
}

template <Number N>
std::optional<Scalar<N>> batteryEfficiency(const Building& building)
{
    if (!building.power.batteryEfficiency.set()) return std::nullopt;
    return given<N>("η_b", building.power.batteryEfficiency,
                    [&] { return "buildings[" + building.id + "].power.battery_efficiency"; });
}

/// The phases of one unit at the chain's end, with its share of each kind of rack when the redundancy is used up. Racks on three phases load all
/// alike; the others are whole.
template <Number N>
void balance(const Plan& plan, const Building& building, const std::vector<LoadGroup<N>>& groups,
             const BuildingResult<N>& result, LoadBehaviour<N>& b)
{
    const auto single = [](const LoadGroup<N>& g) { return g.design && g.design->feedPhases.value_or(3) < 3; };
    if (std::none_of(groups.begin(), groups.end(), single)) return;
    const ChainLayout layout(building.chain);
    const std::vector<double> plugged = rackShares(plan, building.chain, layout.shape, layout.shares);
    double units = 0.0;
    for (std::size_t i = 0; i < building.chain.size() && i < result.chain.size(); ++i)
        if (plugged[i] > 0.0)
            units += static_cast<double>(usableUnits(schemeOf(building.chain[i]), static_cast<std::int64_t>(result.chain[i].units.value())));
    units = std::max(1.0, units);
    std::vector<Power<>> loads;
    double even = 0.0;
    constexpr double kMost = 1000.0;  // racks on one unit: past it none of them matters
    for (const LoadGroup<N>& group : groups) {
        if (!group.rack->power) return;
        const double watts = group.rack->power->design.value();
        const double racks = std::ceil(group.racks.value() / units);
        if (!single(group)) {
            even += group.racks.value() / units * watts;
            continue;
        }
        // Between two lines a rack loads both by halves.
        const auto poles = static_cast<double>(*group.design->feedPhases);
        for (double n = std::min(racks, kMost) * poles; n >= 1.0; n -= 1.0) loads.push_back(Power<>::fromSi(watts / poles));
    }
    const auto assigned = electrical::balancePhases(loads);
    if (!assigned) return;
    std::array<Power<N>, 3> phases;
    for (std::size_t i = 0; i < 3; ++i)
        phases[i] = solved<Power<N>>("P_ph", "step.behaviour.phase", unit::kW, assigned->load[i].value() + even / 3.0,
                                     [] { return text("method.phase-balance"); }, {result.racks.si(), result.systemsPower.si()});
    if (const auto unbalance = electrical::phaseUnbalance<N>(phases))
        b.phaseUnbalance = step("u_ph", "step.behaviour.unbalance", unit::percent, unbalance.value());
    b.heaviestPhase = step("P_ph,max", "step.behaviour.heaviest_phase", unit::kW, larger(phases[0], larger(phases[1], phases[2])));
}

}  // namespace

std::vector<double> itCarried(const std::vector<ChainStage>& chain)
{
    const ChainLayout layout(chain);
    std::vector<double> carried = layout.shares.it;
    for (auto i = layout.shape.order.rbegin(); i != layout.shape.order.rend(); ++i)
        if (layout.shape.parent[*i] != ChainShape::kSource) carried[layout.shape.parent[*i]] += carried[*i];
    return carried;
}

template <Number N>
std::optional<behaviour::RackGroup<N>> rackGroup(const Workload& workload, const LoadGroup<N>& group)
{
    if (!group.rack || !group.rack->power || !workload.deviation.set()) return std::nullopt;
    behaviour::RackGroup<N> g;
    g.racks = group.racks;
    g.mean = group.rack->power->typical;
    g.deviation = step("σ", "step.behaviour.deviation_each", unit::kW,
                       ofWorkload<N>("x_σ", workload.deviation, "deviation") * g.mean);
    if (workload.kind == WorkloadKind::Training)
        g.correlation = datum<Scalar<N>>("r", "step.behaviour.correlation", unit::one, 1.0, [] {
            return Origin{"", text("method.synchronous-training"), Grade::Standard};
        });
    else if (workload.correlation.set())
        g.correlation = ofWorkload<N>("r", workload.correlation, "correlation");
    else
        return std::nullopt;
    return g;
}

template <Number N>
Energy<N> rackSmoothing(const Plan& plan, const RackDesign& design)
{
    Energy<N> energy;
    for (const Tray& tray : design.trays) {
        const Converter* c = tray.kind == TrayKind::Power ? findById(plan.converters, tray.converter) : nullptr;
        if (!c || !c->smoothing.set()) continue;
        energy += static_cast<double>(trayCount(design, tray)) *
                  given<N>("E_s", c->smoothing, [&] { return "converters[" + c->id + "].smoothing"; });
    }
    return energy;
}

template <Number N>
Energy<N> chainSmoothing(const Plan& plan, const Building& building, const BuildingResult<N>& result)
{
    Energy<N> energy;
    for (std::size_t i = 0; i < building.chain.size() && i < result.chain.size(); ++i)
        if (const Converter* c = findById(plan.converters, building.chain[i].converter); c && c->smoothing.set())
            energy += result.chain[i].units * given<N>("E_s", c->smoothing, [&] { return "converters[" + c->id + "].smoothing"; });
    return energy;
}

template <Number N>
LoadBehaviour<N> evaluateLoadBehaviour(const Plan& plan, const Building& building,
                                       const std::vector<LoadGroup<N>>& groups, const BuildingResult<N>& result)
{
    LoadBehaviour<N> b;
    const Workload& workload = plan.assumptions.workload;
    Power<N> mean;
    Power<N> peaks;
    Energy<N> stored;
    for (const LoadGroup<N>& group : groups) {
        if (!group.design || !group.rack || !group.rack->power) return b;
        mean += group.racks * group.rack->power->typical;
        peaks += group.racks * group.rack->power->peak;
        stored += group.racks * rackSmoothing<N>(plan, *group.design);
    }
    if (result.racks.value() < 1.0) return b;
    b.mean = step("ΣP_mean", "step.behaviour.mean", unit::MW, mean);
    b.peaks = step("ΣP_pk", "step.behaviour.peaks", unit::MW, peaks);
    b.meanPerRack = step("P_mean/rack", "step.behaviour.mean_per_rack", unit::kW, *b.mean / result.racks);
    b.peakPerRack = step("P_pk/rack", "step.behaviour.peak_per_rack", unit::kW, *b.peaks / result.racks);
    b.limit = supplyLimit<N>(plan, building, result);
    coincide<N>(workload, groups, b);
    if (const auto wave = stepWave<N>(workload, result.systemsPower))
        b.step = stepBehaviour<N>(*wave, {{stored + chainSmoothing<N>(plan, building, result), std::nullopt}},
                                  batteryEfficiency<N>(building));
    balance<N>(plan, building, groups, result, b);
    return b;
}

template <Number N>
StepBehaviour<N> evaluateSiteStep(const Plan& plan, const Site& site, const Power<N>& systems,
                                  const Energy<N>& inBuildings, const std::vector<OnsiteResult<N>>& onsite)
{
    const auto wave = stepWave<N>(plan.assumptions.workload, systems);
    if (!wave) return {};
    std::vector<Storage<N>> storages{{inBuildings, std::nullopt}};
    for (std::size_t i = 0; i < site.onsite.size() && i < onsite.size(); ++i) {
        const PowerBlock* block = findById(plan.powerBlocks, site.onsite[i].block);
        if (!block || block->kind != BlockKind::Battery || !block->storage.set()) continue;
        const Power<N> power = onsite[i].units * onsite[i].each;
        storages.push_back({Energy<N>(power * given<N>("t", block->storage, [&] { return "power_blocks[" + block->id + "].storage"; })),
                            power});
    }
    const Building* building = findById(plan.buildings, site.building);
    return stepBehaviour<N>(*wave, storages, building ? batteryEfficiency<N>(*building) : std::nullopt);
}

#define RW_FOR(N)                                                                                                    \
    template std::optional<behaviour::RackGroup<N>> rackGroup<N>(const Workload&, const LoadGroup<N>&);              \
    template Energy<N> rackSmoothing<N>(const Plan&, const RackDesign&);                                             \
    template Energy<N> chainSmoothing<N>(const Plan&, const Building&, const BuildingResult<N>&);                    \
    template LoadBehaviour<N> evaluateLoadBehaviour<N>(const Plan&, const Building&, const std::vector<LoadGroup<N>>&, \
                                                       const BuildingResult<N>&);                                    \
    template StepBehaviour<N> evaluateSiteStep<N>(const Plan&, const Site&, const Power<N>&, const Energy<N>&,       \
                                                  const std::vector<OnsiteResult<N>>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
