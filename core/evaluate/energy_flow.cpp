// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/energy_flow.h"

#include "base/text.h"
#include "catalogue/display_name.h"
#include "evaluate/energy_flow_builder.h"
#include "evaluate/figures.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace rw {

const EnergyFlow::Node* EnergyFlow::find(std::string_view id) const
{
    for (const Node& n : nodes)
        if (n.id == id) return &n;
    return nullptr;
}

double EnergyFlow::got(std::size_t node) const
{
    double sum = 0.0;
    for (const Link& l : links)
        if (l.to == node) sum += l.value;
    return sum;
}

double EnergyFlow::given(std::size_t node) const
{
    double sum = 0.0;
    for (const Link& l : links)
        if (l.from == node) sum += l.value;
    return sum;
}

double EnergyFlow::worstNode() const
{
    double worst = 0.0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const double got_ = got(i);
        const double given_ = given(i);
        if (got_ > 0.0 && given_ > 0.0) worst = std::max(worst, std::abs(got_ - given_));
    }
    return in > 0.0 ? worst / in : worst;
}

std::size_t EnergyFlowBuilder::node(std::string_view id, std::string name, Kind kind, int column, std::string path, std::string figure)
{
    for (std::size_t i = 0; i < flow.nodes.size(); ++i)
        if (flow.nodes[i].id == id) return i;
    flow.nodes.push_back({std::string(id), std::move(name), kind, column, 0.0, std::move(path), std::move(figure)});
    return flow.nodes.size() - 1;
}

void EnergyFlowBuilder::link(std::size_t from, std::size_t to, double value, Kind kind, const std::string& name, std::string path,
                             std::string figure)
{
    if (value <= 0.0) return;
    for (EnergyFlow::Link& known : flow.links) {
        if (known.from != from || known.to != to || known.name != name) continue;
        known.value += value;
        return;
    }
    flow.links.push_back({from, to, value, name, kind, std::move(path), std::move(figure)});
}

EnergyFlow EnergyFlowBuilder::finish(const Evaluation& evaluation)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
        flow.nodes[i].value = std::max(flow.got(i), flow.given(i));
        if (flow.nodes[i].value > 0.0) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return flow.nodes[a].column < flow.nodes[b].column; });
    std::vector<std::size_t> place(flow.nodes.size(), 0);
    std::vector<EnergyFlow::Node> nodes;
    int column = -1;
    int before = -1;
    for (const std::size_t i : order) {
        place[i] = nodes.size();
        nodes.push_back(std::move(flow.nodes[i]));
        if (nodes.back().column != before) ++column;
        before = nodes.back().column;
        nodes.back().column = column;
    }
    flow.nodes = std::move(nodes);
    for (EnergyFlow::Link& l : flow.links) {
        l.from = place[l.from];
        l.to = place[l.to];
    }
    // A sum over several buildings is not the figure of one; what differs has no derivation to show.
    constexpr double kSame = 1e-9;
    std::unordered_map<std::string, double> known;
    for (const Figure& f : figures(evaluation))
        if (f.si) known.emplace(f.path, *f.si);
    const auto check = [&](std::string& figure, double value) {
        if (figure.empty()) return;
        const auto at = known.find(figure);
        if (at == known.end() || std::abs(at->second - value) > kSame * std::abs(value)) figure.clear();
    };
    for (EnergyFlow::Node& n : flow.nodes) check(n.figure, n.value);
    for (EnergyFlow::Link& l : flow.links) check(l.figure, l.value);
    for (std::size_t i = 0; i < flow.nodes.size(); ++i)
        if (flow.given(i) <= 0.0) flow.out += flow.got(i);
    return std::move(flow);
}

namespace {

using Kind = EnergyFlow::Kind;

/// The design hour of one building kind, or of several.
class DesignFlow {
public:
    DesignFlow(const Plan& plan, const Evaluation& evaluation) : m_plan(plan), m_evaluation(evaluation) {}

