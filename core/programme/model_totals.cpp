// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/model.h"

#include "programme/building_loops.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rw {

template <Number N>
std::vector<RackRequest> ProgrammeModel<N>::plainRequests(const Requests<N>& requests)
{
    std::vector<RackRequest> out;
    for (const auto& [request, n] : requests) out.push_back(request);
    return out;
}

template <Number N>
Count<N> ProgrammeModel<N>::racksOf(const Requests<N>& requests)
{
    Count<N> racks;
    for (const auto& [request, n] : requests) racks += n;
    return step("n_racks", "step.programme.racks", unit::one, racks);
}

template <Number N>
void ProgrammeModel<N>::place()
{
    if (m_requests && m_filler && powersKnown()) m_fill = m_filler->fill(plainRequests(*m_requests));
    phases();
}

template <Number N>
void ProgrammeModel<N>::phases()
{
    if (!m_requests) return;
    const Basis basis = m_plan.programme.basis;
    FillState before;
    Power<N> cumulative;
    bool powerKnown = true;
    for (std::size_t t = 0; t < m_tranches.size(); ++t) {
        const Tranche<N>& tranche = m_tranches[t];
        PhaseResult<N> r;
        r.id = tranche.id;
        r.name = tranche.name;
        if (tranche.phase) {
            r.start = tranche.phase->start;
            r.end = tranche.phase->end;
        }
        r.target = tranche.target;
        FillState after = before;
        for (std::size_t i = 0; i < m_requests->size(); ++i) {
            const auto& [request, n] = (*m_requests)[i];
            if (request.phase != t) continue;
            r.racks += n;
            r.accelerators += n * m_platforms[request.platform].rack->accelerators;
            r.racksByCluster.emplace_back(m_platforms[request.platform].cluster->id, n);
            if (const auto each = perRack(request.platform, basis)) r.power += n * *each;
            else powerKnown = false;
            if (!m_fill) continue;
            after = m_fill->after[i];
            const std::int64_t placed = m_fill->placed[i];
            r.placedByCluster.emplace_back(m_platforms[request.platform].cluster->id,
                                           placed == request.racks ? n : solved<Count<N>>("n_placed", "step.programme.placed", unit::one,
                                                                                          static_cast<double>(placed),
                                                                                          [] { return text("method.fill-order"); }, {n.si()}));
        }
        r.racks = step("n_racks", "step.phase.racks", unit::one, r.racks);
        r.accelerators = step("n_acc", "step.phase.accelerators", unit::one, r.accelerators);
        const auto counted = [&](const char* symbol, const char* label, std::int64_t n) {
            return solved<Count<N>>(symbol, label, unit::one, static_cast<double>(n),
                                    [] { return text("method.fill-order"); }, {r.racks.si()});
        };
        r.halls = counted("n_halls", "step.phase.halls", after.halls - before.halls);
        r.buildings = counted("n_bldg", "step.phase.buildings", after.buildings - before.buildings);
        r.sites = counted("n_sites", "step.phase.sites", after.sites - before.sites);
        r.sitesCumulative = counted("n_sites,cum", "step.phase.sites_cumulative", after.sites);
        before = after;
        r.power = step("P_phase", "step.phase.power", unit::MW, r.power);
        cumulative = cumulative + r.power;
        r.cumulative = step("P_cum", "step.phase.cumulative", unit::MW, cumulative);
        r.stranded = m_target ? step("P_over", "step.phase.stranded", unit::kW, r.power - r.target) : Power<N>{};
        r.powerKnown = powerKnown;
        m_out.phases.push_back(std::move(r));
    }
}

