// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sections.h"

#include "evaluate/chain_tree.h"
#include "power/hall_runs.h"
#include "power/redundancy.h"
#include "power/sizing.h"

#include <algorithm>

namespace rw::report {

namespace {

using Building = BuildingResult<double>;

std::string joined(const std::vector<std::string>& parts)
{
    std::string all;
    for (const std::string& part : parts)
        if (!part.empty()) all += (all.empty() ? "" : ", ") + part;
    return all;
}

std::string volts(double si)
{
    return alone(si, si < 1000.0 ? static_cast<const Unit&>(unit::V) : unit::kV);
}

class Picturing {
public:
    Picturing(const Context& context, const Site& site, const Building& building)
        : m_context(context), m_site(site), m_building(building), m_kind(*findById(context.plan.buildings, building.id))
    {
    }

    OneLine run()
    {
        OneLine drawing;
        for (const ChainNode& node : chainTree(m_context.plan, m_context.evaluation, m_site, m_kind))
            drawing.nodes.push_back(nodeOf(node));
        drawing.boundary = displayName(m_building);
        return drawing;
    }

private:
    OneLine::Node nodeOf(const ChainNode& from) const
    {
        OneLine::Node node;
        node.parent = from.parent;
        node.ofSite = from.ofSite;
        node.mechanical = from.isMechanical();
        switch (from.role) {
        case ChainNode::Role::Source: describeSource(node); break;
        case ChainNode::Role::Stage: describeStage(from, node); break;
        case ChainNode::Role::Generator: describeGenerator(node); break;
        case ChainNode::Role::OtherBuildings: describeLoad(from, "one-line.other-buildings", node); break;
        case ChainNode::Role::Racks: describeLoad(from, "one-line.racks", node); break;
        case ChainNode::Role::Network: describeLoad(from, "one-line.network", node); break;
        case ChainNode::Role::Cooling: describeLoad(from, "power.cooling", node); break;
        case ChainNode::Role::House: describeLoad(from, "power.house", node); break;
        }
        return node;
    }

    void describeSource(OneLine::Node& node) const
    {
        node.role = OneLine::Role::Source;
        node.name = words("one-line.grid", {{"site", displayName(m_site)}});
        std::vector<std::string> detail;
        if (m_site.gridVoltage.set()) detail.push_back(volts(*m_site.gridVoltage.si));
        if (m_site.gridLimit.set()) detail.push_back(words("one-line.contracted", {{"power", alone(*m_site.gridLimit.si, unit::W)}}));
        node.detail = joined(detail);
        const auto* result = findById(m_context.evaluation.sites, m_site.id);
        if (!result) return;
        node.figures = meterWords(m_context.plan, alone(result->capacityGrid.value(), unit::W));
        if (result->gridLimit.value() <= 0.0) return;
        node.load = result->capacityGrid.value() / result->gridLimit.value();
        node.limit = 1.0;
    }

    void describeStage(const ChainNode& from, OneLine::Node& node) const
    {
        const ChainStage& stage = *from.stage;
        const Converter* c = findById(m_context.plan.converters, stage.converter);
        node.role = OneLine::Role::Stage;
        if (c) node.kind = c->kind;
        node.name = displayName(stage);
        node.scheme = schemeOf(stage);
        if (!from.result) return;
        const StageResult<double>& r = *from.result;
        node.units = std::max<std::int64_t>(1, static_cast<std::int64_t>(r.units.value()));
        std::string units = grouped(r.units.value());
        if (c && c->rating.set())
            units += " × " + alone(*c->rating.si, ratedByCurrent(c->kind) ? static_cast<const Unit&>(unit::VA) : unit::W);
        std::vector<std::string> detail{units, redundancyWords(stage)};
        if (r.voltage.value() > 0.0) detail.push_back(volts(r.voltage.value()));
        node.detail = joined(detail);
        node.figures = words("one-line.out-lost", {{"out", alone(r.out.value(), unit::W)}, {"lost", alone(r.loss.value(), unit::W)}});
        if (!c || !c->rating.set()) return;
        node.load = r.loadFraction.value();
        node.limit = redundancyLimit(stage, node.units);
    }

