// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue/display_name.h"
#include "evaluate/findings.h"

#include "base/text.h"
#include "power/converter.h"
#include "power/rack_input.h"
#include "power/sizing.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

struct ChainAt {
    const Plan& plan;
    const std::vector<ChainStage>& chain;
    std::string owner;
    const std::vector<StageResult<double>>* results = nullptr;
    const PowerSystem* system = nullptr;
    double rackW = 0.0;  ///< the largest, with its part of network and storage
};

class ChainFindings {
public:
    ChainFindings(const ChainAt& at, std::vector<Finding>& out)
        : m_at(at), m_shape(shapeOf(at.chain)),
          m_plugged(rackShares(at.plan, at.chain, m_shape, sharesOf(at.chain, m_shape))), m_out(out)
    {
    }

    void run()
    {
        for (const std::size_t i : m_shape.looped) add(i, Severity::Error, "chain.loop", {});
        for (std::size_t i = 0; i < m_at.chain.size(); ++i) {
            order(i);
            entries(i);
            const Converter* c = findById(m_at.plan.converters, m_at.chain[i].converter);
            if (!c) {
                add(i, Severity::Error, "chain.no-converter", {});
                continue;
            }
            if (const std::string problem = converterProblem(*c); !problem.empty())
                m_out.push_back({Severity::Error, "converter." + problem, "converters[" + c->id + "]", {{"name", c->name}}, {}});
            if (!m_at.results || i >= m_at.results->size()) continue;
            const StageResult<double>& r = (*m_at.results)[i];
            if (m_at.rackW > 0.0 && r.out.value() <= 0.0) add(i, Severity::Warning, "chain.feeds-nothing", {});
            load(i, *c, r);
            conductor(i, r);
            shortCircuit(i, *c, r);
            systems(i, r);
        }
        if (m_at.system && m_at.results) breakers();
    }

private:
    void add(std::size_t i, Severity severity, const char* code, TextArgs args)
    {
        const ChainStage& stage = m_at.chain[i];
        args.insert(args.begin(), {"stage", displayName(stage)});
        m_out.push_back({severity, code, m_at.owner + ".chain[" + stage.id + "]", std::move(args), {}});
    }

    void order(std::size_t i)
    {
        const std::size_t parent = m_shape.parent[i];
        if (parent == ChainShape::kSource) return;
        const StageCarries above = m_at.chain[parent].carries;
        const StageCarries own = m_at.chain[i].carries;
        if (above != StageCarries::All && own != above) add(i, Severity::Error, "chain.order", {{"feed", m_at.chain[parent].name}});
    }

    void entries(std::size_t i)
    {
        const ChainStage& stage = m_at.chain[i];
        if (stage.units && *stage.units < 1) add(i, Severity::Error, "chain.no-units", {{"units", std::to_string(*stage.units)}});
        if (stage.voltage.set() && *stage.voltage.si <= 0.0)
            add(i, Severity::Error, "chain.zero-voltage", {{"voltage", readable(*stage.voltage.si, unit::V)}});
    }

    void load(std::size_t i, const Converter& c, const StageResult<double>& r)
    {
        if (!c.rating.set() || r.units.value() < 1.0) return;
        const RedundancyScheme scheme = schemeOf(m_at.chain[i]);
        const auto installed = static_cast<std::int64_t>(r.units.value());
        const double rating = *c.rating.si;
        if (m_at.rackW > 0.0 && m_plugged[i] > 0.0 && rating < m_at.rackW)
            add(i, Severity::Error, "chain.rack-too-large",
                {{"rack", readable(m_at.rackW, unit::kW)}, {"rating", readable(rating, unit::kW)}});
        const double load = ratedByCurrent(c.kind) ? r.apparent.value() : r.out.value();
        const double usable = static_cast<double>(usableUnits(scheme, installed)) * rating;
        const Unit& shown = ratedByCurrent(c.kind) ? static_cast<const Unit&>(unit::MVA) : unit::MW;
        if (r.loadFraction.value() > 1.0 + 1e-12)
            add(i, Severity::Error, "chain.overload",
                {{"load", readable(load, shown)}, {"installed", readable(static_cast<double>(installed) * rating, shown)}});
        else if (load > usable * (1 + 1e-12))
            add(i, Severity::Warning, "chain.redundancy-lost", {{"load", readable(load, shown)}, {"usable", readable(usable, shown)}});
        else if (m_at.chain[i].units && usable - load > rating)
            add(i, Severity::Note, "chain.stranded", {{"spare", readable(usable - load, scaledUnit(usable - load, unit::MW))}});
    }

