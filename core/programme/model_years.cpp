// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/model.h"

#include "base/text.h"
#include "programme/building_hours.h"
#include "programme/building_loops.h"
#include "year/outdoors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace rw {

namespace {

/// The load's place between its lowest and highest at the middle of an hour of the day.
double waveAt(const LoadProfile& profile, std::size_t hour)
{
    switch (profile.kind) {
    case ProfileKind::Flat: return 0.0;
    case ProfileKind::Diurnal: break;
    }
    const double angle = (static_cast<double>(hour % 24) - static_cast<double>(profile.peakHour)) / 24.0;
    return profile.amplitude.si.value_or(0.0) * std::cos(2.0 * std::numbers::pi * angle);
}

/// Where bins know no hour of the day, its wave is taken at the three points that stand for a cosine (Chebyshev).
std::vector<double> wavesOf(const LoadProfile& profile)
{
    if (profile.kind == ProfileKind::Flat) return {0.0};
    const double a = profile.amplitude.si.value_or(0.0) * std::cos(std::numbers::pi / 6.0);
    return {-a, 0.0, a};
}

Tariff tariffOf(const Site& site, const Climate& climate)
{
    Tariff t;
    t.energy = site.energyPrice.si.value_or(climate.energyPrice.si.value_or(0.0));
    t.peakEnergy = site.peakEnergyPrice.si.value_or(t.energy);
    t.peakFrom = site.peakFrom;
    t.peakTo = site.peakTo;
    t.demand = site.demandCharge.si.value_or(0.0);
    return t;
}

/// A site's chain at other loads than its design: as many units as were installed.
std::vector<ChainStage> asBuilt(std::vector<ChainStage> chain, const std::vector<std::int64_t>& units)
{
    for (std::size_t i = 0; i < chain.size() && i < units.size(); ++i)
        if (units[i] > 0) chain[i].units = units[i];
    return chain;
}

template <Number N>
std::vector<std::int64_t> unitsOf(const std::vector<StageResult<N>>& stages)
{
    std::vector<std::int64_t> units;
    for (const StageResult<N>& s : stages) units.push_back(static_cast<std::int64_t>(s.units.value()));
    return units;
}

}  // namespace

template <Number N>
std::vector<BuildingLoad<double>> ProgrammeModel<N>::plainLoads(std::size_t kind, const BuildingContent& content) const
{
    std::vector<BuildingLoad<double>> loads;
    for (const Segment& part : content.parts)
        loads.push_back({plainLoad(*m_loads[kind][part.platform]), count<double>(part.racks)});
    return loads;
}

/// The hours (or bins) of one building, with its reactive power beside them.
template <Number N>
const typename ProgrammeModel<N>::BuildingYear& ProgrammeModel<N>::yearOf(std::size_t kind, const BuildingContent& content,
                                                                         const OutdoorYear& outdoors)
{
    for (const BuildingYear& known : m_years)
        if (known.kind == kind && known.content == content) return known;
    const BuildingResult<N>& design = building(kind, content);
    // Hours follow the curve of the facility water's network; the few bins of an instant evaluation do without laying it out.
    std::optional<cooling::LoopCurve> facility;
    if (m_in.year == YearDetail::Hours)
        if (const auto loops = buildingLoops<N>(m_plan, design); loops && loops->facility) facility = loops->facility->curve;
    BuildingHours hours(m_plan, m_filler->building(kind), plainLoads(kind, content), static_cast<double>(content.halls),
                        unitsOf<N>(design.chain), design.plant.sizes, facility);
    BuildingYear year{kind, content, {}, {}, 0.0};
    const LoadProfile& profile = m_plan.assumptions.profile;
    const auto run = [&](const cooling::Outdoors& air, double wave) {
        year.hours.push_back(hours.at(air, wave));
        year.reactive.push_back(hours.reactive());
    };
    if (m_in.year == YearDetail::Hours) {
        year.hours.reserve(kHoursOfYear);
        year.reactive.reserve(kHoursOfYear);
        for (std::size_t h = 0; h < outdoors.hours.size(); ++h) {
            if (h % 512 == 0 && m_in.cancel.stop_requested()) break;
            run(outdoors.hours[h], waveAt(profile, h));
        }
        // Cancelled: nobody looks at what is missing.
        year.hours.resize(kHoursOfYear);
        year.reactive.resize(kHoursOfYear);
    } else {
        for (const double wave : wavesOf(profile))
            for (const OutdoorYear::Bin& bin : outdoors.bins) run(bin.air, wave);
    }
    year.residual = hours.largestResidual();
    m_years.push_back(std::move(year));
    return m_years.back();
}