    std::optional<EnergyFlow> building(std::string_view id)
    {
        const BuildingResult<double>* result = findById(m_evaluation.buildings, id);
        const Building* kind = findById(m_plan.buildings, id);
        if (!result || !kind || result->facilityPower.value() <= 0.0) return std::nullopt;
        const SitePowers one(*result);
        b.flow.in = one.facility;
        count(one);
        useOf(*kind, one, false);
        return b.finish(m_evaluation);
    }

    std::optional<EnergyFlow> site(std::string_view id)
    {
        const SiteResult<double>* result = findById(m_evaluation.sites, id);
        const Site* site = findById(m_plan.sites, id);
        const Building* kind = site ? findById(m_plan.buildings, site->building) : nullptr;
        if (!result || !kind || result->firstPowers.facility <= 0.0) return std::nullopt;
        b.flow.sites = 1.0;
        const std::size_t to = input(*kind, false, text("flow.buildings", {{"building", displayName(*kind)}}));
        meter(*site, result->firstPowers, to, text("flow.site", {{"site", displayName(*site)}}), "sites[" + site->id + "]", false);
        count(result->firstPowers);
        useOf(*kind, result->firstPowers, false);
        return b.finish(m_evaluation);
    }

    std::optional<EnergyFlow> programme()
    {
        std::vector<std::pair<const Building*, SitePowers>> kinds;
        double sites = 0.0;
        std::size_t entries = 0;
        for (const SiteResult<double>& s : m_evaluation.sites) {
            if (s.powers.facility <= 0.0) continue;
            const Site* site = findById(m_plan.sites, s.id);
            const Building* kind = site ? findById(m_plan.buildings, site->building) : nullptr;
            if (!kind) return std::nullopt;
            sites += s.powers.sites;
            ++entries;
            auto known = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == kind; });
            if (known == kinds.end()) known = kinds.insert(kinds.end(), {kind, {}});
            known->second.add(s.powers, 1.0);
        }
        if (kinds.empty()) return std::nullopt;
        const bool several = kinds.size() > 1;
        b.flow.sites = sites;
        for (const SiteResult<double>& s : m_evaluation.sites) {
            if (s.powers.facility <= 0.0) continue;
            const Site& site = *findById(m_plan.sites, s.id);
            const Building& kind = *findById(m_plan.buildings, site.building);
            const std::size_t to = input(kind, true, text("flow.buildings", {{"building", displayName(kind)}}));
            meter(site, s.powers, to, text(entries > 1 || sites > 1.0 ? "flow.sites" : "flow.site", {{"site", displayName(site)}}), "sites", entries > 1);
        }
        for (const auto& [kind, powers] : kinds) {
            count(powers);
            useOf(*kind, powers, several);
        }
        return b.finish(m_evaluation);
    }

