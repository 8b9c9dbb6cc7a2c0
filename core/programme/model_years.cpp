// SPDX-License-Identifier: GPL-3.0-or-later
#include "programme/model.h"

#include "base/parallel.h"
#include "base/text.h"
#include "programme/building_hours.h"
#include "programme/building_loops.h"

#include <algorithm>
#include <array>

namespace rw {

namespace {

constexpr std::size_t kWorthThreads = 4;

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
const typename ProgrammeModel<N>::BuildingYear& ProgrammeModel<N>::yearOf(const BuildingContent& content, KindYear& of) const
{
    for (const BuildingYear& known : *of.contents)
        if (known.content == content) return known;
    if (of.known) {
        const auto known = std::find_if(of.known->begin(), of.known->end(), [&](const BuildingYear& y) { return y.content == content; });
        if (known != of.known->end()) return of.contents->emplace_back(*known);
    }
    const BuildingResult<N>& design = *built(of.kind, content);
    // Hours follow the curve of the facility water's network; the few bins of an instant evaluation do without laying it out.
    std::optional<cooling::LoopCurve> facility;
    if (m_in.year == YearDetail::Hours)
        if (const auto loops = buildingLoops<N>(m_plan, design); loops && loops->facility) facility = loops->facility->curve;
    BuildingHours hours(m_filler->setting(of.kind), plainLoads(of.kind, content), static_cast<double>(content.halls),
                        {unitsOf<N>(design.chain), design.plant.sizes, static_cast<double>(design.plant.power.value())}, facility);
    BuildingYear year{content, {}, {}, 0.0};
    const OutdoorYear& outdoors = *of.drive.outdoors;
    const auto run = [&](const cooling::Outdoors& air, double wave) {
        year.hours.push_back(hours.at(air, wave));
        year.reactive.push_back(hours.reactive());
    };
    if (m_in.year == YearDetail::Hours) {
        year.hours.reserve(kHoursOfYear);
        year.reactive.reserve(kHoursOfYear);
        for (std::size_t h = 0; h < outdoors.hours.size(); ++h) {
            if (h % 512 == 0 && m_in.cancel.stop_requested()) break;
            run(outdoors.hours[h], of.drive.waves[h]);
        }
        // Cancelled: nobody looks at what is missing.
        year.hours.resize(kHoursOfYear);
        year.reactive.resize(kHoursOfYear);
    } else {
        for (const YearDrive::Slot& slot : of.drive.slots) run(of.drive.bins->list[slot.bin].air, slot.wave);
    }
    year.residual = hours.largestResidual();
    of.contents->push_back(std::move(year));
    return of.contents->back();
}

/// One site with a content through its year, at its meter.
template <Number N>
std::vector<YearHour> ProgrammeModel<N>::siteHours(const SiteRun& run, KindYear& of)
{
    const Site& site = m_filler->site(run.site);
    std::vector<YearHour> sum;
    std::vector<double> reactive;
    for (const BuildingFill& fill : m_filler->buildingsOf(run.site, run.content)) {
        const BuildingYear& year = yearOf(fill.content, of);
        const auto n = static_cast<double>(fill.count);
        sum.resize(year.hours.size());
        reactive.resize(year.hours.size());
        of.buildings.resize(year.hours.size());
        for (std::size_t h = 0; h < year.hours.size(); ++h) {
            sum[h] += n * year.hours[h];
            reactive[h] += n * year.reactive[h];
            of.buildings[h] += (n * static_cast<double>(run.count)) * year.hours[h];
        }
    }
    const std::vector<ChainStage> chain = asBuilt(site.chain, unitsOf<N>(meter(run.site, run.content).chain));
    ChainPlace place = siteChain(site);
    const ChainPlace built{chain, place.path, place.system, place.voltage, place.voltageKey, place.faultLevel, place.faultKey,
                           &m_filler->chain(run.site)};
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
void ProgrammeModel<N>::findDrive(KindYear& year)
{
    const Site& site = m_filler->site(year.kind);
    const Climate& climate = *findById(m_plan.climates, site.climate);
    const bool hourly = m_in.year == YearDetail::Hours;
    year.drive = yearDrive(m_plan, site, climate, m_filler->setting(year.kind).machines->wet(), hourly, year.errors);
}

template <Number N>
void ProgrammeModel<N>::runYear(KindYear& year)
{
    if (!year.drive.outdoors || !year.drive.loadKnown) return;
    for (const SiteRun& run : m_fill->runs) {
        if (run.site != year.kind) continue;
        const std::vector<YearHour> one = siteHours(run, year);
        year.hours.resize(one.size());
        for (std::size_t h = 0; h < one.size(); ++h) year.hours[h] += static_cast<double>(run.count) * one[h];
    }
}

/// Whether buildings of two kinds with the same content have the same year.
template <Number N>
bool ProgrammeModel<N>::alike(const KindYear& a, const KindYear& b) const
{
    return m_filler->likeKind(a.kind) == m_filler->likeKind(b.kind) && sameYear(a.drive.outdoors, a.drive.waves, a.drive.slots, b.drive);
}

/// Years of the site kinds in use. Those that are not alike do not depend on each other, so that plain numbers take all
/// processors.
template <Number N>
std::vector<typename ProgrammeModel<N>::KindYear> ProgrammeModel<N>::kindYears()
{
    std::vector<KindYear> years;
    for (std::size_t kind = 0; kind < m_filler->siteKinds(); ++kind) {
        const bool used = std::any_of(m_fill->runs.begin(), m_fill->runs.end(), [&](const SiteRun& r) { return r.site == kind; });
        if (!used) continue;
        years.emplace_back();
        years.back().kind = kind;
    }
    std::vector<std::vector<KindYear*>> groups;
    for (KindYear& year : years) {
        findDrive(year);
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return alike(*g.front(), year); });
        if (group != groups.end()) {
            year.contents = group->front()->contents;
            year.known = group->front()->known;
            group->push_back(&year);
        } else {
            year.contents = std::make_shared<std::vector<BuildingYear>>();
            // Bins alone come again; nobody waits for hours while a plan is dragged.
            if (memo() && m_in.year == YearDetail::Bins)
                year.known = memo()->years(m_filler->building(year.kind), m_filler->setting(year.kind).climate, year.drive);
            groups.push_back({&year});
        }
    }
    const auto run = [&](std::size_t i) {
        for (KindYear* year : groups[i]) runYear(*year);
    };
    // A handful of bins is over before a thread has begun.
    const bool alone = m_in.year == YearDetail::Bins && groups.size() < kWorthThreads;
    if (std::is_same_v<N, double> && !alone) {
        inParallel(groups.size(), run);
    } else {
        for (std::size_t i = 0; i < groups.size(); ++i) run(i);
    }
    if (memo() && m_in.year == YearDetail::Bins)
        for (const std::vector<KindYear*>& group : groups) {
            const KindYear& first = *group.front();
            m_years.push_back({m_filler->building(first.kind).id, m_filler->setting(first.kind).climate.id, first.drive.outdoors,
                               first.drive.waves, first.drive.slots, first.contents});
        }
    return years;
}

template <Number N>
void ProgrammeModel<N>::years()
{
    if (!m_fill || m_in.year == YearDetail::None) return;
    const bool hourly = m_in.year == YearDetail::Hours;
    std::vector<YearFigures<N>> all;
    std::vector<YearResult> results;
    std::map<std::string, std::vector<YearResult>> kinds;  // of each building kind, in every climate it stands in
    const std::array<N, 2> rules = insideRules();
    bool complete = !m_fill->runs.empty();
    for (KindYear& of : kindYears()) {
        const Site& site = m_filler->site(of.kind);
        const Climate& climate = *findById(m_plan.climates, site.climate);
        const YearDrive& drive = of.drive;
        m_out.seriesErrors.insert(m_out.seriesErrors.end(), of.errors.begin(), of.errors.end());
        if (!drive.outdoors) m_out.noWeather.push_back(site.id);
        if (!drive.outdoors || !drive.loadKnown) {
            complete = false;
            continue;
        }
        for (const BuildingYear& y : *of.contents) m_out.yearResidual = std::max(m_out.yearResidual, y.residual);
        SiteYear year;
        year.site = site.id;
        year.outdoors = drive.outdoors;
        year.result = drive.summed(std::move(of.hours), hourly);
        kinds[m_filler->building(of.kind).id].push_back(drive.summed(std::move(of.buildings), hourly));
        const BuildingResult<N>& design = firstBuilding(of.kind);
        YearFigures<N> figures = yearFigures<N>(year.result, site.id, {design.itPower.si(), design.facilityPower.si()}, {rules[0], rules[1]});
        const SiteIntensities<N> at = intensities(site, climate, drive);
        addSiteFigures<N>(figures, year.result, site.id, at);
        year.tariff = drive.tariff;
        year.priced = at.priced;
        all.push_back(figures);
        for (SiteResult<N>& s : m_out.sites)
            if (s.id == site.id) s.year = figures;
        results.push_back(year.result);
        m_out.siteYears.push_back(std::move(year));
    }
    if (complete) {
        const YearResult sum = together(results);
        m_out.programme.year = totalOf<N>(all, sum);
        // Hours of all sites would be as many again, and nobody asks for them.
        m_out.allYears = sum;
        m_out.allYears.hours = nullptr;
    }
    for (BuildingResult<N>& b : m_out.buildings) {
        const auto of = kinds.find(b.id);
        if (of == kinds.end()) continue;
        b.year = yearFigures<N>(together(of->second), b.id, {b.itPower.si(), b.facilityPower.si()}, {rules[0], rules[1]});
    }
}

/// What ITUE rests on beside the racks' own shelves and trays.
template <Number N>
std::array<N, 2> ProgrammeModel<N>::insideRules() const
{
    const auto rule = [&](const char* symbol, FractionDatum Assumptions::*member, const char* key) {
        const FractionDatum& own = m_plan.assumptions.*member;
        return given<N>(symbol, own.set() ? own : defaultAssumptions().*member, [key] { return std::string("assumptions.") + key; }).si();
    };
    return {rule("f_fan", &Assumptions::rackFanShare, "rack_fan_share"),
            rule("η_psu", &Assumptions::rackSupplyEfficiency, "rack_supply_efficiency")};
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
SiteIntensities<N> ProgrammeModel<N>::intensities(const Site& site, const Climate& climate, const YearDrive& drive) const
{
    SiteIntensities<N> x;
    const std::string path = "sites[" + site.id + "].";
    if (site.waterIntensity.set()) x.water = given<N>("EWIF", site.waterIntensity, [&] { return path + "water_intensity"; });
    x.hourlyCarbon = drive.carbon != nullptr;
    const bool oneValue = site.carbonSeries.empty();
    if (oneValue && site.carbonIntensity.set())
        x.carbon = given<N>("CEF", site.carbonIntensity, [&] { return path + "carbon_intensity"; });
    else if (oneValue && climate.carbonIntensity.set())
        x.carbon = given<N>("CEF", climate.carbonIntensity, [&] { return "climates[" + climate.id + "].carbon_intensity"; });
    double carbon = 0.0;
    double firm = 0.0;
    for (const OnsiteResult<double>& block : evaluateOnsite<double>(m_plan, site)) {
        carbon += block.carbon.si();
        firm += block.firm.si();
    }
    if (firm > 0.0) x.generationCarbon = carbon / firm;
    x.priced = drive.priceKnown && (drive.tariff.hourly || site.energyPrice.set() || climate.energyPrice.set());
    return x;
}

#define RW_FOR(N)                                                                                                        \
    template std::vector<BuildingLoad<double>> ProgrammeModel<N>::plainLoads(std::size_t, const BuildingContent&) const; \
    template const typename ProgrammeModel<N>::BuildingYear& ProgrammeModel<N>::yearOf(const BuildingContent&, KindYear&) const; \
    template std::vector<YearHour> ProgrammeModel<N>::siteHours(const SiteRun&, KindYear&);                              \
    template void ProgrammeModel<N>::findDrive(KindYear&);                                                               \
    template void ProgrammeModel<N>::runYear(KindYear&);                                                                 \
    template bool ProgrammeModel<N>::alike(const KindYear&, const KindYear&) const;                                      \
    template std::vector<typename ProgrammeModel<N>::KindYear> ProgrammeModel<N>::kindYears();                           \
    template void ProgrammeModel<N>::years();                                                                            \
    template std::array<N, 2> ProgrammeModel<N>::insideRules() const;                                                    \
    template const BuildingResult<N>& ProgrammeModel<N>::firstBuilding(std::size_t);                                     \
    template SiteIntensities<N> ProgrammeModel<N>::intensities(const Site&, const Climate&, const YearDrive&) const;
RW_FOR(double)
RW_FOR(Recorded)
#undef RW_FOR

}  // namespace rw