template <Number N>
void ProgrammeModel<N>::sum()
{
    if (!m_fill) return;
    ProgrammeResult<N>& r = m_out.programme;
    Count<N> placed;
    Count<N> buildings;
    Count<N> halls;
    Power<N> systems, it, facility, grid, useful, siteInput;
    Heat<N> liquid, air;
    VolumeFlow<N> flow;
    for (const SiteRun& run : m_fill->runs) {
        const double sites = static_cast<double>(run.count);
        for (const BuildingFill& fill : m_filler->buildingsOf(run.site, run.content)) {
            const BuildingResult<N>& b = building(run.site, fill.content);
            const double n = sites * static_cast<double>(fill.count);
            placed += n * b.racks;
            buildings += count<N>(run.count * fill.count);
            halls += n * b.halls;
            systems += n * b.systemsPower;
            it += n * b.itPower;
            facility += n * b.facilityPower;
            useful += n * (b.itPower + b.coolingPower + b.housePower + b.chainLoss);
            liquid += n * b.liquidHeat;
            air += n * b.airHeat;
            flow += n * b.coolantFlow;
        }
        const SiteMeter<N> m = meter(run.site, run.content);
        grid += sites * m.grid;
        useful += sites * m.siteLoss;
        siteInput += sites * m.input;
    }
    r.racksPlaced = step("n_placed", "step.programme.placed", unit::one, placed);
    r.buildings = step("n_bldg", "step.programme.buildings", unit::one, buildings);
    r.halls = step("n_halls", "step.programme.halls", unit::one, halls);
    r.systemsPower = step("P_sys", "step.programme.systems", unit::GW, systems);
    r.itPower = step("P_it", "step.programme.it", unit::GW, it);
    r.facilityPower = step("P_fac", "step.programme.facility", unit::GW, facility);
    r.gridPower = step("P_grid", "step.programme.grid", unit::GW, grid);
    if (m_plan.assumptions.powerFactor.set())
        r.gridApparent = step("S_grid", "step.programme.grid_apparent", unit::MVA,
                              ApparentPower<N>::fromSi(r.gridPower->si() /
                                                       given<N>("PF", m_plan.assumptions.powerFactor, [] {
                                                           return std::string("assumptions.power_factor");
                                                       }).si()));
    r.liquidHeat = step("Q_l", "step.programme.liquid", unit::GWheat, liquid);
    r.airHeat = step("Q_a", "step.programme.air", unit::GWheat, air);
    r.coolantFlow = step("V", "step.programme.flow", unit::m3s, flow);
    if (it.value() > 0.0) r.pueDesign = step("PUE", "step.programme.pue", unit::one, *r.facilityPower / *r.itPower);
    r.closure = siteInput.value() > 0.0 ? std::abs(siteInput.value() - useful.value()) / siteInput.value() : 0.0;
    m_out.short_ = m_fill->missing > 0;
    strand();
    // One for each building kind: the first that is filled, or, of a kind that the programme leaves empty, a full one.
    for (const SiteRun& run : m_fill->runs)
        for (const BuildingFill& fill : m_filler->buildingsOf(run.site, run.content)) tell(run.site, fill.content);
    for (const auto& known : m_built) tell(known.kind, known.content);
}

/// A building of a kind that is not told of yet.
template <Number N>
void ProgrammeModel<N>::tell(std::size_t kind, const BuildingContent& content)
{
    const BuildingResult<N>* result = built(kind, content);
    if (!result || findById(m_out.buildings, result->id)) return;
    m_out.buildings.push_back(*result);
    m_out.buildings.back().behaviour = behaviourOf(kind, content, *result);
    if constexpr (std::is_same_v<N, double>) checkExtreme(m_filler->setting(kind), plainLoads(kind, content), m_out.buildings.back());
    tellCoolantHead<N>(m_plan, m_out.buildings.back());
}

/// One site with a content, at its meter.
template <Number N>
SitePowers ProgrammeModel<N>::powersOf(std::size_t kind, const SiteContent& content)
{
    SitePowers powers;
    if constexpr (std::is_same_v<N, double>) {
        for (const BuildingFill& fill : m_filler->buildingsOf(kind, content))
            powers.add(SitePowers(building(kind, fill.content)), static_cast<double>(fill.count));
        const SiteMeter<N> at = meter(kind, content);
        powers.sites = 1.0;
        powers.addSiteChain(at.chain);
        powers.generation = std::min(firmGeneration<double>(m_plan, m_filler->site(kind)).si(), at.input.si());
        powers.grid = at.input.si() - powers.generation;
    }
    return powers;
}

/// What the opened sites could still take of the platform that came last, as IT power.
template <Number N>
void ProgrammeModel<N>::strand()
{
    Power<N> stranded;
    for (const SiteRun& run : m_fill->runs) {
        if (&run != &m_fill->runs.back() || run.content.empty()) continue;
        const std::size_t platform = run.content.back().platform;
        const std::int64_t room = m_filler->roomFor(run.site, run.content, platform);
        const auto free = solved<Count<N>>("n_free", "step.programme.free_racks", unit::one, static_cast<double>(room),
                                           [] { return text("method.last-site"); },
                                           {m_out.programme.racksPlaced->si()});
        stranded = free * m_platforms[platform].result.itPerRack;
    }
    m_out.programme.stranded = step("P_free", "step.programme.stranded", unit::MW, stranded);
}

template <Number N>
typename ProgrammeModel<N>::Reading ProgrammeModel<N>::read(SiteFiller& filler, Basis basis) const
{
    Reading r{requestsFor(basis), {}};
    if (r.requests) r.fill = filler.fill(plainRequests(*r.requests));
    return r;
}