/// One site with a content through its year, at its meter.
template <Number N>
std::vector<YearHour> ProgrammeModel<N>::siteHours(const SiteRun& run, const OutdoorYear& outdoors, std::map<std::string, std::vector<YearHour>>& kinds)
{
    const Site& site = m_filler->site(run.site);
    const Building& kindOf = m_filler->building(run.site);
    std::vector<YearHour> sum;
    std::vector<double> reactive;
    for (const BuildingFill& fill : m_filler->buildingsOf(run.site, run.content)) {
        const BuildingYear& year = yearOf(run.site, fill.content, outdoors);
        const auto n = static_cast<double>(fill.count);
        auto& ofKind = kinds[kindOf.id];
        sum.resize(year.hours.size());
        reactive.resize(year.hours.size());
        ofKind.resize(year.hours.size());
        for (std::size_t h = 0; h < year.hours.size(); ++h) {
            sum[h] += n * year.hours[h];
            reactive[h] += n * year.reactive[h];
            ofKind[h] += (n * static_cast<double>(run.count)) * year.hours[h];
        }
    }
    const std::vector<ChainStage> chain = asBuilt(site.chain, unitsOf<N>(meter(run.site, run.content).chain));
    const ChainLayout layout(chain);
    ChainPlace place = siteChain(site);
    const ChainPlace built{chain, place.path, place.system, place.voltage, place.voltageKey, place.faultLevel, place.faultKey, &layout};
    const double firm = firmGeneration<double>(m_plan, site).si();
    for (std::size_t h = 0; h < sum.size(); ++h) {
        YearHour& hour = sum[h];
        const auto through = evaluateChain<double>(
            m_plan, built, {{Power<>::fromSi(hour.facility), ReactivePower<>::fromSi(reactive[h])}, {}}, ChainDetail::Powers);
        hour.siteLoss = through.loss.si();
        // Firm sets on site run at their power, or follow the load where that is less.
        hour.generation = std::min(firm, through.in.si());
        hour.grid = through.in.si() - hour.generation;
    }
    return sum;
}

template <Number N>
void ProgrammeModel<N>::years()
{
    if (!m_fill || m_in.year == YearDetail::None) return;
    std::vector<YearFigures<N>> all;
    std::map<std::string, std::vector<YearHour>> kinds;
    std::shared_ptr<const OutdoorYear> lastOutdoors;
    bool complete = !m_fill->runs.empty();
    for (std::size_t kind = 0; kind < m_filler->siteKinds(); ++kind) {
        const Site& site = m_filler->site(kind);
        const Climate& climate = *findById(m_plan.climates, site.climate);
        const bool used = std::any_of(m_fill->runs.begin(), m_fill->runs.end(), [&](const SiteRun& r) { return r.site == kind; });
        if (!used) continue;
        const auto outdoors = outdoorYear(m_plan, site);
        if (!outdoors) {
            complete = false;
            m_out.noWeather.push_back(site.id);
            continue;
        }
        lastOutdoors = outdoors;
        std::vector<YearHour> hours;
        std::vector<N> drivers;
        for (const SiteRun& run : m_fill->runs) {
            if (run.site != kind) continue;
            const std::vector<YearHour> one = siteHours(run, *outdoors, kinds);
            hours.resize(one.size());
            for (std::size_t h = 0; h < one.size(); ++h) hours[h] += static_cast<double>(run.count) * one[h];
        }
        SiteYear year;
        year.site = site.id;
        year.outdoors = outdoors;
        year.result = summed(std::move(hours), *outdoors, tariffOf(site, climate));
        const BuildingResult<N>& design = firstBuilding(kind);
        YearFigures<N> figures = yearFigures<N>(year.result, site.id, {design.itPower.si(), design.facilityPower.si()});
        addSiteFigures<N>(figures, year.result, site.id, intensities(site, climate));
        all.push_back(figures);
        for (SiteResult<N>& s : m_out.sites)
            if (s.id == site.id) s.year = figures;
        m_out.siteYears.push_back(std::move(year));
    }
    if (complete) m_out.programme.year = totalOf<N>(all);
    for (BuildingResult<N>& b : m_out.buildings) {
        const auto hours = kinds.find(b.id);
        if (hours == kinds.end()) continue;
        // Bins belong to one climate: a kind that stands in several is summed over its hours only.
        const YearResult result = summed(std::move(hours->second), *lastOutdoors, {});
        b.year = yearFigures<N>(result, b.id, {b.itPower.si(), b.facilityPower.si()});
    }
    for (const BuildingYear& y : m_years) m_out.yearResidual = std::max(m_out.yearResidual, y.residual);
}

