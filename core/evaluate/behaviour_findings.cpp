// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// A quotient of watts is its limit also where it was rounded.
constexpr double kSlack = 1.0 + 1e-9;

std::string watts(double si)
{
    return readable(si, scaledUnit(si, unit::W));
}

std::string ramp(double si)
{
    return readable(si, unit::MWs);
}

void overLimit(const Plan& plan, const Evaluation& evaluation, const BuildingResult<double>& b, std::vector<Finding>& out)
{
    const Workload& w = plan.assumptions.workload;
    const LoadBehaviour<double>& load = b.behaviour;
    if (!load.overProbability || *w.quantile.si >= 1.0) return;
    const double limit = load.limit->value();
    if (load.coincident->value() <= limit * kSlack) return;
    std::vector<behaviour::RackGroup<>> groups;
    for (const auto& [cluster, racks] : b.parts) {
        const Cluster* c = findById(plan.clusters, cluster);
        const RackDesign* design = c ? findById(plan.rackDesigns, c->rackDesign) : nullptr;
        const RackResult<double>* rack = c ? findById(evaluation.racks, c->rackDesign) : nullptr;
        if (const auto group = rackGroup<double>(w, {design, rack, count<double>(racks)})) groups.push_back(*group);
    }
    if (groups.empty()) return;
    // How many of the most frequent kind the others leave room for.
    const auto most = std::max_element(groups.begin(), groups.end(),
                                       [](const auto& a, const auto& c) { return a.racks < c.racks; });
    double room = limit;
    double others = 0.0;
    for (auto g = groups.begin(); g != groups.end(); ++g) {
        if (g == most) continue;
        others += g->racks.value();
        if (const auto power = behaviour::groupPower<double>(*g, *w.quantile.si)) room -= power->value();
    }
    const auto fit = behaviour::racksWithin(*most, Power<>::fromSi(std::max(0.0, room)), *w.quantile.si);
    out.push_back({load.mean->value() > limit ? Severity::Error : Severity::Warning, "load.over-limit",
                   "buildings[" + b.id + "]",
                   {{"building", displayName(b)}, {"racks", readableNumber(b.racks.value(), 9)},
                    {"power", watts(load.coincident->value())}, {"limit", watts(limit)},
                    {"quantile", readable(*w.quantile.si, unit::percent)},
                    {"probability", readable(load.overProbability->value(), unit::percent, 3)},
                    {"fit", fit ? readableNumber(static_cast<double>(*fit) + others, 9) : "0"}}, {}});
}

/// A peak of a load, of rating, against what equipment gives for a short time; an unset limit is no limit.
bool standsPeak(const Converter& c, double load, const TimeDatum& duration)
{
    if (load <= kSlack || !c.shortTimeRating.set()) return true;
    if (load > *c.shortTimeRating.si * kSlack) return false;
    return !duration.set() || !c.shortTime.set() || *duration.si <= *c.shortTime.si * kSlack;
}

TextArgs peakArgs(const Converter& c, double load, const TimeDatum& duration)
{
    return {{"load", readable(load, unit::percent)}, {"rating", readable(*c.shortTimeRating.si, unit::percent)},
            {"time", c.shortTime.set() ? readable(*c.shortTime.si, unit::s) : text("load.time-unknown")},
            {"duration", duration.set() ? readable(*duration.si, unit::s) : text("load.time-unknown")}};
}

void shelfPeak(const Plan& plan, const RackResult<double>& r, std::vector<Finding>& out)
{
    if (!r.power || !r.busbarPower || !r.shelfUsable || r.shelfUsable->value() <= 0.0 || r.power->design.value() <= 0.0) return;
    const RackDesign& design = *findById(plan.rackDesigns, r.id);
    const TimeDatum& duration = plan.assumptions.workload.peakDuration;
    for (const Tray& tray : design.trays) {
        const Converter* c = tray.kind == TrayKind::Power && trayCount(design, tray) > 0 ? findById(plan.converters, tray.converter) : nullptr;
        if (!c) continue;
        // The busbar rises with the rack's input.
        const double output = r.busbarPower->value() + (r.busbarLoss ? r.busbarLoss->value() : 0.0);
        const double peak = output * (r.power->peak.value() / r.power->design.value());
        const double load = peak / r.shelfUsable->value();
        if (standsPeak(*c, load, duration)) continue;
        TextArgs args = peakArgs(*c, load, duration);
        args.insert(args.begin(), {{"name", displayName(design)}, {"peak", watts(peak)},
                                   {"usable", watts(r.shelfUsable->value())}});
        out.push_back({Severity::Warning, "load.peak-shelf", "rack_designs[" + design.id + "]", std::move(args), {}});
        return;
    }
}