/// The readings on which the plan is not built. With many sites they are worked out beside what is built, on a filler of
/// their own: what both know in common is known already.
template <Number N>
void ProgrammeModel<N>::beginReadings()
{
    if (!m_filler || !powersKnown() || !m_requests || m_plan.programme.targetKind != TargetKind::Power) return;
    const auto readThem = [this](SiteFiller& filler) {
        for (int i = 0; i < 4; ++i)
            if (static_cast<Basis>(i) != m_plan.programme.basis) m_readings[static_cast<std::size_t>(i)] = read(filler, static_cast<Basis>(i));
    };
    if constexpr (std::is_same_v<N, double>) {
        constexpr std::size_t kWorthThread = 4;
        if (m_filler->siteKinds() >= kWorthThread) {
            m_readingFiller = std::make_shared<SiteFiller>(*m_filler);
            m_reading = std::async(std::launch::async, [readThem, own = m_readingFiller] { readThem(*own); });
            return;
        }
    }
    readThem(*m_filler);
}

template <Number N>
std::optional<Count<N>> ProgrammeModel<N>::sitesFor(const Requests<N>& requests, const Fill& fill) const
{
    if (fill.missing > 0) return std::nullopt;
    const Count<N> racks = racksOf(requests);
    const bool onePlatform = std::all_of(requests.begin(), requests.end(), [&](const auto& r) {
        return r.first.platform == requests.front().first.platform;
    });
    const auto sites = static_cast<double>(fill.sites());
    if (!requests.empty() && onePlatform && m_filler->siteKinds() == 1 && m_platforms[requests.front().first.platform].placeable) {
        const auto direct = wholeUnitsFor(racks, m_platforms[requests.front().first.platform].result.racksPerSite);
        if (direct.value() == sites) return step("n_sites", "step.programme.sites", unit::one, direct);
    }
    const auto perSite = requests.empty() ? Count<N>{} : m_platforms[requests.front().first.platform].result.racksPerSite;
    return solved<Count<N>>("n_sites", "step.programme.sites", unit::one, sites,
                            [] { return text("method.fill-order"); },
                            {racks.si(), perSite.si()});
}

template <Number N>
void ProgrammeModel<N>::readings()
{
    if (!m_filler || !powersKnown() || !m_requests) return;
    ProgrammeResult<N>& r = m_out.programme;
    if (m_plan.programme.targetKind != TargetKind::Power) {
        // A count or a fill says nothing of power: all readings are the same design.
        if (r.racks) r.racksNeeded = CountByBasis<N>{*r.racks, *r.racks, *r.racks, *r.racks};
        if (const auto n = sitesFor(*m_requests, *m_fill)) {
            r.sitesNeeded = CountByBasis<N>{*n, *n, *n, *n};
            r.sites = *n;
        }
        return;
    }
    std::vector<std::optional<Count<N>>> sites;
    std::vector<std::optional<Count<N>>> racks;
    if (m_reading.valid()) m_reading.get();
    m_readings[static_cast<std::size_t>(m_plan.programme.basis)] = {m_requests, m_fill};
    for (const Reading& one : m_readings) {
        sites.push_back(one.fill ? sitesFor(*one.requests, *one.fill) : std::nullopt);
        racks.push_back(one.requests ? std::optional(racksOf(*one.requests)) : std::nullopt);
    }
    const auto known = [](const auto& n) { return n.has_value(); };
    if (std::all_of(sites.begin(), sites.end(), known))
        r.sitesNeeded = CountByBasis<N>{*sites[0], *sites[1], *sites[2], *sites[3]};
    if (std::all_of(racks.begin(), racks.end(), known))
        r.racksNeeded = CountByBasis<N>{*racks[0], *racks[1], *racks[2], *racks[3]};
    r.sites = sites[static_cast<std::size_t>(m_plan.programme.basis)];
    if (!r.sites && m_fill) r.sites = count<N>(m_fill->sites());
}