    void conductor(std::size_t i, const StageResult<double>& r)
    {
        const ChainStage& stage = m_at.chain[i];
        if (m_at.system && m_at.system->dropLimit.set() && r.dropTotal.value() > *m_at.system->dropLimit.si * (1 + 1e-9))
            add(i, Severity::Warning, "chain.voltage-drop",
                {{"drop", readable(r.dropTotal.value(), unit::percent)}, {"limit", readable(*m_at.system->dropLimit.si, unit::percent)}});
        const Conductor* c = findById(m_at.plan.conductors, stage.conductor);
        if (!c) return;
        for (const auto& [there, key] : {std::pair(c->area.set(), "field.area"), std::pair(stage.conductorLength.set(), "field.conductor_length")})
            if (!there)
                add(i, Severity::Warning, "chain.no-conductor-data",
                    {{"conductor", displayName(*c)}, {"missing", text(key)}});
        const std::size_t parent = m_shape.parent[i];
        const double volts = parent == ChainShape::kSource
            ? (m_at.system ? m_at.system->supplyVoltage.si.value_or(0.0) : 0.0)
            : (*m_at.results)[parent].voltage.value();
        if (volts <= 0.0) {
            add(i, Severity::Warning, "chain.no-voltage", {});
            return;
        }
        if (c->voltage.set() && volts > *c->voltage.si)
            add(i, Severity::Error, "chain.conductor-voltage",
                {{"conductor", c->name}, {"voltage", readable(volts, unit::V)}, {"limit", readable(*c->voltage.si, unit::V)}});
        if (!c->ampacity.set()) return;
        const double amperes = inputCurrent(m_at.chain, m_shape, m_at.system, *m_at.results, i).value_or(Current<>{}).value();
        const double runs = static_cast<double>(stage.conductorRuns.value_or(1));
        const double fraction = electrical::continuousFraction(breakerRule(m_at.system ? m_at.system->code : ContinuousRule::Iec));
        const double allowed = *c->ampacity.si * runs * fraction;
        if (amperes > allowed * (1 + 1e-9))
            add(i, Severity::Error, "chain.conductor-load",
                {{"conductor", c->name}, {"runs", std::to_string(stage.conductorRuns.value_or(1))},
                 {"current", readable(amperes, unit::A)}, {"allowed", readable(allowed, unit::A)}});
    }

    void shortCircuit(std::size_t i, const Converter& c, const StageResult<double>& r)
    {
        if (!c.withstand.set() || r.fault.value() <= 0.0) return;
        if (r.fault.value() > *c.withstand.si * (1 + 1e-9))
            add(i, Severity::Error, "chain.withstand",
                {{"fault", readable(r.fault.value(), unit::kA)}, {"withstand", readable(*c.withstand.si, unit::kA)}});
    }

    /// Where no breaker is made for what a unit's input takes, or for the short circuit there.
    void breakers()
    {
        const std::vector<StageSizing> sizes = sizingOf(m_at.chain, *m_at.system, *m_at.results, SizingParts::Breakers);
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if (!sizes[i].breakerProblem) continue;
            add(i, Severity::Warning, "chain.breaker",
                {{"current", readable(sizes[i].current->value(), unit::A)}, {"problem", sizes[i].breakerProblem->message()}});
        }
    }

    void systems(std::size_t i, const StageResult<double>& r)
    {
        const RedundancyScheme scheme = schemeOf(m_at.chain[i]);
        const auto installed = static_cast<std::int64_t>(r.units.value());
        if (scheme.systems > 1 && installed % scheme.systems != 0)
            add(i, Severity::Warning, "chain.unbalanced",
                {{"units", std::to_string(installed)}, {"systems", std::to_string(scheme.systems)}});
    }

    const ChainAt& m_at;
    ChainShape m_shape;
    std::vector<double> m_plugged;
    std::vector<Finding>& m_out;
};

void standbyFindings(const Building& building, const BuildingResult<double>& b, std::vector<Finding>& out)
{
    const PowerSystem& system = building.power;
    const StandbyResult<double>& s = b.standby;
    if (s.generator.empty()) return;
    const std::string path = "buildings[" + b.id + "].power";
    const auto add = [&](Severity severity, const char* code, TextArgs args) { out.push_back({severity, code, path, std::move(args), {}}); };
    if (system.generatorFeeds.empty()) add(Severity::Warning, "generator.feeds-nothing", {{"generator", s.name}});
    if (s.usableEach.value() <= 0.0) {
        add(Severity::Error, "generator.unrated", {{"generator", s.name}});
        return;
    }
    if (s.spares < 0)
        add(Severity::Error, "generator.short",
            {{"sets", readableNumber(s.sets.value(), 9)}, {"need", readable(s.need.value(), unit::MW)},
             {"usable", readable(s.sets.value() * s.usableEach.value(), unit::MW)}});
    else if (s.spares < system.generatorSpares)
        add(Severity::Warning, "generator.spares-lost",
            {{"spares", std::to_string(s.spares)}, {"wanted", std::to_string(system.generatorSpares)}});
    if (s.belowMinimum) add(Severity::Warning, "generator.low-load", {{"load", readable(s.loadFraction.value(), unit::percent)}});
}