/// What would bring a step within a ramp: storage that takes the part of its amplitude that is too much.
TextArgs mendRamp(const Workload& w, const StepBehaviour<double>& step, double limit)
{
    const double duty = *w.stepDuty.si;
    const double amplitude = std::max(0.0, step.remaining->value() - limit * *w.stepRise.si);
    const double energy = amplitude * duty * (1.0 - duty) * *w.stepPeriod.si;
    return {{"ramp", ramp(step.remainingRamp->value())}, {"limit", ramp(limit)},
            {"energy", readable(energy, scaledUnit(energy, unit::kWh))}, {"power", watts(amplitude * std::max(duty, 1.0 - duty))}};
}

/// A part of a step: where a branch carries only some of a building's racks.
StepBehaviour<double> partOf(const StepBehaviour<double>& step, double share)
{
    StepBehaviour<double> part;
    part.remaining = *step.remaining * share;
    part.remainingRamp = *step.remainingRamp * share;
    return part;
}

struct Unchecked {
    bool ups = false;
    bool generators = false;
    bool batteries = false;
    bool grid = false;
};

class StageBehaviour {
public:
    StageBehaviour(const Plan& plan, const BuildingResult<double>& b, Unchecked& unchecked, std::vector<Finding>& out)
        : m_plan(plan), m_building(*findById(plan.buildings, b.id)), m_b(b), m_carried(itCarried(m_building.chain)),
          m_unchecked(unchecked), m_out(out)
    {
    }

    void run()
    {
        for (std::size_t i = 0; i < m_building.chain.size() && i < m_b.chain.size(); ++i) {
            const Converter* c = findById(m_plan.converters, m_building.chain[i].converter);
            if (!c || !c->rating.set() || m_b.chain[i].units.value() < 1.0 || m_carried[i] <= 0.0) continue;
            if (c->kind == ConverterKind::Ups) ups(i, *c);
            stageRamp(i, *c);
        }
        generators();
        phases();
    }

private:
    double usable(std::size_t i) const
    {
        return static_cast<double>(usableUnits(schemeOf(m_building.chain[i]), static_cast<std::int64_t>(m_b.chain[i].units.value())));
    }

    void add(std::size_t i, Severity severity, const char* code, TextArgs args)
    {
        const ChainStage& stage = m_building.chain[i];
        args.insert(args.begin(), {"stage", displayName(stage)});
        m_out.push_back({severity, code, "buildings[" + m_b.id + "].chain[" + stage.id + "]", std::move(args), {}});
    }

    /// All racks at their peak as far as the workload lets them coincide; network, storage and losses as at design.
    void ups(std::size_t i, const Converter& c)
    {
        const LoadBehaviour<double>& load = m_b.behaviour;
        const StageResult<double>& r = m_b.chain[i];
        if (!load.peaks || !load.coincidenceFactor || r.out.value() <= 0.0) return;
        const double more = load.coincidenceFactor->value() * load.peaks->value() - m_b.systemsPower.value();
        const double peak = r.out.value() + m_carried[i] * more;
        const double rated = usable(i) * *c.rating.si;
        const double current = ratedByCurrent(c.kind) ? r.apparent.value() / r.out.value() : 1.0;
        const double of = rated > 0.0 ? peak * current / rated : 0.0;
        const TimeDatum& duration = m_plan.assumptions.workload.peakDuration;
        if (standsPeak(c, of, duration)) return;
        TextArgs args = peakArgs(c, of, duration);
        args.insert(args.begin(), {"peak", watts(peak)});
        add(i, Severity::Warning, "load.peak-ups", std::move(args));
    }

