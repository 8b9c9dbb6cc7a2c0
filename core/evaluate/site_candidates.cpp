// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/site_candidates.h"

#include "catalogue/display_name.h"
#include "evaluate/evaluate_with.h"
#include "programme/cost_parts.h"
#include "programme/onsite.h"

#include <algorithm>

namespace rw {

namespace {

/// All that the programme builds, as one phase: each cluster kind by its part of the racks' power.
Phase together(const Evaluation& evaluation)
{
    Phase all;
    all.id = "all";
    for (const auto& phase : evaluation.phases)
        for (const auto& [cluster, racks] : phase.racksByCluster) {
            const auto platform = std::find_if(evaluation.platforms.begin(), evaluation.platforms.end(),
                                               [&, id = cluster](const auto& p) { return p.cluster == id; });
            if (platform == evaluation.platforms.end() || racks.value() <= 0.0) continue;
            const double power = racks.value() * platform->rackPower.value();
            const auto known = std::find_if(all.mix.begin(), all.mix.end(), [&, id = cluster](const MixShare& m) { return m.cluster == id; });
            if (known != all.mix.end()) known->share.si = *known->share.si + power;
            else all.mix.push_back({cluster, cluster, FractionDatum(power, unit::one)});
        }
    return all;
}

/// The plan with one of its sites, once, to be filled with so much of each kind.
Plan alone(const Plan& plan, const Site& site, const Phase& phase)
{
    Plan one = plan;
    one.sites = {site};
    one.sites.front().count = 1;
    one.programme.targetKind = TargetKind::Fill;
    one.programme.phases = {phase};
    one.programme.selection = {};
    return one;
}

/// What of a site the evaluation does not look at.
Site withoutWishes(Site site)
{
    site.id.clear();
    site.name.clear();
    site.region.clear();
    site.selection = SiteWish::Free;
    site.openingCost = {};
    site.latitude = {};
    site.longitude = {};
    site.count = 1;
    site.gridDate = {};
    site.gridSteps.clear();
    return site;
}

/// Mean IT power over the year, of the design's.
double meanLoad(const Evaluation& evaluation)
{
    const auto& p = evaluation.programme;
    if (!p.year || !p.itPower || p.itPower->value() <= 0.0) return 1.0;
    return p.year->it.value() / (p.itPower->value() * unit::year.toSi(1.0));
}

void addYear(const Plan& plan, const Site& site, const Evaluation& full, double load, double part, PlanCandidate& c)
{
    const auto& p = full.programme;
    c.waterKnown = p.year.has_value();
    if (p.year) c.numbers.waterPerBuilding = part * p.year->water.value();
    if (p.year && p.year->co2) {
        c.numbers.carbonPerBuilding = part * p.year->co2->value();
        return;
    }
    const Climate* climate = findById(plan.climates, site.climate);
    const auto& intensity = site.carbonIntensity.set() || !climate ? site.carbonIntensity : climate->carbonIntensity;
    c.carbonKnown = intensity.set();
    if (!intensity.set() || !site.carbonSeries.empty()) {
        c.carbonKnown = false;
        return;
    }
    c.carbonAssumed = true;
    c.numbers.carbonPerBuilding = part * p.facilityPower->value() * load * unit::year.toSi(1.0) * *intensity.si;
}

PlanCandidate candidateOf(const Plan& plan, const Site& site, const Evaluation& full, double load)
{
    PlanCandidate c;
    c.numbers.copies = site.count;
    const auto& p = full.programme;
    if (!p.buildings || !p.itPower || p.buildings->value() < 1.0 || p.itPower->value() <= 0.0 || full.buildings.empty()) {
        c.carbonKnown = c.waterKnown = false;
        return c;
    }
    const double buildings = p.buildings->value(), it = p.itPower->value();
    // Of one kind of rack the first building is a full one; of several each has its own, and the mean stands for all.
    const bool oneKind = full.phases.size() > 0 && full.phases.front().racksByCluster.size() == 1;
    c.numbers.perBuilding = oneKind ? full.buildings.front().itPower.value() : it / buildings;
    c.numbers.mostBuildings = static_cast<std::int64_t>(buildings);
    c.numbers.limits = datedLimits(site, it, p.gridPower->value(), firmGeneration<double>(plan, site).si());
    // The last building of a site that is bounded otherwise stands half empty.
    if (c.numbers.limits.empty() && it < buildings * c.numbers.perBuilding * (1.0 - 1e-9)) c.numbers.limits = {{Date{}, it}};
    const double part = c.numbers.perBuilding / it;
    // Racks and what comes with them cost the same on any site.
    if (const auto cost = siteCost(plan, site, {c.numbers.perBuilding, part * p.facilityPower->value(), {}})) {
        c.numbers.openingCost = cost->opening.mode.value();
        c.numbers.costPerBuilding = cost->building.mode.value();
    } else {
        c.costKnown = false;
    }
    if (!full.sites.empty()) c.limit = full.sites.front().limit;
    addYear(plan, site, full, load, part, c);
    return c;
}

}  // namespace

std::vector<PlanCandidate> siteCandidates(const Plan& plan, const Evaluation& evaluation, std::stop_token cancel)
{
    std::vector<PlanCandidate> candidates;
    std::vector<std::pair<Site, Evaluation>> known;
    const double load = meanLoad(evaluation);
    const Phase phase = together(evaluation);
    for (std::size_t i = 0; i < plan.sites.size() && !cancel.stop_requested(); ++i) {
        const Site& site = plan.sites[i];
        const Site plain = withoutWishes(site);
        auto full = std::find_if(known.begin(), known.end(), [&](const auto& k) { return k.first == plain; });
        if (full == known.end()) {
            Evaluation e = evaluateWith<double>(alone(plan, site, phase), {.rack = {}, .cluster = {}, .year = YearDetail::Bins, .cancel = cancel});
            full = known.insert(known.end(), {plain, std::move(e)});
        }
        candidates.push_back(candidateOf(plan, site, full->second, load));
        candidates.back().numbers.site = i;
    }
    return candidates;
}

Plan planAlone(const Plan& plan, const Site& site, const Evaluation& evaluation)
{
    return alone(plan, site, together(evaluation));
}

std::vector<CandidateNumbers> candidatesOf(const std::vector<PlanCandidate>& candidates)
{
    std::vector<CandidateNumbers> numbers;
    for (const PlanCandidate& c : candidates) numbers.push_back(c.numbers);
    return numbers;
}

std::vector<PeriodTarget> periodTargets(const Evaluation& evaluation)
{
    std::vector<PeriodTarget> targets;
    for (const auto& phase : evaluation.phases) {
        PeriodTarget target{displayName(phase), phase.end.set() ? phase.end : phase.start, 0.0};
        for (const auto& [cluster, racks] : phase.racksByCluster) {
            const auto platform = std::find_if(evaluation.platforms.begin(), evaluation.platforms.end(),
                                               [&, id = cluster](const auto& p) { return p.cluster == id; });
            if (platform == evaluation.platforms.end() || platform->itPerRack.value() <= 0.0) return {};
            target.power += racks.value() * platform->itPerRack.value();
        }
        targets.push_back(std::move(target));
    }
    std::stable_sort(targets.begin(), targets.end(), [](const PeriodTarget& a, const PeriodTarget& b) {
        if (a.end.set() != b.end.set()) return a.end.set();
        return a.end < b.end;
    });
    for (std::size_t t = 1; t < targets.size(); ++t) targets[t].power += targets[t - 1].power;
    return targets;
}

}  // namespace rw