void batteryFindings(const Plan& plan, const Building& building, std::vector<Finding>& out)
{
    const Generator* set = findById(plan.generators, building.power.generator);
    if (!set || !set->start.set()) return;
    for (const ChainStage& stage : building.chain)
        if (stage.battery.set() && *stage.battery.si < *set->start.si)
            out.push_back({Severity::Error, "battery.short", "buildings[" + building.id + "].chain[" + stage.id + "]",
                           {{"stage", stage.name}, {"battery", readable(*stage.battery.si, unit::s)},
                            {"start", readable(*set->start.si, unit::s)}}, {}});
}

void siteFindings(const Site& site, const SiteResult<double>& r, std::vector<Finding>& out)
{
    const std::string path = "sites[" + site.id + "]";
    if (site.powerFactorMinimum.set() && r.powerFactor.value() > 0.0 && r.powerFactor.value() < *site.powerFactorMinimum.si - 1e-9)
        out.push_back({Severity::Warning, "site.power-factor", path,
                       {{"site", site.name}, {"factor", readableNumber(r.powerFactor.value(), 3)},
                        {"minimum", readableNumber(*site.powerFactorMinimum.si, 3)},
                        {"reactive", readable(r.reactive.value(), unit::Mvar)}}, {}});
    for (std::size_t i = 0; i < site.onsite.size() && i < r.onsite.size(); ++i) {
        const OnsitePower& wanted = site.onsite[i];
        const OnsiteResult<double>& has = r.onsite[i];
        const double power = wanted.power.si.value_or(0.0);
        if (power > has.firm.value() * (1 + 1e-9))
            out.push_back({Severity::Error, "onsite.short", path + ".onsite[" + wanted.id + "]",
                           {{"name", displayName(wanted)}, {"wanted", readable(power, unit::MW)},
                            {"firm", readable(has.firm.value(), unit::MW)}}, {}});
    }
}

void inputFindings(const Plan& plan, const Building& building, const BuildingResult<double>& b, std::vector<Finding>& out)
{
    const ChainLayout layout(building.chain);
    for (std::size_t i = 0; i < building.chain.size() && i < b.chain.size(); ++i) {
        if (layout.shares.it[i] <= 0.0) continue;
        const RackInput feed = b.chain[i].direct ? RackInput::Direct : RackInput::Alternating;
        for (const auto& [clusterId, racks] : b.parts) {
            const Cluster* cluster = findById(plan.clusters, clusterId);
            const RackDesign* design = cluster && racks > 0 ? findById(plan.rackDesigns, cluster->rackDesign) : nullptr;
            const auto takes = design ? rackInput(plan, *design) : std::nullopt;
            if (!takes || *takes == feed) continue;
            Finding finding{Severity::Error, "rack.input-mismatch", "rack_designs[" + design->id + "]",
                            {{"building", displayName(building)},
                             {"name", displayName(*design)},
                             {"feed", inputWords(feed)}, {"takes", inputWords(*takes)}}, {}};
            if (std::find(out.begin(), out.end(), finding) == out.end()) out.push_back(std::move(finding));
        }
    }
}

}  // namespace

void powerFindings(const Plan& plan, const Evaluation& evaluation, std::vector<Finding>& out)
{
    for (const Site& site : plan.sites) {
        const SiteResult<double>* result = findById(evaluation.sites, site.id);
        ChainFindings({plan, site.chain, "sites[" + site.id + "]", result ? &result->chain : nullptr, nullptr}, out).run();
        if (result) siteFindings(site, *result, out);
    }
    for (const BuildingResult<double>& b : evaluation.buildings) {
        const Building& building = *findById(plan.buildings, b.id);
        ChainFindings({plan, building.chain, "buildings[" + b.id + "]", &b.chain, &building.power, b.rackPower.value()}, out).run();
        if (building.chain.empty() && b.racks.value() > 0.0)
            out.push_back({Severity::Warning, "chain.empty", "buildings[" + b.id + "]",
                           {{"building", displayName(building)}}, {}});
        standbyFindings(building, b, out);
        batteryFindings(plan, building, out);
        inputFindings(plan, building, b, out);
    }
}

}  // namespace rw
