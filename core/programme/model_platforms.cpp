// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/model.h"

#include "programme/building_loops.h"
#include "programme/standby.h"

#include "base/text.h"

#include <algorithm>

namespace rw {

template <Number N>
void ProgrammeModel<N>::findPlatforms()
{
    for (const Cluster& cluster : m_plan.clusters) {
        bool used = false;
        for (const Phase& phase : m_plan.programme.phases)
            for (const MixShare& share : phase.mix) used = used || share.cluster == cluster.id;
        if (!used) continue;
        PlatformInUse<N> p;
        p.cluster = &cluster;
        p.design = findById(m_plan.rackDesigns, cluster.rackDesign);
        if (!p.design) continue;
        for (const RackResult<N>& r : m_in.racks)
            if (r.id == p.design->id) p.rack = &r;
        for (const ClusterResult<N>& c : m_in.clusters)
            if (c.id == cluster.id) p.network = &c;
        p.accelerators = std::max<std::int64_t>(1, acceleratorCount(*p.design));
        p.result.cluster = cluster.id;
        p.result.rackDesign = p.design->id;
        m_platforms.push_back(std::move(p));
    }
}

template <Number N>
std::size_t ProgrammeModel<N>::platformOf(const std::string& cluster) const
{
    for (std::size_t i = 0; i < m_platforms.size(); ++i)
        if (m_platforms[i].cluster->id == cluster) return i;
    return m_platforms.size();
}

template <Number N>
RackLoad<double> ProgrammeModel<N>::plainLoad(const RackLoad<N>& load)
{
    return {Power<>::fromSi(load.systems.value()), Power<>::fromSi(load.network.value()),
            Power<>::fromSi(load.storage.value()), Heat<>::fromSi(load.liquidHeat.value()),
            VolumeFlow<>::fromSi(load.coolantFlow.value()), TemperatureDelta<>::fromSi(load.coolantRise.value()),
            Power<>::fromSi(load.typical.value()), Power<>::fromSi(load.idle.value()),
            Heat<>::fromSi(load.systemsLiquidHeat.value()), load.fixedFlow, load.inside, load.supportInside,
            load.design,
            Count<>::fromSi(load.inRackCdus.value()), Power<>::fromSi(load.inRackPump.value()),
            Heat<>::fromSi(load.inRackPumpHeat.value()), load.inRackPumpLaw, {}};
}

template <Number N>
void ProgrammeModel<N>::findSites()
{
    std::vector<std::size_t> usable;
    std::vector<std::vector<PlatformAtSite>> at;
    BuildingProblems problems(m_plan);
    for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
        const Site& site = m_plan.sites[i];
        if (!problems.at(site).empty()) continue;
        const Building* building = findById(m_plan.buildings, site.building);
        const Hall& hall = *findById(m_plan.halls, building->hall);
        std::vector<PlatformAtSite> row;
        std::vector<std::optional<RackLoad<N>>> loads;
        std::vector<HallCapacity<N>> capacities;
        for (PlatformInUse<N>& p : m_platforms) {
            PlatformAtSite cell;
            auto load = rackLoad<N>(m_plan, *p.rack, *p.network, *building);
            HallCapacity<N> capacity;
            if (load) {
                capacity = hallCapacity<N>(m_plan, hall, *load, *p.network);
                cell.load = plainLoad(*load);
                cell.racksPerHall = static_cast<std::int64_t>(capacity.racks.value());
                cell.sharedPerHall = capacity.shared;
                cell.ownPlaces = capacity.ownPlaces;
                cell.hallLimit = capacity.limit;
                cell.hallNext = capacity.next;
            }
            if (usable.empty()) p.load = load;
            row.push_back(cell);
            loads.push_back(std::move(load));
            capacities.push_back(capacity);
        }
        usable.push_back(i);
        at.push_back(std::move(row));
        m_loads.push_back(std::move(loads));
        m_capacities.push_back(std::move(capacities));
    }
    if (!usable.empty()) m_filler.emplace(m_plan, std::move(usable), std::move(at), memo());
    if (m_filler) return;
    for (PlatformInUse<N>& p : m_platforms) p.load = rackLoad<N>(m_plan, *p.rack, *p.network, Building{});
}

template <Number N>
SiteMeter<N> ProgrammeModel<N>::meter(std::size_t kind, const SiteContent& content)
{
    SiteMeter<N> m;
    ReactivePower<N> reactive;
    for (const BuildingFill& fill : m_filler->buildingsOf(kind, content)) {
        const BuildingResult<N>& b = building(kind, fill.content);
        m.facility += static_cast<double>(fill.count) * b.facilityPower;
        reactive += static_cast<double>(fill.count) * b.facilityReactive;
    }
    const Site& s = m_filler->site(kind);
    ChainPlace place = siteChain(s);
    place.ready = &m_filler->chain(kind);
    auto chain = evaluateChain<N>(
        m_plan, place, {{stepOf("P_fac", s.id, "step.site.facility", unit::MW, m.facility), reactive}, {}});
    m.siteLoss = chain.loss;
    m.reactive = chain.reactive;
    m.chain = std::move(chain.stages);
    m.input = chain.in;
    m.grid = m.input;
    if (m_plan.assumptions.gridMargin.set())
        m.grid = (scalar<N>(1.0) + given<N>("m_grid", m_plan.assumptions.gridMargin,
                                            [] { return std::string("assumptions.grid_margin"); })) * m.input;
    if (const auto firm = firmGeneration<N>(m_plan, s); firm.value() > 0.0) m.grid = m.grid - firm;
    m.grid = stepOf("P_grid", s.id, "step.site.grid", unit::MW, m.grid);
    return m;
}

