// SPDX-License-Identifier: GPL-3.0-or-later
#include "power/one_line.h"

#include "power/converter.h"
#include "power/electrical/conductor.h"
#include "power/electrical/transformer.h"
#include "power/outlets.h"
#include "power/reliability.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

using power::ComponentKind;
using power::ComponentSpec;
using power::FeedFrom;
using power::FeedRule;

ComponentKind componentKind(ConverterKind kind)
{
    switch (kind) {
    case ConverterKind::PowerShelf: return ComponentKind::Shelf;
    case ConverterKind::Ups: return ComponentKind::Ups;
    case ConverterKind::Transformer: return ComponentKind::Transformer;
    case ConverterKind::Busway: return ComponentKind::Busway;
    case ConverterKind::Switchgear: return ComponentKind::Switchgear;
    case ConverterKind::Pdu: return ComponentKind::Pdu;
    case ConverterKind::Rectifier:
    case ConverterKind::DcDc:
    case ConverterKind::Node: return ComponentKind::Pdu;
    case ConverterKind::Cable: return ComponentKind::Cable;
    case ConverterKind::TransferSwitch: return ComponentKind::TransferSwitch;
    case ConverterKind::RackBattery: return ComponentKind::Bbu;
    }
    return ComponentKind::Board;
}

/// "a", "b", ... "z", "aa"
std::string letters(std::size_t n)
{
    std::string s;
    for (++n; n > 0; n = (n - 1) / 26) s.insert(s.begin(), static_cast<char>('a' + (n - 1) % 26));
    return s;
}

class Expansion {
public:
    Expansion(const Plan& plan, const Building& building, const OneLineLoads& loads)
        : m_plan(plan), m_building(building), m_loads(loads), m_chain(building.chain), m_shape(shapeOf(building.chain)),
          m_shares(sharesOf(building.chain, m_shape)), m_outlets(building.chain.size()), m_voltage(building.chain.size()),
          m_direct(building.chain.size(), false)
    {
    }