    void stageRamp(std::size_t i, const Converter& c)
    {
        const StepBehaviour<double>& step = m_b.behaviour.step;
        if (!step.ramp) return;
        if (!c.ramp.set()) {
            m_unchecked.ups = m_unchecked.ups || c.kind == ConverterKind::Ups;
            return;
        }
        const double limit = usable(i) * *c.ramp.si;
        const StepBehaviour<double> part = partOf(step, m_carried[i]);
        if (part.remainingRamp->value() > limit * kSlack)
            add(i, Severity::Warning, "load.ramp-ups", mendRamp(m_plan.assumptions.workload, part, limit));
    }

    void generators()
    {
        const StepBehaviour<double>& step = m_b.behaviour.step;
        const PowerSystem& system = m_building.power;
        const Generator* set = findById(m_plan.generators, system.generator);
        if (!step.ramp || !set || !set->rating.set()) return;
        if (!set->ramp.set() && !set->loadStep.set()) m_unchecked.generators = true;
        double share = 1.0;
        for (std::size_t i = 0; i < m_building.chain.size(); ++i)
            if (m_building.chain[i].id == system.generatorFeeds) share = m_carried[i];
        const double sets = std::max(1.0, m_b.standby.sets.value() - static_cast<double>(system.generatorSpares));
        const StepBehaviour<double> part = partOf(step, share);
        const Workload& w = m_plan.assumptions.workload;
        const auto find = [&](const char* code, double limit) {
            TextArgs args = mendRamp(w, part, limit);
            args.insert(args.begin(), {{"sets", readableNumber(sets, 9)}, {"generator", set->name}, {"amplitude", watts(part.remaining->value())},
                                       {"step", watts(limit * *w.stepRise.si)}});
            m_out.push_back({Severity::Warning, code, "buildings[" + m_b.id + "].power", std::move(args), {}});
        };
        if (set->ramp.set() && part.remainingRamp->value() > sets * *set->ramp.si * kSlack)
            find("load.ramp-generator", sets * *set->ramp.si);
        if (set->loadStep.set()) {
            const double most = sets * *set->loadStep.si * *set->rating.si;
            if (part.remaining->value() > most * kSlack) find("load.step-generator", most / *w.stepRise.si);
        }
    }

    void phases()
    {
        const LoadBehaviour<double>& load = m_b.behaviour;
        if (!load.heaviestPhase || !load.phaseUnbalance) return;
        for (std::size_t i = 0; i < m_building.chain.size() && i < m_b.chain.size(); ++i) {
            const Converter* c = findById(m_plan.converters, m_building.chain[i].converter);
            const bool end = std::none_of(m_building.chain.begin(), m_building.chain.end(), [&](const ChainStage& s) {
                const auto at = static_cast<std::size_t>(&s - m_building.chain.data());
                return m_carried[at] > 0.0 && m_b.chain[at].feed == m_building.chain[i].id;
            });
            if (!end || m_carried[i] <= 0.0 || !c || !c->rating.set()) continue;
            const double third = *c->rating.si / 3.0;
            if (load.heaviestPhase->value() > third * kSlack)
                add(i, Severity::Warning, "chain.phase-unbalance",
                    {{"unbalance", readable(load.phaseUnbalance->value(), unit::percent)},
                     {"heaviest", watts(load.heaviestPhase->value())}, {"third", watts(third)}});
        }
    }

    const Plan& m_plan;
    const Building& m_building;
    const BuildingResult<double>& m_b;
    std::vector<double> m_carried;
    Unchecked& m_unchecked;
    std::vector<Finding>& m_out;
};