template <Number N>
void ProgrammeModel<N>::describeSites()
{
    if (!m_filler || m_platforms.empty()) return;
    for (std::size_t kind = 0; kind < m_filler->siteKinds(); ++kind) {
        const Site& site = m_filler->site(kind);
        SiteResult<N> r;
        r.id = site.id;
        r.name = site.name;
        std::int64_t used = 0;
        const SiteRun* first = nullptr;
        if (m_fill)
            for (const SiteRun& run : m_fill->runs) {
                if (run.site != kind) continue;
                used += run.count;
                if (!first) first = &run;
            }
        r.count = count<N>(used);
        if constexpr (std::is_same_v<N, double>)
            for (std::size_t i = 0; m_fill && i < m_fill->runs.size(); ++i) {
                const SiteRun& run = m_fill->runs[i];
                if (run.site != kind) continue;
                const SitePowers one = powersOf(kind, run.content);
                if (&run == first) r.firstPowers = one;
                r.powers.add(one, static_cast<double>(run.count));
            }
        // Its capacity is told with the platform it is filled with first; of kinds that share one site as they fill it.
        const std::size_t platform = first && !first->content.empty() ? first->content.front().platform : 0;
        const bool shared = first && first->content.size() > 1;
        if (!m_platforms[platform].load) continue;
        describeBounds(kind, platform, r);
        const std::int64_t racks = m_filler->racksPerSite(kind, platform);
        if (site.gridLimit.set())
            r.gridLimit = given<N>("P_grid", site.gridLimit, [&] { return "sites[" + site.id + "].grid_limit"; });
        r.shared = shared;
        if (racks <= 0) {
            // What bounds it at nothing is all there is to tell.
            m_out.sites.push_back(std::move(r));
            continue;
        }
        const SiteContent content = shared ? first->content : SiteContent{{platform, racks}};
        const auto held = std::accumulate(content.begin(), content.end(), std::int64_t{0},
                                          [](std::int64_t sum, const Segment& s) { return sum + s.racks; });
        r.racks = solved<Count<N>>("n_site", "step.site.racks", unit::one, static_cast<double>(held),
                                   [&] { return shared ? text("method.fill-order") : text("method.limited-by", {{"limit", text("limit." + std::string(name(r.limit)))}}); },
                                   {m_platforms[platform].result.racksPerHall.si()});
        Power<N> it;
        for (const Segment& s : content) it += count<N>(s.racks) * m_loads[kind][s.platform]->it();
        r.capacityIt = step("P_it,site", "step.site.it", unit::MW, it);
        SiteMeter<N> full = meter(kind, content);
        r.capacityGrid = full.grid;
        r.reactive = stepOf("Q_site", site.id, "step.site.reactive", unit::Mvar, full.reactive);
        if (full.input.value() > 0.0) {
            const auto apparent = electrical::apparentPower(electrical::ComplexPower<N>{full.input, full.reactive});
            r.powerFactor = stepOf("PF", site.id, "step.site.power_factor", unit::one,
                                   Scalar<N>::fromSi(full.input.si() / apparent.si()));
        }
        r.chain = std::move(full.chain);
        r.onsite = evaluateOnsite<N>(m_plan, site);
        r.step = siteStep(kind, content, r.onsite);
        if (const auto& most = m_plan.assumptions.workload.gridRamp; most.set())
            r.gridRamp = given<N>("R_grid", most, [] { return std::string("assumptions.workload.grid_ramp"); });
        m_out.sites.push_back(std::move(r));
    }
}

/// What bounds a site, in racks and IT power of a platform.
template <Number N>
void ProgrammeModel<N>::describeBounds(std::size_t kind, std::size_t platform, SiteResult<N>& r)
{
    for (const SiteBound& bound : m_filler->boundsOf(kind, platform)) {
        SiteLimit<N> limit;
        limit.kind = bound.limit;
        limit.binding = r.limits.empty();
        limit.racks = solved<Count<N>>("n_site", "step.site.bound", unit::one, static_cast<double>(bound.racks),
                                       [&] { return text("method.limited-by", {{"limit", text("limit." + std::string(name(bound.limit)))}}); },
                                       {racksPerHall(kind, platform).si()});
        limit.it = step("P_it,site", "step.site.bound_it", unit::MW, limit.racks * m_loads[kind][platform]->it());
        r.limits.push_back(std::move(limit));
    }
    if (!r.limits.empty()) r.limit = r.limits.front().kind;
    if (r.limits.size() > 1) r.nextLimit = r.limits[1].kind;
}

#define RW_FOR(N) \
    template std::vector<RackRequest> ProgrammeModel<N>::plainRequests(const Requests<N>&); \
    template Count<N> ProgrammeModel<N>::racksOf(const Requests<N>&); \
    template void ProgrammeModel<N>::place(); \
    template void ProgrammeModel<N>::phases(); \
    template void ProgrammeModel<N>::sum(); \
    template SitePowers ProgrammeModel<N>::powersOf(std::size_t, const SiteContent&); \
    template void ProgrammeModel<N>::strand(); \
    template typename ProgrammeModel<N>::Reading ProgrammeModel<N>::read(SiteFiller&, Basis) const; \
    template void ProgrammeModel<N>::beginReadings(); \
    template std::optional<Count<N>> ProgrammeModel<N>::sitesFor(const Requests<N>&, const Fill&) const; \
    template void ProgrammeModel<N>::readings(); \
    template void ProgrammeModel<N>::describeSites(); \
    template void ProgrammeModel<N>::describeBounds(std::size_t, std::size_t, SiteResult<N>&);
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