template <Number N>
const BuildingResult<N>* ProgrammeModel<N>::built(std::size_t kind, const BuildingContent& content) const
{
    for (const auto& known : m_built)
        if (known.kind == kind && known.content == content) return known.result.get();
    return nullptr;
}

template <Number N>
const BuildingResult<N>& ProgrammeModel<N>::building(std::size_t kind, const BuildingContent& content)
{
    if (const BuildingResult<N>* known = built(kind, content)) return *known;
    std::vector<BuildingLoad<N>> loads;
    for (const Segment& part : content.parts) loads.push_back({*m_loads[kind][part.platform], placedRacks(part)});
    const auto halls = solved<Count<N>>("n_halls", "step.fill.halls", unit::one, static_cast<double>(content.halls),
                                        [] { return text("method.fill-order"); },
                                        {m_platforms[content.parts.front().platform].result.racksPerHall.si()});
    m_built.push_back({kind, content, std::make_unique<BuildingResult<N>>(evaluateBuilding<N>(
                           m_filler->setting(kind), loads, halls, &m_filler->buildingAsks(kind, content).cooling))});
    BuildingResult<N>& fresh = *m_built.back().result;
    if (const Climate* climate = findById(m_plan.climates, m_filler->site(kind).climate))
        fresh.standby = evaluateStandby<N>(m_plan, m_filler->building(kind), *climate, fresh);
    for (const Segment& part : content.parts)
        fresh.parts.emplace_back(m_platforms[part.platform].cluster->id, part.racks);
    return fresh;
}

template <Number N>
Count<N> ProgrammeModel<N>::placedRacks(const Segment& part) const
{
    return solved<Count<N>>("n", "step.fill.racks", unit::one, static_cast<double>(part.racks),
                            [] { return text("method.fill-order"); },
                            {m_platforms[part.platform].result.racksPerHall.si()});
}

template <Number N>
LoadBehaviour<N> ProgrammeModel<N>::behaviourOf(std::size_t kind, const BuildingContent& content,
                                                const BuildingResult<N>& result) const
{
    std::vector<LoadGroup<N>> groups;
    for (const Segment& part : content.parts)
        groups.push_back({m_platforms[part.platform].design, m_platforms[part.platform].rack, placedRacks(part)});
    return evaluateLoadBehaviour<N>(m_plan, m_filler->building(kind), groups, result);
}

template <Number N>
StepBehaviour<N> ProgrammeModel<N>::siteStep(std::size_t kind, const SiteContent& content,
                                             const std::vector<OnsiteResult<N>>& onsite)
{
    Power<N> systems;
    Energy<N> stored;
    for (const BuildingFill& fill : m_filler->buildingsOf(kind, content)) {
        const BuildingResult<N>& b = building(kind, fill.content);
        systems += static_cast<double>(fill.count) * b.systemsPower;
        stored += static_cast<double>(fill.count) * chainSmoothing<N>(m_plan, m_filler->building(kind), b);
        for (const Segment& part : fill.content.parts)
            stored += static_cast<double>(fill.count * part.racks) * rackSmoothing<N>(m_plan, *m_platforms[part.platform].design);
    }
    return evaluateSiteStep<N>(m_plan, m_filler->site(kind), systems, stored, onsite);
}

/// Of a full hall: what the hall takes, or less where the units installed in its building carry less.
template <Number N>
Count<N> ProgrammeModel<N>::racksPerHall(std::size_t kind, std::size_t platform) const
{
    const Count<N> hall = m_capacities[kind][platform].racks;
    const PlatformAtSite& at = m_filler->platform(kind, platform);
    if (at.racksPerHall >= static_cast<std::int64_t>(hall.value())) return hall;
    return solved<Count<N>>("n_hall", "step.hall.racks", unit::one, static_cast<double>(at.racksPerHall),
                            [&] { return text("method.limited-by", {{"limit", text("limit." + std::string(name(at.hallLimit)))}}); },
                            {hall.si()});
}

