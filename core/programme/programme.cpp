// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/programme.h"

#include "programme/fill.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

template <Number N>
struct Share {
    std::size_t platform = 0;
    Scalar<N> part;  ///< of the phase's power, all parts together 1
};

template <Number N>
struct Tranche {
    const Phase* phase = nullptr;
    std::string id;
    std::string name;
    Power<N> target;
    std::vector<Share<N>> mix;
};

template <Number N>
struct Platform {
    const Cluster* cluster = nullptr;
    const RackDesign* design = nullptr;
    const RackResult<N>* rack = nullptr;
    const ClusterResult<N>* network = nullptr;
    std::optional<RackLoad<N>> load;  ///< at the first site kind's building
    PlatformResult<N> result;
    std::int64_t accelerators = 0;    ///< in one rack
    bool placeable = false;
};

template <Number N>
class Model {
public:
    explicit Model(const ProgrammeInput<N>& in) : m_in(in), m_plan(in.plan) {}

    ProgrammeOutput<N> run()
    {
        findPlatforms();
        findSites();
        describePlatforms();
        splitTarget();
        const Basis basis = m_plan.programme.basis;
        if (m_plan.programme.targetKind == TargetKind::Fill) requestFill();
        else m_requests = requestsFor(basis);
        m_out.programme.target = m_target;
        countRacks();
        place();
        if (m_filler && powersKnown()) sum();
        readings();
        describeSites();
        return std::move(m_out);
    }

private:
    using Requests = std::vector<std::pair<RackRequest, Count<N>>>;

    // --- what there is ---------------------------------------------------------------------