    power::BuiltOneLine run()
    {
        addSource();
        addGenerators();
        for (const std::size_t i : m_shape.order) addStage(i);
        for (std::size_t i = 0; i < m_chain.size(); ++i) {
            if (m_shares.it[i] > 0.0) addRacks(m_outlets[i], rowStage(i), m_shares.it[i], inRacks(i) ? i : kNone, m_direct[i]);
            if (m_shares.mechanical[i] > 0.0) addMechanical(m_outlets[i], m_chain[i].id, m_shares.mechanical[i]);
        }
        if (m_shares.itAtSource > 0.0) addRacks(m_source, "", m_shares.itAtSource, kNone, false);
        if (m_shares.mechanicalAtSource > 0.0) addMechanical(m_source, "", m_shares.mechanicalAtSource);
        return m_builder.build();
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    /// A battery that stands in the racks: it is no unit between them and what feeds them.
    bool inRacks(std::size_t i) const
    {
        const Converter* c = findById(m_plan.converters, m_chain[i].converter);
        return c && c->kind == ConverterKind::RackBattery && m_shares.it[i] > 0.0 && m_shape.parent[i] != ChainShape::kSource;
    }

    /// The stage that rows of racks are named after.
    const std::string& rowStage(std::size_t i) const
    {
        const std::size_t parent = m_shape.parent[i];
        const bool only = std::count(m_shape.parent.begin(), m_shape.parent.end(), parent) == 1;
        return m_chain[inRacks(i) && only ? parent : i].id;
    }

    std::string id(const std::string& unit) const { return m_building.id + "/" + unit; }

    power::Reliability reliability(const std::string& kind, const std::string& group = {}) const
    {
        const ReliabilityRule rule = reliabilityRule(m_plan, kind);
        power::Reliability r;
        if (rule.mtbf.set()) r.mtbfHours = *rule.mtbf.si / 3600.0;
        if (rule.mttr.set()) r.mttrHours = *rule.mttr.si / 3600.0;
        if (!group.empty() && rule.commonCause.set() && *rule.commonCause.si > 0.0) {
            r.beta = *rule.commonCause.si;
            r.commonCause = group;
        }
        return r;
    }

    void addSource()
    {
        // Systems that are apart from the first stage on are fed apart.
        const std::int64_t feeds = m_chain.empty() ? 1 : std::max<std::int64_t>(1, schemeOf(m_chain[m_shape.order.front()]).systems);
        for (std::int64_t i = 0; i < feeds; ++i) {
            ComponentSpec spec;
            spec.id = id(feeds == 1 ? "utility" : "utility-" + letters(static_cast<std::size_t>(i)));
            spec.kind = ComponentKind::Source;
            spec.nominalVoltageV = m_building.power.supplyVoltage.si.value_or(0.0);
            spec.reliability = reliability("utility", "utility");
            m_source.push_back({Outlet{m_builder.add(spec), {}}});
        }
    }

    void addGenerators()
    {
        const Generator* set = findById(m_plan.generators, m_building.power.generator);
        if (!set || m_loads.generators <= 0) return;
        ComponentSpec bus;
        bus.id = id("generator-bus");
        bus.kind = ComponentKind::Bus;
        bus.reliability = reliability("bus");
        for (std::int64_t i = 0; i < m_loads.generators; ++i) {
            ComponentSpec spec;
            spec.id = id("generator-" + std::to_string(i + 1));
            spec.kind = ComponentKind::Generator;
            if (set->rating.set()) spec.rating = *set->rating.si;
            spec.standby = true;
            spec.startS = set->start.si.value_or(0.0);
            spec.reliability = reliability("generator", "generator");
            if (set->mtbf.set()) spec.reliability.mtbfHours = *set->mtbf.si / 3600.0;
            if (set->mttr.set()) spec.reliability.mttrHours = *set->mttr.si / 3600.0;
            bus.feeds.push_back({m_builder.add(spec), 1.0});
        }
        m_generatorBus = m_builder.add(bus);
    }

    const Outlets& feedOf(std::size_t i) const
    {
        return m_shape.parent[i] == ChainShape::kSource ? m_source : m_outlets[m_shape.parent[i]];
    }

    void describeUnit(ComponentSpec& spec, std::size_t i) const
    {
        const ChainStage& stage = m_chain[i];
        const Converter* c = findById(m_plan.converters, stage.converter);
        if (!c) return;
        spec.kind = componentKind(c->kind);
        if (c->rating.set()) spec.rating = *c->rating.si;
        spec.ratedInVa = ratedByCurrent(c->kind);
        spec.lossOfApparent = spec.ratedInVa;
        const bool eco = c->kind == ConverterKind::Ups && stage.mode == UpsMode::Eco;
        if (eco && c->ecoEfficiency.set()) {
            spec.a1 = 1.0 / *c->ecoEfficiency.si - 1.0;
        } else if (converterProblem(*c).empty()) {
            const auto terms = lossTerms<double>(*c, {});
            spec.a0 = terms.a0.si();
            spec.a1 = terms.a1.si();
            spec.a2 = terms.a2.si();
            if (c->kind == ConverterKind::Transformer && m_building.power.windingTemperature.set())
                if (const auto factor = electrical::windingTemperatureFactor<double>(
                        electrical::ConductorMaterial::Copper,
                        Temperature<>::fromSi(*m_building.power.windingTemperature.si), Temperature<>::of(75.0, unit::C)))
                    spec.a2 *= factor.value().si();
        }
        if (c->inputPowerFactor.set() && !eco) spec.inputPowerFactor = *c->inputPowerFactor.si;
        else if (c->kind == ConverterKind::Rectifier) spec.inputPowerFactor = 1.0;
        if (c->kind == ConverterKind::Transformer && c->impedance.set() && c->rating.set()) {
            spec.q2PerVa = *c->impedance.si / *c->rating.si;
            spec.q0Var = c->magnetising.si.value_or(0.0) * *c->rating.si;
        }
        if (stage.battery.set() && c->rating.set()) spec.rideThroughS = *stage.battery.si;
        spec.reliability = reliability(std::string(nameOf(c->kind)), stage.id);
        if (c->mtbf.set()) spec.reliability.mtbfHours = *c->mtbf.si / 3600.0;
        if (c->mttr.set()) spec.reliability.mttrHours = *c->mttr.si / 3600.0;
        if (c->commonCause.set()) {
            spec.reliability.beta = *c->commonCause.si;
            spec.reliability.commonCause = *c->commonCause.si > 0.0 ? stage.id : "";
        }
    }

    /// The cable in front of a unit as a component of its own; -1 where the plan names none.
    std::int32_t addCable(std::size_t i, const std::string& name, ComponentSpec& spec)
    {
        const ChainStage& stage = m_chain[i];
        const Conductor* conductor = findById(m_plan.conductors, stage.conductor);
        const std::size_t parent = m_shape.parent[i];
        const double voltage = parent == ChainShape::kSource ? m_building.power.supplyVoltage.si.value_or(0.0) : m_voltage[parent];
        if (!conductor || !conductor->area.set() || !stage.conductorLength.set() || voltage <= 0.0) return -1;
        const bool direct = parent != ChainShape::kSource && m_direct[parent];
        const auto metal = conductor->metal == ConductorMetal::Copper ? electrical::ConductorMaterial::Copper
                                                                      : electrical::ConductorMaterial::Aluminium;
        const auto resistance = electrical::resistancePerLength<double>(
            metal, Area<>::fromSi(*conductor->area.si),
            Temperature<>::fromSi(m_building.power.conductorTemperature.si.value_or(unit::C.toSi(70.0))));
        if (!resistance) return -1;
        const double runs = static_cast<double>(stage.conductorRuns.value_or(1));
        const double length = *stage.conductorLength.si;
        ComponentSpec cable;
        cable.id = id(name + "-cable");
        cable.kind = ComponentKind::Cable;
        cable.stage = static_cast<std::int32_t>(i);
        cable.nominalVoltageV = voltage;
        // Of direct current the loop counts: both poles.
        cable.resistanceOhm = resistance.value().si() * length / runs * (direct ? 2.0 : 1.0);
        cable.reactanceOhm = direct ? 0.0 : conductor->reactance.si.value_or(8e-5) * length / runs;
        if (conductor->ampacity.set()) {
            cable.rating = *conductor->ampacity.si * runs * voltage * (direct ? 1.0 : std::sqrt(3.0));
            cable.ratedInVa = true;
        }
        cable.feeds = spec.feeds;
        cable.rule = spec.rule;
        cable.required = spec.required;
        cable.reliability = reliability("cable");
        const std::int32_t at = m_builder.add(cable);
        spec.feeds = {{at, 1.0}};
        spec.rule = FeedRule::Share;
        spec.required = 1;
        return at;
    }

    std::int32_t addBus(const std::string& name, std::size_t i, const std::vector<std::int32_t>& units)
    {
        ComponentSpec bus;
        bus.id = id(name);
        bus.kind = ComponentKind::Bus;
        bus.stage = static_cast<std::int32_t>(i);
        bus.nominalVoltageV = m_voltage[i];
        for (const std::int32_t u : units) bus.feeds.push_back({u, 1.0});
        bus.reliability = reliability("bus");
        return m_builder.add(bus);
    }

    void addStage(std::size_t i)
    {
        const ChainStage& stage = m_chain[i];
        const Outlets& above = feedOf(i);
        const Converter* c = findById(m_plan.converters, stage.converter);
        const std::size_t parent = m_shape.parent[i];
        m_voltage[i] = stage.voltage.set() ? *stage.voltage.si
                       : parent == ChainShape::kSource ? m_building.power.supplyVoltage.si.value_or(0.0)
                                                       : m_voltage[parent];
        m_direct[i] = (parent != ChainShape::kSource && m_direct[parent]) || (c && c->kind == ConverterKind::Rectifier);
        if (inRacks(i)) {
            m_outlets[i] = above;
            return;
        }
        const RedundancyScheme scheme = schemeOf(stage);
        const auto installed = static_cast<std::size_t>(std::max<std::int64_t>(1, m_loads.units[i]));
        const auto systems = std::min(static_cast<std::size_t>(scheme.systems), installed);
        for (std::size_t k = 0; k < systems; ++k) {
            const std::size_t units = installed / systems + (k < installed % systems ? 1 : 0);
            const std::size_t reserve = std::min(static_cast<std::size_t>(scheme.reserve), units - 1);
            const std::size_t active = units - reserve;
            std::vector<std::int32_t> added;
            for (std::size_t j = 0; j < units; ++j) {
                const std::string number = (systems > 1 ? letters(k) : std::string()) + std::to_string(j + 1);
                const std::string name = stage.id + "-" + number;
                ComponentSpec spec;
                spec.id = id(name);
                spec.stage = static_cast<std::int32_t>(i);
                spec.system = static_cast<std::int32_t>(k);
                spec.nominalVoltageV = m_voltage[i];
                describeUnit(spec, i);
                feedUnit(spec, above, {k, systems, j < active ? j : (j - active) % active, active});
                addCable(i, name, spec);
                added.push_back(m_builder.add(spec));
            }
            std::vector<Outlet> outlets;
            if (scheme.spares > 0 && units > 1) {
                outlets.push_back({addBus(stage.id + (systems > 1 ? "-bus-" + letters(k) : "-bus"), i, added), {}});
            } else {
                for (std::size_t j = 0; j < active; ++j) {
                    Outlet o{added[j], {}};
                    for (std::size_t r = 0; r < reserve; ++r) o.standby.push_back(added[active + (j + r) % reserve]);
                    outlets.push_back(std::move(o));
                }
            }
            if (m_generatorBus >= 0 && stage.id == m_building.power.generatorFeeds) backUp(i, outlets, systems > 1 ? letters(k) : "");
            m_outlets[i].push_back(std::move(outlets));
        }
    }

    /// A board behind each outlet that the standby sets take over.
    void backUp(std::size_t i, std::vector<Outlet>& outlets, const std::string& system)
    {
        for (std::size_t j = 0; j < outlets.size(); ++j) {
            ComponentSpec board;
            board.id = id(m_chain[i].id + "-board-" + system + std::to_string(j + 1));
            board.kind = ComponentKind::Board;
            board.stage = static_cast<std::int32_t>(i);
            board.nominalVoltageV = m_voltage[i];
            board.feeds.push_back({outlets[j].component, 1.0});
            for (const std::int32_t s : outlets[j].standby) board.feeds.push_back({s, 1.0});
            board.feeds.push_back({m_generatorBus, 1.0});
            board.rule = FeedRule::Transfer;
            board.reliability = reliability("switchgear");
            outlets[j] = {m_builder.add(board), {}};
        }
    }

    /// \p battery: the stage whose batteries stand in these racks, or kNone.
    void addRacks(const Outlets& outlets, const std::string& stage, double share, std::size_t battery, bool direct)
    {
        m_rackPowerFactor = direct ? 1.0 : m_building.power.loadPowerFactor.si.value_or(1.0);
        const auto hung = circuitsOf(outlets, m_building.power.cords);
        if (hung.empty()) return;
        std::int64_t all = 0;
        double carriedW = 0.0;
        for (const RackGroup& group : m_loads.racks) {
            all += static_cast<std::int64_t>(racksOf(group, share)) * weightOf(group);
            carriedW += static_cast<double>(racksOf(group, share)) * group.rackW
                        + share * static_cast<double>(group.racks) * group.supportW;
        }
        RackBattery held{battery, 0.0};
        if (battery != kNone && carriedW > 0.0) held.unitsPerW = static_cast<double>(m_loads.units[battery]) / carriedW;
        // Side by side along the circuits by their power, so that no circuit has more than one rack above any other, and
        // those with one more stand apart.
        const auto circuits = static_cast<std::int64_t>(hung.size());
        std::int64_t at = 0;
        double support = 0.0;
        for (const RackGroup& group : m_loads.racks) {
            support += share * static_cast<double>(group.racks) * group.supportW;
            for (std::size_t n = racksOf(group, share); n > 0; --n, at += weightOf(group)) {
                const auto circuit = static_cast<std::size_t>(at * circuits / all);
                addRack(group, hung[circuit], circuit, stage, held);
            }
        }
        if (support <= 0.0) return;
        for (std::size_t c = 0; c < hung.size(); ++c) {
            ComponentSpec load;
            load.id = id((stage.empty() ? "" : stage + "-") + "network-" + std::to_string(c + 1));
            load.kind = ComponentKind::Load;
            load.load = {support / static_cast<double>(hung.size()), m_rackPowerFactor, "network", 0};
            feedLoad(load, hung[c]);
            addBattery(load, held);
            m_builder.add(load);
        }
    }

    /// Batteries inside racks: of which stage, and how many units for each watt of load.
    struct RackBattery {
        std::size_t stage = kNone;
        double unitsPerW = 0.0;
    };

    /// Puts batteries beside what feeds a load: they take over where that is dead, and fail without harm while it is not.
    void addBattery(ComponentSpec& load, const RackBattery& held)
    {
        if (held.stage == kNone) return;
        const ChainStage& stage = m_chain[held.stage];
        const Converter* c = findById(m_plan.converters, stage.converter);
        const double units = held.unitsPerW * load.load.loadW;
        if (!c || units <= 0.0) return;
        ComponentSpec bar;
        bar.id = load.id + "-busbar";
        bar.kind = ComponentKind::Bus;
        bar.feeds = load.feeds;
        bar.rule = load.rule;
        if (converterProblem(*c).empty()) {
            const auto terms = lossTerms<double>(*c, {});
            bar.a0 = terms.a0.si() * units;
            bar.a1 = terms.a1.si();
            bar.a2 = terms.a2.si() / units;
        }
        load.feeds = {{m_builder.add(bar), 1.0}};
        load.rule = FeedRule::Transfer;
        if (!c->rating.set() || stage.battery.si.value_or(0.0) <= 0.0) return;
        ComponentSpec battery;
        battery.id = load.id + "-battery";
        describeUnit(battery, held.stage);
        battery.stage = static_cast<std::int32_t>(held.stage);
        battery.rating = *c->rating.si * units;
        battery.a0 = battery.a1 = battery.a2 = 0.0;
        load.feeds.push_back({m_builder.add(battery), 1.0});
    }

    /// W, whole: racks of one design fall on circuits by their number alone.
    static std::int64_t weightOf(const RackGroup& group) { return std::max<std::int64_t>(1, std::llround(group.rackW)); }

    static std::size_t racksOf(const RackGroup& group, double share)
    {
        return static_cast<std::size_t>(std::max<std::int64_t>(0, std::llround(share * static_cast<double>(group.racks))));
    }

    void addRack(const RackGroup& group, const std::vector<Outlet>& circuit, std::size_t number, const std::string& stage,
                 const RackBattery& held)
    {
        const std::string rack = "rack-" + std::to_string(++m_racks);
        std::vector<std::int32_t> cords;
        for (std::size_t k = 0; k < circuit.size(); ++k) {
            ComponentSpec feed;
            feed.id = id(rack + "-feed" + (circuit.size() > 1 ? "-" + letters(k) : ""));
            feed.kind = ComponentKind::Feed;
            feedLoad(feed, {circuit[k]});
            feed.reliability = reliability("rack_feed");
            cords.push_back(m_builder.add(feed));
        }
        ComponentSpec load;
        load.id = id(rack);
        load.kind = ComponentKind::Load;
        const std::string place = (stage.empty() ? "" : stage + "-") + std::to_string(number + 1);
        load.load = {group.rackW, m_rackPowerFactor, group.name + "/" + place, 1};
        const std::int64_t shelves = addShelves(group, rack, cords, load);
        if (shelves == 0)
            for (const std::int32_t cord : cords) load.feeds.push_back({cord, 1.0});
        addBattery(load, held);
        m_builder.add(load);
    }

    /// Shelves pass on what the rack's input draws: their loss is part of it. With N+N half of them hang on each cord,
    /// otherwise each shelf takes from all cords (assumed, where no maker says how its shelves are fed).
    std::int64_t addShelves(const RackGroup& group, const std::string& rack, const std::vector<std::int32_t>& cords,
                            ComponentSpec& load)
    {
        if (!group.design || group.busbarW <= 0.0) return 0;
        std::int64_t shelves = 0;
        for (const Tray& tray : group.design->trays) {
            const Converter* c = findById(m_plan.converters, tray.converter);
            if (tray.kind != TrayKind::Power || !c || !c->rating.set()) continue;
            const std::int64_t n = trayCount(*group.design, tray);
            for (std::int64_t k = 0; k < n; ++k, ++shelves) {
                ComponentSpec shelf;
                shelf.id = id(rack + "-shelf-" + std::to_string(shelves + 1));
                shelf.kind = ComponentKind::Shelf;
                shelf.rating = *c->rating.si * group.rackW / group.busbarW;
                if (group.design->shelfRedundancy == ShelfRedundancy::NPlusN)
                    shelf.feeds.push_back({cords[static_cast<std::size_t>(k) * cords.size() / static_cast<std::size_t>(n)], 1.0});
                else
                    for (const std::int32_t cord : cords) shelf.feeds.push_back({cord, 1.0});
                shelf.reliability = reliability("power_shelf");
                load.feeds.push_back({m_builder.add(shelf), 1.0});
            }
        }
        return shelves;
    }

    void addMechanical(const Outlets& outlets, const std::string& stage, double share)
    {
        // Every outlet feeds one motor control centre of each kind for each of the other systems, to which that one
        // is transferred first: so all are loaded alike, before a failure and after it.
        std::size_t outletsInAll = 0;
        for (const auto& system : outlets) outletsInAll += system.size();
        const std::size_t partners = std::max<std::size_t>(1, outlets.size() - 1);
        for (const MechanicalLoad& m : m_loads.mechanical) {
            if (m.watts <= 0.0) continue;
            const double each = share * m.watts / static_cast<double>(outletsInAll * partners);
            for (std::size_t system = 0, n = 0; system < outlets.size(); ++system)
                for (std::size_t c = 0; c < outlets[system].size(); ++c)
                    for (std::size_t first = 0; first < partners; ++first)
                        addControlCentre(m, each, outlets, {system, c, first}, (stage.empty() ? "" : stage + "-") + m.id + "-" + std::to_string(++n));
        }
    }

    struct CentrePlace {
        std::size_t system;
        std::size_t outlet;
        std::size_t firstPartner;  ///< which of the other systems comes first
    };

    void addControlCentre(const MechanicalLoad& kind, double watts, const Outlets& outlets, const CentrePlace& place,
                          const std::string& name)
    {
        ComponentSpec load;
        load.id = id(name);
        load.kind = ComponentKind::Load;
        load.load = {watts, m_building.power.mechanicalPowerFactor.si.value_or(1.0), kind.id, 0};
        const auto take = [&](std::size_t system) {
            if (place.outlet >= outlets[system].size()) return;
            const Outlet& outlet = outlets[system][place.outlet];
            load.feeds.push_back({outlet.component, 1.0});
            for (const std::int32_t s : outlet.standby) load.feeds.push_back({s, 1.0});
        };
        take(place.system);
        for (std::size_t k = 0; k + 1 < outlets.size(); ++k)
            take((place.system + 1 + (place.firstPartner + k) % (outlets.size() - 1)) % outlets.size());
        if (load.feeds.size() > 1) load.rule = FeedRule::Transfer;
        m_builder.add(load);
    }

    const Plan& m_plan;
    const Building& m_building;
    const OneLineLoads& m_loads;
    const std::vector<ChainStage>& m_chain;
    ChainShape m_shape;
    ChainShares m_shares;
    power::OneLineBuilder m_builder;
    Outlets m_source;
    std::vector<Outlets> m_outlets;
    std::vector<double> m_voltage;
    std::vector<bool> m_direct;
    std::int32_t m_generatorBus = -1;
    std::int64_t m_racks = 0;
    double m_rackPowerFactor = 1.0;  ///< where racks are being added
};

/// A count entered by mistake must not fill the memory: no building comes near to so many.
std::optional<power::GraphProblem> tooLarge(const Building& building, const OneLineLoads& loads)
{
    constexpr double kMost = 300'000.0;
    double all = static_cast<double>(loads.generators);
    for (const RackGroup& group : loads.racks) all += static_cast<double>(group.racks);
    std::size_t most = 0;
    for (std::size_t i = 0; i < loads.units.size(); ++i) {
        all += static_cast<double>(loads.units[i]);
        if (loads.units[i] > loads.units[most]) most = i;
    }
    if (all <= kMost) return std::nullopt;
    power::GraphProblem problem;
    problem.code = power::GraphProblemCode::TooLarge;
    problem.components.push_back(building.id + (most < building.chain.size() ? "/" + building.chain[most].id : ""));
    problem.found = readableNumber(all, 9);
    return problem;
}

}  // namespace

power::BuiltOneLine expandOneLine(const Plan& plan, const Building& building, const OneLineLoads& loads)
{
    if (auto problem = tooLarge(building, loads)) {
        power::BuiltOneLine built;
        built.problems.push_back(std::move(*problem));
        return built;
    }
    return Expansion(plan, building, loads).run();
}

}  // namespace rw