template <Number N>
void ProgrammeModel<N>::describePlatforms()
{
    for (std::size_t i = 0; i < m_platforms.size(); ++i) {
        PlatformInUse<N>& p = m_platforms[i];
        PlatformResult<N>& r = p.result;
        if (!p.load) {
            m_out.unplaced.push_back(p.cluster->id);
            continue;
        }
        std::int64_t perSite = 0;
        for (std::size_t kind = 0; m_filler && kind < m_filler->siteKinds() && perSite <= 0; ++kind) {
            perSite = m_filler->roomFor(kind, {}, i, &r.siteLimit);
            p.kind = perSite > 0 ? kind : 0;
        }
        if (m_filler) p.load = m_loads[p.kind][i];
        r.rackPower = p.load->systems;
        r.networkPerRack = p.load->network;
        r.storagePerRack = p.load->storage;
        r.inRackPump = p.load->inRackPump;
        r.plate = p.load->plate;
        r.itPerRack = step("P_it/rack", "step.platform.it", unit::kW, p.load->it());
        if (!m_filler) continue;
        const Limit limit = r.siteLimit;
        r.racksPerHall = racksPerHall(p.kind, i);
        r.hallLimit = m_filler->platform(p.kind, i).hallLimit;
        const auto whole = [](const char* symbol, const char* label, std::int64_t n, const std::string& path) {
            return datum<Count<N>>(symbol, label, unit::one, static_cast<double>(n),
                                   [&] { return Origin{path, "", Grade::Assumed}; });
        };
        const Site& site = m_filler->site(p.kind);
        const Building& b = m_filler->building(p.kind);
        r.hallsPerBuilding = whole("n_halls", "step.platform.halls", m_filler->hallsPerBuilding(p.kind),
                                   "buildings[" + b.id + "].halls");
        r.racksPerBuilding = step("n_bldg", "step.platform.racks_per_building", unit::one,
                                  r.racksPerHall * r.hallsPerBuilding);
        if (perSite <= 0) {
            m_out.unplaced.push_back(p.cluster->id);
            continue;
        }
        p.placeable = true;
        if (limit == Limit::Buildings || limit == Limit::OneBuilding || limit == Limit::None) {
            r.buildingsPerSite = whole("n_b", "step.platform.buildings", m_filler->buildingsPerSite(p.kind),
                                       "sites[" + site.id + "].buildings");
            r.racksPerSite = step("n_site", "step.platform.racks_per_site", unit::one,
                                  r.racksPerBuilding * r.buildingsPerSite);
        } else {
            const N feeds = limit == Limit::Grid && site.gridLimit.set()
                                ? given<N>("P_grid", site.gridLimit, [&] { return "sites[" + site.id + "].grid_limit"; }).si()
                                : r.racksPerHall.si();
            r.racksPerSite = solved<Count<N>>("n_site", "step.platform.racks_per_site", unit::one,
                                              static_cast<double>(perSite), [&] {
                if (limit == Limit::Grid)
                    return text("method.grid-reading", {{"limit", readable(*site.gridLimit.si, unit::MW, 6)}, {"site", site.name}});
                return text("method.limited-by", {{"limit", text("limit." + std::string(name(limit)))}});
            }, {r.itPerRack.si(), feeds});
            r.buildingsPerSite = wholeUnitsFor(r.racksPerSite, r.racksPerBuilding);
        }
        const SiteMeter<N> m = meter(p.kind, {{i, perSite}});
        r.facilityPerRack = step("P_fac/rack", "step.platform.facility", unit::kW, m.facility / r.racksPerSite);
        r.gridPerRack = step("P_grid/rack", "step.platform.grid", unit::kW, m.grid / r.racksPerSite);
    }
    for (const PlatformInUse<N>& p : m_platforms) m_out.platforms.push_back(p.result);
}

template <Number N>
bool ProgrammeModel<N>::powersKnown() const
{
    return std::all_of(m_platforms.begin(), m_platforms.end(), [](const auto& p) { return p.placeable; });
}

#define RW_FOR(N) \
    template void ProgrammeModel<N>::findPlatforms(); \
    template std::size_t ProgrammeModel<N>::platformOf(const std::string&) const; \
    template RackLoad<double> ProgrammeModel<N>::plainLoad(const RackLoad<N>&); \
    template void ProgrammeModel<N>::findSites(); \
    template SiteMeter<N> ProgrammeModel<N>::meter(std::size_t, const SiteContent&); \
    template const BuildingResult<N>& ProgrammeModel<N>::building(std::size_t, const BuildingContent&); \
    template const BuildingResult<N>* ProgrammeModel<N>::built(std::size_t, const BuildingContent&) const; \
    template Count<N> ProgrammeModel<N>::placedRacks(const Segment&) const; \
    template LoadBehaviour<N> ProgrammeModel<N>::behaviourOf(std::size_t, const BuildingContent&, const BuildingResult<N>&) const; \
    template StepBehaviour<N> ProgrammeModel<N>::siteStep(std::size_t, const SiteContent&, const std::vector<OnsiteResult<N>>&); \
    template Count<N> ProgrammeModel<N>::racksPerHall(std::size_t, std::size_t) const; \
    template void ProgrammeModel<N>::describePlatforms(); \
    template bool ProgrammeModel<N>::powersKnown() const;
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