    void findPlatforms()
    {
        for (const Cluster& cluster : m_plan.clusters) {
            bool used = false;
            for (const Phase& phase : m_plan.programme.phases)
                for (const MixShare& share : phase.mix) used = used || share.cluster == cluster.id;
            if (!used) continue;
            Platform<N> p;
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

    std::size_t platformOf(const std::string& cluster) const
    {
        for (std::size_t i = 0; i < m_platforms.size(); ++i)
            if (m_platforms[i].cluster->id == cluster) return i;
        return m_platforms.size();
    }

    static RackLoad<double> plainLoad(const RackLoad<N>& load)
    {
        return {Power<>::fromSi(load.systems.value()), Power<>::fromSi(load.network.value()),
                Power<>::fromSi(load.storage.value()), Heat<>::fromSi(load.liquidHeat.value()),
                VolumeFlow<>::fromSi(load.coolantFlow.value())};
    }

    void findSites()
    {
        std::vector<std::size_t> usable;
        std::vector<std::vector<PlatformAtSite>> at;
        for (std::size_t i = 0; i < m_plan.sites.size(); ++i) {
            const Site& site = m_plan.sites[i];
            const Building* building = findById(m_plan.buildings, site.building);
            if (!buildingProblem(m_plan, building, site).empty()) continue;
            const Hall& hall = *findById(m_plan.halls, building->hall);
            std::vector<PlatformAtSite> row;
            std::vector<std::optional<RackLoad<N>>> loads;
            std::vector<HallCapacity<N>> capacities;
            for (Platform<N>& p : m_platforms) {
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
                if (usable.empty()) {
                    p.load = load;
                    p.result.racksPerHall = capacity.racks;
                    p.result.hallLimit = capacity.limit;
                }
                row.push_back(cell);
                loads.push_back(std::move(load));
            }
            usable.push_back(i);
            at.push_back(std::move(row));
            m_loads.push_back(std::move(loads));
        }
        if (!usable.empty()) m_filler.emplace(m_plan, std::move(usable), std::move(at));
        if (m_filler) return;
        for (Platform<N>& p : m_platforms) p.load = rackLoad<N>(m_plan, *p.rack, *p.network, Building{});
    }

    // --- one platform through a full site of the first kind ----------------------------------

    struct Meter {
        Power<N> facility;
        Power<N> siteLoss;
        Power<N> input;  ///< at the site's meter
        Power<N> grid;   ///< the grid reading
    };

    Meter meter(std::size_t kind, const SiteContent& content)
    {
        Meter m;
        for (const BuildingFill& fill : m_filler->buildingsOf(kind, content))
            m.facility += static_cast<double>(fill.count) * building(kind, fill.content).facilityPower;
        const Site& s = m_filler->site(kind);
        const auto chain = evaluateChain<N>(m_plan, s.chain, "sites[" + s.id + "]",
                                            stepOf("P_fac", s.id, "step.site.facility", unit::MW, m.facility), Power<N>{});
        m.siteLoss = chain.loss;
        m.input = chain.in;
        m.grid = m.input;
        if (m_plan.assumptions.gridMargin.set())
            m.grid = (scalar<N>(1.0) + given<N>("m_grid", m_plan.assumptions.gridMargin,
                                                [] { return std::string("assumptions.grid_margin"); })) * m.input;
        if (s.generation.set() && *s.generation.si > 0.0)
            m.grid = m.grid - given<N>("P_gen", s.generation, [&] { return "sites[" + s.id + "].generation"; });
        m.grid = stepOf("P_grid", s.id, "step.site.grid", unit::MW, m.grid);
        return m;
    }

    const BuildingResult<N>& building(std::size_t kind, const BuildingContent& content)
    {
        for (const auto& known : m_built)
            if (known.kind == kind && known.content == content) return *known.result;
        std::vector<BuildingLoad<N>> loads;
        const auto placed = [&](const char* symbol, const char* label, std::int64_t n, std::size_t platform) {
            return solved<Count<N>>(symbol, label, unit::one, static_cast<double>(n),
                                    [] { return std::string("sites filled in the order of the phases"); },
                                    {m_platforms[platform].result.racksPerHall.si()});
        };
        for (const Segment& part : content.parts)
            loads.push_back({*m_loads[kind][part.platform], placed("n", "step.fill.racks", part.racks, part.platform)});
        const auto halls = placed("n_halls", "step.fill.halls", content.halls, content.parts.front().platform);
        m_built.push_back({kind, content, std::make_unique<BuildingResult<N>>(evaluateBuilding<N>(
                                              m_plan, m_filler->building(kind), m_filler->site(kind), loads, halls))});
        return *m_built.back().result;
    }

    void describePlatforms()
    {
        for (std::size_t i = 0; i < m_platforms.size(); ++i) {
            Platform<N>& p = m_platforms[i];
            PlatformResult<N>& r = p.result;
            if (!p.load) {
                m_out.unplaced.push_back(p.cluster->id);
                continue;
            }
            r.rackPower = p.load->systems;
            r.networkPerRack = p.load->network;
            r.storagePerRack = p.load->storage;
            r.itPerRack = step("P_it/rack", "step.platform.it", unit::kW, p.load->it());
            if (!m_filler) continue;
            Limit limit = Limit::None;
            Limit next = Limit::None;
            const std::int64_t perSite = m_filler->roomFor(0, {}, i, &limit, &next);
            r.siteLimit = limit;
            const auto whole = [](const char* symbol, const char* label, std::int64_t n, const std::string& path) {
                return datum<Count<N>>(symbol, label, unit::one, static_cast<double>(n),
                                       [&] { return Origin{path, "", Grade::Assumed}; });
            };
            const Site& site = m_filler->site(0);
            const Building& b = m_filler->building(0);
            r.hallsPerBuilding = whole("n_halls", "step.platform.halls", m_filler->hallsPerBuilding(0),
                                       "buildings[" + b.id + "].halls");
            r.racksPerBuilding = step("n_bldg", "step.platform.racks_per_building", unit::one,
                                      r.racksPerHall * r.hallsPerBuilding);
            if (perSite <= 0) {
                m_out.unplaced.push_back(p.cluster->id);
                continue;
            }
            p.placeable = true;
            if (limit == Limit::Grid) {
                r.racksPerSite = solved<Count<N>>("n_site", "step.platform.racks_per_site", unit::one,
                                                  static_cast<double>(perSite), [&] {
                    return fmt::format("the most racks whose grid reading stays within {} at {}",
                                       readable(*site.gridLimit.si, unit::MW, 6), site.name);
                }, {r.itPerRack.si(),
                    given<N>("P_grid", site.gridLimit, [&] { return "sites[" + site.id + "].grid_limit"; }).si()});
                r.buildingsPerSite = wholeUnitsFor(r.racksPerSite, r.racksPerBuilding);
            } else {
                r.buildingsPerSite = whole("n_b", "step.platform.buildings", m_filler->buildingsPerSite(0),
                                           "sites[" + site.id + "].buildings");
                r.racksPerSite = step("n_site", "step.platform.racks_per_site", unit::one,
                                      r.racksPerBuilding * r.buildingsPerSite);
            }
            const Meter m = meter(0, {{i, perSite}});
            r.facilityPerRack = step("P_fac/rack", "step.platform.facility", unit::kW, m.facility / r.racksPerSite);
            r.gridPerRack = step("P_grid/rack", "step.platform.grid", unit::kW, m.grid / r.racksPerSite);
        }
        for (const Platform<N>& p : m_platforms) m_out.platforms.push_back(p.result);
    }

    bool powersKnown() const
    {
        return std::all_of(m_platforms.begin(), m_platforms.end(), [](const auto& p) { return p.placeable; });
    }

    // --- target to racks ---------------------------------------------------------------------

    void splitTarget()
    {
        const Programme& programme = m_plan.programme;
        std::vector<const Phase*> order;
        for (const Phase& phase : programme.phases) order.push_back(&phase);
        std::stable_sort(order.begin(), order.end(), [](const Phase* a, const Phase* b) {
            // Undated phases come last, in the order they were written.
            if (a->start.set() != b->start.set()) return a->start.set();
            return a->start < b->start;
        });
        const bool power = programme.targetKind == TargetKind::Power;
        Power<N> left;
        if (power) {
            if (programme.target.set()) {
                left = given<N>("P_target", programme.target, [] { return std::string("programme.target"); });
            } else {
                for (const Phase* phase : order)
                    if (phase->target.set()) left += phaseTarget(*phase);
                left = step("P_target", "step.programme.target", unit::GW, left);
            }
            m_target = left;
        }
        for (const Phase* phase : order) {
            Tranche<N> t{phase, phase->id, phase->name, Power<N>{}, mixOf(*phase)};
            if (power) {
                t.target = stepOf("P_tranche", phase->id, "step.phase.tranche", unit::GW,
                                  phase->target.set() ? smaller(phaseTarget(*phase), left) : left);
                left = stepOf("P_left", phase->id, "step.phase.left", unit::GW, left - t.target);
            }
            m_tranches.push_back(std::move(t));
        }
        if (power && !m_tranches.empty() && left.value() > 1e-9 * m_target->value()) {
            m_out.openTarget = left;
            Tranche<N> open = m_tranches.back();
            open.id = "open";
            open.name = "";
            open.target = left;
            m_tranches.push_back(std::move(open));
        }
    }

    Power<N> phaseTarget(const Phase& phase) const
    {
        return given<N>("P_phase", phase.target, [&] { return "programme.phases[" + phase.id + "].target"; });
    }

    std::vector<Share<N>> mixOf(const Phase& phase) const
    {
        std::vector<Share<N>> mix;
        Scalar<N> total;
        for (const MixShare& share : phase.mix) {
            const std::size_t platform = platformOf(share.cluster);
            if (platform == m_platforms.size() || !share.share.set() || *share.share.si <= 0.0) continue;
            const auto part = given<N>("s", share.share, [&] {
                return "programme.phases[" + phase.id + "].mix[" + share.id + "].share";
            });
            total += part;
            mix.push_back({platform, part});
        }
        // A platform alone takes all, whatever its share says.
        for (Share<N>& share : mix) share.part = mix.size() == 1 ? scalar<N>(1.0) : share.part / total;
        return mix;
    }

    std::optional<Power<N>> perRack(std::size_t platform, Basis basis) const
    {
        const Platform<N>& p = m_platforms[platform];
        if (!p.load) return std::nullopt;
        const PlatformResult<N>& r = p.result;
        switch (basis) {
        case Basis::Systems: return r.rackPower;
        case Basis::It: return r.itPerRack;
        case Basis::Facility: return p.placeable ? std::optional(r.facilityPerRack) : std::nullopt;
        case Basis::Grid: return p.placeable ? std::optional(r.gridPerRack) : std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<Requests> requestsFor(Basis basis) const
    {
        Requests requests;
        const Programme& programme = m_plan.programme;
        for (std::size_t t = 0; t < m_tranches.size(); ++t) {
            const Tranche<N>& tranche = m_tranches[t];
            for (const Share<N>& share : tranche.mix) {
                Count<N> racks;
                if (programme.targetKind == TargetKind::Count) {
                    if (t > 0) continue;  // a count is no power to be split over phases: the first mix holds it
                    racks = countedRacks(share);
                } else {
                    const auto each = perRack(share.platform, basisOf(tranche, basis));
                    if (!each || each->value() <= 0.0) return std::nullopt;
                    racks = wholeUnitsFor(tranche.mix.size() == 1 ? tranche.target : share.part * tranche.target, *each);
                }
                racks = stepOf("n_racks", tranche.id, "step.programme.racks_of_phase", unit::one, racks);
                requests.push_back({{t, share.platform, static_cast<std::int64_t>(racks.value())}, racks});
            }
        }
        return requests;
    }

    /// The reading of a tranche: the phase's own where its announcement names one.
    static Basis basisOf(const Tranche<N>& tranche, Basis programme)
    {
        const PhaseBasis own = tranche.phase ? tranche.phase->basis : PhaseBasis::Programme;
        return own == PhaseBasis::Programme ? programme : static_cast<Basis>(static_cast<int>(own) - 1);
    }

    Count<N> countedRacks(const Share<N>& share) const
    {
        const Programme& programme = m_plan.programme;
        const Platform<N>& p = m_platforms[share.platform];
        const auto wanted = datum<Count<N>>("n_target", "step.programme.count", unit::one,
                                            static_cast<double>(programme.targetCount.value_or(0)),
                                            [] { return Origin{"programme.target_count", "", Grade::Assumed}; });
        switch (programme.countUnit) {
        case CountUnit::Racks: return wholeUnitsFor(Scalar<N>(share.part * wanted), scalar<N>(1.0));
        case CountUnit::Accelerators:
            return wholeUnitsFor(Scalar<N>(share.part * wanted), scalar<N>(static_cast<double>(p.accelerators)));
        case CountUnit::Pods: return wanted * p.network->racks;  // a pod holds one cluster of each kind in the mix
        }
        return {};
    }

    void requestFill()
    {
        // The largest power that fits the sites there are, split by the first phase's mix.
        if (m_tranches.empty() || !m_filler || !powersKnown()) return;
        const std::vector<Share<N>>& mix = m_tranches.front().mix;
        const auto racksAt = [&](double power) {
            std::vector<RackRequest> requests;
            for (const Share<N>& share : mix) {
                const double each = m_platforms[share.platform].result.rackPower.value();
                requests.push_back({0, share.platform,
                                    static_cast<std::int64_t>(std::floor(share.part.value() * power / each * (1.0 + 1e-12)))});
            }
            return requests;
        };
        for (std::size_t kind = 0; kind < m_filler->siteKinds(); ++kind)
            if (!m_filler->site(kind).count) return;  // without a count of sites there is nothing to fill
        double low = 0.0;
        double high = 1e6;
        const auto fits = [&](double power) { return m_filler->fill(racksAt(power)).missing == 0; };
        while (fits(high) && high < 1e14) {
            low = high;
            high *= 2.0;
        }
        for (int i = 0; i < 60 && high - low > 1e-9 * high; ++i) {
            const double middle = 0.5 * (low + high);
            (fits(middle) ? low : high) = middle;
        }
        Requests requests;
        for (const RackRequest& r : racksAt(low)) {
            const auto racks = solved<Count<N>>("n_racks", "step.programme.racks_of_phase", unit::one,
                                                static_cast<double>(r.racks),
                                                [] { return std::string("the most racks of this mix that fit the sites given"); },
                                                {m_platforms[r.platform].result.racksPerSite.si()});
            requests.push_back({r, racks});
        }
        m_requests = requests;
    }

    void countRacks()
    {
        if (!m_requests) return;
        ProgrammeResult<N>& r = m_out.programme;
        Count<N> racks;
        Count<N> accelerators;
        Count<N> networkRacks;
        std::vector<Count<N>> ofPlatform(m_platforms.size());
        for (const auto& [request, n] : *m_requests) {
            racks += n;
            ofPlatform[request.platform] += n;
        }
        for (std::size_t i = 0; i < m_platforms.size(); ++i) {
            const Platform<N>& p = m_platforms[i];
            if (ofPlatform[i].value() <= 0.0) continue;
            const Count<N> each = p.rack->accelerators;
            accelerators += ofPlatform[i] * each;
            networkRacks += networkRacksFor(p, ofPlatform[i]);
        }
        r.racks = step("n_racks", "step.programme.racks", unit::one, racks);
        r.accelerators = step("n_acc", "step.programme.accelerators", unit::one, accelerators);
        r.networkRacks = step("n_net", "step.programme.network_racks", unit::one, networkRacks);
    }

    /// Full clusters, and the last, partial one with the network of its own size.
    Count<N> networkRacksFor(const Platform<N>& p, const Count<N>& racks) const
    {
        const auto perCluster = static_cast<std::int64_t>(std::max(1.0, p.network->racks.value()));
        const auto n = static_cast<std::int64_t>(racks.value());
        const std::int64_t full = n / perCluster;
        Count<N> total = static_cast<double>(full) * p.network->networkRacks;
        if (const std::int64_t rest = n % perCluster; rest > 0)
            total += evaluateCluster<N>(m_plan, *p.cluster, std::nullopt, rest * p.accelerators).networkRacks;
        return total;
    }

    // --- racks to sites ----------------------------------------------------------------------

    static std::vector<RackRequest> plainRequests(const Requests& requests)
    {
        std::vector<RackRequest> out;
        for (const auto& [request, n] : requests) out.push_back(request);
        return out;
    }

    void place()
    {
        if (m_requests && m_filler && powersKnown()) m_fill = m_filler->fill(plainRequests(*m_requests));
        phases();
    }

    void phases()
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
                if (m_fill) after = m_fill->after[i];
            }
            r.racks = step("n_racks", "step.phase.racks", unit::one, r.racks);
            r.accelerators = step("n_acc", "step.phase.accelerators", unit::one, r.accelerators);
            const auto counted = [&](const char* symbol, const char* label, std::int64_t n) {
                return solved<Count<N>>(symbol, label, unit::one, static_cast<double>(n),
                                        [] { return std::string("sites filled in the order of the phases"); }, {r.racks.si()});
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

    void sum()
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
            const Meter m = meter(run.site, run.content);
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
        for (const auto& known : m_built) {
            // One for each building kind in use: the first, which stands for the full ones.
            const bool there = std::any_of(m_out.buildings.begin(), m_out.buildings.end(),
                                           [&](const auto& b) { return b.id == known.result->id; });
            if (!there) m_out.buildings.push_back(*known.result);
        }
    }

    /// What the opened sites could still take of the platform that came last, as IT power.
    void strand()
    {
        Power<N> stranded;
        for (const SiteRun& run : m_fill->runs) {
            if (&run != &m_fill->runs.back() || run.content.empty()) continue;
            const std::size_t platform = run.content.back().platform;
            const std::int64_t room = m_filler->roomFor(run.site, run.content, platform);
            const auto free = solved<Count<N>>("n_free", "step.programme.free_racks", unit::one, static_cast<double>(room),
                                               [] { return std::string("racks that the last site could still take"); },
                                               {m_out.programme.racksPlaced->si()});
            stranded = free * m_platforms[platform].result.itPerRack;
        }
        m_out.programme.stranded = step("P_free", "step.programme.stranded", unit::MW, stranded);
    }

    // --- the four readings -------------------------------------------------------------------

    std::optional<Count<N>> sitesFor(const Requests& requests)
    {
        const Fill fill = m_filler->fill(plainRequests(requests));
        if (fill.missing > 0) return std::nullopt;
        Count<N> racks;
        bool onePlatform = true;
        for (const auto& [request, n] : requests) {
            racks += n;
            onePlatform = onePlatform && request.platform == requests.front().first.platform;
        }
        const auto sites = static_cast<double>(fill.sites());
        if (!requests.empty() && onePlatform && m_filler->siteKinds() == 1) {
            const auto direct = wholeUnitsFor(racks, m_platforms[requests.front().first.platform].result.racksPerSite);
            if (direct.value() == sites) return step("n_sites", "step.programme.sites", unit::one, direct);
        }
        const auto all = step("n_racks", "step.programme.racks", unit::one, racks);
        const auto perSite = requests.empty() ? Count<N>{} : m_platforms[requests.front().first.platform].result.racksPerSite;
        return solved<Count<N>>("n_sites", "step.programme.sites", unit::one, sites,
                                [] { return std::string("sites filled in the order of the phases"); },
                                {all.si(), perSite.si()});
    }

    void readings()
    {
        if (!m_filler || !powersKnown() || !m_requests) return;
        ProgrammeResult<N>& r = m_out.programme;
        if (m_plan.programme.targetKind != TargetKind::Power) {
            // A count or a fill says nothing of power: all readings are the same design.
            if (const auto n = sitesFor(*m_requests)) {
                r.sitesNeeded = SitesNeeded<N>{*n, *n, *n, *n};
                r.sites = *n;
            }
            return;
        }
        std::vector<std::optional<Count<N>>> n;
        for (Basis basis : {Basis::Systems, Basis::It, Basis::Facility, Basis::Grid}) {
            const auto requests = requestsFor(basis);
            n.push_back(requests ? sitesFor(*requests) : std::nullopt);
        }
        if (n[0] && n[1] && n[2] && n[3]) r.sitesNeeded = SitesNeeded<N>{*n[0], *n[1], *n[2], *n[3]};
        r.sites = n[static_cast<std::size_t>(m_plan.programme.basis)];
        if (!r.sites && m_fill) r.sites = count<N>(m_fill->sites());
    }

    void describeSites()
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
            // Its capacity is told with the platform it is filled with first.
            std::size_t platform = first && !first->content.empty() ? first->content.front().platform : 0;
            if (!m_platforms[platform].placeable) continue;
            const std::int64_t racks = m_filler->roomFor(kind, {}, platform, &r.limit, &r.nextLimit);
            if (racks <= 0) continue;
            r.racks = solved<Count<N>>("n_site", "step.site.racks", unit::one, static_cast<double>(racks),
                                       [&] { return std::string("limited by ") + std::string(name(r.limit)); },
                                       {m_platforms[platform].result.racksPerHall.si()});
            r.capacityIt = step("P_it,site", "step.site.it", unit::MW, r.racks * m_loads[kind][platform]->it());
            r.capacityGrid = meter(kind, {{platform, racks}}).grid;
            if (site.gridLimit.set())
                r.gridLimit = given<N>("P_grid", site.gridLimit, [&] { return "sites[" + site.id + "].grid_limit"; });
            m_out.sites.push_back(std::move(r));
        }
    }

    struct Built {
        std::size_t kind;
        BuildingContent content;
        std::unique_ptr<BuildingResult<N>> result;
    };

    const ProgrammeInput<N>& m_in;
    const Plan& m_plan;
    std::vector<Platform<N>> m_platforms;
    std::vector<std::vector<std::optional<RackLoad<N>>>> m_loads;  ///< by site kind and platform
    std::optional<SiteFiller> m_filler;
    std::vector<Tranche<N>> m_tranches;
    std::optional<Power<N>> m_target;
    std::optional<Requests> m_requests;
    std::optional<Fill> m_fill;
    std::vector<Built> m_built;
    ProgrammeOutput<N> m_out;
};

}  // namespace

template <Number N>
ProgrammeOutput<N> evaluateProgramme(const ProgrammeInput<N>& input)
{
    return Model<N>(input).run();
}

template ProgrammeOutput<double> evaluateProgramme<double>(const ProgrammeInput<double>&);
template ProgrammeOutput<Recorded> evaluateProgramme<Recorded>(const ProgrammeInput<Recorded>&);

}  // namespace rw