private:
    void count(const SitePowers& p)
    {
        b.flow.buildings += p.buildings;
        b.flow.evaporated += p.evaporation;
        b.flow.makeUp += p.makeUp;
    }

    std::string of(const Building& kind) const { return "buildings[" + kind.id + "]"; }

    std::size_t input(const Building& kind, bool programme, const std::string& name)
    {
        return b.node("building[" + kind.id + "]", name, Kind::Power, kBuildings, of(kind),
                      programme ? std::string("programme.facility_power_W") : of(kind) + ".facility_power_W");
    }

    /// From grid and generation through a site's own chain to its buildings.
    void meter(const Site& site, const SitePowers& p, std::size_t buildings, const std::string& name, const std::string& path, bool several)
    {
        const std::size_t at = b.node("site", name, Kind::Power, kSite, path);
        b.flow.in += p.grid + p.generation;
        b.link(b.node("grid", text("flow.grid"), Kind::Power, kSources, path), at, p.grid, Kind::Power, text("flow.grid"));
        b.link(b.node("generation", text("flow.generation"), Kind::Power, kSources, path), at, p.generation, Kind::Power, text("flow.generation"));
        b.link(at, buildings, p.facility, Kind::Power, text("flow.facility"), path);
        for (const SitePowers::Stage& s : p.siteChain) {
            const ChainStage* stage = findById(site.chain, s.id);
            const std::string own = "sites[" + site.id + "].chain[" + s.id + "]";
            const std::string loss = stage ? lossName(*stage, several) : s.id;
            const std::size_t node = b.node(several ? "site-loss[" + loss + "]" : own, loss, Kind::Loss, kBuildings, several ? std::string() : own,
                                            several ? std::string() : "programme.sites_by_name[" + site.id + "].chain[" + s.id + "].loss_W");
            b.link(at, node, s.loss, Kind::Loss, text("flow.loss", {{"stage", loss}}), b.flow.nodes[node].path);
            b.link(node, sky(), s.loss, Kind::Loss, text("flow.loss", {{"stage", loss}}), b.flow.nodes[node].path);
        }
    }

    /// A stage by its name; where several chains are put together, by its kind.
    std::string lossName(const ChainStage& stage, bool several) const
    {
        if (!several) return displayName(stage);
        const Converter* converter = findById(m_plan.converters, stage.converter);
        if (!converter) return text("flow.other-losses");
        return text("choice.kind." + fieldText(*converter));
    }

    static std::string fieldText(const Converter& converter)
    {
        switch (converter.kind) {
        case ConverterKind::PowerShelf: return "power_shelf";
        case ConverterKind::Ups: return "ups";
        case ConverterKind::Transformer: return "transformer";
        case ConverterKind::Busway: return "busway";
        case ConverterKind::Switchgear: return "switchgear";
        case ConverterKind::Pdu: return "pdu";
        case ConverterKind::Rectifier: return "rectifier";
        case ConverterKind::DcDc: return "dc_dc";
        case ConverterKind::Node: return "node";
        case ConverterKind::Cable: return "cable";
        case ConverterKind::TransferSwitch: return "transfer_switch";
        case ConverterKind::RackBattery: break;
        }
        return "rack_battery";
    }

    std::size_t sky() { return b.node("sky", text("flow.sky"), Kind::Sky, kSinks); }
    std::size_t hallAir(const Building& kind) { return b.node("hall-air", text("flow.hall-air"), Kind::Air, kFirstLoops, of(kind) + ".cooling.rack_air_rise"); }
    std::size_t electricalAir(const Building& kind)
    {
        return b.node("electrical-air", text("flow.electrical-air"), Kind::Air, kFirstLoops, of(kind) + ".cooling.electrical_air_unit");
    }

    /// What a building's input goes into, and the heat of it all.
    void useOf(const Building& kind, const SitePowers& p, bool several)
    {
        const bool alone = !several;
        const std::size_t from = input(kind, b.flow.sites != 0.0, displayName(kind));
        const std::string stem = of(kind);
        const auto figure = [&](const char* key) { return alone && b.flow.sites == 0.0 ? stem + "." + key : alone ? std::string("programme.") + key : std::string(); };
        for (const SitePowers::Stage& s : p.chain) {
            const ChainStage* stage = findById(kind.chain, s.id);
            const std::string own = stem + ".chain[" + s.id + "]";
            const std::string name = stage ? lossName(*stage, several) : s.id;
            const std::size_t node = b.node(several ? "loss[" + name + "]" : own, name, Kind::Loss, kUses, several ? std::string() : own,
                                            several ? std::string() : own + ".loss_W");
            const std::string words = text("flow.loss", {{"stage", name}});
            b.link(from, node, s.loss, Kind::Loss, words, b.flow.nodes[node].path);
            std::size_t to = 0;
            switch (stage ? stage->location : StageLocation::Outdoors) {
            case StageLocation::Outdoors: to = sky(); break;
            case StageLocation::ElectricalRoom: to = electricalAir(kind); break;
            case StageLocation::Hall: to = hallAir(kind); break;
            }
            b.link(node, to, s.loss, Kind::Loss, words, b.flow.nodes[node].path);
        }
        const std::size_t house = b.node("house", text("flow.house"), Kind::House, kUses, "assumptions.house_share", figure("house_power_W"));
        b.link(from, house, p.house, Kind::House, text("flow.house"), "assumptions.house_share");
        b.link(house, sky(), p.house, Kind::House, text("flow.house-heat"), "assumptions.house_share");
        const std::size_t it = b.node("it", text("flow.it"), Kind::It, kUses, {}, figure("it_power_W"));
        b.link(from, it, p.it, Kind::It, text("flow.it"));
        inside(it, p);
        m_cooling = b.node("cooling", text("flow.cooling"), Kind::Cooling, kUses, stem + ".cooling", figure("cooling_power_W"));
        b.link(from, m_cooling, p.cooling, Kind::Cooling, text("flow.cooling"), stem + ".cooling");
        m_parts = &p;
        m_stem = alone ? stem : std::string();
        heat(kind, p);
    }

    void inside(std::size_t it, const SitePowers& p)
    {
        const std::size_t heat = b.node("rack-heat", text("flow.rack-heat"), Kind::It, kRackHeat);
        const double supplies = p.it - p.compute - p.rackCooling;
        for (const auto& [id, value] : {std::pair("compute", p.compute), std::pair("rack-cooling", p.rackCooling), std::pair("supplies", supplies)}) {
            const std::string name = text(std::string("flow.") + id);
            const std::size_t part = b.node(id, name, Kind::It, kInside, id == std::string_view("supplies") ? "assumptions.rack_supply_efficiency"
                                                                        : id == std::string_view("rack-cooling") ? "assumptions.rack_fan_share" : "");
            b.link(it, part, value, Kind::It, name);
            b.link(part, heat, value, Kind::It, name);
        }
    }

    const SitePowers::Part* part(std::string_view id) const
    {
        for (const SitePowers::Part& known : m_parts->parts)
            if (known.id == id) return &known;
        return nullptr;
    }
    double duty(std::string_view id) const { return part(id) ? part(id)->duty : 0.0; }
    std::string figureOf(std::string_view id, const char* key) const
    {
        return m_stem.empty() ? std::string() : m_stem + ".cooling[" + std::string(id) + "]." + key;
    }
    /// The power of a part of the plant, to where its heat goes.
    void driven(std::string_view id, std::size_t to, const std::string& path)
    {
        if (const SitePowers::Part* p = part(id))
            b.link(m_cooling, to, p->power, Kind::Cooling, text(std::string(p->labelKey)), path, figureOf(id, "power_W"));
    }

    void heat(const Building& kind, const SitePowers& p)
    {
        const std::string plant = of(kind) + ".cooling.";
        const std::size_t racks = b.node("rack-heat", text("flow.rack-heat"), Kind::It, kRackHeat);
        const double toAir = p.it - p.liquidHeat;
        const double least = 1e-12 * p.it;  // of a difference of sums
        if (p.liquidHeat > 0.0) coolant(kind, p, racks, plant);
        if (toAir > least) b.link(racks, hallAir(kind), toAir, Kind::Air, text("flow.to-air"), {}, {});
        if (part("air_units") || part("rear_doors") || part("electrical_units")) air(kind, plant);
    }

    void coolant(const Building& kind, const SitePowers& p, std::size_t racks, const std::string& plant)
    {
        const std::size_t loop = b.node("coolant", text("flow.coolant"), Kind::Liquid, kFirstLoops, plant + "supply_temperature");
        b.link(racks, loop, p.liquidHeat, Kind::Liquid, text("flow.to-liquid"), plant + "supply_temperature",
               m_stem.empty() ? std::string() : m_stem + ".liquid_heat_W");
        driven("cdu", loop, plant + "cdu");
        const double carried = p.liquidHeat + (part("cdu") ? part("cdu")->power : 0.0);
        const SitePowers::Part* pumps = part("facility_pumps");
        if (!pumps) {
            b.link(loop, hallAir(kind), carried, Kind::Liquid, text("flow.cdu-to-air"), plant + "cdu");
            return;
        }
        const std::size_t water = b.node("facility-water", text("flow.facility-water"), Kind::Liquid, kSecondLoops, plant + "facility_rise");
        b.link(loop, water, carried, Kind::Liquid, text("flow.facility-water"), plant + "cdu", figureOf("facility_pumps", "duty_W"));
        driven("facility_pumps", water, plant + "facility_head");
        b.link(water, b.node("reuse", text("flow.reuse"), Kind::Reuse, kSinks, plant + "heat_reuse"), p.reuse, Kind::Reuse, text("flow.reuse"),
               plant + "heat_reuse");
        sink(water, carried + pumps->power - p.reuse, "heat_rejection", "rejection_pumps", "trim_chillers", plant + "heat_rejection", plant + "chiller");
    }

    void air(const Building& kind, const std::string& plant)
    {
        const std::size_t water = b.node("chilled-water", text("flow.chilled-water"), Kind::Liquid, kSecondLoops, plant + "chilled_rise");
        driven("air_units", hallAir(kind), plant + "air_unit");
        driven("rear_doors", hallAir(kind), plant + "rear_door");
        driven("electrical_units", electricalAir(kind), plant + "electrical_air_unit");
        b.link(hallAir(kind), water, duty("rear_doors"), Kind::Air, text("flow.doors"), plant + "rear_door", figureOf("rear_doors", "duty_W"));
        b.link(hallAir(kind), water, duty("air_units"), Kind::Air, text("flow.air-units"), plant + "air_unit", figureOf("air_units", "duty_W"));
        b.link(electricalAir(kind), water, duty("electrical_units"), Kind::Air, text("flow.air-units"), plant + "electrical_air_unit",
               figureOf("electrical_units", "duty_W"));
        driven("chilled_pumps", water, plant + "chilled_head");
        const double brought = duty("rear_doors") + duty("air_units") + duty("electrical_units") + (part("chilled_pumps") ? part("chilled_pumps")->power : 0.0);
        sink(water, brought, "air_rejection", "air_rejection_pumps", "air_chillers", plant + "heat_rejection", plant + "air_chiller");
    }

    /// From a loop to the sky, by heat rejection alone or through chillers.
    void sink(std::size_t loop, double brought, const char* rejection, const char* pumps, const char* chillers, const std::string& rejectionPath,
              const std::string& chillerPath)
    {
        const std::size_t free = b.node("rejection", text("flow.rejection"), Kind::Sky, kRejection, rejectionPath);
        const std::size_t chilled = b.node("chillers", text("flow.chillers"), Kind::Sky, kRejection, chillerPath);
        b.link(loop, free, duty(rejection), Kind::Liquid, text("flow.free"), rejectionPath, figureOf(rejection, "duty_W"));
        b.link(loop, chilled, duty(chillers), Kind::Liquid, text("flow.chilled"), chillerPath, figureOf(chillers, "duty_W"));
        const double left = brought - duty(rejection) - duty(chillers);
        if (left > 1e-9 * brought)
            b.link(loop, b.node("left", text("flow.left"), Kind::Sky, kSinks, rejectionPath), left, Kind::Liquid, text("flow.left"), rejectionPath);
        driven(rejection, free, rejectionPath);
        driven(pumps, free, rejectionPath);
        driven(chillers, chilled, chillerPath);
        const auto power = [&](const char* id) { return part(id) ? part(id)->power : 0.0; };
        b.link(free, sky(), duty(rejection) + power(rejection) + power(pumps), Kind::Sky, text("flow.free"), rejectionPath);
        b.link(chilled, sky(), duty(chillers) + power(chillers), Kind::Sky, text("flow.chilled"), chillerPath);
    }

    const Plan& m_plan;
    const Evaluation& m_evaluation;
    EnergyFlowBuilder b;
    std::size_t m_cooling = 0;
    const SitePowers* m_parts = nullptr;
    std::string m_stem;  ///< of the building whose figures are those of the flow; empty: of none
};

}  // namespace

std::optional<EnergyFlow> energyFlow(const Plan& plan, const Evaluation& evaluation, FlowScope scope, std::string_view id, FlowTime time)
{
    if (time == FlowTime::Year) return yearFlow(plan, evaluation, scope, id);
    DesignFlow flow(plan, evaluation);
    switch (scope) {
    case FlowScope::Building: return flow.building(id);
    case FlowScope::Site: return flow.site(id);
    case FlowScope::Programme: break;
    }
    return flow.programme();
}

}  // namespace rw
