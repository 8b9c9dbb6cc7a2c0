// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/fill.h"

#include "programme/building_memo.h"
#include "programme/onsite.h"

#include <algorithm>
#include <cmath>

namespace rw {

namespace {

/// Halls that no plan reaches: stands for "as many as the site can feed".
constexpr std::int64_t kUnbounded = 100000;
/// Of a bound, what counts as kept.
constexpr double kKept = 1e-12;

/// The most of 0 to \p all for which \p over is not above 0; \p over grows with its count, nearly in proportion, so that
/// a straight line through both ends of the bracket points within one or two of the answer.
template <class Over>
std::int64_t mostThatFit(Over&& over, std::int64_t first, std::int64_t all)
{
    if (all <= 0) return 0;
    std::int64_t low = 0;
    double atLow = 0.0;
    // Grow to a bracket first: the halls of an unbounded site would make the first step absurd.
    std::int64_t high = std::min(all, first);
    double atHigh = over(high);
    while (atHigh <= 0.0) {
        if (high == all) return all;
        // As far as the line from nothing to here points, and a little on.
        const double part = atHigh > -1.0 ? 1.01 / (1.0 + atHigh) : 2.0;
        const double reach = static_cast<double>(high) * std::clamp(part, 1.01, 64.0) + 1.0;
        low = high;
        atLow = atHigh;
        high = reach < static_cast<double>(all) ? static_cast<std::int64_t>(reach) : all;
        atHigh = over(high);
    }
    if (low == 0) atLow = std::min(0.0, over(0));
    for (int n = 0; high - low > 1; ++n) {
        const double part = atLow / (atLow - atHigh);
        const auto along = low + static_cast<std::int64_t>(part * static_cast<double>(high - low));
        // Every third step halves, whatever the line says.
        const std::int64_t at = n % 3 == 2 ? low + (high - low) / 2 : std::clamp(along, low + 1, high - 1);
        const double value = over(at);
        (value <= 0.0 ? low : high) = at;
        (value <= 0.0 ? atLow : atHigh) = value;
    }
    return low;
}

}  // namespace

SiteFiller::SiteFiller(const Plan& plan, std::vector<std::size_t> sites,
                       std::vector<std::vector<PlatformAtSite>> platforms, const BuildingMemo* memo)
    : m_plan(plan), m_sites(std::move(sites)), m_platforms(std::move(platforms)), m_asked(m_sites.size())
{
    m_settings.reserve(m_sites.size());
    m_bounds.resize(m_sites.size());
    m_chains.reserve(m_sites.size());
    for (std::size_t kind = 0; kind < m_sites.size(); ++kind) {
        const Site& s = site(kind);
        m_settings.push_back(buildingSetting(plan, s, m_settings));
        m_chains.emplace_back(plan, s.chain, nullptr);
        const auto same = std::find_if(m_settings.begin(), m_settings.end(), [&](const BuildingSetting& other) {
            return &other.building == &building(kind) && &other.climate == &setting(kind).climate;
        });
        m_like.push_back(static_cast<std::size_t>(same - m_settings.begin()));
        m_known.push_back(memo ? memo->asked(building(kind), setting(kind).climate) : nullptr);
        findBounds(kind);
        const bool bounded = !m_bounds[kind].empty();
        const DatumOf<dim::area>& ground = building(kind).landArea;
        std::int64_t buildings = s.buildings.value_or(bounded ? kUnbounded : 1);
        Limit by = s.buildings ? Limit::Buildings : bounded ? Limit::None : Limit::OneBuilding;
        if (s.land.set() && ground.set() && *ground.si > 0.0) {
            const double fit = std::floor(*s.land.si / *ground.si * (1.0 + kKept));
            if (!s.buildings || fit < static_cast<double>(buildings)) {
                buildings = static_cast<std::int64_t>(std::min(fit, static_cast<double>(kUnbounded)));
                by = Limit::Land;
            }
        }
        m_buildings.push_back(buildings);
        m_buildingLimit.push_back(by);
        m_halls.push_back(building(kind).halls.value_or(1));
        for (std::size_t p = 0; p < m_platforms[kind].size(); ++p) keepToUnits(kind, p);
        if (building(kind).halls || !bounded || m_platforms[kind].empty()) continue;
        // As many halls as the site feeds, shared by the buildings there are.
        const std::int64_t shared = s.buildings.value_or(1);
        m_halls[kind] = kUnbounded;
        m_buildings[kind] = 1;
        const std::int64_t perHall = std::max<std::int64_t>(1, m_platforms[kind][0].racksPerHall);
        const std::int64_t halls = roomFor(kind, {}, 0) / perHall;
        m_halls[kind] = std::max<std::int64_t>(1, halls / shared);
        m_buildings[kind] = buildings;
        m_empty.clear();
    }
}

void SiteFiller::findBounds(std::size_t kind)
{
    const Site& s = site(kind);
    const double firm = firmGeneration<double>(m_plan, s).si();
    if (s.connection == GridConnection::Islanded) m_bounds[kind].push_back({Limit::Generation, &SiteDemand::grid, firm});
    else if (s.gridLimit.set()) m_bounds[kind].push_back({Limit::Grid, &SiteDemand::grid, *s.gridLimit.si + firm});
    if (s.electricalLimit.set()) m_bounds[kind].push_back({Limit::Electrical, &SiteDemand::input, *s.electricalLimit.si});
    if (s.waterLimit.set()) m_bounds[kind].push_back({Limit::Water, &SiteDemand::water, *s.waterLimit.si});
}

const BuildingDemand& SiteFiller::buildingAsks(std::size_t kind, const BuildingContent& content)
{
    auto [it, fresh] = m_asked[m_like[kind]].try_emplace(content);
    if (!fresh) return it->second;
    if (const auto* before = m_known[m_like[kind]]) {
        if (const auto known = before->find(content); known != before->end()) {
            it->second = known->second;
            return it->second;
        }
    }
    std::vector<BuildingLoad<double>> loads;
    for (const Segment& part : content.parts)
        loads.push_back({m_platforms[kind][part.platform].load, count<double>(part.racks)});
    it->second = buildingDemand(setting(kind), loads, count<double>(content.halls));
    return it->second;
}

void SiteFiller::addAsked(std::map<std::pair<std::string, std::string>, BuildingMemo::Asked>& to) const
{
    for (std::size_t kind = 0; kind < m_sites.size(); ++kind)
        if (!m_asked[kind].empty()) to[{building(kind).id, setting(kind).climate.id}].insert(m_asked[kind].begin(), m_asked[kind].end());
}

SiteDemand SiteFiller::demand(std::size_t kind, const SiteContent& content)
{
    electrical::ComplexPower<double> facility;
    SiteDemand d;
    for (const BuildingFill& fill : buildingsOf(kind, content)) {
        const BuildingDemand& one = buildingAsks(kind, fill.content);
        const auto n = static_cast<double>(fill.count);
        facility.active += n * one.power.active;
        facility.reactive += n * one.power.reactive;
        d.water += n * one.water;
    }
    const Site& s = site(kind);
    ChainPlace place = siteChain(s);
    place.ready = &m_chains[kind];
    const auto chain = evaluateChain<double>(m_plan, place, {facility, {}}, ChainDetail::Powers);
    d.input = chain.in.si();
    d.grid = d.input * (1.0 + m_plan.assumptions.gridMargin.si.value_or(0.0));
    return d;
}

double SiteFiller::over(std::size_t kind, const SiteContent& content, const std::vector<Bound>& bounds, Limit* worst)
{
    const SiteDemand asked = demand(kind, content);
    double most = -1.0;
    for (const Bound& bound : bounds) {
        const double value = asked.*bound.asked;
        // A bound of nothing is met by nothing alone.
        const double excess = bound.most > 0.0 ? value / bound.most - (1.0 + kKept) : value > 0.0 ? 1.0 : -1.0;
        if (excess <= most) continue;
        most = excess;
        if (worst) *worst = bound.limit;
    }
    return most;
}

std::int64_t SiteFiller::roomWithin(std::size_t kind, const SiteContent& content, std::size_t platform,
                                    const std::vector<Bound>& bounds, std::int64_t first, std::int64_t most)
{
    return mostThatFit([&](std::int64_t n) { return over(kind, withRacks(content, platform, n), bounds); }, first, most);
}

std::int64_t SiteFiller::fullBuilding(std::size_t kind, std::size_t platform) const
{
    const std::int64_t perHall = m_platforms[kind][platform].racksPerHall;
    return std::max<std::int64_t>(m_halls[kind] < kUnbounded ? perHall * m_halls[kind] : perHall, 64);
}

std::int64_t SiteFiller::roomByHalls(std::size_t kind, const SiteContent& content, std::size_t platform) const
{
    const std::int64_t halls = m_buildings[kind] * m_halls[kind] - hallsOf(kind, content);
    return halls * m_platforms[kind][platform].racksPerHall + roomInOpenHalls(kind, content, platform);
}

std::int64_t SiteFiller::roomUpTo(std::size_t kind, const SiteContent& content, std::size_t platform, std::int64_t wanted)
{
    if (m_platforms[kind][platform].racksPerHall <= 0 || wanted <= 0) return 0;
    const std::int64_t most = std::min(wanted, roomByHalls(kind, content, platform));
    return m_bounds[kind].empty() ? most : roomWithin(kind, content, platform, m_bounds[kind], most, most);
}

std::int64_t SiteFiller::roomFor(std::size_t kind, const SiteContent& content, std::size_t platform, Limit* limit)
{
    const auto key = std::pair(kind, platform);
    if (content.empty() && !limit)
        if (auto known = m_empty.find(key); known != m_empty.end() && m_halls[kind] != kUnbounded) return known->second;
    if (m_platforms[kind][platform].racksPerHall <= 0) return 0;
    const std::int64_t byHalls = roomByHalls(kind, content, platform);
    const std::vector<Bound>& bounds = m_bounds[kind];
    const std::int64_t room = bounds.empty() ? byHalls : roomWithin(kind, content, platform, bounds, fullBuilding(kind, platform), byHalls);
    if (limit) {
        *limit = m_buildingLimit[kind];
        if (room < byHalls) over(kind, withRacks(content, platform, room + 1), bounds, limit);
    }
    if (content.empty()) m_empty[key] = room;
    return room;
}

std::vector<SiteBound> SiteFiller::boundsOf(std::size_t kind, std::size_t platform)
{
    std::vector<SiteBound> all;
    const PlatformAtSite& p = m_platforms[kind][platform];
    if (p.racksPerHall <= 0) return all;
    Limit binding = Limit::None;
    const std::int64_t room = roomFor(kind, {}, platform, &binding);
    if (m_buildingLimit[kind] != Limit::None)
        all.push_back({m_buildingLimit[kind], m_buildings[kind] * m_halls[kind] * p.racksPerHall});
    for (const Bound& bound : m_bounds[kind]) {
        const bool known = bound.limit == binding;
        all.push_back({bound.limit, known ? room : roomWithin(kind, {}, platform, {bound}, fullBuilding(kind, platform), kUnbounded * p.racksPerHall)});
    }
    std::sort(all.begin(), all.end(), [&](const SiteBound& a, const SiteBound& b) {
        if (a.racks != b.racks) return a.racks < b.racks;
        if ((a.limit == binding) != (b.limit == binding)) return a.limit == binding;
        return a.limit < b.limit;
    });
    return all;
}

void SiteFiller::keepToUnits(std::size_t kind, std::size_t platform)
{
    PlatformAtSite& p = m_platforms[kind][platform];
    const Building& b = building(kind);
    const CoolingPlant& plant = b.cooling;
    const bool stages = std::any_of(b.chain.begin(), b.chain.end(), [](const ChainStage& s) { return s.units.value_or(0) > 0; });
    // Racks that the planner counts stay; what they overload is told as a finding.
    if (findById(m_plan.halls, b.hall)->racks || p.racksPerHall <= 0 || !(stages || plant.rejectionUnits || plant.chillerUnits || plant.cduUnits)) return;
    // Above 0: units that are short, or load beyond what the units carry.
    const auto electrical = [&](const BuildingDemand& d) { return d.worstStage - (1.0 + kKept); };
    const auto cooling = [&](const BuildingDemand& d) {
        const auto shortOf = [&](std::optional<std::int64_t> installed, std::int64_t needed) {
            if (!installed || needed == 0) return -1.0;
            return static_cast<double>(needed + plant.spareUnits - *installed);
        };
        const double rejection = shortOf(plant.rejectionUnits, d.sizes.facility.rejection + d.sizes.chilled.rejection);
        const double chillers = shortOf(plant.chillerUnits, d.sizes.facility.chillers + d.sizes.chilled.chillers);
        return std::max({rejection, chillers, shortOf(plant.cduUnits, d.sizes.cdus)});
    };
    const std::int64_t halls = m_halls[kind];
    const auto bounded = [&](auto&& excess, Limit limit) {
        std::int64_t low = 0;
        std::int64_t high = p.racksPerHall;
        const auto asks = [&](std::int64_t perHall) { return buildingAsks(kind, {{{platform, perHall * halls}}, halls}); };
        if (excess(asks(high)) <= 0.0) return;
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (excess(asks(middle)) <= 0.0 ? low : high) = middle;
        }
        p.hallNext = p.hallLimit;
        p.hallLimit = limit;
        p.racksPerHall = low;
        p.sharedPerHall = std::min(p.sharedPerHall, low);
    };
    bounded(electrical, Limit::Electrical);
    if (p.racksPerHall > 0) bounded(cooling, Limit::Cooling);
}

}  // namespace rw