template <Number N>
YearResult ProgrammeModel<N>::summed(std::vector<YearHour> hours, const OutdoorYear& outdoors, const Tariff& tariff) const
{
    if (m_in.year == YearDetail::Hours) return sumHours(std::make_shared<const std::vector<YearHour>>(std::move(hours)), tariff);
    const std::size_t waves = wavesOf(m_plan.assumptions.profile).size();
    std::vector<WeightedHour> bins;
    for (std::size_t i = 0; i < hours.size(); ++i)
        bins.push_back({hours[i], outdoors.bins[i % outdoors.bins.size()].count / static_cast<double>(waves)});
    return sumBins(bins, tariff);
}

/// The building that a site kind is filled with first.
template <Number N>
const BuildingResult<N>& ProgrammeModel<N>::firstBuilding(std::size_t kind)
{
    for (const SiteRun& run : m_fill->runs)
        if (run.site == kind) return building(kind, m_filler->buildingsOf(kind, run.content).front().content);
    RW_ASSERT(false);
    return *m_built.front().result;
}

template <Number N>
SiteIntensities<N> ProgrammeModel<N>::intensities(const Site& site, const Climate& climate) const
{
    SiteIntensities<N> x;
    const std::string path = "sites[" + site.id + "].";
    if (site.waterIntensity.set()) x.water = given<N>("EWIF", site.waterIntensity, [&] { return path + "water_intensity"; });
    if (site.carbonIntensity.set())
        x.carbon = given<N>("CEF", site.carbonIntensity, [&] { return path + "carbon_intensity"; });
    else if (climate.carbonIntensity.set())
        x.carbon = given<N>("CEF", climate.carbonIntensity, [&] { return "climates[" + climate.id + "].carbon_intensity"; });
    double carbon = 0.0;
    double firm = 0.0;
    for (const OnsiteResult<double>& block : evaluateOnsite<double>(m_plan, site)) {
        carbon += block.carbon.si();
        firm += block.firm.si();
    }
    if (firm > 0.0) x.generationCarbon = carbon / firm;
    x.priced = site.energyPrice.set() || climate.energyPrice.set();
    return x;
}

#define RW_FOR(N)                                                                                                        \
    template std::vector<BuildingLoad<double>> ProgrammeModel<N>::plainLoads(std::size_t, const BuildingContent&) const; \
    template const typename ProgrammeModel<N>::BuildingYear& ProgrammeModel<N>::yearOf(std::size_t, const BuildingContent&, const OutdoorYear&); \
    template std::vector<YearHour> ProgrammeModel<N>::siteHours(const SiteRun&, const OutdoorYear&, std::map<std::string, std::vector<YearHour>>&); \
    template void ProgrammeModel<N>::years();                                                                            \
    template YearResult ProgrammeModel<N>::summed(std::vector<YearHour>, const OutdoorYear&, const Tariff&) const;       \
    template const BuildingResult<N>& ProgrammeModel<N>::firstBuilding(std::size_t);                                     \
    template SiteIntensities<N> ProgrammeModel<N>::intensities(const Site&, const Climate&) const;
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