void siteRamp(const Plan& plan, const SiteResult<double>& r, Unchecked& unchecked, std::vector<Finding>& out)
{
    const Site* site = findById(plan.sites, r.id);
    if (!site || !r.step.ramp) return;
    const Workload& w = plan.assumptions.workload;
    const std::string path = "sites[" + r.id + "]";
    const std::string name = displayName(r);
    double island = 0.0;
    bool known = !r.onsite.empty();
    for (std::size_t i = 0; i < site->onsite.size() && i < r.onsite.size(); ++i) {
        const PowerBlock* block = findById(plan.powerBlocks, site->onsite[i].block);
        if (!block || r.onsite[i].units.value() <= 0.0) continue;
        island += r.onsite[i].ramp.value();
        known = known && block->ramp.set();
        if (block->kind != BlockKind::Battery || !block->storage.set()) continue;
        if (!block->ramp.set()) {
            unchecked.batteries = true;
            continue;
        }
        // The battery follows what it takes off the step.
        const double taken = r.step.ramp->value() - r.step.remainingRamp->value();
        if (taken > r.onsite[i].ramp.value() * kSlack)
            out.push_back({Severity::Warning, "load.ramp-battery", path + ".onsite[" + r.onsite[i].id + "]",
                           {{"name", displayName(r.onsite[i])}, {"ramp", ramp(taken)},
                            {"limit", ramp(r.onsite[i].ramp.value())}}, {}});
    }
    const auto find = [&](const char* code, double limit) {
        TextArgs args = mendRamp(w, r.step, limit);
        args.insert(args.begin(), {"site", name});
        out.push_back({Severity::Error, code, path, std::move(args), {}});
    };
    if (site->connection == GridConnection::Islanded) {
        if (known && r.step.remainingRamp->value() > island * kSlack) find("load.ramp-island", island);
    } else if (!r.gridRamp) {
        unchecked.grid = true;
    } else if (r.step.remainingRamp->value() > r.gridRamp->value() * kSlack) {
        find("load.ramp-grid", r.gridRamp->value());
    }
}

void uncheckedRamps(const Evaluation& evaluation, const Unchecked& unchecked, std::vector<Finding>& out)
{
    std::string parts;
    const auto part = [&](bool is, const char* key) {
        if (is) parts += (parts.empty() ? "" : ", ") + text(key);
    };
    part(unchecked.ups, "load.part.ups");
    part(unchecked.generators, "load.part.generators");
    part(unchecked.batteries, "load.part.batteries");
    part(unchecked.grid, "load.part.grid");
    if (parts.empty()) return;
    double steepest = 0.0;
    for (const auto& s : evaluation.sites)
        if (s.step.ramp) steepest = std::max(steepest, s.step.remainingRamp->value());
    out.push_back({Severity::Note, "load.ramp-unchecked", "assumptions.workload", {{"ramp", ramp(steepest)}, {"parts", parts}}, {}});
}

void stepWaves(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    const Workload& w = plan.assumptions.workload;
    if (w.kind != WorkloadKind::Training || !w.stepAmplitude.set() || !w.stepPeriod.set() || !w.stepDuty.set() || !w.stepRise.set())
        return;
    const bool refused = std::any_of(evaluation.buildings.begin(), evaluation.buildings.end(), [](const auto& b) {
        return b.systemsPower.value() > 0.0 && b.behaviour.mean && !b.behaviour.step.ramp;
    });
    if (refused)
        out.push_back({Severity::Error, "load.step-wave", "assumptions.workload",
                       {{"rise", readable(*w.stepRise.si, unit::s)}, {"period", readable(*w.stepPeriod.si, unit::s)},
                        {"duty", readableNumber(*w.stepDuty.si)}}, {}});
}

}  // namespace

void behaviourFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    stepWaves(plan, evaluation, out);
    for (const RackResult<double>& r : evaluation.racks) shelfPeak(plan, r, out);
    Unchecked unchecked;
    for (const BuildingResult<double>& b : evaluation.buildings) {
        overLimit(plan, evaluation, b, out);
        StageBehaviour(plan, b, unchecked, out).run();
    }
    for (const SiteResult<double>& s : evaluation.sites) siteRamp(plan, s, unchecked, out);
    uncheckedRamps(evaluation, unchecked, out);
}

}  // namespace rw