    void describeGenerator(OneLine::Node& node) const
    {
        node.role = OneLine::Role::Generator;
        node.name = words("one-line.standby");
        const StandbyResult<double>& standby = m_building.standby;
        node.detail = grouped(standby.sets.value()) + " × " + alone(standby.usableEach.value(), unit::W);
        node.figures = standby.name;
    }

    void describeLoad(const ChainNode& from, const char* key, OneLine::Node& node) const
    {
        node.role = OneLine::Role::Load;
        node.name = words(key);
        node.detail = alone(from.watts, unit::W);
    }

    const Context& m_context;
    const Site& m_site;
    const Building& m_building;
    const rw::Building& m_kind;
};

/// One line of the table from grid to chip.
struct ChainRow {
    std::string name;
    std::string redundancy;
    double in = 0.0;
    double out = 0.0;
    double loss = 0.0;
    std::optional<double> units;
    std::optional<double> load;
};

struct ChainGroup {
    std::string heading;
    const Unit* unit;
    std::vector<ChainRow> rows;
    std::optional<double> loss;  ///< of all
};

ChainGroup stagesOf(const std::string& heading, const std::vector<ChainStage>& planned,
                    const std::vector<StageResult<double>>& results, std::optional<double> loss)
{
    ChainGroup group{heading, &unit::MW, {}, loss};
    for (const StageResult<double>& r : results) {
        const ChainStage* stage = findById(planned, r.id);
        group.rows.push_back({displayName(r), stage ? redundancyWords(*stage) : "", r.in.value(), r.out.value(), r.loss.value(),
                              r.units.value(), r.loadFraction.value() > 0.0 ? std::optional(r.loadFraction.value()) : std::nullopt});
    }
    return group;
}

std::optional<ChainGroup> rackOf(const Context& context, const std::string& design)
{
    const RackResult<double>* rack = findById(context.evaluation.racks, design);
    if (!rack || !rack->power || !rack->busbarPower || !rack->shelfLoss || !rack->shelfInstalled) return std::nullopt;
    ChainGroup group{words("chain.rack", {{"rack", displayName(*rack)}}), &unit::kW, {}, std::nullopt};
    const double shelves = rack->busbarPower->value();
    ChainRow row{words("chain.shelves"), "", shelves + rack->shelfLoss->value(), shelves, rack->shelfLoss->value(), {}, {}};
    if (rack->shelfInstalled && rack->shelfInstalled->value() > 0.0) row.load = shelves / rack->shelfInstalled->value();
    group.rows.push_back(row);
    double loss = row.loss;
    if (rack->busbarLoss) {
        const double lost = rack->busbarLoss->value();
        group.rows.push_back({words("chain.busbar"), "", shelves, shelves - lost, lost, {}, {}});
        loss += lost;
    }
    group.loss = loss;
    return group;
}

/// From the meter to the trays: site, building, one rack of each design in it.
Table powers(const Context& context, const Building& building)
{
    std::vector<ChainGroup> groups;
    const Site* site = findById(context.plan.sites, building.site);
    const auto* siteResult = findById(context.evaluation.sites, building.site);
    if (site && siteResult && !siteResult->chain.empty())
        groups.push_back(stagesOf(words("chain.site", {{"site", displayName(*site)}}), site->chain, siteResult->chain, std::nullopt));
    const rw::Building* kind = findById(context.plan.buildings, building.id);
    groups.push_back(stagesOf(displayName(building), kind->chain, building.chain, building.chainLoss.value()));
    std::vector<std::string> seen;
    for (const auto& [clusterId, racks] : building.parts) {
        const Cluster* cluster = findById(context.plan.clusters, clusterId);
        if (!cluster || std::find(seen.begin(), seen.end(), cluster->rackDesign) != seen.end()) continue;
        seen.push_back(cluster->rackDesign);
        if (auto rack = rackOf(context, cluster->rackDesign)) groups.push_back(std::move(*rack));
    }
    Table table;
    table.caption = words("power.chain", {{"building", displayName(building)}});
    table.columns = {wordColumn("stage", 2.5), wordColumn("redundancy", 1.2), numberColumn("in"), numberColumn("out"),
                     numberColumn("loss"), numberColumn("units"), numberColumn("load", "%")};
    for (const ChainGroup& group : groups) {
        const std::string units = group.unit == &unit::kW ? words("chain.in-kW") : words("chain.in-MW");
        table.rows.push_back({{group.heading + ", " + units, "", "", "", "", "", ""}, Row::Kind::Group});
        const auto power = [&](double si) { return grouped(group.unit->fromSi(si), group.unit == &unit::MW ? 3 : 2); };
        const auto lost = [](double si) { return grouped(unit::kW.fromSi(si), si < 100e3 ? 2 : 1); };
        for (const ChainRow& r : group.rows)
            table.rows.push_back({{r.name, r.redundancy, power(r.in), power(r.out), lost(r.loss),
                                   r.units ? count(*r.units) : "", r.load ? grouped(*r.load * 100.0, 1) : ""}});
        if (group.loss)
            table.rows.push_back({{words("power.chain-loss"), "", "", "", lost(*group.loss), "", ""}, Row::Kind::Total});
    }
    return table;
}

/// Voltages, currents and short circuits, and what a unit's input asks for in breakers and conductors.
Table electricalTable(const Plan& plan, const rw::Building& kind, const Building& building)
{
    const std::vector<StageSizing> sizes = sizingOf(drawnChain(plan, kind), kind.power, building.chain);
    Table table;
    table.caption = words("chain.electrical", {{"building", displayName(building)}});
    table.columns = {wordColumn("stage", 2.2), numberColumn("voltage", "V"), numberColumn("current", "A"),
                     numberColumn("power-factor"), numberColumn("drop", "%"), numberColumn("fault", "kA"),
                     wordColumn("breaker", 1.2), wordColumn("conductor", 1.6)};
    const auto set = [](double value, const std::string& shown) { return value > 0.0 ? shown : std::string(kUnset); };
    for (std::size_t i = 0; i < building.chain.size(); ++i) {
        const StageResult<double>& r = building.chain[i];
        const StageSizing& s = sizes[i];
        std::string breaker = kUnset;
        if (s.breaker) {
            breaker = grouped(s.breaker->rating.value()) + " A";
            if (const double cut = s.breaker->interrupting.value(); cut > 0.0)
                breaker += ", " + grouped(unit::kA.fromSi(cut)) + " kA";
        } else if (s.breakerProblem) breaker = words("chain.beyond-series");
        std::string conductor = kUnset;
        if (s.conductor) conductor = std::to_string(s.conductor->runs) + " × " + s.conductor->size.name;
        else if (s.conductorProblem) conductor = words("chain.beyond-series");
        table.rows.push_back({{displayName(r), set(r.voltage.value(), grouped(r.voltage.value())),
                               set(r.current.value(), grouped(r.current.value())),
                               r.direct ? words("chain.direct") : set(r.powerFactor.value(), grouped(r.powerFactor.value(), 3)),
                               grouped(r.dropTotal.value() * 100.0, 2),
                               set(r.fault.value(), grouped(unit::kA.fromSi(r.fault.value()), 1)), breaker, conductor}});
    }
    dropEmptyColumns(table);
    return table;
}

}  // namespace

Blocks chainBlocks(const Context& context, const BuildingResult<double>& building)
{
    Blocks blocks;
    const rw::Building* kind = findById(context.plan.buildings, building.id);
    if (building.chain.empty() || !kind) return blocks;
    if (const Site* site = findById(context.plan.sites, building.site))
        blocks.push_back(Picture{words("one-line.caption", {{"building", displayName(building)}}),
                                 Picturing(context, *site, building).run()});
    blocks.push_back(powers(context, building));
    blocks.push_back(electricalTable(context.plan, *kind, building));
    blocks.push_back(note("chain.electrical-note"));
    return blocks;
}

}  // namespace rw::report
